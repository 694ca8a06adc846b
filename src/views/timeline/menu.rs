use super::content::Subject;
use crate::actions::Command;
use crate::views::{ViewContext, command_entry, statements};
use egui::Ui;

/// What can be done with an event or a statement; each entry acts on all that is selected.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, subject: Subject) {
    match subject {
        Subject::Statement(_) => statements::context_menu(ui, ctx),
        Subject::Event(_) => {
            let of_events = [
                Command::OpenInArticle,
                Command::Rename,
                Command::ChangeSaid,
                Command::Merge,
                Command::Hide,
                Command::CopyRows,
            ];
            for command in of_events {
                command_entry::show(ui, ctx, command);
            }
        }
    }
}
