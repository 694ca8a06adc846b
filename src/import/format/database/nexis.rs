use super::{Entry, Export, labelled, unwrapped};
use crate::import::metadata::find_date;

/// What ends the header lines that have no label: title, outlet, date.
const LABELS: &[&str] = &["Section", "Length", "Byline", "Dateline", "Highlight", "Link to Image", "Graphic"];

/// What ends the text.
const AFTER: &[&str] = &["Classification", "End of Document", "Graphic"];

/// Nexis Uni: a cover page, then articles from their title to `End of Document`.
pub fn read(lines: &[&str]) -> Option<Export> {
    let is_body = |line: &&str| *line == "Body";
    let is_end = |line: &&str| *line == "End of Document";
    let has_length =
        || lines.iter().any(|line| labelled(line, "Length").is_some() || labelled(line, "Load-Date").is_some());
    if !lines.iter().any(is_body) || !(lines.iter().any(is_end) || has_length()) || !has_length() {
        return None;
    }
    let entries = lines.split(is_end).filter_map(entry).collect();
    Some(Export { entries, expected: expected(lines) })
}

fn entry(lines: &[&str]) -> Option<Entry> {
    let body = lines.iter().position(|line| *line == "Body")?;
    let (header, rest) = (&lines[..body], &lines[body + 1..]);
    let label =
        |line: &&str| LABELS.iter().any(|label| labelled(line, label).is_some()) || line.starts_with("Copyright");
    let field = |name: &str| header.iter().find_map(|line| labelled(line, name)).unwrap_or("").to_owned();
    // From the first label upwards: the date, the outlet, the title; what stands above is the cover page.
    let start = header.iter().rposition(|line| line.starts_with("User Name") || line.starts_with("Client/Matter"));
    let start = start.map_or(0, |at| at + 1);
    let unlabelled = header[start..].iter().position(label).map_or(body, |at| start + at);
    let filled: Vec<&str> = header[start..unlabelled].iter().copied().filter(|line| !line.is_empty()).collect();
    let date = filled.iter().rposition(|line| find_date(line).is_some());
    let above = |n: usize| {
        date.and_then(|date| filled.get(date.checked_sub(n)?)).map_or(String::new(), |line| (*line).to_owned())
    };
    let headline =
        if date.is_some() { above(2) } else { filled.first().map_or(String::new(), |line| (*line).to_owned()) };
    let end = rest.iter().position(|line| AFTER.contains(line) || labelled(line, "Load-Date").is_some());
    Some(Entry {
        headline,
        byline: field("Byline"),
        outlet: above(1),
        date: date.map_or(String::new(), |date| filled[date].to_owned()),
        body: unwrapped_paragraphs(&rest[..end.unwrap_or(rest.len())]),
    })
}

/// Each line of a DOCX or RTF export is a paragraph; plain text may be wrapped.
fn unwrapped_paragraphs(lines: &[&str]) -> String {
    let blank = lines.iter().filter(|line| line.is_empty()).count();
    if blank == 0 {
        return lines.join("\n\n");
    }
    unwrapped(lines)
}

/// The `100` of `Documents (100)`.
fn expected(lines: &[&str]) -> Option<usize> {
    let count = lines.iter().find_map(|line| line.strip_prefix("Documents (")?.strip_suffix(')'))?;
    count.replace([',', '.'], "").parse().ok()
}
