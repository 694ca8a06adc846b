use super::Entry;
use crate::export::csv::{self, line};

const HEADER: [&str; 12] = [
    "Type",
    "Date (EDTF)",
    "Date in words",
    "First day",
    "Last day",
    "What",
    "Who",
    "Status or form",
    "Article",
    "Outlet",
    "Published",
    "File",
];

/// Comma-separated values.
pub fn write(entries: &[Entry<'_>]) -> String {
    let mut text = csv::MARK.to_owned();
    line(&mut text, HEADER);
    for entry in entries {
        let edtf = entry.date.map(|date| date.to_string()).unwrap_or_default();
        let (first, last) = match entry.days() {
            Some((first, last)) => (first.to_string(), last.to_string()),
            None => Default::default(),
        };
        line(
            &mut text,
            [
                entry.kind,
                &edtf,
                &entry.when(),
                &first,
                &last,
                &entry.title,
                entry.who,
                entry.status,
                entry.article,
                entry.outlet,
                entry.published,
                entry.file,
            ],
        );
    }
    text
}
