use std::sync::Arc;

/// Something that could not be read or done while the rest went on: a row of one list, never a dialog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What it is about: a path as shown to people (lossy where it is not Unicode), or an article's title.
    pub path: Arc<str>,
    /// A plain sentence, with what the person can do.
    pub reason: Arc<str>,
}

impl Problem {
    pub fn new(path: impl AsRef<str>, reason: impl AsRef<str>) -> Self {
        Problem { path: path.as_ref().into(), reason: reason.as_ref().into() }
    }
}
