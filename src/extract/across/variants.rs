use super::align::{Run, align, weight};
use super::digest::Said;
use super::groups::near_cliques;
use super::words::{Word, WordKind, mixed};
use crate::model::{Certainty, Form};
use std::collections::HashMap;

/// Two statements as one utterance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    pub certainty: Certainty,
    /// Nearly the whole of the shorter one, or a long run of words.
    pub is_close: bool,
    /// The first, or the second, leaves out a negation of the other.
    pub drops_negation: [bool; 2],
}

/// What the comparison of two utterances came to, by their prints and forms; kept, since it depends on them alone.
pub type Compared = HashMap<[(u64, Form); 2], Option<Likeness>>;

/// An utterance says less than this much is no utterance of anybody's: “I think so”.
const LEAST: f32 = 10.0;
/// A word group in more utterances than these is a set phrase and brings no two together.
const SPREAD: usize = 80;

/// Groups of statements that give one utterance, each of at least two articles, as indices into `said`; and the
/// links between two of a group. `article_of` tells the article of each statement, `are_others` whether two are
/// surely of different speakers.
pub fn variants(
    said: &[&Said],
    article_of: &[usize],
    are_others: impl Fn(usize, usize) -> bool,
    compared: &mut Compared,
) -> (Vec<Vec<usize>>, Links) {
    // Equal utterances are compared once.
    let mut by_print: HashMap<(u64, Form), usize> = HashMap::new();
    let mut distinct: Vec<Vec<usize>> = Vec::new();
    for (n, statement) in said.iter().enumerate() {
        if weight(&statement.words) < LEAST {
            continue;
        }
        let place = *by_print.entry((statement.print, statement.form)).or_insert(distinct.len());
        if place == distinct.len() {
            distinct.push(Vec::new());
        }
        distinct[place].push(n);
    }
    let mut links = Links::new();
    for same in &distinct {
        let alike = Likeness { certainty: Certainty(99), is_close: true, drops_negation: [false; 2] };
        // All pairs of a large group add nothing: neighbours and the first one hold it together.
        for (i, b) in same.iter().enumerate() {
            let near = if same.len() <= 40 { 0..i } else { i.saturating_sub(40)..i };
            for a in &same[near] {
                links.push((*a, *b, alike));
            }
        }
    }
    for (a, b) in candidates(said, &distinct) {
        let (x, y) = (said[distinct[a][0]], said[distinct[b][0]]);
        let (one, other) = ((x.print, x.form), (y.print, y.form));
        let turned = one > other;
        let key = if turned { [other, one] } else { [one, other] };
        let found = *compared.entry(key).or_insert_with(|| if turned { compare(y, x) } else { compare(x, y) });
        let Some(mut alike) = found else { continue };
        if turned {
            alike.drops_negation.swap(0, 1);
        }
        for a in &distinct[a] {
            for b in &distinct[b] {
                let turned = a > b;
                let mut alike = alike;
                if turned {
                    alike.drops_negation.swap(0, 1);
                }
                links.push((*a.min(b), *a.max(b), alike));
            }
        }
    }
    links.retain(|(a, b, alike)| {
        let is_quoted = |n: usize| said[n].form != Form::Indirect;
        // Others quote an utterance, but who reports the same in other words says it himself.
        let others = |a: usize, b: usize| are_others(a, b) && !(is_quoted(a) && is_quoted(b) && alike.is_close);
        article_of[*a] != article_of[*b] && !others(*a, *b)
    });
    links.sort_unstable_by_key(|(a, b, alike)| (std::cmp::Reverse(alike.certainty), *a, *b));
    let pairs: Vec<(usize, usize)> = links.iter().map(|(a, b, _)| (*a, *b)).collect();
    (near_cliques(&pairs), links)
}

/// Statements of different articles that give one utterance, the lower index first; surest first.
pub type Links = Vec<(usize, usize, Likeness)>;

/// Pairs of utterances with word groups in common, as indices into `distinct`.
fn candidates(said: &[&Said], distinct: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(u64, u32)> = Vec::new();
    for (n, same) in distinct.iter().enumerate() {
        let words: Vec<&Word> = said[same[0]].words.iter().filter(|word| word.kind != WordKind::Gap).collect();
        for three in words.windows(3) {
            if three.iter().map(|word| word.weight).sum::<f32>() >= 3.0 {
                let hash = three.iter().fold(7, |print: u64, word| mixed(print.rotate_left(7) ^ word.key));
                groups.push((hash, n as u32));
            }
        }
    }
    groups.sort_unstable();
    groups.dedup();
    let mut pairs = Vec::new();
    for group in groups.chunk_by(|a, b| a.0 == b.0) {
        if group.len() > SPREAD {
            continue;
        }
        for (i, (_, b)) in group.iter().enumerate() {
            pairs.extend(group[..i].iter().map(|(_, a)| (*a, *b)));
        }
    }
    pairs.sort_unstable();
    let often = pairs.chunk_by(|a, b| a == b);
    // One group of three alone is a set phrase, save where one of the two has hardly more.
    let short = |n: u32| said[distinct[n as usize][0]].words.len() < 8;
    let often = often.filter(|same| same.len() > 1 || short(same[0].0) || short(same[0].1));
    often.map(|same| (same[0].0 as usize, same[0].1 as usize)).collect()
}

