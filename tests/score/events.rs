//! Events: found, dated, and dated no more exactly than the article does.
//!
//! A finding stands for a gold event when one of its mentions shares a word with a mention in the gold or, second
//! best, when it holds a time expression that dates the event and names no other one; pairs are one to one. *Strictly*
//! right is the same EDTF, *leniently* right a date that has a day in common.

use super::assign::assign;
use super::dates::{invents, may_be_one};
use super::gold::{Annotated, Corpus, GoldEvent};
use super::share::Share;
use super::statements::common;
use super::table::Table;
use super::words::Words;

/// What the pairs of all articles come to.
#[derive(Default)]
pub struct Scores {
    /// By tier, 0 to 3.
    pub found: [Share; 4],
    /// Findings that stand for an event of the gold.
    pub real: Share,
    /// Of the events of tiers 1 and 2: found and dated so.
    pub strict: Share,
    pub lenient: Share,
    /// Of all pairs.
    pub invented: Share,
}

pub fn put(corpus: &Corpus, table: &mut Table) {
    let scores = Scores::of(&corpus.articles);
    let mut rows = table.rows("events", corpus.name, &corpus.print);
    rows.share("dated by their own words, found", scores.found[1]).share("inferred, found", scores.found[2]);
    rows.share("findings that are events", scores.real);
    rows.share("date strictly right", scores.strict).share("date leniently right", scores.lenient);
    rows.falling("invented precision", scores.invented.ratio(), scores.invented.of);
}

impl Scores {
    pub fn of(articles: &[Annotated]) -> Self {
        let mut scores = Scores::default();
        for annotated in articles {
            scores.add(annotated);
        }
        scores
    }

    fn add(&mut self, annotated: &Annotated) {
        let gold = &annotated.gold.events;
        let found = &annotated.analysis.events;
        let words = Words::of(&annotated.article.text);
        let names =
            |event: &GoldEvent, f: usize| common(&words.under(&event.mentions), &words.under(&found[f].spans)) > 0;
        let dates = |event: &GoldEvent, f: usize| {
            found[f].spans.iter().any(|span| event.times.iter().any(|time| span.contains(*time)))
        };
        let pairs = assign(gold.len(), found.len(), |g, f| {
            // Of two findings with the same words the one with the right date stands for it.
            let tie = if gold[g].date == found[f].date { 0.1 } else { 0.0 };
            if names(&gold[g], f) {
                0.9 + tie
            } else if dates(&gold[g], f) && !gold.iter().any(|other| names(other, f)) {
                0.4 + tie
            } else {
                0.0
            }
        });
        self.real.right += pairs.len();
        self.real.of += found.len();
        for (g, event) in gold.iter().enumerate() {
            let date = pairs.iter().find(|(paired, ..)| *paired == g).map(|(_, f, _)| found[*f].date);
            self.found[usize::from(event.tier.min(3))].add(date.is_some());
            if matches!(event.tier, 1 | 2) {
                self.strict.add(date == Some(event.date));
                self.lenient.add(date.is_some_and(|date| may_be_one(event.date, date)));
            }
            if let Some(date) = date {
                self.invented.add(invents(event.date, date));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::nothing;

    #[test]
    fn found_dated_and_invented() {
        let text = "The port closed in 2018. Their quarrel of 2019 was long. She may win. The war went on.";
        // By `r`eal, found of tiers 1, 2 and 3, `s`trictly, `l`eniently right and `i`nvented.
        let check = |found: &[(&str, &str)], expected: [usize; 7]| {
            let mut annotated = nothing(text);
            annotated.mark_event("closed", &["2018"], 1, "2018");
            annotated.mark_event("quarrel", &["2019"], 1, "2019");
            annotated.mark_event("win", &[], 2, "2024/..");
            annotated.mark_event("war", &[], 3, "");
            for (words, date) in found {
                annotated.find_event(words, date);
            }
            let Scores { found: tiers, real, strict, lenient, invented } = Scores::of(&[annotated]);
            assert_eq!((real.of, strict.of, invented.of), (found.len(), 3, real.right), "{found:?}");
            let counts = [real, tiers[1], tiers[2], tiers[3], strict, lenient, invented].map(|share| share.right);
            assert_eq!(counts, expected, "{found:?}");
        };
        check(&[], [0; 7]);
        check(&[("The port closed", "2018")], [1, 1, 0, 0, 1, 1, 0]);
        check(&[("The port closed", "2018-05")], [1, 1, 0, 0, 0, 1, 1]);
        check(&[("The port closed", "2017")], [1, 1, 0, 0, 0, 0, 0]);
        check(&[("The port closed", "")], [1, 1, 0, 0, 0, 0, 0]);
        check(&[("The war", "2018")], [1, 0, 0, 1, 0, 0, 1]);
        check(&[("The war", "")], [1, 0, 0, 1, 0, 0, 0]);
        check(&[("may win", "2024/..")], [1, 0, 1, 0, 1, 1, 0]);
        check(&[("was long", "2019")], [0; 7]);
        // It has no word of the gold but its date.
        check(&[("of 2019 was long", "2019")], [1, 1, 0, 0, 1, 1, 0]);
        // Two findings of one event: one stands for it, the other for nothing.
        check(&[("port closed", ""), ("closed in 2018", "2018")], [1, 1, 0, 0, 1, 1, 0]);
    }
}
