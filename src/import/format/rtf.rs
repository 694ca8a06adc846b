use super::{Format, Input, plain};
use crate::import::limits::MAX_DEPTH;
use crate::import::{Imported, Refusal};
use crate::model::Origin;
use rtf_parser_tt::document::{RtfDocument, TextOptions};

/// Rich text: its code pages, Unicode escapes and notes; what is hidden and its page headers stay out.
pub(super) const FORMAT: Format = Format {
    extensions: &["rtf"],
    is_sure: |bytes| bytes.trim_ascii_start().starts_with(b"{\\rtf"),
    goes_by_name: false,
    read,
    shape: None,
};

const KIND: &str = "rich text document";

fn read(input: &Input) -> Result<Imported, Refusal> {
    check_depth(input.bytes)?;
    let document = RtfDocument::from_bytes(input.bytes).map_err(|error| Refusal::Damaged(KIND, error.to_string()))?;
    let text = document.get_text_with(TextOptions::default().headers_footers(false));
    let paragraphs: Vec<&str> =
        text.split(['\n', '\r', '\u{c}']).map(str::trim).filter(|line| !line.is_empty()).collect();
    if paragraphs.is_empty() {
        return Err(Refusal::NoText(KIND));
    }
    Ok(plain::articles(&paragraphs.join("\n\n"), Origin { encoding: "RTF".to_owned(), ..input.origin.clone() }))
}

/// The reader keeps a state for each open brace.
fn check_depth(bytes: &[u8]) -> Result<(), Refusal> {
    let (mut depth, mut escaped) = (0_usize, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(Refusal::TooDeep("more than 512 groups in each other"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::import::read_from;
    use std::path::Path;

    fn told(bytes: &[u8]) -> String {
        match read_from(bytes, Path::new("a.txt")) {
            Ok(all) => all.articles[0].text.to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_a_reader_sees() {
        let check = |rtf: &[u8], expected: &str| assert_eq!(told(rtf), expected, "{}", String::from_utf8_lossy(rtf));
        check(b"{\\rtf1\\ansi Harbour\\par \\par It {\\b opens}.\\par}", "Harbour\n\nIt opens.");
        check(b"{\\rtf1\\ansi\\ansicpg1252 \\'93N\\'e9\\'94 said Brask.}", "“Né” said Brask.");
        check(b"{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0}", "Пр");
        check(b"{\\rtf1\\ansi\\uc1 \\u8220?a\\u8221? \\{b\\}}", "“a” {b}");
    }

    #[test]
    fn hostile() {
        let check = |rtf: &[u8], part: &str| assert!(told(rtf).contains(part), "{}", told(rtf));
        check(&[b"{\\rtf1".as_slice(), &b"{".repeat(1_000_000)].concat(), "512 groups");
        check(b"{\\rtf1}", "no text in this rich text document");
        check(&[b"{\\rtf1 ".as_slice(), &b"The ferry waits. ".repeat(1_000)].concat(), "rich text");
    }
}
