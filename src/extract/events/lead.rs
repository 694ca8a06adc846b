//! What the lead dates: the headline that says the same, and the name that the lead held back.

use super::clause::{is_any, is_name};
use super::said::is_told;
use crate::extract::Page;
use crate::model::{Reason, Statement};
use crate::text::{Span, Token, TokenKind};

/// A headline was said when the lead says; so were the words of the person whom the lead only described.
pub(super) fn settle(page: &Page<'_>, statements: &mut [Statement]) {
    let headline = page.article.headline.as_ref().and_then(|headline| headline.span);
    let in_headline = |s: &Statement| s.cue.first().is_some_and(|cue| headline.is_some_and(|h| h.contains(*cue)));
    let body = statements.iter().position(|s| !in_headline(s) && s.relay_of.is_none());
    let Some(at) = body.filter(|at| opens_body(page, &statements[*at], headline)) else { return };
    let (before, rest) = statements.split_at_mut(at);
    let Some((lead, after)) = rest.split_first_mut() else { return };
    let Some(date) = lead.said.filter(|said| is_told(*said)) else { return };
    for statement in before.iter_mut().filter(|s| in_headline(s) && s.relay_of.is_none()) {
        if statement.said.is_none_or(|said| !is_told(said)) && same_source(page, statement, lead) {
            put(statement, date, "the lead says when");
        }
    }
    let next = after.iter_mut().find(|s| s.relay_of.is_none() && paragraph(page, s) != paragraph(page, lead));
    if let Some(next) = next
        && next.said.is_none_or(|said| !is_told(said))
        && paragraph(page, next) == paragraph(page, lead).map(|n| n + 1)
        && is_described(page, lead)
        && is_name_alone(page, next)
    {
        put(next, date, "the lead, which describes the speaker, says when");
    }
}

fn put(statement: &mut Statement, date: crate::model::Edtf, why: &'static str) {
    statement.said = Some(date);
    statement.reasons.pop();
    statement.reasons.push(Reason::from(why));
}

fn paragraph(page: &Page<'_>, statement: &Statement) -> Option<usize> {
    let span = statement.cue.first().or(statement.content.first())?;
    page.segments.sentence_at(span.start()).map(|n| page.segments.sentences[n].paragraph)
}

/// Whether the statement stands in the first paragraph that is neither headline nor furniture.
fn opens_body(page: &Page<'_>, statement: &Statement, headline: Option<Span>) -> bool {
    let head = |span: Span| headline.is_some_and(|h| h.overlaps(span)) || page.is_furniture(span);
    let first = page.segments.paragraphs.iter().position(|paragraph| !head(paragraph.span));
    first.is_some() && paragraph(page, statement) == first
}

/// A name or a noun that both sources hold.
fn same_source(page: &Page<'_>, a: &Statement, b: &Statement) -> bool {
    let words = |s: &Statement| -> Vec<String> {
        let tokens = s.source.iter().flat_map(|span| page.segments.tokens_in(*span));
        tokens
            .map(|i| page.word(i).to_lowercase())
            .filter(|word| word.chars().count() > 3 && word != "former")
            .collect()
    };
    let others = words(b);
    (a.speaker.is_some() && a.speaker == b.speaker) || words(a).iter().any(|word| others.contains(word))
}

/// `A builder`, `the former chief engineer of the dam`.
fn is_described(page: &Page<'_>, statement: &Statement) -> bool {
    let Some(source) = statement.source.first() else { return false };
    let tokens = page.segments.tokens_in(*source);
    let head = tokens.clone().take(6);
    is_any(page.word(tokens.start), &["a", "an", "the", "one"]) && !head.skip(1).any(|i| is_name(page, i))
}

/// A full name with nothing beside it that says who it is, but an age: `Marek Dolan, 44`. Not named before.
fn is_name_alone(page: &Page<'_>, statement: &Statement) -> bool {
    let Some(source) = statement.source.first() else { return false };
    let tokens = page.segments.tokens_in(*source);
    let names = tokens.clone().filter(|i| is_name(page, *i)).count();
    let plain = tokens
        .clone()
        .all(|i| is_name(page, i) || matches!(page.tokens()[i].kind, TokenKind::Comma | TokenKind::Number));
    // What follows would say who it is: `Ada Brask, the minister, said`.
    let says = |t: &Token| t.kind == TokenKind::Number || statement.cue.iter().any(|cue| cue.overlaps(t.span));
    let told = page.tokens().get(tokens.end).is_some_and(|t| t.kind == TokenKind::Comma)
        && !page.tokens().get(tokens.end + 1).is_some_and(says);
    let last = page.word(tokens.end.saturating_sub(1));
    let start = page.article.headline.as_ref().and_then(|h| h.span).map_or(0, Span::end);
    let before = page.text.get(start..source.start()).unwrap_or("");
    (2..=3).contains(&names) && plain && !told && (last.len() < 3 || !before.contains(last))
}
