//! Who or what a verb is told of: found by walking left from the verb, named as a timeline names it.

use super::clause::{is_any, is_name, is_one_of, is_preposition, opens_clause};
use super::context::Context;
use super::predicate::heads_clause;
use super::title::words_without;
use crate::extract::tag::Xpos;
use crate::text::TokenKind;
use std::ops::Range;

pub(super) const OWNERS: &[&str] = &["his", "her", "their", "its", "our", "my", "your"];
const PRONOUNS: &str = "he she it they we i you this that these those there one what none nobody nothing who which some \
    others all both him them us me much many someone somebody anyone anybody everyone everybody something anything everything";
const RELATIVES: &[&str] = &["who", "which", "that", "whom"];
/// How far before the verb a subject may begin, in tokens.
const FAR: usize = 60;

/// What stands before a verb as its subject.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) tokens: Range<usize>,
    /// With names instead of pronouns.
    pub(super) text: String,
    /// What a clause like `which the county closed` closes.
    pub(super) object: Option<Range<usize>>,
    /// It was `I`.
    pub(super) first_person: bool,
}

/// The subject of the verb at `verb`, not before `floor`; `None` when it has none that can be named.
pub(super) fn subject(context: &Context<'_, '_>, verb: usize, floor: usize) -> Option<Subject> {
    let page = context.page;
    let floor = floor.max(verb.saturating_sub(FAR));
    let mut at = verb;
    loop {
        let last = at.checked_sub(1).filter(|last| *last >= floor)?;
        if let Some(when) = context.when_at(last) {
            at = when.tokens.start;
        } else if super::predicate::is_adverb(page, last) || is_any(page.word(last), &["both", "each"]) {
            at = last;
        } else {
            break;
        }
    }
    let last = at - 1;
    let kind = page.tokens()[last].kind;
    if is_any(page.word(last), RELATIVES) && opens_clause(page, last) {
        return named(context, antecedent(context, last, floor)?, None);
    }
    match kind {
        TokenKind::Comma => behind_comma(context, last, floor),
        TokenKind::Mark => quoted_title(context, last, floor),
        TokenKind::Close => {
            let open = (floor..last).rev().take(8).find(|i| page.tokens()[*i].kind == TokenKind::Open)?;
            named(context, nominal(context, open, floor)?, None)
        }
        _ => {
            let tokens = nominal(context, at, floor)?;
            if let Some(whose) = tokens.start.checked_sub(1).filter(|i| is_any(page.word(*i), &["whose"])) {
                let owner = context.full_name(antecedent(context, whose, floor)?);
                let text = format!("{owner}’s {}", words_without(context, tokens.clone()));
                return Some(Subject { tokens, text, object: None, first_person: false });
            }
            let object = object_before(context, tokens.start, verb, floor);
            named(context, tokens, object)
        }
    }
}

/// `Finch, the mayor, resigned`; `The pontoon, moored at the quay, sank`; `Finch, who never held office, left`.
fn behind_comma(context: &Context<'_, '_>, comma: usize, floor: usize) -> Option<Subject> {
    let page = context.page;
    for open in (floor..comma).rev().filter(|i| page.tokens()[*i].kind == TokenKind::Comma) {
        let inside = open + 1..comma;
        let first = inside.start + usize::from(page.tokens()[inside.start].kind == TokenKind::Mark);
        let relative = [first, first + 1]
            .iter()
            .any(|i| is_any(page.word(*i), &["who", "which", "whose", "where", "whom", "when"]));
        // `moored at the quay` may look like a past tense.
        let looks_past = page.tags.get(first).is_some_and(|tag| tag.xpos == Xpos::Vbd);
        let verbs = inside.clone().filter(|i| heads_clause(page, *i) && !(looks_past && *i == first)).count();
        // `Dietz, she noted, voted`
        let aside = inside.len() <= 4 && verbs == 1 && context.is_cue(inside.clone());
        if inside.is_empty() || verbs > 0 && !relative && !aside {
            continue;
        }
        let Some(head) = nominal(context, open, floor) else { continue };
        let name = context.phrases.noun_phrase_ending(comma).filter(|p| p.tokens.start == inside.start);
        let name = name.filter(|p| p.tokens.clone().all(|i| is_name(page, i)));
        let bare = !head.clone().any(|i| is_name(page, i)) || is_any(page.word(head.start), OWNERS);
        return match name {
            Some(name) if bare => Some(Subject {
                text: context.full_name(name.tokens.clone()),
                tokens: name.tokens.clone(),
                object: None,
                first_person: false,
            }),
            _ => named(context, head, None),
        };
    }
    None
}

/// `“Low Water” was published`
fn quoted_title(context: &Context<'_, '_>, close: usize, floor: usize) -> Option<Subject> {
    let page = context.page;
    let open = (floor..close).rev().take(14).find(|i| page.tokens()[*i].kind == TokenKind::Mark)?;
    let named = (open + 1..close).filter(|i| is_name(page, *i)).count() * 2 > close - open - 1;
    let tokens = open..close + 1;
    let text = super::title::words(page, tokens.clone());
    (named && close > open + 1).then_some(Subject { tokens, text, object: None, first_person: false })
}

