//! When the turns of an interview or a transcript were said.

use super::clause::{is_any, is_finite, sentence_of};
use super::said::{leads_to_saying, possible};
use crate::extract::Page;
use crate::model::{Edtf, Form, Point, Precision, Reason, Statement, TimeExpression, TimexType};
use crate::text::Span;
use std::collections::BTreeSet;

const TALK: &[&str] = &[
    "talked",
    "spoke",
    "interviewed",
    "interview",
    "conversation",
    "conducted",
    "recorded",
    "chatted",
    "talks",
    "sat",
    "met",
    "spoken",
];

/// A passage that was recorded apart: `(BEGIN VIDEO CLIP)` … `(END VIDEO CLIP)`.
struct Clip {
    span: Span,
    /// The paragraph that announces it.
    before: Option<Span>,
}

/// What the article tells about the day of a talk that it prints turn by turn.
pub(super) struct Talk<'t> {
    day: Option<(Edtf, Reason)>,
    clips: Vec<Clip>,
    times: &'t [TimeExpression],
}

impl<'t> Talk<'t> {
    pub(super) fn read(page: &Page<'_>, statements: &[Statement], times: &'t [TimeExpression]) -> Self {
        let mut turns = statements.iter().filter(|statement| is_turn(page, statement));
        let first = turns.next().filter(|_| turns.next().is_some()).and_then(|turn| turn.cue.first());
        let none = Talk { day: None, clips: Vec::new(), times };
        let Some(first) = first else { return none };
        let day = introduced(page, *first, times).or_else(|| broadcast(page, *first));
        Talk { day, clips: clips(page), ..none }
    }

    /// When a turn was said.
    pub(super) fn date_of(&self, page: &Page<'_>, statement: &Statement) -> Option<(Edtf, Reason)> {
        if !is_turn(page, statement) {
            return None;
        }
        let cue = *statement.cue.first()?;
        match self.clips.iter().find(|clip| clip.span.contains(cue)) {
            Some(clip) => self.clip(page, statement, clip),
            None => self.day.clone(),
        }
    }

    /// `Wynn sat in that chair on Thursday. Here is what he told us.`
    fn clip(&self, page: &Page<'_>, statement: &Statement, clip: &Clip) -> Option<(Edtf, Reason)> {
        let before = clip.before?;
        let source = statement.source.first()?.slice(page.text);
        let name = source.split(',').next()?.split_whitespace().last()?.to_lowercase();
        let first = self.times.partition_point(|time| time.span.start() < before.start());
        let mut days = self.times[first..]
            .iter()
            .take_while(|time| time.span.end() <= before.end())
            .filter(|time| leads_to_saying(page, &page.segments.tokens_in(time.span)))
            .filter_map(|time| Some((time, day(possible(page, time.date?)?)?)));
        let (time, date) = days.next()?;
        let named = before.slice(page.text).to_lowercase().contains(&name);
        (named && days.next().is_none()).then(|| {
            let reason = format!("“{}” announces the recording", time.span.slice(page.text));
            (date, reason.into())
        })
    }
}

/// A turn of talk: `BRASK: We wait.` A quotation after a colon is none.
pub(super) fn is_turn(page: &Page<'_>, statement: &Statement) -> bool {
    let is_colon = matches!(&*statement.cue, [cue] if cue.slice(page.text) == ":");
    let quoted = statement.content.first().is_some_and(|c| c.slice(page.text).starts_with(['“', '"', '‘', '\'']));
    is_colon && !quoted && statement.form == Form::Direct && statement.relay_of.is_none()
}

/// `He talked with Ada Brask on April 22`, before the first turn; nothing when two days are told.
fn introduced(page: &Page<'_>, first: Span, times: &[TimeExpression]) -> Option<(Edtf, Reason)> {
    let end = times.partition_point(|time| time.span.end() <= first.start());
    let talks = times[..end].iter().filter(|time| {
        let tokens = page.segments.tokens_in(time.span);
        let published = page.article.published_span.is_some_and(|span| span.overlaps(time.span));
        let sentence = sentence_of(page, tokens.start).start;
        let governor = (sentence..tokens.start).rev().find(|i| is_finite(page, *i) || is_any(page.word(*i), TALK));
        matches!(time.timex_type, TimexType::Date | TimexType::Time)
            && !published
            && governor.is_some_and(|i| is_any(page.word(i), TALK))
            && leads_to_saying(page, &tokens)
    });
    let days: Vec<(&TimeExpression, Edtf)> =
        talks.filter_map(|time| Some((time, day(possible(page, time.date?)?)?))).collect();
    let distinct: BTreeSet<String> = days.iter().map(|(_, date)| date.to_string()).collect();
    let (time, date) = days.first().filter(|_| distinct.len() == 1)?;
    Some((*date, format!("the introduction says that they talked on “{}”", time.span.slice(page.text)).into()))
}

/// A transcript that carries its date at its head was spoken on that day.
fn broadcast(page: &Page<'_>, first: Span) -> Option<(Edtf, Reason)> {
    let head = page.article.published_span.filter(|span| span.end() <= first.start())?;
    let date = day(page.article.published?)?;
    let end = page.segments.tokens_in(first).start;
    (0..end)
        .any(|i| is_any(page.word(i), &["transcript"]))
        .then(|| (date, format!("a turn of a transcript that is dated “{}”", head.slice(page.text)).into()))
}

fn day(date: Edtf) -> Option<Edtf> {
    matches!(date, Edtf::At(Point { precision: Precision::Day(..), .. })).then_some(date)
}

fn clips(page: &Page<'_>) -> Vec<Clip> {
    let paragraphs = &page.segments.paragraphs;
    let opens = |n: usize, word: &str| {
        let text = paragraphs[n].span.slice(page.text).trim_start();
        text.starts_with(['(', '[']) && text.get(1..).is_some_and(|rest| rest.starts_with(word))
    };
    let mut clips = Vec::new();
    let mut open: Option<usize> = None;
    for n in 0..paragraphs.len() {
        if opens(n, "BEGIN") {
            open = Some(n);
        } else if opens(n, "END")
            && let Some(start) = open.take()
        {
            let before = start.checked_sub(1).map(|n| paragraphs[n].span);
            clips.push(Clip { span: paragraphs[start].span.to(paragraphs[n].span), before });
        }
    }
    clips
}
