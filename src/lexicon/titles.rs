use std::collections::HashMap;
use std::sync::OnceLock;

use super::first_names::Gender;
use super::table::{entries, key};

const TABLE: &str = include_str!("../../assets/lexicon/titles.txt");

/// A word or words before a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What the title itself says, as "Mrs" does.
    pub gender: Option<Gender>,
    /// Names an office or rank that is also a role: "President", but not "Mr".
    pub is_office: bool,
}

/// The title of these words, joined by single spaces, with or without their full stops: "lt. gen", "mr".
pub fn title(words_lowercase_joined_by_space: &str) -> Option<Title> {
    static TITLES: OnceLock<HashMap<&'static str, Title>> = OnceLock::new();
    let titles = TITLES
        .get_or_init(|| entries(TABLE).filter_map(|(words, attributes)| Some((words, parse(attributes)?))).collect());
    let key = key(words_lowercase_joined_by_space);
    match titles.get(key.as_ref()) {
        None if key.contains('.') => titles.get(key.replace('.', "").as_str()),
        found => found,
    }
    .copied()
}

/// `words: [m|f] [office]`.
fn parse(attributes: &str) -> Option<Title> {
    let mut title = Title { gender: None, is_office: false };
    for attribute in attributes.split_whitespace() {
        match attribute {
            "office" => title.is_office = true,
            _ => title.gender = Some(Gender::parse(attribute)?),
        }
    }
    Some(title)
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn table_is_sound() {
        assert_sorted_without_doubles(TABLE);
        for (words, attributes) in entries(TABLE) {
            assert!(parse(attributes).is_some(), "{words}: {attributes}");
        }
    }

    #[test]
    fn titles() {
        let check = |words: &str, expected: Option<(Option<Gender>, bool)>| {
            assert_eq!(title(words).map(|title| (title.gender, title.is_office)), expected, "{words}");
        };
        check("mr", Some((Some(Gender::Male), false)));
        check("mrs.", Some((Some(Gender::Female), false)));
        check("gen", Some((None, true)));
        check("gen.", Some((None, true)));
        check("lt. gen.", Some((None, true)));
        check("prime minister", Some((None, true)));
        check("President", Some((None, true)));
        check("pope", Some((Some(Gender::Male), true)));
        check("table", None);
        check(".", None);
    }
}
