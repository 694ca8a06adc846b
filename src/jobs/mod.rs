//! Work off the UI thread. Knows no egui.
