//! What each stage of the engine guarantees for any text.

use crate::sound;
use claimline::extract::phrases::Phrases;
use claimline::extract::quotes::{Quote, quotes};
use claimline::extract::{Page, analyze};
use claimline::import::article_from_text;
use claimline::model::{Article, Origin};
use claimline::text::Span;
use std::ops::Range;

/// The most tokens of a sentence.
const LONGEST_SENTENCE: usize = 600;

/// Runs every stage on `text` and says what does not hold.
pub fn check(text: &str) -> Result<(), String> {
    check_article(&article_from_text(text, Origin::default()))
}

/// Runs every stage on the article and says what does not hold.
pub fn check_article(article: &Article) -> Result<(), String> {
    metadata(article)?;
    let page = Page::new(article);
    segments(&page)?;
    phrases(&page, &Phrases::new(&page))?;
    pairs(&page, &quotes(&page))?;
    let analysis = analyze(article);
    sound::check(&article.text, &analysis)?;
    holds(analyze(article) == analysis, "a second run finds something else")?;
    holds(analysis.text_hash == article.text_hash, "the analysis is of another text")
}

fn holds(holds: bool, problem: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem.to_owned()) }
}

fn real(page: &Page<'_>, span: Span) -> bool {
    span.is_valid_in(page.text) && !span.is_empty()
}

/// The fields and the furniture lie in the text.
pub fn metadata(article: &Article) -> Result<(), String> {
    let valid = |span: &Span| span.is_valid_in(&article.text);
    let fields = [&article.headline, &article.byline, &article.outlet, &article.dateline];
    let spans = fields.into_iter().flatten().filter_map(|field| field.span).chain(article.published_span);
    holds(spans.into_iter().all(|span| valid(&span)), "a field stands outside the text")?;
    holds(article.furniture.iter().all(valid), "furniture stands outside the text")?;
    let furniture = &article.furniture;
    holds(furniture.windows(2).all(|w| w[0].end() <= w[1].start()), "pieces of furniture overlap or go back")
}

/// Tokens and sentences lie in the text in order, sentences tile the tokens, paragraphs the sentences.
fn segments(page: &Page<'_>) -> Result<(), String> {
    let (tokens, sentences, paragraphs) = (&page.segments.tokens, &page.segments.sentences, &page.segments.paragraphs);
    holds(tokens.iter().all(|t| real(page, t.span)), "a token is no words of the text")?;
    holds(tokens.windows(2).all(|w| w[0].span.end() <= w[1].span.start()), "tokens overlap or go back")?;
    holds(page.tags.len() == tokens.len(), "not one tag for each token")?;
    let mut end = 0;
    for sentence in sentences {
        holds(sentence.tokens.start == end && !sentence.tokens.is_empty(), "sentences do not tile the tokens")?;
        holds(sentence.tokens.len() <= LONGEST_SENTENCE, "a sentence is too long")?;
        let inside = |i: usize| sentence.span.contains(tokens[i].span);
        holds(real(page, sentence.span) && sentence.tokens.clone().all(inside), "a sentence lacks its tokens")?;
        end = sentence.tokens.end;
    }
    holds(end == tokens.len(), "sentences do not tile the tokens")?;
    let mut end = 0;
    for (p, paragraph) in paragraphs.iter().enumerate() {
        holds(paragraph.sentences.start == end && !paragraph.sentences.is_empty(), "paragraphs do not tile")?;
        let inside = |s: usize| sentences[s].paragraph == p && paragraph.span.contains(sentences[s].span);
        holds(real(page, paragraph.span) && paragraph.sentences.clone().all(inside), "a paragraph lacks a sentence")?;
        end = paragraph.sentences.end;
    }
    holds(end == sentences.len(), "paragraphs do not tile the sentences")
}

/// Phrases lie inside one sentence, in order, and do not overlap.
fn phrases(page: &Page<'_>, phrases: &Phrases) -> Result<(), String> {
    let nouns: Vec<Range<usize>> = phrases.noun_phrases.iter().map(|p| p.tokens.clone()).collect();
    let verbs: Vec<Range<usize>> = phrases.verb_groups.iter().map(|g| g.tokens.clone()).collect();
    for list in [&nouns, &verbs] {
        holds(list.windows(2).all(|w| w[0].end <= w[1].start), "phrases overlap or go back")?;
        let whole = |range: &Range<usize>| {
            let sentence = page.segments.sentence_at(page.tokens()[range.start].span.start());
            sentence.is_some_and(|s| page.segments.sentences[s].tokens.end >= range.end)
        };
        holds(list.iter().all(|range| !range.is_empty() && whole(range)), "a phrase runs out of its sentence")?;
    }
    for phrase in &phrases.noun_phrases {
        let owner = phrase.possessor.clone().unwrap_or(phrase.head..phrase.head + 1);
        let inside = |range: &Range<usize>| phrase.tokens.start <= range.start && range.end <= phrase.tokens.end;
        holds(phrase.tokens.contains(&phrase.head) && inside(&owner), "a head stands outside its phrase")?;
    }
    holds(phrases.verb_groups.iter().all(|g| g.tokens.contains(&g.main)), "a verb stands outside its group")
}

/// Quotations lie inside their paragraph, outer before inner, wholly inside or wholly beside each other.
fn pairs(page: &Page<'_>, quotes: &[Quote]) -> Result<(), String> {
    for (q, quote) in quotes.iter().enumerate() {
        holds(real(page, quote.span) && page.span(quote.tokens.clone()) == quote.span, "a quotation lacks its tokens")?;
        holds(page.segments.paragraphs[quote.paragraph].span.contains(quote.span), "a quotation leaves its paragraph")?;
        holds(!page.is_furniture(quote.span), "a quotation stands in furniture")?;
        match quote.parent {
            Some(parent) => {
                holds(parent < q && quotes[parent].span.contains(quote.span), "a quotation leaves the one around it")?;
            }
            None => {
                let before = quotes[..q].iter().rev().find(|p| p.is_outermost());
                holds(before.is_none_or(|p| p.tokens.end <= quote.tokens.start), "outermost quotations overlap")?;
            }
        }
    }
    holds(quotes.is_sorted_by_key(|q| q.tokens.start), "quotations are out of order")
}
