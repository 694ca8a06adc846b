use super::arrange::{DRAWN, Entry, EntryForm, SAID_BY};
use super::axis::{Axis, day_in_words};
use super::ink::Ink;
use super::labels::{self, Slot};
use super::shapes::{Drawn, HATCH};
use super::state::Listing;
use super::{Arrangement, Chart, Item, Kind, Lane, Scale, TimelineState};
use crate::widgets::palette::Palette;
use egui::{
    Align2, Color32, CursorIcon, EventFilter, FontId, Galley, Id, Key, Painter, Popup, PopupCloseBehavior, Pos2, Rect,
    Response, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// The widget. Wheel and drag move it, or the keyboard while it has the focus: arrows, `+`, `-`, Home.
pub struct Timeline<'a> {
    pub chart: &'a Chart,
    /// Most rows in one lane.
    pub max_rows: usize,
    /// Keys of the selected items, ascending.
    pub selected: &'a [u32],
    /// Explains an item, given its key, in lines; the first is its title.
    pub describe: &'a dyn Fn(u32) -> String,
}

/// What the person did this frame, by keys of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub clicked: Option<u32>,
    pub double_clicked: Option<u32>,
}

const AXIS: f32 = 42.0;
const ROW: f32 = 24.0;
const LANE_MARGIN: f32 = 6.0;
/// So many visible things are reachable by keyboard and screen reader; a crowded view has its list twin.
const NODES: usize = 300;

/// An entry that is visible in this frame.
struct Seen<'a> {
    entry: &'a Entry,
    rect: Rect,
    tint: Option<u16>,
    strong: bool,
    label: Option<(Slot, Arc<Galley>)>,
}

