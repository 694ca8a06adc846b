use super::HEADER;
use crate::model::{Article, TextHash};
use crate::project::change::Change;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// One line of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Record {
    /// The text of articles that later records name by its hash.
    Text(Arc<str>),
    /// A step after the current one; what could be redone is gone.
    Step { id: u64, at: i64, label: Arc<str>, changes: Vec<Change> },
    /// A step that went on, beneath those after it.
    Grow { id: u64, label: Arc<str>, changes: Vec<Change> },
    /// The step that is the last done one now; 0 = none.
    Current(u64),
    /// The state as it is here is being saved.
    Point(u64),
    /// That state is what the file of this hash holds.
    Saved { point: u64, file: TextHash, at: i64 },
}

/// Makes lines; knows which texts are written already.
#[derive(Clone, Debug, Default)]
pub(super) struct Encoder {
    pub known: BTreeSet<TextHash>,
    /// Those of `known` that stand in `bytes`.
    pub new: Vec<TextHash>,
    pub bytes: Vec<u8>,
}

impl Encoder {
    pub fn put(&mut self, record: &Record) -> io::Result<()> {
        let json = serde_json::to_vec(record)?;
        self.bytes.extend_from_slice(format!("{:08x} ", crc32fast::hash(&json)).as_bytes());
        self.bytes.extend_from_slice(&json);
        self.bytes.push(b'\n');
        Ok(())
    }

    /// The changes without the texts of their articles, which are put before them.
    pub fn without_texts(&mut self, mut changes: Vec<Change>) -> io::Result<Vec<Change>> {
        for article in changes.iter_mut().flat_map(Change::articles_mut) {
            if self.known.insert(article.text_hash) {
                self.new.push(article.text_hash);
                self.put(&Record::Text(article.text.clone()))?;
            }
            *article = Arc::new(Article { text: "".into(), ..(**article).clone() });
        }
        Ok(changes)
    }
}

/// The lines of a journal.
pub(super) struct Lines {
    /// In order; `None` = it cannot be read.
    pub records: Vec<Option<Record>>,
    pub texts: BTreeMap<TextHash, Arc<str>>,
    /// Bytes up to the end of the last line that is whole.
    pub whole: usize,
}

/// Reads the lines after the header. What the last line lacks was never done; it is passed over.
pub(super) fn decode(bytes: &[u8]) -> Lines {
    let mut lines = Lines { records: Vec::new(), texts: BTreeMap::new(), whole: HEADER.len() };
    let mut rest = bytes.get(HEADER.len()..).unwrap_or_default();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let record = line(&rest[..end], &lines.texts);
        lines.whole += end + 1;
        rest = &rest[end + 1..];
        match record {
            Some(Record::Text(text)) => _ = lines.texts.insert(TextHash::of(&text), text),
            record => lines.records.push(record),
        }
    }
    // A bad line with nothing behind it is the one that a crash cut short.
    if rest.is_empty() && matches!(lines.records.last(), Some(None)) {
        let last = bytes[..lines.whole - 1].iter().rposition(|byte| *byte == b'\n');
        if line(&bytes[last.map_or(0, |last| last + 1)..lines.whole - 1], &lines.texts).is_none() {
            lines.records.pop();
            lines.whole = last.map_or(HEADER.len(), |last| last + 1);
        }
    }
    lines
}

fn line(line: &[u8], texts: &BTreeMap<TextHash, Arc<str>>) -> Option<Record> {
    let (sum, json) = line.split_at_checked(9)?;
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?.strip_suffix(' ')?, 16).ok()?;
    if sum != crc32fast::hash(json) {
        return None;
    }
    let mut record: Record = serde_json::from_slice(json).ok()?;
    if let Record::Step { changes, .. } | Record::Grow { changes, .. } = &mut record {
        for article in changes.iter_mut().flat_map(Change::articles_mut) {
            let text = texts.get(&article.text_hash)?.clone();
            *article = Arc::new(Article { text, ..(**article).clone() });
            if !article.is_sound() {
                return None;
            }
        }
    }
    Some(record)
}
