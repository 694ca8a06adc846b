//! Seasons, quarters, halves and weekends: `last summer`, `the first quarter of 2009`, `this weekend`.

use super::dates::modified;
use super::scan::{Found, Scan, is_any};
use super::tense::{self, Direction};
use super::value::Value;
use super::years::ordinal;
use crate::lexicon::{CalendarUnit, CalendarWord, Count};
use crate::model::{Precision, TimexType};

pub(super) fn season(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Season(season) = scan.class(i)? else { return None };
    let after_of = i + 1 + usize::from(scan.is(i + 1, &["of"]));
    let led = ["last", "next", "this", "early", "late", "each", "every", "in", "the", "during", "by", "until", "since"];
    if let Some(year) = scan.plain_year(after_of) {
        let start = if after_of > i + 1 { scan.with_before(i, &["the"]) } else { i };
        return Some(modified(scan, start..after_of + 1, Value::Calendar(Precision::Season(year, season))));
    }
    let step = match scan.before(i, 1) {
        word if is_any(word, &["last", "past"]) => Some(-1),
        word if is_any(word, &["next", "coming"]) => Some(1),
        word if is_any(word, &["this"]) => Some(0),
        _ => None,
    };
    if let Some(step) = step {
        let direction = if step == 0 { scan.direction(&(i..i + 1)) } else { Direction::Unknown };
        let start = scan.with_before(i - 1, &["early", "late", "earlier", "later"]);
        return Some(Found::new(start..i + 1, TimexType::Date, scan.anchor.season(season, step, direction)));
    }
    // `spring` and `fall` are verbs, too: a bare season wants a preposition.
    let sure = scan.is(i, &["autumn", "summer", "winter"]) && !scan.is_noun(i + 1);
    let bare = scan.follows(i, &led)
        && (!scan.follows(i, &["the"])
            || sure
            || is_any(scan.before(i, 2), &["in", "during", "by", "until", "since", "before", "after"]));
    let other = matches!(scan.word(i), "Fall" | "Spring" | "Winter" | "Summer") && scan.is_capital(i + 1);
    if !bare || other || scan.is(i + 1, &["of"]) {
        return None;
    }
    let start = scan.with_before(i, &["the"]);
    let value = scan.anchor.season(season, 0, scan.direction(&(i..i + 1)));
    Some(modified(scan, start..i + 1, value))
}

/// `the first quarter of 2009`, `the second half of the year`, `the final quarter`: the unit at `i`.
pub(super) fn quarter(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let half = scan.is(i, &["half"]);
    if !half && !matches!(scan.class(i), Some(CalendarWord::Unit(CalendarUnit::Quarter, Count::One))) {
        return None;
    }
    let number = ordinal_before(scan, i, if half { 2 } else { 4 })?;
    let fiscal = super::business::is_fiscal(scan, i - 1);
    let start = scan.with_before(i - 1 - usize::from(fiscal), &["the", "its"]);
    let value = |year: i16| {
        if half { Value::Half(year, number) } else { Value::Calendar(Precision::Quarter(year, number)) }
    };
    let found = |end: usize, value: Value| {
        // The value is written like that of a quarter, but no month follows from it.
        let value = if fiscal { Value::Text(value.timex()) } else { value };
        Some(Found::new(start..end, TimexType::Date, value))
    };
    let of = i + 1 + usize::from(scan.is(i + 1, &["of"]));
    if let Some(year) = scan.plain_year(of) {
        return found(of + 1, value(year));
    }
    let of = of + usize::from(scan.is(of, &["the"]) && scan.is(of + 1, &["last", "next", "year"]));
    if scan.is(of, &["year"]) && of > i + 1 {
        return found(of + 1, this_year(scan, 0, number, half));
    }
    if scan.is(of + 1, &["year"]) {
        let step = match scan.word(of).to_ascii_lowercase().as_str() {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        return found(of + 2, this_year(scan, step, number, half));
    }
    if half || !speaks_of_money(scan) {
        return None;
    }
    found(i + 1, scan.anchor.quarter(number, scan.direction(&(i..i + 1))))
}

/// `third-quarter profit`.
pub(super) fn quarter_adjective(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (first, "quarter") = scan.word(i).split_once('-')? else { return None };
    let number =
        ["first", "second", "third", "fourth"].iter().position(|word| first.eq_ignore_ascii_case(word))? as u8 + 1;
    let value = match scan.plain_year(i + 1) {
        Some(year) => {
            return Some(Found::new(i..i + 2, TimexType::Date, Value::Calendar(Precision::Quarter(year, number))));
        }
        None if speaks_of_money(scan) => scan.anchor.quarter(number, scan.direction(&(i..i + 1))),
        None => return None,
    };
    Some(Found::new(i..i + 1, TimexType::Date, value))
}

fn this_year(scan: &Scan<'_, '_>, step: i16, number: u8, half: bool) -> Value {
    let Some(year) = scan.anchor.year.and_then(|year| year.checked_add(step)) else {
        return Value::text(format!("XXXX-{}{number}", if half { 'H' } else { 'Q' }));
    };
    if half { Value::Half(year, number) } else { Value::Calendar(Precision::Quarter(year, number)) }
}

fn ordinal_before(scan: &Scan<'_, '_>, i: usize, last: u8) -> Option<u8> {
    let at = i.checked_sub(1).filter(|at| *at >= scan.free_from)?;
    if scan.is(at, &["final", "last"]) && scan.is(i + 1, &["of"]) {
        return Some(last);
    }
    ordinal(scan, at).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=last).contains(n))
}

