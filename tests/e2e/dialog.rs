use crate::desktop::{Desktop, WindowId};
use crate::wait;
use std::path::Path;
use std::time::{Duration, Instant};

/// A folder's files come a moment after the folder.
const STILL: Duration = Duration::from_millis(500);

/// The desktop's file dialog. It tells nothing about itself, so its picture says when it has taken a key.
pub struct FileDialog<'a> {
    desktop: &'a Desktop,
    window: WindowId,
}

impl<'a> FileDialog<'a> {
    /// Waits for the dialog to open.
    pub fn opened(desktop: &'a Desktop) -> FileDialog<'a> {
        let window = wait::until("for the file dialog", || desktop.window_of_class("zenity"));
        wait::until("for the file dialog to have the keyboard", || desktop.has_keyboard(&window).then_some(()));
        let dialog = FileDialog { desktop, window };
        dialog.stands_still(None);
        dialog
    }

    /// Chooses all files that it shows of a folder.
    pub fn choose_all_of(self, folder: &Path) {
        // Opens the field for typing a place.
        self.changes(|| self.desktop.press("ctrl+l"));
        self.enter(&format!("{}/", folder.display()));
        self.changes(|| self.desktop.press("Return"));
        self.changes(|| self.desktop.press("ctrl+a"));
        self.accept();
    }

    /// Gives the file to save.
    pub fn save_as(self, file: &Path) {
        self.desktop.press("ctrl+a");
        self.enter(&file.display().to_string());
        self.accept();
    }

    fn enter(&self, text: &str) {
        self.changes(|| self.desktop.type_text(text));
    }

    fn accept(self) {
        self.desktop.press("Return");
        wait::until("for the file dialog to close", || self.desktop.window_of_class("zenity").is_none().then_some(()));
    }

    fn changes(&self, act: impl FnOnce()) {
        let before = self.stands_still(None);
        act();
        self.stands_still(Some(&before));
    }

    /// Waits for a picture that differs from `before` and stays.
    fn stands_still(&self, before: Option<&[u8]>) -> Vec<u8> {
        let mut last = self.desktop.pixels(&self.window);
        let mut since = Instant::now();
        wait::until("for the file dialog to take what it was given", || {
            let now = self.desktop.pixels(&self.window);
            if now != last {
                (last, since) = (now, Instant::now());
            }
            last.clone().filter(|picture| since.elapsed() >= STILL && before != Some(&picture[..]))
        })
    }
}
