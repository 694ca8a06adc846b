//! Small articles of one construction each: how many are read wholly right.

use super::gold::{Annotated, Corpus};
use super::names::same_speaker;
use super::share::Share;
use super::statements::{Level, Sides, common};
use super::table::Table;

pub fn put(corpus: &Corpus, table: &mut Table) {
    let mut right = Share::default();
    for annotated in &corpus.articles {
        let is_right = is_wholly_right(annotated);
        right.add(is_right);
        if !is_right {
            println!("{}: {} is not wholly right", corpus.name, annotated.name);
        }
    }
    table.rows("statements", corpus.name, &corpus.print).count("cases wholly right", right);
}

/// Every gold statement is found at 0.8 or more with its speaker, or without one where the gold has none, and
/// nothing else is found. A finding that lies half or more inside a gold statement is a piece of it.
fn is_wholly_right(annotated: &Annotated) -> bool {
    const WHOLE: f64 = 0.8;
    let sides = Sides::of(annotated, Level::Outermost);
    let pairs: Vec<_> = sides.pairs().into_iter().filter(|(_, _, weight)| *weight >= WHOLE).collect();
    let speaks = |(g, f, _): &(usize, usize, f64)| match (sides.gold[*g].0.speaker, sides.found[*f].0.speaker) {
        (Some(gold), Some(found)) => same_speaker(gold, found),
        (gold, found) => gold == found,
    };
    let belongs = |f: usize| {
        let words = &sides.found[f].0.words;
        pairs.iter().any(|(_, paired, _)| *paired == f)
            || sides.gold.iter().any(|(gold, _)| 2 * common(words, &gold.words) >= words.len())
    };
    pairs.len() == sides.gold.len() && pairs.iter().all(speaks) && (0..sides.found.len()).all(belongs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::nothing;

    #[test]
    fn wholly_right() {
        const GOLD: [&str; 4] = ["“We checked it twice,”", "said", "Mara Lindqvist", "Mara Lindqvist"];
        let check = |speaker: &str, found: &[[&str; 4]], expected: bool| {
            let mut annotated = nothing("“We checked it twice,” Mara Lindqvist said. Critics disagreed.");
            annotated.mark([GOLD[0], GOLD[1], GOLD[2], speaker]);
            for one in found {
                annotated.find(*one);
            }
            assert_eq!(is_wholly_right(&annotated), expected, "{speaker} {found:?}");
        };
        let [content, cue, source, name] = GOLD;
        check(name, &[GOLD], true);
        check(name, &[[content, "", "", "Lindqvist"]], true);
        check(name, &[["We checked it", cue, source, name]], true);
        check(name, &[["We checked", cue, source, name]], false);
        check(name, &[[content, cue, source, ""]], false);
        check("", &[[content, cue, source, ""]], true);
        check("", &[GOLD], false);
        check(name, &[], false);
        check(name, &[GOLD, ["checked it", "", "", ""]], true);
        check(name, &[GOLD, ["Critics disagreed", "", "", ""]], false);
    }
}
