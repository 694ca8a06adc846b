use super::table::WordSet;

const GROUPS: &str = include_str!("../../assets/lexicon/group_nouns.txt");
const DOCUMENTS: &str = include_str!("../../assets/lexicon/document_nouns.txt");

/// Whether a noun, singular or plural, names people who speak together: "police", "the committee", "critics".
pub fn group_noun(form_lowercase: &str) -> bool {
    static WORDS: WordSet = WordSet::nouns(GROUPS);
    WORDS.contains(form_lowercase)
}

/// Whether a noun, singular or plural, names something written or published that can say things.
pub fn document_noun(form_lowercase: &str) -> bool {
    static WORDS: WordSet = WordSet::nouns(DOCUMENTS);
    WORDS.contains(form_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn tables_are_sound() {
        assert_sorted_without_doubles(GROUPS);
        assert_sorted_without_doubles(DOCUMENTS);
    }

    #[test]
    fn groups() {
        let check = |word: &str, expected: bool| assert_eq!(group_noun(word), expected, "{word}");
        check("police", true);
        check("committee", true);
        check("committees", true);
        check("ministries", true);
        check("critics", true);
        check("report", false);
    }

    #[test]
    fn documents() {
        let check = |word: &str, expected: bool| assert_eq!(document_noun(word), expected, "{word}");
        check("report", true);
        check("studies", true);
        check("tweet", true);
        check("memos", true);
        check("analyses", true);
        check("police", false);
    }
}
