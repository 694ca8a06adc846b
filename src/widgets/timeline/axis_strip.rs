use super::axis::Axis;
use crate::widgets::palette::Palette;
use egui::{Color32, Rect, Stroke, TextStyle, Ui, pos2};

/// Paints the axis into `rect`, above the lanes.
pub(super) fn paint(ui: &Ui, axis: &Axis, rect: Rect) {
    let palette = Palette::of(ui);
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0.0, palette.faint);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let small = TextStyle::Small.resolve(ui.style());
    let upper = if axis.stretches.is_empty() { rect.center().y + 4.0 } else { rect.bottom() - 13.0 };
    for tick in &axis.ticks {
        let x = rect.left() + tick.x;
        let colour = if tick.opens { palette.text } else { palette.weak };
        painter.vline(x, rect.bottom() - 6.0..=rect.bottom(), Stroke::new(1.0, palette.line));
        let label = painter.layout_no_wrap(tick.label.clone(), small.clone(), colour);
        // One that would be cut off says nothing.
        if x + 3.0 + label.size().x <= rect.right() {
            painter.galley(pos2(x + 3.0, upper - label.size().y / 2.0), label, colour);
        }
    }
    for stretch in &axis.stretches {
        let (from, to) = (rect.left() + stretch.from, rect.left() + stretch.to);
        let galley = painter.layout_no_wrap(stretch.label.clone(), small.clone(), palette.text);
        // The name stays in view as long as what is seen of its stretch has room for it.
        let (seen_from, seen_to) = (from.max(rect.left()), to.min(rect.right()));
        if seen_to - seen_from > galley.size().x + 6.0 {
            painter.galley(pos2(seen_from + 4.0, rect.top() + 5.0), galley, Color32::PLACEHOLDER);
        }
        painter.vline(from, rect.top() + 4.0..=rect.bottom(), Stroke::new(1.0, palette.line));
    }
}
