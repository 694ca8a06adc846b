//! Copies that are made of a corpus's articles by cutting, re-heading and re-ordering them.

use super::{compare, pairs, put_pairs};
use crate::gold::Corpus;
use crate::table::Table;
use claimline::model::{Analysis, Article, ArticleId, Origin};

/// An article with fewer words has too little to be cut.
const LEAST_WORDS: usize = 120;

pub fn put(corpus: &Corpus, table: &mut Table) {
    let mut articles: Vec<Article> = Vec::new();
    let mut stories: Vec<Vec<ArticleId>> = Vec::new();
    for annotated in &corpus.articles {
        let text = &*annotated.article.text;
        if text.split_whitespace().count() < LEAST_WORDS {
            continue;
        }
        let texts = std::iter::once(text.to_owned()).chain(copies(text));
        let story = texts.map(|text| {
            articles.push(Article::of(&text, Origin::default()));
            ArticleId(articles.len() as u32 - 1)
        });
        stories.push(story.collect());
    }
    let nothing: Vec<Analysis> = articles.iter().map(without_findings).collect();
    let across = compare(articles.iter().zip(&nothing));
    let mut rows = table.rows("copies", corpus.name, &corpus.print);
    put_pairs(&mut rows, "", &pairs(stories), &pairs(across.copies));
}

/// The text cut after its first half, under another headline, with its paragraphs in another order, and with every
/// third one left out and words of another desk added.
fn copies(text: &str) -> Vec<String> {
    let paragraphs: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
    let join = |paragraphs: Vec<&str>| paragraphs.join("\n\n");
    let words: Vec<&str> = text.split(' ').collect();
    let cut = words[..words.len().div_ceil(2)].join(" ");
    let headed = std::iter::once("What we know so far").chain(paragraphs.iter().skip(1).copied());
    let turned = paragraphs.iter().rev().copied();
    let thinned = paragraphs.iter().enumerate().filter(|(n, _)| n % 3 != 2).map(|(_, paragraph)| *paragraph);
    let added = "Our readers’ desk welcomes letters about this report; the best ones appear on Saturdays in print.";
    vec![cut, join(headed.collect()), join(turned.collect()), join(thinned.chain([added]).collect())]
}

fn without_findings(article: &Article) -> Analysis {
    Analysis {
        engine: 0,
        text_hash: article.text_hash,
        speakers: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    }
}
