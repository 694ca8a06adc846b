use super::{date, names};
use crate::model::Edtf;
use std::ops::Range;

/// What opens a report: `BRUSSELS, July 12, 2018 (Meridian Wire) —`.
#[derive(Debug, PartialEq)]
pub struct Dateline {
    /// Place, date and agency, without the dash.
    pub range: Range<usize>,
    pub agency: Option<Range<usize>>,
    pub date: Option<Edtf>,
    pub date_range: Option<Range<usize>>,
    /// Whether the dateline is the whole line.
    pub stands_alone: bool,
}

/// No place with a date and an agency is longer, in bytes.
const LONGEST: usize = 100;

/// Reads the dateline that opens `line`: a place in capitals, a place with an agency in brackets, or an
/// agency alone; then a spaced dash.
pub fn read(line: &str) -> Option<Dateline> {
    let (dash, dash_length) = line.char_indices().take_while(|(at, _)| *at <= LONGEST).find_map(|(at, c)| {
        let after = &line[at + c.len_utf8()..];
        let spaced = after.is_empty() || after.starts_with([' ', '\u{a0}']) || c == '—';
        let doubled = c == '-' && after.starts_with('-');
        (matches!(c, '-' | '–' | '—') && (spaced || doubled)).then_some((at, c.len_utf8()))
    })?;
    let words = line[..dash].trim_end();
    let agency = agency(words);
    let mut place = words[..agency.as_ref().map_or(words.len(), |range| range.start - 1)].trim_end();
    let found = date::find(place);
    if let Some(found) = &found {
        if !date::is_clock(&place[found.range.end..]) {
            return None;
        }
        place = place[..found.range.start].trim_end_matches([' ', ',']);
    }
    let stands_alone = line[dash + dash_length..].trim().is_empty();
    let city = place.split(',').next().unwrap_or(place);
    let known_agency = agency.clone().is_some_and(|range| {
        let name = &words[range];
        names::is_outlet(name) || names::is_all_capitals(name)
    });
    let is_place = (known_agency && (place.is_empty() || names::is_name_like(place)))
        || (names::is_all_capitals(city) && names::is_name_like(place.trim_end_matches('.')));
    let is_outlet = agency.is_none() && found.is_none() && names::is_all_capitals(place) && names::is_outlet(place);
    if !is_place || (stands_alone && !is_outlet && agency.is_none()) {
        return None;
    }
    Some(Dateline {
        range: 0..words.len(),
        agency: agency.or(is_outlet.then_some(0..place.len())),
        date: found.as_ref().and_then(|found| found.date),
        date_range: found.map(|found| found.range),
        stands_alone,
    })
}

/// The words in brackets that end `words`.
fn agency(words: &str) -> Option<Range<usize>> {
    let inside = words.strip_suffix(')')?;
    let start = inside.rfind('(')? + 1;
    names::is_name_like(&inside[start..]).then_some(start..inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let check = |line: &str, words: &str, agency: Option<&str>, date: Option<&str>, alone: bool| {
            let found = read(line).unwrap_or_else(|| panic!("{line}"));
            let shown = (&line[found.range], found.agency.map(|a| &line[a]), found.date.map(|d| d.to_string()));
            assert_eq!(shown, (words, agency, date.map(str::to_owned)), "{line}");
            assert_eq!(found.stands_alone, alone, "{line}");
        };
        check("NORRBY (Meridian Wire) — The harbour", "NORRBY (Meridian Wire)", Some("Meridian Wire"), None, false);
        check(
            "NORRBY, July 12, 2018 (Meridian Wire) — It",
            "NORRBY, July 12, 2018 (Meridian Wire)",
            Some("Meridian Wire"),
            Some("2018-07-12"),
            false,
        );
        check(
            "NORRBY, March 3 (Reuters) - It",
            "NORRBY, March 3 (Reuters)",
            Some("Reuters"),
            Some("XXXX-03-03"),
            false,
        );
        check("NEW NORRBY, Estmere — It", "NEW NORRBY, Estmere", None, None, false);
        check("Norrby (AP) -- It", "Norrby (AP)", Some("AP"), None, false);
        check("(Reuters) - It", "(Reuters)", Some("Reuters"), None, false);
        check("CNN  —", "CNN", Some("CNN"), None, true);
        check("CNN — It", "CNN", Some("CNN"), None, false);
    }

    #[test]
    fn other_openings() {
        for line in [
            "",
            "—",
            "The harbour — closed since May — is open.",
            "Norrby — a town",
            "BRASK: You came – why?",
            "He (Brask) — it is said — left",
            "A well-known man",
            "“NORRBY — no”",
            "US-backed forces",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
