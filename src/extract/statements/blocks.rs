use super::floating;
use super::kernel::Kernel;
use super::scene::{Draft, Scene};
use crate::extract::mentions::{Cast, is_document};
use crate::lexicon::cue_noun;
use std::ops::Range;

/// Paragraphs without marks that are set apart behind a line that ends with a colon: each is indented, or
/// opens with `>`. `In a letter, Brask wrote:` and the letter.
pub fn blocks(scene: &Scene<'_>, cast: &Cast<'_>, kernels: &[Kernel]) -> Vec<Draft> {
    let mut found = Vec::new();
    let count = scene.page.segments.paragraphs.len();
    let mut p = 1;
    while p < count {
        let set_apart = (p..count).map_while(|p| words(scene, p)).collect::<Vec<_>>();
        if set_apart.is_empty() {
            p += 1;
            continue;
        }
        let next = p + set_apart.len();
        if let Some(lead) = lead(scene, p - 1)
            && reports(scene, kernels, &lead)
            && set_apart.iter().all(|words| scene.quote_in(words.clone()).is_none())
            && let Some(draft) = floating::introduced(scene, cast, kernels, lead, set_apart)
        {
            found.push(Draft {
                certainty: 0.75,
                reason: "a block of text, introduced by the line before",
                verbatim: true,
                ..draft
            });
        }
        p = next;
    }
    found
}

/// The words of a paragraph that is set apart, without its `>`.
fn words(scene: &Scene<'_>, p: usize) -> Option<Range<usize>> {
    let page = scene.page;
    let paragraph = &page.segments.paragraphs[p];
    if page.is_furniture(paragraph.span) {
        return None;
    }
    let line = page.text[..paragraph.span.start()].rfind('\n').map_or(0, |at| at + 1);
    let indent = &page.text[line..paragraph.span.start()];
    let mut tokens = tokens(scene, p);
    let quoted = page.word(tokens.start) == ">";
    while page.word(tokens.start) == ">" && tokens.len() > 1 {
        tokens.start += 1;
    }
    (quoted || indent.len() >= 2 || indent.contains('\t')).then_some(tokens)
}

/// The last sentence of a paragraph that ends with a colon and is not set apart itself.
fn lead(scene: &Scene<'_>, p: usize) -> Option<Range<usize>> {
    let tokens = tokens(scene, p);
    let last = tokens.end.checked_sub(1)?;
    let lead = scene.sentence_of(last);
    (scene.page.word(last) == ":" && lead.len() > 2 && words(scene, p).is_none()).then_some(lead)
}

/// Whether a cue or a document stands in the line before: not `They have two boats:`
fn reports(scene: &Scene<'_>, kernels: &[Kernel], lead: &Range<usize>) -> bool {
    let noun = |i: usize| cue_noun(&scene.page.lower(i)).is_some() || is_document(scene.page, i);
    floating::kernels_in(kernels, lead).next().is_some() || lead.clone().any(noun)
}

fn tokens(scene: &Scene<'_>, p: usize) -> Range<usize> {
    let sentences = &scene.page.segments.sentences[scene.page.segments.paragraphs[p].sentences.clone()];
    sentences.first().map_or(0, |s| s.tokens.start)..sentences.last().map_or(0, |s| s.tokens.end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn behind_a_colon() {
        check(
            "Martha Quill wrote:\n\n    The boat is old. It leaks.\n\n    I sail it.\n\nThe sea rose.",
            "Martha Quill, Direct: The boat is old. It leaks. … I sail it.",
        );
        check("In a letter, Martha Quill wrote:\n\n> The boat is old.", "Martha Quill, Direct: The boat is old.");
    }

    #[test]
    fn a_list_is_nobody_s() {
        check("They have two boats:\n\n    One is old.\n\n    One leaks.", "");
        check("Martha Quill wrote:\n\nThe boat is old.", "");
        check("The sea rose.\n\n    The boat is old.", "");
    }
}
