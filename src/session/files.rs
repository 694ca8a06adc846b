use super::Session;
use super::keeping::Keeping;
use crate::actions::{Command, Intent, Place, Request, Selection};
use crate::jobs::{SaveTask, SavedFile};
use crate::project::store::{EXTENSION, Fault, Opened, StoreError};
use crate::project::{Content, Project, Queries, StateId};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The project's file, and what waits for it.
#[derive(Debug, Default)]
pub(super) struct Files {
    path: Option<PathBuf>,
    recent: Vec<PathBuf>,
    /// Could not be read: never saved over.
    unreadable: BTreeSet<PathBuf>,
    /// What goes on when the person has said what becomes of unsaved changes.
    pending: Option<Intent>,
    /// The pending intent goes on when this save has come to its end.
    go_on_after_save: bool,
    /// The file being opened, and the state in which the project was then.
    opening: Option<(PathBuf, StateId)>,
    saving: bool,
    /// Files to read into the project that is being opened.
    add_after_opening: Vec<PathBuf>,
    /// Asked for while another save went on.
    save_again: Option<PathBuf>,
    pub keeping: Keeping,
}

/// So many projects stand in the list of recent ones.
const RECENT: usize = 10;

impl Files {
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub fn recent(&self) -> &[PathBuf] {
        &self.recent
    }

    pub fn set_recent(&mut self, recent: Vec<PathBuf>) {
        self.recent = recent;
        self.recent.truncate(RECENT);
    }

    pub fn is_working(&self) -> bool {
        self.saving || self.opening.is_some() || self.keeping.is_looking()
    }

    pub fn stay(&mut self) {
        self.pending = None;
        self.go_on_after_save = false;
        self.add_after_opening.clear();
    }

    fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}

impl Session {
    pub(super) fn run_file(&mut self, command: Command) {
        // Who saves of their own accord has not asked for anything to go on afterwards.
        if matches!(command, Command::Save | Command::SaveAs) {
            self.files.stay();
        }
        self.save_or_leave(command);
    }

    fn save_or_leave(&mut self, command: Command) {
        match command {
            Command::Save => match self.files.path.clone() {
                Some(path) => self.save_to(path),
                None => self.choose_save_path(),
            },
            Command::SaveAs => self.choose_save_path(),
            _ => self.leave_project(Intent::Run(command)),
        }
    }

    pub(super) fn handle_file(&mut self, intent: Intent) {
        match intent {
            Intent::SaveTo(path) => self.save_to(path),
            _ => self.leave_project(intent),
        }
    }

    /// Opens a project and then reads these files into it.
    pub(super) fn open_and_add(&mut self, project: PathBuf, articles: Vec<PathBuf>) {
        self.files.add_after_opening = articles;
        self.leave_project(Intent::OpenProject(project));
    }

    /// Goes on with an intent that gives up the project, after asking about unsaved changes.
    pub(super) fn leave_project(&mut self, intent: Intent) {
        if self.needs_save() {
            self.files.pending = Some(intent);
            self.requests.push(Request::ConfirmUnsaved { project: self.project_name() });
        } else {
            self.go_on(intent);
        }
    }

    fn go_on(&mut self, intent: Intent) {
        match intent {
            Intent::Run(Command::NewProject) => {
                self.let_go();
                self.replace_project(Project::new(Content::default()), None);
            }
            Intent::Run(Command::Quit) => self.requests.push(Request::Quit),
            Intent::OpenProject(path) => {
                self.files.opening = Some((path.clone(), self.project.history().state()));
                let keeping = &self.files.keeping;
                self.jobs.load(path, keeping.data.clone(), keeping.journal.clone(), keeping.folder.clone());
            }
            Intent::OpenUnsaved => self.open_unsaved(),
            _ => {}
        }
    }

    pub(super) fn save_and_go_on(&mut self) {
        self.files.go_on_after_save = self.files.pending.is_some();
        self.save_or_leave(Command::Save);
    }

