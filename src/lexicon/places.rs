use super::table::WordSet;

const PLACES: &str = include_str!("../../assets/lexicon/places.txt");
const DEMONYMS: &str = include_str!("../../assets/lexicon/demonyms.txt");

/// Whether the words, joined by single spaces, are a country, state, region, well-known city, or the name of a
/// weekday or month: a capitalised name that is no person.
pub fn place(words_lowercase: &str) -> bool {
    static WORDS: WordSet = WordSet::words(PLACES);
    WORDS.contains(words_lowercase)
}

/// Whether a word names the people of a country, region, faith or party: "british", "texans", "republican".
pub fn demonym(word_lowercase: &str) -> bool {
    static WORDS: WordSet = WordSet::nouns(DEMONYMS);
    WORDS.contains(word_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn tables_are_sound() {
        assert_sorted_without_doubles(PLACES);
        assert_sorted_without_doubles(DEMONYMS);
    }

    #[test]
    fn places() {
        let check = |words: &str, expected: bool| assert_eq!(place(words), expected, "{words}");
        check("france", true);
        check("south korea", true);
        check("New York", true);
        check("são paulo", true);
        check("tuesday", true);
        check("march", true);
        check("smith", false);
        check("south", false);
    }

    #[test]
    fn demonyms() {
        let check = |word: &str, expected: bool| assert_eq!(demonym(word), expected, "{word}");
        check("british", true);
        check("russian", true);
        check("russians", true);
        check("Republicans", true);
        check("tories", true);
        check("germans", true);
        check("table", false);
    }
}
