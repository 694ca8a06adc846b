use super::kernel::owner;
use super::scene::{Draft, Scene, Source, may_speak};
use super::subject;
use crate::extract::mentions::Cast;
use crate::lexicon::cue_noun;

/// Nouns with a quotation: `Ada Brask’s reply: “…”`, `Her answer was simple: “…”`, `“…” was her answer`, `“…” came the
/// reply from Ada Brask`.
pub fn answers(scene: &Scene<'_>, cast: &Cast<'_>) -> Vec<Draft> {
    let phrases = scene.phrases.noun_phrases.iter();
    let nouns = phrases.filter(|p| !scene.is_quoted(p.head) && cue_noun(&scene.page.lower(p.head)).is_some());
    nouns
        .filter_map(|phrase| {
            let mut after = phrase.tokens.end;
            let mut source = owner(scene, phrase);
            if source.is_none() && matches!(scene.page.word(after), "from" | "by" | "of") {
                source = subject::after(scene, after + 1).filter(|s| may_speak(scene, cast, s));
                after = source.as_ref().map_or(after, |s| s.tokens.end);
            }
            let q = behind(scene, after).or_else(|| before(scene, phrase.tokens.start))?;
            let source = source.filter(|s| is_owner(scene, cast, s))?;
            Some(Draft {
                content: vec![scene.quotes[q].tokens.clone()],
                cue: Some(phrase.head..phrase.head + 1),
                source: Some(source),
                certainty: 0.85,
                reason: "a reporting noun, whose it is, and a quotation",
                implied: None,
                verbatim: false,
            })
        })
        .collect()
}

fn is_owner(scene: &Scene<'_>, cast: &Cast<'_>, source: &Source) -> bool {
    matches!(&*scene.page.lower(source.head), "his" | "her" | "their" | "its" | "my" | "our")
        || may_speak(scene, cast, source)
}

/// A quotation behind a colon, or right behind `was`.
fn behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    /// `was simple`, `on Monday was the same as ever`
    const LEAD: usize = 8;
    let limit = scene.sentence_of(at.saturating_sub(1)).end.min(at + LEAD);
    let colon = (at..limit).find(|i| matches!(scene.page.word(*i), ":" | "—" | "–") || scene.is_quoted(*i))?;
    if scene.is_quoted(colon) {
        let copula = colon > at && is_be(&scene.page.lower(colon - 1));
        return scene.quote_from(colon).filter(|_| copula && colon <= at + 1);
    }
    let clean = (at..colon).all(|i| scene.phrases.verb_group_from(i).is_none_or(|g| is_be(&scene.page.lower(g.main))));
    scene.quote_from(colon + 1).filter(|_| clean)
}

/// `“…,” was` before the noun, also with `came`.
fn before(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let verb = start.checked_sub(1)?;
    let word = scene.page.lower(verb);
    if !is_be(&word) && !matches!(&*word, "came" | "comes") {
        return None;
    }
    let end = if verb > 0 && scene.page.word(verb - 1) == "," { verb - 1 } else { verb };
    scene.quote_before(end)
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "was" | "were" | "are")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_noun_and_a_quotation() {
        check("Martha Quill’s reply: “I stay.”", "Martha Quill, Direct: “I stay.”");
        check("Martha Quill left. Her answer was simple: “I stay.”", "Martha Quill, Direct: “I stay.”");
        check("“I stay,” was Martha Quill’s answer.", "Martha Quill, Direct: “I stay,”");
        check("“I stay,” came the reply from Martha Quill.", "Martha Quill, Direct: “I stay,”");
    }

    #[test]
    fn no_report() {
        check("Martha Quill’s boat: “Rain and Wind”.", "");
        check("The answer is “Rain and Wind”.", "");
    }
}
