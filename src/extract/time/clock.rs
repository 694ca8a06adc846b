//! Times of day: `10:30 a.m.`, `16:08 UTC`, `5 p.m. Tuesday`, `this morning`, `last night`, `noon`.

use super::dates;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use super::weekdays;
use crate::extract::time::anchor::Anchor;
use crate::lexicon::CalendarWord;
use crate::model::TimexType;
use crate::text::TokenKind;
use jiff::civil::Date;

const ZONES: &[&str] =
    &["UTC", "GMT", "BST", "CET", "CEST", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "PST", "PDT", "PT"];

/// A time in digits at `i`.
pub(super) fn time(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let word = scan.word(i);
    if word.len() > 10 {
        return None;
    }
    let (digits, glued) = word.split_at(word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len()));
    let mut end = i + 1;
    let half = half_of_day(glued).or_else(|| {
        let half = half_of_day(scan.word(end)).filter(|_| glued.is_empty())?;
        end += 1;
        Some(half)
    });
    if half.is_none() && !glued.is_empty() {
        return None;
    }
    let clock = half.is_none() && scan.is(end, &["o’clock", "o'clock"]);
    end += usize::from(clock);
    let zone = ZONES.contains(&scan.word(end)).then(|| scan.word(end));
    end += usize::from(zone.is_some());
    let (hour, minute) = hour_and_minute(digits, zone.is_some())?;
    let minutes_told = digits.contains([':', '.']) && minute.is_some();
    let led = scan.follows(i, &["at", "by", "from", "until", "around", "about", "before", "after", "since", "to"]);
    if half.is_none() && zone.is_none() && !clock && !(led && digits.contains(':')) {
        return None;
    }
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    let suffix = if matches!(zone, Some("UTC" | "GMT")) { "Z" } else { "" };
    let time = match minute {
        Some(minute) if minutes_told || zone.is_some() => format!("{hour:02}:{minute:02}{suffix}"),
        _ => format!("{hour:02}:00{suffix}"),
    };
    on_a_day(scan, i, end, &time)
}

/// `eight minutes past seven`, `half past six`, `a quarter to nine`: a number or `half` at `i`. Which half of the
/// day it is only the words around tell.
pub(super) fn spoken(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let number = |i: usize| match scan.class(i) {
        Some(CalendarWord::Number(number)) => u8::try_from(number).ok(),
        _ => scan.digits(i).and_then(|number| u8::try_from(number).ok()),
    };
    let (minutes, at) = match scan.word(i) {
        word if is_any(word, &["half"]) => (30, i + 1),
        _ => (number(i)?, i + 1 + usize::from(scan.is(i + 1, &["minutes", "minute"]))),
    };
    let past = scan.is(at, &["past"]);
    let hour = number(at + 1).filter(|hour| (1..=12).contains(hour))?;
    if !(past || scan.is(at, &["to"]) && at > i + 1) || !(1..60).contains(&minutes) {
        return None;
    }
    let (hour, minute) = if past { (hour, minutes) } else { (if hour == 1 { 12 } else { hour - 1 }, 60 - minutes) };
    on_a_day(scan, i, at + 2, &format!("{hour:02}:{minute:02}"))
}

/// `false` for the morning.
fn half_of_day(word: &str) -> Option<bool> {
    if is_any(word, &["am", "a.m.", "a.m"]) {
        Some(false)
    } else if is_any(word, &["pm", "p.m.", "p.m"]) {
        Some(true)
    } else {
        None
    }
}

/// `10`, `10:30`, `10.30`, and before a zone `0800`.
fn hour_and_minute(digits: &str, zone: bool) -> Option<(u8, Option<u8>)> {
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) => (hour, Some(minute)),
        None if digits.len() == 4 && zone && digits.is_ascii() => (&digits[..2], Some(&digits[2..])),
        None => (digits, None),
    };
    let number = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u8>().ok())?
    };
    let hour = number(hour).filter(|hour| *hour < 24)?;
    let minute = match minute {
        Some(part) => Some(number(part).filter(|m| *m < 60 && part.len() == 2)?),
        None => None,
    };
    Some((hour, minute))
}

/// A time of day with the day that stands beside it, else the day told before, else the article's own.
fn on_a_day(scan: &Scan<'_, '_>, start: usize, end: usize, time: &str) -> Option<Found> {
    let clock = |day: Option<Date>, told: bool, end: usize| {
        let value = Value::Clock { day, told, time: time.to_owned() };
        Some(Found::new(start..end, TimexType::Time, value))
    };
    if let Some(CalendarWord::Today(step)) = scan.class(end) {
        return clock(scan.anchor.day_beside(i64::from(step)), true, end + 1);
    }
    if let Some(found) = weekdays::weekday(scan, end).filter(|found| found.timex_type == TimexType::Date) {
        return clock(day_of(&found), true, found.tokens.end);
    }
    let at = end + usize::from(scan.kind(end) == Some(TokenKind::Comma));
    let at = at + usize::from(scan.is(at, &["on"]));
    let beside = (at > end)
        .then(|| {
            weekdays::weekday(scan, at).or_else(|| dates::month_first(scan, at)).or_else(|| dates::day_first(scan, at))
        })
        .flatten()
        .and_then(|found| day_of(&found));
    let before = || scan.reference.and_then(|reference| Anchor::at(reference).day);
    match beside.or_else(before) {
        Some(day) => clock(Some(day), true, end),
        None => clock(scan.anchor.day, false, end),
    }
}

