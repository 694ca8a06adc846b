//! Dates that count from today or from the date told before: `yesterday`, `last week`, `earlier this year`,
//! `the same day`, `the end of the year`.

use super::anchor::Anchor;
use super::dates::modified;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use crate::lexicon::{CalendarUnit, CalendarWord, Count};
use crate::model::TimexType;
use crate::text::TokenKind;

/// `today`, `earlier today`, `yesterday morning`, `the day after tomorrow`.
pub(super) fn today(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Today(step) = scan.class(i)? else { return None };
    // `USA Today`, `Today FM`: a capital inside the sentence is a name.
    let inside = i > scan.sentence.start && scan.kind(i - 1) == Some(TokenKind::Word);
    let named =
        scan.is_capital(i) && (inside || (scan.is_capital(i + 1) && scan.is(i + 1, &["FM", "Show", "Programme"])));
    if named {
        return None;
    }
    let mut step = i64::from(step);
    let mut start = scan.with_before(i, &["earlier", "later"]);
    if let Some(at) = scan.take_before(i, &["after", "before"])
        && let Some(day) = scan.take_before(at, &["day"])
    {
        step += if scan.is(at, &["after"]) { 1 } else { -1 };
        start = scan.with_before(day, &["the"]);
    }
    let day = scan.anchor.day_beside(step);
    if let Some(CalendarWord::PartOfDay(code)) = scan.class(i + 1) {
        let value = Value::Clock { day, told: true, time: code.to_owned() };
        return Some(Found::new(start..i + 2, TimexType::Time, value));
    }
    let value = day.map_or_else(|| Value::text("XXXX-XX-XX"), Value::day);
    Some(Found::new(start..i + 1, TimexType::Date, value))
}

/// `last week`, `this year`, `next month`, `the past year`: the unit at `i`.
pub(super) fn beside(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, Count::One) = scan.class(i)? else { return None };
    if unit < CalendarUnit::Day || unit == CalendarUnit::Fortnight {
        return None;
    }
    let word = scan.before(i, 1).to_ascii_lowercase();
    let at = i.checked_sub(1)?;
    let the = scan.with_before(at, &["the"]);
    let from_reference = |step: i64, told: bool| {
        let value = scan.reference.and_then(|reference| Anchor::at(reference).shifted(unit, step));
        told.then(|| Found::new(the..i + 1, TimexType::Date, value.unwrap_or_else(|| unplaced(unit))))
    };
    let step = match word.as_str() {
        // `the next day` counts from what was told before; `next week` from today.
        "next" | "last" if unit == CalendarUnit::Day => return from_reference(1, word == "next" && the < at),
        "last" => -1,
        "this" | "current" if unit != CalendarUnit::Day => 0,
        "next" => 1,
        "past" if unit >= CalendarUnit::Week => {
            let value = super::amount::Amount::whole(1).of(unit);
            return Some(Found::new(the..i + 1, TimexType::Duration, Value::Text(value)));
        }
        "coming" if the < at => return Some(Found::new(the..i + 1, TimexType::Date, Value::text("FUTURE_REF"))),
        "same" => return from_reference(0, the < at),
        "that" => return from_reference(0, is_place_of(scan, i)),
        "following" => return from_reference(1, the < at),
        "previous" => return from_reference(-1, the < at),
        _ => return None,
    };
    let value = scan.anchor.shifted(unit, step).unwrap_or_else(|| unplaced(unit));
    let start = if step == 0 || the == at { scan.with_before(the, &["earlier", "later"]) } else { the };
    Some(modified(scan, start..i + 1, value))
}

/// `that year` is a date where it does not open a clause: `he said that day laborers …`.
fn is_place_of(scan: &Scan<'_, '_>, i: usize) -> bool {
    let led =
        is_any(scan.before(i, 2), &["in", "on", "of", "during", "later", "earlier", "since", "by", "until", "for"]);
    let ends = !matches!(scan.kind(i + 1), Some(TokenKind::Word | TokenKind::Number));
    led || ends
}

