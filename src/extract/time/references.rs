//! What is not on a calendar: `now`, `recently`, `the future`, `the time being`.

use super::scan::{Found, Scan, is_any};
use super::value::Value;
use crate::lexicon::CalendarWord;
use crate::model::TimexType;
use crate::text::TokenKind;

/// `now`, `currently`, `recently`.
pub(super) fn reference(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let CalendarWord::Reference(value) = scan.class(i)? else { return None };
    let conjunction = scan.is(i, &["now"]) && scan.is(i + 1, &["that"]);
    let named = scan.is_capital(i) && i > scan.sentence.start && scan.kind(i - 1) == Some(TokenKind::Word);
    if conjunction || named {
        return None;
    }
    let start = scan.with_before(i, &["right", "more", "most", "just"]);
    Some(Found::new(start..i + 1, TimexType::Date, Value::text(value)))
}

/// `the past`, `the future`, `the time being` after a preposition: the noun at `i`.
pub(super) fn noun(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (value, end) = match scan.word(i) {
        "past" if !matches!(scan.kind(i + 1), Some(TokenKind::Word | TokenKind::Number)) => ("PAST_REF", i + 1),
        "future" if !matches!(scan.class(i + 1), Some(CalendarWord::Unit(..))) => ("FUTURE_REF", i + 1),
        "time" if scan.is(i + 1, &["being"]) => ("PRESENT_REF", i + 2),
        _ => return None,
    };
    let mut start = i;
    if scan.follows(start, &["near", "distant", "recent", "foreseeable"]) {
        start -= 1;
    }
    start = scan.take_before(start, &["the"])?;
    let led = is_any(scan.before(start, 1), &["in", "for", "from", "into", "of", "until"]);
    let owned = scan.is(end, &["of"]);
    (led && !owned && !is_any(scan.before(start, 1), &["of"]))
        .then(|| Found::new(start..end, TimexType::Date, Value::text(value)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn references() {
        check(
            "It is now closed, currently and until recently.",
            "now=PRESENT_REF | currently=PRESENT_REF | recently=PAST_REF",
        );
        check(
            "In the past, in the near future, for the time being.",
            "the past=PAST_REF | the near future=FUTURE_REF | the time being=PRESENT_REF",
        );
        check("Now that it is over, the future of the port is open.", "");
    }
}
