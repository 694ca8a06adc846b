use super::axis::day_in_words;
use super::{Scale, Timeline};
use crate::widgets::palette::Palette;
use egui::{CursorIcon, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

impl Timeline<'_> {
    /// The period that a drag along the dates marks, once the drag ends; paints it, and the one that is set.
    pub(super) fn brush(&self, ui: &mut Ui, axis: Rect, scale: &Scale) -> Option<(i32, i32)> {
        let id = self.id.with("dates");
        let response = ui.interact(axis, id, Sense::click_and_drag() - Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, "Dates: drag over them to show only that time"));
        let palette = Palette::of(ui);
        let painter = ui.painter().with_clip_rect(axis);
        let paint = |first: i32, last: i32| {
            let x = |day: f64| axis.left() + scale.x_of(day).clamp(-1e6, 1e6) as f32;
            let band = Rect::from_x_y_ranges(x(f64::from(first))..=x(f64::from(last) + 1.0), axis.y_range());
            painter.rect_filled(band, 0.0, palette.accent.gamma_multiply(0.2));
            for x in [band.left(), band.right()] {
                painter.vline(x, axis.y_range(), Stroke::new(1.5, palette.accent));
            }
        };
        let day_at = |x: f32| scale.day_at(f64::from(x - axis.left())).floor() as i32;
        if response.drag_started()
            && let Some(from) = ui.input(|i| i.pointer.press_origin())
        {
            ui.data_mut(|data| data.insert_temp(id, day_at(from.x)));
        }
        let begun: Option<i32> = ui.data(|data| data.get_temp(id));
        let mut marked = None;
        match (begun, response.interact_pointer_pos()) {
            (Some(from), Some(at)) if response.dragged() || response.drag_stopped() => {
                let to = day_at(at.x.clamp(axis.left(), axis.right()));
                let (first, last) = (from.min(to), from.max(to));
                paint(first, last);
                ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
                let words = format!("{} – {}", day_in_words(f64::from(first)), day_in_words(f64::from(last)));
                egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer)
                    .show(|ui| ui.label(words));
                if ui.input(|i| i.key_pressed(Key::Escape)) {
                    ui.data_mut(|data| data.remove::<i32>(id));
                } else if response.drag_stopped() {
                    marked = Some((first, last));
                }
            }
            _ => {
                if let Some((first, last)) = self.period {
                    paint(first, last);
                }
                if response.hovered() {
                    ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
                }
                response.on_hover_text("Drag along the dates to show only that time, in the tables too.");
            }
        }
        if marked.is_some() {
            ui.data_mut(|data| data.remove::<i32>(id));
        }
        marked
    }
}
