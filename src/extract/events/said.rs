//! When a statement was said, as precisely as the article tells and no more.

use super::clause::{is_any, is_finite, is_preposition, opens_clause, parts, sentence_of};
use super::document::{came_out, document};
use super::talk::{Talk, is_turn};
use super::{lead, scene};
use crate::extract::Page;
use crate::lexicon::{OccasionClass, occasion};
use crate::model::{Bound, DayRange, Edtf, Form, Point, Reason, SpeakerIndex, Statement, TimeExpression, TimexType};
use crate::text::{Span, TokenKind};

/// Sets `said` of every statement and gives the reason. A statement that goes on in the sentence after a dated
/// one of the same speaker was said together with it.
pub fn said_dates(page: &Page<'_>, statements: &mut [Statement], times: &[TimeExpression]) {
    let mut last: Option<Told> = None;
    let talk = Talk::read(page, statements, times);
    for statement in statements.iter_mut() {
        let sentence = statement.content.first().and_then(|span| page.segments.sentence_at(span.start()));
        let told = told_date(page, statement, times)
            .or_else(|| talk.date_of(page, statement))
            .or_else(|| scene::date(page, statement, times))
            .or_else(|| came_out(page, statement, times));
        let carried = || last.filter(|told| told.goes_on_in(page, statement, sentence));
        let (said, reason) = match (told, carried()) {
            (Some((date, reason)), _) => (Some(date), Some(reason)),
            (None, Some(told)) => {
                (Some(told.date), Some("said together with the statement before it, which is dated".into()))
            }
            (None, None) => undated(page, statement, times),
        };
        statement.said = said;
        statement.reasons.extend(reason);
        let end = statement.content.last().and_then(|span| page.segments.sentence_at(span.end().saturating_sub(1)));
        if let (Some(end), Some(speaker), None) = (end, statement.speaker, statement.relay_of) {
            let dated = said.filter(|said| is_told(*said) && !is_turn(page, statement));
            last = dated.map(|date| Told { speaker, date, sentence: end });
        }
    }
    lead::settle(page, statements);
}

/// More than a bound by the day of publication.
pub(super) fn is_told(said: Edtf) -> bool {
    !matches!(said, Edtf::Within(Bound::Open, _))
}

/// A dated statement, on which the next may lean.
#[derive(Clone, Copy)]
struct Told {
    speaker: SpeakerIndex,
    date: Edtf,
    sentence: usize,
}

impl Told {
    fn goes_on_in(self, page: &Page<'_>, statement: &Statement, sentence: Option<usize>) -> bool {
        let Some(sentence) = sentence else { return false };
        statement.speaker == Some(self.speaker)
            && statement.relay_of.is_none()
            && sentence.saturating_sub(self.sentence) <= if statement.form == Form::Direct { 2 } else { 1 }
            && !is_apart(page, statement)
            && document(page, statement).is_none()
    }
}

/// `had said`, `once told`, `said later`: on another occasion than what was told before.
fn is_apart(page: &Page<'_>, statement: &Statement) -> bool {
    const BEFORE: &[&str] = &[
        "has",
        "have",
        "had",
        "’ve",
        "’s",
        "’d",
        "used",
        "would",
        "will",
        "often",
        "always",
        "once",
        "earlier",
        "later",
        "previously",
        "repeatedly",
        "never",
        "long",
        "since",
        "usually",
        "sometimes",
    ];
    const AFTER: &[&str] = &["later", "earlier", "previously", "afterwards", "afterward", "before", "once", "often"];
    let Some(cue) = statement.cue.first().map(|cue| page.segments.tokens_in(*cue)) else { return false };
    (cue.start.saturating_sub(3)..cue.start).any(|i| is_any(page.word(i), BEFORE)) || is_any(page.word(cue.end), AFTER)
}

/// When `statement` was said and how that is known. Without a date beside it the day of publication bounds it
/// from above; `None` when that is unknown too, or the words come from a document.
pub fn said_date(page: &Page<'_>, statement: &Statement, times: &[TimeExpression]) -> (Option<Edtf>, Option<Reason>) {
    match told_date(page, statement, times) {
        Some((date, reason)) => (Some(date), Some(reason)),
        None => undated(page, statement, times),
    }
}

