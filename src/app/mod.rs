//! The window: native dialogs, theme, settings.

pub mod dialogs;
pub mod sample;
pub mod theme;
