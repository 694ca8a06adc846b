use super::{Analyses, AnalysisKey, Edit, Findings, Ground, History, StateId, StatementKey, Step, StepId};
use super::{Anchor, Comparison, EventKey, EventPlace, Readings};
use crate::model::{Analysis, Article, ArticleId};
use std::sync::Arc;

/// The document that a person works on: ground and history, the analyses beside them, and the findings.
///
/// Findings are up to date after every call.
#[derive(Debug)]
pub struct Project {
    history: History,
    analyses: Analyses,
    findings: Findings,
    /// `None` = no step leads to what the file holds.
    saved: Option<StateId>,
    saved_ground: Ground,
    next_article: u32,
}

/// All that a project file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    pub ground: Ground,
    pub analyses: Analyses,
}

/// An import that goes on: which step it is, and how many articles it has brought.
#[derive(Clone, Copy, Debug, Default)]
pub struct Import {
    step: Option<StepId>,
    count: usize,
}

impl Default for Project {
    fn default() -> Self {
        Project::new(Content::default())
    }
}

impl Project {
    /// A project as it was saved, without steps to undo. Its revision is above that of `Findings::default()`.
    pub fn new(content: Content) -> Project {
        let findings = Findings::default().updated(&content.ground, &content.analyses, 1);
        let next_article = content.ground.unused_article().0;
        let history = History::new(content.ground);
        Project {
            saved: Some(history.state()),
            saved_ground: history.ground().clone(),
            history,
            analyses: content.analyses,
            findings,
            next_article,
        }
    }

    /// The same articles and findings with a history as it was kept; `saved` is the state that the file holds, `None`
    /// when no step leads to it.
    pub(crate) fn with_history(self, history: History, saved: Option<StateId>) -> Project {
        let last = |step: &Step| last_of(&step.ground);
        let after_last = history.steps().iter().filter_map(last).max().map_or(1, |id| id.saturating_add(1));
        let next_article = history.ground().unused_article().0.max(after_last).max(self.next_article);
        let saved_ground = self.history.ground().clone();
        let mut project = Project { saved, saved_ground, next_article, history, ..self };
        project.refresh();
        project
    }

    /// Takes the place of another project: revisions go on, so that whoever kept one sees the change.
    pub fn in_place_of(mut self, other: &Project) -> Project {
        self.findings.revision = other.findings.revision + 1;
        self
    }

    pub fn ground(&self) -> &Ground {
        self.history.ground()
    }

    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What to save.
    pub fn content(&self) -> Content {
        Content { analyses: self.analyses.kept_for(self.ground()), ground: self.ground().clone() }
    }

    /// Gives the articles their ids; the same id is never given twice.
    fn with_ids(&mut self, articles: Vec<Arc<Article>>) -> Vec<(ArticleId, Arc<Article>)> {
        let numbered = articles.into_iter().map(|article| {
            let id = ArticleId(self.next_article);
            self.next_article = self.next_article.saturating_add(1);
            (id, article)
        });
        numbered.collect()
    }

    /// Brings in articles, with analyses as far as they are made, and returns their ids. All that one `import` brings
    /// is one step to undo.
    pub fn import(
        &mut self,
        import: &mut Import,
        articles: Vec<(Arc<Article>, Option<Arc<Analysis>>)>,
    ) -> Vec<ArticleId> {
        if articles.is_empty() {
            return Vec::new();
        }
        import.count += articles.len();
        let (articles, analyses): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
        for (article, analysis) in articles.iter().zip(analyses).filter_map(|(a, b)| Some((a, b?))) {
            self.analyses.insert(AnalysisKey::of(article), analysis);
        }
        let articles = self.with_ids(articles);
        let ids = articles.iter().map(|(id, _)| *id).collect();
        let edit = Edit::AddArticles(articles);
        let label = format!("Add {} article{}", import.count, if import.count == 1 { "" } else { "s" });
        let extended =
            import.step.is_some_and(|step| self.history.extend(step, label.clone(), |ground| edit.apply(ground)));
        if !extended {
            import.step = Some(self.history.push(label, edit.apply(self.history.ground())));
        }
        self.refresh();
        ids
    }

    /// Whether the person took back what `import` brought so far.
    pub fn is_undone(&self, import: &Import) -> bool {
        import.step.is_some_and(|step| !self.history.is_done(step))
    }

