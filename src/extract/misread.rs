use super::tag::{Tag, Upos, Xpos};
use crate::lexicon::{cue_verb, document_noun, first_name, group_noun, person_noun};
use crate::text::{Segments, is_quotation_mark};
use std::collections::HashSet;

/// Gives verbs back their tag where the tagger took a reporting verb for a noun or an adjective and what
/// stands round it says otherwise: `the officials also detailed how …`, `“…,” argues Maas`.
pub fn repair(text: &str, segments: &Segments, tags: &mut [Tag]) {
    let word = |i: usize| segments.tokens.get(i).map_or("", |t| t.span.slice(text));
    restore_first_words(&word, segments, tags);
    restore_surnames(&word, tags);
    restore_acronym(&word, tags);
    for i in 1..tags.len() {
        if word(i) == "to" && word(i - 1).eq_ignore_ascii_case("according") {
            tags[i] = Tag::new(Upos::Adp, Xpos::In);
            if let Some(next) = tags.get_mut(i + 1).filter(|t| t.is_base_verb()) {
                *next = Tag::new(Upos::Noun, Xpos::Nn);
            }
        }
        // `half said`, `a third say`
        if matches!(word(i), "half" | "third" | "quarter") && tags.get(i + 1).is_some_and(|t| t.is_main_verb()) {
            tags[i] = Tag::new(Upos::Noun, Xpos::Nn);
            if tags[i + 1].is_past_participle() {
                tags[i + 1] = Tag::new(Upos::Verb, Xpos::Vbd);
            }
        }
        // `have portrayed it`: a perfect, not two verbs.
        let perfect = matches!(word(i - 1), "have" | "has" | "had") && tags[i - 1].is_verb();
        if perfect && tags[i].xpos == Xpos::Vbd {
            tags[i - 1] = Tag::new(Upos::Aux, tags[i - 1].xpos);
            tags[i] = Tag::new(Upos::Verb, Xpos::Vbn);
        }
        // `The 34-year-old said`
        if word(i).ends_with("-year-old") && tags.get(i + 1).is_some_and(|t| t.is_finite_verb()) {
            tags[i] = Tag::new(Upos::Noun, Xpos::Nn);
        }
        // `The sign read “…”`
        if word(i) == "read" && tags[i].is_base_verb() && tags[i - 1].is_noun() {
            tags[i] = Tag::new(Upos::Verb, Xpos::Vbd);
        }
        if !matches!(tags[i].upos, Upos::Noun | Upos::Adj) || !word(i).starts_with(|c: char| c.is_ascii_lowercase()) {
            continue;
        }
        let Some(form) = verb_form(word(i)) else { continue };
        let before = tags[i - 1];
        let after_quotation = word(i - 1).ends_with(is_quotation_mark) && before.is_punctuation();
        let subject = before.is_nominal()
            || before.is_adverb()
            || before.is_coordinator()
            || form == Xpos::Vbg && word(i - 1) == ",";
        let answers = matches!(word(i), "shot" | "hit") && word(i + 1) == "back";
        // `denies it and points out that`
        let particle = cue_verb(word(i)).and_then(|v| v.particle).is_some_and(|p| p == word(i + 1));
        let clause = answers
            || particle && word(i + 2) == "that"
            || matches!(word(i + 1), "that" | "how" | "whether" | "why")
            || tags.get(i + 1).is_some_and(|t| t.is_ing_verb()) && cue_verb(word(i)).is_some_and(|v| v.denies)
            || matches!(word(i + 1), "," | ":") && word(i + 2).starts_with(is_quotation_mark);
        let speaker = tags.get(i + 1).is_some_and(|t| t.is_proper() || t.is_determiner() || t.is_personal_pronoun());
        let frames = form != Xpos::Vbg && (follows_quotation(&word, tags, i) || opens_quotation(&word, tags, i));
        let reads_as_verb = subject && clause || after_quotation && speaker && form != Xpos::Vbg || frames;
        if reads_as_verb && cue_verb(word(i)).is_some() {
            tags[i] = Tag::new(Upos::Verb, form);
        }
    }
}

/// `WHO says`: the health organisation, where other words are not all capitals.
fn restore_acronym<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [Tag]) {
    for i in 0..tags.len() {
        if word(i) == "WHO" && word(i + 1).starts_with(char::is_lowercase) {
            tags[i] = Tag::new(Upos::Propn, Xpos::Nnp);
            if tags[i + 1].is_base_verb() {
                tags[i + 1] = Tag::new(Upos::Verb, Xpos::Vbp);
            }
        }
    }
}

/// `Sessions told reporters` where the article names Jeff Sessions: a surname that is a common word too.
fn restore_surnames<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [Tag]) {
    let surnames: HashSet<&str> = (1..tags.len())
        .filter(|i| tags[*i].is_proper() && tags[i - 1].is_proper() && first_name(word(i - 1)).is_some())
        .map(word)
        .collect();
    for i in 0..tags.len() {
        let common = matches!(tags[i].upos, Upos::Noun | Upos::Adj | Upos::Verb) && !tags[i].is_proper();
        if common && word(i).starts_with(char::is_uppercase) && surnames.contains(word(i)) {
            tags[i] = Tag::new(Upos::Propn, Xpos::Nnp);
            // A participle after what now is a subject: `Schilling told`.
            if tags.get(i + 1).is_some_and(|t| t.is_past_participle()) {
                tags[i + 1] = Tag::new(Upos::Verb, Xpos::Vbd);
            }
        }
    }
}

