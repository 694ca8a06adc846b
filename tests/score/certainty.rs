//! Whether a stated certainty is what it says: of the statements given 0.9, nine in ten should be right.

use super::table::Table;
use claimline::model::Certainty;
use std::fmt::Write as _;

const BINS: usize = 10;

#[derive(Clone, Copy, Default)]
struct Bin {
    count: usize,
    stated: f64,
    right: usize,
}

/// The findings of one corpus that were judged.
pub struct Judged {
    pub corpus: &'static str,
    pub print: String,
    pub findings: Vec<(Certainty, bool)>,
}

/// Puts the expected calibration error of each corpus into the table: the mean distance between what a bin states and
/// what is right in it, weighted by its size. The text shows the bins of all of them together.
pub fn put(judged: &[Judged], table: &mut Table) -> String {
    for Judged { corpus, print, findings } in judged {
        let error = error(&bins(findings));
        table.rows("certainty", corpus, print).falling("expected calibration error", error, findings.len());
    }
    let names: Vec<&str> = judged.iter().map(|one| one.corpus).collect();
    let all: Vec<_> = judged.iter().flat_map(|one| &one.findings).copied().collect();
    show(&names.join(" and "), &bins(&all))
}

fn bins(judged: &[(Certainty, bool)]) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for (certainty, right) in judged {
        let bin = &mut bins[(usize::from(certainty.0) * BINS / 100).min(BINS - 1)];
        bin.count += 1;
        bin.stated += certainty.as_probability();
        bin.right += usize::from(*right);
    }
    bins
}

fn error(bins: &[Bin]) -> f64 {
    let all: usize = bins.iter().map(|bin| bin.count).sum();
    let distances = bins.iter().map(|bin| (bin.stated - bin.right as f64).abs());
    distances.sum::<f64>() / all.max(1) as f64
}

fn show(corpora: &str, bins: &[Bin]) -> String {
    let error = 100.0 * error(bins);
    let mut shown = format!(
        "certainty on {corpora}: expected calibration error {error:.1} %\nstated      statements  mean stated  right\n"
    );
    for (n, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.count > 0) {
        let percent = |sum: f64| 100.0 * sum / bin.count as f64;
        let (from, to) = (n as f64 / BINS as f64, (n + 1) as f64 / BINS as f64);
        let (stated, right) = (percent(bin.stated), percent(bin.right as f64));
        let _ = writeln!(shown, "{from:.1}–{to:.1} {:>15} {stated:>11.1} % {right:>6.1} %", bin.count);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_weighted_distance() {
        let check = |judged: &[(u8, bool)], expected: f64| {
            let judged: Vec<_> = judged.iter().map(|(stated, right)| (Certainty(*stated), *right)).collect();
            assert!((error(&bins(&judged)) - expected).abs() < 1e-9, "{judged:?}");
        };
        check(&[], 0.0);
        check(&[(100, true)], 0.0);
        check(&[(90, true)], 0.1);
        check(&[(90, true), (90, false)], 0.4);
        check(&[(90, true), (10, false)], 0.1);
        check(&[(255, true)], 1.55);
    }
}
