//! Cues, content and attribution: who said what.
//!
//! A [`kernel`] is a cue verb with its subject. [`frames`] and [`content`] find what it reports, left and
//! right of it; [`framed`] reads the frames that only their place tells; [`adjectival`] reads adjectives,
//! [`passive`] and [`raised`] verbs whose speaker stands elsewhere;
//! [`phrasal`] adds what nouns and prepositions report, [`questions`] what somebody was asked, [`turns`] the lines of interviews, [`signed`]
//! quotations with a name behind a dash, [`headline`] the colon of a headline, [`blocks`] letters set apart, [`inner`] what speakers tell of others’
//! words, [`floating`] the quotations that stand alone. Every rule writes a [`scene::Draft`]; [`resolve`] decides
//! between drafts that claim the same words and asks the [`Cast`] who speaks.

mod adjectival;
mod answers;
mod blocks;
mod content;
mod drafts;
mod ending;
mod floating;
mod framed;
mod frames;
mod headline;
mod inner;
mod kernel;
mod opening;
mod passive;
mod phrasal;
mod questions;
mod raised;
mod resolve;
mod scene;
mod signed;
mod subject;
mod title;
mod turns;
mod unclosed;

use crate::extract::Page;
use crate::extract::mentions::Cast;
use crate::extract::mentions::ranker::Ranker;
use crate::extract::phrases::Phrases;
use crate::extract::quotes::Quote;
use crate::model::{Mention, Speaker, Statement};
use drafts::Drafts;
use scene::Scene;

/// Who said what on one page.
pub struct Found {
    /// In the order of the text.
    pub statements: Vec<Statement>,
    pub speakers: Vec<Speaker>,
    pub mentions: Vec<Mention>,
}

/// Finds the statements of the page and the speakers that they resolve to.
pub fn statements(page: &Page<'_>, phrases: &Phrases, quotes: &[Quote]) -> Found {
    watched(page, phrases, quotes, Ranker::shipped(), |_| {})
}

/// The same with other weights for pronouns; `look` sees the [`Cast`] when all statements have asked who speaks.
pub(super) fn watched(
    page: &Page<'_>,
    phrases: &Phrases,
    quotes: &[Quote],
    ranker: &Ranker,
    look: impl FnOnce(&mut Cast<'_>),
) -> Found {
    let quotes = &unclosed::cut_at_frame(page, phrases, quotes);
    let scene = Scene::new(page, phrases, quotes);
    let mut cast = Cast::new(page, phrases, quotes);
    cast.ranker = ranker;
    let mut kernels = kernel::kernels(&scene, &cast, |_| true);
    kernels.extend(adjectival::adjectival(&scene, &cast));
    kernels.sort_by_key(|k| k.cue.start);
    framed::complete(&scene, &cast, &mut kernels);
    let mut drafts = Vec::new();
    let mut floor = 0;
    for k in 0..kernels.len() {
        let Some(draft) = frames::draft(&scene, &kernels, k, floor) else { continue };
        floor = draft.content.iter().map(|r| r.end).chain([kernels[k].end]).max().unwrap_or(floor);
        drafts.push(draft);
    }
    drafts.extend(phrasal::prepositional(&scene, &cast));
    drafts.extend(phrasal::nominal(&scene, &cast, &kernels));
    drafts.extend(passive::unnamed(&scene, &cast, &kernels));
    drafts.extend(questions::questions(&scene));
    drafts.extend(turns::turns(&scene, &cast));
    drafts.extend(answers::answers(&scene, &cast));
    drafts.extend(signed::signed(&scene, &cast));
    drafts.extend(headline::headline(&scene, &cast));
    drafts.extend(blocks::blocks(&scene, &cast, &kernels));
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
    let nested = inner::nested(quotes);
    let inside = Scene::new(page, phrases, &nested);
    drafts.extend(inner::relays(&scene, &inside, &cast));
    resolve::resolve([&scene, &inside], cast, drafts, relays_from, look)
}

#[cfg(test)]
mod tests {
    use super::scene::Draft;
    use super::*;
    use crate::extract::page::tests::article;
    use crate::extract::quotes::quotes;
    use std::ops::Range;

    /// Reads a text up to its cast and joins what `look` finds there.
    pub(super) fn found(text: &str, look: impl FnOnce(&Scene<'_>, &Cast<'_>) -> Vec<String>) -> String {
        let article = article(text);
        let page = Page::new(&article);
        let (phrases, quotes) = (Phrases::new(&page), quotes(&page));
        look(&Scene::new(&page, &phrases, &quotes), &Cast::new(&page, &phrases, &quotes)).join(" | ")
    }

    /// `source + cue: content`, the parts of the content parted by `…`.
    pub(super) fn show(scene: &Scene<'_>, draft: &Draft) -> String {
        let phrase = |tokens: &Range<usize>| scene.page.phrase(tokens.clone());
        let source = draft.source.as_ref().map_or("nobody".to_owned(), |s| phrase(&s.tokens));
        let cue = draft.cue.as_ref().map_or("nothing".to_owned(), phrase);
        let content: Vec<String> = draft.content.iter().map(phrase).collect();
        format!("{source} + {cue}: {}", content.join(" … "))
    }

    /// A draft of these words that tells nothing else.
    pub(super) fn draft(content: Range<usize>, certainty: f32) -> Draft {
        Draft { content: vec![content], cue: None, source: None, certainty, reason: "", implied: None, verbatim: false }
    }

    /// The statements of a text: speaker, form and content, `^` before a relay.
    pub(super) fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let (phrases, quotes) = (Phrases::new(&page), quotes(&page));
        let Found { statements, speakers, .. } = statements(&page, &phrases, &quotes);
        let shown: Vec<String> = statements
            .iter()
            .map(|s| {
                let speaker = s.speaker.map_or("nobody", |n| speakers[n.0 as usize].name.as_str());
                let content: Vec<&str> = s.content.iter().map(|c| c.slice(text)).collect();
                let relay = if s.relay_of.is_some() { "^" } else { "" };
                format!("{relay}{speaker}, {:?}: {}", s.form, content.join(" … "))
            })
            .collect();
        assert_eq!(shown.join(" | "), expected, "{text}");
    }

    #[test]
    fn each_rule_finds_its_statements() {
        check("Martha Quill said she would stay.", "Martha Quill, Indirect: she would stay");
        check("“I stay,” said Martha Quill.", "Martha Quill, Direct: “I stay,”");
        check("Martha Quill said the boat was “a wreck”.", "Martha Quill, Mixed: the boat was “a wreck”");
        check("The boat sank, according to Peter Arle.", "Peter Arle, Indirect: The boat sank");
        check("Peter Arle repeated his claim that it sank.", "Peter Arle, Indirect: that it sank");
        check("The sea rose. Nobody minded.", "");
    }

    #[test]
    fn a_quotation_goes_on_after_its_frame() {
        check(
            "“I stay,” said Martha Quill. “The boat is mine.”",
            "Martha Quill, Direct: “I stay,” … “The boat is mine.”",
        );
        check(
            "Martha Quill said: “I stay.\n\n“The boat is mine.”",
            "Martha Quill, Direct: “I stay. … “The boat is mine.”",
        );
    }
}
