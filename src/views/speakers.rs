use super::{ViewContext, command_entry, period_chip, statement_cells as cells};
use crate::actions::{Command, Extend, Intent};
use crate::project::{Column as TableColumn, SpeakerColumn, SpeakerKey, SpeakerRow, Table};
use crate::widgets::filter_box::FilterBox;
use crate::widgets::list_focus::{self, Move};
use crate::widgets::marks;
use crate::widgets::palette::Palette;
use crate::widgets::sort_header::{self, SortDirection};
use egui::{Align, Id, Layout, Panel, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder, TableRow};

const ROW_HEIGHT: f32 = 28.0;
const HEADER_HEIGHT: f32 = 28.0;
const STATEMENT_HEIGHT: f32 = 28.0;

/// The table of speakers, and below it what the selected one said.
#[derive(Debug, Default)]
pub struct SpeakersView {
    reveal: Option<SpeakerKey>,
}

const COLUMNS: [(SpeakerColumn, &str, f32); 9] = [
    (SpeakerColumn::Name, "Name", 150.0),
    (SpeakerColumn::Role, "Role", 116.0),
    (SpeakerColumn::Kind, "Kind", 92.0),
    (SpeakerColumn::Direct, "Direct", 62.0),
    (SpeakerColumn::Mixed, "Mixed", 62.0),
    (SpeakerColumn::Indirect, "Indirect", 70.0),
    (SpeakerColumn::Articles, "Articles", 70.0),
    (SpeakerColumn::First, "First", 116.0),
    (SpeakerColumn::Last, "Last", 116.0),
];

impl SpeakersView {
    pub fn table_id() -> Id {
        Id::unique("speakers table")
    }

    pub fn filter_id() -> Id {
        Id::unique("speakers filter")
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        bar(ui, ctx);
        ui.add_space(2.0);
        if ctx.orders.speakers.is_empty() {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.3);
                let none = ctx.findings.speakers.is_empty();
                ui.label(if none { "No speakers were found in these articles yet." } else { "No speaker matches." });
            });
            return;
        }
        if let Some(speaker) = ctx.selection.speaker.as_ref().and_then(|key| ctx.findings.speaker(key)) {
            let frame = egui::Frame::new().inner_margin(egui::Margin { top: 8, ..Default::default() });
            Panel::bottom("speaker statements")
                .resizable(true)
                .default_size(220.0)
                .min_size(90.0)
                .frame(frame)
                .show(ui, |ui| unfolded(ui, ctx, speaker));
        }
        let area = ui.available_rect_before_wrap();
        let focused = list_focus::show(ui, Self::table_id(), area, Role::Table, "Speakers");
        if focused || ui.memory(|memory| memory.focused().is_none()) {
            self.keys(ui, ctx, (area.height() / ROW_HEIGHT) as usize);
        }
        let reveal = self.reveal.take().and_then(|key| shown_place(ctx, &key));
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| table(ui, ctx, reveal, area.height()));
        if focused {
            list_focus::ring(ui, area);
        }
    }

    fn keys(&mut self, ui: &Ui, ctx: &ViewContext<'_>, page: usize) {
        let order = &ctx.orders.speakers;
        let current = || ctx.selection.speaker.as_ref().and_then(|key| shown_place(ctx, key));
        let Some(Move { to, .. }) = list_focus::moved(ui, order.len(), page, current) else { return };
        let Some(row) = order.get(to).and_then(|place| ctx.findings.speakers.get(*place as usize)) else { return };
        ctx.outbox.send(Intent::SelectSpeaker(Some(row.key.clone())));
        self.reveal = Some(row.key.clone());
    }
}

fn shown_place(ctx: &ViewContext<'_>, key: &SpeakerKey) -> Option<usize> {
    ctx.orders
        .speakers
        .iter()
        .position(|place| ctx.findings.speakers.get(*place as usize).is_some_and(|r| r.key == *key))
}

fn bar(ui: &mut Ui, ctx: &ViewContext<'_>) {
    ui.horizontal(|ui| {
        let mut filter = ctx.queries.speakers.filter.clone();
        let filter_box = FilterBox {
            id: SpeakersView::filter_id(),
            name: "Filter speakers",
            hint: "Filter: name, role…",
            shown: ctx.orders.speakers.len(),
            total: ctx.findings.speakers.len(),
            width: 260.0,
        };
        if filter_box.show(ui, &mut filter).changed() {
            ctx.outbox.send(Intent::Filter(Table::Speakers, filter));
        }
        period_chip::show(ui, ctx);
    });
}

