use super::{Format, Input, database};
use crate::import::encoding::{Decoded, decode};
use crate::import::limits::MAX_PART;
use crate::import::normal::normal;
use crate::import::{Imported, Refusal, article_from_text};
use crate::model::Origin;

/// Plain text and Markdown, whose front matter is metadata.
pub(super) const FORMAT: Format = Format {
    extensions: &["txt", "text", "md", "markdown"],
    is_sure: |_| false,
    goes_by_name: false,
    read,
    shape: None,
};

fn read(input: &Input) -> Result<Imported, Refusal> {
    if input.bytes.len() as u64 > MAX_PART {
        return Err(Refusal::TooLong);
    }
    let Decoded { text, encoding, notes } = decode(input.bytes, input.options.encoding())?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if is_project(&text) {
        return Err(Refusal::Project);
    }
    let origin = Origin { encoding, notes, ..input.origin.clone() };
    Ok(articles(&text, origin))
}

/// The articles of `text`, which some format gave: those of a database export, or the one that it is.
pub(super) fn articles(text: &str, origin: Origin) -> Imported {
    let text = &*normal(text);
    database::read(text, &origin).unwrap_or_else(|| article_from_text(text, origin).into())
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
    fn a_project_is_no_article() {
        for (text, expected) in [
            ("(\n    claimline: 1,\n", true),
            ("(claimline is a word)", false),
            ("claimline: 1", false),
            ("Ж<html>", false),
        ] {
            assert_eq!(is_project(text), expected, "{text}");
        }
    }
}
