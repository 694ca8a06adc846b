use crate::text::{Token, TokenKind};

/// What the tagger sees of one token: hashes of its folded words and its outer shape.
///
/// Curly and straight marks give the same form, and so do all digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub kind: TokenKind,
    /// Hash of the words with their case; of the lower-case words in a sentence all in capitals.
    pub exact: u32,
    /// Hash of the words in lower case.
    pub lower: u32,
    /// The first four bytes in lower case.
    pub head: u32,
    /// The last four bytes in lower case, the last one highest.
    pub tail: u32,
    /// Bits of `shape`.
    pub shape: u16,
}

/// Bits of [`Form::shape`].
pub mod shape {
    pub const CAPITAL: u16 = 1;
    pub const ALL_CAPITALS: u16 = 1 << 1;
    pub const INNER_CAPITAL: u16 = 1 << 2;
    pub const DIGIT: u16 = 1 << 3;
    pub const HYPHEN: u16 = 1 << 4;
    pub const STOP: u16 = 1 << 5;
    pub const APOSTROPHE: u16 = 1 << 6;
    /// No blank before the token.
    pub const TOUCHES: u16 = 1 << 7;
    /// A place where any word takes a capital: start of the sentence, after an opening mark or a colon.
    pub const INITIAL: u16 = 1 << 8;
    /// The sentence is a headline with capitals on its words.
    pub const TITLE: u16 = 1 << 9;
    /// The sentence is all in capitals.
    pub const SHOUT: u16 = 1 << 10;
}

impl Form {
    /// What stands before the first and after the last token of a sentence.
    pub const EDGE: Form = Form { kind: TokenKind::Stop, exact: 1, lower: 1, head: 0, tail: 0, shape: 0 };

    pub fn has(&self, bits: u16) -> bool {
        self.shape & bits != 0
    }

    /// The last `n` bytes, `n` from 1 to 4, as a number.
    pub fn suffix(&self, n: u32) -> u32 {
        self.tail >> (32 - 8 * n)
    }

    /// The first `n` bytes, `n` from 1 to 4, as a number.
    pub fn prefix(&self, n: u32) -> u32 {
        self.head >> (32 - 8 * n)
    }

    fn of(kind: TokenKind, word: &str) -> Form {
        let mut form = Form { kind, exact: 0, lower: 0, head: 0, tail: 0, shape: 0 };
        let (mut exact, mut lower) = (Hash::new(), Hash::new());
        let (mut letters, mut capitals, mut length) = (0u32, 0u32, 0u32);
        let mut take = |byte: u8, hash: &mut Hash| {
            hash.push(byte);
            if length < 4 {
                form.head |= u32::from(byte) << (24 - 8 * length);
            }
            length += 1;
            form.tail = form.tail >> 8 | u32::from(byte) << 24;
        };
        let mut utf8 = [0; 4];
        for (i, c) in word.chars().map(plain).enumerate() {
            if c.is_ascii() {
                exact.push(c as u8);
                take(c.to_ascii_lowercase() as u8, &mut lower);
            } else {
                c.encode_utf8(&mut utf8).bytes().for_each(|b| exact.push(b));
                for small in c.to_lowercase() {
                    small.encode_utf8(&mut utf8).bytes().for_each(|b| take(b, &mut lower));
                }
            }
            form.shape |= match c {
                '0' => shape::DIGIT,
                '-' => shape::HYPHEN,
                '.' => shape::STOP,
                '\'' => shape::APOSTROPHE,
                c if c.is_uppercase() => {
                    capitals += 1;
                    if i == 0 { shape::CAPITAL } else { shape::INNER_CAPITAL }
                }
                _ => 0,
            };
            letters += u32::from(c.is_alphabetic());
        }
        if capitals > 1 && capitals == letters {
            form.shape |= shape::ALL_CAPITALS;
        }
        (form.exact, form.lower) = (exact.finish(), lower.finish());
        form
    }
}

/// One spelling for the characters that differ between sources but not in meaning.
fn plain(c: char) -> char {
    match c {
        'a'..='z' | 'A'..='Z' => c,
        '0'..='9' => '0',
        '‐' | '‑' => '-',
        'ʼ' | '‘' | '’' | '`' | '′' => '\'',
        '"' | '“' | '”' | '„' | '«' | '»' | '″' => '"',
        c => c,
    }
}

