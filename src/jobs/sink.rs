use super::import::Brought;
use super::{ImportId, Message, Outlet};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Sends what parallel workers bring in the order of its places, in a few messages a second.
pub(super) struct Sink<'a> {
    id: ImportId,
    outlet: &'a Outlet,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The first place that is not at its end.
    next: usize,
    /// What came of it and of later places, and whether that is all.
    waiting: BTreeMap<usize, (Vec<Brought>, bool)>,
    batch: Vec<Brought>,
    sent: Option<Instant>,
}

/// Between two messages: each costs the tables an update.
const INTERVAL: Duration = Duration::from_millis(200);

impl<'a> Sink<'a> {
    pub fn new(id: ImportId, outlet: &'a Outlet) -> Self {
        Sink { id, outlet, state: Mutex::default() }
    }

    /// More of `place`; with `all`, its last.
    pub fn put(&self, place: usize, brought: Vec<Brought>, all: bool) {
        let mut state = self.state();
        let (waiting, ended) = state.waiting.entry(place).or_default();
        waiting.extend(brought);
        *ended |= all;
        while let Some(entry) = state.next_entry() {
            let (brought, ended) = (std::mem::take(&mut entry.0), entry.1);
            state.batch.extend(brought);
            if !ended {
                break;
            }
            let next = state.next;
            state.waiting.remove(&next);
            state.next += 1;
        }
        if state.sent.is_none_or(|sent| sent.elapsed() >= INTERVAL) {
            self.send(state);
        }
    }

    /// Sends what is in order.
    pub fn flush(&self) {
        self.send(self.state());
    }

    fn send(&self, mut state: MutexGuard<'_, State>) {
        if !state.batch.is_empty() {
            state.sent = Some(Instant::now());
            // Sent under the lock, or two batches could overtake each other.
            self.outlet.send(Message::Brought(self.id, std::mem::take(&mut state.batch)));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn next_entry(&mut self) -> Option<&mut (Vec<Brought>, bool)> {
        self.waiting.get_mut(&self.next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ReportRow;
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    #[test]
    fn what_comes_early_waits_for_its_place() {
        let (sender, messages) = channel();
        let outlet = Outlet { sender, wake: Arc::new(|| {}) };
        let sink = Sink::new(ImportId(1), &outlet);
        let row = |name: &str| vec![Brought::Problem(ReportRow::refused(name, ""))];
        sink.put(2, row("c"), true);
        sink.put(0, row("a"), false);
        sink.put(1, row("b"), true);
        sink.put(0, row("a2"), true);
        sink.flush();
        let names: Vec<String> = messages
            .try_iter()
            .flat_map(|message| match message {
                Message::Brought(_, brought) => brought,
                other => panic!("{other:?}"),
            })
            .map(|brought| match brought {
                Brought::Problem(row) => row.path.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names, ["a", "a2", "b", "c"]);
    }
}
