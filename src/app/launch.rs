use super::Window;
use super::dialogs::NativeDialogs;
use egui::ViewportBuilder;
use std::path::PathBuf;
use std::process::ExitCode;

/// Names the folder in which the window remembers its layout.
const APP_ID: &str = "claimline";

/// Opens the window on `paths` and returns when it is closed.
///
/// Without a display it says so in one line on standard error.
pub fn run(paths: Vec<PathBuf>) -> ExitCode {
    if !has_display() {
        return no_window("there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set)");
    }
    let data = own_data_folder().or_else(|| eframe::storage_dir(APP_ID));
    let create: eframe::AppCreator<'_> =
        Box::new(|creation| Ok(Box::new(Window::new(creation, Box::new(NativeDialogs), paths, data))));
    match eframe::run_native(APP_ID, options(), create) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_window(&error.to_string().replace('\n', " ")),
    }
}

fn options() -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Claimline")
            .with_app_id(APP_ID)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([900.0, 600.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        persistence_path: own_data_folder().map(|folder| folder.join("app.ron")),
        ..Default::default()
    }
}

/// Where the window keeps what it remembers, when it is not the desktop's usual place; tests set it.
fn own_data_folder() -> Option<PathBuf> {
    std::env::var_os("CLAIMLINE_DATA_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}

fn no_window(reason: &str) -> ExitCode {
    eprintln!("Claimline can't open its window: {reason}. `claimline extract PATH…` works without one.");
    ExitCode::FAILURE
}
