use super::Quote;
use super::marks::{self, Family, Mark};
use super::nickname;
use crate::extract::Page;
use crate::lexicon::cue_verb;

/// A mark that waits for its partner.
struct Open {
    mark: Mark,
    /// How many quotations had been found when it opened: those after it lie inside.
    inside_from: usize,
}

/// Deeper nesting is no prose; the bound keeps the search for a partner short.
const DEEPEST: usize = 8;

/// Pairs the marks of each paragraph with a stack, and joins paragraphs over a mark left open.
pub(super) fn pair(page: &Page<'_>) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut pending = false;
    for paragraph in 0..page.segments.paragraphs.len() {
        if page.is_furniture(page.segments.paragraphs[paragraph].span) {
            continue;
        }
        pending = pair_paragraph(page, paragraph, pending, &mut found);
    }
    found.retain(|q| !nickname::is_nickname(page, q.tokens.start));
    found.sort_by_key(|q: &Quote| (q.tokens.start, usize::MAX - q.tokens.end));
    part(page, &mut found);
    set_parents(&mut found);
    found
}

/// Adds the quotations of one paragraph; `pending` says that the one before ended inside a quotation.
/// Returns whether this one does.
fn pair_paragraph(page: &Page<'_>, paragraph: usize, pending: bool, found: &mut Vec<Quote>) -> bool {
    let tokens = paragraph_tokens(page, paragraph);
    let marks: Vec<Mark> = tokens.clone().filter_map(|i| marks::read(page.text, page.tokens(), i)).collect();
    let closings = later_closings(&marks);
    let mut stack: Vec<Open> = Vec::new();
    let mut first = true;
    let base = found.len();
    for (m, mark) in marks.iter().enumerate() {
        let open_at = stack.iter().rposition(|o| o.mark.family == mark.family && fits(page, &o.mark, mark));
        match decide(mark, open_at.is_some(), closings[m]) {
            Some(true) => {
                if stack.len() == DEEPEST {
                    stack.remove(0);
                }
                stack.push(Open { mark: *mark, inside_from: found.len() });
            }
            Some(false) => {
                if let Some(at) = open_at {
                    // Marks above it were never closed: apostrophes.
                    stack.truncate(at + 1);
                    let Some(open) = stack.pop() else { continue };
                    let carries = pending && first && open.mark.token == tokens.start;
                    found.push(quote(page, paragraph, open.mark.token..mark.token + 1, true, carries));
                } else if pending && first && mark.family == Family::Double && stack.is_empty() {
                    found.push(quote(page, paragraph, tokens.start..mark.token + 1, true, true));
                } else if first
                    && stack.is_empty()
                    && let Some(start) = unopened(page, mark)
                {
                    found.push(quote(page, paragraph, start..mark.token + 1, true, false));
                }
                first = false;
            }
            None => {}
        }
    }
    close_at_end(page, paragraph, pending && first, tokens, &stack, base, found)
}

/// Where a quotation starts that lacks its opening mark: its sentence, when the words that report follow.
/// `We have two boats,” Brask said.`
fn unopened(page: &Page<'_>, mark: &Mark) -> Option<usize> {
    const REACH: usize = 8;
    let ends_speech = mark.token.checked_sub(1).is_some_and(|b| matches!(page.word(b), "," | "!" | "?"));
    if mark.family == Family::Single || mark.may_open || !ends_speech {
        return None;
    }
    let sentence = &page.segments.sentences[page.segments.sentence_at(page.tokens()[mark.token].span.start())?];
    let reports = (mark.token + 1..sentence.tokens.end.min(mark.token + 1 + REACH))
        .any(|i| cue_verb(&page.lower(i)).is_some_and(|v| v.strong && v.quote));
    (reports && sentence.tokens.start + 1 < mark.token).then_some(sentence.tokens.start)
}

fn paragraph_tokens(page: &Page<'_>, paragraph: usize) -> std::ops::Range<usize> {
    let sentences = &page.segments.paragraphs[paragraph].sentences;
    let all = &page.segments.sentences;
    all[sentences.start].tokens.start..all[sentences.end - 1].tokens.end
}

/// For each mark, whether a mark after punctuation that can close its family follows before one that can
/// only open it.
fn later_closings(marks: &[Mark]) -> Vec<bool> {
    let mut result = vec![false; marks.len()];
    let mut later = [false, false];
    for (m, mark) in marks.iter().enumerate().rev() {
        let family = mark.family as usize;
        result[m] = later[family];
        if mark.may_close && mark.after_punctuation {
            later[family] = true;
        } else if mark.may_open && !mark.may_close {
            later[family] = false;
        }
    }
    result
}

