//! How fast statements are grouped: 20,000 of 2,500 articles at once, and one article that arrives.

use claimline::extract::across::{Collection, Digest};
use claimline::model::{
    Analysis, Article, ArticleId, Certainty, Form, Origin, Speaker, SpeakerIndex, SpeakerKind, Statement,
};
use claimline::text::Span;
use divan::{Bencher, black_box};
use std::sync::Arc;

const ARTICLES: u32 = 2_500;
const STATEMENTS: u32 = 8;

fn main() {
    divan::main();
}

/// A number below `end`, by chance but always the same.
fn chance(state: &mut u64, end: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % end
}

/// A word as often as words of its rank are: a few very often, most seldom.
fn word(state: &mut u64) -> String {
    const COMMON: [&str; 16] =
        ["the", "of", "to", "and", "a", "in", "that", "is", "we", "for", "not", "on", "will", "it", "was", "with"];
    if chance(state, 2) == 0 {
        return COMMON[chance(state, 16) as usize].to_owned();
    }
    let share = chance(state, 10_000) as f64 / 10_000.0;
    format!("w{}ord", (20_000f64.powf(share)) as u64)
}

/// One statement in ten is one of an earlier article.
fn article(number: u32, earlier: &mut Vec<String>) -> (Article, Analysis) {
    let mut state = u64::from(number) + 1;
    let mut text = String::new();
    let mut spans = Vec::new();
    for _ in 0..STATEMENTS {
        let words = match chance(&mut state, 10) {
            0 if !earlier.is_empty() => earlier[chance(&mut state, earlier.len() as u64) as usize].clone(),
            _ => (0..12 + chance(&mut state, 20)).map(|_| word(&mut state)).collect::<Vec<_>>().join(" "),
        };
        spans.push((text.len(), text.len() + words.len()));
        text.push_str(&words);
        text.push_str(".\n\n");
        earlier.push(words);
    }
    let article = Article {
        published: format!("2024-{:02}-{:02}", 1 + number % 12, 1 + number % 28).parse().ok(),
        ..Article::of(&text, Origin::default())
    };
    let names = (0..3).map(|_| format!("Ada{} Brask{}", chance(&mut state, 40), chance(&mut state, 300)));
    let speakers: Vec<Speaker> =
        names.map(|name| Speaker { name, kind: SpeakerKind::Person, roles: Vec::new(), aliases: Vec::new() }).collect();
    let statement = |(start, end): (usize, usize)| Statement {
        form: if start % 2 == 0 { Form::Direct } else { Form::Indirect },
        content: Span::new(&text, start, end).into_iter().collect(),
        cue: Vec::new(),
        source: Vec::new(),
        speaker: Some(SpeakerIndex((start % 3) as u32)),
        said: None,
        certainty: Certainty(90),
        reasons: Vec::new(),
        relay_of: None,
    };
    let analysis = Analysis {
        engine: 0,
        text_hash: article.text_hash,
        speakers,
        mentions: Vec::new(),
        statements: spans.into_iter().map(statement).collect(),
        times: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    };
    (article, analysis)
}

fn digests() -> Vec<Arc<Digest>> {
    let mut earlier = Vec::new();
    let articles = (0..ARTICLES).map(|number| article(number, &mut earlier));
    articles.map(|(article, analysis)| Arc::new(Digest::new(&article, &analysis))).collect()
}

fn collection(digests: &[Arc<Digest>]) -> Collection {
    let mut collection = Collection::default();
    for (digest, id) in digests.iter().zip(0..) {
        collection.insert(ArticleId(id), digest.clone());
    }
    collection
}

/// All from nothing; the digests are made as the articles are read.
#[divan::bench(sample_count = 5)]
fn all_at_once(bencher: Bencher) {
    let digests = digests();
    bencher.with_inputs(|| collection(&digests)).bench_values(|mut collection| black_box(collection.across()));
}

/// One more article, when the others were compared before.
#[divan::bench(sample_count = 5)]
fn one_arrives(bencher: Bencher) {
    let digests = digests();
    let (last, others) = digests.split_last().unwrap();
    let mut collection = collection(others);
    collection.across();
    bencher.bench_local(|| {
        collection.insert(ArticleId(ARTICLES), last.clone());
        black_box(collection.across())
    });
}
