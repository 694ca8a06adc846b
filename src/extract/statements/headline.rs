use super::scene::{Draft, Scene, Source, may_speak};
use crate::extract::mentions::Cast;
use crate::lexicon::{group_noun, person_noun};
use crate::model::SpeakerKind;
use std::ops::Range;

/// The colon stands among the first tokens of the line.
const LEAD: usize = 12;
/// No headline has more tokens.
const LONGEST: usize = 40;

/// A headline that names who and, behind a colon, what: `Brask: no ferry before May`. A first line that ends like a
/// sentence is read so too.
pub fn headline(scene: &Scene<'_>, cast: &Cast<'_>) -> Option<Draft> {
    let line = line(scene)?;
    let colon = (line.start + 1..line.end.min(line.start + LEAD)).find(|i| scene.page.word(*i) == ":")?;
    if (line.start..colon).any(|i| scene.is_quoted(i)) {
        return None;
    }
    let source = source(scene, cast, line.start..colon)?;
    let content = content(scene, colon + 1..line.end)?;
    Some(Draft {
        content: vec![content],
        cue: Some(colon..colon + 1),
        source: Some(source),
        certainty: 0.8,
        reason: "a headline: who, a colon, then what",
        implied: None,
        verbatim: false,
    })
}

/// Whether token `i` stands in the headline.
pub fn is_titled(scene: &Scene<'_>, i: usize) -> bool {
    let headline = scene.page.article.headline.as_ref().and_then(|h| h.span);
    headline.is_some_and(|h| scene.page.tokens().get(i).is_some_and(|token| h.contains(token.span)))
}

/// The tokens of the headline; without one, of a short first paragraph that more text follows.
fn line(scene: &Scene<'_>) -> Option<Range<usize>> {
    let page = scene.page;
    if let Some(span) = page.article.headline.as_ref().and_then(|h| h.span) {
        return Some(page.segments.tokens_in(span)).filter(|line| !line.is_empty());
    }
    let [first, _, ..] = &page.segments.paragraphs[..] else { return None };
    let line = page.segments.tokens_in(first.span);
    let lines = first.span.slice(page.text).trim_end().lines().count();
    (lines == 1 && line.len() <= LONGEST && !line.is_empty() && !page.is_furniture(first.span)).then_some(line)
}

/// Who stands before the colon: a person or organisation by name, people, a document that finds something. Behind
/// the name may stand of whom, to whom or where it was said: `Brask on the pier:`.
fn source(scene: &Scene<'_>, cast: &Cast<'_>, mut lead: Range<usize>) -> Option<Source> {
    // `Exclusive – Ada Brask:`
    if let Some(dash) = lead.clone().rev().find(|i| matches!(scene.page.word(*i), "–" | "—" | "-" | "|")) {
        lead.start = dash + 1;
    }
    let phrase = scene.phrases.noun_phrase_from(lead.start).filter(|p| p.tokens.end <= lead.end)?;
    let joined = matches!(&*scene.page.lower(phrase.tokens.end), "on" | "to" | "at" | "in");
    if phrase.tokens.end < lead.end && !joined {
        return None;
    }
    let source = Source { tokens: phrase.tokens.clone(), head: phrase.head };
    let named = cast.entity_at(source.head).map(|e| &cast.entities[e]);
    let speaks = match named {
        Some(entity) => match entity.kind {
            SpeakerKind::Organisation => !entity.is_place,
            _ => entity.surely_person,
        },
        None => {
            let noun = scene.page.lower(source.head);
            may_speak(scene, cast, &source) && (person_noun(&noun).is_some() || group_noun(&noun) || is_finding(&noun))
        }
    };
    speaks.then_some(source)
}

/// Documents whose headline is what they say; an analysis or a letter is the article itself.
fn is_finding(noun: &str) -> bool {
    matches!(
        noun,
        "report" | "reports" | "poll" | "polls" | "survey" | "surveys" | "study" | "studies" | "audit" | "newspaper"
    )
}

/// What stands behind the colon, when it says something: `Brask: a life at sea` doesn’t.
fn content(scene: &Scene<'_>, mut words: Range<usize>) -> Option<Range<usize>> {
    while words.end > words.start && matches!(scene.page.word(words.end - 1), "." | ";") {
        words.end -= 1;
    }
    let quoted = scene.quote_in(words.clone()).is_some();
    let asks = words.end > words.start && scene.page.word(words.end - 1) == "?";
    let verb = words.clone().any(|i| scene.phrases.verb_group_from(i).is_some());
    let elliptic = matches!(&*scene.page.lower(words.start), "no" | "not" | "never" | "time");
    let says = quoted || (verb || elliptic) && !asks && !names_only(scene, &words);
    (words.len() >= 2 && says).then_some(words)
}

/// `a bridge that nobody wanted`: a noun phrase, its only verb in a relative clause.
fn names_only(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let opens = matches!(&*scene.page.lower(words.start), "a" | "an" | "the" | "how" | "why" | "what" | "who" | "when");
    opens
        && scene.phrases.finite_in(words.clone()).is_none_or(|g| {
            let before = &*scene.page.lower(g.tokens.start.saturating_sub(1));
            !matches!(&*scene.page.lower(words.start), "a" | "an" | "the") || matches!(before, "that" | "who" | "which")
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_and_what() {
        let body = "\n\nAda Brask, the harbour master, opened the pier.";
        let found = |line: &str, expected: &str| check(&format!("{line}{body}"), expected);
        found("Brask: No ferry before May", "Ada Brask, Indirect: No ferry before May");
        found("Brask: ‘We were lied to’", "Ada Brask, Direct: ‘We were lied to’");
        found("Ada Brask on the Pier: It Will Stay", "Ada Brask, Indirect: It Will Stay");
        found("Exclusive – Ada Brask: the pier will stay", "Ada Brask, Indirect: the pier will stay");
        found("Report: Pier Was Never Safe", "report, Indirect: Pier Was Never Safe");
    }

    #[test]
    fn no_report() {
        let body = "\n\nAda Brask, the harbour master, opened the pier.";
        let found = |line: &str| check(&format!("{line}{body}"), "");
        found("Ada Brask: a life at sea");
        found("Ada Brask: the woman who saved the pier");
        found("Ada Brask: heroine or fool?");
        found("The pier: it will stay");
        found("Saltmere: a town without a road");
        found("Live: Pier to Open at Noon");
    }
}
