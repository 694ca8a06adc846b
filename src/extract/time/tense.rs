use super::scan::{Scan, is_any};
use crate::extract::tag::Xpos;
use crate::lexicon::is_irregular_past;
use crate::text::TokenKind;
use std::ops::Range;

/// Which way from the day of publication a bare `Tuesday` or `March` lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// Words that put what follows them in the future, whatever their own tense.
const AHEAD: &[&str] = &[
    "will",
    "wo",
    "shall",
    "would",
    "may",
    "might",
    "should",
    "must",
    "can",
    "could",
    "scheduled",
    "due",
    "expected",
    "slated",
    "planned",
    "poised",
    "plan",
    "plans",
    "planning",
    "hopes",
    "hoping",
    "intends",
    "aims",
    "expects",
    "wants",
    "deadline",
    "upcoming",
    "forthcoming",
    "coming",
    "next",
    "going",
    "gonna",
];

/// A clause that starts with one of these speaks of what is not yet, unless its verb is past.
const CONDITIONS: &[&str] = &["if", "unless", "until"];

/// Verbs whose present tells of what is arranged: `He starts in January`.
const TIMETABLE: &[&str] = &[
    "starts",
    "begins",
    "opens",
    "closes",
    "ends",
    "resumes",
    "expires",
    "launches",
    "returns",
    "retires",
    "departs",
    "arrives",
    "leaves",
    "joins",
    "kicks",
    "moves",
    "runs",
    "start",
    "begin",
    "open",
    "close",
    "end",
    "resume",
    "expire",
    "launch",
    "return",
    "retire",
    "depart",
    "arrive",
    "stops",
    "stop",
    "meets",
    "meet",
    "votes",
    "vote",
    "visits",
    "visit",
    "holds",
    "hold",
    "hosts",
    "host",
    "celebrates",
    "turns",
    "faces",
    "face",
    "travels",
    "travel",
];

fn present(scan: &Scan<'_, '_>, i: usize) -> bool {
    // Headlines tell what happened in the present.
    let ends = scan.sentence.end.checked_sub(1).and_then(|last| scan.kind(last));
    let prose = matches!(ends, Some(TokenKind::Stop | TokenKind::Mark | TokenKind::Close));
    let tag = scan.page.tags.get(i).map(|tag| tag.xpos);
    prose && matches!(tag, Some(Xpos::Vbz | Xpos::Vbp))
}

/// `Ask me on Thursday.`: a bare verb that opens the sentence or the quotation asks for what is not yet.
fn commands(scan: &Scan<'_, '_>, i: usize) -> bool {
    let opens = i == scan.sentence.start
        || matches!(scan.kind(i - 1), Some(TokenKind::Mark | TokenKind::Stop | TokenKind::Colon))
        || (i == scan.sentence.start + 1 && is_any(scan.word(i - 1), &["please", "then", "so", "and"]));
    let bare = scan.page.tags.get(i).is_some_and(|tag| matches!(tag.xpos, Xpos::Vb | Xpos::Vbp));
    let object =
        scan.is(i + 1, &["me", "us", "him", "her", "them", "it", "the", "a", "at", "in", "on", "back", "again"]);
    opens && bare && object
}

