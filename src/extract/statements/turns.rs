use super::scene::{Draft, Scene, Source};
use crate::extract::mentions::Cast;
use crate::model::SpeakerKind;
use crate::text::{TokenKind, fold};
use std::collections::BTreeMap;
use std::ops::Range;

/// A paragraph that opens with a label.
struct Line {
    label: Label,
    /// The first token of the label.
    start: usize,
    words: Range<usize>,
    /// The sign behind the label.
    sign: usize,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Question,
    Answer,
    /// By the last word of the name: `ADA BRASK, HARBOUR MASTER` comes back as `BRASK`.
    Name(String),
}

/// Lines of a transcript or interview: `HARROW: Why did you leave?` The whole turn is what was said. Two
/// names at least, each of them used twice: a heading with a colon is no turn. `Q:` and `A:` need no second
/// turn.
pub fn turns(scene: &Scene<'_>, cast: &Cast<'_>) -> Vec<Draft> {
    let lines = lines(scene);
    let mut uses: BTreeMap<&Label, usize> = BTreeMap::new();
    for line in &lines {
        *uses.entry(&line.label).or_default() += 1;
    }
    let named = uses.iter().filter(|(label, n)| matches!(label, Label::Name(_)) && **n >= 2).count() >= 2;
    let lettered = uses.contains_key(&Label::Question) && uses.contains_key(&Label::Answer);
    let first = lines.iter().find(|l| l.label == Label::Question);
    let Partners { asks, answers } = first.map(|q| partners(scene, cast, q.start)).unwrap_or_default();
    let turn = |line: &Line| match &line.label {
        Label::Name(_) if named && uses[&line.label] >= 2 => Some(named_turn(scene, line)),
        Label::Question if lettered => Some(match &asks {
            Some(_) => lettered_turn(line, asks.clone(), "a question of the interview; who leads it is told before"),
            None => lettered_turn(line, None, "a question of the interview"),
        }),
        Label::Answer if lettered => Some(match &answers {
            Some(_) => {
                lettered_turn(line, answers.clone(), "an answer of the interview; whom it is with is told before")
            }
            None => lettered_turn(line, None, "an answer of the interview"),
        }),
        _ => None,
    };
    lines.iter().filter_map(turn).collect()
}

fn lines(scene: &Scene<'_>) -> Vec<Line> {
    let segments = &scene.page.segments;
    let paragraph = |sentences: &Range<usize>| {
        let sentences = &segments.sentences[sentences.clone()];
        Some(sentences.first()?.tokens.start..sentences.last()?.tokens.end)
    };
    let tokens = segments.paragraphs.iter().filter_map(|p| paragraph(&p.sentences));
    let tokens = tokens.filter(|t| !scene.page.is_furniture(scene.page.tokens()[t.start].span));
    tokens.filter_map(|t| letter(scene, &t).or_else(|| name(scene, &t))).collect()
}

