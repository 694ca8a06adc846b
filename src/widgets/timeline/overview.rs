use super::ink::{Ink, Pen};
use super::{Chart, Scale};
use crate::widgets::palette::Palette;
use egui::{CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

pub(super) const HEIGHT: f32 = 44.0;
/// Width of one column of the density, in points.
const COLUMN: f32 = 3.0;
/// So near to an edge of the frame a drag moves that edge alone.
const EDGE: f32 = 7.0;
/// The frame is never drawn narrower.
const NARROWEST: f32 = 10.0;

/// How many items there are at each x of the overview; made once for a chart and a width.
#[derive(Debug)]
pub(super) struct Density {
    chart: u64,
    width: f32,
    /// From where to where it goes.
    days: (f64, f64),
    /// Whether items lie before and after that.
    beyond: (bool, bool),
    scale: Scale,
    columns: Vec<u32>,
    most: u32,
}

/// What a drag in the overview moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grip {
    Left,
    Whole,
    Right,
}

impl Density {
    fn new(chart: &Chart, width: f32, days: (f64, f64)) -> Density {
        let scale = Scale::fitting(days.0, days.1, width);
        let (earlier, later) = chart.outside(scale.day_at(0.0), scale.day_at(f64::from(width)));
        let mut columns = vec![0_u32; (width / COLUMN).ceil().max(1.0) as usize];
        let end = columns.len() - 1;
        for item in chart.items() {
            let Some((first, last)) = item.when.known_days() else { continue };
            // What lasts long, or is not known better, is somewhere in it: its middle stands for it.
            let x = scale.x_of((first + last) / 2.0);
            if (0.0..=f64::from(width)).contains(&x) {
                columns[((x / f64::from(COLUMN)) as usize).min(end)] += 1;
            }
        }
        let most = columns.iter().copied().max().unwrap_or(0).max(1);
        Density { chart: chart.id(), width, days, beyond: (earlier > 0, later > 0), scale, columns, most }
    }

    /// `kept`, when it still fits; also while it is `dragged`, so that it does not slip away under the pointer.
    /// A few items far away from all others do not make the rest tiny, unless the `shown` days reach out to them.
    pub fn of(kept: Option<Density>, chart: &Chart, width: f32, shown: (f64, f64), dragged: bool) -> Density {
        let all = Chart::extent(chart.items()).unwrap_or((0.0, 365.0));
        let (from, to) = chart.bulk().unwrap_or(all);
        let near = ((2.0 * from - to).max(all.0), (2.0 * to - from).min(all.1));
        let reached = near.0.min(from - 1.0) <= shown.0 && shown.1 <= near.1.max(to + 1.0);
        let days = if reached && all.1 - all.0 > 1.5 * (near.1 - near.0) { near } else { all };
        match kept {
            Some(kept) if kept.chart == chart.id() && kept.width == width && (dragged || kept.days == days) => kept,
            _ => Density::new(chart, width, days),
        }
    }

