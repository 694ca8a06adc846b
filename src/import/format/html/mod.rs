//! Saved web pages. The main text is found by two extractors, the metadata by our own ladders; where the
//! page was saved from and when is kept apart from what it says about itself.

mod blocks;
mod body;
mod charset;
mod date;
mod headline;
mod json_ld;
mod names;
mod numeric;
mod page;
mod saved;
mod shape;
mod trim;

pub(super) use blocks::text_of;
pub(super) use shape::check as check_shape;

use super::{Format, Input};
use crate::import::encoding::Decoded;
use crate::import::limits::MAX_PART;
use crate::import::normal::normal;
use crate::import::{Imported, Refusal, completed};
use crate::model::{Article, Field, Origin};
use dom_query::Document;
use page::Page;

pub(super) const FORMAT: Format =
    Format { extensions: &["html", "htm", "xhtml"], is_sure, goes_by_name: true, read, shape: None };

fn is_sure(bytes: &[u8]) -> bool {
    let start = first_element(bytes);
    ["<!doctype html", "<html", "<head", "<body", "<!--"].iter().any(|opening| start.starts_with(opening))
}

/// What follows the declaration and the comments that a page or another XML file opens with, in lower case. A
/// comment says where a page was saved from, a declaration that it is XHTML.
pub(super) fn first_element(bytes: &[u8]) -> String {
    let start = charset::first_kilobyte(bytes).to_lowercase();
    let mut rest = start.trim_start_matches('\u{feff}').trim_start();
    while let Some((_, after)) = ["<!--", "<?xml"]
        .iter()
        .find_map(|opening| rest.strip_prefix(opening)?.split_once(if *opening == "<!--" { "-->" } else { "?>" }))
    {
        rest = after.trim_start();
    }
    rest.to_owned()
}

fn read(input: &Input) -> Result<Imported, Refusal> {
    if input.bytes.len() as u64 > MAX_PART {
        return Err(Refusal::TooLong);
    }
    let Decoded { text: html, encoding, notes } = charset::decode(input.bytes, input.options.encoding())?;
    if html.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let origin = Origin { encoding: format!("HTML, {encoding}"), notes, ..input.origin.clone() };
    article(&html, origin).map(Imported::from)
}

