//! Which finding stands for which gold item: pairs one to one, with the largest total weight.

use pathfinding::prelude::{Matrix, kuhn_munkres};

/// Pairs of a row and a column, each in at most one pair, whose weights add up to the most; in order of rows.
/// Nothing is paired at weight 0. Weights run from 0 to 1.
pub fn assign(rows: usize, columns: usize, weight: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize, f64)> {
    /// The method wants whole numbers.
    const UNIT: f64 = 1e9;
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let weight = &weight;
    let weights: Vec<Vec<f64>> = (0..rows).map(|r| (0..columns).map(|c| weight(r, c)).collect()).collect();
    let size = rows.max(columns);
    let scaled = |(r, c): (usize, usize)| {
        let weight = weights.get(r).and_then(|row| row.get(c));
        weight.map_or(0, |weight| (weight * UNIT).round() as i64)
    };
    let (_, columns_of_rows) = kuhn_munkres(&Matrix::from_fn(size, size, scaled));
    let pairs = columns_of_rows.into_iter().enumerate().filter(|(r, c)| *r < rows && *c < columns);
    pairs.map(|(r, c)| (r, c, weights[r][c])).filter(|(_, _, weight)| *weight > 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_the_largest() {
        let check = |weights: &[&[f64]], expected: &[(usize, usize)]| {
            let columns = weights.first().map_or(0, |row| row.len());
            let found = assign(weights.len(), columns, |r, c| weights[r][c]);
            assert_eq!(found.iter().map(|(r, c, _)| (*r, *c)).collect::<Vec<_>>(), expected, "{weights:?}");
        };
        check(&[&[0.9, 0.8], &[0.8, 0.1]], &[(0, 1), (1, 0)]);
        check(&[&[0.9, 0.0], &[0.8, 0.0]], &[(0, 0)]);
        check(&[&[0.2, 0.3, 0.4]], &[(0, 2)]);
        check(&[&[0.2], &[0.3]], &[(1, 0)]);
        check(&[], &[]);
        check(&[&[], &[]], &[]);
    }
}
