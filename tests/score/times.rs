//! Time expressions, by the definitions of TempEval-3 (UzZaman et al. 2013).
//!
//! Strict: the same span. Relaxed: spans that overlap, one to one, the same spans first, then the larger overlap.
//! Value: relaxed, and the TIMEX3 value is the same.

use super::gold::{Annotated, Corpus, GoldTime};
use super::share::f1;
use super::table::Table;
use claimline::model::{TimeExpression, TimexType};
use std::collections::BTreeSet;

#[derive(Default)]
struct Scores {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    value: usize,
}

/// Scores `corpus`; with `only`, expressions of that type on either side.
pub fn put(corpus: &Corpus, only: Option<TimexType>, table: &mut Table) {
    let mut scores = Scores::default();
    for annotated in &corpus.articles {
        scores.add(annotated, only);
    }
    let Scores { gold, found, strict, relaxed, value } = scores;
    let f1_of = |right: usize| f1(right as f64 / found.max(1) as f64, right as f64 / gold.max(1) as f64);
    let mut rows = table.rows("times", corpus.name, &corpus.print);
    rows.percent("strict F1", f1_of(strict), gold).percent("relaxed F1", f1_of(relaxed), gold);
    let accuracy = value as f64 / relaxed.max(1) as f64;
    rows.percent("value F1", f1_of(relaxed) * accuracy, gold);
}

impl Scores {
    fn add(&mut self, annotated: &Annotated, only: Option<TimexType>) {
        let end = annotated.gold.times_end.unwrap_or(usize::MAX);
        let (published, gold): (Vec<_>, Vec<_>) = annotated.gold.times.iter().partition(|time| time.published);
        let is_wanted = |kind: TimexType, start: usize| start < end && only.is_none_or(|only| only == kind);
        let gold: Vec<&GoldTime> = gold.into_iter().filter(|t| is_wanted(t.kind, t.span.start())).collect();
        let found = annotated.analysis.times.iter().filter(|t| is_wanted(t.timex_type, t.span.start()));
        let found: Vec<&TimeExpression> =
            found.filter(|t| !published.iter().any(|line| line.span.overlaps(t.span))).collect();
        self.gold += gold.len();
        self.found += found.len();
        for (g, f) in pairs(&gold, &found) {
            self.relaxed += 1;
            self.strict += usize::from(gold[g].span == found[f].span);
            self.value += usize::from(gold[g].value == found[f].value);
        }
    }
}

fn pairs(gold: &[&GoldTime], found: &[&TimeExpression]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (g, gold) in gold.iter().enumerate() {
        for (f, found) in found.iter().enumerate() {
            let (a, b) = (gold.span, found.span);
            let overlap = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
            if overlap > 0 {
                all.push((a != b, usize::MAX - overlap, a.start(), b.start(), g, f));
            }
        }
    }
    all.sort_unstable();
    let (mut gold_used, mut found_used) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (.., g, f) in all {
        if !gold_used.contains(&g) && !found_used.contains(&f) {
            gold_used.insert(g);
            found_used.insert(f);
            pairs.push((g, f));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::nothing;

    #[test]
    fn strict_relaxed_and_value() {
        // Gold: `on Monday` without the preposition, `March 2024`, and the line of the published date.
        let check = |found: &[(&str, &str)], expected: [usize; 4]| {
            let mut annotated = nothing("12 March 2024. He left on Monday, not in March 2024. It was May.");
            annotated.mark_time("12 March 2024", "2024-03-12").published = true;
            annotated.mark_time("Monday", "2024-03-11");
            annotated.gold.times_end = annotated.article.text.find("May");
            for (words, value) in found {
                annotated.find_time(words, value);
            }
            let mut scores = Scores::default();
            scores.add(&annotated, None);
            assert_eq!([scores.found, scores.relaxed, scores.strict, scores.value], expected, "{found:?}");
        };
        check(&[], [0, 0, 0, 0]);
        check(&[("Monday", "2024-03-11")], [1, 1, 1, 1]);
        check(&[("Monday", "2024-03-12")], [1, 1, 1, 0]);
        check(&[("on Monday", "2024-03-11")], [1, 1, 0, 1]);
        check(&[("on Monday", "x"), ("Monday", "2024-03-11")], [2, 1, 1, 1]);
        check(&[("12 March 2024", "x"), ("March", "x"), ("May", "2024-05")], [0, 0, 0, 0]);
        check(&[("not in March 2024", "2024-03")], [1, 0, 0, 0]);
    }

    #[test]
    fn one_type_alone() {
        let mut annotated = nothing("He left on Monday.");
        annotated.mark_time("Monday", "2024-03-11");
        annotated.find_time("Monday", "2024-03-11");
        let mut scores = Scores::default();
        scores.add(&annotated, Some(TimexType::Duration));
        assert_eq!((scores.gold, scores.found), (0, 0));
    }
}
