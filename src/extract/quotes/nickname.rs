use crate::extract::Page;
use crate::text::TokenKind;

/// Longest nickname, in tokens: `the Broom`, `Big Joe`.
const WORDS: usize = 3;

/// Where the surname stands behind a nickname that opens at token `i`: `Owen “Tug” Tarrant`,
/// `Owen (“Tug”) Tarrant`. Such marks quote nobody; the nickname is part of the name.
pub fn surname_behind(page: &Page<'_>, i: usize) -> Option<usize> {
    let first = i.checked_sub(1)?;
    let mut at = i;
    let bracket = page.word(at) == "(";
    at += usize::from(bracket);
    if !is_name(page, first) || !is_mark(page, at) {
        return None;
    }
    let open = at;
    at += 1;
    while at <= open + WORDS && page.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Word) {
        at += 1;
    }
    if at == open + 1 || !is_mark(page, at) || !capital(page, at - 1) {
        return None;
    }
    at += 1;
    if bracket {
        if page.word(at) != ")" {
            return None;
        }
        at += 1;
    }
    (is_name(page, at) && page.segments.sentence_at(start(page, at)) == page.segments.sentence_at(start(page, first)))
        .then_some(at)
}

/// Whether the marks from token `open` on stand round a nickname.
pub(super) fn is_nickname(page: &Page<'_>, open: usize) -> bool {
    let bracketed = open.checked_sub(1).filter(|before| page.word(*before) == "(");
    surname_behind(page, bracketed.unwrap_or(open)).is_some()
}

fn start(page: &Page<'_>, i: usize) -> usize {
    page.tokens()[i].span.start()
}

fn is_mark(page: &Page<'_>, i: usize) -> bool {
    page.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Mark)
}

fn capital(page: &Page<'_>, i: usize) -> bool {
    page.word(i).starts_with(char::is_uppercase)
}

fn is_name(page: &Page<'_>, i: usize) -> bool {
    capital(page, i) && page.tags.get(i).is_some_and(|t| t.is_proper() || t.is_noun() || t.is_adjective())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::page::tests::article;

    /// The surname behind the first mark or bracket that opens a nickname.
    fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let found = (0..page.tokens().len()).find_map(|i| surname_behind(&page, i));
        assert_eq!(found.map_or("", |i| page.word(i)), expected, "{text}");
    }

    #[test]
    fn marks_inside_a_name() {
        check("Owen “Tug” Tarrant left.", "Tarrant");
        check("Owen 'Tug' Tarrant left.", "Tarrant");
        check("Olek (“the Broom”) Tarrant left.", "Tarrant");
    }

    #[test]
    fn marks_round_what_is_said() {
        check("Owen Tarrant said “no” and left.", "");
        check("Owen Tarrant shouted. “Stop,” Ines Dahl said.", "");
        check("The “Tug” Tarrant left.", "");
    }
}
