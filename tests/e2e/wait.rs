use std::thread::sleep;
use std::time::{Duration, Instant};

/// Generous: a software-rendered window on a busy machine.
const DEADLINE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(50);

/// Asks again and again until there is an answer; panics with what was missing when there is none in time.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    until_or(|| format!("in vain: {what}"), &mut ask)
}

/// As [`until`], with a message made only when it is needed.
pub fn until_or<T>(message: impl FnOnce() -> String, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < DEADLINE, "waited {} s {}", DEADLINE.as_secs(), message());
        sleep(PAUSE);
    }
}
