use super::arrange::{EntryForm, level_of};
use super::axis::Axis;
use super::ink::{Pen, circle};
use super::lanes::{LANE_MARGIN, ROW, lane_height};
use super::seen::short_number;
use super::shapes::Drawn;
use super::spots::{MARGIN as MARGIN_OUT, Spot, View};
use super::svg::{Anchor, SvgPen};
use super::{Arrangement, Chart, Lane, Scale, When};
use crate::widgets::palette::Palette;
use egui::{Rect, pos2, vec2};

/// The timeline as a file: every lane in its full height, the same shapes as on the screen.
pub struct Picture<'a> {
    pub chart: &'a Chart,
    pub title: &'a str,
    /// The first and the last day that it shows.
    pub days: (f64, f64),
    /// Of the whole picture, in points.
    pub width: f32,
    /// Most rows in one lane.
    pub max_rows: usize,
    pub palette: &'a Palette,
    /// Names of typefaces, as in CSS, and the size of labels.
    pub font: &'a str,
    pub font_size: f32,
    /// How wide a text is at that size.
    pub measure: &'a dyn Fn(&str) -> f32,
    /// Explains an item, given its key.
    pub describe: &'a dyn Fn(u32) -> String,
}

const MARGIN: f32 = 16.0;
const HEADER: f32 = 34.0;
const AXIS: f32 = 42.0;
const NAMES: f32 = 190.0;

