use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a word means to a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// 1 to 12.
    Month(u8),
    /// 1 Monday to 7 Sunday; `true` for `Mondays`.
    Weekday(u8, bool),
    /// 1 spring to 4 winter.
    Season(u8),
    /// TIMEX3 code: `MO`, `NI`.
    PartOfDay(&'static str),
    /// Days from today: `yesterday` is -1.
    Today(i8),
    Unit(CalendarUnit, Count),
    /// TIMEX3 value of a frequency: `daily` is `P1D`.
    Often(&'static str),
    /// `PAST_REF` or `PRESENT_REF`.
    Reference(&'static str),
    Number(u16),
    Ordinal(u16),
    /// A feast of the same month and day every year.
    Holiday(u8, u8),
}

/// Whether a unit stands in the singular or the plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    One,
    Many,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarUnit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

const TABLE: &str = include_str!("../../assets/lexicon/calendar.txt");
const PAST_FORMS: &str = include_str!("../../assets/lexicon/past-forms.txt");

/// The longest word of the table, in bytes: longer words are not looked up.
const LONGEST: usize = 16;

static WORDS: LazyLock<HashMap<&'static str, CalendarWord>> = LazyLock::new(|| entries(TABLE).collect());

static PAST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    PAST_FORMS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Looks `word` up without regard to case.
pub fn calendar_word(word: &str) -> Option<CalendarWord> {
    lowered(word, |lower| WORDS.get(lower).copied()).flatten()
}

/// Whether `word` is a past tense or a participle that does not end in `-ed`.
pub fn is_irregular_past(word: &str) -> bool {
    lowered(word, |lower| PAST.contains(lower)).unwrap_or(false)
}

/// Calls `look` with `word` in lower case, held on the stack; `None` for words no table has.
fn lowered<T>(word: &str, look: impl FnOnce(&str) -> T) -> Option<T> {
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().map(look)
}

fn entries(table: &'static str) -> impl Iterator<Item = (&'static str, CalendarWord)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(class, forms)| forms.split_whitespace().filter_map(move |form| Some((form, entry(class, form)?))))
}

fn entry(class: &'static str, form: &str) -> Option<CalendarWord> {
    let (kind, value) = class.split_once(' ')?;
    Some(match kind {
        "month" => CalendarWord::Month(value.parse().ok()?),
        "weekday" => CalendarWord::Weekday(value.parse().ok()?, form.ends_with("days")),
        "season" => CalendarWord::Season(value.parse().ok()?),
        "part" => CalendarWord::PartOfDay(value),
        "day" => CalendarWord::Today(value.parse().ok()?),
        "unit" => CalendarWord::Unit(unit(value)?, if form.ends_with('s') { Count::Many } else { Count::One }),
        "often" => CalendarWord::Often(value),
        "reference" => CalendarWord::Reference(value),
        "number" => CalendarWord::Number(value.parse().ok()?),
        "ordinal" => CalendarWord::Ordinal(value.parse().ok()?),
        "holiday" => {
            let (month, day) = value.split_once('-')?;
            CalendarWord::Holiday(month.parse().ok()?, day.parse().ok()?)
        }
        _ => return None,
    })
}

fn unit(name: &str) -> Option<CalendarUnit> {
    Some(match name {
        "second" => CalendarUnit::Second,
        "minute" => CalendarUnit::Minute,
        "hour" => CalendarUnit::Hour,
        "day" => CalendarUnit::Day,
        "weekend" => CalendarUnit::Weekend,
        "week" => CalendarUnit::Week,
        "fortnight" => CalendarUnit::Fortnight,
        "month" => CalendarUnit::Month,
        "quarter" => CalendarUnit::Quarter,
        "year" => CalendarUnit::Year,
        "decade" => CalendarUnit::Decade,
        "century" => CalendarUnit::Century,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let forms: usize = TABLE
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split_once(':').map_or(1, |(_, forms)| forms.split_whitespace().count()))
            .sum();
        assert_eq!(entries(TABLE).count(), forms);
        assert_eq!(WORDS.len(), forms, "no form stands twice");
        assert!(WORDS.keys().all(|form| form.len() <= LONGEST));
    }

    #[test]
    fn looks_up() {
        let check = |word: &str, expected: Option<CalendarWord>| assert_eq!(calendar_word(word), expected, "{word}");
        check("MARCH", Some(CalendarWord::Month(3)));
        check("Sept.", Some(CalendarWord::Month(9)));
        check("Mondays", Some(CalendarWord::Weekday(1, true)));
        check("centuries", Some(CalendarWord::Unit(CalendarUnit::Century, Count::Many)));
        check("yesterday", Some(CalendarWord::Today(-1)));
        check("Christmas", Some(CalendarWord::Holiday(12, 25)));
        check("tonight", Some(CalendarWord::PartOfDay("NI")));
        check("maybe", None);
        check(&"9".repeat(100_000), None);
        check("é", None);
        assert!(is_irregular_past("Told") && !is_irregular_past("tell"));
    }
}
