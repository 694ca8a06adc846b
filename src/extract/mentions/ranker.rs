use super::features::{Features, NAMES};
use std::collections::HashMap;
use std::sync::OnceLock;

const WEIGHTS: &str = include_str!("../../../assets/model/pronouns.txt");

/// A log-linear model that ranks candidates: the probability of each is its share of the exponentials of
/// the summed weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranker {
    /// One for each of [`NAMES`].
    pub weights: Vec<f32>,
}

/// What a pronoun could stand for when it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The token of the pronoun.
    pub token: usize,
    /// The entities that agree with the pronoun, the nearest first.
    pub candidates: Vec<(usize, Features)>,
    /// What speaks for none of them.
    pub nobody: Features,
}

impl Ranker {
    /// The weights that the program ships.
    pub fn shipped() -> &'static Ranker {
        static SHIPPED: OnceLock<Ranker> = OnceLock::new();
        SHIPPED.get_or_init(|| Ranker::read(WEIGHTS))
    }

    /// Reads lines `weight feature`; a feature that is not there weighs nothing, `#` opens a comment.
    pub fn read(text: &str) -> Ranker {
        let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.trim().split_once(' '));
        let known: HashMap<&str, f32> =
            lines.filter_map(|(weight, name)| Some((name.trim(), weight.parse().ok()?))).collect();
        Ranker { weights: NAMES.iter().map(|name| known.get(name).copied().unwrap_or(0.0)).collect() }
    }

    /// The lines that [`Ranker::read`] reads.
    pub fn write(&self) -> String {
        self.weights.iter().zip(NAMES).map(|(weight, name)| format!("{weight:6.2} {name}\n")).collect()
    }

    /// The probability of each candidate; the rest to 1 is that of nobody.
    pub fn probabilities(&self, question: &Question) -> Vec<f32> {
        let score = |features: Features| features.iter().map(|i| self.weights[i]).sum::<f32>();
        let nobody = score(question.nobody);
        let scores: Vec<f32> = question.candidates.iter().map(|(_, features)| score(*features)).collect();
        let top = scores.iter().copied().fold(nobody, f32::max);
        let sum: f32 = scores.iter().chain([&nobody]).map(|s| (s - top).exp()).sum();
        scores.iter().map(|s| (s - top).exp() / sum).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::Feature;
    use super::*;

    #[test]
    fn weights_are_written_as_they_are_read() {
        let mut ranker = Ranker::read("# a comment\n  1.50 a subject\n -0.25 a name\n");
        assert_eq!(ranker.weights[Feature::Subject as usize], 1.5);
        assert_eq!(ranker.weights[Feature::Named as usize], -0.25);
        assert_eq!(Ranker::read(&ranker.write()), ranker);
        ranker.weights[0] = 3.0;
        assert_ne!(Ranker::read(""), ranker);
    }

    #[test]
    fn the_shipped_weights_name_every_feature() {
        for name in NAMES {
            assert!(
                WEIGHTS.lines().any(|line| line.trim().split_once(' ').is_some_and(|(_, n)| n.trim() == *name)),
                "{name}"
            );
        }
    }

    #[test]
    fn probabilities_and_that_of_nobody_make_one() {
        let ranker = Ranker::read("2 a subject\n0 nobody: he or she");
        let features = |feature| {
            let mut f = Features::default();
            f.add(feature);
            f
        };
        let question = Question {
            token: 0,
            candidates: vec![(0, features(Feature::Subject)), (1, features(Feature::Named))],
            nobody: features(Feature::Nobody),
        };
        let found: Vec<i32> = ranker.probabilities(&question).iter().map(|p| (p * 100.0).round() as i32).collect();
        assert_eq!(found, [79, 11]);
    }
}
