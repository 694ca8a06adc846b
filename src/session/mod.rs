//! The whole program without a window: intents in, findings and requests out.

mod copy;
mod edits;
mod exporting;
mod files;
mod importing;
mod keeping;
mod navigation;
mod offering;
mod reporting;
mod rereading;
mod selecting;
mod watching;

use crate::actions::{Command, Intent, Place, Request, Selection, Situation, Tab};
use crate::jobs::{Asking, Jobs, Message, Progress, Wake, Watching};
use crate::project::{Findings, History, ImportReport, Offer, Orders, Project, Queries, Readings, Table, Version};
use files::Files;
use importing::Importing;
use navigation::Trail;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The program: takes intents, holds the one project, tells what to show.
///
/// [`Session::handle`] never waits for a file; [`Session::poll`] takes in what workers have done. Findings,
/// orders and selection agree with one another after each call.
pub struct Session {
    project: Project,
    jobs: Jobs,
    importing: Option<Importing>,
    /// What the engine is reading again.
    analysing: BTreeSet<crate::project::AnalysisKey>,
    /// What was last given to be compared, the revision at which that was looked at, and how many are under way.
    comparing: Readings,
    looked_at: u64,
    comparisons: u32,
    files: Files,
    queries: Queries,
    orders: Orders,
    selection: Selection,
    trail: Trail,
    /// Rises when another project takes the place of the open one.
    project_number: u64,
    report: ImportReport,
    watched: BTreeMap<PathBuf, Watching>,
    asking: Asking,
    offers: Vec<Offer>,
    versions: Vec<Version>,
    rereading: bool,
    requests: Vec<Request>,
    /// The last thing that was done without a trace in the window.
    notice: Option<String>,
}

impl Session {
    pub fn new(wake: Wake) -> Session {
        Session {
            project: Project::default(),
            jobs: Jobs::new(wake),
            importing: None,
            analysing: BTreeSet::new(),
            comparing: Readings::default(),
            looked_at: 0,
            comparisons: 0,
            files: Files::default(),
            queries: Queries::default(),
            orders: Orders::default(),
            selection: Selection::default(),
            trail: Trail::default(),
            project_number: 0,
            report: ImportReport::default(),
            watched: BTreeMap::new(),
            asking: Asking { asks: true, ..Asking::default() },
            offers: Vec::new(),
            versions: Vec::new(),
            rereading: false,
            requests: Vec::new(),
            notice: None,
        }
    }

    pub fn handle(&mut self, intent: Intent) {
        match intent {
            Intent::Run(command) => self.run(command),
            Intent::AddPaths(paths) => self.add_paths(paths),
            Intent::AddTexts(texts) => self.add_texts(texts),
            Intent::AddPasted { html, text } => self.add_pasted(html, text),
            Intent::AnswerOffer(answer) => self.answer_offer(answer),
            Intent::AskBeforeImport(asks) => self.set_asks(asks),
            Intent::ReadAgain(article, encoding) => self.read_again(article, encoding),
            Intent::TakeVersions(ids) => self.take_versions(&ids),
            Intent::LeaveVersions(ids) => self.leave_versions(&ids),
            Intent::WatchFolder(folder) => self.watch(folder),
            Intent::StopWatching(folder) => self.stop_watching(&folder),
            Intent::ChooseWatchFolder => self.requests.push(Request::ChooseWatchFolder),
            Intent::OpenProject(_) | Intent::SaveTo(_) => self.handle_file(intent),
            Intent::SaveAndGoOn => self.save_and_go_on(),
            Intent::DiscardAndGoOn => self.discard_and_go_on(),
            Intent::Stay => self.files.stay(),
            Intent::OpenUnsaved => self.leave_project(intent),
            Intent::PassUnsaved => self.pass_unsaved(false),
            Intent::ForgetUnsaved => self.pass_unsaved(true),
            Intent::OpenAsSaved => self.go_to_saved(),
            Intent::GoToStep(step) => self.go_to_step(step),
            Intent::ExportTimeline(format) => self.export_timeline(format),
            Intent::ExportTimelineTo(format, path) => self.export_timeline_to(format, path),
            Intent::WriteTimelinePicture { format, path, svg } => self.write_picture(format, path, svg),
            Intent::ClearReport => self.report.clear(),
            Intent::SaveReportTo(path) => self.save_report_to(path),
            Intent::ShowInFolder(path) => self.requests.push(Request::ShowInFolder(path)),
            Intent::ShowTab(tab) => self.go(Place { tab, ..self.trail.here().clone() }),
            Intent::OpenArticle(id) => self.open_article(id),
            Intent::OpenStatement(key) => self.open_statement(key),
            Intent::SelectStatement(key, extend) => self.select_statement(key, extend),
            Intent::SelectStatements(keys) => self.select_statements(keys),
            Intent::SelectArticle(id, extend) => self.select_article(id, extend),
            Intent::SelectSpeaker(speaker) => {
                self.selection = Selection { speaker, ..Selection::default() };
            }
            Intent::ToggleEvent(key) => self.toggle_event(key),
            Intent::SelectEvent(event) => self.selection = Selection { event, ..Selection::default() },
            Intent::Sort(column) => self.queries.sort_by(column),
            Intent::Filter(table, words) => self.queries.filter(table, words),
            Intent::ShowPeriod(period) => self.queries.period = period,
            Intent::AddEvent(article, title, date) => self.add_event(article, title, date),
            Intent::MergeEvents(_, into) => {
                self.edit(intent);
                self.selection = Selection { event: Some(into), ..Selection::default() };
            }
            edit => self.edit(edit),
        }
        self.settle();
    }

