use super::{Cast, Reading, descriptions, pronouns};
use crate::model::{MentionKind, Reason};
use std::ops::Range;

impl Cast<'_> {
    /// Reads the third-person pronouns and the descriptions of people before token `limit`, in text order:
    /// what comes later may refer to them.
    pub(super) fn read_to(&mut self, limit: usize) {
        let limit = limit.min(self.page.tokens().len());
        while self.read < limit {
            let i = self.read;
            self.read += 1;
            if pronouns::is_third_person(self.page, i) {
                self.pronoun(i);
            } else if let Some(phrase) = self.phrases.noun_phrase_at(i).filter(|p| p.head == i) {
                let start = phrase.tokens.start;
                // `that one` and `every tenant` are seldom somebody, `one of them` is.
                let vague = matches!(self.page.word(i), "one" | "another") && self.page.word(i + 1) != "of"
                    || is_share(self.page.word(i)) && !self.is_of_people(i)
                    || matches!(&*self.page.lower(start), "every" | "each" | "any" | "no");
                if !vague && self.name_at(i).is_none() && descriptions::is_person(&self.page.lower(i)) {
                    self.described(&(start..self.description_end(phrase.tokens.end)), i);
                }
                if start > 0 && self.page.word(start - 1) == "and" {
                    self.join_people(i);
                }
            }
        }
    }

    /// Whether people follow: `ten percent of voters`, not `ten percent of the land`.
    fn is_of_people(&self, share: usize) -> bool {
        let whole = self.phrases.noun_phrase_from(share + 2).filter(|_| self.page.word(share + 1) == "of");
        whole.is_some_and(|p| descriptions::is_person(&self.page.lower(p.head)))
    }

    /// Where the description ends whose noun phrase ends at `end`: with its complement, and with a name in
    /// apposition.
    fn description_end(&self, mut end: usize) -> usize {
        while matches!(self.page.word(end), "of" | "in" | "for" | "from" | "at")
            && let Some(next) = self.phrases.noun_phrase_from(end + 1)
        {
            end = next.tokens.end;
        }
        let apposed = self.phrases.noun_phrase_from(end + 1).filter(|_| self.page.word(end) == ",");
        match apposed.filter(|p| matches!(self.page.word(p.tokens.end), "," | "." | "")) {
            Some(name) if self.name_at(name.head).is_some() => name.tokens.end,
            _ => end,
        }
    }

    /// Whom the pronoun at token `i` stands for.
    pub(super) fn pronoun(&mut self, i: usize) -> Reading {
        if let Some(reading) = self.readings.get(&i) {
            return reading.clone();
        }
        let reading = pronouns::resolve(self, i);
        self.remember(i..i + 1, MentionKind::Pronoun, reading.entity, reading.certainty);
        self.readings.insert(i, reading.clone());
        reading
    }

    pub(super) fn described(&mut self, source: &Range<usize>, head: usize) -> Reading {
        if let Some(reading) = self.readings.get(&head) {
            return reading.clone();
        }
        let reading = match self.described_one(head) {
            Some(entity) => {
                let reason = Reason::from(format!("the text says that {} is this", self.entities[entity].name));
                Reading { entity: Some(entity), certainty: 0.9, reason }
            }
            None => descriptions::resolve(self, source, head),
        };
        let start = self.phrases.noun_phrase_at(head).map_or(head, |p| p.tokens.start);
        self.remember(start..head + 1, MentionKind::Description, reading.entity, reading.certainty);
        self.readings.insert(head, reading.clone());
        reading
    }
}

/// A part of something, people or not.
fn is_share(word: &str) -> bool {
    matches!(
        word,
        "half"
            | "third"
            | "two-thirds"
            | "quarter"
            | "three-quarters"
            | "percent"
            | "%"
            | "some"
            | "most"
            | "many"
            | "several"
            | "both"
            | "few"
    )
}
