use super::kernel::Kernel;
use super::opening::starts_clause;
use super::scene::Scene;
use crate::lexicon::CueClass;

/// A noun phrase as content ends where its subject's next verb begins, where the sentence tells when or
/// where it was said, and at the comma before what the reporter adds: `called it “…” and left`, `praised
/// the crew at a meeting`, `announced a plan, which …`.
pub fn object_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let next_verb = |i: usize| scene.phrases.verb_group_from(scene.skip_adverbs(i)).is_some_and(|g| g.finite);
    let clause = |i: usize| scene.phrases.noun_phrase_from(i).is_some_and(|p| next_verb(p.tokens.end));
    let joined = (start + 1..end).find(|i| {
        if scene.is_quoted(*i) {
            return false;
        }
        let tag = scene.page.tags[*i];
        match scene.page.word(*i) {
            "as" | "when" | "while" | "after" | "before" | "because" | "though" | "although" => clause(i + 1),
            "," => {
                let after = i + 1;
                matches!(scene.page.word(after), "which" | "who" | "where" | "when" | "but")
                    || next_verb(after)
                    || scene.page.tags.get(after).is_some_and(|t| t.is_ing_verb())
                    || clause(after)
            }
            "at" | "during" | "in" | "on" => is_occasion(scene, i + 1),
            _ => tag.is_coordinator() && next_verb(i + 1),
        }
    });
    trim_end(scene, start, joined.unwrap_or(end))
}

/// `a press conference`, `Thursday night`: when or where something was said.
fn is_occasion(scene: &Scene<'_>, start: usize) -> bool {
    const NOUNS: &[&str] = &[
        "conference",
        "interview",
        "speech",
        "rally",
        "debate",
        "statement",
        "meeting",
        "hearing",
        "briefing",
        "event",
        "tweet",
        "post",
        "address",
        "appearance",
        "appearances",
        "remarks",
        "email",
        "letter",
        "Twitter",
        "Facebook",
        "television",
    ];
    scene.phrases.noun_phrase_from(start).is_some_and(|p| {
        crate::extract::phrases::is_calendar_word(scene.page.word(p.tokens.start))
            || p.possessor.is_none() && NOUNS.contains(&scene.page.word(p.head))
    })
}

/// One past the last token of the clause that starts at `start`.
pub fn clause_end(scene: &Scene<'_>, kernels: &[Kernel], k: usize, start: usize, limit: usize) -> usize {
    let mut next = k + 1;
    let mut i = start;
    while i < limit {
        let past = scene.past_quote(i);
        if past > i {
            i = past;
            if scene.page.word(i - 2) == "," && i < limit && closes_clause(scene, kernels, &kernels[k], i) {
                break;
            }
            continue;
        }
        while kernels.get(next).is_some_and(|n| n.cue.start < i) {
            next += 1;
        }
        if ends_here(scene, kernels, &kernels[k], next, start, i) {
            break;
        }
        i += 1;
    }
    trim_end(scene, start, i.min(limit))
}

fn ends_here(scene: &Scene<'_>, kernels: &[Kernel], own: &Kernel, next: usize, start: usize, i: usize) -> bool {
    let word = scene.page.word(i);
    if word == "," && opens_with_condition(scene, start, i) {
        return false;
    }
    if word == "," && i > start && (leaves_clause(scene, own, i) || adds(scene, i + 1)) {
        return true;
    }
    // `; however, the report ends well` is the writer’s.
    if word == ";"
        && matches!(scene.page.word(i + 1), "however" | "nevertheless" | "nonetheless" | "meanwhile" | "still")
    {
        return true;
    }
    let following = kernels.get(next).filter(|n| n.cue.start < i + 40);
    let Some(following) = following else { return is_according_to(scene, i, word) };
    let begins = following.start;
    match word {
        // `…, and Castell Rail warned`; `…, saying`; `…, Bolton said.`
        "," | ";" | "—" | "–" if i > start => {
            let mut after = i + 1;
            while matches!(scene.page.word(after), "and" | "but" | "while" | "as" | "then" | "or")
                || scene.page.tags.get(after).is_some_and(|t| t.is_adverb())
            {
                after += 1;
            }
            is_according_to(scene, i, word)
                || begins == after && (following.participle || following.shared_subject || is_new_voice(own, following))
        }
        // `… and warn he is`
        "and" | "but" | "while" if i > start && is_whole(scene, start, i) => {
            let after = scene.skip_adverbs(i + 1);
            begins == after
                && (following.shared_subject
                    && following.source == own.source
                    && following.verb.class != CueClass::Attitude
                    || word == "while"
                    || following.verb.strong)
        }
        _ => false,
    }
}

