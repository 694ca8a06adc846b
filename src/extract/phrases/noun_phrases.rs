use crate::extract::Page;
use crate::extract::quotes::surname_behind;
use crate::extract::tag::{Tag, Upos, Xpos};
use crate::lexicon::first_name;
use crate::text::TokenKind;
use std::ops::Range;

/// A flat noun phrase: determiner, modifiers, head. A possessor belongs to the phrase it owns:
/// `Trump’s former adviser` is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    pub tokens: Range<usize>,
    /// The last noun, name or pronoun.
    pub head: usize,
    /// `Trump’s` of `Trump’s former adviser`, its marker included; the last one when there are several.
    pub possessor: Option<Range<usize>>,
}

/// Adds the noun phrases of one sentence.
pub(super) fn read(page: &Page<'_>, sentence: Range<usize>, found: &mut Vec<NounPhrase>) {
    let mut i = sentence.start;
    while i < sentence.end {
        match phrase_from(page, i, sentence.end) {
            Some(phrase) => {
                i = phrase.tokens.end;
                found.push(phrase);
            }
            None => i += 1,
        }
    }
}

fn phrase_from(page: &Page<'_>, start: usize, end: usize) -> Option<NounPhrase> {
    let tag = page.tags[start];
    if is_lone_pronoun(page, start) {
        return Some(NounPhrase { tokens: start..start + 1, head: start, possessor: None });
    }
    if !opens(tag, page, start) {
        return None;
    }
    let mut i = start;
    let mut head = None;
    let mut possessor = None;
    while i < end {
        let tag = page.tags[i];
        if head == i.checked_sub(1)
            && let Some(surname) = surname_behind(page, i).filter(|s| *s < end)
        {
            head = Some(surname);
            i = surname + 1;
            continue;
        }
        if i > start && breaks_before(page, start, i, head) {
            break;
        }
        if is_head(page, i) || is_numeral(page, i) && head == Some(i.wrapping_sub(1)) || heads_as_person(page, i, end) {
            head = Some(i);
        } else if tag.is_possessive_marker() && head == Some(i.wrapping_sub(1)) {
            possessor = Some(start..i + 1);
        } else if !(is_modifier(page, i, end) || i == start && tag.is_possessive_pronoun()) {
            break;
        }
        i += 1;
    }
    if head.is_none() && possessor.is_none() && names_one_of_several(page, start, end) {
        return Some(NounPhrase { tokens: start..start + 2, head: start + 1, possessor: None });
    }
    let counts = is_quantifier(page, start) || page.tags[start].is_number();
    if head.is_none() && counts && possessor.is_none() {
        return Some(NounPhrase { tokens: start..start + 1, head: start, possessor: None });
    }
    let last = head?;
    let ends_in_marker = possessor.as_ref().is_some_and(|p| p.end == last + 2 && i == last + 2);
    let end = if ends_in_marker { last + 2 } else { last + 1 };
    let possessor = possessor.filter(|p: &Range<usize>| p.end <= last || ends_in_marker);
    Some(NounPhrase { tokens: start..end, head: last, possessor })
}

/// I, he, this (standing alone), both, the `her` of `told her that`: never followed by its noun.
fn is_lone_pronoun(page: &Page<'_>, i: usize) -> bool {
    let tag = page.tags[i];
    let next = page.tags.get(i + 1).copied().unwrap_or_default();
    let object = page.word(i) == "her"
        && !(next.is_noun() || next.is_adjective() || next.is_number() || next.is_adverb() || next.is_main_verb());
    object
        || matches!(tag.xpos, Xpos::Prp | Xpos::Ex)
        || (tag.upos == Upos::Pron && matches!(tag.xpos, Xpos::Dt | Xpos::Nn))
}

fn opens(tag: Tag, page: &Page<'_>, i: usize) -> bool {
    is_head(page, i)
        || tag.upos == Upos::Det && tag.xpos != Xpos::Wdt
        || matches!(tag.xpos, Xpos::Dt | Xpos::Pdt | Xpos::PrpPoss)
        || tag.upos == Upos::Adj
        || tag.upos == Upos::Num
        || tag.xpos == Xpos::Dollar
        || (tag.is_main_verb() && modifies_a_noun(page, i))
}

