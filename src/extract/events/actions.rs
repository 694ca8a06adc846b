//! Finite clauses with a date of their own: `Finch resigned in May 2019`.

use super::clause::{is_any, sentence_of};
use super::context::Context;
use super::draft::{Draft, told_status};
use super::predicate::{heads_clause, is_verb_form};
use super::subject::{OWNERS, nominal, subject};
use super::title::{Title, title, words};
use super::told::Told;
use super::when::{Lead, When, agree};
use crate::extract::tag::Xpos;
use crate::model::{Edtf, EventKind, EventStatus};
use crate::text::TokenKind;
use std::ops::Range;

pub(super) const PUBLISHED: &[&str] = &["published", "released", "publish", "releases", "publishes"];
/// One draft for each clause that a time expression dates, unless an occasion of `occasions` holds that
/// expression already; and one for each clause that happens at a dated occasion.
pub(super) fn actions(context: &Context<'_, '_>, occasions: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for when in context.whens.iter().filter(|when| when.date.is_some()) {
        let span = super::clause::span_of(context.page, when.tokens.clone());
        if span.is_none_or(|span| context.is_head_matter(span)) {
            continue;
        }
        let taken = occasions.partition_point(|draft| draft.tokens.end <= when.tokens.start);
        if occasions.get(taken).is_some_and(|draft| draft.tokens.start < when.tokens.end) {
            continue;
        }
        found.extend(dated(context, when));
    }
    for (setting, date) in super::occasions::settings(context, occasions) {
        let reason = format!("it happened at “{}”", words(context.page, setting.tokens.clone()));
        let at = setting.tokens.start - 1..setting.tokens.start - 1;
        found.extend(Told::find(context, &at).and_then(|told| told.draft(context, &at, date, Lead::At, reason)));
    }
    // `at the forum on Friday, at 10am`: one clause, dated twice.
    found.sort_by_key(|draft| draft.tokens.start);
    found.dedup_by(|new, old| {
        new.tokens.start == old.tokens.start && matches!((new.date, old.date), (Some(a), Some(b)) if agree(a, b))
    });
    found
}

fn dated(context: &Context<'_, '_>, when: &When) -> Option<Draft> {
    let page = context.page;
    let date = when.date?;
    let sentence = sentence_of(page, when.tokens.start);
    let asks = sentence.clone().rev().take(3).any(|i| page.word(i) == "?");
    if asks {
        return None;
    }
    let reason = format!("“{}” dates the clause", when.words);
    if let Some(draft) = opening_participle(context, when, date, &sentence) {
        return Some(draft);
    }
    if let Some(participle) = published(context, when.tokens.start) {
        return appeared(context, participle, date, reason);
    }
    let told = Told::find(context, &when.tokens)?;
    if told.leaves_date_to_participle(context, when.tokens.start) {
        return None;
    }
    told.draft(context, &when.tokens, date, when.lead, reason)
}

/// `Founded in 1931 as a cannery, Halvard Foods serves …`: what the participle tells is told of the subject.
fn opening_participle(context: &Context<'_, '_>, when: &When, date: Edtf, sentence: &Range<usize>) -> Option<Draft> {
    let page = context.page;
    let main = when.tokens.start.checked_sub(1).filter(|i| *i >= sentence.start)?;
    let opens =
        main == sentence.start || page.tokens()[main - 1].kind == TokenKind::Comma && main - 1 == sentence.start + 1;
    let participle = page.tags.get(main).is_some_and(|tag| matches!(tag.xpos, Xpos::Vbn | Xpos::Vbd));
    let comma = (when.tokens.end..sentence.end.min(when.tokens.end + 12))
        .find(|i| page.tokens()[*i].kind == TokenKind::Comma)
        .filter(|comma| !(main + 1..*comma).any(|i| heads_clause(page, i)))?;
    if !opens || !participle || when.lead != Lead::At {
        return None;
    }
    let verb = (comma + 1..sentence.end.min(comma + 30)).find(|i| heads_clause(page, *i))?;
    let subject = subject(context, verb, comma + 1).filter(|s| s.tokens.start == comma + 1)?;
    let rest = main..comma;
    Some(Draft {
        title: Title::new(&subject).participle(context, rest.clone()).build(),
        status: EventStatus::Occurred,
        noun: "",
        kind: EventKind::Action,
        date: Some(date),
        definite: false,
        names: Vec::new(),
        places: context.places_in(rest),
        tokens: main..subject.tokens.end,
        reason: format!("“{}” dates “{}”", when.words, page.word(main)).into(),
    })
}

/// The participle of `a report published in May`, nearer to the date at `edge` than any other verb.
fn published(context: &Context<'_, '_>, edge: usize) -> Option<usize> {
    let page = context.page;
    let clause = context.clause(edge);
    let near = (clause.start + 1..edge).rev().take(8).find(|i| is_verb_form(page, *i) || heads_clause(page, *i))?;
    let participle = match page.tags.get(near)?.xpos {
        Xpos::Vbn => true,
        // After another verb of the clause it only looks like a past tense.
        Xpos::Vbd => (clause.start..near - 1).any(|i| heads_clause(page, i)),
        _ => false,
    };
    (participle && is_any(page.word(near), PUBLISHED) && page.tags[near - 1].is_noun()).then_some(near)
}

/// Only what came out is an event of its own: `report published`.
fn appeared(context: &Context<'_, '_>, participle: usize, date: Edtf, reason: String) -> Option<Draft> {
    let page = context.page;
    let noun = nominal(context, participle, sentence_of(page, participle).start)
        .or_else(|| context.phrases.noun_phrase_ending(participle).map(|p| p.tokens.clone()))?;
    let bare = noun.start + usize::from(is_any(page.word(noun.start), &["a", "an", "the"]));
    if is_any(page.word(bare), OWNERS) || bare >= participle {
        return None;
    }
    let mut end = participle + 1;
    while end < participle + 14 {
        let next = context.when_at(end).map_or(end, |when| when.tokens.end);
        let led = is_any(page.word(next), &["in", "by", "on", "of", "for"]);
        match context.phrases.noun_phrase_from(next + 1).filter(|_| led && context.when_at(next).is_none()) {
            Some(phrase) => end = phrase.tokens.end,
            None => break,
        }
    }
    let tokens = noun.start..participle + 1;
    // `Report published`: nobody would know which.
    let known = end > participle + 1 || participle - bare > 1;
    if !known {
        return None;
    }
    let whole = super::title::words_without(context, bare..end);
    let short = words(page, bare..tokens.end);
    Some(Draft {
        title: if whole.chars().count() <= 90 { title(&whole) } else { title(&short) },
        status: told_status(context, &tokens, Some(date)),
        noun: "",
        kind: EventKind::Publication,
        date: Some(date),
        definite: false,
        names: Vec::new(),
        places: Vec::new(),
        tokens,
        reason: reason.into(),
    })
}
