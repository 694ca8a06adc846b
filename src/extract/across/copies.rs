use super::digest::Digest;
use super::groups::Sets;
use std::collections::HashMap;

/// From so large a share of the shorter text on, two articles are copies.
const SHARE: f32 = 0.5;
/// They have at least so many word groups in common.
const LEAST: usize = 12;
/// A word group of more articles is furniture that was not seen as such; only the first are compared by it.
const SPREAD: usize = 60;

/// Groups of articles that are one story: shortened, lengthened, under another headline, in another order. Indices
/// into `digests`, at least two in a group.
pub fn copies(digests: &[&Digest]) -> Vec<Vec<usize>> {
    let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut groups = Sets::new(digests.len());
    let mut pairs = Vec::new();
    // How many word groups this article shares with each one before it.
    let mut shared: Vec<u32> = vec![0; digests.len()];
    for (n, digest) in digests.iter().enumerate() {
        let mut touched: Vec<u32> = Vec::new();
        for hash in digest.shingles.chosen() {
            let seen = places.entry(hash).or_default();
            for other in seen.iter() {
                if shared[*other as usize] == 0 {
                    touched.push(*other);
                }
                shared[*other as usize] += 1;
            }
            if seen.len() < SPREAD {
                seen.push(n as u32);
            }
        }
        for other in touched {
            // The chosen are a quarter; half of the threshold leaves room for chance.
            let met = shared[other as usize] as f32;
            shared[other as usize] = 0;
            let shorter = digest.shingles.len().min(digests[other as usize].shingles.len()) as f32;
            if met * 4.0 < shorter * SHARE * 0.5 {
                continue;
            }
            let (share, common) = digest.shingles.overlap(&digests[other as usize].shingles);
            if share >= SHARE && common >= LEAST {
                pairs.push((other as usize, n));
            }
        }
    }
    pairs.sort_unstable();
    for (a, b) in pairs {
        groups.join(a, b);
    }
    groups.lists(2)
}
