use crate::model::{Bound, Edtf, Point, Precision};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// What a time expression stands for; written as TIMEX3 and, where it is a stretch of the calendar, as EDTF.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Calendar(Precision),
    /// Named by its Monday.
    Week(Date),
    /// Named by its Saturday.
    Weekend(Date),
    /// 1 or 2.
    Half(i16, u8),
    /// It lasted from the one to the other.
    Range(Precision, Precision),
    /// A time of day as TIMEX3 writes it after the `T`. `told` says whether the text itself ties it to the
    /// day; a time that merely stands in an article of that day dates nothing.
    Clock {
        day: Option<Date>,
        told: bool,
        time: String,
    },
    /// A length, a frequency, or a date that cannot be placed: `P4Y`, `XXXX-WXX-2`, `PRESENT_REF`.
    Text(String),
}

impl Value {
    pub(super) fn text(value: impl Into<String>) -> Value {
        Value::Text(value.into())
    }

    pub(super) fn day(date: Date) -> Value {
        Value::Calendar(day(date))
    }

    pub(super) fn timex(&self) -> String {
        match self {
            Value::Calendar(precision) => timex(*precision),
            Value::Week(monday) => week(*monday),
            Value::Weekend(saturday) => format!("{}-WE", week(*saturday)),
            Value::Half(year, half) => format!("{}-H{half}", timex(Precision::Year(*year))),
            Value::Range(from, to) => format!("{}/{}", timex(*from), timex(*to)),
            Value::Clock { day: Some(date), time, .. } => format!("{}T{time}", timex(day(*date))),
            Value::Clock { day: None, time, .. } => format!("XXXX-XX-XXT{time}"),
            Value::Text(text) => text.clone(),
        }
    }

    /// A week and a weekend mean “once, some time inside”: what happened then need not have lasted.
    pub(super) fn edtf(&self, approximate: bool) -> Option<Edtf> {
        let point = |precision| Point { precision, uncertain: false, approximate };
        let bound = |precision| Bound::At(point(precision));
        let within = |from: Date, days: i32| {
            let to = from.checked_add(days.days()).ok()?;
            Some(Edtf::Within(bound(day(from)), bound(day(to))))
        };
        match self {
            Value::Calendar(precision) => Some(Edtf::At(point(*precision))),
            Value::Week(monday) => within(*monday, 6),
            Value::Weekend(saturday) => within(*saturday, 1),
            Value::Half(year, half) => {
                let months = if *half == 1 { (1, 6) } else { (7, 12) };
                let month = |month| bound(Precision::Month(*year, month));
                Some(Edtf::Within(month(months.0), month(months.1)))
            }
            Value::Range(from, to) => {
                let range = Edtf::Interval(bound(*from), bound(*to));
                let known = |precision| Edtf::from(precision).days().is_some();
                (known(*from) && known(*to)).then_some(range)
            }
            Value::Clock { day: Some(date), told: true, .. } => Some(Edtf::At(point(day(*date)))),
            Value::Clock { .. } | Value::Text(_) => None,
        }
    }

    /// What later expressions (`the next day`, `that year`) count from.
    pub(super) fn reference(&self) -> Option<Precision> {
        match self {
            Value::Calendar(precision) => Some(*precision),
            Value::Clock { day: Some(date), told: true, .. } => Some(day(*date)),
            Value::Range(_, to) => Some(*to),
            _ => None,
        }
    }
}

pub(super) fn day(date: Date) -> Precision {
    Precision::Day(date.year(), date.month() as u8, date.day() as u8)
}

fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// TIMEX3 spells most dates as EDTF does, but decades, centuries, seasons, quarters and years BC its own way.
fn timex(precision: Precision) -> String {
    const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];
    match precision {
        Precision::Century(century) => format!("{century:02}"),
        Precision::Decade(decade) => format!("{decade:03}"),
        Precision::Year(year) if year <= 0 => format!("BC{:04}", 1 - i32::from(year)),
        Precision::Season(year, season) => {
            format!("{year:04}-{}", SEASONS[usize::from(season.clamp(1, 4)) - 1])
        }
        Precision::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        other => Edtf::from(other).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(value: Value, timex: &str, edtf: Option<&str>) {
        assert_eq!(value.timex(), timex);
        assert_eq!(value.edtf(false).map(|e| e.to_string()).as_deref(), edtf);
    }

    #[test]
    fn written_both_ways() {
        check(Value::day(date(2024, 3, 12)), "2024-03-12", Some("2024-03-12"));
        check(Value::Calendar(Precision::Decade(199)), "199", Some("199X"));
        check(Value::Calendar(Precision::Century(18)), "18", Some("18XX"));
        check(Value::Calendar(Precision::Year(-43)), "BC0044", Some("-0043"));
        check(Value::Calendar(Precision::Season(2021, 3)), "2021-FA", Some("2021-23"));
        check(Value::Calendar(Precision::Quarter(2021, 1)), "2021-Q1", Some("2021-33"));
        check(Value::Calendar(Precision::DayOfSomeYear(3, 12)), "XXXX-03-12", Some("XXXX-03-12"));
        check(Value::Week(date(2024, 2, 5)), "2024-W06", Some("[2024-02-05..2024-02-11]"));
        check(Value::Weekend(date(2024, 2, 10)), "2024-W06-WE", Some("[2024-02-10..2024-02-11]"));
        check(Value::Half(2023, 2), "2023-H2", Some("[2023-07..2023-12]"));
        check(Value::Range(Precision::Year(2018), Precision::Year(2020)), "2018/2020", Some("2018/2020"));
        check(Value::text("P4Y"), "P4Y", None);
        let clock = |told| Value::Clock { day: Some(date(2024, 3, 12)), told, time: "NI".to_owned() };
        check(clock(true), "2024-03-12TNI", Some("2024-03-12"));
        check(clock(false), "2024-03-12TNI", None);
        assert_eq!(Value::Calendar(Precision::Year(2018)).edtf(true).map(|e| e.to_string()).as_deref(), Some("2018~"));
    }
}
