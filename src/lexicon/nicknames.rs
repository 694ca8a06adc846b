use std::collections::HashMap;
use std::sync::OnceLock;

use super::table::{entries, key, values};

const TABLE: &str = include_str!("../../assets/lexicon/nicknames.txt");

/// The full names, in lower case, that a short name may stand for, commonest first; empty for other names.
pub fn nicknames(name_lowercase: &str) -> &'static [&'static str] {
    static NAMES: OnceLock<HashMap<&'static str, &'static [&'static str]>> = OnceLock::new();
    let names = NAMES.get_or_init(|| entries(TABLE).map(|(short, full)| (short, values(full))).collect());
    names.get(key(name_lowercase).as_ref()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::first_names::first_name;
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn table_is_sound() {
        assert_sorted_without_doubles(TABLE);
        for (short, full) in entries(TABLE) {
            assert!(first_name(short).is_some(), "{short} is a first name as well");
            assert!(!values(full).is_empty(), "{short}");
            for name in values(full) {
                assert!(first_name(name).is_some(), "{name} is a first name as well");
                assert_ne!(*name, short);
            }
        }
    }

    #[test]
    fn full_names() {
        let check = |short: &str, expected: &[&str]| assert_eq!(nicknames(short), expected);
        check("bob", &["robert"]);
        check("beto", &["alberto", "roberto"]);
        check("robert", &[]);
        check("", &[]);
    }
}
