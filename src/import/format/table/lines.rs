/// Counts the lines up to ever later places.
#[derive(Default)]
pub struct LineCounter {
    counted_to: usize,
    breaks: usize,
}

impl LineCounter {
    /// The line that byte `at` stands in, from 1.
    pub fn at(&mut self, text: &str, at: usize) -> usize {
        self.breaks += text.as_bytes()[self.counted_to..at].iter().filter(|byte| **byte == b'\n').count();
        self.counted_to = at;
        self.breaks + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let mut lines = LineCounter::default();
        assert_eq!([0, 1, 2, 4].map(|at| lines.at("a\nb\n", at)), [1, 1, 2, 3]);
    }
}
