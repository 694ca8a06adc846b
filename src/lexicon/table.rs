use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::inflection::noun_forms;
use crate::text::fold;

/// The entries of a table file in file order: the key, and the attributes after its colon.
pub(super) fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| match line.split_once(':') {
        Some((key, attributes)) => (key.trim(), attributes.trim()),
        None => (line.trim(), ""),
    })
}

/// The values of an attribute such as `prep=of,about`, kept for the life of the program like the table itself.
pub(super) fn values(list: &'static str) -> &'static [&'static str] {
    list.split(',').filter(|value| !value.is_empty()).collect::<Vec<_>>().leak()
}

/// The key under which a word as written stands in a table.
pub(super) fn key(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(fold(word))
    }
}

/// A table of bare words.
pub(super) struct WordSet {
    text: &'static str,
    nouns: bool,
    words: OnceLock<HashSet<Cow<'static, str>>>,
}

impl WordSet {
    /// The words as they stand in the table.
    pub(super) const fn words(text: &'static str) -> Self {
        Self { text, nouns: false, words: OnceLock::new() }
    }

    /// A table of nouns in the singular, whose plurals count as well.
    pub(super) const fn nouns(text: &'static str) -> Self {
        Self { text, nouns: true, words: OnceLock::new() }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.words.get_or_init(|| self.parse()).contains(key(word).as_ref())
    }

    fn parse(&self) -> HashSet<Cow<'static, str>> {
        let mut words = HashSet::new();
        for (word, _) in entries(self.text) {
            if self.nouns {
                let (singular, plural) = noun_forms(word);
                words.extend([Cow::Borrowed(singular), plural]);
            } else {
                words.insert(Cow::Borrowed(word));
            }
        }
        words
    }
}

#[cfg(test)]
pub(super) fn assert_sorted_without_doubles(text: &'static str) {
    let keys: Vec<_> = entries(text).map(|(key, _)| key).collect();
    assert!(!keys.is_empty());
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "{:?} must not stand before {:?}", pair[0], pair[1]);
    }
    for key in keys {
        assert_eq!(key, fold(key), "keys are folded");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_skip_comments_and_blank_lines() {
        let found: Vec<_> = entries("# words\n\nmr: m\nnew york\n").collect();
        assert_eq!(found, [("mr", "m"), ("new york", "")]);
    }

    #[test]
    fn keys_are_folded() {
        let check = |word: &str, expected: &str| assert_eq!(key(word), expected);
        check("maria", "maria");
        check("Maria", "maria");
        check("MARÍA", "maria");
        check("O’Neill", "o'neill");
    }

    #[test]
    fn a_word_in_lower_case_is_not_copied() {
        assert!(matches!(key("prime minister"), Cow::Borrowed(_)));
    }
}
