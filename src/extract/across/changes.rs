use super::claims::{Group, Scene};
use super::words::WordKind;
use crate::model::Difference;
use std::collections::BTreeSet;

/// Two statements of one speaker on one claim that differ, as indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub claim: usize,
    pub speaker: u32,
    /// The earlier one first, where the dates tell.
    pub statements: [usize; 2],
    pub differs: Difference,
    /// From 0 to 1.
    pub certainty: f32,
}

/// Where a speaker's statements on one claim differ in polarity or number, surest first. Each statement is compared
/// with the speaker's one before it, so that a position that changed once is listed once.
pub fn changes(scene: &Scene<'_>, claims: &[Group]) -> Vec<Change> {
    let mut found = Vec::new();
    for (claim, group) in claims.iter().enumerate() {
        let mut members: Vec<usize> = group.members.iter().map(|member| member.0).collect();
        members.sort_by_key(|n| (scene.published[*n].and_then(|days| days.first).unwrap_or(i32::MAX), *n));
        let speakers: BTreeSet<u32> = members.iter().filter_map(|n| scene.speaker_of[*n]).collect();
        for speaker in speakers {
            let own: Vec<usize> = members.iter().copied().filter(|n| scene.speaker_of[*n] == Some(speaker)).collect();
            for pair in own.windows(2) {
                let Some(differs) = difference(scene, pair[0], pair[1]) else { continue };
                let dated = pair.iter().all(|n| scene.published[*n].is_some());
                let certainty = group.likeness.min(0.95) * if dated { 1.0 } else { 0.8 };
                found.push(Change { claim, speaker, statements: [pair[0], pair[1]], differs, certainty });
            }
        }
    }
    found.sort_by(|a, b| b.certainty.total_cmp(&a.certainty).then(a.statements.cmp(&b.statements)));
    found
}

fn difference(scene: &Scene<'_>, a: usize, b: usize) -> Option<Difference> {
    let (x, y) = (scene.said[a], scene.said[b]);
    // A question takes no position.
    if x.manner.questions || y.manner.questions {
        return None;
    }
    if x.manner.is_against() != y.manner.is_against() {
        return Some(Difference::Polarity);
    }
    let numbers = |n: usize| -> BTreeSet<u64> {
        let words = scene.said[n].words.iter().filter(|word| word.kind == WordKind::Number);
        words.map(|word| word.key).collect()
    };
    let (x, y) = (numbers(a), numbers(b));
    (!x.is_subset(&y) && !y.is_subset(&x)).then_some(Difference::Number)
}

#[cfg(test)]
mod tests {
    use super::super::claims::claims;
    use super::super::digest::{Said, said};
    use super::super::variants::Links;
    use super::*;
    use crate::model::DayRange;

    #[test]
    fn what_differs() {
        let check = |a: &str, b: &str, speakers: [u32; 2], expected: Option<Difference>| {
            let said = [said(a), said(b)];
            let said: Vec<&Said> = said.iter().collect();
            let day = |day| Some(DayRange { first: Some(day), last: Some(day) });
            let scene = Scene {
                said: &said,
                article_of: &[0, 1],
                speaker_of: &speakers.map(Some),
                published: vec![day(2), day(1)],
            };
            let found = changes(&scene, &claims(&scene, &Links::new()));
            assert_eq!(found.first().map(|change| change.differs), expected, "{a} | {b}");
            assert!(found.iter().all(|change| change.statements == [1, 0]));
        };
        let yes = "the trawler dumped 40 tonnes of sludge into the estuary";
        let no = "the trawler never dumped 40 tonnes of sludge into the estuary";
        check(yes, no, [1, 1], Some(Difference::Polarity));
        check(yes, no, [1, 2], None);
        check(yes, "the trawler dumped 90 tonnes of sludge into the estuary", [1, 1], Some(Difference::Number));
        check(yes, yes, [1, 1], None);
    }
}
