/// One thing on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The caller's number for it, given back by every answer of the widget. A chart keeps a table from 0 up to
    /// the greatest one.
    pub key: u32,
    /// Index into the chart's lanes.
    pub lane: u32,
    pub kind: Kind,
    pub when: When,
    /// The speaker's number in the palette; `None` = drawn in the colour of the text.
    pub tint: Option<u16>,
    /// A few words beside it, where there is room.
    pub label: Box<str>,
    /// It has not happened: drawn as a ring round a core.
    pub planned: bool,
    /// How much stands behind it; the label of what weighs more goes first.
    pub weight: u16,
}

impl Item {
    /// Something that happened, without words, in the first lane.
    pub fn new(key: u32, kind: Kind, when: When) -> Item {
        Item { key, lane: 0, kind, when, tint: None, label: "".into(), planned: false, weight: 0 }
    }
}

/// Told apart by shape: an event has corners, a statement is round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Event,
    Statement,
}

/// What is known of the time, in days since 1970-01-01. At least one end is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The first day it can mean; `None` = open.
    pub first: Option<i32>,
    /// The last day it can mean; `None` = open.
    pub last: Option<i32>,
    pub course: Course,
    /// “About then”: drawn hatched.
    pub approximate: bool,
    /// In doubt: drawn hollow.
    pub uncertain: bool,
}

/// How the thing lies within its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// A date of some precision, perhaps a whole year: a bar with soft ends.
    Dated,
    /// It lasted from the first to the last day: a solid bar.
    Lasted,
    /// It happened once between two limits: a whisker with caps.
    Within,
}

impl When {
    /// One exactly known day.
    pub fn day(day: i32) -> When {
        When { first: Some(day), last: Some(day), course: Course::Dated, approximate: false, uncertain: false }
    }

    /// The days it covers as far as they are known, the last one to its end.
    pub fn known_days(&self) -> Option<(f64, f64)> {
        let first = self.first.or(self.last)?;
        let last = self.last.or(self.first)?;
        Some((f64::from(first.min(last)), f64::from(first.max(last)) + 1.0))
    }

    /// One day is known.
    pub fn is_day(&self) -> bool {
        self.course == Course::Dated && self.first == self.last
    }

    /// Nothing is known but that it was over by some day.
    pub fn is_only_by(&self) -> bool {
        self.first.is_none() && self.last.is_some()
    }
}
