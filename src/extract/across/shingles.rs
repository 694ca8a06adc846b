use super::words::{hash, mixed};
use crate::model::Article;
use crate::text::{TokenKind, fold, tokenize};

/// The hashes of all groups of four words that follow each other in an article, without furniture and headline: of
/// a long text a quarter of them, chosen by the hash alone, so that two texts choose the same ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Shingles {
    /// Sorted.
    hashes: Vec<u64>,
    /// Whether all are kept.
    whole: bool,
}

const WORDS: usize = 4;
const LONG: usize = 400;

/// Whether this hash is one of the quarter.
fn is_chosen(hash: &u64) -> bool {
    hash.is_multiple_of(4)
}

impl Shingles {
    pub fn of(article: &Article) -> Shingles {
        let headline = article.headline.as_ref().and_then(|field| field.span);
        let text = &*article.text;
        let left_out = |at: usize| article.furniture.iter().chain(&headline).any(|span| span.contains_offset(at));
        let tokens = tokenize(text).into_iter();
        let words = tokens.filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
        let words = words.filter(|token| !left_out(token.span.start()));
        let keys: Vec<u64> = words.map(|token| hash(&fold(token.span.slice(text)))).collect();
        let group = |group: &[u64]| group.iter().fold(1, |print: u64, key| mixed(print.rotate_left(7) ^ key));
        let mut hashes: Vec<u64> = keys.windows(WORDS).map(group).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let whole = hashes.len() <= LONG;
        if !whole {
            hashes.retain(is_chosen);
            hashes.shrink_to_fit();
        }
        Shingles { hashes, whole }
    }

    /// Those that every text keeps.
    pub fn chosen(&self) -> impl Iterator<Item = u64> {
        self.hashes.iter().copied().filter(is_chosen)
    }

    /// About how many groups the whole text has.
    pub fn len(&self) -> usize {
        self.hashes.len() * if self.whole { 1 } else { 4 }
    }

    /// The share of the shorter text's groups that the other has, from 0 to 1, and about how many these are.
    pub fn overlap(&self, other: &Shingles) -> (f32, usize) {
        let whole = self.whole && other.whole;
        let kept = |hash: &&u64| whole || is_chosen(hash);
        let (mut a, mut b) = (self.hashes.iter().filter(kept).peekable(), other.hashes.iter().filter(kept).peekable());
        let (mut only_a, mut only_b, mut both) = (0usize, 0usize, 0usize);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => {
                    only_a += 1;
                    a.next();
                }
                std::cmp::Ordering::Greater => {
                    only_b += 1;
                    b.next();
                }
                std::cmp::Ordering::Equal => {
                    both += 1;
                    a.next();
                    b.next();
                }
            }
        }
        let shorter = both + (only_a + a.count()).min(only_b + b.count());
        (both as f32 / shorter.max(1) as f32, both * if whole { 1 } else { 4 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    fn of(text: &str) -> Shingles {
        Shingles::of(&Article::of(text, Origin::default()))
    }

    fn text(words: std::ops::Range<u32>) -> String {
        words.map(|n| format!("word{n} ")).collect()
    }

    #[test]
    fn the_shorter_text_is_the_measure() {
        let check = |a: &str, b: &str, least: f32, most: f32| {
            let share = of(a).overlap(&of(b)).0;
            assert!((least..=most).contains(&share), "{share}");
            assert_eq!(share, of(b).overlap(&of(a)).0);
        };
        check("The ferry stays in port today.", "“The FERRY stays in port, today”", 1.0, 1.0);
        check(&text(0..100), &text(50..300), 0.4, 0.6);
        check(&text(0..2000), &text(1000..1300), 1.0, 1.0);
        check(&text(0..2000), &text(2000..4000), 0.0, 0.0);
        check("", "", 0.0, 0.0);
        check("one two", "one two", 0.0, 0.0);
    }
}
