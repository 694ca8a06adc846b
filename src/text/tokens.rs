use super::{Span, abbreviations};

/// What a token looks like; what it means is decided by the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, stops and apostrophes: `hard-line`, `U.S.`, `O’Neill`.
    Word,
    /// Split off a word as treebanks do: `’s`, `n’t`, `’ll`.
    Clitic,
    /// Starts with a digit or is a decade: `1,200`, `10:30`, `2018`, `’90s`, `3rd`.
    Number,
    /// A double, single or angled quotation mark or an apostrophe that stands alone: one token each.
    Mark,
    /// `.` `!` `?` `…` and runs of them.
    Stop,
    Comma,
    /// `:` or `;`
    Colon,
    /// `–` `—` `--` and a hyphen between blanks.
    Dash,
    /// `(` `[` `{`
    Open,
    /// `)` `]` `}`
    Close,
    /// Anything else: `$`, `%`, emoji, bullets.
    Symbol,
    /// A web address, a mail address, `@name`, `#tag`.
    Address,
}

/// A token of the text; its words are `span.slice(text)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
}

pub fn is_opening_mark(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '‘' | '‹' | '‚')
}

pub fn is_closing_mark(c: char) -> bool {
    matches!(c, '”' | '»' | '’' | '›')
}

pub fn is_quotation_mark(c: char) -> bool {
    is_opening_mark(c) || is_closing_mark(c) || matches!(c, '"' | '\'' | '`' | '′' | '″')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '′')
}

/// Splits `text` into tokens that do not overlap, in order, leaving out white space only.
///
/// Follows the treebanks' habits where the tagger needs them (clitics are split) and keeps hyphenated
/// words whole. Linear in the text's length.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            continue;
        }
        let end = if c.is_alphanumeric() || c == '@' || c == '#' {
            word(text, at, &mut tokens)
        } else if is_apostrophe(c) && decade_follows(&text[at + c.len_utf8()..]) {
            let end = at + c.len_utf8() + 3;
            tokens.push(Token { span: Span::of_scanned(at, end), kind: TokenKind::Number });
            end
        } else {
            let (end, kind) = sign(text, at, c);
            tokens.push(Token { span: Span::of_scanned(at, end), kind });
            end
        };
        at = end;
    }
    tokens
}

/// Byte-order marks, zero-width blanks and soft hyphens between words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}') || (c.is_control() && c != '\0')
}

/// `90s` after the apostrophe of `’90s`.
fn decade_follows(rest: &str) -> bool {
    let b = rest.as_bytes();
    b.len() >= 3
        && b[0].is_ascii_digit()
        && b[1] == b'0'
        && b[2] == b's'
        && !rest[3..].starts_with(|c: char| c.is_alphanumeric())
}

/// Whether a character other than a blank stands before `at`.
fn sticks_out(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '\'')
}

fn sign(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    let one = at + c.len_utf8();
    let rest = &text[one..];
    match c {
        // `'''` behind a word closes the single marks, then the double ones.
        '\'' if rest.starts_with("''") && !rest.starts_with("'''") && sticks_out(text, at) => (one, TokenKind::Mark),
        '`' | '\'' if rest.starts_with(c) => (one + 1, TokenKind::Mark),
        c if is_quotation_mark(c) || c == 'ʼ' => (one, TokenKind::Mark),
        '.' | '!' | '?' | '…' => {
            let run = rest.find(|c: char| !matches!(c, '.' | '!' | '?' | '…')).unwrap_or(rest.len());
            (one + run, TokenKind::Stop)
        }
        ',' => (one, TokenKind::Comma),
        ':' | ';' => (one, TokenKind::Colon),
        '-' => {
            let run = rest.find(|c: char| c != '-').unwrap_or(rest.len());
            (one + run, TokenKind::Dash)
        }
        '–' | '—' | '―' | '‒' | '−' => (one, TokenKind::Dash),
        '(' | '[' | '{' => (one, TokenKind::Open),
        ')' | ']' | '}' => (one, TokenKind::Close),
        _ => (one, TokenKind::Symbol),
    }
}

