use super::Cast;
use crate::extract::phrases::VerbGroup;
use crate::lexicon::cue_verb;
use crate::model::MentionKind;
use std::ops::Range;

/// How many tokens a comma or bracket may enclose between a subject and its verb.
const ASIDE: usize = 20;

/// What a mention is in its clause, as far as the words beside it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A finite verb follows, or a reporting verb stands before it: “…,” said Quill.
    Subject,
    /// Stands right after a verb.
    Object,
    /// Owns what follows: Quill’s, his.
    Owner,
    /// Stands after a preposition.
    Complement,
    Other,
}

/// One mention in the order of the text.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) tokens: Range<usize>,
    pub(super) kind: MentionKind,
    pub(super) entity: Option<usize>,
    pub(super) certainty: f32,
    pub(super) role: Role,
    /// Inside which outermost quotation.
    pub(super) quote: Option<usize>,
    pub(super) sentence: usize,
    /// The subject of a reporting verb.
    pub(super) reports: bool,
}

impl Cast<'_> {
    pub(super) fn sighting(
        &self,
        tokens: Range<usize>,
        kind: MentionKind,
        entity: Option<usize>,
        certainty: f32,
    ) -> Seen {
        let start = self.page.tokens()[tokens.start].span.start();
        Seen {
            role: self.role(&tokens),
            reports: self.reports(&tokens),
            quote: self.quote_at(tokens.start),
            sentence: self.page.segments.sentence_at(start).unwrap_or(0),
            tokens,
            kind,
            entity,
            certainty,
        }
    }

    fn role(&self, tokens: &Range<usize>) -> Role {
        let (page, phrases) = (self.page, self.phrases);
        if page.tags.get(tokens.end).is_some_and(|t| t.is_possessive_marker())
            || tokens.len() == 1 && page.tags[tokens.start].is_possessive_pronoun()
        {
            return Role::Owner;
        }
        let phrase = phrases.noun_phrase_at(tokens.end - 1);
        // A name that describes what follows it: `the Quill inquiry`.
        if phrase.is_some_and(|p| p.head >= tokens.end) {
            return Role::Other;
        }
        let start = phrase.map_or(tokens.start, |p| p.tokens.start.min(tokens.start));
        let before = start.checked_sub(1);
        let tag_before = before.map(|b| page.tags[b]).unwrap_or_default();
        let verb_before = before.and_then(|b| phrases.verb_group_at(b));
        if tag_before.is_preposition() {
            return Role::Complement;
        }
        if self.verb_after(phrase.map_or(tokens.end, |p| p.tokens.end.max(tokens.end))).is_some() {
            return Role::Subject;
        }
        match verb_before {
            Some(group) if group.finite && self.is_inverted(group.tokens.start, group.main) => Role::Subject,
            Some(_) => Role::Object,
            None => Role::Other,
        }
    }

    /// The finite verb group at token `after`, past adverbs, what commas or brackets enclose, and more
    /// subjects.
    fn verb_after(&self, mut after: usize) -> Option<&VerbGroup> {
        let page = self.page;
        for _ in 0..3 {
            while page.tags.get(after).is_some_and(|t| t.is_adverb()) {
                after += 1;
            }
            // The comma that ends an apposition does not matter: `his lawyer, Peter Gale, said`.
            let next = if page.word(after) == "," { after + 1 } else { after };
            if let Some(group) = self.phrases.verb_group_from(next).filter(|g| g.finite) {
                return Some(group);
            }
            let closing: &[&str] = match page.word(after) {
                "," => &[","],
                "(" => &[")"],
                "–" | "—" => &["–", "—"],
                "and" => {
                    after = self.phrases.noun_phrase_from(after + 1)?.tokens.end;
                    continue;
                }
                _ => return None,
            };
            after = 1 + (after + 1..after + ASIDE).find(|i| closing.contains(&page.word(*i)))?;
        }
        None
    }

    /// Whether a reporting verb stands right behind or, inverted, before the mention.
    fn reports(&self, tokens: &Range<usize>) -> bool {
        let phrase = self.phrases.noun_phrase_at(tokens.end - 1);
        let (start, end) =
            phrase.map_or((tokens.start, tokens.end), |p| (p.tokens.start.min(tokens.start), p.tokens.end));
        if phrase.is_some_and(|p| p.head >= tokens.end) {
            return false;
        }
        let after = self.verb_after(end.max(tokens.end));
        let before = start.checked_sub(1).and_then(|b| self.phrases.verb_group_at(b));
        let is_cue = |main: usize| cue_verb(&self.page.lower(main)).is_some();
        after.is_some_and(|g| is_cue(g.main))
            || before.is_some_and(|g| g.finite && self.is_inverted(g.tokens.start, g.main))
    }

    /// `“…,” said`: a reporting verb after a comma or a quotation.
    fn is_inverted(&self, start: usize, main: usize) -> bool {
        let before = start.checked_sub(1).map_or("", |b| self.page.word(b));
        let breaks = before == "," || before.chars().all(|c| matches!(c, '"' | '”' | '’' | '\'' | '“'));
        breaks && cue_verb(&self.page.lower(main)).is_some()
    }

    /// The subject of the clause that token `at` stands in, as far as finite verbs alone lead there:
    /// `Quill` for the `him` of `Quill met Arle and thanked him`, nobody for `Quill asked Arle to help him`.
    pub(super) fn clause_subject(&self, at: usize) -> Option<&Seen> {
        let subject = self.subject_before(at)?;
        let mut groups = self.verbs_between(subject.tokens.end, at).peekable();
        let finite = groups.peek().is_some() && groups.all(|g| g.finite);
        let opens = (subject.tokens.end..at).any(|i| {
            self.page.tags[i].is_wh_word() || self.page.tags[i].is_subordinator() || self.page.word(i) == "that"
        });
        (finite && !opens && subject.quote == self.quote_at(at)).then_some(subject)
    }

    /// Whose words the clause that opens with token `at` tells: `Quill` for `Quill said (that) he`.
    pub(super) fn reporter(&self, at: usize) -> Option<&Seen> {
        let subject = self.subject_before(at)?;
        let one = self.verbs_between(subject.tokens.end, at).count() == 1;
        (one && subject.reports && subject.quote == self.quote_at(at)).then_some(subject)
    }

    /// The nearest subject before token `at` in its sentence.
    fn subject_before(&self, at: usize) -> Option<&Seen> {
        let sentence = self.page.segments.sentence_at(self.page.tokens()[at].span.start())?;
        let here = self.seen_before(at).take(8).take_while(|s| s.sentence == sentence);
        here.into_iter().find(|s| s.role == Role::Subject)
    }

    fn verbs_between(&self, from: usize, to: usize) -> impl Iterator<Item = &VerbGroup> {
        let groups = &self.phrases.verb_groups;
        let first = groups.partition_point(|g| g.tokens.start < from);
        groups[first..].iter().take_while(move |g| g.tokens.start < to)
    }

    /// The paragraph of sentence `s`.
    pub(super) fn paragraph(&self, s: usize) -> usize {
        self.page.segments.sentences.get(s).map_or(0, |s| s.paragraph)
    }

    /// The outermost quotation that holds token `i`.
    pub fn quote_at(&self, i: usize) -> Option<usize> {
        let after = self.quotes.partition_point(|q| q.tokens.start <= i);
        (0..after).rev().take(12).find(|q| self.quotes[*q].is_outermost() && self.quotes[*q].tokens.contains(&i))
    }

    pub(super) fn remember(&mut self, tokens: Range<usize>, kind: MentionKind, entity: Option<usize>, certainty: f32) {
        let at = self.resolved.partition_point(|s| s.tokens.start < tokens.start);
        let same = self.resolved[at..].iter().take_while(|s| s.tokens.start == tokens.start);
        if same.into_iter().any(|s| s.tokens == tokens) {
            return;
        }
        let seen = self.sighting(tokens, kind, entity, certainty);
        self.resolved.insert(at, seen);
    }

    /// The mentions before token `at`, the nearest first.
    pub(super) fn seen_before(&self, at: usize) -> impl Iterator<Item = &Seen> {
        let upto = |list: &[Seen]| list.partition_point(|s| s.tokens.start < at);
        let (mut n, mut r) = (upto(&self.named), upto(&self.resolved));
        std::iter::from_fn(move || {
            let (name, other) = (n.checked_sub(1).map(|i| &self.named[i]), r.checked_sub(1).map(|i| &self.resolved[i]));
            let take_name = match (name, other) {
                (Some(a), Some(b)) => a.tokens.start >= b.tokens.start,
                (name, _) => name.is_some(),
            };
            if take_name {
                n -= 1;
                name
            } else {
                r = r.saturating_sub(1);
                other
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::page::tests::article;
    use crate::extract::phrases::Phrases;
    use crate::extract::{Page, quotes};
    use crate::model::MentionKind;

    /// The role of each name; then the subject of the clause that `him` or `he` stands in or is told by.
    fn check(text: &str, roles: &str, subject: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let (phrases, quotes) = (Phrases::new(&page), quotes::quotes(&page));
        let cast = Cast::new(&page, &phrases, &quotes);
        let found: Vec<String> = cast.named.iter().map(|s| format!("{:?}", s.role)).collect();
        let pronoun = (0..page.tokens().len()).find(|i| matches!(page.word(*i), "him" | "he"));
        let named = |seen: &Seen| seen.kind == MentionKind::Name;
        let who = pronoun.and_then(|i| if page.word(i) == "he" { cast.reporter(i) } else { cast.clause_subject(i) });
        let who = who.filter(|s| named(s)).map_or(String::new(), |s| page.phrase(s.tokens.clone()));
        assert_eq!((found.join(" "), who.as_str()), (roles.to_owned(), subject), "{text}");
    }

    #[test]
    fn roles() {
        check("Quill met Arle at the house of Brandt.", "Subject Object Complement", "");
        check("Quill’s boat sank.", "Owner", "");
        check("Quill, who is 40, left. “No,” said Arle.", "Subject Subject", "");
    }

    #[test]
    fn a_pronoun_has_a_subject_or_a_reporter() {
        check("Quill met Arle and thanked him.", "Subject Object", "Quill");
        check("Quill asked Arle to help him.", "Subject Object", "");
        check("Quill said he was late.", "Subject", "Quill");
        check("His lawyer, Peter Arle, said he was late.", "Subject", "Peter Arle");
    }
}
