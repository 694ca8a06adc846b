use super::Refusal;
use super::limits::{MAX_TIME, STACK};
use std::sync::mpsc;
use std::thread;

/// What `work` gives, done on a thread with a stack of its own, so that a reader that panics or recurses
/// deeply does not take the program along.
///
/// A reader that takes longer than [`MAX_TIME`] is given up: nothing waits for it any more, but a thread
/// can't be stopped from outside, so it ends when its work ends.
pub(super) fn run<T: Send + 'static>(work: impl FnOnce() -> Result<T, Refusal> + Send + 'static) -> Result<T, Refusal> {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || {
        // Nobody listens any more when the time is over.
        let _ = sender.send(work());
    });
    if let Err(error) = thread {
        return Err(Refusal::Unreadable(error));
    }
    receiver.recv_timeout(MAX_TIME).unwrap_or_else(|error| match error {
        mpsc::RecvTimeoutError::Timeout => Err(Refusal::TooSlow),
        mpsc::RecvTimeoutError::Disconnected => Err(Refusal::Broken),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_refusal() {
        assert_eq!(run(|| Ok(1)).unwrap(), 1);
        assert!(matches!(run::<()>(|| panic!("on purpose")), Err(Refusal::Broken)));
    }
}
