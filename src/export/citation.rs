use crate::model::Form;
use crate::project::{Findings, StatementRow};

/// The statements with all that a draft needs to cite them, a blank line between two.
///
/// `“We will pay,” said on 2024-03-12 by Mara Lindqvist, mill owner. Source: Meridian Post, “Mill stays
/// open”, 2024-03-13, /articles/mill.txt`
pub fn citations<'a>(findings: &Findings, rows: impl IntoIterator<Item = &'a StatementRow>) -> String {
    rows.into_iter().map(|row| citation(findings, row)).collect::<Vec<_>>().join("\n\n")
}

fn citation(findings: &Findings, row: &StatementRow) -> String {
    let address = findings.article(row.key.article).map_or("", |article| &article.article.origin.path);
    let who = [&*row.speaker_name, &*row.role].into_iter().filter(|part| !part.is_empty());
    let verb = if row.form == Form::Direct { "said" } else { "reported" };
    let when = if row.said_text.is_empty() { String::new() } else { format!(" on {}", row.said_text) };
    let title = format!("“{}”", row.article_title);
    let source = [&*row.outlet, &title, &*row.published_text, address].into_iter().filter(|part| !part.is_empty());
    format!(
        "{} — {verb}{when} by {}. Source: {}",
        row.words,
        who.collect::<Vec<_>>().join(", "),
        source.collect::<Vec<_>>().join(", ")
    )
}
