use super::lanes::{Frame, LANE_MARGIN, ROW, lane_height, paint_right};
use super::show::Answer;
use super::{Lane, seen};
use crate::widgets::marks;
use crate::widgets::palette::Palette;
use egui::text::LayoutJob;
use egui::{
    CursorIcon, Galley, Popup, Rect, Response, Role, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// What the person wants of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneWish {
    Collapse(bool),
    CollapseAll(bool),
    Pin(bool),
    /// To stand where the lane with this number stands now.
    MoveTo(usize),
}

impl Frame<'_> {
    /// A lane's name at the left: a triangle that collapses it, a menu, and a handle to drag it by.
    pub(super) fn show_head(&self, ui: &mut Ui, number: usize, lane: &Lane, band: Rect, answer: &mut Answer) {
        let palette = Palette::of(ui);
        let rect = Rect::from_x_y_ranges(band.left()..=self.plot.left(), band.y_range());
        ui.painter().rect_filled(rect, 0.0, if lane.pinned { palette.chrome } else { palette.faint });
        ui.painter().vline(rect.right(), rect.y_range(), Stroke::new(1.0, palette.line));
        let line = band.top() + LANE_MARGIN + ROW / 2.0;
        let id = self.view.id.with(("lane", lane.id.as_str()));
        let strip = Rect::from_x_y_ranges(rect.x_range(), line - ROW / 2.0..=line + ROW / 2.0);
        let shown = strip.intersect(self.visible);
        if !shown.is_positive() {
            return;
        }
        let response = ui.interact(shown.with_min_x(strip.left() + 20.0), id, Sense::click_and_drag());
        let count = self.view.chart.items_of(number).len();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Lane {}, {count} items", lane.name)));
        if response.hovered() || response.has_focus() {
            let around = if band.height() > 2.0 * ROW { strip.with_max_y(strip.bottom() + ROW * 0.8) } else { strip };
            ui.painter().rect_filled(around.shrink(1.0), 4.0, palette.control);
        }
        let folded = ui.interact(shown.with_max_x(strip.left() + 20.0), id.with("fold"), Sense::click());
        self.fold(ui, &folded, lane, pos2(strip.left() + 10.0, line));
        if folded.clicked() {
            answer.lane = Some((number, LaneWish::Collapse(!lane.collapsed)));
        }

        let width = paint_right(ui, pos2(strip.right() - 8.0, line), seen::short_number(count), palette.weak);
        let mut left = strip.left() + 20.0;
        if let Some(tint) = lane.tint {
            marks::paint_dot(ui, pos2(left + 4.0, line), palette.speaker(tint.into()));
            left += 14.0;
        }
        if lane.pinned {
            pin(ui, pos2(left + 4.0, line), palette.accent);
            left += 13.0;
        }
        // A long name goes on below where the lane is high enough.
        let lines = if band.height() > 2.0 * ROW { 2 } else { 1 };
        let name = self.name(ui, lane, strip.right() - width - 14.0 - left, lines);
        let first = name.rows.first().map_or(0.0, |row| row.rect().height());
        ui.painter().galley(pos2(left, line - first / 2.0), name, palette.text);
        self.drag(ui, &response, number, answer);
        menu(&response, self, number, lane, answer);
        let hover = if lane.hover.is_empty() { &lane.name } else { &lane.hover };
        response.on_hover_text(format!("{hover}\nClick for more; drag to move the lane."));
    }

    fn name(&self, ui: &Ui, lane: &Lane, width: f32, lines: usize) -> Arc<Galley> {
        let font = TextStyle::Body.resolve(ui.style());
        let mut job = LayoutJob::simple(lane.name.clone(), font, Palette::of(ui).text, width);
        job.wrap.max_rows = lines;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    fn fold(&self, ui: &Ui, response: &Response, lane: &Lane, middle: egui::Pos2) {
        let palette = Palette::of(ui);
        let words = if lane.collapsed { "Expand" } else { "Collapse" };
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, format!("{words} {}", lane.name)));
        let strong = response.hovered() || response.has_focus();
        let colour = if strong { palette.accent } else { palette.weak };
        let corners = if lane.collapsed {
            [vec2(-2.5, -4.5), vec2(3.5, 0.0), vec2(-2.5, 4.5)]
        } else {
            [vec2(-4.5, -2.5), vec2(4.5, -2.5), vec2(0.0, 3.5)]
        };
        let corners = corners.iter().map(|corner| middle + *corner).collect();
        ui.painter().add(Shape::convex_polygon(corners, colour, Stroke::NONE));
    }

    fn drag(&self, ui: &Ui, response: &Response, number: usize, answer: &mut Answer) {
        if !(response.dragged() || response.drag_stopped()) {
            return;
        }
        let Some(at) = response.interact_pointer_pos() else { return };
        let mut top = self.top;
        let mut target = self.lanes.start;
        for lane in self.lanes.clone() {
            let height = lane_height(self.arrangement.lanes[lane].len());
            if at.y < top + height {
                break;
            }
            top += height;
            target = (lane + 1).min(self.lanes.end - 1);
        }
        let below = target > number;
        let line = if below { top + lane_height(self.arrangement.lanes[target].len()) } else { top };
        ui.set_cursor_icon(CursorIcon::Grabbing);
        if target != number {
            let stroke = Stroke::new(2.5, Palette::of(ui).accent);
            ui.painter().hline(self.visible.x_range(), line, stroke);
            if response.drag_stopped() {
                answer.lane = Some((number, LaneWish::MoveTo(target)));
            }
        }
    }
}

fn menu(response: &Response, frame: &Frame<'_>, number: usize, lane: &Lane, answer: &mut Answer) {
    Popup::menu(response).show(|ui| {
        let last = frame.lanes.end.saturating_sub(1);
        let entries = [
            (true, if lane.collapsed { "Expand" } else { "Collapse" }, LaneWish::Collapse(!lane.collapsed)),
            (true, "Collapse all", LaneWish::CollapseAll(true)),
            (true, "Expand all", LaneWish::CollapseAll(false)),
            (true, if lane.pinned { "Do not keep at the top" } else { "Keep at the top" }, LaneWish::Pin(!lane.pinned)),
            (number > frame.lanes.start, "Move up", LaneWish::MoveTo(number.saturating_sub(1))),
            (number > frame.lanes.start, "Move to the top", LaneWish::MoveTo(frame.lanes.start)),
            (number < last, "Move down", LaneWish::MoveTo(number + 1)),
        ];
        for (enabled, words, wish) in entries {
            if ui.add_enabled(enabled, egui::Button::new(words)).clicked() {
                answer.lane = Some((number, wish));
                ui.close();
            }
        }
    });
}

/// A small pin: a head and a needle.
fn pin(ui: &Ui, middle: egui::Pos2, colour: egui::Color32) {
    ui.painter().circle_filled(middle - vec2(0.0, 2.5), 3.2, colour);
    ui.painter().vline(middle.x, middle.y..=middle.y + 6.0, Stroke::new(1.5, colour));
}
