//! What the scorers count: words. Marks, blanks and punctuation at the edge of a span never matter.

use claimline::text::Span;
use std::collections::BTreeSet;

/// Numbers of words of one text, as [`Words`] counts them.
pub type WordSet = BTreeSet<usize>;

/// The words of one text: runs of letters, digits and `_`, joined by single `'` `’` `.` `,` `-` inside.
pub struct Words<'a> {
    text: &'a str,
    /// In text order, without overlaps.
    spans: Vec<Span>,
}

/// A letter, a digit or `_`.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '.' | ',' | '-')
}

impl<'a> Words<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut spans = Vec::new();
        let mut start = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let goes_on = match start {
                None => is_word(c),
                Some(_) => is_word(c) || joins(c) && chars.peek().is_some_and(|(_, next)| is_word(*next)),
            };
            match (start, goes_on) {
                (None, true) => start = Some(at),
                (Some(first), false) => {
                    spans.extend(Span::new(text, first, at));
                    start = None;
                }
                _ => {}
            }
        }
        spans.extend(start.and_then(|first| Span::new(text, first, text.len())));
        Words { text, spans }
    }

    /// The words of which at least one character lies in one of `spans`.
    pub fn under(&self, spans: &[Span]) -> WordSet {
        let under = |span: &Span| {
            let first = self.spans.partition_point(|word| word.end() <= span.start());
            let end = self.spans.partition_point(|word| word.start() < span.end());
            first..if span.is_empty() { first } else { end.max(first) }
        };
        spans.iter().flat_map(under).collect()
    }

    /// Those of `words` that carry meaning: two phrases that share `the` or `of` share nothing.
    pub fn telling(&self, words: &WordSet) -> WordSet {
        let tells = |word: &usize| !FUNCTION_WORDS.contains(&&*self.spans[*word].slice(self.text).to_lowercase());
        words.iter().copied().filter(tells).collect()
    }
}

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the",
    "at", "by", "for", "in", "of", "on", "to", "with",
    "and", "or", "that", "who",
    "be", "been", "is", "was", "were", "had", "has", "have",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_text() {
        let check = |text: &str, expected: &str| {
            let words = Words::of(text);
            assert_eq!(words.spans.iter().map(|s| s.slice(text)).collect::<Vec<_>>().join("|"), expected);
        };
        check("“It’s 1,200.50,” said Né-Ros.", "It’s|1,200.50|said|Né-Ros");
        check("the growers’ share -- a_b", "the|growers|share|a_b");
        check("a..b 'c' d’’e", "a|b|c|d|e");
        check("", "");
        check("… ’", "");
    }

    #[test]
    fn words_under_spans() {
        let text = "“Né, no,” she said";
        let check = |start: usize, end: usize, expected: &[usize]| {
            let words = Words::of(text).under(&[Span::new(text, start, end).unwrap()]);
            assert_eq!(words.into_iter().collect::<Vec<_>>(), expected, "{start}..{end}");
        };
        check(0, 3, &[]);
        check(0, text.len(), &[0, 1, 2, 3]);
        check(4, 6, &[0]);
        check(3, 3, &[]);
        check(8, text.len() - 3, &[1, 2, 3]);
    }

    #[test]
    fn function_words_tell_nothing() {
        let words = Words::of("The mayor of Saltby");
        assert_eq!(words.telling(&words.under(&[Span::new(words.text, 0, 19).unwrap()])), [1, 3].into());
    }
}