fn day_of(found: &Found) -> Option<Date> {
    found.value.reference().and_then(|precision| Anchor::at(precision).day)
}

/// `this morning`, `tonight`, `last night`, `in the afternoon`, `at noon`.
pub(super) fn part_of_day(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::PartOfDay(code) = scan.class(i)? else { return None };
    let time = match scan.word(i).to_ascii_lowercase().as_str() {
        "tonight" => {
            let value = Value::Clock { day: scan.anchor.day, told: true, time: code.to_owned() };
            return Some(Found::new(scan.with_before(i, &["later"])..i + 1, TimexType::Time, value));
        }
        "noon" | "midday" => "12:00",
        "midnight" => "24:00",
        word if word.ends_with('s') => return None,
        _ => code,
    };
    if let Some(found) = of_a_date(scan, i, time) {
        return Some(found);
    }
    let today = |step: i64| Some(Value::Clock { day: scan.anchor.day_beside(step), told: true, time: time.to_owned() });
    let value = match scan.before(i, 1) {
        word if is_any(word, &["this"]) => today(0)?,
        word if is_any(word, &["last"]) && code == "NI" => today(-1)?,
        _ => {
            let sharp = matches!(time, "12:00" | "24:00");
            let plain = is_any(scan.before(i, 1), &["the"]) && is_any(scan.before(i, 2), &["in"]);
            let at = is_any(scan.before(i, 1), &["at"]) && code == "NI";
            if !(sharp || plain || at) {
                return None;
            }
            let start = if plain { i - 1 } else { i };
            return on_a_day(scan, start, i + 1, time);
        }
    };
    let start = scan.with_before(i - 1, &["early", "late", "earlier", "later"]);
    Some(Found::new(start..i + 1, TimexType::Time, value))
}

/// `the night of October 14, 2011`: the part of the day at `i`.
fn of_a_date(scan: &Scan<'_, '_>, i: usize, time: &str) -> Option<Found> {
    let start = scan.take_before(i, &["the"]).filter(|_| scan.is(i + 1, &["of"]))?;
    let at = i + 2;
    let date = weekdays::weekday(scan, at)
        .filter(|found| found.timex_type == TimexType::Date)
        .or_else(|| dates::month_first(scan, at))
        .or_else(|| dates::day_first(scan, at))?;
    let value = Value::Clock { day: Some(day_of(&date)?), told: true, time: time.to_owned() };
    Some(Found::new(start..date.tokens.end, TimexType::Time, value))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{article, check};
    use crate::extract::Page;
    use crate::extract::time::expressions;

    #[test]
    fn times() {
        check("It closed at 16:08 UTC and 0800 UTC.", "16:08 UTC=2024-02-12T16:08Z | 0800 UTC=2024-02-12T08:00Z");
        check("It opened at 5 p.m. Friday.", "5 p.m. Friday=2024-02-09T17:00");
        check("It opened at 10:30am on Friday.", "10:30am=2024-02-09T10:30 | Friday=2024-02-09");
        check("On May 3, 2019 at 12:15 a.m. it burnt.", "May 3, 2019=2019-05-03 | 12:15 a.m.=2019-05-03T00:15");
        check(
            "He left this morning, spoke last night and sings tonight.",
            "this morning=2024-02-12TMO | last night=2024-02-11TNI | tonight=2024-02-12TNI",
        );
        check("They met yesterday at noon.", "yesterday=2024-02-11 | noon=2024-02-11T12:00");
        check("The night of May 3, 2019 was long.", "The night of May 3, 2019=2019-05-03TNI");
        check("It broke on the morning of 5 July 2019.", "the morning of 5 July 2019=2019-07-05TMO");
        check("It’s eight minutes past seven.", "eight minutes past seven=2024-02-12T07:08");
        check(
            "They met at half past six and left at ten minutes to nine.",
            "half past six=2024-02-12T06:30 | ten minutes to nine=2024-02-12T08:50",
        );
        check("One to three of them walked past two.", "");
        check("The score was 10:30 and 13:75 UTC.", "");
    }

    #[test]
    fn a_time_without_a_day_dates_nothing() {
        let article = article("2024-02-12", "It closed at 16:08 UTC.");
        assert_eq!(expressions(&Page::new(&article))[0].date, None);
    }
}
