use super::{Scale, Timeline, TimelineState};
use crate::widgets::palette::Palette;
use egui::{Button, Direction, Label, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

impl Timeline<'_> {
    /// How many items lie before and after what is shown, each a button that goes to the nearest of them: beside the
    /// overview, or in the corners of the plot. Where nothing is shown, says so.
    pub(super) fn tell_outside(&self, ui: &mut Ui, plot: Rect, beside: Rect, scale: &Scale, state: &mut TimelineState) {
        let width = f64::from(plot.width());
        let (from, to) = (scale.day_at(0.0), scale.day_at(width));
        let (earlier, later) = self.chart.outside(from, to);
        let (before, after) = self.chart.nearest_outside(from, to);
        let roomy = beside.width() > 80.0;
        let bottom = plot.bottom() - 13.0;
        let apart = if earlier > 0 && later > 0 { vec2(0.0, 11.0) } else { vec2(0.0, 0.0) };
        let left = if roomy { beside.center() - apart } else { pos2(plot.left() + 48.0, bottom) };
        let right = if roomy { beside.center() + apart } else { pos2(plot.right() - 48.0, bottom) };
        let places = [
            (before, format!("« {earlier} earlier"), left, "Go to the nearest before"),
            (after, format!("{later} later »"), right, "Go to the nearest after"),
        ];
        for (day, words, at, hint) in places {
            let Some(day) = day else { continue };
            let rect = Rect::from_center_size(at, vec2(if roomy { beside.width() - 12.0 } else { 84.0 }, 20.0));
            let layout = Layout::centered_and_justified(Direction::LeftToRight);
            let response = ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
                ui.spacing_mut().button_padding.y = 0.0;
                ui.spacing_mut().interact_size.y = rect.height();
                ui.add(Button::new(RichText::new(words).small()))
            });
            if response.inner.on_hover_text(hint).clicked() {
                let half = width / 2.0 / scale.points_per_day();
                state.fit_days(day - half, day + half);
                ui.request_repaint();
            }
        }
        if earlier + later == self.chart.items().len() {
            let words = RichText::new("Nothing happened or was said in this time.").color(Palette::of(ui).weak);
            let middle = Rect::from_center_size(plot.center(), vec2(plot.width().min(300.0), 24.0));
            ui.put(middle, Label::new(words).selectable(false));
        }
    }
}
