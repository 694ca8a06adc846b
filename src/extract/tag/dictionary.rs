use super::form::{Form, shape};
use super::table::Table;
use super::tagset::{Tag, Upos, Xpos};
use crate::text::TokenKind;

/// The tags that the training text gives to a word, as a set that many words share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// Whether the word was seen so often that no other tag comes into question.
    pub closed: bool,
    /// Indices into [`Dictionary::tags`], rising.
    pub candidates: Vec<u8>,
}

/// The frequent words of the training text and the tags they had there.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// Every pair of a universal and a Penn tag that was seen.
    pub tags: Vec<Tag>,
    /// The first one is the open class: what an unknown word can be.
    pub classes: Vec<Class>,
    /// From [`Form::exact`] to an index into `classes`; sorted.
    pub words: Vec<(u32, u16)>,
    table: Table,
}

/// A form with what the dictionary says of it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub form: Form,
    /// What the word was in the training text, for features: an index into [`Dictionary::classes`].
    pub class: u16,
    /// The same for the word in lower case, where it has a capital; else `class` again.
    pub plain: u16,
    /// What the word may be here: an index into [`Dictionary::classes`].
    pub allowed: u16,
    /// The tag that the kind of token settles.
    pub settled: Option<Tag>,
}

impl Word {
    /// What stands before the first and after the last token of a sentence.
    pub const EDGE: Word = Word { form: Form::EDGE, class: u16::MAX, plain: u16::MAX, allowed: 0, settled: None };

    fn unknown(form: Form) -> Word {
        Word { form, class: 0, plain: 0, allowed: 0, settled: None }
    }
}

impl Dictionary {
    pub fn new(tags: Vec<Tag>, classes: Vec<Class>, words: Vec<(u32, u16)>) -> Dictionary {
        let table = Table::new(words.iter().map(|(hash, class)| (*hash, u32::from(*class))));
        Dictionary { tags, classes, words, table }
    }

    /// Looks the forms of one sentence up, in place of what `words` held.
    pub fn look_up(&self, forms: &[Form], words: &mut Vec<Word>) {
        words.clear();
        words.extend(forms.iter().enumerate().map(|(i, form)| match punctuation(form, forms.get(i + 1)) {
            Some(tag) => Word { settled: Some(tag), ..Word::unknown(*form) },
            None => self.word(form),
        }));
    }

    fn word(&self, form: &Form) -> Word {
        let class = |hash| self.table.get(hash).and_then(|class| u16::try_from(class).ok());
        let exact = class(form.exact);
        let plain = if form.has(shape::CAPITAL) { class(form.lower) } else { exact };
        let anywhere = form.has(shape::INITIAL | shape::TITLE);
        let allowed = exact.filter(|known| self.is_closed(*known) && !form.has(shape::SHOUT));
        Word {
            class: exact.or(plain.filter(|_| anywhere)).unwrap_or(0),
            plain: plain.unwrap_or(0),
            allowed: allowed.unwrap_or(0),
            ..Word::unknown(*form)
        }
    }

    fn is_closed(&self, class: u16) -> bool {
        self.classes.get(usize::from(class)).is_some_and(|c| c.closed)
    }

    /// Indices into [`Dictionary::tags`] of what `word` may be.
    pub fn candidates(&self, word: &Word) -> &[u8] {
        self.classes.get(usize::from(word.allowed)).map_or(&[], |c| &c.candidates)
    }
}

/// The tag of a token that is punctuation by its kind alone. An apostrophe may also be the possessive.
fn punctuation(form: &Form, next: Option<&Form>) -> Option<Tag> {
    const DOUBLE: u32 = (b'"' as u32) << 24;
    const TWO_SINGLE: u32 = (b'\'' as u32) << 24 | (b'\'' as u32) << 16;
    let xpos = match form.kind {
        TokenKind::Comma => Xpos::Comma,
        TokenKind::Stop => Xpos::Stop,
        TokenKind::Colon | TokenKind::Dash => Xpos::Colon,
        TokenKind::Open => Xpos::OpenBracket,
        TokenKind::Close => Xpos::CloseBracket,
        TokenKind::Mark if matches!(form.head, DOUBLE | TWO_SINGLE) => {
            let opens = next.is_some_and(|n| n.has(shape::TOUCHES)) && !form.has(shape::TOUCHES);
            if opens { Xpos::OpenQuote } else { Xpos::CloseQuote }
        }
        _ => return None,
    };
    Some(Tag::new(Upos::Punct, xpos))
}