/// The noun phrase that ends before `end`, with what hangs on it, when a clause can begin with it.
pub(super) fn nominal(context: &Context<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let page = context.page;
    let phrase = |end: usize| {
        let phrase = match context.phrases.noun_phrase_ending(end) {
            Some(phrase) => phrase,
            // `a replication two years later`: the tagger sees one phrase.
            None => context.phrases.noun_phrase_at(end.checked_sub(1)?).filter(|_| context.when_at(end).is_some())?,
        };
        (phrase.tokens.start >= floor).then_some(phrase.tokens.start)
    };
    let mut start = phrase(end)?;
    let mut listed = false;
    while start > floor && end - start < 24 {
        let at = start - 1;
        let word = page.word(at);
        if is_hanging(word) {
            // `Trains south of Melby`
            let before = at - usize::from(is_any(page.word(at.wrapping_sub(1)), &["south", "north", "east", "west"]));
            let Some(further) = phrase(before) else { break };
            start = further;
        } else if is_any(word, &["and", "&", "or"]) || (listed && page.tokens()[at].kind == TokenKind::Comma) {
            let before = at - usize::from(page.tokens()[at.wrapping_sub(1)].kind == TokenKind::Comma && !listed);
            let verbs = (floor..at).any(|i| heads_clause(page, i));
            let Some(further) = phrase(before).filter(|_| !verbs) else { break };
            (start, listed) = (further, true);
        } else {
            break;
        }
    }
    while start < end && context.time_at(start).is_some() {
        start += 1;
    }
    start = with_quantity(context, start, floor);
    (start < end && (start == floor || context.opens_content(start) || begins_after(context, start - 1)))
        .then_some(start..end)
}

/// `more than 120 people`, `at least 31 people`.
fn with_quantity(context: &Context<'_, '_>, start: usize, floor: usize) -> usize {
    let page = context.page;
    let word = |back: usize| start.checked_sub(back).filter(|i| *i >= floor).map_or("", |i| page.word(i));
    let two = is_any(word(1), &["than"]) && is_any(word(2), &["more", "fewer", "less"])
        || is_any(word(1), &["least", "most"]) && is_any(word(2), &["at"]);
    let one = is_any(word(1), &["about", "around", "nearly", "almost", "some", "over", "roughly"]);
    start - if two { 2 } else { usize::from(one && page.tags[start].is_number()) }
}

/// Prepositions that hang a noun on the noun before.
fn is_hanging(word: &str) -> bool {
    is_preposition(word)
        || is_any(word, &["outside", "inside", "across", "under", "behind", "along", "into", "through"])
}

/// Whether a clause can begin after token `i`.
fn begins_after(context: &Context<'_, '_>, i: usize) -> bool {
    let page = context.page;
    let kind = page.tokens()[i].kind;
    !matches!(kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Number | TokenKind::Symbol | TokenKind::Address)
        || opens_clause(page, i)
        || is_any(page.word(i), &["and", "but", "or", "so", "then", "yet", "nor", "also", "however", "for", "than"])
        || heads_clause(page, i)
        || context.when_at(i).is_some()
        || super::predicate::is_adverb(page, i)
}

/// The noun before the relative pronoun at `relative`, with what it hangs on by `of`.
fn antecedent(context: &Context<'_, '_>, relative: usize, floor: usize) -> Option<Range<usize>> {
    let page = context.page;
    let mut end = relative;
    while end > floor && page.tokens()[end - 1].kind == TokenKind::Comma {
        end -= 1;
    }
    if end > floor && page.tokens()[end - 1].kind == TokenKind::Mark {
        return quoted_title(context, end - 1, floor).map(|s| s.tokens);
    }
    let mut start = context.phrases.noun_phrase_ending(end)?.tokens.start;
    // `members of the council who left`, but `the engineer of the dam that burst`.
    let particular = is_any(page.word(start), &["the", "this", "that"]) || is_name(page, start);
    while start > floor
        && is_any(page.word(start - 1), &["of"])
        && (is_any(page.word(relative), &["who"]) || !particular)
    {
        start = context.phrases.noun_phrase_ending(start - 1)?.tokens.start;
    }
    (start >= floor).then_some(start..end)
}

/// `the bridge, which the county closed`: what stands before the relative pronoun is what the verb is done to.
fn object_before(context: &Context<'_, '_>, subject: usize, verb: usize, floor: usize) -> Option<Range<usize>> {
    let page = context.page;
    let relative =
        subject.checked_sub(1).filter(|i| *i >= floor && is_any(page.word(*i), &["which", "that", "whom"]))?;
    let has_object = (verb..verb + 6)
        .find(|i| !super::predicate::is_verb_form(page, *i) && !heads_clause(page, *i))
        .is_some_and(|i| context.phrases.noun_phrase_from(i).is_some() && context.when_at(i).is_none());
    if has_object {
        return None;
    }
    antecedent(context, relative, floor)
}

/// The subject with names instead of pronouns; `None` when whom a pronoun means is not clear.
fn named(context: &Context<'_, '_>, tokens: Range<usize>, object: Option<Range<usize>>) -> Option<Subject> {
    let page = context.page;
    let first = tokens.start;
    let text = if tokens.len() == 1 && is_one_of(page.word(first), PRONOUNS) {
        context.person_at(first)?
    } else if is_any(page.word(first), OWNERS) {
        let owner = context.person_at(first)?;
        format!("{owner}’s {}", words_without(context, first + 1..tokens.end))
    } else if tokens.clone().any(|i| is_any(page.word(i), &["i", "we", "you", "it", "they"])) {
        return None;
    } else {
        context.full_name(tokens.clone())
    };
    // `The event took place`: nobody would know which.
    const VAGUE: &str = "event events incident thing things issue story stories move case";
    let sum = tokens.clone().any(|i| page.tokens()[i].kind == TokenKind::Symbol);
    let vague = sum || tokens.len() <= 2 && is_one_of(page.word(tokens.end - 1), VAGUE);
    (!text.is_empty() && !vague).then_some(Subject {
        tokens,
        text,
        object,
        first_person: is_any(page.word(first), &["i"]),
    })
}