    /// What was not saved stays among the steps that can be made again, unless the project has no file.
    pub(super) fn discard_and_go_on(&mut self) {
        let Some(intent) = self.files.pending.take() else { return };
        if self.files.path.is_some() {
            self.project.go_to_saved();
            self.record();
        }
        self.go_on(intent);
    }

    fn choose_save_path(&mut self) {
        let suggested = format!("{}.{EXTENSION}", self.project_name());
        self.requests.push(Request::ChooseSavePath { suggested });
    }

    fn save_to(&mut self, path: PathBuf) {
        if self.files.unreadable.contains(&path) {
            let what = "This file could not be read, so it is not written over; choose another name";
            self.requests.push(Request::Tell(format!("{what}: {}", path.display())));
            self.choose_save_path();
            return;
        }
        if self.files.saving {
            self.files.save_again = Some(path);
            return;
        }
        let known = self.known(&path);
        if known.is_some() && self.refuses() {
            return;
        }
        self.files.saving = true;
        self.jobs.save(SaveTask {
            content: self.project.content(),
            history: self.project.history().clone(),
            known,
            data: self.files.keeping.data.clone(),
            path,
        });
    }

    pub(super) fn saved(&mut self, path: PathBuf, state: StateId, result: Result<Box<SavedFile>, StoreError>) {
        self.files.saving = false;
        match result {
            Ok(saved) => {
                self.project.set_saved(state, saved.content.ground.clone());
                self.files.remember(&path);
                self.take_over(&path, *saved);
                self.files.path = Some(path);
            }
            Err(error) if error.fault == Fault::ChangedOnDisk => {
                self.requests.push(Request::TellChanged { path });
                self.files.stay();
            }
            Err(error) => {
                self.requests.push(Request::Tell(error.to_string()));
                self.files.stay();
            }
        }
        if let Some(path) = self.files.save_again.take() {
            self.save_to(path);
            return;
        }
        if std::mem::take(&mut self.files.go_on_after_save)
            && let Some(intent) = self.files.pending.take()
        {
            self.go_on(intent);
        }
    }

    pub(super) fn loaded(&mut self, path: PathBuf, result: Result<Box<Opened>, StoreError>) {
        let Some((_, state)) = self.files.opening.take_if(|(opening, _)| *opening == path) else { return };
        match result {
            Err(error) => {
                self.files.add_after_opening.clear();
                self.files.unreadable.insert(path.clone());
                self.files.recent.retain(|recent| *recent != path);
                self.requests.push(Request::Tell(error.to_string()));
            }
            // Something was changed while the file was read: that is not thrown away unasked.
            Ok(_) if self.project.history().state() != state => self.leave_project(Intent::OpenProject(path)),
            Ok(opened) => {
                self.files.unreadable.remove(&path);
                self.files.remember(&path);
                let name = path.to_string_lossy().into_owned();
                self.take_up(*opened, Some(path), &name);
                let paths = std::mem::take(&mut self.files.add_after_opening);
                self.add_paths(paths);
            }
        }
    }

    pub(super) fn replace_project(&mut self, project: Project, path: Option<PathBuf>) {
        self.importing = None;
        self.analysing.clear();
        self.report.clear();
        self.offers.clear();
        self.versions.clear();
        self.rereading = false;
        self.selection = Selection::default();
        self.queries = Queries::default();
        self.project = project.in_place_of(&self.project);
        self.files.path = path;
        self.project_number += 1;
        let article = self.findings().articles.first().map(|row| row.id);
        self.trail.start(Place { article, ..Place::default() });
    }

    /// A job broke: nothing waits for it any longer.
    pub(super) fn broken(&mut self, sentence: String) {
        self.files.saving = false;
        self.files.opening = None;
        self.rereading = false;
        self.files.stay();
        self.requests.push(Request::Tell(sentence));
    }
}
