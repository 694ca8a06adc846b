use super::Grouping;
use crate::widgets::timeline::{Lane, LaneWish};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the lanes stand for, and how the person wants those of each grouping.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LaneTaste {
    pub grouping: Grouping,
    pub of: BTreeMap<Grouping, Taste>,
}

impl LaneTaste {
    /// Of the grouping that is chosen.
    pub(super) fn chosen(&mut self) -> &mut Taste {
        self.of.entry(self.grouping).or_default()
    }
}

/// How the person wants the lanes of one grouping; lanes are named by their ids, so it outlives new data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Taste {
    collapsed: BTreeSet<String>,
    pinned: BTreeSet<String>,
    /// Once a lane was moved: all lanes there were then, from top to bottom.
    order: Vec<String>,
}

impl Taste {
    /// Takes in what is wanted of the lane with this number among `lanes`.
    pub fn change(&mut self, lanes: &[Lane], number: usize, wish: LaneWish) {
        let Some(lane) = lanes.get(number) else { return };
        let ids = || lanes.iter().map(|lane| lane.id.clone());
        let mut put = |set: fn(&mut Taste) -> &mut BTreeSet<String>, within: bool| {
            let set = set(self);
            if within {
                set.insert(lane.id.clone())
            } else {
                set.remove(&lane.id)
            };
        };
        match wish {
            LaneWish::Collapse(collapsed) => put(|taste| &mut taste.collapsed, collapsed),
            LaneWish::Pin(pinned) => put(|taste| &mut taste.pinned, pinned),
            LaneWish::CollapseAll(true) => self.collapsed.extend(ids()),
            LaneWish::CollapseAll(false) => self.collapsed.clear(),
            LaneWish::MoveTo(to) => {
                let mut order: Vec<String> = ids().collect();
                let id = order.remove(number);
                order.insert(to.min(order.len()), id);
                // Those that are not there now keep their place after these.
                let gone = self.order.drain(..).filter(|id| !order.contains(id));
                let gone: Vec<String> = gone.collect();
                order.extend(gone);
                self.order = order;
            }
        }
    }

    /// The numbers of `lanes` in the order in which they are shown, pinned ones first; marks them.
    pub fn arrange(&self, lanes: &mut [Lane]) -> Vec<usize> {
        for lane in lanes.iter_mut() {
            lane.collapsed = self.collapsed.contains(&lane.id);
            lane.pinned = self.pinned.contains(&lane.id);
        }
        let ranks: BTreeMap<&str, usize> = self.order.iter().map(String::as_str).zip(0..).collect();
        let mut order: Vec<usize> = (0..lanes.len()).collect();
        order.sort_by_key(|number| {
            let lane = &lanes[*number];
            (!lane.pinned, ranks.get(lane.id.as_str()).copied().unwrap_or(usize::MAX))
        });
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lanes as they stand after these wishes: `+` pinned, `-` collapsed.
    fn check(wishes: &[(usize, LaneWish)], expected: &str) {
        let names = ["a", "b", "c", "d"];
        let mut taste = Taste::default();
        let shown = |taste: &Taste| -> Vec<Lane> {
            let mut lanes = names.map(Lane::named).to_vec();
            let order = taste.arrange(&mut lanes);
            order.into_iter().map(|number| lanes[number].clone()).collect()
        };
        for (number, wish) in wishes {
            let lanes = shown(&taste);
            taste.change(&lanes, *number, *wish);
        }
        let sign = |lane: &Lane| {
            let pin = if lane.pinned { "+" } else { "" };
            format!("{}{pin}{}", lane.name, if lane.collapsed { "-" } else { "" })
        };
        assert_eq!(shown(&taste).iter().map(sign).collect::<Vec<_>>().join(" "), expected, "{wishes:?}");
    }

    #[test]
    fn lanes_stand_as_the_person_wants_them() {
        use LaneWish::*;
        check(&[], "a b c d");
        check(&[(1, Collapse(true))], "a b- c d");
        check(&[(0, CollapseAll(true)), (2, Collapse(false))], "a- b- c d-");
        check(&[(2, Pin(true))], "c+ a b d");
        check(&[(2, Pin(true)), (0, Pin(false))], "a b c d");
        check(&[(3, MoveTo(1))], "a d b c");
        check(&[(0, MoveTo(9))], "b c d a");
        check(&[(3, MoveTo(0)), (1, Pin(true)), (3, MoveTo(1))], "a+ c d b");
        check(&[(9, Pin(true))], "a b c d");
    }

    #[test]
    fn a_new_lane_comes_after_those_that_were_ordered() {
        let mut taste = Taste::default();
        taste.change(&["a", "b", "c"].map(Lane::named), 2, LaneWish::MoveTo(0));
        taste.change(&["c", "a"].map(Lane::named), 1, LaneWish::MoveTo(0));
        let mut lanes = ["x", "a", "b", "c"].map(Lane::named);
        let order = taste.arrange(&mut lanes);
        assert_eq!(order, [1, 3, 2, 0]);
    }
}