/// Whether two marks of one family can be a pair: `„…“` and `»…«` go by their own rule.
fn fits(page: &Page<'_>, open: &Mark, close: &Mark) -> bool {
    match (page.word(open.token), page.word(close.token)) {
        ("„" | "‚", close) => !matches!(close, "«" | "»"),
        (open @ ("«" | "»"), close) => matches!(close, "«" | "»") && open != close,
        (_, "«" | "»") => false,
        (_, close) => !matches!(close, "“" | "‘" | "``" | "`" | "„" | "‚"),
    }
}

/// `Some(true)` opens, `Some(false)` closes, `None` is an apostrophe or a stray.
fn decide(mark: &Mark, is_open: bool, closes_later: bool) -> Option<bool> {
    if mark.family == Family::Single {
        if is_open && mark.may_close && !mark.shaped_opening {
            let apostrophe = mark.perhaps_possessive && !mark.after_punctuation && closes_later;
            return (!apostrophe).then_some(false);
        }
        return (mark.may_open && !mark.shaped_closing).then_some(true);
    }
    if is_open && mark.may_close && !(mark.shaped_opening && mark.may_open) {
        return Some(false);
    }
    if mark.may_open && (!mark.shaped_closing || !mark.may_close) {
        return Some(true);
    }
    mark.may_close.then_some(false)
}

/// Single marks left open are apostrophes, unless the next paragraph goes on with one; a double one runs to the paragraph's end, or to the next
/// quotation when it would swallow one.
fn close_at_end(
    page: &Page<'_>,
    paragraph: usize,
    carries: bool,
    tokens: std::ops::Range<usize>,
    stack: &[Open],
    base: usize,
    found: &mut Vec<Quote>,
) -> bool {
    let mut open_end = false;
    let resumes = resumes_single(page, paragraph + 1);
    let doubles: Vec<&Open> = stack.iter().filter(|o| o.mark.family == Family::Double || resumes).collect();
    let mut end = tokens.end;
    for open in doubles.into_iter().rev() {
        let start = open.mark.token;
        let swallowed = found[open.inside_from.max(base)..]
            .iter()
            .filter(|q| q.tokens.start > start && !page.word(q.tokens.start).starts_with(['‘', '\'']))
            .map(|q| q.tokens.start)
            .min();
        let stop = swallowed.map_or(end, |s| s.min(end));
        if stop > start + 1 {
            open_end |= stop == tokens.end;
            found.push(quote(page, paragraph, start..stop, false, carries && start == tokens.start));
        }
        end = start;
    }
    open_end
}

/// Whether the paragraph opens with a single mark, as a quotation that goes on does.
fn resumes_single(page: &Page<'_>, paragraph: usize) -> bool {
    if paragraph >= page.segments.paragraphs.len() {
        return false;
    }
    let first = paragraph_tokens(page, paragraph).start;
    marks::read(page.text, page.tokens(), first)
        .is_some_and(|m| m.family == Family::Single && m.may_open && !m.shaped_closing)
}

fn quote(page: &Page<'_>, paragraph: usize, tokens: std::ops::Range<usize>, closed: bool, carries: bool) -> Quote {
    let span = page.tokens()[tokens.start].span.to(page.tokens()[tokens.end - 1].span);
    Quote { span, tokens, paragraph, parent: None, closed, carries }
}

/// Ends a quotation without its closing mark before one that begins inside it and goes on behind it.
fn part(page: &Page<'_>, quotes: &mut Vec<Quote>) {
    for q in 0..quotes.len() {
        let (start, end) = (quotes[q].tokens.start, quotes[q].tokens.end);
        if quotes[q].closed {
            continue;
        }
        let inside = quotes[q + 1..].iter().take_while(|p| p.tokens.start < end);
        if let Some(crossing) = inside.filter(|p| p.tokens.end > end).map(|p| p.tokens.start).min() {
            quotes[q].tokens.end = crossing;
            quotes[q].span = page.span(start..crossing);
        }
    }
    quotes.retain(|q| q.tokens.len() > 1);
}

fn set_parents(quotes: &mut [Quote]) {
    let mut stack: Vec<usize> = Vec::new();
    for i in 0..quotes.len() {
        while stack.last().is_some_and(|&top| quotes[top].tokens.end <= quotes[i].tokens.start) {
            stack.pop();
        }
        quotes[i].parent = stack.last().copied();
        stack.push(i);
    }
}
