//! Trains the part-of-speech tagger and writes `assets/model/tagger.bin`.
//!
//! `cargo run --release --example train_tagger -- DIR`, where DIR holds `ewt_train.conllu.gz`,
//! `gum_free_train.conllu.gz` and the same for `dev`: UD English EWT and the documents of GUM whose licence
//! allows it. The same files give the same model to the byte. Prints the accuracy of the model as written.

mod conllu;
mod count;
mod perceptron;

use claimline::extract::tag::Tag;
use claimline::extract::tag::decode::{Chooser, decode};
use claimline::extract::tag::dictionary::Dictionary;
use claimline::extract::tag::form::{forms, shape};
use claimline::extract::tag::model::Model;
use claimline::text::TokenKind;
use conllu::Example;
use perceptron::Perceptron;
use std::path::{Path, PathBuf};

/// Passes over the training text.
const ROUNDS: usize = 8;
/// A weight of one in the file, in weights of the perceptron.
const UNIT: f64 = 0.16;
/// Smaller weights are left out until the file is no longer than this.
const LONGEST: usize = 1_400_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("Name the folder with the treebank files.")?;
    let read = |name: &str| conllu::read(std::fs::File::open(folder.join(format!("{name}.conllu.gz")))?);
    let mut examples = read("ewt_train")?;
    examples.extend(read("gum_free_train")?);
    println!("{} sentences to learn from", examples.len());

    let dictionary = count::dictionary(&examples);
    let headlines: Vec<Example> =
        examples.iter().enumerate().filter_map(|(i, example)| as_headline(i, example)).collect();
    examples.extend(headlines);
    let perceptron = learn(&dictionary, examples);
    let bytes = (1..=127)
        .map(|least| Model::write(&dictionary, &perceptron.rows(UNIT, least)))
        .find(|bytes| bytes.len() <= LONGEST)
        .ok_or("The model does not get small enough.")?;
    let model = Model::read(&bytes).ok_or("The model cannot be read back.")?;
    for name in ["ewt_dev", "gum_free_dev"] {
        let examples = read(name)?;
        println!("{name}: {}", accuracy(&model, &examples));
        let headlines: Vec<Example> = examples.iter().filter_map(|example| as_headline(0, example)).collect();
        println!("{name} as headlines: {}", accuracy(&model, &headlines));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/model/tagger.bin");
    std::fs::write(&path, &bytes)?;
    println!("{} bytes in {}", bytes.len(), path.display());
    Ok(())
}

fn learn(dictionary: &Dictionary, mut examples: Vec<Example>) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut random = 20_260_101;
    for round in 1..=ROUNDS {
        shuffle(&mut examples, &mut random);
        let mut right = Score::default();
        for example in &examples {
            let labels = example.gold.iter().map(|gold| dictionary.tags.iter().position(|tag| tag == gold));
            perceptron.gold = labels.map(|label| label.and_then(|l| u8::try_from(l).ok())).collect();
            right.add(&tag(dictionary, &mut perceptron, example), &example.gold);
        }
        println!("round {round}: {right}");
    }
    perceptron
}

fn tag(dictionary: &Dictionary, chooser: &mut impl Chooser, example: &Example) -> Vec<Tag> {
    let (mut found, mut words, mut tags) = (Vec::new(), Vec::new(), Vec::new());
    forms(&example.text, &example.tokens, &mut found);
    dictionary.look_up(&found, &mut words);
    decode(dictionary, &words, chooser, &mut tags);
    tags
}

fn accuracy(model: &Model, examples: &[Example]) -> Score {
    let mut score = Score::default();
    for example in examples {
        score.add(&tag(&model.dictionary, &mut &*model, example), &example.gold);
    }
    score
}

#[derive(Default)]
struct Score {
    tokens: usize,
    upos: usize,
    xpos: usize,
}

impl Score {
    fn add(&mut self, found: &[Tag], gold: &[Tag]) {
        for (found, gold) in found.iter().zip(gold) {
            self.tokens += 1;
            self.upos += usize::from(found.upos == gold.upos);
            self.xpos += usize::from(found.xpos == gold.xpos);
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let percent = |n: usize| 100.0 * n as f64 / self.tokens.max(1) as f64;
        write!(f, "UPOS {:.2} XPOS {:.2} of {} tokens", percent(self.upos), percent(self.xpos), self.tokens)
    }
}

/// Every fifth sentence with capitals on its words, and every fifteenth all in capitals, as headlines have
/// them. `None` for the others and for sentences too short to be seen as headlines.
fn as_headline(number: usize, example: &Example) -> Option<Example> {
    if !number.is_multiple_of(5) || example.tokens.len() < 5 {
        return None;
    }
    let mut bytes = example.text.clone().into_bytes();
    for token in example.tokens.iter().filter(|t| t.kind == TokenKind::Word) {
        let (start, end) = (token.span.start(), token.span.end());
        if number % 15 == 10 {
            bytes[start..end].make_ascii_uppercase();
        } else if end - start > 3 || number.is_multiple_of(2) {
            bytes[start..start + 1].make_ascii_uppercase();
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    let mut found = Vec::new();
    forms(&text, &example.tokens, &mut found);
    found[0].has(shape::TITLE | shape::SHOUT).then(|| Example { text, ..example.clone() })
}

/// Fisher–Yates over a 64-bit linear congruential generator (Knuth's MMIX constants).
fn shuffle<T>(items: &mut [T], random: &mut u64) {
    for i in (1..items.len()).rev() {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(i, (*random >> 33) as usize % (i + 1));
    }
}
