use super::drafts::Drafts;
use super::kernel::Kernel;
use super::scene::{Draft, Scene, Source};
use super::subject;
use crate::extract::mentions::Cast;

/// A quotation with no frame of its own: whoever spoke or acted just before is taken for its speaker.
pub fn floating(scene: &Scene<'_>, cast: &Cast<'_>, kernels: &[Kernel], drafts: &Drafts, q: usize) -> Option<Draft> {
    let quote = &scene.quotes[q];
    let sentence = scene.sentence_of(quote.tokens.start);
    let lead = sentence.start..quote.tokens.start;
    if lead.len() > 1 && scene.page.word(lead.end - 1) == ":" && is_sentence(scene, q) {
        return introduced(scene, cast, kernels, lead, vec![quote.tokens.clone()]);
    }
    let whole = sentence.start == quote.tokens.start && scene.words_in(q) >= 3 && is_sentence(scene, q);
    if !whole {
        return None;
    }
    let content = vec![quote.tokens.clone()];
    let paragraph = quote.paragraph;
    let before = sentence.start.checked_sub(1).map(|i| scene.sentence_of(i));
    let same_paragraph = before.clone().filter(|s| scene.paragraph_of(s.start) == paragraph);
    if let Some(before) = &same_paragraph {
        // `Bolton recalled a stunt. “…”`
        if let Some(kernel) = kernels_in(kernels, before).rev().find(|k| !k.participle) {
            return Some(Draft {
                content,
                cue: Some(kernel.cue.clone()),
                source: Some(kernel.source.clone()),
                certainty: 0.7,
                reason: "a quotation alone, after a sentence that reports",
                implied: None,
                verbatim: false,
            });
        }
        let implied = actor(scene, cast, before.start, before.end);
        return Some(Draft {
            content,
            cue: None,
            source: None,
            certainty: if implied.is_some() { 0.6 } else { 0.3 },
            reason: "a quotation alone; taken for the words of who acts in the sentence before",
            implied,
            verbatim: false,
        });
    }
    if let Some(before) = before.filter(|s| scene.page.word(s.end - 1) == ":") {
        return introduced(scene, cast, kernels, before, content);
    }
    let last = drafts
        .before(quote.tokens.start)
        .map(|(_, d)| d)
        .find(|d| d.source.is_some() && d.content.iter().any(|r| scene.is_quoted(r.start)))?;
    let near = scene.paragraph_of(last.start()) + 1 >= paragraph;
    near.then(|| Draft {
        content,
        cue: None,
        source: None,
        certainty: 0.5,
        reason: "a quotation alone; taken for a further one of the last speaker",
        implied: last.source.clone(),
        verbatim: false,
    })
}

/// The kernels whose cue stands in the range.
pub fn kernels_in<'k>(
    kernels: &'k [Kernel],
    range: &std::ops::Range<usize>,
) -> impl DoubleEndedIterator<Item = &'k Kernel> {
    let from = kernels.partition_point(|k| k.cue.start < range.start);
    let to = kernels.partition_point(|k| k.cue.start < range.end);
    kernels[from..to].iter()
}

fn is_sentence(scene: &Scene<'_>, q: usize) -> bool {
    let quote = &scene.quotes[q];
    let sign = scene.last_sign(q);
    matches!(sign, Some('.' | '!' | '?' | '…')) || !quote.closed || scene.words_in(q) >= 8
}

/// `And from chairwoman Rosa Empson:` and `NAME:` before a quotation.
pub fn introduced(
    scene: &Scene<'_>,
    cast: &Cast<'_>,
    kernels: &[Kernel],
    before: std::ops::Range<usize>,
    content: Vec<std::ops::Range<usize>>,
) -> Option<Draft> {
    let reason = "introduced by the line before";
    if let Some(kernel) = kernels_in(kernels, &before).next_back() {
        let cue = Some(kernel.cue.clone());
        return Some(Draft {
            content,
            cue,
            source: Some(kernel.source.clone()),
            certainty: 0.85,
            reason,
            implied: None,
            verbatim: false,
        });
    }
    let source = before.clone().rev().find_map(|i| {
        let phrase = scene.phrases.noun_phrase_at(i).filter(|p| p.head == i)?;
        let source = Source { tokens: phrase.tokens.clone(), head: phrase.head };
        super::scene::may_speak(scene, cast, &source).then_some(source)
    })?;
    Some(Draft { content, cue: None, source: Some(source), certainty: 0.7, reason, implied: None, verbatim: false })
}

/// The person who is the subject of the first clause in the sentence.
fn actor(scene: &Scene<'_>, cast: &Cast<'_>, start: usize, end: usize) -> Option<Source> {
    let group = scene.phrases.finite_in(start..end).filter(|g| !scene.is_quoted(g.main))?;
    subject::before(scene, group.tokens.start).filter(|s| super::scene::may_speak(scene, cast, s))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn after_a_sentence_that_reports() {
        check(
            "Martha Quill complained about the rain. “It never ends, day or night.”",
            "Martha Quill, Indirect: the rain | Martha Quill, Direct: “It never ends, day or night.”",
        );
    }

    #[test]
    fn after_a_sentence_in_which_somebody_acts() {
        check("Martha Quill looked up. “It never stops raining.”", "Martha Quill, Direct: “It never stops raining.”");
        check("The sea rose. “It never stops raining.”", "nobody, Direct: “It never stops raining.”");
    }

    #[test]
    fn in_a_paragraph_of_its_own() {
        check(
            "“It rains,” said Martha Quill on Monday.\n\nThe sea rose.\n\n“It never stops raining.”",
            "Martha Quill, Direct: “It rains,”",
        );
        check(
            "“It rains,” said Martha Quill on Monday.\n\n“It never stops raining.” The sea rose.",
            "Martha Quill, Direct: “It rains,” | Martha Quill, Direct: “It never stops raining.”",
        );
        check("And from Martha Quill:\n\n“It never stops raining.”", "Martha Quill, Direct: “It never stops raining.”");
    }

    #[test]
    fn a_word_or_two_is_no_statement() {
        check("The sea rose. “Rain.”", "");
        check("The boat is called “Rain and Wind” here.", "");
    }
}
