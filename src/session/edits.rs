use super::Session;
use crate::actions::{Intent, Selection};
use crate::model::{ArticleId, Edtf};
use crate::project::{
    AnalysisKey, ArticleChange, Comparison, Edit, EventChange, EventKey, SpeakerChange, StatementChange, StatementKey,
    StepId, are_same,
};
use std::sync::Arc;

impl Session {
    /// Carries out an intent that changes the project: one step to undo.
    pub(super) fn edit(&mut self, intent: Intent) {
        if let Some(edit) = self.edit_of(intent)
            && !self.refuses()
        {
            self.project.apply(&edit);
        }
    }

    fn edit_of(&self, intent: Intent) -> Option<Edit> {
        let statements = |keys: &[StatementKey], change| {
            let at = self.project.anchors(keys);
            (!at.is_empty()).then_some(Edit::Statements { at, change })
        };
        let events = |keys: &[EventKey], change| {
            let at = self.project.event_places(keys.iter().copied());
            (!at.is_empty()).then_some(Edit::Events { at, change })
        };
        let articles = |articles, change| Some(Edit::Article { articles, change });
        let speaker = |key, change| Some(Edit::Speaker { key, change });
        match intent {
            Intent::SetSpeaker(keys, choice) => statements(&keys, StatementChange::Speaker(choice)),
            Intent::SetForm(keys, form) => statements(&keys, StatementChange::Form(form)),
            Intent::SetSaid(keys, date) => statements(&keys, StatementChange::Said(date)),
            Intent::SetHidden(keys, hidden) => statements(&keys, StatementChange::Hidden(hidden)),
            Intent::SetChecked(keys, checked) => statements(&keys, StatementChange::Checked(checked)),
            Intent::SetNote(keys, note) => statements(&keys, StatementChange::Note(note)),
            Intent::SetAsFound(keys) => statements(&keys, StatementChange::AsFound),
            Intent::SetPublished(ids, date) => articles(ids, ArticleChange::Published(date)),
            Intent::SetHeadline(id, headline) => articles(vec![id], ArticleChange::Headline(headline)),
            Intent::SetByline(id, byline) => articles(vec![id], ArticleChange::Byline(byline)),
            Intent::SetOutlet(ids, outlet) => articles(ids, ArticleChange::Outlet(outlet)),
            Intent::RemoveArticles(ids) => Some(Edit::RemoveArticles(ids)),
            Intent::RestoreArticles(ids) => Some(Edit::RestoreArticles(ids)),
            Intent::EmptyBin => Some(Edit::EmptyBin),
            Intent::RenameSpeaker(key, name) => speaker(key, SpeakerChange::Name(name)),
            Intent::SetSpeakerKind(key, kind) => speaker(key, SpeakerChange::Kind(kind)),
            Intent::SplitSpeaker(key) => {
                let decided = self.project.ground().speakers.get(&key).is_some_and(|d| d.merged_into.is_some());
                match self.project.findings().joined_with(&key).filter(|_| !decided) {
                    Some(other) => Some(Edit::KeepApart(key, other)),
                    None => speaker(key, SpeakerChange::Split),
                }
            }
            Intent::KeepApart(key, other) => Some(Edit::KeepApart(key, other)),
            Intent::MergeSpeakers(from, into) => {
                let from: Vec<_> = from.into_iter().filter(|key| *key != into).collect();
                (!from.is_empty()).then_some(Edit::MergeSpeakers { from, into })
            }
            Intent::AddEvent(article, title, date) => {
                (!title.trim().is_empty()).then_some(Edit::AddEvent { article, title, date })
            }
            Intent::MergeEvents(from, into) => {
                let from = self.project.event_places(from.into_iter().filter(|key| *key != into));
                let into = self.project.event_places([into]).pop()?;
                (!from.is_empty()).then_some(Edit::MergeEvents { from, into })
            }
            Intent::SplitEvent(key) => events(&[key], EventChange::Split),
            Intent::SetEventTitle(key, title) => events(&[key], EventChange::Title(title)),
            Intent::SetEventDate(key, date) => events(&[key], EventChange::Date(date)),
            Intent::SetEventsHidden(keys, hidden) => events(&keys, EventChange::Hidden(hidden)),
            _ => None,
        }
    }

