use super::{Chart, Item, Kind};
use std::ops::Range;

/// Where everything of a chart stands at one level of zoom: rows within lanes, and what is drawn together
/// because it would lie on top of each other.
///
/// Depends on the chart and the level alone, so that nothing jumps while the view moves. Entries of one
/// row never touch; every item is in exactly one entry.
#[derive(Debug, Default)]
pub struct Arrangement {
    pub rows: Vec<Row>,
    /// The rows of each lane.
    pub lanes: Vec<Range<usize>>,
}

/// Entries side by side, from left to right.
#[derive(Debug, Default)]
pub struct Row {
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Days, as far as they are known.
    pub first: f64,
    pub last: f64,
    /// Indices into the chart's items; at least one.
    pub members: Members,
    pub form: EntryForm,
    /// The speaker's tint, when all members share it.
    pub tint: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryForm {
    /// Too short to be drawn to scale: a mark of fixed size on the middle.
    Mark,
    /// Drawn from its first to its last day.
    Bar,
    /// Several that lie too close together: their number, on their middle.
    Crowd,
    /// Statements of which nothing is known but that they were made by this day.
    SaidBy,
}

/// One item without an allocation, or several.
#[derive(Clone, Debug, PartialEq)]
pub enum Members {
    One(u32),
    Many(Vec<u32>),
}

impl Members {
    pub fn as_slice(&self) -> &[u32] {
        match self {
            Members::One(item) => std::slice::from_ref(item),
            Members::Many(items) => items,
        }
    }

    fn push(&mut self, more: &[u32]) {
        match self {
            Members::One(item) => *self = Members::Many(std::iter::once(*item).chain(more.iter().copied()).collect()),
            Members::Many(items) => items.extend_from_slice(more),
        }
    }
}

/// The widths of a mark, a crowd's number and the fade of an open end as they are drawn, in points.
pub const DRAWN: [f64; 3] = [13.0, 36.0, 44.0];
/// The same as they are reserved: the view may be zoomed by ∜2 against its level, so these hold that much more.
const RESERVED: [f64; 3] = [16.0, 44.0, 54.0];
const MARK: f64 = RESERVED[0];
const BADGE: f64 = RESERVED[1];
/// Kept free between two entries of a row.
const GAP: f64 = 4.0;
/// Marks closer than this to the first of them are one crowd, unless they are few enough to be stacked.
const CROWD: f64 = 15.0;
const STACKED: usize = 3;
/// About the width of a character of a label, and the widest label that gets a place of its own.
const CHAR: f64 = 7.0;
const WIDEST_LABEL: f64 = 230.0;

/// Levels of zoom per doubling.
const LEVELS: f64 = 2.0;

/// The level for a scale of so many points per day.
pub fn level_of(points_per_day: f64) -> i32 {
    (points_per_day.log2() * LEVELS).round() as i32
}

impl Arrangement {
    /// At most `max_rows` rows (at least 2) in each lane; one in a collapsed lane.
    pub fn new(chart: &Chart, level: i32, max_rows: usize) -> Arrangement {
        let scale = (f64::from(level) / LEVELS).exp2();
        let mut arrangement = Arrangement::default();
        for lane in 0..chart.lanes().len() {
            let start = arrangement.rows.len();
            let max_rows = if chart.lanes()[lane].collapsed { 1 } else { max_rows.max(2) };
            arrangement.rows.extend(Packer::new(chart, scale, max_rows).pack(chart.items_of(lane)));
            arrangement.lanes.push(start..arrangement.rows.len());
        }
        arrangement
    }
}

impl Arrangement {
    /// The lane in which the item with this key stands.
    pub fn lane_of(&self, chart: &Chart, key: u32) -> Option<usize> {
        let lane = chart.items()[chart.index_of(key)?].lane as usize;
        (lane < self.lanes.len()).then_some(lane)
    }
}

impl Entry {
    /// From where to where it is drawn, in points from day 0, at `scale` points per day; the widths are
    /// those of [`DRAWN`].
    pub fn extent(&self, items: &[Item], scale: f64, [mark, badge, fade]: [f64; 3]) -> (f64, f64) {
        let (from, to) = (self.first * scale, self.last * scale);
        let middle = (from + to) / 2.0;
        let when = &items[self.members.as_slice()[0] as usize].when;
        let before = if when.first.is_none() { fade } else { 0.0 };
        let after = if when.last.is_none() { fade } else { 0.0 };
        match self.form {
            EntryForm::Mark => (middle - mark / 2.0, middle + mark / 2.0),
            EntryForm::Crowd => (middle - badge / 2.0, middle + badge / 2.0),
            EntryForm::SaidBy => (to - badge, to + mark / 2.0),
            EntryForm::Bar if before > 0.0 => (to - before, to.max(to + after)),
            EntryForm::Bar if after > 0.0 => (from, from + after),
            EntryForm::Bar => (from, to),
        }
    }
}

/// Packs one lane: first fit, preferring rows where the previous label keeps its room.
struct Packer<'a> {
    chart: &'a Chart,
    items: &'a [Item],
    scale: f64,
    rows: Vec<OpenRow>,
    max_rows: usize,
    /// What found no room in `rows`. Everything here has the width of a crowd, so that it can become one.
    crowds: OpenRow,
}

