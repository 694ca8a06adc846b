//! Faces and sizes for reading. The window's theme installs the family that [`serif`] names.

use egui::{FontFamily, FontId};

/// The family for articles' texts and quoted words.
pub fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The running text of an article.
pub fn reading() -> FontId {
    FontId::new(18.5, serif())
}

/// An article's headline above its text.
pub fn headline() -> FontId {
    FontId::new(29.0, serif())
}

/// Words quoted from an article in a panel.
pub fn quotation() -> FontId {
    FontId::new(16.5, serif())
}
