//! The formats that can be read, one module each. What a file is, its content says; its name is asked only
//! where the content leaves it open.

mod archive;
mod compressed;
mod database;
mod epub;
mod feed;
mod html;
mod mail;
mod office;
mod package;
mod pdf;
mod plain;
mod rtf;
mod table;
mod warc;
mod webarchive;
mod xml;

pub use table::{Column, Columns, Role, Shape};

use super::budget::Budget;
use super::limits::MAX_NESTING;
use super::{ImportError, Imported, Options, Refusal, guard};
use crate::model::{Article, Origin};
use std::path::Path;

type Look = fn(&Input) -> Result<Shape, Refusal>;

/// How one format is known and read.
struct Format {
    /// Lower case, without the dot.
    extensions: &'static [&'static str],
    /// Whether bytes can only be this, whatever they are called.
    is_sure: fn(&[u8]) -> bool,
    /// Whether a file is this when only its name says so.
    goes_by_name: bool,
    /// The articles, each with a copy of the origin.
    read: fn(&Input) -> Result<Imported, Refusal>,
    /// What a preview shows of it, where it is a table.
    shape: Option<Look>,
}

/// What a format reads.
struct Input<'a> {
    bytes: &'a [u8],
    /// In an archive, the path of the archive and the name in it.
    path: &'a Path,
    origin: &'a Origin,
    /// How many archives in each other may still be opened.
    nesting: usize,
    options: &'a Options,
    budget: &'a Budget,
}

impl Input<'_> {
    /// The articles of a file that lies in this one.
    fn inside(&self, bytes: &[u8], path: &Path) -> Result<Imported, Refusal> {
        self.inside_from(bytes, path, self.origin.clone())
    }

    /// The same for one of which more is known.
    fn inside_from(&self, bytes: &[u8], path: &Path, origin: Origin) -> Result<Imported, Refusal> {
        self.budget.check_time()?;
        let nesting = self.nesting.checked_sub(1).ok_or(Refusal::TooDeep("archives in archives in archives"))?;
        let origin = Origin { path: path.to_string_lossy().into_owned(), ..origin };
        (of(bytes, path).read)(&Input { bytes, path, origin: &origin, nesting, ..*self })
    }
}

/// Asked in this order; plain text is what is left.
const FORMATS: &[Format] = &[
    archive::FORMAT,
    compressed::FORMAT,
    warc::FORMAT,
    pdf::FORMAT,
    rtf::FORMAT,
    webarchive::FORMAT,
    feed::FORMAT,
    html::FORMAT,
    mail::FORMAT,
    table::JSON,
    table::DELIMITED,
    plain::FORMAT,
];

/// The articles of a file whose content is `bytes`, read on a thread of its own.
pub(super) fn read(bytes: Vec<u8>, path: &Path, options: &Options) -> Result<Imported, Refusal> {
    on_thread(bytes, path, options, |format, input| (format.read)(input))
}

/// What the table in `bytes` looks like; `None` when they are none.
pub(super) fn shape(bytes: Vec<u8>, path: &Path, options: &Options) -> Result<Option<Shape>, Refusal> {
    on_thread(bytes, path, options, |format, input| format.shape.map(|shape| shape(input)).transpose())
}

fn on_thread<T: Send + 'static>(
    bytes: Vec<u8>,
    path: &Path,
    options: &Options,
    work: fn(&Format, &Input) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let (path, options) = (path.to_owned(), options.clone());
    guard::run(move || {
        let origin = Origin { path: path.to_string_lossy().into_owned(), ..Origin::default() };
        let (path, options, budget) = (&*path, &options, &Budget::new());
        let input = Input { bytes: &bytes, path, origin: &origin, nesting: MAX_NESTING, options, budget };
        work(of(&bytes, path), &input)
    })
}

fn of(bytes: &[u8], path: &Path) -> &'static Format {
    let sure = FORMATS.iter().find(|format| (format.is_sure)(bytes));
    let named = || FORMATS.iter().find(|format| format.goes_by_name && format.takes(path));
    sure.or_else(named).unwrap_or(&plain::FORMAT)
}

/// Whether files called like this are taken when a folder is read.
pub(super) fn has_known_extension(path: &Path) -> bool {
    FORMATS.iter().any(|format| format.takes(path))
}

/// The extensions of all formats, for file dialogs.
pub fn extensions() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.extensions.iter().copied()).collect()
}

impl Format {
    fn takes(&self, path: &Path) -> bool {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        extension.is_some_and(|extension| self.extensions.contains(&extension.as_str()))
    }
}

impl From<Article> for Imported {
    fn from(article: Article) -> Self {
        Imported { articles: vec![article], problems: Vec::<ImportError>::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        let check = |bytes: &[u8], path: &str, extension: &str| {
            assert_eq!(of(bytes, Path::new(path)).extensions[0], extension, "{bytes:?} {path}");
        };
        check(b"\n<!DOCTYPE HTML>", "a.txt", "html");
        check(b"<html lang=en>", "a.md", "html");
        check(b"<b>a", "a.bin", "txt");
        check(b"<b>a", "a.htm", "html");
        check(b"<?xml version=\"1.0\"?>\n<rss>", "a.html", "rss");
        check(b" [\n {\"title\"", "a.txt", "json");
        check(b"[Editor", "a.txt", "txt");
        check(b"id,title,url,text\n1,2,3,4\n", "a.txt", "csv");
        check(b"Title, text, url\n\nThe ferry", "a.txt", "txt");
        check(b"x", "a.csv", "csv");
        check(b"", "a.pdf", "txt");
        check(b"%PDF-1.7", "a.txt", "pdf");
        check(b"PK\x03\x04", "a.txt", "docx");
        check(b"{\\rtf1", "a.docx", "rtf");
        check(b"From: a\nMIME-Version: 1.0\n\n", "a.txt", "eml");
    }

    #[test]
    fn extensions() {
        for (path, known) in [("a.txt", true), ("a.MD", true), ("a.text", true), ("a.png", false), ("txt", false)] {
            assert_eq!(has_known_extension(Path::new(path)), known, "{path}");
        }
    }
}
