use super::{Cast, Entity, Reading};
use crate::extract::Page;
use crate::extract::phrases::Phrases;
use crate::lexicon::{Gender, document_noun, group_noun, kinship, person_noun, title};
use crate::model::{Reason, SpeakerKind};
use std::ops::Range;

/// Whether a noun phrase with this head can be a speaker: a name, a person, a group, a document, a
/// personal pronoun.
pub fn can_speak(cast: &Cast<'_>, head: usize) -> bool {
    let word = cast.page.lower(head);
    cast.name_at(head).is_some() || super::pronouns::is_pronoun(&word) || kind_of(&word).is_some()
}

/// Whether a common noun names a person or people.
pub(super) fn is_person(noun: &str) -> bool {
    matches!(kind_of(noun), Some((SpeakerKind::Unnamed | SpeakerKind::Group, _)))
}

/// Whether the head names a report, a study, a statement.
pub fn is_document(page: &Page<'_>, head: usize) -> bool {
    document_noun(&page.lower(head))
}

/// What kind of speaker a common noun names.
fn kind_of(noun: &str) -> Option<(SpeakerKind, Option<Gender>)> {
    if let Some(person) = person_noun(noun).or_else(|| kinship(noun)) {
        let kind = if person.plural { SpeakerKind::Group } else { SpeakerKind::Unnamed };
        return Some((kind, person.gender));
    }
    if let Some(office) = title(noun).filter(|t| t.is_office) {
        return Some((SpeakerKind::Unnamed, office.gender));
    }
    if group_noun(noun) {
        return Some((SpeakerKind::Group, None));
    }
    if noun.ends_with("-year-old") {
        return Some((SpeakerKind::Unnamed, None));
    }
    if let Some(person) = compound(noun) {
        return Some(person);
    }
    match noun {
        "one" | "another" | "someone" | "somebody" => return Some((SpeakerKind::Unnamed, None)),
        "two" | "three" | "four" | "some" | "others" | "many" | "several" | "most" | "both" | "few" | "those"
        | "half" | "third" | "two-thirds" | "quarter" | "three-quarters" | "percent" | "%" => {
            return Some((SpeakerKind::Group, None));
        }
        _ => {}
    }
    document_noun(noun).then_some((SpeakerKind::Document, None))
}

/// `committeeman`, `ferrywomen`: words that the table of persons need not list.
fn compound(noun: &str) -> Option<(SpeakerKind, Option<Gender>)> {
    /// `woman`, `human`, `roman` are none.
    const SHORTEST: usize = 8;
    let ends = |end: &str| noun.len() >= SHORTEST && noun.ends_with(end);
    match () {
        () if ends("woman") => Some((SpeakerKind::Unnamed, Some(Gender::Female))),
        () if ends("man") => Some((SpeakerKind::Unnamed, Some(Gender::Male))),
        () if ends("person") => Some((SpeakerKind::Unnamed, None)),
        () if ends("men") && !noun.ends_with("ment") || ends("people") => Some((SpeakerKind::Group, None)),
        () => None,
    }
}

