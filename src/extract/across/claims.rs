use super::digest::Said;
use super::groups::Sets;
use super::variants::Links;
use super::words::{Word, WordKind};
use crate::model::{DayRange, Stance};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// All statements, and what is known of each.
pub struct Scene<'a> {
    pub said: &'a [&'a Said],
    pub article_of: &'a [usize],
    /// Who that is among all articles.
    pub speaker_of: &'a [Option<u32>],
    pub published: Vec<Option<DayRange>>,
}

/// Statements on one proposition, as indices.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub members: Vec<(usize, Stance)>,
    /// The member whose words are the title.
    pub plainest: usize,
    pub first: Option<usize>,
    /// How alike the members are, from 0 to 1.
    pub likeness: f32,
}

/// So much of what two statements say together they say alike.
const SHARE: f32 = 0.5;
/// And so much must that be, in bits: about three rare words.
const LEAST: f32 = 16.0;
/// A word that more statements have brings no two together.
const SPREAD: usize = 120;
/// Words that say less than this are grammar.
const CONTENT: f32 = 2.5;

/// The words of a statement that tell what it is about, by rising key, each with its weight in this collection.
struct Profile {
    words: Vec<(u64, f32)>,
    total: f32,
    names: BTreeSet<u64>,
    numbers: BTreeSet<u64>,
}

/// Groups of statements that assert, deny or question the same proposition, in order of their first members.
/// `links` are the variants of one utterance, which are one claim.
pub fn claims(scene: &Scene<'_>, links: &Links) -> Vec<Group> {
    let profiles = profiles(scene.said);
    let mut pairs: HashMap<(usize, usize), f32> = pairs(scene, &profiles);
    for (a, b, alike) in links {
        pairs.insert((*a, *b), alike.certainty.as_probability() as f32);
    }
    let mut order: Vec<(usize, usize, f32)> = pairs.iter().map(|((a, b), share)| (*a, *b, *share)).collect();
    order.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let mut sets = Sets::new(scene.said.len());
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b, _) in &order {
        let (a, b) = (sets.first(*a), sets.first(*b));
        if a == b {
            continue;
        }
        let left = members.remove(&a).unwrap_or_else(|| vec![a]);
        let right = members.remove(&b).unwrap_or_else(|| vec![b]);
        if are_one(&left, &right, &pairs) {
            sets.join(a, b);
            members.insert(a.min(b), [left, right].concat());
        } else {
            members.insert(a, left);
            members.insert(b, right);
        }
    }
    let groups = members.into_values().filter(|group| group.len() > 1).map(|mut group| {
        group.sort_unstable();
        told(scene, &group, &pairs, links)
    });
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by_key(|group| group.members[0].0);
    groups
}

/// Two groups become one when on average half of their pairs would: no chain from one thing to another.
fn are_one(left: &[usize], right: &[usize], pairs: &HashMap<(usize, usize), f32>) -> bool {
    // Of large groups some members are asked.
    let some = |group: &[usize]| group.iter().copied().step_by(group.len().div_ceil(12)).collect::<Vec<_>>();
    let (left, right) = (some(left), some(right));
    let sure = left.iter().flat_map(|a| right.iter().map(move |b| (*a.min(b), *a.max(b))));
    let sum: f32 = sure.map(|pair| pairs.get(&pair).copied().unwrap_or_default()).sum();
    sum >= SHARE * 0.7 * (left.len() * right.len()) as f32
}

fn profiles(said: &[&Said]) -> Vec<Profile> {
    // In how many different utterances each word is.
    let mut spread: HashMap<u64, u32> = HashMap::new();
    let mut prints = HashSet::new();
    let mut utterances = 0u32;
    for statement in said {
        if prints.insert(statement.print) {
            utterances += 1;
            let keys: BTreeSet<u64> = content(&statement.words).map(|word| word.key).collect();
            keys.into_iter().for_each(|key| *spread.entry(key).or_default() += 1);
        }
    }
    let all = (utterances + 30) as f32;
    let profile = |statement: &&Said| {
        let mut words: Vec<(u64, f32)> = content(&statement.words)
            .map(|word| {
                let spread = spread.get(&word.key).copied().unwrap_or(1).max(1) as f32;
                // A word that every other statement has tells none from the others.
                let rare = (all / (spread + 1.0)).ln() / all.ln();
                let plain = if word.kind == WordKind::Name { word.weight / 0.4 } else { word.weight };
                (word.key, plain * (0.25 + 0.75 * rare.clamp(0.0, 1.0)))
            })
            .collect();
        words.sort_by_key(|word| word.0);
        words.dedup_by_key(|word| word.0);
        let keys = |kind: WordKind| statement.words.iter().filter(move |word| word.kind == kind).map(|word| word.key);
        Profile {
            total: words.iter().map(|word| word.1).sum(),
            words,
            names: keys(WordKind::Name).collect(),
            numbers: keys(WordKind::Number).collect(),
        }
    };
    said.iter().map(profile).collect()
}

