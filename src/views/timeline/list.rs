use super::content::{Content, Subject};
use super::grouping::is_planned;
use super::menu;
use super::words::describe;
use super::{Asked, TimelineView, chosen, is_selected};
use crate::views::ViewContext;
use crate::widgets::list_focus;
use egui::{Align, Label, Layout, Role, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};

/// The same items as rows: for screen readers, and for whoever likes lists. With `follow`, the selected row is brought
/// into view.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, content: &Content, follow: bool) -> Option<Asked> {
    let mut asked = None;
    let height = ui.spacing().interact_size.y;
    let dated = content.in_time.len();
    let len = dated + content.undated.len();
    let subject_at = |number: usize| match content.in_time.get(number) {
        Some(key) => content.subject(*key),
        None => content.undated.get(number - dated).map(|undated| undated.subject),
    };
    let area = ui.available_rect_before_wrap();
    let focused = list_focus::show(ui, TimelineView::plot_id(), area, Role::Table, "Events and statements in time");
    let mut reveal = None;
    let current = || chosen(ctx).and_then(|subject| (0..len).find(|number| subject_at(*number) == Some(subject)));
    if focused || ui.memory(|memory| memory.focused().is_none()) {
        reveal = list_focus::moved(ui, len, (area.height() / height) as usize, current).map(|moved| moved.to);
        asked = reveal.and_then(subject_at).map(Asked::Select);
    }
    let mut table = TableBuilder::new(ui);
    if let Some(row) = reveal.or_else(|| if follow { current() } else { None }) {
        table = table.scroll_to_row(row, None);
    }
    let table = table
        .id_salt("timeline list")
        .striped(true)
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::initial(150.0).at_least(80.0).clip(true).resizable(true))
        .column(Column::initial(96.0).at_least(60.0).clip(true))
        .column(Column::remainder().clip(true))
        .column(Column::initial(170.0).at_least(80.0).clip(true));
    let header = table.header(height, |mut header| {
        for caption in ["When", "Kind", "What", "Article"] {
            header.col(|ui| {
                ui.add_space(6.0);
                ui.strong(caption);
            });
        }
    });
    header.body(|body| {
        body.rows(height, len, |mut row| {
            let Some(subject) = subject_at(row.index()) else { return };
            let (date, kind, title) = cells(ctx, subject);
            let article = ctx.findings.article(subject.article()).map_or("", |row| &row.title);
            row.set_selected(is_selected(ctx, subject));
            for cell in [&date, kind, &title, article] {
                row.col(|ui| {
                    ui.add_space(6.0);
                    ui.add(Label::new(cell).selectable(false).truncate());
                });
            }
            let response = row.response();
            response
                .widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{date}, {kind}, {title}, in {article}")));
            if response.double_clicked() {
                asked = Some(Asked::Open(subject));
            } else if response.clicked() {
                asked = Some(Asked::Select(subject));
                response.ctx.memory_mut(|memory| memory.request_focus(TimelineView::plot_id()));
            }
            if response.secondary_clicked() && !is_selected(ctx, subject) {
                asked = Some(Asked::Select(subject));
            }
            response.context_menu(|ui| menu::show(ui, ctx, subject));
            response.on_hover_text_at_pointer(describe(ctx.findings, subject));
        });
    });
    if focused {
        list_focus::ring(ui, area);
    }
    asked
}

fn cells(ctx: &ViewContext<'_>, subject: Subject) -> (String, &'static str, String) {
    let unknown = || "unknown".to_owned();
    match subject {
        Subject::Event(key) => {
            let row = ctx.findings.event(key);
            let date = row.and_then(|row| row.date.as_ref()).map_or_else(unknown, |date| date.in_words());
            let kind = if row.is_some_and(is_planned) { "planned event" } else { "event" };
            (date, kind, row.map(|row| row.title.to_string()).unwrap_or_default())
        }
        Subject::Statement(key) => {
            let row = ctx.findings.statement(key);
            let date = row.and_then(|row| row.said.as_ref()).map_or_else(unknown, |date| date.in_words());
            let words = row.map(|row| format!("{}: {}", row.speaker_name, row.words));
            (date, "statement", words.unwrap_or_default())
        }
    }
}
