//! What holds between articles: one person under several names, copies of one story, variants of one utterance,
//! statements on one claim.
//!
//! Each article is read once, into a [`Digest`]; all comparisons work on these. The result depends on the articles
//! alone, not on the order in which they came.

mod align;
mod changes;
mod claims;
mod copies;
mod digest;
mod fields;
mod groups;
mod names;
mod people;
mod proposals;
mod rarity;
mod shingles;
mod stance;
mod variants;
mod words;

pub use align::{Run, align};
pub use digest::Digest;
pub use words::{Word, WordKind, words};

use crate::model::{Across, ArticleId, Certainty, ChangedPosition, Claim, StatementIndex, StatementKey, Utterance};
use claims::Scene;
use digest::Said;
use std::collections::BTreeMap;
use std::sync::Arc;
use variants::{Compared, Links};

/// The articles that are compared with each other, as they come and go.
///
/// What two utterances came to is kept, so an article that arrives is compared with the others alone.
#[derive(Default)]
pub struct Collection {
    digests: BTreeMap<ArticleId, Arc<Digest>>,
    compared: Compared,
}

impl Collection {
    /// Takes an article in, or its new reading in place of the one before.
    pub fn insert(&mut self, id: ArticleId, digest: Arc<Digest>) {
        self.digests.insert(id, digest);
    }

    pub fn remove(&mut self, id: ArticleId) {
        self.digests.remove(&id);
    }

    /// Everything that holds between the articles that are here.
    pub fn across(&mut self) -> Across {
        let ids: Vec<ArticleId> = self.digests.keys().copied().collect();
        let digests: Vec<&Digest> = self.digests.values().map(|digest| &**digest).collect();
        let mut said: Vec<&Said> = Vec::new();
        let mut article_of: Vec<usize> = Vec::new();
        let mut keys: Vec<StatementKey> = Vec::new();
        for (n, (id, digest)) in self.digests.iter().enumerate() {
            for (statement, index) in digest.statements.iter().zip(0..) {
                said.push(statement);
                article_of.push(n);
                keys.push(StatementKey { article: *id, index: StatementIndex(index) });
            }
        }
        let cast = people::people(&digests);
        let (people, numbers) = cast.told(&digests, &ids);
        let person_of =
            |(statement, article): (&&Said, &usize)| numbers[cast.person_of(*article, statement.speaker?)? as usize];
        let speaker_of: Vec<Option<u32>> = said.iter().zip(&article_of).map(person_of).collect();
        let spoken = |n: usize| Some(&digests[article_of[n]].speakers.get(said[n].speaker? as usize)?.parsed);
        let are_others = |a: usize, b: usize| spoken(a).zip(spoken(b)).is_some_and(|(a, b)| a.is_other(b));
        let (utterances, links) = variants::variants(&said, &article_of, are_others, &mut self.compared);
        let published = article_of.iter().map(|article| digests[*article].published).collect();
        let scene = Scene { said: &said, article_of: &article_of, speaker_of: &speaker_of, published };
        let claims = claims::claims(&scene, &links);
        let changes = changes::changes(&scene, &claims);
        let copies = copies::copies(&digests);
        Across {
            candidates: proposals::proposals(&digests, &cast, &numbers),
            people,
            copies: copies.into_iter().map(|group| group.into_iter().map(|n| ids[n]).collect()).collect(),
            variants: utterances.iter().map(|group| utterance(group, &links, &keys)).collect(),
            claims: claims.iter().map(|group| claim(group, &said, &keys)).collect(),
            changes: changes
                .iter()
                .map(|change| ChangedPosition {
                    speaker: change.speaker,
                    claim: change.claim as u32,
                    statements: change.statements.map(|n| keys[n]),
                    differs: change.differs,
                    certainty: Certainty::of(change.certainty),
                })
                .collect(),
        }
    }
}

fn utterance(group: &[usize], links: &Links, keys: &[StatementKey]) -> Utterance {
    let inside = |n: &usize| group.binary_search(n).is_ok();
    let mut dropped_negations = Vec::new();
    for (a, b, alike) in links.iter().filter(|(a, b, _)| inside(a) && inside(b)) {
        let [by_a, by_b] = alike.drops_negation;
        dropped_negations.extend(by_a.then_some([keys[*a], keys[*b]]));
        dropped_negations.extend(by_b.then_some([keys[*b], keys[*a]]));
    }
    dropped_negations.sort_unstable();
    Utterance { statements: group.iter().map(|n| keys[*n]).collect(), dropped_negations }
}

fn claim(group: &claims::Group, said: &[&Said], keys: &[StatementKey]) -> Claim {
    Claim {
        title: said[group.plainest].spelled.clone(),
        statements: group.members.iter().map(|(n, stance)| (keys[*n], *stance)).collect(),
        first: group.first.map(|n| keys[n]),
        certainty: Certainty::of(group.likeness),
    }
}
