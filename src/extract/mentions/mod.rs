//! Who is named: names, descriptions, pronouns, and whom they stand for.
//!
//! [`Cast::new`] reads the names of the whole article first, so that `Kelly` in the first line is the John
//! Kelly Descriptions and pronouns are resolved in text order, when a statement asks who
//! speaks.

mod descriptions;
mod entity;
pub mod features;
mod finish;
mod index;
mod labels;
mod names;
mod pronouns;
pub mod ranker;
mod roles;
mod seen;
mod walk;

use crate::extract::Page;
use crate::extract::phrases::Phrases;
use crate::extract::quotes::Quote;
use crate::lexicon::Gender;
use crate::model::{MentionKind, Reason, SpeakerKind};
pub use descriptions::{can_speak, is_document};
pub use entity::Entity;
pub use finish::CorefMention;
pub use names::{Name, NameKind};
use ranker::{Question, Ranker};
use seen::Seen;
use std::collections::BTreeMap;
use std::ops::Range;

/// Who stands behind a source, how sure that is, and why.
#[derive(Clone, Debug)]
pub struct Reading {
    /// `None` = no reading is clear; the reason lists the candidates.
    pub entity: Option<usize>,
    /// A probability, 0 to 1.
    pub certainty: f32,
    pub reason: Reason,
}

/// The people, organisations, groups and documents of one article.
pub struct Cast<'p> {
    page: &'p Page<'p>,
    phrases: &'p Phrases,
    quotes: &'p [Quote],
    /// Grows while descriptions are resolved; an index stays valid.
    pub entities: Vec<Entity>,
    names: Vec<Name>,
    /// For each of `names`.
    entity_of: Vec<usize>,
    /// The names, in text order.
    named: Vec<Seen>,
    /// Descriptions and pronouns as they are resolved, in text order.
    resolved: Vec<Seen>,
    /// What pronouns and the heads of descriptions were resolved to.
    readings: BTreeMap<usize, Reading>,
    /// Heads of descriptions that stand beside a name, and who is named there.
    beside: BTreeMap<usize, usize>,
    /// The entities that are several people joined by “and”.
    groups: Vec<usize>,
    /// What the pronouns could stand for, in the order in which they were read.
    pub questions: Vec<Question>,
    /// The weights by which pronouns are read.
    pub ranker: &'p Ranker,
    /// The person whose name stands in the article most often, if twice.
    most_named: Option<usize>,
    first_named: Option<usize>,
    /// Whom the last source was resolved to.
    last_speaker: Option<usize>,
    /// Made when the first turn of an interview asks.
    labels: Option<labels::Labels>,
    /// The token up to which pronouns and descriptions have been read.
    read: usize,
}

impl<'p> Cast<'p> {
    /// Reads all names of the page and joins those of one person or organisation.
    pub fn new(page: &'p Page<'p>, phrases: &'p Phrases, quotes: &'p [Quote]) -> Self {
        let names = names::names(page, phrases);
        let (entities, entity_of) = index::cluster(page, &names);
        let mut cast = Cast {
            page,
            phrases,
            quotes,
            entities,
            names,
            entity_of,
            named: Vec::new(),
            resolved: Vec::new(),
            readings: BTreeMap::new(),
            beside: BTreeMap::new(),
            groups: Vec::new(),
            questions: Vec::new(),
            ranker: Ranker::shipped(),
            most_named: None,
            first_named: None,
            last_speaker: None,
            labels: None,
            read: 0,
        };
        for n in 0..cast.names.len() {
            let tokens = cast.names[n].tokens.clone();
            cast.apposition_role(n);
            let seen = cast.sighting(tokens, MentionKind::Name, Some(cast.entity_of[n]), 0.95);
            cast.named.push(seen);
        }
        cast.count_names();
        cast
    }

    /// The name whose tokens include token `i`.
    pub fn name_at(&self, i: usize) -> Option<&Name> {
        self.name_index_at(i).map(|n| &self.names[n])
    }

    fn name_index_at(&self, i: usize) -> Option<usize> {
        let n = self.names.partition_point(|name| name.tokens.end <= i);
        self.names.get(n).filter(|name| name.tokens.contains(&i)).map(|_| n)
    }

    /// The entity that the name at token `i` stands for.
    pub fn entity_at(&self, i: usize) -> Option<usize> {
        self.name_index_at(i).map(|n| self.entity_of[n])
    }

