//! Events of different articles that seem to be one, and the different dates that are given for it.

use super::{EventKey, EventRow, Findings};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Which events of other articles seem to be the same as an event, and which of them are given another date there.
///
/// Two are taken for one when they are of one kind, most words of their titles are the same, they share a
/// participant as far as both name any, and their dates meet or lie within [`NEAR`] days. Nothing is
/// decided by it: it is only shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateConflicts {
    alike: BTreeMap<EventKey, Vec<EventKey>>,
    others: BTreeMap<EventKey, Vec<EventKey>>,
}

/// Farther apart, two events of one name are two: a summit each year, one hearing after the other.
const NEAR: i32 = 7;
/// A word that stands in more titles than this tells nothing about any of them.
const COMMON: usize = 60;

impl DateConflicts {
    pub fn new(findings: &Findings) -> DateConflicts {
        let events: Vec<Event<'_>> = findings.events.iter().filter_map(|row| Event::new(row)).collect();
        let mut with_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, event) in events.iter().enumerate() {
            for word in &event.words {
                with_word.entry(word).or_default().push(place);
            }
        }
        let mut alike: BTreeMap<EventKey, BTreeSet<EventKey>> = BTreeMap::new();
        let mut others: BTreeMap<EventKey, BTreeSet<EventKey>> = BTreeMap::new();
        for places in with_word.values().filter(|places| places.len() <= COMMON) {
            for (i, a) in places.iter().enumerate() {
                for b in &places[i + 1..] {
                    let (a, b) = (&events[*a], &events[*b]);
                    let Some(gap) = a.gap_to(b) else { continue };
                    let maps = [Some(&mut alike), Some(&mut others).filter(|_| gap > 0)];
                    for map in maps.into_iter().flatten() {
                        map.entry(a.row.key).or_default().insert(b.row.key);
                        map.entry(b.row.key).or_default().insert(a.row.key);
                    }
                }
            }
        }
        let sorted = |(key, others): (EventKey, BTreeSet<EventKey>)| (key, others.into_iter().collect());
        let sorted = |map: BTreeMap<EventKey, BTreeSet<EventKey>>| map.into_iter().map(sorted).collect();
        DateConflicts { alike: sorted(alike), others: sorted(others) }
    }

    /// The events that seem to be `event`, whatever their date, in order of their keys.
    pub fn alike(&self, event: EventKey) -> &[EventKey] {
        self.alike.get(&event).map(Vec::as_slice).unwrap_or_default()
    }

    /// The events that seem to be `event` and have another date, in order of their keys.
    pub fn of(&self, event: EventKey) -> &[EventKey] {
        self.others.get(&event).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every event to which different dates are given, in order.
    pub fn events(&self) -> impl Iterator<Item = EventKey> {
        self.others.keys().copied()
    }
}

struct Event<'a> {
    row: &'a EventRow,
    words: BTreeSet<String>,
    who: BTreeSet<String>,
    first: i32,
    last: i32,
}

impl<'a> Event<'a> {
    /// `None` without a date that has both ends, and while it is hidden or joined with another.
    fn new(row: &'a EventRow) -> Option<Event<'a>> {
        let days = row.date?.days()?;
        let words = content_words(&row.title);
        (!row.hidden && row.merged_into.is_none() && words.len() >= 2).then_some(Event {
            row,
            words,
            who: row.participants.split("; ").filter(|name| !name.is_empty()).map(fold).collect(),
            first: days.first?,
            last: days.last?,
        })
    }

    /// The days between them when they seem to be one event; 0 or less when their dates meet.
    fn gap_to(&self, other: &Event<'_>) -> Option<i32> {
        let gap = (other.first - self.last).max(self.first - other.last);
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.union(&other.words).count();
        let same = self.row.key.article != other.row.key.article
            && self.row.kind == other.row.kind
            && gap <= NEAR
            && shared >= 2
            && 5 * shared >= 3 * all
            && (self.who.is_empty() || other.who.is_empty() || !self.who.is_disjoint(&other.who));
        same.then_some(gap)
    }
}

/// Words of three letters or more, without numbers and the commonest small words.
fn content_words(title: &str) -> BTreeSet<String> {
    const SMALL: [&str; 12] = ["the", "and", "for", "with", "from", "that", "was", "were", "had", "has", "his", "her"];
    let folded = fold(title);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let telling =
        |word: &&str| word.chars().count() >= 3 && !SMALL.contains(word) && !word.chars().all(|c| c.is_ascii_digit());
    words.filter(telling).map(str::to_owned).collect()
}
