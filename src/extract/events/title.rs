use crate::extract::Page;

/// The longest title, in characters.
const LONGEST: usize = 90;

/// The words of `tokens`, spaced as in the text where they are neighbours there.
pub(super) fn words(page: &Page<'_>, tokens: impl Iterator<Item = usize>) -> String {
    let mut text = String::new();
    let mut last: Option<usize> = None;
    for i in tokens {
        let touches =
            last.is_some_and(|at| at + 1 == i && page.tokens()[at].span.end() == page.tokens()[i].span.start());
        if !text.is_empty() && !touches {
            text.push(' ');
        }
        text.push_str(page.word(i));
        last = Some(i);
    }
    text
}

/// `text` as a title: a capital first, at most 90 characters, cut between words.
pub(super) fn title(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'));
    let mut chars = text.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    if capital.chars().count() <= LONGEST {
        return capital;
    }
    let end = capital.char_indices().nth(LONGEST - 1).map_or(capital.len(), |(at, _)| at);
    let cut = capital[..end].rfind(' ').unwrap_or(end);
    format!("{}…", capital[..cut].trim_end_matches([' ', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let check = |text: &str, expected: &str| assert_eq!(title(text), expected);
        check(" summit in Brussels,", "Summit in Brussels");
        check("éclair sale", "Éclair sale");
        check("", "");
        check(&"word ".repeat(30), &format!("W{}…", &"word ".repeat(17).trim_end()[1..]));
        let long = title(&"é".repeat(500));
        assert_eq!(long.chars().count(), LONGEST);
    }
}
