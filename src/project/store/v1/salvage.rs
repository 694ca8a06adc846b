//! Reads what can be read of a project file that is damaged, or that a newer version wrote.
//!
//! The file has one thing a line, and how far a line stands in tells what it belongs to: lists of articles 4, articles
//! 8, fields 12, items of a list 16 blanks. So a broken line costs an item, at most a field.

use super::{Entry, File, Loaded, assemble, options};
use crate::project::{SpeakerDecision, SpeakerKey};
use serde::de::DeserializeOwned;

/// `None` when not one article can be read.
pub fn salvage(text: &str) -> Option<Loaded> {
    let mut missing = Vec::new();
    let mut file = File { _version: 1, articles: Vec::new(), speakers: Vec::new(), bin: Vec::new() };
    let mut part = Part::Other;
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines() {
        match (part, indent(line)) {
            (_, 4) if !line.trim().starts_with(']') => {
                take(&mut file, part, &mut block, &mut missing);
                part = Part::of(line.trim());
            }
            (Part::Articles | Part::Bin, 8) if line.trim() == "(" => {
                take(&mut file, part, &mut block, &mut missing);
                block.push(line);
            }
            (Part::Articles | Part::Bin, 8 | 12 | 16) => block.push(line),
            (Part::Speakers, 8) => match value::<(SpeakerKey, SpeakerDecision)>(line) {
                Some(speaker) => file.speakers.push(speaker),
                None => missing.push("What was decided about a speaker could not be read".to_owned()),
            },
            (_, 0 | 4) => {}
            _ => missing.push(format!("A line could not be read: {}", shortened(line.trim()))),
        }
    }
    take(&mut file, part, &mut block, &mut missing);
    if file.articles.is_empty() && file.bin.is_empty() {
        return None;
    }
    number_anew(&mut file, &mut missing);
    let mut loaded = assemble(file).ok()?;
    loaded.warnings.splice(0..0, missing);
    Some(loaded)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Articles,
    Speakers,
    Bin,
    Other,
}

