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
    /// For each item, how many characters its label has; from 255 on, 255.
    label_chars: Vec<u8>,
}

/// One horizontal band of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub name: String,
    /// Explains `name` when the pointer rests on it.
    pub hover: String,
    /// The speaker's number in the palette.
    pub tint: Option<u16>,
    /// When the lane's article was published, and that in words.
    pub published: Option<(When, String)>,
}

impl Lane {
    pub fn named(name: impl Into<String>) -> Lane {
        Lane { name: name.into(), hover: String::new(), tint: None, published: None }
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
        Chart { id: NEXT.fetch_add(1, Ordering::Relaxed), items, lanes, ranges, label_chars }
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

#[cfg(test)]
mod tests {
    use super::super::{Course, Kind};
    use super::*;

    fn item(key: u32, lane: u32, first: Option<i32>, last: Option<i32>) -> Item {
        let when = When { first, last, course: Course::Within, approximate: false, uncertain: false };
        Item { key, lane, kind: Kind::Event, when, tint: None, label: "".into() }
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
    }
}
