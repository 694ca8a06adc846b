//! Rows for a spreadsheet: tab-separated, a header first, one line a row.

use crate::project::{ArticleRow, EventRow, SpeakerRow, StatementRow};

pub fn statements<'a>(rows: impl IntoIterator<Item = &'a StatementRow>) -> String {
    let header = [
        "Speaker",
        "Role",
        "Kind",
        "Form",
        "Cue",
        "Statement",
        "Said",
        "Article",
        "Outlet",
        "Published",
        "Certainty",
        "Checked",
        "Note",
    ];
    table(
        header,
        rows.into_iter().map(|row| {
            let certainty = format!("{}%", row.certainty.0);
            [
                &*row.speaker_name,
                &*row.role,
                row.speaker_kind.word(),
                row.form.word(),
                &*row.cue,
                &*row.words,
                &*row.said_text,
                &*row.article_title,
                &*row.outlet,
                &*row.published_text,
                &certainty,
                if row.checked { "yes" } else { "" },
                &*row.note,
            ]
            .map(cell)
        }),
    )
}

pub fn articles<'a>(rows: impl IntoIterator<Item = &'a ArticleRow>) -> String {
    let header = ["Article", "Outlet", "Byline", "Published", "Statements", "File"];
    table(
        header,
        rows.into_iter().map(|row| {
            let count = row.statements.to_string();
            let path = &row.article.origin.path;
            [&*row.title, &*row.outlet, &*row.byline, &*row.published_text, &count, path].map(cell)
        }),
    )
}

pub fn speakers<'a>(rows: impl IntoIterator<Item = &'a SpeakerRow>) -> String {
    let header = ["Speaker", "Role", "Kind", "Direct", "Mixed", "Indirect", "Articles", "First", "Last"];
    table(
        header,
        rows.into_iter().map(|row| {
            let [direct, mixed, indirect, articles] =
                [row.direct, row.mixed, row.indirect, row.articles].map(|count| count.to_string());
            let (first, last) = (&*row.first_text, &*row.last_text);
            [&*row.name, &*row.role, row.kind.word(), &direct, &mixed, &indirect, &articles, first, last].map(cell)
        }),
    )
}

pub fn events<'a>(rows: impl IntoIterator<Item = &'a EventRow>) -> String {
    let header = ["Date", "Event", "Participants", "Article"];
    table(
        header,
        rows.into_iter().map(|row| [&*row.date_text, &*row.title, &*row.participants, &*row.article_title].map(cell)),
    )
}

pub(super) fn table<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut text = header.join("\t");
    text.push('\n');
    for row in rows {
        text.push_str(&row.join("\t"));
        text.push('\n');
    }
    text
}

/// What would end the cell or the row becomes a blank.
pub(super) fn cell(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_one_cell() {
        let check = |text: &str, expected: &str| assert_eq!(cell(text), expected);
        check("a\tb\r\nc", "a b  c");
        check("“Amadó”", "“Amadó”");
    }

    #[test]
    fn every_row_is_a_line_under_the_header() {
        let rows = [["a\tb", "c"].map(cell)];
        assert_eq!(table(["X", "Y"], rows.into_iter()), "X\tY\na b\tc\n");
    }
}
