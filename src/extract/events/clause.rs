use crate::extract::Page;
use crate::extract::tag::Xpos;
use crate::lexicon::is_irregular_past;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Words that open a clause of their own.
const OPENERS: &[&str] = &[
    "who", "whom", "whose", "which", "that", "when", "where", "while", "because", "although", "if", "unless", "after",
    "before", "since", "as", "but", "how", "why", "whether", "until", "though", "what",
];

pub(super) fn opens_clause(page: &Page<'_>, i: usize) -> bool {
    let determiner = page.tags.get(i).is_some_and(|tag| tag.xpos == Xpos::Dt);
    is_any(page.word(i), OPENERS) && !determiner
}

/// How far a clause may reach to either side, in tokens: bounds the work in a text without stops.
pub(super) const REACH: usize = 80;

/// Whether token `i` parts clauses whatever stands round it.
pub(super) fn parts(page: &Page<'_>, i: usize) -> bool {
    page.tokens().get(i).is_none_or(|token| {
        matches!(
            token.kind,
            TokenKind::Mark | TokenKind::Colon | TokenKind::Dash | TokenKind::Open | TokenKind::Close | TokenKind::Stop
        )
    })
}

/// The sentence that holds token `i`, as token numbers; empty when there is none.
pub(super) fn sentence_of(page: &Page<'_>, i: usize) -> Range<usize> {
    let after = page.segments.sentences.partition_point(|s| s.tokens.end <= i);
    page.segments.sentences.get(after).map_or(i..i, |s| s.tokens.clone())
}

/// Whether token `i` is a verb that can stand at the head of a clause. By its tag; by its form where the
/// page has no tags.
pub(super) fn is_finite(page: &Page<'_>, i: usize) -> bool {
    match page.tags.get(i) {
        Some(tag) if tag.xpos != Xpos::None => tag.is_finite_verb(),
        _ => {
            let word = page.word(i);
            is_any(
                word,
                &["is", "are", "was", "were", "will", "would", "has", "have", "had", "could", "may", "might", "should"],
            ) || is_irregular_past(word)
                || (word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase))
        }
    }
}

/// A capital inside a sentence, or a word that the tagger takes for a name.
pub(super) fn is_name(page: &Page<'_>, i: usize) -> bool {
    let word = page.word(i);
    let capital = word.starts_with(char::is_uppercase) && page.tokens()[i].kind == TokenKind::Word;
    match page.tags.get(i).map(|tag| tag.xpos) {
        Some(Xpos::None) | None => capital,
        Some(tag) => capital && !matches!(tag, Xpos::Dt | Xpos::In | Xpos::Prp | Xpos::PrpPoss | Xpos::Cc),
    }
}

/// From the first to the last of `tokens`; `None` when there are none.
pub(super) fn span_of(page: &Page<'_>, tokens: Range<usize>) -> Option<Span> {
    let first = page.tokens().get(tokens.start)?.span;
    let last = page.tokens().get(tokens.end.checked_sub(1)?)?.span;
    (tokens.start < tokens.end).then(|| first.to(last))
}

pub(super) fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// The same for a list of words parted by blanks.
pub(super) fn is_one_of(word: &str, words: &str) -> bool {
    words.split_ascii_whitespace().any(|w| word.eq_ignore_ascii_case(w))
}

pub(super) fn is_preposition(word: &str) -> bool {
    is_any(
        word,
        &[
            "at", "in", "on", "during", "for", "to", "with", "from", "of", "about", "by", "near", "over", "against",
            "between",
        ],
    )
}
