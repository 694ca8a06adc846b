use crate::model::{Across, Analysis, Article, ArticleId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the engine found between articles, and the readings that it found it in.
///
/// Derived like the analyses: never in the history. What it says of an article that was read anew since is passed
/// over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    pub across: Across,
    pub of: Readings,
}

/// Articles with their analyses, by id.
pub type Readings = BTreeMap<ArticleId, Reading>;

/// An article and what was found in it.
type Reading = (Arc<Article>, Arc<Analysis>);

/// Whether the two are the very same readings.
pub fn are_same(a: &Readings, b: &Readings) -> bool {
    let is_same = |(x, y): (&Reading, &Reading)| Arc::ptr_eq(&x.0, &y.0) && Arc::ptr_eq(&x.1, &y.1);
    a.len() == b.len() && a.keys().eq(b.keys()) && a.values().zip(b.values()).all(is_same)
}
