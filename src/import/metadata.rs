use crate::model::{Article, Edtf};

/// The day, month or year that `text` names as a whole.
pub fn read_date(text: &str) -> Option<Edtf> {
    text.trim().parse().ok()
}

pub(super) fn fill(_article: &mut Article) {}
