use super::axis::{Axis, day_in_words};
use super::axis_strip;
use super::lanes::{Frame, lane_height};
use super::marked::Marked;
use super::overview::{self, Density};
use super::state::Listing;
use super::{Chart, Item, LaneWish, Scale, TimelineState, When};
use crate::widgets::palette::Palette;
use egui::{
    CursorIcon, EventFilter, Id, Key, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};
use std::ops::Range;

/// The widget. Wheel and drag move it, or the keyboard while it has the focus: arrows, `+`, `-`, Home.
pub struct Timeline<'a> {
    /// Has the keyboard's focus.
    pub id: Id,
    pub chart: &'a Chart,
    /// Most rows in one lane.
    pub max_rows: usize,
    /// Keys of items, ascending.
    pub selected: &'a [u32],
    /// Keys of items that go with what is selected: the statements about the selected event.
    pub related: &'a [u32],
    /// Lines through all lanes: when, and what stands beside each.
    pub lines: &'a [(When, String)],
    /// The days to which everything is narrowed.
    pub period: Option<(i32, i32)>,
    /// Explains an item, given its key, in lines; the first is its title.
    pub describe: &'a dyn Fn(u32) -> String,
    /// Fills the menu of an item, given its key.
    pub menu: &'a dyn Fn(&mut Ui, u32),
}

/// What the person did this frame, by keys of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub clicked: Option<u32>,
    pub double_clicked: Option<u32>,
    /// Where nothing stands, this place was double-clicked: from the first to the last day of its day, month or
    /// year, as near as one sees.
    pub empty_place: Option<(i32, i32)>,
    /// The lane with this number, and what is wanted of it.
    pub lane: Option<(usize, LaneWish)>,
    /// Only these days are wanted.
    pub period: Option<(i32, i32)>,
}

const AXIS: f32 = 42.0;
/// Room below it for the words beside the lines.
const FLAGS: f32 = 17.0;
/// The least height of lanes that is worth drawing.
const LEAST: f32 = 36.0;
/// For so many seconds the view is on its way to what a command asked for.
const GLIDE: f64 = 0.2;
/// By which an arrow key scrolls the lanes.
const SCROLL: f32 = 48.0;

