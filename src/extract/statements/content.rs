use super::kernel::Kernel;
use super::scene::Scene;
use crate::extract::tag::Upos;
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
const ADJUNCT: usize = 30;

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
    if let Some(quotation) = quotation_at(scene, kernel, at, limit) {
        return Some(quotation);
    }
    if kernel.inverted {
        return None;
    }
    if let Some(start) = content_start(scene, kernel, at, limit) {
        let mut end = clause_end(scene, kernels, k, start, limit);
        if scene.phrases.noun_phrase_from(start).is_some() && !starts_clause(scene, start, limit) {
            end = object_end(scene, start, end);
        }
        return (end > start).then_some(Right::Words(start..end));
    }
    None
}

/// A quotation that the kernel frames: at once, after a comma or colon, after an adjunct and a comma.
fn quotation_at(scene: &Scene<'_>, kernel: &Kernel, at: usize, limit: usize) -> Option<Right> {
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
                let clean = scene.phrases.finite_in(at..i).is_none();
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

/// Where the reported words start, when the verb takes what follows.
fn content_start(scene: &Scene<'_>, kernel: &Kernel, at: usize, limit: usize) -> Option<usize> {
    let verb = kernel.verb;
    if at >= limit {
        return None;
    }
    let mut pos = at;
    // `claiming, if reelected, he could`
    if scene.page.word(pos) == "," && matches!(scene.page.word(pos + 1), "if" | "when" | "unless") && verb.clause {
        return Some(pos + 1);
    }
    if let Some(start) = opens_here(scene, kernel, pos, limit) {
        return Some(start);
    }
    // told NP that, warned NP about, urged NP to
    if let Some(phrase) = scene.phrases.noun_phrase_from(pos).filter(|_| !scene.is_quoted(pos)) {
        let mut after = phrase.tokens.end;
        while after < limit
            && scene.page.tags[after].upos == Upos::Adp
            && !verb.about.contains(&scene.page.word(after))
            && let Some(next) = scene.phrases.noun_phrase_from(after + 1)
        {
            after = next.tokens.end;
        }
        if verb.addressee || verb.infinitive {
            let after = scene.skip_adverbs(after);
            if let Some(start) = opens_here(scene, kernel, after, limit) {
                return Some(start);
            }
        }
        if verb.object && takes_object(scene, kernel, pos, limit) {
            return Some(pos);
        }
    } else if verb.object && scene.quote_from(pos).is_some_and(|q| !super::title::is_title(scene, q)) {
        return Some(pos);
    }
    // said on Monday that; said in a statement that
    let reach = limit.min(pos + ADJUNCT);
    while pos < reach {
        let word = scene.page.word(pos);
        if is_that(scene, pos) && pos > at {
            return (verb.clause || verb.addressee).then_some(pos);
        }
        if pos > at && matches!(word, "how" | "why" | "whether" | "what") && (verb.wh || verb.clause) {
            return Some(pos);
        }
        let adjunct = scene.page.tags[pos].upos == Upos::Adp || scene.page.tags[pos].is_adverb() || word == ",";
        if let Some(phrase) = scene.phrases.noun_phrase_from(pos).filter(|_| !scene.is_quoted(pos)) {
            // `said on Tuesday the ferry would run`
            if pos > at && verb.strong && verb.clause && ends_adjunct(scene, pos) && starts_clause(scene, pos, limit) {
                return Some(pos);
            }
            pos = phrase.tokens.end;
        } else if adjunct && !scene.is_quoted(pos) {
            pos += 1;
        } else {
            break;
        }
    }
    None
}

/// Whether a time or another noun phrase ends just before `pos`, not a preposition.
fn ends_adjunct(scene: &Scene<'_>, pos: usize) -> bool {
    pos > 0 && scene.phrases.noun_phrase_ending(pos).is_some()
}

/// Whether content starts at `pos`: that, whether, a clause, an infinitive, a preposition of the verb's.
fn opens_here(scene: &Scene<'_>, kernel: &Kernel, pos: usize, limit: usize) -> Option<usize> {
    let verb = kernel.verb;
    if pos >= limit {
        return None;
    }
    let word = scene.page.lower(pos);
    let reports = verb.clause || verb.bare_clause || verb.addressee;
    if is_that(scene, pos) {
        return reports.then_some(pos);
    }
    if matches!(&*word, "whether" | "how" | "what" | "why" | "where" | "who" | "when")
        && scene.phrases.finite_in(pos..limit).is_some()
    {
        let clause = verb.wh || reports && matches!(&*word, "what" | "how" | "whether" | "why");
        return (clause && !scene.is_quoted(pos)).then_some(pos);
    }
    if verb.about.contains(&&*word)
        && pos + 1 < limit
        && scene.phrases.verb_group_from(pos).is_none_or(|g| !g.infinitive)
    {
        return Some(pos);
    }
    let to_quotation = scene.page.tags[pos].is_infinitive_to() && scene.quote_from(pos + 1).is_some();
    if to_quotation || scene.phrases.verb_group_from(pos).is_some_and(|g| g.infinitive) {
        return verb.infinitive.then_some(pos);
    }
    // `denied causing the fire`
    let gerund = scene.page.tags[pos].is_ing_verb() && scene.phrases.verb_group_from(pos).is_some();
    if gerund
        && (verb.denies
            || matches!(
                verb.lemma,
                "admit" | "acknowledge" | "recall" | "describe" | "report" | "suggest" | "recommend"
            ))
    {
        return Some(pos);
    }
    let names_hearer = verb.lemma == "tell" && pos == kernel.end;
    ((verb.bare_clause || verb.addressee && pos > kernel.end || verb.clause && verb.strong)
        && !names_hearer
        && starts_clause(scene, pos, limit))
    .then_some(pos)
}

fn is_that(scene: &Scene<'_>, i: usize) -> bool {
    let tag = scene.page.tags.get(i).copied().unwrap_or_default();
    scene.page.word(i) == "that"
        && !scene.is_quoted(i)
        && (tag.is_subordinator()
            || tag.is_preposition()
            || tag.is_wh_word()
            || scene.phrases.noun_phrase_from(i + 1).is_some()
                && scene.phrases.noun_phrase_at(i).is_none_or(|p| p.tokens.len() == 1))
}

/// `[NP V …]`, also after an opening condition or adverbial: `if … he would`, `in 2018 they left`.
fn starts_clause(scene: &Scene<'_>, pos: usize, limit: usize) -> bool {
    if scene.is_quoted(pos) {
        return false;
    }
    let word = scene.page.lower(pos);
    let opener = matches!(&*word, "if" | "when" | "while" | "there" | "although" | "unless" | "once");
    let nominal = scene.phrases.noun_phrase_from(pos).is_some()
        || matches!(
            &*word,
            "this"
                | "that"
                | "these"
                | "those"
                | "there"
                | "nothing"
                | "everyone"
                | "anyone"
                | "both"
                | "all"
                | "any"
                | "most"
                | "some"
                | "neither"
                | "either"
                | "none"
                | "each"
        );
    // `says running for president is tough`
    let gerund = scene.page.tags[pos].is_ing_verb() && pos + 1 < limit;
    if !opener && !nominal && !gerund {
        return false;
    }
    // `told [me] that`, `told [the paper] in June that`
    if scene.phrases.noun_phrase_from(pos).is_some_and(|p| leads_to_that(scene, p.tokens.end)) {
        return false;
    }
    // The first verb must make a clause: `said the plan to leave failed` does, `named a man to lead` does not.
    let mut first_comma = None;
    for i in pos..limit.min(pos + 60) {
        if scene.page.word(i) == "," && first_comma.is_none() {
            first_comma = Some(i);
        }
        let Some(group) = scene.phrases.verb_group_from(i) else { continue };
        let relative = i > pos && matches!(scene.page.word(i - 1), "who" | "which" | "that");
        // `denied [the claim] and left`: the subject’s own next verb.
        let joined = i > pos && scene.page.tags[i - 1].is_coordinator();
        if group.finite && !relative && !joined {
            return opener || first_comma.is_none_or(|c| c > pos + 1 && !is_other_clause(scene, c, i));
        }
    }
    // Quoted words may hold the verb: `said it “would not survive”`.
    scene
        .quote_in(pos..limit)
        .is_some_and(|q| scene.words_in(q) > 1 && scene.phrases.finite_in(scene.quotes[q].tokens.clone()).is_some())
}

/// Whether “that” follows, right away or behind prepositional phrases.
fn leads_to_that(scene: &Scene<'_>, mut at: usize) -> bool {
    while scene.page.tags.get(at).is_some_and(|t| t.upos == Upos::Adp && !is_that(scene, at))
        && let Some(next) = scene.phrases.noun_phrase_from(at + 1)
    {
        at = next.tokens.end;
    }
    is_that(scene, at) && scene.page.tags[at].is_subordinator()
}

/// `reporters, and he left`: the verb belongs to another clause.
fn is_other_clause(scene: &Scene<'_>, comma: usize, verb: usize) -> bool {
    matches!(scene.page.word(comma + 1), "and" | "but" | "while" | "as") && verb > comma + 1
}

/// A noun phrase is what was said: `called the budget “…”`, `denied the claim`.
fn takes_object(scene: &Scene<'_>, kernel: &Kernel, pos: usize, limit: usize) -> bool {
    let quoted = scene.quote_in(pos..limit).is_some_and(|q| !super::title::is_title(scene, q));
    (kernel.verb.strong && !kernel.participle || quoted) && !kernel.doubtful
}

/// A noun phrase as content ends where its subject's next verb begins: `called it “…” and left`.
fn object_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let joined = (start..end).find(|i| {
        !scene.is_quoted(*i)
            && scene.page.tags[*i].is_coordinator()
            && scene.phrases.verb_group_from(scene.skip_adverbs(i + 1)).is_some_and(|g| g.finite)
    });
    trim_end(scene, start, joined.unwrap_or(end))
}

/// One past the last token of the clause that starts at `start`.
pub fn clause_end(scene: &Scene<'_>, kernels: &[Kernel], k: usize, start: usize, limit: usize) -> usize {
    let mut next = k + 1;
    let mut i = start;
    while i < limit {
        let past = scene.past_quote(i);
        if past > i {
            i = past;
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
        "and" | "but" | "while" if i > start => {
            let after = scene.skip_adverbs(i + 1);
            begins == after
                && (following.shared_subject && following.source == own.source
                    || word == "while"
                    || following.verb.strong)
        }
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::super::kernel::kernels;
    use super::super::tests::found;
    use super::*;

    /// What each kernel reports to its right, a quotation of its own in brackets.
    fn check(text: &str, expected: &str) {
        let contents = found(text, |scene, cast| {
            let kernels = kernels(scene, cast);
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
        check("Quill asked whether it rained.", "whether it rained");
    }

    #[test]
    fn an_infinitive_a_preposition_an_object() {
        check("Quill promised to sell the boat.", "to sell the boat");
        check("Quill warned of a flood.", "of a flood");
        check("Quill denied the claim.", "the claim");
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
    }
}
