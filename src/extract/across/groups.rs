use std::collections::BTreeMap;

/// Disjoint sets of the numbers from 0 on (union-find).
pub struct Sets {
    /// The set's lowest member, by way of others.
    parent: Vec<usize>,
}

impl Sets {
    /// As many sets of one.
    pub fn new(len: usize) -> Sets {
        Sets { parent: (0..len).collect() }
    }

    /// The lowest number of the set that `n` is in.
    pub fn first(&mut self, mut n: usize) -> usize {
        while self.parent[n] != n {
            self.parent[n] = self.parent[self.parent[n]];
            n = self.parent[n];
        }
        n
    }

    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// The sets of at least so many members, in order of their lowest ones.
    pub fn lists(&mut self, least: usize) -> Vec<Vec<usize>> {
        let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for n in 0..self.parent.len() {
            lists.entry(self.first(n)).or_default().push(n);
        }
        lists.into_values().filter(|list| list.len() >= least).collect()
    }
}

/// Groups in which all are linked with at least two thirds of the others, so that every link lies in a group; one
/// may stand in several. The links are pairs, lower number first, surest first.
pub fn near_cliques(links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut neighbours: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in links {
        neighbours.entry(*a).or_default().push(*b);
        neighbours.entry(*b).or_default().push(*a);
    }
    for list in neighbours.values_mut() {
        list.sort_unstable();
    }
    let linked = |a: usize, b: usize| neighbours[&a].binary_search(&b).is_ok();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut groups_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in links {
        let is_covered = groups_of.get(a).is_some_and(|of| of.iter().any(|group| groups[*group].contains(b)));
        if is_covered {
            continue;
        }
        let mut group = vec![*a, *b];
        for other in &neighbours[a] {
            if other == b || group.contains(other) {
                continue;
            }
            let links = group.iter().filter(|member| linked(**member, *other)).count();
            if links * 3 >= group.len() * 2 && linked(*other, *b) {
                group.push(*other);
            }
        }
        group.sort_unstable();
        for member in &group {
            groups_of.entry(*member).or_default().push(groups.len());
        }
        groups.push(group);
    }
    groups.sort();
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_joined() {
        let mut sets = Sets::new(6);
        for (a, b) in [(4, 1), (5, 4), (0, 3)] {
            sets.join(a, b);
        }
        assert_eq!(sets.lists(2), [vec![0, 3], vec![1, 4, 5]]);
        assert_eq!(sets.lists(1).len(), 3);
    }

    #[test]
    fn every_link_lies_in_a_group() {
        let check = |links: &[(usize, usize)], expected: &[&[usize]]| assert_eq!(near_cliques(links), expected);
        check(&[(0, 1), (0, 2), (1, 2)], &[&[0, 1, 2]]);
        // A long statement holds two utterances.
        check(&[(0, 1), (0, 2)], &[&[0, 1], &[0, 2]]);
        check(&[(0, 1), (0, 2), (1, 2), (0, 3), (1, 3)], &[&[0, 1, 2, 3]]);
        check(&[], &[]);
    }
}
