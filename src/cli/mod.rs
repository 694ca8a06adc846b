//! The command line: what was asked for, and `claimline extract`, which is the engine without a window.

mod across;
mod args;
mod extract;
mod jsonl;
mod record;
mod report;

pub use args::{ExtractOptions, Input, Request, parse};
pub use extract::extract;
