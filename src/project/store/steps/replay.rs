use super::HEADER;
use super::record::{Lines, Record, decode};
use crate::model::TextHash;
use crate::project::change::{Change, Way, go};
use crate::project::{Ground, History, StateId, StepId};
use std::sync::Arc;

/// What a journal gives back.
#[derive(Debug)]
pub(in super::super) struct Kept {
    pub history: History,
    /// The state that the file holds; `None` = no step leads to it any more.
    pub saved: Option<StateId>,
    /// What was done after the last save.
    pub recovered: Option<Recovered>,
    /// Bytes of the journal after which one can go on; `None` = part of it was of no use.
    pub whole: Option<u64>,
    pub texts: Vec<TextHash>,
}

/// What was done after the last save, and not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Done since, the last one last; empty when steps were only taken back.
    pub steps: Vec<MadeStep>,
    /// When the file was saved, in seconds since 1970 UTC; 0 = never.
    pub saved_at: i64,
}

/// A step of a history that is told, not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeStep {
    pub label: Arc<str>,
    /// In seconds since 1970 UTC.
    pub at: i64,
}

/// Why a journal gives nothing for a project file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Misfit {
    NoJournal,
    Newer,
    /// The file is not one that its steps lead to.
    OtherFile,
}

/// Finds in a journal the steps that lead to the file of this hash, which holds `ground`, and those after it.
pub(in super::super) fn replay(bytes: &[u8], ground: &Ground, file: TextHash) -> Result<Kept, Misfit> {
    if !bytes.starts_with(HEADER.as_bytes()) {
        return Err(if bytes.starts_with(b"claimline-steps ") { Misfit::Newer } else { Misfit::NoJournal });
    }
    let lines = decode(bytes);
    let (point, saved_at) = point_of(&lines, file).ok_or(Misfit::OtherFile)?;
    let mut walk = Walk::default();
    for record in &lines.records[..point] {
        walk.before_saving(record.as_ref());
    }
    let base_was_cut = walk.cut;
    let saved = walk.done;
    walk.saved = Some(saved);
    let mut ground = ground.clone();
    let mut cut_short = false;
    for record in &lines.records[point..] {
        let next = record.as_ref().and_then(|record| walk.after_saving(record, &ground));
        let Some(next) = next else {
            cut_short = true;
            break;
        };
        ground = next;
    }
    let recovered = (walk.saved != Some(walk.done)).then(|| Recovered {
        steps: walk.entries[walk.saved.unwrap_or(saved).min(walk.done)..walk.done].iter().map(Entry::told).collect(),
        saved_at,
    });
    let (history, saved, dropped) = walk.history(ground);
    let whole = (!base_was_cut && !cut_short && !dropped).then_some(lines.whole as u64);
    Ok(Kept { history, saved, recovered, whole, texts: lines.texts.into_keys().collect() })
}

/// Where the state of the file was the present, and when that was saved.
fn point_of(lines: &Lines, file: TextHash) -> Option<(usize, i64)> {
    let saved = lines.records.iter().enumerate().rev().find_map(|(place, record)| match record {
        Some(Record::Saved { point, file: other, at }) if *other == file => Some((place, *point, *at)),
        _ => None,
    });
    let (place, point, at) = saved?;
    let is_point = |record: &Option<Record>| matches!(record, Some(Record::Point(other)) if *other == point);
    Some((lines.records[..place].iter().rposition(is_point)?, at))
}

#[derive(Debug)]
struct Entry {
    id: u64,
    at: i64,
    label: Arc<str>,
    changes: Vec<Change>,
}

impl Entry {
    fn told(&self) -> MadeStep {
        MadeStep { label: self.label.clone(), at: self.at }
    }
}

/// The steps as the journal tells them, and how many of them are done.
#[derive(Debug, Default)]
struct Walk {
    entries: Vec<Entry>,
    done: usize,
    /// How many were done when the file was saved, as long as they are the same.
    saved: Option<usize>,
    /// Steps before the first entry are lost.
    cut: bool,
}

