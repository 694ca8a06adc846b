use super::axis::Axis;
use super::seen::Seen;
use super::show::Answer;
use super::{Arrangement, Lane, Scale, Timeline};
use crate::widgets::palette::Palette;
use egui::{Painter, Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

const ROW: f32 = 24.0;
const LANE_MARGIN: f32 = 6.0;

pub(super) fn lane_height(rows: usize) -> f32 {
    rows.max(1) as f32 * ROW + 2.0 * LANE_MARGIN
}

/// Everything that the lanes of one frame are drawn from.
pub(super) struct Frame<'a> {
    pub view: &'a Timeline<'a>,
    pub scale: &'a Scale,
    pub plot: Rect,
    pub axis: &'a Axis,
    pub arrangement: &'a Arrangement,
    pub viewport: Rect,
    /// Where the first lane begins on the screen.
    pub top: f32,
}

/// Where the items with these keys were asked for.
pub(super) type Opened = Option<(Pos2, Vec<u32>)>;

impl Frame<'_> {
    pub(super) fn show(&self, ui: &mut Ui, response: &Response, answer: &mut Answer) -> Opened {
        let palette = Palette::of(ui);
        let seen_area = self.viewport.translate(vec2(0.0, self.top));
        let visible = Rect::from_x_y_ranges(self.plot.x_range(), seen_area.y_range());
        let everything = ui.painter().clone();
        let painter = everything.with_clip_rect(visible.intersect(everything.clip_rect()));

        let mut seen: Vec<Seen<'_>> = Vec::new();
        let mut y = self.top;
        for (lane, rows) in self.view.chart.lanes().iter().zip(&self.arrangement.lanes) {
            let band = Rect::from_x_y_ranges(ui.max_rect().x_range(), y..=y + lane_height(rows.len()));
            y = band.bottom();
            if band.bottom() < visible.top() || band.top() > visible.bottom() {
                continue;
            }
            everything.hline(band.x_range(), band.bottom(), Stroke::new(1.0, palette.line.gamma_multiply(0.7)));
            self.name_lane(ui, lane, band);
            self.mark_published(ui, &painter, lane, band);
            for (number, row) in self.arrangement.rows[rows.clone()].iter().enumerate() {
                let top = band.top() + LANE_MARGIN + number as f32 * ROW;
                let strip = Rect::from_x_y_ranges(self.plot.x_range(), top..=top + ROW);
                if strip.intersects(visible) {
                    self.see_row(ui, &row.entries, strip, &mut seen);
                }
            }
        }
        for tick in &self.axis.ticks {
            let stroke = Stroke::new(1.0, palette.line.gamma_multiply(if tick.opens { 0.9 } else { 0.4 }));
            painter.vline(self.plot.left() + tick.x, visible.y_range(), stroke);
        }
        let opened = self.interact(ui, response, visible, &mut seen, answer);
        self.paint(&painter, palette, &seen);
        opened
    }

    fn name_lane(&self, ui: &mut Ui, lane: &Lane, band: Rect) {
        if lane.name.is_empty() {
            return;
        }
        let palette = Palette::of(ui);
        let rect = Rect::from_x_y_ranges(band.left()..=self.plot.left(), band.y_range());
        ui.painter().rect_filled(rect, 0.0, palette.faint);
        ui.painter().vline(rect.right(), rect.y_range(), Stroke::new(1.0, palette.line));
        let mut left = rect.left() + 10.0;
        let line = band.top() + LANE_MARGIN + ROW / 2.0;
        if let Some(tint) = lane.tint {
            ui.painter().circle_filled(pos2(left + 4.0, line), 4.5, palette.speaker(tint.into()).mark);
            left += 15.0;
        }
        let inside = Rect::from_min_max(pos2(left, line - ROW / 2.0), pos2(rect.right() - 6.0, line + ROW / 2.0));
        let label = egui::Label::new(lane.name.as_str()).truncate().selectable(false);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let response =
            ui.scope_builder(egui::UiBuilder::new().max_rect(inside).layout(layout), |ui| ui.add(label)).inner;
        if !lane.hover.is_empty() {
            response.on_hover_text(&lane.hover);
        }
    }

    fn mark_published(&self, ui: &Ui, painter: &Painter, lane: &Lane, band: Rect) {
        let Some((when, words)) = &lane.published else { return };
        let Some((first, last)) = when.known_days() else { return };
        let palette = Palette::of(ui);
        let x = self.plot.left() + self.scale.x_of((first + last) / 2.0) as f32;
        if !self.plot.x_range().contains(x) {
            return;
        }
        let ends = [pos2(x, band.top()), pos2(x, band.bottom())];
        painter.extend(egui::Shape::dashed_line(&ends, Stroke::new(1.2, palette.accent), 4.0, 3.0));
        let flag = [pos2(x, band.top()), pos2(x + 7.0, band.top() + 3.5), pos2(x, band.top() + 7.0)];
        painter.add(egui::Shape::convex_polygon(flag.to_vec(), palette.accent, Stroke::NONE));
        let near = Rect::from_x_y_ranges(x - 4.0..=x + 8.0, band.top()..=band.top() + 10.0);
        let id = ui.scope_id().with(("published", lane.name.as_str(), band.top().to_bits()));
        ui.interact(near, id, Sense::hover()).on_hover_text(words);
    }
}