    /// Draws all of time into `rect`, and a frame round what `shown` shows, which moves it.
    pub fn show(
        &self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        shown: &mut Scale,
        plot_width: f32,
        period: Option<(i32, i32)>,
    ) {
        let palette = Palette::of(ui);
        let painter = ui.painter().with_clip_rect(rect);
        painter.rect_filled(rect, 0.0, palette.faint);
        painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, palette.line));
        let mut ink = Ink::new(painter.pixels_per_point());
        for (column, count) in self.columns.iter().enumerate().filter(|(_, count)| **count > 0) {
            let part = (*count as f32 / self.most as f32).sqrt();
            let x = rect.left() + column as f32 * COLUMN;
            let bottom = rect.bottom() - 3.0;
            let bar =
                Rect::from_min_max(pos2(x, bottom - 2.0 - part * (HEIGHT - 14.0)), pos2(x + COLUMN - 0.7, bottom));
            ink.gradient(bar, palette.weak, palette.weak);
        }
        painter.add(ink.into_mesh());
        for (beyond, x, out) in [(self.beyond.0, rect.left() + 8.0, -5.0), (self.beyond.1, rect.right() - 8.0, 5.0)] {
            if beyond {
                let corners =
                    [pos2(x, rect.center().y - 5.0), pos2(x + out, rect.center().y), pos2(x, rect.center().y + 5.0)];
                painter.add(egui::Shape::convex_polygon(corners.to_vec(), palette.weak, Stroke::NONE));
            }
        }
        let x_of = |day: f64| rect.left() + self.scale.x_of(day).clamp(-1e6, 1e6) as f32;
        if let Some((first, last)) = period {
            let band = Rect::from_x_y_ranges(x_of(f64::from(first))..=x_of(f64::from(last) + 1.0), rect.y_range());
            painter.rect_filled(band, 0.0, palette.accent.gamma_multiply(0.18));
        }

        let frame = self.frame(shown, plot_width, rect);
        let response = ui.interact(rect, id, Sense::click_and_drag() - Sense::FOCUSABLE);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ScrollBar, true, "Overview of all times: drag the frame to move")
        });
        let shade = palette.page.gamma_multiply(0.62);
        painter.rect_filled(rect.with_max_x(frame.left()), 0.0, shade);
        painter.rect_filled(rect.with_min_x(frame.right()), 0.0, shade);
        painter.rect_stroke(frame, 3.0, Stroke::new(1.6, palette.accent), StrokeKind::Inside);
        for x in [frame.left() + 3.5, frame.right() - 3.5] {
            painter.vline(x, frame.center().y - 5.0..=frame.center().y + 5.0, Stroke::new(1.4, palette.accent));
        }
        let grip_at = |x: f32| match x {
            x if (x - frame.left()).abs() <= EDGE && frame.width() > 2.0 * EDGE => Grip::Left,
            x if (x - frame.right()).abs() <= EDGE && frame.width() > 2.0 * EDGE => Grip::Right,
            _ => Grip::Whole,
        };
        if let Some(at) = response.hover_pos() {
            ui.set_cursor_icon(if grip_at(at.x) == Grip::Whole {
                CursorIcon::Grab
            } else {
                CursorIcon::ResizeHorizontal
            });
        }
        let Some(at) = response.interact_pointer_pos() else { return };
        let pressed = response.is_pointer_button_down_on() && ui.input(|i| i.pointer.any_pressed());
        if pressed {
            let grip = grip_at(at.x);
            ui.data_mut(|data| data.insert_temp(id, grip));
            // Outside of the frame, the frame comes to the pointer.
            if grip == Grip::Whole && !frame.contains(at) {
                let middle = self.scale.day_at(f64::from(at.x - rect.left()));
                shown.pan(shown.x_of(middle) - f64::from(plot_width) / 2.0, plot_width);
            }
        }
        let moved = f64::from(response.drag_delta().x) / self.scale.points_per_day();
        if response.dragged() && moved != 0.0 {
            let (from, to) = (shown.day_at(0.0), shown.day_at(f64::from(plot_width)));
            match ui.data(|data| data.get_temp(id)).unwrap_or(Grip::Whole) {
                Grip::Whole => shown.pan(moved * shown.points_per_day(), plot_width),
                Grip::Left => *shown = Scale::spanning((from + moved).min(to - 1.0), to, plot_width),
                Grip::Right => *shown = Scale::spanning(from, (to + moved).max(from + 1.0), plot_width),
            }
        }
    }

    fn frame(&self, shown: &Scale, plot_width: f32, rect: Rect) -> Rect {
        let x = |at: f64| rect.left() + self.scale.x_of(shown.day_at(at)).clamp(-1e6, 1e6) as f32;
        let (from, to) = (x(0.0).max(rect.left()), x(f64::from(plot_width)).min(rect.right()));
        let middle = ((from + to) / 2.0).clamp(rect.left() + NARROWEST / 2.0, rect.right() - NARROWEST / 2.0);
        let half = ((to - from) / 2.0).max(NARROWEST / 2.0);
        Rect::from_x_y_ranges(middle - half..=middle + half, rect.y_range()).shrink2(egui::vec2(0.0, 1.5))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Item, Kind, Lane, When};
    use super::*;

    #[test]
    fn every_item_is_counted_once() {
        let items = (0..500).map(|key| Item::new(key, Kind::Event, When::day((key * 37 % 900) as i32))).collect();
        let chart = Chart::new(vec![Lane::named("a")], items);
        for width in [30.0, 300.0, 1700.0] {
            let density = Density::of(None, &chart, width, (100.0, 200.0), false);
            assert_eq!((density.columns.iter().sum::<u32>(), density.beyond), (500, (false, false)), "{width}");
        }
    }

    #[test]
    fn a_few_far_away_are_left_out_until_they_are_shown() {
        let far = [-80_000, 70_000].into_iter();
        let days = (0..100).map(|i| i * 3).chain(far);
        let items = days.zip(0..).map(|(day, key)| Item::new(key, Kind::Event, When::day(day))).collect();
        let chart = Chart::new(vec![Lane::named("a")], items);
        let near = Density::of(None, &chart, 300.0, (0.0, 200.0), false);
        assert_eq!((near.columns.iter().sum::<u32>(), near.beyond), (100, (true, true)));
        let dragged = Density::of(Some(near), &chart, 300.0, (-9000.0, 0.0), true);
        assert_eq!(dragged.beyond, (true, true));
        let all = Density::of(Some(dragged), &chart, 300.0, (-9000.0, 0.0), false);
        assert_eq!((all.columns.iter().sum::<u32>(), all.beyond), (102, (false, false)));
    }
}
