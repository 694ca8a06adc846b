use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Lets whoever started a job pause and cancel it, and its workers wait for that.
#[derive(Debug, Default)]
pub(super) struct Control {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    cancelled: bool,
    paused_since: Option<Instant>,
    /// In all pauses that are over.
    paused: Duration,
}

impl Control {
    pub fn cancel(&self) {
        self.state().cancelled = true;
        self.changed.notify_all();
    }

    pub fn set_paused(&self, paused: bool) {
        let mut state = self.state();
        match (paused, state.paused_since) {
            (true, None) => state.paused_since = Some(Instant::now()),
            (false, Some(since)) => {
                state.paused += since.elapsed();
                state.paused_since = None;
            }
            _ => {}
        }
        drop(state);
        self.changed.notify_all();
    }

    pub fn is_paused(&self) -> bool {
        self.state().paused_since.is_some()
    }

    pub fn is_cancelled(&self) -> bool {
        self.state().cancelled
    }

    /// Waits while the job is paused; whether it goes on after that.
    pub fn goes_on(&self) -> bool {
        let waits = |state: &mut State| state.paused_since.is_some() && !state.cancelled;
        let state = self.changed.wait_while(self.state(), waits).unwrap_or_else(PoisonError::into_inner);
        !state.cancelled
    }

    /// How long the job stood still so far.
    pub fn paused(&self) -> Duration {
        let state = self.state();
        state.paused + state.paused_since.map_or(Duration::ZERO, |since| since.elapsed())
    }

    /// A worker that panicked held it for a moment only: what it holds is whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_paused_job_waits_until_it_goes_on_or_is_cancelled() {
        for cancel in [false, true] {
            let control = Arc::new(Control::default());
            control.set_paused(true);
            let worker = std::thread::spawn({
                let control = control.clone();
                move || control.goes_on()
            });
            assert!(control.is_paused() && !worker.is_finished());
            if cancel {
                control.cancel()
            } else {
                control.set_paused(false)
            }
            assert_eq!(worker.join().unwrap(), !cancel);
        }
    }
}