impl Timeline<'_> {
    pub fn show(&self, ui: &mut Ui, state: &mut TimelineState) -> Answer {
        let mut answer = Answer::default();
        let area = ui.available_rect_before_wrap();
        let has_names = self.chart.lanes().iter().any(|lane| !lane.name.is_empty());
        let gutter = if has_names { (area.width() * 0.2).clamp(80.0, 200.0) } else { 0.0 };
        let bar = ui.spacing().scroll.allocated_width() + 2.0;
        let plot = Rect::from_min_max(pos2(area.left() + gutter, area.top()), pos2(area.right() - bar, area.bottom()));
        if plot.width() < 20.0 || plot.height() < AXIS + ROW {
            return answer;
        }

        let mut scale = state.scale_for(self.chart, plot.width());
        let id = ui.scope_id().with("timeline");
        let response = ui.interact(plot, id, Sense::click_and_drag());
        let scrolled = self.move_by_hand(ui, &response, plot, &mut scale, state);
        state.move_to(scale);
        self.show_listing(ui, id, state, &mut answer);

        let palette = Palette::of(ui);
        ui.painter().rect_filled(area, 0.0, palette.page);
        let char_width = ui.fonts_mut(|fonts| fonts.glyph_width(&TextStyle::Small.resolve(ui.style()), '0'));
        let axis = Axis::new(&scale, plot.width(), char_width);
        let axis_rect = Rect::from_min_max(plot.min, pos2(plot.right(), plot.top() + AXIS));
        paint_axis(ui, &axis, axis_rect);

        let lanes_rect = Rect::from_min_max(pos2(area.left(), plot.top() + AXIS), area.max);
        let arrangement = state.arrangement(self.chart, &scale, self.max_rows);
        let mut opened = None;
        ui.scope_builder(egui::UiBuilder::new().max_rect(lanes_rect), |ui| {
            let source = egui::scroll_area::ScrollSource { mouse_wheel: false, ..Default::default() };
            let scroll = ScrollArea::vertical().id_salt("lanes").auto_shrink(false).scroll_source(source);
            scroll.show_viewport(ui, |ui, viewport| {
                if scrolled != 0.0 {
                    ui.scroll_with_delta(vec2(0.0, scrolled));
                }
                let top = ui.min_rect().top();
                let heights = arrangement.lanes.iter().map(|rows| lane_height(rows.len()));
                ui.set_height(heights.sum::<f32>().max(viewport.height()));
                let frame = Frame { view: self, scale: &scale, plot, axis: &axis, arrangement, viewport, top };
                opened = frame.show(ui, &response, &mut answer);
            });
        });
        ui.advance_cursor_after_rect(area);
        if let Some((at, keys)) = opened {
            self.open(&scale, plot.width(), at, keys, state);
            ui.request_repaint();
        }
        response.widget_info(|| {
            let (from, to) = (scale.day_at(0.0), scale.day_at(f64::from(plot.width())));
            let count = self.chart.items().len();
            let words = format!("Timeline of {count} items, showing {} to {}", day_in_words(from), day_in_words(to));
            WidgetInfo::labeled(Role::Canvas, true, words)
        });
        if response.has_focus() {
            ui.painter().rect_stroke(plot, 0.0, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
        }
        answer
    }

    /// Wheel, drag and keys. Returns by how much the lanes are scrolled.
    fn move_by_hand(
        &self,
        ui: &Ui,
        response: &Response,
        plot: Rect,
        scale: &mut Scale,
        state: &mut TimelineState,
    ) -> f32 {
        let mut scrolled = 0.0;
        let width = plot.width();
        if response.dragged() {
            scale.pan(-f64::from(response.drag_delta().x), width);
            scrolled += response.drag_delta().y;
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
        let pointer = ui.pointer_latest_pos().filter(|at| ui.rect_contains_pointer(Rect::from_pos(*at)));
        let (wheel, zoom) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta()));
        if let Some(at) = pointer {
            if plot.contains(at) {
                let factor = f64::from(zoom) * (f64::from(wheel.y) / 200.0).exp2();
                if factor != 1.0 {
                    scale.zoom_at(f64::from(at.x - plot.left()), factor);
                }
                scale.pan(-f64::from(wheel.x), width);
            } else if at.x < plot.left() && (plot.top()..plot.bottom()).contains(&at.y) {
                scrolled += wheel.y;
            }
        }
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            let presses = |key| ui.input(|i| i.num_presses(key)) as f64;
            let right = presses(Key::ArrowRight) - presses(Key::ArrowLeft);
            if right != 0.0 {
                scale.pan(right * f64::from(width) / 8.0, width);
            }
            scrolled += (presses(Key::ArrowUp) - presses(Key::ArrowDown)) as f32 * 2.0 * ROW;
            let closer = presses(Key::Plus) + presses(Key::Equals) - presses(Key::Minus);
            if closer != 0.0 {
                scale.zoom_at(f64::from(width) / 2.0, 1.5_f64.powf(closer));
            }
            if presses(Key::Home) > 0.0 {
                state.fit_all();
                ui.request_repaint();
            }
        }
        scrolled
    }

    /// Opens what a number stands for: nearer, or as a list when nearer would not part them.
    fn open(&self, scale: &Scale, width: f32, at: Pos2, keys: Vec<u32>, state: &mut TimelineState) {
        let members = || self.chart.items().iter().filter(|item| keys.binary_search(&item.key).is_ok());
        let middle = |item: &Item| item.when.known_days().map_or(0.0, |(first, last)| (first + last) / 2.0);
        let (from, to) = members().map(middle).fold((f64::MAX, f64::MIN), |(a, b), day| (a.min(day), b.max(day)));
        let nearer = Chart::extent(members()).map(|(first, last)| Scale::fitting(first, last, width));
        let helps = nearer.is_some_and(|near| near.points_per_day() > 1.4 * scale.points_per_day());
        if to - from >= 1.0 && helps {
            state.fit(keys);
        } else {
            state.listing = Some(Listing { at, title: format!("{} together", keys.len()), keys });
        }
    }

    fn show_listing(&self, ui: &Ui, id: Id, state: &mut TimelineState, answer: &mut Answer) {
        let Some(listing) = &state.listing else { return };
        let mut open = true;
        let popup = Popup::new(id.with("listing"), ui.ctx().clone(), listing.at, ui.layer_id())
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(listing.title.as_str())
            .width(360.0);
        popup.show(|ui| {
            ui.strong(&listing.title);
            let height = ui.text_style_height(&TextStyle::Body).max(ui.spacing().interact_size.y);
            ScrollArea::vertical().max_height(280.0).show_rows(ui, height, listing.keys.len(), |ui, rows| {
                for key in &listing.keys[rows] {
                    let words = (self.describe)(*key);
                    let title = words.lines().next().unwrap_or("");
                    let selected = self.selected.binary_search(key).is_ok();
                    let row =
                        ui.add(egui::Button::selectable(selected, title).truncate().min_size(vec2(340.0, height)));
                    let row = row.on_hover_text(&words);
                    if row.double_clicked() {
                        answer.double_clicked = Some(*key);
                    } else if row.clicked() {
                        answer.clicked = Some(*key);
                    }
                }
            });
        });
        if !open || ui.input(|i| i.key_pressed(Key::Escape)) {
            state.listing = None;
        }
    }
}

fn lane_height(rows: usize) -> f32 {
    rows.max(1) as f32 * ROW + 2.0 * LANE_MARGIN
}

/// Everything that the lanes of one frame are drawn from.
struct Frame<'a> {
    view: &'a Timeline<'a>,
    scale: &'a Scale,
    plot: Rect,
    axis: &'a Axis,
    arrangement: &'a Arrangement,
    viewport: Rect,
    /// Where the first lane begins on the screen.
    top: f32,
}

type Opened = Option<(Pos2, Vec<u32>)>;

