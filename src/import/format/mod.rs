//! The formats that can be read, one module each.

mod markdown;
mod plain;

use super::Refusal;
use crate::model::{Article, Origin};
use std::path::Path;

/// How one format is known and read.
pub(super) struct Format {
    /// Lower case, without the dot.
    extensions: &'static [&'static str],
    /// Whether a text can only be this, whatever it is called.
    is_sure: fn(&str) -> bool,
    /// At least one article for a text that is not blank.
    pub read: fn(&str, Origin) -> Vec<Article>,
}

/// Asked in this order; plain text is what is left.
const FORMATS: &[Format] = &[markdown::FORMAT, plain::FORMAT];

/// How to read `text`: by its content when that is sure, else by the extension of `path`, else as plain
/// text.
pub(super) fn of(text: &str, path: &Path) -> Result<&'static Format, Refusal> {
    if is_html(text) {
        return Err(Refusal::OtherFormat("a web page (HTML)"));
    }
    if is_project(text) {
        return Err(Refusal::Project);
    }
    let by_content = FORMATS.iter().find(|format| (format.is_sure)(text));
    Ok(by_content.or_else(|| FORMATS.iter().find(|format| format.takes(path))).unwrap_or(&plain::FORMAT))
}

/// Whether files called like this are taken when a folder is read.
pub(super) fn has_known_extension(path: &Path) -> bool {
    FORMATS.iter().any(|format| format.takes(path))
}

impl Format {
    fn takes(&self, path: &Path) -> bool {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        extension.is_some_and(|extension| self.extensions.contains(&extension.as_str()))
    }
}

fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head")
}

/// A project opens with `(claimline: VERSION`; articles are not read out of one.
fn is_project(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('(').map(str::trim_start);
    inside.and_then(|text| text.strip_prefix("claimline")).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        let check = |text: &str, path: &str, part: &str| {
            let refusal = of(text, Path::new(path)).err().map(|refusal| refusal.to_string());
            assert!(refusal.as_ref().is_some_and(|refusal| refusal.contains(part)), "{text}: {refusal:?}");
        };
        check("\n<!DOCTYPE HTML>", "a.txt", "HTML");
        check("<html lang=en>", "a.md", "HTML");
        check("(\n    claimline: 1,\n", "a.txt", "project");
        for text in ["<b>a", "(claimline is a word)", "claimline: 1", "Ж<html>"] {
            assert!(of(text, Path::new("a.bin")).is_ok(), "{text}");
        }
    }

    #[test]
    fn extensions() {
        for (path, known) in [("a.txt", true), ("a.MD", true), ("a.text", true), ("a.pdf", false), ("txt", false)] {
            assert_eq!(has_known_extension(Path::new(path)), known, "{path}");
        }
    }
}