/// Whom a noun phrase with a common noun as its head stands for.
pub(super) fn resolve(cast: &mut Cast<'_>, source: &Range<usize>, head: usize) -> Reading {
    if let Some(entity) = name_in_apposition(cast, source, head) {
        let page = cast.page;
        let role = cast.phrases.noun_phrase_at(head).map(|p| p.tokens.clone());
        if let Some(role) = role {
            let role =
                if page.tags[role.start].is_determiner() && role.len() > 1 { role.start + 1..role.end } else { role };
            cast.entities[entity].add_role(page, role);
        }
        let reason = Reason::from(format!("named beside the description: {}", cast.entities[entity].name));
        return Reading { entity: Some(entity), certainty: 0.95, reason };
    }
    let word = cast.page.lower(head);
    let (kind, gender) = kind_of(&word).unwrap_or((SpeakerKind::Unknown, None));
    if let Some(entity) = author(cast, source, head).filter(|_| kind == SpeakerKind::Document) {
        let reason = Reason::from(format!("the document is by {}", cast.entities[entity].name));
        return Reading { entity: Some(entity), certainty: 0.9, reason };
    }
    let Some(phrase) = cast.phrases.noun_phrase_at(head) else {
        return Reading { entity: None, certainty: 0.3, reason: Reason::from("the text does not say who") };
    };
    let start = phrase.tokens.start;
    let definite = is_definite(cast.page, start, phrase.possessor.is_some());
    if definite && let Some(entity) = holder_of_role(cast, &word, start) {
        let reason =
            Reason::from(format!("“the {word}” is read as {}, whom the article calls so", cast.entities[entity].name));
        return Reading { entity: Some(entity), certainty: 0.75, reason };
    }
    if definite
        && kind == SpeakerKind::Group
        && phrase.tokens.len() == 2
        && let Some(entity) = organisation_called(cast, &word, start)
    {
        let reason = Reason::from(format!("“the {word}” is read as {}", cast.entities[entity].name));
        return Reading { entity: Some(entity), certainty: 0.8, reason };
    }
    let words = content_words(cast.page, source);
    if definite && let Some(entity) = earlier_description(cast, &word, &words, kind) {
        let reason = Reason::from(format!("described like “{}” before", cast.entities[entity].name));
        return Reading { entity: Some(entity), certainty: 0.75, reason };
    }
    let name = describing_tokens(cast.page, cast.phrases, phrase.tokens.clone(), source.end);
    let title = description_title(cast, name);
    let mut entity = Entity::described(title, kind, gender);
    entity.description = words;
    cast.entities.push(entity);
    let reason = Reason::from(match kind {
        SpeakerKind::Document => "a document speaks",
        SpeakerKind::Group => "a group, not named",
        _ => "described, not named",
    });
    Reading { entity: Some(cast.entities.len() - 1), certainty: 0.9, reason }
}

/// `the mayor, Piet Oduya,` and `the head of the bank, Senna Roake,`: a person’s name after the first comma;
/// `Secretary of State Ada Brask`: behind the office.
fn name_in_apposition(cast: &Cast<'_>, source: &Range<usize>, head: usize) -> Option<usize> {
    let page = cast.page;
    let office = page.word(head + 1) == "of" && title(&page.lower(head)).is_some_and(|t| t.is_office);
    let comma = (head + 1..source.end.min(head + 16)).find(|i| page.word(*i) == ",");
    let starts = [office.then_some(head + 2), comma.map(|c| c + 1)];
    starts.into_iter().flatten().find_map(|start| {
        let phrase = cast.phrases.noun_phrase_from(start).filter(|p| p.tokens.end <= source.end)?;
        let entity = cast.entity_at(phrase.head)?;
        cast.is_person(entity).then_some(entity)
    })
}

/// `a report by the Tarn Institute`.
fn author(cast: &Cast<'_>, source: &Range<usize>, head: usize) -> Option<usize> {
    let by = (head + 1..source.end.min(head + 4)).find(|i| matches!(cast.page.word(*i), "by" | "from"))?;
    // Who saw it did not write it.
    if matches!(
        cast.page.word(by - 1),
        "seen" | "obtained" | "reviewed" | "viewed" | "acquired" | "examined" | "leaked"
    ) {
        return None;
    }
    let phrase = cast.phrases.noun_phrase_from(by + 1)?;
    cast.entity_at(phrase.head)
}

fn is_definite(page: &Page<'_>, start: usize, possessed: bool) -> bool {
    matches!(&*page.lower(start), "the" | "that" | "this" | "these" | "those") && !possessed
}

/// The one person whose title or role has this noun as its head.
fn holder_of_role(cast: &Cast<'_>, noun: &str, before: usize) -> Option<usize> {
    let mut found: Option<(usize, usize)> = None;
    for seen in cast.seen_before(before).take(80) {
        let Some(e) = seen.entity else { continue };
        let holds = cast.is_person(e)
            && cast.entities[e]
                .roles
                .iter()
                .any(|r| r.text.rsplit([' ', ',']).next().is_some_and(|w| w.eq_ignore_ascii_case(noun)));
        match found {
            Some((known, _)) if holds && known != e => return None,
            None if holds => found = Some((e, seen.tokens.start)),
            _ => {}
        }
    }
    found.map(|(e, _)| e)
}

