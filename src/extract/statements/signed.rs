use super::scene::{Draft, Scene, Source, may_speak};
use super::subject;
use crate::extract::mentions::Cast;
use std::ops::Range;

/// Longest signature, in tokens.
const LONGEST: usize = 16;

/// Quotations with a name behind a dash, on the same line or the next: `“…” — Ada Brask, harbour master`.
pub fn signed(scene: &Scene<'_>, cast: &Cast<'_>) -> Vec<Draft> {
    let outermost: Vec<usize> = scene.outermost().map(|(q, _)| q).collect();
    let mut found = Vec::new();
    for (n, q) in outermost.iter().enumerate() {
        let Some((dash, source)) = signature(scene, cast, *q) else { continue };
        let mut content = vec![scene.quotes[*q].tokens.clone()];
        // The paragraphs before that it goes on from.
        let mut first = n;
        while scene.quotes[outermost[first]].carries && first > 0 {
            first -= 1;
            content.push(scene.quotes[outermost[first]].tokens.clone());
        }
        content.reverse();
        found.push(Draft {
            content,
            cue: Some(dash..dash + 1),
            source: Some(source),
            certainty: 0.85,
            reason: "a quotation, then a dash and a name",
            implied: None,
            verbatim: false,
        });
    }
    found
}

/// The dash right behind the quotation and the name that ends the line.
fn signature(scene: &Scene<'_>, cast: &Cast<'_>, q: usize) -> Option<(usize, Source)> {
    let quote = &scene.quotes[q];
    let dash = quote.tokens.end;
    if !quote.closed || scene.words_in(q) < 3 || !matches!(scene.page.word(dash), "—" | "–" | "-" | "--" | "―") {
        return None;
    }
    let line = paragraph(scene, dash);
    // On the next line, the name stands alone: the dash opens it.
    let own_line = scene.paragraph_of(quote.tokens.start) != scene.paragraph_of(dash);
    if own_line && line.start != dash || line.end <= dash + 1 || line.end - dash > LONGEST {
        return None;
    }
    let rest = dash + 1..line.end;
    let plain = scene.phrases.finite_in(rest.clone()).is_none() && rest.clone().all(|i| !scene.is_quoted(i));
    let name = subject::after(scene, dash + 1).filter(|s| may_speak(scene, cast, s) && s.tokens.end <= line.end)?;
    let closed = name.tokens.end == line.end || matches!(scene.page.word(name.tokens.end), "," | "." | "(" | "—" | "–");
    let known = cast.name_at(name.head).is_some() || scene.page.tags[name.head].is_proper();
    let end = if scene.page.word(line.end - 1) == "." { line.end - 1 } else { line.end };
    (plain && closed && known && name.tokens.end <= end).then(|| (dash, Source { tokens: dash + 1..end, ..name }))
}

fn paragraph(scene: &Scene<'_>, i: usize) -> Range<usize> {
    let segments = &scene.page.segments;
    let Some(paragraph) = segments.paragraphs.get(scene.paragraph_of(i)) else { return i..i };
    let sentences = &segments.sentences[paragraph.sentences.clone()];
    sentences.first().map_or(i, |s| s.tokens.start)..sentences.last().map_or(i, |s| s.tokens.end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, show};
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = found(text, |scene, cast| signed(scene, cast).iter().map(|d| show(scene, d)).collect());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_name_behind_a_dash() {
        check("“The sea takes all.” — Martha Quill", "Martha Quill + —: “The sea takes all.”");
        check("“The sea takes all.” – Martha Quill, painter", "Martha Quill, painter + –: “The sea takes all.”");
        check("“The sea takes all.”\n\n— Martha Quill.", "Martha Quill + —: “The sea takes all.”");
        check(
            "“The sea takes all.\n\n“It gives nothing.”\n\n— Martha Quill",
            "Martha Quill + —: “The sea takes all. … “It gives nothing.”",
        );
    }

    #[test]
    fn a_dash_that_goes_on() {
        check("“The sea takes all” — Martha Quill knows it.", "");
        check("“The sea takes all” — an old song.", "");
        check("The “sea” — Martha Quill", "");
    }
}
