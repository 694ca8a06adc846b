mod column;

use super::{Format, Input, plain};
use crate::import::{Imported, Refusal, pages};
use crate::model::Origin;
use pdf_oxide::document::PdfDocument;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Printed pages. The second reader is asked when the first fails or finds no letters: a reader that gives
/// only line breaks has failed too.
pub(super) const FORMAT: Format = Format {
    extensions: &["pdf"],
    is_sure: |bytes| bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-"),
    goes_by_name: false,
    read,
    shape: None,
};

const KIND: &str = "PDF";

/// Pages read at most; a longer file is a book or made to last for ever.
const MOST_PAGES: usize = 3_000;

fn read(input: &Input) -> Result<Imported, Refusal> {
    check_depth(input.bytes)?;
    let first = guarded(|| by_position(input.bytes));
    if let Ok(Err(Refusal::Encrypted(kind))) = first {
        return Err(Refusal::Encrypted(kind));
    }
    let good =
        |pages: &Vec<String>| pages.iter().any(|page| page.chars().filter(|c| c.is_alphanumeric()).count() >= 20);
    let (pages, seen) = match first {
        Ok(Ok(pages)) if good(&pages) => (Some(pages), true),
        first => {
            let second = guarded(|| by_order(input.bytes));
            let seen = matches!(first, Ok(Ok(_))) || matches!(second, Ok(Ok(_)));
            (second.ok().and_then(Result::ok).filter(good), seen)
        }
    };
    match pages {
        Some(pages) => {
            let origin = Origin { encoding: "PDF".to_owned(), ..input.origin.clone() };
            Ok(plain::articles(&pages::joined(&pages), origin))
        }
        None if seen => Err(Refusal::Scan),
        None => Err(Refusal::Damaged(KIND, "its pages can't be found".to_owned())),
    }
}

/// Refuses lists in lists in lists, for which the readers call themselves until their stack is full.
///
/// What is compressed is not looked into: its bytes are no text, and those end what was counted.
fn check_depth(bytes: &[u8]) -> Result<(), Refusal> {
    const MAX_LISTS: usize = 5_000;
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b'<' if bytes.get(at + 1) == Some(&b'<') => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'>' if bytes.get(at + 1) == Some(&b'>') => depth = depth.saturating_sub(1),
            b'e' if bytes[at..].starts_with(b"endobj") => depth = 0,
            b'\t'..=b'\r' | b' '..=b'~' => {}
            _ => depth = 0,
        }
        deepest = deepest.max(depth);
    }
    if deepest > MAX_LISTS { Err(Refusal::TooDeep("thousands of lists in each other")) } else { Ok(()) }
}

fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> std::thread::Result<Result<T, Refusal>> {
    catch_unwind(AssertUnwindSafe(work))
}

fn by_position(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    let damaged = |error: pdf_oxide::error::Error| Refusal::Damaged(KIND, error.to_string());
    let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(damaged)?;
    if document.is_encrypted() && !document.authenticate(b"").unwrap_or(false) {
        return Err(Refusal::Encrypted(KIND));
    }
    let count = document.page_count().map_err(damaged)?.min(MOST_PAGES);
    // One page that can't be read does not take the others along.
    Ok((0..count).map(|page| page_text(&document, page)).collect())
}

/// The text of a page. The reader's own order mixes up indented lines now and then, so a page in one column is put
/// together line by line, when that loses no word.
fn page_text(document: &PdfDocument, page: usize) -> String {
    let text = document.extract_text(page).unwrap_or_default();
    let spans = document.extract_spans(page).unwrap_or_default();
    let in_lines = column::text(spans.into_iter().map(Into::into).collect());
    in_lines.filter(|lines| words(lines) == words(&text)).unwrap_or(text)
}

/// The letters and digits of a text, each word once for each time it stands there.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

fn by_order(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    pdf_extract::extract_text_from_mem_by_pages(bytes).map_err(|error| Refusal::Damaged(KIND, error.to_string()))
}

#[cfg(test)]
mod tests {
    use crate::import::read_from;
    use std::path::Path;

    /// A PDF with one page for each of `pages`, its lines in Helvetica below each other.
    fn pdf(pages: &[&[&str]]) -> Vec<u8> {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            String::new(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        ];
        let mut kids = String::new();
        for lines in pages {
            let mut content = "BT /F1 11 Tf 14 TL 72 740 Td\n".to_owned();
            for line in *lines {
                content += &format!("({}) Tj T*\n", line.replace('(', "\\(").replace(')', "\\)"));
            }
            content += "ET";
            objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
                objects.len()
            ));
            kids += &format!("{} 0 R ", objects.len());
        }
        objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
        let mut out = "%PDF-1.4\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (n, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", out.len());
            out += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
        }
        let start = out.len();
        out += &format!("{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
        out.into_bytes()
    }

    fn told(bytes: &[u8]) -> String {
        match read_from(bytes, Path::new("a.bin")) {
            Ok(all) => all.articles[0].text.to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_printed_article() {
        let first: &[&str] = &[
            "Norrby Post 4 May 2021",
            "The ferry between Norrby and the islands will sail again in June, the har-",
            "bour master said on Monday. The harbour was shut for two winters.",
        ];
        let second: &[&str] = &["Norrby Post 4 May 2021", "Passengers will pay two crowns more than before."];
        let third: &[&str] = &["Norrby Post 4 May 2021", "The council votes again in the autumn."];
        let text = told(&pdf(&[first, second, third]));
        assert!(text.contains("the harbour master said on Monday."), "{text}");
        assert!(text.contains("Passengers will pay") && !text.contains("Norrby Post"), "{text}");
    }

    #[test]
    fn hostile() {
        let check = |bytes: &[u8], part: &str| assert!(told(bytes).contains(part), "{}", told(bytes));
        let whole = pdf(&[&["The ferry between Norrby and the islands will sail again."]]);
        check(&pdf(&[&[], &[]]), "no text in this file, only pictures");
        check(b"%PDF-1.7\n", "damaged");
        check(&[b"%PDF-1.7\n".as_slice(), &[0xE2; 100_000]].concat(), "damaged");
        for end in [20, whole.len() / 3, whole.len() / 2] {
            let told = told(&whole[..end]);
            assert!(told.contains("damaged") || told.contains("no text") || told.contains("ferry"), "{told}");
        }
        let text = String::from_utf8(whole).unwrap();
        // Pages that hold themselves are found by looking at all objects.
        check(text.replace("/Kids[5 0 R ]", "/Kids[2 0 R ]").as_bytes(), "ferry");
    }
}
