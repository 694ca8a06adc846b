//! A text to read: a column of comfortable width with marked statements, their speakers in the margin.
//!
//! [`Document`] is built once per text and findings; [`Page`](page::Page) knows where blocks stand and lays
//! out only those near the view.

mod document;
mod page;
mod rows;
mod show;

pub use document::{Block, BlockStyle, Document, Highlight, Mark, Part, Words};
pub use show::{Reading, ReadingState};
