use crate::import::{MAX_PART, article_from_text, read_date};
use crate::model::{Article, Origin};
use serde::Deserialize;
use std::io::{self, BufRead, Read as _};

/// One line of input that is not blank.
pub struct Line {
    /// From 1.
    pub number: usize,
    pub bytes: Vec<u8>,
}

/// Reads lines one at a time; a line longer than the import limit is cut just above it and its rest
/// skipped, so memory is bounded whatever the input.
pub struct Lines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Lines { input, number: 0 }
    }

    /// The next line with anything but white space in it; `None` at the end.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let read = (&mut self.input).take(MAX_PART + 1).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if bytes.last() != Some(&b'\n') {
                self.input.skip_until(b'\n')?;
            }
            if self.number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line { number: self.number, bytes }));
            }
        }
    }
}

#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    text: String,
    published: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// An article of a line, and what in the line could not be understood.
pub struct Parsed {
    pub id: String,
    pub article: Article,
    pub warning: Option<String>,
}

/// The article of `line`, its text as it stands there; the line's `published` goes before a date that
/// stands in the text. The error is the reason, without the line's number.
pub fn parse(line: &Line, path: &str) -> Result<Parsed, String> {
    if line.bytes.len() as u64 > MAX_PART {
        return Err(format!("the line is longer than {} MB", MAX_PART >> 20));
    }
    if line.bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err("it is not a JSON object".to_owned());
    }
    let record: Record = serde_json::from_slice(&line.bytes).map_err(|error| {
        // serde_json counts lines of the bytes that it saw, which are this one line.
        error.to_string().replace(" at line 1 column ", " at column ")
    })?;
    if record.text.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    let id = match record.id {
        Some(Id::Text(id)) => Some(id),
        Some(Id::Number(id)) => Some(id.to_string()),
        None => None,
    };
    let origin = Origin { path: path.to_owned(), encoding: "UTF-8".to_owned(), id: id.clone(), ..Origin::default() };
    let mut article = article_from_text(&record.text, origin);
    let mut warning = None;
    if let Some(published) = record.published.filter(|published| !published.trim().is_empty()) {
        article.published_span = None;
        article.published = read_date(&published);
        if article.published.is_none() {
            warning = Some(format!("The published date “{published}” can't be read as one day, month or year."));
        }
    }
    Ok(Parsed { id: id.unwrap_or_else(|| line.number.to_string()), article, warning })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_one(json: &str) -> Result<Parsed, String> {
        parse(&Line { number: 7, bytes: json.as_bytes().to_vec() }, "a.jsonl")
    }

    #[test]
    fn lines_are_counted_and_blank_ones_left_out() {
        let mut lines = Lines::new(&b"\xEF\xBB\xBFa\n\n \r\nb\r\nc"[..]);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            found.push((line.number, String::from_utf8(line.bytes).unwrap().trim().to_owned()));
        }
        assert_eq!(found, [(1, "a".into()), (4, "b".into()), (5, "c".into())]);
    }

    #[test]
    fn a_record_is_an_article() {
        let check = |json: &str, id: &str, published: Option<&str>, warns: bool| {
            let parsed = parse_one(json).unwrap();
            let date = parsed.article.published.map(|date| date.to_string());
            assert_eq!(
                (parsed.id.as_str(), date.as_deref(), parsed.warning.is_some()),
                (id, published, warns),
                "{json}"
            );
        };
        check(r#"{"id":"a","text":"T.","published":"2024-02-12","gold":[1]}"#, "a", Some("2024-02-12"), false);
        check(r#"{"id":4,"text":"T."}"#, "4", None, false);
        check(r#"{"text":"T.","published":null}"#, "7", None, false);
        check(r#"{"id":"a","text":"T.","published":"12 February 2024"}"#, "a", Some("2024-02-12"), false);
        check(r#"{"id":"a","text":"T.","published":"2024-02-12T09:02:00Z"}"#, "a", Some("2024-02-12"), false);
        check(r#"{"id":"a","text":"T.","published":"soon"}"#, "a", None, true);
        assert_eq!(&*parse_one(r#"{"id":"a","text":"A\r\nb"}"#).unwrap().article.text, "A\r\nb");
    }

    #[test]
    fn a_bad_line_says_why() {
        let check = |json: &str, part: &str| {
            let reason = parse_one(json).err().unwrap();
            assert!(reason.contains(part), "{json}: {reason}");
        };
        check("{", "column");
        check("[]", "not a JSON object");
        check(r#"{"id":"a"}"#, "`text`");
        check(r#"{"id":"a","text":5}"#, "string");
        check(r#"{"id":"a","text":" \n"}"#, "empty");
        check(r#"{"id":"a","text":"\ud800"}"#, "column");
    }
}
