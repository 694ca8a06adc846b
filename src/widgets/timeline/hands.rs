use super::arrange::{Entry, EntryForm};
use super::axis::{around, day_in_words};
use super::lanes::{Frame, Opened};
use super::seen::Seen;
use super::show::Answer;
use crate::widgets::palette::Palette;
use egui::{CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// So many visible things are reachable by keyboard and screen reader; a crowded view has its list twin.
const NODES: usize = 300;

impl Frame<'_> {
    pub(super) fn interact(
        &self,
        ui: &mut Ui,
        plot: &Response,
        visible: Rect,
        seen: &mut [Seen<'_>],
        answer: &mut Answer,
    ) -> Opened {
        let mut opened = None;
        let hits = |thing: &Seen<'_>, at: Pos2| {
            let label = thing.label.as_ref().map_or(0.0, |(slot, _)| slot.to - thing.rect.right());
            let rect =
                Rect::from_x_y_ranges(thing.rect.left()..=thing.rect.right() + label.max(0.0), thing.rect.y_range());
            rect.expand2(vec2(2.0, 0.0)).contains(at)
        };
        for thing in seen.iter_mut().take(NODES) {
            let rect = thing.rect.intersect(visible).expand2(vec2(2.0, 0.0));
            if !rect.is_positive() {
                continue;
            }
            // Not the bare number: egui gives such an id to the plot's tooltip.
            let id = plot.id.with(("item", self.first_item(thing.entry).key));
            let response = ui.interact(rect, id, Sense::click());
            response
                .widget_info(|| WidgetInfo::selected(Role::Button, true, thing.selected, self.name_of(thing.entry)));
            if let [one] = thing.entry.members.as_slice() {
                let key = self.item(*one).key;
                if response.secondary_clicked() && !thing.selected {
                    answer.clicked = Some(key);
                }
                response.context_menu(|ui| (self.view.menu)(ui, key));
            }
            if response.has_focus() {
                ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, Palette::of(ui).accent), StrokeKind::Outside);
            }
            opened = self.answer(ui, response, thing, answer).or(opened);
        }
        let pointed = ui.pointer_latest_pos().filter(|at| visible.contains(*at) && plot.hovered());
        if let Some(thing) = pointed.and_then(|at| seen.iter_mut().find(|thing| hits(thing, at))) {
            opened = self.answer(ui, plot.clone(), thing, answer).or(opened);
        } else if let Some(at) = pointed.filter(|_| plot.double_clicked()) {
            let day = self.scale.day_at(f64::from(at.x - self.plot.left()));
            answer.empty_place = Some(around(day, self.scale.points_per_day()));
        }
        opened
    }

    /// Takes hover and clicks of `response` as meant for `thing`.
    fn answer(&self, ui: &Ui, response: Response, thing: &mut Seen<'_>, answer: &mut Answer) -> Opened {
        let single = match thing.entry.members.as_slice() {
            [one] => Some(self.item(*one).key),
            _ => None,
        };
        let mut opened = None;
        if response.double_clicked() {
            answer.double_clicked = single.or(answer.double_clicked);
        } else if response.clicked() {
            match single {
                Some(key) => answer.clicked = Some(key),
                None => {
                    let mut keys: Vec<u32> = thing.entry.members.as_slice().iter().map(|i| self.item(*i).key).collect();
                    keys.sort_unstable();
                    opened = Some((pos2(thing.rect.left().max(self.plot.left()), thing.rect.bottom()), keys));
                }
            }
        }
        if response.hovered() {
            thing.hovered = true;
            ui.set_cursor_icon(CursorIcon::PointingHand);
            response.on_hover_ui_at_pointer(|ui| self.explain(ui, thing.entry));
        }
        opened
    }

    fn explain(&self, ui: &mut Ui, entry: &Entry) {
        let [one] = entry.members.as_slice() else {
            ui.strong(self.name_of(entry));
            for index in entry.members.as_slice().iter().take(6) {
                let words = (self.view.describe)(self.item(*index).key);
                ui.label(words.lines().next().unwrap_or(""));
            }
            let more = entry.members.as_slice().len().saturating_sub(6);
            ui.weak(if more > 0 {
                format!("… and {more} more. Click to open.")
            } else {
                "Click to open.".to_owned()
            });
            return;
        };
        let words = (self.view.describe)(self.item(*one).key);
        let mut lines = words.lines();
        ui.strong(lines.next().unwrap_or(""));
        for line in lines {
            ui.label(line);
        }
    }

    fn name_of(&self, entry: &Entry) -> String {
        let count = entry.members.as_slice().len();
        match entry.form {
            EntryForm::Crowd if count > 1 => format!("{count} close together, about {}", day_in_words(entry.first)),
            EntryForm::SaidBy if count > 1 => {
                format!("{count} statements said by {}", day_in_words(entry.last - 1.0))
            }
            _ => (self.view.describe)(self.first_item(entry).key).replace('\n', ", "),
        }
    }
}
