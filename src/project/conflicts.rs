//! Events of different articles that seem to be one, and the different dates that are given for it.

use super::{EventKey, EventRow, Findings};
use crate::model::{ArticleId, EventStatus};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Which events of other articles seem to be the same as an event, and which of them are given another date there.
///
/// Two are taken for one when they are of one kind, most words of their titles are the same, they share a
/// participant as far as both name any, and their dates meet or lie within [`NEAR`] days. What comes again and
/// again, such as a weekly meeting, is taken for one only where the dates meet: its dates differ because it is
/// several. Nothing is decided by it: it is only shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateConflicts {
    alike: BTreeMap<EventKey, Vec<EventKey>>,
    others: BTreeMap<EventKey, Vec<EventKey>>,
}

/// Farther apart, two events of one name are two: a summit each year, a meeting on the same day of each week.
const NEAR: i32 = 6;
/// An article that tells of two events of one name within so many days tells of something that comes again.
const SERIES: i32 = 45;
/// A word that stands in more titles than this tells nothing about any of them.
const COMMON: usize = 60;

impl DateConflicts {
    pub fn new(findings: &Findings) -> DateConflicts {
        let events: Vec<Event<'_>> = findings.events.iter().filter_map(|row| Event::new(findings, row)).collect();
        let similar = similar_pairs(&events);
        let mut recurring: Vec<bool> = events.iter().map(|event| event.recurs).collect();
        for &(a, b) in &similar {
            let (first, second) = (&events[a], &events[b]);
            if first.article() == second.article() && (1..=SERIES).contains(&first.gap_to(second)) {
                recurring[a] = true;
                recurring[b] = true;
            }
        }
        let mut alike: BTreeMap<EventKey, BTreeSet<EventKey>> = BTreeMap::new();
        let mut others: BTreeMap<EventKey, BTreeSet<EventKey>> = BTreeMap::new();
        for (a, b) in similar {
            let (first, second) = (&events[a], &events[b]);
            let gap = first.gap_to(second);
            let several =
                recurring[a] || recurring[b] || first.was_over_before(second) || second.was_over_before(first);
            if first.article() == second.article() || gap > if several { 0 } else { NEAR } {
                continue;
            }
            let maps = [Some(&mut alike), Some(&mut others).filter(|_| gap > 0)];
            for map in maps.into_iter().flatten() {
                map.entry(first.row.key).or_default().insert(second.row.key);
                map.entry(second.row.key).or_default().insert(first.row.key);
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

/// The pairs of events, by their places, that one could take for one event whatever their dates.
fn similar_pairs(events: &[Event<'_>]) -> BTreeSet<(usize, usize)> {
    let mut with_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, event) in events.iter().enumerate() {
        for word in &event.words {
            with_word.entry(word).or_default().push(place);
        }
    }
    let mut pairs = BTreeSet::new();
    for places in with_word.values().filter(|places| places.len() <= COMMON) {
        for (i, a) in places.iter().enumerate() {
            pairs.extend(places[i + 1..].iter().filter(|b| events[*a].is_like(&events[**b])).map(|b| (*a, *b)));
        }
    }
    pairs
}

struct Event<'a> {
    row: &'a EventRow,
    words: BTreeSet<String>,
    who: BTreeSet<String>,
    first: i32,
    last: i32,
    /// The last day on which its article can have come out.
    published: Option<i32>,
    /// Its title says that it comes again.
    recurs: bool,
}

/// What a title calls a thing that comes again.
const RECURRING: [&str; 10] =
    ["daily", "weekly", "fortnightly", "biweekly", "monthly", "quarterly", "annual", "yearly", "regular", "nightly"];

impl<'a> Event<'a> {
    /// `None` without a date that has both ends, and while it is hidden or joined with another.
    fn new(findings: &Findings, row: &'a EventRow) -> Option<Event<'a>> {
        let days = row.date?.days()?;
        let words = content_words(&row.title);
        let published = findings.article(row.key.article).and_then(|article| article.published?.days()?.last);
        (!row.hidden && row.merged_into.is_none() && words.len() >= 2).then_some(Event {
            row,
            who: row.participants.split("; ").filter(|name| !name.is_empty()).map(fold).collect(),
            first: days.first?,
            last: days.last?,
            published,
            recurs: words.iter().any(|word| RECURRING.contains(&word.as_str())),
            words,
        })
    }

    fn article(&self) -> ArticleId {
        self.row.key.article
    }

    fn is_like(&self, other: &Event<'_>) -> bool {
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.union(&other.words).count();
        self.row.kind == other.row.kind
            && shared >= 2
            && 5 * shared >= 3 * all
            && (self.who.is_empty() || other.who.is_empty() || !self.who.is_disjoint(&other.who))
    }

    /// The days between them; 0 or less when their dates meet.
    fn gap_to(&self, other: &Event<'_>) -> i32 {
        (other.first - self.last).max(self.first - other.last)
    }

    /// Its article had told of it as past when the day of the other one had not yet come.
    fn was_over_before(&self, other: &Event<'_>) -> bool {
        let past = !matches!(self.row.status, EventStatus::Scheduled | EventStatus::Hypothetical);
        past && self.published.is_some_and(|published| published < other.first)
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
