use super::clause::{is_any, span_of};
use super::context::Context;
use super::predicate::Tense;
use super::when::Lead;
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

impl Draft {
    /// A named occasion goes to the tray of undated events; what has no name is told of elsewhere or not at all.
    pub(super) fn can_stand_undated(&self) -> bool {
        !self.names.is_empty() && self.kind == EventKind::Occasion && !matches!(self.noun, "vote" | "ballot" | "strike")
    }
}

/// What the clause of `tokens` and the day of publication say about a happening on `date`.
pub(super) fn told_status(context: &Context<'_, '_>, tokens: &Range<usize>, date: Option<Edtf>) -> EventStatus {
    let page = context.page;
    let clause = context.clause(tokens.start);
    let has = |words: &[&str]| clause.clone().any(|i| is_any(page.word(i), words));
    let over = date.is_some_and(|date| context.is_over(date));
    let tense = if over {
        Tense::Past
    } else if has(&["will", "’ll", "'ll", "shall", "scheduled", "upcoming", "planned"]) {
        Tense::Ahead
    } else if has(&["would", "could", "might", "may"]) {
        Tense::Open
    } else {
        Tense::Past
    };
    status_of(context, &clause, tokens, date, tense, Lead::At)
}

/// The same where the verb’s tense is known.
pub(super) fn status_of(
    context: &Context<'_, '_>,
    clause: &Range<usize>,
    tokens: &Range<usize>,
    date: Option<Edtf>,
    tense: Tense,
    lead: Lead,
) -> EventStatus {
    let page = context.page;
    let over = date.is_some_and(|date| context.is_over(date));
    let later = date.is_some_and(|date| begins_after_publication(context, date));
    let conditional = clause.clone().any(|i| is_any(page.word(i), &["if", "unless"]));
    let whether = tokens.clone().any(|i| is_any(page.word(i), &["could", "might", "may"]));
    match tense {
        _ if conditional && !over => EventStatus::Hypothetical,
        Tense::Ahead => EventStatus::Scheduled,
        Tense::Open if whether || !over => EventStatus::Hypothetical,
        Tense::Open => EventStatus::Scheduled,
        _ if lead == Lead::Since && tense == Tense::Perfect => EventStatus::Ongoing,
        _ if lead == Lead::Until && !over => EventStatus::Ongoing,
        _ if later => EventStatus::Scheduled,
        _ => EventStatus::Occurred,
    }
}

pub(super) fn begins_after_publication(context: &Context<'_, '_>, date: Edtf) -> bool {
    let published = context.page.article.published.and_then(|published| published.days());
    matches!(
        (date.days(), published),
        (Some(DayRange { first: Some(day), .. }), Some(DayRange { last: Some(published), .. })) if day > published
    )
}

/// `Claimed` where only a speaker says that it happened.
pub(super) fn as_told(context: &Context<'_, '_>, tokens: &Range<usize>, status: EventStatus) -> EventStatus {
    let told = span_of(context.page, tokens.clone()).is_some_and(|span| context.teller_of(span).is_some());
    if told && status == EventStatus::Occurred { EventStatus::Claimed } else { status }
}
