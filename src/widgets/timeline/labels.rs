/// One thing in a row that would like a label beside it; x in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    pub from: f32,
    pub to: f32,
    /// A label inside of it begins after this x.
    pub core: f32,
    /// Width of the whole label.
    pub width: f32,
    /// Below this width it is left out; at most `width`.
    pub least: f32,
    /// Higher goes first.
    pub priority: u32,
}

/// Where a label stands; it is cut to this width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    pub from: f32,
    pub to: f32,
}

/// Between a thing and its label, and between a label and the next thing.
const GAP: f32 = 5.0;
/// Gives labels to the things of one row, which stand from left to right without touching: inside where
/// the thing is wide enough, else to its right, else to its left. Labels touch neither each other nor
/// another thing, and stay between `left` and `right`.
pub fn place(wishes: &[Wish], left: f32, right: f32) -> Vec<Option<Slot>> {
    let mut slots: Vec<Option<Slot>> = vec![None; wishes.len()];
    let mut order: Vec<usize> = (0..wishes.len()).filter(|i| wishes[*i].width > 0.0).collect();
    order.sort_by_key(|i| std::cmp::Reverse(wishes[*i].priority));
    for i in order {
        let wish = &wishes[i];
        let (inside_from, inside_to) = (wish.core.max(left) + GAP, wish.to.min(right) - GAP);
        if inside_to - inside_from >= wish.least && wish.to - wish.from > 2.0 * GAP {
            slots[i] = Some(Slot { from: inside_from, to: inside_to.min(inside_from + wish.width) });
            continue;
        }
        // A neighbour's label can only have come nearer than the neighbour itself when it stands outside of it.
        let next = match (wishes.get(i + 1), slots.get(i + 1).copied().flatten()) {
            (Some(next), Some(label)) => next.from.min(label.from),
            (Some(next), None) => next.from,
            (None, _) => f32::INFINITY,
        };
        let from = wish.to.max(left) + GAP;
        let to = (next - GAP).min(right).min(from + wish.width);
        if to - from >= wish.least && wish.to >= left {
            slots[i] = Some(Slot { from, to });
            continue;
        }
        let previous = match i.checked_sub(1).map(|p| (&wishes[p], slots[p])) {
            Some((previous, Some(label))) => previous.to.max(label.to),
            Some((previous, None)) => previous.to,
            None => f32::NEG_INFINITY,
        };
        let to = wish.from.min(right) - GAP;
        let from = (previous + GAP).max(left).max(to - wish.width);
        if to - from >= wish.width && wish.from <= right {
            slots[i] = Some(Slot { from, to });
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(wishes: &[(f32, f32, f32, u32)], expected: &[Option<(f32, f32)>]) {
        let wish = |(from, to, width, priority): &(f32, f32, f32, u32)| Wish {
            from: *from,
            to: *to,
            core: *from,
            width: *width,
            least: width.min(38.0),
            priority: *priority,
        };
        let wishes: Vec<Wish> = wishes.iter().map(wish).collect();
        let slots = place(&wishes, 0.0, 500.0);
        let found: Vec<_> = slots.iter().map(|slot| slot.map(|s| (s.from, s.to))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn inside_right_left_or_cut() {
        check(&[(100.0, 110.0, 60.0, 0)], &[Some((115.0, 175.0))]);
        check(&[(100.0, 300.0, 60.0, 0)], &[Some((105.0, 165.0))]);
        check(&[(480.0, 490.0, 60.0, 0)], &[Some((415.0, 475.0))]);
        check(&[(100.0, 110.0, 60.0, 0), (160.0, 170.0, 0.0, 0)], &[Some((115.0, 155.0)), None]);
        check(&[(100.0, 110.0, 60.0, 0), (130.0, 140.0, 0.0, 0)], &[Some((35.0, 95.0)), None]);
        check(&[(0.0, 10.0, 60.0, 0), (30.0, 40.0, 0.0, 0)], &[None, None]);
    }

    #[test]
    fn the_more_important_goes_first() {
        check(&[(100.0, 110.0, 90.0, 0), (200.0, 210.0, 300.0, 1)], &[Some((115.0, 195.0)), Some((215.0, 500.0))]);
        check(
            &[(20.0, 30.0, 90.0, 0), (100.0, 110.0, 60.0, 1), (130.0, 140.0, 0.0, 0)],
            &[None, Some((35.0, 95.0)), None],
        );
    }

    proptest! {
        #[test]
        fn labels_touch_nothing(
            steps in prop::collection::vec((0.0..120.0f32, 1.0..150.0f32, 0.0..200.0f32, 0..3u32), 0..40),
        ) {
            let mut x = -300.0;
            let wishes: Vec<Wish> = steps.iter().map(|(gap, length, width, priority)| {
                let from = x + gap;
                x = from + length;
                Wish { from, to: x, core: from, width: *width, least: width.min(60.0), priority: *priority }
            }).collect();
            let slots = place(&wishes, 0.0, 900.0);
            prop_assert_eq!(slots.len(), wishes.len());
            let touches = |a: (f32, f32), b: (f32, f32)| a.0 < b.1 && b.0 < a.1;
            for (i, a) in slots.iter().enumerate() {
                let Some(a) = a else { continue };
                prop_assert!(a.from >= 0.0 && a.to <= 900.0 && a.from < a.to);
                for (j, other) in wishes.iter().enumerate() {
                    prop_assert!(i == j || !touches((a.from, a.to), (other.from, other.to)), "{:?} {:?}", a, other);
                }
                for b in slots[i + 1..].iter().flatten() {
                    prop_assert!(!touches((a.from, a.to), (b.from, b.to)), "{:?} {:?}", a, b);
                }
            }
        }
    }
}
