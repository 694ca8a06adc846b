use super::Session;
use crate::actions::Request;
use crate::jobs::{Beginning, Journal, Known, SavedFile};
use crate::model::TextHash;
use crate::project::store::{HistoryFolder, Opened, StepLog};
use crate::project::{Fate, History, ReportRow, StateId};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the steps of the project come to the disk.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// The program's data folder; `None` = projects that are not saved are not kept.
    pub data: Option<PathBuf>,
    pub journal: Option<Journal>,
    /// Where it writes, when the project has a file.
    pub folder: Option<Arc<HistoryFolder>>,
    /// What the project's file held when it was read or written last.
    file: Option<TextHash>,
    /// Why the project can only be read.
    pub read_only: Option<String>,
    /// Why steps do not come to the disk.
    pub failure: Option<String>,
    /// What the journal knows: the present, the last state and how many there are.
    written: Option<(StateId, StateId, usize)>,
    /// How many saves the journal was told of.
    saves: u64,
    looking: bool,
    /// Journals are compacted from this many bytes on; `None` = as usual.
    compact_from: Option<u64>,
    /// What a crash left behind and nobody has looked at.
    unsaved: VecDeque<Opened>,
}

impl Keeping {
    /// Whether the disk is looked through for what a crash left behind.
    pub fn is_looking(&self) -> bool {
        self.looking
    }
}

impl Session {
    /// Keeps the steps of projects that are not saved in this folder, and looks there for what a crash left behind.
    pub fn keep_in(&mut self, data: PathBuf) {
        self.files.keeping.looking = true;
        self.jobs.find_unsaved(data.clone());
        self.files.keeping.data = Some(data);
    }

    /// Compacts journals from this many bytes on, for tests.
    pub fn compact_journals_from(&mut self, bytes: u64) {
        self.files.keeping.compact_from = Some(bytes);
    }

    fn journal_of(&self, mut log: StepLog) -> Journal {
        if let Some(bytes) = self.files.keeping.compact_from {
            log.compact_from(bytes);
        }
        self.jobs.journal(Beginning::Log(log))
    }

    /// Hands what was done to the journal.
    pub(super) fn record(&mut self) {
        let history = self.project.history();
        let stamp = stamp(history);
        let keeping = &mut self.files.keeping;
        if keeping.written == Some(stamp) {
            return;
        }
        if keeping.journal.is_none() && self.files.path().is_none() && stamp.2 > 1 {
            let data = self.files.keeping.data.clone();
            self.files.keeping.journal = data.map(|data| self.jobs.journal(Beginning::Unsaved(data)));
        }
        let keeping = &mut self.files.keeping;
        if let Some(journal) = &keeping.journal {
            journal.write(history);
            keeping.written = Some(stamp);
        }
    }

    /// Why steps do not come to the disk; `None` = they do.
    pub fn journal_failure(&self) -> Option<&str> {
        self.files.keeping.failure.as_deref()
    }

    /// Why the project can only be read; `None` = it can be changed.
    pub fn read_only(&self) -> Option<&str> {
        self.files.keeping.read_only.as_deref()
    }

    /// Whether the project can only be read; says so.
    pub(super) fn refuses(&mut self) -> bool {
        let Some(reason) = &self.files.keeping.read_only else { return false };
        let text = format!("{reason}. Save it under another name to change it.");
        self.requests.push(Request::Tell(text));
        true
    }

    /// What a save to `path` knows of the file there; the journal learns of the save.
    pub(super) fn known(&mut self, path: &Path) -> Option<Known> {
        self.files.path().filter(|own| *own == path)?;
        self.record();
        let keeping = &mut self.files.keeping;
        keeping.saves += 1;
        let number = keeping.saves;
        let journal = keeping.journal.clone().map(|journal| (journal, number));
        if let Some((journal, number)) = &journal {
            journal.point(*number, self.project.history());
        }
        Some(Known { file: keeping.file?, journal })
    }