fn table(ui: &mut Ui, ctx: &ViewContext<'_>, reveal: Option<usize>, height: f32) {
    let order = &ctx.orders.speakers;
    cells::quiet_column_lines(ui);
    let mut builder = TableBuilder::new(ui)
        .id_salt("speakers")
        .striped(true)
        .resizable(true)
        .auto_shrink(false)
        .max_scroll_height(height)
        .sense(Sense::CLICK | Sense::HOVER)
        .cell_layout(Layout::left_to_right(Align::Center));
    for (column, _, width) in COLUMNS {
        // The role takes the room that a wide window has left, also after the window became wider: only a
        // column that is not dragged does.
        let rest = Column::remainder().resizable(false);
        let wide = if column == SpeakerColumn::Role { rest } else { Column::initial(width) };
        let least = if column == SpeakerColumn::Role { width } else { 56.0 };
        builder = builder.column(wide.at_least(least).clip(true));
    }
    if let Some(row) = reveal {
        builder = builder.scroll_to_row(row, None);
    }
    let sorted = ctx.queries.speakers.sort.first().copied();
    builder
        .header(HEADER_HEIGHT, |mut header| {
            for (column, caption, _) in COLUMNS {
                header.col(|ui| {
                    let by = sorted.filter(|by| by.column == column);
                    if sort_header::show(ui, caption, by.map(|by| SortDirection::of(by.descending))).clicked() {
                        ctx.outbox.send(Intent::Sort(TableColumn::Speaker(column)));
                    }
                });
            }
        })
        .body(|body| {
            body.rows(ROW_HEIGHT, order.len(), |mut row| {
                if let Some(speaker) = ctx.findings.speakers.get(order[row.index()] as usize) {
                    show_row(&mut row, ctx, speaker);
                }
            });
        });
}

fn show_row(row: &mut TableRow<'_, '_>, ctx: &ViewContext<'_>, speaker: &SpeakerRow) {
    let selected = ctx.selection.speaker.as_ref() == Some(&speaker.key);
    row.set_selected(selected);
    for (column, _, _) in COLUMNS {
        row.col(|ui| {
            ui.add_space(cells::PADDING);
            cell(ui, ctx, column, speaker);
        });
    }
    let response = row.response();
    response.widget_info(|| {
        let count = super::counted(speaker.count() as usize, "statement");
        WidgetInfo::selected(Role::Row, true, selected, format!("{}, {}, {count}", speaker.name, speaker.kind.word()))
    });
    if response.clicked() {
        ctx.outbox.send(Intent::SelectSpeaker(Some(speaker.key.clone())));
        response.ctx.memory_mut(|memory| memory.request_focus(SpeakersView::table_id()));
    } else if response.secondary_clicked() && !selected {
        ctx.outbox.send(Intent::SelectSpeaker(Some(speaker.key.clone())));
    }
    response.context_menu(|ui| {
        for command in [Command::Rename, Command::Merge, Command::CopyRows] {
            command_entry::show(ui, ctx, command);
        }
    });
}

fn cell(ui: &mut Ui, ctx: &ViewContext<'_>, column: SpeakerColumn, row: &SpeakerRow) {
    match column {
        SpeakerColumn::Name => {
            marks::dot(ui, ctx.tints.of(Some(&row.key), Palette::of(ui)));
            cells::text(ui, &row.name);
        }
        SpeakerColumn::Role => cells::text(ui, &row.role),
        SpeakerColumn::Kind => cells::text(ui, row.kind.word()),
        SpeakerColumn::Direct => number(ui, row.direct),
        SpeakerColumn::Mixed => number(ui, row.mixed),
        SpeakerColumn::Indirect => number(ui, row.indirect),
        SpeakerColumn::Articles => number(ui, row.articles),
        SpeakerColumn::First => cells::date(ui, row.first.as_ref()),
        SpeakerColumn::Last => cells::date(ui, row.last.as_ref()),
    }
}

/// Numbers stand under each other at the right; none is shown as a quiet dash.
fn number(ui: &mut Ui, number: u32) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(10.0);
        if number == 0 { cells::weak_text(ui, "–") } else { cells::text(ui, &number.to_string()) }
    });
}

fn unfolded(ui: &mut Ui, ctx: &ViewContext<'_>, speaker: &SpeakerRow) {
    let count = super::counted(speaker.count() as usize, "statement");
    ui.horizontal(|ui| {
        ui.strong(&*speaker.name);
        ui.weak(count);
    });
    let rows = speaker.statements.len();
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, STATEMENT_HEIGHT, rows, |ui, range| {
        for place in &speaker.statements[range] {
            let Some(row) = ctx.findings.statements.get(*place as usize) else { continue };
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), STATEMENT_HEIGHT), Sense::CLICK | Sense::HOVER);
            let selected = ctx.selection.has(row.key);
            let palette = Palette::of(ui);
            if selected || response.hovered() {
                ui.painter().rect_filled(rect, 4.0, if selected { palette.selection } else { palette.control });
            }
            let inside = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 0.0)));
            ui.scope_builder(inside.layout(Layout::left_to_right(Align::Center)), |ui| {
                ui.allocate_ui(vec2(104.0, STATEMENT_HEIGHT), |ui| {
                    ui.set_min_width(104.0);
                    cells::date(ui, row.said.as_ref().or(row.published.as_ref()));
                });
                ui.allocate_ui(vec2(96.0, STATEMENT_HEIGHT), |ui| {
                    ui.set_min_width(96.0);
                    cells::form(ui, row.form);
                });
                cells::text(ui, &row.words);
            });
            response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, cells::spoken(row)));
            if response.double_clicked() {
                ctx.outbox.send(Intent::OpenStatement(row.key));
            } else if response.clicked() {
                ctx.outbox.send(Intent::SelectStatement(row.key, Extend::Replace));
            }
        }
    });
}
