use super::{Item, When};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// The items of a timeline, sorted into their lanes. Built once per change of the data or the grouping.
#[derive(Debug)]
pub struct Chart {
    id: u64,
    items: Vec<Item>,
    lanes: Vec<Lane>,
    /// The items of each lane.
    ranges: Vec<Range<usize>>,
    /// The item of each key; [`u32::MAX`] = none.
    index_of_key: Vec<u32>,
    /// The first and the last days of all items, each sorted.
    firsts: Vec<f64>,
    lasts: Vec<f64>,
    /// Where most of the items are.
    bulk: Option<(f64, f64)>,
    /// For each item, how many characters its label has; from 255 on, 255.
    label_chars: Vec<u8>,
}

/// One horizontal band of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Tells it from the others also after the data changed.
    pub id: String,
    pub name: String,
    /// Explains `name` when the pointer rests on it.
    pub hover: String,
    /// The speaker's number in the palette.
    pub tint: Option<u16>,
    /// When the lane's article was published, and that in words.
    pub published: Option<(When, String)>,
    /// Shown as one row of numbers.
    pub collapsed: bool,
    /// Stays above the others when they are scrolled; pinned lanes come first.
    pub pinned: bool,
}

impl Lane {
    pub fn named(name: impl Into<String>) -> Lane {
        let name = name.into();
        let (id, hover) = (name.clone(), String::new());
        Lane { id, name, hover, tint: None, published: None, collapsed: false, pinned: false }
    }
}

impl Chart {
    /// Items of no lane, and items with neither end known, are left out: they have no place.
    pub fn new(lanes: Vec<Lane>, mut items: Vec<Item>) -> Chart {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        items.retain(|item| (item.lane as usize) < lanes.len() && item.when.known_days().is_some());
        let place = |item: &Item| {
            let When { first, last, .. } = item.when;
            (item.lane, first.or(last), first.is_some(), item.kind, last, item.key)
        };
        items.sort_unstable_by_key(place);
        let mut start = 0;
        let ranges = (0..lanes.len() as u32)
            .map(|lane| {
                let end = start + items[start..].partition_point(|item| item.lane == lane);
                let range = start..end;
                start = end;
                range
            })
            .collect();
        let chars = |item: &Item| item.label.chars().count().try_into().unwrap_or(u8::MAX);
        let label_chars = items.iter().map(chars).collect();
        let mut index_of_key = vec![u32::MAX; items.iter().map(|item| item.key as usize + 1).max().unwrap_or(0)];
        for (index, item) in items.iter().enumerate() {
            index_of_key[item.key as usize] = index as u32;
        }
        let days = || items.iter().filter_map(|item| item.when.known_days());
        let sorted = |mut days: Vec<f64>| {
            days.sort_unstable_by(f64::total_cmp);
            days
        };
        let middles = sorted(days().map(|(first, last)| (first + last) / 2.0).collect());
        let (firsts, lasts) =
            (sorted(days().map(|days| days.0).collect()), sorted(days().map(|days| days.1).collect()));
        let bulk = bulk_of(&middles, Chart::extent(&items));
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Chart { id, items, lanes, ranges, index_of_key, firsts, lasts, bulk, label_chars }
    }

    /// The place among [`Chart::items`] of the item with this key.
    pub fn index_of(&self, key: u32) -> Option<usize> {
        self.index_of_key.get(key as usize).filter(|index| **index != u32::MAX).map(|index| *index as usize)
    }

    /// The items with these keys.
    pub fn with_keys<'a>(&'a self, keys: &'a [u32]) -> impl Iterator<Item = &'a Item> {
        keys.iter().filter_map(|key| Some(&self.items[self.index_of(*key)?]))
    }

    /// How many items lie wholly before `from`, and how many wholly after `to`.
    pub fn outside(&self, from: f64, to: f64) -> (usize, usize) {
        let earlier = self.lasts.partition_point(|last| *last <= from);
        let later = self.firsts.len() - self.firsts.partition_point(|first| *first < to);
        (earlier, later)
    }

    /// The day on which the last item wholly before `from` ends, and that on which the first one wholly after `to`
    /// begins.
    pub fn nearest_outside(&self, from: f64, to: f64) -> (Option<f64>, Option<f64>) {
        let (earlier, later) = self.outside(from, to);
        let before = earlier.checked_sub(1).map(|place| self.lasts[place]);
        (before, self.firsts.get(self.firsts.len() - later).copied())
    }

    /// The days that hold nearly all items, when a few far away ones would make the rest tiny; else all days.
    pub fn bulk(&self) -> Option<(f64, f64)> {
        self.bulk
    }

