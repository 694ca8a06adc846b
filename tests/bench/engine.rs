//! How fast the engine reads: words of article a second, on articles as they come and on long ones.

use claimline::extract::analyze;
use claimline::import::read_file;
use claimline::model::{Article, Origin};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use std::path::Path;

fn main() {
    divan::main();
}

/// Every article of `assets/sample`.
fn samples() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !path.ends_with("README.md"));
    paths.sort();
    paths.iter().flat_map(|path| read_file(path).unwrap().articles).collect()
}

/// One article of at least `bytes` bytes: the samples' texts, again and again.
fn long_article(bytes: usize) -> Article {
    let samples = samples();
    let mut text = String::new();
    for article in samples.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&article.text);
        text.push_str("\n\n");
    }
    claimline::import::article_from_text(&text, Origin::default())
}

fn words(article: &Article) -> usize {
    article.text.split_whitespace().count()
}

/// Items are words.
#[divan::bench]
fn sample_articles(bencher: Bencher) {
    let articles = samples();
    let words: usize = articles.iter().map(words).sum();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        for article in &articles {
            black_box(analyze(black_box(article)));
        }
    });
}

/// As many bytes a second at any length: the cost of a text grows no faster than the text.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 10)]
fn one_article_of_bytes(bencher: Bencher, bytes: usize) {
    let article = long_article(bytes);
    bencher.counter(BytesCount::new(article.text.len())).bench(|| analyze(black_box(&article)));
}

/// Texts that nobody writes, one piece again and again: as many bytes a second at either length.
#[divan::bench(
    args = ["“", "\"a\" ", "🙂 ", "(Brask said ", "Ada Brask ", "he said ", "12 March 2019, ", "harbour ", "Brask’s claim that "],
    consts = [100_000, 1_000_000],
    sample_count = 5
)]
fn repeated<const BYTES: usize>(bencher: Bencher, piece: &str) {
    let article = claimline::import::article_from_text(&piece.repeat(BYTES / piece.len()), Origin::default());
    bencher.counter(BytesCount::new(article.text.len())).bench(|| analyze(black_box(&article)));
}

/// What is left when there is nothing to read; the first run of all loads the word tables.
#[divan::bench]
fn empty_article(bencher: Bencher) {
    let article = claimline::import::article_from_text("", Origin::default());
    bencher.bench(|| analyze(black_box(&article)));
}
