//! Absolute dates: `March 12, 2024`, `12 March`, `Mar. 12`, `2024-03-12`, `July 2023`, a bare `March`.

use super::anchor::full_date;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use crate::lexicon::{CalendarWord, calendar_word};
use crate::model::{Precision, TimexType};
use crate::text::TokenKind;
use std::ops::Range;

/// A month and what stands after it.
pub(super) fn month_first(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let month = scan.month(i)?;
    if let Some((first, last)) = days(scan, i + 1) {
        let (year, end) = year_after(scan, i + 2);
        return day_found(scan, i..end, year, month, first, last);
    }
    if let (Some(year), end) = year_after(scan, i + 1) {
        return Some(modified(scan, i..end, Value::Calendar(Precision::Month(year, month))));
    }
    if scan.is(i + 1, &["of"])
        && let Some(year) = scan.plain_year(i + 2)
    {
        return Some(modified(scan, i..i + 3, Value::Calendar(Precision::Month(year, month))));
    }
    bare_month(scan, i, month)
}

/// A day, and the month after it: `12 March 2024`, `the 12th of March`.
pub(super) fn day_first(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (first, last) = days(scan, i)?;
    let at = i + 1 + usize::from(scan.is(i + 1, &["of"]));
    let month = scan.month(at)?;
    // `on the 5 March Road`, `12 May Smith`: a day is no count.
    let start = if at > i + 1 { scan.with_before(i, &["the"]) } else { i };
    let (year, end) = year_after(scan, at + 1);
    day_found(scan, start..end, year, month, first, last)
}

/// `2024-03-12`, `12/03/2024`, `2018-19`: dates of digits only. Where day and month could be either way
/// round only the year is told.
pub(super) fn numeric(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let word = scan.word(i);
    if word.len() > 10 {
        return None;
    }
    let found = |value| Some(Found::new(i..i + 1, TimexType::Date, value));
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?;
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    match *parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            found(full_date(number(year)?, number(month)? as u8, number(day)? as u8)?)
        }
        [a, b, year] if year.len() == 4 && a.len() <= 2 && b.len() <= 2 => {
            let (a, b, year) = (number(a)?, number(b)?, number(year)?);
            let either = |month: i16, day: i16| full_date(year, month as u8, day as u8);
            match (either(a, b), either(b, a)) {
                (Some(one), Some(other)) if one != other => found(Value::Calendar(Precision::Year(year))),
                (Some(date), _) | (None, Some(date)) => found(date),
                (None, None) => None,
            }
        }
        [from, to] if from.len() == 4 && !word.contains('.') => {
            let first = number(from).filter(|y| (1500..=2199).contains(y))?;
            let last = match to.len() {
                4 => number(to)?,
                2 => first / 100 * 100 + number(to)?,
                _ => return None,
            };
            let apart = last.checked_sub(first)?;
            (1..=200).contains(&apart).then_some(())?;
            found(Value::Range(Precision::Year(first), Precision::Year(last)))
        }
        _ => None,
    }
}

/// One day, or the days of `12-14`.
fn days(scan: &Scan<'_, '_>, i: usize) -> Option<(u8, u8)> {
    if let Some(day) = scan.day_of_month(i) {
        return Some((day, day));
    }
    let (first, last) = scan.word(i).split_once('-')?;
    let day = |part: &str| part.parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let (first, last) = (day(first)?, day(last)?);
    (first < last).then_some((first, last))
}

/// The year at `i` or after a comma at `i`, and where the date then ends.
fn year_after(scan: &Scan<'_, '_>, i: usize) -> (Option<i16>, usize) {
    let at = i + usize::from(scan.kind(i) == Some(TokenKind::Comma));
    match scan.plain_year(at) {
        Some(year) => (Some(year), at + 1),
        None => (None, i),
    }
}

fn day_found(
    scan: &Scan<'_, '_>,
    tokens: Range<usize>,
    year: Option<i16>,
    month: u8,
    first: u8,
    last: u8,
) -> Option<Found> {
    let direction = || scan.direction(&tokens);
    let value = |day: u8| match year {
        Some(year) => full_date(year, month, day),
        // A date that stands for what happened on it.
        None if (month, day) == (9, 11) && scan.is(tokens.end, &["attack", "attacks", "terror", "terrorist"]) => {
            Some(Value::Calendar(Precision::DayOfSomeYear(month, day)))
        }
        None => {
            // In a leap year every day that any year has.
            full_date(2000, month, day)?;
            Some(scan.anchor.day_of_year(month, day, direction()))
        }
    };
    let value = match (value(first)?, value(last)?) {
        (from, _) if first == last => from,
        (Value::Calendar(from), Value::Calendar(to)) => Value::Range(from, to),
        _ => return None,
    };
    Some(modified(scan, tokens, value))
}

