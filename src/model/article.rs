use super::{Edtf, SourceFile, TextHash};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Names an article within one project; never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub u32);

/// One published text and what is known about it.
///
/// `text` is the file as decoded, with CRLF made LF and nothing stripped: all spans count its bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    pub text: Arc<str>,
    pub text_hash: TextHash,
    pub headline: Option<Field>,
    pub byline: Option<Field>,
    pub outlet: Option<Field>,
    /// Place (and agency) that opens a report: `BRUSSELS (Meridian Wire)`.
    pub dateline: Option<Field>,
    /// Day of publication as far as it is known; `None` = the article does not say.
    pub published: Option<Edtf>,
    /// Where in the text `published` stands, when it was read there.
    pub published_span: Option<Span>,
    /// Captions, advertisements and page furniture, in text order: no statement is looked for there.
    pub furniture: Vec<Span>,
    pub origin: Origin,
}

impl Article {
    /// An article of which nothing is known but its text.
    pub fn of(text: &str, origin: Origin) -> Self {
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
            origin,
        }
    }

    /// Whether every span lies in the text.
    pub fn is_sound(&self) -> bool {
        let fields = [&self.headline, &self.byline, &self.outlet, &self.dateline].into_iter().flatten();
        let spans = fields.filter_map(|field| field.span.as_ref()).chain(&self.published_span).chain(&self.furniture);
        spans.into_iter().all(|span| span.is_valid_in(&self.text))
    }

    /// The same article with another text, before any span of it is known.
    pub fn with_text(self, text: &str) -> Self {
        Article { text: text.into(), text_hash: TextHash::of(text), ..self }
    }

    /// What the article is called in lists: its headline, or the first words of its text.
    pub fn title(&self) -> &str {
        match &self.headline {
            Some(headline) => &headline.value,
            None => first_words(&self.text),
        }
    }
}

/// As much of the first line that says something as a list has room for; a place or an outlet alone does not.
fn first_words(text: &str) -> &str {
    const LONGEST: usize = 90;
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let telling = lines().find(|line| line.split_whitespace().count() > 3);
    let line = telling.or_else(|| lines().next()).unwrap_or("");
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => line[..end].rsplit_once(' ').map_or(&line[..end], |(words, _)| words),
    }
}

/// A value and, when it was read from the text and not typed by a person, where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub value: String,
    pub span: Option<Span>,
}

/// Where an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The path as given, lossy where its name is not Unicode; empty for standard input.
    pub path: String,
    /// How the bytes were read: `UTF-8`, `UTF-16LE`, `windows-1252`; for other formats than text their name.
    pub encoding: String,
    /// The identifier that the input gave (JSONL `id`).
    pub id: Option<String>,
    /// The address of the page, where the file gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When the file was saved, as the program wrote that saved it; never the published date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved: Option<String>,
    /// What gave the published date, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_by: Option<String>,
    /// The English name of the language that the text is surely in; `None` for English and where nothing is sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The file as it was when it was read; `None` where a text came from no file, and in projects of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<SourceFile>,
    /// What the reader of the file was not sure of, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_headline_is_called_by_its_first_words() {
        let check = |text: &str, expected: &str| assert_eq!(first_words(text), expected);
        check("\n  The ferry stays in port.  \nMore.", "The ferry stays in port.");
        check("SALTBY —\n\nThe ferry stays in port.", "The ferry stays in port.");
        check("SALTBY", "SALTBY");
        check("", "");
        check(&"ferry ".repeat(40), "ferry ".repeat(15).trim_end());
        check(&"é".repeat(100), &"é".repeat(90));
    }
}
