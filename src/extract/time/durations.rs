//! Lengths of time, and dates told by one: `four years`, `the past two weeks`, `two years ago`, `a four-year term`.

use super::amount::{Amount, amount, number_of};
use super::anchor::Anchor;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use super::years::{century_value, decade_value};
use crate::lexicon::{CalendarUnit, CalendarWord, Count, calendar_word};
use crate::model::{Precision, TimexType};
use crate::text::TokenKind;

/// A number, and the unit it counts.
pub(super) fn counted(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (amount, end) = amount(scan, i)?;
    let (unit, end) = unit_after(scan, end)?;
    // `the 2018 day of action`
    if scan.plain_year(i).is_some() && scan.class(i + 1).is_some_and(|w| w == CalendarWord::Unit(unit, Count::One)) {
        return None;
    }
    if unit == CalendarUnit::Quarter && amount.whole.is_none_or(|n| n == 3) {
        return None; // three quarters of something
    }
    length(scan, i, end, &amount, unit)
}

/// `several years`, `a few days`, `a couple of weeks`, `many months`: a vague word at `i`.
pub(super) fn vague(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (amount, start, next) = if scan.is(i, &["several", "many"]) {
        (Amount::some(), i, i + 1)
    } else if scan.is(i, &["few"]) {
        (Amount::some(), scan.with_before(i, &["a"]), i + 1)
    } else if scan.is(i, &["couple"]) {
        (Amount::some(), scan.with_before(i, &["a"]), i + 1 + usize::from(scan.is(i + 1, &["of"])))
    } else if scan.is(i, &["half"]) && scan.is(i + 1, &["a", "an"]) {
        return half(scan, i);
    } else {
        return None;
    };
    let (unit, end) = unit_after(scan, next)?;
    length(scan, start, end, &amount, unit)
}

/// `half an hour`, `half a century`.
fn half(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, Count::One) = scan.class(i + 2)? else { return None };
    let value = match unit {
        CalendarUnit::Hour => "PT30M".to_owned(),
        CalendarUnit::Day => "PT12H".to_owned(),
        CalendarUnit::Year => "P6M".to_owned(),
        CalendarUnit::Decade => "P5Y".to_owned(),
        CalendarUnit::Century => "P50Y".to_owned(),
        CalendarUnit::Quarter | CalendarUnit::Weekend => return None,
        other => Amount::halves(0).of(other),
    };
    if scan.is(i + 3, &["ago"]) {
        return Some(Found::new(i..i + 4, TimexType::Date, Value::text("PAST_REF")));
    }
    Some(Found::new(i..i + 3, TimexType::Duration, Value::Text(value)))
}

/// `a week`, `an hour`, `a year ago`: the unit stands at `i`.
pub(super) fn single(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, Count::One) = scan.class(i)? else { return None };
    let start = scan.take_before(i, &["a", "an"])?;
    let fraction = matches!(unit, CalendarUnit::Quarter | CalendarUnit::Weekend);
    (!fraction).then(|| length(scan, start, i + 1, &Amount::whole(1), unit))?
}

/// `for years`, `decades of war`, `in minutes`: a plural without a number at `i`.
pub(super) fn plural(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, Count::Many) = scan.class(i)? else { return None };
    if unit == CalendarUnit::Quarter || unit == CalendarUnit::Weekend {
        return None;
    }
    let date = |start: usize, value: &str| Some(Found::new(start..i + 1, TimexType::Date, Value::text(value)));
    if let Some(start) = scan.take_before(i, &["recent"]) {
        return date(start, "PAST_REF");
    }
    if let Some(start) = scan.take_before(i, &["coming"]) {
        return date(scan.with_before(start, &["the"]), "FUTURE_REF");
    }
    let led = scan.follows(i, &["for", "in", "within", "after", "over", "spent", "took", "takes", "take"]);
    let goes_on = scan.is(i + 1, &["ago", "later", "earlier", "after", "before", "of"]);
    (led || goes_on).then(|| length(scan, i, i + 1, &Amount::some(), unit))?
}

/// `four-year`, `12-hour`, `decade-long`, `mid-March`, `third-quarter`, `19th-century`.
pub(super) fn hyphenated(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let word = scan.word(i);
    if word.len() > 30 {
        return None;
    }
    let (first, rest) = word.split_once('-')?;
    if is_any(first, &["early", "mid", "late"]) {
        return part_of(scan, i, rest);
    }
    if is_any(rest, &["long"]) {
        let CalendarWord::Unit(unit, count) = calendar_word(first)? else { return None };
        let amount = if count == Count::One { Amount::whole(1) } else { Amount::some() };
        return Some(Found::new(i..i + 1, TimexType::Duration, Value::Text(amount.of(unit))));
    }
    let tail = rest.rsplit('-').next()?;
    let CalendarWord::Unit(unit, Count::One) = calendar_word(tail)? else { return None };
    if scan.is(i + 1, &["old", "olds"]) {
        return None;
    }
    let ordinal = match calendar_word(first) {
        Some(CalendarWord::Ordinal(number)) => Some(number),
        _ => first.strip_suffix("th").and_then(|digits| digits.parse().ok()),
    };
    match (unit, ordinal) {
        (CalendarUnit::Century, Some(number)) => {
            return Some(Found::new(i..i + 1, TimexType::Date, century_value(number)?));
        }
        (_, Some(_)) => return None,
        (_, None) => {}
    }
    let written = &word[..word.len() - tail.len() - 1];
    let amount = match written.strip_suffix("-and-a-half") {
        Some(whole) => Amount::halves(number_of(whole)?),
        None => Amount::whole(number_of(written)?),
    };
    Some(Found::new(i..i + 1, TimexType::Duration, Value::Text(amount.of(unit))))
}

