//! What was said at an occasion that the article dated before: `said on that call`, `told the crowd`.

use super::clause::{is_any, is_finite, opens_clause, parts};
use super::said::{leads_to_saying, possible};
use crate::extract::Page;
use crate::lexicon::{OccasionClass, occasion};
use crate::model::{Edtf, Point, Precision, Reason, Statement, TimeExpression};
use crate::text::Span;
use std::ops::Range;

/// Who listens at an occasion, and what it is called.
const AUDIENCE: &[&str] =
    &["crowd", "audience", "hearing", "meeting", "rally", "gathering", "congregation", "spectators", "conference"];

/// How many sentences back the occasion may have been dated.
const BACK: usize = 6;

/// The day of the occasion that the words after the cue name.
pub(super) fn date(page: &Page<'_>, statement: &Statement, times: &[TimeExpression]) -> Option<(Edtf, Reason)> {
    let cue = page.segments.tokens_in(*statement.cue.first()?);
    let inside = |i: usize| statement.content.iter().any(|content| content.overlaps(page.tokens()[i].span));
    let end = (cue.end..page.tokens().len().min(cue.end + 7))
        .find(|i| inside(*i) || parts(page, *i) || opens_clause(page, *i) && !is_any(page.word(*i), &["that"]))
        .unwrap_or(page.tokens().len().min(cue.end + 7));
    let word = |i: usize| if i < end { page.word(i) } else { "" };
    for i in cue.end..end {
        let noun = if is_any(word(i), &["on", "at", "in", "during"]) && is_any(word(i + 1), &["that"]) {
            i + 2
        } else if is_any(word(i), &["at", "during"]) && is_any(word(i + 1), &["the"]) && is_any(word(i + 2), &["same"])
        {
            i + 3
        } else if i == cue.end && is_any(word(i), &["the"]) && is_any(word(i + 1), AUDIENCE) {
            return gathering(page, cue.start, times, i..i + 2);
        } else {
            continue;
        };
        if noun < end {
            return named_before(page, cue.start, times, noun);
        }
    }
    None
}

/// The sentences before the one of token `i`, the nearest first, as token numbers.
fn sentences_before<'p>(page: &'p Page<'_>, i: usize) -> impl Iterator<Item = Range<usize>> + 'p {
    let at = page.segments.sentences.partition_point(|sentence| sentence.tokens.end <= i);
    (at.saturating_sub(BACK)..at).rev().map(|n| page.segments.sentences[n].tokens.clone())
}

/// `a call with investors last Thursday`, of which `on that call` speaks.
fn named_before(page: &Page<'_>, cue: usize, times: &[TimeExpression], noun: usize) -> Option<(Edtf, Reason)> {
    for sentence in sentences_before(page, cue) {
        let Some(at) = sentence.clone().rev().find(|i| is_any(page.word(*i), &[page.word(noun)])) else { continue };
        let stops = |i: &usize| parts(page, *i) || opens_clause(page, *i) || is_finite(page, *i);
        let end = (at + 1..sentence.end.min(at + 9)).find(stops).unwrap_or(sentence.end.min(at + 9));
        let (time, date) = days_in(page, times, at + 1..end).next()?;
        let reason = format!("“{}” was dated “{}” before", page.word(noun), time.slice(page.text));
        return Some((date, reason.into()));
    }
    None
}

/// The one day of the last sentence that tells of a gathering: `People filled the gym on Tuesday for a hearing`.
fn gathering(page: &Page<'_>, cue: usize, times: &[TimeExpression], listeners: Range<usize>) -> Option<(Edtf, Reason)> {
    for sentence in sentences_before(page, cue) {
        let held = sentence
            .clone()
            .any(|i| occasion(page.word(i), page.word(i + 1)).is_some_and(|o| o.class == OccasionClass::Occasion));
        if !held {
            continue;
        }
        let mut days = days_in(page, times, sentence);
        let (time, date) = days.next()?;
        let words = format!("{} {}", page.word(listeners.start), page.word(listeners.start + 1));
        let reason = format!("“{words}” came together “{}”", time.slice(page.text));
        return days.next().is_none().then(|| (date, reason.into()));
    }
    None
}

/// The days told between `tokens` that are not after the day of publication.
fn days_in<'t>(
    page: &'t Page<'_>,
    times: &'t [TimeExpression],
    tokens: Range<usize>,
) -> impl Iterator<Item = (Span, Edtf)> + 't {
    let bounds = super::clause::span_of(page, tokens);
    let first = bounds.map_or(times.len(), |bounds| times.partition_point(|t| t.span.start() < bounds.start()));
    times[first..]
        .iter()
        .take_while(move |time| bounds.is_some_and(|bounds| time.span.end() <= bounds.end()))
        .filter(|time| leads_to_saying(page, &page.segments.tokens_in(time.span)))
        .filter_map(|time| Some((time.span, possible(page, time.date?)?)))
        .filter(|(_, date)| matches!(date, Edtf::At(Point { precision: Precision::Day(..), .. })))
}
