use super::content::Subject;
use super::{Asked, chosen};
use crate::actions::Intent;
use crate::project::{DateConflicts, EventKey, EventRow};
use crate::views::ViewContext;
use crate::widgets::palette::Palette;
use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Stroke, Ui};

/// What articles say of the selected event side by side, with who gives which date; nothing while one tells of it.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, found: &DateConflicts) -> Option<Asked> {
    let Some(Subject::Event(key)) = chosen(ctx) else { return None };
    let mut rows: Vec<&EventRow> =
        found.alike(key).iter().chain([&key]).filter_map(|key| ctx.findings.event(*key)).collect();
    if rows.len() < 2 {
        return None;
    }
    rows.sort_by_key(|row| row.date.map(|date| date.sort_key()));
    let mut asked = None;
    let frame = Frame::new().fill(Palette::of(ui).chrome).inner_margin(Margin::symmetric(8, 6));
    Panel::bottom("dates in conflict").resizable(false).exact_size(96.0).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let differ = !found.of(key).is_empty();
            ui.strong(if differ {
                "Different dates are given for this"
            } else {
                "Other articles seem to tell of this"
            });
            ui.weak("It may also be two events: only you can tell.");
        });
        ScrollArea::horizontal().id_salt("dates in conflict").auto_shrink([false, true]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                for row in rows {
                    asked = card(ui, ctx, row, row.key == key).or(asked);
                }
            });
        });
    });
    asked
}

/// One date with the article that gives it.
fn card(ui: &mut Ui, ctx: &ViewContext<'_>, row: &EventRow, selected: bool) -> Option<Asked> {
    let palette = Palette::of(ui);
    let article = ctx.findings.article(row.key.article);
    let outlet = article.map_or("", |article| &article.outlet);
    let date = row.date.map_or("unknown".to_owned(), |date| date.in_words());
    let line = if selected { Stroke::new(1.6, palette.accent) } else { Stroke::new(1.0, palette.line) };
    let frame = Frame::new().fill(palette.page).stroke(line).corner_radius(5).inner_margin(Margin::symmetric(9, 4));
    let mut asked = None;
    frame.show(ui, |ui| {
        ui.set_width(230.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.horizontal(|ui| {
                ui.strong(&date);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = format!("Open {}", row.article_title);
                    let open = ui.add(egui::Link::new("Open"));
                    open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
                    if open.clicked() {
                        asked = Some(Asked::Open(Subject::Event(row.key)));
                    }
                    if !selected {
                        merge_link(ui, ctx, row);
                    }
                });
            });
            let who = if outlet.is_empty() { "outlet unknown" } else { outlet };
            let words = format!("{who}: {}", row.title);
            ui.add(Label::new(RichText::new(words).small().color(palette.weak)).truncate());
        });
    });
    asked
}

/// Makes the event one with the selected one.
fn merge_link(ui: &mut Ui, ctx: &ViewContext<'_>, row: &EventRow) {
    let Some(Subject::Event(stays)) = chosen(ctx) else { return };
    let name = format!("Merge {} into the selected event", row.title);
    let link =
        ui.add(egui::Link::new("Merge")).on_hover_text("It is the same event: the selected one stays, with its date");
    link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
    if link.clicked() {
        ctx.outbox.send(Intent::MergeEvents(vec![row.key], stays));
    }
}

/// What the bar says of them: a button that goes to the next one.
pub fn next_button(ui: &mut Ui, ctx: &ViewContext<'_>, events: &[EventKey]) -> Option<Asked> {
    if events.is_empty() {
        return None;
    }
    let words = format!("Dates differ: {}", events.len());
    let hint = "Articles give different dates for what seems to be one event. Click to go to the next.";
    if !ui.button(words).on_hover_text(hint).clicked() {
        return None;
    }
    let next = match chosen(ctx) {
        Some(Subject::Event(key)) => events.iter().find(|event| **event > key).or(events.first()),
        _ => events.first(),
    };
    next.map(|event| Asked::Select(Subject::Event(*event)))
}
