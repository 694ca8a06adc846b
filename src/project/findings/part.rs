use super::cast::Cast;
use super::folded::Folded;
use super::speakers::Resolved;
use super::tally::Tally;
use super::{ArticleRow, EventRow, StatementRow};
use crate::model::{
    Analysis, Article, Certainty, Edtf, EventKind, EventStatus, SpeakerKind, Statement, StatementIndex,
};
use crate::project::{AddedEvent, EventKey, StatementKey};
use crate::text::Span;
use std::sync::Arc;

/// The rows of one article; kept as they are until something that they show changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub cast: Arc<Cast>,
    /// For each member of the cast, who that is in the whole project.
    pub speakers: Vec<Arc<Resolved>>,
    pub article: Arc<ArticleRow>,
    pub statements: Vec<Arc<StatementRow>>,
    pub events: Vec<Arc<EventRow>>,
    /// For each member of the cast, what they say here.
    pub tallies: Vec<Tally>,
}

/// The texts that all rows of one article share.
struct Shared {
    title: Arc<str>,
    outlet: Arc<str>,
    published: Arc<str>,
    empty: Arc<str>,
    unknown: Arc<str>,
}

impl Part {
    pub fn new(cast: Arc<Cast>, speakers: Vec<Arc<Resolved>>) -> Part {
        let article = &cast.inputs.article;
        let field = |field: &Option<crate::model::Field>| field.as_ref().map_or("", |f| f.value.as_str()).into();
        let shared = Shared {
            title: one_line(article.title()).into(),
            outlet: field(&article.outlet),
            published: date_text(article.published),
            empty: "".into(),
            unknown: "unknown".into(),
        };
        let (mut statements, mut events) = (Vec::new(), Vec::new());
        if let Some(analysis) = &cast.inputs.analysis {
            statements.extend(analysis.statements.iter().enumerate().map(|(i, statement)| {
                let speaker = cast.speaker_of[i].and_then(|member| speakers.get(member as usize).zip(Some(member)));
                Arc::new(statement_row(&cast, &shared, i, statement, speaker))
            }));
            events.extend((0..analysis.events.len()).map(|i| Arc::new(event_row(&cast, &shared, analysis, i))));
        }
        let added = cast.inputs.decisions.as_ref().map(|decisions| decisions.added.as_slice()).unwrap_or_default();
        events.extend(added.iter().map(|event| Arc::new(added_row(&cast, &shared, event))));
        let row = Arc::new(article_row(&cast, &shared, field(&article.byline), &statements));
        let tallies = Tally::of_all(&cast, &statements);
        Part { cast, speakers, article: row, statements, events, tallies }
    }
}

fn article_row(cast: &Cast, shared: &Shared, byline: Arc<str>, statements: &[Arc<StatementRow>]) -> ArticleRow {
    let inputs = &cast.inputs;
    let rest = format!("{} {byline} {}", shared.published, inputs.article.origin.path);
    ArticleRow {
        id: inputs.id,
        article: inputs.article.clone(),
        analysis: inputs.analysis.clone(),
        outdated: inputs.outdated,
        title: shared.title.clone(),
        outlet: shared.outlet.clone(),
        published: inputs.article.published,
        published_text: shared.published.clone(),
        statements: statements.iter().filter(|row| !row.hidden).count() as u32,
        warnings: inputs.analysis.as_ref().map_or(0, |analysis| analysis.warnings.len() as u32),
        published_order: order_of(inputs.article.published),
        folded: Folded::new([&shared.title, &shared.outlet, &rest]),
        byline,
    }
}