struct OpenRow {
    row: Row,
    end: f64,
    label_end: f64,
}

impl OpenRow {
    fn new() -> OpenRow {
        OpenRow { row: Row::default(), end: f64::NEG_INFINITY, label_end: f64::NEG_INFINITY }
    }

    fn push(&mut self, entry: Entry, end: f64, label: f64) {
        self.end = end + GAP;
        self.label_end = self.end + label;
        self.row.entries.push(entry);
    }
}

impl<'a> Packer<'a> {
    fn new(chart: &'a Chart, scale: f64, max_rows: usize) -> Packer<'a> {
        Packer {
            chart,
            items: chart.items(),
            scale,
            rows: Vec::new(),
            max_rows: max_rows.saturating_sub(1),
            crowds: OpenRow::new(),
        }
    }

    fn pack(mut self, range: Range<usize>) -> Vec<Row> {
        let mut close: Vec<u32> = Vec::new();
        let mut close_from = f64::NEG_INFINITY;
        let mut at = range.start;
        while at < range.end {
            let item = &self.items[at];
            let mut end = at + 1;
            if item.kind == Kind::Statement && item.when.is_only_by() {
                let same = |other: &Item| other.kind == Kind::Statement && other.when == item.when;
                end = at + self.items[at..range.end].iter().take_while(|other| same(other)).count();
                self.place_marks(&mut close);
                self.place_or_crowd(self.entry(members(at as u32..end as u32), EntryForm::SaidBy));
            } else if let Some(middle) = self.mark_middle(item) {
                if middle - close_from > CROWD {
                    self.place_marks(&mut close);
                    close_from = middle;
                }
                close.push(at as u32);
            } else {
                self.place_marks(&mut close);
                close_from = f64::NEG_INFINITY;
                self.place_or_crowd(self.entry(Members::One(at as u32), EntryForm::Bar));
            }
            at = end;
        }
        self.place_marks(&mut close);
        let rows = self.rows.into_iter().chain([self.crowds]).map(|open| open.row);
        let mut rows: Vec<Row> = rows.filter(|row| !row.entries.is_empty()).collect();
        // Last, when no crowd grows any more.
        for entry in rows.iter_mut().flat_map(|row| &mut row.entries) {
            entry.tint = shared_tint(self.items, entry.members.as_slice());
        }
        rows
    }

    /// The middle of an item that is too short for a bar.
    fn mark_middle(&self, item: &Item) -> Option<f64> {
        let (first, last) = item.when.known_days()?;
        let closed = item.when.first.is_some() && item.when.last.is_some();
        (closed && (last - first) * self.scale < MARK).then_some((first + last) / 2.0 * self.scale)
    }

    /// Stacks these close marks when they are few, else draws them as one crowd.
    fn place_marks(&mut self, close: &mut Vec<u32>) {
        let mut left_over: Vec<u32> = Vec::new();
        let few = close.len() <= STACKED;
        for index in close.drain(..) {
            if !few || self.place(self.entry(Members::One(index), EntryForm::Mark)).is_err() {
                left_over.push(index);
            }
        }
        match left_over[..] {
            [] => {}
            [only] => self.crowd_in(self.entry(Members::One(only), EntryForm::Mark)),
            _ => self.place_or_crowd(self.entry(Members::Many(left_over), EntryForm::Crowd)),
        }
    }

    fn entry(&self, members: Members, form: EntryForm) -> Entry {
        let days = members.as_slice().iter().filter_map(|i| self.items[*i as usize].when.known_days());
        let (first, last) = match form {
            // The middle of the members' middles: where most of them are.
            EntryForm::Crowd => {
                let sum: f64 = days.map(|(first, last)| (first + last) / 2.0).sum();
                let middle = sum / members.as_slice().len() as f64;
                (middle, middle)
            }
            _ => days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0.0, 0.0)),
        };
        Entry { first, last, members, form, tint: None }
    }

    fn place_or_crowd(&mut self, entry: Entry) {
        if let Err(entry) = self.place(entry) {
            self.crowd_in(entry);
        }
    }

    /// Puts `entry` into a row with room for it, or gives it back.
    fn place(&mut self, entry: Entry) -> Result<(), Entry> {
        let (from, to) = entry.extent(self.items, self.scale, RESERVED);
        let label = self.label_width(&entry);
        if let Some(row) = self.rows.iter_mut().find(|row| row.label_end <= from) {
            row.push(entry, to, label);
            return Ok(());
        }
        if self.rows.len() < self.max_rows {
            let mut row = OpenRow::new();
            row.push(entry, to, label);
            self.rows.push(row);
            return Ok(());
        }
        let free = self.rows.iter_mut().filter(|row| row.end <= from);
        match free.min_by(|a, b| a.label_end.total_cmp(&b.label_end)) {
            Some(row) => row.push(entry, to, label),
            None => return Err(entry),
        }
        Ok(())
    }

    fn label_width(&self, entry: &Entry) -> f64 {
        let chars = match entry.form {
            EntryForm::Mark | EntryForm::Bar => self.chart.label_chars(entry.members.as_slice()[0]).into(),
            EntryForm::Crowd => 0,
            EntryForm::SaidBy => SAID_BY.len(),
        };
        (chars as f64 * CHAR).min(WIDEST_LABEL)
    }

    /// Puts `entry` into the row of crowds, or into what stands there already, which becomes a crowd.
    fn crowd_in(&mut self, entry: Entry) {
        let (from, to) = entry.extent(self.items, self.scale, RESERVED);
        let middle = (entry.first + entry.last) / 2.0 * self.scale;
        let left = match entry.form {
            EntryForm::Bar => from,
            // Not after the day by which they were made.
            EntryForm::SaidBy => entry.last * self.scale - BADGE,
            EntryForm::Mark | EntryForm::Crowd => middle - BADGE / 2.0,
        };
        let crowds = &mut self.crowds;
        match crowds.row.entries.last_mut() {
            Some(crowd) if left < crowds.end => {
                match crowd.form {
                    EntryForm::SaidBy => {
                        crowd.last -= BADGE / 2.0 / self.scale;
                        crowd.first = crowd.last;
                    }
                    EntryForm::Bar => {
                        let (from, _) = crowd.extent(self.items, self.scale, RESERVED);
                        crowd.first = (from + BADGE / 2.0) / self.scale;
                        crowd.last = crowd.first;
                        crowds.end = from + BADGE + GAP;
                    }
                    EntryForm::Mark | EntryForm::Crowd => {}
                }
                crowd.form = EntryForm::Crowd;
                crowd.members.push(entry.members.as_slice());
            }
            _ => {
                let end = match entry.form {
                    EntryForm::SaidBy => to,
                    EntryForm::Bar => to.max(from + BADGE),
                    EntryForm::Mark | EntryForm::Crowd => middle + BADGE / 2.0,
                };
                crowds.push(entry, end, 0.0);
            }
        }
    }
}