/// The date that stands with the words that report.
fn told_date(page: &Page<'_>, statement: &Statement, times: &[TimeExpression]) -> Option<(Edtf, Reason)> {
    let cue = *statement.cue.first()?;
    beside(page, statement, times)
        .filter_map(|time| Some((time, possible(page, time.date?)?)))
        .min_by_key(|(time, _)| gap(cue, time.span))
        .map(|(time, date)| {
            let reason = format!("“{}” stands with “{}”", time.span.slice(page.text), cue.slice(page.text));
            (date, reason.into())
        })
}

/// The dates and times of day that tell when the statement was said, placed on the calendar or not.
fn beside<'t>(
    page: &Page<'_>,
    statement: &Statement,
    times: &'t [TimeExpression],
) -> impl Iterator<Item = &'t TimeExpression> {
    let cue = statement.cue.first().copied();
    let sentence = cue.map(|cue| sentence_of(page, page.segments.tokens_in(cue).start)).unwrap_or_default();
    let bounds = super::clause::span_of(page, sentence.clone());
    let inside = bounds.map_or(&times[..0], |bounds| {
        let first = times.partition_point(|t| t.span.end() <= bounds.start());
        let last = times.partition_point(|t| t.span.start() < bounds.end());
        &times[first..last.max(first)]
    });
    inside.iter().filter(move |time| {
        let Some(cue) = cue else { return false };
        matches!(time.timex_type, TimexType::Date | TimexType::Time)
            && gap(cue, time.span) <= FAR
            && (follows_cue(page, statement, cue, time.span)
                || !statement.content.iter().chain(&statement.source).any(|span| span.overlaps(time.span))
                    && stands_with(page, statement, cue, sentence.start, time.span))
    })
}

/// How many bytes may lie between a time and the cue.
const FAR: usize = 400;

fn gap(a: Span, b: Span) -> usize {
    if a.end() <= b.start() { b.start() - a.end() } else { a.start().saturating_sub(b.end()) }
}

/// `said Wednesday it stood by its methods`, `tells us this morning he would …`: the time parts the cue from
/// what was said, even where what was said is read from the cue on.
fn follows_cue(page: &Page<'_>, statement: &Statement, cue: Span, time: Span) -> bool {
    let (cue, time) = (page.segments.tokens_in(cue), page.segments.tokens_in(time));
    let told = usize::from(is_any(page.word(cue.end), &["me", "us", "him", "her", "them", "reporters"]));
    let start = cue.end + told + usize::from(is_any(page.word(cue.end + told), &["on"]));
    let opens = statement.content.iter().all(|content| content.start() >= page.tokens()[cue.start].span.start());
    let next = time.end;
    let goes_on = is_any(
        page.word(next),
        &["that", "he", "she", "it", "they", "there", "we", "i", "the", "his", "her", "its", "their", "this"],
    );
    !cue.is_empty() && time.start == start && opens && goes_on
}

/// Whether the time tells when the cue's saying was, and not something beside it.
fn stands_with(page: &Page<'_>, statement: &Statement, cue: Span, sentence: usize, time: Span) -> bool {
    let cue = page.segments.tokens_in(cue);
    let time = page.segments.tokens_in(time);
    if time.is_empty() {
        return false;
    }
    // `his weekend comments encouraging them`
    let noun = time.end + 1 == cue.start
        && occasion(page.word(time.end), "").is_some_and(|o| o.class == OccasionClass::Speech);
    if noun {
        return true;
    }
    if !leads_to_saying(page, &time) {
        return false;
    }
    let inside = |i: usize| statement.content.iter().any(|content| content.contains(page.tokens()[i].span));
    if time.start >= cue.end {
        // `told the paper on Monday that …`, `said in a 2018 interview`
        return (cue.end..time.start).all(|i| {
            !opens_clause(page, i)
                && !parts(page, i)
                && !is_finite(page, i)
                && !inside(i)
                && page.tokens()[i].kind != TokenKind::Comma
        });
    }
    let between = || time.end..cue.start;
    let beside = between()
        .all(|i| !opens_clause(page, i) && !parts(page, i) && page.tokens()[i].kind != TokenKind::Comma)
        && statement.source.iter().any(|source| page.segments.tokens_in(*source).end <= time.start);
    // `On Monday, in a speech to miners, she said`: the time opens the sentence, before any verb.
    let frames = (sentence..time.start).all(|i| !opens_clause(page, i) && !is_finite(page, i) && !inside(i))
        && time.start - sentence <= FRAME
        && !statement.source.iter().any(|source| page.segments.tokens_in(*source).start < time.start)
        && !between().any(|i| opens_clause(page, i) || (is_finite(page, i) && i + 1 < cue.start));
    beside || frames
}

