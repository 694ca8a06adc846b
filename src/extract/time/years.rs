//! Years, decades, centuries: `2018`, `’82`, `44 BC`, `the 1990s`, `the early 19th century`, `fiscal 2019`.

use super::dates::modified;
use super::scan::{Found, Scan, is_any};
use super::value::Value;
use crate::lexicon::{CalendarUnit, CalendarWord, Count};
use crate::model::{Precision, TimexType};
use crate::text::TokenKind;

/// Four digits that count things are no year.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "troops",
    "soldiers",
    "workers",
    "jobs",
    "employees",
    "residents",
    "students",
    "homes",
    "houses",
    "dollars",
    "euros",
    "pounds",
    "cents",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "metres",
    "meters",
    "m",
    "feet",
    "ft",
    "acres",
    "hectares",
    "tons",
    "tonnes",
    "kg",
    "points",
    "votes",
    "votes",
    "members",
    "others",
    "times",
    "percent",
    "per",
    "cars",
    "vehicles",
    "units",
    "copies",
    "calories",
    "passengers",
    "civilians",
    "police",
    "officers",
    "refugees",
    "cases",
    "deaths",
    "companies",
    "stores",
    "hp",
    "rpm",
    "mph",
    "square",
    "metric",
    "million",
    "billion",
    "hours",
    "hrs",
    "gmt",
    "utc",
    "est",
    "pieces",
    "items",
    "words",
    "pages",
    "shares",
];
const NUMBERED: &[&str] = &[
    "no",
    "no.",
    "page",
    "flight",
    "room",
    "highway",
    "route",
    "section",
    "article",
    "bus",
    "suite",
    "building",
    "model",
    "number",
    "class",
    "about",
    "around",
    "some",
    "than",
    "nearly",
    "almost",
    "over",
    "least",
    "most",
    "only",
    "exactly",
    "up",
    "every",
    "another",
    "approximately",
    "roughly",
    "just",
    "hundred",
    "thousand",
    "figure",
    "under",
];
const LEADS: &[&str] = &[
    "in",
    "since",
    "of",
    "by",
    "until",
    "till",
    "from",
    "during",
    "before",
    "after",
    "through",
    "throughout",
    "between",
    "early",
    "late",
    "mid",
    "circa",
    "year",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "for",
    "into",
];

/// Four digits, or one to five with an era.
pub(super) fn year(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if let Some(found) = with_era(scan, i) {
        return Some(found);
    }
    let year = scan.plain_year(i)?;
    let before = scan.before(i, 1);
    let symbol = i > scan.sentence.start && scan.kind(i - 1) == Some(TokenKind::Symbol);
    let money = before.ends_with('$') || (symbol && !matches!(before, "*" | "•" | "|" | "/"));
    let old = scan.is(i + 2, &["old"]);
    let count = !(1900..=2099).contains(&year) && scan.is_plural(i + 1);
    if money
        || old
        || count
        || scan.is(i + 1, COUNTED)
        || scan.kind(i + 1) == Some(TokenKind::Symbol) && scan.is(i + 1, &["%"])
    {
        return None;
    }
    let opens_range = scan.kind(i + 1) == Some(TokenKind::Dash) && scan.plain_year(i + 2).is_some();
    let paired = opens_range
        || is_any(before, &["to", "and", "or", "&"])
        || scan.kind(i.wrapping_sub(1)) == Some(TokenKind::Dash);
    let credible = if opens_range || is_any(before, LEADS) {
        (1000..=2199).contains(&year)
    } else if paired {
        (1500..=2199).contains(&year) && (scan.plain_year(i.wrapping_sub(2)).is_some() || (1900..=2099).contains(&year))
    } else {
        (1900..=2099).contains(&year)
            && (!is_any(before, NUMBERED) || is_any(before, &["around", "about"]) && ends(scan, i))
    };
    credible.then_some(())?;
    let start = match scan.take_before(i, &["year"]) {
        Some(at) => scan.with_before(at, &["the"]),
        None => i,
    };
    Some(modified(scan, start..i + 1, Value::Calendar(Precision::Year(year))))
}

/// `around 1970.`: nothing follows that could be counted.
fn ends(scan: &Scan<'_, '_>, i: usize) -> bool {
    matches!(scan.kind(i + 1), None | Some(TokenKind::Stop | TokenKind::Comma | TokenKind::Colon | TokenKind::Close))
}

/// `44 BC`, `AD 79`, `10,000 B.C.`
fn with_era(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let word = scan.word(i);
    if word.len() > 6 {
        return None;
    }
    let number: i16 = word.replace(',', "").parse().ok().filter(|year| (1..=10_000).contains(year))?;
    let era = scan.word(i + 1).replace('.', "");
    let (start, end, year) = match era.as_str() {
        "BC" | "BCE" => (i, i + 2, 1 - number),
        "AD" | "CE" => (i, i + 2, number),
        _ if is_any(scan.before(i, 1), &["AD", "A.D."]) && scan.is_capital(i - 1) => (i - 1, i + 1, number),
        _ => return None,
    };
    (-9999..=9999).contains(&year).then(|| modified(scan, start..end, Value::Calendar(Precision::Year(year))))
}

/// `’82` after a word that dates: the last such year up to the day of publication.
pub(super) fn short_year(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let digits = scan.digits(i).filter(|_| scan.word(i).len() == 2)? as i16;
    let mark = i.checked_sub(1).filter(|at| scan.kind(*at) == Some(TokenKind::Mark))?;
    let touches = scan.page.tokens()[mark].span.end() == scan.page.tokens()[i].span.start();
    let dated = is_any(scan.before(i, 2), &["in", "since", "of", "by", "from", "until", "to", "and", "or"]);
    if !touches || !dated || !matches!(scan.word(mark), "’" | "'" | "‘") {
        return None;
    }
    let value = match scan.anchor.year {
        Some(now) => {
            let year = now.div_euclid(100) * 100 + digits;
            Value::Calendar(Precision::Year(if year > now { year - 100 } else { year }))
        }
        None => Value::text(format!("XX{digits:02}")),
    };
    Some(Found::new(mark..i + 1, TimexType::Date, value))
}

