//! Version 1. When a type that it writes changes its shape, that is version 2: this module then keeps the
//! old shape as types of its own.

mod salvage;

pub use salvage::salvage;

use super::Loaded;
use super::error::Fault;
use crate::model::{
    Analysis, Article, ArticleId, Edtf, Event, Field, Mention, Origin, Speaker, Statement, TextHash, TimeExpression,
};
use crate::project::{
    AddedEvent, AnalysisKey, ArticleDecisions, Binned, Content, EventDecision, SpeakerDecision, SpeakerKey,
    StatementDecision,
};
use crate::text::Span;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "claimline")]
    _version: u32,
    articles: Vec<Entry>,
    /// By key.
    speakers: Vec<(SpeakerKey, SpeakerDecision)>,
    /// What was removed.
    #[serde(default)]
    bin: Vec<Entry>,
}

/// One article with all that belongs to it. Lists stand directly in it, so that each of their items has a
/// line of its own.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: u32,
    headline: Option<Field>,
    byline: Option<Field>,
    outlet: Option<Field>,
    dateline: Option<Field>,
    published: Option<Edtf>,
    published_span: Option<Span>,
    origin: Origin,
    furniture: Vec<Span>,
    /// The text, parted at its line breaks.
    text: Vec<String>,
    statement_decisions: Vec<StatementDecision>,
    event_decisions: Vec<EventDecision>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    added_events: Vec<AddedEvent>,
    analysed: Option<Analysed>,
    speakers: Vec<Speaker>,
    mentions: Vec<Mention>,
    statements: Vec<Statement>,
    times: Vec<TimeExpression>,
    events: Vec<Event>,
    warnings: Vec<String>,
}

/// What the analysis was made by and from.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Analysed {
    engine: u32,
    text_hash: TextHash,
    published: Option<String>,
}

pub fn to_text(content: &Content) -> Result<String, ron::Error> {
    let ground = &content.ground;
    let decisions = |id| ground.decisions.get(id).map(|d| (**d).clone()).unwrap_or_default();
    let articles = ground.articles.iter().map(|(id, article)| entry(content, *id, article, decisions(id)));
    let articles: Vec<Entry> = articles.collect();
    let bin = ground.bin.iter().map(|(id, binned)| entry(content, *id, &binned.article, binned.decisions.clone()));
    let bin: Vec<Entry> = bin.collect();
    let speakers: Vec<_> = ground.speakers.iter().collect();
    // An article has one line for each item of its lists, a decision about a speaker has one line.
    let (articles, speakers) = (lines(&articles, 3)?, lines(&speakers, 1)?);
    let bin = if bin.is_empty() { String::new() } else { format!("    bin: {},\n", lines(&bin, 3)?) };
    Ok(format!("(\n    claimline: 1,\n    articles: {articles},\n    speakers: {speakers},\n{bin})\n"))
}

/// `value` as a field of the file: one thing a line down to `depth`, deeper things on one line.
fn lines(value: &impl Serialize, depth: usize) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().depth_limit(depth).new_line("\n");
    // Line breaks inside strings are written as escapes, so these are those between things.
    Ok(options().to_string_pretty(value, config)?.replace('\n', "\n    "))
}

pub fn parse(text: &str) -> Result<Loaded, Fault> {
    let file: File = options().from_str(text).map_err(|error| Fault::Damaged {
        line: error.span.start.line,
        column: error.span.start.col,
        reason: error.code.to_string(),
    })?;
    assemble(file)
}

fn assemble(file: File) -> Result<Loaded, Fault> {
    let mut loaded = Loaded { content: Content::default(), warnings: Vec::new() };
    let articles = file.articles.into_iter().map(|entry| (entry, false));
    for (entry, removed) in articles.chain(file.bin.into_iter().map(|entry| (entry, true))) {
        let id = ArticleId(entry.id);
        let ground = &loaded.content.ground;
        if ground.articles.contains_key(&id) || ground.bin.contains_key(&id) {
            return Err(Fault::SameNumber(id.0));
        }
        let (article, decisions) = read(&mut loaded, entry);
        let (ground, article) = (&mut loaded.content.ground, Arc::new(article));
        if removed {
            ground.bin.insert(id, Arc::new(Binned { article, decisions }));
            continue;
        }
        ground.articles.insert(id, article);
        if !decisions.is_empty() {
            ground.decisions.insert(id, Arc::new(decisions));
        }
    }
    loaded.content.ground.speakers = file.speakers.into_iter().filter(|(_, decision)| !decision.is_empty()).collect();
    Ok(loaded)
}

