use super::ending::trim_end;
use super::kernel::{Kernel, owner};
use super::scene::{Draft, Scene, Source, may_speak};
use super::subject;
use crate::extract::mentions::{Cast, is_document};
use crate::extract::phrases::NounPhrase;
use crate::lexicon::{cue_noun, cue_prepositions};
use std::ops::Range;

/// `according to NP` and its kin, before, behind or within what was said.
pub fn prepositional(scene: &Scene<'_>, cast: &Cast<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    for i in 0..scene.page.tokens().len() {
        if scene.is_quoted(i) || scene.page.is_furniture(scene.page.tokens()[i].span) {
            continue;
        }
        let Some(length) = cue_at(scene, i) else { continue };
        let Some(source) = subject::after(scene, i + length).map(|s| without_open_apposition(scene, s)) else {
            continue;
        };
        // `per pupil`
        if length == 1 && cast.name_at(source.head).is_none() && !is_document(scene.page, source.head) {
            continue;
        }
        if may_speak(scene, cast, &source) || length > 1 && scene.page.tags[source.head].is_noun() {
            found.extend(around(scene, i..i + length, source));
        }
    }
    found
}

/// `According to Arle, a detective was …`: no apposition of Arle’s, since no second comma closes it.
fn without_open_apposition(scene: &Scene<'_>, source: Source) -> Source {
    let sentence = scene.sentence_of(source.tokens.start);
    let comma = source.tokens.clone().find(|i| scene.page.word(*i) == ",");
    let apposed = comma.filter(|c| !matches!(scene.page.word(c + 1), "who" | "whose" | "which"));
    let Some(comma) = apposed.filter(|_| scene.phrases.finite_in(source.tokens.end..sentence.end).is_some()) else {
        return source;
    };
    let verb = scene.phrases.finite_in(source.tokens.end..sentence.end).map_or(sentence.end, |g| g.tokens.start);
    let closed = (source.tokens.end..verb).any(|i| scene.page.word(i) == ",");
    if closed { source } else { Source { tokens: source.tokens.start..comma, head: source.head } }
}

fn cue_at(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let first = scene.page.lower(i);
    let fits = |words: &[&str]| {
        words.first().is_some_and(|w| *w == first)
            && words.iter().enumerate().all(|(n, w)| scene.page.lower(i + n) == *w)
    };
    cue_prepositions().iter().find(|words| fits(words)).map(|words| words.len())
}

fn around(scene: &Scene<'_>, cue: Range<usize>, source: Source) -> Option<Draft> {
    let sentence = scene.sentence_of(cue.start);
    let limit = scene.statement_end(cue.start);
    let mut content = Vec::new();
    let before = cue.start.saturating_sub(1);
    if cue.start > sentence.start + 1 && scene.page.word(before) != "and" {
        let start = clause_start(scene, scene.lead_start(&sentence), before);
        let end = trim_end(scene, start, if scene.page.word(before) == "," { before } else { cue.start });
        if end > start {
            content.push(start..end);
        }
    }
    let after = past_list(scene, source.tokens.end);
    if scene.page.word(after) == "," && after + 1 < limit {
        let end = trim_end(scene, after + 1, limit);
        let adds = scene.page.tags[after + 1].is_wh_word() || scene.page.tags[after + 1].is_ing_verb();
        if end > after + 1 && !adds {
            content.push(after + 1..end);
        }
    }
    // `According to Arle the boat was sold`
    let opens = cue.start == scene.lead_start(&sentence) && content.is_empty();
    if opens && scene.phrases.noun_phrase_from(after).is_some() && scene.phrases.finite_in(after..limit).is_some() {
        content.push(after..trim_end(scene, after, limit));
    }
    if content.is_empty() {
        return None;
    }
    Some(Draft {
        content,
        cue: Some(cue),
        source: Some(source),
        certainty: 0.9,
        reason: "marked by “according to” or the like",
        implied: None,
        verbatim: false,
    })
}

/// Past further members of a list: `according to friends, aides and allies, …`.
fn past_list(scene: &Scene<'_>, from: usize) -> usize {
    let mut end = from;
    loop {
        if matches!(scene.page.word(end), "and" | "or")
            && let Some(last) = scene.phrases.noun_phrase_from(end + 1).filter(|p| scene.page.word(p.tokens.end) == ",")
        {
            return last.tokens.end;
        }
        let next = scene.phrases.noun_phrase_from(end + 1).filter(|_| scene.page.word(end) == ",");
        let Some(next) = next else { return from };
        end = next.tokens.end;
    }
}

/// Past `But` and the like.
fn clause_start(scene: &Scene<'_>, mut start: usize, end: usize) -> usize {
    while start < end && (scene.page.tags[start].is_coordinator() || scene.page.word(start) == ",") {
        start += 1;
    }
    start
}

