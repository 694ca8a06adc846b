use crate::export::import_report::json_line;
use crate::model::TextHash;
use crate::project::{Fate, ReportRow};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// An article whose findings were printed, as far as the report needs it.
pub struct Printed {
    pub row: ReportRow,
    pub text: TextHash,
}

/// The file of `--report`: one JSON object a line, with the rows of the window's import report. An article is printed
/// also when another file has the same text; its row says so.
pub struct Report {
    path: PathBuf,
    out: BufWriter<File>,
    failed: Option<io::Error>,
    /// Where each text was read first.
    seen: BTreeMap<TextHash, Arc<str>>,
}

impl Report {
    pub fn create(path: &PathBuf) -> Result<Report, String> {
        let out = File::create(path).map_err(|error| failure(&error, path))?;
        Ok(Report { path: path.clone(), out: BufWriter::new(out), failed: None, seen: BTreeMap::new() })
    }

    pub fn add(&mut self, row: &ReportRow) {
        if self.failed.is_none() {
            self.failed = writeln!(self.out, "{}", json_line(row)).err();
        }
    }

    pub fn add_article(&mut self, printed: Printed) {
        let Printed { mut row, text } = printed;
        if let Some(first) = self.seen.get(&text) {
            row.fate = Fate::SameText;
            row.reason = format!("Another file has the same text: {first}").into();
        } else {
            self.seen.insert(text, row.path.clone());
        }
        self.add(&row);
    }

    /// The error is a sentence.
    pub fn finish(mut self) -> Result<(), String> {
        let flushed = self.out.flush();
        self.failed.map_or(flushed, Err).map_err(|error| failure(&error, &self.path))
    }
}

fn failure(error: &io::Error, path: &std::path::Path) -> String {
    format!("The report can't be written ({error}): {}", path.display())
}
