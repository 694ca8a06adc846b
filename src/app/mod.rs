//! The window: native dialogs, theme, settings.

pub mod theme;
