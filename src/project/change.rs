//! What differs between two grounds, entry by entry and told both ways, so that a step can be made and taken back
//! without the edit that it came from.

use super::{
    AddedEvent, ArticleDecisions, Binned, EventDecision, Ground, SpeakerDecision, SpeakerKey, StatementDecision,
};
use crate::model::{Article, ArticleId};
use imbl::OrdMap;
use imbl::ordmap::DiffItem;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One entry of the ground before and after a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Change {
    Article(ArticleId, Swap<Arc<Article>>),
    Statements(ArticleId, Splice<StatementDecision>),
    Events(ArticleId, Splice<EventDecision>),
    Added(ArticleId, Splice<AddedEvent>),
    Speaker(SpeakerKey, Swap<SpeakerDecision>),
    Bin(ArticleId, Swap<Arc<Binned>>),
}

/// A value before and after; `None` = it is not there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Swap<V> {
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub old: Option<V>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub new: Option<V>,
}

fn none<V>() -> Option<V> {
    None
}

/// The items of a list that another run of items takes the place of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Splice<T> {
    /// How many items stand before them.
    pub at: usize,
    pub old: Vec<T>,
    pub new: Vec<T>,
}

/// Which way a change is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Forth,
    Back,
}

/// The ground is not the one that the change starts from.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mismatch;

/// What leads from `before` to `after`; costs what differs.
pub(crate) fn changes(before: &Ground, after: &Ground) -> Vec<Change> {
    // Without `..`: whoever adds a field to the ground or to the decisions is led here.
    let Ground { articles, decisions, speakers, bin } = before;
    let mut changes = Vec::new();
    swaps(articles, &after.articles, |id, swap| changes.push(Change::Article(id, swap)));
    swaps(decisions, &after.decisions, |id, swap| {
        let empty = ArticleDecisions::default();
        let ArticleDecisions { statements, events, added } = swap.old.as_deref().unwrap_or(&empty);
        let new = swap.new.as_deref().unwrap_or(&empty);
        changes.extend(Splice::between(statements, &new.statements).map(|splice| Change::Statements(id, splice)));
        changes.extend(Splice::between(events, &new.events).map(|splice| Change::Events(id, splice)));
        changes.extend(Splice::between(added, &new.added).map(|splice| Change::Added(id, splice)));
    });
    swaps(speakers, &after.speakers, |key, swap| changes.push(Change::Speaker(key, swap)));
    swaps(bin, &after.bin, |id, swap| changes.push(Change::Bin(id, swap)));
    changes
}

/// Goes all `changes` in `ground`, the last first on the way back.
pub(crate) fn go(ground: &Ground, changes: &[Change], way: Way) -> Result<Ground, Mismatch> {
    let mut ground = ground.clone();
    match way {
        Way::Forth => changes.iter().try_for_each(|change| change.go(&mut ground, way))?,
        Way::Back => changes.iter().rev().try_for_each(|change| change.go(&mut ground, way))?,
    }
    Ok(ground)
}

impl Change {
    fn go(&self, ground: &mut Ground, way: Way) -> Result<(), Mismatch> {
        match self {
            Change::Article(id, swap) => swap.go(&mut ground.articles, *id, way),
            Change::Speaker(key, swap) => swap.go(&mut ground.speakers, key.clone(), way),
            Change::Bin(id, swap) => swap.go(&mut ground.bin, *id, way),
            Change::Statements(id, splice) => {
                decide(ground, *id, |decisions| splice.go(&mut decisions.statements, way))
            }
            Change::Events(id, splice) => decide(ground, *id, |decisions| splice.go(&mut decisions.events, way)),
            Change::Added(id, splice) => decide(ground, *id, |decisions| splice.go(&mut decisions.added, way)),
        }
    }

    /// The articles that it holds.
    pub fn articles_mut(&mut self) -> impl Iterator<Item = &mut Arc<Article>> {
        let (articles, binned) = match self {
            Change::Article(_, swap) => (Some(swap), None),
            Change::Bin(_, swap) => (None, Some(swap)),
            _ => (None, None),
        };
        let articles = articles.into_iter().flat_map(|swap| [&mut swap.old, &mut swap.new]).flatten();
        let binned = binned.into_iter().flat_map(|swap| [&mut swap.old, &mut swap.new]).flatten();
        articles.chain(binned.map(|binned| &mut Arc::make_mut(binned).article))
    }
}

