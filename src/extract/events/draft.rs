use super::clause::{clause, is_any, sentence_of, span_of};
use super::context::Context;
use crate::model::{DayRange, Edtf, EventKind, EventStatus, Reason};
use std::ops::Range;

/// A happening as one place of the text tells of it, before mentions of the same one are merged.
pub(super) struct Draft {
    /// The words that tell of it.
    pub(super) tokens: Range<usize>,
    /// The noun that names it; empty for an action, which no other mention can name.
    pub(super) noun: &'static str,
    pub(super) kind: EventKind,
    pub(super) status: EventStatus,
    pub(super) title: String,
    pub(super) date: Option<Edtf>,
    /// With `the`, `this` or `that`: it may have been told of before.
    pub(super) definite: bool,
    /// Names in the phrase: two mentions with different names are two happenings.
    pub(super) names: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) reason: Reason,
}

/// What the clause of `tokens` and the day of publication say about a happening on `date`.
pub(super) fn status(context: &Context<'_, '_>, tokens: &Range<usize>, date: Option<Edtf>) -> EventStatus {
    let page = context.page;
    let clause = clause(page, tokens.start, sentence_of(page, tokens.start));
    let has = |words: &[&str]| clause.clone().any(|i| is_any(page.word(i), words));
    let published = page.article.published.and_then(|published| published.days());
    let days = date.and_then(|date| date.days());
    let after = |day: Option<i32>| match (day, published) {
        (Some(day), Some(DayRange { last: Some(published), .. })) => day > published,
        _ => false,
    };
    let begins_later = days.is_some_and(|d| after(d.first));
    let over = published.is_some() && days.is_some_and(|d| d.last.is_some() && !after(d.last));
    if has(&["if", "unless"]) && !over {
        EventStatus::Hypothetical
    } else if begins_later || (!over && has(&["will", "’ll", "'ll", "shall", "scheduled", "upcoming", "planned"])) {
        EventStatus::Scheduled
    } else if !over && has(&["would", "could", "might", "may"]) {
        EventStatus::Hypothetical
    } else {
        EventStatus::Occurred
    }
}

/// `Claimed` where only a speaker says that it happened.
pub(super) fn as_told(context: &Context<'_, '_>, tokens: &Range<usize>, status: EventStatus) -> EventStatus {
    let told = span_of(context.page, tokens.clone()).is_some_and(|span| context.teller_of(span).is_some());
    if told && status == EventStatus::Occurred { EventStatus::Claimed } else { status }
}