/// Reads the word that starts at `at`, pushes it and its clitics, and returns where it ends.
fn word(text: &str, at: usize, tokens: &mut Vec<Token>) -> usize {
    if let Some(end) = address(text, at) {
        tokens.push(Token { span: Span::of_scanned(at, end), kind: TokenKind::Address });
        return end;
    }
    let number = text[at..].starts_with(|c: char| c.is_numeric());
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = match c {
            c if c.is_alphanumeric() || is_combining(c) => true,
            '#' | '@' => i == 0,
            '-' | '‐' | '‑' | '&' | '_' => next.is_some_and(char::is_alphanumeric),
            '\u{ad}' => true,
            '.' => next.is_some_and(|n| n.is_alphanumeric()) && dot_joins(text, at, at + i, number),
            ',' => number && next.is_some_and(|n| n.is_ascii_digit()) && digit_before(text, at + i),
            ':' | '/' => number && next.is_some_and(|n| n.is_ascii_digit()) && digit_before(text, at + i),
            c if is_apostrophe(c) => next.is_some_and(char::is_alphanumeric) && i > 0,
            _ => false,
        };
        if !joins {
            break;
        }
        end = at + i + c.len_utf8();
    }
    if end == at {
        end = at + text[at..].chars().next().map_or(1, char::len_utf8);
        tokens.push(Token { span: Span::of_scanned(at, end), kind: TokenKind::Symbol });
        return end;
    }
    let stem = &text[at..end];
    if text[end..].starts_with('.') && !text[end + 1..].starts_with('.') && abbreviations::takes_stop(stem) {
        end += 1;
    }
    push_with_clitics(text, at, end, number, tokens);
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}')
}

fn digit_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit())
}

/// A stop inside a word: `U.S.`, `3.5`, `site.com`; not the end of a sentence that lost its blank.
fn dot_joins(text: &str, start: usize, dot: usize, number: bool) -> bool {
    let part = text[start..dot].rsplit(['.', '-']).next().unwrap_or("");
    let next = text[dot + 1..].chars().next();
    if number && next.is_some_and(|c| c.is_ascii_digit()) && digit_before(text, dot) {
        return true;
    }
    let single = part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    single || next.is_some_and(char::is_lowercase)
}

fn address(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let looks = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    let handle = rest.starts_with('@') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !looks && !handle {
        return None;
    }
    let end =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '<' | '>' | ')')).unwrap_or(rest.len());
    let end = rest[..end].trim_end_matches(['.', ',', '!', '?', ':', ';', '’', '\'']).len();
    (end > 1).then_some(at + end)
}

fn push_with_clitics(text: &str, start: usize, end: usize, number: bool, tokens: &mut Vec<Token>) {
    let word = &text[start..end];
    let cut = clitic_start(word).filter(|cut| *cut > 0);
    let kind = if number { TokenKind::Number } else { TokenKind::Word };
    match cut {
        Some(cut) => {
            tokens.push(Token { span: Span::of_scanned(start, start + cut), kind });
            tokens.push(Token { span: Span::of_scanned(start + cut, end), kind: TokenKind::Clitic });
        }
        None => tokens.push(Token { span: Span::of_scanned(start, end), kind }),
    }
}

/// Where the clitic of `word` starts: `Trump|’s`, `do|n’t`, `they|’ll`.
fn clitic_start(word: &str) -> Option<usize> {
    let (apostrophe, mark) = word.char_indices().rev().take(4).find(|(_, c)| is_apostrophe(*c))?;
    let after = &word[apostrophe + mark.len_utf8()..];
    if after.eq_ignore_ascii_case("t") {
        let n = word[..apostrophe].char_indices().next_back()?;
        return n.1.eq_ignore_ascii_case(&'n').then_some(n.0);
    }
    let known = ["s", "ll", "re", "ve", "d", "m"].iter().any(|c| after.eq_ignore_ascii_case(c));
    known.then_some(apostrophe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<&str> = tokenize(text).iter().map(|t| t.span.slice(text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn splits() {
        check("“I don’t know,” Kelly’s aide said.", "“ I do n’t know , ” Kelly ’s aide said .");
        check("The U.S. and Gen. John R. Kelly Jr. met.", "The U.S. and Gen. John R. Kelly Jr. met .");
        check("It cost $1,200.50 at 10:30 a.m. today...", "It cost $ 1,200.50 at 10:30 a.m. today ...");
        check("in the ’90s. “Wages", "in the ’90s . “ Wages");
        check("The growers’ share, rock 'n' roll", "The growers ’ share , rock ' n ' roll");
        check("hard-line AT&T—and more – well", "hard-line AT&T — and more – well");
        check("See https://a.example/b?c, @kelly.", "See https://a.example/b?c , @kelly .");
        check("``We won,'' he said", "`` We won , '' he said");
        check("the end.The start", "the end . The start");
        check("\u{feff}O’Neill isn't Jr", "O’Neill is n't Jr");
        check("can’t it’s they’ll I'd", "ca n’t it ’s they ’ll I 'd");
        check("# @ #", "# @ #");
    }

    #[test]
    fn kinds() {
        let text = "’90s 3rd he’s ‘ ( — … @a $";
        let kinds: Vec<TokenKind> = tokenize(text).iter().map(|t| t.kind).collect();
        use TokenKind::*;
        assert_eq!(kinds, [Number, Number, Word, Clitic, Mark, Open, Dash, Stop, Address, Symbol]);
    }
}
