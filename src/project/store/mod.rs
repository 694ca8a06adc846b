//! The project file, `NAME.claimline`: RON, sorted, one thing a line, its version first.
//!
//! A version that ever landed stays readable. A new one gets a module of its own; the module before it then
//! turns its content into that of the next, and reading goes through the chain to [`Content`].

mod error;
mod folder;
mod open;
mod save;
mod stamp;
mod steps;
mod v1;

pub use error::{Fault, StoreError};
pub use folder::{FolderError, HistoryFolder, beside, orphans};
pub use open::{Opened, open, open_unsaved, step_aside, unsaved_log};
pub use save::{Saving, save};
pub use steps::{MadeStep, Recovered, StepLog};

use super::Content;
use std::path::Path;

/// The ending of a project file's name.
pub const EXTENSION: &str = "claimline";

/// No project is larger; what claims to be is not read into memory.
const MAX_BYTES: u64 = 2_000_000_000;

/// A project file in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub content: Content,
    /// What did not fit and was left out, as plain sentences.
    pub warnings: Vec<String>,
}

/// Reads a project file.
///
/// # Errors
/// A file that cannot be read or understood; the error says why, where, and what can be done.
pub fn load(path: &Path) -> Result<Loaded, StoreError> {
    parse(&read(path)?).map_err(|fault| StoreError::new(path, fault))
}

fn read(path: &Path) -> Result<String, StoreError> {
    let unreadable = |reason: &str| StoreError::new(path, Fault::Unreadable(reason.to_owned()));
    let about = std::fs::metadata(path).map_err(|error| StoreError::unreadable(path, &error))?;
    // A pipe or a device could go on for ever.
    if !about.is_file() {
        return Err(unreadable("it is not a file"));
    }
    if about.len() > MAX_BYTES {
        return Err(unreadable("it is larger than 2 GB"));
    }
    let bytes = std::fs::read(path).map_err(|error| StoreError::unreadable(path, &error))?;
    String::from_utf8(bytes).map_err(|_| StoreError::not_a_project(path))
}

/// Reads the text of a project file.
///
/// # Errors
/// The [`Fault`] in it, without a path.
pub fn parse(text: &str) -> Result<Loaded, Fault> {
    match stamp::version(text) {
        None => Err(Fault::NotAProject),
        Some(1) => v1::parse(text),
        Some(_) => Err(Fault::Newer),
    }
}

/// The text of a project file. The same content gives the same text.
///
/// # Errors
/// What RON cannot hold; nothing that a project is made of.
pub fn to_text(content: &Content) -> Result<String, ron::Error> {
    v1::to_text(content)
}
