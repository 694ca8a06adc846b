//! The journal: every step is appended to one file as it is made, with its name, and told both ways. It is the undo
//! history of a project that was closed, and what a crash leaves of the work that was not saved.
//!
//! A line is a record: eight hexadecimal digits of a checksum, a space, JSON. A text stands in it once. The steps fit
//! a project file by its hash: from the state that was saved they lead back to the first and on to the last.

mod log;
mod record;
mod replay;

pub use log::StepLog;
pub(super) use replay::{Kept, Misfit, replay};
pub use replay::{MadeStep, Recovered};

/// How the journal is called in its folder.
pub(super) const FILE: &str = "steps.log";

/// What it begins with; the number rises when a record changes its shape.
const HEADER: &str = "claimline-steps 1\n";
