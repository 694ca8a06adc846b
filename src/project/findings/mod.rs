mod rows;

pub use rows::{ArticleRow, EventRow, SpeakerRow, StatementRow, Unplaced};

use super::{EventKey, SpeakerKey, StatementKey};
use crate::model::{Analysis, Article, ArticleId, Event, Statement};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The analyses overlaid with decisions: what every view and every export reads.
///
/// Rows are in a fixed order (articles by id, statements by place in the text, speakers by name), hold
/// everything that a cell shows and are named by keys, never by their place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Rises with every change.
    pub revision: u64,
    /// By id.
    pub articles: Vec<Arc<ArticleRow>>,
    /// By article, then by place in the text; hidden ones too.
    pub statements: Vec<Arc<StatementRow>>,
    /// By name.
    pub speakers: Vec<Arc<SpeakerRow>>,
    /// By article, then by first mention; hidden ones too.
    pub events: Vec<Arc<EventRow>>,
    /// Decisions that lost their place.
    pub unplaced: Vec<Unplaced>,
    speaker_places: BTreeMap<SpeakerKey, u32>,
}

impl Findings {
    pub fn article(&self, id: ArticleId) -> Option<&ArticleRow> {
        let place = self.articles.binary_search_by_key(&id, |row| row.id).ok()?;
        Some(&self.articles[place])
    }

    pub fn statement(&self, key: StatementKey) -> Option<&StatementRow> {
        self.statements.get(self.statement_place(key)?).map(|row| &**row)
    }

    /// Where the statement stands in [`Findings::statements`].
    pub fn statement_place(&self, key: StatementKey) -> Option<usize> {
        self.statements.binary_search_by_key(&key, |row| row.key).ok()
    }

    /// The statements of one article, in text order.
    pub fn statements_of(&self, article: ArticleId) -> &[Arc<StatementRow>] {
        let Some(row) = self.article(article) else { return &[] };
        let first = row.first_statement as usize;
        self.statements.get(first..first + row.all_statements as usize).unwrap_or(&[])
    }

    pub fn speaker(&self, key: &SpeakerKey) -> Option<&SpeakerRow> {
        self.speakers.get(*self.speaker_places.get(key)? as usize).map(|row| &**row)
    }

    pub fn event(&self, key: EventKey) -> Option<&EventRow> {
        let place = self.events.binary_search_by_key(&key, |row| row.key).ok()?;
        Some(&self.events[place])
    }

    /// The engine's own finding behind a statement's row: spans and reasons.
    pub fn found(&self, key: StatementKey) -> Option<&Statement> {
        self.analysis(key.article)?.statements.get(key.index.0 as usize)
    }

    /// The engine's own finding behind an event's row.
    pub fn found_event(&self, key: EventKey) -> Option<&Event> {
        self.analysis(key.article)?.events.get(key.index as usize)
    }

    pub fn analysis(&self, article: ArticleId) -> Option<&Arc<Analysis>> {
        self.article(article)?.analysis.as_ref()
    }

    pub fn text(&self, article: ArticleId) -> Option<&Arc<Article>> {
        Some(&self.article(article)?.article)
    }
}
