use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../assets/model/common_words.txt");

/// What a word that the table does not hold is worth.
const RAREST: f32 = 10.0;
/// A grammatical word is worth next to nothing.
const LEAST: f32 = 0.3;

/// How much it says that two texts share this word, from 0.3 to 10: the bits of information in it, less those of
/// the words that every text has.
pub fn rarity(word_folded: &str) -> f32 {
    static WORDS: OnceLock<HashMap<&'static str, f32>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let lines = TABLE.lines().filter_map(|line| line.split_once(": "));
        let bits = lines.filter_map(|(bits, words)| Some((bits.parse::<f32>().ok()?, words)));
        bits.flat_map(|(bits, words)| words.split(' ').map(move |word| (word, (bits - 6.0).max(LEAST)))).collect()
    });
    words.get(word_folded).copied().unwrap_or(RAREST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_say_little() {
        let check = |word: &str, expected: f32| assert_eq!(rarity(word), expected, "{word}");
        check("the", LEAST);
        check("of", LEAST);
        check("going", 4.0);
        check("breakwater", RAREST);
        assert!(TABLE.lines().filter(|line| !line.starts_with('#')).all(|line| line.split_once(": ").is_some()));
    }
}
