use super::{ViewContext, command_entry, counted, date_field, short_date, statements::extend_of};
use crate::actions::{Command, Intent};
use crate::model::ArticleId;
use crate::project::{ArticleColumn, ArticleRow, Column, Table};
use crate::widgets::filter_box::FilterBox;
use crate::widgets::list_focus::{self, Move};
use crate::widgets::palette::Palette;
use egui::containers::menu::{MenuConfig, SubMenuButton};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, Id, Label, Layout, PopupCloseBehavior, RichText, Role, ScrollArea, Sense, TextStyle, Ui,
    WidgetInfo, vec2,
};

const ROW_HEIGHT: f32 = 74.0;

/// The list of articles at the left.
#[derive(Debug, Default)]
pub struct LibraryView {
    reveal: Option<ArticleId>,
}

impl LibraryView {
    pub fn list_id() -> Id {
        Id::unique("library list")
    }

    /// `reading` is the article of the reading view.
    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, reading: Option<ArticleId>) {
        ui.horizontal(|ui| {
            ui.strong("Articles");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button("Add…").on_hover_text(Command::AddArticles.help()).clicked() {
                    ctx.outbox.send(Intent::Run(Command::AddArticles));
                }
                sort_menu(ui, ctx);
            });
        });
        filter(ui, ctx);
        let order = &ctx.orders.articles;
        if order.is_empty() {
            ui.add_space(12.0);
            ui.weak(if ctx.findings.articles.is_empty() { "No articles yet." } else { "No article matches." });
            return;
        }
        let area = ui.available_rect_before_wrap();
        let focused = list_focus::show(ui, Self::list_id(), area, Role::List, "Articles");
        if focused {
            self.keys(ui, ctx, (area.height() / ROW_HEIGHT) as usize);
        }
        let mut scroll = ScrollArea::vertical().auto_shrink(false);
        if let Some(place) = self.reveal.take().and_then(|id| shown_place(ctx, id)) {
            let top = place as f32 * ROW_HEIGHT;
            scroll = scroll.vertical_scroll_offset((top - area.height() / 2.0).max(0.0));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(ui, ROW_HEIGHT, order.len(), |ui, range| {
            for place in &order[range] {
                if let Some(row) = ctx.findings.articles.get(*place as usize) {
                    show_row(ui, ctx, row, reading == Some(row.id));
                }
            }
        });
        if focused {
            list_focus::ring(ui, area);
        }
    }

    fn keys(&mut self, ui: &Ui, ctx: &ViewContext<'_>, page: usize) {
        let order = &ctx.orders.articles;
        let current = || ctx.selection.articles.first().and_then(|id| shown_place(ctx, *id));
        let row_at = |place: usize| ctx.findings.articles.get(*order.get(place)? as usize);
        if let Some(Move { to, .. }) = list_focus::moved(ui, order.len(), page, current)
            && let Some(row) = row_at(to)
        {
            ctx.outbox.send(Intent::OpenArticle(row.id));
            self.reveal = Some(row.id);
        }
    }
}

fn shown_place(ctx: &ViewContext<'_>, id: ArticleId) -> Option<usize> {
    let place = ctx.findings.articles.binary_search_by_key(&id, |row| row.id).ok()? as u32;
    ctx.orders.articles.iter().position(|shown| *shown == place)
}

fn sort_menu(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let sorted = ctx.queries.articles.sort.first().copied();
    ui.menu_button("Sort", |ui| {
        for (column, name) in [
            (ArticleColumn::Published, "Date"),
            (ArticleColumn::Outlet, "Outlet"),
            (ArticleColumn::Title, "Headline"),
            (ArticleColumn::Statements, "Number of statements"),
        ] {
            let by = sorted.filter(|by| by.column == column);
            let order = by.map_or("", |by| if by.descending { "descending" } else { "ascending" });
            if ui.add(egui::Button::new(name).selected(by.is_some()).shortcut_text(order)).clicked() {
                ctx.outbox.send(Intent::Sort(Column::Article(column)));
                ui.close();
            }
        }
    })
    .response
    .on_hover_text("Order of the articles; choose the same again to turn it round");
}

