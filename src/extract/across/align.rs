use super::words::{Word, WordKind};

/// Words that follow each other in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Index of the first word in either text.
    pub a: usize,
    pub b: usize,
    pub len: usize,
}

/// A run has at least this many words: single ones meet by chance.
const SHORTEST: usize = 2;
/// What it adds that two words follow each other in both texts.
const IN_ORDER: f32 = 0.7;

/// The runs that two texts share, in order, so that they weigh as much as possible together.
///
/// The cost grows with the product of the lengths: a caller bounds them.
pub fn align(a: &[Word], b: &[Word]) -> Vec<Run> {
    let width = b.len() + 1;
    let mut best = vec![0f32; (a.len() + 1) * width];
    // How the best was come by: 0 = drop a word of b, 1 = drop a word of a, else a run of so many words.
    let mut step = vec![0u16; best.len()];
    let mut length = vec![0u16; best.len()];
    // What the run that ends here weighs as a whole.
    let mut whole = vec![0f32; best.len()];
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let here = i * width + j;
            let (up, left) = (best[here - width], best[here - 1]);
            (best[here], step[here]) = if up > left { (up, 1) } else { (left, 0) };
            if a[i - 1].key != b[j - 1].key || a[i - 1].kind == WordKind::Gap {
                continue;
            }
            let run = length[here - width - 1].saturating_add(1);
            length[here] = run;
            whole[here] = whole[here - width - 1] + a[i - 1].weight.min(b[j - 1].weight);
            // A run that is cut short is seldom better than the whole.
            for k in (SHORTEST..=usize::from(run).min(6)).chain((run > 6).then_some(usize::from(run))) {
                let before = here - k * (width + 1);
                let total = best[before] + whole[here] - whole[before] + IN_ORDER * (k - 1) as f32;
                if total > best[here] {
                    (best[here], step[here]) = (total, k as u16);
                }
            }
        }
    }
    let (mut i, mut j) = (a.len(), b.len());
    let mut runs = Vec::new();
    while i > 0 && j > 0 {
        match usize::from(step[i * width + j]) {
            0 => j -= 1,
            1 => i -= 1,
            len => {
                (i, j) = (i - len, j - len);
                runs.push(Run { a: i, b: j, len });
            }
        }
    }
    runs.reverse();
    runs
}

/// What the words of a run weigh together.
pub fn weight(words: &[Word]) -> f32 {
    let real = words.iter().filter(|word| word.kind != WordKind::Gap).count();
    words.iter().map(|word| word.weight).sum::<f32>() + IN_ORDER * real.saturating_sub(1) as f32
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::model::{Article, Origin};
    use crate::text::Span;

    #[test]
    fn runs_are_found_in_order() {
        let check = |a: &str, b: &str, expected: &str| {
            let read = |text: &str| {
                let article = Article::of(text, Origin::default());
                let found = words(&article, &[Span::new(text, 0, text.len()).unwrap()]);
                let (words, spans): (Vec<_>, Vec<_>) = found.into_iter().unzip();
                (words, spans.iter().map(|span| span.slice(text).to_owned()).collect::<Vec<_>>())
            };
            let ((a, spelled), (b, _)) = (read(a), read(b));
            let runs = align(&a, &b).iter().map(|run| spelled[run.a..run.a + run.len].join(" ")).collect::<Vec<_>>();
            assert_eq!(runs.join(" | "), expected);
        };
        check("the ferry leaves the harbour at six", "the ferry leaves Saltby at six", "the ferry leaves | at six");
        check("we never pay the crew", "We … pay the crew", "pay the crew");
        check("a ferry", "one ferry", "");
        check("", "the ferry", "");
        check("the pier, the pier, the pier", "the pier", "the pier");
    }
}