fn decide(
    ground: &mut Ground,
    id: ArticleId,
    change: impl FnOnce(&mut ArticleDecisions) -> Result<(), Mismatch>,
) -> Result<(), Mismatch> {
    let mut decisions = ground.decisions.get(&id).map(|decisions| (**decisions).clone()).unwrap_or_default();
    change(&mut decisions)?;
    if decisions.is_empty() {
        ground.decisions.remove(&id);
    } else {
        ground.decisions.insert(id, Arc::new(decisions));
    }
    Ok(())
}

fn swaps<K: Ord + Clone, V: Clone + PartialEq>(
    before: &OrdMap<K, V>,
    after: &OrdMap<K, V>,
    mut take: impl FnMut(K, Swap<V>),
) {
    for item in before.diff(after) {
        match item {
            DiffItem::Add(key, new) => take(key.clone(), Swap { old: None, new: Some(new.clone()) }),
            DiffItem::Update { old: (key, old), new: (_, new) } => {
                take(key.clone(), Swap { old: Some(old.clone()), new: Some(new.clone()) });
            }
            DiffItem::Remove(key, old) => take(key.clone(), Swap { old: Some(old.clone()), new: None }),
        }
    }
}

impl<V: Clone + PartialEq> Swap<V> {
    fn go<K: Ord + Clone>(&self, map: &mut OrdMap<K, V>, key: K, way: Way) -> Result<(), Mismatch> {
        let (from, to) = match way {
            Way::Forth => (&self.old, &self.new),
            Way::Back => (&self.new, &self.old),
        };
        if map.get(&key) != from.as_ref() {
            return Err(Mismatch);
        }
        match to {
            Some(value) => _ = map.insert(key, value.clone()),
            None => _ = map.remove(&key),
        }
        Ok(())
    }
}

impl<T: Clone + PartialEq> Splice<T> {
    /// `None` when the lists are the same.
    fn between(before: &[T], after: &[T]) -> Option<Splice<T>> {
        if before == after {
            return None;
        }
        let at = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let (before, after) = (&before[at..], &after[at..]);
        let same_end = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
        let cut = |list: &[T]| list[..list.len() - same_end].to_vec();
        Some(Splice { at, old: cut(before), new: cut(after) })
    }

    fn go(&self, list: &mut Vec<T>, way: Way) -> Result<(), Mismatch> {
        let (from, to) = match way {
            Way::Forth => (&self.old, &self.new),
            Way::Back => (&self.new, &self.old),
        };
        let end = self.at.checked_add(from.len()).ok_or(Mismatch)?;
        if list.get(self.at..end) != Some(from) {
            return Err(Mismatch);
        }
        list.splice(self.at..end, to.iter().cloned());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_splice_holds_what_differs() {
        let check = |before: &[u8], after: &[u8], expected: Option<(usize, &[u8], &[u8])>| {
            let splice = Splice::between(before, after);
            let told = splice.as_ref().map(|splice| (splice.at, splice.old.as_slice(), splice.new.as_slice()));
            assert_eq!(told, expected, "{before:?} {after:?}");
            if let Some(splice) = splice {
                let mut list = before.to_vec();
                splice.go(&mut list, Way::Forth).unwrap();
                assert_eq!(list, after);
                splice.go(&mut list, Way::Back).unwrap();
                assert_eq!(list, before);
            }
        };
        check(&[1, 2], &[1, 2], None);
        check(&[], &[1], Some((0, &[], &[1])));
        check(&[1, 2, 3], &[1, 3], Some((1, &[2], &[])));
        check(&[1, 2, 3], &[1, 9, 3], Some((1, &[2], &[9])));
        check(&[1, 1], &[1, 1, 1], Some((2, &[], &[1])));
    }

    #[test]
    fn another_ground_is_refused() {
        let splice = Splice { at: 1, old: vec![2], new: vec![9] };
        assert_eq!(splice.go(&mut vec![1, 3], Way::Forth), Err(Mismatch));
        assert_eq!(splice.go(&mut vec![1], Way::Forth), Err(Mismatch));
        let far = Splice { at: usize::MAX, old: vec![2], new: vec![] };
        assert_eq!(far.go(&mut vec![1, 3], Way::Forth), Err(Mismatch));
        let swap = Swap { old: Some(1), new: None };
        assert_eq!(swap.go(&mut OrdMap::unit("a", 2), "a", Way::Forth), Err(Mismatch));
        assert_eq!(swap.go(&mut OrdMap::<&str, i32>::new(), "a", Way::Forth), Err(Mismatch));
    }
}
