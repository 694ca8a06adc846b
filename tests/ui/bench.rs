//! The window on a bench: scripted dialogs, articles in a folder of their own.

use claimline::app::Window;
use claimline::app::clipboard::Pasted;
use claimline::app::dialogs::{Answer, DialogRequest, FileDialogs};
use egui_kittest::Harness;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Dialogs that answer at once from a list; without an answer left, the person cancels.
#[derive(Clone, Default)]
pub struct ScriptedDialogs {
    answers: Arc<Mutex<VecDeque<Vec<PathBuf>>>>,
    requests: Arc<Mutex<Vec<DialogRequest>>>,
    clipboard: Pasted,
}

impl ScriptedDialogs {
    pub fn answering(paths: Vec<PathBuf>) -> Self {
        let dialogs = ScriptedDialogs::default();
        dialogs.answers.lock().unwrap().push_back(paths);
        dialogs
    }

    /// With this on the clipboard.
    pub fn pasting(clipboard: Pasted) -> Self {
        ScriptedDialogs { clipboard, ..ScriptedDialogs::default() }
    }

    pub fn requests(&self) -> Vec<DialogRequest> {
        self.requests.lock().unwrap().clone()
    }
}

impl FileDialogs for ScriptedDialogs {
    fn start(&mut self, request: DialogRequest, done: Answer) {
        self.requests.lock().unwrap().push(request);
        let answer = self.answers.lock().unwrap().pop_front();
        done(answer.unwrap_or_default());
    }

    fn clipboard(&mut self, done: Box<dyn FnOnce(Pasted) + Send>) {
        done(self.clipboard.clone());
    }
}

pub type Bench = Harness<'static, Window>;

/// A window of 1280 × 800 points that starts by reading `paths`.
pub fn window(dialogs: &ScriptedDialogs, paths: Vec<PathBuf>) -> Bench {
    let dialogs = Box::new(dialogs.clone());
    Harness::builder()
        .with_size([1280.0, 800.0])
        .with_pixels_per_point(1.0)
        // A list of many lines is measured a few times before it stands still.
        .with_max_steps(20)
        .with_os(egui::os::OperatingSystem::Nix)
        .build_eframe(move |creation| Window::new(creation, dialogs, paths, None))
}

/// Runs frames until `done`, while workers work.
pub fn wait(harness: &mut Bench, done: impl Fn(&Window) -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !done(harness.state()) {
        assert!(Instant::now() < deadline, "the work did not end");
        harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run();
}

const HARBOUR: &str = "Lindqvist promises a second quay
By Ines Marlow
Eskhaven Courier | 4 March 2021

Mara Lindqvist, the harbour master, promised a second quay on Thursday.

\"The quay will be finished in May,\" Lindqvist said. \"Nobody will lose work.\"

Tobias Renn, a dockers' leader, said that the plan was late.
";

const FERRY: &str = "Ferry stays in port
By Ines Marlow
Harbour Post | 9 April 2022

Olga Brandt said on Friday: \"The ferry is safe.\"
";

/// Two articles in files.
pub struct Articles {
    folder: tempfile::TempDir,
}

impl Articles {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("harbour.txt"), HARBOUR).unwrap();
        std::fs::write(folder.path().join("ferry.txt"), FERRY).unwrap();
        Articles { folder }
    }

    pub fn paths(&self) -> Vec<PathBuf> {
        ["harbour.txt", "ferry.txt"].map(|name| self.folder.path().join(name)).to_vec()
    }

    /// A window that has read both.
    pub fn window(&self, dialogs: &ScriptedDialogs) -> Bench {
        let mut harness = window(dialogs, self.paths());
        wait(&mut harness, all_read);
        harness
    }
}

/// Both articles are there, and the engine has read them.
pub fn all_read(window: &Window) -> bool {
    let articles = &window.session().findings().articles;
    articles.len() == 2 && articles.iter().all(|row| row.analysis.is_some()) && window.session().progress().is_none()
}

/// A window that has read one article with this text, and the folder that the article lies in.
pub fn window_with(text: &str) -> (Bench, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("article.txt");
    std::fs::write(&path, text).unwrap();
    let mut harness = window(&ScriptedDialogs::default(), vec![path]);
    wait(&mut harness, |window| {
        let read = window.session().findings().articles.iter().any(|row| row.analysis.is_some());
        read && window.session().progress().is_none()
    });
    (harness, folder)
}
