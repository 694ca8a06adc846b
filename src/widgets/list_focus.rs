//! Keyboard focus of a list or table as one stop: the arrows move inside it, Tab leaves it.

use super::palette::Palette;
use egui::{EventFilter, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Makes the area `rect` one focusable thing with `role` and `name`; call before its rows are added.
/// Returns whether it has the focus.
pub fn show(ui: &mut Ui, id: Id, rect: Rect, role: Role, name: &str) -> bool {
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    let focused = response.has_focus();
    if focused {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let stroke = Stroke::new(1.5, Palette::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
    }
    focused
}
