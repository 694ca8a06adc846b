use super::{ViewContext, short_date};
use crate::actions::Intent;
use egui::{Button, Ui};

/// The period that narrows the tables and the timeline, and a way out of it; nothing while there is none.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let Some(period) = ctx.queries.period else { return };
    let words = in_words(period);
    let button = Button::selectable(true, format!("Only {words}  ✖"));
    let hint = "Only what was said or happened then is shown. Click to show all times again.";
    let response = ui.add(button).on_hover_text(hint);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Only {words}; show all times again"))
    });
    if response.clicked() {
        ctx.outbox.send(Intent::ShowPeriod(None));
    }
}

/// `11 Jul 2018 – 12 Jul 2018`, or the one day.
pub fn in_words(period: crate::project::Period) -> String {
    let words = short_date(period.as_edtf().as_ref());
    match words.split_once(" – ") {
        Some((first, last)) if first == last => first.to_owned(),
        _ => words,
    }
}
