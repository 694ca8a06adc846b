use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::first_names::Gender;
use super::inflection::noun_forms;
use super::table::{entries, key};

const PERSONS: &str = include_str!("../../assets/lexicon/person_nouns.txt");
const KIN: &str = include_str!("../../assets/lexicon/kinship.txt");

/// A common noun that names a person, in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonNoun {
    /// What the word itself says, as "spokeswoman" does; `None` where it says nothing.
    pub gender: Option<Gender>,
    pub plural: bool,
}

type Forms = HashMap<Cow<'static, str>, PersonNoun>;

/// A noun of role, occupation or age: "official", "spokeswomen", "plumber".
pub fn person_noun(form_lowercase: &str) -> Option<PersonNoun> {
    static NOUNS: OnceLock<Forms> = OnceLock::new();
    NOUNS.get_or_init(|| forms(PERSONS)).get(key(form_lowercase).as_ref()).copied()
}

/// A noun of kinship or partnership: "mother", "husbands".
pub fn kinship(form_lowercase: &str) -> Option<PersonNoun> {
    static NOUNS: OnceLock<Forms> = OnceLock::new();
    NOUNS.get_or_init(|| forms(KIN)).get(key(form_lowercase).as_ref()).copied()
}

/// `noun[/plural][: m|f]`; a noun whose two forms are one ("chassis") counts as singular.
fn forms(text: &'static str) -> Forms {
    let mut forms = Forms::new();
    for (noun, gender) in entries(text) {
        let gender = Gender::parse(gender);
        let (singular, plural) = noun_forms(noun);
        forms.insert(plural, PersonNoun { gender, plural: true });
        forms.insert(Cow::Borrowed(singular), PersonNoun { gender, plural: false });
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn tables_are_sound() {
        for table in [PERSONS, KIN] {
            assert_sorted_without_doubles(table);
            for (noun, gender) in entries(table) {
                assert!(gender.is_empty() || Gender::parse(gender).is_some(), "{noun}: {gender}");
            }
        }
    }

    #[test]
    fn persons() {
        let check = |form: &str, expected: Option<(Option<Gender>, bool)>| {
            assert_eq!(person_noun(form).map(|noun| (noun.gender, noun.plural)), expected, "{form}");
        };
        check("official", Some((None, false)));
        check("officials", Some((None, true)));
        check("spokesman", Some((Some(Gender::Male), false)));
        check("spokeswomen", Some((Some(Gender::Female), true)));
        check("secretaries", Some((None, true)));
        check("plumber", Some((None, false)));
        check("people", Some((None, true)));
        check("table", None);
    }

    #[test]
    fn kin() {
        let check = |form: &str, expected: Option<(Option<Gender>, bool)>| {
            assert_eq!(kinship(form).map(|noun| (noun.gender, noun.plural)), expected, "{form}");
        };
        check("mother", Some((Some(Gender::Female), false)));
        check("husbands", Some((Some(Gender::Male), true)));
        check("wives", Some((Some(Gender::Female), true)));
        check("children", Some((None, true)));
        check("official", None);
    }
}
