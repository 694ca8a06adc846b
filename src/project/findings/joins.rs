use super::cast::Cast;
use super::speakers::{Resolver, merged_into};
use crate::model::{ArticleId, Certainty, Reason, Someone, SpeakerPlace};
use crate::project::{Comparison, SpeakerDecision, SpeakerKey};
use imbl::OrdMap;
use std::collections::HashMap;
use std::sync::Arc;

/// Two speakers who may be one: a person accepts (a merge) or refuses (they are kept apart).
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateRow {
    pub pair: [SpeakerKey; 2],
    pub names: [Arc<str>; 2],
    pub certainty: Certainty,
    pub reasons: Vec<Reason>,
}

/// The speakers of the comparison as keys. What it says of readings that are no longer the current ones is passed over.
pub(super) struct Places<'a> {
    casts: HashMap<ArticleId, &'a Cast>,
    comparison: &'a Comparison,
}

impl<'a> Places<'a> {
    pub fn new(casts: &'a [Arc<Cast>], comparison: &'a Comparison) -> Places<'a> {
        let is_current = |cast: &&Arc<Cast>| {
            let known = comparison.of.get(&cast.inputs.id).map(|(_, analysis)| analysis);
            known.zip(cast.inputs.analysis.as_ref()).is_some_and(|(a, b)| Arc::ptr_eq(a, b))
        };
        let casts = casts.iter().filter(is_current).map(|cast| (cast.inputs.id, &**cast)).collect();
        Places { casts, comparison }
    }

    fn key(&self, place: &SpeakerPlace) -> Option<&'a SpeakerKey> {
        // The first members of a cast are the speakers of the analysis.
        Some(&self.casts.get(&place.article)?.members.get(place.speaker.0 as usize)?.key)
    }

    fn keys<'b>(&'b self, someone: &'b Someone) -> impl Iterator<Item = &'a SpeakerKey> + 'b {
        someone.places.iter().filter_map(|place| self.key(place))
    }

    /// The one among the keys of `someone` that all others lead to: the fullest name's.
    fn canonical(&self, someone: &Someone) -> Option<&'a SpeakerKey> {
        let fullest = SpeakerKey::of(someone.places.first()?.article, &someone.name, someone.kind);
        self.keys(someone).find(|key| **key == fullest).or_else(|| self.keys(someone).next())
    }
}

/// Whom the engine takes for whom: from one key to another, where no person decided otherwise.
pub(super) fn joins(
    places: &Places<'_>,
    decisions: &OrdMap<SpeakerKey, SpeakerDecision>,
) -> HashMap<SpeakerKey, SpeakerKey> {
    let mut joins = HashMap::new();
    // A key of two people leads to neither.
    let mut owners: HashMap<&SpeakerKey, u32> = HashMap::new();
    for (someone, n) in places.comparison.across.people.iter().zip(0..) {
        let Some(canonical) = places.canonical(someone) else { continue };
        let end = merged_into(canonical, decisions);
        for key in places.keys(someone) {
            let is_own = *owners.entry(key).or_insert(n) == n;
            let decided = merged_into(key, decisions) != key;
            if key != end
                && is_own
                && !decided
                && !are_apart(decisions, key, canonical)
                && !are_apart(decisions, key, end)
            {
                joins.entry(key.clone()).or_insert_with(|| end.clone());
            }
        }
    }
    joins
}

/// Whether a person said that the two are not one.
fn are_apart(decisions: &OrdMap<SpeakerKey, SpeakerDecision>, a: &SpeakerKey, b: &SpeakerKey) -> bool {
    let says = |a: &SpeakerKey, b| decisions.get(a).is_some_and(|decision| decision.apart.contains(b));
    says(a, b) || says(b, a)
}

/// The candidates that are still open, surest first.
pub(super) fn candidates(
    places: &Places<'_>,
    resolver: &Resolver,
    decisions: &OrdMap<SpeakerKey, SpeakerDecision>,
) -> Vec<CandidateRow> {
    let people = &places.comparison.across.people;
    let mut rows: Vec<CandidateRow> = Vec::new();
    for candidate in &places.comparison.across.candidates {
        let key = |n: u32| people.get(n as usize).and_then(|someone| places.canonical(someone));
        let [Some(a), Some(b)] = candidate.pair.map(key) else { continue };
        let (Some(x), Some(y)) = (resolver.of(a), resolver.of(b)) else { continue };
        let refused = are_apart(decisions, a, b) || are_apart(decisions, &x.key, &y.key);
        let pair = [x.key.clone(), y.key.clone()];
        if x.key != y.key && !refused && !rows.iter().rev().take(50).any(|row| row.pair == pair) {
            let (certainty, reasons) = (candidate.certainty, candidate.reasons.clone());
            rows.push(CandidateRow { pair, names: [x.name.clone(), y.name.clone()], certainty, reasons });
        }
    }
    rows
}
