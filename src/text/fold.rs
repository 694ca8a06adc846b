use unicode_normalization::UnicodeNormalization as _;

/// The form in which words are compared: lower case, accents dropped, typographic quotation marks,
/// apostrophes, dashes and blanks made plain. Not for showing, and its offsets are its own.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            '\u{300}'..='\u{36f}' => {}
            '‘' | '’' | 'ʼ' | '`' => folded.push('\''),
            '“' | '”' | '„' | '«' | '»' => folded.push('"'),
            '–' | '—' | '‑' | '‐' => folded.push('-'),
            c if c.is_whitespace() => folded.push(' '),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected);
        check("José O’Néill", "jose o'neill");
        check("“So\u{a0}far” — no", "\"so far\" - no");
        check("ﬁne", "fine");
        check("İ", "i");
    }
}
