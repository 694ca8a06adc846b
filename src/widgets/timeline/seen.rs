use super::Item;
use super::arrange::{Entry, EntryForm};
use super::ink::Ink;
use super::labels::Slot;
use super::lanes::Frame;
use super::shapes::{Drawn, HATCH};
use super::spots::{MARGIN, View};
use crate::widgets::palette::Palette;
use egui::{Align2, FontId, Galley, Painter, Rect, Shape, Stroke, StrokeKind, TextStyle, Ui, pos2, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// An entry that is visible in this frame.
pub(super) struct Seen<'a> {
    pub entry: &'a Entry,
    pub rect: Rect,
    pub tint: Option<u16>,
    pub selected: bool,
    /// Goes with what is selected.
    pub related: bool,
    pub hovered: bool,
    pub label: Option<(Slot, Arc<Galley>)>,
    /// The label stands inside the ends of the thing.
    pub holds_label: bool,
}

impl Frame<'_> {
    /// The visible entries of one row, the `first` of its lane or another, with their labels.
    pub(super) fn see_row<'a>(
        &'a self,
        ui: &Ui,
        entries: &'a [Entry],
        strip: Rect,
        first: bool,
        seen: &mut Vec<Seen<'a>>,
    ) {
        let view = View { chart: self.view.chart, scale: self.scale, width: strip.width(), explains: first };
        let font = TextStyle::Small.resolve(ui.style());
        let colour = Palette::of(ui).text;
        let lay_out = |text: &str| {
            let job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font.clone(), colour);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let mut galleys: HashMap<String, Arc<Galley>> = HashMap::new();
        let measure = |text: &str| galleys.entry(text.to_owned()).or_insert_with(|| lay_out(text)).size().x;
        let spots = view.spots(entries, measure, |entry| self.selected.any(entry.members.as_slice()));
        for spot in spots {
            // Cut what lies far outside, in steps that keep the hatching where it is.
            let step = f64::from(HATCH);
            let cut = ((-MARGIN - spot.from).max(0.0) / step).floor() * step;
            let x = |at: f64| strip.left() + at as f32;
            let right = spot.to.min(f64::from(strip.width()) + MARGIN);
            let rect = Rect::from_x_y_ranges(x(spot.from + cut)..=x(right), strip.y_range());
            let label = spot.slot.map(|slot| {
                let text = view.label_of(spot.entry);
                let galley = galleys.get(text).cloned().unwrap_or_else(|| lay_out(text));
                let slot = Slot { from: strip.left() + slot.from, to: strip.left() + slot.to };
                (slot, cut_to(ui, galley, slot.to - slot.from))
            });
            let selected = self.selected.any(spot.entry.members.as_slice());
            let related = !selected && self.related.any(spot.entry.members.as_slice());
            let (entry, tint, holds_label) = (spot.entry, spot.entry.tint, spot.holds_label());
            seen.push(Seen { entry, rect, tint, selected, related, hovered: false, label, holds_label });
        }
    }

    pub(super) fn item(&self, index: u32) -> &Item {
        &self.view.chart.items()[index as usize]
    }

    pub(super) fn first_item(&self, entry: &Entry) -> &Item {
        self.item(entry.members.as_slice()[0])
    }

    pub(super) fn paint(&self, painter: &Painter, palette: &Palette, seen: &[Seen<'_>]) {
        let mut ink = Ink::new(painter.pixels_per_point());
        let drawn = |thing: &Seen<'_>| {
            let item = self.first_item(thing.entry);
            let tint = thing.tint.map(|tint| palette.speaker(tint.into()));
            Drawn {
                form: thing.entry.form,
                kind: item.kind,
                when: &item.when,
                planned: item.planned,
                rect: thing.rect,
                colour: tint.map_or(palette.text, |tint| tint.mark),
                ground: palette.page,
                sign: tint.map(|tint| tint.sign).unwrap_or_default(),
                strong: thing.selected || thing.hovered,
                under_words: thing.holds_label,
            }
        };
        seen.iter().for_each(|thing| drawn(thing).paint(&mut ink));
        painter.add(ink.into_mesh());
        for thing in seen {
            let count = thing.entry.members.as_slice().len();
            let middle = thing.rect.center();
            let number_at = match thing.entry.form {
                EntryForm::Crowd => Some(middle),
                EntryForm::SaidBy if count > 1 => Some(middle - vec2(3.0, 2.0)),
                _ => None,
            };
            if let Some(at) = number_at {
                painter.text(at, Align2::CENTER_CENTER, short_number(count), FontId::proportional(11.5), palette.text);
            }
            if let Some((slot, galley)) = &thing.label {
                let at = pos2(slot.from, middle.y - galley.size().y / 2.0 - drawn(thing).words_up());
                // A line through all lanes is not to strike the words out; inside a bar a ground would hide the bar.
                let words = Rect::from_min_size(at, galley.size());
                if !thing.holds_label && self.line_xs().any(|x| words.x_range().contains(x)) {
                    painter.rect_filled(words.expand2(vec2(2.0, 0.0)), 0.0, palette.page);
                }
                painter.galley(at, galley.clone(), palette.text);
            }
            if thing.selected {
                let around = thing.rect.shrink2(vec2(-3.0, 1.0));
                painter.rect_stroke(around, 5.0, Stroke::new(1.6, palette.accent), StrokeKind::Inside);
            } else if thing.related {
                let around = thing.rect.shrink2(vec2(-3.0, 1.0));
                let ring = [around.left_top(), around.right_top(), around.right_bottom(), around.left_bottom()];
                let ring = [ring[0], ring[1], ring[2], ring[3], ring[0]];
                painter.extend(Shape::dashed_line(&ring, Stroke::new(1.4, palette.accent), 3.0, 2.5));
            }
        }
    }
}

