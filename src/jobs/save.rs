use super::Journal;
use crate::model::TextHash;
use crate::project::store::{FolderError, HistoryFolder, Saving, StepLog, StoreError, step_aside};
use crate::project::{Content, History};
use std::path::PathBuf;
use std::sync::Arc;

/// A project to be saved as it is now.
#[derive(Debug)]
pub struct SaveTask {
    pub path: PathBuf,
    pub content: Content,
    /// Its present is `content`.
    pub history: History,
    /// The file that it was opened from or saved to last; `None` = it goes to another place.
    pub known: Option<Known>,
    /// The program's data folder.
    pub data: Option<PathBuf>,
}

/// What is known of the file that is saved over.
#[derive(Debug)]
pub struct Known {
    /// What it held.
    pub file: TextHash,
    /// Its journal, and the number under which it knows this save.
    pub journal: Option<(Journal, u64)>,
}

/// A project file that was written.
#[derive(Debug)]
pub struct SavedFile {
    pub file: TextHash,
    pub content: Content,
    /// Where its steps go on, when it went to another place.
    pub log: Option<StepLog>,
    /// Why they do not.
    pub unkept: Option<String>,
}

impl SaveTask {
    pub(super) fn run(self) -> Result<SavedFile, StoreError> {
        let saving = Saving::prepare(&self.path, &self.content)?;
        let file = saving.hash();
        let mut saved = SavedFile { file, content: self.content, log: None, unkept: None };
        if let Some(known) = self.known {
            saving.check(known.file)?;
            // The journal knows of the new file before it is there: it fits the old one and the new one.
            if let Some((journal, number)) = &known.journal {
                journal.saved(*number, file);
            }
            saving.finish()?;
            if let Some((journal, number)) = known.journal {
                journal.compact(number, file);
            }
            return Ok(saved);
        }
        match HistoryFolder::of_project(&self.path, self.data.as_deref()) {
            Ok(folder) => {
                let folder = Arc::new(folder);
                let log = step_aside(&folder)
                    .and_then(|()| StepLog::create(folder, &self.history, (self.history.state(), file)));
                match log {
                    Ok(log) => saved.log = Some(log),
                    Err(error) => saved.unkept = Some(error.to_string()),
                }
            }
            Err(FolderError::Taken(_)) => return Err(StoreError::in_use(&self.path)),
            Err(FolderError::Refused(error)) => saved.unkept = Some(error.to_string()),
        }
        saving.finish()?;
        Ok(saved)
    }
}
