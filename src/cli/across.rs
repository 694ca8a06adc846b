use super::record::statement_id;
use crate::extract::across::{Collection, Digest};
use crate::model::{ArticleId, StatementKey};
use serde::Serialize;
use std::sync::Arc;

/// The articles of a run, as far as their comparison needs them.
#[derive(Default)]
pub struct Gathered {
    collection: Collection,
    /// Of each article its id and what stands before the ids of its statements.
    names: Vec<(String, String)>,
}

/// The last object of the output. The order of the fields is the order of the keys.
#[derive(Serialize)]
struct AcrossRecord<'a> {
    speakers: Vec<SpeakerRecord<'a>>,
    candidates: Vec<(String, String, f64)>,
    copies: Vec<Vec<&'a str>>,
    variants: Vec<Vec<String>>,
    claims: Vec<ClaimRecord<'a>>,
}

#[derive(Serialize)]
struct SpeakerRecord<'a> {
    id: String,
    name: &'a str,
    kind: &'static str,
    aliases: &'a [String],
    articles: Vec<&'a str>,
    statements: Vec<String>,
}

#[derive(Serialize)]
struct ClaimRecord<'a> {
    id: String,
    title: &'a str,
    statements: Vec<StanceRecord>,
    first: Option<String>,
}

#[derive(Serialize)]
struct StanceRecord {
    id: String,
    stance: &'static str,
}

impl Gathered {
    /// `id` names the article in the output, `prefix` stands before the ids of its statements.
    pub fn add(&mut self, id: String, prefix: String, digest: Digest) {
        self.collection.insert(ArticleId(self.names.len() as u32), Arc::new(digest));
        self.names.push((id, prefix));
    }

    /// What holds across the articles, as one line of JSON.
    pub fn json(mut self) -> String {
        let across = self.collection.across();
        let name = |article: ArticleId| &self.names[article.0 as usize];
        let article = |id: &ArticleId| name(*id).0.as_str();
        let statement = |key: &StatementKey| statement_id(&name(key.article).1, key.index);
        let speaker = |n: u32| format!("P{}", n + 1);
        let speakers = across.people.iter().zip(0..).map(|(someone, n)| {
            let mut articles: Vec<ArticleId> = someone.statements.iter().map(|key| key.article).collect();
            articles.dedup();
            SpeakerRecord {
                id: speaker(n),
                name: &someone.name,
                kind: someone.kind.word(),
                aliases: &someone.aliases,
                articles: articles.iter().map(article).collect(),
                statements: someone.statements.iter().map(statement).collect(),
            }
        });
        let claims = across.claims.iter().zip(1..).map(|(claim, n)| ClaimRecord {
            id: format!("c{n}"),
            title: &claim.title,
            statements: claim
                .statements
                .iter()
                .map(|(key, stance)| StanceRecord { id: statement(key), stance: stance.word() })
                .collect(),
            first: claim.first.as_ref().map(statement),
        });
        let candidates = across.candidates.iter().map(|candidate| {
            let [a, b] = candidate.pair.map(speaker);
            (a, b, candidate.certainty.as_probability())
        });
        let record = AcrossRecord {
            speakers: speakers.collect(),
            candidates: candidates.collect(),
            copies: across.copies.iter().map(|group| group.iter().map(article).collect()).collect(),
            variants: across.variants.iter().map(|group| group.statements.iter().map(statement).collect()).collect(),
            claims: claims.collect(),
        };
        serde_json::to_string(&record).expect("strings and numbers can be written as JSON")
    }
}
