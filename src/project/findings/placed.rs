use super::Unplaced;
use super::cast::Inputs;
use crate::model::{Analysis, Article};
use crate::project::anchor::{Candidate, Located};
use crate::project::{Anchor, AnchorState, EventDecision, SpeakerChoice, StatementDecision};
use crate::text::Span;
use std::sync::Arc;

/// Which decision of an article belongs to which statement and event of its analysis.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Placed {
    /// For each statement, its decision's place in `ArticleDecisions::statements`.
    pub statements: Vec<Option<u32>>,
    /// For each event, its decision's place in `ArticleDecisions::events`.
    pub events: Vec<Option<u32>>,
    pub unplaced: Vec<Unplaced>,
}

impl Placed {
    pub fn new(inputs: &Inputs) -> Placed {
        // Decisions wait for the analysis: until it is there, none of them is lost.
        let Some(analysis) = &inputs.analysis else { return Placed::default() };
        let mut placed = Placed {
            statements: vec![None; analysis.statements.len()],
            events: vec![None; analysis.events.len()],
            unplaced: Vec::new(),
        };
        let Some(decisions) = &inputs.decisions else { return placed };
        let mut unplaced = |anchor: &Anchor, state, decided: String| {
            placed.unplaced.push(Unplaced {
                article: inputs.id,
                article_title: inputs.article.title().into(),
                state,
                words: anchor.words.as_str().into(),
                decided: decided.into(),
            });
        };
        let anchors: Vec<&Anchor> = decisions.statements.iter().map(|decision| &decision.anchor).collect();
        let candidates = statement_candidates(&inputs.article, analysis);
        for (decision, state) in place(&inputs.article, &anchors, &candidates, &mut placed.statements) {
            unplaced(anchors[decision], state, statement_summary(&decisions.statements[decision]));
        }
        let anchors: Vec<&Anchor> = decisions.events.iter().map(|decision| &decision.anchor).collect();
        let candidates = event_candidates(analysis);
        for (decision, state) in place(&inputs.article, &anchors, &candidates, &mut placed.events) {
            unplaced(anchors[decision], state, event_summary(&decisions.events[decision]));
        }
        placed
    }

    pub fn statement<'a>(&self, inputs: &'a Inputs, statement: usize) -> Option<&'a StatementDecision> {
        let place = (*self.statements.get(statement)?)?;
        inputs.decisions.as_ref()?.statements.get(place as usize)
    }

    pub fn event<'a>(&self, inputs: &'a Inputs, event: usize) -> Option<&'a EventDecision> {
        let place = (*self.events.get(event)?)?;
        inputs.decisions.as_ref()?.events.get(place as usize)
    }
}

/// The anchor of a statement of `analysis`.
pub(super) fn statement_anchor(article: &Article, analysis: &Analysis, statement: usize) -> Option<Anchor> {
    let candidate = *statement_candidates(article, analysis).get(statement)?;
    Some(Anchor::new(&article.text, article.text_hash, candidate.span, candidate.cue))
}

/// The anchor of an event of `analysis`.
pub(super) fn event_anchor(article: &Article, analysis: &Analysis, event: usize) -> Option<Anchor> {
    let candidate = *event_candidates(analysis).get(event)?;
    Some(Anchor::new(&article.text, article.text_hash, candidate.span, candidate.cue))
}

/// The event of `analysis` that `anchor` holds on to.
pub(super) fn event_at(article: &Article, analysis: &Analysis, anchor: &Anchor) -> Option<usize> {
    match anchor.locate(&article.text, article.text_hash, &event_candidates(analysis)) {
        Located::Exact(event) | Located::Moved(event) => Some(event),
        Located::Ambiguous | Located::Lost => None,
    }
}

fn statement_candidates<'a>(article: &'a Article, analysis: &Analysis) -> Vec<Candidate<'a>> {
    let candidate = |statement: &crate::model::Statement| Candidate {
        span: first(&statement.content),
        cue: first(&statement.cue).slice(&article.text),
    };
    analysis.statements.iter().map(candidate).collect()
}

fn event_candidates(analysis: &Analysis) -> Vec<Candidate<'static>> {
    analysis.events.iter().map(|event| Candidate { span: first(&event.spans), cue: "" }).collect()
}

fn first(spans: &[Span]) -> Span {
    spans.first().copied().unwrap_or(Span::from((0, 0)))
}

/// Gives each anchor its place, the exact ones first; returns those that have none.
fn place(
    article: &Arc<Article>,
    anchors: &[&Anchor],
    candidates: &[Candidate],
    taken: &mut [Option<u32>],
) -> Vec<(usize, AnchorState)> {
    let located: Vec<Located> =
        anchors.iter().map(|anchor| anchor.locate(&article.text, article.text_hash, candidates)).collect();
    let mut without = Vec::new();
    let exact_first = |i: &usize| !matches!(located[*i], Located::Exact(_));
    let mut order: Vec<usize> = (0..anchors.len()).collect();
    order.sort_by_key(exact_first);
    for decision in order {
        match located[decision] {
            Located::Exact(at) | Located::Moved(at) if taken[at].is_none() => taken[at] = Some(decision as u32),
            Located::Exact(_) | Located::Moved(_) | Located::Ambiguous => {
                without.push((decision, AnchorState::Ambiguous));
            }
            Located::Lost => without.push((decision, AnchorState::Lost)),
        }
    }
    without.sort_unstable();
    without
}

fn statement_summary(decision: &StatementDecision) -> String {
    let mut parts = Vec::new();
    match &decision.speaker {
        Some(SpeakerChoice::Existing { name, .. } | SpeakerChoice::New { name, .. }) => {
            parts.push(format!("speaker: {name}"));
        }
        Some(SpeakerChoice::Unknown) => parts.push("speaker: unknown".to_owned()),
        None => {}
    }
    parts.extend(decision.form.map(|form| format!("form: {}", form.word())));
    parts.extend(decision.said.map(|said| match said.date() {
        Some(date) => format!("said: {date}"),
        None => "said: unknown".to_owned(),
    }));
    parts.extend(decision.hidden.then(|| "hidden".to_owned()));
    parts.extend(decision.checked.then(|| "checked".to_owned()));
    if !decision.note.is_empty() {
        parts.push(format!("note: {}", decision.note));
    }
    parts.join("; ")
}

fn event_summary(decision: &EventDecision) -> String {
    let mut parts = Vec::new();
    parts.extend(decision.title.as_ref().map(|title| format!("title: {title}")));
    parts.extend(decision.date.map(|date| match date.date() {
        Some(date) => format!("date: {date}"),
        None => "date: unknown".to_owned(),
    }));
    parts.extend(decision.same_as.as_ref().map(|_| "the same as another event".to_owned()));
    parts.extend(decision.hidden.then(|| "hidden".to_owned()));
    parts.join("; ")
}
