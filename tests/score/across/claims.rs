//! Claims and stances on the short articles: pairs of statements on one claim, and positions that changed.

use super::set::Set;
use super::{NAME, pairs, put_pairs};
use crate::share::Share;
use crate::table::Table;
use claimline::model::{Across, ArticleId, StatementIndex, StatementKey};
use std::collections::BTreeMap;

pub fn put(set: &Set, across: &Across, table: &mut Table) {
    let mut gold: BTreeMap<&str, Vec<StatementKey>> = BTreeMap::new();
    let mut stances = Share::default();
    for (marked, n) in set.articles.iter().zip(0..) {
        for claim in &marked.claims {
            // The statement that has most of the words; one that was not found is a number that no other has.
            let overlap = |index: &usize| -> usize {
                let spans = &marked.analysis.statements[*index].content;
                spans.iter().map(|span| span.end().min(claim.end).saturating_sub(span.start().max(claim.start))).sum()
            };
            let best = (0..marked.analysis.statements.len()).max_by_key(overlap).filter(|index| overlap(index) > 0);
            let index = StatementIndex(best.map_or(u32::MAX - claim.start as u32, |index| index as u32));
            let key = StatementKey { article: ArticleId(n), index };
            gold.entry(&claim.claim).or_default().push(key);
            let found = across.claims.iter().flat_map(|claim| &claim.statements).find(|(other, _)| *other == key);
            stances.add(found.is_some_and(|(_, stance)| *stance == claim.stance));
        }
    }
    let found = across.claims.iter().map(|claim| claim.statements.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    if std::env::var_os("CLAIMLINE_SHOW").is_some() {
        for claim in &across.claims {
            println!("{}: {:?} first {:?}", claim.title, claim.statements, claim.first);
        }
        for change in &across.changes {
            println!("{change:?}");
        }
    }
    let mut rows = table.rows("claims", NAME, &set.print);
    put_pairs(&mut rows, "", &pairs(gold.into_values()), &pairs(found));
    rows.share("stance right", stances);
}
