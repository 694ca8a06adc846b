use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::inflection::noun_forms;
use super::table::{entries, key, values};

const TABLE: &str = include_str!("../../assets/lexicon/cue_nouns.txt");

/// A noun that can introduce what somebody said, and the frames in which it does.
#[derive(Clone, Debug)]
pub struct CueNoun {
    pub lemma: &'static str,
    /// "her claim that …".
    pub that: bool,
    /// "his accusation *of* fraud", "criticism *of* the plan".
    pub prepositions: &'static [&'static str],
    /// "a promise to resign".
    pub infinitive: bool,
    /// In news text nearly always a report of speech.
    pub strong: bool,
}

/// The reporting noun of a singular or plural form.
pub fn cue_noun(form_lowercase: &str) -> Option<&'static CueNoun> {
    static NOUNS: OnceLock<HashMap<Cow<'static, str>, CueNoun>> = OnceLock::new();
    let nouns = NOUNS.get_or_init(|| {
        let parsed = entries(TABLE).filter_map(|(noun, attributes)| Some((noun, parse(noun, attributes)?)));
        let both = parsed.flat_map(|(noun, entry)| {
            let (singular, plural) = noun_forms(noun);
            [(Cow::Borrowed(singular), entry.clone()), (plural, entry)]
        });
        both.collect()
    });
    nouns.get(key(form_lowercase).as_ref())
}

/// `noun[/plural]: attribute …`.
fn parse(noun: &'static str, attributes: &'static str) -> Option<CueNoun> {
    let lemma = noun_forms(noun).0;
    let mut entry = CueNoun { lemma, that: false, prepositions: &[], infinitive: false, strong: false };
    for attribute in attributes.split_whitespace() {
        match attribute {
            "that" => entry.that = true,
            "to" => entry.infinitive = true,
            "strong" => entry.strong = true,
            _ => entry.prepositions = values(attribute.strip_prefix("prep=")?),
        }
    }
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn table_is_sound() {
        assert_sorted_without_doubles(TABLE);
        for (noun, attributes) in entries(TABLE) {
            assert!(parse(noun, attributes).is_some(), "{noun}: {attributes}");
        }
    }

    #[test]
    fn nouns() {
        let check = |form: &str, expected: Option<&str>| assert_eq!(cue_noun(form).map(|noun| noun.lemma), expected);
        check("claim", Some("claim"));
        check("claims", Some("claim"));
        check("criticisms", Some("criticism"));
        check("testimonies", Some("testimony"));
        check("Warning", Some("warning"));
        check("table", None);
    }

    #[test]
    fn frames() {
        let check = |form: &str, holds: fn(&CueNoun) -> bool| assert!(cue_noun(form).is_some_and(holds), "{form}");
        check("claims", |n| n.that && n.strong);
        check("promise", |n| n.that && n.infinitive);
        check("accusations", |n| n.prepositions.contains(&"of"));
        check("condemnation", |n| !n.that && n.prepositions.contains(&"of"));
    }
}