impl Picture<'_> {
    pub fn svg(&self) -> String {
        let has_names = self.chart.lanes().iter().any(|lane| !lane.name.is_empty());
        let left = MARGIN + if has_names { NAMES } else { 0.0 };
        let width = (self.width - left - MARGIN).max(100.0);
        let scale = Scale::spanning(self.days.0, self.days.1, width);
        let arrangement = Arrangement::new(self.chart, level_of(scale.points_per_day()), self.max_rows);
        let heights: f32 = arrangement.lanes.iter().map(|rows| lane_height(rows.len())).sum();
        let plot = Rect::from_min_size(pos2(left, MARGIN + HEADER + AXIS), vec2(width, heights));
        let height = plot.bottom() + MARGIN;

        let mut pen = SvgPen::new();
        pen.rect(Rect::from_min_size(pos2(0.0, 0.0), vec2(self.width, height)), self.palette.page);
        pen.text(pos2(MARGIN, MARGIN + 17.0), Anchor::Start, 18.0, self.palette.text, self.title);
        let axis = Axis::new(&scale, width, self.font_size * 0.56);
        self.axis(&mut pen, &axis, plot);
        let mut y = plot.top();
        for (lane, rows) in self.chart.lanes().iter().zip(&arrangement.lanes) {
            let band = Rect::from_x_y_ranges(MARGIN..=plot.right(), y..=y + lane_height(rows.len()));
            y = band.bottom();
            pen.line(band.left_bottom(), band.right_bottom(), 1.0, self.palette.line);
            self.name(&mut pen, lane, band, plot.left());
            self.published(&mut pen, lane, &scale, plot.with_min_y(band.top()).with_max_y(band.bottom()));
            pen.clip(plot.with_min_y(band.top()).with_max_y(band.bottom()));
            for (number, row) in arrangement.rows[rows.clone()].iter().enumerate() {
                let top = band.top() + LANE_MARGIN + number as f32 * ROW;
                let strip = Rect::from_x_y_ranges(plot.x_range(), top..=top + ROW);
                let view = View { chart: self.chart, scale: &scale, width, explains: number == 0 };
                for spot in view.spots(&row.entries, self.measure, |_| false) {
                    self.spot(&mut pen, &view, &spot, strip);
                }
            }
            pen.end();
        }
        pen.finish(self.width, height, self.title, self.font)
    }

    fn axis(&self, pen: &mut SvgPen, axis: &Axis, plot: Rect) {
        let strip = plot.with_min_y(plot.top() - AXIS).with_max_y(plot.top());
        pen.rect(strip, self.palette.faint);
        let line = if axis.stretches.is_empty() { strip.center().y + 8.0 } else { strip.bottom() - 9.0 };
        for tick in &axis.ticks {
            let x = plot.left() + tick.x;
            let colour = if tick.opens { self.palette.text } else { self.palette.weak };
            pen.line(pos2(x, strip.bottom() - 6.0), pos2(x, plot.bottom()), 0.7, self.palette.line);
            if plot.right() - x > (self.measure)(&tick.label) {
                pen.text(pos2(x + 3.0, line), Anchor::Start, self.font_size, colour, &tick.label);
            }
        }
        for stretch in &axis.stretches {
            let from = plot.left() + stretch.from.max(0.0);
            let to = plot.left() + stretch.to.min(plot.width());
            if to - from > (self.measure)(&stretch.label) + 8.0 {
                let at = pos2(from + 4.0, strip.top() + 16.0);
                pen.text(at, Anchor::Start, self.font_size, self.palette.text, &stretch.label);
            }
        }
        pen.line(strip.left_bottom(), strip.right_bottom(), 1.0, self.palette.line);
    }

    fn name(&self, pen: &mut SvgPen, lane: &Lane, band: Rect, plot_left: f32) {
        let mut left = band.left();
        let line = band.top() + LANE_MARGIN + ROW / 2.0;
        if let Some(tint) = lane.tint {
            let (middle, tint) = (pos2(left + 5.0, line), self.palette.speaker(tint.into()));
            pen.fill(&circle(middle, 4.5), tint.mark);
            for [from, to] in tint.sign.strokes(middle, 4.5) {
                pen.line(from, to, 1.8, self.palette.page);
            }
            left += 15.0;
        }
        let name = self.cut(&lane.name, plot_left - left - 8.0);
        pen.text(pos2(left, line + self.font_size * 0.35), Anchor::Start, self.font_size, self.palette.text, &name);
    }

    fn published(&self, pen: &mut SvgPen, lane: &Lane, scale: &Scale, band: Rect) {
        let Some((when, words)) = &lane.published else { return };
        let Some((first, last)) = When::known_days(when) else { return };
        let x = band.left() + scale.x_of((first + last) / 2.0) as f32;
        if band.x_range().contains(x) {
            pen.begin(words);
            let mut y = band.top();
            while y < band.bottom() {
                pen.line(pos2(x, y), pos2(x, (y + 4.0).min(band.bottom())), 1.2, self.palette.accent);
                y += 7.0;
            }
            pen.end();
        }
    }

    fn spot(&self, pen: &mut SvgPen, view: &View<'_>, spot: &Spot<'_>, strip: Rect) {
        let right = f64::from(strip.width());
        if spot.to < 0.0 || spot.from > right {
            return;
        }
        let x = |at: f64| strip.left() + at as f32;
        let rect =
            Rect::from_x_y_ranges(x(spot.from.max(-MARGIN_OUT))..=x(spot.to.min(right + MARGIN_OUT)), strip.y_range());
        let item = view.first_item(spot.entry);
        let members = spot.entry.members.as_slice();
        let mut explanation = (self.describe)(item.key);
        if members.len() > 1 {
            explanation = format!("{} together", members.len());
        }
        pen.begin(&explanation);
        let tint = spot.entry.tint.map(|tint| self.palette.speaker(tint.into()));
        let drawn = Drawn {
            form: spot.entry.form,
            kind: item.kind,
            when: &item.when,
            planned: item.planned,
            rect,
            colour: tint.map_or(self.palette.text, |tint| tint.mark),
            ground: self.palette.page,
            sign: tint.map(|tint| tint.sign).unwrap_or_default(),
            strong: false,
            under_words: spot.holds_label(),
        };
        drawn.paint(pen);
        let middle = rect.center() + vec2(0.0, 4.0);
        let number_at = match spot.entry.form {
            EntryForm::Crowd => Some(middle),
            EntryForm::SaidBy if members.len() > 1 => Some(middle - vec2(3.0, 2.0)),
            _ => None,
        };
        if let Some(at) = number_at {
            pen.text(at, Anchor::Middle, 11.5, self.palette.text, &short_number(members.len()));
        }
        if let Some(slot) = spot.slot {
            let text = self.cut(view.label_of(spot.entry), slot.to - slot.from);
            let y = strip.center().y + self.font_size * 0.35 - drawn.words_up();
            let at = pos2(strip.left() + slot.from, y);
            pen.text(at, Anchor::Start, self.font_size, self.palette.text, &text);
        }
        pen.end();
    }

    /// `text`, or as much of it as fits into `width`.
    fn cut(&self, text: &str, width: f32) -> String {
        if (self.measure)(text) <= width + 0.5 {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let with_dots = |end: usize| format!("{}…", text[..ends[end]].trim_end());
        let fits = (0..ends.len()).collect::<Vec<_>>().partition_point(|end| (self.measure)(&with_dots(*end)) <= width);
        fits.checked_sub(1).map(with_dots).unwrap_or_default()
    }
}
