use super::Session;
use crate::actions::{Extend, Selection, Tab};
use crate::model::ArticleId;
use crate::project::{EventKey, Findings, StatementKey};
use std::collections::BTreeSet;

/// Leaves out what is no longer there.
pub(super) fn prune(selection: &mut Selection, findings: &Findings) {
    selection.statements.retain(|&key| findings.statement(key).is_some());
    selection.articles.retain(|&id| findings.article(id).is_some());
    selection.focus = selection.focus.filter(|focus| selection.statements.contains(focus));
    selection.speaker = selection.speaker.take().filter(|key| findings.speaker(key).is_some());
    selection.more_events.retain(|&key| findings.event(key).is_some());
    let event = selection.event.filter(|&key| findings.event(key).is_some());
    selection.event = event.or_else(|| selection.more_events.pop_last());
}

impl Session {
    pub(super) fn select_statement(&mut self, key: StatementKey, extend: Extend) {
        if self.findings().statement(key).is_none() {
            return;
        }
        let mut statements = match extend {
            Extend::Replace | Extend::Through => BTreeSet::new(),
            Extend::Toggle => std::mem::take(&mut self.selection.statements),
        };
        let mut focus = Some(key);
        match extend {
            Extend::Replace => _ = statements.insert(key),
            Extend::Toggle => {
                if !statements.insert(key) {
                    statements.remove(&key);
                    focus = statements.last().copied();
                }
            }
            Extend::Through => {
                let shown = self.shown_statements();
                let place = |key| shown.iter().position(|other| *other == key);
                match (self.selection.focus.and_then(place), place(key)) {
                    (Some(from), Some(to)) => statements.extend(&shown[from.min(to)..=from.max(to)]),
                    _ => _ = statements.insert(key),
                }
                // The row that the range began at stays its anchor.
                focus = self.selection.focus.or(focus);
            }
        }
        self.selection = Selection { statements, focus, ..Selection::default() };
    }

    pub(super) fn select_statements(&mut self, keys: Vec<StatementKey>) {
        let focus = keys.first().copied();
        self.selection = Selection { statements: keys.into_iter().collect(), focus, ..Selection::default() };
    }

    pub(super) fn toggle_event(&mut self, key: EventKey) {
        if self.findings().event(key).is_none() {
            return;
        }
        let mut more_events = std::mem::take(&mut self.selection.more_events);
        let event = if self.selection.event == Some(key) {
            more_events.pop_last()
        } else if more_events.remove(&key) {
            self.selection.event
        } else {
            more_events.extend(self.selection.event);
            Some(key)
        };
        self.selection = Selection { event, more_events, ..Selection::default() };
    }

    pub(super) fn select_article(&mut self, id: ArticleId, extend: Extend) {
        let mut articles = match extend {
            Extend::Replace => BTreeSet::new(),
            Extend::Toggle | Extend::Through => std::mem::take(&mut self.selection.articles),
        };
        let is_new = articles.insert(id);
        match extend {
            Extend::Toggle if !is_new => _ = articles.remove(&id),
            Extend::Through => {
                let findings = self.findings();
                let shown: Vec<ArticleId> =
                    self.orders.articles.iter().map(|&place| findings.articles[place as usize].id).collect();
                let chosen = |(_, other): &(usize, &ArticleId)| articles.contains(other);
                let first = shown.iter().enumerate().find(chosen).map(|(place, _)| place);
                let last = shown.iter().enumerate().rev().find(chosen).map(|(place, _)| place);
                if let (Some(first), Some(last)) = (first, last) {
                    articles.extend(&shown[first..=last]);
                }
            }
            Extend::Replace | Extend::Toggle => {}
        }
        self.selection = Selection { articles, ..Selection::default() };
    }

    pub(super) fn select_all(&mut self) {
        if matches!(self.place().tab, Tab::Reading | Tab::Statements) {
            let focus = self.selection.focus;
            let statements: BTreeSet<StatementKey> = self.shown_statements().into_iter().collect();
            let focus = focus.or_else(|| statements.first().copied());
            self.selection = Selection { statements, focus, ..Selection::default() };
        }
    }

    pub(super) fn selected_statements(&self) -> Vec<StatementKey> {
        self.selection.statements.iter().copied().collect()
    }

    /// Keeps the selected statements of these articles selected while `change` gives them other numbers.
    pub(super) fn keeping_selection(&mut self, change: impl FnOnce(&mut Session)) {
        let start = |session: &Session, key: StatementKey| {
            session.findings().statement(key).map(|row| (key.article, row.start))
        };
        let before: Vec<_> = self.selection.statements.iter().filter_map(|&key| start(self, key)).collect();
        let focus = self.selection.focus.and_then(|key| start(self, key));
        change(self);
        let key = |(article, start): (ArticleId, u32)| {
            self.findings().statements_of(article).iter().find(|row| row.start == start).map(|row| row.key)
        };
        let (statements, focus) = (before.into_iter().filter_map(key).collect(), focus.and_then(key));
        (self.selection.statements, self.selection.focus) = (statements, focus);
    }
}
