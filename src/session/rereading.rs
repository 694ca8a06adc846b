use super::Session;
use crate::actions::{Place, Request, Tab};
use crate::jobs::{NewVersion, Reread};
use crate::model::{Article, ArticleId, TextHash};
use crate::project::{AnalysisKey, Edit, Fate, ReportRow, Version};
use std::sync::Arc;

impl Session {
    /// Looks whether the files of all articles have changed.
    pub(super) fn reread(&mut self) {
        let articles: Vec<_> = self.articles_where(|_| true);
        self.start_reread(articles, None);
    }

    /// Reads the file of an article again in another encoding.
    pub(super) fn read_again(&mut self, article: ArticleId, encoding: String) {
        let Some(chosen) = self.project.ground().articles.get(&article).cloned() else { return };
        let file = |article: &Article| article.origin.file.as_ref().map(|file| file.path.clone());
        let of_file = self.articles_where(|other| file(other) == file(&chosen) && file(&chosen).is_some());
        if of_file.is_empty() {
            let text = "This article came from no file, so there is nothing to read again; add its file".to_owned();
            self.requests.push(Request::Tell(text));
        } else {
            self.start_reread(of_file, Some(encoding));
        }
    }

    fn articles_where(&self, wanted: impl Fn(&Article) -> bool) -> Vec<(ArticleId, Arc<Article>)> {
        let articles = self.project.ground().articles.iter();
        articles.filter(|(_, article)| wanted(article)).map(|(id, article)| (*id, article.clone())).collect()
    }

    fn start_reread(&mut self, articles: Vec<(ArticleId, Arc<Article>)>, encoding: Option<String>) {
        if self.rereading || articles.is_empty() {
            return;
        }
        self.rereading = true;
        self.notice = Some(format!("Reading {} again…", if articles.len() == 1 { "the file" } else { "the files" }));
        self.jobs.reread(articles, encoding);
    }

    /// What the files say today: rows of the report, and new versions to take or leave.
    pub(super) fn reread_came(&mut self, results: Vec<(ArticleId, Reread)>, encoding: Option<String>) {
        self.rereading = false;
        let mut rows = Vec::new();
        let mut versions = Vec::new();
        let (mut same, mut gone) = (0, 0);
        for (id, result) in results {
            let Some(article) = self.project.ground().articles.get(&id).cloned() else { continue };
            let mut row = |fate, reason: &str| rows.push(row_of(id, &article, fate, reason));
            match result {
                Reread::Unchanged => {
                    same += 1;
                    row(Fate::AlreadyThere, "Its file has not changed.");
                }
                Reread::NoFile => row(Fate::AlreadyThere, "It came from no file, so there is none to look at."),
                Reread::Vanished => {
                    gone += 1;
                    row(Fate::Check, "Its file is no longer there; the article stays in the project.");
                }
                Reread::LeftOut => {
                    gone += 1;
                    row(Fate::Check, "Its file no longer holds this article; it stays in the project.");
                }
                Reread::Refused(reason) => row(Fate::Refused, &format!("{reason}. The article stays in the project.")),
                Reread::Changed(version) => {
                    row(Fate::Check, "Its file holds another text today; see New versions.");
                    versions.push(self.judged(version, article.text_hash));
                }
            }
        }
        if encoding.is_none() {
            self.report.clear();
            self.report.add(rows);
        }
        self.notice = Some(match (versions.len(), gone, &encoding) {
            (0, 0, None) => "No file has changed".to_owned(),
            (0, _, Some(encoding)) => format!("Read as {encoding} the text is the same"),
            (new, gone, _) => {
                let new = crate::project::counted(new, "new version");
                let gone = if gone > 0 { format!(" · {gone} no longer there") } else { String::new() };
                format!("{new}{gone} · {same} unchanged")
            }
        });
        let is_new = |old: &Version| versions.iter().all(|version: &Version| version.id != old.id);
        self.versions.retain(is_new);
        let show = !versions.is_empty();
        self.versions.extend(versions);
        if show {
            self.go(Place { tab: Tab::Versions, ..self.place().clone() });
        }
    }

    /// What taking the new version would mean for what a person decided.
    fn judged(&self, new: NewVersion, old: TextHash) -> Version {
        let edit = Edit::ReplaceArticles(vec![(new.id, new.article.clone())]);
        let decisions = self
            .project
            .ground()
            .decisions
            .get(&new.id)
            .map_or(0, |decisions| decisions.statements.len() + decisions.events.len());
        let unplaced = if decisions == 0 {
            0
        } else {
            let trial = self.project.trial(&edit, [(AnalysisKey::of(&new.article), new.analysis.clone())]);
            trial.unplaced.iter().filter(|lost| lost.article == new.id).count()
        };
        Version { id: new.id, old, article: new.article, analysis: new.analysis, rows: new.rows, decisions, unplaced }
    }

    /// Versions of articles that are there with the text that they would take the place of.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    pub(super) fn prune_versions(&mut self) {
        let articles = &self.project.ground().articles;
        self.versions.retain(|version| articles.get(&version.id).is_some_and(|now| now.text_hash == version.old));
    }

    /// One step to undo.
    pub(super) fn take_versions(&mut self, ids: &[ArticleId]) {
        if self.refuses() {
            return;
        }
        let (taken, left): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.versions).into_iter().partition(|version| ids.contains(&version.id));
        self.versions = left;
        if taken.is_empty() {
            return;
        }
        let analyses = taken.iter().map(|version| (AnalysisKey::of(&version.article), version.analysis.clone()));
        let edit = Edit::ReplaceArticles(taken.iter().map(|version| (version.id, version.article.clone())).collect());
        self.keeping_selection(|session| {
            session.project.add_analyses(analyses.collect::<Vec<_>>());
            session.project.apply(&edit);
        });
        let decisions: usize = taken.iter().map(|version| version.decisions).sum();
        let unplaced: usize = taken.iter().map(|version| version.unplaced).sum();
        let mut notice = format!("{} taken", crate::project::counted(taken.len(), "new version"));
        if decisions > 0 {
            notice.push_str(&format!("; {} kept their place", decisions - unplaced.min(decisions)));
        }
        if unplaced > 0 {
            notice.push_str(&format!(", {unplaced} without place"));
        }
        self.notice = Some(notice);
    }

    pub(super) fn leave_versions(&mut self, ids: &[ArticleId]) {
        self.versions.retain(|version| !ids.contains(&version.id));
    }
}

fn row_of(id: ArticleId, article: &Article, fate: Fate, reason: &str) -> ReportRow {
    ReportRow {
        fate,
        path: article.origin.path.as_str().into(),
        title: article.title().into(),
        article: Some(id),
        reason: reason.into(),
    }
}
