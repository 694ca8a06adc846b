use super::clock::when;
use super::{Outbox, counted};
use crate::actions::Intent;
use crate::model::ArticleId;
use crate::project::store::{MadeStep, Recovered};
use crate::project::{Ground, History};
use crate::widgets::list_focus;
use crate::widgets::palette::Palette;
use egui::{Align, Id, Key, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

const ROW: f32 = 26.0;

/// The list of steps, the first on top; a click or Enter goes to the state after a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct HistoryView {
    /// The row that the keyboard is on; `None` = that of the present.
    row: Option<usize>,
}

impl HistoryView {
    pub fn list_id() -> Id {
        Id::unique("history list")
    }

    pub fn show(&mut self, ui: &mut Ui, history: &History, outbox: &Outbox) {
        ui.heading("History");
        let steps = history.steps();
        if steps.len() == 1 {
            ui.label("Nothing was changed yet. Every change will stand here, and can be taken back.");
            return;
        }
        ui.weak("Enter or a click goes to the state after a step. Later ones stay until something else is changed.");
        let current = self.row.unwrap_or(history.current()).min(steps.len() - 1);
        let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 340.0));
        let focused = list_focus::show(ui, Self::list_id(), area, Role::ListBox, "Steps");
        if ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(Self::list_id()));
        }
        let moved = list_focus::moved(ui, steps.len(), 12, || Some(current)).filter(|_| focused);
        let row = moved.map_or(current, |moved| moved.to);
        self.row = moved.map(|moved| moved.to).or(self.row);
        let mut go = (focused && ui.input(|input| input.key_pressed(Key::Enter))).then_some(row);
        let mut scroll = ScrollArea::vertical().max_height(340.0).auto_shrink([false, false]);
        let first_show = ui.data_mut(|data| data.get_temp::<()>(Self::list_id()).is_none());
        if moved.is_some() || first_show {
            ui.data_mut(|data| data.insert_temp(Self::list_id(), ()));
            scroll = scroll.vertical_scroll_offset((row as f32 * ROW - 150.0).max(0.0));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(ui, ROW, steps.len(), |ui, rows| {
            for place in rows {
                let Some(step) = steps.get(place) else { continue };
                let label = if place == 0 { "The beginning" } else { &*step.label };
                let state = match place.cmp(&history.current()) {
                    std::cmp::Ordering::Less => State::Done,
                    std::cmp::Ordering::Equal => State::Present,
                    std::cmp::Ordering::Greater => State::Undone,
                };
                let time = if place == 0 { String::new() } else { when(step.at) };
                if step_row(ui, label, &time, state, place == row) {
                    go = Some(place);
                }
            }
        });
        if focused {
            list_focus::ring(ui, area);
        }
        if let Some(step) = go.and_then(|place| steps.get(place)) {
            outbox.send(Intent::GoToStep(step.id));
            self.row = None;
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Done,
    Present,
    Undone,
}

fn step_row(ui: &mut Ui, label: &str, time: &str, state: State, highlighted: bool) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let (sign, word) = match state {
        State::Done => ("•", "done"),
        State::Present => ("▶", "now"),
        State::Undone => ("◦", "taken back"),
    };
    if highlighted {
        ui.painter().rect_filled(rect, 4.0, palette.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.control);
    }
    let ink = match (highlighted, state) {
        (true, _) => palette.on_selection,
        (false, State::Undone) => palette.weak,
        (false, _) => palette.text,
    };
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 0.0))));
    inside.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let note = if state == State::Done { time.to_owned() } else { format!("{word}  {time}") };
        ui.add(Label::new(RichText::new(note).small().color(ink)).selectable(false));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(format!("{sign}  {label}")).color(ink)).selectable(false).truncate());
        });
    });
    let name = format!("{label}, {word}{}{time}", if time.is_empty() { "" } else { ", " });
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, state == State::Present, &name));
    response.clicked()
}

/// What a crash left unsaved, in words.
pub fn recovered(ui: &mut Ui, recovered: &Recovered) {
    let steps = &recovered.steps;
    match (steps.first(), steps.last()) {
        (Some(first), Some(last)) => {
            let what = counted(steps.len(), "change");
            let saved = match recovered.saved_at {
                0 => String::new(),
                at => format!(" It was saved at {}.", when(at)),
            };
            let (from, to) = (when(first.at), when(last.at));
            let time = if from == to { format!("at {from}") } else { format!("from {from} to {to}") };
            ui.label(format!("{what} {time}.{saved} The last ones:"));
            for MadeStep { label, at } in steps.iter().rev().take(6) {
                ui.label(format!("•  {}  {label}", when(*at)));
            }
        }
        _ => _ = ui.label("Changes had been taken back."),
    }
}

/// The bin: what was removed, with a button to bring each back.
pub fn bin(ui: &mut Ui, ground: &Ground, outbox: &Outbox) {
    ui.heading("Bin");
    if ground.bin.is_empty() {
        ui.label("The bin is empty. Articles that you remove wait here, with all that you decided about them.");
        return;
    }
    ui.label(format!("{} wait here, with all that was decided about them.", counted(ground.bin.len(), "article")));
    ui.spacing_mut().item_spacing.y = 2.0;
    let ids: Vec<ArticleId> = ground.bin.keys().copied().collect();
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show_rows(ui, 28.0, ids.len(), |ui, rows| {
        for id in rows.filter_map(|row| ids.get(row)) {
            let Some(binned) = ground.bin.get(id) else { continue };
            let title = binned.article.title();
            ui.horizontal(|ui| {
                let restore = ui.button("Restore");
                restore.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Restore {title}")));
                if restore.clicked() {
                    outbox.send(Intent::RestoreArticles(vec![*id]));
                }
                ui.add(Label::new(title).truncate());
            });
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Restore all").clicked() {
            outbox.send(Intent::RestoreArticles(ids.clone()));
        }
        if ui.button("Empty the bin").on_hover_text("Can be undone, as every change").clicked() {
            outbox.send(Intent::EmptyBin);
        }
    });
}
