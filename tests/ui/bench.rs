//! The window on a bench: scripted dialogs, files in a folder of its own.

use claimline::app::Window;
use claimline::app::dialogs::{Answer, DialogRequest, FileDialogs};
use egui_kittest::Harness;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// Dialogs that answer at once from a list.
#[derive(Clone, Default)]
pub struct ScriptedDialogs {
    pub answers: Arc<Mutex<VecDeque<Vec<PathBuf>>>>,
    pub requests: Arc<Mutex<Vec<DialogRequest>>>,
}

impl FileDialogs for ScriptedDialogs {
    fn start(&mut self, request: DialogRequest, done: Answer) {
        self.requests.lock().unwrap().push(request);
        let answer = self.answers.lock().unwrap().pop_front();
        done(answer.unwrap_or_default());
    }
}

/// A window of 1280 × 800 points that starts by reading `paths`.
pub fn window(dialogs: &ScriptedDialogs, paths: Vec<PathBuf>) -> Harness<'static, Window> {
    let dialogs = Box::new(dialogs.clone());
    Harness::builder()
        .with_size([1280.0, 800.0])
        .with_pixels_per_point(1.0)
        .with_max_steps(20)
        .with_os(egui::os::OperatingSystem::Nix)
        .build_eframe(move |creation| Window::new(creation, dialogs, paths))
}