/// Gives sentences' first words back as names: a word that is a name elsewhere in the text, and a lone
/// word that no article precedes and a reporting verb follows, `Pate claimed`.
fn restore_first_words<'a>(word: &impl Fn(usize) -> &'a str, segments: &Segments, tags: &mut [Tag]) {
    let mut firsts = vec![false; tags.len()];
    segments.sentences.iter().for_each(|s| firsts[s.tokens.start] = true);
    let named: HashSet<&str> = (0..tags.len()).filter(|i| !firsts[*i] && tags[*i].is_proper()).map(word).collect();
    for i in (0..tags.len()).filter(|i| firsts[*i]) {
        let adverb = tags[i].is_adverb() && named.contains(word(i));
        let misread = matches!(tags[i].upos, Upos::Noun | Upos::Adj) && tags[i].xpos != Xpos::Nns || adverb;
        if !misread || !word(i).starts_with(char::is_uppercase) || word(i).chars().all(char::is_uppercase) {
            continue;
        }
        let lower = word(i).to_lowercase();
        let known = person_noun(&lower).is_some() || group_noun(&lower) || document_noun(&lower);
        let next = tags.get(i + 1).copied().unwrap_or_default();
        let reports = next.is_finite_verb() && cue_verb(&word(i + 1).to_lowercase()).is_some_and(|v| v.strong);
        let subject = next.is_verb() || next.is_adverb() || next.is_possessive_marker() || word(i + 1) == ",";
        if !known && (reports || subject && named.contains(word(i))) {
            tags[i] = Tag::new(Upos::Propn, Xpos::Nnp);
        }
    }
}

/// How many words a speaker between a quotation and its verb may have.
const SPEAKER: usize = 6;

/// `“…,” Maas notes.`: a closed quotation, a name, and nothing that the noun could belong to.
fn follows_quotation<'a>(word: &impl Fn(usize) -> &'a str, tags: &[Tag], i: usize) -> bool {
    let names = (i.saturating_sub(SPEAKER)..i)
        .rev()
        .take_while(|j| {
            let tag = tags[*j];
            tag.is_nominal() || tag.is_determiner() || tag.is_adjective() || matches!(word(*j), "in" | "of" | "from")
        })
        .last();
    let Some(first) = names.filter(|f| *f > 1) else { return false };
    let closed = word(first - 1).ends_with(is_quotation_mark)
        && matches!(word(first - 2), "," | "!" | "?" | "." | "—" | "–" | "-" | "…");
    let next = tags.get(i + 1).copied().unwrap_or_default();
    let alone = !next.is_nominal() && !next.is_adjective() && !next.is_finite_verb();
    closed && (alone || tags[i].xpos == Xpos::Vbz)
}

/// `The ad claims “Maas is …”`: a noun with its article, then a quotation that starts a sentence.
fn opens_quotation<'a>(word: &impl Fn(usize) -> &'a str, tags: &[Tag], i: usize) -> bool {
    let quotation = word(i + 1).starts_with(is_quotation_mark)
        && word(i + 2).starts_with(char::is_uppercase)
        && tags.get(i + 3).is_some_and(|t| t.is_finite_verb() || t.is_nominal());
    let owned = i > 1 && tags[i - 2].is_possessive_pronoun();
    quotation && tags[i - 1].is_nominal() && !owned
}

/// The Penn tag that the ending of an inflected verb suggests; a bare form is left to the tagger.
fn verb_form(word: &str) -> Option<Xpos> {
    match word {
        // `Maas shot back`
        "shot" | "hit" | "read" => Some(Xpos::Vbd),
        w if w.ends_with("ing") => Some(Xpos::Vbg),
        w if w.ends_with("ed") => Some(Xpos::Vbd),
        w if w.ends_with('s') && !w.ends_with("ss") => Some(Xpos::Vbz),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    /// Tags every word as a noun, then repairs: the words that came out as verbs.
    fn check(text: &str, expected: &str) {
        let segments = segment(text);
        let mut tags: Vec<Tag> = segments
            .tokens
            .iter()
            .map(|t| match t.kind {
                crate::text::TokenKind::Word => Tag::new(Upos::Noun, Xpos::Nn),
                _ => Tag::new(Upos::Punct, Xpos::Comma),
            })
            .collect();
        if let Some(first) = tags.first_mut() {
            *first = Tag::new(Upos::Propn, Xpos::Nnp);
        }
        repair(text, &segments, &mut tags);
        let verbs = (0..tags.len()).filter(|i| tags[*i].is_verb()).map(|i| segments.tokens[i].span.slice(text));
        assert_eq!(verbs.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn verbs_come_back() {
        check("Officials detailed how it went", "detailed");
        check("Maas argues that it fails", "argues");
        check("Maas left, noting that it failed", "noting");
        check("Maas insists: “No”", "insists");
        check("Maas shot back, “No”", "shot");
        check("Maas left but argues that it fails", "argues");
    }

    #[test]
    fn nouns_stay() {
        check("Maas reports losses", "");
        check("Maas claims", "");
        check("Maas table that holds", "");
        let segments = segment("Maas comments encouraging Brask");
        let tag = |upos, xpos| Tag::new(upos, xpos);
        let noun = tag(Upos::Noun, Xpos::Nns);
        let mut tags = vec![tag(Upos::Propn, Xpos::Nnp), noun, tag(Upos::Verb, Xpos::Vbg), tag(Upos::Propn, Xpos::Nnp)];
        repair("Maas comments encouraging Brask", &segments, &mut tags);
        assert_eq!(tags[1], noun, "a noun that a participle describes");
    }
}