/// FNV-1a in 64 bits, of which 32 are kept.
struct Hash(u64);

impl Hash {
    fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    fn finish(self) -> u32 {
        (self.0 ^ self.0 >> 32) as u32
    }
}

/// Puts the forms of one sentence into `forms`, in place of what was there.
pub fn forms(text: &str, tokens: &[Token], forms: &mut Vec<Form>) {
    forms.clear();
    let mut initial = true;
    let mut previous_end = None;
    for token in tokens {
        let word = token.span.slice(text);
        let mut form = Form::of(token.kind, word);
        let touches = previous_end == Some(token.span.start());
        if touches {
            form.shape |= shape::TOUCHES;
        }
        if initial {
            form.shape |= shape::INITIAL;
        }
        initial = match token.kind {
            TokenKind::Mark => initial || !touches || forms.last().is_some_and(opens),
            TokenKind::Open | TokenKind::Stop | TokenKind::Colon => true,
            TokenKind::Symbol | TokenKind::Dash => initial,
            _ => false,
        };
        previous_end = Some(token.span.end());
        forms.push(form);
    }
    match casing(forms) {
        0 => {}
        shape::SHOUT => {
            for form in forms {
                form.exact = form.lower;
                form.shape &= !(shape::CAPITAL | shape::ALL_CAPITALS | shape::INNER_CAPITAL);
                form.shape |= shape::SHOUT;
            }
        }
        title => forms.iter_mut().for_each(|form| form.shape |= title),
    }
}

fn opens(form: &Form) -> bool {
    matches!(form.kind, TokenKind::Open | TokenKind::Dash)
}

/// `SHOUT`, `TITLE` or nothing for the sentence as a whole.
fn casing(forms: &[Form]) -> u16 {
    let (mut words, mut long, mut capital, mut shouted) = (0, 0, 0, 0);
    for form in forms.iter().skip(1) {
        if form.kind != TokenKind::Word || form.head & 0xff00 == 0 {
            continue;
        }
        words += 1;
        shouted += usize::from(form.has(shape::ALL_CAPITALS));
        if form.head & 0xff != 0 {
            long += 1;
            capital += usize::from(form.has(shape::CAPITAL));
        }
    }
    match () {
        () if words >= 3 && shouted * 5 >= words * 4 => shape::SHOUT,
        () if long >= 3 && capital * 5 >= long * 4 => shape::TITLE,
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn of(text: &str) -> Vec<Form> {
        let mut found = Vec::new();
        forms(text, &tokenize(text), &mut found);
        found
    }

    #[test]
    fn curly_and_straight_are_alike() {
        assert_eq!(of("“It isn’t ours,” she said."), of("\"It isn't ours,\" she said."));
        assert_eq!(of("the growers’ share"), of("the growers' share"));
    }

    #[test]
    fn folds_digits_and_case() {
        assert_eq!(of("1987")[0].exact, of("2024")[0].exact);
        let (upper, lower) = (of("Élan")[0], of("élan")[0]);
        assert_eq!(upper.lower, lower.lower);
        assert_ne!(upper.exact, lower.exact);
    }

    #[test]
    fn affixes() {
        let form = of("Walked")[0];
        assert_eq!(form.suffix(2), u32::from(b'd') << 8 | u32::from(b'e'));
        assert_eq!(form.prefix(2), u32::from(b'w') << 8 | u32::from(b'a'));
    }

    #[test]
    fn places() {
        let initial =
            |text: &str| of(text).iter().filter(|f| f.has(shape::INITIAL) && f.kind == TokenKind::Word).count();
        assert_eq!(initial("Ann left early."), 1);
        assert_eq!(initial("Ann asked: “Why now?”"), 2);
        assert_eq!(initial("Ann (The Mayor) left."), 2);
        assert!(of("MAYOR SAYS TOWN WILL PAY").iter().all(|f| f.has(shape::SHOUT)));
        assert!(of("Mayor Says the Town Will Pay Again").iter().all(|f| f.has(shape::TITLE)));
        assert!(!of("The mayor says the town will pay.")[0].has(shape::TITLE | shape::SHOUT));
    }
}