    /// One step to undo; `None` when the edit changes nothing.
    pub fn apply(&mut self, edit: &Edit) -> Option<StepId> {
        let ground = edit.apply(self.ground());
        if ground == *self.ground() {
            return None;
        }
        let step = self.history.push(edit.label(), ground);
        self.refresh();
        Some(step)
    }

    /// The findings as they would be after `edit`, with these analyses beside those that are there. Nothing changes.
    pub fn trial(&self, edit: &Edit, analyses: impl IntoIterator<Item = (AnalysisKey, Arc<Analysis>)>) -> Findings {
        let mut all = self.analyses.clone();
        for (key, analysis) in analyses {
            all.insert(key, analysis);
        }
        self.findings.updated(&edit.apply(self.ground()), &all, self.findings.revision + 1)
    }

    pub fn add_analyses(&mut self, analyses: impl IntoIterator<Item = (AnalysisKey, Arc<Analysis>)>) {
        for (key, analysis) in analyses {
            self.analyses.insert(key, analysis);
        }
        self.refresh();
    }

    /// Takes in what the engine found between articles.
    pub fn set_comparison(&mut self, comparison: Arc<Comparison>) {
        self.findings.comparison = comparison;
        self.refresh();
    }

    /// The articles that the engine has read, for a comparison.
    pub fn readings(&self) -> Readings {
        let read = self.findings.articles.iter().filter(|row| !row.outdated);
        read.filter_map(|row| Some((row.id, (row.article.clone(), row.analysis.clone()?)))).collect()
    }

    /// The articles that the engine has not read as they are now.
    pub fn unanalysed(&self) -> impl Iterator<Item = &Arc<Article>> {
        self.ground().articles.values().filter(|article| !self.analyses.has(article))
    }

    /// Whether there was a step to take back.
    pub fn undo(&mut self) -> bool {
        let undone = self.history.undo();
        if undone {
            self.refresh();
        }
        undone
    }

    /// Whether there was a step to make again.
    pub fn redo(&mut self) -> bool {
        let redone = self.history.redo();
        if redone {
            self.refresh();
        }
        redone
    }

    /// Goes to the state after this step; whether that is elsewhere.
    pub fn go_to(&mut self, step: StepId) -> bool {
        let moved = self.history.go_to(step);
        if moved {
            self.refresh();
        }
        moved
    }

    /// Goes to the state that the file holds; when no step leads there, it comes as a step of its own.
    pub fn go_to_saved(&mut self) {
        match self.saved.and_then(|saved| self.history.step_of(saved)) {
            Some(step) => _ = self.go_to(step),
            None => {
                self.history.push("Back to what was saved", self.saved_ground.clone());
                self.saved = Some(self.history.state());
                self.refresh();
            }
        }
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Marks `state`, which has this ground, as the one that the file holds.
    pub fn set_saved(&mut self, state: StateId, ground: Ground) {
        self.saved = Some(state);
        self.saved_ground = ground;
    }

    pub fn needs_save(&self) -> bool {
        Some(self.history.state()) != self.saved
    }

    /// The anchors for an edit of these statements; those that are not there are left out.
    pub fn anchors(&self, statements: &[StatementKey]) -> Vec<(ArticleId, Anchor)> {
        statements.iter().filter_map(|&key| Some((key.article, self.findings.anchor(key)?))).collect()
    }

    /// The places for an edit of these events; those that are not there are left out.
    pub fn event_places(&self, events: impl IntoIterator<Item = EventKey>) -> Vec<EventPlace> {
        events.into_iter().filter_map(|event| self.findings.event_place(event)).collect()
    }

    /// Whether a step leads to what the file holds.
    pub fn has_saved_step(&self) -> bool {
        self.saved.is_some_and(|saved| self.history.step_of(saved).is_some())
    }

    fn refresh(&mut self) {
        let revision = self.findings.revision + 1;
        self.findings = self.findings.updated(self.history.ground(), &self.analyses, revision);
    }
}

/// The highest number of an article that is there or in the bin.
fn last_of(ground: &Ground) -> Option<u32> {
    let (article, binned) = (ground.articles.get_max(), ground.bin.get_max());
    article.map(|(id, _)| id.0).max(binned.map(|(id, _)| id.0))
}
