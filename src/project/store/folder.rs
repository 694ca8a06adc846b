use sha2::{Digest as _, Sha256};
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The folder beside a project with its journal and its former versions, `NAME.claimline-history`; or, for a
/// project that is not saved yet, one in the program's data folder.
///
/// Held by one program at a time: the system gives the lock back when the program ends, however it ends.
#[derive(Debug)]
pub struct HistoryFolder {
    path: PathBuf,
    _lock: File,
}

/// Why a folder could not be taken.
#[derive(Debug)]
pub enum FolderError {
    /// Another window has it; what it wrote about itself.
    Taken(String),
    Refused(io::Error),
}

const LOCK: &str = "lock";

/// In the program's data folder: of projects that are not saved yet.
const UNSAVED: &str = "unsaved";

/// In the program's data folder: of projects whose own folder cannot be written to.
const ELSEWHERE: &str = "projects";

impl HistoryFolder {
    /// Takes the folder at `path`, which is made when it is not there.
    ///
    /// # Errors
    /// Another window holds it, or the disk refuses.
    pub fn take(path: &Path) -> Result<HistoryFolder, FolderError> {
        fs::create_dir_all(path).map_err(FolderError::Refused)?;
        let options = File::options().read(true).write(true).create(true).truncate(false).open(path.join(LOCK));
        let mut lock = options.map_err(FolderError::Refused)?;
        match lock.try_lock() {
            Ok(()) => {
                // Who cannot be told is no reason not to work.
                let _ = lock.set_len(0).and_then(|()| write!(lock, "process {}", std::process::id()));
            }
            Err(TryLockError::WouldBlock) => {
                let mut who = String::new();
                let _ = lock.take(100).read_to_string(&mut who);
                return Err(FolderError::Taken(who));
            }
            // A disk that knows no locks.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(FolderError::Refused(error)),
        }
        Ok(HistoryFolder { path: path.to_owned(), _lock: lock })
    }

    /// Takes the folder of the project at `path`: the one beside it, or one in the data folder when that cannot be
    /// written.
    ///
    /// # Errors
    /// Another window holds it, or the disk refuses.
    pub fn of_project(path: &Path, data: Option<&Path>) -> Result<HistoryFolder, FolderError> {
        match (HistoryFolder::take(&beside(path)), data) {
            (Err(FolderError::Refused(_)), Some(data)) => HistoryFolder::take(&data.join(ELSEWHERE).join(hashed(path))),
            (taken, _) => taken,
        }
    }

    /// Takes a new folder for a project that is not saved yet.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn of_unsaved(data: &Path) -> Result<HistoryFolder, FolderError> {
        let now = jiff::Timestamp::now().as_millisecond();
        HistoryFolder::take(&data.join(UNSAVED).join(format!("{now}-{}", std::process::id())))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it belongs to a project that was never saved.
    pub fn is_of_unsaved(&self) -> bool {
        self.path.parent().is_some_and(|parent| parent.ends_with(UNSAVED))
    }

    /// Removes it when it holds no journal.
    ///
    /// # Errors
    /// Something else is in it, or the disk refuses.
    pub fn remove_empty(&self) -> io::Result<()> {
        if self.path.join(super::steps::FILE).exists() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        fs::remove_file(self.path.join(LOCK))?;
        fs::remove_dir(&self.path)
    }

    /// Removes it with all that it holds.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn remove(&self) -> io::Result<()> {
        fs::remove_dir_all(&self.path)
    }
}

/// Takes the folders of projects that were never saved and that no window holds, in the order of their making.
pub fn orphans(data: &Path) -> Vec<HistoryFolder> {
    let Ok(entries) = fs::read_dir(data.join(UNSAVED)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| HistoryFolder::take(path).ok()).collect()
}

/// Where the folder of the project at `path` stands, links followed.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = real(path).into_os_string();
    name.push("-history");
    name.into()
}

/// Through links, as far as there is something.
pub(super) fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            parent.canonicalize().map_or_else(|_| path.to_owned(), |parent| parent.join(name))
        }
        _ => path.to_owned(),
    })
}

fn hashed(path: &Path) -> String {
    let digest = Sha256::digest(real(path).as_os_str().as_encoded_bytes());
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("harbour.claimline");
        let first = HistoryFolder::of_project(&project, None).unwrap();
        assert!(first.path().ends_with("harbour.claimline-history"));
        assert!(matches!(HistoryFolder::of_project(&project, None), Err(FolderError::Taken(_))));
        drop(first);
        assert!(HistoryFolder::of_project(&project, None).is_ok());
    }

    #[test]
    fn folders_of_unsaved_projects_are_found_when_nobody_holds_them() {
        let data = tempfile::tempdir().unwrap();
        assert!(orphans(data.path()).is_empty());
        let held = HistoryFolder::of_unsaved(data.path()).unwrap();
        assert!(held.is_of_unsaved());
        assert!(orphans(data.path()).is_empty());
        let path = held.path().to_owned();
        drop(held);
        let found = orphans(data.path());
        assert_eq!(found.iter().map(HistoryFolder::path).collect::<Vec<_>>(), [path]);
        found[0].remove().unwrap();
        assert!(orphans(data.path()).is_empty());
    }
}
