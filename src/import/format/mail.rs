use super::{Format, Input, html, plain};
use crate::import::{ImportError, Imported, Refusal, metadata};
use crate::model::{Field, Origin};
use mail_parser::{Message, MessageParser, MimeHeaders as _};

/// Mails and the pages that a browser saves as one (MHTML).
pub(super) const FORMAT: Format =
    Format { extensions: &["eml", "mht", "mhtml"], is_sure, goes_by_name: true, read, shape: None };

const KIND: &str = "mail";

/// A mail opens with header lines, among them its version of MIME and its content type.
fn is_sure(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(8192)]).to_ascii_lowercase();
    let header = start.split("\n\n").next().unwrap_or("").split("\r\n\r\n").next().unwrap_or("").to_owned();
    let opens = header.lines().next().is_some_and(|line| {
        line.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    });
    let has = |name: &str| header.lines().any(|line| line.starts_with(name));
    opens && has("mime-version:") && (has("content-type:") || has("from:"))
}

fn read(input: &Input) -> Result<Imported, Refusal> {
    let message =
        MessageParser::default().parse(input.bytes).ok_or(Refusal::Damaged(KIND, "it has no header".into()))?;
    let location = message.header_raw("Snapshot-Content-Location").map(|value| value.trim().to_owned());
    let is_page = location.is_some()
        || message.content_type().is_some_and(|kind| {
            kind.ctype() == "multipart"
                && kind.subtype() == Some("related")
                && message.from().is_none_or(|from| from.first().is_none_or(|from| from.address().is_none()))
        });
    let mut origin = Origin {
        encoding: if is_page { "MHTML" } else { "EML" }.to_owned(),
        address: location,
        ..input.origin.clone()
    };
    if is_page {
        origin.saved = message.date().map(|date| date.to_rfc3339());
    }
    let mut imported = body(&message, origin, is_page)?;
    if !is_page {
        attachments(&message, input, &mut imported);
        if let [article] = &mut imported.articles[..] {
            article.headline =
                article.headline.take().or_else(|| Some(Field { value: message.subject()?.to_owned(), span: None }));
            if article.published.is_none()
                && let Some(sent) = message.date().and_then(|date| metadata::read_date(&date.to_rfc3339()[..10]))
            {
                article.published = Some(sent);
                article.origin.dated_by = Some("the day on which the mail was sent".to_owned());
                article
                    .origin
                    .notes
                    .push("The published date is the day on which the mail was sent; check it.".to_owned());
            }
        }
    }
    if imported.articles.is_empty() && imported.problems.is_empty() { Err(Refusal::NoText(KIND)) } else { Ok(imported) }
}

fn body(message: &Message, origin: Origin, is_page: bool) -> Result<Imported, Refusal> {
    let has_html = message.html_bodies().any(|part| part.is_text_html());
    if has_html && let Some(page) = message.body_html(0) {
        return match html::article(&page, origin) {
            Ok(article) => Ok(article.into()),
            Err(Refusal::NoText(_)) if !is_page => Ok(Imported::default()),
            Err(refusal) => Err(refusal),
        };
    }
    let text = message.body_text(0).unwrap_or_default().replace("\r\n", "\n");
    if text.trim().is_empty() { Ok(Imported::default()) } else { Ok(plain::articles(&text, origin)) }
}

/// The attached files that are articles.
fn attachments(message: &Message, input: &Input, imported: &mut Imported) {
    for attachment in message.attachments() {
        let Some(name) = attachment.attachment_name() else { continue };
        let path = input.path.join(name.replace(['/', '\\'], "_"));
        if !super::has_known_extension(&path) {
            continue;
        }
        match input.inside(attachment.contents(), &path) {
            Ok(part) => {
                imported.articles.extend(part.articles);
                imported.problems.extend(part.problems);
            }
            Err(refusal) => imported.problems.push(ImportError::new(refusal, &path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Imported, read_from};
    use std::path::Path;

    fn read(mail: &str) -> Imported {
        read_from(mail.replace('\n', "\r\n").as_bytes(), Path::new("a.bin")).unwrap()
    }

    #[test]
    fn mails() {
        let text = "From: Ada Brask <ada@norrby.example>\nDate: Tue, 4 May 2021 08:00:00 +0200\nSubject: Ferry returns\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe ferry =E2=80=9Cwaits=E2=80=9D in the har=\nbour of Norrby, said Piet Oduya.\n";
        let article = &read(text).articles[0];
        assert_eq!(&*article.text, "The ferry “waits” in the harbour of Norrby, said Piet Oduya.\n");
        assert_eq!(article.headline.as_ref().unwrap().value, "Ferry returns");
        assert_eq!(article.published.unwrap().to_string(), "2021-05-04");
        let attached = "From: a@norrby.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n--x\nContent-Type: text/plain; name=b.txt\nContent-Disposition: attachment; filename=b.txt\nContent-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IHdhaXRzLg==\n--x--\n";
        let all = read(attached);
        assert_eq!((&*all.articles[0].text, all.articles[0].origin.path.as_str()), ("The ferry waits.", "a.bin/b.txt"));
    }

    #[test]
    fn a_page_saved_as_one_file() {
        let prose = "<p>The ferry between Norrby and the islands will sail again in June, the harbour master said.</p>"
            .repeat(6);
        let page = format!(
            "From: <Saved by a browser>\nSnapshot-Content-Location: https://norrby.example/ferry\nSubject: Ferry\nDate: Tue, 4 May 2021 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\n\n--x\nContent-Type: text/html\nContent-Location: https://norrby.example/ferry\n\n<html><head><title>Ferry returns to Norrby</title></head><body><article>{prose}</article></body></html>\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n"
        );
        let article = &read(&page).articles[0];
        assert!(article.text.contains("harbour master said."), "{}", article.text);
        assert_eq!(article.origin.address.as_deref(), Some("https://norrby.example/ferry"));
        assert_eq!((article.published, article.origin.saved.is_some()), (None, true));
    }

    #[test]
    fn hostile() {
        let head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n";
        for mail in
            [head.to_owned(), format!("{head}--x"), format!("{head}{}", "--x\n".repeat(50_000)), head.repeat(1_000)]
        {
            let _ = read_from(mail.as_bytes(), Path::new("a.eml"));
        }
    }
}
