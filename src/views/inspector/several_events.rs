use super::heading;
use crate::actions::{Command, Intent};
use crate::project::{EventKey, EventRow};
use crate::views::ViewContext;
use egui::{Button, Label, Role, Ui, WidgetInfo};

/// Several selected events, one of which can take in the others.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let keys: Vec<EventKey> = ctx.selection.events().collect();
    let mut rows: Vec<&EventRow> = keys.iter().filter_map(|key| ctx.findings.event(*key)).collect();
    rows.sort_by_key(|row| (row.date.map_or((i64::MAX, i64::MAX), |date| date.sort_key()), row.key));
    ui.strong(format!("{} events selected", rows.len()));
    ui.add(Label::new("Are they one? Choose the one whose title and date are right.").wrap());
    for row in &rows {
        heading(ui, &row.date.map_or("DATE UNKNOWN".to_owned(), |date| date.in_words()));
        ui.add(Label::new(&*row.title).wrap());
        if ui.add(egui::Link::new(&*row.article_title)).on_hover_text("Open the article").clicked() {
            ctx.outbox.send(Intent::OpenArticle(row.key.article));
        }
        let keep = ui.add(Button::new("Merge into this one")).on_hover_text("The others are shown as this event");
        keep.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Merge into {}", row.title)));
        if keep.clicked() {
            let others = keys.iter().copied().filter(|key| *key != row.key).collect();
            ctx.outbox.send(Intent::MergeEvents(others, row.key));
        }
    }
    heading(ui, "");
    let hide = Command::Hide;
    if ui.button("Hide all").on_hover_text(hide.help()).clicked() {
        ctx.outbox.send(Intent::Run(hide));
    }
}
