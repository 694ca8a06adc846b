use super::Asking;
use crate::import::{Columns, Options, Role, Shape, shape};
use crate::project::{ColumnRole, TableOffer};
use std::path::Path;

/// How the file at `path` is read; the error is a table of which a person has to say which column is what.
///
/// What a person said of a table of the same shape goes first.
pub(super) fn options(path: &Path, asking: &Asking) -> Result<Options, Box<TableOffer>> {
    // A refusal is told by the reader, once.
    let Some(shape) = is_table(path).then(|| shape(path, &Options::default()).ok().flatten()).flatten() else {
        return Ok(Options::default());
    };
    if let Some(columns) = asking.tables.get(&shape.signature()) {
        return Ok(chosen(columns));
    }
    if asking.asks && is_unsure(&shape) { Err(Box::new(offer(path, shape))) } else { Ok(Options::default()) }
}

/// What a person said, for the reader.
pub(super) fn chosen(columns: &[ColumnRole]) -> Options {
    let role = |word: &Option<String>| word.as_deref().and_then(Role::of_word);
    let given = columns.iter().map(|(name, word)| (name.clone(), role(word))).collect();
    Options { columns: Columns { given }, ..Options::default() }
}

/// Only files that are called so are looked at twice.
fn is_table(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| ["csv", "tsv", "json", "jsonl", "ndjson"].contains(&extension.as_str()))
}

/// No column is known as the text and one may be; or nothing else is known of its articles.
fn is_unsure(shape: &Shape) -> bool {
    let has = |role| shape.columns.iter().any(|column| column.role == Some(role));
    if has(Role::Text) {
        return !has(Role::Headline) && !has(Role::Published) && shape.columns.len() > 2;
    }
    let words = |cell: &String| cell.split_whitespace().count();
    shape.sample.iter().any(|row| row.iter().any(|cell| words(cell) >= 20))
}

fn offer(path: &Path, shape: Shape) -> TableOffer {
    TableOffer {
        path: path.to_owned(),
        shape: shape.signature(),
        columns: shape
            .columns
            .into_iter()
            .map(|column| (column.name, column.role.map(|role| role.word().to_owned())))
            .collect(),
        roles: Role::ALL.iter().map(|role| role.word()).collect(),
        sample: shape.sample,
        rows: shape.rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Column;
    use crate::project::TEXT_ROLE;

    #[test]
    fn a_table_is_unsure_when_its_text_is() {
        let long = "It came in May, the harbour master said, and nobody who was there on that day would ever say \
                    that it did not.";
        let check = |roles: &[Option<Role>], cell: &str, expected: bool| {
            let columns = roles.iter().map(|role| Column { name: "x".into(), role: *role }).collect();
            let shape = Shape { columns, sample: vec![vec![cell.to_owned()]], rows: 1 };
            assert_eq!(is_unsure(&shape), expected, "{roles:?}");
        };
        check(&[Some(Role::Text), Some(Role::Headline)], "x", false);
        check(&[Some(Role::Text), None, None], "x", true);
        check(&[Some(Role::Text)], "x", false);
        check(&[Some(Role::Headline), None], long, true);
        // A reading list: its reader says so.
        check(&[Some(Role::Headline), Some(Role::Address)], "Harbour opens", false);
    }

    #[test]
    fn the_word_for_the_text_is_a_role() {
        assert_eq!(Role::of_word(TEXT_ROLE), Some(Role::Text));
    }
}
