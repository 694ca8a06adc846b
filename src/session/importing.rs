use super::Session;
use crate::actions::{Extend, Selection};
use crate::jobs::{ImportHandle, ImportId, ImportSource, Progress};
use crate::model::{Analysis, Article, TextHash};
use crate::project::store::EXTENSION;
use crate::project::{Import, Problem};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// An import under way.
pub(super) struct Importing {
    handle: ImportHandle,
    pub progress: Progress,
    import: Import,
    /// Read but not yet in the project: one poll takes in all at once.
    waiting: Vec<(Arc<Article>, Option<Arc<Analysis>>)>,
    /// What was asked for while this one went on.
    next: Vec<ImportSource>,
    /// It began with nothing there.
    first: bool,
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

    fn start_import(&mut self, source: ImportSource) {
        if let Some(importing) = &mut self.importing {
            importing.next.push(source);
            return;
        }
        let known = self.project.ground().articles.values().map(|article| article.text_hash).collect();
        self.importing = Some(Importing {
            first: self.project.ground().articles.is_empty(),
            handle: self.jobs.import(source, known),
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

    pub(super) fn problems_came(&mut self, id: ImportId, problems: Vec<Problem>) {
        if self.current(id).is_some() {
            self.problems.extend(problems);
        }
    }

    pub(super) fn articles_came(&mut self, id: ImportId, articles: Vec<(Arc<Article>, Option<Arc<Analysis>>)>) {
        if let Some(importing) = self.current(id) {
            importing.waiting.extend(articles);
        }
    }

    pub(super) fn import_finished(&mut self, id: ImportId) {
        self.take_in_articles();
        if let Some(importing) = self.importing.take_if(|importing| importing.handle.id == id) {
            if importing.first {
                self.show_something();
            }
            let mut next = importing.next.into_iter();
            if let Some(source) = next.next() {
                self.start_import(source);
            }
            next.for_each(|source| self.start_import(source));
        }
    }

    /// After the first import the inspector shows what a statement looks like, unless the person was faster.
    fn show_something(&mut self) {
        self.settle();
        if self.selection == Selection::default()
            && let Some(&key) = self.shown_statements().first()
        {
            self.select_statement(key, Extend::Replace);
        }
    }

    /// Brings what was read into the project; a text that is there already becomes a problem in the list.
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
        for (article, analysis) in waiting {
            if let Some(same) = known.get(&article.text_hash) {
                let reason = format!("This text is already in the project as “{}”", same.title());
                self.problems.push(Problem::new(&article.origin.path, reason));
                continue;
            }
            known.insert(article.text_hash, article.clone());
            // Without an analysis, its twin was removed meanwhile: the engine reads it after all.
            new.push((article, analysis));
        }
        self.project.import(&mut importing.import, new);
    }
}
