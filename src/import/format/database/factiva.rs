use super::{Entry, Export, unwrapped};
use crate::import::metadata::find_date;

const CODES: &[&str] = &[
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "VOL", "LP", "TD", "RF", "CO", "IN",
    "NS", "RE", "PUB", "AN", "CT", "ART", "IPC", "IPD", "CLM",
];

/// Factiva: articles that end with `Document CODE`, their fields after two-letter codes or without them.
pub fn read(lines: &[&str]) -> Option<Export> {
    if !lines.iter().any(|line| is_end(line)) {
        return None;
    }
    let mut entries = Vec::new();
    let mut start = 0;
    for (n, line) in lines.iter().enumerate() {
        if is_end(line) {
            let part = &lines[start..n];
            entries.push(if part.iter().any(|line| code(line).is_some_and(|(code, _)| code == "HD")) {
                coded(part)
            } else {
                plain(part)
            });
            start = n + 1;
        }
    }
    entries.retain(|entry| !entry.body.is_empty());
    (!entries.is_empty()).then_some(Export { entries, expected: None })
}

/// `Document NORRBY0020210504eh540001x`, alone or after `AN`.
fn is_end(line: &str) -> bool {
    let line = line.strip_prefix("AN").map_or(line, str::trim_start);
    let Some(number) = line.strip_prefix("Document ") else { return false };
    number.len() >= 15
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// The code of a line and what follows it.
fn code(line: &str) -> Option<(&'static str, &str)> {
    CODES.iter().find_map(|code| {
        let rest = line.strip_prefix(code)?;
        (rest.is_empty() || rest.starts_with(['\t', '\u{a0}']) || rest.starts_with("  ") || rest.starts_with(" \u{a0}"))
            .then(|| (*code, rest.trim()))
    })
}

fn coded(lines: &[&str]) -> Entry {
    let field = |wanted: &str| {
        let mut at = None;
        let mut found: Vec<&str> = Vec::new();
        for line in lines {
            if let Some((code, rest)) = code(line) {
                at = Some(code);
                if code == wanted && !rest.is_empty() {
                    found.push(rest);
                }
            } else if at == Some(wanted) {
                found.push(line);
            }
        }
        found
    };
    let line = |code: &str| field(code).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let parts = [unwrapped(&field("LP")), unwrapped(&field("TD"))];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Entry { headline: line("HD"), byline: line("BY"), outlet: line("SN"), date: line("PD"), body: parts.join("\n\n") }
}

/// Headline, byline, `612 words`, date, time, outlet, code, language, copyright, a blank line, the text.
fn plain(lines: &[&str]) -> Entry {
    let Some(count) = lines.iter().position(|line| is_word_count(line)) else { return Entry::default() };
    let above: Vec<&str> = lines[..count].iter().rev().take_while(|line| !line.is_empty()).copied().collect();
    let above: Vec<&str> = if above.is_empty() {
        lines[..count]
            .iter()
            .rev()
            .skip_while(|line| line.is_empty())
            .take_while(|line| !line.is_empty())
            .copied()
            .collect()
    } else {
        above
    };
    let byline = above
        .first()
        .copied()
        .filter(|line| above.len() > 1 && line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")));
    let headline: Vec<&str> = above.iter().skip(usize::from(byline.is_some())).rev().copied().collect();
    let below = &lines[count + 1..];
    let date = below.iter().position(|line| find_date(line).is_some());
    let outlet = date.and_then(|date| below[date + 1..].iter().find(|line| line.chars().any(char::is_alphabetic)));
    let header = below.iter().position(|line| line.is_empty()).unwrap_or(0);
    Entry {
        headline: headline.join(" "),
        byline: byline.unwrap_or("").to_owned(),
        outlet: outlet.map_or(String::new(), |line| (*line).to_owned()),
        date: date.map_or(String::new(), |date| below[date].to_owned()),
        body: unwrapped(&below[header..]),
    }
}

fn is_word_count(line: &str) -> bool {
    line.strip_suffix(" words")
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')))
}