impl Timeline<'_> {
    pub fn show(&self, ui: &mut Ui, state: &mut TimelineState) -> Answer {
        let mut answer = Answer::default();
        let area = ui.available_rect_before_wrap();
        let has_names = self.chart.lanes().iter().any(|lane| !lane.name.is_empty());
        let gutter = if has_names { (area.width() * 0.24).clamp(90.0, 230.0) } else { 0.0 };
        let bar = ui.spacing().scroll.allocated_width() + 2.0;
        let tall = area.height() > AXIS + FLAGS + LEAST + 3.0 * overview::HEIGHT;
        let bottom = area.bottom() - if tall { overview::HEIGHT } else { 0.0 };
        let plot = Rect::from_min_max(pos2(area.left() + gutter, area.top()), pos2(area.right() - bar, bottom));
        if plot.width() < 20.0 || plot.height() < AXIS + FLAGS + LEAST {
            return answer;
        }

        let glide = if ui.style().animation_time > 0.0 { GLIDE } else { 0.0 };
        let mut scale = state.scale_for(self.chart, plot.width(), ui.input(|i| i.time), glide);
        if state.is_gliding() {
            ui.request_repaint();
        }
        let response = ui.interact(plot, self.id, Sense::click_and_drag());
        let scrolled = self.move_by_hand(ui, &response, plot, &mut scale, state);
        let shown = (scale.day_at(0.0), scale.day_at(f64::from(plot.width())));
        let pressed = ui.input(|i| i.pointer.any_down());
        let density = tall.then(|| Density::of(state.density.take(), self.chart, plot.width(), shown, pressed));
        ui.painter().rect_filled(area, 0.0, Palette::of(ui).page);
        if let Some(density) = &density {
            let rect = Rect::from_x_y_ranges(plot.x_range(), bottom..=area.bottom());
            density.show(ui, self.id.with("overview"), rect, &mut scale, plot.width(), self.period);
        }
        state.density = density;
        state.move_to(scale);
        self.show_listing(ui, state, &mut answer);

        let palette = Palette::of(ui);
        let char_width = ui.fonts_mut(|fonts| fonts.glyph_width(&TextStyle::Small.resolve(ui.style()), '0'));
        let axis = Axis::new(&scale, plot.width(), char_width);
        let axis_rect = Rect::from_min_max(plot.min, pos2(plot.right(), plot.top() + AXIS));
        axis_strip::paint(ui, &axis, axis_rect);
        let flags = Rect::from_x_y_ranges(plot.x_range(), plot.top() + AXIS..=plot.top() + AXIS + FLAGS);
        self.show_flags(ui, flags, &scale);
        answer.period = self.brush(ui, axis_rect, &scale);

        let revealed = state.revealed.take();
        let arrangement = state.arrangement(self.chart, &scale, self.max_rows);
        let revealed = revealed.and_then(|key| arrangement.lane_of(self.chart, key));
        let mut opened = None;
        let (selected, related) = (Marked::new(self.chart, self.selected), Marked::new(self.chart, self.related));
        let pinned = self.chart.pinned();
        let all = Rect::from_min_max(pos2(area.left(), flags.bottom()), pos2(area.right(), bottom));
        let height = |lanes: Range<usize>| arrangement.lanes[lanes].iter().map(|rows| lane_height(rows.len())).sum();
        let above: f32 = height(0..pinned);
        let middle = all.top() + above.min(all.height() * 0.6);
        let sections =
            [(0..pinned, all.with_max_y(middle)), (pinned..self.chart.lanes().len(), all.with_min_y(middle))];
        for (lanes, rect) in sections.into_iter().filter(|(lanes, _)| !lanes.is_empty()) {
            ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
                ui.shrink_clip_rect(rect);
                let source = egui::scroll_area::ScrollSource { mouse_wheel: false, ..Default::default() };
                let salt = ("lanes", lanes.start > 0 || pinned == 0);
                let scroll = ScrollArea::vertical().id_salt(salt).auto_shrink(false).scroll_source(source);
                scroll.show_viewport(ui, |ui, viewport| {
                    if scrolled != 0.0 && lanes.start == pinned {
                        ui.scroll_with_delta(vec2(0.0, scrolled));
                    }
                    let top = ui.min_rect().top();
                    let tall: f32 = height(lanes.clone());
                    ui.set_height(tall.max(viewport.height()));
                    if let Some(lane) = revealed.filter(|lane| lanes.contains(lane)) {
                        let (from, to): (f32, f32) = (height(lanes.start..lane), height(lanes.start..lane + 1));
                        let band = Rect::from_x_y_ranges(rect.x_range(), top + from..=top + to);
                        ui.scroll_to_rect(band.with_max_y(band.bottom().min(band.top() + viewport.height())), None);
                    }
                    let visible = viewport.translate(vec2(0.0, top)).with_min_x(rect.left()).with_max_x(rect.right());
                    let frame = Frame {
                        view: self,
                        scale: &scale,
                        plot,
                        axis: &axis,
                        arrangement,
                        selected: &selected,
                        related: &related,
                        lanes,
                        visible,
                        top,
                    };
                    opened = frame.show(ui, &response, &mut answer).or(opened.take());
                });
            });
        }
        if middle > all.top() && pinned > 0 {
            ui.painter().hline(all.x_range(), middle, Stroke::new(2.0, palette.line));
        }
        ui.advance_cursor_after_rect(area);
        let beside = Rect::from_min_max(pos2(area.left(), bottom), pos2(plot.left(), area.bottom()));
        self.tell_outside(ui, plot, beside, &scale, state);
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

    /// The words beside the lines through all lanes, above the lanes.
    fn show_flags(&self, ui: &Ui, strip: Rect, scale: &Scale) {
        let palette = Palette::of(ui);
        let font = TextStyle::Small.resolve(ui.style());
        for (when, words) in self.lines {
            let Some((first, last)) = when.known_days() else { continue };
            let x = strip.left() + scale.x_of((first + last) / 2.0).clamp(-1e6, 1e6) as f32;
            if !strip.x_range().contains(x) {
                continue;
            }
            let galley = ui.painter().layout_no_wrap(words.clone(), font.clone(), palette.accent);
            let width = galley.size().x + 10.0;
            let left = if x + width > strip.right() { x - width } else { x };
            let chip = Rect::from_min_size(pos2(left, strip.top() + 1.0), vec2(width, strip.height() - 1.0));
            ui.painter().rect_filled(chip, 2.0, palette.selection);
            let at = pos2(left + 5.0, chip.center().y - galley.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, galley, palette.on_selection);
        }
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
        let pointer = ui.pointer_latest_pos().filter(|_| ui.rect_contains_pointer(ui.clip_rect()));
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
            scrolled += (presses(Key::ArrowUp) - presses(Key::ArrowDown)) as f32 * SCROLL;
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
        let members = || self.chart.with_keys(&keys);
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
}
