use super::kernel::Kernel;
use super::scene::{Scene, may_speak};
use super::subject;
use crate::extract::mentions::Cast;
use crate::extract::phrases::VerbGroup;
use crate::lexicon::CueVerb;

/// How far the verb that governs the infinitive may stand before it, in tokens.
const REACH: usize = 10;

/// A reporting infinitive behind a verb that tells how it was said, not whether: `went on to say`, `took to the
/// radio to warn`, `was quick to add`.
pub fn infinitive(scene: &Scene<'_>, cast: &Cast<'_>, group: &VerbGroup, verb: &'static CueVerb) -> Option<Kernel> {
    let to = group.tokens.start;
    let floor = scene.sentence_of(to).start.max(to.saturating_sub(REACH));
    let governor = (floor..to).rev().find_map(|i| scene.phrases.verb_group_ending(i + 1))?;
    let tells = !governor.negated && !governor.hypothetical && !governor.passive && governs(scene, governor, to);
    if !tells || (governor.tokens.end..to).any(|i| scene.is_quoted(i)) || verb.particle.is_some() {
        return None;
    }
    let source = subject::before(scene, governor.tokens.start).filter(|s| may_speak(scene, cast, s))?;
    Some(Kernel::plain(verb, group.main..group.main + 1, group.tokens.end, source.tokens.start, source))
}

/// Whether the words from the governing verb to the infinitive say that it was said.
fn governs(scene: &Scene<'_>, governor: &VerbGroup, to: usize) -> bool {
    if !governor.finite {
        return false;
    }
    let verb = scene.page.lower(governor.main);
    let between = |words: &[&str]| {
        let last = scene.page.lower(to - 1);
        to > governor.tokens.end && words.contains(&&*last)
    };
    match &*verb {
        "went" | "goes" | "go" | "gone" | "going" => between(&["on", "further"]) || far(scene, governor.tokens.end, to),
        "came" | "comes" => between(&["forward", "out"]),
        "proceeded" | "proceeds" | "continued" | "continues" | "hastened" | "hastens" | "rushed" => {
            to == governor.tokens.end
        }
        "had" | "has" if to == governor.tokens.end => true,
        "took" | "takes" | "taken" | "used" | "uses" | "wrote" | "writes" | "emailed" | "phoned" => {
            to > governor.tokens.end
        }
        "was" | "is" | "were" | "are" | "been" => between(&[
            "quick", "keen", "careful", "eager", "anxious", "happy", "sorry", "first", "pains", "proud", "bound",
        ]),
        "felt" => between(&["compelled", "obliged", "moved", "bound"]),
        _ => false,
    }
}

/// `so far as to say`
fn far(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    to > from + 1 && &*scene.page.lower(to - 1) == "as" && &*scene.page.lower(to - 2) == "far"
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn said_in_another_verb() {
        check("Martha Quill went on to say that it rained.", "Martha Quill, Indirect: that it rained");
        check("Martha Quill took to the radio to warn that it rained.", "Martha Quill, Indirect: that it rained");
        check("Martha Quill was quick to add that it rained.", "Martha Quill, Indirect: that it rained");
        check("Martha Quill went so far as to say that it rained.", "Martha Quill, Indirect: that it rained");
    }

    #[test]
    fn not_said() {
        check("Martha Quill wanted to say that it rained.", "");
        check("Martha Quill did not go on to say that it rained.", "");
        check("Martha Quill failed to say that it rained.", "");
    }
}
