//! Builds the tag dictionary from counts.

use crate::conllu::Example;
use claimline::extract::tag::dictionary::{Class, Dictionary};
use claimline::extract::tag::form::{Form, forms};
use claimline::extract::tag::{Tag, Upos, Xpos};
use std::collections::{BTreeMap, BTreeSet};

/// A pair of tags seen less often is taken for a slip of the annotation.
const LEAST_TAG: u32 = 8;
/// A word seen less often is as good as unknown.
const LEAST_WORD: u32 = 3;
/// From here on a word has the tags that it was seen with and no others.
const LEAST_CLOSED: u32 = 20;
/// From here on that holds too when it was seen with a single open tag.
const LEAST_SINGLE: u32 = 40;
/// Unknown words have the tags that words seen once have at least so often in ten thousand.
const OPEN_SHARE: u32 = 10;

type Counts = BTreeMap<u32, (Form, BTreeMap<Tag, u32>)>;

/// The dictionary of the words in `examples`.
pub fn dictionary(examples: &[Example]) -> Dictionary {
    let mut counts = Counts::new();
    let mut of_tags = BTreeMap::<Tag, u32>::new();
    let mut found = Vec::new();
    for example in examples {
        forms(&example.text, &example.tokens, &mut found);
        for (form, tag) in found.iter().zip(&example.gold) {
            *counts.entry(form.exact).or_insert((*form, BTreeMap::new())).1.entry(*tag).or_default() += 1;
            *of_tags.entry(*tag).or_default() += 1;
        }
    }
    let tags: Vec<Tag> = of_tags.iter().filter(|(_, n)| **n >= LEAST_TAG).map(|(tag, _)| *tag).collect();
    let of_words: BTreeMap<u32, BTreeSet<Tag>> =
        counts.iter().filter_map(|(hash, (form, counts))| Some((*hash, seen(form, counts)?))).collect();
    let labels = |set: &BTreeSet<Tag>| -> Vec<u8> {
        (0u8..).zip(&tags).filter(|(_, tag)| set.contains(tag)).map(|(label, _)| label).collect()
    };
    let class =
        |hash: &u32, set: &BTreeSet<Tag>| Class { closed: is_closed(&counts[hash].1, set), candidates: labels(set) };
    let mut classes: BTreeMap<Class, u16> = of_words.iter().map(|(hash, set)| (class(hash, set), 0)).collect();
    for (number, (class, index)) in (1..).zip(&mut classes) {
        debug_assert!(!class.candidates.is_empty());
        *index = number;
    }
    let words = of_words.iter().map(|(hash, set)| (*hash, classes[&class(hash, set)])).collect();
    let open = Class { closed: false, candidates: labels(&open(&counts)) };
    Dictionary::new(tags.clone(), std::iter::once(open).chain(classes.into_keys()).collect(), words)
}

/// The tags of a word that is frequent enough, without slips and with the twins of its verb forms.
fn seen(form: &Form, counts: &BTreeMap<Tag, u32>) -> Option<BTreeSet<Tag>> {
    let total: u32 = counts.values().sum();
    if total < LEAST_WORD {
        return None;
    }
    let mut tags: BTreeSet<Tag> = counts.iter().filter(|(_, n)| **n * 300 >= total).map(|(tag, _)| *tag).collect();
    let regular_past = form.suffix(2) == u32::from(b'd') << 8 | u32::from(b'e');
    for tag in tags.clone() {
        let twin = match tag.xpos {
            Xpos::Vb => Xpos::Vbp,
            Xpos::Vbp => Xpos::Vb,
            Xpos::Vbd if regular_past => Xpos::Vbn,
            Xpos::Vbn if regular_past => Xpos::Vbd,
            _ => continue,
        };
        tags.insert(Tag::new(tag.upos, twin));
    }
    Some(tags)
}

fn is_closed(counts: &BTreeMap<Tag, u32>, set: &BTreeSet<Tag>) -> bool {
    let open = |tag: &Tag| {
        matches!(tag.upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Propn | Upos::X | Upos::Intj)
    };
    let least = if set.len() == 1 && set.iter().all(open) { LEAST_SINGLE } else { LEAST_CLOSED };
    counts.values().sum::<u32>() >= least
}

/// What words are that were seen once.
fn open(counts: &Counts) -> BTreeSet<Tag> {
    let mut once = BTreeMap::<Tag, u32>::new();
    for (_, counts) in counts.values().filter(|(_, counts)| counts.values().sum::<u32>() == 1) {
        counts.keys().for_each(|tag| *once.entry(*tag).or_default() += 1);
    }
    let total: u32 = once.values().sum();
    once.into_iter().filter(|(_, n)| n * 10_000 >= OPEN_SHARE * total).map(|(tag, _)| tag).collect()
}
