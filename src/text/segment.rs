use super::{Span, Token, paragraphs, sentences::sentences, tokenize};
use std::ops::Range;

/// A sentence: its span and the range of its tokens in [`Segments::tokens`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
    /// Index into [`Segments::paragraphs`].
    pub paragraph: usize,
}

/// A paragraph: its span and the range of its sentences in [`Segments::sentences`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub sentences: Range<usize>,
}

/// A text cut into paragraphs, sentences and tokens. Each level tiles the one above: every token stands in
/// exactly one sentence, every sentence in one paragraph, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub paragraphs: Vec<Paragraph>,
}

impl Segments {
    /// The sentence that holds byte `byte`, or the last one that starts before it.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start() <= byte).checked_sub(1)
    }

    /// Index of the first token that ends after byte `byte`.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= byte)
    }

    /// The tokens that stand wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start() < span.start());
        let end = self.tokens.partition_point(|t| t.span.end() <= span.end());
        start..end.max(start)
    }
}

/// No prose has longer sentences; the bound keeps every search inside a sentence short.
const LONGEST: usize = 600;

fn cut_long(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = range.end;
    range.step_by(LONGEST).map(move |start| start..end.min(start + LONGEST))
}

/// Cuts `text` into paragraphs, sentences and tokens, in time linear in its length.
pub fn segment(text: &str) -> Segments {
    let all = tokenize(text);
    let mut segments = Segments { tokens: all, ..Default::default() };
    let mut next = 0;
    for span in paragraphs(text) {
        let start = next;
        while segments.tokens.get(next).is_some_and(|t| t.span.start() < span.end()) {
            next += 1;
        }
        if start == next {
            continue;
        }
        let first = segments.sentences.len();
        for range in sentences(text, &segments.tokens[start..next]).into_iter().flat_map(cut_long) {
            let tokens = start + range.start..start + range.end;
            let span = segments.tokens[tokens.start].span.to(segments.tokens[tokens.end - 1].span);
            segments.sentences.push(Sentence { span, tokens, paragraph: segments.paragraphs.len() });
        }
        segments.paragraphs.push(Paragraph { span, sentences: first..segments.sentences.len() });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let segments = segment(text);
        let found: Vec<&str> = segments.sentences.iter().map(|s| s.span.slice(text)).collect();
        assert_eq!(found, expected);
        let tokens: usize = segments.sentences.iter().map(|s| s.tokens.len()).sum();
        assert_eq!(tokens, segments.tokens.len(), "sentences tile the tokens");
    }

    #[test]
    fn sentences() {
        check("Gen. Kelly met Mr. J. Doe. He left.", &["Gen. Kelly met Mr. J. Doe.", "He left."]);
        check("“It works!” she said. “Good.” We left.", &["“It works!” she said.", "“Good.”", "We left."]);
        check("He lives in the U.S. He likes U.S. laws.", &["He lives in the U.S.", "He likes U.S. laws."]);
        check("“Who did it?” Ann asked.", &["“Who did it?”", "Ann asked."]);
        check("It rose 3.5 percent... then fell.", &["It rose 3.5 percent... then fell."]);
        check("At 5 p.m. Tuesday they met.\nNew line", &["At 5 p.m. Tuesday they met.", "New line"]);
        check("He (the mayor) left. (She stayed.) Why?", &["He (the mayor) left.", "(She stayed.)", "Why?"]);
    }
}
