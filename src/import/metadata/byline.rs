use super::names::{is_all_capitals, is_name_like, is_outlet, is_role};
use std::ops::Range;

/// The authors of a byline and the outlet that it may name.
#[derive(Debug, PartialEq)]
pub struct Byline {
    pub authors: Range<usize>,
    pub outlet: Option<Range<usize>>,
}

const OPENINGS: &[&str] = &["by ", "by: ", "words by ", "written by ", "reporting by ", "story by ", "text by "];

/// Reads `By Ada Brask and Piet Oduya, THE HARBOUR POST`; the authors keep the words that the line has.
pub fn read(line: &str) -> Option<Byline> {
    let lower = line.get(..line.len().min(16)).unwrap_or(line).to_ascii_lowercase();
    let opening = OPENINGS.iter().find(|opening| lower.starts_with(**opening))?.len();
    let rest = line.get(opening..)?;
    // `By Ada Brask, court reporter`: what an author is need not look like a name.
    let named = rest.split(", ").enumerate().all(|(n, part)| is_name_like(part) || n > 0 && is_short_role(part));
    if !named || rest.len() > LONGEST {
        return None;
    }
    let mut parts = split(rest, ", ").into_iter();
    let first = parts.next()?;
    let (mut authors, mut outlet) = before_place_or_outlet(rest, first);
    for part in parts {
        let words = &rest[part.clone()];
        let so_far = &rest[authors.clone()];
        let closes_list = so_far.contains(" and ") || so_far.contains(" & ");
        if is_outlet(words)
            || closes_list
            || is_all_capitals(words) && (!is_all_capitals(so_far) || !words.contains(' '))
        {
            outlet = outlet.or(Some(part));
            break;
        }
        if is_role(words) {
            break;
        }
        authors.end = before_place_or_outlet(rest, part).0.end;
    }
    let shift = |range: Range<usize>| opening + range.start..opening + range.end;
    Some(Byline { authors: shift(authors), outlet: outlet.map(shift) })
}

/// Longer lines are prose, in bytes.
const LONGEST: usize = 160;

fn is_short_role(words: &str) -> bool {
    is_role(words) && words.split_whitespace().count() <= 4 && !words.ends_with('.')
}

/// Cuts ` in Brussels` and ` for The Harbour Post` off a name, unless another name follows.
fn before_place_or_outlet(rest: &str, part: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let words = &rest[part.clone()];
    let place = [" in ", " at "].iter().filter_map(|word| words.find(word)).min();
    let outlet = [" for ", " of the ", " of The "].iter().find_map(|word| Some((words.find(word)?, word.len())));
    let end = place.into_iter().chain(outlet.map(|(at, _)| at)).min().unwrap_or(words.len());
    if words[end..].contains(" and ") {
        return (part, None);
    }
    let outlet = outlet.map(|(at, length)| part.start + at + length..part.end);
    (part.start..part.start + end, outlet)
}

fn split(text: &str, separator: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut parts = Vec::new();
    for part in text.split(separator) {
        parts.push(start..start + part.len());
        start += part.len() + separator.len();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_and_outlet() {
        let check = |line: &str, authors: &str, outlet: Option<&str>| {
            let byline = read(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[byline.authors], byline.outlet.map(|o| &line[o])), (authors, outlet), "{line}");
        };
        check("By Ada Brask", "Ada Brask", None);
        check("BY ADA BRASK", "ADA BRASK", None);
        check("by Ada Brask, Piet Oduya and Lotte Vane", "Ada Brask, Piet Oduya and Lotte Vane", None);
        check("By Ada Brask and Piet Oduya, NORRBY LOOKOUT", "Ada Brask and Piet Oduya", Some("NORRBY LOOKOUT"));
        check("By ADA BRASK, NORRBY COURIER", "ADA BRASK", Some("NORRBY COURIER"));
        check("By Ada Brask, CNN", "Ada Brask", Some("CNN"));
        check("By Ada Brask, Political Editor", "Ada Brask", None);
        check("By Ada Brask, court reporter", "Ada Brask", None);
        check("By Ada Brask, Brussels correspondent, The Norrby Post", "Ada Brask", None);
        check("By Ada Brask in Brussels", "Ada Brask", None);
        check(
            "By Ada Brask in Brussels and Piet Oduya in Norrby",
            "Ada Brask in Brussels and Piet Oduya in Norrby",
            None,
        );
        check("By Ada Brask for Norrby Today", "Ada Brask", Some("Norrby Today"));
        check("Words by Jan van der Meer", "Jan van der Meer", None);
        check("By: Ada Brask", "Ada Brask", None);
    }

    #[test]
    fn sentences_are_none() {
        for line in ["By Friday the harbour was closed", "By Friday.", "By", "By the time", "Bye Ada", "Ada Brask", "é"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
