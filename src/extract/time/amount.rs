use super::scan::Scan;
use crate::lexicon::{CalendarUnit, CalendarWord, calendar_word};

/// How many: as TIMEX3 writes it, and as a whole number when it is one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) written: String,
    pub(super) whole: Option<i64>,
}

impl Amount {
    pub(super) fn whole(number: i64) -> Amount {
        Amount { written: number.to_string(), whole: Some(number) }
    }

    /// `several`, `a few`.
    pub(super) fn some() -> Amount {
        Amount { written: "X".to_owned(), whole: None }
    }

    pub(super) fn halves(number: i64) -> Amount {
        Amount { written: format!("{number}.5"), whole: None }
    }

    /// The TIMEX3 length of so many `unit`s.
    pub(super) fn of(&self, unit: CalendarUnit) -> String {
        let number = &self.written;
        match unit {
            CalendarUnit::Second => format!("PT{number}S"),
            CalendarUnit::Minute => format!("PT{number}M"),
            CalendarUnit::Hour => format!("PT{number}H"),
            CalendarUnit::Day => format!("P{number}D"),
            CalendarUnit::Weekend => format!("P{number}WE"),
            CalendarUnit::Week => format!("P{number}W"),
            CalendarUnit::Fortnight => match self.whole.and_then(|n| n.checked_mul(2)) {
                Some(weeks) => format!("P{weeks}W"),
                None => "PXW".to_owned(),
            },
            CalendarUnit::Month => format!("P{number}M"),
            CalendarUnit::Quarter => format!("P{number}Q"),
            CalendarUnit::Year => format!("P{number}Y"),
            CalendarUnit::Decade => format!("P{number}DE"),
            CalendarUnit::Century => format!("P{number}CE"),
        }
    }
}

/// The number that starts at `i` and the token after it: `60`, `1,200`, `2.5`, `twenty-five`, `two hundred`,
/// `two and a half`.
pub(super) fn amount(scan: &Scan<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    let word = scan.word(i);
    if word.len() > 24 {
        return None;
    }
    if let Some((whole, part)) = word.split_once('.')
        && [whole, part].iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
    {
        return Some((Amount { written: word.to_owned(), whole: None }, i + 1));
    }
    let mut number = number_of(word)?;
    let mut end = i + 1;
    if let Some(CalendarWord::Number(factor @ (100 | 1000))) = scan.class(end) {
        number = number.checked_mul(i64::from(factor))?;
        end += 1;
    }
    if scan.is(end, &["and"]) && scan.is(end + 1, &["a"]) && scan.is(end + 2, &["half"]) {
        return Some((Amount::halves(number), end + 3));
    }
    if super::business::and_a_half(scan, end) {
        return Some((Amount::halves(number), end + 1));
    }
    Some((Amount::whole(number), end))
}

/// The number that a single word writes, in digits or letters.
pub(super) fn number_of(word: &str) -> Option<i64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let plain = word.bytes().all(|b| b.is_ascii_digit() || b == b',');
        return if plain { word.replace(',', "").parse().ok() } else { None };
    }
    if let Some(CalendarWord::Number(number)) = calendar_word(word) {
        return Some(i64::from(number));
    }
    let (tens, ones) = word.split_once('-')?;
    match (calendar_word(tens)?, calendar_word(ones)?) {
        (CalendarWord::Number(tens @ 20..=90), CalendarWord::Number(ones @ 1..=9)) => Some(i64::from(tens + ones)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_one_word() {
        let check = |word: &str, expected: Option<i64>| assert_eq!(number_of(word), expected, "{word}");
        check("1,200", Some(1200));
        check("twenty-five", Some(25));
        check("Ten", Some(10));
        check("five-twenty", None);
        check("3rd", None);
        check(&"9".repeat(50), None);
    }

    #[test]
    fn lengths() {
        assert_eq!(Amount::whole(4).of(CalendarUnit::Year), "P4Y");
        assert_eq!(Amount::halves(2).of(CalendarUnit::Year), "P2.5Y");
        assert_eq!(Amount::some().of(CalendarUnit::Minute), "PTXM");
        assert_eq!(Amount::whole(i64::MAX).of(CalendarUnit::Fortnight), "PXW");
    }
}
