use super::scene::{Scene, Source, may_speak};
use super::{passive, raised, subject};
use crate::extract::mentions::Cast;
use crate::extract::phrases::{NounPhrase, VerbGroup};
use crate::extract::tag::Upos;
use crate::lexicon::{CueClass, CueVerb, cue_verb};
use std::ops::Range;

/// A cue verb with its subject: the part of a report that is not what was said.
#[derive(Clone, Debug)]
pub struct Kernel {
    pub verb: &'static CueVerb,
    /// The cue: the verb without auxiliaries, with its particle.
    pub cue: Range<usize>,
    /// One past the verb group and its particle.
    pub end: usize,
    /// First token of subject and verb together.
    pub start: usize,
    pub source: Source,
    /// `said NP`.
    pub inverted: bool,
    /// The subject stands with an earlier verb: `… and said`, `…, saying`.
    pub shared_subject: bool,
    /// `saying`: never an answer to a quotation before it.
    pub participle: bool,
    /// did not say, would say, to be used only where a quotation stands.
    pub doubtful: bool,
}

impl Kernel {
    /// A kernel whose subject stands where it should, and of which nothing is in doubt.
    pub fn plain(verb: &'static CueVerb, cue: Range<usize>, end: usize, start: usize, source: Source) -> Kernel {
        Kernel {
            verb,
            cue,
            end,
            start,
            source,
            inverted: false,
            shared_subject: false,
            participle: false,
            doubtful: false,
        }
    }
}

/// The kernels outside quotations and furniture whose verb is one of the `wanted` tokens, in text order.
pub fn kernels(scene: &Scene<'_>, cast: &Cast<'_>, wanted: impl Fn(usize) -> bool) -> Vec<Kernel> {
    let mut found: Vec<Kernel> = Vec::new();
    for group in scene.phrases.verb_groups.iter().filter(|g| wanted(g.main)) {
        let headline = scene.page.article.headline.as_ref().and_then(|h| h.span);
        let titled = headline.is_some_and(|h| h.contains(scene.page.tokens()[group.main].span));
        if titled || scene.is_quoted(group.main) || scene.page.is_furniture(scene.page.span(group.tokens.clone())) {
            continue;
        }
        let Some(kernel) = read(scene, cast, group, &found) else { continue };
        found.push(kernel);
    }
    found
}

fn read(scene: &Scene<'_>, cast: &Cast<'_>, group: &VerbGroup, before: &[Kernel]) -> Option<Kernel> {
    let verb = cue_verb(&scene.page.lower(group.main))?;
    let mut cue = group.main..group.main + 1;
    let mut end = group.tokens.end;
    if let Some(particle) = verb.particle {
        // `made it clear`
        end += usize::from(particle == "clear" && scene.page.lower(end) == "it");
        if scene.page.lower(end) != particle {
            return None;
        }
        end += 1;
        cue.end = end;
    }
    let participle = group.is_participle(scene.page);
    let finite = group.finite || is_finite_after_all(scene, group);
    if names_its_noun(scene, group, verb) {
        return None;
    }
    if passive::is_passive(scene, group)
        && let Some(kernel) = by_agent(scene, cast, group, verb)
    {
        return Some(kernel);
    }
    if group.passive {
        return None;
    }
    if group.infinitive {
        return raised::infinitive(scene, cast, group, verb);
    }
    if !finite && !participle || participle && is_attribute(scene, group, verb) {
        return None;
    }
    let future =
        matches!(&*scene.page.lower(group.tokens.start), "will" | "shall" | "’ll" | "'ll") && group.tokens.len() > 1;
    let unreal = group.negated || group.hypothetical || future;
    let (source, shared_subject, inverted) = if participle {
        (participle_subject(scene, group, before)?, true, false)
    } else {
        finite_subject(scene, cast, group, end, before)?
    };
    let tells = !matches!(&*scene.page.lower(source.head), "i" | "we");
    let doubtful = unreal && !(tells && says_only(scene, group))
        || !inverted && is_open(scene, source.tokens.start)
        || is_nobody(scene, source.head);
    // `It shows that …` is nobody's finding; `the team found that …` is.
    let shown = verb.class == CueClass::Evidence && scene.page.tags[source.head].is_pronoun();
    // `We asked her` is what the paper did.
    let asks = verb.lemma == "ask" && matches!(&*scene.page.lower(source.head), "i" | "we");
    let speaks = may_speak(scene, cast, &source) || is_share(scene, &source);
    if asks || !speaks || shown {
        return None;
    }
    if !inverted && !shared_subject && is_aside(scene, source.tokens.start) {
        return None;
    }
    let start = if shared_subject || inverted { group.tokens.start } else { source.tokens.start };
    Some(Kernel { verb, cue, end, start, source, inverted, shared_subject, participle, doubtful })
}