/// The one organisation before whose name has this noun as its head: “the authority” for the Saltmere Harbour Authority,
/// “the ministry” for the Ministry of Fish.
fn organisation_called(cast: &Cast<'_>, noun: &str, before: usize) -> Option<usize> {
    let mut found: Option<usize> = None;
    for seen in cast.seen_before(before).take(120) {
        let Some(e) = seen.entity else { continue };
        let entity = &cast.entities[e];
        let of = entity.words.get(1).is_some_and(|w| w == "of") && entity.words.first().is_some_and(|w| w == noun);
        let head = entity.words.len() > 1 && (of || entity.words.last().is_some_and(|w| w == noun));
        if entity.kind != SpeakerKind::Organisation || entity.is_place || !head {
            continue;
        }
        match found {
            Some(known) if known != e => return None,
            _ => found = Some(e),
        }
    }
    found
}

/// An earlier description with the same head whose words agree best.
fn earlier_description(cast: &Cast<'_>, noun: &str, words: &[String], kind: SpeakerKind) -> Option<usize> {
    let described = cast.entities.iter().enumerate().rev().take(200);
    let same = described.filter(|(_, e)| e.kind == kind && e.description.iter().any(|w| w == noun));
    same.map(|(i, e)| (words.iter().filter(|w| e.description.contains(w)).count(), i))
        .max_by_key(|(shared, i)| (*shared, *i))
        .map(|(_, i)| i)
}

/// The description in words that stand alone: small at the start of a sentence, names for `his`.
fn description_title(cast: &mut Cast<'_>, tokens: Range<usize>) -> String {
    let page = cast.page;
    let words = page.phrase(tokens.clone());
    if page.tags[tokens.start].is_possessive_pronoun()
        && let Some(entity) = cast.pronoun(tokens.start).entity
    {
        let rest = page.phrase(tokens.start + 1..tokens.end);
        return format!("{}’s {rest}", cast.entities[entity].name);
    }
    let mut chars = words.chars();
    match chars.next() {
        Some(first)
            if page.starts_clause(tokens.start)
                && !page.tags[tokens.start].is_proper()
                && chars.clone().next().is_some_and(char::is_lowercase) =>
        {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words,
    }
}

fn content_words(page: &Page<'_>, source: &Range<usize>) -> Vec<String> {
    source
        .clone()
        .filter(|i| page.tags[*i].is_noun() || page.tags[*i].is_adjective() || page.tags[*i].is_main_verb())
        .map(|i| page.lower(i).into_owned())
        .collect()
}

/// The description as a name for tables: without its determiner, with an `of` or `for` that follows.
fn describing_tokens(page: &Page<'_>, phrases: &Phrases, tokens: Range<usize>, limit: usize) -> Range<usize> {
    let mut range = tokens;
    let article = matches!(&*page.lower(range.start), "a" | "an" | "the" | "this" | "that" | "these" | "those");
    if article && range.len() > 1 {
        range.start += 1;
    }
    if matches!(page.word(range.end), "of" | "for" | "from" | "at")
        && let Some(next) = phrases.noun_phrase_from(range.end + 1).filter(|n| n.tokens.end <= limit)
    {
        range.end = next.tokens.end;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_person_a_group_and_a_document_that_nobody_names() {
        check("A fisherman said it.", "fisherman, Unnamed: described, not named");
        check("Three fishermen said it.", "three fishermen, Group: a group, not named");
        check("The report said it.", "report, Document: a document speaks");
        check("An owner of two boats said it.", "owner of two boats, Unnamed: described, not named");
    }

    #[test]
    fn a_name_beside_the_description() {
        check("The mayor, Martha Quill, said it.", "Martha Quill, Person: named beside the description: Martha Quill");
    }

    #[test]
    fn a_role_that_the_article_gave_before() {
        check(
            "Martha Quill, the mayor, came late. The mayor said it.",
            "Martha Quill, Person: “the mayor” is read as Martha Quill, whom the article calls so",
        );
        check("Mayor Martha Quill met Mayor Peter Arle. The mayor said it.", "mayor, Unnamed: described, not named");
        check("Martha Quill, the mayor, came late. A mayor said it.", "mayor, Unnamed: described, not named");
    }

    #[test]
    fn the_same_description_again() {
        check(
            "A fisherman said yes. The fisherman said it.",
            "fisherman, Unnamed: described, not named; fisherman, Unnamed: described like “fisherman” before",
        );
        check(
            "An old fisherman said yes. A young fisherman said no.",
            "old fisherman, Unnamed: described, not named; young fisherman, Unnamed: described, not named",
        );
    }

    #[test]
    fn a_report_speaks_for_its_author() {
        check(
            "A report by the Tarn Institute said it.",
            "Tarn Institute, Organisation: the document is by Tarn Institute",
        );
    }
}
