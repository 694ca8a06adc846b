use super::Scale;
use jiff::civil::{Date, date};

/// What the axis shows: lines with short labels, and above them stretches named by the larger unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    pub ticks: Vec<Tick>,
    /// In order, side by side; empty when the ticks' own labels say all.
    pub stretches: Vec<Stretch>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub x: f32,
    pub label: String,
    /// A larger unit begins here: its line is drawn stronger.
    pub opens: bool,
}

/// A month, a year or a decade, named once for all the ticks below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub from: f32,
    pub to: f32,
    pub label: String,
}

/// Kept free between two labels, in points.
const GAP: f32 = 14.0;

/// How far apart ticks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Hours(u8),
    EveryDay,
    /// These days of each month, beginning with the first; at least so many days apart.
    DaysOfMonth(&'static [i8], u8),
    Months(i8),
    /// Round numbers both AD and BC.
    Years(i32),
}

const STEPS: [Step; 24] = [
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::EveryDay,
    Step::DaysOfMonth(&[1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27], 2),
    Step::DaysOfMonth(&[1, 5, 10, 15, 20, 25], 4),
    Step::DaysOfMonth(&[1, 10, 20], 9),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
    Step::Years(10_000),
    Step::Years(20_000),
];

impl Axis {
    /// The axis of a plot that is `width` points wide, for characters that are about `char_width` points
    /// wide. The finest step is chosen whose labels stay apart.
    pub fn new(scale: &Scale, width: f32, char_width: f32) -> Axis {
        let label = |step: &Step| f64::from(step.label_chars() * char_width + GAP);
        let fits = |step: &&Step| step.shortest_days() * scale.points_per_day() >= label(step);
        let step = *STEPS.iter().find(fits).unwrap_or(&STEPS[STEPS.len() - 1]);
        let with_weekday = scale.points_per_day() as f32 > 8.0 * char_width + GAP;

        let x_of = |day: Date| scale.x_of(day_number(day)) as f32;
        let first = date_at(scale.day_at(0.0));
        let last = date_at(scale.day_at(f64::from(width)));
        let mut ticks = Vec::new();
        let mut next = Some(step.floor(first));
        while let Some(day) = next.filter(|day| *day <= last) {
            next = step.after(day);
            for hour in step.hours_of_day() {
                let x = scale.x_of(day_number(day) + f64::from(hour) / 24.0) as f32;
                if (0.0..=width).contains(&x) {
                    let label = match step {
                        Step::Hours(_) => format!("{hour:02}:00"),
                        _ => step.label(day, with_weekday),
                    };
                    ticks.push(Tick { x, label, opens: hour == 0 && step.opens(day) });
                }
            }
        }

        let mut stretches = Vec::new();
        if let Some(larger) = step.larger() {
            let mut next = Some(larger.floor(first));
            while let Some(day) = next.filter(|day| *day <= last) {
                next = larger.after(day);
                let to = next.map_or(width, x_of);
                stretches.push(Stretch { from: x_of(day), to, label: larger.name(day) });
            }
        }
        Axis { ticks, stretches }
    }
}

impl Step {
    /// The hours at which ticks stand in each of its days.
    fn hours_of_day(self) -> impl Iterator<Item = u8> {
        (0..24).step_by(if let Step::Hours(n) = self { n.into() } else { 24 })
    }

    fn shortest_days(self) -> f64 {
        match self {
            Step::Hours(n) => f64::from(n) / 24.0,
            Step::EveryDay => 1.0,
            Step::DaysOfMonth(_, apart) => f64::from(apart),
            Step::Months(n) => 28.0 * f64::from(n),
            Step::Years(n) => 365.0 * f64::from(n),
        }
    }

    fn label_chars(self) -> f32 {
        match self {
            Step::Hours(_) => 5.0,
            Step::EveryDay | Step::DaysOfMonth(..) => 2.0,
            Step::Months(_) => 4.0,
            Step::Years(n) if n < 1000 => 6.0,
            Step::Years(_) => 8.0,
        }
    }

    /// The last tick at or before `day`, or the first of the calendar.
    fn floor(self, day: Date) -> Date {
        let (year, month) = match self {
            Step::EveryDay | Step::Hours(_) => return day,
            Step::DaysOfMonth(..) => (day.year(), day.month()),
            Step::Months(n) => (day.year(), (day.month() - 1) / n * n + 1),
            Step::Years(n) => (round_year(number_of_round_year(day.year().into(), n), n).unwrap_or(i16::MIN), 1),
        };
        Date::new(year, month, 1).unwrap_or(Date::MIN)
    }

