use super::digest::Digest;
use super::names::{Name, PersonName};
use super::people::{Cast, Open, Person, spoken};
use crate::model::{Certainty, MergeCandidate, Reason};
use std::collections::{BTreeMap, BTreeSet};

/// Surnames that more people than these bear are told apart by nobody.
const CROWD: usize = 12;

/// Pairs who may be one but need a person to say so, surest first. `numbers` gives each of `cast.persons` its
/// number; those without one don't speak.
pub fn proposals(digests: &[&Digest], cast: &Cast, numbers: &[Option<u32>]) -> Vec<MergeCandidate> {
    let mut found: BTreeMap<(usize, usize), (f32, Vec<Reason>)> = BTreeMap::new();
    let described: Vec<Described> = cast.persons.iter().map(|person| Described::of(digests, person)).collect();
    for ((a, b), why) in &cast.open {
        let (a, b) = (*a as usize, *b as usize);
        let (base, reason) = match why {
            Open::Fields => (0.3, "the same name, but their roles are of different walks of life"),
            Open::Several => (0.45, "the names agree, but more than one other could be meant"),
        };
        let mut reasons = vec![Reason::from(reason)];
        let certainty = base + shared_role(&described[a], &described[b], &mut reasons);
        found.insert((a, b), (certainty, reasons));
    }
    let mut by_surname: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_given: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (n, described) in described.iter().enumerate() {
        for name in &described.names {
            by_surname.entry(&name.surname).or_default().push(n);
            if let Some(given) = name.given.first().filter(|_| name.surname.len() > 4) {
                let start = name.surname.char_indices().nth(1).map_or(0, |(at, _)| at);
                by_given.entry((given, &name.surname[..start])).or_default().push(n);
            }
        }
    }
    for (surname, mut family) in by_surname {
        family.dedup();
        surname_pairs(surname, &family, &described, &mut found);
    }
    for (_, mut family) in by_given {
        family.dedup();
        spelling_pairs(&family, &described, &mut found);
    }
    organisation_pairs(digests, cast, &described, &mut found);
    let told = found.into_iter().filter_map(|((a, b), (certainty, reasons))| {
        let pair = [numbers[a]?, numbers[b]?];
        Some(MergeCandidate { pair, certainty: Certainty::of(certainty.clamp(0.05, 0.95)), reasons })
    });
    let mut told: Vec<MergeCandidate> = told.collect();
    told.sort_by_key(|candidate| (std::cmp::Reverse(candidate.certainty), candidate.pair));
    told
}

type Found = BTreeMap<(usize, usize), (f32, Vec<Reason>)>;

/// What is compared of one person.
struct Described<'a> {
    names: Vec<&'a PersonName>,
    articles: BTreeSet<usize>,
    /// The words of the roles.
    roles: BTreeSet<&'a str>,
    is_full: bool,
}

