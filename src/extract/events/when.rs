//! How the time expressions of a sentence date a clause: `at 9.40pm on 2 August`, `since 2018`, `from April to June`.

use super::clause::is_any;
use super::context::Context;
use crate::model::{Bound, DayRange, Edtf, Point, TimeExpression, TimexType};
use crate::text::TokenKind;
use std::ops::Range;

/// What the words before a date make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// `on Friday`, a bare `Friday`.
    At,
    /// `from Friday`, with no end told.
    From,
    Since,
    Until,
    By,
    /// `from May to July`.
    Lasting,
}

/// Neighbouring time expressions that tell one date, with the words that lead them in.
#[derive(Clone, Debug)]
pub(super) struct When {
    /// Prepositions included.
    pub(super) tokens: Range<usize>,
    /// `None`: the words are in the way of a title, but date nothing.
    pub(super) date: Option<Edtf>,
    pub(super) lead: Lead,
    /// The words, for the reason.
    pub(super) words: String,
}

/// The dates of the page in text order; each stands for one or more time expressions.
pub(super) fn whens(context: &Context<'_, '_>) -> Vec<When> {
    let times = context.times;
    let live = context.page.article.published.filter(|published| published.as_day().is_some() && context.is_live());
    let mut found = Vec::new();
    let mut n = 0;
    while n < times.len() {
        let mut last = n;
        while last + 1 < times.len() && last - n < 4 && is_one(context, &times[last], &times[last + 1]) {
            last += 1;
        }
        let group = &times[n..=last];
        let next = times.get(last + 1).filter(|_| last == n);
        let (when, used) = match next.and_then(|next| lasting(context, &group[0], next)) {
            Some(range) => (range, last + 2),
            None => (read(context, group, live), last + 1),
        };
        found.push(when);
        n = used;
    }
    found
}

fn tokens(context: &Context<'_, '_>, time: &TimeExpression) -> Range<usize> {
    context.page.segments.tokens_in(time.span)
}

/// Whether nothing but `on`, `at`, `in` or `of` lies between the two.
fn is_one(context: &Context<'_, '_>, a: &TimeExpression, b: &TimeExpression) -> bool {
    let (a, b) = (tokens(context, a).end, tokens(context, b).start);
    a <= b
        && b - a <= 2
        && super::clause::sentence_of(context.page, a.saturating_sub(1)).contains(&b)
        && (a..b).all(|i| is_any(context.page.word(i), &["on", "at", "in", "of", "the"]))
}

/// `from April to June 2024`, `between May and July`.
fn lasting(context: &Context<'_, '_>, a: &TimeExpression, b: &TimeExpression) -> Option<When> {
    let page = context.page;
    let (from, to) = (tokens(context, a), tokens(context, b));
    let lead = page.word(from.start.checked_sub(1)?);
    if to.start != from.end + 1 {
        return None;
    }
    let joint = page.word(from.end);
    let lasts = is_any(lead, &["from"]) && is_any(joint, &["to", "until", "till", "through", "–", "-"]);
    let within = is_any(lead, &["between"]) && is_any(joint, &["and"]);
    let (Edtf::At(first), Edtf::At(last)) = (a.date?, b.date?) else { return None };
    let in_order = match (days(a.date?)?, days(b.date?)?) {
        (DayRange { first: Some(first), .. }, DayRange { last: Some(last), .. }) => first <= last,
        _ => false,
    };
    if !(lasts || within) || !in_order {
        return None;
    }
    let (first, last) = (Bound::At(first), Bound::At(last));
    Some(When {
        tokens: from.start - 1..to.end,
        date: Some(if lasts { Edtf::Interval(first, last) } else { Edtf::Within(first, last) }),
        lead: Lead::Lasting,
        words: super::title::words(page, from.start..to.end),
    })
}

