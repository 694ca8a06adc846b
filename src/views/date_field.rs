use crate::model::Edtf;
use crate::widgets::edit_field::EditField;
use egui::{Id, RichText, Ui};

/// A field for a date in EDTF, read back in words while it is typed. Empty means unknown.
///
/// Returns the new date (`Some(None)` = unknown) when the person is done with one that can be read.
pub fn show(ui: &mut Ui, id: Id, name: &str, date: Option<Edtf>) -> Option<Option<Edtf>> {
    let value = date.map_or(String::new(), |date| date.to_string());
    let field = EditField { id, name, hint: HINT, value: &value, lines: 1 };
    let edited = field.show(ui, |draft| read(draft).is_ok());
    echo(ui, &edited.draft).ok().filter(|_| edited.committed)
}

/// What an empty field shows.
pub const HINT: &str = "unknown; 2024-03-12, 2024-03, 2024…";

/// Reads a draft and says in words what was understood, or why nothing was.
pub fn echo(ui: &mut Ui, draft: &str) -> Result<Option<Edtf>, String> {
    let read = read(draft);
    match &read {
        Ok(Some(date)) => ui.label(RichText::new(date.in_words()).small().weak()),
        Ok(None) => ui.label(RichText::new("The date is unknown.").small().weak()),
        Err(reason) => ui.label(RichText::new(reason).small().color(ui.visuals().error_fg_color)),
    };
    read
}

fn read(draft: &str) -> Result<Option<Edtf>, String> {
    match draft.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|error: crate::model::EdtfError| error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_field_is_an_unknown_date_and_a_wrong_one_says_why() {
        assert_eq!(read("  "), Ok(None));
        assert_eq!(read(" 2024-03 "), Ok(Some(Edtf::month(2024, 3))));
        assert!(read("next week").is_err_and(|reason| reason.contains("“next week” is not a date")));
    }
}
