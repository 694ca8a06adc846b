use std::ops::Range;

/// The block between two `---` lines that opens a Markdown file.
#[derive(Debug, PartialEq)]
pub struct FrontMatter {
    /// The whole block with both lines.
    pub block: Range<usize>,
    pub entries: Vec<Entry>,
}

/// `key: value`, or a key with a list of values: `[a, b]`, or one a line after `- `.
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// In lower case.
    pub key: String,
    /// Without quotation marks, at least one, none empty.
    pub values: Vec<Range<usize>>,
}

/// Reads the block when `text` opens with one that ends; only keys of the first level.
pub fn read(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut start = first.len();
    let mut entries: Vec<Entry> = Vec::new();
    let mut open_key = None;
    for line in lines {
        let words = line.trim_end();
        if words == "---" || words == "..." {
            entries.retain(|entry| !entry.values.is_empty());
            return (!entries.is_empty()).then_some(FrontMatter { block: 0..start + words.len(), entries });
        }
        if let Some(item) = words.trim_start().strip_prefix("- ") {
            let at = start + words.len() - item.len();
            if let Some(entry) = open_key.and_then(|n: usize| entries.get_mut(n)) {
                entry.values.extend(value(item, at));
            }
        } else if let Some((key, rest)) = words.split_once(':').filter(|_| !words.starts_with(char::is_whitespace)) {
            let at = start + key.len() + 1;
            entries.push(Entry { key: key.trim().to_lowercase(), values: values(rest, at) });
            open_key = Some(entries.len() - 1);
        }
        start += line.len();
    }
    None
}

fn values(text: &str, at: usize) -> Vec<Range<usize>> {
    let trimmed = text.trim();
    let Some(list) = trimmed.strip_prefix('[').and_then(|list| list.strip_suffix(']')) else {
        return value(text, at).into_iter().collect();
    };
    let mut start = at + text.len() - text.trim_start().len() + 1;
    let mut found = Vec::new();
    for item in list.split(',') {
        found.extend(value(item, start));
        start += item.len() + 1;
    }
    found
}

/// Without white space and the quotation marks round it.
fn value(text: &str, at: usize) -> Option<Range<usize>> {
    let trimmed = text.trim();
    let start = at + text.len() - text.trim_start().len();
    let quoted = ['"', '\''].iter().find_map(|mark| trimmed.strip_prefix(*mark)?.strip_suffix(*mark));
    let range = match quoted {
        Some(inner) => start + 1..start + 1 + inner.len(),
        None => start..start + trimmed.len(),
    };
    (!range.is_empty()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values() {
        let text = "---\ntitle: \"A: b\"\nAuthor: [Ada Brask, 'Piet Oduya']\ntags:\n  - x\n  - y z\nempty:\n---\nBody";
        let found = read(text).unwrap();
        let shown: Vec<(&str, Vec<&str>)> = found
            .entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry.values.iter().map(|v| &text[v.clone()]).collect()))
            .collect();
        let expected =
            [("title", vec!["A: b"]), ("author", vec!["Ada Brask", "Piet Oduya"]), ("tags", vec!["x", "y z"])];
        assert_eq!(shown, expected);
        assert!(text[found.block].ends_with("empty:\n---"));
    }

    #[test]
    fn other_texts() {
        for text in
            ["", "---", "---\nNo key\n---\n", "---\ntitle: a\n", "title: a\n---\n", "----\na: b\n---\n", "---\r"]
        {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
