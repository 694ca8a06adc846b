use crate::text::fold;

/// The folded texts of `N` columns in one string: a filter scans it all, a sort compares one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded<const N: usize> {
    /// Columns parted by line breaks, which no folded text and no filter word holds.
    text: Box<str>,
    ends: [u32; N],
}

impl<const N: usize> Folded<N> {
    pub fn new(columns: [&str; N]) -> Self {
        let mut text = String::new();
        let ends = columns.map(|column| {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&fold(column));
            text.len() as u32
        });
        Folded { text: text.into(), ends }
    }

    /// The folded text of column `column`; empty when there is none.
    pub fn column(&self, column: usize) -> &str {
        let start = match column.checked_sub(1).and_then(|before| self.ends.get(before)) {
            Some(0) | None => 0,
            Some(end) => *end as usize + 1,
        };
        let end = self.ends.get(column).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or("")
    }

    pub fn has_all(&self, folded_words: &[&str]) -> bool {
        folded_words.iter().all(|word| self.text.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back_folded() {
        let check = |columns: [&str; 3], expected: [&str; 3]| {
            let folded = Folded::new(columns);
            assert_eq!([0, 1, 2].map(|i| folded.column(i)), expected);
        };
        check(["Amadó", "said", "“We pay”"], ["amado", "said", "\"we pay\""]);
        check(["", "", "x"], ["", "", "x"]);
        check(["x", "", ""], ["x", "", ""]);
        check(["", "x", "y"], ["", "x", "y"]);
    }

    #[test]
    fn a_word_never_spans_two_columns() {
        let folded = Folded::new(["ab", "cd"]);
        assert!(folded.has_all(&["ab", "cd"]));
        assert!(!folded.has_all(&["abcd"]));
    }
}
