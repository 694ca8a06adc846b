//! Names for what the text calls by a pronoun, a possessive or a surname.

use super::clause::{is_any, is_name, sentence_of, span_of};
use super::context::Context;
use super::title::words_without;
use crate::model::{MentionKind, Speaker, SpeakerIndex, SpeakerKind};
use std::ops::Range;

impl Context<'_, '_> {
    fn name(&self, speaker: Option<SpeakerIndex>) -> Option<String> {
        let index = speaker?;
        let speaker = self.speakers.get(index.0 as usize)?;
        match speaker.kind {
            SpeakerKind::Person | SpeakerKind::Organisation => Some(speaker.name.clone()),
            // `A retired teacher`, as the article first calls her.
            SpeakerKind::Unnamed => {
                let first =
                    self.mentions.iter().find(|m| m.speaker == Some(index) && m.kind != MentionKind::Pronoun)?;
                let words = first.span.slice(self.page.text);
                (words.split_whitespace().count() <= 6).then(|| words.to_owned())
            }
            _ => None,
        }
    }

    /// The name of the person that the pronoun at token `i` means: by what the mentions say, the speaker for `I`
    /// and `my` in direct speech, the teller for `she` in `Finch said she resigned`, a pair of names for `they`.
    pub(super) fn person_at(&self, i: usize) -> Option<String> {
        let page = self.page;
        let span = page.tokens().get(i)?.span;
        if is_any(page.word(i), &["i", "me", "my"]) {
            return self.name(self.teller_of(span)?.speaker);
        }
        let at = self.mentions.partition_point(|m| m.span.start() < span.start());
        let mention = self.mentions.get(at).filter(|m| m.span == span && m.kind == MentionKind::Pronoun);
        if let Some(name) = mention.and_then(|mention| self.name(mention.speaker)) {
            return Some(name);
        }
        match page.word(i) {
            "he" | "she" | "He" | "She" => self.teller_named(i),
            "they" | "They" => self.pair_before(i),
            _ => None,
        }
    }

    /// `Finch` for the `she` right after `Finch said that`.
    fn teller_named(&self, i: usize) -> Option<String> {
        let page = self.page;
        let statement = self.teller_of(page.tokens()[i].span)?;
        let first = page.segments.tokens_in(*statement.content.first()?).start;
        let opens = i == first || i == first + 1 && is_any(page.word(first), &["that"]);
        let named_there = statement.source.iter().any(|source| source.end() <= page.tokens()[i].span.start());
        let person = self.speakers.get(statement.speaker?.0 as usize)?.kind == SpeakerKind::Person;
        (opens && named_there && person).then(|| self.name(statement.speaker))?
    }

    /// `Ada Brask and Orla Finch`, when one of the two sentences before names just this pair.
    fn pair_before(&self, i: usize) -> Option<String> {
        let page = self.page;
        let mut start = sentence_of(page, i).start;
        for _ in 0..2 {
            let sentence = sentence_of(page, start.checked_sub(1)?);
            let mut pairs = sentence.clone().filter_map(|and| self.pair(and, &sentence));
            if let Some(pair) = pairs.next() {
                return pairs.next().is_none().then_some(pair);
            }
            start = sentence.start;
        }
        None
    }

    fn pair(&self, and: usize, sentence: &Range<usize>) -> Option<String> {
        let page = self.page;
        if !is_any(page.word(and), &["and"]) || and <= sentence.start + 1 {
            return None;
        }
        let full = |mut tokens: Range<usize>| {
            let title = |i: usize| crate::lexicon::title(&page.lower(i)).is_some() || !is_name(page, i);
            if let Some(last) = tokens.clone().rev().skip(2).find(|i| title(*i)) {
                tokens.start = last + 1;
            }
            let names = tokens.len() >= 2 && tokens.clone().all(|i| is_name(page, i));
            names.then(|| words_without(self, tokens))
        };
        let left = self.phrases.noun_phrase_ending(and)?.tokens.clone();
        let next = and + 1 + usize::from(is_any(page.word(and + 1), &["then"]));
        let right = self.phrases.noun_phrase_from(next)?.tokens.clone();
        Some(format!("{} and {}", full(left)?, full(right)?))
    }

    /// The words of `tokens` without what dates them; a surname alone becomes the full name.
    pub(super) fn full_name(&self, tokens: Range<usize>) -> String {
        let text = words_without(self, tokens.clone());
        let titled = is_any(self.page.word(tokens.start), &["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."]);
        let surname = tokens.start + usize::from(titled)..tokens.end;
        let text = if surname.len() == 1 { words_without(self, surname.clone()) } else { text };
        let Some(span) = span_of(self.page, surname.clone()).filter(|_| surname.len() == 1) else { return text };
        let at = self.mentions.partition_point(|m| m.span.end() <= span.start());
        let speaker = self.mentions.get(at).filter(|m| m.span.contains(span)).and_then(|m| m.speaker);
        let ends_so = |speaker: &&Speaker| {
            speaker.kind == SpeakerKind::Person && speaker.name.split_whitespace().last() == Some(&*text)
        };
        // Two people of one surname: which is meant may be misread.
        let one = self.speakers.iter().filter(ends_so).count() == 1;
        match speaker.and_then(|s| self.speakers.get(s.0 as usize)).filter(|_| one) {
            Some(speaker) if ends_so(&speaker) => speaker.name.clone(),
            _ => text,
        }
    }
}
