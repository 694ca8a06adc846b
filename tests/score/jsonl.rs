//! Reads annotated articles, one JSON object a line. Their offsets count Unicode characters.

use super::corpora::Corpora;
use super::gold::{Corpus, Gold, GoldStatement, GoldTime, print, timex_type};
use claimline::import::{article_from_text, read_date};
use claimline::model::{Article, Form, Origin};
use claimline::text::{CharIndex, Span};
use serde::Deserialize;

/// Start and end in characters.
type Chars = (usize, usize);

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    /// The day of publication, where the corpus gives it to the engine.
    dct: Option<String>,
    #[serde(default)]
    statements: Vec<StatementLine>,
    #[serde(default)]
    ignore: Vec<Chars>,
    #[serde(default)]
    timexes: Vec<TimexLine>,
    scored_until: Option<usize>,
}

#[derive(Deserialize)]
pub struct StatementLine {
    kind: String,
    content: Vec<Chars>,
    #[serde(default)]
    cue: Vec<Chars>,
    #[serde(default)]
    source: Vec<Chars>,
    speaker: Option<String>,
    #[serde(default = "yes")]
    speech: bool,
    #[serde(default = "yes")]
    core: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
pub struct TimexLine {
    span: Chars,
    #[serde(rename = "type")]
    kind: String,
    value: Option<String>,
    #[serde(rename = "fn")]
    function: Option<String>,
}

/// The corpus in `file` of the corpora's folder; `None` when it is not there.
pub fn read(corpora: &mut Corpora, name: &'static str, file: &str) -> Option<Corpus> {
    read_some(corpora, name, file, &|_| true)
}

/// Those of its articles whose id is wanted.
pub fn read_some(
    corpora: &mut Corpora,
    name: &'static str,
    file: &str,
    is_wanted: &dyn Fn(&str) -> bool,
) -> Option<Corpus> {
    let content = corpora.file(name, file)?;
    let text = std::str::from_utf8(&content).unwrap_or_else(|error| panic!("{error}: {file}"));
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let articles = lines.filter_map(|(n, line)| {
        let line: Result<Line, String> = serde_json::from_str(line).map_err(|error| error.to_string());
        let wanted = line.map(|line| is_wanted(&line.id).then(|| annotated(line)));
        wanted.and_then(Option::transpose).unwrap_or_else(|problem| panic!("{problem}: {file}:{}", n + 1))
    });
    let articles = articles.collect();
    Some(Corpus::analyse(name, print([&*content]), articles))
}

fn annotated(line: Line) -> Result<(String, Article, Gold), String> {
    let mut article = article_from_text(&line.text, Origin::default());
    if let Some(published) = &line.dct {
        article.published = read_date(published);
    }
    let spans = Spans::of(&article);
    let gold = Gold {
        statements: line.statements.iter().map(|s| statement(s, &spans)).collect::<Result<_, _>>()?,
        ignored: spans.all(&line.ignore)?,
        times: line.timexes.iter().map(|t| time(t, &spans)).collect::<Result<_, _>>()?,
        times_end: line.scored_until.map(|end| spans.index.byte_of(end)),
        ..Gold::default()
    };
    Ok((line.id, article, gold))
}

pub fn statement(line: &StatementLine, spans: &Spans<'_>) -> Result<GoldStatement, String> {
    let form = Form::ALL.into_iter().find(|form| form.word() == line.kind);
    Ok(GoldStatement {
        form: form.ok_or_else(|| format!("“{}” is no form", line.kind))?,
        content: spans.all(&line.content)?,
        cue: spans.all(&line.cue)?,
        source: spans.all(&line.source)?,
        speaker: line.speaker.clone(),
        kind: None,
        said: None,
        relay: false,
        speech: line.speech,
        core: line.core,
    })
}

pub fn time(line: &TimexLine, spans: &Spans<'_>) -> Result<GoldTime, String> {
    Ok(GoldTime {
        span: spans.one(line.span)?,
        kind: timex_type(&line.kind).ok_or_else(|| format!("“{}” is no TIMEX3 type", line.kind))?,
        value: line.value.clone().unwrap_or_default(),
        published: line.function.as_deref() == Some("CREATION_TIME"),
    })
}

/// Turns characters into bytes.
pub struct Spans<'a> {
    text: &'a str,
    index: CharIndex,
}

impl<'a> Spans<'a> {
    pub fn of(article: &'a Article) -> Self {
        Spans { text: &article.text, index: CharIndex::new(article.text.clone()) }
    }

    pub fn one(&self, (start, end): Chars) -> Result<Span, String> {
        let span = Span::new(self.text, self.index.byte_of(start), self.index.byte_of(end));
        span.ok_or_else(|| format!("characters {start} to {end} are no span of the text"))
    }

    pub fn all(&self, spans: &[Chars]) -> Result<Vec<Span>, String> {
        spans.iter().map(|span| self.one(*span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_article_with_gold() {
        let line = r#"{"id":"a","text":"“Né,” Brask said Monday.","dct":"2024-03-05","scored_until":9,"ignore":[[0,1]],
            "statements":[{"kind":"direct","content":[[0,5]],"cue":[[12,16]],"source":[],"speaker":null,"speech":false}],
            "timexes":[{"span":[17,23],"type":"DATE","value":"2024-03-04","fn":"CREATION_TIME"}]}"#;
        let (id, article, gold) = annotated(serde_json::from_str(line).unwrap()).unwrap();
        assert_eq!((id.as_str(), article.published.unwrap().to_string().as_str()), ("a", "2024-03-05"));
        let [statement] = &gold.statements[..] else { panic!() };
        assert_eq!(statement.content[0].slice(&article.text), "“Né,”");
        assert_eq!(statement.cue[0].slice(&article.text), "said");
        assert!(statement.core && !statement.speech);
        assert_eq!(gold.times[0].span.slice(&article.text), "Monday");
        assert!(gold.times[0].published);
        assert_eq!(gold.times_end, Some(article.text.find("sk").unwrap()));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let check = |more: &str, part: &str| {
            let line = format!(r#"{{"id":"a","text":"One.",{more}}}"#);
            let problem = annotated(serde_json::from_str(&line).unwrap()).err().unwrap();
            assert!(problem.contains(part), "{problem}");
        };
        check(r#""ignore":[[3,2]]"#, "characters 3 to 2");
        check(r#""statements":[{"kind":"loud","content":[],"speaker":null}]"#, "“loud” is no form");
        check(r#""timexes":[{"span":[0,1],"type":"AGE","value":"x"}]"#, "“AGE” is no TIMEX3 type");
    }
}
