//! Builds the tag dictionary from counts.

use crate::conllu::Example;
use claimline::extract::tag::dictionary::{Class, Dictionary};
use claimline::extract::tag::form::forms;
use claimline::extract::tag::{Tag, Upos, Xpos};
use std::collections::{BTreeMap, BTreeSet};

/// A pair of tags seen less often is taken for a slip of the annotation.
const LEAST_TAG: u32 = 8;
/// A word seen less often is as good as unknown.
const LEAST_WORD: u32 = 2;
/// From here on a word has the tags that it was seen with and no others.
const LEAST_CLOSED: u32 = 6;
/// The same for a word seen with a single tag of an open class.
const LEAST_SINGLE: u32 = 10;
/// A tag that is rarer among the uses of a word, one in so many, is taken for a slip.
const SLIP: u32 = 300;
/// Unknown words have the tags that words seen once have, down to one in so many of them.
const OPEN_SHARE: u32 = 1000;

const NN: Tag = Tag::new(Upos::Noun, Xpos::Nn);
const NNS: Tag = Tag::new(Upos::Noun, Xpos::Nns);
const VB: Tag = Tag::new(Upos::Verb, Xpos::Vb);
const VBD: Tag = Tag::new(Upos::Verb, Xpos::Vbd);
const VBN: Tag = Tag::new(Upos::Verb, Xpos::Vbn);
const VBP: Tag = Tag::new(Upos::Verb, Xpos::Vbp);
const VBZ: Tag = Tag::new(Upos::Verb, Xpos::Vbz);

/// What was seen of one word.
struct Entry {
    lower: String,
    tags: BTreeMap<Tag, u32>,
    total: u32,
}

/// The dictionary of the words in `examples`.
pub fn dictionary(examples: &[Example]) -> Dictionary {
    let entries = count(examples);
    let mut of_tags = BTreeMap::<Tag, u32>::new();
    let mut seen = BTreeSet::<(&str, Tag)>::new();
    for entry in entries.values() {
        for (tag, n) in &entry.tags {
            *of_tags.entry(*tag).or_default() += n;
            seen.insert((&entry.lower, *tag));
        }
    }
    let tags: Vec<Tag> = of_tags.into_iter().filter(|(_, n)| *n >= LEAST_TAG).map(|(tag, _)| tag).collect();
    let labels = |set: &BTreeSet<Tag>| -> Vec<u8> {
        (0u8..).zip(&tags).filter(|(_, tag)| set.contains(tag)).map(|(label, _)| label).collect()
    };
    let mut words = BTreeMap::<u32, Class>::new();
    for (hash, entry) in entries.iter().filter(|(_, entry)| entry.total >= LEAST_WORD) {
        let tags = possible(entry, |word, tag| seen.contains(&(word, tag)));
        words.insert(*hash, Class { closed: is_closed(entry), candidates: labels(&tags) });
    }
    let mut classes = BTreeSet::from_iter(words.values().cloned()).into_iter().collect::<Vec<_>>();
    classes.insert(0, Class { closed: false, candidates: labels(&open(&entries)) });
    let index = |class: &Class| (1..).zip(&classes[1..]).find(|(_, c)| *c == class).map(|(i, _)| i);
    let words = words.iter().filter_map(|(hash, class)| Some((*hash, index(class)?))).collect();
    Dictionary::new(tags, classes, words)
}

fn count(examples: &[Example]) -> BTreeMap<u32, Entry> {
    let mut entries = BTreeMap::<u32, Entry>::new();
    let mut found = Vec::new();
    for example in examples {
        forms(&example.text, &example.tokens, &mut found);
        for ((form, token), tag) in found.iter().zip(&example.tokens).zip(&example.gold) {
            let entry = entries.entry(form.exact).or_insert_with(|| Entry {
                lower: token.span.slice(&example.text).to_lowercase(),
                tags: BTreeMap::new(),
                total: 0,
            });
            *entry.tags.entry(*tag).or_default() += 1;
            entry.total += 1;
        }
    }
    entries
}

/// The tags of a word without slips, with those that regular English inflection adds: what is a noun here
/// (claims) is a verb elsewhere when another form of it was seen as one.
fn possible(entry: &Entry, seen: impl Fn(&str, Tag) -> bool) -> BTreeSet<Tag> {
    let mut tags: BTreeSet<Tag> =
        entry.tags.iter().filter(|(_, n)| **n * SLIP >= entry.total).map(|(tag, _)| *tag).collect();
    let word = entry.lower.as_str();
    let with = |ending: &str, tag| seen(&format!("{word}{ending}"), tag);
    let without = |ending: &str, tag| word.strip_suffix(ending).is_some_and(|stem| seen(stem, tag));
    let has = |tag| entry.tags.contains_key(&tag);
    if has(NNS) && (without("s", VB) || without("s", VBP)) {
        tags.insert(VBZ);
    }
    if has(VBZ) && without("s", NN) {
        tags.insert(NNS);
    }
    if has(NN) && (with("s", VBZ) || with("ed", VBD) || with("ed", VBN)) {
        tags.insert(VB);
    }
    if has(VB) && with("s", NNS) {
        tags.insert(NN);
    }
    for (tag, twin) in [(VB, VBP), (VBP, VB), (VBD, VBN), (VBN, VBD)] {
        let alike = matches!(tag, VB | VBP) || word.ends_with("ed");
        if alike && tags.contains(&tag) {
            tags.insert(twin);
        }
    }
    tags
}

fn is_closed(entry: &Entry) -> bool {
    let open = |tag: &Tag| {
        matches!(tag.upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Propn | Upos::X | Upos::Intj)
    };
    let single = entry.tags.len() == 1 && entry.tags.keys().all(open);
    entry.total >= if single { LEAST_SINGLE } else { LEAST_CLOSED }
}

/// What words are that were seen once.
fn open(entries: &BTreeMap<u32, Entry>) -> BTreeSet<Tag> {
    let mut once = BTreeMap::<Tag, u32>::new();
    for entry in entries.values().filter(|entry| entry.total == 1) {
        entry.tags.keys().for_each(|tag| *once.entry(*tag).or_default() += 1);
    }
    let total: u32 = once.values().sum();
    once.into_iter().filter(|(_, n)| n * OPEN_SHARE >= total).map(|(tag, _)| tag).collect()
}
