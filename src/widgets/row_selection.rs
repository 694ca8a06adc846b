use egui::Modifiers;
use std::collections::BTreeSet;

/// What the person did to a list whose rows can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture<Id> {
    /// Only this row.
    Pick(Id),
    /// This row in or out (Ctrl).
    Toggle(Id),
    /// From the row picked last to this one (Shift).
    Extend(Id),
    /// So many rows down from the row picked last; with `extend`, keep those in between.
    Step {
        rows: isize,
        extend: bool,
    },
    All,
}

impl<Id> Gesture<Id> {
    pub fn click(id: Id, modifiers: Modifiers) -> Self {
        if modifiers.shift {
            Gesture::Extend(id)
        } else if modifiers.command {
            Gesture::Toggle(id)
        } else {
            Gesture::Pick(id)
        }
    }
}

/// The two ends of the selection that the next gesture starts from. Rows are known by their ids: a list may
/// be sorted anew in between.
#[derive(Clone, Debug)]
pub struct RowCursor<Id> {
    anchor: Option<Id>,
    lead: Option<Id>,
}

impl<Id> Default for RowCursor<Id> {
    fn default() -> Self {
        RowCursor { anchor: None, lead: None }
    }
}

impl<Id: Copy + Ord> RowCursor<Id> {
    /// The row that moves with the arrows.
    pub fn lead(&self) -> Option<Id> {
        self.lead
    }

    pub fn set(&mut self, id: Id) {
        self.anchor = Some(id);
        self.lead = Some(id);
    }

    /// The selection after `gesture` in a list that shows `rows` in this order and has `selected`.
    pub fn apply(&mut self, gesture: Gesture<Id>, rows: &[Id], selected: &BTreeSet<Id>) -> BTreeSet<Id> {
        match gesture {
            Gesture::Pick(id) => {
                self.set(id);
                BTreeSet::from([id])
            }
            Gesture::Toggle(id) => {
                self.set(id);
                let mut after = selected.clone();
                if !after.remove(&id) {
                    after.insert(id);
                }
                after
            }
            Gesture::Extend(id) => self.extend_to(id, rows),
            Gesture::Step { rows: step, extend } => {
                let Some(last) = rows.len().checked_sub(1) else { return BTreeSet::new() };
                let from = self.lead.and_then(|lead| position(rows, lead));
                let to = match from {
                    Some(from) => from.saturating_add_signed(step).min(last),
                    None if step < 0 => last,
                    None => 0,
                };
                if extend {
                    self.extend_to(rows[to], rows)
                } else {
                    self.apply(Gesture::Pick(rows[to]), rows, selected)
                }
            }
            Gesture::All => rows.iter().copied().collect(),
        }
    }

    fn extend_to(&mut self, id: Id, rows: &[Id]) -> BTreeSet<Id> {
        let ends = (self.anchor.and_then(|anchor| position(rows, anchor)), position(rows, id));
        let (Some(from), Some(to)) = ends else {
            self.set(id);
            return BTreeSet::from([id]);
        };
        self.lead = Some(id);
        rows[from.min(to)..=from.max(to)].iter().copied().collect()
    }
}

fn position<Id: PartialEq>(rows: &[Id], id: Id) -> Option<usize> {
    rows.iter().position(|row| *row == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Gesture::*;

    #[test]
    fn gestures() {
        let check = |gestures: &[Gesture<u32>], expected: &[u32]| {
            let mut cursor = RowCursor::default();
            let mut selected = BTreeSet::new();
            for gesture in gestures {
                selected = cursor.apply(*gesture, &[50, 40, 30, 20, 10], &selected);
            }
            assert_eq!(selected, expected.iter().copied().collect(), "{gestures:?}");
        };
        check(&[Pick(40)], &[40]);
        check(&[Pick(40), Pick(20)], &[20]);
        check(&[Pick(40), Toggle(10), Toggle(40)], &[10]);
        check(&[Pick(40), Extend(10)], &[40, 30, 20, 10]);
        check(&[Pick(30), Extend(10), Extend(50)], &[50, 40, 30]);
        check(&[Extend(20)], &[20]);
        check(&[Step { rows: 1, extend: false }], &[50]);
        check(&[Step { rows: -1, extend: false }], &[10]);
        check(&[Pick(20), Step { rows: 9, extend: false }], &[10]);
        check(&[Pick(50), Step { rows: 1, extend: true }, Step { rows: 1, extend: true }], &[50, 40, 30]);
        check(&[Pick(50), Step { rows: 2, extend: true }, Step { rows: -1, extend: true }], &[50, 40]);
        check(&[All], &[10, 20, 30, 40, 50]);
        check(&[Pick(99), Extend(20)], &[20]);
    }

    #[test]
    fn an_empty_list_selects_nothing() {
        let mut cursor = RowCursor::<u32>::default();
        assert!(cursor.apply(Step { rows: 1, extend: true }, &[], &BTreeSet::new()).is_empty());
    }
}
