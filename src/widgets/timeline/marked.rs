use super::Chart;

/// Some items of a chart, asked for one by one: a bit for each.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    bits: Vec<u64>,
}

impl Marked {
    pub fn new(chart: &Chart, keys: &[u32]) -> Marked {
        let mut marked = Marked { bits: Vec::new() };
        for index in keys.iter().filter_map(|key| chart.index_of(*key)) {
            if marked.bits.is_empty() {
                marked.bits.resize(chart.items().len().div_ceil(64), 0);
            }
            marked.bits[index / 64] |= 1 << (index % 64);
        }
        marked
    }

    /// Whether one of these items, by their places in the chart, is marked.
    pub fn any(&self, indices: &[u32]) -> bool {
        let has = |index: &u32| self.bits.get(*index as usize / 64).is_some_and(|word| word >> (index % 64) & 1 == 1);
        !self.bits.is_empty() && indices.iter().any(has)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Item, Kind, Lane, When};
    use super::*;

    #[test]
    fn items_are_marked_by_key_and_asked_for_by_place() {
        // The place of an item is its day here, its key runs the other way.
        let items = (0..200).map(|key| Item::new(key, Kind::Event, When::day(199 - key as i32))).collect();
        let chart = Chart::new(vec![Lane::named("a")], items);
        let marked = Marked::new(&chart, &[199, 10, 777]);
        let check = |indices: &[u32], expected: bool| assert_eq!(marked.any(indices), expected, "{indices:?}");
        check(&[0], true);
        check(&[189], true);
        check(&[10, 199], false);
        check(&[10, 189], true);
        check(&[], false);
        assert!(!Marked::new(&chart, &[]).any(&[0]));
    }
}
