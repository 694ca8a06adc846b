use std::path::{Path, PathBuf};

/// Why a project file could not be read or written. Shown as it is; the path comes last.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}: {}", path.display())]
pub struct StoreError {
    pub path: PathBuf,
    pub fault: Fault,
}

/// What is wrong, without the path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("The project cannot be read ({0})")]
    Unreadable(String),
    #[error("This is not a Claimline project")]
    NotAProject,
    #[error("This project was written by a newer Claimline; open it with that one")]
    Newer,
    #[error("The project is damaged in line {line}, column {column} ({reason}); the file was left as it is")]
    Damaged { line: usize, column: usize, reason: String },
    #[error("Two articles of the project have the number {0}; the file was left as it is")]
    SameNumber(u32),
    #[error("The project cannot be saved here ({0}); save it in another folder")]
    Unwritable(String),
    #[error("This project is open in another window; close it there, or choose another name")]
    InUse,
    #[error("Another program changed this file since it was opened; it was left as it is")]
    ChangedOnDisk,
}

impl StoreError {
    pub(super) fn new(path: &Path, fault: Fault) -> StoreError {
        StoreError { path: path.to_owned(), fault }
    }

    pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> StoreError {
        StoreError::new(path, Fault::Unreadable(error.to_string()))
    }

    pub(super) fn not_a_project(path: &Path) -> StoreError {
        StoreError::new(path, Fault::NotAProject)
    }

    pub(crate) fn in_use(path: &Path) -> StoreError {
        StoreError::new(path, Fault::InUse)
    }

    pub(super) fn unwritable(path: &Path, error: impl ToString) -> StoreError {
        StoreError::new(path, Fault::Unwritable(error.to_string()))
    }
}
