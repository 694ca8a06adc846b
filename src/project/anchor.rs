use crate::model::TextHash;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Where in a text a decision belongs, told so that a later analysis can be searched for it.
///
/// It never moves to another place with the same words while the text stays the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The text that `start` counts in.
    pub text: TextHash,
    /// Byte offset of `words`.
    pub start: u32,
    /// The exact words: a statement's first content span, an event's first mention.
    pub words: String,
    /// Up to [`CONTEXT`] characters that stand before the words.
    pub before: String,
    /// Up to [`CONTEXT`] characters that stand after the words.
    pub after: String,
    /// The words that report; they tell apart two statements with the same content. Empty for an event.
    pub cue: String,
}

/// How many characters of context an anchor keeps on each side.
const CONTEXT: usize = 32;

/// How an [`Anchor`] was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnchorState {
    /// The same words at the same place.
    Exact,
    /// At the same place with other boundaries, or in a changed text with the same surroundings.
    Moved,
    /// Several places fit equally well: a person has to say which.
    Ambiguous,
    /// Nothing is there any more.
    Lost,
}

impl Anchor {
    pub fn new(text: &str, hash: TextHash, span: Span, cue: &str) -> Anchor {
        let before = text.get(..span.start()).unwrap_or("");
        let after = text.get(span.end()..).unwrap_or("");
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(i, _)| i);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(i, _)| i);
        Anchor {
            text: hash,
            start: span.start() as u32,
            words: span.slice(text).to_owned(),
            before: before[from..].to_owned(),
            after: after[..to].to_owned(),
            cue: cue.to_owned(),
        }
    }
}
