use super::dictionary::Word;
use super::form::Form;
use super::tagset::{Tag, Upos};

/// How many features each token has.
pub const COUNT: usize = 32;

/// Hashes of one token's features: each names a row of weights.
pub type Features = [u32; COUNT];

/// What greedy tagging has decided so far in the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct History {
    pub last: Tag,
    pub before: Tag,
    /// The last verb of the sentence.
    verb: Tag,
    /// The lower-case hash of that verb when it is an auxiliary, else 0.
    auxiliary: u32,
    /// Whether a noun or pronoun came after it.
    subject: bool,
}

impl History {
    pub fn push(&mut self, form: &Form, tag: Tag) {
        self.before = self.last;
        self.last = tag;
        if tag.is_verb() || tag.is_infinitive_to() {
            self.verb = tag;
            self.auxiliary = if tag.upos == Upos::Aux { form.lower } else { 0 };
            self.subject = false;
        } else if tag.is_nominal() {
            self.subject = true;
        }
    }
}

/// A token with its dictionary entry, and its neighbours.
pub struct Window<'a> {
    words: &'a [Word],
    at: usize,
}

impl<'a> Window<'a> {
    pub fn new(words: &'a [Word], at: usize) -> Self {
        Window { words, at }
    }

    fn ahead(&self, n: usize) -> &Word {
        self.words.get(self.at + n).unwrap_or(&Word::EDGE)
    }

    fn back(&self, n: usize) -> &Word {
        self.at.checked_sub(n).and_then(|i| self.words.get(i)).unwrap_or(&Word::EDGE)
    }
}

/// The features of the token at `window`.
pub fn features(window: &Window, history: &History) -> Features {
    let (word, l1, l2) = (window.ahead(0), window.back(1), window.back(2));
    let (r1, r2) = (window.ahead(1), window.ahead(2));
    let form = &word.form;
    let (p1, p2) = (code(history.last), code(history.before));
    let verb = code(history.verb) << 1 | u32::from(history.subject);
    let shape = u32::from(form.shape);
    let class = u32::from(word.class);
    let pairs: [(u32, u32); COUNT] = [
        (form.exact, 0),
        (form.lower, 0),
        (form.suffix(1), shape),
        (form.suffix(2), 0),
        (form.suffix(3), 0),
        (form.tail, 0),
        (form.prefix(2), 0),
        (form.prefix(3), 0),
        (shape, u32::from(r1.form.shape)),
        (form.suffix(2), shape),
        (p1, 0),
        (p1, p2),
        (p1, form.lower),
        (p1, u32::from(r1.class)),
        (p1, class),
        (class, u32::from(r1.class)),
        (p1, form.suffix(3)),
        (l1.form.lower, 0),
        (l2.form.lower, 0),
        (r1.form.lower, 0),
        (r2.form.lower, 0),
        (r1.form.suffix(3), class),
        (l1.form.lower, form.lower),
        (form.lower, r1.form.lower),
        (u32::from(r1.class), u32::from(r2.class) << 16 | class),
        (verb, form.suffix(2)),
        (verb ^ history.auxiliary, class),
        (p1, shape),
        (u32::from(word.plain), shape),
        (u32::from(word.plain), p1),
        (p1 << 16 | p2, class),
        (u32::from(l1.form.shape) << 16 | shape, u32::from(r1.form.shape)),
    ];
    let mut hashes = [0; COUNT];
    for (template, (hash, (a, b))) in hashes.iter_mut().zip(pairs).enumerate() {
        *hash = mix(template as u64, a, b);
    }
    hashes
}

fn code(tag: Tag) -> u32 {
    u32::from(tag.upos as u8) << 8 | u32::from(tag.xpos as u8)
}

/// Mixes a template's number and its two values by multiplication with odd 64-bit constants.
fn mix(template: u64, a: u32, b: u32) -> u32 {
    let joined = (u64::from(a) << 32 | u64::from(b)) ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let h = joined.wrapping_mul(0xff51_afd7_ed55_8ccd);
    ((h ^ h >> 29).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn templates_and_values_stay_apart() {
        let mut seen = BTreeSet::new();
        for template in 0..COUNT as u64 {
            for a in 0..40 {
                for b in 0..40 {
                    seen.insert(mix(template, a, b));
                }
            }
        }
        let expected = COUNT * 1600;
        assert!(expected - seen.len() <= 2, "{} of {expected} hashes differ", seen.len());
    }
}
