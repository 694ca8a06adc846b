use crate::model::{Analysis, Article, ArticleId, TextHash};
use crate::text::DiffRow;
use std::sync::Arc;

/// What the file of an article says today, when that is another text: a person takes it or leaves it.
#[derive(Clone, Debug)]
pub struct Version {
    pub id: ArticleId,
    /// The text that it would take the place of.
    pub old: TextHash,
    pub article: Arc<Article>,
    pub analysis: Arc<Analysis>,
    /// What changes, side by side.
    pub rows: Vec<DiffRow>,
    /// How many decisions the article has, and how many of them would lose their place.
    pub decisions: usize,
    pub unplaced: usize,
}
