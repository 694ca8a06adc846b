use super::arrange::{DRAWN, Entry, EntryForm};
use super::labels::{self, Slot};
use super::{Chart, Item, Kind, Scale};
use std::borrow::Cow;

/// An entry that is near the visible part of its row, and the room that its label has; x in points from the left
/// edge of the plot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot<'a> {
    pub entry: &'a Entry,
    pub from: f64,
    pub to: f64,
    pub slot: Option<Slot>,
}

/// What of a row is seen.
pub(super) struct View<'a> {
    pub chart: &'a Chart,
    pub scale: &'a Scale,
    /// Of the plot, in points.
    pub width: f32,
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
                if text.is_empty() || room < SHORTEST.min(text.len() as f32 * 2.0) { 0.0 } else { measure(&text) };
            let label = label.min(WIDEST);
            let least = if spot.entry.form == EntryForm::SaidBy { label } else { label.min(SHORTEST) };
            let item = self.first_item(spot.entry);
            let event = if item.kind == Kind::Event { 1 << 16 } else { 0 };
            let selected = if is_selected(spot.entry) { 1 << 17 } else { 0 };
            let priority = selected | event | u32::from(item.weight);
            labels::Wish { from: spot.from as f32, to: spot.to as f32, width: label, least, priority }
        };
        let wishes: Vec<labels::Wish> = spots.iter().enumerate().map(wish).collect();
        for (spot, slot) in spots.iter_mut().zip(labels::place(&wishes, 0.0, self.width)) {
            spot.slot = slot;
        }
        spots
    }

    /// The words beside an entry; empty when its number says all.
    pub fn label_of(&self, entry: &Entry) -> Cow<'a, str> {
        match entry.form {
            EntryForm::Crowd => Cow::Borrowed(""),
            EntryForm::SaidBy if entry.members.as_slice().len() > 1 => Cow::Borrowed(super::arrange::SAID_BY),
            _ => Cow::Borrowed(&self.first_item(entry).label),
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn no_label_touches_anything_at_fifty_zooms(
            items in prop::collection::vec(arbitrary_item(), 1..150),
            zooms in prop::collection::vec((0.0..900.0f64, -2.0..2.2f64), 50),
        ) {
            let chart = Chart::new(["a", "b", "c", "d"].map(Lane::named).to_vec(), items);
            let mut scale = Scale::fitting(-20_000.0, 20_000.0, 900.0);
            for (x, power) in zooms {
                scale.zoom_at(x, power.exp2());
                let arrangement = Arrangement::new(&chart, level_of(scale.points_per_day()), 5);
                let view = View { chart: &chart, scale: &scale, width: 900.0 };
                for row in &arrangement.rows {
                    let spots = view.spots(&row.entries, |text| text.len() as f32 * 6.5, |_| false);
                    let slots = |spot: &Spot<'_>| spot.slot.map(|slot| (f64::from(slot.from), f64::from(slot.to)));
                    for (i, spot) in spots.iter().enumerate() {
                        let Some((from, to)) = slots(spot) else { continue };
                        prop_assert!(from >= 0.0 && to <= 900.0);
                        let text = view.label_of(spot.entry).len() as f32 * 6.5;
                        prop_assert!((to - from) as f32 >= text.min(SHORTEST) - 0.01, "a stub of {}", to - from);
                        for (j, other) in spots.iter().enumerate() {
                            let apart = |(a, b): (f64, f64)| b <= from + 0.1 || to <= a + 0.1;
                            prop_assert!(i == j || apart((other.from, other.to)), "{:?} on {:?}", spot, other);
                            prop_assert!(i == j || slots(other).is_none_or(apart), "{:?} on {:?}", spot, other);
                        }
                    }
                }
            }
        }
    }
}
