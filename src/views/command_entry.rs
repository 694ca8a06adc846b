use super::ViewContext;
use crate::actions::{Command, Intent, Situation};
use egui::{Button, Ui};

/// One line of a row's menu; grey while the command has nothing to act on.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, command: Command) {
    let key = command.shortcut().map_or(String::new(), |shortcut| shortcut.to_string());
    let button = Button::new(command.name()).shortcut_text(key);
    let response = ui.add_enabled(command.is_enabled(&selected(ctx)), button).on_hover_text(command.help());
    if response.clicked() {
        ctx.outbox.send(Intent::Run(command));
        ui.close();
    }
}

/// As much of the situation as the commands of rows depend on.
fn selected(ctx: &ViewContext<'_>) -> Situation {
    let selection = ctx.selection;
    Situation {
        articles: !ctx.findings.articles.is_empty(),
        selected_statements: !selection.statements.is_empty(),
        selected_articles: !selection.articles.is_empty(),
        selected_speaker: selection.speaker.is_some(),
        selected_event: selection.event.is_some(),
        ..Situation::default()
    }
}