    /// The next tick; `None` past the end of the calendar.
    fn after(self, day: Date) -> Option<Date> {
        let first = day.first_of_month();
        match self {
            Step::EveryDay | Step::Hours(_) => day.tomorrow().ok(),
            Step::DaysOfMonth(days, _) => match days.iter().find(|d| **d > day.day()) {
                Some(next) => Date::new(day.year(), day.month(), *next).ok(),
                None => first.checked_add(jiff::Span::new().months(1)).ok(),
            },
            Step::Months(n) => first.checked_add(jiff::Span::new().months(n)).ok(),
            Step::Years(n) => {
                let number = number_of_round_year(day.year().into(), n);
                let mut later = (number + 1..=number + 2).filter_map(|number| round_year(number, n));
                Date::new(later.find(|year| *year > day.year())?, 1, 1).ok()
            }
        }
    }

    fn label(self, day: Date, with_weekday: bool) -> String {
        match self {
            Step::EveryDay if with_weekday => format!("{} {}", weekday(day), day.day()),
            Step::EveryDay | Step::Hours(_) | Step::DaysOfMonth(..) => day.day().to_string(),
            Step::Months(_) => month(day)[..3].to_owned(),
            Step::Years(_) => year_in_words(day.year()),
        }
    }

    fn opens(self, day: Date) -> bool {
        match self {
            Step::Hours(_) => true,
            Step::EveryDay | Step::DaysOfMonth(..) => day.day() == 1,
            Step::Months(_) => day.month() == 1,
            Step::Years(n) => i32::from(day.year()).rem_euclid(if n < 10 { 10 } else { n.saturating_mul(5) }) == 0,
        }
    }

    fn larger(self) -> Option<Step> {
        match self {
            Step::Hours(_) => Some(Step::EveryDay),
            Step::EveryDay | Step::DaysOfMonth(..) => Some(Step::Months(1)),
            Step::Months(_) => Some(Step::Years(1)),
            Step::Years(n) if n < 10 => Some(Step::Years(10)),
            Step::Years(_) => None,
        }
    }

    /// What the stretch is called that begins with `day`.
    fn name(self, day: Date) -> String {
        match self {
            Step::EveryDay => format!("{} {}", weekday(day), day_in_words(day_number(day))),
            Step::Months(_) => format!("{} {}", month(day), year_in_words(day.year())),
            Step::Years(10) if day.year() >= 10 => format!("{}s", day.year()),
            Step::Years(10) => String::new(),
            _ => year_in_words(day.year()),
        }
    }
}

/// Years of step `n` are numbered … -1: n BC, 0: AD 1, 1: AD n, 2: AD 2n … Year 0 is 1 BC.
fn round_year(number: i32, n: i32) -> Option<i16> {
    let year = match number {
        1.. => number.checked_mul(n)?,
        0 => 1,
        _ => number.checked_mul(n)?.checked_add(1)?,
    };
    i16::try_from(year).ok()
}

fn number_of_round_year(year: i32, n: i32) -> i32 {
    if year > 0 { year / n } else { (year - 1).div_euclid(n) }
}

fn year_in_words(year: i16) -> String {
    match year {
        100.. => year.to_string(),
        1..=99 => format!("AD {year}"),
        _ => format!("{} BC", 1 - i32::from(year)),
    }
}

/// The first and the last day of the day, the month or the year that holds `day`: of the smallest that one can point
/// at.
pub fn around(day: f64, points_per_day: f64) -> (i32, i32) {
    const POINTED_AT: f64 = 6.0;
    let date = date_at(day);
    let (first, last) = match points_per_day {
        scale if scale >= POINTED_AT => (date, date),
        scale if scale * 30.0 >= POINTED_AT => (date.first_of_month(), date.last_of_month()),
        _ => (date.first_of_year(), date.last_of_year()),
    };
    (day_number(first) as i32, day_number(last) as i32)
}

/// `12 March 2024`, for a day counted from 1970-01-01.
pub fn day_in_words(day: f64) -> String {
    let date = date_at(day);
    format!("{} {} {}", date.day(), month(date), year_in_words(date.year()))
}

fn month(day: Date) -> &'static str {
    crate::text::MONTHS[day.month() as usize - 1]
}

fn weekday(day: Date) -> &'static str {
    use jiff::civil::Weekday as W;
    match day.weekday() {
        W::Monday => "Mon",
        W::Tuesday => "Tue",
        W::Wednesday => "Wed",
        W::Thursday => "Thu",
        W::Friday => "Fri",
        W::Saturday => "Sat",
        W::Sunday => "Sun",
    }
}

const EPOCH: Date = date(1970, 1, 1);

fn day_number(day: Date) -> f64 {
    f64::from((day - EPOCH).get_days())
}

/// The date of day number `day`, or the nearest that the calendar has.
fn date_at(day: f64) -> Date {
    let days = day.floor().clamp(super::scale::FIRST_DAY, super::scale::LAST_DAY - 1.0);
    EPOCH.checked_add(jiff::Span::new().days(days as i64)).unwrap_or(EPOCH)
}

#[cfg(test)]
mod tests {
    use super::super::scale::{FIRST_DAY, LAST_DAY};
    use super::*;
    use proptest::prelude::*;

