use super::html::text_of;
use super::package::Package;
use super::xml::{self, Token, attribute};
use crate::import::normal::normal;
use crate::import::{Imported, Refusal, completed};
use crate::model::{Article, Field, Origin};

const KIND: &str = "e-book";

/// A chapter with fewer words is a cover, a title page or a table of contents.
const FEWEST_WORDS: usize = 40;

/// The chapters of an e-book as articles, in reading order.
pub fn read(package: Package, origin: &Origin) -> Result<Imported, Refusal> {
    let mut package = package.called(KIND);
    if package.has("META-INF/encryption.xml") && package.has("META-INF/rights.xml") {
        return Err(Refusal::Encrypted(KIND));
    }
    let mut root = None;
    xml::tokens(&package.needed("META-INF/container.xml")?, KIND, |token| {
        if let Token::Open(name, attributes) = token
            && name == "rootfile"
        {
            root = root.take().or_else(|| attribute(&attributes, "full-path").map(str::to_owned));
        }
    })?;
    let root = root.ok_or_else(|| Refusal::Damaged(KIND, "its list of chapters is missing".into()))?;
    let list = contents(&package.needed(&root)?)?;
    let folder = root.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut imported = Imported::default();
    for chapter in &list.chapters {
        let Some(bytes) = package.part(&format!("{folder}{chapter}"))? else { continue };
        let html = String::from_utf8_lossy(&bytes);
        super::html::check_shape(&html)?;
        let text = normal(&text_of(&html)).into_owned();
        if text.split_whitespace().count() < FEWEST_WORDS {
            continue;
        }
        let mut article = Article::of(&text, Origin { encoding: "EPUB".to_owned(), ..origin.clone() });
        let field = |value: String| Field { value, span: None };
        article.outlet = list.title.clone().map(field);
        article.byline = list.author.clone().map(field);
        imported.articles.push(completed(article));
    }
    if imported.articles.is_empty() { Err(Refusal::NoText(KIND)) } else { Ok(imported) }
}

#[derive(Default)]
struct Contents {
    title: Option<String>,
    author: Option<String>,
    /// Paths from the folder of the list.
    chapters: Vec<String>,
}

fn contents(opf: &[u8]) -> Result<Contents, Refusal> {
    let mut contents = Contents::default();
    let mut items: Vec<(String, String)> = Vec::new();
    let mut open = String::new();
    xml::tokens(opf, KIND, |token| match token {
        Token::Open(name, attributes) => {
            let value = |key| attribute(&attributes, key).map(str::to_owned);
            match name.as_str() {
                "item" => items.extend(value("id").zip(value("href"))),
                "itemref" if value("linear").as_deref() != Some("no") => {
                    let id = value("idref").unwrap_or_default();
                    contents
                        .chapters
                        .extend(items.iter().find(|(other, _)| *other == id).map(|(_, href)| unescaped(href)));
                }
                _ => {}
            }
            open = name;
        }
        Token::Close(_) => open.clear(),
        Token::Text(words) => {
            let target = match open.as_str() {
                "title" => &mut contents.title,
                "creator" => &mut contents.author,
                _ => return,
            };
            if !words.trim().is_empty() {
                target.get_or_insert_default().push_str(words.trim());
            }
        }
    })?;
    Ok(contents)
}

/// `a%20b.xhtml` → `a b.xhtml`
fn unescaped(href: &str) -> String {
    let bytes = href.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let code = href.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|_| bytes[at] == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::import::format::package::tests::zipped;
    use crate::import::read_from;
    use std::path::Path;

    #[test]
    fn chapters_are_articles() {
        let container: &[u8] = b"<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
        let opf: &[u8] =
            b"<package><metadata><dc:title>Harbours</dc:title><dc:creator>Ada Brask</dc:creator></metadata>\
            <manifest><item id='c' href='cover.xhtml'/><item id='a' href='a%20b.xhtml'/></manifest>\
            <spine><itemref idref='c'/><itemref idref='a'/></spine></package>";
        let chapter = format!("<html><body><h1>The ferry</h1><p>{}</p></body></html>", "The ferry waits. ".repeat(20));
        let bytes = zipped(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OPS/book.opf", opf),
            ("OPS/cover.xhtml", b"<p>Harbours</p>"),
            ("OPS/a b.xhtml", chapter.as_bytes()),
        ]);
        let all = read_from(&bytes[..], Path::new("book.epub")).unwrap().articles;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].title(), "The ferry");
        assert_eq!(all[0].byline.as_ref().unwrap().value, "Ada Brask");
        let broken = zipped(&[("mimetype", b"application/epub+zip")]);
        assert!(read_from(&broken[..], Path::new("a")).unwrap_err().to_string().contains("container.xml is missing"));
    }
}
