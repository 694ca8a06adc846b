use super::format::Columns;

/// How a file is read where a person knows better than its content says. The default leaves all to the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// One of [`super::encodings`]; `None` = it is found out.
    pub encoding: Option<String>,
    /// Which column of a table is what.
    pub columns: Columns,
}

impl Options {
    pub(super) fn encoding(&self) -> Option<&str> {
        self.encoding.as_deref()
    }
}
