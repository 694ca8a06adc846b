//! Comma-separated values for spreadsheets.

/// Opens a file. It tells spreadsheets that accents are in UTF-8.
pub const MARK: &str = "\u{feff}";

/// Adds one row.
pub fn line<const N: usize>(text: &mut String, cells: [&str; N]) {
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
