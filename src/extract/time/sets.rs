//! What recurs: `every Monday`, `each year`, `per month`, `daily`, `annual`.

use super::amount::{Amount, amount};
use super::scan::{Found, Scan};
use super::value::Value;
use crate::lexicon::{CalendarUnit, CalendarWord};
use crate::model::TimexType;
use crate::text::TokenKind;

/// `every`, `each` or `per` at `i`.
pub(super) fn every(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if !scan.is(i, &["every", "each", "per"]) {
        return None;
    }
    let found = |end: usize, value: String| Some(Found::new(i..end, TimexType::Set, Value::Text(value)));
    let other = usize::from(scan.is(i + 1, &["other", "second"]));
    let at = i + 1 + other;
    match scan.class(at) {
        Some(CalendarWord::Unit(CalendarUnit::Weekend, _)) => found(at + 1, "XXXX-WXX-WE".to_owned()),
        Some(CalendarWord::Unit(unit, _)) if unit >= CalendarUnit::Hour || !scan.is(i, &["per"]) => {
            found(at + 1, Amount::whole(1 + other as i64).of(unit))
        }
        Some(CalendarWord::Weekday(day, _)) if !scan.is(i, &["per"]) => {
            let code = match scan.class(at + 1) {
                Some(CalendarWord::PartOfDay(code)) => Some(code),
                _ => None,
            };
            let time = code.map_or(String::new(), |code| format!("T{code}"));
            found(at + 1 + usize::from(code.is_some()), format!("XXXX-WXX-{day}{time}"))
        }
        Some(CalendarWord::Month(month)) if scan.is_capital(at) => found(at + 1, format!("XXXX-{month:02}")),
        Some(CalendarWord::Season(season)) => {
            let code = ["SP", "SU", "FA", "WI"][usize::from(season.clamp(1, 4)) - 1];
            found(at + 1, format!("XXXX-{code}"))
        }
        Some(CalendarWord::PartOfDay(code)) => found(at + 1, format!("XXXX-XX-XXT{code}")),
        Some(CalendarWord::Number(_)) | None if other == 0 => {
            let (amount, end) = amount(scan, at)?;
            let CalendarWord::Unit(unit, _) = scan.class(end)? else { return None };
            found(end + 1, amount.of(unit))
        }
        _ => None,
    }
}

/// `daily`, `weekly`, `annual`: no part of a paper's name (`the Daily Courier`).
pub(super) fn often(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Often(value) = scan.class(i)? else { return None };
    let first = i == scan.sentence.start;
    let named = scan.is_capital(i) && (!first || scan.is_capital(i + 1));
    let paper = scan.follows(i, &["the", "a"]) && !matches!(scan.kind(i + 1), Some(TokenKind::Word));
    (!named && !paper).then(|| Found::new(i..i + 1, TimexType::Set, Value::text(value)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn sets() {
        check("Every Monday, each year, per month.", "Every Monday=XXXX-WXX-1 | each year=P1Y | per month=P1M");
        check(
            "Every two years, every other week, every summer.",
            "Every two years=P2Y | every other week=P2W | every summer=XXXX-SU",
        );
        check("Its annual report is read daily.", "annual=P1Y | daily=P1D");
    }
}
