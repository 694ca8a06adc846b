//! What happened at an occasion that the article tells of, where no words of the clause say so: after `But at the
//! summit, Finch persisted` the rest of the paragraph is told of the summit. Such a date stays in doubt.

use super::clause::{is_any, is_one_of, opens_clause};
use super::context::Context;
use super::draft::Draft;
use super::predicate::{Tense, heads_clause};
use super::told::Told;
use super::when::{Lead, uncertain};
use crate::lexicon::occasion;
use crate::model::{Edtf, EventKind};
use std::ops::Range;

/// How many sentences are read as told of the occasion.
const REACH: usize = 4;
/// Among how many occasions told before the sentence its scene is looked for: bounds the work.
const LOOK_BACK: usize = 32;
/// Words that lead away from the occasion.
const AWAY: &str = "later earlier before after since now today until once previously again ago had would will often \
    always usually never every whenever meanwhile elsewhere has have if when whether";

/// Drafts with the date of a dated occasion of `occasions`, in doubt.
pub(super) fn inferred(context: &Context<'_, '_>, occasions: &[Draft]) -> Vec<Draft> {
    let sentences = &context.page.segments.sentences;
    let dated: Vec<&Draft> =
        occasions.iter().filter(|draft| draft.kind == EventKind::Occasion && draft.date.is_some()).collect();
    let mut found = Vec::new();
    let mut scene: Option<(usize, &Draft, Edtf)> = None;
    for (n, sentence) in sentences.iter().enumerate() {
        let before = dated.partition_point(|draft| draft.tokens.start < sentence.tokens.start);
        let told = &dated[before.saturating_sub(LOOK_BACK)..before];
        if let Some((draft, date)) = setting(context, sentence.tokens.clone(), told) {
            scene = Some((n, draft, date));
            continue;
        }
        let Some((set, occasion, date)) = scene else { continue };
        if sentences[set].paragraph != sentence.paragraph || n - set > REACH || is_dated(context, &sentence.tokens) {
            scene = None;
            continue;
        }
        found.extend(happened(context, sentence.tokens.clone(), occasion, date));
    }
    found
}

/// The dated occasion that a sentence sets as its scene: `But at the summit, …`, or by its place, `in Brussels`,
/// when `told` has one occasion there.
fn setting<'d>(context: &Context<'_, '_>, sentence: Range<usize>, told: &[&'d Draft]) -> Option<(&'d Draft, Edtf)> {
    let page = context.page;
    let one = |mut all: Vec<&'d Draft>| {
        all.dedup_by_key(|draft| draft.date);
        if let [only] = all[..] { Some((only, only.date?)) } else { None }
    };
    let opening = sentence.start..sentence.end.min(sentence.start + 4);
    for i in opening {
        if is_any(page.word(i), &["at", "during"]) && is_any(page.word(i + 1), &["the", "that"]) {
            let noun = occasion(page.word(i + 2), page.word(i + 3))?;
            return one(told.iter().copied().filter(|draft| draft.noun == noun.name).collect());
        }
    }
    for i in sentence.start..sentence.end.min(sentence.start + 120) {
        if is_any(page.word(i), &["in"]) {
            let there = |draft: &&Draft| draft.places.iter().any(|place| place == page.word(i + 1));
            let all: Vec<&Draft> = told.iter().copied().filter(there).collect();
            if !all.is_empty() {
                return one(all);
            }
        }
    }
    None
}

fn is_dated(context: &Context<'_, '_>, sentence: &Range<usize>) -> bool {
    sentence.clone().take(120).any(|i| context.when_at(i).is_some() || context.page.word(i) == "?")
}

/// The happenings of one sentence: a past tense with a subject that can be named and with an object.
fn happened(context: &Context<'_, '_>, sentence: Range<usize>, occasion: &Draft, date: Edtf) -> Vec<Draft> {
    let page = context.page;
    let mut found = Vec::new();
    for verb in sentence.clone().take(120).filter(|i| heads_clause(page, *i)) {
        let clause = context.clause(verb);
        let away = (clause.start..clause.end.min(verb + 5)).any(|i| is_one_of(page.word(i), AWAY));
        let Some(told) = Told::of(context, verb, clause, sentence.start).filter(|_| !away) else { continue };
        let end = told.predicate.tokens.end;
        let particle = usize::from(is_any(page.word(end), &["up", "out", "off", "down", "over"]));
        let object = context.phrases.noun_phrase_from(end + particle);
        let plain = told.predicate.tense == Tense::Past && object.is_some_and(|o| !opens_clause(page, o.tokens.start));
        if !plain || told.predicate.tokens.clone().any(|i| is_any(page.word(i), &["was", "were", "did"])) {
            continue;
        }
        let edge = told.tail_end(context, end);
        let reason = format!("the paragraph tells of “{}”; the date is inferred from it", occasion.title);
        found.extend(told.draft(context, &(edge..edge), uncertain(date), Lead::At, reason));
    }
    found
}
