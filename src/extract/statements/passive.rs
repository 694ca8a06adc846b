use super::ending::trim_end;
use super::kernel::Kernel;
use super::opening;
use super::scene::{Draft, Scene, Source, may_speak};
use super::subject;
use crate::extract::mentions::Cast;
use crate::extract::phrases::VerbGroup;
use crate::lexicon::{CueClass, cue_verb};
use std::ops::Range;

/// Who did what a passive reports, and where what was said may start: `was told by Ada Brask | that …`, also behind
/// the time at which it was said.
pub fn agent(scene: &Scene<'_>, cast: &Cast<'_>, after: usize) -> Option<(Source, usize)> {
    let mut at = scene.skip_adverbs(after);
    if matches!(&*scene.page.lower(at), "on" | "in" | "last" | "this")
        && let Some(time) = opening::past_time(scene, at)
    {
        at = time;
    }
    let by = |at: usize| {
        let here = &*scene.page.lower(at) == "by" && !scene.is_quoted(at);
        subject::after(scene, at + 1).filter(|s| here && may_speak(scene, cast, s))
    };
    // `described as a disaster by Ada Brask`: she stands behind what she said.
    if &*scene.page.lower(at) == "as" {
        let said = match scene.quote_from(at + 1) {
            Some(q) => scene.quotes[q].tokens.end,
            None => scene.phrases.noun_phrase_from(at + 1)?.tokens.end,
        };
        return Some((by(said)?, at));
    }
    let source = by(at)?;
    let end = source.tokens.end;
    Some((source, end))
}

/// Whether a past participle stands in a passive: `was told`, or without its auxiliary before “by”.
pub fn is_passive(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let tag = scene.page.tags[group.main];
    let reduced = group.tokens.len() == 1 && !tag.is_ing_verb() && !tag.is_base_verb();
    group.passive || reduced && &*scene.page.lower(group.tokens.end) == "by"
}

/// Passives that name nobody: `Passengers were told that the ferry would not sail`.
pub fn unnamed(scene: &Scene<'_>, cast: &Cast<'_>, kernels: &[Kernel]) -> Vec<Draft> {
    let told = |group: &&VerbGroup| {
        group.passive
            && !group.negated
            && !group.hypothetical
            && !group.infinitive
            && !scene.is_quoted(group.main)
            && !scene.page.is_furniture(scene.page.span(group.tokens.clone()))
            && kernels.binary_search_by_key(&group.main, |k| k.cue.start).is_err()
    };
    let groups = scene.phrases.verb_groups.iter().filter(told);
    groups.filter_map(|group| unnamed_in(scene, cast, kernels, group)).collect()
}

fn unnamed_in(scene: &Scene<'_>, cast: &Cast<'_>, kernels: &[Kernel], group: &VerbGroup) -> Option<Draft> {
    let verb = cue_verb(&scene.page.lower(group.main)).filter(|v| v.class == CueClass::Speech && v.strong)?;
    if verb.particle.is_some() || agent(scene, cast, group.tokens.end).is_some() {
        return None;
    }
    let limit = scene.statement_end(group.main);
    let at = scene.skip_adverbs(group.tokens.end);
    if let Some(q) = quoted_before(scene, group).filter(|_| verb.quote) {
        return Some(unnamed_draft(group, scene.quotes[q].tokens.clone()));
    }
    let start = opens(scene, verb, at, limit)?;
    let next = kernels.partition_point(|k| k.cue.start < start);
    let stop = kernels.get(next).filter(|k| k.start < limit && !k.participle).map_or(limit, |k| k.start.max(start));
    let end = trim_end(scene, start, own_end(scene, start, stop));
    (end > start + 1).then(|| unnamed_draft(group, start..end))
}

fn unnamed_draft(group: &VerbGroup, content: Range<usize>) -> Draft {
    Draft {
        content: vec![content],
        cue: Some(group.main..group.main + 1),
        source: None,
        certainty: 0.6,
        reason: "a report in the passive: who said it is not told",
        implied: None,
        verbatim: false,
    }
}

/// `“Are you ready?” he was asked.`
fn quoted_before(scene: &Scene<'_>, group: &VerbGroup) -> Option<usize> {
    let subject = subject::before(scene, group.tokens.start)?;
    scene
        .quote_before(subject.tokens.start)
        .filter(|q| scene.last_sign(*q).is_some_and(|s| matches!(s, ',' | '?' | '!')))
}

/// `that …`, `to …`, `of …`
fn opens(scene: &Scene<'_>, verb: &crate::lexicon::CueVerb, at: usize, limit: usize) -> Option<usize> {
    let word = scene.page.lower(at);
    let clause = &*word == "that" && (verb.clause || verb.addressee);
    let infinitive = verb.infinitive && scene.phrases.verb_group_from(at).is_some_and(|g| g.infinitive);
    let about = verb.about.contains(&&*word) && matches!(&*word, "of" | "about" | "as");
    (at < limit && (clause || infinitive || about)).then_some(at)
}

/// Where the main clause goes on: `…, and Ada Brask left`.
fn own_end(scene: &Scene<'_>, start: usize, limit: usize) -> usize {
    let leaves = |i: &usize| {
        matches!(scene.page.word(*i), "," | ";")
            && !scene.is_quoted(*i)
            && (scene.page.tags.get(i + 1).is_some_and(|t| t.is_coordinator() || t.is_ing_verb())
                || matches!(&*scene.page.lower(i + 1), "after" | "when" | "while" | "which"))
    };
    let range: Range<usize> = start..limit;
    range.clone().find(leaves).unwrap_or(range.end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_agent_speaks() {
        check("The crew was told by Martha Quill that it rained.", "Martha Quill, Indirect: that it rained");
        check("The crew was urged on Monday by Martha Quill to leave.", "Martha Quill, Indirect: to leave");
        check("The boat was described as a wreck by Martha Quill.", "Martha Quill, Indirect: a wreck");
        check("“It rains,” it was claimed by the board.", "board, Direct: “It rains,”");
    }

    #[test]
    fn nobody_is_named() {
        check("The crew was told that it rained.", "nobody, Indirect: that it rained");
        check("Peter Arle was accused of selling the boat.", "nobody, Indirect: of selling the boat");
        check("“Does it rain?” Peter Arle was asked.", "nobody, Direct: “Does it rain?”");
        check("The crew was told that it rained, and left.", "nobody, Indirect: that it rained");
    }

    #[test]
    fn no_report() {
        check("The boat was sold by Martha Quill.", "");
        check("The crew was not told that it rained.", "");
        check("The boat was described by witnesses.", "");
    }
}
