use claimline::extract::mentions::CorefMention;
use claimline::model::MentionKind;
use claimline::text::{CharIndex, Span};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// One document with its coreference; spans count characters.
#[derive(Deserialize)]
pub struct Document {
    pub id: String,
    pub text: String,
    mentions: Vec<Gold>,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Gold {
    span: (usize, usize),
    head: (usize, usize),
    entity: u32,
    etype: String,
    pron: bool,
}

#[derive(Deserialize)]
struct Entity {
    id: u32,
    name: Option<String>,
}

/// Reads one JSON object a line.
pub fn read(path: &Path) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The ids of a corpus, one JSON object a line.
pub fn ids(path: &Path) -> Result<HashSet<String>, Box<dyn std::error::Error>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
    }
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().map(|line| serde_json::from_str::<Line>(line).map(|l| l.id));
    Ok(lines.collect::<Result<_, _>>()?)
}

/// Reads articles with marked mentions, `{words#1}`, divided by lines of three hyphens.
pub fn read_marked(path: &Path) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    let articles = text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    articles.split("\n---\n").map(marked).collect()
}

fn marked(article: &str) -> Result<Document, Box<dyn std::error::Error>> {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut numbers: Vec<String> = Vec::new();
    let mut pieces = article.trim().split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (words, rest) = piece.split_once('#').ok_or_else(|| format!("no #: {piece}"))?;
        let (who, rest) = rest.split_once('}').ok_or_else(|| format!("no }}: {piece}"))?;
        let start = text.chars().count();
        text.push_str(words);
        let span = (start, text.chars().count());
        // Each open one is somebody else.
        let number = if who == "?" { format!("?{}", mentions.len()) } else { who.trim_end_matches('o').to_owned() };
        let entity = numbers.iter().position(|n| *n == number).unwrap_or_else(|| {
            numbers.push(number);
            numbers.len() - 1
        });
        let etype = if who.ends_with('o') { "organization" } else { "person" };
        let pron = PRONOUNS.contains(&words.to_lowercase().as_str());
        mentions.push(Gold { span, head: span, entity: entity as u32, etype: etype.to_owned(), pron });
        text.push_str(rest);
    }
    let named = |id: usize| {
        let named = mentions.iter().find(|m| m.entity as usize == id && !m.pron)?;
        Some(text.chars().skip(named.span.0).take(named.span.1 - named.span.0).collect())
    };
    let entities = (0..numbers.len()).map(|id| Entity { id: id as u32, name: named(id) }).collect();
    Ok(Document { id: String::new(), text, mentions, entities })
}

const PRONOUNS: &[&str] = &[
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "it",
    "its",
];

/// Which gold entities the engine’s entities stand for.
pub struct Key {
    /// The gold entity that most mentions of an entity stand for.
    most: HashMap<usize, u32>,
    names: HashMap<u32, String>,
}

impl Key {
    /// Whether the engine’s `entity` is the gold entity `asked`.
    pub fn is(&self, entity: usize, asked: u32) -> bool {
        let Some(most) = self.most.get(&entity) else { return false };
        *most == asked || self.names.get(most).is_some_and(|name| self.names.get(&asked) == Some(name))
    }
}

impl Document {
    /// The gold entity of the pronoun at `span`, when it is a person, or an organisation that is no `he`.
    pub fn pronoun(&self, span: Span) -> Option<u32> {
        let index = CharIndex::new(Arc::from(self.text.as_str()));
        let at = (index.char_of(span.start()), index.char_of(span.end()));
        let gold = self.mentions.iter().find(|m| m.span == at && m.pron)?;
        let thing = matches!(span.slice(&self.text).to_lowercase().as_str(), "it" | "its");
        let wanted = if thing { gold.etype == "organization" } else { true };
        wanted.then_some(gold.entity)
    }

    /// Whether the entity is a person, people or an organisation.
    pub fn is_of_people(&self, entity: u32) -> bool {
        let of = self.mentions.iter().find(|m| m.entity == entity);
        of.is_some_and(|m| matches!(m.etype.as_str(), "person" | "organization"))
    }

    pub fn is_named(&self, entity: u32) -> bool {
        self.entities.iter().any(|e| e.id == entity && e.name.is_some())
    }

    /// Lays the engine’s names and descriptions over the gold ones.
    pub fn key(&self, mentions: &[CorefMention]) -> Key {
        let index = CharIndex::new(Arc::from(self.text.as_str()));
        let mut votes: BTreeMap<usize, BTreeMap<u32, usize>> = BTreeMap::new();
        for mention in mentions.iter().filter(|m| m.kind != MentionKind::Pronoun) {
            let span = (index.char_of(mention.span.start()), index.char_of(mention.span.end()));
            let best = self.mentions.iter().filter(|g| !g.pron).filter_map(|g| Some((likeness(span, g)?, g)));
            // The first of those that are alike most.
            let best = best.fold(None, |best: Option<(f64, &Gold)>, (likeness, g)| match best {
                Some((known, _)) if known >= likeness => best,
                _ => Some((likeness, g)),
            });
            if let Some((_, gold)) = best {
                *votes.entry(mention.entity).or_default().entry(gold.entity).or_default() += 1;
            }
        }
        let most = votes.into_iter().filter_map(|(entity, votes)| {
            let (gold, _) = votes.into_iter().max_by_key(|(gold, count)| (*count, u32::MAX - gold))?;
            Some((entity, gold))
        });
        let names = self.entities.iter().filter_map(|e| Some((e.id, e.name.as_ref()?.to_lowercase())));
        Key { most: most.collect(), names: names.collect() }
    }
}

/// The share of characters that two mentions have in common, where it is half or the head is covered.
fn likeness(span: (usize, usize), gold: &Gold) -> Option<f64> {
    let common = span.1.min(gold.span.1).checked_sub(span.0.max(gold.span.0)).filter(|n| *n > 0)? as f64;
    let likeness = common / ((span.1 - span.0 + gold.span.1 - gold.span.0) as f64 - common);
    (likeness >= 0.5 || span.0 <= gold.head.0 && gold.head.1 <= span.1).then_some(likeness)
}
