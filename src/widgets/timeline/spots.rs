use super::arrange::{DRAWN, Entry, EntryForm};
use super::labels::{self, Slot};
use super::{Chart, Item, Kind, Scale};

/// An entry that is near the visible part of its row, and the room that its label has; x in points from the left
/// edge of the plot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot<'a> {
    pub entry: &'a Entry,
    pub from: f64,
    pub to: f64,
    pub slot: Option<Slot>,
}

impl Spot<'_> {
    /// The label stands inside the ends of what it names.
    pub fn holds_label(&self) -> bool {
        self.slot.is_some_and(|slot| f64::from(slot.from) >= self.from && f64::from(slot.to) <= self.to)
    }
}

/// What of a row is seen.
pub(super) struct View<'a> {
    pub chart: &'a Chart,
    pub scale: &'a Scale,
    /// Of the plot, in points.
    pub width: f32,
    /// “Said by then” is written out: once in a lane is enough.
    pub explains: bool,
}

/// So far outside of the plot things are still drawn, so that their labels reach into it.
pub(super) const MARGIN: f64 = 200.0;
/// A label is cut to no less than this: fewer letters say nothing.
const SHORTEST: f32 = 92.0;
const WIDEST: f32 = 320.0;

impl<'a> View<'a> {
    pub fn item(&self, index: u32) -> &'a Item {
        &self.chart.items()[index as usize]
    }

    pub fn first_item(&self, entry: &Entry) -> &'a Item {
        self.item(entry.members.as_slice()[0])
    }

    /// The entries of one row with room for their labels. `measure` tells how wide the label of an entry is, given
    /// its text; `is_selected` puts an entry's label first.
    pub fn spots(
        &self,
        entries: &'a [Entry],
        mut measure: impl FnMut(&str) -> f32,
        is_selected: impl Fn(&Entry) -> bool,
    ) -> Vec<Spot<'a>> {
        let zero = self.scale.x_of(0.0);
        let extent = |entry: &Entry| {
            let (from, to) = entry.extent(self.chart.items(), self.scale.points_per_day(), DRAWN);
            (from + zero, to + zero)
        };
        let width = f64::from(self.width);
        let start = entries.partition_point(|entry| extent(entry).1 < -MARGIN);
        let spot = |entry: &'a Entry| {
            let (from, to) = extent(entry);
            Spot { entry, from, to, slot: None }
        };
        let here = entries[start..].iter().map(spot);
        let mut spots: Vec<Spot<'a>> = here.take_while(|spot| spot.from < width + MARGIN).collect();
        let wish = |(i, spot): (usize, &Spot<'a>)| {
            let next = spots.get(i + 1).map_or(width, |next| next.from);
            let before = i.checked_sub(1).map_or(0.0, |before| spots[before].to);
            let room = (next - spot.to).max(spot.to - spot.from).max(spot.from - before) as f32;
            let text = self.label_of(spot.entry);
            // Most of a crowded row has no room for any label: its width is not asked for.
            let label =
                if text.is_empty() || room < SHORTEST.min(text.len() as f32 * 2.0) { 0.0 } else { measure(text) };
            let label = label.min(WIDEST);
            let least = if spot.entry.form == EntryForm::SaidBy { label } else { label.min(SHORTEST) };
            let item = self.first_item(spot.entry);
            let event = if item.kind == Kind::Event { 1 << 16 } else { 0 };
            let selected = if is_selected(spot.entry) { 1 << 17 } else { 0 };
            let priority = selected | event | u32::from(item.weight);
            let (from, to) = (spot.from as f32, spot.to as f32);
            // The words of a day that is wider than its mark stand beside the mark.
            let core = if item.when.is_day() { (from + to) / 2.0 + DRAWN[0] as f32 / 2.0 } else { from };
            labels::Wish { from, to, core, width: label, least, priority }
        };
        let wishes: Vec<labels::Wish> = spots.iter().enumerate().map(wish).collect();
        for (spot, slot) in spots.iter_mut().zip(labels::place(&wishes, 0.0, self.width)) {
            spot.slot = slot;
        }
        spots
    }

    /// The words beside an entry; empty when its number says all.
    pub fn label_of(&self, entry: &Entry) -> &'a str {
        match entry.form {
            EntryForm::Crowd => "",
            EntryForm::SaidBy if entry.members.as_slice().len() > 1 => {
                if self.explains {
                    super::arrange::SAID_BY
                } else {
                    ""
                }
            }
            _ => &self.first_item(entry).label,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::arrange::level_of;
    use super::super::{Arrangement, Lane, When};
    use super::*;
    use proptest::prelude::*;

    fn arbitrary_item() -> impl Strategy<Value = Item> {
        let when = (-20_000..20_000i32, prop_oneof![Just(0), 0..400i32, Just(3650)]);
        (0..4u32, any::<bool>(), when, 0..60usize, any::<u16>()).prop_map(
            |(lane, event, (first, length), label, weight)| {
                let kind = if event { Kind::Event } else { Kind::Statement };
                let when = When { first: Some(first), last: Some(first + length), ..When::day(0) };
                Item { lane, label: "x".repeat(label).into(), weight, ..Item::new(0, kind, when) }
            },
        )
    }

    const WIDTH: f32 = 900.0;

    /// Says which label of a row touches something, is cut to a stub or leaves the plot.
    fn check_labels(view: &View<'_>, entries: &[Entry]) -> Result<(), String> {
        let measure = |text: &str| text.len() as f32 * 6.5;
        let spots = view.spots(entries, measure, |_| false);
        let slots = |spot: &Spot<'_>| spot.slot.map(|slot| (f64::from(slot.from), f64::from(slot.to)));
        for (i, spot) in spots.iter().enumerate() {
            let Some((from, to)) = slots(spot) else { continue };
            let least = measure(view.label_of(spot.entry)).min(SHORTEST) - 0.01;
            if from < 0.0 || to > f64::from(WIDTH) || ((to - from) as f32) < least {
                return Err(format!("{spot:?} has no room"));
            }
            let apart = |(a, b): (f64, f64)| b <= from + 0.1 || to <= a + 0.1;
            let touched = |other: &Spot<'_>| !apart((other.from, other.to)) || !slots(other).is_none_or(apart);
            // Things stand from left to right and their labels beside them: farther ones are out of reach.
            let near = i.saturating_sub(60)..(i + 60).min(spots.len());
            if let Some(other) = near.filter(|j| *j != i).map(|j| &spots[j]).find(|other| touched(other)) {
                return Err(format!("{spot:?} on {other:?}"));
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn no_label_touches_anything_at_fifty_zooms(
            items in prop::collection::vec(arbitrary_item(), 1..150),
            zooms in prop::collection::vec((0.0..900.0f64, -2.0..2.2f64), 50),
        ) {
            let chart = Chart::new(["a", "b", "c", "d"].map(Lane::named).to_vec(), items);
            let mut scale = Scale::fitting(-20_000.0, 20_000.0, WIDTH);
            for (x, power) in zooms {
                scale.zoom_at(x, power.exp2());
                let arrangement = Arrangement::new(&chart, level_of(scale.points_per_day()), 5);
                let view = View { chart: &chart, scale: &scale, width: WIDTH, explains: true };
                for row in &arrangement.rows {
                    prop_assert_eq!(check_labels(&view, &row.entries), Ok(()));
                }
            }
        }
    }

    /// Twelve lanes, two of them collapsed, and 10,000 items: days, months and years, thick in some months.
    fn busy() -> Chart {
        let mut lanes: Vec<Lane> = (0..12).map(|lane| Lane::named(format!("Speaker {lane}"))).collect();
        lanes[3].collapsed = true;
        lanes[7].collapsed = true;
        let item = |key: u32| {
            let spread = i64::from(key) * 7919 % 18_000;
            let first = if key.is_multiple_of(3) { spread / 90 } else { spread } as i32;
            let length = [0, 0, 0, 30, 364][key as usize % 5];
            let when = When { first: Some(first), last: Some(first + length), ..When::day(0) };
            let kind = if key.is_multiple_of(4) { Kind::Event } else { Kind::Statement };
            let label = "The council met about the wall"[..(key as usize * 7 % 31)].into();
            Item { lane: key * 31 % 12, label, weight: (key % 50) as u16, ..Item::new(key, kind, when) }
        };
        Chart::new(lanes, (0..10_000).map(item).collect())
    }

    #[test]
    fn twelve_lanes_of_ten_thousand_hold_everything_and_no_label_touches() {
        let chart = busy();
        let mut scale = Scale::fitting(0.0, 18_000.0, WIDTH);
        for step in 0..50_u32 {
            // Nearer and nearer at other places, and all the way out again.
            let x = f64::from(step * 397 % 900);
            scale.zoom_at(x, if step < 36 { 1.33 } else { 0.45 });
            let arrangement = Arrangement::new(&chart, level_of(scale.points_per_day()), 5);
            let view = View { chart: &chart, scale: &scale, width: WIDTH, explains: true };
            for (lane, rows) in arrangement.lanes.iter().enumerate() {
                let entries = arrangement.rows[rows.clone()].iter().flat_map(|row| &row.entries);
                let (mut shown, mut in_numbers) = (0, 0);
                for entry in entries {
                    match entry.members.as_slice() {
                        [_] => shown += 1,
                        several => in_numbers += several.len(),
                    }
                }
                assert_eq!(shown + in_numbers, chart.items_of(lane).len(), "lane {lane} at {scale:?}");
                assert!(rows.len() <= if chart.lanes()[lane].collapsed { 1 } else { 5 });
                for row in &arrangement.rows[rows.clone()] {
                    assert_eq!(check_labels(&view, &row.entries), Ok(()), "lane {lane} at {scale:?}");
                }
            }
        }
    }
}
