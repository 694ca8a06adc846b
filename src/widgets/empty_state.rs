use super::palette::Palette;
use egui::{Align, Layout, RichText, Ui, vec2};

/// Fills an empty view with what it is for and what to do next. Returns the number of the button clicked.
pub fn show(ui: &mut Ui, title: &str, explanation: &str, buttons: &[&str]) -> Option<usize> {
    let palette = Palette::of(ui);
    let mut clicked = None;
    let room = ui.available_size();
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Center), |ui| {
        ui.add_space((room.y * 0.28).max(16.0));
        ui.label(RichText::new(title).heading());
        ui.add_space(6.0);
        ui.allocate_ui(vec2(room.x.min(460.0), 0.0), |ui| {
            ui.vertical_centered(|ui| ui.label(RichText::new(explanation).color(palette.weak)));
        });
        ui.add_space(14.0);
        // Buttons below each other: they stay centred whatever their length.
        for (number, caption) in buttons.iter().enumerate() {
            let text = RichText::new(*caption);
            let button = if number == 0 {
                egui::Button::new(text.color(palette.on_accent)).fill(palette.accent)
            } else {
                egui::Button::new(text)
            };
            if ui.add(button.min_size(vec2(200.0, 34.0))).clicked() {
                clicked = Some(number);
            }
        }
    });
    clicked
}