/// The article of the page `html`; `origin` may already know its address.
pub(super) fn article(html: &str, mut origin: Origin) -> Result<Article, Refusal> {
    let html = &*shape::checked(html)?;
    let document = Document::from(html);
    let page = Page::of(&document);
    let body = body::extract(html, &document);
    let body = body.ok_or(Refusal::NoText("web page"))?;
    let found = date::published(&page);
    let saved = saved::read(html);
    origin.address = saved.address.or(origin.address).or_else(|| page.address());
    origin.saved = saved.time.or(origin.saved);
    if !body.is_sure {
        origin.notes.push("The main text of this page could not be told surely from the rest; check the text.".into());
    }
    let mut article = Article::of("", origin);
    let field = |value| Field { value, span: None };
    article.outlet = names::outlet(&page).map(field);
    article.byline = names::byline(&page, article.outlet.as_ref().map(|outlet| outlet.value.as_str())).map(field);
    article.headline = headline::headline(&page).map(field);
    if let Some(found) = found {
        article.published = Some(found.date);
        article
            .origin
            .notes
            .extend(found.is_unsure.then(|| format!("The published date was read from {}; check it.", found.rung)));
        article.origin.dated_by = Some(found.rung.to_owned());
    }
    let text = normal(&trim::trimmed(&body.text, &article)).into_owned();
    Ok(completed(article.with_text(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_from;
    use std::path::Path;

    /// A page as a browser saves it, with what surrounds an article.
    fn page(head: &str, body: &str) -> String {
        let teasers = "<li><a href=/x>Ten photographs of the old lighthouse</a></li>".repeat(8);
        format!(
            "<!DOCTYPE html>\n<!-- saved from url=(0030)https://norrby.example/ferry -->\n<html lang=en-GB><head>\
             <title>Ferry returns to Norrby | Norrby Post</title>\
             <meta property=og:site_name content='Norrby Post'>{head}</head><body>\
             <nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li></ul></nav>\
             <main><article><h1>Ferry returns to Norrby</h1><p class=byline>By <a>Ada Brask</a></p>{body}</article></main>\
             <aside><h2>Most read</h2><ul>{teasers}</ul></aside><footer>© 2021 Norrby Post. Contact us</footer>\
             </body></html>"
        )
    }

    fn prose() -> String {
        [
            "The ferry between Norrby and the islands will sail again in June, the harbour master said on Monday.",
            "“We have waited for two winters, and the engine is ready now,” said Piet Oduya, who leads the harbour.",
            "The council voted in April to pay for the repair, although four of its members called it too dear.",
            "Passengers will pay two crowns more than before, according to a list that the council showed in its hall.",
        ]
        .iter()
        .map(|words| format!("<p>{words}</p>\n"))
        .collect()
    }

    fn read_page(bytes: &[u8], name: &str) -> Result<Article, String> {
        let imported = read_from(bytes, Path::new(name)).map_err(|error| error.to_string())?;
        Ok(imported.articles.into_iter().next().expect("an article"))
    }

    #[test]
    fn a_saved_page() {
        let head = "<meta property=article:published_time content=2021-05-04T08:00:00+02:00>\
                    <meta property=article:modified_time content=2021-05-09>";
        let article = read_page(page(head, &prose()).as_bytes(), "ferry.bin").unwrap();
        let value = |field: &Option<Field>| field.as_ref().map(|field| field.value.clone()).unwrap_or_default();
        assert_eq!(value(&article.headline), "Ferry returns to Norrby");
        assert_eq!(value(&article.byline), "Ada Brask");
        assert_eq!(value(&article.outlet), "Norrby Post");
        assert_eq!(article.published.unwrap().to_string(), "2021-05-04");
        assert_eq!(article.origin.address.as_deref(), Some("https://norrby.example/ferry"));
        assert!(article.text.contains("said on Monday.\n\n“We have waited"), "{}", article.text);
        for other in ["lighthouse", "Sport", "Contact"] {
            assert!(!article.text.contains(other), "{}", article.text);
        }
        assert_eq!(article.origin.encoding, "HTML, UTF-8");
    }

    #[test]
    fn when_it_was_saved_is_not_when_it_was_published() {
        let comment =
            "<!--\n Page saved with SingleFile\n url: https://norrby.example/b\n saved date: Tue May 04 2021\n-->";
        let article = read_page(format!("{comment}{}", page("", &prose())).as_bytes(), "a.html").unwrap();
        assert_eq!((article.published, article.origin.saved.as_deref()), (None, Some("Tue May 04 2021")));
    }

    #[test]
    fn encodings() {
        let html = page("<meta charset=windows-1252>", &prose().replace("Oduya", "Odüya"));
        let (western, ..) = encoding_rs::WINDOWS_1252.encode(&html);
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(html.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [html.as_bytes(), &western, &utf16] {
            let article = read_page(bytes, "a.txt").unwrap();
            assert!(article.text.contains("“We have") && article.text.contains("Odüya"), "{}", article.text);
        }
    }

    #[test]
    fn hostile_pages_end() {
        let whole = page("", &prose());
        let check = |html: &str, part: &str| {
            let told = read_page(html.as_bytes(), "a.html").map(|article| article.text.to_string());
            assert!(told.as_ref().unwrap_or_else(|error| error).contains(part), "{told:?}");
        };
        check("", "empty");
        check(" \n", "empty");
        check("<html></html>", "no text in this web page");
        check("<html><script>x</script>", "no text in this web page");
        check(&page("", &"<div>".repeat(100_000)), "512 elements");
        check(&page("", &format!("<p {}>", "a=1 ".repeat(1_000_000))), "attributes");
        check(
            &whole.replace("<p>", &format!("<p><img src='data:image/png;base64,{}'>", "QUJD".repeat(1 << 20))),
            "waited",
        );
        check(&whole[..whole.find("The council").unwrap()], "waited");
        check(&whole.replace("The council", "The\0 council"), "The council voted");
        check(&whole.replace("<p>", "<p><b>"), "waited");
    }
}
