use super::scene::Draft;
use std::collections::BTreeMap;
use std::ops::Range;

/// The drafts of a page by where they start, so that a quotation finds its neighbours without reading all.
pub struct Drafts {
    by_start: BTreeMap<Key, Draft>,
    added: usize,
}

/// Where a draft starts, and a number that parts those that start together.
pub type Key = (usize, usize);

/// How many drafts back a quotation looks.
const NEAR: usize = 12;

impl Drafts {
    pub fn new(drafts: Vec<Draft>) -> Self {
        let mut new = Drafts { by_start: BTreeMap::new(), added: 0 };
        drafts.into_iter().for_each(|d| new.add(d));
        new
    }

    pub fn add(&mut self, mut draft: Draft) {
        draft.content.sort_by_key(|r| r.start);
        self.by_start.insert((draft.start(), self.added), draft);
        self.added += 1;
    }

    /// The drafts that start before token `at`, the nearest first.
    pub fn before(&self, at: usize) -> impl Iterator<Item = (Key, &Draft)> {
        self.by_start.range(..(at, 0)).rev().take(NEAR).map(|(key, draft)| (*key, draft))
    }

    /// The draft whose content shares a token with the range.
    pub fn holding(&self, tokens: &Range<usize>) -> Option<Key> {
        // A quotation of many paragraphs has many ranges.
        let shares = |d: &Draft| {
            let near = d.content.partition_point(|r| r.end <= tokens.start);
            d.content.get(near).is_some_and(|r| r.start < tokens.end)
        };
        self.before(tokens.end).find(|(_, d)| shares(d)).map(|(key, _)| key)
    }

    /// Adds a range to the content of a draft.
    pub fn extend(&mut self, key: Key, tokens: Range<usize>) {
        if let Some(draft) = self.by_start.get_mut(&key) {
            let at = draft.content.partition_point(|r| r.start < tokens.start);
            draft.content.insert(at, tokens);
        }
    }

    /// All drafts by where they start.
    pub fn into_vec(self) -> Vec<Draft> {
        self.by_start.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::draft;
    use super::*;

    fn drafts(contents: &[Range<usize>]) -> Drafts {
        Drafts::new(contents.iter().map(|content| draft(content.clone(), 1.0)).collect())
    }

    #[test]
    fn the_nearest_draft_comes_first() {
        let drafts = drafts(&[0..5, 20..25, 10..15]);
        let starts: Vec<usize> = drafts.before(20).map(|((start, _), _)| start).collect();
        assert_eq!(starts, [10, 0]);
    }

    #[test]
    fn a_quotation_finds_the_draft_that_holds_it() {
        let drafts = drafts(&[0..5, 10..15]);
        let holding = |tokens: Range<usize>| drafts.holding(&tokens).map(|(start, _)| start);
        assert_eq!(holding(12..30), Some(10));
        assert_eq!(holding(4..10), Some(0));
        assert_eq!(holding(5..10), None);
    }

    #[test]
    fn a_draft_grows_and_those_that_start_together_stay_apart() {
        let mut drafts = drafts(&[0..5, 0..5]);
        let first = drafts.holding(&(0..1)).unwrap();
        drafts.extend(first, 7..9);
        let contents: Vec<_> = drafts.into_vec().into_iter().map(|d| d.content).collect();
        assert_eq!(contents, [vec![0..5], vec![0..5, 7..9]]);
    }
}
