//! What reports on companies call their periods: `the year-earlier quarter`, `Q4 2012`, `FY2013`, `first-half`,
//! `year-end`.

use super::anchor::Anchor;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use crate::lexicon::{CalendarUnit, CalendarWord, Count};
use crate::model::{Precision, TimexType};
use crate::text::TokenKind;

/// `the year-earlier period`, `a year-ago loss`: counted from the quarter told before, else from the year of
/// publication.
pub(super) fn year_earlier(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if !scan.is(i, &["year-earlier", "year-ago"]) {
        return None;
    }
    let period = scan.is(i + 1, &["period", "quarter", "month", "week", "half"]);
    let numbered = super::years::ordinal(scan, i + 1).is_some() && scan.is(i + 2, &["quarter", "half"]);
    let end = i + 1 + if numbered { 2 } else { usize::from(period) };
    let start = if end > i + 1 { scan.with_before(i, &["the", "a"]) } else { i };
    let value = match scan.reference {
        Some(Precision::Quarter(year, quarter)) => Some(Precision::Quarter(year.checked_sub(1)?, quarter)),
        Some(Precision::Month(year, month)) if scan.is(i + 1, &["month"]) => {
            Some(Precision::Month(year.checked_sub(1)?, month))
        }
        _ => None,
    };
    let year = || scan.anchor.shifted(CalendarUnit::Year, -1).unwrap_or_else(|| Value::text("XXXX"));
    Some(Found::new(start..end, TimexType::Date, value.map_or_else(year, Value::Calendar)))
}

/// `Q4 2012`, `H1 2014`, `FY2013`, `Q3 earnings`.
pub(super) fn code(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let word = scan.word(i);
    let found = |end: usize, value| Some(Found::new(i..end, TimexType::Date, value));
    if let Some(year) = word.strip_prefix("FY") {
        let full = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        return full.then(|| found(i + 1, Value::text(format!("FY{year}"))))?;
    }
    let (letter, number) = match word.as_bytes() {
        [letter @ (b'Q' | b'H'), digit @ b'1'..=b'4'] => (*letter, digit - b'0'),
        [digit @ b'1'..=b'4', b'Q'] => (b'Q', digit - b'0'),
        _ => return None,
    };
    let half = letter == b'H';
    if half && number > 2 {
        return None;
    }
    if let Some(year) = scan.plain_year(i + 1) {
        let value = if half { Value::Half(year, number) } else { Value::Calendar(Precision::Quarter(year, number)) };
        return found(i + 2, value);
    }
    (!half && super::periods::speaks_of_money(scan))
        .then(|| found(i + 1, scan.anchor.quarter(number, scan.direction(&(i..i + 1)))))?
}

/// `first-half profit`.
pub(super) fn half_adjective(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let number = match scan.word(i).to_ascii_lowercase().as_str() {
        "first-half" => 1,
        "second-half" => 2,
        _ => return None,
    };
    if let Some(year) = scan.plain_year(i + 1) {
        return Some(Found::new(i..i + 2, TimexType::Date, Value::Half(year, number)));
    }
    // The second half of a match is no date.
    if !super::periods::speaks_of_money(scan) {
        return None;
    }
    let year = scan.anchor.year.map(|year| year - i16::from(ahead_of(scan.anchor, number)));
    let value = year.map_or_else(|| Value::text(format!("XXXX-H{number}")), |year| Value::Half(year, number));
    Some(Found::new(i..i + 1, TimexType::Date, value))
}

/// Figures are told of a half that is over or nearly so.
fn ahead_of(anchor: Anchor, half: u8) -> bool {
    anchor.day.is_some_and(|day| if half == 1 { day.month() < 4 } else { day.month() < 10 })
}

/// `by year-end`, `at year-end 1989`.
pub(super) fn year_end(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let led = ["by", "at", "before", "until", "through", "since", "from", "after", "of"];
    if !scan.is(i, &["year-end"]) || !scan.follows(i, &led) {
        return None;
    }
    if let Some(year) = scan.plain_year(i + 1) {
        return Some(Found::new(i..i + 2, TimexType::Date, Value::Calendar(Precision::Year(year))));
    }
    let value = scan.anchor.shifted(CalendarUnit::Year, 0).unwrap_or_else(|| Value::text("XXXX"));
    (!scan.is_noun(i + 1)).then(|| Found::new(i..i + 1, TimexType::Date, value))
}

/// Whether `2 1/2` stands at `i`.
pub(super) fn and_a_half(scan: &Scan<'_, '_>, i: usize) -> bool {
    scan.kind(i) == Some(TokenKind::Number) && is_any(scan.word(i), &["1/2", "½"])
}

/// `fiscal` before a quarter: which months it has the text does not say.
pub(super) fn is_fiscal(scan: &Scan<'_, '_>, i: usize) -> bool {
    scan.follows(i, &["fiscal"]) && !matches!(scan.class(i), Some(CalendarWord::Unit(CalendarUnit::Year, Count::One)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_published};

    #[test]
    fn years_earlier() {
        check(
            "Profit rose in the third quarter of 2023 from the year-earlier quarter.",
            "the third quarter of 2023=2023-Q3 | the year-earlier quarter=2022-Q3",
        );
        check("Sales fell from the year-ago period.", "the year-ago period=2023");
        check("It had a year-earlier loss.", "year-earlier=2023");
        check_published("", "Sales fell from the year-ago period.", "the year-ago period=XXXX");
    }

    #[test]
    fn codes() {
        check("Sales fell in Q4 2012 and H1 2014.", "Q4 2012=2012-Q4 | H1 2014=2014-H1");
        check("Sales grew in FY2013.", "FY2013=FY2013");
        check("Q3 earnings fell.", "Q3=2023-Q3");
        check("They took the Q3 bus, and H1 was blue.", "");
    }

    #[test]
    fn halves_and_ends() {
        check("First-half profit fell.", "First-half=2023-H1");
        check("A second-half goal decided it.", "");
        check("It will close by year-end.", "year-end=2024");
        check("It closed at year-end 1989.", "year-end 1989=1989");
        check("The year-end party was long.", "");
    }

    #[test]
    fn quarters_of_a_fiscal_year_have_no_date() {
        check("Profit fell in the fiscal third quarter.", "the fiscal third quarter=2023-Q3");
        check("It took 2 1/2 years.", "2 1/2 years=P2.5Y");
        check("He resigned last Sept. 30.", "last Sept. 30=2023-09-30");
        check("They waited for the February 20 vote.", "February 20=2024-02-20");
    }
}
