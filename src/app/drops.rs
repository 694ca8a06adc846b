use crate::actions::Intent;
use crate::views::Outbox;
use crate::widgets::palette::Palette;
use egui::{Align2, FontId, Id, LayerId, Order, Stroke, StrokeKind, Ui};

/// Takes in files dropped on the window, and says so while they hover over it.
pub fn show(ui: &mut Ui, outbox: &Outbox) {
    // Taken, not read: a second pass over the same frame must not add them again.
    let (hovering, dropped) =
        ui.input_mut(|input| (input.raw.hovered_files.len(), std::mem::take(&mut input.raw.dropped_files)));
    if !dropped.is_empty() {
        outbox.send(Intent::AddPaths(dropped.iter().map(|file| file.path().to_owned()).collect()));
    }
    if hovering == 0 {
        return;
    }
    let palette = Palette::of(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop hint")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, palette.chrome.gamma_multiply(0.92));
    painter.rect_stroke(rect.shrink(16.0), 12.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    let text = if hovering == 1 { "Drop to add it".to_owned() } else { format!("Drop to add {hovering} items") };
    painter.text(rect.center(), Align2::CENTER_CENTER, text, FontId::proportional(24.0), palette.accent);
}