fn filter(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let mut filter = ctx.queries.articles.filter.clone();
    let filter_box = FilterBox {
        id: Id::unique("articles filter"),
        name: "Filter articles",
        hint: "Filter: headline, outlet…",
        shown: ctx.orders.articles.len(),
        total: ctx.findings.articles.len(),
        width: ui.available_width(),
    };
    let changed = ui.vertical(|ui| filter_box.show(ui, &mut filter).changed()).inner;
    if changed {
        ctx.outbox.send(Intent::Filter(Table::Articles, filter));
    }
}

/// At most two lines, in the room of two.
fn headline(ui: &mut Ui, title: &str, ink: Color32) {
    let width = ui.available_width();
    let mut job = LayoutJob::simple(title.to_owned(), TextStyle::Body.resolve(ui.style()), ink, width);
    job.wrap = TextWrapping { max_rows: 2, max_width: width, ..Default::default() };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(vec2(width, 37.0), Sense::hover());
    ui.painter().galley(rect.min, galley, ink);
}

fn show_row(ui: &mut Ui, ctx: &ViewContext<'_>, row: &ArticleRow, reading: bool) {
    let palette = Palette::of(ui);
    let selected = ctx.selection.articles.contains(&row.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::CLICK | Sense::HOVER);
    if selected {
        ui.painter().rect_filled(rect, 5.0, palette.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, palette.control);
    }
    if reading {
        let bar = egui::Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(3.0, rect.height() - 16.0));
        ui.painter().rect_filled(bar, 1.5, palette.accent);
    }
    let (ink, second) =
        if selected { (palette.on_selection, palette.on_selection) } else { (palette.text, palette.weak) };
    let inside = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, 7.0)));
    ui.scope_builder(inside.layout(Layout::top_down(Align::Min)), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        headline(ui, &row.title, ink);
        let outlet = if row.outlet.is_empty() { "outlet unknown" } else { &row.outlet };
        let published = match row.published {
            None => "date unknown".to_owned(),
            date => short_date(date.as_ref()),
        };
        let small = |text: String| Label::new(RichText::new(text).small().color(second)).selectable(false).truncate();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(small(if row.analysis.is_some() { row.statements.to_string() } else { "…".to_owned() }));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(small(format!("{published} · {outlet}")));
            });
        });
    });
    let response = response.on_hover_ui(|ui| {
        ui.label(&*row.title);
        ui.weak(match row.analysis {
            Some(_) => counted(row.statements as usize, "statement"),
            None => "Not read yet".to_owned(),
        });
    });
    response.widget_info(|| {
        let count = counted(row.statements as usize, "statement");
        WidgetInfo::selected(Role::ListItem, true, selected, format!("{}, {count}", row.title))
    });
    let modifiers = ui.input(|input| input.modifiers);
    if response.clicked() {
        if modifiers.shift || modifiers.command {
            ctx.outbox.send(Intent::SelectArticle(row.id, extend_of(modifiers)));
        } else {
            ctx.outbox.send(Intent::OpenArticle(row.id));
        }
        ui.memory_mut(|memory| memory.request_focus(LibraryView::list_id()));
    } else if response.secondary_clicked() && !selected {
        ctx.outbox.send(Intent::SelectArticle(row.id, crate::actions::Extend::Replace));
    }
    response.context_menu(|ui| {
        if ui.button("Open").clicked() {
            ctx.outbox.send(Intent::OpenArticle(row.id));
            ui.close();
        }
        published_entry(ui, ctx, row);
        command_entry::show(ui, ctx, Command::RemoveArticles);
    });
}

/// The date is set where it is read, without a way to the inspector.
fn published_entry(ui: &mut Ui, ctx: &ViewContext<'_>, row: &ArticleRow) {
    let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    SubMenuButton::new("Set published date").config(stays).ui(ui, |ui| {
        ui.set_min_width(240.0);
        let id = Id::unique(("published in the list", row.id));
        let name = format!("Published date of {}", row.title);
        if let Some(date) = date_field::show(ui, id, &name, row.published) {
            ctx.outbox.send(Intent::SetPublished(vec![row.id], date));
            ui.close();
        }
    });
}
