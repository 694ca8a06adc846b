//! Words that were taken from a document: what kind it is, and when it came out.

use super::actions::PUBLISHED;
use super::clause::{is_any, is_preposition, opens_clause, parts, sentence_of};
use super::said::possible;
use crate::extract::Page;
use crate::model::{Edtf, Reason, Statement, TimeExpression, TimexType};

/// When a document said it: `a review published in 2021 said`.
pub(super) fn came_out(page: &Page<'_>, statement: &Statement, times: &[TimeExpression]) -> Option<(Edtf, Reason)> {
    statement.source.iter().find_map(|source| {
        let first = times.partition_point(|time| time.span.end() <= source.start());
        let inside = times[first..].iter().take_while(|time| time.span.end() <= source.end());
        inside.filter(|time| time.timex_type == TimexType::Date).find_map(|time| {
            let start = page.segments.tokens_in(time.span).start;
            let led = usize::from(is_any(page.word(start.wrapping_sub(1)), &["in", "on"]));
            let verb = start.checked_sub(1 + led)?;
            let published = is_any(page.word(verb), PUBLISHED) && page.tokens()[verb].span.start() > source.start();
            let date = possible(page, time.date.filter(|_| published)?)?;
            let reason = format!("it was {} “{}”", page.word(verb), time.span.slice(page.text));
            Some((date, reason.into()))
        })
    })
}

/// The kind of writing that the words are taken from: `said in the book`, `according to a report`.
pub(super) fn document(page: &Page<'_>, statement: &Statement) -> Option<&'static str> {
    const DOCUMENTS: &[&str] = &[
        "book",
        "memoir",
        "report",
        "study",
        "paper",
        "letter",
        "memo",
        "essay",
        "diary",
        "autobiography",
        "biography",
    ];
    let named = |i: usize| DOCUMENTS.iter().copied().find(|d| page.word(i).eq_ignore_ascii_case(d));
    let outside = |i: usize| !statement.content.iter().any(|content| content.overlaps(page.tokens()[i].span));
    if let Some(cue) = statement.cue.last() {
        let tokens = page.segments.tokens_in(*cue);
        let sentence = sentence_of(page, tokens.start);
        let end = sentence.end.min(tokens.end + 6);
        for at in tokens.end..end {
            if parts(page, at) || opens_clause(page, at) || !outside(at) {
                break;
            }
            if is_any(page.word(at), &["in", "from"])
                && let Some(document) = (at + 1..end.min(at + 5)).take_while(|i| outside(*i)).find_map(named)
            {
                return Some(document);
            }
        }
    }
    statement.source.iter().find_map(|source| {
        let tokens = page.segments.tokens_in(*source);
        // The head of `a report by the council`: the noun before the first preposition.
        let head = tokens.clone().find(|i| is_preposition(page.word(*i)) && *i > tokens.start).unwrap_or(tokens.end);
        head.checked_sub(1).filter(|at| *at >= tokens.start).and_then(named)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::analyze;
    use crate::model::{Article, Origin};

    #[test]
    fn the_day_a_document_came_out() {
        let check = |text: &str, expected: Option<&str>| {
            let published = "2024-02-12".parse().ok();
            let article = Article { published, ..Article::of(text, Origin::default()) };
            let said = analyze(&article).statements.first().and_then(|s| s.said.map(|said| said.to_string()));
            assert_eq!(said.as_deref(), expected, "{text}");
        };
        check("A report published in 2021 by the port said that the wall was stable.", Some("2021"));
        check("A report on the flood of 2021 by the port said that the wall was stable.", None);
    }
}