/// How many tokens may stand before a time that frames its sentence.
const FRAME: usize = 12;

/// `on Tuesday`, `in a 2018 interview`, a bare `Tuesday`; not `of the 2018 summit`, `since 2018`.
pub(super) fn leads_to_saying(page: &Page<'_>, time: &std::ops::Range<usize>) -> bool {
    let governor = (time.start.saturating_sub(5)..time.start).rev().map(|i| page.word(i)).find(|word| {
        is_preposition(word)
            || is_any(word, &["since", "until", "till", "before", "after", "through", "than", "’s", "'s"])
    });
    let adjacent = page.word(time.start.wrapping_sub(1));
    let weekday_alone = governor.is_none_or(|word| !adjacent.eq_ignore_ascii_case(word)) && !is_determiner(adjacent);
    match governor {
        Some(word)
            if adjacent.eq_ignore_ascii_case(word) || is_determiner(adjacent) || is_adjective_like(page, time) =>
        {
            is_any(word, &["on", "in", "at", "during"])
        }
        _ => weekday_alone,
    }
}

fn is_determiner(word: &str) -> bool {
    is_any(word, &["a", "an", "the", "his", "her", "their", "its"])
}

/// `the 2018 summit`: the time stands before the noun it belongs to.
fn is_adjective_like(page: &Page<'_>, time: &std::ops::Range<usize>) -> bool {
    let digits = page.word(time.end - 1).bytes().all(|b| b.is_ascii_digit());
    let next = page.tokens().get(time.end).map(|t| t.kind);
    digits && next == Some(TokenKind::Word) && !is_preposition(page.word(time.end))
}

/// The part of `date` that does not lie after the day of publication; `None` when nothing is left or the year
/// is unknown but the day of publication is not.
pub(super) fn possible(page: &Page<'_>, date: Edtf) -> Option<Edtf> {
    let Some(published) = page.article.published else { return Some(date) };
    let DayRange { last: Some(published_day), .. } = published.days()? else { return Some(date) };
    let Some(days) = date.days() else { return Some(date) };
    if days.first.is_some_and(|first| first > published_day) {
        return None;
    }
    match (date, published) {
        (Edtf::Within(from, Bound::At(_)), Edtf::At(point)) if days.last.is_some_and(|last| last > published_day) => {
            Some(once(from, point))
        }
        _ => Some(date),
    }
}

/// One day when both ends are the same.
fn once(from: Bound, to: Point) -> Edtf {
    if from == Bound::At(to) { Edtf::At(to) } else { Edtf::Within(from, Bound::At(to)) }
}

