use crate::extract::Page;
use crate::extract::phrases::{NounPhrase, Phrases};
use crate::extract::quotes::surname_behind;
use crate::lexicon::{demonym, first_name, organisation_word, place, title};
use crate::text::TokenKind;
use std::collections::HashSet;
use std::ops::Range;

/// What a name names, as far as its own words and those before it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    /// One word that could be any of these.
    Unclear,
}

/// A proper name in the text, without titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub tokens: Range<usize>,
    pub kind: NameKind,
    /// `General`, `Prime Minister`: the titles that stand before it.
    pub title: Option<Range<usize>>,
    /// What the noun phrase says of the person before the name: `Trump campaign spokesperson`.
    pub role: Option<Range<usize>>,
}

/// The names of the page in text order.
pub fn names(page: &Page<'_>, phrases: &Phrases) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for phrase in &phrases.noun_phrases {
        let mut i = phrase.tokens.start.max(found.last().map_or(0, |n| n.tokens.end));
        while i < phrase.tokens.end {
            if !looks_proper(page, i) {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            while end < phrase.tokens.end {
                if let Some(surname) = surname_behind(page, end) {
                    end = surname;
                } else if !(looks_proper(page, end) || is_suffix(page.word(end))) {
                    break;
                }
                end += 1;
            }
            found.extend(read_run(page, phrases, phrase, i..end));
            i = end.max(found.last().map_or(0, |n| n.tokens.end));
        }
    }
    drop_capitals_of_headline(page, &mut found);
    found
}

/// `The Night the Roof Leaked`: in a headline of capitals a single word is a name only when the article uses it
/// as one.
fn drop_capitals_of_headline(page: &Page<'_>, names: &mut Vec<Name>) {
    let Some(headline) = page.article.headline.as_ref().and_then(|h| h.span) else { return };
    let inside = |n: &Name| headline.contains(page.tokens()[n.tokens.start].span);
    let is_small = |i: &usize| page.word(*i).starts_with(char::is_lowercase);
    let words = page.segments.tokens_in(headline).filter(|i| page.word(*i).chars().count() > 3);
    let (small, all) = words.fold((0, 0), |(small, all), i| (small + usize::from(is_small(&i)), all + 1));
    if 3 * small > all {
        return;
    }
    let body: HashSet<&str> =
        names.iter().filter(|n| !inside(n)).flat_map(|n| n.tokens.clone()).map(|i| page.word(i)).collect();
    names.retain(|n| {
        let alone = n.tokens.len() == 1 && matches!(n.kind, NameKind::Unclear);
        !(alone && inside(n)) || body.contains(page.word(n.tokens.start))
    });
}

