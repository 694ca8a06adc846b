use super::Span;

/// The paragraphs of `text` in order: runs of text between line breaks, without the white space round them.
///
/// In a text that is hard-wrapped (its lines break inside sentences and blank lines part the
/// paragraphs), a single line break is a space. Linear in the text's length.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let wrapped = is_hard_wrapped(text);
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::of_scanned(start, start + line.len()).trimmed(text);
        start += line.len();
        if span.is_empty() {
            found.extend(open.take());
        } else if wrapped {
            open = Some(open.map_or(span, |first| first.to(span)));
        } else {
            found.push(span);
        }
    }
    found.extend(open);
    found
}

fn is_hard_wrapped(text: &str) -> bool {
    let mut inside = 0;
    let mut cut = 0;
    let mut blank = 0;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() {
            blank += 1;
        }
        let Some(next) = lines.peek().map(|l| l.trim()).filter(|l| !l.is_empty()) else { continue };
        if line.is_empty() {
            continue;
        }
        inside += 1;
        let unfinished = line.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        let goes_on = next.starts_with(|c: char| c.is_lowercase() || c == '“' || c == '"' || c.is_numeric());
        let length = line.chars().take(101).count();
        if unfinished && (40..=100).contains(&length) && (goes_on || next.len() > 40) {
            cut += 1;
        }
    }
    blank > 0 && inside >= 4 && cut * 5 >= inside * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).iter().map(|p| p.slice(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_line_is_one_paragraph() {
        check("A b.\nC d.\n\n  E f. \n", &["A b.", "C d.", "E f."]);
        check("", &[]);
        check("\n\n", &[]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The council of the harbour met for a third time on\n\
            Friday and could not agree on who should pay for the\n\
            repair of the sea wall that the storm of March broke\n\
            down.\n\n\
            A second report on the wall is expected in the week\n\
            after Easter, the engineer wrote.\n";
        assert_eq!(paragraphs(text).len(), 2);
    }
}
