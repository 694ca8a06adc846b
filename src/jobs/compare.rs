use crate::extract::across::{Collection, Digest};
use crate::model::ArticleId;
use crate::project::{Comparison, Readings};
use rayon::prelude::*;
use std::sync::Arc;

/// Compares articles with each other, and keeps what it read of them for the next time.
#[derive(Default)]
pub(super) struct Comparer {
    collection: Collection,
    read: Readings,
}

impl Comparer {
    /// What holds between `readings`; only those that are new to it are read.
    pub fn compare(&mut self, readings: Readings) -> Comparison {
        for id in self.read.keys().filter(|id| !readings.contains_key(id)) {
            self.collection.remove(*id);
        }
        let is_new = |id: &ArticleId| {
            let (new, old) = (&readings[id], self.read.get(id));
            old.is_none_or(|old| !Arc::ptr_eq(&old.0, &new.0) || !Arc::ptr_eq(&old.1, &new.1))
        };
        let new: Vec<ArticleId> = readings.keys().copied().filter(is_new).collect();
        let digests = new.into_par_iter().map(|id| {
            let (article, analysis) = &readings[&id];
            (id, Arc::new(Digest::new(article, analysis)))
        });
        for (id, digest) in digests.collect::<Vec<_>>() {
            self.collection.insert(id, digest);
        }
        self.read = readings.clone();
        Comparison { across: self.collection.across(), of: readings }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::analyze;
    use crate::model::{Article, Origin};

    #[test]
    fn what_went_is_forgotten_and_what_came_is_read() {
        let reading = |text: &str| {
            let article = Article::of(text, Origin::default());
            let analysis = analyze(&article);
            (Arc::new(article), Arc::new(analysis))
        };
        let (bob, robert) = (reading("“It sank,” said Bob Quill."), reading("“It sank,” said Robert Quill."));
        let mut comparer = Comparer::default();
        let mut people = |readings: Vec<_>| {
            let readings: Readings = (1..).map(ArticleId).zip(readings).collect();
            let found = comparer.compare(readings.clone());
            assert_eq!(found, Comparer::default().compare(readings));
            found.across.people.len()
        };
        assert_eq!(people(vec![bob.clone()]), 1);
        assert_eq!(people(vec![bob.clone(), robert.clone()]), 1);
        assert_eq!(people(vec![robert, reading("“It sank,” said Ada Brask.")]), 2);
        assert_eq!(people(vec![]), 0);
    }
}
