use std::sync::OnceLock;

use super::table::entries;

const TABLE: &str = include_str!("../../assets/lexicon/cue_prepositions.txt");

/// Prepositions after which the speaker stands ("according to", "in the words of"), as words in lower case,
/// longer ones before those that they begin with.
pub fn cue_prepositions() -> &'static [&'static [&'static str]] {
    static PREPOSITIONS: OnceLock<Vec<&'static [&'static str]>> = OnceLock::new();
    PREPOSITIONS.get_or_init(|| {
        let mut all: Vec<&'static [&'static str]> =
            entries(TABLE).map(|(key, _)| &*key.split(' ').collect::<Vec<_>>().leak()).collect();
        all.sort_by_key(|words| std::cmp::Reverse(words.len()));
        all
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn table_is_sound() {
        assert_sorted_without_doubles(TABLE);
    }

    #[test]
    fn longest_first() {
        let all = cue_prepositions();
        assert!(all.contains(&["according", "to"].as_slice()));
        assert!(all.contains(&["in", "the", "words", "of"].as_slice()));
        assert!(all.windows(2).all(|pair| pair[0].len() >= pair[1].len()));
    }
}
