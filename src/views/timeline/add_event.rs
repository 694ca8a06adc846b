use super::chosen;
use crate::actions::Intent;
use crate::model::ArticleId;
use crate::views::{ViewContext, date_field};
use egui::{ComboBox, Id, Key, Modal, RichText, Sides, TextEdit, Ui};

/// An event that a person is about to add.
#[derive(Clone, Debug, Default)]
pub struct NewEvent {
    title: String,
    date: String,
    /// `None` = the article of what is selected, or the first.
    article: Option<ArticleId>,
}

impl NewEvent {
    /// One in these days, which are those of a day, a month or a year.
    pub fn between(first: i32, last: i32) -> NewEvent {
        let date = |day: i32| jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(day)).ok();
        let text = date(first).map_or(String::new(), |date| match last - first {
            0 => date.to_string(),
            1..=31 => date.strftime("%Y-%m").to_string(),
            _ => date.strftime("%Y").to_string(),
        });
        NewEvent { date: text, ..NewEvent::default() }
    }
}

/// The window in which an event is written; `draft` is `None` after it closed.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, draft: &mut Option<NewEvent>) {
    let Some(event) = draft else { return };
    let first = || ctx.findings.articles.first().map(|row| row.id);
    let selected = || ctx.selection.articles.first().copied();
    let article =
        event.article.or_else(|| chosen(ctx).map(|subject| subject.article())).or_else(selected).or_else(first);
    let Some(article) = article.filter(|id| ctx.findings.article(*id).is_some()) else {
        *draft = None;
        return;
    };
    event.article = Some(article);
    let mut added = false;
    let frame = egui::Frame::window(ui.style()).inner_margin(16);
    let modal = Modal::new(Id::unique("add event")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.heading("Add an event");
        let title = ui.label("What happened");
        let field = TextEdit::singleline(&mut event.title).char_limit(90).desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(title.id);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let when = ui.label("When");
        let hint = date_field::HINT;
        let field = TextEdit::singleline(&mut event.date).hint_text(hint).desired_width(f32::INFINITY);
        ui.add(field).labelled_by(when.id);
        let date = date_field::echo(ui, &event.date);
        ui.label("In which article");
        let name = |id: ArticleId| ctx.findings.article(id).map_or(String::new(), |row| row.title.to_string());
        let combo = ComboBox::from_id_salt("article of the event").selected_text(name(article)).width(424.0).truncate();
        let chooser = combo.show_ui(ui, |ui| {
            for row in &ctx.findings.articles {
                ui.selectable_value(&mut event.article, Some(row.id), &*row.title);
            }
        });
        let label = format!("Article: {}", name(article));
        chooser.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        ui.label(RichText::new("It is marked as added by hand, and can be undone.").weak());
        Sides::new().show(
            ui,
            |_| {},
            |ui| {
                let ready = !event.title.trim().is_empty() && date.is_ok();
                let entered = ui.input(|i| i.key_pressed(Key::Enter));
                let add = ui.add_enabled(ready, egui::Button::new("Add"));
                if ready && (add.clicked() || entered) {
                    let (title, date) = (event.title.clone(), date.clone().unwrap_or_default());
                    ctx.outbox.send(Intent::AddEvent(event.article.unwrap_or(article), title, date));
                    added = true;
                }
                if ui.button("Cancel").clicked() {
                    ui.close();
                }
            },
        );
    });
    if added || modal.should_close() {
        *draft = None;
    }
}
