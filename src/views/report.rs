use super::{ViewContext, statement_cells as cells};
use crate::actions::{Command, Intent};
use crate::project::{Fate, ImportReport, ReportRow};
use crate::text::fold;
use crate::widgets::filter_box::FilterBox;
use crate::widgets::list_focus::{self, Move};
use crate::widgets::palette::Palette;
use crate::widgets::sort_header::{self, SortDirection};
use egui::{
    Align, Button, Color32, Frame, Id, Key, Label, Layout, Margin, Panel, RichText, Role, ScrollArea, Sense, Ui,
    WidgetInfo,
};
use egui_extras::{Column, TableBuilder, TableRow};
use std::path::PathBuf;

const ROW_HEIGHT: f32 = 28.0;

/// What became of all that the last import was to bring, and decisions that lost their place.
#[derive(Debug, Default)]
pub struct ReportView {
    filter: String,
    /// Only these; `None` = all.
    fate: Option<Fate>,
    /// The column and whether it is turned round.
    sort: (usize, bool),
    shown: Shown,
    /// A row of `shown`.
    selected: Option<usize>,
    reveal: bool,
}

/// The rows, found once for what they are made of.
#[derive(Debug, Default)]
struct Shown {
    made_of: Option<MadeOf>,
    counts: [usize; Fate::ALL.len()],
    rows: Vec<ReportRow>,
}

#[derive(Debug, PartialEq)]
struct MadeOf {
    report: u64,
    findings: u64,
    filter: String,
    fate: Option<Fate>,
    sort: (usize, bool),
}

const COLUMNS: [(&str, f32); 4] =
    [("What became of it", 134.0), ("File", 146.0), ("Article", 180.0), ("Reason", 230.0)];

impl ReportView {
    pub fn table_id() -> Id {
        Id::unique("import report table")
    }

