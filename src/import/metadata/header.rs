use super::names::{is_all_capitals, is_name_like};
use super::{byline, date};
use crate::model::Edtf;
use std::ops::Range;

/// What a line between headline and text tells. At least one of byline and dates is there.
#[derive(Debug, Default, PartialEq)]
pub struct HeaderLine {
    pub authors: Option<Range<usize>>,
    pub outlet: Option<Range<usize>>,
    pub dates: Vec<HeaderDate>,
}

#[derive(Debug, PartialEq)]
pub struct HeaderDate {
    pub label: Label,
    /// `None` when the spelling has two readings.
    pub date: Option<Edtf>,
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    Published,
    Updated,
    /// A date without a word before it.
    None,
}

const PUBLISHED: &[&str] =
    &["first published", "originally published", "published", "posted", "publication date", "date", "issued"];
const UPDATED: &[&str] = &["last updated", "last modified", "updated", "modified", "update"];

/// Longer lines are prose.
const LONGEST: usize = 200;

/// Reads a line that holds only authors, outlet, dates and times of reading; `None` for any other line.
pub fn read(line: &str) -> Option<HeaderLine> {
    if line.len() > LONGEST {
        return None;
    }
    let mut header = HeaderLine::default();
    for segment in segments(line) {
        let words = &line[segment.clone()];
        if let Some(rest) = words.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")).and(Some(words)) {
            read_byline(rest, segment.start, &mut header)?;
        } else if let Some(found) = byline::read(words) {
            take_byline(found, segment.start, &mut header);
        } else if date::find(words).is_some() {
            read_dates(words, segment.start, &mut header)?;
        } else if is_reading_time(words) || date::is_clock(words) {
        } else if is_name_like(words) {
            header.outlet = header.outlet.or(Some(segment));
        } else {
            return None;
        }
    }
    (header.authors.is_some() || !header.dates.is_empty()).then_some(header)
}

impl HeaderLine {
    /// Whether it says itself that it is no prose: a byline, or `Published` before a date.
    pub fn is_explicit(&self) -> bool {
        self.authors.is_some() || self.dates.iter().any(|date| date.label != Label::None)
    }
}

/// `By Ada Brask, Norrby Post, 12 July 2023`.
fn read_byline(words: &str, base: usize, header: &mut HeaderLine) -> Option<()> {
    let Some(found) = date::find(words) else {
        take_byline(byline::read(words)?, base, header);
        return Some(());
    };
    let (before, label_or_clock) = split_clock(&words[..found.range.start]);
    let names = before.trim_end_matches([' ', ',', '-', '–', '—', '(']);
    take_byline(byline::read(names)?, base, header);
    read_dates(&words[before.len()..], base + words.len() - label_or_clock - (words.len() - found.range.start), header)
}

fn take_byline(found: byline::Byline, base: usize, header: &mut HeaderLine) {
    let shift = |range: Range<usize>| base + range.start..base + range.end;
    header.authors = header.authors.take().or(Some(shift(found.authors)));
    header.outlet = header.outlet.take().or(found.outlet.map(shift));
}

/// Cuts the label, weekday and time of day off the end of `text`: what is left, and the length cut.
fn split_clock(text: &str) -> (&str, usize) {
    let mut kept = text;
    loop {
        let trimmed = kept.trim_end();
        let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or("");
        let start = trimmed.len() - last.len();
        let word = last.trim_matches([',', ':', '(', ')']).to_lowercase();
        let is_label = ["published", "updated", "posted", "first", "last"].contains(&word.as_str());
        if trimmed.is_empty() || !(is_label || date::is_clock(last)) {
            return (kept, text.len() - kept.len());
        }
        kept = &trimmed[..start];
    }
}

/// One or more dates with their labels, and an outlet before the first: `Norrby Post, updated 3 May 2021`.
fn read_dates(words: &str, base: usize, header: &mut HeaderLine) -> Option<()> {
    let mut at = 0;
    while let Some(found) = date::find(&words[at..]) {
        let before = &words[at..at + found.range.start];
        let (label, rest) = label_of(before);
        let (outlet, _) = split_clock(rest);
        let outlet = outlet.trim_end_matches([' ', ',', ':', '-', '–', '—', '(']);
        let lead = outlet.len() - outlet.trim_start_matches([' ', ',', ';', '(']).len();
        if lead < outlet.len() {
            if at > 0 || !is_name_like(&outlet[lead..]) {
                return None;
            }
            let start = base + at + (rest.as_ptr() as usize - before.as_ptr() as usize) + lead;
            header.outlet = header.outlet.take().or(Some(start..start + outlet.len() - lead));
        }
        let range = base + at + found.range.start..base + at + found.range.end;
        header.dates.push(HeaderDate { label, date: found.date, range });
        at += found.range.end;
    }
    date::is_clock(&words[at..]).then_some(())
}

