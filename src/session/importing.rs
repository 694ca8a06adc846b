use super::Session;
use crate::actions::{Extend, Place, Request, Selection, Tab};
use crate::jobs::{Brought, ImportHandle, ImportId, ImportSource, Progress};
use crate::model::{Article, ArticleId, TextHash};
use crate::project::store::EXTENSION;
use crate::project::{Import, Offer, ReportRow, counted};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// An import under way.
pub(super) struct Importing {
    handle: ImportHandle,
    pub progress: Progress,
    import: Import,
    /// Read but not yet in the project: one poll takes in all at once.
    waiting: Vec<Brought>,
    /// What was asked for while this one went on.
    next: Vec<ImportSource>,
    /// It began with nothing there.
    first: bool,
    /// The watched folder in which its files appeared.
    watched: Option<String>,
    /// Articles that it brought.
    new: usize,
}

impl Session {
    /// A project file among `paths` is opened, everything else is read.
    pub(super) fn add_paths(&mut self, paths: Vec<PathBuf>) {
        let is_project = |path: &PathBuf| path.extension().is_some_and(|extension| extension == EXTENSION);
        let (projects, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_project);
        if let Some(project) = projects.into_iter().next() {
            self.open_and_add(project, articles);
        } else if !articles.is_empty() {
            self.start_import(ImportSource::Paths(articles));
        }
    }

    pub(super) fn add_texts(&mut self, texts: Vec<(String, String)>) {
        self.start_import(ImportSource::Texts(texts));
    }

    pub(super) fn add_pasted(&mut self, html: Option<String>, text: Option<String>) {
        let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        if said(&html) || said(&text) {
            self.start_import(ImportSource::Pasted { html, text });
        } else {
            let sentence = "There is no text on the clipboard; copy an article in another program first";
            self.requests.push(Request::Tell(sentence.to_owned()));
        }
    }

    /// Starts a report anew; what is asked for while an import goes on joins its report.
    pub(super) fn start_import(&mut self, source: ImportSource) {
        if self.importing.is_none() {
            self.report.clear();
            self.notice = None;
        }
        self.join_import(source);
    }

    /// After the one that goes on, if there is one; in the report that is there.
    pub(super) fn join_import(&mut self, source: ImportSource) {
        if self.refuses() {
            return;
        }
        match &mut self.importing {
            Some(importing) => importing.next.push(source),
            None => self.import_from(source),
        }
    }

    fn import_from(&mut self, source: ImportSource) {
        let known = self.project.ground().articles.values().map(|article| article.text_hash).collect();
        let watched = match &source {
            ImportSource::Watched(folder, _) => Some(folder.clone()),
            _ => None,
        };
        self.importing = Some(Importing {
            watched,
            new: 0,
            first: self.project.ground().articles.is_empty(),
            handle: self.jobs.import(source, known, self.asking.clone()),
            progress: Progress::default(),
            import: Import::default(),
            waiting: Vec::new(),
            next: Vec::new(),
        });
    }

    /// What was read stays.
    pub(super) fn cancel_import(&mut self) {
        if let Some(importing) = &mut self.importing {
            importing.handle.cancel();
            importing.next.clear();
        }
    }

    /// Stops for a while, or goes on.
    pub(super) fn pause_import(&mut self) {
        if let Some(importing) = &self.importing {
            importing.handle.set_paused(!importing.handle.is_paused());
        }
    }

    pub(super) fn is_import_paused(&self) -> bool {
        self.importing.as_ref().is_some_and(|importing| importing.handle.is_paused())
    }

    /// Who takes back an import does not want the rest of it.
    pub(super) fn stop_undone_import(&mut self) {
        if self.importing.as_ref().is_some_and(|importing| self.project.is_undone(&importing.import)) {
            self.cancel_import();
        }
    }

    fn current(&mut self, id: ImportId) -> Option<&mut Importing> {
        self.importing.as_mut().filter(|importing| importing.handle.id == id)
    }

    pub(super) fn progressed(&mut self, id: ImportId, progress: Progress) {
        if let Some(importing) = self.current(id) {
            importing.progress = progress;
        }
    }

    pub(super) fn brought(&mut self, id: ImportId, brought: Vec<Brought>) {
        if let Some(importing) = self.current(id) {
            importing.waiting.extend(brought);
        }
    }

    pub(super) fn offered(&mut self, id: ImportId, offer: Offer) {
        if self.current(id).is_some() {
            self.offers.push(offer);
        }
    }

    pub(super) fn import_finished(&mut self, id: ImportId) {
        self.take_in_articles();
        let Some(importing) = self.importing.take_if(|importing| importing.handle.id == id) else { return };
        self.notice = match &importing.watched {
            Some(folder) => Some(format!("{} from {folder}", counted(importing.new, "new article"))),
            None => (importing.new == 0 && self.offers.is_empty()).then(|| "Nothing new came in".to_owned()),
        };
        importing.next.into_iter().for_each(|source| self.join_import(source));
        if importing.first {
            self.show_something();
        }
    }

    /// After the first import the inspector shows what a statement looks like, unless the person was faster; when
    /// nothing came in, the report says why.
    fn show_something(&mut self) {
        self.settle();
        if self.findings().articles.is_empty() && !self.report.rows().is_empty() && self.offers.is_empty() {
            return self.go(Place { tab: Tab::Report, ..self.place().clone() });
        }
        if self.selection == Selection::default()
            && let Some(&key) = self.shown_statements().first()
        {
            self.select_statement(key, Extend::Replace);
        }
    }

    /// Brings what was read into the project; each article and each problem is a row of the report.
    pub(super) fn take_in_articles(&mut self) {
        let Some(importing) = &mut self.importing else { return };
        let waiting = std::mem::take(&mut importing.waiting);
        if waiting.is_empty() || self.project.is_undone(&importing.import) {
            return;
        }
        let articles = &self.project.ground().articles;
        let mut known: BTreeMap<TextHash, Arc<Article>> =
            articles.values().map(|article| (article.text_hash, article.clone())).collect();
        let mut new = Vec::new();
        let mut rows: Vec<(ReportRow, Option<TextHash>)> = Vec::new();
        for brought in waiting {
            let (article, analysis) = match brought {
                Brought::Article(article, analysis) => (article, analysis),
                Brought::Problem(row) => {
                    rows.push((row, None));
                    continue;
                }
            };
            if let Some(same) = known.get(&article.text_hash) {
                rows.push((ReportRow::of_twin(&article, same), Some(article.text_hash)));
                continue;
            }
            rows.push((ReportRow::of_new(&article), Some(article.text_hash)));
            known.insert(article.text_hash, article.clone());
            // Without an analysis, its twin was removed meanwhile: the engine reads it after all.
            new.push((article, analysis));
        }
        importing.new += new.len();
        self.project.import(&mut importing.import, new);
        let by_text: BTreeMap<TextHash, ArticleId> =
            self.project.ground().articles.iter().map(|(id, article)| (article.text_hash, *id)).collect();
        self.report.add(
            rows.into_iter()
                .map(|(row, hash)| ReportRow { article: hash.and_then(|hash| by_text.get(&hash)).copied(), ..row }),
        );
    }
}
