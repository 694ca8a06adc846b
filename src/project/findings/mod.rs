mod cast;
mod folded;
mod joins;
mod merged;
mod part;
mod placed;
mod rows;
mod speakers;
mod tally;

pub(crate) use folded::Folded;
pub use joins::CandidateRow;
pub use rows::{ArticleRow, EventRow, SpeakerRow, StatementRow, Unplaced};

use super::Comparison;
use super::{Analyses, AnalysisKey, Anchor, EventKey, EventPlace, Ground, SpeakerKey, StatementKey};
use crate::model::{Analysis, Article, ArticleId, Event, Statement};
use cast::{Cast, Inputs};
use part::Part;
use rayon::prelude::*;
use speakers::{Resolver, speaker_rows};
use std::collections::HashMap;
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
    /// Speakers who may be one, surest first.
    pub candidates: Vec<CandidateRow>,
    /// What the engine found between articles; its indices are those of its own readings.
    pub comparison: Arc<Comparison>,
    /// Only looked up: its order is by chance.
    speaker_places: HashMap<SpeakerKey, u32>,
    /// What the rows were made of, by article.
    parts: Vec<Arc<Part>>,
}

impl Findings {
    /// The findings of `ground`; rows that would be the same are taken over from these.
    pub fn updated(&self, ground: &Ground, analyses: &Analyses, revision: u64) -> Findings {
        let inputs = ground.articles.iter().map(|(id, article)| {
            let analysis = analyses.of(article);
            Inputs {
                id: *id,
                article: article.clone(),
                outdated: analysis.is_some_and(|(key, _)| *key != AnalysisKey::of(article)),
                analysis: analysis.map(|(_, analysis)| analysis.clone()),
                decisions: ground.decisions.get(id).cloned(),
            }
        });
        let inputs: Vec<Inputs> = inputs.collect();
        let before = |id: ArticleId| {
            let place = self.parts.binary_search_by_key(&id, |part| part.cast.inputs.id).ok()?;
            Some(&self.parts[place])
        };
        let casts: Vec<Arc<Cast>> = inputs
            .into_par_iter()
            .map(|inputs| match before(inputs.id) {
                Some(part) if part.cast.inputs.is_same(&inputs) => part.cast.clone(),
                _ => Arc::new(Cast::new(inputs)),
            })
            .collect();
        let places = joins::Places::new(&casts, &self.comparison);
        let joins = joins::joins(&places, &ground.speakers);
        let resolver = Resolver::new(&casts, &ground.speakers, &joins);
        let candidates = joins::candidates(&places, &resolver, &ground.speakers);
        let parts: Vec<Arc<Part>> = casts
            .into_par_iter()
            .map(|cast| {
                let speakers = resolver.all_of(&cast);
                match before(cast.inputs.id) {
                    Some(part) if Arc::ptr_eq(&part.cast, &cast) && part.speakers == speakers => part.clone(),
                    _ => Arc::new(Part::new(cast, speakers)),
                }
            })
            .collect();
        let speakers = speaker_rows(&parts, &ground.speakers, &joins);
        let mut events: Vec<Arc<EventRow>> = parts.iter().flat_map(|part| part.events.iter().cloned()).collect();
        merged::join(&mut events, &parts);
        Findings {
            revision,
            articles: parts.iter().map(|part| part.article.clone()).collect(),
            statements: parts.iter().flat_map(|part| part.statements.iter().cloned()).collect(),
            speaker_places: speakers.iter().zip(0..).map(|(row, place)| (row.key.clone(), place)).collect(),
            speakers,
            candidates,
            comparison: self.comparison.clone(),
            events,
            unplaced: parts.iter().flat_map(|part| part.cast.placed.unplaced.iter().cloned()).collect(),
            parts,
        }
    }

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
        self.part(article).map_or(&[], |part| &part.statements)
    }

    /// The events of one article, in text order.
    pub fn events_of(&self, article: ArticleId) -> &[Arc<EventRow>] {
        self.part(article).map_or(&[], |part| &part.events)
    }

    pub fn speaker(&self, key: &SpeakerKey) -> Option<&SpeakerRow> {
        self.speakers.get(*self.speaker_places.get(key)? as usize).map(|row| &**row)
    }

    /// The one with whom `key` shares a row because the engine takes them for one.
    pub fn joined_with(&self, key: &SpeakerKey) -> Option<SpeakerKey> {
        let row = self.speakers.iter().find(|row| row.merged.iter().any(|(merged, _)| merged == key))?;
        Some(row.key.clone())
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

    /// What a new decision about the statement holds on to, or what the one that is there does.
    pub fn anchor(&self, key: StatementKey) -> Option<Anchor> {
        let row = self.statement(key)?;
        let inputs = &self.part(key.article)?.cast.inputs;
        match row.decision {
            Some(place) => Some(inputs.decisions.as_ref()?.statements.get(place as usize)?.anchor.clone()),
            None => placed::statement_anchor(&inputs.article, inputs.analysis.as_ref()?, key.index.0 as usize),
        }
    }

    /// As [`Findings::anchor`], for an event.
    pub fn event_place(&self, key: EventKey) -> Option<EventPlace> {
        let row = self.event(key)?;
        let article = key.article;
        if let Some(number) = key.added() {
            return Some(EventPlace::Added { article, number });
        }
        let inputs = &self.part(article)?.cast.inputs;
        let anchor = match row.decision {
            Some(place) => inputs.decisions.as_ref()?.events.get(place as usize)?.anchor.clone(),
            None => placed::event_anchor(&inputs.article, inputs.analysis.as_ref()?, key.index as usize)?,
        };
        Some(EventPlace::Found { article, anchor })
    }

    fn part(&self, id: ArticleId) -> Option<&Part> {
        let place = self.parts.binary_search_by_key(&id, |part| part.cast.inputs.id).ok()?;
        Some(&self.parts[place])
    }
}
