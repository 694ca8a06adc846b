use super::digest::{Digest, Spoken};
use super::fields::{Field, are_apart, fields};
use super::groups::Sets;
use super::names::{Likeness, Name, PersonName};
use crate::model::{Someone, SpeakerIndex, SpeakerKind, SpeakerPlace, StatementIndex, StatementKey};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An article and a speaker of it, by their indices.
type Place = (usize, u32);

/// Everybody whom the articles name, resolved.
pub struct Cast {
    /// In order of their first article.
    pub persons: Vec<Person>,
    places: HashMap<Place, u32>,
    /// Pairs of [`Cast::persons`] that were left apart because others could be meant as well, and why.
    pub open: BTreeMap<(u32, u32), Open>,
}

/// Why two names that could be one person's were left apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// The same name, but walks of life that one person hardly joins.
    Fields,
    /// A name that could be short for several others.
    Several,
}

/// One person, organisation or other speaker with all their places.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub kind: Option<SpeakerKind>,
    /// Article and speaker, in order.
    pub members: Vec<Place>,
    pub fields: BTreeSet<Field>,
}

/// Those who surely bear one name: the unit that is joined with others.
struct Node<'a> {
    members: Vec<Place>,
    name: &'a Name,
    fields: BTreeSet<Field>,
}

/// Resolves the speakers of all articles.
///
/// Equal full names are one person, save where their roles tell two apart. Short names, initials, middle names and
/// suffixes join when only one other is in question. A bare surname joins nobody; descriptions neither.
pub fn people(digests: &[&Digest]) -> Cast {
    let mut nodes = nodes(digests);
    let mut open: Vec<(usize, usize, Open)> = Vec::new();
    split_namesakes(&mut nodes, digests, &mut open);
    let mut sets = Sets::new(nodes.len());
    join_by_alias(&nodes, digests, &mut sets);
    join_persons(&nodes, &mut sets, &mut open);
    join_acronyms(&nodes, &mut sets, &mut open);
    let mut persons: Vec<Person> = Vec::new();
    for list in sets.lists(1) {
        let mut person = Person::default();
        for n in list {
            person.members.extend(&nodes[n].members);
            person.fields.extend(&nodes[n].fields);
        }
        person.members.sort_unstable();
        person.kind = person.members.first().map(|(article, speaker)| spoken(digests, *article, *speaker).kind);
        persons.push(person);
    }
    persons.sort_by_key(|person| person.members.first().copied());
    let mut places = HashMap::new();
    for (person, n) in persons.iter().zip(0..) {
        places.extend(person.members.iter().map(|place| (*place, n)));
    }
    let person_of = |node: usize| places[&nodes[node].members[0]];
    let open = open.into_iter().map(|(a, b, why)| {
        let (a, b) = (person_of(a), person_of(b));
        ((a.min(b), a.max(b)), why)
    });
    let open = open.filter(|((a, b), _)| a != b).collect();
    Cast { persons, open, places }
}

pub fn spoken<'a>(digests: &[&'a Digest], article: usize, speaker: u32) -> &'a Spoken {
    &digests[article].speakers[speaker as usize]
}

/// One node for each full name, and one for each speaker without.
fn nodes<'a>(digests: &[&'a Digest]) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node<'a>> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (article, digest) in digests.iter().enumerate() {
        for (speaker, n) in digest.speakers.iter().zip(0..) {
            let place = match speaker.parsed.key() {
                Some(key) => *by_key.entry(key).or_insert(nodes.len()),
                None => nodes.len(),
            };
            if place == nodes.len() {
                nodes.push(Node { members: Vec::new(), name: &speaker.parsed, fields: BTreeSet::new() });
            }
            nodes[place].members.push((article, n));
            nodes[place].fields.extend(fields(&speaker.roles));
        }
    }
    nodes
}

/// Takes a node apart whose members have walks of life that one person hardly joins.
fn split_namesakes(nodes: &mut Vec<Node<'_>>, digests: &[&Digest], open: &mut Vec<(usize, usize, Open)>) {
    for n in 0..nodes.len() {
        if nodes[n].members.len() < 2 || nodes[n].fields.len() < 2 {
            continue;
        }
        let mut parts: Vec<(BTreeSet<Field>, Vec<Place>)> = Vec::new();
        let mut rest = Vec::new();
        for (article, speaker) in &nodes[n].members {
            let fields = fields(&spoken(digests, *article, *speaker).roles);
            if fields.is_empty() {
                rest.push((*article, *speaker));
                continue;
            }
            match parts.iter_mut().find(|(known, _)| !are_apart(known, &fields)) {
                Some((known, members)) => {
                    known.extend(fields);
                    members.push((*article, *speaker));
                }
                None => parts.push((fields, vec![(*article, *speaker)])),
            }
        }
        if parts.len() < 2 {
            continue;
        }
        // Those whose role is not told could be either.
        parts.extend(rest.into_iter().map(|place| (BTreeSet::new(), vec![place])));
        let name = nodes[n].name;
        let mut parts = parts.into_iter();
        let mut made = vec![n];
        if let Some((fields, members)) = parts.next() {
            nodes[n] = Node { members, name, fields };
        }
        for (fields, members) in parts {
            open.extend(made.iter().map(|other| (*other, nodes.len(), Open::Fields)));
            made.push(nodes.len());
            nodes.push(Node { members, name, fields });
        }
    }
}

