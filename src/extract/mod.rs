//! The engine: one article in, one [`Analysis`] out. No I/O, no clock, no failure.
//!
//! Stages in order: segment (`crate::text`), [`tag`], [`quotes`], [`mentions`], [`statements`], [`time`],
//! [`events`]. Each reads the [`Page`] and what the stages before it found.

pub mod across;
pub mod events;
mod foreign;
pub mod mentions;
mod misread;
mod page;
pub mod phrases;
pub mod quotes;
pub mod statements;
pub mod tag;
pub mod time;

pub use page::Page;

use crate::model::{Analysis, Article, ENGINE_VERSION};
use crate::text::Span;
use mentions::CorefMention;
use mentions::ranker::{Question, Ranker};

/// Finds the statements, speakers, time expressions and events of `article`.
///
/// Depends on the article's text, language, furniture and published date alone: the same article gives the same
/// analysis. Never fails; a text that cannot be read gives fewer findings and a warning.
pub fn analyze(article: &Article) -> Analysis {
    let page = Page::new(article);
    let phrases = phrases::Phrases::new(&page);
    let quotes = quotes::quotes(&page);
    if article.origin.language.is_some() {
        return foreign::passages(&page, &quotes);
    }
    let times = time::expressions(&page);
    let statements::Found { mut statements, speakers, mentions } = statements::statements(&page, &phrases, &quotes);
    events::said_dates(&page, &mut statements, &times);
    let events = events::events(&page, &phrases, &statements, &speakers, &mentions, &times);
    Analysis {
        engine: ENGINE_VERSION,
        text_hash: article.text_hash,
        speakers,
        mentions,
        statements,
        times,
        events,
        warnings: Vec::new(),
    }
}

/// The mentions of `article` that the engine resolves, in text order, with whom each refers to: names,
/// descriptions of people and third-person pronouns. Spans are byte offsets of the article’s text.
///
/// The readings are those of [`analyze`], which reads only as far as its statements ask. Never fails.
///
/// ```
/// use claimline::extract::coreference;
/// use claimline::model::{Article, Origin};
///
/// let article = Article::of("Ada Brask opened the pier. She was late.", Origin::default());
/// let mentions = coreference(&article);
/// let words: Vec<&str> = mentions.iter().map(|m| m.span.slice(&article.text)).collect();
/// assert_eq!(words, ["Ada Brask", "She"]);
/// assert_eq!(mentions[0].entity, mentions[1].entity);
/// ```
pub fn coreference(article: &Article) -> Vec<CorefMention> {
    coreference_by(article, Ranker::shipped()).0
}

/// The same by other weights for pronouns, and what each pronoun could stand for; for learning weights.
pub fn coreference_by(article: &Article, ranker: &Ranker) -> (Vec<CorefMention>, Vec<(Span, Question)>) {
    let page = Page::new(article);
    let phrases = phrases::Phrases::new(&page);
    let quotes = quotes::quotes(&page);
    let mut found = (Vec::new(), Vec::new());
    statements::watched(&page, &phrases, &quotes, ranker, |cast| {
        let mentions = cast.coreference();
        let questions = cast.questions.iter().map(|q| (page.tokens()[q.token].span, q.clone()));
        found = (mentions, questions.collect());
    });
    found
}
