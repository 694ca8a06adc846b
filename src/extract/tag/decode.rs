use super::dictionary::{Dictionary, Word};
use super::features::{Features, History, Window, features};
use super::tagset::Tag;

/// Chooses between candidates; the trained weights when tagging, the perceptron while it learns.
pub trait Chooser {
    /// The best of `candidates` (indices of tags, at least two) for token `at` of the sentence.
    fn choose(&mut self, at: usize, features: &Features, candidates: &[u8]) -> u8;
}

/// Tags one sentence from left to right, each token once, and appends to `tags`.
pub fn decode(dictionary: &Dictionary, words: &[Word], chooser: &mut impl Chooser, tags: &mut Vec<Tag>) {
    let mut history = History::default();
    for (at, word) in words.iter().enumerate() {
        let tag = word.settled.unwrap_or_else(|| {
            let label = match dictionary.candidates(word) {
                [] => None,
                [only] => Some(*only),
                several => Some(chooser.choose(at, &features(&Window::new(words, at), &history), several)),
            };
            label.and_then(|label| dictionary.tags.get(usize::from(label)).copied()).unwrap_or_default()
        });
        history.push(&word.form, tag);
        tags.push(tag);
    }
}
