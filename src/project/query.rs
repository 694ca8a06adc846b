use super::Findings;
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

/// The rows that the tables show, in order: places in the vectors of [`Findings`] of the same revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    pub articles: Vec<u32>,
    pub statements: Vec<u32>,
    pub speakers: Vec<u32>,
    pub events: Vec<u32>,
}

impl<C> Default for Query<C> {
    fn default() -> Self {
        Query { sort: Vec::new(), filter: String::new(), show_hidden: false }
    }
}

impl Orders {
    pub fn of(findings: &Findings, _queries: &Queries) -> Orders {
        let all = |count: usize| (0..count as u32).collect();
        Orders {
            articles: all(findings.articles.len()),
            statements: all(findings.statements.len()),
            speakers: all(findings.speakers.len()),
            events: all(findings.events.len()),
        }
    }
}
