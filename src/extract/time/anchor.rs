use super::tense::Direction;
use super::value::{self, Value};
use crate::lexicon::CalendarUnit;
use crate::model::{Edtf, Point, Precision};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// What is known of the day of publication, from which relative expressions count. Every method leaves
/// unknown what the anchor does not settle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) year: Option<i16>,
    month: Option<(i16, u8)>,
    pub(super) day: Option<Date>,
}

impl Anchor {
    pub(super) fn new(published: Option<Edtf>) -> Anchor {
        match published {
            Some(Edtf::At(Point { precision, .. })) => Anchor::at(precision),
            _ => Anchor::default(),
        }
    }

    pub(super) fn at(precision: Precision) -> Anchor {
        match precision {
            Precision::Year(y) | Precision::Season(y, _) | Precision::Quarter(y, _) => {
                Anchor { year: Some(y), ..Anchor::default() }
            }
            Precision::Month(y, m) => Anchor { year: Some(y), month: Some((y, m)), day: None },
            Precision::Day(y, m, _) => {
                Anchor { year: Some(y), month: Some((y, m)), day: Edtf::from(precision).as_day() }
            }
            _ => Anchor::default(),
        }
    }

    /// A bare `March 12`.
    pub(super) fn day_of_year(self, month: u8, day: u8, direction: Direction) -> Value {
        let unknown = Value::Calendar(Precision::DayOfSomeYear(month, day));
        let Some(anchor) = self.day else { return unknown };
        let on = |year: i16| Date::new(year, month as i8, day as i8).ok();
        // Up to eight years lie between two 29 February.
        let past = (0..9).find_map(|n| on(anchor.year() - n).filter(|d| *d <= anchor));
        let future = (0..9).find_map(|n| on(anchor.year() + n).filter(|d| *d >= anchor));
        let chosen = match (direction, past, future) {
            (Direction::Past, past, _) => past,
            (Direction::Future, _, future) => future,
            (Direction::Unknown, Some(past), Some(future)) => {
                Some(if days(past, anchor) <= days(anchor, future) { past } else { future })
            }
            (Direction::Unknown, past, future) => past.or(future),
        };
        chosen.map_or(unknown, Value::day)
    }

    /// A bare `March`: this year's when it is the anchor's month.
    pub(super) fn month_of_year(self, month: u8, direction: Direction) -> Value {
        let Some((year, now)) = self.month else { return Value::Calendar(Precision::MonthOfSomeYear(month)) };
        let year = match direction {
            Direction::Future => year + i16::from(month < now),
            Direction::Past | Direction::Unknown => year - i16::from(month > now),
        };
        Value::Calendar(Precision::Month(year, month))
    }

    /// `last March` (-1), `next March` (1): never the anchor's own month.
    pub(super) fn month_beside(self, month: u8, step: i8) -> Value {
        let Some((year, now)) = self.month else { return Value::Calendar(Precision::MonthOfSomeYear(month)) };
        let year = if step < 0 { year - i16::from(month >= now) } else { year + i16::from(month <= now) };
        Value::Calendar(Precision::Month(year, month))
    }

    /// A bare `Tuesday`, the anchor's own day included. `weekday`: 1 Monday to 7 Sunday.
    pub(super) fn weekday(self, weekday: u8, direction: Direction) -> Option<Date> {
        let anchor = self.day?;
        let today = anchor.weekday().to_monday_one_offset();
        let back = (today - weekday as i8).rem_euclid(7);
        let step = match direction {
            Direction::Future => (7 - back) % 7,
            Direction::Past | Direction::Unknown => -back,
        };
        anchor.checked_add(i32::from(step).days()).ok()
    }

    /// `last Tuesday` (-1), `next Tuesday` (1): never today.
    pub(super) fn weekday_beside(self, weekday: u8, step: i8) -> Option<Date> {
        let weekday = Weekday::from_monday_one_offset(weekday as i8).ok()?;
        self.day?.nth_weekday(i32::from(step), weekday).ok()
    }

    /// The Saturday of the weekend that lies at or before (or after) the anchor.
    pub(super) fn weekend(self, direction: Direction) -> Option<Date> {
        let saturday = self.weekday(6, Direction::Past)?;
        let inside = days(saturday, self.day?) <= 1;
        match direction {
            Direction::Future if !inside => saturday.checked_add(1.week()).ok(),
            _ => Some(saturday),
        }
    }