/// A month without day and year: only where it cannot be a verb or a name.
fn bare_month(scan: &Scan<'_, '_>, i: usize, month: u8) -> Option<Found> {
    const BEFORE: &[&str] = &[
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "of",
        "during",
        "through",
        "throughout",
        "before",
        "after",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "each",
        "every",
        "between",
        "for",
        "to",
        "and",
        "into",
        "earlier",
        "or",
    ];
    let word = scan.word(i);
    let led = scan.follows(i, BEFORE);
    // `Jan` and `Mar` are names; `May` and `March` are verbs, and with `April` and `June` names too.
    let short = word.len() <= 4 && !word.ends_with('.') && !matches!(month, 5..=7);
    let doubtful = matches!(month, 3 | 4 | 5 | 6 | 8);
    let named = scan.is_capital(i + 1) && scan.kind(i + 1) == Some(TokenKind::Word) && scan.class(i + 1).is_none();
    let after_name = i > scan.sentence.start
        && scan.is_capital(i - 1)
        && !matches!(calendar_word(scan.before(i, 1)), Some(CalendarWord::Month(_)))
        && !led;
    if short || (doubtful && (!led || named)) || (doubtful && after_name) {
        return None;
    }
    let whole = i..i + 1;
    if let Some(start) = scan.take_before(i, &["last", "next", "this"]) {
        let value = match scan.word(start) {
            "last" | "Last" => scan.anchor.month_beside(month, -1),
            "next" | "Next" => scan.anchor.month_beside(month, 1),
            _ => scan.anchor.month_of_year(month, scan.direction(&whole)),
        };
        return Some(modified(scan, start..i + 1, value));
    }
    Some(modified(scan, whole.clone(), scan.anchor.month_of_year(month, scan.direction(&whole))))
}

/// A date with what refines it before it: `early June`, `the end of 2018`, `about 1970`.
pub(super) fn modified(scan: &Scan<'_, '_>, tokens: Range<usize>, value: Value) -> Found {
    let mut start = tokens.start;
    let mut approximate = false;
    if let Some(at) = scan.take_before(start, &["early", "late", "mid"]) {
        start = at;
    } else if let Some(at) = scan.take_before(start, &["about", "around", "circa", "approximately"]) {
        (start, approximate) = (at, true);
    } else if scan.follows(start, &["of"])
        && is_any(scan.before(start, 2), &["end", "start", "beginning", "middle", "close"])
        && is_any(scan.before(start, 3), &["the"])
    {
        start -= 3;
    }
    Found { approximate, ..Found::new(start..tokens.end, TimexType::Date, value) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_published};

    #[test]
    fn written_out() {
        check("On March 12, 2024 and 12 March 2023 it rained.", "March 12, 2024=2024-03-12 | 12 March 2023=2023-03-12");
        check(
            "Since Mar. 12 2022 and the 3rd of May 2021.",
            "Mar. 12 2022=2022-03-12 | the 3rd of May 2021=2021-05-03",
        );
        check("It opened in July 2023 or in June of 2022.", "July 2023=2023-07 | June of 2022=2022-06");
        check("They met May 2-4, 2019.", "May 2-4, 2019=2019-05-02/2019-05-04");
        check("It failed at the end of May 2019.", "the end of May 2019=2019-05");
        check("It rained on February 30.", "");
    }

    #[test]
    fn digits_only() {
        check(
            "Dated 2024-03-12 and 25/03/2024 and 03/25/2024.",
            "2024-03-12=2024-03-12 | 25/03/2024=2024-03-25 | 03/25/2024=2024-03-25",
        );
        check("Dated 12/03/2024.", "12/03/2024=2024");
        check("The 2018-19 season and 2015-2017.", "2018-19=2018/2019 | 2015-2017=2015/2017");
    }

    #[test]
    fn the_tense_gives_the_year() {
        check("The book will be published March 12.", "March 12=2024-03-12");
        check("The book was published March 12.", "March 12=2023-03-12");
        check("If he wins in November, it ends.", "November=2024-11");
        check("He won in November.", "November=2023-11");
        check("He won last December and next May he sits.", "last December=2023-12 | next May=2024-05");
        check("Hearings in early March will follow.", "early March=2024-03");
        check_published("2024", "It was closed in March.", "March=XXXX-03");
        check_published("2024-05", "It was closed in March.", "March=2024-03");
    }

    #[test]
    fn a_day_that_names_an_attack_gets_no_year() {
        check("After the September 11 attacks they met.", "September 11=XXXX-09-11");
    }
}
