//! File bytes → articles. One module per format, one per piece of metadata; nothing is stripped from a text.

mod budget;
mod bytes;
mod collect;
mod encoding;
mod error;
mod format;
mod furniture;
mod guard;
mod language;
mod limits;
mod metadata;
mod normal;
mod options;
mod pages;

pub use bytes::open;
pub use collect::collect_files;
pub use encoding::encodings;
pub use error::{ImportError, Refusal};
pub use format::{Column, Columns, Role, Shape, extensions};
pub use limits::MAX_PART;
pub use metadata::read_date;
pub use options::Options;

use crate::model::{Article, FileHash, Origin, SourceFile};
use std::io::Read;
use std::path::Path;

/// What a file gave: at least one article or one problem, no article blank.
#[derive(Debug, Default)]
pub struct Imported {
    pub articles: Vec<Article>,
    /// What of a bundle gave no article.
    pub problems: Vec<ImportError>,
}

/// The articles of the file at `path`, each with what tells the file again.
///
/// Never blocks on a pipe or a device and reads at most 512 MB.
pub fn read_file(path: &Path) -> Result<Imported, ImportError> {
    read_file_with(path, &Options::default())
}

/// The same with what a person chose: another encoding, other columns of a table.
pub fn read_file_with(path: &Path, options: &Options) -> Result<Imported, ImportError> {
    let file = open(path)?;
    let modified = file.metadata().and_then(|about| about.modified()).ok();
    let bytes = bytes::read(file).map_err(|refusal| ImportError::new(refusal, path))?;
    let source = SourceFile {
        path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned(),
        hash: FileHash::of_bytes(&bytes),
        size: bytes.len() as u64,
        modified: modified.and_then(SourceFile::time),
    };
    let mut imported = read_bytes(bytes, path, options)?;
    for article in &mut imported.articles {
        article.origin.file = Some(source.clone());
    }
    Ok(imported)
}

/// What tells the bytes of the file at `path` from others.
pub fn hash(path: &Path) -> Result<FileHash, ImportError> {
    let bytes = bytes::read(open(path)?).map_err(|refusal| ImportError::new(refusal, path))?;
    Ok(FileHash::of_bytes(&bytes))
}

/// The articles that `input` holds; `path` names it in the articles and in errors and gives the extension
/// (`-` for standard input).
pub fn read_from(input: impl Read, path: &Path) -> Result<Imported, ImportError> {
    read_from_with(input, path, &Options::default())
}

/// The same with what a person chose.
pub fn read_from_with(input: impl Read, path: &Path, options: &Options) -> Result<Imported, ImportError> {
    read_bytes(bytes::read(input).map_err(|refusal| ImportError::new(refusal, path))?, path, options)
}

/// What the table in the file at `path` looks like and which column is taken for what, for a preview; `None` when
/// it is no table.
pub fn shape(path: &Path, options: &Options) -> Result<Option<Shape>, ImportError> {
    let refuse = |refusal| ImportError::new(refusal, path);
    let bytes = bytes::read(open(path)?).map_err(refuse)?;
    format::shape(bytes, path, options).map_err(refuse)
}

fn read_bytes(bytes: Vec<u8>, path: &Path, options: &Options) -> Result<Imported, ImportError> {
    let refuse = |refusal| ImportError::new(refusal, path);
    let mut imported = format::read(bytes, path, options).map_err(refuse)?;
    imported.articles.retain(|article| !article.text.trim().is_empty());
    if imported.articles.is_empty() && imported.problems.is_empty() {
        return Err(refuse(Refusal::Empty));
    }
    Ok(imported)
}

/// The article that `text` is, with the headline, byline, outlet, dateline and published date that stand in
/// it, its furniture marked and its language when that is not English. The text is kept as it is.
pub fn article_from_text(text: &str, origin: Origin) -> Article {
    completed(Article::of(text, origin))
}

/// `article` with what was still unknown read from its text.
fn completed(mut article: Article) -> Article {
    if let Some(language) = language::foreign(&article.text) {
        article.origin.notes.push(format!(
            "This article is in {language}, which is not read here: only quoted passages are found, without speakers."
        ));
        article.origin.language = Some(language.to_owned());
    }
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
    fn the_file_is_known_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "It opens.").unwrap();
        let file = read_file(&path).unwrap().articles[0].origin.file.clone().unwrap();
        assert_eq!((file.path.as_str(), file.size), (&*path.to_string_lossy(), 9));
        assert_eq!(file.hash, FileHash::of_bytes(b"It opens."));
        assert_eq!(file.modified, SourceFile::time(std::fs::metadata(&path).unwrap().modified().unwrap()));
    }

    #[test]
    fn fifty_megabytes_on_one_line() {
        let line = "Brask waits. ".repeat((50 << 20) / 13);
        let articles = read_from(line.as_bytes(), Path::new("long.txt")).unwrap().articles;
        assert_eq!((articles.len(), articles[0].text.len()), (1, line.len()));
        assert!(articles[0].headline.is_none() && articles[0].furniture.is_empty());
    }
}
