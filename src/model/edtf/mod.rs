mod notation;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date with the precision that a text gives: the parts of the Extended Date/Time Format (ISO 8601-2,
/// Library of Congress, levels 0 to 2) that articles need.
///
/// `2024-03-12`, `2024-03`, `2024`, `202X`, `19XX`, seasons `2021-21` to `-24`, quarters `2021-33` to
/// `-36`, incomplete `XXXX-03-12` and `XXXX-03`, qualifiers `?` `~` `%`, intervals `a/b` (it lasted),
/// `a/..` and `../b`, and `[a..b]` (once, some time inside). Written and read back without loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Edtf {
    /// One date, as exactly as it is known.
    At(Point),
    /// It lasted from the one to the other.
    Interval(Bound, Bound),
    /// It happened once, some time from the one to the other.
    Within(Bound, Bound),
}

/// One end of an [`Edtf::Interval`] or [`Edtf::Within`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    At(Point),
    /// `..`
    Open,
}

/// A date of some precision, perhaps qualified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    pub precision: Precision,
    /// `?`: the text leaves doubt.
    pub uncertain: bool,
    /// `~`: about then.
    pub approximate: bool,
}

/// What is known of a date. Years are astronomical: 0 is 1 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The number of the century's years without the last two digits: 19 = 1900–1999.
    Century(i16),
    /// 199 = 1990–1999.
    Decade(i16),
    Year(i16),
    /// 1 spring, 2 summer, 3 autumn, 4 winter (of the northern year).
    Season(i16, u8),
    /// 1 to 4.
    Quarter(i16, u8),
    Month(i16, u8),
    Day(i16, u8, u8),
    /// A month of an unknown year.
    MonthOfSomeYear(u8),
    /// A day of an unknown year.
    DayOfSomeYear(u8, u8),
}

/// The first and the last day that a date can mean, as days since 1970-01-01 (Gregorian, proleptic);
/// `None` = open on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    pub first: Option<i32>,
    pub last: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date: write 2024, 2024-03, 2024-03-12, 2023/2024 or [2023..2024], with ? or ~ after it")]
pub struct EdtfError(String);

impl Edtf {
    pub fn year(year: i16) -> Edtf {
        Precision::Year(year).into()
    }

    pub fn month(year: i16, month: u8) -> Edtf {
        Precision::Month(year, month).into()
    }

    pub fn day(date: Date) -> Edtf {
        Precision::Day(date.year(), date.month() as u8, date.day() as u8).into()
    }

    /// The one day that this means, when it is that exact.
    pub fn as_day(&self) -> Option<Date> {
        match self {
            Edtf::At(Point { precision: Precision::Day(y, m, d), .. }) => date(*y, *m, *d),
            _ => None,
        }
    }

    /// `None` when the year is unknown: such a date has no place on a time axis.
    pub fn days(&self) -> Option<DayRange> {
        match self {
            Edtf::At(point) => point.days(),
            Edtf::Interval(from, to) | Edtf::Within(from, to) => {
                let first = match from {
                    Bound::At(point) => point.days()?.first,
                    Bound::Open => None,
                };
                let last = match to {
                    Bound::At(point) => point.days()?.last,
                    Bound::Open => None,
                };
                Some(DayRange { first, last })
            }
        }
    }

    /// Orders dates by their first day, then their last; those without a place on the axis come last.
    pub fn sort_key(&self) -> (i64, i64) {
        match self.days() {
            None => (i64::MAX, i64::MAX),
            Some(DayRange { first, last }) => (first.map_or(i64::MIN, i64::from), last.map_or(i64::MAX, i64::from)),
        }
    }

    pub fn is_approximate(&self) -> bool {
        self.points().any(|p| p.approximate)
    }

    pub fn is_uncertain(&self) -> bool {
        self.points().any(|p| p.uncertain)
    }

    /// In words: `12 March 2024`, `some time from 10 to 11 February 2024`, `about 2018`.
    pub fn in_words(&self) -> String {
        match self {
            Edtf::At(point) => point.in_words(),
            Edtf::Interval(Bound::At(a), Bound::At(b)) => format!("from {} to {}", a.in_words(), b.in_words()),
            Edtf::Interval(Bound::At(a), Bound::Open) => format!("from {} on", a.in_words()),
            Edtf::Interval(Bound::Open, Bound::At(b)) => format!("until {}", b.in_words()),
            Edtf::Within(Bound::At(a), Bound::At(b)) => {
                format!("some time from {} to {}", a.in_words(), b.in_words())
            }
            Edtf::Within(Bound::At(a), Bound::Open) => format!("{} or later", a.in_words()),
            Edtf::Within(Bound::Open, Bound::At(b)) => format!("{} or earlier", b.in_words()),
            Edtf::Interval(Bound::Open, Bound::Open) | Edtf::Within(Bound::Open, Bound::Open) => {
                "at an unknown time".to_owned()
            }
        }
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        let (a, b) = match self {
            Edtf::At(point) => (Some(point), None),
            Edtf::Interval(a, b) | Edtf::Within(a, b) => (a.point(), b.point()),
        };
        a.into_iter().chain(b)
    }
}