    /// After a save: the journal goes on in the folder of the file.
    pub(super) fn take_over(&mut self, path: &Path, saved: SavedFile) {
        let was_unsaved = self.files.path().is_none();
        self.files.keeping.file = Some(saved.file);
        if let Some(reason) = saved.unkept {
            let reason = format!("The steps to undo cannot be kept beside this project ({reason})");
            self.warn(&path.to_string_lossy(), [reason]);
        }
        if let Some(log) = saved.log {
            let keeping = &mut self.files.keeping;
            keeping.folder = Some(log.folder().clone());
            keeping.saves = 0;
            keeping.read_only = None;
            keeping.failure = None;
            let journal = self.journal_of(log);
            journal.write(self.project.history());
            let former = self.files.keeping.journal.replace(journal.clone());
            if let Some(former) = former.filter(|_| was_unsaved) {
                journal.release(former);
            }
        }
    }

    /// Makes what was opened the project.
    pub(super) fn take_up(&mut self, opened: Opened, path: Option<PathBuf>, name: &str) {
        self.let_go();
        let keeping = &mut self.files.keeping;
        keeping.file = Some(opened.file).filter(|_| path.is_some());
        keeping.read_only = opened.read_only;
        if let Some(log) = opened.log {
            keeping.folder = Some(log.folder().clone()).filter(|folder| !folder.is_of_unsaved());
            keeping.written = Some(stamp(opened.project.history()));
            let journal = self.journal_of(log);
            self.files.keeping.journal = Some(journal);
        }
        self.replace_project(opened.project, path);
        self.warn(name, opened.warnings);
        if let Some(reason) = &self.files.keeping.read_only {
            self.requests.push(Request::Tell(format!("{reason}: {name}")));
        }
        if let Some(recovered) = opened.recovered.filter(|_| self.files.path().is_some()) {
            self.requests.push(Request::TellRecovered(recovered));
        }
    }

    fn warn(&mut self, name: &str, warnings: impl IntoIterator<Item = String>) {
        let row = |warning| ReportRow { fate: Fate::Check, ..ReportRow::refused(name, warning) };
        self.report.add(warnings.into_iter().map(row));
    }

    /// Before another project: the journal of this one ends. That of a project without a file goes.
    pub(super) fn let_go(&mut self) {
        let has_file = self.files.path().is_some();
        let keeping = &mut self.files.keeping;
        let former = std::mem::take(keeping);
        let Keeping { data, unsaved, looking, compact_from, journal, .. } = former;
        *keeping = Keeping { data, unsaved, looking, compact_from, ..Keeping::default() };
        if let Some(journal) = journal.filter(|_| !has_file) {
            journal.remove();
        }
    }

    /// Offers what a crash left behind, one after the other.
    pub(super) fn unsaved_found(&mut self, found: Vec<Opened>) {
        self.files.keeping.looking = false;
        self.files.keeping.unsaved = found.into();
        self.offer_unsaved();
    }

    fn offer_unsaved(&mut self) {
        if let Some(opened) = self.files.keeping.unsaved.front() {
            let articles = opened.project.ground().articles.len();
            let recovered = opened.recovered.clone().unwrap_or_default();
            self.requests.push(Request::OfferUnsaved { articles, recovered });
        }
    }

    pub(super) fn open_unsaved(&mut self) {
        if let Some(opened) = self.files.keeping.unsaved.pop_front() {
            self.take_up(opened, None, "Untitled");
        }
    }

    /// The one that was offered is not opened now: it stays for the next start, or is thrown away.
    pub(super) fn pass_unsaved(&mut self, forget: bool) {
        let passed = self.files.keeping.unsaved.pop_front();
        if let Some(log) = passed.and_then(|opened| opened.log).filter(|_| forget) {
            self.jobs.journal(Beginning::Log(log)).remove();
        }
        self.offer_unsaved();
    }

    pub(super) fn journal_told(&mut self, result: Result<(), String>) {
        self.files.keeping.failure = result.err();
    }
}

impl Drop for Session {
    /// What was done is on the disk when the program ends.
    fn drop(&mut self) {
        let has_file = self.files.path().is_some();
        if let Some(journal) = self.files.keeping.journal.take() {
            self.files.keeping.folder = None;
            if has_file || self.project.needs_save() { journal.end() } else { journal.remove() }
        }
    }
}

fn stamp(history: &History) -> (StateId, StateId, usize) {
    let last = history.steps().last().map_or(history.state(), |step| step.state);
    (history.state(), last, history.steps().len())
}