fn content(words: &[Word]) -> impl Iterator<Item = &Word> {
    let tells = |word: &&Word| !matches!(word.kind, WordKind::Gap | WordKind::Negation) && word.weight >= CONTENT;
    words.iter().filter(tells)
}

/// Pairs of statements that may be on one proposition, the lower index first, with how alike they are.
fn pairs(scene: &Scene<'_>, profiles: &[Profile]) -> HashMap<(usize, usize), f32> {
    let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut shared: Vec<f32> = vec![0.0; profiles.len()];
    let mut pairs = HashMap::new();
    for (n, profile) in profiles.iter().enumerate() {
        let mut touched = Vec::new();
        for (key, weight) in &profile.words {
            let seen = places.entry(*key).or_default();
            for other in seen.iter() {
                if shared[*other as usize] == 0.0 {
                    touched.push(*other as usize);
                }
                shared[*other as usize] += weight;
            }
            if seen.len() < SPREAD {
                seen.push(n as u32);
            }
        }
        for other in touched {
            let met = std::mem::take(&mut shared[other]);
            // What words beyond the spread would add is not known: half will do for a look.
            if met >= LEAST * 0.5
                && met >= SHARE * 0.5 * profile.total.min(profiles[other].total)
                && let Some(share) = likeness(scene, profiles, other, n)
            {
                pairs.insert((other, n), share);
            }
        }
    }
    pairs
}

/// How alike two statements are; `None` when they are on different things.
fn likeness(scene: &Scene<'_>, profiles: &[Profile], a: usize, b: usize) -> Option<f32> {
    let (x, y) = (&profiles[a], &profiles[b]);
    let same_article = scene.article_of[a] == scene.article_of[b];
    let same_speaker = scene.speaker_of[a].is_some() && scene.speaker_of[a] == scene.speaker_of[b];
    // A statement and the one inside it share their words.
    let is_inside = |inner: usize, outer: usize| {
        scene.said[inner].relay_of.is_some() && scene.said[outer].words.len() >= scene.said[inner].words.len()
    };
    if same_article && (same_speaker || is_inside(a, b) || is_inside(b, a)) {
        return None;
    }
    let common: f32 = intersection(&x.words, &y.words);
    let share = common / (x.total + y.total - common).max(1.0);
    if common < LEAST || share < SHARE || !names_agree(x, y) {
        return None;
    }
    let numbers = x.numbers.is_subset(&y.numbers) || y.numbers.is_subset(&x.numbers);
    // One speaker may name another number later; two speakers with two numbers make two claims.
    (numbers || same_speaker).then_some(share)
}

/// Each side may name more, but not one instead of another.
fn names_agree(x: &Profile, y: &Profile) -> bool {
    x.names.is_subset(&y.names) || y.names.is_subset(&x.names) || {
        let shared = x.names.intersection(&y.names).count();
        let (only_x, only_y) = (x.names.len() - shared, y.names.len() - shared);
        shared > 0 && only_x.min(only_y) == 0
    }
}