/// `said that while it rained, the boat was dry`: the first comma leads on to the main clause.
fn opens_with_condition(scene: &Scene<'_>, start: usize, comma: usize) -> bool {
    let first = start + usize::from(scene.page.word(start) == "that");
    let dependent = matches!(
        &*scene.page.lower(first),
        "while" | "if" | "when" | "although" | "though" | "because" | "since" | "once" | "unless" | "despite"
    );
    dependent && (first..comma).all(|i| scene.page.word(i) != ",")
}

/// `said it was “a wreck,” adding …`: the comma stands inside the marks.
fn closes_clause(scene: &Scene<'_>, kernels: &[Kernel], own: &Kernel, i: usize) -> bool {
    let next = kernels.partition_point(|n| n.cue.start < i);
    let following = kernels.get(next).is_some_and(|n| n.start == i && (n.participle || is_new_voice(own, n)));
    // `who said she was “ready,” left`
    let relative = own.source.tokens.len() == 1 && scene.page.tags[own.source.tokens.start].is_wh_word();
    following
        || relative && scene.phrases.verb_group_from(scene.skip_adverbs(i)).is_some_and(|g| g.finite)
        || adds(scene, i)
        || matches!(scene.page.word(i), "though" | "although" | "during")
        || matches!(scene.page.word(i), "in" | "at" | "on")
            && scene.phrases.finite_in(i..scene.sentence_of(i).end).is_none()
}

/// `adding`, `referring to`, `citing`: the reporter goes on about the same speaker.
fn adds(scene: &Scene<'_>, i: usize) -> bool {
    let i = scene.skip_adverbs(i);
    scene.page.tags.get(i).is_some_and(|t| t.is_ing_verb())
        && crate::lexicon::cue_verb(&scene.page.lower(i)).is_some_and(|v| v.class == CueClass::Speech)
}

/// `Arle, who said it rained, left`; `while Arle said it rained, he left`: the main clause goes on behind
/// the comma.
fn leaves_clause(scene: &Scene<'_>, own: &Kernel, comma: usize) -> bool {
    let finite = |i: usize| scene.phrases.verb_group_from(scene.skip_adverbs(i)).is_some_and(|g| g.finite);
    let relative = own.source.tokens.len() == 1 && scene.page.tags[own.source.tokens.start].is_wh_word();
    if relative {
        // `Following the report, which found that it leaked, the mayor left`
        let sentence = scene.sentence_of(own.cue.start);
        let waits = scene.phrases.finite_in(sentence.start..own.source.tokens.start).is_none();
        let subject = scene.phrases.noun_phrase_from(comma + 1).filter(|_| waits);
        return finite(comma + 1) || subject.is_some_and(|p| finite(p.tokens.end));
    }
    let before = own.start.checked_sub(1).map_or("".into(), |b| scene.page.lower(b));
    let dependent = matches!(
        &*before,
        "while" | "although" | "though" | "when" | "after" | "as" | "because" | "since" | "whereas" | "before" | "if"
    );
    dependent && scene.phrases.noun_phrase_from(comma + 1).is_some_and(|p| finite(p.tokens.end))
}

/// Whether the tokens so far can be all that was said: they hold a verb, a quotation, or no clause was begun.
fn is_whole(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    scene.phrases.verb_groups[scene.phrases.verb_groups.partition_point(|g| g.tokens.start < start)..]
        .iter()
        .take_while(|g| g.tokens.start < end)
        .any(|g| g.finite || g.infinitive)
        || scene.quote_in(start..end).is_some()
        || scene
            .phrases
            .noun_phrase_from(start)
            .is_some_and(|_| !starts_clause(scene, start, scene.statement_end(start)))
        || scene.phrases.noun_phrase_from(start).is_none()
}

/// Another speaker, or the same one in a new main clause: not what the speaker says of others' sayings.
fn is_new_voice(own: &Kernel, following: &Kernel) -> bool {
    following.verb.strong && following.source != own.source || following.source.tokens.len() == 1
}

fn is_according_to(scene: &Scene<'_>, i: usize, word: &str) -> bool {
    word == "," && scene.page.lower(i + 1) == "according" && scene.page.word(i + 2) == "to"
}

/// Without the final stop, commas and dashes.
pub fn trim_end(scene: &Scene<'_>, start: usize, mut end: usize) -> usize {
    while end > start
        && !scene.is_quoted(end - 1)
        && matches!(
            scene.page.word(end - 1),
            "." | "," | ";" | ":" | "—" | "–" | "!" | "?" | "..." | "…" | "and" | "but"
        )
    {
        end -= 1;
    }
    end
}
