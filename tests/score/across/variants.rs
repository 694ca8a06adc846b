//! Pairs of statements that give one utterance or not, in `polnear_variant_pairs.jsonl`: on the statements as they
//! are marked, and end to end on those that the engine finds.

use super::compare;
use crate::corpora::Corpora;
use crate::gold::{Annotated, print};
use crate::jsonl;
use crate::share::{Share, f1};
use crate::table::Table;
use claimline::model::{Across, Analysis, ArticleId, SpeakerIndex, Statement, StatementIndex, StatementKey};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const NAME: &str = "polnear_pairs";

#[derive(Deserialize)]
struct Pair {
    a: (String, u32),
    b: (String, u32),
    label: u8,
}

pub fn put(corpora: &mut Corpora, table: &mut Table) {
    let Some(content) = corpora.file(NAME, "corpora/polnear_variant_pairs.jsonl") else { return };
    let text = std::str::from_utf8(&content).expect("the pairs are UTF-8");
    let pairs: Vec<Pair> = text.lines().map(|line| serde_json::from_str(line).expect("a line is a pair")).collect();
    let wanted: BTreeSet<&str> = pairs.iter().flat_map(|pair| [pair.a.0.as_str(), &pair.b.0]).collect();
    let mut articles: Vec<Annotated> = Vec::new();
    for file in ["corpora/polnear_train.jsonl", "corpora/polnear_dev.jsonl", "corpora/polnear_iaa.jsonl"] {
        let Some(corpus) = jsonl::read_some(corpora, NAME, file, &|id| wanted.contains(id)) else { return };
        articles.extend(corpus.articles);
    }
    articles.sort_by(|a, b| a.name.cmp(&b.name));
    articles.dedup_by(|a, b| a.name == b.name);
    let numbers: BTreeMap<&str, u32> = articles.iter().map(|article| article.name.as_str()).zip(0..).collect();
    let marked: Vec<Analysis> = articles.iter().map(with_marked_statements).collect();
    let by_marks = compare(articles.iter().map(|article| &article.article).zip(&marked));
    let by_engine = compare(articles.iter().map(|article| (&article.article, &article.analysis)));
    let mut rows = table.rows("variants", NAME, &print([&*content]));
    let key = |(name, index): &(String, u32)| {
        let article = numbers.get(name.as_str()).copied()?;
        Some(StatementKey { article: ArticleId(article), index: StatementIndex(*index) })
    };
    let found_key = |place: &(String, u32)| {
        let key = key(place)?;
        let index = found(&articles[key.article.0 as usize], place.1 as usize)?;
        Some(StatementKey { index, ..key })
    };
    for (what, across, key) in [
        ("marked statements, ", &by_marks, &key as &dyn Fn(&(String, u32)) -> Option<StatementKey>),
        ("end to end, ", &by_engine, &found_key),
    ] {
        let (mut precision, mut recall) = (Share::default(), Share::default());
        for pair in &pairs {
            let is_one = key(&pair.a).zip(key(&pair.b)).is_some_and(|(a, b)| are_one(across, a, b));
            if is_one {
                precision.add(pair.label == 1);
            }
            if pair.label == 1 {
                recall.add(is_one);
            }
            if std::env::var_os("CLAIMLINE_SHOW").is_some() && is_one != (pair.label == 1) {
                println!("{what}{} {:?} {:?}", pair.label, pair.a, pair.b);
            }
        }
        rows.share(&format!("{what}precision"), precision).share(&format!("{what}recall"), recall);
        rows.percent(&format!("{what}F1"), f1(precision.ratio(), recall.ratio()), recall.of);
    }
}

fn are_one(across: &Across, a: StatementKey, b: StatementKey) -> bool {
    across.variants.iter().any(|group| group.statements.contains(&a) && group.statements.contains(&b))
}

/// The article's analysis with the statements as they are marked, each with the speaker whom the engine found for the
/// words.
fn with_marked_statements(article: &Annotated) -> Analysis {
    let statements = article.gold.statements.iter().enumerate().map(|(n, gold)| {
        let engine = found(article, n).map(|index| &article.analysis.statements[index.0 as usize]);
        Statement {
            form: gold.form,
            content: gold.content.clone(),
            cue: gold.cue.clone(),
            source: gold.source.clone(),
            speaker: engine.and_then(|statement| statement.speaker).map(|speaker| SpeakerIndex(speaker.0)),
            said: None,
            certainty: claimline::model::Certainty(90),
            reasons: Vec::new(),
            relay_of: None,
        }
    });
    Analysis { statements: statements.collect(), ..article.analysis.clone() }
}

/// The engine's statement that has most of the marked one's words.
fn found(article: &Annotated, n: usize) -> Option<StatementIndex> {
    let gold = article.gold.statements.get(n)?;
    let overlap = |statement: &Statement| -> usize {
        let pairs = statement.content.iter().flat_map(|a| gold.content.iter().map(move |b| (a, b)));
        pairs.map(|(a, b)| a.end().min(b.end()).saturating_sub(a.start().max(b.start()))).sum()
    };
    let statements = article.analysis.statements.iter().map(overlap).enumerate();
    let (best, words) = statements.max_by_key(|(n, words)| (*words, std::cmp::Reverse(*n)))?;
    (words > 0).then_some(StatementIndex(best as u32))
}
