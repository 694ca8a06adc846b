use super::arrange::{DRAWN, Entry, EntryForm, SAID_BY};
use super::ink::Ink;
use super::labels::{self, Slot};
use super::lanes::Frame;
use super::shapes::{Drawn, HATCH};
use super::{Item, Kind};
use crate::widgets::palette::Palette;
use egui::{Align2, FontId, Galley, Painter, Rect, Stroke, StrokeKind, TextStyle, Ui, pos2, vec2};
use std::sync::Arc;

/// An entry that is visible in this frame.
pub(super) struct Seen<'a> {
    pub entry: &'a Entry,
    pub rect: Rect,
    pub tint: Option<u16>,
    pub selected: bool,
    pub hovered: bool,
    pub label: Option<(Slot, Arc<Galley>)>,
}

impl Frame<'_> {
    /// The visible entries of one row, with their labels.
    pub(super) fn see_row<'a>(&'a self, ui: &Ui, entries: &'a [Entry], strip: Rect, seen: &mut Vec<Seen<'a>>) {
        let items = self.view.chart.items();
        let zero = self.scale.x_of(0.0);
        let extent = |entry: &Entry| {
            let (from, to) = entry.extent(items, self.scale.points_per_day(), DRAWN);
            (from + zero, to + zero)
        };
        let width = f64::from(strip.width());
        let start = entries.partition_point(|entry| extent(entry).1 < -200.0);
        let here: Vec<(&Entry, (f64, f64))> = entries[start..]
            .iter()
            .map(|entry| (entry, extent(entry)))
            .take_while(|(_, (from, _))| *from < width + 200.0)
            .collect();

        let x = |at: f64| strip.left() + at as f32;
        let label_font = TextStyle::Small.resolve(ui.style());
        let palette = Palette::of(ui);
        let galleys: Vec<Option<Arc<Galley>>> = (0..here.len())
            .map(|i| {
                let (entry, (from, to)) = here[i];
                let room_right = here.get(i + 1).map_or(width, |(_, (next, _))| *next) - to;
                let roomy = room_right.max(to - from) > 40.0;
                let text = self.label_of(entry);
                (roomy && !text.is_empty()).then(|| {
                    let job = egui::text::LayoutJob::simple_singleline(text, label_font.clone(), palette.text);
                    ui.fonts_mut(|fonts| fonts.layout_job(job))
                })
            })
            .collect();
        let selected: Vec<bool> = here.iter().map(|(entry, _)| self.is_selected(entry)).collect();
        let wishes: Vec<labels::Wish> = here
            .iter()
            .zip(&galleys)
            .zip(&selected)
            .map(|(((entry, (from, to)), galley), selected)| labels::Wish {
                from: x(*from),
                to: x(*to),
                width: galley.as_ref().map_or(0.0, |galley| galley.size().x.min(320.0)),
                priority: match (*selected, self.first_item(entry).kind) {
                    (true, _) => 2,
                    (false, Kind::Event) => 1,
                    (false, Kind::Statement) => 0,
                },
            })
            .collect();
        let slots = labels::place(&wishes, strip.left(), strip.right());
        for ((((entry, (from, to)), galley), slot), selected) in here.into_iter().zip(galleys).zip(slots).zip(selected)
        {
            // Cut what lies far outside, in steps that keep the hatching where it is.
            let step = f64::from(HATCH);
            let cut = ((-200.0 - from).max(0.0) / step).floor() * step;
            let rect = Rect::from_x_y_ranges(x(from + cut)..=x(to.min(width + 200.0)), strip.y_range());
            let label = slot.zip(galley).map(|(slot, galley)| (slot, cut_to(ui, galley, slot.to - slot.from)));
            seen.push(Seen { entry, rect, tint: entry.tint, selected, hovered: false, label });
        }
    }

    pub(super) fn item(&self, index: u32) -> &Item {
        &self.view.chart.items()[index as usize]
    }

    pub(super) fn first_item(&self, entry: &Entry) -> &Item {
        self.item(entry.members.as_slice()[0])
    }

    fn label_of(&self, entry: &Entry) -> String {
        match entry.form {
            EntryForm::Crowd => String::new(),
            EntryForm::SaidBy if entry.members.as_slice().len() > 1 => SAID_BY.to_owned(),
            _ => self.first_item(entry).label.to_string(),
        }
    }

    fn is_selected(&self, entry: &Entry) -> bool {
        entry.members.as_slice().iter().any(|index| (self.view.is_selected)(self.item(*index).key))
    }

    pub(super) fn paint(&self, painter: &Painter, palette: &Palette, seen: &[Seen<'_>]) {
        let mut ink = Ink::new(painter.pixels_per_point());
        for thing in seen {
            let item = self.first_item(thing.entry);
            let drawn = Drawn {
                form: thing.entry.form,
                kind: item.kind,
                when: &item.when,
                rect: thing.rect,
                colour: thing.tint.map_or(palette.text, |tint| palette.speaker(tint.into()).mark),
                ground: palette.page,
                strong: thing.selected || thing.hovered,
            };
            drawn.paint(&mut ink);
        }
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
                let at = pos2(slot.from, middle.y - galley.size().y / 2.0);
                painter.galley(at, galley.clone(), palette.text);
            }
            if thing.selected {
                let around = thing.rect.shrink2(vec2(-3.0, 1.0));
                painter.rect_stroke(around, 5.0, Stroke::new(1.6, palette.accent), StrokeKind::Inside);
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
fn short_number(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        1000..1_000_000 => format!("{}k", count / 1000),
        _ => format!("{}M", count / 1_000_000),
    }
}
