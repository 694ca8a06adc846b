//! The whole program without a window.

use crate::actions::{Intent, Place, Request, Selection, Situation};
use crate::jobs::{Progress, Wake};
use crate::project::{Findings, Orders, Problem, Queries};
use std::path::{Path, PathBuf};

/// The program: takes intents, holds the one project, tells what to show.
///
/// [`Session::handle`] never blocks on a file; [`Session::poll`] takes in what workers have done.
pub struct Session {
    findings: Findings,
    queries: Queries,
    orders: Orders,
    selection: Selection,
    place: Place,
    problems: Vec<Problem>,
    requests: Vec<Request>,
    recent: Vec<PathBuf>,
}

impl Session {
    pub fn new(_wake: Wake) -> Session {
        Session {
            findings: Findings::default(),
            queries: Queries::default(),
            orders: Orders::default(),
            selection: Selection::default(),
            place: Place::default(),
            problems: Vec::new(),
            requests: Vec::new(),
            recent: Vec::new(),
        }
    }

    pub fn handle(&mut self, intent: Intent) {
        if let Intent::Run(command) = intent {
            self.requests.push(Request::Window(command));
        }
    }

    /// Takes in what workers have done since; whether something changed.
    pub fn poll(&mut self) -> bool {
        self.orders = Orders::of(&self.findings, &self.queries);
        false
    }

    /// What the window has to do now, in order; each is given out once.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    pub fn queries(&self) -> &Queries {
        &self.queries
    }

    /// The rows that the tables show; up to date with [`Session::findings`].
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The tab and the article that are shown.
    pub fn place(&self) -> &Place {
        &self.place
    }

    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// `None` = no work under way.
    pub fn progress(&self) -> Option<Progress> {
        None
    }

    pub fn situation(&self) -> Situation {
        Situation { articles: !self.findings.articles.is_empty(), ..Situation::default() }
    }

    /// What Undo would take back: `Undo change speaker`.
    pub fn undo_label(&self) -> Option<String> {
        None
    }

    pub fn redo_label(&self) -> Option<String> {
        None
    }

    /// The window's title: project and a dot when unsaved.
    pub fn title(&self) -> String {
        "Untitled – Claimline".to_owned()
    }

    pub fn needs_save(&self) -> bool {
        false
    }

    /// Where the project is saved.
    pub fn path(&self) -> Option<&Path> {
        None
    }

    /// Projects opened or saved lately, the last first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.recent
    }

    /// What the window remembered from the last time.
    pub fn set_recent(&mut self, recent: Vec<PathBuf>) {
        self.recent = recent;
    }
}
