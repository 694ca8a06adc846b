//! One file per thing on screen. A view borrows what it shows and sends intents; it never mutates.

mod outbox;
mod tints;

pub use outbox::Outbox;
pub use tints::SpeakerTints;

use crate::actions::Selection;
use crate::project::{Findings, Orders, Queries};

/// What every view reads, and where it sends what the person asks for.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    pub findings: &'a Findings,
    pub orders: &'a Orders,
    pub queries: &'a Queries,
    pub selection: &'a Selection,
    pub tints: &'a SpeakerTints,
    pub outbox: &'a Outbox,
}
