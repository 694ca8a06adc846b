//! The article that the project started from, with its gold in two files: statements, and times with events.

use super::corpora::Corpora;
use super::events;
use super::gold::{Corpus, Gold, GoldEvent, print};
use super::jsonl::{self, Spans, StatementLine, TimexLine};
use super::share::Share;
use super::statements::{self, Level};
use super::table::Table;
use claimline::extract::analyze;
use claimline::import::{article_from_text, read_date};
use claimline::model::{Article, Origin};
use serde::Deserialize;

#[derive(Deserialize)]
struct Statements {
    statements: Vec<StatementLine>,
}

#[derive(Deserialize)]
struct Times {
    dct: String,
    timexes: Vec<Timex>,
    not_timexes: Vec<Trap>,
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Timex {
    id: String,
    #[serde(flatten)]
    line: TimexLine,
}

#[derive(Deserialize)]
struct Trap {
    span: (usize, usize),
}

#[derive(Deserialize)]
struct Event {
    tier: u8,
    date: Option<String>,
    trigger: Trap,
    /// Identifiers of time expressions.
    timexes: Vec<String>,
}

pub fn read(corpora: &mut Corpora) -> Option<Corpus> {
    let mut file = |file: &str| corpora.file("seed", &format!("seed/cnn-nato{file}"));
    let (text, statements, times) = (file(".txt")?, file(".gold.json")?, file(".time.json")?);
    let (article, gold) =
        annotated(&text, &statements, &times).unwrap_or_else(|problem| panic!("{problem}: seed/cnn-nato"));
    Some(Corpus::analyse("seed", print([&*text, &*statements, &*times]), vec![("seed".to_owned(), article, gold)]))
}

fn annotated(text: &[u8], statements: &[u8], times: &[u8]) -> Result<(Article, Gold), String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let statements: Statements = serde_json::from_slice(statements).map_err(|error| error.to_string())?;
    let times: Times = serde_json::from_slice(times).map_err(|error| error.to_string())?;
    let mut article = article_from_text(text, Origin::default());
    article.published = read_date(&times.dct);
    let spans = Spans::of(&article);
    let event = |event: &Event| {
        let dating = times.timexes.iter().filter(|time| event.timexes.contains(&time.id));
        Ok::<_, String>(GoldEvent {
            mentions: vec![spans.one(event.trigger.span)?],
            times: dating.map(|time| Ok(jsonl::time(&time.line, &spans)?.span)).collect::<Result<_, String>>()?,
            tier: event.tier,
            date: event.date.as_ref().map(|date| date.parse()).transpose().map_err(|e| format!("{e}"))?,
        })
    };
    let gold = Gold {
        statements: statements.statements.iter().map(|s| jsonl::statement(s, &spans)).collect::<Result<_, _>>()?,
        times: times.timexes.iter().map(|time| jsonl::time(&time.line, &spans)).collect::<Result<_, _>>()?,
        events: times.events.iter().map(event).collect::<Result<_, _>>()?,
        traps: times.not_timexes.iter().map(|trap| spans.one(trap.span)).collect::<Result<_, _>>()?,
        ..Gold::default()
    };
    Ok((article, gold))
}

pub fn put(corpus: &Corpus, table: &mut Table) {
    let [annotated] = &corpus.articles[..] else { return };
    let scores = statements::score(&corpus.articles, Level::Outermost);
    let mut rows = table.rows("statements", corpus.name, &corpus.print);
    rows.count("core statements attributed", scores.core);
    rows.falling_count("findings that are no statement", scores.spurious, scores.all.found);

    let mut right = Share::default();
    for gold in &annotated.gold.times {
        let is_right = |t: &&_| {
            let t: &claimline::model::TimeExpression = t;
            (t.span, t.timex_type, &t.value) == (gold.span, gold.kind, &gold.value)
        };
        right.add(annotated.analysis.times.iter().find(is_right).is_some());
    }
    let is_trapped = |trap: &&claimline::text::Span| annotated.analysis.times.iter().any(|t| t.span.overlaps(**trap));
    let trapped = annotated.gold.traps.iter().filter(is_trapped).count();
    let mut rows = table.rows("times", corpus.name, &corpus.print);
    rows.count("expressions right in span, type and value", right);
    rows.falling_count("words marked that tell no time", trapped, annotated.gold.traps.len());
    let dates = dates(&annotated.article);
    let invented = dates.iter().filter(|date| !annotated.article.text.contains(&date[..4])).count();
    rows.falling_count("years invented when no published date is given", invented, dates.len());

    let scores = events::Scores::of(&corpus.articles);
    let mut rows = table.rows("events", corpus.name, &corpus.print);
    rows.count("dated by their own words, found", scores.found[1]).count("inferred, found", scores.found[2]);
    rows.falling_count("findings that are no event", scores.real.of - scores.real.right, scores.real.of);
    rows.count("date strictly right", scores.strict).count("date leniently right", scores.lenient);
    rows.falling("invented precision", scores.invented.ratio(), scores.invented.of);
}

/// Every date that starts with a year and is found when nobody says when the article was published.
fn dates(article: &Article) -> Vec<String> {
    let analysis = analyze(&Article { published: None, published_span: None, ..article.clone() });
    let said = analysis.statements.iter().filter_map(|s| Some(s.said?.to_string()));
    let happened = analysis.events.iter().filter_map(|e| Some(e.date?.to_string()));
    let told = analysis.times.iter().map(|t| t.value.clone());
    let has_year = |date: &String| date.len() >= 4 && date.bytes().take(4).all(|b| b.is_ascii_digit());
    said.chain(happened).chain(told).map(|date| date.trim_start_matches('[').to_owned()).filter(has_year).collect()
}
