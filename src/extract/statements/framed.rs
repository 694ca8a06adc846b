use super::kernel::Kernel;
use super::scene::{Scene, Source};
use super::subject;
use crate::extract::mentions::Cast;
use crate::lexicon::{CueVerb, cue_verb, person_noun};
use std::ops::Range;

/// How far the verb may stand behind its quotation, in tokens.
const REACH: usize = 32;

/// Adds to `kernels`, which stay in text order, the frames behind quotations that the grammar of phrases misread.
///
/// A quotation that ends with a comma waits for who said it: whatever stands between it and the next reporting
/// verb is the speaker, however strange its words are to the tagger. `“…,” Tarn Watch, a charity, said.`
pub fn complete(scene: &Scene<'_>, cast: &Cast<'_>, kernels: &mut Vec<Kernel>) {
    for (q, quote) in scene.outermost() {
        let at = kernels.partition_point(|k| k.cue.start < quote.tokens.end);
        let start = frame_start(scene, quote.tokens.end);
        if kernels.get(at).is_some_and(|k| k.start == start) || !waits(scene, q) {
            continue;
        }
        let Some(frame) = frame(scene, cast, start) else { continue };
        match kernels.get_mut(at).filter(|k| k.cue.start == frame.cue.start) {
            Some(kernel) => *kernel = frame,
            None => {
                let at = kernels.partition_point(|k| k.cue.start < frame.cue.start);
                kernels.insert(at, frame);
            }
        }
    }
}

/// Where the words behind a quotation start: past its comma or dash.
fn frame_start(scene: &Scene<'_>, end: usize) -> usize {
    end + usize::from(matches!(scene.page.word(end), "," | "—" | "–"))
}

/// Whether the quotation is a sentence that asks for its frame.
fn waits(scene: &Scene<'_>, q: usize) -> bool {
    let quote = &scene.quotes[q];
    let open = matches!(scene.last_sign(q), Some(',' | '!' | '?' | '—' | '–' | '…'))
        || scene.page.word(quote.tokens.end) == ",";
    quote.closed && open && scene.words_in(q) >= 3
}

/// The first reporting verb from `start` on with all that stands before it as its subject, or what follows
/// the verb.
fn frame(scene: &Scene<'_>, cast: &Cast<'_>, start: usize) -> Option<Kernel> {
    let limit = scene.sentence_of(start).end.min(start + REACH);
    let (cue, verb) = (start..limit).find_map(|i| reports(scene, i).map(|v| (i, v)))?;
    if cue == start {
        return inverted(scene, cue, verb);
    }
    if (start..cue).any(|i| scene.is_quoted(i) || breaks_off(scene.page.word(i))) || !starts_speaker(scene, start) {
        return None;
    }
    let mut end = cue;
    while end > start + 1
        && (scene.page.tags[end - 1].is_adverb() || matches!(scene.page.word(end - 1), "," | "has" | "had"))
    {
        end -= 1;
    }
    let source = Source { head: head(scene, cast, start..end)?, tokens: start..end };
    Some(kernel(verb, cue, start, source, false))
}

/// `beamed Donald Hartley`: the speaker follows.
fn inverted(scene: &Scene<'_>, cue: usize, verb: &'static CueVerb) -> Option<Kernel> {
    let source = subject::after(scene, cue + 1)?;
    let person = scene.page.tags[source.head].is_proper() || scene.page.tags[source.head].is_common_noun();
    person.then(|| kernel(verb, cue, cue, source, true))
}

fn kernel(verb: &'static CueVerb, cue: usize, start: usize, source: Source, inverted: bool) -> Kernel {
    Kernel { inverted, ..Kernel::plain(verb, cue..cue + 1, cue + 1, start, source) }
}

/// Whether token `i` is a past or present form of a verb that frames quotations.
fn reports(scene: &Scene<'_>, i: usize) -> Option<&'static CueVerb> {
    let word = scene.page.word(i);
    let inflected = matches!(word, "said" | "told" | "wrote") || word.ends_with("ed") || word.ends_with('s');
    let verb = cue_verb(word).filter(|v| inflected && v.strong && v.quote && v.particle.is_none())?;
    let relative = i > 0 && matches!(scene.page.word(i - 1), "who" | "which" | "that" | "whom" | "to" | "’s" | "'s");
    (!relative).then_some(verb)
}

/// What cannot stand between a quotation and its speaker’s verb.
fn breaks_off(word: &str) -> bool {
    matches!(word, ":" | ";" | "that" | "because" | "if" | "when" | "while" | "but" | "is" | "are" | "was" | "were")
}

fn starts_speaker(scene: &Scene<'_>, start: usize) -> bool {
    let tag = scene.page.tags[start];
    (tag.is_nominal() || tag.is_determiner() || tag.is_adjective() || tag.is_possessive_pronoun() || tag.is_number())
        && !tag.is_wh_word()
}

/// The word that decides who it is: of the words before the first comma the last if it names a person or what
/// they do, else the last name, the head of the first noun phrase, the last noun.
fn head(scene: &Scene<'_>, cast: &Cast<'_>, tokens: Range<usize>) -> Option<usize> {
    let comma = tokens.clone().find(|i| scene.page.word(*i) == ",").unwrap_or(tokens.end);
    let first = tokens.start..comma;
    let last = first.end.checked_sub(1).filter(|l| *l >= first.start)?;
    if cast.name_at(last).is_some() || person_noun(&scene.page.lower(last)).is_some() {
        return Some(last);
    }
    let owner = |i: usize| scene.page.tags.get(i + 1).is_some_and(|t| t.is_possessive_marker());
    let named = first.clone().rev().find(|i| cast.name_at(*i).is_some() && !owner(*i));
    let phrase = || scene.phrases.noun_phrase_from(tokens.start).map(|p| p.head);
    named.or_else(phrase).or_else(|| first.rev().find(|i| scene.page.tags[*i].is_nominal()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_speaker_that_the_tagger_misreads() {
        check(
            "“The sea rises every year,” Tom Arle, tide program director at Tarn Watch, said in an interview.",
            "Tom Arle, Direct: “The sea rises every year,”",
        );
        check(
            "“It is a decision,” a Marlin executive tells employees.",
            "Marlin executive, Direct: “It is a decision,”",
        );
        check("“It is a decision,” beamed Tom Arle of Tarn.", "Tom Arle, Direct: “It is a decision,”");
    }

    #[test]
    fn no_frame() {
        check("There is “a mess of old boats,” and the mayor slept.", "");
        check("The “old boats of Tarn,” which the mayor said were gone, sank.", "");
    }
}
