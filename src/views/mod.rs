//! One file per thing on screen. A view borrows what it shows and sends intents; it never mutates.

pub mod choose_event;
pub mod choose_speaker;
mod clock;
mod command_entry;
mod date_field;
pub mod history;
pub mod inspector;
pub mod library;
pub mod offer;
pub mod original;
mod outbox;
mod period_chip;

pub mod reading;
pub mod report;
mod short_date;
pub mod signs;
pub mod speakers;
pub mod statement_cells;
pub mod statements;
pub mod timeline;
mod tints;
pub mod versions;
pub mod watched;

pub use outbox::Outbox;
pub use short_date::short_date;
pub use tints::SpeakerTints;

use crate::actions::Selection;
pub use crate::project::counted;
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
