//! Learns the weights by which pronouns are read and writes `assets/model/pronouns.txt`.
//!
//! `cargo run --release --example train_pronouns -- FILE [HELD]`, where FILE is coreference in JSON lines: documents
//! of GUM whose licence allows it. Nothing is learned from the documents that HELD names by their ids: a corpus that
//! the program is measured on. The invented reports of `tests/train/pronouns.txt` are learned from as well;
//! the same file gives the same weights. Prints how the weights do on
//! documents that they were not learned from.

mod gold;

use claimline::extract::coreference_by;
use claimline::extract::mentions::features::NAMES;
use claimline::extract::mentions::ranker::{Question, Ranker};
use claimline::model::{Article, Origin};
use gold::Document;
use std::path::{Path, PathBuf};

/// Readings change what later pronouns may stand for, so weights and questions are made in turns.
const TURNS: usize = 4;
const PARTS: usize = 5;
const STEPS: usize = 300;
const RATE: f64 = 0.5;
/// How much a pronoun counts that stands for a thing.
const OF_THINGS: f64 = 0.3;
/// How much the invented reports count: the program reads news, and GUM holds few.
const REPORTS: f64 = 2.0;
/// The penalty on large weights.
const RIDGE: f64 = 0.001;
/// A likelier reading than this is given.
const LEAST: f32 = 0.5;

/// One pronoun: what it could stand for, and which candidates are right; nobody when none is.
struct Lesson {
    question: Question,
    right: Vec<bool>,
    weight: f64,
    document: usize,
    named: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = std::env::args_os().nth(1).map(PathBuf::from).ok_or("Name the file with the coreference.")?;
    let mut documents = gold::read(&path)?;
    if let Some(held) = std::env::args_os().nth(2) {
        let held = gold::ids(Path::new(&held))?;
        documents.retain(|d| !held.contains(&d.id));
    }
    let reports_from = documents.len();
    documents.extend(gold::read_marked(&folder.join("tests/train/pronouns.txt"))?);
    let mut ranker = Ranker::read("");
    for turn in 1..=TURNS {
        let lessons = lessons(&documents, reports_from, &ranker);
        if turn == TURNS {
            for least in [0.4, LEAST, 0.6, 0.7] {
                println!("held out, given from {least}: {}", cross_validate(&lessons, least));
            }
        }
        ranker = learn(lessons.iter());
        println!("turn {turn}: {} pronouns, {}", lessons.len(), Score::of(lessons.iter(), &ranker, LEAST));
    }
    let head = "# Weights of the ranker of pronouns, learned by the example `train_pronouns`; see LICENSE.md.\n\
                # A candidate’s probability is its share of the exponentials of the summed weights of what holds of it.\n";
    let file = folder.join("assets/model/pronouns.txt");
    std::fs::write(&file, format!("{head}{}", ranker.write()))?;
    println!("{} weights in {}", NAMES.len(), file.display());
    Ok(())
}

/// The pronouns of all documents whose reading the gold tells.
fn lessons(documents: &[Document], reports_from: usize, ranker: &Ranker) -> Vec<Lesson> {
    let mut found: Vec<Lesson> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let article = Article::of(&document.text, Origin::default());
        let (mentions, questions) = coreference_by(&article, ranker);
        let key = document.key(&mentions);
        let first = found.len();
        for (span, question) in questions {
            let Some(asked) = document.pronoun(span) else { continue };
            // Things are no candidates: that many a “they” means things must not make the weights timid.
            let weight = if document.is_of_people(asked) { 1.0 } else { OF_THINGS };
            let right: Vec<bool> = question.candidates.iter().map(|(entity, _)| key.is(*entity, asked)).collect();
            found.push(Lesson { question, right, weight, document: number, named: document.is_named(asked) });
        }
        // A long biography has a hundred pronouns of one person: it counts more than a report, not ten times.
        let count = (found.len() - first) as f64;
        let kind = if number < reports_from { 1.0 } else { REPORTS };
        found[first..].iter_mut().for_each(|lesson| lesson.weight *= kind * count.powf(-0.5));
    }
    found
}

fn cross_validate(lessons: &[Lesson], least: f32) -> Score {
    let mut score = Score::default();
    for part in 0..PARTS {
        let ranker = learn(lessons.iter().filter(|l| l.document % PARTS != part));
        score.add(&Score::of(lessons.iter().filter(|l| l.document % PARTS == part), &ranker, least));
    }
    score
}

/// Gradient ascent on the logarithm of the probability of the right candidates.
fn learn<'l>(lessons: impl Iterator<Item = &'l Lesson>) -> Ranker {
    let lessons: Vec<&Lesson> = lessons.collect();
    let total: f64 = lessons.iter().map(|l| l.weight).sum();
    let mut weights = vec![0.0_f64; NAMES.len()];
    let mut squares = vec![1e-8_f64; NAMES.len()];
    for _ in 0..STEPS {
        let ranker = Ranker { weights: weights.iter().map(|w| *w as f32).collect() };
        let mut gradient: Vec<f64> = weights.iter().map(|w| -RIDGE * w).collect();
        for lesson in &lessons {
            let Question { candidates, nobody, .. } = &lesson.question;
            let given = ranker.probabilities(&lesson.question);
            let none = f64::from(1.0 - given.iter().sum::<f32>()).max(1e-9);
            let right: f64 = given.iter().zip(&lesson.right).filter(|(_, r)| **r).map(|(p, _)| f64::from(*p)).sum();
            let any = lesson.right.contains(&true);
            let share = lesson.weight / total;
            for ((_, features), (p, r)) in candidates.iter().zip(given.iter().zip(&lesson.right)) {
                let target = if *r { f64::from(*p) / right.max(1e-9) } else { 0.0 };
                features.iter().for_each(|i| gradient[i] += share * (target - f64::from(*p)));
            }
            let target = if any { 0.0 } else { 1.0 };
            nobody.iter().for_each(|i| gradient[i] += share * (target - none));
        }
        for ((weight, square), g) in weights.iter_mut().zip(&mut squares).zip(gradient) {
            *square += g * g;
            *weight += RATE * g / square.sqrt();
        }
    }
    Ranker { weights: weights.iter().map(|w| ((w * 100.0).round() / 100.0) as f32).collect() }
}

#[derive(Default)]
struct Score {
    all: usize,
    reachable: usize,
    given: usize,
    right: usize,
    named: usize,
    named_right: usize,
}

impl Score {
    fn of<'l>(lessons: impl Iterator<Item = &'l Lesson>, ranker: &Ranker, least: f32) -> Score {
        let mut score = Score::default();
        for lesson in lessons {
            let given = ranker.probabilities(&lesson.question);
            let best = (0..given.len()).max_by(|a, b| given[*a].total_cmp(&given[*b])).filter(|b| given[*b] >= least);
            let right = best.is_some_and(|b| lesson.right[b]);
            score.all += 1;
            score.reachable += usize::from(lesson.right.contains(&true));
            score.given += usize::from(best.is_some());
            score.right += usize::from(right);
            score.named += usize::from(lesson.named);
            score.named_right += usize::from(lesson.named && right);
        }
        score
    }

    fn add(&mut self, other: &Score) {
        self.all += other.all;
        self.reachable += other.reachable;
        self.given += other.given;
        self.right += other.right;
        self.named += other.named;
        self.named_right += other.named_right;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let percent = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        write!(
            f,
            "right {:.1} % of all, {:.1} % of given, {:.1} % of the named; {:.1} % have a right candidate",
            percent(self.right, self.all),
            percent(self.right, self.given),
            percent(self.named_right, self.named),
            percent(self.reachable, self.all),
        )
    }
}