/// Deep enough for what version 1 writes, and far from what would exhaust the stack.
fn options() -> ron::Options {
    ron::Options::default().with_recursion_limit(64)
}

fn entry(content: &Content, id: ArticleId, article: &Article, decisions: ArticleDecisions) -> Entry {
    let mut entry = Entry {
        id: id.0,
        headline: article.headline.clone(),
        byline: article.byline.clone(),
        outlet: article.outlet.clone(),
        dateline: article.dateline.clone(),
        published: article.published,
        published_span: article.published_span,
        origin: article.origin.clone(),
        furniture: article.furniture.clone(),
        text: article.text.split('\n').map(str::to_owned).collect(),
        statement_decisions: decisions.statements,
        event_decisions: decisions.events,
        added_events: decisions.added,
        analysed: None,
        speakers: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    };
    if let Some((key, analysis)) = content.analyses.of(article) {
        let analysis = (**analysis).clone();
        entry.analysed =
            Some(Analysed { engine: analysis.engine, text_hash: analysis.text_hash, published: key.published.clone() });
        entry.speakers = analysis.speakers;
        entry.mentions = analysis.mentions;
        entry.statements = analysis.statements;
        entry.times = analysis.times;
        entry.events = analysis.events;
        entry.warnings = analysis.warnings;
    }
    entry
}

/// One article and what was decided about it; what does not fit its text is left out with a warning.
fn read(loaded: &mut Loaded, entry: Entry) -> (Article, ArticleDecisions) {
    let text: Arc<str> = entry.text.join("\n").into();
    let text_hash = TextHash::of(&text);
    let fits = |span: &Span| span.is_valid_in(&text);
    let checked = |field: Option<Field>| field.map(|field| Field { span: field.span.filter(fits), ..field });
    let article = Article {
        headline: checked(entry.headline),
        byline: checked(entry.byline),
        outlet: checked(entry.outlet),
        dateline: checked(entry.dateline),
        published: entry.published,
        published_span: entry.published_span.filter(fits),
        furniture: entry.furniture.into_iter().filter(fits).collect(),
        origin: entry.origin,
        text: text.clone(),
        text_hash,
    };
    if let Some(analysed) = entry.analysed {
        let analysis = Analysis {
            engine: analysed.engine,
            text_hash: analysed.text_hash,
            speakers: entry.speakers,
            mentions: entry.mentions,
            statements: entry.statements,
            times: entry.times,
            events: entry.events,
            warnings: entry.warnings,
        };
        if analysis.text_hash == text_hash && is_sound(&analysis, &text) {
            let key = AnalysisKey { text: text_hash, published: analysed.published };
            loaded.content.analyses.insert(key, Arc::new(analysis));
        } else {
            let title = article.title();
            loaded.warnings.push(format!(
                "The text or the findings of “{title}” were changed outside Claimline; it is analysed again"
            ));
        }
    }
    let decisions = ArticleDecisions {
        statements: entry.statement_decisions.into_iter().filter(|decision| !decision.is_empty()).collect(),
        events: entry.event_decisions.into_iter().filter(|decision| !decision.is_empty()).collect(),
        added: numbered(entry.added_events),
    };
    (article, decisions)
}

/// In order, each number once.
fn numbered(mut added: Vec<AddedEvent>) -> Vec<AddedEvent> {
    added.sort_by_key(|event| event.number);
    added.dedup_by_key(|event| event.number);
    added
}

/// Whether every span lies in the text and every index leads somewhere.
fn is_sound(analysis: &Analysis, text: &str) -> bool {
    let fits = |span: &Span| span.is_valid_in(text);
    let speakers = analysis.speakers.len();
    let statements = analysis.statements.len();
    let is_speaker = |index: Option<crate::model::SpeakerIndex>| index.is_none_or(|i| (i.0 as usize) < speakers);
    analysis.speakers.iter().flat_map(|speaker| &speaker.roles).all(|role| fits(&role.span))
        && analysis.mentions.iter().all(|mention| fits(&mention.span) && is_speaker(mention.speaker))
        && analysis.times.iter().all(|time| fits(&time.span))
        && analysis.statements.iter().all(|statement| {
            let spans = || statement.content.iter().chain(&statement.cue).chain(&statement.source);
            !statement.content.is_empty()
                && spans().all(fits)
                && is_speaker(statement.speaker)
                && statement.relay_of.is_none_or(|i| (i.0 as usize) < statements)
        })
        && analysis.events.iter().all(|event| {
            !event.spans.is_empty()
                && event.spans.iter().all(fits)
                && event.statements.iter().all(|i| (i.0 as usize) < statements)
        })
}
