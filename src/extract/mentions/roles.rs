//! Descriptions that say who somebody is: beside the name, or behind “is”.

use super::seen::Role;
use super::{Cast, NameKind};
use crate::lexicon::{kinship, person_noun, title};
use crate::model::SpeakerKind;
use std::ops::Range;

impl Cast<'_> {
    /// `John Bolton, Trump’s former national security adviser,` and `Wim Dacre, 45, a plumber,`.
    pub(super) fn apposition_role(&mut self, n: usize) {
        let (page, phrases) = (self.page, self.phrases);
        let end = self.names[n].tokens.end;
        if self.names[n].kind != NameKind::Person || page.word(end) != "," {
            return;
        }
        let aged = page.word(end + 2) == "," && page.tags.get(end + 1).is_some_and(|t| t.is_number());
        let start = if aged { end + 3 } else { end + 1 };
        let Some(phrase) = phrases.noun_phrase_from(start) else { return };
        let opens = page.tags[phrase.tokens.start].is_determiner()
            || phrase.possessor.is_some()
            || page.tags[phrase.tokens.start].is_possessive_pronoun();
        let head = page.lower(phrase.head);
        let (person, kin) = (person_noun(&head), kinship(&head));
        let closes = matches!(page.word(phrase.tokens.end), "," | "." | "of" | "for" | "at");
        if let Some(noun) = person.or(kin).filter(|noun| !noun.plural && (opens || closes)) {
            let entity = self.entity_of[n];
            if let Some(gender) = noun.gender {
                self.entities[entity].gender.get_or_insert(gender);
            }
            self.beside.insert(phrase.head, entity);
            if person.is_some() {
                let role = self.role_tokens(phrase.tokens.clone());
                self.entities[entity].add_role(page, role);
            }
        }
    }

    /// The description without its determiner, with what it is of.
    fn role_tokens(&self, mut role: Range<usize>) -> Range<usize> {
        if self.page.tags[role.start].is_determiner() && role.len() > 1 {
            role.start += 1;
        }
        if matches!(self.page.word(role.end), "of" | "for" | "at") {
            role.end = self.phrases.noun_phrase_from(role.end + 1).map_or(role.end, |p| p.tokens.end);
        }
        role
    }

    /// Whom a description is about that stands beside a name, or behind `is` or `became`.
    pub(super) fn described_one(&mut self, head: usize) -> Option<usize> {
        if let Some(entity) = self.beside.get(&head) {
            return Some(*entity);
        }
        let entity = self.predicate_of(head)?;
        let phrase = self.phrases.noun_phrase_at(head)?.tokens.clone();
        let noun = self.page.lower(head);
        if person_noun(&noun).or_else(|| kinship(&noun)).is_some_and(|noun| noun.plural) {
            return None;
        }
        if person_noun(&noun).is_some() && !SAYS_LITTLE.contains(&&*noun) {
            let role = self.role_tokens(phrase);
            self.entities[entity].add_role(self.page, role);
        }
        Some(entity)
    }

    /// `Brask` for the `diver` of `Brask was a diver`.
    fn predicate_of(&self, head: usize) -> Option<usize> {
        let (page, phrases) = (self.page, self.phrases);
        let noun = page.lower(head);
        if person_noun(&noun).or_else(|| kinship(&noun)).is_none() && title(&noun).is_none() {
            return None;
        }
        let start = phrases.noun_phrase_at(head)?.tokens.start;
        if page.lower(start) == "no" {
            return None;
        }
        let verb = phrases.verb_group_ending(start).filter(|g| g.finite && !g.negated && !g.hypothetical)?;
        if !matches!(
            &*page.lower(verb.main),
            "is" | "was" | "’s" | "'s" | "be" | "been" | "became" | "become" | "remains" | "remained"
        ) {
            return None;
        }
        let subject = self.seen_before(verb.tokens.start).take(3).find(|s| s.role == Role::Subject)?;
        let entity = subject.entity?;
        let from = phrases.verb_groups.partition_point(|g| g.tokens.start < subject.tokens.end);
        let next = phrases.verb_groups.get(from).is_some_and(|g| g.tokens.start == verb.tokens.start);
        (next && self.is_person(entity)).then_some(entity)
    }

    /// `Tom Arle and Ada Brask`, `Brask, her brother and Arle`: several people joined by “and”, of whom a
    /// later “they” may speak. `last` is the head of the last one.
    pub(super) fn join_people(&mut self, last: usize) {
        let (page, phrases) = (self.page, self.phrases);
        let Some(mut phrase) = phrases.noun_phrase_at(last) else { return };
        let end = phrase.tokens.end;
        let mut members = Vec::new();
        loop {
            let Some(entity) = self.person_at(phrase.head) else { return };
            members.insert(0, entity);
            let joint = phrase.tokens.start.checked_sub(1).map_or("", |b| page.word(b));
            let joined = joint == "and" && members.len() == 1 || joint == "," && members.len() > 1;
            let Some(before) = phrases.noun_phrase_ending(phrase.tokens.start.saturating_sub(1)).filter(|_| joined)
            else {
                break;
            };
            if members.len() > 1 && self.person_at(before.head).is_none() {
                break;
            }
            phrase = before;
        }
        let sure = |m: &usize| self.entities[*m].surely_person;
        if members.len() < 2
            || !members.iter().any(sure)
            || members.iter().any(|m| members.iter().filter(|o| *o == m).count() > 1)
        {
            return;
        }
        let names: Vec<&str> = members.iter().map(|m| self.entities[*m].name.as_str()).collect();
        let name = format!("{} and {}", names[..names.len() - 1].join(", "), names[names.len() - 1]);
        let known = self.groups.iter().rev().take(50).copied().find(|g| self.entities[*g].name == name);
        let group = known.unwrap_or_else(|| {
            let mut group = super::Entity::described(name, SpeakerKind::Group, None);
            group.is_pair = true;
            self.entities.push(group);
            self.groups.push(self.entities.len() - 1);
            self.entities.len() - 1
        });
        self.remember(phrase.tokens.start..end, crate::model::MentionKind::Description, Some(group), 0.9);
    }

    /// The person whom the name or description with this head stands for.
    fn person_at(&self, head: usize) -> Option<usize> {
        let entity = self.entity_at(head).or_else(|| self.readings.get(&head)?.entity)?;
        self.is_person(entity).then_some(entity)
    }
}

