//! What people marked in an article, whatever the corpus it comes from.

use claimline::extract::analyze;
use claimline::model::{Analysis, Article, Edtf, Form, SpeakerKind, TimexType};
use claimline::text::Span;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

/// An article, what the engine finds in it and what is right.
pub struct Annotated {
    pub name: String,
    pub article: Article,
    pub analysis: Analysis,
    pub gold: Gold,
}

/// The articles of one corpus.
pub struct Corpus {
    pub name: &'static str,
    /// Names the gold: figures on other gold cannot be compared.
    pub print: String,
    pub articles: Vec<Annotated>,
}

impl Corpus {
    /// Analyses the articles, in parallel; their order stays.
    pub fn analyse(name: &'static str, print: String, articles: Vec<(String, Article, Gold)>) -> Self {
        let articles = articles.into_par_iter().map(|(name, article, gold)| {
            let analysis = analyze(&article);
            Annotated { name, article, analysis, gold }
        });
        Corpus { name, print, articles: articles.collect() }
    }
}

/// A short name for the content of files.
pub fn print<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update((file.len() as u64).to_le_bytes());
        hash.update(file);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// What is right in one article; spans are byte ranges of its text. A corpus gives what it has.
#[derive(Default)]
pub struct Gold {
    pub statements: Vec<GoldStatement>,
    /// Statements that lie here are not judged.
    pub ignored: Vec<Span>,
    pub times: Vec<GoldTime>,
    /// Time expressions that start at or after this byte are not judged.
    pub times_end: Option<usize>,
    pub events: Vec<GoldEvent>,
    /// Sentences of the text with what stands in them; the seed's gold alone has them.
    pub traps: Vec<Span>,
}

pub struct GoldStatement {
    pub form: Form,
    pub content: Vec<Span>,
    pub cue: Vec<Span>,
    pub source: Vec<Span>,
    pub speaker: Option<String>,
    pub kind: Option<SpeakerKind>,
    pub said: Option<Edtf>,
    /// It stands inside another statement.
    pub relay: bool,
    /// It reports speech; the corpora mark beliefs and intentions, too.
    pub speech: bool,
    /// The engine must find it; the rest is open to dispute.
    pub core: bool,
}

pub struct GoldTime {
    pub span: Span,
    pub kind: TimexType,
    pub value: String,
    /// The line that tells when the article was published: neither asked for nor wrong.
    pub published: bool,
}

pub struct GoldEvent {
    /// The words that name it, one span for each mention that the gold marks.
    pub mentions: Vec<Span>,
    /// Time expressions that date it.
    pub times: Vec<Span>,
    /// 1 dated by its own words, 2 to be inferred inside the article; 0 by metadata and 3 by world knowledge are
    /// not asked for.
    pub tier: u8,
    pub date: Option<Edtf>,
}

/// The type that TIMEX3 spells so.
pub fn timex_type(word: &str) -> Option<TimexType> {
    use TimexType::{Date, Duration, Set, Time};
    [Date, Time, Duration, Set].into_iter().find(|kind| kind.word() == word)
}