fn unplaced(unit: CalendarUnit) -> Value {
    Value::text(match unit {
        CalendarUnit::Week => "XXXX-WXX",
        CalendarUnit::Month => "XXXX-XX",
        CalendarUnit::Quarter => "XXXX-QX",
        CalendarUnit::Year => "XXXX",
        CalendarUnit::Decade => "XXX",
        CalendarUnit::Century => "XX",
        _ => "XXXX-XX-XX",
    })
}

/// `the end of the year`, `later in the day`, `for the week`: a unit with `the` at `i` whose place the
/// words before it give.
pub(super) fn of_the(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, Count::One) = scan.class(i)? else { return None };
    let the = scan.take_before(i, &["the"])?;
    let of = is_any(scan.before(the, 1), &["of"])
        && is_any(
            scan.before(the, 2),
            &["end", "start", "beginning", "middle", "rest", "remainder", "close", "most", "half", "course"],
        );
    let in_the =
        is_any(scan.before(the, 1), &["in"]) && is_any(scan.before(the, 2), &["later", "earlier", "early", "late"]);
    let ended = is_any(scan.before(the, 1), &["finish", "finished", "ending", "ended", "end", "closed", "for"])
        && !matches!(scan.kind(i + 1), Some(TokenKind::Word));
    if !(of || in_the || ended)
        || matches!(unit, CalendarUnit::Quarter | CalendarUnit::Weekend)
        || unit < CalendarUnit::Day
    {
        return None;
    }
    let reference = scan.reference.filter(|_| unit == CalendarUnit::Day).map(Anchor::at);
    let value = reference.unwrap_or(scan.anchor).shifted(unit, 0).unwrap_or_else(|| unplaced(unit));
    Some(modified(scan, the..i + 1, value))
}

/// `by year end`, `at the year’s end`: `year` at `i`.
pub(super) fn year_end(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit @ (CalendarUnit::Year | CalendarUnit::Month), Count::One) = scan.class(i)? else {
        return None;
    };
    let owner = usize::from(scan.is(i + 1, &["’s", "'s"]));
    if !scan.is(i + 1 + owner, &["end"]) || !scan.follows(i, &["by", "at", "before", "until", "the"]) {
        return None;
    }
    let value = scan.anchor.shifted(unit, 0).unwrap_or_else(|| unplaced(unit));
    Some(Found::new(scan.with_before(i, &["the"])..i + 2 + owner, TimexType::Date, value))
}

/// `a year earlier`, `the year before`: the unit at `i`, counted from the date told before.
pub(super) fn year_before(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, Count::One) = scan.class(i)? else { return None };
    let start = scan.take_before(i, &["the"])?;
    let step = match scan.word(i + 1) {
        "before" | "previous" => -1,
        "after" => 1,
        _ => return None,
    };
    let ends = !matches!(scan.kind(i + 2), Some(TokenKind::Word | TokenKind::Number | TokenKind::Mark));
    if unit < CalendarUnit::Day || !ends {
        return None;
    }
    let value = scan.reference.and_then(|reference| Anchor::at(reference).shifted(unit, step));
    Some(Found::new(start..i + 2, TimexType::Date, value.unwrap_or_else(|| unplaced(unit))))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn from_today() {
        check(
            "He left yesterday, earlier today and this week.",
            "yesterday=2024-02-11 | earlier today=2024-02-12 | this week=2024-W07",
        );
        check("The day after tomorrow it ends.", "The day after tomorrow=2024-02-14");
        check("It fell last month, earlier this year.", "last month=2024-01 | earlier this year=2024");
        check("Late last year and the last year.", "Late last year=2023 | the last year=2023");
        check("He rose next quarter and in the past year.", "next quarter=2024-Q2 | the past year=P1Y");
        check(
            "By the end of the year and at the start of this year.",
            "the end of the year=2024 | the start of this year=2024",
        );
    }

    #[test]
    fn from_what_was_told_before() {
        check("It opened on May 3, 2019. It closed the next day.", "May 3, 2019=2019-05-03 | the next day=2019-05-04");
        check("Born in 1950, he left the same year.", "1950=1950 | the same year=1950");
        check("It is due by year end.", "year end=2024");
        check("It closed the following year.", "the following year=XXXX");
        check("He said that day laborers met.", "");
    }
}
