//! How the date of a finding stands to the date in the gold.

use claimline::model::{Bound, DayRange, Edtf};

/// Whether the two can mean the same day, or are both unknown.
pub fn may_be_one(gold: Option<Edtf>, found: Option<Edtf>) -> bool {
    match (gold, found) {
        (Some(gold), Some(found)) => match (gold.days(), found.days()) {
            (Some(a), Some(b)) => starts_before_end(a, b) && starts_before_end(b, a),
            _ => gold == found,
        },
        (gold, found) => gold == found,
    }
}

fn starts_before_end(a: DayRange, b: DayRange) -> bool {
    match (a.first, b.last) {
        (Some(first), Some(last)) => first <= last,
        _ => true,
    }
}

/// Whether `found` says more than `gold`: it gives a date where the gold has none, a narrower one, or leaves out the
/// `~`. A mere bound from above (`[..2024-03-05]`) is no date.
pub fn invents(gold: Option<Edtf>, found: Option<Edtf>) -> bool {
    match (gold, found) {
        (_, None) | (None, Some(Edtf::Within(Bound::Open, _))) => false,
        (None, Some(_)) => true,
        (Some(gold), Some(found)) => match (gold.days(), found.days()) {
            (None, Some(_)) => true,
            (Some(_), None) => false,
            // Of two dates without a year the longer one has a day.
            (None, None) => found.to_string().len() > gold.to_string().len(),
            (Some(a), Some(b)) => {
                let drops_about = gold.is_approximate() && !found.is_approximate();
                length(b) < length(a) || drops_about && length(b) == length(a)
            }
        },
    }
}

/// In days; an open range is longer than any other.
fn length(range: DayRange) -> i64 {
    match (range.first, range.last) {
        (Some(first), Some(last)) => i64::from(last) - i64::from(first) + 1,
        _ => i64::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `-` = no date.
    fn date(text: &str) -> Option<Edtf> {
        (text != "-").then(|| text.parse().unwrap())
    }

    #[test]
    fn dates_that_can_be_one() {
        let check = |gold: &str, found: &str, expected: bool| {
            assert_eq!(may_be_one(date(gold), date(found)), expected, "{gold} {found}");
        };
        check("2024-03-12", "2024-03-12", true);
        check("2024-03-12", "2024", true);
        check("2024", "2024-03-12", true);
        check("2018?", "2018", true);
        check("[2024-02-10..2024-02-11]", "2024-02-11", true);
        check("2024-11/..", "2030", true);
        check("2024-03-12", "2024-03-13", false);
        check("XXXX-03-12", "XXXX-03-12", true);
        check("XXXX-03-12", "2024-03-12", false);
        check("-", "-", true);
        check("-", "2024", false);
        check("2024", "-", false);
    }

    #[test]
    fn precision_that_the_text_does_not_give() {
        let check = |gold: &str, found: &str, expected: bool| {
            assert_eq!(invents(date(gold), date(found)), expected, "{gold} {found}");
        };
        check("2018", "2018", false);
        check("2018", "2018-07", true);
        check("2018-07", "2018", false);
        check("2018", "2019-01-01", true);
        check("[2024-02-10..2024-02-11]", "2024-02-10", true);
        check("2024-11/..", "2024-11", true);
        check("2024-11", "2024-11/..", false);
        check("2024-02-12~", "2024-02-12", true);
        check("2024-02-12~", "2024-02-12~", false);
        check("2024-02-12~", "2024-02", false);
        check("2018?", "2018", false);
        check("XXXX-03-12", "2024-03-12", true);
        check("XXXX-03", "XXXX-03-12", true);
        check("2024-03-12", "XXXX-03-12", false);
        check("-", "2018", true);
        check("-", "[..2018]", false);
        check("2018", "-", false);
    }
}
