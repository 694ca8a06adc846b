use super::Entry;

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

/// Comma-separated values. The mark at the start tells spreadsheets that accents are in UTF-8.
pub fn write(entries: &[Entry<'_>]) -> String {
    let mut text = "\u{feff}".to_owned();
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

fn line<const N: usize>(text: &mut String, cells: [&str; N]) {
    for (i, value) in cells.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        cell(text, value);
    }
    text.push_str("\r\n");
}

/// Quoted where it must be. A cell that a spreadsheet would take for a formula stays text.
fn cell(text: &mut String, value: &str) {
    let formula = value.starts_with(['=', '+', '@', '\t'])
        || (value.starts_with('-') && value.parse::<f64>().is_err() && !is_date(value));
    let value = if formula { format!("'{value}") } else { value.to_owned() };
    if value.contains([',', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&value.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&value);
    }
}

/// A year before Christ: `-0044`, `-0044-03-15`.
fn is_date(value: &str) -> bool {
    value.parse::<crate::model::Edtf>().is_ok() || value.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        let check = |value: &str, expected: &str| {
            let mut text = String::new();
            cell(&mut text, value);
            assert_eq!(text, expected);
        };
        check("“Amadó”", "“Amadó”");
        check("a, b", "\"a, b\"");
        check("say \"so\"", "\"say \"\"so\"\"\"");
        check("=SUM(A1)", "'=SUM(A1)");
        check("-0044-03-15", "-0044-03-15");
        check("- a list", "'- a list");
    }
}
