//! The window: native dialogs, theme, settings.

pub mod dialogs;
pub mod sample;
pub mod theme;

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window on `paths` and returns when it is closed.
pub fn run(_paths: Vec<PathBuf>) -> ExitCode {
    eprintln!("The window is not built yet; `claimline extract PATH…` reads articles without one.");
    ExitCode::FAILURE
}
