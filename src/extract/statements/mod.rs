//! Cues, content and attribution: who said what.
//!
//! A [`kernel`] is a cue verb with its subject. [`frames`] and [`content`] find what it reports, left and
//! right of it; [`phrasal`] adds what nouns and prepositions report, [`turns`] the lines of interviews,
//! [`floating`] the quotations that stand alone. Every rule writes a [`scene::Draft`]; [`resolve`] decides
//! between drafts that claim the same words and asks the [`Cast`] who speaks.

mod content;
mod drafts;
mod floating;
mod frames;
mod kernel;
mod phrasal;
mod resolve;
mod scene;
mod subject;
mod title;
mod turns;
mod unclosed;

use crate::extract::Page;
use crate::extract::mentions::Cast;
use crate::extract::phrases::Phrases;
use crate::extract::quotes::Quote;
use crate::model::{Mention, Speaker, Statement};
use drafts::Drafts;
use scene::Scene;

/// Who said what on one page.
pub struct Found {
    pub statements: Vec<Statement>,
    pub speakers: Vec<Speaker>,
    pub mentions: Vec<Mention>,
}

/// Finds the statements of the page and the speakers that they resolve to.
pub fn statements(page: &Page<'_>, phrases: &Phrases, quotes: &[Quote]) -> Found {
    let quotes = &unclosed::cut_at_frame(page, phrases, quotes);
    let scene = Scene::new(page, phrases, quotes);
    let cast = Cast::new(page, phrases, quotes);
    let kernels = kernel::kernels(&scene, &cast);
    let mut drafts = Vec::new();
    let mut floor = 0;
    for k in 0..kernels.len() {
        let Some(draft) = frames::draft(&scene, &kernels, k, floor) else { continue };
        floor = draft.content.iter().map(|r| r.end).chain([kernels[k].end]).max().unwrap_or(floor);
        drafts.push(draft);
    }
    drafts.extend(phrasal::prepositional(&scene, &cast));
    drafts.extend(phrasal::nominal(&scene, &cast, &kernels));
    drafts.extend(turns::turns(&scene));
    let resolve::Sifted { outer, relays } = resolve::sift(&scene, drafts);
    let mut drafts = Drafts::new(outer);
    for (q, quote) in scene.outermost() {
        if drafts.holding(&quote.tokens).is_some() {
            continue;
        }
        if let Some(draft) = frames::continuation(&scene, &drafts, q) {
            drafts.extend(draft, quote.tokens.clone());
        } else if let Some(draft) = floating::floating(&scene, &cast, &kernels, &drafts, q) {
            drafts.add(draft);
        }
    }
    let mut drafts = drafts.into_vec();
    let relays_from = drafts.len();
    drafts.extend(relays);
    resolve::resolve(&scene, cast, drafts, relays_from)
}