/// `was told by Ada Brask`
fn by_agent(scene: &Scene<'_>, cast: &Cast<'_>, group: &VerbGroup, verb: &'static CueVerb) -> Option<Kernel> {
    if verb.class != CueClass::Speech || group.negated || group.hypothetical || verb.particle.is_some() {
        return None;
    }
    let (source, end) = passive::agent(scene, cast, group.tokens.end)?;
    let it = subject::before(scene, group.tokens.start).filter(|s| &*scene.page.lower(s.head) == "it");
    let start = it.map_or(group.tokens.start, |s| s.tokens.start);
    Some(Kernel::plain(verb, group.main..group.main + 1, end, start, source))
}

/// `a group called the Tarn Club was sold`: the verb names the noun before it.
fn names_its_noun(scene: &Scene<'_>, group: &VerbGroup, verb: &CueVerb) -> bool {
    let name = scene.phrases.noun_phrase_from(group.tokens.end).filter(|p| scene.page.tags[p.head].is_proper());
    verb.lemma == "call"
        && group.tokens.len() == 1
        && name
            .is_some_and(|n| scene.phrases.verb_group_from(scene.skip_adverbs(n.tokens.end)).is_some_and(|g| g.finite))
}

/// `an attacking style`; `a third were late, meaning that …`
fn is_attribute(scene: &Scene<'_>, group: &VerbGroup, verb: &CueVerb) -> bool {
    let before = group.tokens.start.checked_sub(1).and_then(|b| scene.page.tags.get(b));
    verb.lemma == "mean" || before.is_some_and(|t| t.is_determiner() || t.is_possessive_pronoun())
}

/// `whether he had told the board`, `if Ada Brask says so`, `neither he nor she said`: not that it was said.
fn is_open(scene: &Scene<'_>, subject: usize) -> bool {
    let before = subject.checked_sub(1).map_or("".into(), |b| scene.page.lower(b));
    matches!(&*before, "whether" | "if" | "unless" | "nor" | "neither")
}

/// `would say only that`, `would only say that`: that much was said.
fn says_only(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let only = |i: usize| &*scene.page.lower(i) == "only";
    group.hypothetical && !group.negated && (only(group.tokens.end) || group.tokens.clone().any(only))
}

/// `Nobody says`, `no one has admitted`
fn is_nobody(scene: &Scene<'_>, head: usize) -> bool {
    let word = scene.page.lower(head);
    matches!(&*word, "nobody" | "none") || word == "one" && head > 0 && scene.page.lower(head - 1) == "no"
}

/// `four in ten said`
fn is_share(scene: &Scene<'_>, source: &Source) -> bool {
    let tags = &scene.page.tags;
    let whole = source.head + 2;
    tags[source.head].is_number()
        && scene.page.word(source.head + 1) == "in"
        && source.tokens.contains(&whole)
        && tags[whole].is_number()
}

/// `…, as his campaign calls it, …`
fn is_aside(scene: &Scene<'_>, subject: usize) -> bool {
    let sets_off = |i: usize| scene.is_quoted(i) || matches!(scene.page.word(i), "," | "—" | "–" | "(");
    subject > 1 && scene.page.lower(subject - 1) == "as" && sets_off(subject - 2)
}

