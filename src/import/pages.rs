//! Printed pages → paragraphs: page headers, feet and numbers out, lines joined, hyphens at line ends undone.

use std::collections::{BTreeMap, BTreeSet};

/// The hyphen that typesetting programs put at the end of a line, U+2010.
const SOFT: char = '\u{2010}';

/// Lines at either end of a page that can be its header or foot.
const EDGE: usize = 2;

/// A line shorter than this share of the longest usual one can be the last of its paragraph.
const SHORT: f64 = 0.75;

/// The text of `pages` in paragraphs with a blank line between two.
pub(super) fn joined(pages: &[String]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let repeated = repeated(pages);
    for page in pages {
        let of_page: Vec<&str> = page.lines().map(str::trim).collect();
        let filled: Vec<usize> = (0..of_page.len()).filter(|n| !of_page[*n].is_empty()).collect();
        let edge = |n: usize| filled.iter().take(EDGE).chain(filled.iter().rev().take(EDGE)).any(|m| *m == n);
        let kept = (0..of_page.len())
            .filter(|n| !(edge(*n) && (repeated.contains(&shape(of_page[*n])) || is_number(of_page[*n]))))
            .filter(|n| !is_page_of(of_page[*n]));
        let kept: Vec<&str> = kept.map(|n| of_page[n]).collect();
        // A page that ends inside a sentence goes on at the top of the next.
        let start = kept.iter().position(|line| !line.is_empty()).unwrap_or(kept.len());
        let end = kept.iter().rposition(|line| !line.is_empty()).map_or(start, |last| last + 1);
        let is_open = lines.last().is_some_and(|last| !ends_sentence(last));
        if !is_open && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(kept[start..end].iter().map(|line| without_ligatures(line)));
    }
    paragraphs(&lines)
}

/// The shapes of lines that stand at the edge of more than half of the pages, of two or more.
fn repeated(pages: &[String]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let edge = lines.iter().take(EDGE).chain(lines.iter().rev().take(EDGE));
        let shapes: BTreeSet<String> = edge.map(|line| shape(line)).collect();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    counts.retain(|shape, count| pages.len() >= 2 && *count * 2 > pages.len() && !shape.is_empty());
    counts.into_keys().collect()
}

/// A line with its numbers alike: `Page 3 of 9`.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for c in line.chars() {
        match c {
            '0'..='9' if shape.ends_with('0') => {}
            '0'..='9' => shape.push('0'),
            _ => shape.push(c),
        }
    }
    shape
}

/// `3`, `- 3 -`, `Page 3 of 9`, `3/9`
fn is_number(line: &str) -> bool {
    let shape = shape(line).to_lowercase();
    let bare: String = shape.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '|')).collect();
    matches!(bare.as_str(), "0" | "page0" | "page0of0" | "0/0" | "0of0")
}

/// `Page 3 of 9`: nothing else, so wherever the order of lines puts it.
fn is_page_of(line: &str) -> bool {
    shape(line).to_lowercase().replace(' ', "") == "page0of0"
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', ')', '\'']).ends_with(['.', '!', '?', ':', '…'])
}

fn without_ligatures(line: &str) -> String {
    // At a line's end a soft hyphen shows that the word goes on; the hyphen of typesetters is one as well.
    let mut line = match line.strip_suffix('\u{ad}') {
        Some(open) => format!("{open}{SOFT}"),
        None => line.to_owned(),
    };
    line = line.replace('\u{ad}', "");
    if let Some(within) = line.strip_suffix(SOFT) {
        line = format!("{}{SOFT}", within.replace(SOFT, "-"));
    } else {
        line = line.replace(SOFT, "-");
    }
    for (one, two) in [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")] {
        line = line.replace(one, two);
    }
    line.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn paragraphs(lines: &[String]) -> String {
    let width = usual_width(lines);
    let mut words: BTreeSet<String> = lines.iter().flat_map(|line| words(line)).collect();
    words.extend(lines.iter().flat_map(|line| compounds(line)));
    // Where the program that laid out the page has a hyphen of its own for line ends, a plain one belongs to the word.
    let has_soft = lines.iter().filter(|line| line.ends_with(SOFT)).count() > 1;
    let mut out = String::new();
    let mut ends = true;
    for line in lines {
        if line.is_empty() {
            ends = true;
            continue;
        }
        if ends {
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            out.push_str(line);
        } else if let Some(first) = split_word(&out, line) {
            let is_soft = out.ends_with(SOFT);
            out.pop();
            if !is_soft && (has_soft || !is_one_word(&first, &first_word(line), &words)) {
                out.push('-');
            }
            out.push_str(line);
        } else {
            out.push(' ');
            out.push_str(line);
        }
        ends = ends_sentence(line) && (line.chars().count() as f64) < SHORT * width as f64;
    }
    out
}

/// The width in characters that nine of ten lines stay below.
fn usual_width(lines: &[String]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.chars().count()).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

fn words(line: &str) -> Vec<String> {
    line.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).filter(|word| !word.is_empty()).collect()
}

