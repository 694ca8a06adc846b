use super::table::WordSet;

const TABLE: &str = include_str!("../../assets/lexicon/organisation_words.txt");

/// Whether a word of a proper name makes it the name of an organisation: "Institute", "Bank", "Inc", "Ltd.".
pub fn organisation_word(word_lowercase: &str) -> bool {
    static WORDS: WordSet = WordSet::words(TABLE);
    WORDS.contains(word_lowercase.strip_suffix('.').unwrap_or(word_lowercase))
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
    fn words() {
        let check = |word: &str, expected: bool| assert_eq!(organisation_word(word), expected, "{word}");
        check("institute", true);
        check("Ministry", true);
        check("inc", true);
        check("inc.", true);
        check("fc", true);
        check("smith", false);
        check("", false);
    }
}
