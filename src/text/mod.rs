//! Characters: spans, tokens, sentences, paragraphs, folding. Knows nothing of articles or of the program.
//!
//! All positions are **byte offsets** into one UTF-8 text, held in `u32`. [`CharIndex`] converts to
//! Unicode character offsets at the border (command line, egui).

mod abbreviations;
mod chars;
mod diff;
mod fold;
mod months;
mod paragraphs;
mod segment;
mod sentences;
mod span;
mod tokens;

pub use chars::CharIndex;
pub use diff::{DiffRow, side_by_side};
pub use fold::fold;
pub use months::MONTHS;
pub use paragraphs::paragraphs;
pub use segment::{Paragraph, Segments, Sentence, segment};
pub use span::Span;
pub use tokens::{Token, TokenKind, is_closing_mark, is_opening_mark, is_quotation_mark, tokenize};
