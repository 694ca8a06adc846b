//! Absolute dates: `March 12, 2024`, `12 March`, `Mar. 12`, `2024-03-12`, `July 2023`, a bare `March`.

use super::anchor::full_date;
use super::scan::{Found, Scan, is_any};
use super::tense::Direction;
use super::value::Value;
use crate::lexicon::{CalendarUnit, CalendarWord, Count, calendar_word};
use crate::model::{Precision, TimexType};
use crate::text::TokenKind;
use std::ops::Range;

/// A month and what stands after it.
pub(super) fn month_first(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let month = scan.month(i)?;
    if let Some((first, last)) = days(scan, i + 1) {
        let (year, end) = year_after(scan, i + 2);
        let start = if year.is_none() { scan.with_before(i, &["last", "next", "this"]) } else { i };
        return day_found(scan, start..end, year, month, first, last);
    }
    if let (Some(year), end) = year_after(scan, i + 1) {
        return Some(modified(scan, i..end, Value::Calendar(Precision::Month(year, month))));
    }
    let of = i + 1 + usize::from(scan.is(i + 1, &["of"]));
    if let Some(year) = scan.plain_year(of).filter(|_| of > i + 1) {
        return Some(modified(scan, i..of + 1, Value::Calendar(Precision::Month(year, month))));
    }
    if let Some(step) = year_beside(scan, of) {
        let value = match scan.anchor.year.and_then(|year| year.checked_add(step)) {
            Some(year) => Value::Calendar(Precision::Month(year, month)),
            None => Value::Calendar(Precision::MonthOfSomeYear(month)),
        };
        return Some(modified(scan, i..of + 2, value));
    }
    if let Some(year) = year_of_range(scan, i, month) {
        return Some(modified(scan, i..i + 1, Value::Calendar(Precision::Month(year, month))));
    }
    bare_month(scan, i, month)
}

/// `January of last year`, `May this year`.
fn year_beside(scan: &Scan<'_, '_>, i: usize) -> Option<i16> {
    let step = match scan.word(i) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (scan.class(i + 1) == Some(CalendarWord::Unit(CalendarUnit::Year, Count::One))
        && (step != 0 || scan.is(i - 1, &["of"])))
    .then_some(step)
}

/// `from April to June 2024`: the year of the second month is that of the first, or the one after it.
fn year_of_range(scan: &Scan<'_, '_>, i: usize, month: u8) -> Option<i16> {
    let joined = scan.is(i + 1, &["to", "and", "until", "through"]) || scan.kind(i + 1) == Some(TokenKind::Dash);
    let other = scan.month(i + 2).filter(|_| joined)?;
    let led = scan.follows(i, &["from", "between", "in", "of", "for", "during"]);
    let (year, _) = year_after(scan, i + 3);
    year.filter(|_| led || scan.kind(i + 1) == Some(TokenKind::Dash)).map(|year| year - i16::from(month > other))
}

/// `the fourth of May, 2023`: an ordinal at `i`.
pub(super) fn ordinal_first(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Ordinal(day) = scan.class(i)? else { return None };
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day) && scan.is(i + 1, &["of"]))?;
    let month = scan.month(i + 2)?;
    let start = scan.take_before(i, &["the"])?;
    let (year, end) = year_after(scan, i + 3);
    day_found(scan, start..end, year, month, day, day)
}

/// `at Christmas`, `Christmas Eve`, `Halloween 2023`; not `a Christmas tree`.
pub(super) fn holiday(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    const LEADS: &[&str] =
        &["at", "by", "before", "after", "since", "until", "till", "on", "for", "over", "last", "next", "this"];
    let CalendarWord::Holiday(month, mut day) = scan.class(i)? else { return None };
    let mut end = i + 1;
    if scan.is(end, &["Day", "Eve"]) {
        day -= u8::from(scan.is(end, &["Eve"]));
        end += 1;
    }
    let (year, after) = year_after(scan, end);
    // A word after it is what the feast belongs to, unless it cannot be a noun.
    let bare = end > i + 1 || year.is_some() || !scan.is_noun(end);
    if !scan.is_capital(i) || !bare || !(scan.follows(i, LEADS) || end > i + 1 || year.is_some()) {
        return None;
    }
    let step = match scan.before(i, 1) {
        word if is_any(word, &["last"]) => Some(Direction::Past),
        word if is_any(word, &["next"]) => Some(Direction::Future),
        _ => None,
    };
    let start = scan.with_before(i, &["last", "next", "this"]);
    if let (Some(direction), None) = (step, year) {
        let value = scan.anchor.day_of_year(month, day, direction);
        return Some(Found::new(start..end, TimexType::Date, value));
    }
    day_found(scan, start..after, year, month, day, day)
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
    // `the March 12 vote`: the tense of the clause is not that of the vote.
    let adjective = scan.follows(tokens.start, &["the", "a", "an", "this", "his", "her", "its", "their"])
        && scan.is_noun(tokens.end);
    let direction = || match scan.word(tokens.start) {
        "last" => Direction::Past,
        "next" => Direction::Future,
        _ if adjective => Direction::Unknown,
        _ => scan.direction(&tokens),
    };
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
        check("She said the fourth of May, 2023.", "the fourth of May, 2023=2023-05-04");
        check(
            "It came in January of last year and in May next year.",
            "January of last year=2023-01 | May next year=2025-05",
        );
        check("It ran from April to June 2022.", "April=2022-04 | June 2022=2022-06");
        check("It ran from November to March 2022.", "November=2021-11 | March 2022=2022-03");
    }

    #[test]
    fn feasts() {
        check("Third at Christmas, it fell.", "Christmas=2023-12-25");
        check("They will meet on Christmas Eve.", "Christmas Eve=2024-12-24");
        check("They met at Halloween 2022, by the Christmas tree.", "Halloween 2022=2022-10-31");
        check("They like Christmas. A Christmas party was held.", "");
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