impl<'a> Described<'a> {
    fn of(digests: &[&'a Digest], person: &Person) -> Described<'a> {
        let mut described = Described {
            names: Vec::new(),
            articles: person.members.iter().map(|(article, _)| *article).collect(),
            roles: BTreeSet::new(),
            is_full: false,
        };
        for (article, speaker) in &person.members {
            let spoken = spoken(digests, *article, *speaker);
            let words = spoken.roles.iter().flat_map(|role| role.split_whitespace());
            described.roles.extend(words.filter(|word| word.len() > 3 && *word != "former" && *word != "then"));
            if let Name::Person(name) = &spoken.parsed
                && !name.surname.is_empty()
                && !described.names.contains(&name)
            {
                described.is_full |= name.is_full();
                described.names.push(name);
            }
        }
        described
    }
}

/// A role that both have makes it likelier; it says so in `reasons`.
fn shared_role(a: &Described<'_>, b: &Described<'_>, reasons: &mut Vec<Reason>) -> f32 {
    let shared: Vec<&str> = a.roles.intersection(&b.roles).copied().collect();
    if shared.is_empty() {
        return if a.roles.is_empty() || b.roles.is_empty() { 0.0 } else { -0.15 };
    }
    reasons.push(format!("both are called “{}”", shared.join(" ")).into());
    0.25
}

/// A bare surname may be anybody who bears it in another article.
fn surname_pairs(surname: &str, family: &[usize], described: &[Described<'_>], found: &mut Found) {
    let full: Vec<usize> = family.iter().copied().filter(|n| described[*n].is_full).collect();
    let bare: Vec<usize> = family.iter().copied().filter(|n| !described[*n].is_full).collect();
    for (i, b) in bare.iter().enumerate() {
        let apart = |a: usize| described[a].articles.is_disjoint(&described[*b].articles);
        let bearers: Vec<usize> = full.iter().copied().filter(|a| apart(*a)).collect();
        if bearers.len() <= CROWD {
            for a in &bearers {
                let mut reasons = vec![Reason::from(match bearers.len() {
                    1 => format!("the only other “{}” of these articles", shown(surname)),
                    n => format!("one of {n} others called “{}”", shown(surname)),
                })];
                let base = 0.2 + 0.4 / bearers.len() as f32;
                let certainty = base + shared_role(&described[*a], &described[*b], &mut reasons);
                found.entry((*a.min(b), *a.max(b))).or_insert((certainty, reasons));
            }
        }
        if bearers.is_empty()
            && let Some(a) = bare[..i].iter().rev().find(|a| apart(**a))
        {
            let mut reasons = vec![Reason::from("both are called by this surname alone")];
            let certainty = 0.5 + shared_role(&described[*a], &described[*b], &mut reasons);
            found.entry((*a.min(b), *a.max(b))).or_insert((certainty, reasons));
        }
    }
}

fn shown(surname: &str) -> String {
    let mut letters = surname.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One first name, and surnames that differ by a letter.
fn spelling_pairs(family: &[usize], described: &[Described<'_>], found: &mut Found) {
    for (i, b) in family.iter().enumerate() {
        for a in &family[..i] {
            let near = |x: &&PersonName| {
                described[*b].names.iter().any(|y| {
                    x.given.first() == y.given.first() && x.surname != y.surname && is_one_off(&x.surname, &y.surname)
                })
            };
            if !described[*a].articles.is_disjoint(&described[*b].articles) || !described[*a].names.iter().any(near) {
                continue;
            }
            let mut reasons = vec![Reason::from("one first name, and surnames that differ by a letter")];
            let certainty = 0.45 + shared_role(&described[*a], &described[*b], &mut reasons);
            found.entry((*a, *b)).or_insert((certainty, reasons));
        }
    }
}

/// Whether one letter more, less or other makes one word the other.
fn is_one_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    a.len() - start - end <= 1 && b.len() - start - end <= 1
}

/// An organisation called by a part of another's name, or by the name of a kind of body.
fn organisation_pairs(digests: &[&Digest], cast: &Cast, described: &[Described<'_>], found: &mut Found) {
    let mut by_word: BTreeMap<&str, Vec<(usize, &[String])>> = BTreeMap::new();
    for (n, person) in cast.persons.iter().enumerate() {
        let Some((article, speaker)) = person.members.first() else { continue };
        if let Name::Organisation(name) = &spoken(digests, *article, *speaker).parsed
            && let (Some(first), Some(last)) = (name.words.first(), name.words.last())
        {
            by_word.entry(first).or_default().push((n, &name.words));
            if last != first {
                by_word.entry(last).or_default().push((n, &name.words));
            }
        }
    }
    for group in by_word.into_values().filter(|group| group.len() <= CROWD) {
        for (i, (b, long)) in group.iter().enumerate() {
            for (a, short) in &group[..i] {
                let (short, long) = if short.len() <= long.len() { (short, long) } else { (long, short) };
                let apart = described[*a].articles.is_disjoint(&described[*b].articles);
                if a == b || !apart || !(long.starts_with(short) || long.ends_with(short)) {
                    continue;
                }
                let equal = short.len() == long.len();
                let (certainty, reason) = match equal {
                    true => (0.5, "the same name, which bodies of several places have"),
                    false => (0.35, "one name is a part of the other"),
                };
                found.entry((*a.min(b), *a.max(b))).or_insert((certainty, vec![reason.into()]));
            }
        }
    }
}
