//! Word tables read from `assets/lexicon` (titles, reporting verbs, names, calendar words).

mod calendar;

pub use calendar::{CalendarUnit, CalendarWord, Count, calendar_word, is_irregular_past};
