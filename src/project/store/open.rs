use super::folder::{FolderError, HistoryFolder, beside};
use super::steps::{self, Kept, Misfit, Recovered, StepLog, replay};
use super::{Fault, StoreError, parse, read, v1};
use crate::model::TextHash;
use crate::project::{Content, Ground, History, Project};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project with all that was kept of it.
#[derive(Debug)]
pub struct Opened {
    pub project: Project,
    /// What did not fit, as plain sentences.
    pub warnings: Vec<String>,
    /// What the file holds.
    pub file: TextHash,
    /// Where its steps go on; `None` = they are not kept.
    pub log: Option<StepLog>,
    /// Why it can only be read.
    pub read_only: Option<String>,
    /// What was done and not saved.
    pub recovered: Option<Recovered>,
}

/// A journal is not read when it is longer.
const MAX_BYTES: u64 = 2_000_000_000;

/// Opens a project with its history. `data` is the program's data folder; `held` is a folder that this program holds
/// already.
///
/// # Errors
/// A file that cannot be read or understood. Whatever its journal holds is no error.
pub fn open(path: &Path, data: Option<&Path>, held: Option<&Arc<HistoryFolder>>) -> Result<Opened, StoreError> {
    let text = read(path)?;
    let file = TextHash::of(&text);
    let loaded = match parse(&text) {
        Ok(loaded) => loaded,
        Err(fault) => return salvaged(&text, &fault).ok_or_else(|| StoreError::new(path, fault)),
    };
    let mut opened = Opened { warnings: loaded.warnings, ..Opened::of(loaded.content, file) };
    let held = held.filter(|held| held.path() == beside(path)).cloned();
    match held.map_or_else(|| HistoryFolder::of_project(path, data).map(Arc::new), Ok) {
        Ok(folder) => opened.take_up(folder),
        Err(FolderError::Taken(who)) => {
            let who = if who.is_empty() { String::new() } else { format!(" ({who})") };
            opened.read_only = Some(format!("This project is open in another window{who}; here it can only be read"));
        }
        Err(FolderError::Refused(error)) => opened.warn_unkept(&error),
    }
    Ok(opened)
}

/// Opens what can be read of a file that is damaged, or that a newer version wrote; only to be read.
fn salvaged(text: &str, fault: &Fault) -> Option<Opened> {
    let reason = match fault {
        Fault::Newer => "This project was written by a newer Claimline; what this one understands can be read",
        Fault::Damaged { .. } | Fault::SameNumber(_) => "The project is damaged; what is left of it can be read",
        _ => return None,
    };
    let loaded = v1::salvage(text)?;
    let opened = Opened::of(loaded.content, TextHash::of(text));
    Some(Opened { warnings: loaded.warnings, read_only: Some(reason.to_owned()), ..opened })
}

/// Opens what the folder of a project that was never saved holds; `None` = nothing.
pub fn open_unsaved(folder: Arc<HistoryFolder>) -> Option<Opened> {
    let mut opened = Opened::of(Content::default(), TextHash::of(""));
    opened.take_up(folder);
    opened.recovered.as_mut()?.saved_at = 0;
    Some(opened)
}

impl Opened {
    fn of(content: Content, file: TextHash) -> Opened {
        let project = Project::new(content);
        Opened { project, warnings: Vec::new(), file, log: None, read_only: None, recovered: None }
    }

    fn warn_unkept(&mut self, error: &io::Error) {
        self.warnings.push(format!("The steps to undo cannot be kept beside this project ({error})"));
    }

    /// Takes up the journal in `folder`; one that is of no use is put aside, never thrown away.
    fn take_up(&mut self, folder: Arc<HistoryFolder>) {
        let bytes = match read_log(&folder) {
            Ok(bytes) => bytes,
            Err(error) => return self.warn_unkept(&error),
        };
        let kept = match bytes.as_deref().map(|bytes| replay(bytes, self.project.ground(), self.file)) {
            Some(Ok(kept)) => Some(kept),
            Some(Err(misfit)) => {
                self.warnings.push(sentence(misfit).to_owned());
                None
            }
            None => None,
        };
        let aside = bytes.is_some() && kept.as_ref().is_none_or(|kept| kept.whole.is_none());
        if aside {
            match put_aside(folder.path()) {
                Ok(to) if kept.is_some() => {
                    let what = "A part of the steps to undo could not be read; the journal as it was is";
                    self.warnings.push(format!("{what} {}", to.display()));
                }
                Ok(_) => {}
                Err(error) => return self.warn_unkept(&error),
            }
        }
        let log = match kept {
            Some(kept) => self.go_on(folder, kept),
            None => StepLog::create(folder, self.project.history(), (self.project.history().state(), self.file)),
        };
        match log {
            Ok(log) => self.log = Some(log),
            Err(error) => self.warn_unkept(&error),
        }
    }

    fn go_on(&mut self, folder: Arc<HistoryFolder>, kept: Kept) -> io::Result<StepLog> {
        self.recovered = kept.recovered;
        let (saved, history) = match (kept.whole, kept.saved) {
            (None, None) => {
                // Steps that lead from the file to what was recovered are lost: it becomes one step.
                let mut history = History::new(self.project.ground().clone());
                let saved = history.state();
                history.push("Recovered changes", kept.history.ground().clone());
                (Some(saved), history)
            }
            (_, saved) => (saved, kept.history),
        };
        let project = std::mem::take(&mut self.project);
        self.project = project.with_history(history, saved);
        match (kept.whole, saved) {
            (Some(len), _) => StepLog::resume(folder, self.project.history(), len, kept.texts),
            (None, Some(saved)) => StepLog::create(folder, self.project.history(), (saved, self.file)),
            (None, None) => Err(io::Error::other("no step leads to what was saved")),
        }
    }
}

fn sentence(misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::NoJournal => "The steps to undo could not be read, so undo starts anew; the file with them is kept",
        Misfit::Newer => {
            "The steps to undo were written by a newer Claimline, so undo starts anew; the file with them is kept"
        }
        Misfit::OtherFile => {
            "The project was changed by another program since its steps were written, so undo starts anew; the file \
             with the former steps is kept"
        }
    }
}

fn read_log(folder: &HistoryFolder) -> io::Result<Option<Vec<u8>>> {
    let path = folder.path().join(steps::FILE);
    match fs::metadata(&path) {
        Ok(about) if !about.is_file() || about.len() > MAX_BYTES => Err(io::Error::other("the journal is no journal")),
        Ok(_) => fs::read(&path).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts the journal aside that a file had which is saved over by another project.
///
/// # Errors
/// The disk refuses.
pub fn step_aside(folder: &HistoryFolder) -> io::Result<()> {
    if folder.path().join(steps::FILE).exists() { put_aside(folder.path()).map(|_| ()) } else { Ok(()) }
}

/// Gives the journal another name; returns it.
fn put_aside(folder: &Path) -> io::Result<PathBuf> {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H-%M-%S");
    let free = (0..).map(|count| folder.join(format!("steps-{now}-{count}.log"))).find(|path| !path.exists());
    let path = free.unwrap_or_else(|| folder.join("steps-former.log"));
    fs::rename(folder.join(steps::FILE), &path)?;
    Ok(path)
}

/// The journal of a project that was never saved: it started from nothing.
///
/// # Errors
/// The disk refuses.
pub fn unsaved_log(folder: Arc<HistoryFolder>, history: &History) -> io::Result<StepLog> {
    let first = &history.steps()[0];
    debug_assert_eq!(first.ground, Ground::default());
    StepLog::create(folder, history, (first.state, TextHash::of("")))
}
