//! What can be asked for: the table of commands, intents, the selection. Plain data, no window.

mod command;
mod export_format;
mod intent;
mod selection;
mod shortcut;
mod situation;

pub use command::{Command, Menu};
pub use export_format::ExportFormat;
pub use intent::{Intent, OfferAnswer, Request};
pub use selection::{Extend, Place, Selection, Tab};
pub use shortcut::{Key, Shortcut};
pub use situation::Situation;
