use super::{Token, TokenKind, abbreviations};
use std::ops::Range;

/// Splits the tokens of one paragraph into sentences: ranges of `tokens` that tile it.
///
/// A sentence ends at a stop and the closing marks and brackets after it when what follows looks like a
/// start; never after `Mr.` or an initial, and after `U.S.` or `Inc.` only before a word that opens
/// sentences.
pub(super) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        if let Some(end) = end_after(text, tokens, i) {
            found.push(start..end);
            start = end;
            i = end;
        } else {
            i += 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// The index past the sentence that ends with the stop at `i`, when one does.
fn end_after(text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let token = tokens[i];
    let word = token.span.slice(text);
    let stop = token.kind == TokenKind::Stop;
    let abbreviated = !stop && token.kind == TokenKind::Word && word.ends_with('.');
    if !stop && !abbreviated {
        return None;
    }
    let end = past_closers(text, tokens, i + 1);
    let Some(next) = tokens.get(end) else { return stop.then_some(end) };
    if next.span.start() == tokens[end - 1].span.end()
        && next.kind != TokenKind::Mark
        && end == i + 1
        && !glued(text, next)
    {
        return None;
    }
    let first = next.span.slice(text);
    if abbreviated {
        let stem = word.trim_end_matches('.');
        return (!abbreviations::stop_binds(stem) && opens_sentence(first)).then_some(end);
    }
    let starts = first.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || matches!(
            next.kind,
            TokenKind::Mark | TokenKind::Open | TokenKind::Address | TokenKind::Dash | TokenKind::Symbol
        )
        || !first.starts_with(|c: char| c.is_lowercase() || c == ',' || c == ';' || c == ':');
    starts.then_some(end)
}

/// `end.The`: a capital that touches the stop.
fn glued(text: &str, next: &Token) -> bool {
    next.kind == TokenKind::Word && next.span.slice(text).starts_with(char::is_uppercase)
}

/// Closing marks and brackets that touch what stands before them belong to the sentence.
fn past_closers(text: &str, tokens: &[Token], mut i: usize) -> usize {
    while let Some(token) = tokens.get(i) {
        let touches = token.span.start() == tokens[i - 1].span.end();
        let closer = matches!(token.kind, TokenKind::Mark | TokenKind::Close | TokenKind::Stop);
        let opens = token.span.slice(text).starts_with(super::is_opening_mark);
        if !touches || !closer || opens {
            break;
        }
        i += 1;
    }
    i
}

fn opens_sentence(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "But", "And", "In", "On", "At", "That", "This",
        "These", "Those", "His", "Her", "Their", "Its", "There", "When", "While", "After", "Before", "If", "As", "For",
        "However", "Some", "Many", "Most", "What", "Who", "Why", "How", "Asked", "Last", "Earlier", "Still", "Yet",
    ];
    OPENERS.contains(&word) || word.starts_with(['“', '"'])
}
