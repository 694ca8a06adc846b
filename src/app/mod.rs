//! The window: native dialogs, theme, settings.

pub mod dialogs;
mod drops;
mod keyboard;
mod launch;
mod menu_bar;
mod modals;
pub mod sample;
mod settings;
mod status_bar;
pub mod theme;
mod window;

pub use launch::run;
pub use window::Window;