/// What the clause of `tokens` says: the nearest verb before the expression decides, then the nearest after
/// it, then the rest of the sentence.
pub(super) fn direction(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> Direction {
    let around = clause(scan, tokens);
    let reach = reach(scan, tokens);
    in_clause(scan, tokens)
        .or_else(|| backward(scan, reach.start..around.start))
        .or_else(|| forward(scan, around.end..reach.end))
        .unwrap_or(Direction::Unknown)
}

/// As [`direction`], from the verbs of the clause itself.
pub(super) fn in_clause(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> Option<Direction> {
    let around = clause(scan, tokens);
    backward(scan, around.start..tokens.start).or_else(|| forward(scan, tokens.end..around.end))
}

fn clause(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> Range<usize> {
    clause_start(scan, tokens.start)..clause_end(scan, tokens.end)
}

fn backward(scan: &Scan<'_, '_>, range: Range<usize>) -> Option<Direction> {
    range.rev().find_map(|i| if scan.is(i, CONDITIONS) { Some(Direction::Future) } else { verb(scan, i) })
}

/// A condition that follows is a clause of its own.
fn forward(scan: &Scan<'_, '_>, mut range: Range<usize>) -> Option<Direction> {
    range.find_map(|i| if scan.is(i, CONDITIONS) { Some(None) } else { verb(scan, i).map(Some) }).flatten()
}

/// How many tokens a verb may stand away: bounds the work in a sentence without verbs.
const REACH: usize = 60;

fn reach(scan: &Scan<'_, '_>, tokens: &Range<usize>) -> Range<usize> {
    let first = tokens.start.saturating_sub(REACH).max(scan.sentence.start);
    first..(tokens.end + REACH).min(scan.sentence.end)
}

fn clause_start(scan: &Scan<'_, '_>, i: usize) -> usize {
    let first = i.saturating_sub(REACH).max(scan.sentence.start);
    (first..i).rev().find(|at| bounds(scan, *at)).map_or(first, |at| at + 1)
}

/// A comma that touches the expression opens the main clause: `On Tuesday, the council will vote`.
fn clause_end(scan: &Scan<'_, '_>, i: usize) -> usize {
    let last = (i + REACH).min(scan.sentence.end);
    (i..last).find(|at| *at > i && bounds(scan, *at)).unwrap_or(last)
}

fn bounds(scan: &Scan<'_, '_>, i: usize) -> bool {
    match scan.kind(i) {
        Some(TokenKind::Word) => {
            is_any(scan.word(i), &["that", "which", "who", "but", "because", "while", "whom", "whose", "although"])
        }
        Some(TokenKind::Number | TokenKind::Clitic | TokenKind::Symbol | TokenKind::Address) => false,
        _ => true,
    }
}

/// The direction that the word at `i` gives as a verb, when it is one.
fn verb(scan: &Scan<'_, '_>, i: usize) -> Option<Direction> {
    let word = scan.word(i);
    if scan.kind(i) == Some(TokenKind::Clitic) {
        return is_any(word, &["’ll", "'ll"]).then_some(Direction::Future);
    }
    if scan.kind(i) != Some(TokenKind::Word) {
        return None;
    }
    if is_any(word, AHEAD) && word != "May" {
        return Some(if was_before(scan, i) { Direction::Past } else { Direction::Future });
    }
    if is_any(word, &["is", "are", "am"]) {
        return is_ahead(scan, i).then_some(Direction::Future);
    }
    if is_any(word, TIMETABLE) && present(scan, i) {
        return Some(Direction::Future);
    }
    if is_any(word, &["has", "have", "’ve", "'ve", "been"]) {
        return None;
    }
    if commands(scan, i) {
        return Some(Direction::Future);
    }
    // `Mohamed` is a name.
    let name = scan.page.tags.get(i).is_some_and(|tag| tag.is_proper());
    (!name && is_past_form(word)).then(|| of_group(scan, i))
}

/// `was scheduled`, `had planned`: told from afterwards.
fn was_before(scan: &Scan<'_, '_>, i: usize) -> bool {
    scan.follows(i, &["was", "were", "had"])
}

/// `is to`, `is meeting`: a present that points on.
fn is_ahead(scan: &Scan<'_, '_>, i: usize) -> bool {
    let next = i + 1 + usize::from(scan.is(i + 1, &["not", "n’t", "n't", "now", "also", "still"]));
    let word = scan.word(next);
    scan.is(next, &["to", "likely", "set", "bound", "about"])
        || is_any(word, AHEAD)
        || (word.len() > 4 && word.ends_with("ing"))
}

/// Whether `will be published` or `was published`: looks a few words back over the verb group.
fn of_group(scan: &Scan<'_, '_>, i: usize) -> Direction {
    for back in 1..=4 {
        let Some(at) = i.checked_sub(back) else { break };
        let word = scan.word(at);
        if is_any(
            word,
            &["will", "’ll", "'ll", "shall", "would", "to", "may", "might", "can", "could", "should", "must"],
        ) {
            return Direction::Future;
        }
        if is_any(word, &["is", "are"]) && back <= 2 {
            return Direction::Future;
        }
        if !is_any(word, &["be", "been", "being", "have", "not", "also", "now", "then"]) && !word.ends_with("ly") {
            break;
        }
    }
    Direction::Past
}

fn is_past_form(word: &str) -> bool {
    const NO_VERBS: &[&str] = &[
        "hundred",
        "indeed",
        "need",
        "speed",
        "seed",
        "breed",
        "feed",
        "greed",
        "agreed-upon",
        "united",
        "allied",
        "armed",
        "alleged",
        "so-called",
        "bed",
        "red",
        "led-up",
        "sacred",
        "naked",
        "kindred",
        "weed",
        "deed",
        "exceed",
        "proceed",
        "succeed",
    ];
    let ends = word.len() > 3 && (word.ends_with("ed") || word.ends_with("ED"));
    (ends && !is_any(word, NO_VERBS)) || is_irregular_past(word)
}
