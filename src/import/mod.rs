//! File bytes → articles. One module per format, one per piece of metadata; nothing is stripped from a text.

mod bytes;
mod collect;
mod decode;
mod error;
mod format;
mod furniture;
mod guard;
mod limits;
mod metadata;
mod pages;

pub use bytes::open;
pub use collect::collect_files;
pub use error::{ImportError, Refusal};
pub use format::extensions;
pub use limits::MAX_BYTES;
pub use metadata::read_date;

use crate::model::{Article, Origin};
use std::io::Read;
use std::path::Path;

/// What a file gave: at least one article or one problem, no article blank.
#[derive(Debug, Default)]
pub struct Imported {
    pub articles: Vec<Article>,
    /// What of a bundle gave no article.
    pub problems: Vec<ImportError>,
}

/// The articles of the file at `path`.
///
/// Never blocks on a pipe or a device and reads at most [`MAX_BYTES`].
pub fn read_file(path: &Path) -> Result<Imported, ImportError> {
    read_from(open(path)?, path)
}

/// The articles that `input` holds; `path` names it in the articles and in errors and gives the extension
/// (`-` for standard input).
pub fn read_from(input: impl Read, path: &Path) -> Result<Imported, ImportError> {
    let refuse = |refusal| ImportError::new(refusal, path);
    let bytes = bytes::read(input).map_err(refuse)?;
    let mut imported = format::read(bytes, path).map_err(refuse)?;
    imported.articles.retain(|article| !article.text.trim().is_empty());
    if imported.articles.is_empty() && imported.problems.is_empty() {
        return Err(refuse(Refusal::Empty));
    }
    Ok(imported)
}

/// The article that `text` is, with the headline, byline, outlet, dateline and published date that stand in
/// it and its furniture marked. The text is kept as it is.
pub fn article_from_text(text: &str, origin: Origin) -> Article {
    completed(Article::of(text, origin))
}

/// `article` with what was still unknown read from its text.
fn completed(mut article: Article) -> Article {
    let mut furniture = metadata::fill(&mut article);
    furniture.extend(furniture::furniture(&article.text));
    article.furniture = furniture::merged(furniture);
    article
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_keeps_its_text_and_origin() {
        let articles =
            read_from(&b"\xEF\xBB\xBFHarbour opens\r\nBy Ada Brask\r\n\r\nIt did.\r\n"[..], Path::new("a/b.txt"))
                .unwrap()
                .articles;
        let [article] = &articles[..] else { panic!("{articles:?}") };
        assert_eq!(&*article.text, "Harbour opens\nBy Ada Brask\n\nIt did.\n");
        assert_eq!((article.title(), article.origin.encoding.as_str()), ("Harbour opens", "UTF-8"));
        assert_eq!(
            (article.origin.path.as_str(), article.text_hash),
            ("a/b.txt", crate::model::TextHash::of(&article.text))
        );
    }

    #[test]
    fn fifty_megabytes_on_one_line() {
        let line = "Brask waits. ".repeat((50 << 20) / 13);
        let articles = read_from(line.as_bytes(), Path::new("long.txt")).unwrap().articles;
        assert_eq!((articles.len(), articles[0].text.len()), (1, line.len()));
        assert!(articles[0].headline.is_none() && articles[0].furniture.is_empty());
    }
}
