use super::{ViewContext, counted};
use crate::actions::Intent;
use crate::model::ArticleId;
use crate::project::Version;
use crate::text::DiffRow;
use crate::widgets::list_focus;
use crate::widgets::palette::Palette;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Button, Frame, Galley, Id, Label, Layout, Margin, Panel, RichText, Role, ScrollArea, Sense, Stroke,
    TextStyle, Ui, WidgetInfo, vec2,
};
use std::sync::Arc;

/// Articles whose files hold another text today: what changes side by side, to take or to leave.
#[derive(Debug, Default)]
pub struct VersionsView {
    chosen: Option<ArticleId>,
    laid: Option<Laid>,
}

/// The rows of one version as they are drawn.
#[derive(Debug)]
struct Laid {
    of: (ArticleId, Arc<str>, u32, bool),
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    top: f32,
    height: f32,
    sides: Sides,
}

#[derive(Debug)]
enum Sides {
    Both(Arc<Galley>),
    Each(Arc<Galley>, Arc<Galley>),
}

const GAP: f32 = 18.0;

impl VersionsView {
    pub fn list_id() -> Id {
        Id::unique("new versions list")
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, versions: &[Version]) {
        let Some(first) = versions.first() else {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.3);
                ui.label("No file of these articles holds another text, as far as it was looked at.");
                ui.weak("Re-read in the File menu looks at them again.");
            });
            return;
        };
        let chosen = self.chosen.and_then(|id| versions.iter().find(|version| version.id == id)).unwrap_or(first);
        bar(ui, ctx, versions);
        if versions.len() > 1 {
            let frame = Frame::new().inner_margin(Margin { right: 8, ..Margin::default() });
            Panel::left("new versions").resizable(true).default_size(200.0).frame(frame).show(ui, |ui| {
                let area = ui.available_rect_before_wrap();
                let focused = list_focus::show(ui, Self::list_id(), area, Role::List, "New versions");
                let place = versions.iter().position(|version| version.id == chosen.id);
                if focused && let Some(moved) = list_focus::moved(ui, versions.len(), 10, || place) {
                    self.chosen = Some(versions[moved.to].id);
                }
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    for version in versions {
                        let title = title(ctx, version);
                        let button = Button::selectable(version.id == chosen.id, title).truncate();
                        if ui.add_sized(vec2(ui.available_width(), 28.0), button).clicked() {
                            self.chosen = Some(version.id);
                        }
                    }
                });
                if focused {
                    list_focus::ring(ui, area);
                }
            });
        }
        one(ui, ctx, chosen);
        self.sides(ui, chosen);
    }

    fn sides(&mut self, ui: &mut Ui, version: &Version) {
        let width = (ui.available_width() - GAP - 14.0) / 2.0;
        ui.horizontal(|ui| {
            for caption in ["In the project", "In the file today"] {
                ui.allocate_ui(vec2(width + GAP - 8.0, 20.0), |ui| {
                    ui.set_min_width(width + GAP - 8.0);
                    ui.strong(caption);
                });
            }
        });
        ui.separator();
        let of = (version.id, version.article.text.clone(), width as u32, ui.visuals().dark_mode);
        let laid = match self.laid.take() {
            Some(laid)
                if laid.of.0 == of.0 && Arc::ptr_eq(&laid.of.1, &of.1) && (laid.of.2, laid.of.3) == (of.2, of.3) =>
            {
                self.laid.insert(laid)
            }
            _ => self.laid.insert(Laid { rows: lay_out(ui, version, width), of }),
        };
        let total = laid.rows.last().map_or(0.0, |row| row.top + row.height);
        ScrollArea::vertical().id_salt("new version").auto_shrink(false).show_viewport(ui, |ui, view| {
            ui.set_height(total);
            let origin = ui.min_rect().min;
            let first = laid.rows.partition_point(|row| row.top + row.height < view.top());
            for (place, row) in laid.rows.iter().enumerate().skip(first).take_while(|(_, row)| row.top < view.bottom())
            {
                draw(ui, origin + vec2(0.0, row.top), width, row, place);
            }
        });
    }
}

fn title<'a>(ctx: &'a ViewContext<'_>, version: &'a Version) -> &'a str {
    ctx.findings.article(version.id).map_or(version.article.title(), |row| &row.title)
}

