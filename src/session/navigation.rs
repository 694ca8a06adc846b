use super::Session;
use crate::actions::{Extend, Place, Request, Tab};
use crate::model::ArticleId;
use crate::project::{Findings, StatementKey};

/// Where the person is and was.
#[derive(Debug, Default)]
pub(super) struct Trail {
    here: Place,
    back: Vec<Place>,
    forward: Vec<Place>,
}

/// So many places are remembered.
const LENGTH: usize = 200;

impl Trail {
    pub fn here(&self) -> &Place {
        &self.here
    }

    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// Begins anew at `place`.
    pub fn start(&mut self, place: Place) {
        *self = Trail { here: place, ..Trail::default() };
    }

    fn go(&mut self, place: Place) {
        if place == self.here {
            return;
        }
        self.back.push(std::mem::replace(&mut self.here, place));
        if self.back.len() > LENGTH {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    fn back(&mut self) {
        if let Some(place) = self.back.pop() {
            self.forward.push(std::mem::replace(&mut self.here, place));
        }
    }

    fn forward(&mut self) {
        if let Some(place) = self.forward.pop() {
            self.back.push(std::mem::replace(&mut self.here, place));
        }
    }

    /// Leaves the article that is no longer there.
    pub fn prune(&mut self, findings: &Findings) {
        self.here.article = self.here.article.filter(|&id| findings.article(id).is_some());
        self.here.statement = self.here.statement.filter(|&key| findings.statement(key).is_some());
    }
}

impl Session {
    pub(super) fn go(&mut self, place: Place) {
        self.trail.go(place);
        // The reading view is never without an article when there is one to read.
        if self.place().tab == Tab::Reading && self.place().article.is_none() {
            let selected = self.selection.focus.map(|key| key.article);
            let first = || self.findings().articles.first().map(|row| row.id);
            self.trail.here.article = selected.or_else(first);
        }
    }

    pub(super) fn back(&mut self) {
        self.trail.back();
        self.reveal_here();
    }

    pub(super) fn forward(&mut self) {
        self.trail.forward();
        self.reveal_here();
    }

    fn reveal_here(&mut self) {
        if let Some(key) = self.place().statement.filter(|&key| self.findings().statement(key).is_some()) {
            self.select_statement(key, Extend::Replace);
            self.requests.push(Request::Reveal(key));
        }
    }

    pub(super) fn open_article(&mut self, article: ArticleId) {
        if self.findings().article(article).is_some() {
            self.go(Place { tab: Tab::Reading, article: Some(article), statement: None });
        }
    }

    pub(super) fn open_statement(&mut self, key: StatementKey) {
        if self.findings().statement(key).is_none() {
            return;
        }
        self.go(Place { tab: Tab::Reading, article: Some(key.article), statement: Some(key) });
        if !self.selection.has(key) {
            self.select_statement(key, Extend::Replace);
        }
        self.selection.focus = Some(key);
        self.requests.push(Request::Reveal(key));
    }

    /// Moves the focus by `step` among the statements that are shown.
    pub(super) fn step_statement(&mut self, step: isize) {
        let shown = self.shown_statements();
        let focus = self.selection.focus.and_then(|focus| shown.iter().position(|key| *key == focus));
        let next = match focus {
            Some(place) => place.checked_add_signed(step),
            None if step < 0 => shown.len().checked_sub(1),
            None => Some(0),
        };
        if let Some(&key) = next.and_then(|place| shown.get(place)) {
            self.select_statement(key, Extend::Replace);
            self.requests.push(Request::Reveal(key));
        }
    }

    /// The statements of the open article in the reading view, those of the table elsewhere.
    pub(super) fn shown_statements(&self) -> Vec<StatementKey> {
        let findings = self.findings();
        match (self.place().tab, self.place().article) {
            (Tab::Reading, Some(article)) => {
                let hidden_too = self.queries.statements.show_hidden;
                let rows = findings.statements_of(article).iter();
                rows.filter(|row| hidden_too || !row.hidden).map(|row| row.key).collect()
            }
            _ => self.orders.statements.iter().map(|&place| findings.statements[place as usize].key).collect(),
        }
    }
}