    /// Adds an event and selects it.
    pub(super) fn add_event(&mut self, article: ArticleId, title: String, date: Option<Edtf>) {
        self.edit(Intent::AddEvent(article, title, date));
        let added = self.findings().events_of(article).iter().rev().map(|row| row.key);
        let event = added.take(1).find(|key| key.added().is_some());
        self.selection = Selection { event, ..Selection::default() };
    }

    pub(super) fn undo(&mut self) {
        if !self.refuses() {
            self.project.undo();
            self.stop_undone_import();
        }
    }

    pub(super) fn redo(&mut self) {
        if !self.refuses() {
            self.project.redo();
        }
    }

    pub(super) fn go_to_step(&mut self, step: StepId) {
        if !self.refuses() {
            self.project.go_to(step);
            self.stop_undone_import();
        }
    }

    pub(super) fn go_to_saved(&mut self) {
        if !self.refuses() {
            self.project.go_to_saved();
            self.stop_undone_import();
        }
    }

    /// Checks the selected statements, or unchecks them when all are.
    pub(super) fn toggle_checked(&mut self) {
        let keys = self.selected_statements();
        let all = keys.iter().filter_map(|&key| self.findings().statement(key)).all(|row| row.checked);
        self.edit(Intent::SetChecked(keys, !all));
    }

    /// Hides the selected statements or events, or brings them back when all are hidden.
    pub(super) fn toggle_hidden(&mut self) {
        if self.selection.statements.is_empty() {
            let keys: Vec<EventKey> = self.selection.events().collect();
            let all = keys.iter().filter_map(|&key| self.findings().event(key)).all(|row| row.hidden);
            return self.edit(Intent::SetEventsHidden(keys, !all));
        }
        let keys = self.selected_statements();
        let all = keys.iter().filter_map(|&key| self.findings().statement(key)).all(|row| row.hidden);
        self.edit(Intent::SetHidden(keys, !all));
    }

    pub(super) fn remove_selected_articles(&mut self) {
        let selection = std::mem::take(&mut self.selection);
        let Selection { articles, .. } = selection;
        if !articles.is_empty() {
            self.edit(Intent::RemoveArticles(articles.into_iter().collect()));
        }
    }

    /// Has the engine read what it has not read as it is now: after a changed published date, and after
    /// opening a file whose analyses no longer fit.
    pub(super) fn analyse_again(&mut self) {
        let analysing = &mut self.analysing;
        let articles: Vec<_> =
            self.project.unanalysed().filter(|article| analysing.insert(AnalysisKey::of(article))).cloned().collect();
        if !articles.is_empty() {
            self.jobs.analyse(articles);
        }
    }

    /// Has the articles compared with each other, once the engine has read them all, when there are others than last
    /// time.
    pub(super) fn compare_again(&mut self) {
        let revision = self.findings().revision;
        if self.importing.is_some() || !self.analysing.is_empty() || self.looked_at == revision {
            return;
        }
        self.looked_at = revision;
        let readings = self.project.readings();
        if !are_same(&readings, &self.comparing) {
            self.comparing = readings.clone();
            self.comparisons += 1;
            self.jobs.compare(readings);
        }
    }

    pub(super) fn compared(&mut self, comparison: Arc<Comparison>) {
        self.comparisons = self.comparisons.saturating_sub(1);
        // A newer one is under way.
        if are_same(&comparison.of, &self.comparing) {
            self.keeping_selection(|session| session.project.set_comparison(comparison));
        }
    }

    pub(super) fn analysed(&mut self, analyses: Vec<(AnalysisKey, Arc<crate::model::Analysis>)>) {
        for (key, _) in &analyses {
            self.analysing.remove(key);
        }
        self.keeping_selection(|session| session.project.add_analyses(analyses));
    }
}
