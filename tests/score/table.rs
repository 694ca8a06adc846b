//! The figures, and the one table that shows them.

use super::ratchet::{Ratchet, Verdict};
use super::share::Share;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Which way is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Percent,
    Count,
}

#[derive(Clone, Debug)]
pub struct Figure {
    pub corpus: &'static str,
    /// The stage, and what is measured of it: `statements: attributed F1`.
    pub name: String,
    /// Percent or a count, rounded to 0.1.
    pub value: f64,
    pub unit: Unit,
    pub better: Better,
    /// How many gold items it rests on.
    pub of: usize,
}

/// In the order of the engine.
const STAGES: [&str; 10] =
    ["tags", "statements", "pronouns", "times", "events", "speakers", "copies", "variants", "claims", "certainty"];

#[derive(Default)]
pub struct Table {
    pub figures: Vec<Figure>,
    /// The corpora that were there, and the print of their gold.
    pub prints: BTreeMap<&'static str, String>,
}

/// Puts the figures of one stage on one corpus into the table.
pub struct Rows<'a> {
    table: &'a mut Table,
    corpus: &'static str,
    stage: &'static str,
}

impl Table {
    pub fn rows(&mut self, stage: &'static str, corpus: &'static str, print: &str) -> Rows<'_> {
        self.prints.insert(corpus, print.to_owned());
        Rows { table: self, corpus, stage }
    }

    pub fn show(&self, ratchet: &Ratchet) -> String {
        let mut shown = String::new();
        let width = self.figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or_default();
        let _ = writeln!(shown, "{:<12} {:<width$} {:>8} {:>8} {:>7}", "corpus", "figure", "now", "held", "of");
        let mut stage = "";
        let mut figures: Vec<&Figure> = self.figures.iter().collect();
        figures.sort_by_key(|figure| STAGES.iter().position(|stage| figure.name.starts_with(stage)));
        for figure in figures {
            let this = figure.name.split(':').next().unwrap_or_default();
            if this != stage {
                stage = this;
                shown.push_str(&"-".repeat(width + 39));
                shown.push('\n');
            }
            let Figure { corpus, name, value, unit, of, .. } = figure;
            let number = |value: f64| match unit {
                Unit::Percent => format!("{value:.1} %"),
                Unit::Count => format!("{value:.0}  "),
            };
            let (held, sign) = match ratchet.judge(figure, &self.prints[corpus]) {
                Verdict::Held(held) => (number(held), ""),
                Verdict::Rose(held) => (number(held), " better"),
                Verdict::Fell(held) => (number(held), " WORSE"),
                Verdict::New | Verdict::OtherGold => ("-  ".to_owned(), " new"),
            };
            let now = number(*value);
            let _ = writeln!(shown, "{corpus:<12} {name:<width$} {now:>8} {held:>8} {of:>7}{sign}");
        }
        shown
    }
}

impl Rows<'_> {
    /// `value` runs from 0 to 1.
    pub fn percent(&mut self, name: &str, value: f64, of: usize) -> &mut Self {
        self.push(name, 100.0 * value, Unit::Percent, Better::Higher, of)
    }

    pub fn share(&mut self, name: &str, share: Share) -> &mut Self {
        self.percent(name, share.ratio(), share.of)
    }

    /// A percentage that is good when it is low; `value` runs from 0 to 1.
    pub fn falling(&mut self, name: &str, value: f64, of: usize) -> &mut Self {
        self.push(name, 100.0 * value, Unit::Percent, Better::Lower, of)
    }

    pub fn count(&mut self, name: &str, share: Share) -> &mut Self {
        self.push(name, share.right as f64, Unit::Count, Better::Higher, share.of)
    }

    /// A number that is good when it is low.
    pub fn falling_count(&mut self, name: &str, value: usize, of: usize) -> &mut Self {
        self.push(name, value as f64, Unit::Count, Better::Lower, of)
    }

    fn push(&mut self, name: &str, value: f64, unit: Unit, better: Better, of: usize) -> &mut Self {
        let name = format!("{}: {name}", self.stage);
        let value = (value * 10.0).round() / 10.0;
        self.table.figures.push(Figure { corpus: self.corpus, name, value, unit, better, of });
        self
    }
}
