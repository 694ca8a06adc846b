use super::{Entry, Export, labelled, unwrapped};

/// ProQuest: articles between rules of underscores, fields by name, the text after `Full text:`.
pub fn read(lines: &[&str]) -> Option<Export> {
    let is_rule = |line: &&str| line.len() >= 20 && line.bytes().all(|byte| byte == b'_');
    let is_text = |line: &&str| labelled(line, "Full text").is_some();
    if !lines.iter().any(is_rule) || !lines.iter().any(is_text) {
        return None;
    }
    let entries: Vec<Entry> = lines.split(is_rule).filter(|part| part.iter().any(is_text)).map(entry).collect();
    Some(Export { entries, expected: None })
}

fn entry(lines: &[&str]) -> Entry {
    let field = |name: &str| lines.iter().find_map(|line| labelled(line, name)).unwrap_or("").to_owned();
    let start = lines.iter().position(|line| labelled(line, "Full text").is_some()).unwrap_or(lines.len());
    let mut body = vec![lines.get(start).and_then(|line| labelled(line, "Full text")).unwrap_or("")];
    body.extend(lines[(start + 1).min(lines.len())..].iter().take_while(|line| !is_field(line)));
    let title = field("Title");
    let first = lines
        .iter()
        .filter(|line| !line.is_empty() && !is_field(line))
        .find(|line| !(line.starts_with("Document ") && line.contains(" of ")));
    let date = [field("Publication date"), field("Date")].into_iter().find(|date| !date.is_empty());
    Entry {
        headline: if title.is_empty() { first.map_or(String::new(), |line| (*line).to_owned()) } else { title },
        byline: field("Author"),
        outlet: field("Publication title"),
        date: date.unwrap_or_default(),
        body: unwrapped(&body),
    }
}

/// The names of fields that follow a text.
fn is_field(line: &str) -> bool {
    const FIELDS: &[&str] = &[
        "Author",
        "Publication info",
        "Publication title",
        "Publication date",
        "Publication year",
        "Abstract",
        "Links",
        "Subject",
        "Location",
        "Company / organization",
        "People",
        "Title",
        "Pages",
        "Publisher",
        "Place of publication",
        "Country of publication",
        "ISSN",
        "Source type",
        "Language of publication",
        "Document type",
        "ProQuest document ID",
        "Document URL",
        "Copyright",
        "Last updated",
        "Database",
        "Section",
        "Credit",
        "Illustration",
        "Identifier / keyword",
        "First page",
        "Number of pages",
        "Classification",
    ];
    FIELDS.iter().any(|field| line.starts_with(field) && labelled(line, field).is_some())
}
