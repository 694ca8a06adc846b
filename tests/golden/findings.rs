//! Findings as a page shows them: each statement with its words underlined in the article's own lines.

use crate::page::Shows;
use claimline::model::{Analysis, Edtf, Speaker, Statement};
use claimline::text::Span;
use std::fmt::Write as _;

/// Every statement of `analysis`, in its order, then what else the page asks for.
pub fn write(text: &str, analysis: &Analysis, shows: Shows) -> String {
    let mut out = String::new();
    for (n, statement) in analysis.statements.iter().enumerate() {
        let said = date(statement.said);
        let _ = write!(out, "{}. {}, {}, said {said}", n + 1, speaker(statement, analysis), statement.form.word());
        if let Some(outer) = statement.relay_of {
            let _ = write!(out, ", inside {}", outer.0 + 1);
        }
        out.push('\n');
        underline(&mut out, text, &marks(statement));
        for reason in &statement.reasons {
            let _ = writeln!(out, "   because {}", reason.0);
        }
    }
    if analysis.statements.is_empty() {
        out.push_str("No statement.\n");
    }
    if shows.times {
        for time in &analysis.times {
            let words = one_line(time.span.slice(text));
            let _ = writeln!(out, "Time: {words} = {} {}", time.timex_type.word(), time.value);
        }
    }
    if shows.events {
        for event in &analysis.events {
            let _ = writeln!(out, "Event: {}, {}, {:?}", event.title, date(event.date), event.status);
        }
    }
    out
}

fn date(date: Option<Edtf>) -> String {
    date.map_or("unknown".into(), |date| date.to_string())
}

/// Name, kind and roles: `Ada Brask (person; harbour master)`.
fn speaker(statement: &Statement, analysis: &Analysis) -> String {
    let Some(index) = statement.speaker else { return "Speaker unknown".into() };
    let Speaker { name, kind, roles, aliases } = &analysis.speakers[index.0 as usize];
    let mut shown = format!("{name} ({}", kind.word());
    for role in roles {
        let _ = write!(shown, "; {}", one_line(&role.text));
    }
    for alias in aliases {
        let _ = write!(shown, "; also {alias}");
    }
    shown + ")"
}

/// The spans of a statement with the character that underlines each; where two overlap, the later counts.
fn marks(statement: &Statement) -> Vec<(Span, char)> {
    let content = statement.content.iter().map(|span| (*span, '~'));
    let source = statement.source.iter().map(|span| (*span, '='));
    let cue = statement.cue.iter().map(|span| (*span, '^'));
    content.chain(source).chain(cue).collect()
}

/// The lines of `text` that hold a marked character, each with its marks below.
fn underline(out: &mut String, text: &str, marks: &[(Span, char)]) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mark_at = |byte: usize| marks.iter().rev().find(|(span, _)| span.contains_offset(byte)).map(|(_, m)| *m);
        let line_start = start;
        start += line.len();
        let line = line.trim_end_matches('\n');
        let below: String = line.char_indices().map(|(at, _)| mark_at(line_start + at).unwrap_or(' ')).collect();
        if !below.trim().is_empty() {
            let _ = writeln!(out, "   {line}\n   {}", below.trim_end());
        }
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