/// `mid-March`, `mid-2018`, `mid-1990s`.
fn part_of(scan: &Scan<'_, '_>, i: usize, rest: &str) -> Option<Found> {
    let token = i..i + 1;
    if let Some(CalendarWord::Month(month)) = calendar_word(rest).filter(|_| rest.starts_with(char::is_uppercase)) {
        if let Some(year) = scan.plain_year(i + 1) {
            let value = Value::Calendar(Precision::Month(year, month));
            return Some(Found::new(i..i + 2, TimexType::Date, value));
        }
        let value = scan.anchor.month_of_year(month, scan.direction(&token));
        return Some(Found::new(token, TimexType::Date, value));
    }
    let value = match rest.strip_suffix('s') {
        Some(stem) => decade_value(stem)?,
        None if rest.len() == 4 => {
            Value::Calendar(Precision::Year(rest.parse().ok().filter(|y| (1000..2200).contains(y))?))
        }
        None => return None,
    };
    let start = scan.with_before(i, &["the"]);
    Some(Found::new(start..i + 1, TimexType::Date, value))
}

/// The unit at `i`, perhaps after an adjective, and the token after it.
fn unit_after(scan: &Scan<'_, '_>, i: usize) -> Option<(CalendarUnit, usize)> {
    const BETWEEN: &[&str] = &[
        "straight",
        "consecutive",
        "full",
        "more",
        "long",
        "whole",
        "working",
        "trading",
        "business",
        "calendar",
        "additional",
        "further",
        "short",
        "successive",
        "extra",
        "different",
        "solid",
        "tough",
        "other",
    ];
    let at = i + usize::from(scan.is(i, BETWEEN));
    match scan.class(at)? {
        CalendarWord::Unit(unit, _) => Some((unit, at + 1)),
        _ => None,
    }
}

/// A length from `start` to `end`, with what stands round it: a date when `ago` follows, an age is none.
fn length(scan: &Scan<'_, '_>, start: usize, end: usize, amount: &Amount, unit: CalendarUnit) -> Option<Found> {
    let age = scan.is(end, &["old", "olds"]) || scan.follows(start, &["age", "aged", "ages"]);
    let idiom = scan.is(end, &["of"]) && scan.is(end + 1, &["age"]);
    if age || idiom {
        return None;
    }
    let date = |start: usize, end: usize, value| Some(Found::new(start..end, TimexType::Date, value));
    let back = |sign: i64| amount.whole.map(|n| n.saturating_mul(sign));
    if scan.is(end, &["ago", "back"]) {
        if scan.is(end, &["back"]) && (start == end || unit < CalendarUnit::Month) {
            return None;
        }
        let value = back(-1).and_then(|step| scan.anchor.shifted(unit, step));
        let start = less_exactly(scan, start);
        return date(start, end + 1, value.unwrap_or_else(|| Value::text("PAST_REF")));
    }
    if scan.is(end, &["from"]) && scan.is(end + 1, &["now", "today"]) {
        let value = back(1).and_then(|step| scan.anchor.shifted(unit, step));
        return date(start, end + 2, value.unwrap_or_else(|| Value::text("FUTURE_REF")));
    }
    if unit >= CalendarUnit::Day && scan.is(end, &["earlier", "later"]) && !scan.is(end + 1, &["than"]) {
        let sign = if scan.is(end, &["later"]) { 1 } else { -1 };
        let value = scan.reference.and_then(|reference| Anchor::at(reference).shifted(unit, back(sign)?));
        return date(start, end + 1, value.unwrap_or_else(|| Value::text("XXXX-XX-XX")));
    }
    let duration = Value::Text(amount.of(unit));
    if is_rate(scan, start) && scan.is(start, &["a", "an"]) {
        return Some(Found::new(start..end, TimexType::Set, duration));
    }
    // `It will last five weeks`: a verb.
    let lasts = is_any(scan.before(start, 1), &["last"])
        && is_any(
            scan.before(start, 2),
            &[
                "to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "n’t", "n't", "’ll",
                "'ll",
            ],
        );
    if let Some(at) =
        scan.take_before(start, &["past", "last", "next", "first", "previous", "coming", "following", "final"])
        && !lasts
    {
        let start = scan.with_before(at, &["the"]);
        return Some(Found::new(start..end, TimexType::Duration, duration));
    }
    let start = less_exactly(scan, start);
    Some(Found::new(start..end, TimexType::Duration, duration))
}

