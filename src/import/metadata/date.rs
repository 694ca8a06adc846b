use crate::model::{Edtf, Precision};
use crate::text::MONTHS;
use std::ops::Range;

/// A date as a newspaper spells it, and where in the line it stands.
#[derive(Debug, PartialEq)]
pub struct FoundDate {
    /// `None` when the spelling has two readings: `03/04/2024`.
    pub date: Option<Edtf>,
    pub range: Range<usize>,
}

/// The day, month or year that `text` is, with its weekday and time of day if it has them: `2024-02-12`,
/// `Mon Feb 12, 2024 at 9:02 EST`. `None` when it is something else or has two readings (`03/04/2024`).
pub fn read_date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let found = find(text)?;
    let around = [&text[..found.range.start], &text[found.range.end..]];
    around.iter().all(|part| is_clock(part)).then_some(found.date)?
}

/// No date with its weekday and time is longer, in bytes.
const LONGEST: usize = 100;

/// The first date in `line`.
pub fn find(line: &str) -> Option<FoundDate> {
    let parts = parts(line);
    (0..parts.len()).find_map(|at| {
        let reader = Reader { parts: &parts[at..], used: 0 };
        let (date, used) = day_first(reader).or_else(|| month_first(reader)).or_else(|| numbers(reader))?;
        if used == 2 && at > 0 && matches!(parts[at - 1].kind, Kind::Number { .. }) {
            // `31 February 2024` is no day, and not February 2024 either.
            return None;
        }
        let date = if is_short_year(&parts[at + used..]) { None } else { date };
        Some(FoundDate { date, range: parts[at].range.start..parts[at + used - 1].range.end })
    })
}

/// The `23` of `12 July 23`: no time of day, and no year that is sure.
fn is_short_year(rest: &[Part]) -> bool {
    let number = matches!(rest.first(), Some(Part { kind: Kind::Number { digits: 2, .. }, .. }));
    number && !matches!(rest.get(1), Some(Part { kind: Kind::Sign(':' | '.'), .. }))
}

/// Whether `text` holds nothing but weekdays, times of day, time zones and the words that join them.
pub fn is_clock(text: &str) -> bool {
    parts(text).iter().all(|part| match &part.kind {
        Kind::Number { .. } => true,
        Kind::Sign(sign) => matches!(sign, ':' | '.' | ',' | '-' | '+' | '(' | ')' | '/'),
        Kind::Word(word) => weekday(word) || CLOCK_WORDS.contains(&word.as_str()),
    })
}

const CLOCK_WORDS: &[&str] = &[
    "a", "am", "at", "bst", "cdt", "cest", "cet", "ct", "cst", "edt", "est", "et", "gmt", "h", "hrs", "ist", "local",
    "m", "on", "p", "pdt", "pm", "pst", "pt", "t", "time", "utc", "z",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// January is 1. Abbreviations have three or four letters; `word` is in lower case.
fn month(word: &str) -> Option<u8> {
    let begins = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let fits = |name: &&str| begins(name) && ((3..=4).contains(&word.len()) || name.len() == word.len());
    MONTHS.iter().position(fits).map(|at| at as u8 + 1)
}

fn weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| *name == word || (3..=5).contains(&word.len()) && name.starts_with(word))
}

struct Part {
    kind: Kind,
    range: Range<usize>,
}

enum Kind {
    /// In lower case.
    Word(String),
    Number {
        value: u32,
        digits: usize,
    },
    Sign(char),
}

/// Runs of letters, runs of digits, and every other character that is no white space.
fn parts(line: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let start = line.len() - rest.len();
        let run = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let (kind, length) = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            // More digits than a number of this program has are no part of a date.
            let value = rest[..length].parse().unwrap_or(u32::MAX);
            (Some(Kind::Number { value, digits: length }), length)
        } else if first.is_alphabetic() {
            let length = run(char::is_alphabetic);
            (Some(Kind::Word(rest[..length].to_lowercase())), length)
        } else {
            ((!first.is_whitespace()).then_some(Kind::Sign(first)), first.len_utf8())
        };
        if let Some(kind) = kind {
            parts.push(Part { kind, range: start..start + length });
        }
        rest = &rest[length..];
    }
    parts
}

/// Reads parts one after the other; a failed reading leaves it where it was.
#[derive(Clone, Copy)]
struct Reader<'a> {
    parts: &'a [Part],
    used: usize,
}

