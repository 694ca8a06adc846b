//! The averaged perceptron that learns the weights, and their rounding to a small file.

use claimline::extract::tag::decode::Chooser;
use claimline::extract::tag::features::Features;
use claimline::extract::tag::model::{Row, best};
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Copy)]
struct Cell {
    label: u8,
    weight: i32,
    /// Sum of the weight over all steps before `since`.
    total: i64,
    since: i64,
}

/// Learns while it is used: [`Chooser::choose`] corrects the weights wherever it errs.
#[derive(Default)]
pub struct Perceptron {
    rows: HashMap<u32, Vec<Cell>>,
    step: i64,
    /// Gold labels of the sentence at hand; `None` where the model does not know the tag.
    pub gold: Vec<Option<u8>>,
}

impl Perceptron {
    fn add(&mut self, feature: u32, label: u8, change: i32) {
        let row = self.rows.entry(feature).or_default();
        match row.iter_mut().find(|cell| cell.label == label) {
            Some(cell) => {
                cell.total += i64::from(cell.weight) * (self.step - cell.since);
                cell.since = self.step;
                cell.weight += change;
            }
            None => row.push(Cell { label, weight: change, total: 0, since: self.step }),
        }
    }

    /// The averaged weights, rounded to `i8` after `1 / unit`, and only those of at least `least` units.
    pub fn rows(&self, unit: f64, least: u8) -> Vec<(u32, Row)> {
        let mut rows = BTreeMap::new();
        for (feature, cells) in &self.rows {
            let mut row: Row = Vec::new();
            for cell in cells {
                let total = cell.total + i64::from(cell.weight) * (self.step - cell.since);
                let units = total as f64 / self.step as f64 / unit;
                let weight = units.round().clamp(-127.0, 127.0) as i8;
                if weight.unsigned_abs() >= least {
                    row.push((cell.label, weight));
                }
            }
            row.sort_unstable();
            if !row.is_empty() {
                rows.insert(*feature, row);
            }
        }
        rows.into_iter().collect()
    }
}

impl Chooser for Perceptron {
    fn choose(&mut self, at: usize, features: &Features, candidates: &[u8]) -> u8 {
        let mut scores = [0; 256];
        for cell in features.iter().filter_map(|f| self.rows.get(f)).flatten() {
            scores[usize::from(cell.label)] += cell.weight;
        }
        let guess = best(&scores, candidates);
        self.step += 1;
        if let Some(gold) = self.gold[at].filter(|gold| *gold != guess && candidates.contains(gold)) {
            for feature in features {
                self.add(*feature, gold, 1);
                self.add(*feature, guess, -1);
            }
        }
        guess
    }
}
