//! Where the clause round a word begins and ends.

use super::clause::{REACH, is_any, opens_clause, parts, sentence_of};
use super::context::Context;
use super::predicate::heads_clause;
use crate::text::TokenKind;
use std::ops::Range;

/// A quoted word or two inside a clause does not part it.
const SHORT_QUOTE: usize = 6;

impl Context<'_, '_> {
    /// The clause round token `i`: from the last opener, stop, colon, dash or bracket before it to the next after
    /// it, or to an `and` that begins a clause of its own. Words that tell when open no clause (`since 2018`), a
    /// short quotation parts none (`a “welcome arch” in June`). An opener belongs to its clause.
    pub(super) fn clause(&self, i: usize) -> Range<usize> {
        let page = self.page;
        let sentence = sentence_of(page, i);
        if sentence.is_empty() {
            return i..i;
        }
        let i = i.clamp(sentence.start, sentence.end - 1);
        let first = i.saturating_sub(REACH).max(sentence.start);
        let last = (i + REACH).min(sentence.end);
        let mut start = i;
        while start > first {
            let at = start - 1;
            if let Some(open) = self.short_quote_ending(at, first) {
                start = open;
                continue;
            }
            if parts(page, at) || self.joins_clauses(at, sentence.end) {
                break;
            }
            start = at;
            if self.opens(at) {
                break;
            }
        }
        let mut end = i + 1;
        while end < last {
            if let Some(close) = self.short_quote_from(end, last) {
                end = close + 1;
                continue;
            }
            if parts(page, end) || self.opens(end) || self.joins_clauses(end, sentence.end) {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// `as`, `before` and their like open a clause only when a verb follows: `acted as chairman`.
    pub(super) fn opens(&self, i: usize) -> bool {
        let page = self.page;
        let preposition = is_any(page.word(i), &["as", "before", "after", "since", "until", "than"]);
        let end = sentence_of(page, i).end.min(i + 12);
        let verb_follows = || {
            (i + 1..end)
                .take_while(|at| !parts(page, *at) && page.tokens()[*at].kind != TokenKind::Comma)
                .any(|at| heads_clause(page, at) || super::predicate::is_verb_form(page, at))
        };
        opens_clause(page, i) && self.when_at(i).is_none() && (!preposition || verb_follows())
    }

    /// An `and` or `but` with a subject and a verb behind it.
    fn joins_clauses(&self, i: usize, end: usize) -> bool {
        let page = self.page;
        if !is_any(page.word(i), &["and", "but", "or", "so", "yet"]) {
            return false;
        }
        let Some(phrase) = self.phrases.noun_phrase_from(i + 1) else { return false };
        let mut at = phrase.tokens.end;
        while at < end && at < i + 14 && !heads_clause(page, at) {
            let hangs = super::clause::is_preposition(page.word(at)) || super::predicate::is_adverb(page, at);
            match self.phrases.noun_phrase_from(at) {
                Some(more) => at = more.tokens.end,
                None if hangs => at += 1,
                None => return false,
            }
        }
        // `Brask and Finch left`: one subject; a verb must stand before the `and`, too.
        at < end && heads_clause(page, at) && {
            let sentence = sentence_of(page, i);
            (sentence.start.max(i.saturating_sub(REACH))..i).any(|i| heads_clause(page, i))
        }
    }

    /// The opening mark of a quotation of a few words that ends at `close`.
    fn short_quote_ending(&self, close: usize, first: usize) -> Option<usize> {
        let mark = |i: usize| self.page.tokens()[i].kind == TokenKind::Mark;
        let open =
            mark(close).then(|| (first.max(close.saturating_sub(SHORT_QUOTE))..close).rev().find(|i| mark(*i)))??;
        self.is_few_words(open, close).then_some(open)
    }

    fn short_quote_from(&self, open: usize, last: usize) -> Option<usize> {
        let mark = |i: usize| self.page.tokens()[i].kind == TokenKind::Mark;
        let close = mark(open).then(|| (open + 1..last.min(open + 1 + SHORT_QUOTE)).find(|i| mark(*i)))??;
        self.is_few_words(open, close).then_some(close)
    }

    fn is_few_words(&self, open: usize, close: usize) -> bool {
        close > open + 1
            && !(open + 1..close).any(|i| {
                heads_clause(self.page, i) || matches!(self.page.tokens()[i].kind, TokenKind::Comma | TokenKind::Stop)
            })
    }

    /// `if the vote were held today`: nothing that happens.
    pub(super) fn is_unreal(&self, i: usize) -> bool {
        let clause = self.clause(i);
        let has = |words: &[&str]| clause.clone().any(|i| is_any(self.page.word(i), words));
        has(&["if"]) && has(&["were", "had"])
    }

    /// Whether token `i` is one of a few quoted words: the title of a book, a slogan.
    pub(super) fn in_short_quote(&self, i: usize) -> bool {
        let mark = |i: usize| self.page.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Mark);
        let open = (i.saturating_sub(SHORT_QUOTE)..i).rev().find(|i| mark(*i));
        let close = (i + 1..i + 1 + SHORT_QUOTE).find(|i| mark(*i));
        open.zip(close).is_some_and(|(open, close)| self.is_few_words(open, close))
    }

    /// Whether only a live blog can be meant: paragraphs that are a time of day and nothing else.
    pub(super) fn is_live(&self) -> bool {
        let stamps = self.times.iter().filter(|time| {
            let tokens = self.page.segments.tokens_in(time.span);
            let sentence = sentence_of(self.page, tokens.start);
            tokens.start == sentence.start && tokens.end == sentence.end
        });
        stamps.take(3).count() == 3
    }
}
