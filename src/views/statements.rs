use super::{ViewContext, command_entry, period_chip, statement_cells as cells};
use crate::actions::{Command, Extend, Intent};
use crate::project::{Column as TableColumn, SortBy, StatementColumn, StatementKey, StatementRow, Table};
use crate::widgets::filter_box::FilterBox;
use crate::widgets::list_focus::{self, Move};
use crate::widgets::marks;
use crate::widgets::sort_header::{self, SortDirection};
use egui::{Align, Id, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

pub const ROW_HEIGHT: f32 = 28.0;
const HEADER_HEIGHT: f32 = 28.0;

/// The table of all statements.
#[derive(Debug, Default)]
pub struct StatementsView {
    /// The statement to scroll to when the table is drawn next.
    reveal: Option<StatementKey>,
}

/// Columns in the order shown, with their head and width. Those that tell most come first: they fit beside
/// both side panels in a window of 1280 points.
const COLUMNS: [(StatementColumn, &str, f32); 9] = [
    (StatementColumn::Speaker, "Speaker", 126.0),
    (StatementColumn::Words, "What was said", 172.0),
    (StatementColumn::Said, "Said", 110.0),
    (StatementColumn::Form, "Form", 82.0),
    (StatementColumn::Certainty, "Certainty", 82.0),
    (StatementColumn::Article, "Article", 104.0),
    (StatementColumn::Cue, "Cue", 104.0),
    (StatementColumn::Published, "Published", 112.0),
    (StatementColumn::Checked, "Checked", 86.0),
];

impl StatementsView {
    pub fn table_id() -> Id {
        Id::unique("statements table")
    }

    pub fn filter_id() -> Id {
        Id::unique("statements filter")
    }

    /// Scrolls the table to a statement when it is drawn next.
    pub fn reveal(&mut self, statement: StatementKey) {
        self.reveal = Some(statement);
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        bar(ui, ctx);
        ui.add_space(2.0);
        if ctx.orders.statements.is_empty() {
            nothing(ui, ctx);
            return;
        }
        let area = ui.available_rect_before_wrap();
        let focused = list_focus::show(ui, Self::table_id(), area, Role::Table, "Statements");
        if focused || ui.memory(|memory| memory.focused().is_none()) {
            self.keys(ui, ctx, (area.height() / ROW_HEIGHT) as usize);
        }
        let reveal = self.reveal.take().and_then(|key| shown_place(ctx, key));
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| table(ui, ctx, reveal, area));
        if focused {
            list_focus::ring(ui, area);
        }
    }

    fn keys(&mut self, ui: &Ui, ctx: &ViewContext<'_>, page: usize) {
        let order = &ctx.orders.statements;
        let current = || ctx.selection.focus.and_then(|key| shown_place(ctx, key));
        let Some(Move { to, extend }) = list_focus::moved(ui, order.len(), page, current) else { return };
        let Some(row) = order.get(to).and_then(|place| ctx.findings.statements.get(*place as usize)) else { return };
        let extend = if extend { Extend::Through } else { Extend::Replace };
        ctx.outbox.send(Intent::SelectStatement(row.key, extend));
        self.reveal = Some(row.key);
    }
}

/// The place of a statement among the rows shown.
fn shown_place(ctx: &ViewContext<'_>, key: StatementKey) -> Option<usize> {
    let place = ctx.findings.statement_place(key)? as u32;
    ctx.orders.statements.iter().position(|shown| *shown == place)
}

fn bar(ui: &mut Ui, ctx: &ViewContext<'_>) {
    ui.horizontal(|ui| {
        let mut filter = ctx.queries.statements.filter.clone();
        let filter_box = FilterBox {
            id: StatementsView::filter_id(),
            name: "Filter statements",
            hint: "Filter: name, words, outlet…",
            shown: ctx.orders.statements.len(),
            total: ctx.findings.statements.len(),
            width: 260.0,
        };
        if filter_box.show(ui, &mut filter).changed() {
            ctx.outbox.send(Intent::Filter(Table::Statements, filter));
        }
        period_chip::show(ui, ctx);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut show_hidden = ctx.queries.statements.show_hidden;
            let toggle = ui.checkbox(&mut show_hidden, "Show hidden");
            if toggle.on_hover_text(Command::ToggleHidden.help()).changed() {
                ctx.outbox.send(Intent::Run(Command::ToggleHidden));
            }
        });
    });
}

fn nothing(ui: &mut Ui, ctx: &ViewContext<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        if ctx.findings.statements.is_empty() {
            ui.label("No statements were found in these articles yet.");
        } else {
            ui.label("No statement matches.");
            ui.weak("Every word of the filter must stand somewhere in the row. Esc in the filter shows all again.");
        }
    });
}