    pub fn filter_id() -> Id {
        Id::unique("import report filter")
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, report: &ImportReport) {
        self.update(ctx, report);
        self.bar(ui, ctx);
        // Typed just now.
        self.update(ctx, report);
        ui.add_space(2.0);
        if self.shown.rows.is_empty() {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.3);
                let none = self.shown.counts.iter().all(|count| *count == 0);
                ui.label(if none { "Nothing was read since the program started." } else { "No row matches." });
            });
            return;
        }
        if let Some(row) = self.selected.and_then(|place| self.shown.rows.get(place)) {
            let frame = Frame::new().inner_margin(Margin { top: 8, ..Margin::default() });
            Panel::bottom("report row")
                .resizable(true)
                .default_size(132.0)
                .min_size(90.0)
                .frame(frame)
                .show(ui, |ui| details(ui, ctx, row));
        }
        let area = ui.available_rect_before_wrap();
        let focused = list_focus::show(ui, Self::table_id(), area, Role::Table, "Import report");
        if focused || ui.memory(|memory| memory.focused().is_none()) {
            self.keys(ui, ctx, (area.height() / ROW_HEIGHT) as usize);
        }
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| self.table(ui, ctx, area.height()));
        if focused {
            list_focus::ring(ui, area);
        }
        if self.shown.made_of.as_ref().is_some_and(|made_of| made_of.sort != self.sort) {
            ui.request_repaint();
        }
    }

    fn update(&mut self, ctx: &ViewContext<'_>, report: &ImportReport) {
        let made_of = MadeOf {
            report: report.revision(),
            findings: ctx.findings.revision,
            filter: self.filter.clone(),
            fate: self.fate,
            sort: self.sort,
        };
        if self.shown.made_of.as_ref() == Some(&made_of) {
            return;
        }
        let selected = self.selected.take().and_then(|place| self.shown.rows.get(place).cloned());
        let unplaced = ctx.findings.unplaced.iter().map(|lost| lost.report_row());
        let all: Vec<ReportRow> = report.rows().iter().cloned().chain(unplaced).collect();
        let counts = Fate::ALL.map(|fate| all.iter().filter(|row| row.fate == fate).count());
        let words = fold(&self.filter);
        let fits = |row: &ReportRow| {
            let text = || fold(&format!("{} {} {} {}", row.fate.word(), row.path, row.title, row.reason));
            self.fate.is_none_or(|fate| fate == row.fate)
                && (words.is_empty() || words.split_whitespace().all(|word| text().contains(word)))
        };
        let mut rows: Vec<ReportRow> = all.into_iter().filter(fits).collect();
        let (column, descending) = self.sort;
        rows.sort_by(|a, b| {
            let order = match column {
                0 => a.fate.cmp(&b.fate),
                1 => a.path.cmp(&b.path),
                2 => a.title.cmp(&b.title),
                _ => a.reason.cmp(&b.reason),
            };
            if descending { order.reverse() } else { order }
        });
        self.selected = selected.and_then(|row| rows.iter().position(|other| *other == row));
        self.shown = Shown { made_of: Some(made_of), counts, rows };
    }

    fn bar(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        ui.horizontal_wrapped(|ui| {
            let total: usize = self.shown.counts.iter().sum();
            let mut chosen = self.fate;
            let mut choice = |ui: &mut Ui, fate: Option<Fate>, caption: String| {
                let ink = match fate {
                    _ if chosen == fate => Palette::of(ui).on_selection,
                    Some(fate) => ink(ui, fate),
                    None => Palette::of(ui).text,
                };
                if ui.add(Button::selectable(chosen == fate, RichText::new(caption).color(ink))).clicked() {
                    chosen = fate;
                }
            };
            choice(ui, None, format!("{total} in all"));
            for (fate, count) in Fate::ALL.into_iter().zip(self.shown.counts) {
                if count > 0 || self.fate == Some(fate) {
                    choice(ui, Some(fate), format!("{count} {}", fate.word()));
                }
            }
            self.fate = chosen;
        });
        ui.horizontal(|ui| {
            let filter_box = FilterBox {
                id: Self::filter_id(),
                name: "Filter the import report",
                hint: "Filter: file, article, reason…",
                shown: self.shown.rows.len(),
                total: self.shown.counts.iter().sum(),
                width: 260.0,
            };
            filter_box.show(ui, &mut self.filter);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (command, caption) in [(Command::SaveReport, "Save report…"), (Command::CopyReport, "Copy report")]
                {
                    if ui.button(caption).on_hover_text(command.help()).clicked() {
                        ctx.outbox.send(Intent::Run(command));
                    }
                }
                if ui.button("Clear").on_hover_text("Empty the report; no article is removed").clicked() {
                    ctx.outbox.send(Intent::ClearReport);
                }
            });
        });
    }

    fn keys(&mut self, ui: &Ui, ctx: &ViewContext<'_>, page: usize) {
        let selected = self.selected;
        if let Some(Move { to, .. }) = list_focus::moved(ui, self.shown.rows.len(), page, || selected) {
            self.selected = Some(to);
            self.reveal = true;
        }
        if ui.input(|input| input.key_pressed(Key::Enter))
            && let Some(row) = self.selected.and_then(|place| self.shown.rows.get(place))
        {
            open(ctx, row);
        }
    }

    fn table(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, height: f32) {
        cells::quiet_column_lines(ui);
        let mut builder = TableBuilder::new(ui)
            .id_salt("import report")
            .striped(true)
            .resizable(true)
            .auto_shrink(false)
            .max_scroll_height(height)
            .sense(Sense::CLICK | Sense::HOVER)
            .cell_layout(Layout::left_to_right(Align::Center));
        for (caption, width) in COLUMNS {
            let rest = Column::remainder().resizable(false);
            let wide = if caption == "Reason" { rest } else { Column::initial(width) };
            builder = builder.column(wide.at_least(if caption == "Reason" { width } else { 80.0 }).clip(true));
        }
        if let Some(row) = self.selected.filter(|_| std::mem::take(&mut self.reveal)) {
            builder = builder.scroll_to_row(row, None);
        }
        let sort = &mut self.sort;
        let table = builder.header(ROW_HEIGHT, |mut header| {
            for (place, (caption, _)) in COLUMNS.into_iter().enumerate() {
                header.col(|ui| {
                    let sorted = (sort.0 == place).then(|| SortDirection::of(sort.1));
                    if sort_header::show(ui, caption, sorted).clicked() {
                        *sort = (place, sort.0 == place && !sort.1);
                    }
                });
            }
        });
        let (rows, selected) = (&self.shown.rows, &mut self.selected);
        table.body(|body| {
            body.rows(ROW_HEIGHT, rows.len(), |mut row| {
                let place = row.index();
                row.set_selected(*selected == Some(place));
                if show_row(&mut row, ctx, &rows[place], *selected == Some(place)) {
                    *selected = Some(place);
                }
            });
        });
    }
}