    fn axis(from: &str, to: &str) -> Axis {
        let day = |text: &str| day_number(text.parse().expect("a date"));
        let mut scale = Scale::fitting(day(from), day(to), 1000.0);
        scale.zoom_at(500.0, 1.0 / 0.86);
        Axis::new(&scale, 1000.0, 7.0)
    }

    fn check(from: &str, to: &str, first_labels: &[&str], first_stretches: &[&str]) {
        let axis = axis(from, to);
        let labels: Vec<&str> = axis.ticks.iter().take(first_labels.len()).map(|t| t.label.as_str()).collect();
        assert_eq!(labels, first_labels, "{from} to {to}");
        let names: Vec<&str> = axis.stretches.iter().take(first_stretches.len()).map(|s| s.label.as_str()).collect();
        assert_eq!(names, first_stretches, "{from} to {to}");
        assert!(axis.stretches.len() >= first_stretches.len());
    }

    #[test]
    fn as_near_as_one_can_point() {
        let day = day_number(date(2024, 2, 10)) + 0.4;
        let check = |scale: f64, first: Date, last: Date| {
            let days = (day_number(first) as i32, day_number(last) as i32);
            assert_eq!(around(day, scale), days, "{scale} points a day");
        };
        check(40.0, date(2024, 2, 10), date(2024, 2, 10));
        check(2.0, date(2024, 2, 1), date(2024, 2, 29));
        check(0.05, date(2024, 1, 1), date(2024, 12, 31));
    }

    #[test]
    fn steps_from_days_to_millennia() {
        check("2024-02-05", "2024-03-05", &["5", "6", "7"], &["February 2024", "March 2024"]);
        check("2024-01-10", "2024-04-10", &["10", "15", "20", "25", "1"], &["January 2024", "February 2024"]);
        check("2023-07-10", "2024-06-10", &["Aug", "Sep", "Oct", "Nov", "Dec", "Jan"], &["2023", "2024"]);
        check("2008-05-01", "2024-05-01", &["2009", "2010"], &["2000s", "2010s"]);
        check("1889-05-01", "2024-05-01", &["1890", "1900", "1910"], &[]);
        check("-000300-05-01", "0300-05-01", &["300 BC", "250 BC", "200 BC"], &[]);
    }

    #[test]
    fn a_wide_day_has_its_weekday() {
        let scale = Scale::fitting(19_754.0, 19_754.0, 1000.0);
        let mut near = scale;
        near.zoom_at(500.0, 4.0);
        let axis = Axis::new(&near, 1000.0, 7.0);
        assert!(axis.ticks.iter().any(|tick| tick.label == "Thu 1"), "{:?}", axis.ticks);
    }

    #[test]
    fn a_very_wide_day_has_its_hours() {
        let mut near = Scale::fitting(19_754.5, 19_754.5, 1000.0);
        near.zoom_at(500.0, 1e9);
        let axis = Axis::new(&near, 1000.0, 7.0);
        assert!(axis.ticks.iter().any(|tick| tick.label == "12:00"), "{:?}", axis.ticks);
        assert_eq!(axis.stretches[0].label, "Thu 1 February 2024");
        near.zoom_at(500.0, 0.1);
        let labels: Vec<_> = Axis::new(&near, 400.0, 7.0).ticks.into_iter().map(|tick| tick.label).collect();
        assert!(labels.contains(&"06:00".to_owned()) && !labels.contains(&"07:00".to_owned()), "{labels:?}");
    }

    #[test]
    fn years_round_the_birth_of_christ() {
        let years: Vec<i16> = (-3..=2).filter_map(|number| round_year(number, 50)).collect();
        assert_eq!(years, [-149, -99, -49, 1, 50, 100]);
        assert_eq!(Step::Years(1).after(date(0, 1, 1)), Some(date(1, 1, 1)));
        assert_eq!(Step::Years(1).after(date(1, 1, 1)), Some(date(2, 1, 1)));
        assert_eq!(year_in_words(0), "1 BC");
    }

    #[test]
    fn the_calendar_ends_where_the_scale_ends() {
        assert_eq!(day_number(Date::MIN), FIRST_DAY);
        assert_eq!(day_number(Date::MAX) + 1.0, LAST_DAY);
    }

    proptest! {
        #[test]
        fn labels_stay_apart_and_in_order(
            middle in FIRST_DAY..LAST_DAY, power in -15.0..12.0f64, width in 200.0..2500.0f32,
        ) {
            let mut scale = Scale::fitting(middle, middle, width);
            scale.zoom_at(f64::from(width) / 2.0, power.exp2());
            let axis = Axis::new(&scale, width, 7.0);
            prop_assert!(axis.ticks.len() <= width as usize / 20);
            for pair in axis.ticks.windows(2) {
                let wide = pair[0].label.chars().count() as f32 * 7.0;
                prop_assert!(pair[1].x - pair[0].x > wide, "{:?}", pair);
            }
            for pair in axis.stretches.windows(2) {
                prop_assert!(pair[0].to <= pair[1].from + 0.5);
            }
        }
    }
}
