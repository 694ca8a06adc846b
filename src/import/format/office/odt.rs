use super::Paragraphs;
use crate::import::Refusal;
use crate::import::format::package::Package;
use crate::import::format::xml::{self, Token};

const KIND: &str = "OpenDocument text";

/// Whether the file of the media type says so.
pub fn is_odt(media_type: &str) -> bool {
    media_type.starts_with("application/vnd.oasis.opendocument.text")
}

/// The text with changes accepted; a note stands where its mark stands.
pub fn text(package: Package) -> Result<String, Refusal> {
    let mut package = package.called(KIND);
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && manifest.windows(15).any(|window| window == b"encryption-data")
    {
        return Err(Refusal::Encrypted(KIND));
    }
    read(&package.needed("content.xml")?)
}

/// What was deleted is kept in `tracked-changes`; annotations are talk about the text.
const LEFT_OUT: &[&str] =
    &["tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "scripts", "ruby-text"];

fn read(content: &[u8]) -> Result<String, Refusal> {
    let mut paragraphs = Paragraphs::default();
    let mut notes = Paragraphs::default();
    let (mut left_out, mut in_paragraph, mut in_note) = (0_usize, 0_usize, 0_usize);
    xml::tokens(content, KIND, |token| {
        let target = if in_note > 0 { &mut notes } else { &mut paragraphs };
        match token {
            Token::Open(name, _) if left_out > 0 || LEFT_OUT.contains(&name.as_str()) => left_out += 1,
            Token::Close(_) if left_out > 0 => left_out -= 1,
            Token::Open(name, attributes) => match name.as_str() {
                "p" | "h" => in_paragraph += 1,
                "note" => in_note += 1,
                "tab" => target.push("\t"),
                "line-break" => target.push("\n"),
                "s" => {
                    let count = xml::attribute(&attributes, "c").and_then(|c| c.parse().ok()).unwrap_or(1);
                    target.push(&" ".repeat(usize::min(count, 100)));
                }
                _ => {}
            },
            Token::Close(name) => match name.as_str() {
                "p" | "h" => {
                    in_paragraph = in_paragraph.saturating_sub(1);
                    target.end();
                }
                "note" => in_note = in_note.saturating_sub(1),
                _ => {}
            },
            Token::Text(words) if in_paragraph > 0 && left_out == 0 => {
                for (n, part) in words.split([' ', '\n', '\t']).enumerate() {
                    if n > 0 && !target.open.ends_with(' ') {
                        target.push(" ");
                    }
                    target.push(part);
                }
            }
            Token::Text(_) => {}
        }
    })?;
    paragraphs.end();
    let notes = notes.finish();
    paragraphs.push(&notes);
    Ok(paragraphs.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_sees() {
        let check = |body: &str, expected: &str| {
            let content = format!(
                "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            );
            assert_eq!(read(content.as_bytes()).unwrap(), expected, "{body}");
        };
        check("<text:h>Harbour</text:h>\n<text:p>It <text:span>opens</text:span>.</text:p>", "Harbour\n\nIt opens.");
        check("<text:p>a<text:tab/>b<text:s text:c='2'/>c<text:line-break/>d</text:p>", "a\tb  c\nd");
        check("<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>new</text:p>", "new");
        check(
            "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note> b</text:p>",
            "a b\n\na note",
        );
    }
}
