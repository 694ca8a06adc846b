//! Third-person pronouns: whether the engine links each to whom it stands for.
//!
//! Asked for is every pronoun that stands for a person whom the text names or describes. The engine's entity for it
//! must name that person: most of its mentions that stand for a proper name stand for hers. A person without a name
//! is right when the entity has a mention at the head of her nearest description.

use super::corpora::Corpora;
use super::gold::print;
use super::share::Share;
use super::table::Table;
use claimline::extract::coreference;
use claimline::import::article_from_text;
use claimline::model::Origin;
use claimline::text::CharIndex;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Start and end in characters.
type Chars = (usize, usize);

#[derive(Deserialize)]
struct Document {
    genre: String,
    text: String,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Mention {
    span: Chars,
    head: Chars,
    entity: u32,
    pron: bool,
    proper: bool,
}

#[derive(Deserialize)]
struct Entity {
    id: u32,
    name: Option<String>,
    etype: String,
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
    "themself",
    "'em",
    "’em",
    "em",
];

/// What one pronoun came to.
struct Answer {
    is_named: bool,
    right: bool,
    wrong_name: bool,
}

pub fn put(corpora: &mut Corpora, table: &mut Table) {
    const FILE: &str = "gum/gum_coref_dev.jsonl";
    let Some(content) = corpora.file("gum_coref", FILE) else { return };
    let text = std::str::from_utf8(&content).unwrap_or_else(|error| panic!("{error}: {FILE}"));
    let documents: Vec<Document> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {FILE}")))
        .collect();
    let answers: Vec<(&str, Vec<Answer>)> =
        documents.par_iter().map(|document| (&*document.genre, document.answers(&found(&document.text)))).collect();
    let print = print([&*content]);
    let mut rows = table.rows("pronouns", "gum_coref", &print);
    for genre in [None, Some("news"), Some("interview")] {
        let of = answers.iter().filter(|(other, _)| genre.is_none_or(|genre| genre == *other));
        let (mut all, mut named, mut wrong) = (Share::default(), Share::default(), Share::default());
        for answer in of.flat_map(|(_, answers)| answers) {
            all.add(answer.right);
            wrong.add(answer.wrong_name);
            if answer.is_named {
                named.add(answer.right);
            }
        }
        let name = |what: &str| genre.map_or_else(|| what.to_owned(), |genre| format!("{what}, {genre}"));
        rows.share(&name("right"), all).share(&name("right of those with a name"), named);
        if genre.is_none() {
            rows.falling("given a wrong name", wrong.ratio(), wrong.of);
        }
    }
}

/// The engine's mentions of `text`, by entity.
fn found(text: &str) -> Vec<(Chars, usize)> {
    let article = article_from_text(text, Origin::default());
    let index = CharIndex::new(article.text.clone());
    let chars = |byte: usize| index.char_of(byte);
    coreference(&article).iter().map(|m| ((chars(m.span.start()), chars(m.span.end())), m.entity)).collect()
}

impl Document {
    /// One for each pronoun that is asked for, in the order of the mentions.
    fn answers(&self, found: &[(Chars, usize)]) -> Vec<Answer> {
        let chars: Vec<char> = self.text.chars().collect();
        let entities: BTreeMap<u32, &Entity> = self.entities.iter().map(|entity| (entity.id, entity)).collect();
        let mut holder: BTreeMap<Chars, usize> = BTreeMap::new();
        for (span, entity) in found {
            holder.entry(*span).or_insert(*entity);
        }
        let mut answers = Vec::new();
        for target in &self.mentions {
            let word: String = chars.get(target.span.0..target.span.1).unwrap_or_default().iter().collect();
            let Some(entity) = entities.get(&target.entity) else { continue };
            if entity.etype != "person" || !PRONOUNS.contains(&&*word.to_lowercase()) {
                continue;
            }
            let others = |m: &&Mention| m.entity == target.entity && !m.pron && m.span != target.span;
            // Of two at the same distance the one before it counts.
            let nearest = self.mentions.iter().filter(others).min_by_key(|m| (gap(m.span, target.span), m.span));
            if entity.name.is_none() && nearest.is_none() {
                continue;
            }
            let mut linked: Vec<Chars> = Vec::new();
            if let Some(entity) = holder.get(&target.span) {
                let of_it = holder.iter().filter(|(span, other)| *other == entity && **span != target.span);
                linked.extend(of_it.map(|(span, _)| *span));
            }
            let name = self.name(&linked, target.span, &entities);
            let right = match &entity.name {
                Some(right) => name.as_ref() == Some(&right.to_lowercase()),
                None => nearest.is_some_and(|m| linked.iter().any(|span| overlap(*span, m.head) > 0)),
            };
            let wrong_name = name.is_some() && !(right && entity.name.is_some());
            answers.push(Answer { is_named: entity.name.is_some(), right, wrong_name });
        }
        answers
    }