/// The words with a hyphen within the line: `flat-nosed`.
fn compounds(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_alphabetic() && c != '-').map(|word| word.trim_matches('-').to_lowercase());
    words.filter(|word| word.contains('-')).collect()
}

/// What stands before the hyphen when `out` ends with a parted word and `line` goes on with it.
fn split_word(out: &str, line: &str) -> Option<String> {
    let before = out.strip_suffix(['-', SOFT])?;
    let first: String = before.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let first: String = first.chars().rev().collect();
    let goes_on = if out.ends_with(SOFT) { char::is_alphanumeric } else { char::is_lowercase };
    (!first.is_empty() && line.starts_with(goes_on)).then_some(first)
}

fn first_word(line: &str) -> String {
    line.chars().take_while(|c| c.is_alphabetic()).collect()
}

/// Whether `har-` and `bour` are one word: unless the first part is one that makes words with a hyphen or has
/// its plural in the text, and the whole stands nowhere as one word.
fn is_one_word(first: &str, second: &str, words: &BTreeSet<String>) -> bool {
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let stands_alone = COMPOUND.contains(&first.as_str()) || (first.len() >= 4 && words.contains(&format!("{first}s")));
    if words.contains(&format!("{first}-{second}")) {
        return false;
    }
    words.contains(&format!("{first}{second}")) || !(stands_alone && second.len() >= 4)
}

/// First parts of words with a hyphen that are words of their own.
const COMPOUND: &[&str] = &[
    "anti", "award", "back", "cost", "cross", "decision", "far", "first", "four", "full", "half", "hard", "high",
    "home", "large", "late", "left", "life", "light", "long", "market", "mid", "multi", "north", "office", "oil",
    "open", "part", "peace", "policy", "post", "price", "right", "second", "self", "short", "small", "south", "state",
    "third", "three", "time", "vice", "well", "west", "work", "world", "year",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pages: &[&str], expected: &str) {
        let pages: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
        assert_eq!(joined(&pages), expected, "{pages:?}");
    }

    #[test]
    fn lines_become_paragraphs() {
        check(
            &["A headline\n\nThe ferry waits in the har-\nbour of Norrby and\nits crew."],
            "A headline\n\nThe ferry waits in the harbour of Norrby and its crew.",
        );
        check(&["It is a price-\ndetermining matter."], "It is a price-determining matter.");
        check(&["The crew of the Ada-\nBrask waits."], "The crew of the Ada- Brask waits.");
        check(
            &["The ferry between Norrby and the islands waits.\nIt does.\nThe next paragraph is here and it goes on."],
            "The ferry between Norrby and the islands waits. It does.\n\nThe next paragraph is here and it goes on.",
        );
        check(&["An oﬃce"], "An office");
        check(&["A flat-nosed dog and a flat-\nnosed cat."], "A flat-nosed dog and a flat-nosed cat.");
        check(
            &["A har\u{2010}\nbour, a fer\u{2010}\nry and a flat-\nnosed dog."],
            "A harbour, a ferry and a flat-nosed dog.",
        );
        check(&["A har\u{ad}\nbour at Nor\u{2010}\nrby."], "A harbour at Norrby.");
        check(&["A well\u{2010}known har\u{ad}bour."], "A well-known harbour.");
        check(&["", "\n\n"], "");
    }

    #[test]
    fn headers_and_numbers_of_pages_are_left_out() {
        let page = |n: usize, text: &str| format!("Norrby Post\n{text}\nPage {n} of 3");
        let pages = [page(1, "The ferry waits and"), page(2, "its crew waits."), page(3, "They sail.")];
        check(
            &pages.iter().map(String::as_str).collect::<Vec<_>>(),
            "The ferry waits and its crew waits.\n\nThey sail.",
        );
        check(&["The ferry waits.\n1", "It sails.\n- 2 -"], "The ferry waits.\n\nIt sails.");
        check(&["Norrby Post\nThe ferry waits.", "Norrby Post\nIt sails."], "The ferry waits.\n\nIt sails.");
        check(&["The ferry waits.\nPage 1 of 3\nIt sails.\nIt is\nlate."], "The ferry waits. It sails.\n\nIt is late.");
    }
}
