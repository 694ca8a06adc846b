use super::Paragraphs;
use crate::import::Refusal;
use crate::import::format::package::Package;
use crate::import::format::xml::{self, Token};

const KIND: &str = "Word document";
const MAIN: &str = "word/document.xml";

pub fn is_docx(package: &Package) -> bool {
    package.has(MAIN)
}

/// The text of a Word document with changes accepted: what was inserted is in, what was deleted or moved
/// away is out. Its notes stand at the end.
pub fn text(package: Package) -> Result<String, Refusal> {
    let mut package = package.called(KIND);
    let mut paragraphs = Paragraphs::default();
    read(&package.needed(MAIN)?, &mut paragraphs)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = package.part(notes)? {
            read(&notes, &mut paragraphs)?;
        }
    }
    Ok(paragraphs.finish())
}

/// Parts that hold no words of the text: properties (with their tab stops), what changes took out, field
/// codes, and the second form of a drawing for old programs.
const LEFT_OUT: &[&str] =
    &["pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "del", "moveFrom", "delText", "instrText", "Fallback", "rt"];

fn read(part: &[u8], paragraphs: &mut Paragraphs) -> Result<(), Refusal> {
    let mut left_out = 0_usize;
    let mut in_text = false;
    xml::tokens(part, KIND, |token| match token {
        Token::Open(name, _) if left_out > 0 || LEFT_OUT.contains(&name.as_str()) => left_out += 1,
        Token::Close(_) if left_out > 0 => left_out -= 1,
        Token::Open(name, _) => match name.as_str() {
            "t" => in_text = true,
            "tab" | "ptab" => paragraphs.push("\t"),
            "br" | "cr" => paragraphs.push("\n"),
            "noBreakHyphen" => paragraphs.push("\u{2011}"),
            "p" => paragraphs.end(),
            _ => {}
        },
        Token::Close(name) => match name.as_str() {
            "t" => in_text = false,
            "p" => paragraphs.end(),
            _ => {}
        },
        Token::Text(words) if in_text && left_out == 0 => paragraphs.push(&words),
        Token::Text(_) => {}
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::format::package::tests::zipped;

    fn check(body: &str, notes: &str, expected: &str) {
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let bytes = zipped(&[(MAIN, document.as_bytes()), ("word/footnotes.xml", notes.as_bytes())]);
        assert_eq!(
            text(Package::open(&bytes, "archive", &crate::import::budget::Budget::new()).unwrap()).unwrap(),
            expected,
            "{body}"
        );
    }

    #[test]
    fn what_a_reader_sees() {
        let run = |words: &str| format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>");
        let p = |inner: &str| format!("<w:p>{inner}</w:p>");
        check(
            &(p(&run("Harbour")) + &p("") + &p(&(run("It ") + &run("opens &amp; shuts.")))),
            "",
            "Harbour\n\nIt opens & shuts.",
        );
        check(
            &p(
                "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",
            ),
            "",
            "a\tb\nc",
        );
        let changed = format!(
            "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom>",
            run("a "),
            run("new"),
            run("gone")
        );
        check(&p(&changed), "", "a new");
        check(
            &p(&run("a")),
            &format!("<w:footnotes><w:footnote>{}</w:footnote></w:footnotes>", p(&run("a note"))),
            "a\n\na note",
        );
        check(&p("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r>"), "", "1");
    }
}
