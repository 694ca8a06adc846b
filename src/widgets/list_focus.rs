//! Keyboard focus of a list or table as one stop: the arrows move inside it, Tab leaves it.

use super::palette::Palette;
use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Makes the area `rect` one focusable thing with `role` and `name`; call before its rows are added.
/// Returns whether it has the focus.
pub fn show(ui: &mut Ui, id: Id, rect: Rect, role: Role, name: &str) -> bool {
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    let focused = response.has_focus();
    if focused {
        let arrows = EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    focused
}

/// Marks the area that has the focus; call after its rows are drawn.
pub fn ring(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, Palette::of(ui).accent);
    ui.painter().rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
}

/// A wish to go to another row; with `extend`, the rows in between are wanted too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub to: usize,
    pub extend: bool,
}

/// Where the arrow, page, Home and End keys lead in a list of `len` rows. `current` finds the row to start
/// from; it is asked for only when such a key is pressed.
pub fn moved(ui: &Ui, len: usize, page: usize, current: impl FnOnce() -> Option<usize>) -> Option<Move> {
    let steps = ui.input_mut(|input| {
        let mut pressed = |key| {
            let extended = input.count_and_consume_key(Modifiers::SHIFT, key);
            (extended + input.count_and_consume_key(Modifiers::NONE, key), extended > 0)
        };
        [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::End, Key::Home].map(&mut pressed)
    });
    let pages = [1, 1, page.max(1), page.max(1), len, len];
    let mut delta = 0;
    for (i, (presses, _)) in steps.iter().enumerate() {
        let rows = (presses * pages[i]) as isize;
        delta += if i % 2 == 0 { rows } else { -rows };
    }
    let last = len.checked_sub(1)?;
    if steps.iter().all(|(presses, _)| *presses == 0) {
        return None;
    }
    let to = match current() {
        Some(row) => row.saturating_add_signed(delta).min(last),
        None if delta < 0 => last,
        None => 0,
    };
    Some(Move { to, extend: steps.iter().any(|(_, extended)| *extended) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_to_rows() {
        let check = |key: Key, modifiers: Modifiers, current: Option<usize>, expected: Option<(usize, bool)>| {
            let event = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            let input = egui::RawInput { events: vec![event], ..Default::default() };
            let mut result = None;
            let output = egui::Context::default().run_ui(input, |ui| {
                result = result.or(moved(ui, 100, 10, || current).map(|moved| (moved.to, moved.extend)));
            });
            output.drop_without_applying_deltas();
            assert_eq!(result, expected, "{key:?} from {current:?}");
        };
        check(Key::ArrowDown, Modifiers::NONE, Some(3), Some((4, false)));
        check(Key::ArrowUp, Modifiers::NONE, Some(0), Some((0, false)));
        check(Key::ArrowUp, Modifiers::NONE, None, Some((99, false)));
        check(Key::ArrowDown, Modifiers::NONE, None, Some((0, false)));
        check(Key::ArrowDown, Modifiers::SHIFT, Some(3), Some((4, true)));
        check(Key::PageDown, Modifiers::NONE, Some(95), Some((99, false)));
        check(Key::Home, Modifiers::NONE, Some(95), Some((0, false)));
        check(Key::End, Modifiers::SHIFT, Some(5), Some((99, true)));
        check(Key::A, Modifiers::NONE, Some(5), None);
    }
}