impl Frame<'_> {
    fn show(&self, ui: &mut Ui, response: &Response, answer: &mut Answer) -> Opened {
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

    /// The visible entries of one row, with their labels.
    fn see_row<'a>(&'a self, ui: &Ui, entries: &'a [Entry], strip: Rect, seen: &mut Vec<Seen<'a>>) {
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
        let wishes: Vec<labels::Wish> = here
            .iter()
            .zip(&galleys)
            .map(|((entry, (from, to)), galley)| labels::Wish {
                from: x(*from),
                to: x(*to),
                width: galley.as_ref().map_or(0.0, |galley| galley.size().x.min(320.0)),
                priority: self.priority(entry),
            })
            .collect();
        let slots = labels::place(&wishes, strip.left(), strip.right());
        for (((entry, (from, to)), galley), slot) in here.into_iter().zip(galleys).zip(slots) {
            // Cut what lies far outside, in steps that keep the hatching where it is.
            let step = f64::from(HATCH);
            let cut = ((-200.0 - from).max(0.0) / step).floor() * step;
            let rect = Rect::from_x_y_ranges(x(from + cut)..=x(to.min(width + 200.0)), strip.y_range());
            let label = slot.zip(galley).map(|(slot, galley)| (slot, cut_to(ui, galley, slot.to - slot.from)));
            let strong = entry.members.as_slice().iter().any(|i| self.is_selected(*i));
            seen.push(Seen { entry, rect, tint: self.tint_of(entry), strong, label });
        }
    }

    fn item(&self, index: u32) -> &Item {
        &self.view.chart.items()[index as usize]
    }

    fn first_item(&self, entry: &Entry) -> &Item {
        self.item(entry.members.as_slice()[0])
    }

    fn is_selected(&self, index: u32) -> bool {
        !self.view.selected.is_empty() && self.view.selected.binary_search(&self.item(index).key).is_ok()
    }

    /// The speaker's tint, when all members share it.
    fn tint_of(&self, entry: &Entry) -> Option<u16> {
        let first = self.first_item(entry).tint;
        entry.members.as_slice().iter().all(|i| self.item(*i).tint == first).then_some(first).flatten()
    }

    fn label_of(&self, entry: &Entry) -> String {
        match entry.form {
            EntryForm::Crowd => String::new(),
            EntryForm::SaidBy if entry.members.as_slice().len() > 1 => SAID_BY.to_owned(),
            _ => self.first_item(entry).label.to_string(),
        }
    }

    fn priority(&self, entry: &Entry) -> u8 {
        let selected = entry.members.as_slice().iter().any(|i| self.is_selected(*i));
        match (selected, self.first_item(entry).kind) {
            (true, _) => 2,
            (false, Kind::Event) => 1,
            (false, Kind::Statement) => 0,
        }
    }

    fn interact(
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
            let id = plot.id.with(self.first_item(thing.entry).key);
            let response = ui.interact(rect, id, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, thing.strong, self.name_of(thing.entry)));
            if response.has_focus() {
                ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, Palette::of(ui).accent), StrokeKind::Outside);
            }
            opened = self.answer(ui, response, thing, answer).or(opened);
        }
        let pointed = ui.pointer_latest_pos().filter(|at| visible.contains(*at) && plot.hovered());
        if let Some(thing) = pointed.and_then(|at| seen.iter_mut().find(|thing| hits(thing, at))) {
            opened = self.answer(ui, plot.clone(), thing, answer).or(opened);
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
            thing.strong = true;
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
            EntryForm::Crowd => format!("{count} close together, about {}", day_in_words(entry.first)),
            EntryForm::SaidBy if count > 1 => {
                format!("{count} statements said by {}", day_in_words(entry.last - 1.0))
            }
            _ => (self.view.describe)(self.first_item(entry).key).replace('\n', ", "),
        }
    }

    fn paint(&self, painter: &Painter, palette: &Palette, seen: &[Seen<'_>]) {
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
                strong: thing.strong,
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
            if thing.entry.members.as_slice().iter().any(|i| self.is_selected(*i)) {
                let around = thing.rect.shrink2(vec2(-3.0, 1.0));
                painter.rect_stroke(around, 5.0, Stroke::new(1.6, palette.accent), StrokeKind::Inside);
            }
        }
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

fn paint_axis(ui: &Ui, axis: &Axis, rect: Rect) {
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
        painter.text(pos2(x + 3.0, upper), Align2::LEFT_CENTER, &tick.label, small.clone(), colour);
    }
    for stretch in &axis.stretches {
        let (from, to) = (rect.left() + stretch.from, rect.left() + stretch.to);
        let galley = painter.layout_no_wrap(stretch.label.clone(), small.clone(), palette.text);
        // The name stays in view as long as its stretch has room for it.
        let x = (from.max(rect.left()) + 4.0).min(to - galley.size().x - 6.0);
        if x >= from - 1.0 && to - from > galley.size().x {
            painter.galley(pos2(x, rect.top() + 5.0), galley, Color32::PLACEHOLDER);
        }
        painter.vline(from, rect.top() + 4.0..=rect.bottom(), Stroke::new(1.0, palette.line));
    }
}