/// `the 1990s`, `’90s`, `the late 1800s`.
pub(super) fn decade(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (value, end) = match scan.word(i).strip_suffix('s') {
        Some(stem) => (decade_value(stem)?, i + 1),
        // `the 1990’s`
        None if scan.is(i + 1, &["’s", "'s"]) && scan.follows(i, &["the", "early", "late", "mid"]) => {
            let year = scan.plain_year(i).filter(|year| year % 10 == 0)?;
            (Value::Calendar(Precision::Decade(year / 10)), i + 2)
        }
        None => return None,
    };
    let temperature = scan.is(i + 1, &["degrees"]) || scan.follows(i, &["their", "his", "her", "my", "your", "our"]);
    if temperature && scan.word(i).len() <= 4 {
        return None;
    }
    let found = modified(scan, i..end, value);
    Some(with_the(scan, found))
}

/// The decade or century of `1990`, `’90`, `90`, `1800`. The decade of `20` is not told.
pub(super) fn decade_value(stem: &str) -> Option<Value> {
    let digits = stem.trim_start_matches(['’', '\'', '‘', '`']);
    let number: i16 = digits.parse().ok().filter(|n| *n % 10 == 0)?;
    match digits.len() {
        4 if number % 100 == 0 && number < 2000 => Some(Value::Calendar(Precision::Century(number / 100))),
        4 if (1000..=2100).contains(&number) => Some(Value::Calendar(Precision::Decade(number / 10))),
        2 if (30..=90).contains(&number) => Some(Value::Calendar(Precision::Decade(190 + number / 10))),
        2 if digits.len() < stem.len() => Some(Value::text(format!("XX{}", number / 10))),
        _ => None,
    }
}

/// `the 19th century`: an ordinal at `i`.
pub(super) fn century(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let number = ordinal(scan, i)?;
    if !matches!(scan.class(i + 1), Some(CalendarWord::Unit(CalendarUnit::Century, Count::One))) {
        return None;
    }
    let era = scan.word(i + 2).replace('.', "");
    if era == "BC" || era == "BCE" {
        let value = Value::text(format!("BC{:02}", number.checked_sub(1)?));
        return Some(with_the(scan, modified(scan, i..i + 3, value)));
    }
    Some(with_the(scan, modified(scan, i..i + 2, century_value(number)?)))
}

pub(super) fn century_value(number: u16) -> Option<Value> {
    let century = i16::try_from(number).ok().filter(|n| (1..=30).contains(n))? - 1;
    Some(Value::Calendar(Precision::Century(century)))
}

/// `first`, `19th`, `twenty-first`.
pub(super) fn ordinal(scan: &Scan<'_, '_>, i: usize) -> Option<u16> {
    match scan.class(i) {
        Some(CalendarWord::Ordinal(number)) => return Some(number),
        Some(_) => return None,
        None => {}
    }
    let word = scan.word(i);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = is_any(&word[digits.len()..], &["st", "nd", "rd", "th"]) && digits.len() <= 2;
    ordinal.then(|| digits.parse().ok())?
}

/// `fiscal 2019`, `fiscal year 2019`, `FY2019`: which months it spans the text does not say.
pub(super) fn fiscal(scan: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let year = scan.plain_year(i)?;
    let start = match scan.take_before(i, &["fiscal", "FY"]) {
        Some(at) => at,
        None => {
            let at = scan.take_before(i, &["year"])?;
            scan.take_before(at, &["fiscal", "financial"])?
        }
    };
    Some(Found::new(start..i + 1, TimexType::Date, Value::text(format!("FY{year:04}"))))
}

fn with_the(scan: &Scan<'_, '_>, found: Found) -> Found {
    let start = scan.with_before(found.tokens.start, &["the"]);
    Found { tokens: start..found.tokens.end, ..found }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn years() {
        check("In 1789, at the 2018 summit (2019), Expo 2020.", "1789=1789 | 2018=2018 | 2019=2019 | 2020=2020");
        check("From 1980 to 2012, and 2000 - 2050.", "1980=1980 | 2012=2012 | 2000=2000 | 2050=2050");
        check("The lowest since ’82 and ’07.", "’82=1982 | ’07=2007");
        check("Over 2000 – 2050 they asked 1709 schoolchildren of a 2000 year old town.", "2000=2000 | 2050=2050");
        check("It fell to 1800 and rose to 2500 people.", "");
        check("By early 2018 or about 1970.", "early 2018=2018 | about 1970=1970");
        check("In fiscal year 2019 and FY 2020.", "fiscal year 2019=FY2019 | FY 2020=FY2020");
    }

    #[test]
    fn eras() {
        check("He died in 44 BC, not in AD 79.", "44 BC=BC0044 | AD 79=0079");
        check("Settled by 10,000 B.C. and 5th century BC.", "10,000 B.C.=BC10000 | 5th century BC=BC04");
    }

    #[test]
    fn decades_and_centuries() {
        check("In the 1990s, the ’80s and the late 70s.", "the 1990s=199 | the ’80s=198 | the late 70s=197");
        check("In the 1800s and the roaring ’20s.", "the 1800s=18 | ’20s=XX2");
        check(
            "The 19th century and the early twenty-first century.",
            "The 19th century=18 | the early twenty-first century=20",
        );
    }
}
