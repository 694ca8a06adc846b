//! What holds between articles: speakers, copies, variants, claims.

mod claims;
mod copies;
mod set;
mod speakers;
mod variants;

use crate::corpora::Corpora;
use crate::gold::Corpus;
use crate::share::{Share, f1};
use crate::table::{Rows, Table};
use claimline::extract::across::{Collection, Digest};
use claimline::model::{Across, Analysis, Article, ArticleId};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The short articles as the table names them.
const NAME: &str = "across";

/// Scores the short articles in `file`, and copies made of the articles of `corpora`.
pub fn put(file: &Path, made_of: &[&Corpus], corpora: &mut Corpora, table: &mut Table) {
    let set = set::read(file);
    let across = compare(set.articles.iter().map(|marked| (&marked.article, &marked.analysis)));
    speakers::put(&set, &across, table);
    for corpus in made_of {
        copies::put(corpus, table);
    }
    variants::put(corpora, table);
    claims::put(&set, &across, table);
}

/// What holds between these articles, which are numbered from 0.
fn compare<'a>(articles: impl Iterator<Item = (&'a Article, &'a Analysis)>) -> Across {
    let mut collection = Collection::default();
    for (n, (article, analysis)) in (0..).zip(articles) {
        collection.insert(ArticleId(n), Arc::new(Digest::new(article, analysis)));
    }
    collection.across()
}

/// All pairs of each group, the lower one first.
fn pairs<T: Copy + Ord>(groups: impl IntoIterator<Item = Vec<T>>) -> BTreeSet<(T, T)> {
    let mut pairs = BTreeSet::new();
    for group in groups {
        for (i, a) in group.iter().enumerate() {
            pairs.extend(group[..i].iter().map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs
}

/// Precision, recall and F1 of pairs.
fn put_pairs<T: Ord>(rows: &mut Rows<'_>, what: &str, gold: &BTreeSet<(T, T)>, found: &BTreeSet<(T, T)>) {
    let right = found.intersection(gold).count();
    let (precision, recall) = (Share { right, of: found.len() }, Share { right, of: gold.len() });
    rows.share(&format!("{what}precision"), precision).share(&format!("{what}recall"), recall);
    rows.percent(&format!("{what}F1"), f1(precision.ratio(), recall.ratio()), gold.len());
}
