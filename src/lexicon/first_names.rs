use std::collections::HashMap;
use std::sync::OnceLock;

use super::table::{entries, key};

const COUNTED: &str = include_str!("../../assets/lexicon/first_names.txt");
const ELSEWHERE: &str = include_str!("../../assets/lexicon/first_names_elsewhere.txt");

/// The gender that a name or word lets a reader expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Male,
    Female,
    Either,
}

impl Gender {
    pub(super) fn parse(attribute: &str) -> Option<Self> {
        match attribute {
            "m" => Some(Self::Male),
            "f" => Some(Self::Female),
            "e" => Some(Self::Either),
            _ => None,
        }
    }
}

/// The usual gender of a common first name, in any case and with or without accents; `None` for other words.
pub fn first_name(word_any_case: &str) -> Option<Gender> {
    static NAMES: OnceLock<HashMap<&'static str, Gender>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        // The later table goes before the earlier one.
        let both = entries(COUNTED).chain(entries(ELSEWHERE));
        both.filter_map(|(name, gender)| Some((name, Gender::parse(gender)?))).collect()
    });
    names.get(key(word_any_case).as_ref()).copied()
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn table_is_sound() {
        for table in [COUNTED, ELSEWHERE] {
            assert_sorted_without_doubles(table);
            for (name, gender) in entries(table) {
                assert!(Gender::parse(gender).is_some(), "{name}: {gender}");
            }
        }
    }

    #[test]
    fn names() {
        let check = |word: &str, expected: Option<Gender>| assert_eq!(first_name(word), expected, "{word}");
        check("John", Some(Gender::Male));
        check("MARY", Some(Gender::Female));
        check("josé", Some(Gender::Male));
        check("Zoë", Some(Gender::Female));
        check("Alex", Some(Gender::Either));
        check("Fatima", Some(Gender::Female));
        check("Hiroshi", Some(Gender::Male));
        check("Ngozi", Some(Gender::Female));
        check("Jean", Some(Gender::Either));
        check("table", None);
    }
}