/// Forms that the tagger takes for participles or bare verbs: `…,” Bolton agreed.`, `they detail … and warn`.
fn is_finite_after_all(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let tag = scene.page.tags[group.main];
    if group.infinitive || group.tokens.len() > 1 {
        return false;
    }
    let before = group.tokens.start.checked_sub(1).map_or("", |b| scene.page.word(b));
    if tag.is_past_participle() {
        let after = scene.page.word(group.tokens.end);
        let closes = matches!(after, "." | "," | ":" | "that") || scene.quote_from(group.tokens.end).is_some();
        return closes || scene.is_quoted(group.tokens.start.wrapping_sub(1));
    }
    tag.is_base_verb() && matches!(before, "and" | "but")
}

/// Subject, whether it is shared with an earlier verb, whether it follows the verb.
fn finite_subject(
    scene: &Scene<'_>,
    cast: &Cast<'_>,
    group: &VerbGroup,
    end: usize,
    earlier: &[Kernel],
) -> Option<(Source, bool, bool)> {
    let start = group.tokens.start;
    let inverted = || {
        let sentence = scene.sentence_of(start);
        // `Said Maas, who saw it: “…”`; `It rains, said Maas`, but no verb in `Brask, the mayor, emailed Maas`
        let follows = start == sentence.start
            || scene.is_quoted(start - 1)
            || matches!(scene.page.word(start - 1), "?" | "!")
            || matches!(scene.page.word(start - 1), "," | "—" | "–")
                && (scene.quote_in(sentence.start..start).is_some()
                    || scene.phrases.finite_in(sentence.start..start - 1).is_some());
        // `told` names whom it was said to.
        let verb = cue_verb(&scene.page.lower(group.main));
        let tells = verb.is_some_and(|v| v.lemma == "tell");
        let object = matches!(&*scene.page.lower(end), "it" | "me" | "us" | "him" | "them" | "you");
        let source = subject::after(scene, end).filter(|_| !tells && !object && end == group.main + 1)?;
        // `’Twas ever thus, said Maas.`
        let closes = verb.is_some_and(|v| v.lemma == "say") && source.tokens.end + 1 == sentence.end;
        if !follows && !closes {
            return None;
        }
        may_speak(scene, cast, &source).then_some((source, false, true))
    };
    if let Some(found) = parenthetical(scene, cast, group, end) {
        return Some((found, false, true));
    }
    let at_quote = start.checked_sub(1).is_some_and(|b| scene.is_quoted(b));
    if at_quote && let Some(found) = inverted() {
        return Some(found);
    }
    if let Some(found) = coordinated(scene, group, earlier) {
        return Some((found, true, false));
    }
    if let Some(source) = subject::before(scene, start) {
        return Some((source, false, false));
    }
    inverted()
}

/// `The plan, said Ada Brask, was dead.`
fn parenthetical(scene: &Scene<'_>, cast: &Cast<'_>, group: &VerbGroup, end: usize) -> Option<Source> {
    let start = group.tokens.start;
    let verb = cue_verb(&scene.page.lower(group.main)).filter(|v| v.strong && v.clause && v.lemma != "tell")?;
    let comma = |i: usize| scene.page.word(i) == "," && !scene.is_quoted(i);
    if start == 0 || !comma(start - 1) || group.tokens.len() > 1 || verb.class != CueClass::Speech {
        return None;
    }
    let source = subject::after(scene, end).filter(|s| comma(s.tokens.end) && may_speak(scene, cast, s))?;
    let goes_on = scene.phrases.verb_group_from(scene.skip_adverbs(source.tokens.end + 1)).is_some_and(|g| g.finite);
    goes_on.then_some(source)
}

/// `NP V … and V`: the subject of the verb before.
fn coordinated(scene: &Scene<'_>, group: &VerbGroup, earlier: &[Kernel]) -> Option<Source> {
    let sentence = scene.sentence_of(group.main);
    let mut before = group.tokens.start;
    while before > sentence.start && scene.page.tags[before - 1].is_adverb() {
        before -= 1;
    }
    let joined = before > sentence.start
        && (matches!(scene.page.word(before - 1), "and" | "but" | "or" | "then")
            || before > sentence.start + 1 && scene.page.word(before - 1) == "," && scene.page.word(before) == "then");
    if !joined {
        return None;
    }
    main_subject(scene, earlier, sentence.start, before - 1)
}

