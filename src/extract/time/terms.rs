//! How long a term of office is, where the article itself tells it.

use super::scan::is_any;
use crate::extract::Page;
use crate::model::{TimeExpression, TimexType};

/// The length of a term that nothing tells.
pub(super) const UNTOLD: &str = "PXY";

/// How many words may stand between a length and the office it was spent under.
const NEAR: usize = 8;

/// Gives `his first term` the length that the article tells of such a term (`a four-year term`, `four years of
/// peace under President Finch`), when it tells but one.
pub(super) fn settle(page: &Page<'_>, found: &mut [TimeExpression]) {
    let is_term = |time: &TimeExpression| time.timex_type == TimexType::Duration && time.value == UNTOLD;
    let names_term = |time: &TimeExpression| {
        let end = page.segments.tokens_in(time.span).end;
        is_term(time) && end.checked_sub(1).is_some_and(|last| is_any(page.word(last), &["term"]))
    };
    if !found.iter().any(names_term) {
        return;
    }
    let mut told: Option<String> = None;
    for time in found.iter().filter(|time| tells_term(page, time)) {
        if told.as_ref().is_some_and(|told| *told != time.value) {
            return;
        }
        told = Some(time.value.clone());
    }
    if let Some(told) = told {
        for time in found.iter_mut().filter(|time| names_term(time)) {
            time.value.clone_from(&told);
        }
    }
}

fn tells_term(page: &Page<'_>, time: &TimeExpression) -> bool {
    const OFFICES: &[&str] = &["president", "chancellor", "governor", "mayor", "premier", "prime"];
    let years = time.value.strip_prefix('P').and_then(|rest| rest.strip_suffix('Y'));
    let whole = years.is_some_and(|years| !years.is_empty() && years.bytes().all(|b| b.is_ascii_digit()));
    if time.timex_type != TimexType::Duration || !whole {
        return false;
    }
    let end = page.segments.tokens_in(time.span).end;
    let office = |i: usize| is_any(page.word(i), &["under", "as"]) && is_any(page.word(i + 1), OFFICES);
    is_any(page.word(end), &["term", "terms"]) || (end..end + NEAR).any(office)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_term_is_as_long_as_the_article_says() {
        check("He wants a second term.", "a second term=PXY");
        check(
            "He wants a second term after four years of calm under President Finch.",
            "a second term=P4Y | four years=P4Y",
        );
        check("A six-year term. In her first term she slept.", "six-year=P6Y | her first term=P6Y");
        check(
            "A six-year term, a two-year term. In her first term she slept.",
            "six-year=P6Y | two-year=P2Y | her first term=PXY",
        );
    }
}