fn bar(ui: &mut Ui, ctx: &ViewContext<'_>, versions: &[Version]) {
    ui.horizontal(|ui| {
        ui.label(match versions.len() {
            1 => "The file of one article holds another text today.".to_owned(),
            number => format!("The files of {number} articles hold another text today."),
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if versions.len() > 1 {
                let ids: Vec<ArticleId> = versions.iter().map(|version| version.id).collect();
                if ui.button("Keep all").on_hover_text("Leave the articles as they are").clicked() {
                    ctx.outbox.send(Intent::LeaveVersions(ids.clone()));
                }
                if ui.button("Take all").on_hover_text("One step, which can be undone").clicked() {
                    ctx.outbox.send(Intent::TakeVersions(ids));
                }
            }
        });
    });
    ui.add_space(4.0);
}

fn one(ui: &mut Ui, ctx: &ViewContext<'_>, version: &Version) {
    ui.add(Label::new(RichText::new(title(ctx, version)).size(17.0).strong()).wrap());
    let fate = match (version.decisions, version.unplaced) {
        (0, _) => "Nothing was decided in this article.".to_owned(),
        (all, 0) => format!("{} keep their place.", counted(all, "decision")),
        (all, lost) => {
            format!("Of {} {lost} would lose their place and be listed in the report.", counted(all, "decision"))
        }
    };
    let palette = Palette::of(ui);
    let ink = if version.unplaced > 0 { palette.warning } else { palette.weak };
    ui.label(RichText::new(fate).color(ink));
    ui.horizontal(|ui| {
        if ui.button("Take the new version").on_hover_text("One step, which can be undone").clicked() {
            ctx.outbox.send(Intent::TakeVersions(vec![version.id]));
        }
        if ui.button("Keep the old one").on_hover_text("Leave the article as it is").clicked() {
            ctx.outbox.send(Intent::LeaveVersions(vec![version.id]));
        }
        if ui.button("Read").on_hover_text("Show the article as it is in the project").clicked() {
            ctx.outbox.send(Intent::OpenArticle(version.id));
        }
    });
    ui.add_space(6.0);
}

fn lay_out(ui: &Ui, version: &Version, width: f32) -> Vec<Row> {
    let mut top = 0.0;
    let mut rows = Vec::new();
    for row in &version.rows {
        let sides = match row {
            DiffRow::Same(line) => {
                let galley = galley(ui, &[(false, line.clone())], width, false);
                Sides::Each(galley.clone(), galley)
            }
            DiffRow::Skipped(lines) => {
                let text = format!(
                    "… {} the same …",
                    if *lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") }
                );
                Sides::Both(galley_weak(ui, text, width))
            }
            DiffRow::Changed(old, new) => Sides::Each(galley(ui, old, width, true), galley(ui, new, width, false)),
        };
        let height = match &sides {
            Sides::Both(galley) => galley.size().y,
            Sides::Each(old, new) => old.size().y.max(new.size().y),
        } + 10.0;
        rows.push(Row { top, height, sides });
        top += height;
    }
    rows
}

/// Words that differ are marked by ground and line: struck out in the old text, underlined in the new.
fn galley(ui: &Ui, pieces: &[(bool, String)], width: f32, old: bool) -> Arc<Galley> {
    let palette = Palette::of(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (differs, text) in pieces {
        let mut format = TextFormat::simple(font.clone(), palette.text);
        if *differs {
            format.background = palette.selection;
            format.color = palette.on_selection;
            let line = Stroke::new(1.0, palette.on_selection);
            if old { format.strikethrough = line } else { format.underline = line }
        }
        job.append(text, 0.0, format);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn galley_weak(ui: &Ui, text: String, width: f32) -> Arc<Galley> {
    let job = LayoutJob::simple(text, TextStyle::Small.resolve(ui.style()), Palette::of(ui).weak, width * 2.0);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn draw(ui: &Ui, at: egui::Pos2, width: f32, row: &Row, place: usize) {
    let palette = Palette::of(ui);
    let rect = egui::Rect::from_min_size(at, vec2(width * 2.0 + GAP, row.height));
    let spoken = match &row.sides {
        Sides::Both(galley) => {
            ui.painter().galley(at + vec2(0.0, 5.0), galley.clone(), palette.weak);
            galley.text().to_owned()
        }
        Sides::Each(old, new) => {
            ui.painter().galley(at + vec2(0.0, 5.0), old.clone(), palette.text);
            ui.painter().galley(at + vec2(width + GAP, 5.0), new.clone(), palette.text);
            let middle = at.x + width + GAP / 2.0;
            ui.painter().vline(middle, rect.y_range(), Stroke::new(1.0, palette.line));
            if old.text() == new.text() {
                old.text().to_owned()
            } else {
                format!("Old: {} New: {}", old.text(), new.text())
            }
        }
    };
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.faint));
    let response = ui.interact(rect, ui.scope_id().with(("new version row", place)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
}
