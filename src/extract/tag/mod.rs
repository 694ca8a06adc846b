//! Part-of-speech tags: an averaged perceptron with a tag dictionary, greedy from left to right.
//!
//! Method: Collins (2002), "Discriminative training methods for hidden Markov models", with the greedy
//! search and the dictionary of frequent words that Honnibal's taggers made common. The model in
//! `assets/model/tagger.bin` is made by `cargo run --release --example train_tagger -- DIR`, which shares
//! the modules here; they are public for it alone.

pub mod decode;
pub mod dictionary;
pub mod features;
pub mod form;
pub mod model;
mod table;
mod tagset;

pub use tagset::{Tag, Upos, Xpos};

use crate::text::Segments;
use model::Model;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../../../assets/model/tagger.bin")).unwrap_or_default());

/// Exactly one tag for each of `segments.tokens`, in their order.
///
/// Linear in the number of tokens; never fails: a token that is not of `text` gets some tag.
pub fn tag(text: &str, segments: &Segments) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(segments.tokens.len());
    let (mut forms, mut words) = (Vec::new(), Vec::new());
    let mut model = &*MODEL;
    for sentence in &segments.sentences {
        let tokens = segments.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        form::forms(text, tokens, &mut forms);
        model.dictionary.look_up(&forms, &mut words);
        decode::decode(&model.dictionary, &words, &mut model, &mut tags);
    }
    tags.resize(segments.tokens.len(), Tag::default());
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    fn xpos(text: &str) -> String {
        let segments = segment(text);
        let tags = tag(text, &segments);
        let words = segments.tokens.iter().zip(&tags).map(|(t, tag)| (t.span.slice(text), tag.xpos.name()));
        words.filter(|(word, xpos)| word != xpos).map(|(_, xpos)| xpos).collect::<Vec<_>>().join(" ")
    }

    /// Sentences of own making about invented people; the tags were given by hand.
    const SENTENCES: &[(&str, &str)] = &[
        ("The mayor said the bridge would close.", "DT NN VBD DT NN MD VB"),
        ("“We will rebuild it,” Ms. Orlova said on Monday.", "`` PRP MD VB PRP '' NNP NNP VBD IN NNP"),
        ("\"We will rebuild it,\" Ms. Orlova said on Monday.", "`` PRP MD VB PRP '' NNP NNP VBD IN NNP"),
        ("She said that the report was wrong.", "PRP VBD IN DT NN VBD JJ"),
        ("The report that she wrote was wrong.", "DT NN WDT PRP VBD VBD JJ"),
        ("That report surprised nobody.", "DT NN VBD NN"),
        ("He claims the ministry has not paid.", "PRP VBZ DT NN VBZ RB VBN"),
        ("Their claims were denied by the ministry.", "PRP$ NNS VBD VBN IN DT NN"),
        ("The union warns that prices will rise.", "DT NN VBZ IN NNS MD VB"),
        ("Brenner, who reports from Oslo, didn’t comment.", "NNP WP VBZ IN NNP VBD RB VB"),
        ("According to two officials, the talks have failed.", "VBG IN CD NNS DT NNS VBP VBN"),
        ("The growers’ lawyer told reporters they had been misled.", "DT NNS POS NN VBD NNS PRP VBD VBN VBN"),
        ("Asked about the comments, Varga declined to answer.", "VBN IN DT NNS NNP VBD TO VB"),
        ("It’s unclear whether Kemal’s plan works.", "PRP VBZ JJ IN NNP POS NN VBZ"),
    ];

    #[test]
    fn tags_at_least_nineteen_tokens_of_twenty_as_a_person_would() {
        let (mut right, mut all) = (0, 0);
        let mut differing = Vec::new();
        for (text, expected) in SENTENCES {
            let found = xpos(text);
            assert_eq!(found.split(' ').count(), expected.split(' ').count(), "{text}: {found}");
            right += found.split(' ').zip(expected.split(' ')).filter(|(f, e)| f == e).count();
            all += expected.split(' ').count();
            if found != *expected {
                differing.push(format!("{text}: {found}"));
            }
        }
        assert!(right * 20 >= all * 19, "{right} of {all}: {differing:#?}");
    }

    #[test]
    fn the_shipped_model_is_whole() {
        assert!(MODEL.dictionary.words.len() > 1000);
    }

    #[test]
    fn one_tag_for_each_token_of_any_text() {
        let long = "said ".repeat(100_000);
        let marks = "“".repeat(1000) + &"'".repeat(1000);
        for text in ["", " ", "\0", "👩‍👩‍👧 ﷽ e\u{301}\u{300}", "…—‘’``''", "ǅ ŉ İ ß ﬃ", "x’", &marks, &long]
        {
            let segments = segment(text);
            assert_eq!(tag(text, &segments).len(), segments.tokens.len());
        }
        let segments = segment("A longer text than the other.");
        assert_eq!(tag("é", &segments).len(), segments.tokens.len(), "tokens of another text");
        let untiled = Segments { sentences: Vec::new(), ..segments };
        assert_eq!(tag("", &untiled).len(), untiled.tokens.len());
    }
}
