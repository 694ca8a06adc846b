use super::analyse;
use crate::import::{self, Options, Refusal};
use crate::model::{Analysis, Article, ArticleId, Field, FileHash};
use crate::text::{DiffRow, side_by_side};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a file says of an article today.
#[derive(Debug)]
pub enum Reread {
    /// The same text.
    Unchanged,
    Changed(NewVersion),
    /// There is no such file any more.
    Vanished,
    /// The file is there and no longer holds the article.
    LeftOut,
    /// Why it can't be read.
    Refused(String),
    /// It came from no file.
    NoFile,
}

/// Another text of an article that is in the project.
#[derive(Clone, Debug)]
pub struct NewVersion {
    pub id: ArticleId,
    pub article: Arc<Article>,
    pub analysis: Arc<Analysis>,
    /// What changes, side by side.
    pub rows: Vec<DiffRow>,
}

/// What became of each article, in the order of `articles`. With an encoding in `options` a file is read again even
/// when it has not changed.
pub(super) fn run(articles: &[(ArticleId, Arc<Article>)], options: &Options) -> Vec<(ArticleId, Reread)> {
    let mut files: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for (place, (_, article)) in articles.iter().enumerate() {
        files.entry(file_of(article)).or_default().push(place);
    }
    let files: Vec<(PathBuf, Vec<usize>)> = files.into_iter().collect();
    let read = files.par_iter().flat_map_iter(|(path, places)| {
        let of_file: Vec<&(ArticleId, Arc<Article>)> = places.iter().map(|place| &articles[*place]).collect();
        let results = catch_unwind(AssertUnwindSafe(|| of(path, &of_file, options))).unwrap_or_else(|_| {
            let broke = || Reread::Refused("It broke the program's reader; please report it".to_owned());
            of_file.iter().map(|_| broke()).collect()
        });
        places.iter().copied().zip(results).collect::<Vec<_>>()
    });
    let read: BTreeMap<usize, Reread> = read.collect();
    read.into_iter().map(|(place, result)| (articles[place].0, result)).collect()
}

/// Empty for what came from no file. Projects of before know only the path as it was given.
fn file_of(article: &Article) -> PathBuf {
    if let Some(file) = &article.origin.file {
        return PathBuf::from(&file.path);
    }
    let given = Path::new(&article.origin.path);
    if !given.is_absolute() {
        return PathBuf::new();
    }
    given.ancestors().find(|path| path.is_file()).unwrap_or(given).to_owned()
}

/// What the file at `path` says of its `articles`.
fn of(path: &Path, articles: &[&(ArticleId, Arc<Article>)], options: &Options) -> Vec<Reread> {
    let all = |make: &dyn Fn() -> Reread| articles.iter().map(|_| make()).collect();
    if path.as_os_str().is_empty() {
        return all(&|| Reread::NoFile);
    }
    let failed = |error: import::ImportError| match error.refusal {
        Refusal::Missing => all(&|| Reread::Vanished),
        refusal => all(&|| Reread::Refused(refusal.to_string())),
    };
    let hashes: BTreeSet<Option<FileHash>> =
        articles.iter().map(|(_, article)| article.origin.file.as_ref().map(|file| file.hash)).collect();
    let known = hashes.into_iter().collect::<Option<Vec<FileHash>>>().unwrap_or_default();
    if options.encoding.is_none() && !known.is_empty() {
        match import::hash(path) {
            Ok(now) if known == [now] => return all(&|| Reread::Unchanged),
            Ok(_) => {}
            Err(error) => return failed(error),
        }
    }
    let imported = match import::read_file_with(path, options) {
        Ok(imported) => imported.articles,
        Err(error) => return failed(error),
    };
    // How the same bytes were read before: what differs from that was set by a person.
    let before = match options.encoding {
        Some(_) => import::read_file(path).map_or_else(|_| Vec::new(), |imported| imported.articles),
        None => Vec::new(),
    };
    pair(articles, imported, &before)
}

