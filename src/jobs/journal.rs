use super::{Message, Outlet};
use crate::model::TextHash;
use crate::project::History;
use crate::project::store::{HistoryFolder, StepLog, unsaved_log};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Brings every step to the disk, in a thread of its own. Dropping it writes what is left and gives the folder back.
#[derive(Clone, Debug)]
pub struct Journal {
    asks: Sender<Ask>,
}

/// Where a journal begins.
pub enum Beginning {
    Log(StepLog),
    /// A project that was never saved: a new folder in this data folder, as soon as there is a step.
    Unsaved(PathBuf),
}

enum Ask {
    Write(History),
    Point(u64, History),
    /// Answered as soon as it is on the disk, or cannot be.
    Saved(u64, TextHash, Sender<()>),
    Compact(u64, TextHash),
    Flush(Sender<()>),
    /// When all that was asked is done: what this holds goes.
    Release(Journal),
    Remove(Sender<()>),
    /// The folder is given back.
    End(Sender<()>),
}

/// So long a save waits for a disk that does not answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// After so long a journal that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(2);

impl Journal {
    pub(super) fn start(beginning: Beginning, outlet: Outlet) -> Journal {
        let (asks, asked) = channel();
        let keeper = match beginning {
            Beginning::Log(log) => Keeper { log: Some(log), data: None, outlet: outlet.clone(), failed: None },
            Beginning::Unsaved(data) => Keeper { log: None, data: Some(data), outlet: outlet.clone(), failed: None },
        };
        let thread = std::thread::Builder::new().name("claimline journal".to_owned());
        if let Err(error) = thread.spawn(move || keeper.run(&asked)) {
            outlet.send(Message::Journal(Err(error.to_string())));
        }
        Journal { asks }
    }

    fn ask(&self, ask: Ask) {
        // A thread that could not be started or broke has said so.
        let _ = self.asks.send(ask);
    }

    /// Brings the steps of `history` to the disk.
    pub fn write(&self, history: &History) {
        self.ask(Ask::Write(history.clone()));
    }

    /// The present of `history` is what the save of this number saves.
    pub fn point(&self, number: u64, history: &History) {
        self.ask(Ask::Point(number, history.clone()));
    }

    /// The file of that save is ready; returns when the journal knows it.
    pub fn saved(&self, number: u64, file: TextHash) {
        let (done, wait) = channel();
        self.ask(Ask::Saved(number, file, done));
        let _ = wait.recv_timeout(PATIENCE);
    }

    /// The file of that save has taken its place.
    pub fn compact(&self, number: u64, file: TextHash) {
        self.ask(Ask::Compact(number, file));
    }

    /// Waits until all that was asked is on the disk.
    pub fn flush(&self) {
        let (done, wait) = channel();
        self.ask(Ask::Flush(done));
        let _ = wait.recv_timeout(PATIENCE);
    }

    /// Brings what is left to the disk and gives the folder back; returns when that is done.
    pub fn end(self) {
        let (done, wait) = channel();
        self.ask(Ask::End(done));
        let _ = wait.recv_timeout(PATIENCE);
    }

    /// Removes the folder of a project that was never saved when all that was asked of this journal is done: `former`
    /// is the journal in it.
    pub fn release(&self, former: Journal) {
        self.ask(Ask::Release(former));
    }

    /// Removes the folder of a project that was never saved; returns when it is gone.
    pub fn remove(self) {
        let (done, wait) = channel();
        self.ask(Ask::Remove(done));
        let _ = wait.recv_timeout(PATIENCE);
    }
}

struct Keeper {
    log: Option<StepLog>,
    data: Option<PathBuf>,
    outlet: Outlet,
    /// What the person was told.
    failed: Option<String>,
}

impl Keeper {
    fn run(mut self, asked: &Receiver<Ask>) {
        let mut latest: Option<History> = None;
        loop {
            // Nothing is to be done until somebody asks, unless something could not be written.
            let next = match self.failed {
                None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(_) => asked.recv_timeout(RETRY),
            };
            let first = match next {
                Ok(ask) => Some(ask),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let mut waiting = Vec::new();
            let mut ended = None;
            let mut result = Ok(());
            // All that came meanwhile goes to the disk at once.
            for ask in first.into_iter().chain(asked.try_iter()) {
                let outcome = match ask {
                    Ask::Write(history) => {
                        latest = Some(history);
                        Ok(())
                    }
                    Ask::Point(number, history) => self
                        .write(&mut latest)
                        .and_then(|()| self.with_log(&history, |log| log.point(number, &history))),
                    Ask::Saved(number, file, done) => {
                        waiting.push(done);
                        self.write(&mut latest).and_then(|()| self.log(|log| log.saved(number, file)))
                    }
                    Ask::Compact(number, file) => {
                        self.write(&mut latest).and_then(|()| self.log(|log| log.compact(number, file)))
                    }
                    Ask::Flush(done) => {
                        waiting.push(done);
                        Ok(())
                    }
                    Ask::Release(former) => {
                        let kept = self.write(&mut latest).and_then(|()| self.log(|log| log.sync()));
                        kept.map(|()| former.remove())
                    }
                    Ask::Remove(done) => {
                        self.remove();
                        let _ = done.send(());
                        return;
                    }
                    Ask::End(done) => {
                        ended = Some(done);
                        Ok(())
                    }
                };
                result = result.and(outcome);
            }
            let written = self.write(&mut latest).and_then(|()| self.log(|log| log.sync()));
            self.tell(result.and(written));
            waiting.into_iter().for_each(|done| _ = done.send(()));
            if let Some(done) = ended {
                self.log = None;
                let _ = done.send(());
                return;
            }
        }
    }

    fn log(&mut self, work: impl FnOnce(&mut StepLog) -> io::Result<()>) -> io::Result<()> {
        self.log.as_mut().map_or(Ok(()), work)
    }

    /// Writes what is new; it stays to be written when the disk refuses.
    fn write(&mut self, latest: &mut Option<History>) -> io::Result<()> {
        let Some(history) = latest.take() else { return Ok(()) };
        let written = self.with_log(&history, |log| log.write(&history));
        if written.is_err() {
            *latest = Some(history);
        }
        written
    }

    fn with_log(&mut self, history: &History, work: impl FnOnce(&mut StepLog) -> io::Result<()>) -> io::Result<()> {
        if let (None, Some(data)) = (&self.log, &self.data) {
            let folder = HistoryFolder::of_unsaved(data).map_err(|error| match error {
                crate::project::store::FolderError::Refused(error) => error,
                crate::project::store::FolderError::Taken(_) => io::Error::other("its folder is taken"),
            })?;
            self.log = Some(unsaved_log(Arc::new(folder), history)?);
        }
        self.log(work)
    }

    fn remove(&mut self) {
        let folder = self.log.take().map(|log| log.folder().clone());
        if let Some(folder) = folder.filter(|folder| folder.is_of_unsaved())
            && let Err(error) = folder.remove()
        {
            self.tell(Err(error));
        }
    }

    /// Tells what changed: that steps cannot be written, or can again.
    fn tell(&mut self, result: io::Result<()>) {
        let failed = result.err().map(|error| error.to_string());
        if failed != self.failed {
            self.outlet.send(Message::Journal(failed.clone().map_or(Ok(()), Err)));
            self.failed = failed;
        }
    }
}
