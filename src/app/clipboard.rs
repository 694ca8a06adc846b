use std::path::PathBuf;

/// What another program put on the clipboard, as far as articles can be made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Files copied in a file manager.
    pub files: Vec<PathBuf>,
    pub html: Option<String>,
    pub text: Option<String>,
}

/// What is on the clipboard now. Waits for the program that owns it, so it is called on a thread of its own.
pub(super) fn read() -> Pasted {
    let Ok(mut clipboard) = arboard::Clipboard::new() else { return Pasted::default() };
    Pasted {
        files: clipboard.get().file_list().unwrap_or_default(),
        html: clipboard.get().html().ok(),
        text: clipboard.get().text().ok(),
    }
}
