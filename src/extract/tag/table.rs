/// A read-only map from hashes to numbers: open addressing, half full at most.
#[derive(Debug, Default)]
pub(super) struct Table {
    slots: Vec<Slot>,
    mask: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    value: u32,
}

const EMPTY: u32 = u32::MAX;

impl Table {
    /// A later entry with the same key is not found. Values must be below `u32::MAX`.
    pub fn new(entries: impl ExactSizeIterator<Item = (u32, u32)>) -> Table {
        let size = (entries.len() * 2 + 2).next_power_of_two();
        let mut table = Table { slots: vec![Slot { key: 0, value: EMPTY }; size], mask: size - 1 };
        for (key, value) in entries {
            let mut at = key as usize & table.mask;
            while table.slots[at].value != EMPTY {
                at = (at + 1) & table.mask;
            }
            table.slots[at] = Slot { key, value };
        }
        table
    }

    pub fn get(&self, key: u32) -> Option<u32> {
        let mut at = key as usize & self.mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.value == EMPTY {
                return None;
            }
            if slot.key == key {
                return Some(slot.value);
            }
            at = (at + 1) & self.mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in() {
        let table = Table::new([(0, 5), (8, 6), (16, 7), (3, 0)].into_iter());
        let get = |key| table.get(key);
        assert_eq!([get(0), get(8), get(16), get(3)], [Some(5), Some(6), Some(7), Some(0)]);
        assert_eq!([get(24), get(1), Table::default().get(0)], [None; 3]);
    }
}