fn intersection(a: &[(u64, f32)], b: &[(u64, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1.min(b[j].1);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// The group with the stance of each member and the first report.
fn told(scene: &Scene<'_>, group: &[usize], pairs: &HashMap<(usize, usize), f32>, links: &Links) -> Group {
    let mut by_day = group.to_vec();
    by_day.sort_by_key(|n| (order(scene.published[*n]), *n));
    // The claim is what most of them hold; on a tie, the first.
    let against = group.iter().filter(|n| scene.said[**n].manner.is_against()).count();
    let claim_is_against = match (against * 2).cmp(&group.len()) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => by_day.first().is_some_and(|n| scene.said[*n].manner.is_against()),
    };
    let inside: HashSet<usize> = group.iter().copied().collect();
    let mut variants: HashMap<usize, Vec<usize>> = HashMap::new();
    for (a, b, _) in links.iter().filter(|(a, b, _)| inside.contains(a) && inside.contains(b)) {
        variants.entry(*a).or_default().push(*b);
        variants.entry(*b).or_default().push(*a);
    }
    let mut seen: HashSet<usize> = HashSet::new();
    let mut stances: BTreeMap<usize, Stance> = BTreeMap::new();
    for n in &by_day {
        let manner = scene.said[*n].manner;
        let again = variants.get(n).is_some_and(|others| others.iter().any(|other| seen.contains(other)));
        seen.insert(*n);
        let stance = if manner.is_against() != claim_is_against {
            Stance::Denies
        } else if again {
            Stance::Repeats
        } else if manner.questions {
            Stance::Questions
        } else if manner.hedges {
            Stance::Hedges
        } else {
            Stance::Asserts
        };
        stances.insert(*n, stance);
    }
    // The statement that is most like the others, and of these the one of middle length.
    let alike = |n: usize| -> f32 {
        let with = |other: usize| pairs.get(&(n.min(other), n.max(other))).copied().unwrap_or_default();
        group.iter().map(|other| with(*other)).sum()
    };
    let plain = |n: &usize| stances[n] == Stance::Asserts;
    let plainest = group.iter().copied().max_by(|a, b| {
        let rank = |n: &usize| (plain(n), alike(*n) - 0.002 * scene.said[*n].words.len() as f32);
        rank(a).0.cmp(&rank(b).0).then(rank(a).1.total_cmp(&rank(b).1)).then(b.cmp(a))
    });
    let links = group.len() * (group.len() - 1);
    Group {
        plainest: plainest.unwrap_or(group[0]),
        first: first(scene, &by_day),
        likeness: group.iter().map(|n| alike(*n)).sum::<f32>() / links as f32,
        members: stances.into_iter().collect(),
    }
}

fn order(days: Option<DayRange>) -> (i64, i64) {
    days.map_or((i64::MAX, i64::MAX), |days| {
        (days.first.map_or(i64::MIN, i64::from), days.last.map_or(i64::MAX, i64::from))
    })
}

/// The statement of the article that surely came before all others; `None` on a tie and when a date is missing.
fn first(scene: &Scene<'_>, by_day: &[usize]) -> Option<usize> {
    let earliest = *by_day.first()?;
    let last = scene.published[earliest]?.last?;
    let later = by_day.iter().filter(|n| scene.article_of[**n] != scene.article_of[earliest]);
    let mut later = later.map(|n| scene.published[*n].and_then(|days| days.first));
    later.all(|day| day.is_some_and(|day| day > last)).then_some(earliest)
}

#[cfg(test)]
mod tests {
    use super::super::digest::said;
    use super::*;

    fn find(statements: &[(&str, u32, i32)]) -> Vec<Group> {
        let said: Vec<Said> = statements.iter().map(|(text, ..)| said(text)).collect();
        let said: Vec<&Said> = said.iter().collect();
        let days = statements.iter().map(|(_, _, day)| Some(DayRange { first: Some(*day), last: Some(*day) }));
        let article_of: Vec<usize> = (0..said.len()).collect();
        let speaker_of: Vec<Option<u32>> = statements.iter().map(|(_, speaker, _)| Some(*speaker)).collect();
        let scene = Scene { said: &said, article_of: &article_of, speaker_of: &speaker_of, published: days.collect() };
        claims(&scene, &Links::new())
    }

    #[test]
    fn names_numbers_and_words_must_agree() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(find(&[(a, 1, 1), (b, 2, 2)]).len() == 1, expected, "{a} | {b}");
        };
        let claim = "the breakwater at Saltby leaks oil into the estuary";
        check(claim, "that oil leaks from the breakwater at Saltby into the estuary", true);
        check(claim, "the breakwater at Saltby does not leak oil into the estuary", true);
        check(claim, "the breakwater at Varrick leaks oil into the estuary", false);
        check(claim, "the lighthouse at Saltby needs paint before the summer", false);
        check("the trawler dumped 40 tonnes of sludge", "the trawler dumped 90 tonnes of sludge", false);
        check("the trawler dumped 40 tonnes of sludge", "the trawler dumped forty tonnes of sludge", true);
        check("it is good", "it is good", false);
    }

    #[test]
    fn stances_and_the_first_report() {
        use Stance::*;
        let check = |statements: &[(&str, u32, i32)], stances: &[Stance], first: Option<usize>| {
            let groups = find(statements);
            assert_eq!(groups.len(), 1);
            let found: Vec<Stance> = groups[0].members.iter().map(|member| member.1).collect();
            assert_eq!((found.as_slice(), groups[0].first), (stances, first));
        };
        let yes = "the trawler dumped sludge into the estuary";
        let no = "the trawler never dumped sludge into the estuary";
        check(&[(yes, 1, 5), (yes, 2, 3), (no, 3, 7)], &[Asserts, Asserts, Denies], Some(1));
        check(&[(yes, 1, 3), (no, 2, 3)], &[Asserts, Denies], None);
        check(
            &[(yes, 1, 3), ("the trawler may have dumped sludge into the estuary", 2, 4)],
            &[Asserts, Hedges],
            Some(0),
        );
        check(
            &[(yes, 1, 3), ("“Has the trawler dumped sludge into the estuary?”", 2, 4)],
            &[Asserts, Questions],
            Some(0),
        );
    }
}
