//! File bytes → articles. One module per format, one per piece of metadata; nothing is stripped from a text.

mod bytes;
mod collect;
mod decode;
mod error;
mod format;
mod furniture;
mod metadata;

pub use bytes::{MAX_BYTES, open};
pub use collect::collect_files;
pub use error::{ImportError, Refusal};
pub use metadata::read_date;

use crate::model::{Article, Origin};
use std::io::Read;
use std::path::Path;

/// The articles of the file at `path`: at least one, none of them blank.
///
/// Never blocks on a pipe or a device and reads at most [`MAX_BYTES`].
pub fn read_file(path: &Path) -> Result<Vec<Article>, ImportError> {
    read_from(open(path)?, path)
}

/// The articles that `input` holds; `path` names it in the articles and in errors and gives the extension
/// (`-` for standard input).
pub fn read_from(input: impl Read, path: &Path) -> Result<Vec<Article>, ImportError> {
    let refuse = |refusal| ImportError::new(refusal, path);
    let bytes = bytes::read(input).map_err(refuse)?;
    let (text, encoding) = decode::decode(&bytes).map_err(refuse)?;
    if text.trim().is_empty() {
        return Err(refuse(Refusal::Empty));
    }
    let format = format::of(&text, path).map_err(refuse)?;
    let origin = Origin { path: path.to_string_lossy().into_owned(), encoding: encoding.to_owned(), id: None };
    Ok((format.read)(&text, origin))
}

/// The article that `text` is, with the headline, byline, outlet, dateline and published date that stand in
/// it and its furniture marked. The text is kept as it is.
pub fn article_from_text(text: &str, origin: Origin) -> Article {
    let mut article = Article::of(text, origin);
    let mut furniture = metadata::fill(&mut article);
    furniture.extend(furniture::furniture(text));
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
                .unwrap();
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
        let articles = read_from(line.as_bytes(), Path::new("long.txt")).unwrap();
        assert_eq!((articles.len(), articles[0].text.len()), (1, line.len()));
        assert!(articles[0].headline.is_none() && articles[0].furniture.is_empty());
    }
}