    /// A season or quarter of the anchor's year, or of the year beside it: `step` 0 this, -1 last, 1 next.
    pub(super) fn season(self, season: u8, step: i8, direction: Direction) -> Value {
        const NAMES: [&str; 4] = ["SP", "SU", "FA", "WI"];
        let unknown = || Value::text(format!("XXXX-{}", NAMES[usize::from(season.clamp(1, 4)) - 1]));
        let Some(anchor) = self.day else { return unknown() };
        let starts = |year: i16| Date::new(year, season as i8 * 3, 1).ok();
        let begun = |year: i16| starts(year).is_some_and(|first| first <= anchor);
        let over = |year: i16| starts(year).is_some_and(|first| first.saturating_add(3.months()) <= anchor);
        let year = anchor.year();
        let chosen = match (step, direction) {
            (-1, _) => (year - 1..=year).rev().find(|y| over(*y)).or(Some(year - 2)),
            (1, _) | (_, Direction::Future) => (year - 1..=year + 1).find(|y| !begun(*y) || (step == 0 && !over(*y))),
            (0, Direction::Past) => (year - 1..=year).rev().find(|y| begun(*y)),
            _ => (year - 1..=year).find(|y| !over(*y)),
        };
        chosen.map_or_else(unknown, |year| Value::Calendar(Precision::Season(year, season)))
    }

    /// A quarter that is named by number only.
    pub(super) fn quarter(self, quarter: u8, direction: Direction) -> Value {
        let unknown = Value::text(format!("XXXX-Q{quarter}"));
        let Some((year, month)) = self.month else { return unknown };
        let now = month.div_ceil(3);
        let year = match direction {
            Direction::Future => year + i16::from(quarter < now),
            // Reported figures are of a quarter that is over.
            Direction::Past | Direction::Unknown => year - i16::from(quarter >= now),
        };
        Value::Calendar(Precision::Quarter(year, quarter))
    }

    /// The unit that lies `step` units from the anchor's own: the granularity of an answer is that of `unit`.
    pub(super) fn shifted(self, unit: CalendarUnit, step: i64) -> Option<Value> {
        let year = |step: i64| i16::try_from(i64::from(self.year?).checked_add(step)?).ok().filter(in_calendar);
        Some(match unit {
            CalendarUnit::Day => Value::day(self.day_beside(step)?),
            CalendarUnit::Week => Value::Week(self.monday_beside(step)?),
            CalendarUnit::Fortnight => Value::Week(self.monday_beside(step.checked_mul(2)?)?),
            CalendarUnit::Weekend => {
                let saturday = self.monday_beside(step)?.checked_add(5.days()).ok()?;
                Value::Weekend(saturday)
            }
            CalendarUnit::Month => {
                let (year, month) = self.month?;
                let months = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(step)?;
                let year = i16::try_from(months.div_euclid(12)).ok().filter(in_calendar)?;
                Value::Calendar(Precision::Month(year, months.rem_euclid(12) as u8 + 1))
            }
            CalendarUnit::Quarter => {
                let (year, month) = self.month?;
                let quarters = (i64::from(year) * 4 + i64::from((month - 1) / 3)).checked_add(step)?;
                let year = i16::try_from(quarters.div_euclid(4)).ok().filter(in_calendar)?;
                Value::Calendar(Precision::Quarter(year, quarters.rem_euclid(4) as u8 + 1))
            }
            CalendarUnit::Year => Value::Calendar(Precision::Year(year(step)?)),
            CalendarUnit::Decade => Value::Calendar(Precision::Decade(year(step.checked_mul(10)?)?.div_euclid(10))),
            CalendarUnit::Century => Value::Calendar(Precision::Century(year(step.checked_mul(100)?)?.div_euclid(100))),
            CalendarUnit::Second | CalendarUnit::Minute | CalendarUnit::Hour => return None,
        })
    }

    pub(super) fn day_beside(self, step: i64) -> Option<Date> {
        // More days than the calendar has would be refused below, but only within jiff's own limits.
        let step = i32::try_from(step).ok().filter(|days| days.abs() < 7_000_000)?;
        self.day?.checked_add(step.days()).ok().filter(|date| in_calendar(&date.year()))
    }

    fn monday_beside(self, weeks: i64) -> Option<Date> {
        let back = i64::from(self.day?.weekday().to_monday_zero_offset());
        self.day_beside(weeks.checked_mul(7)?.checked_sub(back)?)
    }
}

