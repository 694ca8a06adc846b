use super::{Cast, NameKind};
use crate::lexicon::person_noun;

impl Cast<'_> {
    /// `John Bolton, Trump’s former national security adviser,` and `Wim Dacre, a plumber,`.
    pub(super) fn apposition_role(&mut self, n: usize) {
        let (page, phrases) = (self.page, self.phrases);
        let end = self.names[n].tokens.end;
        if self.names[n].kind != NameKind::Person || page.word(end) != "," {
            return;
        }
        let Some(phrase) = phrases.noun_phrase_from(end + 1) else { return };
        let opens = page.tags[phrase.tokens.start].is_determiner()
            || phrase.possessor.is_some()
            || page.tags[phrase.tokens.start].is_possessive_pronoun();
        let person = person_noun(&page.lower(phrase.head)).is_some();
        if person && (opens || matches!(page.word(phrase.tokens.end), "," | "." | "of" | "for" | "at")) {
            let mut role = phrase.tokens.clone();
            if page.tags[role.start].is_determiner() && role.len() > 1 {
                role.start += 1;
            }
            if matches!(page.word(role.end), "of" | "for" | "at") {
                role.end = phrases.noun_phrase_from(role.end + 1).map_or(role.end, |p| p.tokens.end);
            }
            self.entities[self.entity_of[n]].add_role(page, role);
        }
    }
}
