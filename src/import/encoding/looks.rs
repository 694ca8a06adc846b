/// The share of the signs outside ASCII that stand where such signs stand in Western prose: an opening mark
/// before a word, an accented small letter beside other letters. 1 when there are none.
pub fn share(text: &str) -> f64 {
    let (mut all, mut good) = (0_usize, 0_usize);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            all += 1;
            good += usize::from(fits(before, c, chars.peek().copied().unwrap_or(' ')));
        }
        before = c;
    }
    if all == 0 { 1.0 } else { good as f64 / all as f64 }
}

/// Whether all signs outside ASCII of `words` fit between `before` and `after`.
pub fn fit(before: char, words: &str, after: char) -> bool {
    let around: Vec<char> = [before].into_iter().chain(words.chars()).chain([after]).collect();
    around.windows(3).all(|three| fits(three[0], three[1], three[2]))
}

fn fits(before: char, c: char, after: char) -> bool {
    let is_open = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '>' | '“' | '‘' | '—' | '–' | '"' | '\u{a0}');
    match c {
        '“' | '‘' | '«' => is_open(before) && !after.is_whitespace(),
        '”' | '’' | '»' => !before.is_whitespace(),
        '–' | '—' | '…' | '•' | '\u{a0}' | '€' | '£' | '°' | '©' | '®' | '™' | '½' | '§' | '·' => {
            true
        }
        _ if c.is_lowercase() => {
            let is_letter = |c: char| c.is_ascii_alphabetic();
            (is_letter(before) || is_letter(after)) && !after.is_uppercase()
        }
        _ if c.is_uppercase() => !before.is_alphabetic() && after.is_lowercase() || before.is_ascii_uppercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_what_only_looks_like_letters() {
        let check = |text: &str, expected: f64| assert_eq!(share(text), expected, "{text}");
        check("“It’s André’s café – Émile’s,” she said.", 1.0);
        check("ÒItÕs AndrŽÕs cafŽ", 0.0);
        check("ìThe ferryî", 0.5);
        check("plain", 1.0);
    }
}