impl Part {
    fn of(line: &str) -> Part {
        let named = |name: &str| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(": ["));
        match line {
            _ if named("articles") => Part::Articles,
            _ if named("speakers") => Part::Speakers,
            _ if named("bin") => Part::Bin,
            _ => Part::Other,
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The start of a line, for a message.
fn shortened(line: &str) -> &str {
    line.char_indices().nth(60).map_or(line, |(end, _)| &line[..end])
}

fn value<T: DeserializeOwned>(text: &str) -> Option<T> {
    options().from_str(text.trim().trim_end_matches(',')).ok()
}

/// The article in `block`, as far as it can be read.
fn take(file: &mut File, part: Part, block: &mut Vec<&str>, missing: &mut Vec<String>) {
    let lines = std::mem::take(block);
    if lines.is_empty() {
        return;
    }
    let entry = value(&lines.join("\n")).or_else(|| piece_together(&lines, missing));
    match entry {
        Some(entry) if part == Part::Bin => file.bin.push(entry),
        Some(entry) => file.articles.push(entry),
        None => {
            let headline = lines.iter().find_map(|line| line.trim().strip_prefix("headline: "));
            let which = headline.map_or(String::new(), |headline| format!(": {}", shortened(headline)));
            missing.push(format!("An article could not be read{which}"));
        }
    }
}

/// Every field, in the order of the file, with what stands for nothing in it.
const FIELDS: &[(&str, &str)] = &[
    ("id", "0"),
    ("headline", "None"),
    ("byline", "None"),
    ("outlet", "None"),
    ("dateline", "None"),
    ("published", "None"),
    ("published_span", "None"),
    ("origin", "(path: \"\", encoding: \"\", id: None)"),
    ("furniture", "[]"),
    ("text", "[]"),
    ("statement_decisions", "[]"),
    ("event_decisions", "[]"),
    ("added_events", "[]"),
    ("analysed", "None"),
    ("speakers", "[]"),
    ("mentions", "[]"),
    ("statements", "[]"),
    ("times", "[]"),
    ("events", "[]"),
    ("warnings", "[]"),
];

/// An entry with only this field.
fn with_field(name: &str, text: &str) -> Option<Entry> {
    let fields =
        FIELDS.iter().map(|(other, nothing)| format!("{other}: {}", if *other == name { text } else { nothing }));
    value(&format!("({})", fields.collect::<Vec<_>>().join(", ")))
}

/// Reads an article field by field; what cannot be read is missing. `None` without its text.
fn piece_together(lines: &[&str], missing: &mut Vec<String>) -> Option<Entry> {
    let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut broken = 0;
    for line in lines {
        match (indent(line), line.trim().split_once(": "), fields.last_mut()) {
            (12, Some((name, rest)), _) if is_name(name) => fields.push((name, vec![rest])),
            (12, _, Some((_, value))) | (16, _, Some((_, value))) => value.push(line.trim()),
            (8, ..) => {}
            _ => broken += 1,
        }
    }
    let mut told: Vec<String> = Vec::new();
    let mut good: Vec<(&str, String)> = Vec::new();
    for (name, value) in &fields {
        if !FIELDS.iter().any(|(known, _)| known == name) {
            told.push(format!("“{name}” is not known here"));
            continue;
        }
        let whole = value.join("\n");
        let whole = whole.trim_end_matches(',');
        if with_field(name, whole).is_some() {
            good.push((name, whole.to_owned()));
            continue;
        }
        let items = value.iter().skip(1).filter(|item| !item.starts_with(']'));
        let (read, lost): (Vec<&str>, Vec<&str>) =
            items.partition(|item| with_field(name, &format!("[{item}]")).is_some());
        // The lines of the text keep their number: places in it are counted.
        if *name == "text" && (!lost.is_empty() || read.is_empty()) {
            return None;
        }
        told.push(match (read.len(), lost.len()) {
            (0, _) => format!("“{name}” could not be read"),
            (_, count) => format!("{count} of “{name}” could not be read"),
        });
        if whole.starts_with('[') {
            good.push((name, format!("[{}]", read.concat())));
        }
    }
    good.iter().find(|(name, _)| *name == "text")?;
    let value_of = |name: &str, nothing: &str| {
        let found = good.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone());
        // What the engine found fits together or not at all.
        format!("{name}: {}", found.unwrap_or_else(|| nothing.to_owned()))
    };
    let text = FIELDS.iter().map(|(name, nothing)| value_of(name, nothing)).collect::<Vec<_>>().join(", ");
    let entry: Entry = value(&format!("({text})"))?;
    if broken > 0 {
        told.push(format!("{broken} lines could not be read"));
    }
    let title = entry.headline.as_ref().map_or("An article", |headline| &headline.value);
    missing.extend(told.into_iter().map(|what| format!("{title}: {what}")));
    Some(entry)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Gives articles whose number is not theirs alone another one.
fn number_anew(file: &mut File, missing: &mut Vec<String>) {
    let mut next = file.articles.iter().chain(&file.bin).map(|entry| entry.id).max().unwrap_or(0);
    let mut seen = std::collections::BTreeSet::new();
    for entry in file.articles.iter_mut().chain(&mut file.bin) {
        if entry.id == 0 || !seen.insert(entry.id) {
            next = next.saturating_add(1);
            missing.push(format!("The number of an article could not be used ({}); it has another now", entry.id));
            entry.id = next;
            seen.insert(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{parse, to_text};
    use super::*;
    use crate::model::{ArticleId, Origin};
    use crate::project::{Anchor, Content, Edit, Ground, StatementChange};
    use crate::{model::Article, model::TextHash, text::Span};
    use std::sync::Arc;

    fn file() -> String {
        let text = "Ferry stays\n\nIt stays in port.";
        let article = |text: &str| Arc::new(Article::of(text, Origin::default()));
        let articles = vec![(ArticleId(1), article(text)), (ArticleId(2), article("Bridge closed"))];
        let anchor = |start| {
            let span = Span::new(text, start, start + 5).unwrap();
            (ArticleId(1), Anchor::new(text, TextHash::of(text), span, ""))
        };
        let note = Edit::Statements { at: vec![anchor(0), anchor(13)], change: StatementChange::Note("ask".into()) };
        let ground = note.apply(&Edit::AddArticles(articles).apply(&Ground::default()));
        to_text(&Content { ground, ..Content::default() }).unwrap()
    }

    #[test]
    fn a_damaged_file_opens_as_far_as_it_can() {
        // What is replaced by what; articles read, decisions about the first, sentences about what is missing.
        let check = |from: &str, to: &str, expected: (usize, usize, usize)| {
            let good = file();
            assert!(good.contains(from), "{from}\n{good}");
            let bad = good.replacen(from, to, 1);
            assert!(parse(&bad).is_err(), "{from}");
            let loaded = salvage(&bad).unwrap();
            let decisions = loaded.content.ground.decisions.get(&ArticleId(1)).map_or(0, |d| d.statements.len());
            let found = (loaded.content.ground.articles.len(), decisions, loaded.warnings.len());
            assert_eq!(found, expected, "{from}: {:?}", loaded.warnings);
        };
        check("words: \"Ferry\"", "words: Fer\"ry\"", (2, 1, 1));
        check("headline: None", "headline: Noone", (2, 2, 1));
        check("headline: None", "future: Some(1),\n            headline: None", (2, 2, 1));
        check("\"Ferry stays\"", "Ferry stays\"", (1, 0, 1));
        check("id: 2", "id: 1", (2, 2, 1));
        check("    speakers: [],\n)\n", "    spea", (2, 2, 0));
        check("    speakers: []", "    speakers: [\n        (Named(\"a b\")),\n    ]", (2, 2, 1));
    }

    #[test]
    fn a_file_cut_anywhere_gives_what_stands_before_the_cut() {
        let good = file();
        for (end, _) in good.char_indices() {
            let articles = salvage(&good[..end]).map_or(0, |loaded| loaded.content.ground.articles.len());
            assert!(articles <= 2, "{end}");
        }
        assert!(salvage("").is_none() && salvage("(claimline: 7, more: [])").is_none());
    }
}
