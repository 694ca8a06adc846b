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

/// The queries of all tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    pub articles: Query<ArticleColumn>,
    pub statements: Query<StatementColumn>,
    pub speakers: Query<SpeakerColumn>,
    pub events: Query<EventColumn>,
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

    pub fn filter(&mut self, table: Table, words: String) {
        match table {
            Table::Articles => self.articles.filter = words,
            Table::Statements => self.statements.filter = words,
            Table::Speakers => self.speakers.filter = words,
            Table::Events => self.events.filter = words,
        }
    }

    pub fn show_hidden(&mut self, show: bool) {
        self.articles.show_hidden = show;
        self.statements.show_hidden = show;
        self.speakers.show_hidden = show;
        self.events.show_hidden = show;
    }
}