impl Walk {
    /// Takes in a record without knowing the ground. What cannot be read cuts off all before it.
    fn before_saving(&mut self, record: Option<&Record>) {
        let understood = match record {
            Some(Record::Step { id, at, label, changes }) => self.push(*id, *at, label, changes),
            Some(Record::Grow { id, label, changes }) => {
                // The growth of a step before the first entry is in the ground that they begin with.
                self.grow(*id, label, changes);
                true
            }
            Some(Record::Current(id)) => self.place(*id).map(|done| self.done = done).is_some(),
            Some(Record::Point(_) | Record::Saved { .. } | Record::Text(_)) => true,
            None => false,
        };
        if !understood {
            *self = Walk { cut: true, ..Walk::default() };
        }
    }

    /// Takes in a record and gives the ground after it; `None` = it does not fit.
    fn after_saving(&mut self, record: &Record, ground: &Ground) -> Option<Ground> {
        match record {
            Record::Step { id, at, label, changes } => {
                let ground = go(ground, changes, Way::Forth).ok()?;
                self.push(*id, *at, label, changes).then_some(ground)
            }
            Record::Grow { id, label, changes } => {
                let done = self.grow(*id, label, changes);
                if done { go(ground, changes, Way::Forth).ok() } else { Some(ground.clone()) }
            }
            Record::Current(id) => {
                let to = self.place(*id)?;
                let mut ground = ground.clone();
                for place in to..self.done {
                    ground = go(&ground, &self.entries[self.done - 1 + to - place].changes, Way::Back).ok()?;
                }
                for entry in self.entries.get(self.done..to).unwrap_or_default() {
                    ground = go(&ground, &entry.changes, Way::Forth).ok()?;
                }
                self.done = to;
                Some(ground)
            }
            Record::Point(_) | Record::Saved { .. } | Record::Text(_) => Some(ground.clone()),
        }
    }

    /// How many steps are done after the step of this number.
    fn place(&self, id: u64) -> Option<usize> {
        if id == 0 && !self.cut {
            return Some(0);
        }
        self.entries.binary_search_by_key(&id, |entry| entry.id).ok().map(|place| place + 1)
    }

    /// Whether the number is one that may follow.
    fn push(&mut self, id: u64, at: i64, label: &Arc<str>, changes: &[Change]) -> bool {
        // Numbers rise, and far from where they would overflow.
        if id == 0 || id > u64::MAX / 2 || self.entries.last().is_some_and(|last| last.id >= id) {
            return false;
        }
        self.entries.truncate(self.done);
        if self.saved.is_some_and(|saved| saved > self.done) {
            self.saved = None;
        }
        self.entries.push(Entry { id, at, label: label.clone(), changes: changes.to_vec() });
        self.done += 1;
        true
    }

    /// Whether the step is done.
    fn grow(&mut self, id: u64, label: &Arc<str>, changes: &[Change]) -> bool {
        let Ok(place) = self.entries.binary_search_by_key(&id, |entry| entry.id) else {
            self.saved = None;
            return true;
        };
        self.entries[place].changes.extend_from_slice(changes);
        self.entries[place].label = label.clone();
        if self.saved.is_some_and(|saved| saved > place) {
            self.saved = None;
        }
        place < self.done
    }

    /// The history whose present is `ground`; the saved state in it; whether some of its steps do not fit.
    fn history(self, ground: Ground) -> (History, Option<StateId>, bool) {
        let (mut back, mut forth) = (Vec::new(), Vec::new());
        let mut first = ground.clone();
        for entry in self.entries[..self.done].iter().rev() {
            let Ok(before) = go(&first, &entry.changes, Way::Back) else { break };
            back.push((StepId(entry.id), entry.label.clone(), entry.at, std::mem::replace(&mut first, before)));
        }
        let mut last = ground;
        for entry in &self.entries[self.done..] {
            let Ok(after) = go(&last, &entry.changes, Way::Forth) else { break };
            last = after.clone();
            forth.push((StepId(entry.id), entry.label.clone(), entry.at, after));
        }
        let lost = self.done - back.len();
        let dropped = back.len() + forth.len() < self.entries.len();
        let done = back.len();
        back.reverse();
        let history = History::kept(first, back.into_iter().chain(forth).collect(), done);
        let saved = self.saved.and_then(|saved| saved.checked_sub(lost));
        let saved = saved.and_then(|saved| history.steps().get(saved)).map(|step| step.state);
        (history, saved, dropped)
    }
}
