use super::{Outbox, counted, short_date};
use crate::actions::{Intent, OfferAnswer};
use crate::model::Article;
use crate::project::{ColumnRole, Offer, ReportRow, TEXT_ROLE, TableOffer};
use crate::widgets::palette::Palette;
use egui::{Align, Button, ComboBox, Grid, Id, Label, Layout, RichText, Role, ScrollArea, Ui, Vec2, WidgetInfo, vec2};
use std::path::PathBuf;
use std::sync::Arc;

/// What a person chose so far of the offer that is shown.
#[derive(Clone, Debug, Default)]
pub struct OfferState {
    /// The table that `columns` belong to.
    table: Option<PathBuf>,
    columns: Vec<ColumnRole>,
}

/// Shows the first of `offers` before it comes in. `asks` says whether this is shown at all from now on.
pub fn show(ui: &mut Ui, offers: &[Offer], asks: bool, state: &mut OfferState, outbox: &Outbox) {
    let Some(offer) = offers.first() else {
        ui.close();
        return;
    };
    match offer {
        Offer::Bundle { articles, notes, .. } => bundle(ui, offer, articles, notes),
        Offer::Table(table) => {
            ui.heading(format!("Which column of {} is what?", offer.name()));
            if state.table.as_ref() != Some(&table.path) {
                *state = OfferState { table: Some(table.path.clone()), columns: table.columns.clone() };
            }
            columns(ui, table, &mut state.columns);
        }
    }
    ui.add_space(4.0);
    let mut ask = asks;
    if ui.checkbox(&mut ask, "Show this before large files and unclear tables come in").changed() {
        outbox.send(Intent::AskBeforeImport(ask));
    }
    ui.horizontal(|ui| buttons(ui, offers, offer, state, outbox));
}

fn buttons(ui: &mut Ui, offers: &[Offer], offer: &Offer, state: &OfferState, outbox: &Outbox) {
    let (caption, ready, columns) = match offer {
        Offer::Bundle { articles, .. } => (format!("Add {}", counted(articles.len(), "article")), true, Vec::new()),
        Offer::Table(table) => {
            let ready = state.columns.iter().any(|(_, role)| role.as_deref() == Some(TEXT_ROLE));
            (format!("Add {}", counted(table.rows, "row")), ready, state.columns.clone())
        }
    };
    let palette = Palette::of(ui);
    let text = if ready { RichText::new(caption).color(palette.on_accent) } else { RichText::new(caption) };
    let add = Button::new(text);
    let add = ui.add_enabled(ready, if ready { add.fill(palette.accent) } else { add });
    if add.clicked() {
        outbox.send(Intent::AnswerOffer(OfferAnswer::Add(columns)));
    }
    let bundles = offers.iter().filter(|offer| matches!(offer, Offer::Bundle { .. })).count();
    if bundles > 1
        && matches!(offer, Offer::Bundle { .. })
        && ui.button(format!("Add all {bundles} files")).on_hover_text("Without looking at the others").clicked()
    {
        outbox.send(Intent::AnswerOffer(OfferAnswer::AddAllBundles));
    }
    if ui.button("Leave it out").clicked() {
        outbox.send(Intent::AnswerOffer(OfferAnswer::LeaveOut));
    }
    if !ready {
        ui.weak("Say first which column holds the text.");
    }
    if offers.len() > 1 {
        ui.weak(format!("{} more to look at", offers.len() - 1));
    }
}

fn bundle(ui: &mut Ui, offer: &Offer, articles: &[Arc<Article>], notes: &[ReportRow]) {
    ui.heading(format!("{} holds {}", offer.name(), counted(articles.len(), "article")));
    let undated = articles.iter().filter(|article| article.published.is_none()).count();
    if undated > 0 {
        ui.weak(format!("{} without a date of publication", counted(undated, "article")));
    }
    for note in notes.iter().take(4) {
        let ink = Palette::of(ui).warning;
        ui.add(Label::new(RichText::new(&*note.reason).color(ink)).wrap());
    }
    if notes.len() > 4 {
        ui.weak(format!("{} more notes; all stand in the import report afterwards", notes.len() - 4));
    }
    const ROW: f32 = 24.0;
    let area = ScrollArea::vertical().max_height(ROW * 11.0).auto_shrink([false, true]);
    area.show_rows(ui, ROW, articles.len(), |ui, range| {
        for article in &articles[range] {
            ui.horizontal(|ui| {
                ui.set_height(ROW - ui.spacing().item_spacing.y);
                let date = match article.published {
                    None => "date unknown".to_owned(),
                    date => short_date(date.as_ref()),
                };
                cell(ui, vec2(104.0, ROW), RichText::new(date).weak());
                let outlet = article.outlet.as_ref().map_or("", |outlet| &outlet.value);
                cell(ui, vec2(130.0, ROW), RichText::new(outlet).weak());
                ui.add(Label::new(article.title()).truncate());
            });
        }
    });
}

/// Words of one line in a column of a fixed width.
fn cell(ui: &mut Ui, size: Vec2, text: RichText) {
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(size.x);
        ui.add(Label::new(text).truncate());
    });
}

fn columns(ui: &mut Ui, table: &TableOffer, columns: &mut [ColumnRole]) {
    ui.label(format!(
        "It has {}, each an article. What you choose is remembered for tables with the same columns.",
        counted(table.rows, "row")
    ));
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("table columns").num_columns(3).striped(true).spacing(vec2(14.0, 6.0)).show(ui, |ui| {
            for (place, (name, role)) in columns.iter_mut().enumerate() {
                cell(ui, vec2(150.0, 20.0), RichText::new(name.as_str()).strong());
                choose(ui, place, name, role, &table.roles);
                let example = table.sample.iter().filter_map(|row| row.get(place)).find(|cell| !cell.trim().is_empty());
                let example = example.map_or("", String::as_str).replace('\n', " ");
                cell(ui, vec2(330.0, 20.0), RichText::new(example).weak());
                ui.end_row();
            }
        });
    });
}

fn choose(ui: &mut Ui, place: usize, name: &str, role: &mut Option<String>, roles: &[&'static str]) {
    const NOTHING: &str = "not kept";
    let shown = role.clone().unwrap_or_else(|| NOTHING.to_owned());
    let list = ComboBox::from_id_salt(Id::unique(("table column", place))).selected_text(&shown).width(110.0);
    let response = list.show_ui(ui, |ui| {
        ui.selectable_value(role, None, NOTHING);
        for word in roles {
            ui.selectable_value(role, Some((*word).to_owned()), *word);
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("Column {name}: {shown}")));
}