fn looks_proper(page: &Page<'_>, i: usize) -> bool {
    let tag = page.tags[i];
    let capital = page.word(i).starts_with(char::is_uppercase);
    if tag.is_proper() {
        return capital
            || page.word(i).starts_with(char::is_alphabetic) && page.word(i).chars().any(char::is_uppercase);
    }
    let opens = page.starts_clause(i);
    let given = opens && first_name(page.word(i)).is_some() && page.tags.get(i + 1).is_some_and(|t| t.is_proper());
    capital && (tag.is_noun() || tag.is_adjective()) && (!opens || given) && !demonym(&page.lower(i))
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

fn read_run(page: &Page<'_>, phrases: &Phrases, phrase: &NounPhrase, run: Range<usize>) -> Option<Name> {
    let titles = title_length(page, &run);
    let name = run.start + titles..run.end;
    if name.is_empty() {
        return None;
    }
    let own = if phrase.possessor.as_ref().is_some_and(|p| p.end <= run.start) {
        phrase.possessor.as_ref().map_or(phrase.tokens.start, |p| p.end)
    } else {
        phrase.tokens.start
    };
    let is_head = name.contains(&phrase.head);
    let before = own..run.start + titles;
    let role = (is_head && before.clone().any(|i| is_role_word(page, i))).then(|| trim_determiner(page, before));
    if ends_in_title(page, &name) || is_calendar(page, &name) {
        return None;
    }
    let nicknamed = name.clone().any(|i| page.tokens()[i].kind == TokenKind::Mark);
    if nicknamed || titles > 0 || role.is_some() && !is_organisation(page, &name) {
        let title = (titles > 0).then_some(run.start..name.start);
        return Some(Name { tokens: name, kind: NameKind::Person, title, role });
    }
    let kind = kind_of(page, phrase, &name)?;
    let tokens = if kind == NameKind::Organisation { with_complement(page, phrases, name) } else { name };
    Some(Name { tokens, kind, title: None, role: None })
}

fn is_role_word(page: &Page<'_>, i: usize) -> bool {
    let word = page.lower(i);
    crate::lexicon::person_noun(&word).is_some() || title(&word).is_some_and(|t| t.is_office)
}

fn trim_determiner(page: &Page<'_>, mut range: Range<usize>) -> Range<usize> {
    while range.len() > 1 && (page.tags[range.start].is_determiner() || page.tags[range.start].is_possessive_pronoun())
    {
        range.start += 1;
    }
    range
}

/// How many of the run's first words are titles: `Defense Secretary` of `Defense Secretary Mark Esper`.
fn title_length(page: &Page<'_>, run: &Range<usize>) -> usize {
    let mut length = leading_words(page, run);
    for i in run.clone() {
        let rest = run.end - i;
        let longest = (1..=3.min(rest.saturating_sub(1))).rev().find(|n| {
            let words: Vec<_> = (i..i + n).map(|k| page.lower(k)).collect();
            title(&words.join(" ")).is_some()
        });
        if let Some(n) = longest {
            let named_so = i == run.start
                && n == 1
                && first_name(page.word(i)).is_some()
                && rest == 2
                && !page.word(i).ends_with('.');
            if !named_so {
                length = length.max(i + n - run.start);
            }
        }
    }
    length
}

/// `Rival` of `Rival Hillary Clinton`: words before a first name that are none themselves.
fn leading_words(page: &Page<'_>, run: &Range<usize>) -> usize {
    let given = |i: usize| first_name(page.word(i)).is_some();
    let initial = |i: usize| page.word(i).len() <= 2 && page.word(i).ends_with('.');
    if run.len() < 3 || given(run.start) || initial(run.start) || is_organisation(page, run) {
        return 0;
    }
    (run.start + 1..run.end - 1).find(|i| given(*i)).map_or(0, |i| i - run.start)
}

/// `Defense Secretary` names an office, not a person.
fn ends_in_title(page: &Page<'_>, name: &Range<usize>) -> bool {
    let last = name.end - 1;
    let first = page.word(name.start);
    (name.len() == 1 || first_name(first).is_none())
        && title(&page.lower(last)).is_some_and(|t| t.is_office)
        && first_name(page.word(last)).is_none()
}

/// A day or month, also one that is a name as well where it stands as a date: `in May`, `2 June`, `April 2019`.
fn is_calendar(page: &Page<'_>, name: &Range<usize>) -> bool {
    let word = page.word(name.start);
    if name.len() > 1 {
        return false;
    }
    let before = name.start.checked_sub(1).map_or("", |b| page.word(b));
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let dated = || {
        matches!(before, "in" | "since" | "until" | "by" | "of" | "last" | "next" | "this" | "early" | "late" | "and")
            || number(before)
            || number(page.word(name.end))
    };
    crate::extract::phrases::is_calendar_word(word)
        || matches!(word, "March" | "April" | "May" | "June" | "August") && dated()
}

fn is_organisation(page: &Page<'_>, name: &Range<usize>) -> bool {
    name.clone().any(|i| organisation_word(&page.lower(i)))
}

fn kind_of(page: &Page<'_>, phrase: &NounPhrase, name: &Range<usize>) -> Option<NameKind> {
    let words: Vec<_> = name.clone().map(|i| page.lower(i)).collect();
    let joined = words.join(" ");
    if place(&joined) {
        return Some(NameKind::Place);
    }
    if name.len() == 1 && demonym(&joined) {
        return None;
    }
    let definite = phrase.tokens.start < name.start
        && name.start == phrase.tokens.start + 1
        && page.lower(phrase.tokens.start) == "the"
        && name.contains(&phrase.head);
    if is_organisation(page, name) && !(name.len() == 2 && first_name(page.word(name.start)).is_some() && !definite) {
        return Some(NameKind::Organisation);
    }
    if name.len() == 1 {
        let word = page.word(name.start);
        let acronym = word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase);
        return Some(if acronym || definite && page.tags[name.start].is_proper() {
            NameKind::Organisation
        } else if first_name(word).is_some() {
            NameKind::Person
        } else {
            NameKind::Unclear
        });
    }
    let initial = |i: usize| page.word(i).len() <= 2 && page.word(i).ends_with('.');
    if first_name(page.word(name.start)).is_some() || name.clone().any(initial) {
        return Some(NameKind::Person);
    }
    let wordy =
        name.clone().any(|i| !page.word(i).chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.')));
    let modifies = !name.contains(&phrase.head);
    if definite || wordy || name.len() > 4 {
        return Some(NameKind::Organisation);
    }
    Some(if modifies { NameKind::Unclear } else { NameKind::Person })
}

/// `Institute for Coastal Economics`, `Department of Justice`.
fn with_complement(page: &Page<'_>, phrases: &Phrases, name: Range<usize>) -> Range<usize> {
    let joins = matches!(page.word(name.end), "of" | "for");
    let Some(next) = phrases.noun_phrase_from(name.end + 1).filter(|_| joins) else { return name };
    let first = if page.lower(next.tokens.start) == "the" { next.tokens.start + 1 } else { next.tokens.start };
    let mut end = first;
    while end < next.tokens.end && looks_proper(page, end) {
        end += 1;
    }
    let whole = end == next.tokens.end && end > first && end == next.head + 1;
    if whole { name.start..end } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::page::tests::article;

    /// Each name with its kind, its title before it and the role that the phrase tells in brackets.
    fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let found: Vec<String> = names(&page, &Phrases::new(&page))
            .into_iter()
            .map(|name| {
                let title = name.title.map_or(String::new(), |t| format!("{} + ", page.phrase(t)));
                let role = name.role.map_or(String::new(), |r| format!(" [{}]", page.phrase(r)));
                format!("{title}{}: {:?}{role}", page.phrase(name.tokens), name.kind)
            })
            .collect();
        assert_eq!(found.join(", "), expected, "{text}");
    }

    #[test]
    fn people() {
        check("Martha Quill left.", "Martha Quill: Person");
        check("Yesterday J. R. Quill left.", "J. R. Quill: Person");
        check("The boat of Quill sank.", "Quill: Unclear");
        check("Martha Quill’s boat sank.", "Martha Quill: Person");
    }

    #[test]
    fn titles_and_roles_stand_before_a_name() {
        check("Mr. Quill left.", "Mr. + Quill: Person");
        check("Prime Minister Martha Quill left.", "Prime Minister + Martha Quill: Person [Prime Minister]");
        check("Council spokesman Peter Quill left.", "Council: Organisation, Peter Quill: Person [Council spokesman]");
        check("The former mayor Martha Quill left.", "Martha Quill: Person [former mayor]");
        check("She met the Prime Minister.", "");
    }

    #[test]
    fn organisations() {
        check("The Harbour Board met.", "Harbour Board: Organisation");
        check("The Department of Fisheries met.", "Department of Fisheries: Organisation");
        check("The TWU met.", "TWU: Organisation");
        check("The Institute for Coastal Economics met.", "Institute for Coastal Economics: Organisation");
    }

    #[test]
    fn places_days_and_peoples() {
        check("They met in London.", "London: Place");
        check("They met on Friday in September.", "");
        check("A French boat sank.", "");
    }
}
