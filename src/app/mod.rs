//! The window: native dialogs, theme, settings.

mod centre;
pub mod clipboard;
pub mod dialogs;
mod drops;
mod kept_lanes;
mod keyboard;
mod launch;
mod menu_bar;
mod modals;
mod requests;
mod rescue;
pub mod sample;
mod settings;
mod status_bar;
pub mod theme;
mod window;

pub use launch::run;
pub use window::Window;
