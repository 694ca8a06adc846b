use super::Cast;
use crate::model::MentionKind;
use std::ops::Range;

/// One mention in the order of the text.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) tokens: Range<usize>,
    pub(super) kind: MentionKind,
    pub(super) entity: Option<usize>,
    pub(super) certainty: f32,
    /// A verb follows: the subject of its clause.
    pub(super) subject: bool,
    /// Inside which outermost quotation.
    pub(super) quote: Option<usize>,
    pub(super) sentence: usize,
}

impl Cast<'_> {
    pub(super) fn sighting(
        &self,
        tokens: Range<usize>,
        kind: MentionKind,
        entity: Option<usize>,
        certainty: f32,
    ) -> Seen {
        let phrase_end = self.phrases.noun_phrase_at(tokens.start).map_or(tokens.end, |p| p.tokens.end.max(tokens.end));
        let owns = self.page.tags.get(tokens.end).is_some_and(|t| t.is_possessive_marker());
        let mut after = phrase_end;
        while self.page.tags.get(after).is_some_and(|t| t.is_adverb()) {
            after += 1;
        }
        let verb = self.phrases.verb_group_from(after).is_some_and(|g| g.finite);
        let comma = self.page.word(after) == "," && self.page.starts_sentence(tokens.start);
        let start = self.page.tokens()[tokens.start].span.start();
        Seen {
            subject: !owns && (verb || comma),
            quote: self.quote_at(tokens.start),
            sentence: self.page.segments.sentence_at(start).unwrap_or(0),
            tokens,
            kind,
            entity,
            certainty,
        }
    }

    /// The outermost quotation that holds token `i`.
    pub fn quote_at(&self, i: usize) -> Option<usize> {
        let after = self.quotes.partition_point(|q| q.tokens.start <= i);
        (0..after).rev().take(12).find(|q| self.quotes[*q].is_outermost() && self.quotes[*q].tokens.contains(&i))
    }

    pub(super) fn remember(&mut self, tokens: Range<usize>, kind: MentionKind, entity: Option<usize>, certainty: f32) {
        let at = self.resolved.partition_point(|s| s.tokens.start < tokens.start);
        if self.resolved.get(at).is_some_and(|s| s.tokens.start == tokens.start) {
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