/// `galley`, or the same text cut to `width`.
fn cut_to(ui: &Ui, galley: Arc<Galley>, width: f32) -> Arc<Galley> {
    if galley.size().x <= width + 0.5 {
        return galley;
    }
    let mut job = (*galley.job).clone();
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// `999`, `12k`.
pub(super) fn short_number(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        1000..1_000_000 => format!("{}k", count / 1000),
        _ => format!("{}M", count / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Chart, Kind, Lane, Timeline, TimelineState, When};
    use super::*;
    use egui::{Context, RawInput, Shape};

    /// How many grounds are painted behind labels when a line goes through all lanes at day 15.
    fn grounds(when: When) -> usize {
        let label = "The council met about the wall".into();
        let chart = Chart::new(vec![Lane::named("a")], vec![Item { label, ..Item::new(0, Kind::Event, when) }]);
        let (ctx, mut state) = (Context::default(), TimelineState::default());
        state.fit_days(0.0, 100.0);
        let mut found = 0;
        for frame in 0..2 {
            let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
            let time = Some(f64::from(frame) * 10.0);
            let input = RawInput { screen_rect: Some(screen), time, ..RawInput::default() };
            let mut page = egui::Color32::TRANSPARENT;
            let output = ctx.run_ui(input, |ui| {
                page = Palette::of(ui).page;
                let timeline = Timeline {
                    id: egui::Id::unique("plot"),
                    chart: &chart,
                    max_rows: 5,
                    selected: &[],
                    related: &[],
                    lines: &[(When::day(15), "published".to_owned())],
                    period: None,
                    describe: &|_| String::new(),
                    menu: &|_, _| (),
                };
                timeline.show(ui, &mut state);
            });
            let low =
                |shape: &Shape| matches!(shape, Shape::Rect(rect) if rect.fill == page && rect.rect.height() < 30.0);
            found = output.shapes.iter().filter(|clipped| low(&clipped.shape)).count();
            output.drop_without_applying_deltas();
        }
        found
    }

    #[test]
    fn a_ground_keeps_words_readable_but_hides_no_bar() {
        assert_eq!(grounds(When::day(10)), 1);
        assert_eq!(grounds(When { last: Some(90), ..When::day(10) }), 0);
    }
}