impl Reader<'_> {
    fn kind(&self) -> Option<&Kind> {
        self.parts.get(self.used).map(|part| &part.kind)
    }

    fn skip(&mut self, is_wanted: impl Fn(&Kind) -> bool) {
        if self.kind().is_some_and(is_wanted) {
            self.used += 1;
        }
    }

    fn skip_sign(&mut self, sign: char) {
        self.skip(|kind| matches!(kind, Kind::Sign(found) if *found == sign));
    }

    fn number(&mut self, is_wanted: impl Fn(u32, usize) -> bool) -> Option<u32> {
        match self.kind()? {
            Kind::Number { value, digits } if is_wanted(*value, *digits) => {
                let value = *value;
                self.used += 1;
                Some(value)
            }
            _ => None,
        }
    }

    fn year(&mut self) -> Option<i16> {
        Some(self.number(|value, digits| digits == 4 && (1600..2200).contains(&value))? as i16)
    }

    /// `4` or `4th`.
    fn day(&mut self) -> Option<u8> {
        let day = self.number(|value, digits| digits <= 2 && (1..=31).contains(&value))?;
        self.skip(|kind| matches!(kind, Kind::Word(word) if matches!(word.as_str(), "st" | "nd" | "rd" | "th")));
        Some(day as u8)
    }

    fn month(&mut self) -> Option<u8> {
        let Kind::Word(word) = self.kind()? else { return None };
        let month = month(word)?;
        self.used += 1;
        Some(month)
    }

    /// A year that may follow, with the comma or full stop before it.
    fn year_after(&mut self) -> Option<i16> {
        let mut ahead = *self;
        ahead.skip_sign('.');
        ahead.skip_sign(',');
        let year = ahead.year()?;
        *self = ahead;
        Some(year)
    }

    fn separator(&mut self) -> Option<char> {
        let Kind::Sign(sign @ ('-' | '/' | '.')) = self.kind()? else { return None };
        let sign = *sign;
        self.used += 1;
        Some(sign)
    }
}

type Reading = Option<(Option<Edtf>, usize)>;

/// `12 July 2023`, `the 4th of March`.
fn day_first(mut reader: Reader<'_>) -> Reading {
    let day = reader.day()?;
    reader.skip(|kind| matches!(kind, Kind::Word(word) if word == "of"));
    let month = reader.month()?;
    let year = reader.year_after();
    Some((Some(day_of(year, month, day)?), reader.used))
}

/// `July 12, 2023`, `Sept. 3`, `July 2023`.
fn month_first(mut reader: Reader<'_>) -> Reading {
    let month = reader.month()?;
    if let Some(year) = reader.year_after() {
        return Some((Some(Edtf::month(year, month)), reader.used));
    }
    reader.skip_sign('.');
    let day = reader.day()?;
    let year = reader.year_after();
    Some((Some(day_of(year, month, day)?), reader.used))
}

/// `2024-02-12`, with or without a time of day after it, `13/02/2024`; `03/04/2024` has two readings.
fn numbers(mut reader: Reader<'_>) -> Reading {
    let short = |reader: &mut Reader<'_>| reader.number(|_, digits| digits <= 2).map(|n| n as u8);
    if let Some(year) = reader.year() {
        let first = reader.separator()?;
        let month = short(&mut reader)?;
        if reader.separator()? != first {
            return None;
        }
        let day = short(&mut reader)?;
        return Some((Some(day_of(Some(year), month, day)?), reader.used));
    }
    let one = short(&mut reader)?;
    let first = reader.separator()?;
    let two = short(&mut reader)?;
    if reader.separator()? != first {
        return None;
    }
    let year = reader.year()?;
    let (day_month, month_day) = (day_of(Some(year), two, one), day_of(Some(year), one, two));
    let date = match (day_month, month_day) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => Some(one.or(other)?),
    };
    Some((date, reader.used))
}

/// `None` when there is no such day. A leap year stands in for an unknown year.
fn day_of(year: Option<i16>, month: u8, day: u8) -> Option<Edtf> {
    jiff::civil::Date::new(year.unwrap_or(2000), month as i8, day as i8).ok()?;
    Some(match year {
        Some(year) => Precision::Day(year, month, day).into(),
        None => Precision::DayOfSomeYear(month, day).into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_dates() {
        let check = |text: &str, expected: &str| {
            assert_eq!(read_date(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        };
        check("2024-02-12", "2024-02-12");
        check("2024-02", "2024-02");
        check("2024-02-12T09:02:00Z", "2024-02-12");
        check("2024-02-12T09:02:00+01:00", "2024-02-12");
        check("2024/02/12 09:02", "2024-02-12");
        check("12 July 2023", "2023-07-12");
        check("Wednesday, 12th of July, 2023", "2023-07-12");
        check("March 4, 2024", "2024-03-04");
        check("Mar. 4th, 2024", "2024-03-04");
        check("Sept 9 2019", "2019-09-09");
        check("Mon Feb 12, 2024 at 9:02 EST", "2024-02-12");
        check("9:02 a.m. EST, Mon February 12, 2024", "2024-02-12");
        check("Fri, 12 Jul 2019 09:02:00 GMT", "2019-07-12");
        check("July 2023", "2023-07");
        check("March 12", "XXXX-03-12");
        check("March 12 09:30", "XXXX-03-12");
        check("13/02/2024", "2024-02-13");
        check("02/13/2024", "2024-02-13");
        check("04.04.2024", "2024-04-04");
    }

    #[test]
    fn no_dates_and_two_readings() {
        for text in [
            "",
            "soon",
            "03/04/2024",
            "31 February 2024",
            "12 July 23",
            "July 12, 2023 summit",
            "at 9:02",
            "12-07/2023",
            "20240212",
            "Marching 4, 2024",
            "99999999999999 May 2020 x",
            "½ May",
            "May",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn where_it_stands() {
        let check = |line: &str, expected: &str| assert_eq!(&line[find(line).unwrap().range], expected);
        check("Saltby Echo, Friday 29 July 2022", "29 July 2022");
        check("Café – July 12, 2018 (Meridian)", "July 12, 2018");
        check("Published 03/04/2024.", "03/04/2024");
        check("On March 12 there", "March 12");
    }
}