fn undated(page: &Page<'_>, statement: &Statement, times: &[TimeExpression]) -> (Option<Edtf>, Option<Reason>) {
    if let Some(document) = document(page, statement) {
        let reason = format!("from a {document}: the day it was said is not told");
        return (None, Some(reason.into()));
    }
    match page.article.published {
        Some(Edtf::At(published)) => (
            Some(Edtf::Within(Bound::Open, Bound::At(published))),
            Some("no date stands with it; said by the day of publication".into()),
        ),
        _ => {
            let told = beside(page, statement, times).find(|time| time.date.is_none() && !time.value.ends_with("_REF"));
            let reason = match told {
                Some(time) => {
                    let words = time.span.slice(page.text);
                    format!("“{words}” cannot be placed: the day of publication is unknown").into()
                }
                None => "no date stands with it, and the day of publication is unknown".into(),
            };
            (None, Some(reason))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::time::expressions;
    use crate::model::{Article, Certainty, Origin};

    /// `“…”` is the content; `cue` the words that report; `source` who.
    fn check(published: &str, text: &str, source: &str, cue: &str, expected: Option<&str>) {
        let article = Article { published: published.parse().ok(), ..Article::of(text, Origin::default()) };
        let page = Page::new(&article);
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(text, start, start + words.len()).unwrap()
        };
        let content = Span::new(text, text.find('“').unwrap(), text.find('”').unwrap() + 3).unwrap();
        let statement = Statement {
            form: Form::Direct,
            content: vec![content],
            cue: vec![span(cue)],
            source: vec![span(source)],
            speaker: None,
            said: None,
            certainty: Certainty(90),
            reasons: Vec::new(),
            relay_of: None,
        };
        let (said, reason) = said_date(&page, &statement, &expressions(&page));
        assert_eq!(said.map(|d| d.to_string()).as_deref(), expected, "{text}");
        assert!(reason.is_some());
    }

    const DAY: &str = "2024-02-12";

    #[test]
    fn a_date_beside_the_cue() {
        check(DAY, "Finch told the Courier on Friday that “it ends”.", "Finch", "told", Some("2024-02-09"));
        check(DAY, "“It ends,” Finch said Friday.", "Finch", "said", Some("2024-02-09"));
        check(DAY, "“It ends,” Finch said in 2018.", "Finch", "said", Some("2018"));
        check(DAY, "“It ends,” Finch said in a 2018 interview.", "Finch", "said", Some("2018"));
        check(DAY, "Finch on Friday said “it ends”.", "Finch", "said", Some("2024-02-09"));
        check(DAY, "On Friday, in a speech to miners, Finch said “it ends”.", "Finch", "said", Some("2024-02-09"));
        check(
            DAY,
            "Finch’s weekend comments calling it “over” hurt.",
            "Finch",
            "calling",
            Some("[2024-02-10..2024-02-11]"),
        );
        check("", "“It ends,” Finch said on Friday.", "Finch", "said", None);
        check("", "“It ends,” Finch said on March 12.", "Finch", "said", Some("XXXX-03-12"));
        check(DAY, "“It ends,” Finch said this week.", "Finch", "said", Some("2024-02-12"));
    }

    #[test]
    fn a_date_of_something_else() {
        let by_publication = Some("[..2024-02-12]");
        check(DAY, "“It ends on Friday,” Finch said.", "Finch", "said", by_publication);
        check(DAY, "“It ends,” said Finch, who left in 2019.", "Finch", "said", by_publication);
        check(DAY, "“It ends,” Finch said of the 2018 summit.", "Finch", "said", by_publication);
        check(DAY, "“It ends,” Finch, elected in 2019, said.", "Finch", "said", by_publication);
        check(DAY, "“It ends,” Finch has said since 2018.", "Finch", "said", by_publication);
        let who = "the man who fell last week";
        check(DAY, "“It ends,” the man who fell last week said on Friday.", who, "said", Some("2024-02-09"));
        check(DAY, "“It ends,” the man who fell last week said.", who, "said", by_publication);
        check(DAY, "“It ends,” Finch said, describing the fair in 2018.", "Finch", "said", by_publication);
        check("", "“It ends,” Finch said.", "Finch", "said", None);
        check("2024", "“It ends,” Finch said.", "Finch", "said", Some("[..2024]"));
    }

    #[test]
    fn documents() {
        check(DAY, "“It ends,” Finch said in the book.", "Finch", "said", None);
        check(DAY, "“It ends,” according to a report by the council.", "a report by the council", "according to", None);
        check(DAY, "“It ends,” Finch wrote in her 2020 memoir.", "Finch", "wrote", Some("2020"));
        check(DAY, "“It ends,” Finch said in a statement.", "Finch", "said", Some("[..2024-02-12]"));
    }
}
