//! Days of the week: `Tuesday`, `last Tuesday`, `Tuesday night`, `Monday, March 5, 2007`.

use super::dates;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use crate::lexicon::CalendarWord;
use crate::model::TimexType;
use crate::text::TokenKind;
use jiff::civil::Date;

/// Names of days that stand for something else, and papers that are called after a day.
const NAMED_BEFORE: &[&str] = &[
    "Black", "Good", "Ash", "Super", "Bloody", "Cyber", "Holy", "Easter", "Palm", "Shrove", "Fat", "Maundy", "Giving",
];
const NAMED_AFTER: &[&str] =
    &["Times", "Mirror", "Mail", "Telegraph", "Express", "Herald", "Post", "Independent", "School"];

/// A weekday at `i`, with the date or the part of the day that follows it.
pub(super) fn weekday(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Weekday(weekday, plural) = scan.class(i)? else { return None };
    // `Sun`, `Sat`, `Wed` without a stop are words of their own unless a date follows.
    let short = scan.word(i).len() <= 5 && !scan.word(i).ends_with('.');
    if !scan.is_capital(i) || is_any(scan.before(i, 1), NAMED_BEFORE) || NAMED_AFTER.contains(&scan.word(i + 1)) {
        return None;
    }
    if let Some(date) = date_after(scan, i) {
        return Some(Found::new(i..date.tokens.end, TimexType::Date, date.value));
    }
    if short {
        return None;
    }
    if plural {
        let value = Value::Text(format!("XXXX-WXX-{weekday}"));
        return Some(Found::new(i..i + 1, TimexType::Set, value));
    }
    // `on a Monday` is any of them; `a Monday meeting` is one.
    if scan.follows(i, &["a", "any"]) && !scan.is_noun(i + 1) {
        return None;
    }
    let (start, day) = resolve(scan, i, weekday);
    let unknown = || Value::Text(format!("XXXX-WXX-{weekday}"));
    if let Some(CalendarWord::PartOfDay(code)) = scan.class(i + 1) {
        let value = match day {
            Some(_) => Value::Clock { day, told: true, time: code.to_owned() },
            None => Value::Text(format!("XXXX-WXX-{weekday}T{code}")),
        };
        return Some(Found::new(start..i + 2, TimexType::Time, value));
    }
    let start = if start == i { scan.with_before(i, &["early", "late"]) } else { start };
    Some(Found::new(start..i + 1, TimexType::Date, day.map_or_else(unknown, Value::day)))
}

/// Where the expression starts, and its day when the day of publication is known.
fn resolve(scan: &Scan<'_, '_>, i: usize, weekday: u8) -> (usize, Option<Date>) {
    let Some(start) = scan.take_before(i, &["last", "next", "this", "past", "following", "previous"]) else {
        return (i, scan.anchor.weekday(weekday, scan.direction(&(i..i + 1))));
    };
    let day = match scan.word(start).to_ascii_lowercase().as_str() {
        "last" | "past" => scan.anchor.weekday_beside(weekday, -1),
        // In a report of the past `the next Tuesday` counts from what was told before.
        "next" if !scan.follows(start, &["the"]) => scan.anchor.weekday_beside(weekday, 1),
        "this" => scan.anchor.weekday(weekday, scan.direction(&(i..i + 1))),
        _ => None,
    };
    (start, day)
}

/// `Monday, March 5, 2007`, `Sunday 5 March`: the date after the weekday.
fn date_after(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let at = i + 1 + usize::from(scan.kind(i + 1) == Some(TokenKind::Comma));
    let at = at + usize::from(scan.is(at, &["the"]));
    let found = match scan.class(at) {
        Some(CalendarWord::Month(_)) if scan.day_of_month(at + 1).is_some() => dates::month_first(scan, at),
        _ => dates::day_first(scan, at),
    };
    found.filter(|found| found.value.reference().is_some() && found.tokens.start <= at)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_tense_gives_the_week() {
        check("She said on Tuesday that it was over.", "Tuesday=2024-02-06");
        check("They will meet on Tuesday.", "Tuesday=2024-02-13");
        check("On Tuesday, the council will vote.", "Tuesday=2024-02-13");
        check(
            "She told the paper on Tuesday that they would meet on Friday.",
            "Tuesday=2024-02-06 | Friday=2024-02-16",
        );
        check("He announced Monday it was closed.", "Monday=2024-02-12");
        check("It is to be opened on Thursday.", "Thursday=2024-02-15");
        check("The council is meeting on Thursday.", "Thursday=2024-02-15");
        check("“Ask me on Thursday.”", "Thursday=2024-02-15");
        check("Come back on Friday.", "Friday=2024-02-16");
    }

    #[test]
    fn with_words_round_them() {
        check("It broke last Monday and next Monday it opens.", "last Monday=2024-02-05 | next Monday=2024-02-19");
        check("It burnt Tuesday night and early Friday.", "Tuesday night=2024-02-06TNI | early Friday=2024-02-09");
        check("It was Monday, March 5, 2007.", "Monday, March 5, 2007=2007-03-05");
        check("It was Monday 5 March.", "Monday 5 March=2023-03-05");
        check("It closes on a Monday.", "");
        check("It opened on Sundays.", "Sundays=XXXX-WXX-7");
    }
}