/// Nouns that are no role: what they say of somebody, they say of many.
const SAYS_LITTLE: &[&str] = &["man", "woman", "boy", "girl", "person", "adult", "fan", "victim", "guy", "individual"];

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_predicate_or_an_apposition_says_who_somebody_is() {
        let painter = "Martha Quill, Person: “the painter” is read as Martha Quill, whom the article calls so";
        check("Martha Quill was a painter. The painter said it.", painter);
        check("Martha Quill, 45, a painter, left. The painter said it.", painter);
        check(
            "Martha Quill was not a painter. The painter said it.",
            "painter, Unnamed: described like “painter” before",
        );
        check("R. Quill, his wife, left. She said it.", "R. Quill, Person: “she” is read as R. Quill");
    }

    #[test]
    fn people_joined_by_and_are_they() {
        check(
            "Martha Quill and Peter Arle left. They said it.",
            "Martha Quill and Peter Arle, Group: “they” is read as Martha Quill and Peter Arle",
        );
        check(
            "Martha Quill, Tess Brandt and Peter Arle left. They said it.",
            "Martha Quill, Tess Brandt and Peter Arle, Group: “they” is read as \
             Martha Quill, Tess Brandt and Peter Arle",
        );
        check("Martha Quill and London left. They said it.", "nobody: nobody named before fits “they”");
    }
}
