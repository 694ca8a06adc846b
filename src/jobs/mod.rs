//! Work off the UI thread. Knows no egui.

/// How far the work under way has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// Called after every message of a worker, from its thread: the window asks for a frame.
pub type Wake = std::sync::Arc<dyn Fn() + Send + Sync>;
