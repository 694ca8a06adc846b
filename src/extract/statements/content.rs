use super::ending::{clause_end, object_end};
use super::kernel::Kernel;
use super::opening::{content_start, starts_clause};
use super::scene::Scene;
use crate::lexicon::person_noun;
use std::ops::Range;

/// What follows a kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Right {
    /// A quotation of its own: `said: “…”`.
    Quotation(usize),
    /// A clause, an infinitive, a noun phrase, with or without quoted words.
    Words(Range<usize>),
}

/// How far an adjunct between verb and content may reach, in tokens.
pub const ADJUNCT: usize = 30;

/// The content to the right of the kernel `k`; `kernels` are those of the page.
pub fn right(scene: &Scene<'_>, kernels: &[Kernel], k: usize) -> Option<Right> {
    let kernel = &kernels[k];
    let mut at = kernel.end;
    if kernel.inverted {
        at = kernel.source.tokens.end;
    }
    let mut limit = scene.statement_end(kernel.cue.start);
    if kernel.source.tokens.start > kernel.end && !kernel.inverted {
        // The subject follows: `Warning that …, Arle called`.
        limit = kernel.source.tokens.start.saturating_sub(1);
    }
    at = scene.skip_adverbs(at);
    let next = kernels.get(k + 1).map_or(usize::MAX, |n| n.cue.start);
    if let Some(quotation) = quotation_at(scene, kernel, at, limit, next) {
        return Some(quotation);
    }
    if kernel.inverted {
        return None;
    }
    if let Some(start) = content_start(scene, kernel, at, limit) {
        let start = start + usize::from(is_own_preposition(scene, kernel, start));
        let counted =
            start > kernel.end && scene.page.tags[start - 1].is_adverb() && counts(&scene.page.lower(start - 1));
        let start = start - usize::from(counted);
        let mut end = clause_end(scene, kernels, k, start, limit);
        // `A study documenting damage has found …`: the participle describes its noun.
        let described = crate::extract::mentions::is_document(scene.page, kernel.source.head);
        let topic = kernel.participle && described && !kernel.verb.bare_clause;
        let as_what = usize::from(&*scene.page.lower(start) == "as");
        if scene.phrases.noun_phrase_from(start + as_what).is_some() && (topic || !starts_clause(scene, start, limit)) {
            end = object_end(scene, start, end);
        }
        if topic && let Some(verb) = next_main_verb(scene, start, end) {
            end = super::ending::trim_end(scene, start, verb);
        }
        return (end > start).then_some(Right::Words(start..end));
    }
    None
}

/// `said [more] boats were lost`: an adverb that belongs to the noun behind it.
fn counts(word: &str) -> bool {
    matches!(word, "more" | "most" | "fewer" | "nearly" | "almost" | "about" | "around" | "roughly" | "over" | "both")
}

/// `warned of`, `called for`: the preposition belongs to the verb, not to what was said.
fn is_own_preposition(scene: &Scene<'_>, kernel: &Kernel, start: usize) -> bool {
    start > 0
        && scene.phrases.verb_group_ending(start).is_some_and(|g| g.main == kernel.cue.start)
        && scene.page.word(start) != "of"
        && kernel.verb.about.contains(&scene.page.word(start))
        && !scene.page.tags[start].is_infinitive_to()
}

/// The cue with the preposition that leads on to what was said.
pub fn whole_cue(scene: &Scene<'_>, kernel: &Kernel, content: &[Range<usize>]) -> Range<usize> {
    let end = kernel.cue.end;
    let leads = content.iter().any(|r| r.start == end + 1)
        && scene.page.word(end) != "of"
        && kernel.verb.about.contains(&scene.page.word(end));
    kernel.cue.start..end + usize::from(leads)
}

/// The first finite verb in the range that is no relative clause’s.
fn next_main_verb(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let verb = scene.phrases.finite_in(start..end)?.tokens.start;
    let relative = verb > start && matches!(scene.page.word(verb - 1), "who" | "which" | "that");
    (!relative && !scene.is_quoted(verb)).then_some(verb)
}

/// A quotation that the kernel frames: at once, after a comma or colon, after an adjunct and a comma; none behind the
/// `next` cue: `mocked the crew, saying, “…”`.
fn quotation_at(scene: &Scene<'_>, kernel: &Kernel, at: usize, limit: usize, next: usize) -> Option<Right> {
    let stands_alone = |q: usize| {
        let quote = &scene.quotes[q];
        let after = scene.page.word(quote.tokens.end);
        let ends = quote.tokens.end >= limit
            || matches!(after, "." | "," | ";" | "!" | "?" | "" | "—" | "–" | "-" | "--")
            || scene.last_sign(q) == Some(',') && scene.page.tags[quote.tokens.end].is_ing_verb();
        // `yelled “You lie!” at them`, `declared “It leaks” and said that …`
        let tag = scene.page.tags.get(quote.tokens.end).copied().unwrap_or_default();
        let whole = matches!(scene.last_sign(q), Some('!' | '?' | '.'))
            || scene.words_in(q) >= 2 && (tag.is_coordinator() || tag.is_subordinator()) && kernel.verb.strong;
        (ends || whole) && (after != "," || goes_on_elsewhere(scene, quote.tokens.end))
    };
    if let Some(q) = scene.quote_from(at) {
        if kernel.verb.quote && stands_alone(q) && !names_a_work(scene, kernel, q) {
            return Some(Right::Quotation(q));
        }
        return None;
    }
    if !kernel.verb.quote && !kernel.verb.clause {
        return None;
    }
    // `said, “…”`, `told CNN on Monday: “…”`, `said in a speech, “…”`
    let reach = limit.min(at + ADJUNCT);
    for i in at..reach {
        if matches!(scene.page.word(i), "," | ":" | "—" | "–" | "that") {
            if let Some(q) = scene.quote_from(i + 1) {
                // `said on her show, “The Pier Hour,” that it rained`
                if scene.page.word(scene.quotes[q].tokens.end) == "that" {
                    return None;
                }
                let clean = i < next && scene.phrases.finite_in(at..i).is_none();
                let fits = scene.page.word(i) != "that" && clean && (stands_alone(q) || scene.page.word(i) == ":");
                return fits.then_some(Right::Quotation(q));
            }
            if scene.page.word(i) == "that" {
                return None;
            }
        }
        if scene.quote_from(i).is_some() {
            return None;
        }
    }
    None
}