/// What stands beside statements of which nothing is known but that they were made by some day.
pub const SAID_BY: &str = "said by then";

fn shared_tint(items: &[Item], members: &[u32]) -> Option<u16> {
    let first = items[members[0] as usize].tint;
    members.iter().all(|i| items[*i as usize].tint == first).then_some(first).flatten()
}

fn members(items: Range<u32>) -> Members {
    if items.len() == 1 { Members::One(items.start) } else { Members::Many(items.collect()) }
}

#[cfg(test)]
mod tests {
    use super::super::{Course, Lane, When};
    use super::*;
    use proptest::prelude::*;

    fn chart(days: &[(i32, i32)]) -> Chart {
        let item = |(key, (first, last)): (usize, &(i32, i32))| {
            Item::new(key as u32, Kind::Event, When { first: Some(*first), last: Some(*last), ..When::day(0) })
        };
        Chart::new(vec![Lane::named("all")], days.iter().enumerate().map(item).collect())
    }

    /// The entries of each row at one point per day, as form and number of members.
    fn check(days: &[(i32, i32)], max_rows: usize, expected: &[&[(EntryForm, usize)]]) {
        let arrangement = Arrangement::new(&chart(days), 0, max_rows);
        let found: Vec<Vec<_>> = arrangement
            .rows
            .iter()
            .map(|row| row.entries.iter().map(|e| (e.form, e.members.as_slice().len())).collect())
            .collect();
        assert_eq!(found, expected, "{days:?}");
    }

