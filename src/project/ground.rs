use super::{ArticleDecisions, SpeakerDecision, SpeakerKey};
use crate::model::{Article, ArticleId, TextHash};
use imbl::OrdMap;
use std::sync::Arc;

/// What people brought in and decided: the only authored and the only undoable state.
///
/// A clone shares everything, so a step of history costs what changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    pub articles: OrdMap<ArticleId, Arc<Article>>,
    /// Without entries that say nothing.
    pub decisions: OrdMap<ArticleId, Arc<ArticleDecisions>>,
    /// Without entries that say nothing.
    pub speakers: OrdMap<SpeakerKey, SpeakerDecision>,
}

impl Ground {
    /// The article that has this very text.
    pub fn with_text(&self, hash: TextHash) -> Option<(ArticleId, &Arc<Article>)> {
        self.articles.iter().find(|(_, article)| article.text_hash == hash).map(|(id, article)| (*id, article))
    }
}
