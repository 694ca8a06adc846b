use super::scene::{Draft, Scene, Source};
use crate::text::TokenKind;

/// Lines of a transcript or interview: `HARROW: Why did you leave?` The whole turn is what was said.
pub fn turns(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut names: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let candidates: Vec<(usize, std::ops::Range<usize>, usize)> = scene
        .page
        .segments
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(p, paragraph)| {
            let sentences = &scene.page.segments.sentences[paragraph.sentences.clone()];
            let start = sentences.first()?.tokens.start;
            let end = sentences.last()?.tokens.end;
            let colon = label_end(scene, start, end)?;
            *names.entry(scene.page.phrase(start..colon)).or_default() += 1;
            Some((p, start..end, colon))
        })
        .collect();
    for (_, tokens, colon) in candidates {
        let label = scene.page.phrase(tokens.start..colon);
        if names.get(&label).copied().unwrap_or(0) < 2 || names.len() < 2 {
            continue;
        }
        let source = Source { tokens: tokens.start..colon, head: colon - 1 };
        found.push(Draft {
            content: vec![colon + 1..tokens.end],
            cue: Some(colon..colon + 1),
            source: Some(source),
            certainty: 0.9,
            reason: "a turn of the interview, marked with the speaker’s name",
            implied: None,
            verbatim: true,
        });
    }
    found
}

/// The colon after a short name in capitals that opens the paragraph.
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