/// The subject that a verb at `end` shares: of the nearest finite verb before it that stands in no clause of its
/// own. `Maas shook her head and said`; `Maas noted that he taught, and added`: not who taught.
fn main_subject(scene: &Scene<'_>, earlier: &[Kernel], floor: usize, end: usize) -> Option<Source> {
    const TRIED: usize = 8;
    let groups = &scene.phrases.verb_groups;
    let last = groups.partition_point(|g| g.tokens.start < end);
    let inside = groups[..last].iter().rev().take_while(|g| g.tokens.start >= floor);
    let main = inside.filter(|g| g.finite && !scene.is_quoted(g.main)).take(TRIED).find_map(|g| {
        let source = subject::before(scene, g.tokens.start)?;
        let opener = source.tokens.start.checked_sub(1).filter(|o| *o >= floor);
        let dependent = opener.is_some_and(|o| {
            let tag = scene.page.tags[o];
            scene.page.word(o) == "that" || tag.is_subordinator() || tag.is_wh_word() || tag.is_verb()
        });
        let relative = scene.page.tags[source.tokens.start].is_wh_word();
        (!dependent && !relative).then_some(source)
    });
    let told = || earlier.iter().rev().take_while(|k| k.cue.start >= floor).find(|k| !k.inverted);
    main.or_else(|| told().map(|k| k.source.clone()))
}

/// `by saying`, `before adding`
fn takes_gerund(scene: &Scene<'_>, i: usize) -> bool {
    let tag = scene.page.tags[i];
    let preposition = tag.upos == Upos::Adp || tag.is_subordinator() && scene.page.word(i) != "that";
    preposition || matches!(scene.page.word(i), "before" | "after" | "while" | "when")
}

/// The kernels whose cue stands in the sentence; `earlier` ends with them.
fn in_sentence<'k>(earlier: &'k [Kernel], sentence: &Range<usize>) -> impl DoubleEndedIterator<Item = &'k Kernel> {
    let from = earlier.partition_point(|k| k.cue.start < sentence.start);
    earlier[from..].iter()
}

/// `…, saying that`: the subject of the sentence; `Trump’s comment … claiming`, `a letter saying`: the
/// noun before.
fn participle_subject(scene: &Scene<'_>, group: &VerbGroup, earlier: &[Kernel]) -> Option<Source> {
    let sentence = scene.sentence_of(group.main);
    let start = group.tokens.start;
    if start <= sentence.start {
        // `Warning that the pier might fall, Tom Arle …`
        let comma = (start..sentence.end.min(start + 60)).find(|i| {
            scene.page.word(*i) == ","
                && !scene.is_quoted(*i)
                && subject::after(scene, i + 1).is_some_and(|s| leads_clause(scene, &s))
        })?;
        return subject::after(scene, comma + 1);
    }
    // `…, saying`, `replied by saying`
    let comma = scene.page.word(start - 1) == "," || scene.is_quoted(start - 1) && scene.page.word(start - 2) == ",";
    if comma || takes_gerund(scene, start - 1) {
        if let Some(kernel) = in_sentence(earlier, &sentence).next_back() {
            return Some(kernel.source.clone());
        }
        let first = scene.phrases.finite_in(sentence.start..start).filter(|g| !scene.is_quoted(g.main))?;
        return subject::before(scene, first.tokens.start);
    }
    // `saying it rained but suggesting that it would stop`
    if scene.page.tags[start - 1].is_coordinator()
        && let Some(kernel) = in_sentence(earlier, &sentence).next_back().filter(|k| k.participle)
    {
        return Some(kernel.source.clone());
    }
    if let Some(owner) = reporting_noun_owner(scene, sentence.start, start) {
        return Some(owner);
    }
    let phrase = scene.phrases.noun_phrase_ending(start)?;
    if let Some(publisher) = publisher(scene, phrase) {
        return Some(publisher);
    }
    Some(Source { tokens: phrase.tokens.clone(), head: phrase.head })
}