fn is_head(page: &Page<'_>, i: usize) -> bool {
    let tag = page.tags[i];
    tag.is_noun() || tag.is_proper() || (page.tokens()[i].kind == TokenKind::Address && !tag.is_verb())
}

/// `a senior official told`: a person's noun that the tagger took for an adjective.
fn heads_as_person(page: &Page<'_>, i: usize, end: usize) -> bool {
    page.tags[i].is_adjective()
        && (i + 1 >= end || page.tags[i + 1].is_finite_verb() || page.tags[i + 1].is_punctuation())
        && crate::lexicon::person_noun(&page.lower(i)).is_some()
}

/// `retired General`, `growing concern`: a participle before the noun that it describes.
fn modifies_a_noun(page: &Page<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map(|b| page.tags[b]);
    let after_determiner = before.is_some_and(|t| t.is_determiner() || t.is_possessive_pronoun() || t.is_adjective());
    let next = page.tags.get(i + 1).copied().unwrap_or_default();
    let starts = before.is_none_or(|t| t.is_punctuation() || t.is_coordinator());
    let reports = || crate::lexicon::cue_verb(&page.lower(i)).is_some();
    match page.tags[i].xpos {
        // `said lead author Tamsin`
        Xpos::Vb => {
            before.is_some_and(|t| t.is_finite_verb() && !t.is_auxiliary())
                && next.is_noun()
                && names_a_person(page, i + 1)
        }
        // `retired General Kelly`, which looks like a past tense
        Xpos::Vbd => starts && next.is_proper() && crate::lexicon::title(&page.lower(i + 1)).is_some() && !reports(),
        Xpos::Vbn if starts && next.is_proper() => !reports(),
        Xpos::Vbz => false,
        _ => after_determiner && (next.is_noun() || next.is_adjective()),
    }
}

fn is_modifier(page: &Page<'_>, i: usize, end: usize) -> bool {
    let tag = page.tags[i];
    match tag.upos {
        Upos::Adj | Upos::Num | Upos::Det => true,
        Upos::Adv => i + 1 < end && page.tags[i + 1].is_adjective(),
        Upos::Verb => modifies_a_noun(page, i),
        Upos::Sym => true,
        _ => tag.xpos == Xpos::Dollar || is_inner_hyphen(page, i) || is_numeral(page, i),
    }
}

/// `the first was lost`, `the latter had`: an adjective for one of those named before.
fn names_one_of_several(page: &Page<'_>, start: usize, end: usize) -> bool {
    const WORDS: &[&str] =
        &["first", "second", "third", "fourth", "fifth", "last", "latter", "former", "other", "next", "same"];
    start + 2 < end
        && page.lower(start) == "the"
        && WORDS.contains(&&*page.lower(start + 1))
        && page.tags[start + 2].is_finite_verb()
}

/// `said one`, `two of the delegates`: a number or quantity that stands for people.
fn is_quantifier(page: &Page<'_>, i: usize) -> bool {
    const WORDS: &[&str] =
        &["one", "another", "two", "three", "four", "some", "others", "many", "several", "most", "both", "few"];
    WORDS.contains(&&*page.lower(i))
}

/// The `III` of a name.
fn is_numeral(page: &Page<'_>, i: usize) -> bool {
    i > 0 && page.tags[i - 1].is_proper() && matches!(page.word(i), "II" | "III" | "IV" | "Jr." | "Jr" | "Sr.")
}

fn is_inner_hyphen(page: &Page<'_>, i: usize) -> bool {
    page.tags[i].xpos == Xpos::Hyph
}

