use super::{Answer, Timeline, TimelineState};
use egui::{Key, Popup, PopupCloseBehavior, ScrollArea, TextStyle, Ui, vec2};

impl Timeline<'_> {
    /// The open list of what a number stands for.
    pub(super) fn show_listing(&self, ui: &Ui, state: &mut TimelineState, answer: &mut Answer) {
        let Some(listing) = &state.listing else { return };
        let mut open = true;
        let popup = Popup::new(self.id.with("listing"), ui.ctx().clone(), listing.at, ui.layer_id())
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(listing.title.as_str())
            .width(360.0);
        popup.show(|ui| {
            ui.strong(&listing.title);
            let height = ui.text_style_height(&TextStyle::Body).max(ui.spacing().interact_size.y);
            ScrollArea::vertical().max_height(280.0).show_rows(ui, height, listing.keys.len(), |ui, rows| {
                for key in &listing.keys[rows] {
                    let words = (self.describe)(*key);
                    let title = words.lines().next().unwrap_or("");
                    let selected = self.selected.binary_search(key).is_ok();
                    let row =
                        ui.add(egui::Button::selectable(selected, title).truncate().min_size(vec2(340.0, height)));
                    let row = row.on_hover_text(&words);
                    if row.double_clicked() {
                        answer.double_clicked = Some(*key);
                    } else if row.clicked() {
                        answer.clicked = Some(*key);
                    }
                }
            });
        });
        if !open || ui.input(|i| i.key_pressed(Key::Escape)) {
            state.listing = None;
        }
    }
}
