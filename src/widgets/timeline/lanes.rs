use super::axis::Axis;
use super::marked::Marked;
use super::seen::Seen;
use super::show::Answer;
use super::{Arrangement, Lane, Scale, Timeline, When};
use crate::widgets::palette::Palette;
use egui::{Align2, Painter, Pos2, Rect, Response, Sense, Stroke, TextStyle, Ui, pos2};
use std::ops::Range;

pub(super) const ROW: f32 = 24.0;
pub(super) const LANE_MARGIN: f32 = 6.0;

pub(super) fn lane_height(rows: usize) -> f32 {
    rows.max(1) as f32 * ROW + 2.0 * LANE_MARGIN
}

/// Everything that some lanes of one frame are drawn from: those that are pinned, or those that scroll.
pub(super) struct Frame<'a> {
    pub view: &'a Timeline<'a>,
    pub scale: &'a Scale,
    pub plot: Rect,
    pub axis: &'a Axis,
    pub arrangement: &'a Arrangement,
    pub selected: &'a Marked,
    pub related: &'a Marked,
    pub lanes: Range<usize>,
    /// What of the lanes and their names is seen.
    pub visible: Rect,
    /// Where the first of the lanes begins on the screen.
    pub top: f32,
}

/// Where the items with these keys were asked for.
pub(super) type Opened = Option<(Pos2, Vec<u32>)>;

impl Frame<'_> {
    pub(super) fn show(&self, ui: &mut Ui, response: &Response, answer: &mut Answer) -> Opened {
        let palette = Palette::of(ui);
        let visible = Rect::from_x_y_ranges(self.plot.x_range(), self.visible.y_range());
        let everything = ui.painter().clone();
        let painter = everything.with_clip_rect(visible.intersect(everything.clip_rect()));

        for tick in &self.axis.ticks {
            let stroke = Stroke::new(1.0, palette.line.gamma_multiply(if tick.opens { 0.9 } else { 0.4 }));
            painter.vline(self.plot.left() + tick.x, visible.y_range(), stroke);
        }
        let mut seen: Vec<Seen<'_>> = Vec::new();
        let mut y = self.top;
        for (number, lane) in self.view.chart.lanes().iter().enumerate().take(self.lanes.end).skip(self.lanes.start) {
            let rows = self.arrangement.lanes[number].clone();
            let band = Rect::from_x_y_ranges(self.visible.x_range(), y..=y + lane_height(rows.len()));
            y = band.bottom();
            if band.bottom() < visible.top() || band.top() > visible.bottom() {
                continue;
            }
            everything.hline(band.x_range(), band.bottom(), Stroke::new(1.0, palette.line.gamma_multiply(0.7)));
            if !lane.name.is_empty() {
                self.show_head(ui, number, lane, band, answer);
            }
            self.mark_published(ui, &painter, lane, band);
            for (number, row) in self.arrangement.rows[rows].iter().enumerate() {
                let top = band.top() + LANE_MARGIN + number as f32 * ROW;
                let strip = Rect::from_x_y_ranges(self.plot.x_range(), top..=top + ROW);
                if strip.intersects(visible) {
                    self.see_row(ui, &row.entries, strip, number == 0, &mut seen);
                }
            }
        }
        self.mark_dates(&painter, palette, visible);
        let opened = self.interact(ui, response, visible, &mut seen, answer);
        self.paint(&painter, palette, &seen);
        opened
    }

    fn x_of(&self, when: &When) -> Option<f32> {
        let (first, last) = when.known_days()?;
        let x = self.plot.left() + self.scale.x_of((first + last) / 2.0) as f32;
        self.plot.x_range().contains(x).then_some(x)
    }

    /// Where the lines through all lanes stand, as far as they are in view.
    pub(super) fn line_xs(&self) -> impl Iterator<Item = f32> {
        self.view.lines.iter().filter_map(|(when, _)| self.x_of(when))
    }

    fn mark_published(&self, ui: &Ui, painter: &Painter, lane: &Lane, band: Rect) {
        let Some((when, words)) = &lane.published else { return };
        let Some(x) = self.x_of(when) else { return };
        let palette = Palette::of(ui);
        let ends = [pos2(x, band.top()), pos2(x, band.bottom())];
        painter.extend(egui::Shape::dashed_line(&ends, Stroke::new(1.2, palette.accent), 4.0, 3.0));
        let flag = [pos2(x, band.top()), pos2(x + 7.0, band.top() + 3.5), pos2(x, band.top() + 7.0)];
        painter.add(egui::Shape::convex_polygon(flag.to_vec(), palette.accent, Stroke::NONE));
        let near = Rect::from_x_y_ranges(x - 4.0..=x + 8.0, band.top()..=band.top() + 10.0);
        let id = ui.scope_id().with(("published", lane.id.as_str()));
        ui.interact(near, id, Sense::hover()).on_hover_text(words);
    }

    /// Lines through all lanes, such as the date of the selected article.
    fn mark_dates(&self, painter: &Painter, palette: &Palette, visible: Rect) {
        for x in self.line_xs() {
            let ends = [pos2(x, visible.top()), pos2(x, visible.bottom())];
            painter.extend(egui::Shape::dashed_line(&ends, Stroke::new(1.4, palette.accent), 5.0, 3.0));
        }
    }
}

/// Paints `text` so that it ends at `right`, and returns its width.
pub(super) fn paint_right(ui: &Ui, right: Pos2, text: String, colour: egui::Color32) -> f32 {
    let font = TextStyle::Small.resolve(ui.style());
    ui.painter().text(right, Align2::RIGHT_CENTER, text, font, colour).width()
}
