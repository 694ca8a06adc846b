use crate::model::{Bound, Edtf};
use serde::{Deserialize, Serialize};

/// A table of the window, and the list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    Articles,
    Statements,
    Speakers,
    Events,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ArticleColumn {
    Published,
    Outlet,
    Title,
    Statements,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StatementColumn {
    Speaker,
    Form,
    Cue,
    Words,
    Said,
    Article,
    Published,
    Certainty,
    Checked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SpeakerColumn {
    Name,
    Role,
    Kind,
    Direct,
    Mixed,
    Indirect,
    Articles,
    First,
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventColumn {
    Date,
    Title,
    Kind,
    Status,
    Article,
}

/// A column of one of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Article(ArticleColumn),
    Statement(StatementColumn),
    Speaker(SpeakerColumn),
    Event(EventColumn),
}

/// One step of a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SortBy<C> {
    pub column: C,
    pub descending: bool,
}

/// Which rows of a table are shown, and in what order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query<C> {
    /// First the column that counts most; rows that are equal in all keep the findings' order.
    pub sort: Vec<SortBy<C>>,
    /// Every word must occur somewhere in the row; case, accents and the shape of quotes do not matter.
    pub filter: String,
    pub show_hidden: bool,
}

/// A stretch of whole days, counted from 1970-01-01, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    pub first: i32,
    pub last: i32,
}

impl Period {
    /// The days from the one to the other, whichever comes first.
    pub fn between(a: i32, b: i32) -> Period {
        Period { first: a.min(b), last: a.max(b) }
    }

    /// Whether what has this date can have happened in the period. Of a date that is open on one side the known
    /// end counts; a date without a year is in no period.
    pub fn has(&self, date: Option<&Edtf>) -> bool {
        let Some(days) = date.and_then(Edtf::days) else { return false };
        let (Some(first), Some(last)) = (days.first.or(days.last), days.last.or(days.first)) else { return false };
        first <= self.last && last >= self.first
    }

    /// As a date: `2024-03-01/2024-03-31`.
    pub fn as_edtf(&self) -> Option<Edtf> {
        let day = |number: i32| {
            let date = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(number)).ok()?;
            Some(Bound::At(crate::model::Precision::Day(date.year(), date.month() as u8, date.day() as u8).into()))
        };
        Some(Edtf::Interval(day(self.first)?, day(self.last)?))
    }
}

/// The queries of all tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    pub articles: Query<ArticleColumn>,
    pub statements: Query<StatementColumn>,
    pub speakers: Query<SpeakerColumn>,
    pub events: Query<EventColumn>,
    /// Only what was said or happened in it; `None` = at any time. Articles are not narrowed by it.
    pub period: Option<Period>,
}

impl<C> Default for Query<C> {
    fn default() -> Self {
        Query { sort: Vec::new(), filter: String::new(), show_hidden: false }
    }
}

impl<C: Copy + PartialEq> Query<C> {
    /// A click on the header of `column`: sorted by it, or the other way round when it already was. What it
    /// was sorted by before decides among equals.
    pub fn sort_by(&mut self, column: C) {
        let descending = self.sort.first().is_some_and(|first| first.column == column && !first.descending);
        self.sort.retain(|step| step.column != column);
        self.sort.insert(0, SortBy { column, descending });
        self.sort.truncate(SORT_DEPTH);
    }

    /// How the table is sorted, for its header.
    pub fn sorted(&self) -> Option<SortBy<C>> {
        self.sort.first().copied()
    }
}

/// So many earlier clicks on headers still count.
const SORT_DEPTH: usize = 3;

impl Queries {
    pub fn sort_by(&mut self, column: Column) {
        match column {
            Column::Article(column) => self.articles.sort_by(column),
            Column::Statement(column) => self.statements.sort_by(column),
            Column::Speaker(column) => self.speakers.sort_by(column),
            Column::Event(column) => self.events.sort_by(column),
        }
    }

    /// Statements and events are searched together: what narrows their tables narrows the timeline.
    pub fn filter(&mut self, table: Table, words: String) {
        match table {
            Table::Articles => self.articles.filter = words,
            Table::Speakers => self.speakers.filter = words,
            Table::Statements | Table::Events => {
                self.events.filter.clone_from(&words);
                self.statements.filter = words;
            }
        }
    }

    pub fn show_hidden(&mut self, show: bool) {
        self.articles.show_hidden = show;
        self.statements.show_hidden = show;
        self.speakers.show_hidden = show;
        self.events.show_hidden = show;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_what_can_have_happened_in_it() {
        let period = Period::between(30, 10);
        let check = |date: &str, expected: bool| assert_eq!(period.has(date.parse().ok().as_ref()), expected, "{date}");
        check("1970-01-11", true);
        check("1970-01-31", true);
        check("1970-01-10", false);
        check("1970-02-01", false);
        check("1970", true);
        check("[..1970-01-20]", true);
        check("[..1970-03-20]", false);
        check("1970-01-20/..", true);
        check("1969/..", false);
        check("XXXX-01-20", false);
        assert!(!period.has(None));
        assert_eq!(period.as_edtf().map(|date| date.to_string()).as_deref(), Some("1970-01-11/1970-01-31"));
    }
}
