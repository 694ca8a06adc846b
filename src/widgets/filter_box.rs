use super::palette::Palette;
use egui::{Key, Response, TextEdit, Ui};

/// A one-line field that narrows a list, with a count of what it leaves.
///
/// Escape empties it. The caller gives the field's `id`, so that a command can focus it.
pub struct FilterBox<'a> {
    pub id: egui::Id,
    /// Accessible name: `Filter statements`.
    pub name: &'a str,
    /// Shown while empty.
    pub hint: &'a str,
    pub shown: usize,
    pub total: usize,
    pub width: f32,
}

impl FilterBox<'_> {
    /// The response says `changed()` when the rows must be found anew.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let palette = Palette::of(ui);
        let field = TextEdit::singleline(text)
            .id(self.id)
            .hint_text(self.hint)
            .prefix(egui::RichText::new("🔍").color(palette.weak))
            .desired_width(self.width);
        let mut response = ui.add(field).accessible_name(self.name);
        let escaped = response.has_focus() || response.lost_focus();
        if escaped && !text.is_empty() && ui.input(|i| i.key_pressed(Key::Escape)) {
            text.clear();
            response.mark_changed();
        }
        if !text.is_empty() {
            if ui.button("Clear").on_hover_text("Show all rows again (Esc)").clicked() {
                text.clear();
                response.mark_changed();
            }
            ui.weak(format!("{} of {}", self.shown, self.total));
        }
        response
    }
}
