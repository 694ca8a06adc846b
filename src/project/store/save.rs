use super::folder::real;
use super::{Fault, StoreError};
use crate::model::TextHash;
use crate::project::Content;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes `content` to `path` whole or not at all: whoever opens the file, and whenever the power fails,
/// finds the old project or the new one.
///
/// # Errors
/// The folder or the disk refuses; what stood at `path` is untouched.
pub fn save(path: &Path, content: &Content) -> Result<(), StoreError> {
    Saving::prepare(path, content)?.finish()
}

/// A project whose new file is on the disk and has not taken the place of the old one yet.
#[derive(Debug)]
pub struct Saving {
    path: PathBuf,
    target: PathBuf,
    file: NamedTempFile,
    hash: TextHash,
}

impl Saving {
    /// Writes `content` beside `path`.
    ///
    /// # Errors
    /// The folder or the disk refuses; what stands at `path` is untouched.
    pub fn prepare(path: &Path, content: &Content) -> Result<Saving, StoreError> {
        let text = super::to_text(content).map_err(|error| StoreError::unwritable(path, error))?;
        // Through a link the file that it leads to is replaced, not the link.
        let target = real(path);
        let file = write_beside(&target, text.as_bytes()).map_err(|error| StoreError::unwritable(path, error))?;
        Ok(Saving { path: path.to_owned(), target, file, hash: TextHash::of(&text) })
    }

    /// What the new file holds.
    pub fn hash(&self) -> TextHash {
        self.hash
    }

    /// Whether the file that stands there now holds what `expected` says; one that is gone may be written anew.
    ///
    /// # Errors
    /// Another program changed it.
    pub fn check(&self, expected: TextHash) -> Result<(), StoreError> {
        match std::fs::read(&self.target) {
            Ok(bytes) if std::str::from_utf8(&bytes).is_ok_and(|text| TextHash::of(text) == expected) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(StoreError::unreadable(&self.path, &error)),
            Ok(_) => Err(StoreError::new(&self.path, Fault::ChangedOnDisk)),
        }
    }

    /// The new file takes the place of the old one.
    ///
    /// # Errors
    /// The folder or the disk refuses; what stood at the path is untouched.
    pub fn finish(self) -> Result<(), StoreError> {
        put_in_place(self.file, &self.target).map_err(|error| StoreError::unwritable(&self.path, error))
    }
}

/// Writes a file whole or not at all.
pub(super) fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    put_in_place(write_beside(target, bytes)?, target)
}

fn write_beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(".claimline-").tempfile_in(folder_of(target))?;
    file.write_all(bytes)?;
    keep_permissions(target, file.as_file())?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn put_in_place(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.persist(target).map_err(|error| error.error)?;
    sync_folder(folder_of(target))
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The new file gets the rights of the one it replaces, or those that a new file has, instead of the
/// temporary file's.
fn keep_permissions(target: &Path, file: &File) -> io::Result<()> {
    match std::fs::metadata(target) {
        Ok(old) => file.set_permissions(old.permissions()),
        Err(_) => default_permissions(file),
    }
}

#[cfg(unix)]
fn default_permissions(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn default_permissions(_: &File) -> io::Result<()> {
    Ok(())
}

/// Makes the new name itself survive a power failure.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claimline");
        std::fs::write(&path, "old").unwrap();
        save(&path, &Content::default()).unwrap();
        assert_eq!(super::super::load(&path).unwrap().content, Content::default());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_that_ends_with_the_path() {
        let path = Path::new("/nowhere/at/all/a.claimline");
        let message = save(path, &Content::default()).unwrap_err().to_string();
        assert!(message.ends_with("/nowhere/at/all/a.claimline"), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.claimline"), folder.path().join("link.claimline"));
        save(&real, &Content::default()).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save(&link, &Content::default()).unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
