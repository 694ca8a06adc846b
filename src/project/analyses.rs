use super::Ground;
use crate::model::{Analysis, Article, TextHash};
use imbl::OrdMap;
use std::sync::Arc;

/// What an analysis was made from: the text and the published date as it was then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnalysisKey {
    pub text: TextHash,
    /// EDTF; `None` = unknown.
    pub published: Option<String>,
}

impl AnalysisKey {
    pub fn of(article: &Article) -> AnalysisKey {
        AnalysisKey { text: article.text_hash, published: article.published.map(|date| date.to_string()) }
    }
}

/// The engine's findings of all articles, also of those that an undo could bring back. Derived: never in the
/// history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analyses(OrdMap<AnalysisKey, Arc<Analysis>>);

impl Analyses {
    pub fn insert(&mut self, key: AnalysisKey, analysis: Arc<Analysis>) {
        self.0.insert(key, analysis);
    }

    /// The analysis of `article`, or one that was made for another published date of it.
    pub fn of(&self, article: &Article) -> Option<(&AnalysisKey, &Arc<Analysis>)> {
        let key = AnalysisKey::of(article);
        let any = AnalysisKey { text: key.text, published: None };
        let same_text = || self.0.range(any..).next().filter(|(other, _)| other.text == key.text);
        self.0.get_key_value(&key).or_else(same_text)
    }

    /// Whether the analysis for this very article is there.
    pub fn has(&self, article: &Article) -> bool {
        self.0.contains_key(&AnalysisKey::of(article))
    }

    /// Without those of articles that `ground` does not hold.
    pub fn kept_for(&self, ground: &Ground) -> Analyses {
        let binned = ground.bin.values().map(|binned| &binned.article);
        let kept = ground.articles.values().chain(binned).filter_map(|article| self.of(article));
        Analyses(kept.map(|(key, analysis)| (key.clone(), analysis.clone())).collect())
    }
}