/// `wrote “The Salt Road”`, but not `chanted “Boats! Boats!”`: few verbs report a title’s words.
fn names_a_work(scene: &Scene<'_>, kernel: &Kernel, q: usize) -> bool {
    let utters = kernel.verb.strong && !kernel.verb.object || matches!(scene.last_sign(q), Some('!' | '?'));
    // A sign reads what stands on it, a person reads a book.
    let head = kernel.source.head;
    let sign = scene.page.tags[head].is_common_noun() && person_noun(&scene.page.lower(head)).is_none();
    let shows = kernel.verb.lemma == "read" && (sign || scene.page.word(head) == "which");
    !utters && !shows && super::title::is_title(scene, q)
}

/// Whether a comma after a quotation opens something that is no part of what was said.
fn goes_on_elsewhere(scene: &Scene<'_>, comma: usize) -> bool {
    let next = comma + 1;
    scene.page.tags.get(next).is_some_and(|t| t.is_ing_verb() || t.is_coordinator() || t.is_subordinator())
        || scene.quote_from(next).is_some()
        || scene.phrases.noun_phrase_from(next).is_some()
        || matches!(scene.page.word(next), "according" | "in" | "at" | "during")
}

#[cfg(test)]
mod tests {
    use super::super::kernel::kernels;
    use super::super::tests::found;
    use super::*;

    /// What each kernel reports to its right, a quotation of its own in brackets.
    fn check(text: &str, expected: &str) {
        let contents = found(text, |scene, cast| {
            let kernels = kernels(scene, cast, |_| true);
            (0..kernels.len())
                .filter_map(|k| right(scene, &kernels, k))
                .map(|content| match content {
                    Right::Quotation(q) => format!("[{}]", scene.quotes[q].span.slice(scene.page.text)),
                    Right::Words(range) => scene.page.phrase(range),
                })
                .collect()
        });
        assert_eq!(contents, expected, "{text}");
    }

    #[test]
    fn a_clause() {
        check("Quill said that it rained.", "that it rained");
        check("Quill said it rained.", "it rained");
        check("Quill said if it rained, she would stay.", "if it rained, she would stay");
        check("Quill told the council that it rained.", "that it rained");
        check("Quill said on Monday that it rained.", "that it rained");
        check("Quill said earlier this year that it rained.", "that it rained");
        check("Quill said despite the rain, she would stay.", "despite the rain, she would stay");
        check("Quill said her “dear friend” Arle lied.", "her “dear friend” Arle lied");
        check("Quill told the clerk and the mayor of Tarn on Monday that it rained.", "that it rained");
        check("Quill told Tarn’s “Good Morning” that it rained.", "that it rained");
        check("Quill tells the crowd, she will stay.", "she will stay");
        check("Quill asked if it rained.", "if it rained");
        check("As Quill said, it rained.", "it rained");
        check("But, Quill added, it rained.", "it rained");
        check("Quill asked whether it rained.", "whether it rained");
        check("The researchers found that it rained.", "that it rained");
        check("It shows that it rained.", "");
    }

    #[test]
    fn an_infinitive_a_preposition_an_object() {
        check("Quill promised to sell the boat.", "to sell the boat");
        check("Quill warned of a flood.", "of a flood");
        check("Quill called for a boycott.", "a boycott");
        check("Quill denied the claim.", "the claim");
        check("Quill proposed selling the boat.", "selling the boat");
        check("Quill criticized the crew at a press conference.", "the crew");
        check("Quill dismissed the report, which was long.", "the report");
        check("The report showed a rise.", "a rise");
        check("Quill called the boat “a wreck”.", "the boat “a wreck”");
    }

    #[test]
    fn a_quotation_of_its_own() {
        check("Quill said: “It rains.”", "[“It rains.”]");
        check("Quill said, “It rains.”", "[“It rains.”]");
        check("Quill said in a speech on Monday: “It rains.”", "[“It rains.”]");
        check("Quill said the boat was “a wreck”.", "the boat was “a wreck”");
    }

    #[test]
    fn another_voice_ends_it() {
        check("Quill said it rained, and Peter Arle warned of a flood.", "it rained | of a flood");
        check("Quill said it rained, saying the boat was wet.", "it rained | the boat was wet");
        check("Quill said it rained and warned of a flood.", "it rained | of a flood");
        check("Quill said it rained, and the boat was wet.", "it rained, and the boat was wet");
        check("Quill said it was “a wreck,” adding that it rained.", "it was “a wreck,” | that it rained");
        check("Quill said it rained, referring to Monday.", "it rained | Monday");
        check(
            "Quill said Arle and the mayor, 60, wrote a letter.",
            "Arle and the mayor, 60, wrote a letter | a letter",
        );
    }

    #[test]
    fn the_main_clause_goes_on() {
        check("Quill, who said it rained, left.", "it rained");
        check("While Quill said it rained, the boat was dry.", "it rained");
        check("Quill said while it rained, the boat was dry.", "while it rained, the boat was dry");
    }
}