/// Where `nearly five months` or `more than a year` starts.
fn less_exactly(scan: &Scan<'_, '_>, start: usize) -> usize {
    if let Some(at) = scan.take_before(start, &["than"])
        && let Some(at) = scan.take_before(at, &["more", "less", "fewer", "longer"])
    {
        return at;
    }
    if let Some(at) = scan.take_before(start, &["least", "most"])
        && let Some(at) = scan.take_before(at, &["at"])
    {
        return at;
    }
    scan.with_before(start, &["nearly", "almost", "over", "about", "around", "roughly", "approximately", "some"])
}

/// `15 a year`, `twice a week`, `$3 million a year`: something is counted before it.
fn is_rate(scan: &Scan<'_, '_>, start: usize) -> bool {
    const LEADS: &[&str] = &[
        "in", "for", "of", "after", "within", "over", "than", "nearly", "almost", "about", "around", "and", "or", "is",
        "was", "to", "by", "at", "with", "just", "took", "takes", "last", "lasted", "half", "only", "from", "not",
    ];
    let Some(at) = start.checked_sub(1) else { return false };
    if scan.follows(start, &["once", "twice", "times", "million", "billion", "thousand", "percent", "%"]) {
        return true;
    }
    let counts =
        |at: usize| scan.kind(at) == Some(TokenKind::Number) || matches!(scan.class(at), Some(CalendarWord::Number(_)));
    match scan.kind(at) {
        _ if counts(at) => true,
        // `an hour a day`
        Some(TokenKind::Word) if matches!(scan.class(at), Some(CalendarWord::Unit(..))) => at < scan.free_from,
        Some(TokenKind::Word) if !scan.follows(start, LEADS) => {
            (2..=3).any(|back| start.checked_sub(back).is_some_and(|at| scan.sentence.contains(&at) && counts(at)))
        }
        _ => false,
    }
}

/// `his first term`: a term of office, whose length is not told.
pub(super) fn term(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Ordinal(_) = scan.class(i)? else { return None };
    let start = scan.take_before(i, &["a", "his", "her", "their", "its", "the", "my"])?;
    let names_office = scan.is(i + 1, &["term"]) && !scan.is(i + 2, &["of", "in"]);
    names_office.then(|| Found::new(start..i + 2, TimexType::Duration, Value::text(super::terms::UNTOLD)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn lengths() {
        check("It took four years, 12 hours and 2.5 days.", "four years=P4Y | 12 hours=PT12H | 2.5 days=P2.5D");
        check("After nearly two and a half years.", "nearly two and a half years=P2.5Y");
        check(
            "For more than a week, at least six straight days.",
            "more than a week=P1W | at least six straight days=P6D",
        );
        check(
            "Several months, a few days, a couple of weeks.",
            "Several months=PXM | a few days=PXD | a couple of weeks=PXW",
        );
        check("It lasted for years and half an hour.", "years=PXY | half an hour=PT30M");
        check("Over the past two decades, the next six months.", "the past two decades=P2DE | the next six months=P6M");
        check(
            "A four-year term, a twelve-year low, a decade-long war.",
            "four-year=P4Y | twelve-year=P12Y | decade-long=P1DE",
        );
        check("if he wins a second term", "a second term=PXY");
    }

    #[test]
    fn dates_told_by_a_length() {
        check("He left two years ago and a week ago.", "two years ago=2022 | a week ago=2024-W06");
        check("She left three days ago, months ago.", "three days ago=2024-02-09 | months ago=PAST_REF");
        check("Ten years from now it ends.", "Ten years from now=2034");
        check("He came on May 3, 2019 and left two days later.", "May 3, 2019=2019-05-03 | two days later=2019-05-05");
        check("Then, two days later, he left.", "two days later=XXXX-XX-XX");
        check("In recent years and the coming weeks.", "recent years=PAST_REF | the coming weeks=FUTURE_REF");
    }

    #[test]
    fn rates() {
        check("They build 15 a year and meet twice a week.", "a year=P1Y | a week=P1W");
        check("It costs 3 million crowns a year.", "a year=P1Y");
        check("At most four grams a day.", "a day=P1D");
        check("She walks an hour a day.", "an hour=PT1H | a day=P1D");
        check("He slept for four hours and waited a day.", "four hours=PT4H | a day=P1D");
        check("It is expected to last five weeks.", "five weeks=P5W");
    }

    #[test]
    fn parts() {
        check(
            "In mid-March 2019, the mid-1990s and mid-2018.",
            "mid-March 2019=2019-03 | the mid-1990s=199 | mid-2018=2018",
        );
    }
}