/// A quarter of a match is no date: a bare `third quarter` wants a sentence about figures.
pub(super) fn speaks_of_money(scan: &Scan<'_, '_>) -> bool {
    const MONEY: &[&str] = &[
        "profit",
        "profits",
        "loss",
        "losses",
        "revenue",
        "revenues",
        "sales",
        "earnings",
        "growth",
        "economy",
        "economic",
        "gdp",
        "income",
        "company",
        "market",
        "dividend",
        "results",
        "inflation",
        "exports",
        "output",
        "$",
        "€",
        "£",
        "%",
        "percent",
        "billion",
        "million",
    ];
    const AROUND: usize = 60;
    let middle = scan.free_from.max(scan.sentence.start);
    (scan.sentence.start..scan.sentence.end.min(middle + AROUND)).any(|i| scan.is(i, MONEY))
}

/// `the weekend`, `this weekend`, `weekend comments`.
pub(super) fn weekend(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(CalendarUnit::Weekend, Count::One) = scan.class(i)? else { return None };
    if scan.is_capital(i) && i > scan.sentence.start {
        return None;
    }
    let whole = i..i + 1;
    let direction = || scan.direction(&whole);
    let (start, saturday) = match scan.before(i, 1) {
        word if is_any(word, &["last", "past"]) => {
            (scan.with_before(i - 1, &["the"]), scan.anchor.weekend(Direction::Past))
        }
        word if is_any(word, &["next", "coming"]) => {
            (scan.with_before(i - 1, &["the"]), scan.anchor.weekend(Direction::Future))
        }
        word if is_any(word, &["this", "the"]) => (i - 1, scan.anchor.weekend(direction())),
        word if is_any(word, &["every", "each", "a", "per", "holiday", "long", "bank"]) => return None,
        // `weekend comments`: what is called after a weekend is mostly over.
        _ => (i, scan.anchor.weekend(tense::in_clause(scan, &whole).unwrap_or(Direction::Past))),
    };
    let value = saturday.map_or_else(|| Value::text("XXXX-WXX-WE"), Value::Weekend);
    Some(Found::new(start..i + 1, TimexType::Date, value))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn seasons() {
        check("The summer of 2019, winter 2020.", "The summer of 2019=2019-SU | winter 2020=2020-WI");
        check("It fell last summer.", "last summer=2023-SU");
        check("It will open in the spring.", "the spring=2024-SP");
        check("Prices fall, and a spring broke.", "");
        check("It will be here before the autumn.", "the autumn=2024-FA");
        check("The winter coat and the spring were new.", "");
    }

    #[test]
    fn quarters_and_halves() {
        check("In the first quarter of 2009 it fell.", "the first quarter of 2009=2009-Q1");
        check("It fell in the third quarter of last year.", "the third quarter of last year=2023-Q3");
        check("Its profit fell in the fourth quarter.", "the fourth quarter=2023-Q4");
        check("Third-quarter profit fell.", "Third-quarter=2023-Q3");
        check("In the second half of the year it will grow.", "the second half of the year=2024-H2");
    }

    #[test]
    fn weekends() {
        check("They reel from his weekend comments, if they hear.", "weekend=2024-W06-WE");
        check("It rained over the weekend.", "the weekend=2024-W06-WE");
        check("They will meet this weekend.", "this weekend=2024-W07-WE");
    }
}