    /// Who speaks, for a source whose head noun phrase starts at `source.start`. Call in text order: what
    /// is resolved here is what a later pronoun may refer to.
    pub fn resolve(&mut self, source: &Range<usize>, head: usize) -> Reading {
        let reading = self.read(source, head);
        self.last_speaker = reading.entity.or(self.last_speaker);
        reading
    }

    fn read(&mut self, source: &Range<usize>, head: usize) -> Reading {
        if let Some(entity) = self.entity_at(head) {
            return Reading { entity: Some(entity), certainty: 0.97, reason: self.name_reason(entity, head) };
        }
        self.read_to(source.start);
        if self.page.tags[head].is_pronoun() || pronouns::is_pronoun(&self.page.lower(head)) {
            return self.pronoun(head);
        }
        self.described(source, head)
    }

    fn name_reason(&self, entity: usize, head: usize) -> Reason {
        let here = self.name_at(head).map_or(String::new(), |n| self.page.phrase(n.tokens.clone()));
        let full = &self.entities[entity].name;
        if *full == here {
            Reason::from(format!("named here: {here}"))
        } else {
            Reason::from(format!("“{here}” is {full}, named in this article"))
        }
    }
}

impl Cast<'_> {
    /// Finds who is named most often and who first.
    fn count_names(&mut self) {
        let mut counts = vec![0_usize; self.entities.len()];
        for entity in &self.entity_of {
            counts[*entity] += 1;
        }
        let people = |e: &usize| self.is_person(*e) && self.entities[*e].surely_person;
        let first = self.entity_of.iter().copied().find(people);
        let most = (0..counts.len()).filter(people).max_by_key(|e| (counts[*e], usize::MAX - e));
        (self.first_named, self.most_named) = (first, most.filter(|e| counts[*e] > 1));
    }

    /// Whether the entity is one person.
    fn is_person(&self, entity: usize) -> bool {
        let entity = &self.entities[entity];
        !entity.plural && matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::page::tests::article;
    use crate::extract::quotes::quotes;
    use crate::model::SpeakerIndex;

    /// Whom the subject of each `said` stands for, and why.
    pub(super) fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let (phrases, quotes) = (Phrases::new(&page), quotes(&page));
        let mut cast = Cast::new(&page, &phrases, &quotes);
        let mut found = Vec::new();
        for said in (0..page.tokens().len()).filter(|i| page.word(*i) == "said") {
            let start = page.segments.sentences.iter().find(|s| s.tokens.contains(&said)).map(|s| s.tokens.start);
            let outside = (start.unwrap_or(0)..said).find(|i| cast.quote_at(*i).is_none());
            let Some(subject) = outside.and_then(|i| phrases.noun_phrase_from(i)) else { continue };
            let reading = cast.resolve(&(subject.tokens.start..said), subject.head);
            let who = reading.entity.map(|e| &cast.entities[e]);
            let who = who.map_or("nobody".to_owned(), |e| format!("{}, {:?}", e.name, e.kind));
            found.push(format!("{who}: {}", reading.reason.0));
        }
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn names_stand_for_whom_the_article_names() {
        check("Martha Quill said it.", "Martha Quill, Person: named here: Martha Quill");
        check(
            "Quill said it. Martha Quill left.",
            "Martha Quill, Person: “Quill” is Martha Quill, named in this article",
        );
        check("The Harbour Board said it.", "Harbour Board, Organisation: named here: Harbour Board");
    }

    /// The speakers and the words that mention them, `speaks` being whoever is named so.
    fn check_finish(text: &str, speaks: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let (phrases, quotes) = (Phrases::new(&page), quotes(&page));
        let cast = Cast::new(&page, &phrases, &quotes);
        let speaking: Vec<bool> = cast.entities.iter().map(|e| e.name == speaks).collect();
        let (speakers, mentions, _) = cast.finish(&speaking);
        let found: Vec<String> = speakers
            .iter()
            .enumerate()
            .map(|(n, speaker)| {
                let own = mentions.iter().filter(|m| m.speaker == Some(SpeakerIndex(n as u32)));
                let words: Vec<&str> = own.map(|m| m.span.slice(text)).collect();
                let roles: Vec<&str> = speaker.roles.iter().map(|r| r.text.as_str()).collect();
                format!("{} [{}]: {}", speaker.name, roles.join(", "), words.join(", "))
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn people_and_organisations_are_listed_and_places_that_speak() {
        check_finish(
            "Martha Quill, a painter, left London. Quill was tired.",
            "",
            "Martha Quill [painter]: Martha Quill, Quill",
        );
        check_finish("Martha Quill left London.", "London", "Martha Quill []: Martha Quill; London []: London");
    }
}
