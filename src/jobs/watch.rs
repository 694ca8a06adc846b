use super::{Message, Outlet};
use crate::import::collect_files;
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// A folder that is watched for new files until this is dropped.
#[derive(Debug)]
pub struct Watching {
    notes: Sender<Note>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        // Fails only when the watcher has ended by itself.
        let _ = self.notes.send(Note::Stop);
    }
}

/// What the thread that watches is told.
#[derive(Debug)]
pub(super) enum Note {
    /// Something in the folder has changed.
    Changed,
    /// Changes can't be told any more.
    Failed(String),
    Stop,
}

/// A file is read when nothing has changed for so long: until then somebody may still write it.
const QUIET: Duration = Duration::from_millis(700);
/// How often a folder is looked through where the system tells no changes, as on network drives.
const POLL: Duration = Duration::from_secs(5);

pub(super) fn start(outlet: Outlet, folder: PathBuf) -> std::io::Result<Watching> {
    let (notes, received) = channel();
    let sender = notes.clone();
    std::thread::Builder::new().name("claimline watch".to_owned()).spawn(move || {
        let ended = watch(&folder, sender, &received, &outlet);
        if let Err(reason) = ended {
            outlet.send(Message::NotWatched(folder, reason));
        }
    })?;
    Ok(Watching { notes })
}

/// Tells of files that were not there before, until it is stopped; the error says why it can't go on.
fn watch(folder: &Path, notes: Sender<Note>, received: &Receiver<Note>, outlet: &Outlet) -> Result<(), String> {
    if !folder.is_dir() {
        return Err("There is no such folder; it is not watched any more".to_owned());
    }
    // Begins before the first look: what comes in between is told by one of them.
    let _watcher = watcher(folder, notes).map_err(|error| format!("It can't be watched ({error})"))?;
    let mut known: BTreeSet<PathBuf> = files(folder);
    while let Ok(note) = received.recv() {
        match note {
            Note::Stop => return Ok(()),
            Note::Failed(reason) => return Err(format!("It can't be watched any more ({reason})")),
            Note::Changed => {}
        }
        loop {
            match received.recv_timeout(QUIET) {
                Ok(Note::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        if !folder.is_dir() {
            return Err("The folder is gone; it is not watched any more".to_owned());
        }
        let now = files(folder);
        let new: Vec<PathBuf> = now.difference(&known).cloned().collect();
        if !new.is_empty() {
            outlet.send(Message::Appeared(folder.to_owned(), new));
        }
        known = now;
    }
    Ok(())
}

/// What a folder import would read.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    collect_files(&[folder]).0.into_iter().collect()
}

fn watcher(folder: &Path, notes: Sender<Note>) -> notify::Result<Box<dyn Watcher>> {
    let handler = |notes: Sender<Note>| {
        move |event: notify::Result<notify::Event>| {
            let note = match event {
                // That somebody reads a file changes nothing.
                Ok(event) if event.kind.is_access() => return,
                Ok(_) => Note::Changed,
                Err(error) => Note::Failed(error.to_string()),
            };
            // Fails only when nobody watches any more.
            let _ = notes.send(note);
        }
    };
    let native = RecommendedWatcher::new(handler(notes.clone()), Config::default()).and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::Recursive)?;
        Ok(watcher)
    });
    if let Ok(watcher) = native {
        return Ok(Box::new(watcher));
    }
    let mut watcher = PollWatcher::new(handler(notes), Config::default().with_poll_interval(POLL))?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(Box::new(watcher))
}