fn table(ui: &mut Ui, ctx: &ViewContext<'_>, reveal: Option<usize>, area: Rect) {
    let order = &ctx.orders.statements;
    cells::quiet_column_lines(ui);
    let mut builder = TableBuilder::new(ui)
        .id_salt("statements")
        .striped(true)
        .resizable(true)
        .auto_shrink(false)
        .max_scroll_height(area.height())
        .sense(Sense::CLICK | Sense::HOVER)
        .cell_layout(Layout::left_to_right(Align::Center));
    for (column, _, width) in COLUMNS {
        // What was said takes the room that a wide window has left, also after the window became wider: only
        // a column that is not dragged does.
        let rest = Column::remainder().resizable(false);
        let wide = if column == StatementColumn::Words { rest } else { Column::initial(width) };
        let least = if column == StatementColumn::Words { width } else { 56.0 };
        builder = builder.column(wide.at_least(least).clip(true));
    }
    if let Some(row) = reveal {
        builder = builder.scroll_to_row(row, None);
    }
    let sorted = ctx.queries.statements.sort.first().copied();
    builder
        .header(HEADER_HEIGHT, |mut header| {
            for (column, caption, _) in COLUMNS {
                header.col(|ui| head(ui, ctx, column, caption, sorted));
            }
        })
        .body(|body| {
            body.rows(ROW_HEIGHT, order.len(), |mut row| {
                let place = order[row.index()] as usize;
                if let Some(statement) = ctx.findings.statements.get(place) {
                    show_row(&mut row, ctx, statement);
                }
            });
        });
}

fn head(
    ui: &mut Ui,
    ctx: &ViewContext<'_>,
    column: StatementColumn,
    caption: &str,
    sorted: Option<SortBy<StatementColumn>>,
) {
    let direction = sorted.filter(|by| by.column == column).map(|by| SortDirection::of(by.descending));
    if sort_header::show(ui, caption, direction).clicked() {
        ctx.outbox.send(Intent::Sort(TableColumn::Statement(column)));
    }
}

fn show_row(row: &mut TableRow<'_, '_>, ctx: &ViewContext<'_>, statement: &StatementRow) {
    let selected = ctx.selection.has(statement.key);
    row.set_selected(selected);
    for (column, _, _) in COLUMNS {
        row.col(|ui| {
            ui.add_space(cells::PADDING);
            if statement.hidden {
                ui.visuals_mut().override_text_color = Some(ui.visuals().weak_text_color());
            }
            cell(ui, ctx, column, statement);
        });
    }
    let response = row.response();
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, cells::spoken(statement)));
    if response.double_clicked() {
        ctx.outbox.send(Intent::OpenStatement(statement.key));
    } else if response.clicked() {
        let modifiers = response.ctx.input(|input| input.modifiers);
        ctx.outbox.send(Intent::SelectStatement(statement.key, extend_of(modifiers)));
        response.ctx.memory_mut(|memory| memory.request_focus(StatementsView::table_id()));
    } else if response.secondary_clicked() && !selected {
        ctx.outbox.send(Intent::SelectStatement(statement.key, Extend::Replace));
    }
    response.context_menu(|ui| context_menu(ui, ctx));
}

/// What a click means with these modifiers held.
pub fn extend_of(modifiers: Modifiers) -> Extend {
    match (modifiers.shift, modifiers.command) {
        (true, _) => Extend::Through,
        (false, true) => Extend::Toggle,
        (false, false) => Extend::Replace,
    }
}

fn cell(ui: &mut Ui, ctx: &ViewContext<'_>, column: StatementColumn, row: &StatementRow) {
    match column {
        StatementColumn::Speaker => cells::speaker(ui, ctx, row),
        StatementColumn::Words => {
            if row.hidden {
                marks::badge(ui, "hidden");
            }
            if let Some(teller) = cells::teller(ctx.findings, row) {
                marks::badge(ui, "retold").on_hover_text(format!("Told by {teller}"));
            }
            cells::text(ui, &row.words);
        }
        StatementColumn::Said => cells::date(ui, row.said.as_ref()),
        StatementColumn::Form => cells::form(ui, row.form),
        StatementColumn::Cue => cells::text(ui, &row.cue),
        StatementColumn::Article => cells::text(ui, &row.article_title),
        StatementColumn::Published => cells::date(ui, row.published.as_ref()),
        StatementColumn::Certainty => marks::percent_bar(ui, row.certainty.0),
        StatementColumn::Checked => cells::text(ui, if row.checked { "✔ checked" } else { "" }),
    }
}

/// What the menu of a row offers; each acts on all selected rows.
pub fn context_menu(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let entries = [
        Command::OpenInArticle,
        Command::Check,
        Command::Hide,
        Command::ChangeSpeaker,
        Command::ChangeSaid,
        Command::EditNote,
        Command::CopyRows,
        Command::CopyCitation,
    ];
    for command in entries {
        command_entry::show(ui, ctx, command);
    }
}