/// The label that opens `text` or ends it, and what is left of it.
fn label_of(text: &str) -> (Label, &str) {
    let trimmed = text.trim_start_matches([' ', ',', ';', '(', '|']);
    let lower = trimmed.to_ascii_lowercase();
    for (label, words) in [(Label::Published, PUBLISHED), (Label::Updated, UPDATED)] {
        if let Some(word) = words.iter().find(|word| lower.starts_with(**word)) {
            let rest = trimmed[word.len()..].trim_start_matches(':');
            if rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric()) {
                return (label, rest);
            }
        }
    }
    let bare = lower.trim_end_matches([' ', ':']);
    for (label, words) in [(Label::Published, PUBLISHED), (Label::Updated, UPDATED)] {
        if let Some(word) = words.iter().find(|word| bare.ends_with(&format!(" {word}"))) {
            return (label, &trimmed[..bare.len() - word.len()]);
        }
    }
    (Label::None, trimmed)
}

/// `5 min read`.
fn is_reading_time(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.len() <= 24
        && lower.starts_with(|c: char| c.is_ascii_digit())
        && lower.contains("min")
        && lower.ends_with("read")
}

/// The parts of a line between `|`, `·`, `•` and spaced dashes, without the white space round them.
fn segments(line: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut close = |start: usize, end: usize| {
        let part = &line[start..end];
        let lead = part.len() - part.trim_start().len();
        let length = part.trim().len();
        if length > 0 {
            parts.push(start + lead..start + lead + length);
        }
    };
    for (at, c) in line.char_indices() {
        let after = at + c.len_utf8();
        let is_spaced = || line[..at].ends_with(' ') && line[after..].starts_with(' ');
        if matches!(c, '|' | '·' | '•') || matches!(c, '–' | '—' | '-') && is_spaced() {
            close(start, at);
            start = after;
        }
    }
    close(start, line.len());
    parts
}

/// `EMBARGOED UNTIL 06:00 ON MONDAY, 7 APRIL 2025`, `For immediate release`: what stands above a release to the press.
pub fn is_release_line(line: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "embargo",
        "under embargo",
        "strictly embargoed",
        "for immediate release",
        "for release",
        "not for release",
        "press release",
        "news release",
        "media release",
    ];
    let lower = line.to_ascii_lowercase();
    line.len() <= 100 && !line.ends_with('.') && OPENINGS.iter().any(|opening| lower.starts_with(opening))
}

/// Whether a line alone, with no date beside it, can be the name of an outlet.
pub fn is_outlet_line(line: &str) -> bool {
    line.len() <= 60 && is_name_like(line) && (line.split_whitespace().count() <= 5 || is_all_capitals(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `authors / outlet / label date, …`
    fn shown(line: &str) -> String {
        let Some(header) = read(line) else { return "-".to_owned() };
        let words = |range: Option<Range<usize>>| range.map_or("-", |r| &line[r]).to_owned();
        let dates: Vec<String> = header
            .dates
            .iter()
            .map(|d| {
                assert!(!line[d.range.clone()].is_empty());
                format!("{:?} {}", d.label, d.date.map_or("?".to_owned(), |date| date.to_string()))
            })
            .collect();
        format!("{} / {} / {}", words(header.authors), words(header.outlet), dates.join(", "))
    }

    #[test]
    fn lines_of_newspapers() {
        let check = |line: &str, expected: &str| assert_eq!(shown(line), expected, "{line}");
        check("By Ada Brask", "Ada Brask / - / ");
        check("Norrby Courier | 24 October 2016", "- / Norrby Courier / None 2016-10-24");
        check("Norrby Evening Post, Friday 29 July 2022", "- / Norrby Evening Post / None 2022-07-29");
        check("Norrby\u{a0}Post, 4 March 2019", "- / Norrby\u{a0}Post / None 2019-03-04");
        check("Published 12 July 2023", "- / - / Published 2023-07-12");
        check("Published: Mon Feb 12, 2024 at 9:02 EST", "- / - / Published 2024-02-12");
        check("Updated 9:02 AM EST, Mon February 12, 2024", "- / - / Updated 2024-02-12");
        check(
            "First published on 2 May 2021, last updated 3 May 2021",
            "- / - / Published 2021-05-02, Updated 2021-05-03",
        );
        check("2 May 2021 (updated 3 May 2021)", "- / - / None 2021-05-02, Updated 2021-05-03");
        check("By Ada Brask | Norrby Post | 4 March 2019 | 5 min read", "Ada Brask / Norrby Post / None 2019-03-04");
        check("By Ada Brask, Norrby Post, 4 March 2019", "Ada Brask / Norrby Post / None 2019-03-04");
        check("By Ada Brask, Updated 9:02 AM, Mon March 4, 2019", "Ada Brask / - / Updated 2019-03-04");
        check("By Ada Brask — March 4, 2019", "Ada Brask / - / None 2019-03-04");
        check("Date: 03/04/2019", "- / - / Published ?");
        check("2019-03-04T10:00:00Z", "- / - / None 2019-03-04");
        check("Norrby Post published 4 March 2019", "- / Norrby Post / Published 2019-03-04");
    }

    #[test]
    fn other_lines() {
        for line in [
            "",
            "Norrby Courier",
            "The council met on 12 July 2023",
            "On 12 July 2023 the council met.",
            "Published by Norrby House on March 19, 2024, the book sold out",
            "Ada Brask will speak on 4 March 2019",
            "12 July 2023 was a Wednesday",
            "“12 July 2023”",
            "By Friday 12 July 2023 it was closed",
            "| |",
        ] {
            assert_eq!(shown(line), "-", "{line}");
        }
    }
}