    /// The name that most of the `linked` mentions stand for; of several the nearest, one before `target` first.
    fn name(&self, linked: &[Chars], target: Chars, entities: &BTreeMap<u32, &Entity>) -> Option<String> {
        let mut names: BTreeMap<String, (usize, (bool, usize))> = BTreeMap::new();
        for span in linked {
            let proper = self.stands_for(*span).into_iter().filter(|m| m.proper);
            let here: BTreeSet<String> =
                proper.filter_map(|m| Some(entities.get(&m.entity)?.name.as_ref()?.to_lowercase())).collect();
            let place = (span.0 > target.0, gap(*span, target));
            for name in here {
                let (count, nearest) = names.entry(name).or_insert((0, place));
                *count += 1;
                *nearest = place.min(*nearest);
            }
        }
        names.into_iter().max_by_key(|(_, (count, place))| (*count, std::cmp::Reverse(*place))).map(|(name, _)| name)
    }

    /// The gold mentions, mostly one, that agree best with `span`: half of the characters of both or more are the
    /// same, or `span` covers the head.
    fn stands_for(&self, span: Chars) -> Vec<&Mention> {
        let fits = |m: &&Mention| {
            let (same, both) = agreement(span, m.span);
            same > 0 && (2 * same >= both || span.0 <= m.head.0 && m.head.1 <= span.1)
        };
        let order = |a: &&Mention, b: &&Mention| {
            let ((same_a, both_a), (same_b, both_b)) = (agreement(span, a.span), agreement(span, b.span));
            let shorter = (a.span.0, a.span.1 - a.span.0).cmp(&(b.span.0, b.span.1 - b.span.0));
            (same_b * both_a).cmp(&(same_a * both_b)).then(shorter)
        };
        let Some(best) = self.mentions.iter().filter(fits).min_by(order) else { return Vec::new() };
        self.mentions.iter().filter(|m| m.span == best.span).filter(fits).collect()
    }
}

/// How many characters both have, and how many there are in one of them or both.
fn agreement(a: Chars, b: Chars) -> (usize, usize) {
    let same = overlap(a, b);
    (same, a.1 - a.0 + b.1 - b.0 - same)
}

fn overlap(a: Chars, b: Chars) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// How many characters lie between the two.
fn gap(a: Chars, b: Chars) -> usize {
    a.0.saturating_sub(b.1).max(b.0.saturating_sub(a.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ada Brask (1), a diver (2) and people of whom the text does not tell (3).
    const TEXT: &str = "Ada Brask met a diver. Later she asked him twice. They left.";

    fn span(words: &str) -> Chars {
        let start = TEXT.find(words).unwrap();
        (start, start + words.len())
    }

    fn document() -> Document {
        let mention = |words: &str, head: &str, entity: u32, pron: bool| {
            let (span, head) = (span(words), span(head));
            Mention { span, head, entity, pron, proper: words.starts_with("Ada") }
        };
        let entity = |id: u32, name: Option<&str>| Entity { id, name: name.map(str::to_owned), etype: "person".into() };
        Document {
            genre: "news".into(),
            text: TEXT.into(),
            mentions: vec![
                mention("Ada Brask", "Ada", 1, false),
                mention("a diver", "diver", 2, false),
                mention("she", "she", 1, true),
                mention("him", "him", 2, true),
                mention("They", "They", 3, true),
            ],
            entities: vec![entity(1, Some("Ada Brask")), entity(2, None), entity(3, None)],
        }
    }

    #[test]
    fn pronouns_are_linked() {
        // For `she` and `him`: r right, n given a wrong name, - neither. Nobody is asked who they are.
        let check = |found: &[(&str, usize)], expected: &str| {
            let found: Vec<(Chars, usize)> = found.iter().map(|(words, entity)| (span(words), *entity)).collect();
            let sign = |answer: Answer| match (answer.right, answer.wrong_name) {
                (true, _) => 'r',
                (false, true) => 'n',
                (false, false) => '-',
            };
            assert_eq!(document().answers(&found).into_iter().map(sign).collect::<String>(), expected, "{found:?}");
        };
        check(&[], "--");
        check(&[("Ada Brask", 0), ("she", 0), ("a diver", 1), ("him", 1)], "rr");
        check(&[("Brask", 0), ("she", 0), ("diver", 1), ("him", 1)], "rr");
        check(&[("Ada Brask met a", 0), ("she", 0)], "r-");
        check(&[("Ada Brask", 0), ("a diver", 1), ("she", 1), ("him", 0)], "-n");
        check(&[("Ada Brask", 0), ("she", 0), ("him", 0)], "rn");
        check(&[("she", 0), ("him", 0)], "--");
        // Of two mentions with one span the first counts.
        check(&[("Ada Brask", 0), ("she", 0), ("she", 1), ("him", 1)], "r-");
    }
}
