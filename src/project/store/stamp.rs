/// The version that a project file begins with: `(claimline: 1,`. `None` = it does not begin so.
pub fn version(text: &str) -> Option<u32> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.trim_start().strip_prefix('(')?;
    let text = text.trim_start().strip_prefix("claimline")?;
    let text = text.trim_start().strip_prefix(':')?.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit()).map_or(text, |end| &text[..end]);
    // A number too large to hold is a version newer than any.
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u32::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps() {
        let check = |text: &str, expected| assert_eq!(version(text), expected, "{text}");
        check("(\n    claimline: 1,\n", Some(1));
        check("\u{feff}( claimline :12)", Some(12));
        check("(claimline: 99999999999999)", Some(u32::MAX));
        check("(claimline: -1)", None);
        check("(claimline: )", None);
        check("(articles: [])", None);
        check("", None);
        check("é", None);
    }
}
