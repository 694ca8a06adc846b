use super::Format;
use crate::import::article_from_text;

pub(super) const FORMAT: Format = Format {
    extensions: &["md", "markdown"],
    is_sure: |_| false,
    read: |text, origin| vec![article_from_text(text, origin)],
};
