use super::{Bound, DayRange, Edtf, EdtfError, Point, Precision, date};
use std::fmt;
use std::str::FromStr;

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::At(point) => write!(f, "{point}"),
            Edtf::Interval(a, b) => write!(f, "{a}/{b}"),
            Edtf::Within(Bound::Open, b) => write!(f, "[..{b}]"),
            Edtf::Within(a, Bound::Open) => write!(f, "[{a}..]"),
            Edtf::Within(a, b) => write!(f, "[{a}..{b}]"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::At(point) => write!(f, "{point}"),
            Bound::Open => f.write_str(".."),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |f: &mut fmt::Formatter<'_>, y: i16| {
            if y < 0 { write!(f, "-{:04}", -i32::from(y)) } else { write!(f, "{y:04}") }
        };
        match self.precision {
            Precision::Century(c) => write!(f, "{c:02}XX")?,
            Precision::Decade(d) => write!(f, "{d:03}X")?,
            Precision::Year(y) => year(f, y)?,
            Precision::Season(y, s) => {
                year(f, y)?;
                write!(f, "-{}", 20 + s)?;
            }
            Precision::Quarter(y, q) => {
                year(f, y)?;
                write!(f, "-{}", 32 + q)?;
            }
            Precision::Month(y, m) => {
                year(f, y)?;
                write!(f, "-{m:02}")?;
            }
            Precision::Day(y, m, d) => {
                year(f, y)?;
                write!(f, "-{m:02}-{d:02}")?;
            }
            Precision::MonthOfSomeYear(m) => write!(f, "XXXX-{m:02}")?,
            Precision::DayOfSomeYear(m, d) => write!(f, "XXXX-{m:02}-{d:02}")?,
        }
        f.write_str(match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        })
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    /// # Errors
    /// The text is no date of the kinds above, or names a day that no calendar has.
    fn from_str(text: &str) -> Result<Self, EdtfError> {
        parse(text.trim()).ok_or_else(|| EdtfError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Edtf> {
    let bound = |part: &str| match part.trim() {
        "" | ".." => Some(Bound::Open),
        part => point(part).map(Bound::At),
    };
    if let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        let (from, to) = inner.split_once("..")?;
        return in_order(Edtf::Within(bound(from)?, bound(to)?));
    }
    if let Some((from, to)) = text.split_once('/') {
        return in_order(Edtf::Interval(bound(from)?, bound(to)?));
    }
    point(text).map(Edtf::At)
}

/// An interval whose end lies before its start is a slip of the pen.
fn in_order(edtf: Edtf) -> Option<Edtf> {
    match edtf.days() {
        Some(DayRange { first: Some(first), last: Some(last) }) if first > last => None,
        Some(DayRange { first: None, last: None }) => None,
        _ => Some(edtf),
    }
}

fn point(text: &str) -> Option<Point> {
    let (body, uncertain, approximate) = match text.char_indices().next_back()? {
        (at, '?') => (&text[..at], true, false),
        (at, '~') => (&text[..at], false, true),
        (at, '%') => (&text[..at], true, true),
        _ => (text, false, false),
    };
    Some(Point { precision: precision(body)?, uncertain, approximate })
}

fn precision(text: &str) -> Option<Precision> {
    let digits = |part: &str, width: usize| {
        (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
    };
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut parts = body.split('-');
    let year = parts.next()?;
    let second = parts.next();
    let third = parts.next();
    if parts.next().is_some() {
        return None;
    }
    if year == "XXXX" {
        let month = digits(second?, 2).filter(|m| (1..=12).contains(m))? as u8;
        return match third {
            None => Some(Precision::MonthOfSomeYear(month)),
            Some(day) => {
                let day = digits(day, 2)? as u8;
                date(2000, month, day)?;
                Some(Precision::DayOfSomeYear(month, day))
            }
        };
    }
    if second.is_none() && !negative {
        if let Some(century) = year.strip_suffix("XX") {
            return Some(Precision::Century(digits(century, 2)?));
        }
        if let Some(decade) = year.strip_suffix('X') {
            return Some(Precision::Decade(digits(decade, 3)?));
        }
    }
    let year = digits(year, 4)? * if negative { -1 } else { 1 };
    let Some(second) = second else { return Some(Precision::Year(year)) };
    let number = digits(second, 2)? as u8;
    match (third, number) {
        (Some(day), 1..=12) => {
            let day = digits(day, 2)? as u8;
            date(year, number, day)?;
            Some(Precision::Day(year, number, day))
        }
        (None, 1..=12) => Some(Precision::Month(year, number)),
        (None, 21..=24) => Some(Precision::Season(year, number - 20)),
        (None, 33..=36) => Some(Precision::Quarter(year, number - 32)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in [
            "2024-03-12",
            "2024-03",
            "2024",
            "202X",
            "19XX",
            "2021-21",
            "2021-24",
            "2021-34",
            "XXXX-03-12",
            "XXXX-03",
            "2018?",
            "2018~",
            "2018-05%",
            "2017-01-20/2021-01-20",
            "2024-11/..",
            "../2020",
            "[2024-02-10..2024-02-11]",
            "[..2020]",
            "[2020..]",
            "-0044-03-15",
            "0000",
            "9999-12-31",
            "-9999",
        ] {
            assert_eq!(text.parse::<Edtf>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses() {
        for text in [
            "",
            "24",
            "2024-13",
            "2024-02-30",
            "2024-3-1",
            "2024/2023",
            "[..]",
            "../..",
            "XXXX",
            "XXXX-02-31",
            "?",
            "é",
            "2024-03-12-01",
            "20é4",
            "[2024",
            "--2024",
            "+2024",
        ] {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }
}
