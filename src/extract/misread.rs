use super::tag::{Tag, Upos, Xpos};
use crate::lexicon::cue_verb;
use crate::text::{Segments, is_quotation_mark};

/// Gives verbs back their tag where the tagger took a reporting verb for a noun or an adjective and what
/// stands round it says otherwise: `the officials also detailed how …`, `“…,” argues Maas`.
pub fn repair(text: &str, segments: &Segments, tags: &mut [Tag]) {
    let word = |i: usize| segments.tokens.get(i).map_or("", |t| t.span.slice(text));
    for i in 1..tags.len() {
        if !matches!(tags[i].upos, Upos::Noun | Upos::Adj) || !word(i).starts_with(|c: char| c.is_ascii_lowercase()) {
            continue;
        }
        let Some(form) = verb_form(word(i)) else { continue };
        let before = tags[i - 1];
        let after_quotation = word(i - 1).ends_with(is_quotation_mark) && before.is_punctuation();
        let subject = before.is_nominal() || before.is_adverb() || form == Xpos::Vbg && word(i - 1) == ",";
        let clause = matches!(word(i + 1), "that" | "how" | "whether" | "why")
            || tags.get(i + 1).is_some_and(|t| t.is_ing_verb()) && cue_verb(word(i)).is_some_and(|v| v.denies)
            || matches!(word(i + 1), "," | ":") && word(i + 2).starts_with(is_quotation_mark);
        let speaker = tags.get(i + 1).is_some_and(|t| t.is_proper() || t.is_determiner() || t.is_personal_pronoun());
        let reads_as_verb = subject && clause || after_quotation && speaker && form != Xpos::Vbg;
        if reads_as_verb && cue_verb(word(i)).is_some() {
            tags[i] = Tag::new(Upos::Verb, form);
        }
    }
}

/// The Penn tag that the ending of an inflected verb suggests; a bare form is left to the tagger.
fn verb_form(word: &str) -> Option<Xpos> {
    match word {
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
