use super::misread;
use super::tag::{Tag, tag};
use crate::model::Article;
use crate::text::{Segments, Span, Token, TokenKind, fold, segment};
use std::borrow::Cow;
use std::ops::Range;

/// One article as the stages see it: its segments and the tag of every token.
pub struct Page<'a> {
    pub article: &'a Article,
    pub text: &'a str,
    pub segments: Segments,
    /// One for each of `segments.tokens`.
    pub tags: Vec<Tag>,
}

impl<'a> Page<'a> {
    /// Segments and tags the text. Never fails.
    pub fn new(article: &'a Article) -> Self {
        let text = &*article.text;
        let segments = segment(text);
        let mut tags = tag(text, &segments);
        misread::repair(text, &segments, &mut tags);
        Page { article, text, segments, tags }
    }

    pub fn tokens(&self) -> &[Token] {
        &self.segments.tokens
    }

    /// The words of token `i`; empty when there is no such token.
    pub fn word(&self, i: usize) -> &'a str {
        self.segments.tokens.get(i).map_or("", |t| t.span.slice(self.text))
    }

    /// Token `i` folded to lower case, for table look-ups.
    pub fn lower(&self, i: usize) -> Cow<'a, str> {
        let word = self.word(i);
        if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(fold(word))
        }
    }

    /// The span from the first to the last of the tokens; empty at the text's start for no tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let all = self.tokens();
        match (all.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| all.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.to(last.span),
            _ => Span::of_scanned(0, 0),
        }
    }

    /// The words of the tokens on one line, blanks made plain.
    pub fn phrase(&self, tokens: Range<usize>) -> String {
        let words = self.span(tokens).slice(self.text);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether token `i` is the first word of its sentence, an opening mark before it not counted.
    pub fn starts_sentence(&self, i: usize) -> bool {
        let Some(token) = self.tokens().get(i) else { return false };
        let Some(s) = self.segments.sentence_at(token.span.start()) else { return true };
        let first = self.segments.sentences[s].tokens.start;
        (first..i).all(|k| matches!(self.tokens()[k].kind, TokenKind::Mark | TokenKind::Open | TokenKind::Dash))
    }

    /// Whether token `i` opens a sentence or a quotation: its capital says nothing.
    pub fn starts_clause(&self, i: usize) -> bool {
        self.starts_sentence(i)
            || i.checked_sub(1).is_some_and(|b| matches!(self.tokens()[b].kind, TokenKind::Mark | TokenKind::Colon))
    }

    /// Whether a caption or page furniture stands at `span`.
    pub fn is_furniture(&self, span: Span) -> bool {
        let after = self.article.furniture.partition_point(|f| f.end() <= span.start());
        self.article.furniture.get(after).is_some_and(|f| f.overlaps(span))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::model::{Article, Origin};

    /// An article that is nothing but `text`.
    pub fn article(text: &str) -> Article {
        Article::of(text, Origin::default())
    }
}