/// Whether it was clicked.
fn show_row(table_row: &mut TableRow<'_, '_>, ctx: &ViewContext<'_>, row: &ReportRow, selected: bool) -> bool {
    for (caption, _) in COLUMNS {
        table_row.col(|ui| {
            ui.add_space(cells::PADDING);
            match caption {
                "What became of it" => {
                    let ink = if selected { Palette::of(ui).on_selection } else { ink(ui, row.fate) };
                    ui.add(Label::new(RichText::new(row.fate.word()).color(ink)).selectable(false).truncate());
                }
                "File" => cells::text(ui, file_name(&row.path)),
                "Article" => cells::text(ui, &row.title),
                _ => cells::text(ui, &row.reason),
            }
        });
    }
    let response = table_row.response();
    response.widget_info(|| {
        let about = if row.title.is_empty() { file_name(&row.path) } else { &row.title };
        WidgetInfo::selected(Role::Row, true, selected, format!("{about}, {}", row.fate.word()))
    });
    if response.double_clicked() {
        open(ctx, row);
    }
    let clicked = response.clicked() || response.secondary_clicked();
    if clicked {
        response.ctx.memory_mut(|memory| memory.request_focus(ReportView::table_id()));
    }
    response.context_menu(|ui| buttons(ui, ctx, row));
    clicked
}

/// All of one row, with what can be done about it.
fn details(ui: &mut Ui, ctx: &ViewContext<'_>, row: &ReportRow) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let title = if row.title.is_empty() { file_name(&row.path) } else { &row.title };
        ui.add(Label::new(RichText::new(title).strong()).wrap());
        if row.reason.is_empty() {
            ui.weak("Nothing to say about it.");
        } else {
            ui.add(Label::new(&*row.reason).wrap());
        }
        if !row.path.is_empty() {
            ui.add(Label::new(RichText::new(&*row.path).small().weak()).wrap());
        }
        ui.horizontal(|ui| buttons(ui, ctx, row));
    });
}

fn buttons(ui: &mut Ui, ctx: &ViewContext<'_>, row: &ReportRow) {
    if let Some(id) = row.article.filter(|id| ctx.findings.article(*id).is_some())
        && ui.button("Open the article").clicked()
    {
        ctx.outbox.send(Intent::OpenArticle(id));
        ui.close();
    }
    if row.path.is_empty() {
        return;
    }
    if ui.button("Show in folder").on_hover_text("Open the folder of the file").clicked() {
        ctx.outbox.send(Intent::ShowInFolder(PathBuf::from(&*row.path)));
        ui.close();
    }
    if ui.button("Copy path").clicked() {
        ui.copy_text(row.path.to_string());
        ui.close();
    }
}

/// The article where there is one, else the folder of the file.
fn open(ctx: &ViewContext<'_>, row: &ReportRow) {
    match row.article.filter(|id| ctx.findings.article(*id).is_some()) {
        Some(id) => ctx.outbox.send(Intent::OpenArticle(id)),
        None if row.path.is_empty() => {}
        None => ctx.outbox.send(Intent::ShowInFolder(PathBuf::from(&*row.path))),
    }
}

fn ink(ui: &Ui, fate: Fate) -> Color32 {
    let palette = Palette::of(ui);
    match fate {
        Fate::Refused => palette.error,
        Fate::Unplaced | Fate::Check => palette.warning,
        Fate::SameText | Fate::AlreadyThere => palette.weak,
        Fate::Read => palette.text,
    }
}

/// The last part of a path of whatever system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_a_path() {
        let check = |path: &str, expected: &str| assert_eq!(file_name(path), expected);
        check("/home/a/b.txt", "b.txt");
        check("C:\\a\\b.txt", "b.txt");
        check("/home/a/", "a");
        check("/", "/");
        check("", "");
    }
}
