//! A session at work: what it is asked, and until when it works.

use claimline::actions::{Command, Intent};
use claimline::session::Session;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A session and what wakes it.
pub struct Desk {
    pub session: Session,
    pub woken: Receiver<()>,
}

impl Desk {
    pub fn new() -> Desk {
        let (wake, woken) = channel();
        let wake = Arc::new(move || _ = wake.send(()));
        Desk { session: Session::new(wake), woken }
    }

    pub fn send(&mut self, intent: Intent) {
        self.session.handle(intent);
    }

    pub fn run(&mut self, command: Command) {
        self.send(Intent::Run(command));
    }

    /// Until no work is under way.
    pub fn finish(&mut self) {
        self.session.poll();
        while self.session.is_working() {
            self.woken.recv_timeout(Duration::from_secs(60)).expect("the worker says nothing");
            self.session.poll();
        }
    }

    pub fn open(&mut self, path: &Path) {
        self.send(Intent::OpenProject(path.to_owned()));
        self.finish();
    }

    pub fn titles(&self) -> Vec<&str> {
        self.session.findings().articles.iter().map(|row| &*row.title).collect()
    }
}
