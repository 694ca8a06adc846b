//! The real program in a real window: files chosen in the desktop's file dialog, keys and mouse through the window
//! system, and what is on screen read by role and name, as a screen reader does.
//!
//! It needs programs that are not everywhere; without them it says so and passes, unless `CLAIMLINE_E2E=required`.

mod desktop;
mod dialog;
mod journey;
mod no_display;
mod process;
mod program;
mod requirements;
mod tree;
mod wait;
