use std::borrow::Cow;

/// `text` as all readers give it, so that words copied out of an article equal those of the page.
///
/// | in the file | in the article |
/// |---|---|
/// | CRLF, a lone CR | LF |
/// | soft hyphens, zero-width spaces, word joiners, byte order marks | left out: they only say where a line may break |
/// | no-break and other spaces | kept |
/// | joiners and non-joiners of zero width | kept: letters and emoji are made with them |
/// | ligatures, composed and decomposed letters | kept; in PDF, where the font makes them, ligatures become letters |
/// | marks of the direction of writing | kept |
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c == '\r' || is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            _ if is_invisible(c) => {}
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule() {
        let check = |text: &str, expected: &str| assert_eq!(normal(text), expected, "{text:?}");
        check("a\r\nb\rc\n\r\n\r", "a\nb\nc\n\n\n");
        check("har\u{ad}bour\u{200b} mas\u{2060}ter\u{feff}", "harbour master");
        for kept in ["a\u{a0}b\u{202f}c", "👩\u{200d}👧", "ﬁ", "e\u{301}", "\u{202e}abc\u{202c}\u{200f}", ""] {
            check(kept, kept);
        }
    }
}