    fn run(&mut self, command: Command) {
        match command {
            Command::NewProject | Command::Quit | Command::Save | Command::SaveAs => self.run_file(command),
            Command::OpenProject => self.requests.push(Request::ChooseProject),
            Command::AddArticles => self.requests.push(Request::ChooseArticles),
            Command::AddFolder => self.requests.push(Request::ChooseFolder),
            Command::ReRead => self.reread(),
            Command::ShowVersions => self.handle(Intent::ShowTab(Tab::Versions)),
            Command::AskBeforeImport => self.set_asks(!self.asking.asks),
            Command::ForgetTables => self.forget_tables(),
            Command::PauseWork => self.pause_import(),
            Command::CancelWork => self.cancel_import(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::CopyRows => self.copy_rows(),
            Command::CopyCitation => self.copy_citation(),
            Command::SelectAll => self.select_all(),
            Command::RemoveArticles => self.remove_selected_articles(),
            Command::ShowReading => self.handle(Intent::ShowTab(Tab::Reading)),
            Command::ShowStatements => self.handle(Intent::ShowTab(Tab::Statements)),
            Command::ShowSpeakers => self.handle(Intent::ShowTab(Tab::Speakers)),
            Command::ShowTimeline => self.handle(Intent::ShowTab(Tab::Timeline)),
            Command::ShowReport => self.handle(Intent::ShowTab(Tab::Report)),
            Command::CopyReport => self.copy_report(),
            Command::SaveReport => self.choose_report_path(),
            Command::ToggleHidden => self.queries.show_hidden(!self.queries.statements.show_hidden),
            Command::Back => self.back(),
            Command::Forward => self.forward(),
            Command::NextStatement => self.step_statement(1),
            Command::PreviousStatement => self.step_statement(-1),
            Command::OpenInArticle => {
                if let Some(key) = self.selection.focus {
                    self.open_statement(key);
                } else if let Some(event) = self.selection.event {
                    self.open_article(event.article);
                }
            }
            Command::Check => self.toggle_checked(),
            Command::Hide => self.toggle_hidden(),
            Command::AsFound => self.edit(Intent::SetAsFound(self.selected_statements())),
            Command::AddSample
            | Command::AddPath
            | Command::AddFromClipboard
            | Command::ShowOriginal
            | Command::WatchFolders
            | Command::AddEvent
            | Command::ExportTimeline
            | Command::Find
            | Command::FindStatements
            | Command::ToggleLibrary
            | Command::ToggleInspector
            | Command::ShowHistory
            | Command::ShowBin
            | Command::NextPanel
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomFit
            | Command::ThemeLight
            | Command::ThemeDark
            | Command::ThemeSystem
            | Command::ChangeSpeaker
            | Command::ChangeForm
            | Command::ChangeSaid
            | Command::EditNote
            | Command::Rename
            | Command::Merge
            | Command::Palette
            | Command::Keys
            | Command::Signs
            | Command::About => self.requests.push(Request::Window(command)),
        }
    }

    /// Takes in what workers have done since; whether something changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Some(message) = self.jobs.next() {
            changed = true;
            match message {
                Message::Progress(id, progress) => self.progressed(id, progress),
                Message::Brought(id, brought) => self.brought(id, brought),
                Message::ImportFinished(id) => self.import_finished(id),
                Message::Loaded { path, result } => self.loaded(path, result),
                Message::Saved { path, state, result } => self.saved(path, state, result),
                Message::Exported { path, result } => self.exported(&path, result),
                Message::Offered(id, offer) => self.offered(id, offer),
                Message::Reread(results, encoding) => self.reread_came(results, encoding),
                Message::Appeared(folder, files) => self.appeared(&folder, files),
                Message::NotWatched(folder, reason) => self.not_watched(&folder, &reason),
                Message::Analysed(analyses) => self.analysed(analyses),
                Message::Unsaved(found) => self.unsaved_found(found),
                Message::Journal(result) => self.journal_told(result),
                Message::Compared(comparison) => self.compared(comparison),
                Message::Broken(sentence) => self.broken(sentence),
            }
        }
        if changed {
            self.take_in_articles();
            self.settle();
        }
        changed
    }

    /// Makes everything agree with the project as it is now.
    fn settle(&mut self) {
        self.record();
        self.analyse_again();
        self.compare_again();
        self.prune_versions();
        let findings = self.project.findings();
        selecting::prune(&mut self.selection, findings);
        self.trail.prune(findings);
        self.orders.refresh(findings, &self.queries);
    }

    /// What the window has to do now, in order; each is given out once.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    pub fn findings(&self) -> &Findings {
        self.project.findings()
    }

    pub fn queries(&self) -> &Queries {
        &self.queries
    }

    /// The rows that the tables show; up to date with [`Session::findings`].
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    /// The rows of one table: places in the vector of [`Session::findings`].
    pub fn order(&self, table: Table) -> &[u32] {
        match table {
            Table::Articles => &self.orders.articles,
            Table::Statements => &self.orders.statements,
            Table::Speakers => &self.orders.speakers,
            Table::Events => &self.orders.events,
        }
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The tab and the article that are shown.
    pub fn place(&self) -> &Place {
        self.trail.here()
    }

    /// What was done last outside of the window, such as a file that was written.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// What became of all that the last import was to bring.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// Whether the import that goes on stands still.
    pub fn is_paused(&self) -> bool {
        self.is_import_paused()
    }

    /// `None` = no files are being read.
    pub fn progress(&self) -> Option<Progress> {
        self.importing.as_ref().map(|importing| importing.progress)
    }

    /// Whether any work is under way: reading, analysing, opening or saving.
    pub fn is_working(&self) -> bool {
        self.importing.is_some()
            || self.rereading
            || !self.analysing.is_empty()
            || self.comparisons > 0
            || self.files.is_working()
    }

    pub fn situation(&self) -> Situation {
        Situation {
            articles: !self.findings().articles.is_empty(),
            working: self.importing.is_some(),
            paused: self.is_paused(),
            versions: !self.versions.is_empty(),
            report: !self.report.rows().is_empty() || !self.findings().unplaced.is_empty(),
            can_undo: self.project.history().undo_label().is_some(),
            can_redo: self.project.history().redo_label().is_some(),
            can_go_back: self.trail.can_go_back(),
            can_go_forward: self.trail.can_go_forward(),
            selected_statements: !self.selection.statements.is_empty(),
            selected_articles: !self.selection.articles.is_empty(),
            selected_speaker: self.selection.speaker.is_some(),
            selected_event: self.selection.event.is_some(),
        }
    }

    /// What Undo would take back: `Undo change speaker`.
    pub fn undo_label(&self) -> Option<String> {
        self.project.history().undo_label().map(|label| named("Undo", label))
    }

    /// What Redo would make again: `Redo change speaker`.
    pub fn redo_label(&self) -> Option<String> {
        self.project.history().redo_label().map(|label| named("Redo", label))
    }

    /// The window's title: project and a dot when unsaved.
    pub fn title(&self) -> String {
        let dot = if self.needs_save() { " •" } else { "" };
        let read_only = if self.read_only().is_some() { " (read-only)" } else { "" };
        format!("{}{read_only}{dot} – Claimline", self.project_name())
    }

    /// The project's file name without its ending, or `Untitled`.
    pub fn project_name(&self) -> String {
        let name = self.path().and_then(Path::file_stem);
        name.map_or_else(|| "Untitled".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// The steps that were made, and which of them are done.
    pub fn history(&self) -> &History {
        self.project.history()
    }

    pub fn needs_save(&self) -> bool {
        self.project.needs_save()
    }

    /// Where the project is saved.
    pub fn path(&self) -> Option<&Path> {
        self.files.path()
    }

    /// Another number, another project; saved under another name it is still the same.
    pub fn project_number(&self) -> u64 {
        self.project_number
    }

    /// Projects opened or saved lately, the last first.
    pub fn recent(&self) -> &[PathBuf] {
        self.files.recent()
    }

    /// What the window remembered from the last time.
    pub fn set_recent(&mut self, recent: Vec<PathBuf>) {
        self.files.set_recent(recent);
    }
}

/// `Undo` and `Change speaker` make `Undo change speaker`.
fn named(verb: &str, label: &str) -> String {
    let mut chars = label.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("{verb} {first}{}", chars.as_str())
}
