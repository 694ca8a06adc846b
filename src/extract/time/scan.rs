use super::anchor::Anchor;
use super::tense::{self, Direction};
use super::value::Value;
use crate::extract::Page;
use crate::extract::tag::{Upos, Xpos};
use crate::lexicon::{CalendarWord, calendar_word};
use crate::model::{Precision, TimexType};
use crate::text::TokenKind;
use std::ops::Range;

/// One sentence under the rules' eyes: its words by token number, what each means to a calendar, and what
/// dates count from. Outside the sentence every word is empty.
pub(super) struct Scan<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) anchor: Anchor,
    /// The date told last, in this paragraph.
    pub(super) reference: Option<Precision>,
    pub(super) sentence: Range<usize>,
    /// Tokens before this belong to an expression that is already found.
    pub(super) free_from: usize,
}

/// An expression that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) tokens: Range<usize>,
    pub(super) timex_type: TimexType,
    pub(super) value: Value,
    pub(super) approximate: bool,
}

impl Found {
    pub(super) fn new(tokens: Range<usize>, timex_type: TimexType, value: Value) -> Found {
        Found { tokens, timex_type, value, approximate: false }
    }
}

impl<'a> Scan<'_, 'a> {
    pub(super) fn word(&self, i: usize) -> &'a str {
        if self.sentence.contains(&i) { self.page.word(i) } else { "" }
    }

    /// The word `back` tokens before `i`; empty when an expression already holds it.
    pub(super) fn before(&self, i: usize, back: usize) -> &'a str {
        match i.checked_sub(back) {
            Some(at) if at >= self.free_from => self.word(at),
            _ => "",
        }
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        let token = self.page.tokens().get(i)?;
        self.sentence.contains(&i).then_some(token.kind)
    }

    pub(super) fn class(&self, i: usize) -> Option<CalendarWord> {
        calendar_word(self.word(i))
    }

    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        is_any(self.word(i), words)
    }

    pub(super) fn follows(&self, i: usize, words: &[&str]) -> bool {
        is_any(self.before(i, 1), words)
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// `i` when the word before it is one of `words` and free, else `None`.
    pub(super) fn take_before(&self, i: usize, words: &[&str]) -> Option<usize> {
        (i > 0 && self.follows(i, words)).then(|| i - 1)
    }

    /// Where an expression starts that may have one of `words` before it.
    pub(super) fn with_before(&self, i: usize, words: &[&str]) -> usize {
        self.take_before(i, words).unwrap_or(i)
    }

    /// The month that token `i` names. `May`, `March` and names of people need more than a capital.
    pub(super) fn month(&self, i: usize) -> Option<u8> {
        let Some(CalendarWord::Month(month)) = self.class(i) else { return None };
        self.is_capital(i).then_some(month)
    }

    pub(super) fn direction(&self, tokens: &Range<usize>) -> Direction {
        tense::direction(self, tokens)
    }

    /// A number of digits only, of at most nine.
    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let word = self.word(i);
        let plain = !word.is_empty() && word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| word.parse().ok())?
    }

    /// The day of a month: `12`, `12th`.
    pub(super) fn day_of_month(&self, i: usize) -> Option<u8> {
        let word = self.word(i);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        if !(1..=2).contains(&digits.len()) || !(ending.is_empty() || is_any(ending, &["st", "nd", "rd", "th"])) {
            return None;
        }
        digits.parse().ok().filter(|day| (1..=31).contains(day))
    }

    /// Whether the tagger takes token `i` for a plural noun.
    pub(super) fn is_plural(&self, i: usize) -> bool {
        self.sentence.contains(&i) && self.page.tags.get(i).is_some_and(|tag| tag.xpos == Xpos::Nns)
    }

    pub(super) fn is_noun(&self, i: usize) -> bool {
        let tag = self.page.tags.get(i).map(|tag| tag.upos);
        self.sentence.contains(&i) && matches!(tag, Some(Upos::Noun | Upos::Propn))
    }

    /// A year of four digits after a month or a comma, where nothing else can be meant.
    pub(super) fn plain_year(&self, i: usize) -> Option<i16> {
        let year = self.digits(i).filter(|_| self.word(i).len() == 4)?;
        i16::try_from(year).ok().filter(|year| (1000..=2999).contains(year))
    }
}

pub(super) fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|w| word.eq_ignore_ascii_case(w))
}