    #[test]
    fn far_marks_share_a_row_close_ones_are_stacked_many_are_a_crowd() {
        use EntryForm::*;
        check(&[(0, 0), (100, 100)], 5, &[&[(Mark, 1), (Mark, 1)]]);
        check(&[(0, 0), (3, 3)], 5, &[&[(Mark, 1)], &[(Mark, 1)]]);
        check(&[(0, 0), (1, 1), (2, 2), (3, 3)], 5, &[&[(Crowd, 4)]]);
        check(&[(0, 90), (95, 200), (50, 150)], 5, &[&[(Bar, 1), (Bar, 1)], &[(Bar, 1)]]);
        check(&[(0, 90), (10, 100), (20, 120)], 2, &[&[(Bar, 1)], &[(Crowd, 2)]]);
        check(&[(0, 90), (10, 100)], 2, &[&[(Bar, 1)], &[(Bar, 1)]]);
    }

    #[test]
    fn a_crowd_has_the_tint_that_all_its_members_share() {
        let check = |tints: [Option<u16>; 4], expected: Option<u16>| {
            let mut items = chart(&[(0, 0), (1, 1), (2, 2), (3, 3)]).items().to_vec();
            items.iter_mut().zip(tints).for_each(|(item, tint)| item.tint = tint);
            let arrangement = Arrangement::new(&Chart::new(vec![Lane::named("all")], items), 0, 5);
            let found: Vec<_> = arrangement.rows.iter().flat_map(|row| &row.entries).map(|entry| entry.tint).collect();
            assert_eq!(found, [expected], "{tints:?}");
        };
        check([Some(4); 4], Some(4));
        check([Some(4), Some(4), Some(4), Some(5)], None);
        check([Some(4), Some(4), Some(4), None], None);
        check([None; 4], None);
    }

    fn arbitrary_item() -> impl Strategy<Value = Item> {
        let when = (prop::option::of(-3000..3000i32), prop::option::of(0..400i32), any::<bool>());
        (0..3u32, any::<bool>(), when, 0..40usize).prop_map(|(lane, event, (first, length, within), label)| {
            let when = When {
                first,
                last: length.map(|length| first.unwrap_or(0) + length),
                course: if within { Course::Within } else { Course::Dated },
                approximate: false,
                uncertain: false,
            };
            let kind = if event { Kind::Event } else { Kind::Statement };
            Item { lane, label: "x".repeat(label).into(), ..Item::new(0, kind, when) }
        })
    }

    proptest! {
        #[test]
        fn every_item_is_in_one_entry_and_no_two_entries_touch(
            items in prop::collection::vec(arbitrary_item(), 0..120),
            level in -14..14i32,
            zoom in -0.249..0.249f64,
            max_rows in 2..8usize,
        ) {
            let mut lanes = ["a", "b", "c"].map(Lane::named).to_vec();
            lanes[2].collapsed = true;
            let chart = Chart::new(lanes, items);
            let arrangement = Arrangement::new(&chart, level, max_rows);
            let mut seen: Vec<u32> = arrangement.rows.iter().flat_map(|row| &row.entries)
                .flat_map(|entry| entry.members.as_slice().iter().copied()).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..chart.items().len() as u32).collect::<Vec<_>>());

            let scale = (f64::from(level) / LEVELS + zoom).exp2();
            prop_assert_eq!(level_of(scale * 0.9999), level);
            for row in &arrangement.rows {
                let drawn: Vec<_> = row.entries.iter().map(|e| e.extent(chart.items(), scale, DRAWN)).collect();
                for pair in drawn.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0 + 1e-6, "{:?} at {}", pair, scale);
                }
            }
            for lane in &arrangement.lanes {
                prop_assert!(lane.len() <= max_rows);
            }
            prop_assert!(arrangement.lanes[2].len() <= 1);
        }
    }
}
