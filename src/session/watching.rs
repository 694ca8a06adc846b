use super::Session;
use crate::jobs::ImportSource;
use crate::project::ReportRow;
use std::path::{Path, PathBuf};

impl Session {
    /// New files in `folder` come in by themselves from now on.
    pub fn watch(&mut self, folder: PathBuf) {
        if self.watched.contains_key(&folder) {
            return;
        }
        match self.jobs.watch(folder.clone()) {
            Ok(watching) => {
                self.notice = Some(format!("Watching {}", name(&folder)));
                self.watched.insert(folder, watching);
            }
            Err(error) => self.not_watched(&folder, &format!("It can't be watched ({error})")),
        }
    }

    pub(super) fn stop_watching(&mut self, folder: &Path) {
        if self.watched.remove(folder).is_some() {
            self.notice = Some(format!("No longer watching {}", name(folder)));
        }
    }

    /// The folders that are watched, in order.
    pub fn watched(&self) -> Vec<PathBuf> {
        self.watched.keys().cloned().collect()
    }

    pub(super) fn not_watched(&mut self, folder: &Path, reason: &str) {
        self.watched.remove(folder);
        self.report.add([ReportRow::refused(folder.to_string_lossy(), reason)]);
    }

    /// Joins the report that is there: it was not asked for, so it does not take the place of one that was.
    pub(super) fn appeared(&mut self, folder: &Path, files: Vec<PathBuf>) {
        // It was stopped meanwhile.
        if self.watched.contains_key(folder) {
            self.notice = None;
            self.join_import(ImportSource::Watched(name(folder), files));
        }
    }
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned()
}
