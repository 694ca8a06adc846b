use super::{ArticleDecisions, SpeakerChoice, SpeakerDecision, SpeakerKey};
use crate::model::{Article, ArticleId};
use imbl::OrdMap;
use serde::{Deserialize, Serialize};
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
    /// What was removed, until the bin is emptied.
    pub bin: OrdMap<ArticleId, Arc<Binned>>,
}

/// An article in the bin, with what was decided about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Binned {
    pub article: Arc<Article>,
    pub decisions: ArticleDecisions,
}

impl Ground {
    /// A number that no article has and no decision about a speaker names, so that a new article never gets
    /// what was decided about one that is gone.
    pub fn unused_article(&self) -> ArticleId {
        let articles = self.articles.keys().chain(self.bin.keys()).map(|id| id.0);
        let merges = self.speakers.iter().flat_map(|(key, decision)| {
            let others = decision.merged_into.iter().chain(&decision.apart);
            std::iter::once(key).chain(others).map(Some)
        });
        let binned = || self.bin.values().map(|binned| &binned.decisions);
        let all = || self.decisions.values().map(|decisions| &**decisions).chain(binned());
        let choices = all().flat_map(|decisions| &decisions.statements);
        let choices = choices.map(|decision| match &decision.speaker {
            Some(SpeakerChoice::Existing { key, .. }) => Some(key),
            _ => None,
        });
        let places = all().flat_map(|decisions| decisions.joined()).map(|place| place.article().0);
        let named = merges.chain(choices).flatten().filter_map(|key| match key {
            SpeakerKey::Local(id, ..) => Some(id.0),
            SpeakerKey::Named(_) => None,
        });
        ArticleId(articles.chain(named).chain(places).max().map_or(1, |id| id.saturating_add(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_a_decision_names_is_not_given_again() {
        let mut ground = Ground::default();
        assert_eq!(ground.unused_article(), ArticleId(1));
        let local = |id| SpeakerKey::Local(ArticleId(id), "official".into(), 0);
        let merged = SpeakerDecision { merged_into: Some(local(7)), ..SpeakerDecision::default() };
        ground.speakers.insert(local(3), merged);
        assert_eq!(ground.unused_article(), ArticleId(8));
    }
}