/// `Q:`, `A.`, `Question:`
fn letter(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<Line> {
    let first = scene.page.word(tokens.start);
    // `Q.` may be one token.
    let (letter, sign) = match first.strip_suffix('.') {
        Some(letter) => (letter, tokens.start),
        None => (first, tokens.start + 1),
    };
    let label = match letter {
        "Q" | "Question" => Label::Question,
        "A" | "Answer" => Label::Answer,
        _ => return None,
    };
    let marked = sign == tokens.start || matches!(scene.page.word(sign), ":" | ".");
    (marked && sign + 1 < tokens.end).then(|| Line { label, start: tokens.start, words: sign + 1..tokens.end, sign })
}

/// A short name, each word of it with a capital, and a colon.
fn name(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<Line> {
    const LONGEST: usize = 9;
    let (start, end) = (tokens.start, tokens.end);
    let colon = (start + 1..end.min(start + LONGEST + 1))
        .find(|i| scene.page.word(*i) == ":" && scene.page.tokens()[*i].kind == TokenKind::Colon)?;
    let named = (start..colon).all(|i| {
        let word = scene.page.word(i);
        word.starts_with(char::is_uppercase) || word == "." || word == ","
    });
    if !named || colon + 1 >= end {
        return None;
    }
    let last = name_end(scene, start, colon).checked_sub(1)?;
    let label = Label::Name(scene.page.lower(last).into_owned());
    Some(Line { label, start, words: colon + 1..end, sign: colon })
}

/// One past the name of a label, what somebody is left out: `ADA BRASK, HARBOUR MASTER:`.
fn name_end(scene: &Scene<'_>, start: usize, colon: usize) -> usize {
    (start + 1..colon).find(|i| scene.page.word(*i) == ",").unwrap_or(colon)
}

fn named_turn(scene: &Scene<'_>, line: &Line) -> Draft {
    let name = line.start..name_end(scene, line.start, line.sign);
    Draft {
        source: Some(Source { head: name.end - 1, tokens: name }),
        ..lettered_turn(line, None, "a turn of the interview, marked with the speaker’s name")
    }
}

fn lettered_turn(line: &Line, implied: Option<Source>, reason: &'static str) -> Draft {
    // `Q.` is sign and letter in one.
    let letter = !matches!(line.label, Label::Name(_)) && line.start < line.sign;
    Draft {
        content: vec![line.words.clone()],
        cue: Some(line.sign..line.sign + 1),
        source: letter.then(|| Source { tokens: line.start..line.start + 1, head: line.start }),
        certainty: 0.96,
        reason,
        implied,
        verbatim: true,
    }
}

/// Whether the source is the `Q` or `A` of a turn, which names nobody.
pub fn is_letter(scene: &Scene<'_>, source: &Source) -> bool {
    letter(scene, &(source.tokens.start..usize::MAX)).is_some_and(|line| line.start == source.head)
}

/// Who asks and who answers in an interview of `Q:` and `A:`.
#[derive(Default)]
struct Partners {
    asks: Option<Source>,
    answers: Option<Source>,
}

/// Whom the text before the first question names: the byline’s person asks, or the one whom somebody `talked with`;
/// of the others the only one answers, or the only one in the headline.
fn partners(scene: &Scene<'_>, cast: &Cast<'_>, before: usize) -> Partners {
    let mut persons: Vec<(usize, Source)> = Vec::new();
    for phrase in scene.phrases.noun_phrases.iter().take_while(|p| p.tokens.end <= before) {
        let head = phrase.head;
        let Some(entity) = cast.entity_at(head).filter(|e| is_surely_person(cast, *e)) else {
            continue;
        };
        let furniture = scene.page.is_furniture(scene.page.tokens()[head].span);
        if !furniture && persons.iter().all(|(known, _)| *known != entity) {
            persons.push((entity, Source { tokens: phrase.tokens.clone(), head }));
        }
    }
    let headline = scene.page.article.headline.as_ref().and_then(|h| h.span);
    let host = persons.iter().position(|(e, s)| is_byline(scene, cast, *e) || is_talked_with(scene, s));
    let asks = host.filter(|_| persons.len() > 1).map(|h| persons.remove(h).1);
    let titled = |s: &Source| headline.is_some_and(|h| h.contains(scene.page.tokens()[s.head].span));
    let answers = match persons.len() {
        1 => persons.pop(),
        // `The words of NAME`: the headline names whom the interview is with.
        _ => Some(persons).filter(|p| p.iter().filter(|(_, s)| titled(s)).count() == 1).and_then(|mut p| {
            p.retain(|(_, s)| titled(s));
            p.pop()
        }),
    };
    Partners { asks, answers: answers.map(|(_, source)| source) }
}

/// A single name that nothing else tells to be a person’s may be anything.
fn is_surely_person(cast: &Cast<'_>, entity: usize) -> bool {
    let found = &cast.entities[entity];
    found.kind == SpeakerKind::Person && (found.surely_person || found.words.len() > 1)
}

fn is_byline(scene: &Scene<'_>, cast: &Cast<'_>, entity: usize) -> bool {
    let byline = scene.page.article.byline.as_ref().map(|b| fold(&b.value));
    byline.is_some_and(|b| !cast.entities[entity].name.is_empty() && b.contains(&*fold(&cast.entities[entity].name)))
}

/// `She spoke with NAME`, the subject another person’s than the paper’s `we`.
fn is_talked_with(scene: &Scene<'_>, source: &Source) -> bool {
    let Some(preposition) = source.tokens.start.checked_sub(1) else { return false };
    let talks = |i: usize| matches!(scene.page.word(i), "talked" | "talks" | "spoke" | "speaks" | "sat" | "chatted");
    let verb = (preposition.saturating_sub(2)..preposition).rev().find(|i| talks(*i));
    let by_the_paper = |v: usize| v > 0 && matches!(&*scene.page.lower(v - 1), "we" | "i");
    matches!(scene.page.word(preposition), "with" | "to") && verb.is_some_and(|v| !by_the_paper(v))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check as check_statements, found, show};
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = found(text, |scene, cast| turns(scene, cast).iter().map(|d| show(scene, d)).collect());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn two_labels_that_return_make_an_interview() {
        check(
            "QUILL: Is it old?\n\nARLE: It is. I sail it.\n\nQUILL: Why?\n\nARLE: I like it.",
            "QUILL + :: Is it old? | ARLE + :: It is. I sail it. | QUILL + :: Why? | ARLE + :: I like it.",
        );
        check(
            "MARTHA QUILL, HOST: Why?\n\nTOM ARLE, SAILOR: So.\n\nQUILL: Why?\n\nARLE: So.",
            "MARTHA QUILL + :: Why? | TOM ARLE + :: So. | QUILL + :: Why? | ARLE + :: So.",
        );
    }

    #[test]
    fn letters_for_question_and_answer() {
        check("Q: Is it old?\n\nA: It is.", "Q + :: Is it old? | A + :: It is.");
        check("Q. Is it old?\n\nA. It is.", "nobody + Q.: Is it old? | nobody + A.: It is.");
        check("A: It is.\n\nB: It leaks.", "");
    }

    #[test]
    fn the_one_person_named_before_answers() {
        check_statements(
            "We met Martha Quill.\n\nQ: Is it old?\n\nA: It is.",
            "nobody, Direct: Is it old? | Martha Quill, Direct: It is.",
        );
        check_statements(
            "We met Martha Quill and Tom Arle.\n\nQ: Is it old?\n\nA: It is.",
            "nobody, Direct: Is it old? | nobody, Direct: It is.",
        );
    }

    #[test]
    fn who_asks_and_who_answers() {
        check_statements(
            "Peter Arle sails alone. He talked with Martha Quill in Tarn.\n\nQ: Is it old?\n\nA: It is.",
            "Martha Quill, Direct: Is it old? | Peter Arle, Direct: It is.",
        );
    }

    #[test]
    fn headings_and_lists_are_no_turns() {
        check("Weather: Rain.\n\nThe sea rose.", "");
        check("QUILL: Is it old?\n\nARLE: It is.", "");
        check("QUILL: It is old.\n\nQUILL: It leaks.", "");
    }
}
