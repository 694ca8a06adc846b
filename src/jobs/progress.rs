use super::control::Control;
use super::{ImportId, Message, Outlet};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How far an import has come. A file counts as one thing until it is known how many articles it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
    /// Things a second, lately; `None` until it can be told.
    pub rate: Option<f32>,
}

impl Progress {
    /// How long the rest takes at this rate.
    pub fn left(&self) -> Option<Duration> {
        let seconds = self.total.saturating_sub(self.done) as f32 / self.rate.filter(|rate| *rate > 0.0)?;
        Duration::try_from_secs_f32(seconds).ok()
    }
}

/// Counts what is done, and tells it a few times a second.
pub(super) struct Meter<'a> {
    id: ImportId,
    outlet: &'a Outlet,
    control: &'a Control,
    begun: Instant,
    count: Mutex<Count>,
}

#[derive(Default)]
struct Count {
    done: usize,
    total: usize,
    told: Option<Instant>,
    /// Working time and what was done then, the oldest first.
    samples: VecDeque<(Duration, usize)>,
}

/// Between two messages: often enough to be seen moving.
const INTERVAL: Duration = Duration::from_millis(150);
/// So much working time the rate is taken over, and so much it needs at least.
const WINDOW: Duration = Duration::from_secs(8);
const LEAST: Duration = Duration::from_millis(600);

impl<'a> Meter<'a> {
    pub fn new(id: ImportId, total: usize, outlet: &'a Outlet, control: &'a Control) -> Self {
        let meter = Meter { id, outlet, control, begun: Instant::now(), count: Mutex::default() };
        meter.count().total = total;
        meter.done(0);
        meter
    }

    /// One of the things turned out to be so many.
    pub fn holds(&self, things: usize) {
        self.count().total += things.saturating_sub(1);
    }

    pub fn done(&self, things: usize) {
        let mut count = self.count();
        count.done += things;
        if count.told.is_none_or(|told| told.elapsed() >= INTERVAL) || count.done >= count.total {
            self.send(count);
        }
    }

    /// As far as it is, at once.
    pub fn tell(&self) {
        self.send(self.count());
    }

    fn send(&self, mut count: MutexGuard<'_, Count>) {
        let worked = self.begun.elapsed().saturating_sub(self.control.paused());
        count.told = Some(Instant::now());
        let done = count.done;
        count.samples.push_back((worked, done));
        let rate = rate(&mut count.samples);
        let progress = Progress { done, total: count.total, rate };
        drop(count);
        self.outlet.send(Message::Progress(self.id, progress));
    }

    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was done a second within the window; older samples are dropped.
fn rate(samples: &mut VecDeque<(Duration, usize)>) -> Option<f32> {
    let (now, done) = *samples.back()?;
    while samples.len() > 2 && samples.get(1).is_some_and(|(time, _)| now.saturating_sub(*time) >= WINDOW) {
        samples.pop_front();
    }
    let (first, before) = *samples.front()?;
    let time = now.checked_sub(first).filter(|time| *time >= LEAST)?;
    Some((done - before) as f32 / time.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_the_last_seconds() {
        let check = |samples: &[(u64, usize)], expected: Option<f32>| {
            let mut samples = samples.iter().map(|(ms, done)| (Duration::from_millis(*ms), *done)).collect();
            assert_eq!(rate(&mut samples), expected);
        };
        check(&[], None);
        check(&[(0, 0), (200, 50)], None);
        check(&[(0, 0), (1_000, 50)], Some(50.0));
        check(&[(0, 0), (1_000, 50), (2_000, 60), (12_000, 80)], Some(2.0));
        check(&[(0, 0), (30_000, 0)], Some(0.0));
    }

    #[test]
    fn the_time_left_needs_a_rate() {
        let left = |done, total, rate| Progress { done, total, rate }.left().map(|left| left.as_secs());
        assert_eq!(left(20, 100, Some(4.0)), Some(20));
        assert_eq!(left(0, 100, None), None);
        assert_eq!(left(0, 100, Some(0.0)), None);
        assert_eq!(left(120, 100, Some(4.0)), Some(0));
    }
}
