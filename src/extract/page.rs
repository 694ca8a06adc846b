use super::tag::{Tag, tag};
use crate::model::Article;
use crate::text::{Segments, Span, Token, segment};

/// One article as the stages see it: its segments and the tag of every token.
pub struct Page<'a> {
    pub article: &'a Article,
    pub text: &'a str,
    pub segments: Segments,
    /// One for each of `segments.tokens`.
    pub tags: Vec<Tag>,
}

impl<'a> Page<'a> {
    pub fn new(article: &'a Article) -> Self {
        let text = &*article.text;
        let segments = segment(text);
        let tags = tag(text, &segments);
        Page { article, text, segments, tags }
    }

    pub fn tokens(&self) -> &[Token] {
        &self.segments.tokens
    }

    /// The words of token `i`; empty when there is no such token.
    pub fn word(&self, i: usize) -> &'a str {
        self.segments.tokens.get(i).map_or("", |t| t.span.slice(self.text))
    }

    /// Whether a caption or page furniture stands at `span`.
    pub fn is_furniture(&self, span: Span) -> bool {
        let after = self.article.furniture.partition_point(|f| f.end() <= span.start());
        self.article.furniture.get(after).is_some_and(|f| f.overlaps(span))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::model::{Article, Origin, TextHash};

    /// An article that is nothing but `text`.
    pub fn article(text: &str) -> Article {
        Article {
            text: text.into(),
            text_hash: TextHash::of(text),
            headline: None,
            byline: None,
            outlet: None,
            dateline: None,
            published: None,
            published_span: None,
            furniture: Vec::new(),
            origin: Origin::default(),
        }
    }
}
