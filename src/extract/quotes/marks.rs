use crate::text::{Span, Token, TokenKind};

/// Double and angled marks are one family, single ones the other: a text may mix forms within a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Double,
    Single,
}

/// What a quotation mark can do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Index of its token.
    pub token: usize,
    pub family: Family,
    pub may_open: bool,
    pub may_close: bool,
    /// When it may do both, or neither is certain: the shape says closing.
    pub shaped_closing: bool,
    pub shaped_opening: bool,
    /// Sentence punctuation stands before it: a closing mark rather than an apostrophe.
    pub after_punctuation: bool,
    /// `s’` before a small letter: perhaps a plural possessive.
    pub perhaps_possessive: bool,
}

/// Reads token `i` as a quotation mark; `None` for other tokens and for signs of inches.
pub fn read(text: &str, tokens: &[Token], i: usize) -> Option<Mark> {
    let token = tokens[i];
    if token.kind != TokenKind::Mark {
        return None;
    }
    let word = token.span.slice(text);
    let shape = word.chars().next()?;
    let family = match shape {
        '“' | '”' | '„' | '«' | '»' | '"' | '″' => Family::Double,
        _ if word.len() > shape.len_utf8() => Family::Double,
        _ => Family::Single,
    };
    let before = text[..token.span.start()].chars().next_back();
    let mut following = text[token.span.end()..].chars();
    let after = following.next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let parts =
        |c: Option<char>| blank(c) || c.is_some_and(|c| matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | ':' | '…'));
    let marks = |c: Option<char>| c.is_some_and(crate::text::is_quotation_mark);
    let inches = family == Family::Double && shape != '“' && before.is_some_and(|c| c.is_ascii_digit());
    if inches && shape == '"' && after.is_none_or(|c| c.is_whitespace()) && !closes_something(text, tokens, i) {
        return None;
    }
    let sticks_out = before.is_some_and(|c| !c.is_whitespace());
    // French usage leaves a blank inside the marks.
    let spaced_open = shape == '«' && blank(before);
    let spaced_close = shape == '»' && blank(before) && !after.is_some_and(char::is_alphanumeric);
    // `said,“It leaks”`
    let shaped_open = shape == '“' && before == Some(',') && after.is_some_and(char::is_alphanumeric);
    let may_open = !shortens_a_year(text, token.span)
        && (!blank(after) || spaced_open)
        && (shaped_open || parts(before) || marks(before) || family == Family::Double && !sticks_out);
    // `It leaks, ''` with a blank before its mark.
    let spaced_wire = word == "''" && blank(before) && blank(after);
    let may_close = (sticks_out || spaced_close || spaced_wire) && !before.is_some_and(|c| matches!(c, '(' | '['));
    let after_punctuation =
        before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | ':') || !c.is_alphanumeric());
    let perhaps_possessive = family == Family::Single
        && matches!(before, Some('s' | 'S'))
        && blank(after)
        && following.next().is_some_and(|c| c.is_alphanumeric());
    Some(Mark {
        token: i,
        family,
        may_open,
        may_close,
        shaped_closing: matches!(shape, '”' | '’' | '»' | '›') || word == "''",
        shaped_opening: matches!(shape, '“' | '‘' | '„' | '‚' | '«' | '‹' | '`'),
        after_punctuation,
        perhaps_possessive,
    })
}

/// `in '44`, `the '80s`: the mark stands for the century.
fn shortens_a_year(text: &str, mark: Span) -> bool {
    const BEFORE: &[&str] = &["in", "the", "of", "since", "by", "from", "until", "to", "and", "late", "early", "mid"];
    let rest = &text[mark.end()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if mark.slice(text) != "'" || digits != 2 {
        return false;
    }
    let before = text[..mark.start()].trim_end_matches(' ');
    let word =
        &before[before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| before.ceil_char_boundary(at + 1))..];
    rest[digits..].starts_with('s') || BEFORE.contains(&&*word.to_ascii_lowercase())
}

/// Whether an opening straight mark stands in the two hundred bytes before token `i`.
fn closes_something(text: &str, tokens: &[Token], i: usize) -> bool {
    let from = tokens[i].span.start().saturating_sub(200);
    let mut open = false;
    for token in tokens[..i].iter().rev().take_while(|t| t.span.start() >= from) {
        if token.kind == TokenKind::Mark && matches!(token.span.slice(text), "\"" | "“") {
            let before = text[..token.span.start()].chars().next_back();
            if before.is_some_and(|c| c.is_ascii_digit()) {
                continue;
            }
            open = before.is_none_or(|c| c.is_whitespace() || c == '(');
            break;
        }
    }
    open
}
