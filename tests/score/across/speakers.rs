//! B³: for each speaker of an article, how much of the group that it was put in is right, and how much of the right
//! group is in it (Bagga and Baldwin 1998).

use super::NAME;
use super::set::Set;
use crate::share::{Share, f1};
use crate::table::Table;
use claimline::model::{Across, Analysis};
use claimline::text::fold;
use std::collections::BTreeMap;

pub fn put(set: &Set, across: &Across, table: &mut Table) {
    // Who that is by the gold, and by the engine; one whom the engine did not find stands alone.
    let mut judged: Vec<(String, String)> = Vec::new();
    let mut found = Share::default();
    for (n, marked) in set.articles.iter().enumerate() {
        for (name, who) in &marked.speakers {
            let alone = format!("{n}:{name}");
            let speaker = speaker(&marked.analysis, name);
            found.add(speaker.is_some());
            let place = |speaker: u32| {
                let is_here = |place: &claimline::model::SpeakerPlace| {
                    place.article.0 as usize == n && place.speaker.0 == speaker
                };
                across.people.iter().position(|someone| someone.places.iter().any(is_here))
            };
            let system = speaker.and_then(place).map_or_else(|| alone.clone(), |place| place.to_string());
            judged.push((who.clone().unwrap_or(alone), system));
        }
    }
    if std::env::var_os("CLAIMLINE_SHOW").is_some() {
        show(&judged);
    }
    let (precision, recall) = b_cubed(&judged);
    let mut rows = table.rows("speakers", NAME, &set.print);
    rows.percent("B³ precision", precision, judged.len()).percent("B³ recall", recall, judged.len());
    rows.percent("B³ F1", f1(precision, recall), judged.len()).share("found in their article", found);
}

/// The speaker whom the article calls so.
fn speaker(analysis: &Analysis, name: &str) -> Option<u32> {
    let called = |spelled: &String| fold(spelled).trim_start_matches("the ") == fold(name);
    let speakers = analysis.statements.iter().filter_map(|statement| statement.speaker);
    let named = |n: &claimline::model::SpeakerIndex| {
        let speaker = &analysis.speakers[n.0 as usize];
        called(&speaker.name) || speaker.aliases.iter().any(called)
    };
    speakers.map(Some).find(|n| n.as_ref().is_some_and(named)).flatten().map(|n| n.0)
}

fn b_cubed(judged: &[(String, String)]) -> (f64, f64) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for (gold, system) in judged {
        let both = judged.iter().filter(|(g, s)| g == gold && s == system).count() as f64;
        precision += both / judged.iter().filter(|(_, s)| s == system).count() as f64;
        recall += both / judged.iter().filter(|(g, _)| g == gold).count() as f64;
    }
    let all = judged.len().max(1) as f64;
    (precision / all, recall / all)
}

fn show(judged: &[(String, String)]) {
    let mut by_gold: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (gold, system) in judged {
        *by_gold.entry(gold).or_default().entry(system).or_default() += 1;
    }
    for (gold, systems) in by_gold.iter().filter(|(_, systems)| systems.len() > 1) {
        println!("{gold}: {systems:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_cubed_counts_both_sides() {
        let check = |judged: &[(&str, &str)], expected: (f64, f64)| {
            let judged: Vec<_> = judged.iter().map(|(g, s)| ((*g).to_owned(), (*s).to_owned())).collect();
            assert_eq!(b_cubed(&judged), expected);
        };
        check(&[("a", "1"), ("a", "1"), ("b", "2")], (1.0, 1.0));
        check(&[("a", "1"), ("a", "2")], (1.0, 0.5));
        check(&[("a", "1"), ("b", "1")], (0.5, 1.0));
        check(&[], (0.0, 0.0));
    }
}
