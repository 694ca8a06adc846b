//! The engine's tests that read as prose: every page of this folder tells how one construction is read,
//! with articles and, under each, what the engine finds in it. `README.md` shows the notation.
//!
//! A page that differs fails with both versions of what differs; `UPDATE_GOLDEN=1` writes the pages anew.

mod findings;
mod page;
mod sound;

use claimline::extract::analyze;
use claimline::import::{article_from_text, read_from};
use claimline::model::{Article, Origin};
use page::{Case, Page};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_page_says_what_the_engine_finds() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differences = String::new();
    for path in pages() {
        let source = fs::read_to_string(&path).unwrap();
        let page = Page::read(&source).unwrap_or_else(|problem| panic!("{problem}: {}", path.display()));
        let found: Vec<String> = page.cases.iter().map(|case| find(case, &path)).collect();
        let written = page.with_findings(&found);
        if update {
            fs::write(&path, &written).unwrap();
        }
        for (case, found) in page.cases.iter().zip(&found) {
            if case.expected != *found && !update {
                let place = format!("{}:{}", path.display(), case.line);
                differences.push_str(&format!("\n{place}\n{}", page::difference(case.expected, found)));
            }
        }
    }
    assert!(
        differences.is_empty(),
        "\n- expected\n+ found; UPDATE_GOLDEN=1 writes what is found into the page\n{differences}"
    );
}

/// What the engine finds, after checking what must hold for every article.
fn find(case: &Case, page: &Path) -> String {
    let place = format!("{}:{}", page.display(), case.line);
    let article = article(case.article, case);
    let analysis = analyze(&article);
    sound::check(&article.text, &analysis).unwrap_or_else(|problem| panic!("{problem}: {place}"));
    assert!(analyze(&article) == analysis, "a second run finds something else: {place}");
    let crlf = case.article.replace('\n', "\r\n");
    let mut from_windows = read_from(crlf.as_bytes(), Path::new("page.txt")).unwrap().articles.remove(0);
    from_windows.published = article.published;
    assert!(analyze(&from_windows) == analysis, "CRLF line ends change what is found: {place}");
    findings::write(&article.text, &analysis, case.shows)
}

fn article(text: &str, case: &Case) -> Article {
    let mut article = article_from_text(text, Origin::default());
    article.published = case.published.or(article.published);
    article
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md"));
    pages.sort();
    assert!(!pages.is_empty());
    pages
}
