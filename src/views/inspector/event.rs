use super::{Wanted, heading, reasons};
use crate::actions::{Command, Intent};
use crate::model::{EventKind, EventStatus};
use crate::project::EventRow;
use crate::views::{ViewContext, date_field, statement_cells as cells};
use crate::widgets::edit_field::EditField;
use crate::widgets::marks;
use egui::{Id, Label, RichText, Ui};

/// `wanted` is the field that gets the keyboard.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, row: &EventRow, wanted: Option<Wanted>) {
    ui.add(Label::new(RichText::new(&*row.title).size(17.0).strong()).wrap());
    ui.weak(format!("{}, {}", kind(row.kind), status(row.status)));

    let (title, date) = (Id::unique(("event title", row.key)), Id::unique(("event date", row.key)));
    let field = match wanted {
        Some(Wanted::Name) => Some(title),
        Some(Wanted::Said) => Some(date),
        _ => None,
    };
    if let Some(field) = field {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    heading(ui, "TITLE");
    let field = EditField { id: title, name: "Title", hint: "", value: &row.title, lines: 1 };
    let title = field.show(ui, |draft| !draft.trim().is_empty());
    if title.committed {
        ctx.outbox.send(Intent::SetEventTitle(row.key, title.draft));
    }
    heading(ui, "WHEN");
    if let Some(date) = date_field::show(ui, date, "Date of the event", row.date) {
        ctx.outbox.send(Intent::SetEventDate(row.key, date));
    }
    if !row.participants.is_empty() {
        heading(ui, "WHO");
        ui.add(Label::new(&*row.participants).wrap());
    }
    heading(ui, "WHERE");
    if ui.add(egui::Link::new(&*row.article_title)).on_hover_text("Open the article").clicked() {
        ctx.outbox.send(Intent::OpenArticle(row.key.article));
    }
    if !row.statements.is_empty() {
        heading(ui, "STATEMENTS ABOUT IT");
        for statement in row.statements.iter().filter_map(|key| ctx.findings.statement(*key)) {
            let text = format!("{}: {}", statement.speaker_name, statement.words);
            if ui.add(egui::Link::new(text)).on_hover_text(cells::spoken(statement)).clicked() {
                ctx.outbox.send(Intent::OpenStatement(statement.key));
            }
        }
    }
    if !row.merged.is_empty() {
        heading(ui, "ALSO TOLD IN");
        for other in row.merged.iter().filter_map(|key| ctx.findings.event(*key)) {
            let date = other.date.map_or("date unknown".to_owned(), |date| date.in_words());
            if ui.add(egui::Link::new(&*other.article_title)).on_hover_text("Open the article").clicked() {
                ctx.outbox.send(Intent::OpenArticle(other.key.article));
            }
            ui.horizontal(|ui| {
                ui.weak(date);
                if ui.button("Split off").on_hover_text("It is another event after all").clicked() {
                    ctx.outbox.send(Intent::SplitEvent(other.key));
                }
            });
        }
    }
    heading(ui, "WHY");
    if row.key.added().is_some() {
        ui.label("Added by hand.");
        return actions(ui, ctx, row);
    }
    ui.horizontal(|ui| {
        marks::percent_bar(ui, row.certainty.0);
        ui.weak("sure");
    });
    if let Some(found) = ctx.findings.found_event(row.key) {
        reasons(ui, &found.reasons);
    }
    actions(ui, ctx, row);
}

fn actions(ui: &mut Ui, ctx: &ViewContext<'_>, row: &EventRow) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let merge = Command::Merge;
        if ui.button(merge.name()).on_hover_text("It is the same as another event").clicked() {
            ctx.outbox.send(Intent::Run(merge));
        }
        let mut hidden = row.hidden;
        if ui.checkbox(&mut hidden, "Hidden").on_hover_text("Not an event worth showing").changed() {
            ctx.outbox.send(Intent::SetEventsHidden(vec![row.key], hidden));
        }
    });
}

fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Occasion => "an occasion",
        EventKind::Action => "something that happened",
        EventKind::Statement => "something said",
        EventKind::Period => "a period",
        EventKind::Publication => "a publication",
    }
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Occurred => "took place",
        EventStatus::Claimed => "claimed by a speaker",
        EventStatus::Scheduled => "planned",
        EventStatus::Ongoing => "going on",
        EventStatus::Hypothetical => "only considered",
    }
}