/// `his claim that …`, `Trump’s promise to …`, `a warning from the bank that …`.
pub fn nominal(scene: &Scene<'_>, cast: &Cast<'_>, kernels: &[Kernel]) -> Vec<Draft> {
    let mut found = Vec::new();
    for phrase in &scene.phrases.noun_phrases {
        let head = phrase.head;
        if scene.is_quoted(head) || scene.page.is_furniture(scene.page.tokens()[head].span) {
            continue;
        }
        let Some(noun) = cue_noun(&scene.page.lower(head)) else { continue };
        let mut after = phrase.tokens.end;
        let mut source = owner(scene, phrase);
        if source.is_none() && matches!(scene.page.word(after), "by" | "from") {
            source = subject::after(scene, after + 1);
            after = source.as_ref().map_or(after, |s| s.tokens.end);
        }
        let source = source.or_else(|| giver(scene, phrase, noun.strong));
        let Some(source) = source.filter(|s| is_owner(scene, cast, s)) else { continue };
        // `Her argument was that it rained`
        if let Some(copula) = scene.phrases.verb_group_from(after)
            && is_copula(&scene.page.lower(copula.main))
            && !copula.negated
            && noun.that
            && &*scene.page.lower(scene.skip_adverbs(copula.tokens.end)) == "that"
        {
            after = scene.skip_adverbs(copula.tokens.end);
        }
        let word = scene.page.lower(after);
        let opens = word == "that" && noun.that
            || scene.phrases.verb_group_from(after).is_some_and(|g| g.infinitive) && noun.infinitive
            || noun.strong
                && noun.prepositions.contains(&&*word)
                && matches!(&*word, "about" | "of" | "on" | "against");
        if !opens || scene.is_quoted(after) {
            continue;
        }
        let limit = scene.statement_end(head);
        let end = noun_content_end(scene, kernels, after, limit);
        if end > after + 1 {
            found.push(Draft {
                content: vec![after..end],
                cue: Some(head..head + 1),
                source: Some(source),
                certainty: 0.45,
                reason: "a reporting noun and whose it is",
                implied: None,
                verbatim: false,
            });
        }
    }
    found
}

fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "remains" | "remained")
}

/// Who gives out the words: `Ada Brask issued a warning that …`.
fn giver(scene: &Scene<'_>, phrase: &NounPhrase, strong: bool) -> Option<Source> {
    let group = scene.phrases.verb_group_ending(phrase.tokens.start)?;
    let gives = matches!(
        &*scene.page.lower(group.main),
        "gave"
            | "gives"
            | "issued"
            | "issues"
            | "made"
            | "makes"
            | "repeated"
            | "repeats"
            | "offered"
            | "offers"
            | "renewed"
            | "delivered"
            | "reiterated"
            | "sent"
            | "raised"
            | "voiced"
            | "launched"
            | "published"
    );
    if !strong || !gives || !group.finite || group.passive || group.negated || group.hypothetical {
        return None;
    }
    subject::before(scene, group.tokens.start)
}

fn is_owner(scene: &Scene<'_>, cast: &Cast<'_>, source: &Source) -> bool {
    let word = scene.page.lower(source.head);
    matches!(&*word, "his" | "her" | "their" | "its") || may_speak(scene, cast, source)
}

/// To the comma before another voice, or the main verb of the sentence.
fn noun_content_end(scene: &Scene<'_>, kernels: &[Kernel], start: usize, limit: usize) -> usize {
    let next = kernels.partition_point(|k| k.cue.start < start);
    let stop = kernels.get(next).filter(|k| k.cue.start < limit).map_or(limit, |k| k.start.max(start));
    let comma = (start..stop).find(|i| !scene.is_quoted(*i) && matches!(scene.page.word(*i), "," | ";"));
    // `his claim that a plan existed is …`: a verb right behind a verb belongs to the noun.
    let verb = (start..stop).find(|i| {
        !scene.is_quoted(*i)
            && scene.phrases.verb_group_from(*i).is_some_and(|g| g.finite)
            && scene.phrases.verb_group_ending(*i).is_some()
    });
    trim_end(scene, start, comma.unwrap_or(stop).min(verb.unwrap_or(stop)))
}

#[cfg(test)]
mod tests {
    use super::super::kernel::kernels;
    use super::super::tests::{found, show};
    use super::*;

    /// What prepositions report, then what nouns do.
    fn check(text: &str, expected: &str) {
        let drafts = found(text, |scene, cast| {
            let kernels = kernels(scene, cast, |_| true);
            let drafts = prepositional(scene, cast).into_iter().chain(nominal(scene, cast, &kernels));
            drafts.map(|d| show(scene, &d)).collect()
        });
        assert_eq!(drafts, expected, "{text}");
    }

    #[test]
    fn according_to_and_its_kin() {
        check("The boat was old, according to Martha Quill.", "Martha Quill + according to: The boat was old");
        check("According to Martha Quill, the boat was old.", "Martha Quill + According to: the boat was old");
        check("The boat, according to Martha Quill, was old.", "Martha Quill + according to: The boat … was old");
        check("According to Martha Quill the boat was old.", "Martha Quill + According to: the boat was old");
        check(
            "According to Martha Quill, a man from the town was there.",
            "Martha Quill + According to: a man from the town was there",
        );
        check(
            "According to Martha Quill, a painter, the boat was old.",
            "Martha Quill, a painter + According to: the boat was old",
        );
        check("But the boat was old, according to the report.", "the report + according to: the boat was old");
        check("“The boat is old, according to Martha Quill.”", "");
    }

    #[test]
    fn reporting_nouns() {
        check("Nobody believed in her claim that the boat was old.", "her + claim: that the boat was old");
        check("They heard Martha Quill’s promise to sell the boat.", "Martha Quill’s + promise: to sell the boat");
        check(
            "They heard a warning from Martha Quill that it would rain.",
            "Martha Quill + warning: that it would rain",
        );
        check("The claim that the boat was old is new.", "");
        check("Her boat that sank was old.", "");
    }
}