    /// How many lanes stand above the scrolled ones.
    pub fn pinned(&self) -> usize {
        self.lanes.iter().take_while(|lane| lane.pinned).count()
    }

    /// Differs between any two charts of one run: what was computed for a chart is kept under it.
    pub fn id(&self) -> u64 {
        self.id
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// Indices into [`Chart::items`], in order of time.
    pub fn items_of(&self, lane: usize) -> Range<usize> {
        self.ranges.get(lane).cloned().unwrap_or(0..0)
    }

    /// How many characters the label of item `index` has, as far as a label can be shown; counted once, as each
    /// level of zoom asks.
    pub(super) fn label_chars(&self, index: u32) -> u8 {
        self.label_chars[index as usize]
    }

    /// The first and the last day of all these items.
    pub fn extent<'a>(items: impl IntoIterator<Item = &'a Item>) -> Option<(f64, f64)> {
        items
            .into_iter()
            .filter_map(|item| item.when.known_days())
            .reduce(|(a, b), (first, last)| (a.min(first), b.max(last)))
    }
}

/// Fewer items than this are all shown.
const FEW: usize = 12;
/// This part of the items may lie outside at each side.
const OUTSIDE: f64 = 0.05;

fn bulk_of(sorted_middles: &[f64], extent: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let (first, last) = extent?;
    let count = sorted_middles.len();
    if count < FEW {
        return Some((first, last));
    }
    let at = |part: f64| sorted_middles[((count - 1) as f64 * part).round() as usize];
    let (from, to) = (at(OUTSIDE), at(1.0 - OUTSIDE));
    let air = ((to - from) * 0.15).max(15.0);
    let (from, to) = ((from - air).max(first), (to + air).min(last));
    // All of it, unless leaving out a few makes the rest much larger.
    Some(if (last - first) > 1.8 * (to - from) { (from, to) } else { (first, last) })
}

#[cfg(test)]
mod tests {
    use super::super::{Course, Kind};
    use super::*;

    fn item(key: u32, lane: u32, first: Option<i32>, last: Option<i32>) -> Item {
        let when = When { first, last, course: Course::Within, approximate: false, uncertain: false };
        Item { lane, ..Item::new(key, Kind::Event, when) }
    }

    #[test]
    fn items_stand_in_their_lane_in_order_of_time() {
        let lanes = vec![Lane::named("a"), Lane::named("b"), Lane::named("c")];
        let items = vec![
            item(1, 2, Some(9), None),
            item(2, 0, Some(5), Some(6)),
            item(3, 2, None, Some(4)),
            item(4, 0, None, None),
            item(5, 7, Some(1), Some(1)),
        ];
        let chart = Chart::new(lanes, items);
        let keys = |lane| chart.items()[chart.items_of(lane)].iter().map(|i| i.key).collect::<Vec<_>>();
        assert_eq!((keys(0), keys(1), keys(2), keys(3)), (vec![2], vec![], vec![3, 1], vec![]));
        assert_eq!(Chart::extent(chart.items()), Some((4.0, 10.0)));
        let check = |from, to, expected| assert_eq!(chart.outside(from, to), expected, "{from} to {to}");
        check(0.0, 20.0, (0, 0));
        check(6.0, 20.0, (1, 0));
        check(0.0, 6.0, (0, 1));
        check(7.0, 9.0, (2, 1));
        assert_eq!(chart.nearest_outside(7.0, 9.0), (Some(7.0), Some(9.0)));
        assert_eq!(chart.nearest_outside(0.0, 20.0), (None, None));
    }

    #[test]
    fn a_few_far_away_do_not_make_the_rest_tiny() {
        let check = |days: &[i32], expected: (f64, f64)| {
            let items = (0..).zip(days).map(|(key, day)| item(key, 0, Some(*day), Some(*day))).collect();
            assert_eq!(Chart::new(vec![Lane::named("a")], items).bulk(), Some(expected), "{days:?}");
        };
        check(&[0, 90_000], (0.0, 90_001.0));
        let mut days: Vec<i32> = (0..40).map(|i| i * 10).collect();
        check(&days, (0.0, 391.0));
        days.push(-90_000);
        days.push(90_000);
        let items = (0..).zip(&days).map(|(key, day)| item(key, 0, Some(*day), Some(*day))).collect();
        let bulk = Chart::new(vec![Lane::named("a")], items).bulk().expect("days");
        assert!(bulk.0 > -400.0 && bulk.0 < 20.0 && bulk.1 > 370.0 && bulk.1 < 800.0, "{bulk:?}");
    }
}
