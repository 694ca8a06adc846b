use super::{Entry, Export, labelled, unwrapped};
use crate::import::metadata::find_date;

/// Nexis before Uni: `3 of 100 DOCUMENTS`, in the language of the page.
pub fn read(lines: &[&str]) -> Option<Export> {
    let starts: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(n, line)| Some((n, count(line)?))).collect();
    let (_, expected) = *starts.first()?;
    let ends = starts.iter().skip(1).map(|(n, _)| *n).chain([lines.len()]);
    let entries = starts.iter().zip(ends).map(|((start, _), end)| entry(&lines[start + 1..end])).collect();
    Some(Export { entries, expected: Some(expected) })
}

/// The `100` of `3 of 100 DOCUMENTS`, `Dokument 3 von 100`.
fn count(line: &str) -> Option<usize> {
    if line.len() > 60 {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    // The noun stands last, or first: `Dokument 3 von 100`.
    let [a, b, c, d] = words[..] else { return None };
    let (number, of, count, noun) =
        if a.starts_with(|c: char| c.is_ascii_digit()) { (a, b, c, d) } else { (b, c, d, a) };
    let joins = matches!(of.to_lowercase().as_str(), "of" | "von" | "de" | "van" | "di" | "sur");
    let noun = noun.to_lowercase();
    let is_noun = noun.starts_with("document") || noun.starts_with("dokument");
    number.parse::<usize>().ok().filter(|_| joins && is_noun)?;
    count.parse().ok()
}

fn entry(lines: &[&str]) -> Entry {
    const BEFORE: &[&str] = &["BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "AUTOR", "RUBRIK", "LÄNGE"];
    const AFTER: &[&str] = &["LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "GRAPHIC", "SUBJECT", "UPDATE", "SPRACHE"];
    let has = |labels: &[&str], line: &str| {
        labels.iter().any(|label| labelled(line, label).is_some() && line.starts_with(label))
    };
    let field = |labels: &[&str]| {
        labels.iter().find_map(|l| lines.iter().find_map(|line| labelled(line, l))).unwrap_or("").to_owned()
    };
    let first = lines.iter().position(|line| has(BEFORE, line)).unwrap_or(lines.len());
    let blocks: Vec<String> = lines[..first]
        .split(|line| line.is_empty())
        .filter(|block| !block.is_empty())
        .map(|block| block.join(" "))
        .collect();
    let date = blocks.iter().position(|block| find_date(block).is_some());
    let headline = lines.iter().find_map(|line| labelled(line, "HEADLINE")).map(str::to_owned);
    let after = lines.iter().position(|line| has(AFTER, line)).unwrap_or(lines.len());
    let last = lines[..after].iter().rposition(|line| has(BEFORE, line)).map_or(first, |at| at + 1).min(after);
    Entry {
        headline: headline.or_else(|| blocks.get(date? + 1).cloned()).unwrap_or_default(),
        byline: field(&["BYLINE", "AUTOR"]),
        outlet: date.and_then(|date| blocks.get(date.checked_sub(1)?).cloned()).unwrap_or_default(),
        date: date.map_or(String::new(), |date| blocks[date].clone()),
        body: unwrapped(&lines[last..after]),
    }
}