/// A new phrase starts inside a run: `[Monday] [the club]`, `[reporters] [they]`.
fn breaks_before(page: &Page<'_>, start: usize, i: usize, head: Option<usize>) -> bool {
    let tag = page.tags[i];
    if head.is_none() {
        return false;
    }
    let after_head = head == Some(i - 1);
    let determiner = (tag.is_determiner() || tag.is_possessive_pronoun()) && tag.xpos != Xpos::Pos;
    if determiner {
        return true;
    }
    if !after_head {
        return false;
    }
    // `the mayor last week`
    if matches!(page.word(i), "last" | "next" | "earlier") {
        return true;
    }
    // `a stunt Trump would carry out`
    let given = first_name(page.word(i - 1)).is_some();
    if tag.is_proper() && page.tags[i - 1].is_common_noun() && !names_a_person(page, i - 1) && !given {
        let mut end = i;
        while page.tags.get(end).is_some_and(|t| t.is_proper()) {
            end += 1;
        }
        if page.tags.get(end).is_some_and(|t| t.is_finite_verb()) {
            return true;
        }
    }
    let weekday = is_calendar_word(page.word(i - 1)) && i - 1 > start;
    (tag.is_adjective() && !tag.is_proper() && !page.tags[i - 1].is_proper())
        && !page.tags.get(i + 1).is_some_and(|t| t.is_noun())
        || (is_calendar_word(page.word(i)) && !is_calendar_word(page.word(i - 1)) && !day_belongs(page, i))
        || weekday && tag.is_proper()
}

fn names_a_person(page: &Page<'_>, i: usize) -> bool {
    let word = page.lower(i);
    crate::lexicon::person_noun(&word).is_some() || crate::lexicon::title(&word).is_some()
}

/// `Monday night`, `the March storm`: the day describes what follows.
fn day_belongs(page: &Page<'_>, i: usize) -> bool {
    page.tags.get(i + 1).is_some_and(|t| t.is_common_noun())
}

/// A day of the week or a month that is no other word.
pub fn is_calendar_word(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "July",
        "September",
        "October",
        "November",
        "December",
    ];
    DAYS.contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::extract::Page;
    use crate::extract::page::tests::article;
    use crate::extract::phrases::Phrases;

    /// Each noun phrase in brackets, its possessor before a bar; its head is its last word.
    fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let found: Vec<String> = Phrases::new(&page)
            .noun_phrases
            .iter()
            .map(|p| {
                let owned = p.possessor.as_ref().map_or(p.tokens.start, |o| o.end);
                let owner =
                    if p.possessor.is_some() { page.phrase(p.tokens.start..owned) + "|" } else { String::new() };
                let own = if owned < p.tokens.end { page.phrase(owned..p.tokens.end) } else { String::new() };
                assert!(own.is_empty() || own.ends_with(page.word(p.head)), "{own}");
                format!("[{owner}{own}]")
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn determiners_and_modifiers_belong_to_their_noun() {
        check("The old harbour master left.", "[The old harbour master]");
        check("Two very small boats sank.", "[Two very small boats]");
        check("She painted her first boat.", "[She] [her first boat]");
    }

    #[test]
    fn a_title_and_a_numeral_belong_to_the_name() {
        check("Retired General Ada Brask spoke.", "[Retired General Ada Brask]");
        check("Tom Arle III spoke.", "[Tom Arle III]");
        check("Tom “the Pier” Arle spoke.", "[Tom “the Pier” Arle]");
    }

    #[test]
    fn a_possessor_belongs_to_what_it_owns() {
        check("Ada Brask’s old boat was sold.", "[Ada Brask’s|old boat]");
        check("The mayor's brother's boat was sold.", "[The mayor's brother's|boat]");
        check("The boat is Ada’s.", "[The boat] [Ada’s|]");
    }

    #[test]
    fn a_new_phrase_starts_inside_a_run() {
        check("He told the council on Monday the pier was shut.", "[He] [the council] [Monday] [the pier]");
        check("He told reporters they would win.", "[He] [reporters] [they]");
        check("They met on Monday night.", "[They] [Monday night]");
    }

    #[test]
    fn a_pronoun_stands_alone() {
        check("This is what they want.", "[This] [they]");
        check("There is nothing in it.", "[There] [nothing] [it]");
    }
}