fn read(context: &Context<'_, '_>, group: &[TimeExpression], live: Option<Edtf>) -> When {
    let page = context.page;
    let start = tokens(context, &group[0]).start;
    let end = tokens(context, &group[group.len() - 1]).end.max(start + 1);
    let word = |back: usize| start.checked_sub(back).map_or("", |i| page.word(i));
    let particular = usize::from(is_any(word(1), &["early", "late", "around", "about", "only", "just"]));
    let lead = word(1 + particular);
    let (reading, extra) = match lead {
        word if is_any(word, &["on", "in", "at", "during", "for"]) => (Lead::At, 1),
        word if is_any(word, &["since"]) => (Lead::Since, 1),
        word if is_any(word, &["until", "till"]) => (Lead::Until, 1),
        word if is_any(word, &["by"]) => (Lead::By, 1),
        word if is_any(word, &["from"]) => (Lead::From, 1),
        _ => (Lead::At, 0),
    };
    // `than in 2018`, `scheduled for Friday`, `after Friday`, `of 2018`.
    let before = word(1 + particular + extra);
    let compared = is_any(before, &["than", "as", "like", "unlike", "from", "to", "with", "versus"]);
    let planned = is_any(before, &["scheduled", "set", "planned", "slated", "due", "booked", "expected"]);
    let stray = extra == 0
        && is_any(
            lead,
            &[
                "before",
                "after",
                "of",
                "than",
                "to",
                "and",
                "or",
                "through",
                "between",
                "as",
                "the",
                "a",
                "an",
                "’s",
                "'s",
                "his",
                "her",
                "their",
                "its",
                "our",
                "my",
                "your",
                "with",
                "versus",
                "vs",
                "like",
                "about",
                "throughout",
                "within",
                "over",
            ],
        );
    let ahead = is_any(lead, &["for"]);
    let fits = !compared && !stray && (!ahead || planned) && !belongs_to_noun(context, start, end, extra > 0);
    let clock = page.word(start).starts_with(|c: char| c.is_ascii_digit());
    When {
        tokens: start - extra - if extra > 0 { particular } else { 0 }..end,
        date: one_date(group, live, clock).filter(|_| fits),
        lead: reading,
        words: super::title::words(page, start..end),
    }
}

/// `his famous 1963 refrain`, `a Friday meeting`, `Friday’s match`: the date stands before what it belongs to.
fn belongs_to_noun(context: &Context<'_, '_>, start: usize, end: usize, led: bool) -> bool {
    let page = context.page;
    let Some(next) = page.tokens().get(end) else { return false };
    if next.kind == TokenKind::Clitic {
        return is_any(page.word(end), &["’s", "'s"]);
    }
    let Some(phrase) = context.phrases.noun_phrase_at(end - 1).filter(|phrase| phrase.tokens.end > end) else {
        return next.kind == TokenKind::Word && page.tags[end].is_common_noun() && led;
    };
    // `on Friday Finch resigned`: the tagger sees one long name.
    let year = page.word(start).starts_with(|c: char| c.is_ascii_digit());
    let name = page.tags[end].is_proper() && phrase.tokens.start >= start && (led || !year);
    !name
}

/// The date that all of `group` tell together, as exactly as one of them does; days count before hours.
/// In a live blog a time of day alone is one of the day of publication.
fn one_date(group: &[TimeExpression], live: Option<Edtf>, clock: bool) -> Option<Edtf> {
    let of = |kind: TimexType| group.iter().filter(move |t| t.timex_type == kind).filter_map(|t| t.date);
    let mut dates: Vec<Edtf> = of(TimexType::Date).collect();
    if dates.is_empty() {
        dates = of(TimexType::Time).collect();
    }
    if let ([time], true, Some(day)) = (group, dates.is_empty(), live)
        && time.timex_type == TimexType::Time
        && time.value.starts_with(&day.to_string())
        && clock
    {
        return Some(day);
    }
    let narrowest = dates.iter().copied().min_by_key(|date| width(*date))?;
    dates.iter().all(|date| agree(*date, narrowest)).then_some(narrowest)
}

pub(super) fn days(date: Edtf) -> Option<DayRange> {
    date.days()
}

/// Whether one of two dates lies inside the other.
pub(super) fn agree(a: Edtf, b: Edtf) -> bool {
    if a == b {
        return true;
    }
    match (a.days(), b.days()) {
        (Some(a), Some(b)) => match ((a.first, a.last), (b.first, b.last)) {
            ((Some(a1), Some(a2)), (Some(b1), Some(b2))) => (a1 <= b1 && b2 <= a2) || (b1 <= a1 && a2 <= b2),
            _ => false,
        },
        _ => false,
    }
}

/// In days; dates without a place on the axis are widest.
pub(super) fn width(date: Edtf) -> i64 {
    match date.days().map(|d| (d.first, d.last)) {
        Some((Some(first), Some(last))) => i64::from(last) - i64::from(first),
        _ => i64::MAX,
    }
}

/// `date`, with a doubt whether it is this one.
pub(super) fn uncertain(date: Edtf) -> Edtf {
    match date {
        Edtf::At(point) => Edtf::At(Point { uncertain: true, ..point }),
        other => other,
    }
}