/// Whether two statements give one utterance; `None` = no.
pub fn compare(a: &Said, b: &Said) -> Option<Likeness> {
    let runs = align(&a.words, &b.words);
    let reported = [a.form, b.form].into_iter().filter(|form| *form == Form::Indirect).count();
    let (certainty, is_close) = certainty(&a.words, &b.words, &runs, reported)?;
    Some(Likeness { certainty, is_close, drops_negation: drops(&a.words, &b.words, &runs) })
}

/// The least share of the shorter statement that two have in common, by how many of them are reported in the
/// writer's words: two reports on one thing share much that nobody said.
const SHARES: [f32; 3] = [0.6, 0.65, 0.85];

/// How sure it is, by how much the runs say and what share of the shorter statement they are; and whether that is
/// nearly all. So many of the two are reported in the writer's words.
fn certainty(a: &[Word], b: &[Word], runs: &[Run], reported: usize) -> Option<(Certainty, bool)> {
    let others = |(a, b): (&[Word], &[Word])| {
        have_others(a, b, WordKind::Number) || (reported > 0 && have_others(a, b, WordKind::Name))
    };
    if between(a, b, runs).any(others) {
        return None;
    }
    let weights: Vec<f32> = runs.iter().map(|run| weight(&a[run.a..run.a + run.len])).collect();
    let (total, longest) = (weights.iter().sum::<f32>(), weights.iter().copied().fold(0.0, f32::max));
    let share = total / weight(a).min(weight(b)).max(1.0);
    let surely = |least: f32, sure: f32, value: f32| (value - least) / (sure - least);
    let by_share = (longest >= 12.0 && total >= 14.0 && share >= SHARES[reported]).then(|| surely(0.5, 0.9, share));
    let by_length = (longest >= 30.0).then(|| surely(25.0, 50.0, longest));
    let best = by_share.unwrap_or(0.0).max(by_length.unwrap_or(0.0));
    (best > 0.0).then(|| (Certainty::of(0.6 + 0.38 * best.min(1.0)), by_length.is_some() || share >= 0.75))
}

/// What either text has between two runs, and, as far as three words, before the first and behind the last.
fn between<'a>(a: &'a [Word], b: &'a [Word], runs: &'a [Run]) -> impl Iterator<Item = (&'a [Word], &'a [Word])> {
    let ends = runs.first().zip(runs.last()).map(|(first, last)| {
        let (end_a, end_b) = (last.a + last.len, last.b + last.len);
        let before = (&a[first.a.saturating_sub(3)..first.a], &b[first.b.saturating_sub(3)..first.b]);
        [before, (&a[end_a..(end_a + 3).min(a.len())], &b[end_b..(end_b + 3).min(b.len())])]
    });
    let inner = runs.windows(2).map(|pair| {
        let (here, next) = (pair[0], pair[1]);
        (&a[here.a + here.len..next.a], &b[here.b + here.len..next.b])
    });
    inner.chain(ends.into_iter().flatten())
}

/// Whether one has a number (or a name) and the other has another in its place.
fn have_others(a: &[Word], b: &[Word], kind: WordKind) -> bool {
    let has = |words: &[Word], kind: WordKind| words.iter().any(|word| word.kind == kind);
    has(a, kind) && has(b, kind) && !has(a, WordKind::Gap) && !has(b, WordKind::Gap)
}

/// Whether the first, or the second, leaves out a negation that the other has between words that both have.
fn drops(a: &[Word], b: &[Word], runs: &[Run]) -> [bool; 2] {
    let negates = |words: &[Word]| words.iter().any(|word| word.kind == WordKind::Negation);
    let inner = between(a, b, runs).take(runs.len().saturating_sub(1));
    inner.fold([false; 2], |[by_a, by_b], (a, b)| match (negates(a), negates(b)) {
        (false, true) => [true, by_b],
        (true, false) => [by_a, true],
        _ => [by_a, by_b],
    })
}

#[cfg(test)]
mod tests {
    use super::super::digest::said;
    use super::*;

    #[test]
    fn one_utterance_or_two() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(compare(&said(a), &said(b)).is_some(), expected, "{a} | {b}");
        };
        let whole = "“We will rebuild the breakwater before winter, whatever the ministry in the capital says.”";
        check(whole, "We will rebuild the breakwater before winter", true);
        check(whole, "“We will rebuild the breakwater … whatever the ministry … says.”", true);
        check(whole, "that they would rebuild the breakwater before winter", true);
        check(whole, "“We will [repair and] rebuild the breakwater before winter,”", true);
        check(whole, "“We will never rebuild the lighthouse after the summer.”", false);
        check("“At the end of the day, the ferry must sail.”", "“At the end of the day, nobody paid us.”", false);
        check("“I think so.”", "“I think so.”", false);
        check("the trawler dumped 40 tonnes of sludge", "the trawler dumped 90 tonnes of sludge", false);
        check("that the turbine field would open in spring", "that the turbine field needed a permit", false);
        check("that the turbine field would open in May", "that the turbine field would open in June", false);
    }

    #[test]
    fn a_dropped_negation_is_seen() {
        let check = |short: &str, long: &str, expected: [bool; 2]| {
            let found = compare(&said(short), &said(long)).map(|alike| alike.drops_negation);
            assert_eq!(found, Some(expected), "{short}");
        };
        let long = "“I would never, under any circumstance, sign the harbour treaty with Brandmoor shipyards.”";
        check("“I would … sign the harbour treaty with Brandmoor shipyards.”", long, [true, false]);
        check(long, "“I would … sign the harbour treaty with Brandmoor shipyards.”", [false, true]);
        check("“I would never … sign the harbour treaty with Brandmoor shipyards.”", long, [false, false]);
    }
}
