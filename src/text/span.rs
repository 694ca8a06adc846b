use serde::{Deserialize, Serialize};

/// A byte range of one article's text, `start <= end`, both on character boundaries of that text.
///
/// Built only through the checked constructors; a span read from a file is checked against its text by
/// [`Span::is_valid_in`] before anything uses it. [`Span::slice`] never panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end` of `text`; `None` when that is not a range of whole characters of it.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end)?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// For scanners that hold offsets of characters they have just read.
    pub(crate) fn of_scanned(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// From the start of `self` to the end of `last`; `self` when `last` ends before it.
    pub fn to(self, last: Span) -> Span {
        Span { start: self.start, end: self.end.max(last.end) }
    }

    pub fn start(self) -> usize {
        self.start as usize
    }

    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words of `text` at this span; empty when the span does not fit `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn contains_offset(self, byte: usize) -> bool {
        self.start() <= byte && byte < self.end()
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn is_valid_in(self, text: &str) -> bool {
        text.get(self.start()..self.end()).is_some()
    }

    /// Without the white space at either end.
    pub fn trimmed(self, text: &str) -> Span {
        let words = self.slice(text);
        let lead = words.len() - words.trim_start().len();
        let trail = words.len() - words.trim_end().len();
        if lead == words.len() {
            return Span { start: self.start, end: self.start };
        }
        Span { start: self.start + lead as u32, end: self.end - trail as u32 }
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Span { start, end: end.max(start) }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_characters() {
        assert!(Span::new("né", 0, 2).is_none());
        assert_eq!(Span::new("né", 1, 3).unwrap().slice("né"), "é");
        assert!(Span::new("né", 2, 1).is_none());
        assert!(Span::new("né", 0, 9).is_none());
    }

    #[test]
    fn a_span_of_another_text_is_empty_not_a_panic() {
        let span = Span::new("nein", 0, 2).unwrap();
        assert_eq!(span.slice("é"), "é");
        assert_eq!(span.slice(""), "");
        assert!(!span.is_valid_in("x"));
    }

    #[test]
    fn trimming() {
        let text = " \u{a0}a b\n";
        assert_eq!(Span::new(text, 0, text.len()).unwrap().trimmed(text).slice(text), "a b");
        assert!(Span::new("  ", 0, 2).unwrap().trimmed("  ").is_empty());
    }
}