/// What one article calls by two full names is one.
fn join_by_alias(nodes: &[Node<'_>], digests: &[&Digest], sets: &mut Sets) {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, node) in nodes.iter().enumerate() {
        if let Some(key) = node.name.key() {
            by_key.entry(key).or_default().push(n);
        }
    }
    for (n, node) in nodes.iter().enumerate() {
        let names = node.members.iter().flat_map(|(article, speaker)| &spoken(digests, *article, *speaker).also);
        for key in names.filter_map(Name::key) {
            // Of two namesakes, neither is surely meant.
            if let Some([other]) = by_key.get(&key).map(Vec::as_slice)
                && !met(&nodes[n], &nodes[*other])
            {
                sets.join(n, *other);
            }
        }
    }
}

/// Whether one article tells the two apart.
fn met(a: &Node<'_>, b: &Node<'_>) -> bool {
    let articles: BTreeSet<usize> = a.members.iter().map(|(article, _)| *article).collect();
    b.members.iter().any(|(article, _)| articles.contains(article))
}

/// Joins full names that agree but are not equal, where only one other is in question.
fn join_persons(nodes: &[Node<'_>], sets: &mut Sets, open: &mut Vec<(usize, usize, Open)>) {
    let mut by_surname: BTreeMap<&str, Vec<(usize, &PersonName)>> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        if let Name::Person(name) = node.name
            && name.is_full()
        {
            by_surname.entry(&name.surname).or_default().push((n, name));
        }
    }
    for family in by_surname.values().filter(|family| family.len() > 1) {
        let alike = |a: usize, b: usize| family[a].1.likeness(family[b].1);
        for a in 0..family.len() {
            for b in a + 1..family.len() {
                let (m, n) = (family[a].0, family[b].0);
                if alike(a, b).is_none_or(|likeness| likeness == Likeness::Same) || met(&nodes[m], &nodes[n]) {
                    continue;
                }
                // Whoever agrees with one of the two must agree with the other.
                let fits = |c: usize, d: usize| alike(c, d).is_some();
                let others = (0..family.len()).filter(|c| *c != a && *c != b);
                let is_clear = others.into_iter().all(|c| fits(a, c) == fits(b, c));
                if !is_clear {
                    open.push((m, n, Open::Several));
                } else if are_apart(&nodes[m].fields, &nodes[n].fields) {
                    open.push((m, n, Open::Fields));
                } else {
                    sets.join(m, n);
                }
            }
        }
    }
}

/// Joins acronyms with the one name that they can stand for.
fn join_acronyms(nodes: &[Node<'_>], sets: &mut Sets, open: &mut Vec<(usize, usize, Open)>) {
    let mut by_acronym: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (n, node) in nodes.iter().enumerate() {
        if let Name::Organisation(name) = node.name {
            for acronym in name.acronyms() {
                by_acronym.entry(acronym).or_default().insert(n);
            }
        }
    }
    for (n, node) in nodes.iter().enumerate() {
        let Name::Organisation(name) = node.name else { continue };
        let Some(long) = by_acronym.get(&name.key()).filter(|_| name.is_acronym) else { continue };
        let roots: BTreeSet<usize> = long.iter().map(|other| sets.first(*other)).collect();
        let one = roots.len() == 1 && name.key().len() > 2;
        for other in long {
            if one && !met(node, &nodes[*other]) {
                sets.join(n, *other);
            } else {
                open.push((n, *other, Open::Several));
            }
        }
    }
}

impl Cast {
    /// Index into [`Cast::persons`].
    pub fn person_of(&self, article: usize, speaker: u32) -> Option<u32> {
        self.places.get(&(article, speaker)).copied()
    }

    /// The fullest name, and the others in the order of the articles.
    pub fn names(&self, digests: &[&Digest], person: &Person) -> (String, Vec<String>) {
        let mut names: Vec<&String> = Vec::new();
        for (article, speaker) in &person.members {
            let spoken = spoken(digests, *article, *speaker);
            for name in std::iter::once(&spoken.name).chain(&spoken.aliases) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let own = person.members.iter().map(|(article, speaker)| spoken(digests, *article, *speaker));
        // Initials say less than names; of equals, the first.
        let fullness = |name: &String| name.split_whitespace().filter(|word| word.len() > 2).count() * 100 + name.len();
        let fullest = own.map(|spoken| &spoken.name).rev().max_by_key(|name| fullness(name)).cloned();
        let fullest = fullest.unwrap_or_default();
        let others = names.into_iter().filter(|name| **name != fullest).cloned().collect();
        (fullest, others)
    }

    /// Those who speak, with the keys of their statements; and their number for each of [`Cast::persons`].
    pub fn told(&self, digests: &[&Digest], ids: &[crate::model::ArticleId]) -> (Vec<Someone>, Vec<Option<u32>>) {
        let mut told: Vec<Someone> = Vec::new();
        let mut numbers = Vec::with_capacity(self.persons.len());
        let mut statements: Vec<Vec<StatementKey>> = vec![Vec::new(); self.persons.len()];
        for (article, digest) in digests.iter().enumerate() {
            for (statement, index) in digest.statements.iter().zip(0..) {
                if let Some(person) = statement.speaker.and_then(|speaker| self.person_of(article, speaker)) {
                    let key = StatementKey { article: ids[article], index: StatementIndex(index) };
                    statements[person as usize].push(key);
                }
            }
        }
        for (person, statements) in self.persons.iter().zip(statements) {
            if statements.is_empty() {
                numbers.push(None);
                continue;
            }
            numbers.push(Some(told.len() as u32));
            let (name, aliases) = self.names(digests, person);
            let place =
                |(article, speaker): &Place| SpeakerPlace { article: ids[*article], speaker: SpeakerIndex(*speaker) };
            let places = person.members.iter().map(place).collect();
            let kind = person.kind.unwrap_or(SpeakerKind::Unknown);
            told.push(Someone { name, kind, aliases, places, statements });
        }
        (told, numbers)
    }
}
