use super::ReportRow;
use crate::model::Article;
use std::path::PathBuf;
use std::sync::Arc;

/// What a file holds, for a person to look at before it comes in.
#[derive(Clone, Debug)]
pub enum Offer {
    /// One file with many articles.
    Bundle {
        path: Arc<str>,
        articles: Vec<Arc<Article>>,
        /// What of the file gave no article, or that some are missing.
        notes: Vec<ReportRow>,
    },
    /// A table of which it is not sure which column is what.
    Table(TableOffer),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOffer {
    pub path: PathBuf,
    /// In the order of the table.
    pub columns: Vec<ColumnRole>,
    /// What a column can say about an article.
    pub roles: Vec<&'static str>,
    /// The first rows, cut; a cell for each column.
    pub sample: Vec<Vec<String>>,
    pub rows: usize,
    /// The same for all tables of this shape.
    pub shape: String,
}

/// A column's name, and what it says about an article; `None` = nothing that is kept.
pub type ColumnRole = (String, Option<String>);

/// The role without which a table has no articles.
pub const TEXT_ROLE: &str = "text";

impl Offer {
    /// What the file is called.
    pub fn name(&self) -> String {
        let path = match self {
            Offer::Bundle { path, .. } => path.to_string(),
            Offer::Table(table) => table.path.to_string_lossy().into_owned(),
        };
        path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
    }
}