/// Decades and centuries BC have no place in EDTF's `199X`.
fn in_calendar(year: &i16) -> bool {
    (1..=9999).contains(year)
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The value of a whole calendar date, when there is such a day.
pub(super) fn full_date(year: i16, month: u8, day: u8) -> Option<Value> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Value::Calendar(value::day(date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A Monday.
    const ANCHOR: &str = "2024-02-12";

    fn anchor(published: &str) -> Anchor {
        Anchor::new(published.parse().ok())
    }

    #[test]
    fn days_and_months_by_direction() {
        let check = |published: &str, month, day, direction, expected: &str| {
            assert_eq!(anchor(published).day_of_year(month, day, direction).timex(), expected);
        };
        check(ANCHOR, 3, 12, Direction::Future, "2024-03-12");
        check(ANCHOR, 3, 12, Direction::Past, "2023-03-12");
        check(ANCHOR, 12, 30, Direction::Unknown, "2023-12-30");
        check(ANCHOR, 2, 29, Direction::Past, "2020-02-29");
        check("2024", 3, 12, Direction::Past, "XXXX-03-12");
        check("", 3, 12, Direction::Past, "XXXX-03-12");
        let month = |published: &str, month, direction| anchor(published).month_of_year(month, direction).timex();
        assert_eq!(month(ANCHOR, 11, Direction::Future), "2024-11");
        assert_eq!(month(ANCHOR, 11, Direction::Past), "2023-11");
        assert_eq!(month(ANCHOR, 2, Direction::Past), "2024-02");
        assert_eq!(month("", 2, Direction::Past), "XXXX-02");
        assert_eq!(anchor(ANCHOR).month_beside(2, -1).timex(), "2023-02");
    }

    #[test]
    fn weekdays() {
        let tuesday = |direction| anchor(ANCHOR).weekday(2, direction);
        assert_eq!(tuesday(Direction::Past), Some(date(2024, 2, 6)));
        assert_eq!(tuesday(Direction::Future), Some(date(2024, 2, 13)));
        assert_eq!(anchor(ANCHOR).weekday(1, Direction::Past), Some(date(2024, 2, 12)));
        assert_eq!(anchor(ANCHOR).weekday_beside(1, -1), Some(date(2024, 2, 5)));
        assert_eq!(anchor(ANCHOR).weekend(Direction::Past), Some(date(2024, 2, 10)));
        assert_eq!(anchor(ANCHOR).weekend(Direction::Future), Some(date(2024, 2, 17)));
        assert_eq!(anchor("2024-02-11").weekend(Direction::Future), Some(date(2024, 2, 10)));
        assert_eq!(anchor("2024-02").weekday(2, Direction::Past), None);
    }

    #[test]
    fn seasons_and_quarters() {
        let season = |season, step, direction| anchor(ANCHOR).season(season, step, direction).timex();
        assert_eq!(season(2, -1, Direction::Past), "2023-SU");
        assert_eq!(season(2, 1, Direction::Unknown), "2024-SU");
        assert_eq!(season(4, 0, Direction::Unknown), "2023-WI");
        assert_eq!(season(2, 0, Direction::Future), "2024-SU");
        assert_eq!(season(2, 0, Direction::Past), "2023-SU");
        assert_eq!(anchor("").season(2, 0, Direction::Past).timex(), "XXXX-SU");
        assert_eq!(anchor(ANCHOR).quarter(4, Direction::Past).timex(), "2023-Q4");
        assert_eq!(anchor(ANCHOR).quarter(1, Direction::Future).timex(), "2024-Q1");
    }

    #[test]
    fn steps_stay_in_the_calendar() {
        let check = |unit, step, expected: Option<&str>| {
            assert_eq!(anchor(ANCHOR).shifted(unit, step).map(|v| v.timex()).as_deref(), expected);
        };
        check(CalendarUnit::Year, -2, Some("2022"));
        check(CalendarUnit::Month, -2, Some("2023-12"));
        check(CalendarUnit::Week, -1, Some("2024-W06"));
        check(CalendarUnit::Quarter, -1, Some("2023-Q4"));
        check(CalendarUnit::Decade, -1, Some("201"));
        check(CalendarUnit::Century, -3, Some("17"));
        check(CalendarUnit::Day, 1, Some("2024-02-13"));
        for unit in [CalendarUnit::Day, CalendarUnit::Week, CalendarUnit::Month, CalendarUnit::Year] {
            for step in [i64::MIN, -99_999_999_999, 99_999_999_999, i64::MAX] {
                check(unit, step, None);
            }
        }
        assert_eq!(anchor("2024").shifted(CalendarUnit::Month, -1), None);
    }
}