/// Who gave out a document: `Ada Brask issued a statement saying …`.
fn publisher(scene: &Scene<'_>, document: &NounPhrase) -> Option<Source> {
    let group = scene.phrases.verb_group_ending(document.tokens.start).filter(|g| g.finite && !g.passive)?;
    let gives_out = matches!(
        &*scene.page.lower(group.main),
        "issued"
            | "issues"
            | "released"
            | "releases"
            | "published"
            | "posted"
            | "posts"
            | "sent"
            | "wrote"
            | "shared"
            | "circulated"
            | "signed"
            | "tweeted"
            | "distributed"
            | "made"
            | "gave"
    );
    if !gives_out || !crate::extract::mentions::is_document(scene.page, document.head) {
        return None;
    }
    subject::before(scene, group.tokens.start)
}

/// Whether a finite verb follows the noun phrase.
fn leads_clause(scene: &Scene<'_>, source: &Source) -> bool {
    scene.phrases.verb_group_from(scene.skip_adverbs(source.tokens.end)).is_some_and(|g| g.finite)
}

/// The possessor of the last reporting noun in the range: Trump’s *comment*.
fn reporting_noun_owner(scene: &Scene<'_>, from: usize, to: usize) -> Option<Source> {
    (from..to).rev().find_map(|i| {
        crate::lexicon::cue_noun(&scene.page.lower(i))?;
        let phrase = scene.phrases.noun_phrase_at(i).filter(|p| p.head == i)?;
        owner(scene, phrase)
    })
}

/// Who owns a noun phrase: `Trump’s` or `his`.
pub fn owner(scene: &Scene<'_>, phrase: &NounPhrase) -> Option<Source> {
    if let Some(possessor) = &phrase.possessor {
        let head = possessor.end.checked_sub(2).filter(|h| *h >= possessor.start)?;
        return Some(Source { tokens: possessor.clone(), head });
    }
    let first = phrase.tokens.start;
    scene.page.tags[first].is_possessive_pronoun().then(|| Source { tokens: first..first + 1, head: first })
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    /// Each kernel as `source + cue` with what holds of it.
    fn check(text: &str, expected: &str) {
        let kernels = found(text, |scene, cast| {
            kernels(scene, cast, |_| true)
                .into_iter()
                .map(|k| {
                    let flags = [
                        (k.inverted, "inverted"),
                        (k.shared_subject, "shared"),
                        (k.participle, "participle"),
                        (k.doubtful, "doubtful"),
                    ];
                    let flags: String =
                        flags.iter().filter(|(holds, _)| *holds).map(|(_, f)| format!(" {f}")).collect();
                    format!("{} + {}{flags}", scene.page.phrase(k.source.tokens), scene.page.phrase(k.cue))
                })
                .collect()
        });
        assert_eq!(kernels, expected, "{text}");
    }

    #[test]
    fn a_cue_verb_and_its_subject() {
        check("Martha Quill said it would rain.", "Martha Quill + said");
        check("Martha Quill has often said it would rain.", "Martha Quill + said");
        check("Martha Quill pointed out that it rained.", "Martha Quill + pointed out");
        check("“It rains,” said Martha Quill.", "Martha Quill + said inverted");
        check("“It rains,” Martha Quill said.", "Martha Quill + said");
    }

    #[test]
    fn a_subject_shared_with_an_earlier_verb() {
        check("Martha Quill stood up and said it rained.", "Martha Quill + said shared");
        check("Martha Quill left, saying it rained.", "Martha Quill + saying shared participle");
        check(
            "Martha Quill said it rained and warned of a flood.",
            "Martha Quill + said | Martha Quill + warned shared",
        );
    }

    #[test]
    fn what_was_not_said_is_doubtful() {
        check("Martha Quill did not say it rained.", "Martha Quill + say doubtful");
        check("Martha Quill might say it rained.", "Martha Quill + say doubtful");
    }

    #[test]
    fn no_cue() {
        check("It was said that it rained.", "");
        check("Martha Quill came to say it.", "");
        check("The table said nothing.", "");
        check("You said it rained.", "");
        check("“Peter Arle said it rained.”", "");
    }
}
