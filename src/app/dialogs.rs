//! Native file dialogs, behind a trait so that tests answer them.

use super::clipboard::{self, Pasted};
use crate::import;
use std::path::{Path, PathBuf};

/// What a dialog asks the person for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogRequest {
    /// Article files, many at once.
    AddArticles,
    /// A folder of article files.
    AddFolder,
    /// One project file.
    OpenProject,
    /// Where to save the project; `suggested` is a file name.
    SaveProject { suggested: String },
    /// Where a file of this kind goes; `suggested` is a file name.
    Export { kind: &'static str, extension: &'static str, suggested: String },
    /// Where to save the import report; `suggested` is a file name.
    SaveReport { suggested: String },
    /// A folder to watch.
    WatchFolder,
    /// Show where this file lies in the file manager; it never answers.
    ShowInFolder(PathBuf),
}

/// The answer: no paths when the person cancelled.
pub type Answer = Box<dyn FnOnce(Vec<PathBuf>) + Send>;

pub trait FileDialogs {
    /// Shows a dialog and returns at once; `done` is called later, perhaps on another thread.
    fn start(&mut self, request: DialogRequest, done: Answer);

    /// What is on the clipboard, which is the desktop's as well; `done` is called later.
    fn clipboard(&mut self, done: Box<dyn FnOnce(Pasted) + Send>);
}

/// The dialogs of the desktop. Each runs on a thread of its own: a portal that does not answer must not stop
/// the window.
pub struct NativeDialogs;

impl FileDialogs for NativeDialogs {
    fn start(&mut self, request: DialogRequest, done: Answer) {
        let thread = std::thread::Builder::new().name("file dialog".to_owned());
        // When no thread can be started, `done` is dropped and counts as cancelled.
        let started = thread.spawn(move || done(ask(request)));
        if let Err(error) = started {
            eprintln!("The file dialog could not be opened: {error}");
        }
    }

    fn clipboard(&mut self, done: Box<dyn FnOnce(Pasted) + Send>) {
        let thread = std::thread::Builder::new().name("clipboard".to_owned());
        if let Err(error) = thread.spawn(move || done(clipboard::read())) {
            eprintln!("The clipboard could not be read: {error}");
        }
    }
}

fn ask(request: DialogRequest) -> Vec<PathBuf> {
    let dialog = rfd::FileDialog::new();
    let chosen = match request {
        DialogRequest::AddArticles => dialog
            .set_title("Add articles")
            .add_filter("Articles", &import::extensions())
            .add_filter("All files", &["*"])
            .pick_files(),
        DialogRequest::AddFolder => dialog.set_title("Add a folder of articles").pick_folder().map(|path| vec![path]),
        DialogRequest::WatchFolder => dialog.set_title("Watch a folder").pick_folder().map(|path| vec![path]),
        DialogRequest::OpenProject => dialog
            .set_title("Open a project")
            .add_filter("Claimline projects", &["claimline"])
            .add_filter("All files", &["*"])
            .pick_file()
            .map(|path| vec![path]),
        DialogRequest::SaveProject { suggested } => dialog
            .set_title("Save the project")
            .add_filter("Claimline projects", &["claimline"])
            .set_file_name(suggested)
            .save_file()
            .map(|path| vec![with_extension(path, "claimline")]),
        DialogRequest::Export { kind, extension, suggested } => dialog
            .set_title("Export the timeline")
            .add_filter(kind, &[extension])
            .set_file_name(suggested)
            .save_file()
            .map(|path| vec![with_extension(path, extension)]),
        DialogRequest::SaveReport { suggested } => dialog
            .set_title("Save the import report")
            .add_filter("Table for a spreadsheet (CSV)", &["csv"])
            .add_filter("One JSON object a line", &["jsonl"])
            .set_file_name(suggested)
            .save_file()
            .map(|path| vec![if path.extension().is_some() { path } else { with_extension(path, "csv") }]),
        DialogRequest::ShowInFolder(path) => {
            show_in_folder(&path);
            None
        }
    };
    chosen.unwrap_or_default()
}

/// Opens the folder in which `path` lies; for a part of an archive, that of the archive.
fn show_in_folder(path: &Path) {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute.ancestors().skip(1).find(|folder| folder.is_dir());
    if let Some(folder) = folder
        && let Err(error) = open::that_detached(folder)
    {
        eprintln!("No program shows folders here ({error}): {}", folder.display());
    }
}

/// Some dialogs add no extension.
fn with_extension(path: PathBuf, wanted: &str) -> PathBuf {
    if path.extension().is_some_and(|extension| extension == wanted) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(wanted);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_project_has_its_extension_once() {
        let check =
            |path: &str, expected: &str| assert_eq!(with_extension(path.into(), "claimline"), PathBuf::from(expected));
        check("/x/harbour", "/x/harbour.claimline");
        check("/x/harbour.claimline", "/x/harbour.claimline");
        check("/x/v1.2", "/x/v1.2.claimline");
    }
}
