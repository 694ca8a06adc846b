//! What stands in quotation marks, and the form of a statement by it.
//!
//! The rule of the corpora: marks are paired paragraph by paragraph, double before single; a mark that opens and
//! does not close holds to the end of its paragraph. It knows nothing of the engine's own pairing.

use super::words::is_word;
use claimline::model::Form;
use claimline::text::Span;
use std::ops::Range;

/// The byte ranges of `text` in quotation marks, the marks among them, in text order.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut at = 0;
        while at < paragraph.len() {
            match quotation(paragraph, at) {
                Some(end) => {
                    found.push(start + at..start + end);
                    at = end;
                }
                None => at += first(&paragraph[at..]).map_or(1, char::len_utf8),
            }
        }
        start += paragraph.len() + 1;
    }
    found
}

/// Direct when every letter of `content` stands in `quoted`, indirect when none does.
pub fn form(text: &str, content: &[Span], quoted: &[Range<usize>]) -> Form {
    let (mut inside, mut all) = (0, 0);
    for span in content {
        for (at, _) in span.slice(text).char_indices().filter(|(_, c)| is_word(*c)) {
            let at = span.start() + at;
            let next = quoted.partition_point(|range| range.end <= at);
            all += 1;
            inside += usize::from(quoted.get(next).is_some_and(|range| range.start <= at));
        }
    }
    match inside {
        0 => Form::Indirect,
        _ if inside == all => Form::Direct,
        _ => Form::Mixed,
    }
}

/// Where the quotation that opens at byte `at` of `paragraph` ends; `None` when none opens there.
fn quotation(paragraph: &str, at: usize) -> Option<usize> {
    let rest = &paragraph[at..];
    let before = paragraph[..at].chars().next_back();
    let mark = first(rest)?;
    let inner = at + mark.len_utf8();
    let until = |inner: usize, closers: &[&str]| {
        let ends = closers.iter().filter_map(|closer| Some(inner + paragraph[inner..].find(closer)? + closer.len()));
        Some(ends.min().unwrap_or(paragraph.len()))
    };
    match mark {
        '“' | '„' | '‟' | '"' => until(inner, &["”", "\""]),
        '«' => until(inner, &["»"]),
        '`' if rest.starts_with("``") => until(at + 2, &["''"]),
        '\'' if rest.starts_with("''") && paragraph[at + 2..].contains("''") => until(at + 2, &["''"]),
        // A slip of the pen: it stands where only an opening mark can.
        '”' if before.is_none_or(char::is_whitespace) && first(&paragraph[inner..])?.is_alphanumeric() => {
            until(inner, &["”", "\""])
        }
        '‘' if !before.is_some_and(char::is_alphanumeric) => single(paragraph, inner),
        _ => None,
    }
}

/// The end of a single quotation whose words start at `inner`: the first `’` at a word's end that is no plural
/// possessive, unless it is the last one that could be meant.
fn single(paragraph: &str, inner: usize) -> Option<usize> {
    for (offset, mark) in paragraph[inner..].match_indices('’') {
        let at = inner + offset;
        let after = &paragraph[at + mark.len()..];
        let ends_word = !first(after).is_some_and(char::is_alphanumeric);
        if ends_word && (!paragraph[..at].ends_with('s') || !after.contains('’')) {
            return (offset > 0).then_some(at + mark.len());
        }
    }
    None
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = quoted(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“We wait,” she said. “No.", &["“We wait,”", "“No."]);
        check("\"We wait,\" she said.\nNo \"more", &["\"We wait,\"", "\"more"]);
        check("``We `must' wait,'' and ''so on''", &["``We `must' wait,''", "''so on''"]);
        check("«Oui», „nein”", &["«Oui»", "„nein”"]);
        check("a ‘small’ share of the ‘growers’ lot’", &["‘small’", "‘growers’ lot’"]);
        check("the ’90s, don’t, O’Neill, 5''", &[]);
        check("He said ”No more” twice", &["”No more”"]);
        check("‘’ “‘In’ out” x", &["“‘In’ out”"]);
        check("", &[]);
    }

    #[test]
    fn forms() {
        let check = |text: &str, expected: Form| {
            let all = Span::new(text, 0, text.len()).unwrap();
            assert_eq!(form(text, &[all], &quoted(text)), expected, "{text}");
        };
        check("“We wait.”", Form::Direct);
        check("they would “wait”", Form::Mixed);
        check("they would wait", Form::Indirect);
    }
}
