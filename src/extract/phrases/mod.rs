//! Noun phrases and verb groups: the flat pieces that the grammars of names and of reports are written over.
//! Chunking after Abney (1991): each token is in at most one noun phrase and at most one verb group.

mod noun_phrases;
mod verb_groups;

pub use noun_phrases::{NounPhrase, is_calendar_word};
pub use verb_groups::VerbGroup;

use crate::extract::Page;
use std::ops::Range;

/// The phrases of one page, and for each token the phrase that holds it.
pub struct Phrases {
    pub noun_phrases: Vec<NounPhrase>,
    pub verb_groups: Vec<VerbGroup>,
    noun_phrase_of: Vec<u32>,
    verb_group_of: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Phrases {
    /// Linear in the number of tokens.
    pub fn new(page: &Page<'_>) -> Self {
        let mut noun_phrases = Vec::new();
        let mut verb_groups = Vec::new();
        for sentence in &page.segments.sentences {
            noun_phrases::read(page, sentence.tokens.clone(), &mut noun_phrases);
        }
        let count = page.tokens().len();
        let noun_phrase_of = index(count, noun_phrases.iter().map(|p: &NounPhrase| p.tokens.clone()));
        for sentence in &page.segments.sentences {
            let free = |i: usize| noun_phrase_of[i] == NONE;
            verb_groups::read(page, sentence.tokens.clone(), free, &mut verb_groups);
        }
        let verb_group_of = index(count, verb_groups.iter().map(|p| p.tokens.clone()));
        Phrases { noun_phrases, verb_groups, noun_phrase_of, verb_group_of }
    }

    /// The noun phrase that holds token `i`.
    pub fn noun_phrase_at(&self, i: usize) -> Option<&NounPhrase> {
        self.noun_phrases.get(*self.noun_phrase_of.get(i)? as usize)
    }

    /// The noun phrase whose last token is `end - 1`.
    pub fn noun_phrase_ending(&self, end: usize) -> Option<&NounPhrase> {
        self.noun_phrase_at(end.checked_sub(1)?).filter(|p| p.tokens.end == end)
    }

    /// The noun phrase whose first token is `start`.
    pub fn noun_phrase_from(&self, start: usize) -> Option<&NounPhrase> {
        self.noun_phrase_at(start).filter(|p| p.tokens.start == start)
    }

    /// The verb group that holds token `i`.
    pub fn verb_group_at(&self, i: usize) -> Option<&VerbGroup> {
        self.verb_groups.get(*self.verb_group_of.get(i)? as usize)
    }

    /// The verb group whose first token is `start`.
    pub fn verb_group_from(&self, start: usize) -> Option<&VerbGroup> {
        self.verb_group_at(start).filter(|g| g.tokens.start == start)
    }

    /// The verb group whose last token is `end - 1`.
    pub fn verb_group_ending(&self, end: usize) -> Option<&VerbGroup> {
        self.verb_group_at(end.checked_sub(1)?).filter(|g| g.tokens.end == end)
    }

    /// The first finite verb group that starts in `range`.
    pub fn finite_in(&self, range: Range<usize>) -> Option<&VerbGroup> {
        let from = self.verb_groups.partition_point(|g| g.tokens.start < range.start);
        self.verb_groups[from..].iter().take_while(|g| g.tokens.start < range.end).find(|g| g.finite)
    }
}

fn index(count: usize, ranges: impl Iterator<Item = Range<usize>>) -> Vec<u32> {
    let mut of = vec![NONE; count];
    for (n, range) in ranges.enumerate() {
        of[range].fill(n as u32);
    }
    of
}
