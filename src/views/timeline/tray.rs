use super::content::{Content, Subject, Undated};
use super::menu;
use super::words::describe;
use super::{Asked, is_selected};
use crate::actions::{Extend, Intent};
use crate::model::ArticleId;
use crate::views::{ViewContext, counted, date_field};
use crate::widgets::marks;
use crate::widgets::palette::Palette;
use egui::{
    Button, Color32, Id, Label, Panel, Popup, PopupCloseBehavior, Pos2, Rect, RichText, Role, ScrollArea, Sense, Shape,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// What has no place on the axis, below it, each with the reason.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, content: &Content, open: &mut bool) -> Option<Asked> {
    if content.undated.is_empty() {
        return None;
    }
    let mut asked = None;
    let panel = Panel::bottom("without a date").resizable(*open);
    let panel = if *open { panel.default_size(150.0).size_range(80.0..=400.0) } else { panel.exact_size(34.0) };
    panel.show(ui, |ui| {
        let (events, statements) = counts(&content.undated);
        let title = format!("Without a date: {}", in_words(events, statements));
        ui.horizontal(|ui| {
            let button = ui.add(Button::new(RichText::new(&title).strong()).frame(false));
            let hint = if *open { "Hide the list" } else { "Show the list" };
            if button.on_hover_text(hint).clicked() {
                *open = !*open;
            }
            ask_for_publication(ui, ctx, &content.unpublished);
        });
        if !*open {
            return;
        }
        let height = ui.spacing().interact_size.y;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, content.undated.len(), |ui, rows| {
            for undated in &content.undated[rows] {
                asked = show_row(ui, ctx, undated, height).or(asked);
            }
        });
    });
    asked
}

/// A link to the articles whose own date is unknown: most dates in a text are counted from it.
fn ask_for_publication(ui: &mut Ui, ctx: &ViewContext<'_>, articles: &[ArticleId]) {
    let [first, others @ ..] = articles else { return };
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let words = match others {
            [] => "When did the article come out?".to_owned(),
            _ => format!("When did the {} articles come out?", articles.len()),
        };
        let hint =
            "With the day of publication, words such as “on Monday” become dates.\nClick, then type it at the right.";
        if ui.add(egui::Link::new(words)).on_hover_text(hint).clicked() {
            ctx.outbox.send(Intent::SelectArticle(*first, Extend::Replace));
            others.iter().for_each(|id| ctx.outbox.send(Intent::SelectArticle(*id, Extend::Toggle)));
        }
    });
}

fn show_row(ui: &mut Ui, ctx: &ViewContext<'_>, undated: &Undated, height: f32) -> Option<Asked> {
    let palette = Palette::of(ui);
    let words = describe(ctx.findings, undated.subject);
    let title = words.lines().next().unwrap_or("").to_owned();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let selected = is_selected(ctx, undated.subject);
    if selected || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, if selected { palette.selection } else { palette.faint });
    }
    let sign = pos2(rect.left() + 10.0, rect.center().y);
    match undated.subject {
        Subject::Event(_) => diamond(ui, sign, palette.text),
        Subject::Statement(key) => {
            let speaker = ctx.findings.statement(key).and_then(|row| row.speaker.as_ref());
            marks::paint_dot(ui, sign, ctx.tints.of(speaker, palette));
        }
    }
    let give = Rect::from_min_max(rect.right_top() - vec2(112.0, -3.0), rect.right_bottom() - vec2(12.0, 3.0));
    give_date(ui, ctx, undated.subject, give, &title);
    let inside = rect.with_min_x(rect.left() + 24.0).with_max_x(give.left() - 8.0).shrink2(vec2(4.0, 0.0));
    let reason = inside.with_min_x(inside.right() - (inside.width() * 0.34).min(260.0));
    let text = |ui: &mut Ui, rect: Rect, words: RichText| {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.scope_builder(egui::UiBuilder::new().max_rect(rect).layout(layout), |ui| {
            ui.add(Label::new(words).truncate().selectable(false));
        });
    };
    text(ui, inside.with_max_x(reason.left() - 10.0), RichText::new(&title));
    text(ui, reason, RichText::new(&undated.reason).color(palette.weak));
    let name = format!("{title}, {}", undated.reason);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    response.context_menu(|ui| menu::show(ui, ctx, undated.subject));
    let asked = match (response.double_clicked(), response.clicked()) {
        (true, _) => Some(Asked::Open(undated.subject)),
        (false, true) => Some(Asked::Select(undated.subject)),
        (false, false) if response.secondary_clicked() && !selected => Some(Asked::Select(undated.subject)),
        (false, false) => None,
    };
    response.on_hover_text(words);
    asked
}

/// A button with a field for the date behind it.
fn give_date(ui: &mut Ui, ctx: &ViewContext<'_>, subject: Subject, rect: Rect, title: &str) {
    let words = RichText::new("Give a date…").small();
    let button = Button::new(words).wrap_mode(egui::TextWrapMode::Extend).min_size(rect.size());
    let inside = ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().button_padding.y = 0.0;
        ui.spacing_mut().interact_size.y = rect.height();
        ui.add(button)
    });
    let button = inside.inner;
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Give a date to {title}")));
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(300.0);
    popup.show(|ui| {
        ui.set_width(300.0);
        ui.strong("When was it?");
        let id = Id::unique(("date of the undated", format!("{subject:?}")));
        let Some(date) = date_field::show(ui, id, "Date", None) else { return };
        ctx.outbox.send(match subject {
            Subject::Event(key) => Intent::SetEventDate(key, date),
            Subject::Statement(key) => Intent::SetSaid(vec![key], date),
        });
        ui.close();
    });
}

fn diamond(ui: &Ui, middle: Pos2, colour: Color32) {
    let corners = [vec2(0.0, -5.5), vec2(5.5, 0.0), vec2(0.0, 5.5), vec2(-5.5, 0.0)].map(|corner| middle + corner);
    ui.painter().add(Shape::convex_polygon(corners.to_vec(), colour, Stroke::NONE));
}

fn counts(undated: &[Undated]) -> (usize, usize) {
    let events = undated.iter().filter(|undated| matches!(undated.subject, Subject::Event(_))).count();
    (events, undated.len() - events)
}

/// `1 event and 12 statements`.
pub fn in_words(events: usize, statements: usize) -> String {
    match (events, statements) {
        (_, 0) => counted(events, "event"),
        (0, _) => counted(statements, "statement"),
        _ => format!("{} and {}", counted(events, "event"), counted(statements, "statement")),
    }
}
