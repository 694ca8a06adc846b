//! The project's own annotated articles, `tests/corpus/NAME.txt`, each with its gold beside it, `NAME.ron`.
//!
//! A gold file quotes the article, so that a person can read and check it: an excerpt `at` that stands exactly once
//! in the text, and parts of that excerpt. [`super::anchors`] finds them and refuses what is not clear.

use super::anchors::{excerpt, parts};
use super::gold::{Corpus, Gold, GoldEvent, GoldStatement, GoldTime, print};
use claimline::import::article_from_text;
use claimline::model::{Article, Edtf, Form, Origin, SpeakerKind, TimexType};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// `wire report`, `interview`; for people.
    #[serde(rename = "kind")]
    _kind: String,
    published: Option<String>,
    statements: Vec<Statement>,
    times: Vec<Time>,
    events: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    at: String,
    form: FormWord,
    content: Vec<String>,
    cue: Vec<String>,
    source: Vec<String>,
    speaker: Option<String>,
    speaker_kind: KindWord,
    said: Option<String>,
    /// Index of the statement that this one stands in.
    relay_of: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Time {
    at: String,
    words: String,
    kind: TimeWord,
    value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    at: String,
    words: String,
    /// Other mentions: excerpt and words.
    #[serde(default)]
    also: Vec<(String, String)>,
    /// For people, as are kind and status.
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "kind")]
    _kind: EventWord,
    #[serde(rename = "status")]
    _status: StatusWord,
    date: Option<String>,
    /// See [`GoldEvent::tier`].
    tier: u8,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum FormWord {
    Direct,
    Mixed,
    Indirect,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindWord {
    Person,
    Organisation,
    Group,
    Document,
    Unnamed,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum TimeWord {
    Date,
    Time,
    Duration,
    Set,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum EventWord {
    Occasion,
    Action,
    Statement,
    Period,
    Publication,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum StatusWord {
    Occurred,
    Claimed,
    Scheduled,
    Ongoing,
    Hypothetical,
}

/// The articles of `folder` in order of their names; `None` when it holds none.
///
/// # Errors
/// Names the file: an article without gold, gold without an article, or gold that does not fit its article.
pub fn read(name: &'static str, folder: &Path) -> Result<Option<Corpus>, String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_or_else(|_| Vec::new(), |entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect());
    files.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "ron"));
    files.sort();
    let mut articles = Vec::new();
    let mut contents = Vec::new();
    for pair in files.chunk_by(|a, b| a.file_stem() == b.file_stem()) {
        let [gold_file, text_file] = pair else {
            return Err(format!(
                "An article and its gold are NAME.txt and NAME.ron; one is missing: {}",
                pair[0].display()
            ));
        };
        let load = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{error}: {}", path.display()));
        let (text, gold) = (load(text_file)?, load(gold_file)?);
        let (article, read) =
            annotated(&text, &gold).map_err(|problem| format!("{problem}: {}", gold_file.display()))?;
        let stem = gold_file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        articles.push((stem, article, read));
        contents.extend([text, gold]);
    }
    let print = print(contents.iter().map(String::as_bytes));
    Ok((!articles.is_empty()).then(|| Corpus::analyse(name, print, articles)))
}

fn annotated(text: &str, gold: &str) -> Result<(Article, Gold), String> {
    let file: File = ron::from_str(gold).map_err(|error| format!("line {error}"))?;
    let mut article = article_from_text(text, Origin::default());
    if let Some(published) = date(file.published.as_deref())? {
        article.published = Some(published);
    }
    let place = |list: &str, n: usize| {
        let list = list.to_owned();
        move |problem: String| format!("{list}[{n}]: {problem}")
    };
    let mut gold = Gold::default();
    for (n, written) in file.statements.iter().enumerate() {
        gold.statements.push(statement(text, written, n).map_err(place("statements", n))?);
    }
    for (n, written) in file.times.iter().enumerate() {
        gold.times.push(time(text, written).map_err(place("times", n))?);
    }
    for (n, written) in file.events.iter().enumerate() {
        gold.events.push(event(text, written).map_err(place("events", n))?);
    }
    Ok((article, gold))
}

fn statement(text: &str, written: &Statement, n: usize) -> Result<GoldStatement, String> {
    let at = excerpt(text, &written.at)?;
    if written.content.is_empty() {
        return Err("it has no content".to_owned());
    }
    if let Some(outer) = written.relay_of.filter(|outer| *outer >= n) {
        return Err(format!("relay_of: statement {outer} does not stand before this one"));
    }
    Ok(GoldStatement {
        form: match written.form {
            FormWord::Direct => Form::Direct,
            FormWord::Mixed => Form::Mixed,
            FormWord::Indirect => Form::Indirect,
        },
        content: parts(text, at, &written.content)?,
        cue: parts(text, at, &written.cue)?,
        source: parts(text, at, &written.source)?,
        speaker: written.speaker.clone(),
        kind: Some(match written.speaker_kind {
            KindWord::Person => SpeakerKind::Person,
            KindWord::Organisation => SpeakerKind::Organisation,
            KindWord::Group => SpeakerKind::Group,
            KindWord::Document => SpeakerKind::Document,
            KindWord::Unnamed => SpeakerKind::Unnamed,
        }),
        said: date(written.said.as_deref())?,
        relay: written.relay_of.is_some(),
        speech: true,
        core: true,
    })
}

fn time(text: &str, written: &Time) -> Result<GoldTime, String> {
    Ok(GoldTime {
        span: mention(text, &written.at, &written.words)?,
        kind: match written.kind {
            TimeWord::Date => TimexType::Date,
            TimeWord::Time => TimexType::Time,
            TimeWord::Duration => TimexType::Duration,
            TimeWord::Set => TimexType::Set,
        },
        value: written.value.clone(),
        published: false,
    })
}

fn event(text: &str, written: &Event) -> Result<GoldEvent, String> {
    let mut mentions = vec![mention(text, &written.at, &written.words)?];
    for (at, words) in &written.also {
        mentions.push(mention(text, at, words)?);
    }
    Ok(GoldEvent { mentions, times: Vec::new(), tier: written.tier, date: date(written.date.as_deref())? })
}

fn mention(text: &str, at: &str, words: &str) -> Result<claimline::text::Span, String> {
    Ok(parts(text, excerpt(text, at)?, &[words.to_owned()])?[0])
}

fn date(written: Option<&str>) -> Result<Option<Edtf>, String> {
    written.map(|date| date.parse().map_err(|error: claimline::model::EdtfError| error.to_string())).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We open at six,” Ada Brask said on Monday. “We said so,” she said.";

    fn file(statement: &str, times: &str, events: &str) -> String {
        format!(
            "(kind: \"k\", published: Some(\"2024-03-05\"), statements: [{statement}], times: [{times}], events: [{events}])"
        )
    }

    fn brask(at: &str, more: &str) -> String {
        format!(
            "(at: \"{at}\", form: direct, content: [\"“We open at six,”\"], cue: [\"said\"], source: [\"Ada Brask\"], \
             speaker: Some(\"Ada Brask\"), speaker_kind: person, said: Some(\"2024-03-04\"), relay_of: {more})"
        )
    }

    const FIRST: &str = "“We open at six,” Ada Brask said on Monday.";

    #[test]
    fn a_gold_file_is_read() {
        let time = "(at: \"on Monday\", words: \"Monday\", kind: DATE, value: \"2024-03-04\")";
        let event = "(at: \"Brask said\", words: \"said\", also: [(\"she said\", \"said\")], title: \"t\", kind: statement, \
                     status: occurred, date: None, tier: 2)";
        let (article, gold) = annotated(TEXT, &file(&brask(FIRST, "None"), time, event)).unwrap();
        assert_eq!(article.published.unwrap().to_string(), "2024-03-05");
        let [statement] = &gold.statements[..] else { panic!() };
        assert_eq!(statement.content[0].slice(TEXT), "“We open at six,”");
        assert_eq!((statement.cue[0].start(), statement.relay), (TEXT.find("said").unwrap(), false));
        assert_eq!(gold.times[0].span.slice(TEXT), "Monday");
        assert_eq!(gold.events[0].mentions.len(), 2);
    }

    #[test]
    fn what_is_not_clear_is_refused() {
        let check = |gold: &str, part: &str| {
            let problem = annotated(TEXT, gold).err().unwrap_or_else(|| panic!("{gold} is read"));
            assert!(problem.contains(part), "{problem}");
        };
        check(&file(&brask("said", "None"), "", ""), "statements[0]: “said” stands 3 times in the text");
        check(&file(&brask(FIRST, "None").replace("[\"said\"]", "[\"said#2\"]"), "", ""), "there is no said#2");
        check(&file(&brask("Ada Brask said", "None"), "", ""), "statements[0]: ““We open at six,”” is not in “Ada");
        check(&file(&brask("Ada Brask sang", "None"), "", ""), "is not in the text");
        check(&file(&brask(FIRST, "Some(0)"), "", ""), "statement 0 does not stand before");
        check(&file(&brask(FIRST, "Some(7)"), "", ""), "statement 7 does not stand before");
        check(&file(&brask(FIRST, "None").replace("2024-03-04", "2024-13"), "", ""), "“2024-13” is not a date");
        check(&file(&brask(FIRST, "None").replace("direct", "shouted"), "", ""), "shouted");
        check(&file(&brask(FIRST, "None").replace("cue", "cues"), "", ""), "cues");
        check(&file(&brask(FIRST, "None").replace("[\"“We open at six,”\"]", "[]"), "", ""), "no content");
        let time = "(at: \"on Monday\", words: \"Mon\", kind: DATE, value: \"\")";
        check(&file("", time, ""), "times[0]: “Mon” is not in “on Monday”");
        check("", "1:1");
        check("(kind: ", "1:");
    }

    #[test]
    fn the_message_names_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
        let problem = || read("x", folder.path()).err().unwrap();
        assert!(read("x", folder.path()).unwrap().is_none());
        assert!(read("x", &folder.path().join("absent")).unwrap().is_none());
        write("report.txt", TEXT);
        assert!(problem().ends_with("report.txt"), "{}", problem());
        write("report.ron", &file(&brask("said", "None"), "", ""));
        assert!(problem().starts_with("statements[0]: ") && problem().ends_with("report.ron"), "{}", problem());
        write("report.ron", &file(&brask(FIRST, "None"), "", ""));
        let corpus = read("x", folder.path()).unwrap().unwrap();
        assert_eq!((corpus.articles.len(), corpus.articles[0].name.as_str()), (1, "report"));
    }
}
