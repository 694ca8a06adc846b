use super::scene::{Draft, Scene, Source};
use crate::text::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// Lines of a transcript or interview: `HARROW: Why did you leave?` The whole turn is what was said. Two
/// labels at least, each of them used twice: a heading with a colon is no turn.
pub fn turns(scene: &Scene<'_>) -> Vec<Draft> {
    let segments = &scene.page.segments;
    let mut lines: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for paragraph in &segments.paragraphs {
        let sentences = &segments.sentences[paragraph.sentences.clone()];
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        let tokens = first.tokens.start..last.tokens.end;
        let Some(colon) = label_end(scene, tokens.start, tokens.end) else { continue };
        let label = tokens.start..colon;
        *uses.entry(scene.page.phrase(label.clone())).or_default() += 1;
        lines.push((label, colon + 1..tokens.end));
    }
    if uses.len() < 2 {
        return Vec::new();
    }
    lines.retain(|(label, _)| uses.get(&scene.page.phrase(label.clone())).is_some_and(|n| *n >= 2));
    lines.into_iter().map(|(label, words)| turn(label, words)).collect()
}

fn turn(label: Range<usize>, words: Range<usize>) -> Draft {
    Draft {
        content: vec![words],
        cue: Some(label.end..label.end + 1),
        source: Some(Source { head: label.end - 1, tokens: label }),
        certainty: 0.9,
        reason: "a turn of the interview, marked with the speaker’s name",
        implied: None,
        verbatim: true,
    }
}

/// The colon after a short name, each word of it with a capital, that opens the paragraph.
fn label_end(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let colon = (start + 1..end.min(start + 6))
        .find(|i| scene.page.word(*i) == ":" && scene.page.tokens()[*i].kind == TokenKind::Colon)?;
    let named = (start..colon).all(|i| {
        let word = scene.page.word(i);
        word.starts_with(char::is_uppercase) || word == "." || word == ","
    });
    (named && colon + 1 < end && !scene.page.is_furniture(scene.page.tokens()[start].span)).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, show};
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(found(text, |scene, _| turns(scene).iter().map(|d| show(scene, d)).collect()), expected, "{text}");
    }

    #[test]
    fn two_labels_that_return_make_an_interview() {
        check(
            "QUILL: Is it old?\n\nARLE: It is. I sail it.\n\nQUILL: Why?\n\nARLE: I like it.",
            "QUILL + :: Is it old? | ARLE + :: It is. I sail it. | QUILL + :: Why? | ARLE + :: I like it.",
        );
    }

    #[test]
    fn headings_and_lists_are_no_turns() {
        check("Weather: Rain.\n\nThe sea rose.", "");
        check("QUILL: Is it old?\n\nARLE: It is.", "");
        check("QUILL: It is old.\n\nQUILL: It leaks.", "");
    }
}
