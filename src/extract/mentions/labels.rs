use super::entity::Entity;
use super::{Cast, Reading};
use crate::extract::Page;
use crate::lexicon::organisation_word;
use crate::model::{Reason, SpeakerKind};
use crate::text::fold;
use std::collections::HashMap;
use std::ops::Range;

/// Entities by the words that may mark a turn of an interview; where two people share a word, the one with
/// the fuller name, named first.
#[derive(Default)]
pub(super) struct Labels {
    by_surname: HashMap<String, usize>,
    by_first_name: HashMap<String, usize>,
    /// Speakers that only a label names, by all its words.
    by_label: HashMap<Vec<String>, usize>,
}

impl Labels {
    fn new(entities: &[Entity]) -> Self {
        let mut labels = Labels::default();
        let people = entities.iter().enumerate().filter(|(_, e)| e.kind == SpeakerKind::Person);
        for (e, person) in people {
            let fuller = |other: usize| person.words.len() > entities[other].words.len();
            let enter = |word: Option<&String>, index: &mut HashMap<String, usize>| {
                if let Some(word) = word
                    && index.get(word).is_none_or(|other| fuller(*other))
                {
                    index.insert(word.clone(), e);
                }
            };
            enter(person.words.last(), &mut labels.by_surname);
            enter(person.words.first(), &mut labels.by_first_name);
        }
        labels
    }

    fn find(&self, words: &[String], entities: &[Entity]) -> Option<usize> {
        let surname = words.last().and_then(|word| self.by_surname.get(word));
        let first_name = words.first().filter(|_| words.len() == 1).and_then(|word| self.by_first_name.get(word));
        let found = [surname, first_name, self.by_label.get(words)].into_iter().flatten().copied();
        found.max_by_key(|e| (entities[*e].words.len(), usize::MAX - e))
    }
}

impl Cast<'_> {
    /// Who speaks a turn of an interview that is marked with these words: `ALDANE` is the Henrik Aldane of
    /// the article or its byline, whatever the letters’ case.
    pub fn resolve_label(&mut self, label: Range<usize>) -> Reading {
        let words = words_of(self.page, label.clone());
        let labels = self.labels.get_or_insert_with(|| Labels::new(&self.entities));
        if let Some(entity) = labels.find(&words, &self.entities) {
            let found = &self.entities[entity].name;
            let reason = Reason::from(format!("the turn is marked with the name of {found}"));
            return Reading { entity: Some(entity), certainty: 0.95, reason };
        }
        let organised = words.iter().any(|word| organisation_word(word));
        let kind = if organised { SpeakerKind::Organisation } else { SpeakerKind::Person };
        let entity = self.entities.len();
        labels.by_label.insert(words.clone(), entity);
        if kind == SpeakerKind::Person
            && let (Some(first_name), Some(surname)) = (words.first(), words.last())
        {
            labels.by_surname.entry(surname.clone()).or_insert(entity);
            labels.by_first_name.entry(first_name.clone()).or_insert(entity);
        }
        self.entities.push(Entity { words, ..Entity::described(self.page.phrase(label), kind, None) });
        let reason = Reason::from("the turn is marked with this name");
        Reading { entity: Some(entity), certainty: 0.9, reason }
    }
}

fn words_of(page: &Page<'_>, label: Range<usize>) -> Vec<String> {
    label.map(|i| fold(page.word(i))).filter(|word| word != ".").collect()
}
