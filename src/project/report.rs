use crate::model::{Article, ArticleId};
use std::sync::Arc;

/// What became of an article or of a file that gave none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It gave no article.
    Refused,
    /// A decision that lost its place in its article.
    Unplaced,
    /// It is in the project, and a person should look at it.
    Check,
    /// Another file has the same text.
    SameText,
    /// This file was read before.
    AlreadyThere,
    Read,
}

impl Fate {
    /// In the order in which they need a person.
    pub const ALL: [Fate; 6] =
        [Fate::Refused, Fate::Unplaced, Fate::Check, Fate::SameText, Fate::AlreadyThere, Fate::Read];

    pub fn word(self) -> &'static str {
        match self {
            Fate::Refused => "refused",
            Fate::Unplaced => "decision without place",
            Fate::Check => "to check",
            Fate::SameText => "same text",
            Fate::AlreadyThere => "already there",
            Fate::Read => "read",
        }
    }

    /// Whether something is missing that the person wanted.
    pub fn is_problem(self) -> bool {
        matches!(self, Fate::Refused | Fate::Unplaced)
    }
}

/// One line of the import report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    pub fate: Fate,
    /// A path as shown to people, lossy where it is not Unicode; empty for what comes from no file.
    pub path: Arc<str>,
    /// The headline or the first words; empty where there is no article.
    pub title: Arc<str>,
    /// Where it leads: the article that came in, or that has the same text.
    pub article: Option<ArticleId>,
    /// Plain sentences with what the person can do; empty when there is nothing to say.
    pub reason: Arc<str>,
}

impl ReportRow {
    /// What could not be read.
    pub fn refused(path: impl AsRef<str>, reason: impl AsRef<str>) -> Self {
        ReportRow {
            fate: Fate::Refused,
            path: path.as_ref().into(),
            title: "".into(),
            article: None,
            reason: reason.as_ref().into(),
        }
    }

    /// An article that came in, with what a person should look at.
    pub fn of_new(article: &Article) -> Self {
        let mut notes = article.origin.notes.clone();
        if article.published.is_none() {
            notes.push("No date of publication was found; set it in the article’s details.".to_owned());
        }
        let fate = if notes.is_empty() { Fate::Read } else { Fate::Check };
        ReportRow::of(article, fate, notes.join(" "))
    }

    /// An article whose text is there already, in `same`.
    pub fn of_twin(article: &Article, same: &Article) -> Self {
        if article.origin.path == same.origin.path {
            ReportRow::of(article, Fate::AlreadyThere, "It is there with the same text.".to_owned())
        } else {
            let reason = format!("Another file has the same text: {}", same.origin.path);
            ReportRow::of(article, Fate::SameText, reason)
        }
    }

    fn of(article: &Article, fate: Fate, reason: String) -> Self {
        let (path, title) = (article.origin.path.as_str().into(), article.title().into());
        ReportRow { fate, path, title, article: None, reason: reason.into() }
    }
}

/// `1 article`, `3 articles`.
pub fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// What became of all that the last import was to bring.
#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    /// In the order in which it was read.
    rows: Vec<ReportRow>,
    revision: u64,
}

impl ImportReport {
    pub fn rows(&self) -> &[ReportRow] {
        &self.rows
    }

    /// Rises with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    pub fn add(&mut self, rows: impl IntoIterator<Item = ReportRow>) {
        self.rows.extend(rows);
        self.revision += 1;
    }

    pub fn clear(&mut self) {
        self.rows.clear();
        self.revision += 1;
    }

    /// `2 refused · 5 to check · 14 read`; empty when there are no rows.
    pub fn summary(&self) -> String {
        let counts = Fate::ALL.map(|fate| (fate, self.count(fate)));
        let parts =
            counts.iter().filter(|(_, count)| *count > 0).map(|(fate, count)| format!("{count} {}", fate.word()));
        parts.collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_each_fate() {
        let mut report = ImportReport::default();
        assert_eq!(report.summary(), "");
        let row = |fate| ReportRow { fate, ..ReportRow::refused("a.txt", "It is empty") };
        report.add([row(Fate::Read), row(Fate::Refused), row(Fate::Read), row(Fate::AlreadyThere)]);
        assert_eq!(report.summary(), "1 refused · 1 already there · 2 read");
        assert!(report.revision() > 0);
    }
}