impl Bound {
    fn point(&self) -> Option<&Point> {
        match self {
            Bound::At(point) => Some(point),
            Bound::Open => None,
        }
    }
}

impl From<Precision> for Edtf {
    fn from(precision: Precision) -> Self {
        Edtf::At(precision.into())
    }
}

impl From<Precision> for Point {
    fn from(precision: Precision) -> Self {
        Point { precision, uncertain: false, approximate: false }
    }
}

impl From<Precision> for Bound {
    fn from(precision: Precision) -> Self {
        Bound::At(precision.into())
    }
}

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

impl Point {
    fn days(&self) -> Option<DayRange> {
        let years = |from: i16, to: i16| Some((date(from, 1, 1)?, date(to, 12, 31)?));
        let months = |year: i16, from: u8, to: u8| Some((date(year, from, 1)?, date(year, to, 1)?.last_of_month()));
        let (first, last) = match self.precision {
            Precision::Century(c) => years(c.checked_mul(100)?, c.checked_mul(100)?.checked_add(99)?)?,
            Precision::Decade(d) => years(d.checked_mul(10)?, d.checked_mul(10)?.checked_add(9)?)?,
            Precision::Year(y) => years(y, y)?,
            Precision::Season(y, 4) => (date(y, 12, 1)?, date(y.checked_add(1)?, 2, 1)?.last_of_month()),
            Precision::Season(y, s) => months(y, s * 3, s * 3 + 2)?,
            Precision::Quarter(y, q) => months(y, q * 3 - 2, q * 3)?,
            Precision::Month(y, m) => months(y, m, m)?,
            Precision::Day(y, m, d) => (date(y, m, d)?, date(y, m, d)?),
            Precision::MonthOfSomeYear(_) | Precision::DayOfSomeYear(..) => return None,
        };
        Some(DayRange { first: Some(day_number(first)), last: Some(day_number(last)) })
    }

    fn in_words(&self) -> String {
        let year = |y: i16| if y > 0 { y.to_string() } else { format!("{} BC", 1 - i32::from(y)) };
        let month = |m: u8| crate::text::MONTHS[usize::from(m.clamp(1, 12)) - 1];
        let words = match self.precision {
            Precision::Century(c) => format!("the {}00s", c),
            Precision::Decade(d) => format!("the {}0s", d),
            Precision::Year(y) => year(y),
            Precision::Season(y, s) => format!("{} {}", SEASONS[usize::from(s.clamp(1, 4)) - 1], year(y)),
            Precision::Quarter(y, q) => format!("quarter {q} of {}", year(y)),
            Precision::Month(y, m) => format!("{} {}", month(m), year(y)),
            Precision::Day(y, m, d) => format!("{d} {} {}", month(m), year(y)),
            Precision::MonthOfSomeYear(m) => format!("{}, year unknown", month(m)),
            Precision::DayOfSomeYear(m, d) => format!("{d} {}, year unknown", month(m)),
        };
        match (self.approximate, self.uncertain) {
            (false, false) => words,
            (true, false) => format!("about {words}"),
            (false, true) => format!("perhaps {words}"),
            (true, true) => format!("perhaps about {words}"),
        }
    }
}

/// The calendar day, when there is one.
fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn day_number(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    // Days of years -9999 to 9999 fit in i32.
    (date - epoch).get_days()
}

impl From<Edtf> for String {
    fn from(edtf: Edtf) -> Self {
        edtf.to_string()
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_day() {
        let check = |text: &str, first: Option<&str>, last: Option<&str>| {
            let day = |t: &str| t.parse::<Edtf>().unwrap().days().unwrap().first.unwrap();
            let days = text.parse::<Edtf>().unwrap().days().unwrap();
            assert_eq!((days.first, days.last), (first.map(day), last.map(day)), "{text}");
        };
        check("2024-02", Some("2024-02-01"), Some("2024-02-29"));
        check("199X", Some("1990-01-01"), Some("1999-12-31"));
        check("19XX", Some("1900-01-01"), Some("1999-12-31"));
        check("2021-24", Some("2021-12-01"), Some("2022-02-28"));
        check("2021-33", Some("2021-01-01"), Some("2021-03-31"));
        check("2020/..", Some("2020-01-01"), None);
        check("[..2020]", None, Some("2020-12-31"));
        assert_eq!("1970-01-02".parse::<Edtf>().unwrap().days().unwrap().first, Some(1));
        assert_eq!("XXXX-03-12".parse::<Edtf>().unwrap().days(), None);
    }

    #[test]
    fn words() {
        let check = |text: &str, words: &str| assert_eq!(text.parse::<Edtf>().unwrap().in_words(), words);
        check("2024-03-12", "12 March 2024");
        check("[2024-02-10..2024-02-11]", "some time from 10 February 2024 to 11 February 2024");
        check("2018~", "about 2018");
        check("2021-22", "summer 2021");
        check("XXXX-03-12", "12 March, year unknown");
        check("-0043", "44 BC");
    }
}