/// Finds for each article its new version: first the same text, then the same part of the file with the same
/// headline, then what is left over in the same part. `before` is the file as it was read the first time, as far as
/// that can be known.
fn pair(articles: &[&(ArticleId, Arc<Article>)], imported: Vec<Article>, before: &[Article]) -> Vec<Reread> {
    let mut left: Vec<Option<Article>> = imported.into_iter().map(Some).collect();
    let mut found: Vec<Option<Article>> = articles.iter().map(|_| None).collect();
    let rules: [fn(&Article, &Article) -> bool; 3] = [
        |old, new| old.text_hash == new.text_hash,
        |old, new| same_part(old, new) && old.title() == new.title(),
        same_part,
    ];
    for rule in rules {
        for ((_, old), found) in articles.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let fits = |new: &&mut Option<Article>| new.as_ref().is_some_and(|new| rule(old, new));
            *found = left.iter_mut().find(fits).and_then(Option::take);
        }
    }
    let result = |((id, old), new): (&&(ArticleId, Arc<Article>), Option<Article>)| match new {
        None => Reread::LeftOut,
        Some(new) if new.text_hash == old.text_hash => Reread::Unchanged,
        Some(new) => {
            let read = before.iter().find(|read| read.text_hash == old.text_hash);
            let article = Arc::new(kept_by_hand(old, new, read));
            let analysis = Arc::new(analyse::one(&article));
            Reread::Changed(NewVersion { id: *id, rows: side_by_side(&old.text, &article.text), article, analysis })
        }
    };
    articles.iter().zip(found).map(result).collect()
}

/// Whether both are the same part of their file; one path may be given from the root and the other not.
fn same_part(old: &Article, new: &Article) -> bool {
    let bare = |article: &Article| Path::new(&article.origin.path).components().collect::<PathBuf>();
    let (old, new) = (bare(old), bare(new));
    old.ends_with(&new) || new.ends_with(&old)
}

/// `new` with what a person may have set in `old`: what differs from how it was `read` the first time, or, where that
/// is not known, a value that does not stand in its text.
fn kept_by_hand(old: &Article, mut new: Article, read: Option<&Article>) -> Article {
    new.origin.path.clone_from(&old.origin.path);
    let keep = |old: &Option<Field>, new: Option<Field>, read: Option<&Option<Field>>| {
        let by_hand = match read {
            Some(read) => read != old,
            None => old.as_ref().is_some_and(|field| field.span.is_none()),
        };
        if by_hand { old.clone().map(|field| Field { span: None, ..field }) } else { new }
    };
    new.headline = keep(&old.headline, new.headline, read.map(|read| &read.headline));
    new.byline = keep(&old.byline, new.byline, read.map(|read| &read.byline));
    new.outlet = keep(&old.outlet, new.outlet, read.map(|read| &read.outlet));
    let dated = match read {
        Some(read) => read.published != old.published,
        None => old.published.is_some() && old.published_span.is_none(),
    };
    if dated {
        new.published = old.published;
        new.published_span = None;
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article_from_text;
    use crate::model::Origin;

    fn article(path: &str, text: &str) -> Article {
        article_from_text(text, Origin { path: path.into(), ..Origin::default() })
    }

    #[test]
    fn each_article_finds_its_new_version() {
        let old: Vec<(ArticleId, Arc<Article>)> = ["One\n\nFirst.", "Two\n\nSecond.", "Three\n\nThird."]
            .iter()
            .zip(1..)
            .map(|(text, id)| (ArticleId(id), Arc::new(article("a.zip/b.txt", text))))
            .collect();
        let check = |texts: &[&str], expected: &[&str]| {
            let new = texts.iter().map(|text| article("a.zip/b.txt", text)).collect();
            let results = pair(&old.iter().collect::<Vec<_>>(), new, &[]);
            let told: Vec<String> = results
                .into_iter()
                .map(|result| match result {
                    Reread::Unchanged => "same".to_owned(),
                    Reread::Changed(version) => version.article.text.lines().last().unwrap().to_owned(),
                    other => format!("{other:?}"),
                })
                .collect();
            assert_eq!(told, expected);
        };
        check(&["One\n\nFirst.", "Two\n\nSecond.", "Three\n\nThird."], &["same", "same", "same"]);
        check(&["Three\n\nThird.", "Two\n\nAnother.", "One\n\nFirst."], &["same", "Another.", "same"]);
        check(&["Two\n\nSecond.", "Uno\n\nFirst again."], &["First again.", "same", "LeftOut"]);
    }

    #[test]
    fn what_a_person_set_stays() {
        let mut old = article("a.txt", "Harbour opens\n\nIt did.");
        old.outlet = Some(Field { value: "Harbour Post".into(), span: None });
        old.published = "2021-05-04".parse().ok();
        let closes = || article("a.txt", "Harbour closes\n\nIt did.");
        let new = kept_by_hand(&old, closes(), None);
        assert_eq!(new.headline.unwrap().value, "Harbour closes");
        assert_eq!((new.outlet, new.published), (old.outlet.clone(), old.published));
        // It was read so the first time: nobody set it.
        let read = Article { published: None, ..old.clone() };
        let new = kept_by_hand(&old, closes(), Some(&read));
        assert_eq!((new.outlet, new.published), (None, old.published));
    }
}