fn statement_row(
    cast: &Cast,
    shared: &Shared,
    index: usize,
    statement: &Statement,
    speaker: Option<(&Arc<Resolved>, u32)>,
) -> StatementRow {
    let article: &Article = &cast.inputs.article;
    let decision = cast.placed.statement(&cast.inputs, index);
    let form = decision.and_then(|d| d.form).unwrap_or(statement.form);
    let said = decision.and_then(|d| d.said).map_or(statement.said, |choice| choice.date());
    let said_text = said.map_or_else(|| shared.empty.clone(), |date| date.to_string().into());
    let cue: Arc<str> = match statement.cue.as_slice() {
        [] => shared.empty.clone(),
        spans => pieces(article, spans).into(),
    };
    let words: Arc<str> = pieces(article, &statement.content).into();
    let note = decision.map_or_else(|| shared.empty.clone(), |d| d.note.as_str().into());
    let checked = decision.is_some_and(|d| d.checked);
    let (key, name, kind, role) = match speaker {
        Some((speaker, member)) => {
            (Some(speaker.key.clone()), speaker.name.clone(), speaker.kind, cast.members[member as usize].role.clone())
        }
        None => (None, shared.unknown.clone(), SpeakerKind::Unknown, shared.empty.clone()),
    };
    let rest = [
        &*role,
        form.word(),
        kind.word(),
        &said_text,
        &shared.published,
        &shared.outlet,
        if checked { "checked" } else { "" },
        &note,
    ];
    let folded = Folded::new([&name, &cue, &words, &shared.title, &rest.join(" ")]);
    StatementRow {
        key: StatementKey { article: cast.inputs.id, index: StatementIndex(index as u32) },
        speaker: key,
        speaker_name: name,
        speaker_kind: kind,
        role,
        form,
        cue,
        words,
        said,
        said_text,
        article_title: shared.title.clone(),
        outlet: shared.outlet.clone(),
        published: article.published,
        published_text: shared.published.clone(),
        certainty: statement.certainty,
        checked,
        hidden: decision.is_some_and(|d| d.hidden),
        note,
        edited: decision.is_some_and(|d| d.changes_finding()),
        relay_of: statement.relay_of,
        start: statement.content.first().map_or(0, |span| span.start() as u32),
        said_order: order_of(said),
        published_order: order_of(article.published),
        decision: cast.placed.statements.get(index).copied().flatten(),
        folded,
    }
}

fn event_row(cast: &Cast, shared: &Shared, analysis: &Analysis, index: usize) -> EventRow {
    let id = cast.inputs.id;
    let event = &analysis.events[index];
    let decision = cast.placed.event(&cast.inputs, index);
    let title: Arc<str> = decision.and_then(|d| d.title.as_deref()).unwrap_or(&event.title).into();
    let date = decision.and_then(|d| d.date).map_or(event.date, |choice| choice.date());
    let date_text = date_text(date);
    let participants = event.participants.join("; ");
    let rest = format!("{date_text} {participants} {}", event.places.join(" "));
    EventRow {
        key: EventKey { article: id, index: index as u32 },
        kind: event.kind,
        status: event.status,
        date,
        article_title: shared.title.clone(),
        spans: event.spans.clone(),
        participants: participants.into(),
        statements: event.statements.iter().map(|&index| StatementKey { article: id, index }).collect(),
        certainty: event.certainty,
        hidden: decision.is_some_and(|d| d.hidden),
        edited: decision.is_some_and(|d| d.title.is_some() || d.date.is_some()),
        merged_into: None,
        merged: Vec::new(),
        date_order: order_of(date),
        decision: cast.placed.events.get(index).copied().flatten(),
        folded: Folded::new([&title, &shared.title, &rest]),
        title,
        date_text,
    }
}

fn added_row(cast: &Cast, shared: &Shared, event: &AddedEvent) -> EventRow {
    let title: Arc<str> = event.title.as_str().into();
    let date_text = date_text(event.date);
    EventRow {
        key: EventKey::of_added(cast.inputs.id, event.number),
        kind: EventKind::Action,
        status: EventStatus::Occurred,
        date: event.date,
        article_title: shared.title.clone(),
        spans: Vec::new(),
        participants: shared.empty.clone(),
        statements: Vec::new(),
        certainty: Certainty(100),
        hidden: event.hidden,
        edited: true,
        merged_into: None,
        merged: Vec::new(),
        date_order: order_of(event.date),
        decision: None,
        folded: Folded::new([&title, &shared.title, &date_text]),
        title,
        date_text,
    }
}

/// The words at `spans`, joined by ` … `, on one line.
fn pieces(article: &Article, spans: &[Span]) -> String {
    let mut words = String::new();
    for span in spans {
        if !words.is_empty() {
            words.push_str(" … ");
        }
        words.push_str(&one_line(span.slice(&article.text)));
    }
    words
}

/// With every run of white space made one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn date_text(date: Option<Edtf>) -> Arc<str> {
    date.map(|date| date.to_string()).unwrap_or_default().into()
}

/// Where a date stands in a sort; `None` = it has no place on the axis.
fn order_of(date: Option<Edtf>) -> Option<(i64, i64)> {
    date.filter(|date| date.days().is_some()).map(|date| date.sort_key())
}
