use super::document::{BlockStyle, Document, Highlight, Mark, Part};
use super::page::{Look, Page, column_width};
use super::rows;
use crate::widgets::palette::{Palette, SpeakerSign, SpeakerTint};
use crate::widgets::{list_focus, marks};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align2, CursorIcon, Galley, Id, Key, Painter, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// The widget. A click on a mark is answered with its key; text can be selected and copied.
pub struct Reading<'a> {
    /// Has the keyboard's focus.
    pub id: Id,
    pub document: &'a Document,
    /// Names the text: as long as it is the same, a new document does not scroll.
    pub text: u64,
    pub is_selected: &'a dyn Fn(u32) -> bool,
    /// The mark that the keyboard moves; comes into view when it becomes another.
    pub focus: Option<u32>,
    /// Explains a mark in lines; the first is its title.
    pub describe: &'a dyn Fn(u32) -> String,
}

/// What the reading view keeps from frame to frame.
#[derive(Default)]
pub struct ReadingState {
    page: Page,
    offset: f32,
    text: Option<u64>,
    focus: Option<u32>,
    reveal: bool,
}

impl ReadingState {
    /// Brings the focused mark into view, also when the person has scrolled away from it.
    pub fn reveal(&mut self) {
        self.reveal = true;
    }
}

/// Beside the column: bars for the statements, and beyond them the speakers' names.
const BARS: f32 = 34.0;
const BAR_STEP: f32 = 7.0;
const NAMES: f32 = 150.0;
const NARROWEST_NAMES: f32 = 90.0;
const END: f32 = 60.0;

impl Reading<'_> {
    /// The key of the mark that was clicked.
    pub fn show(&self, ui: &mut Ui, state: &mut ReadingState) -> Option<u32> {
        let palette = Palette::of(ui);
        let area = ui.available_rect_before_wrap();
        ui.painter().rect_filled(area, 0.0, palette.page);
        let room = area.width() - ui.spacing().scroll.allocated_width() - 2.0 * 12.0;
        let width = column_width(ui, (room - BARS).max(40.0));
        // Centred, but as far from the edge as bars and, if they can have it, names need.
        let margin = (BARS + NAMES).min(room - width).max(BARS);
        let left = ((room - width) / 2.0).max(margin).floor() + 12.0;
        let names = (left - BARS - 12.0).min(NAMES);

        let forced = self.place(ui, state, width, area.height());
        let focused = list_focus::show(ui, self.id, area, Role::Document, "Article");
        let forced = (focused && scroll_by_keys(ui, state, area.height())) || forced;
        let mut scroll = ScrollArea::vertical().id_salt(("reading", self.text)).auto_shrink(false);
        if forced {
            scroll = scroll.vertical_scroll_offset(state.offset);
        }
        let mut clicked = None;
        let output = scroll.show_viewport(ui, |ui, viewport| {
            ui.set_height(state.page.height() + END);
            let origin = ui.min_rect().left_top() + vec2(left, 0.0);
            clicked = self.show_blocks(ui, &mut state.page, Column { origin, width, names }, viewport);
        });
        state.offset = output.state.clamped_offset().y;
        if clicked.is_some() {
            // The person sees it already.
            state.focus = clicked;
        }
        clicked
    }

    /// Prepares the page and decides where it is scrolled to; whether that is not where it was.
    fn place(&self, ui: &Ui, state: &mut ReadingState, width: f32, height: f32) -> bool {
        let mut forced = false;
        let new_text = state.text.replace(self.text) != Some(self.text);
        // After a change of width the same block stays at the top.
        let top_block = state.page.block_at(state.offset);
        let within = state.offset - state.page.top(top_block);
        if state.page.prepare(ui, self.document, width) && !new_text {
            state.offset = state.page.top(top_block) + within;
            forced = true;
        }
        if new_text {
            state.offset = 0.0;
            forced = true;
        }
        if new_text || state.focus != self.focus || state.reveal {
            state.focus = self.focus;
            if let Some((block, chars)) = self.focus.and_then(|key| self.document.place_of(key)) {
                let top = state.page.top(block);
                state.page.settle(ui, self.document, width, [top - height, top + height, top]);
                let galley = state.page.galley(ui, self.document, block, width);
                let above = Look::of(self.document.blocks()[block].style).above(&self.document.blocks()[block]);
                let line = rows::rectangles(&galley, &chars).first().copied().unwrap_or(Rect::ZERO);
                let y = state.page.top(block) + above + line.center().y;
                let comfortable = state.offset + 40.0..state.offset + height - 70.0;
                if !comfortable.contains(&y) {
                    state.offset = (y - height / 3.0).clamp(0.0, (state.page.height() + END - height).max(0.0));
                    forced = true;
                }
            }
        }
        state.reveal = false;
        let (from, to) = (state.offset - height, state.offset + 2.0 * height);
        let moved = state.page.settle(ui, self.document, width, [from, to, state.offset]);
        if moved != 0.0 {
            state.offset += moved;
            forced = true;
        }
        forced
    }

    fn show_blocks(&self, ui: &mut Ui, page: &mut Page, column: Column, viewport: Rect) -> Option<u32> {
        let mut clicked = None;
        let blocks = self.document.blocks();
        let mut names_to = f32::NEG_INFINITY;
        let first = page.block_at(viewport.top());
        let mut y = page.top(first);
        for (at, block) in blocks.iter().enumerate().skip(first) {
            if y > viewport.bottom() {
                break;
            }
            let galley = page.galley(ui, self.document, at, column.width);
            let above = Look::of(block.style).above(block);
            let pos = column.origin + vec2(0.0, y + above);
            y += above + galley.size().y;
            clicked = self.show_block(ui, at, pos, galley, column, &mut names_to).or(clicked);
        }
        clicked
    }

    fn show_block(
        &self,
        ui: &mut Ui,
        at: usize,
        pos: Pos2,
        galley: Arc<Galley>,
        column: Column,
        names_to: &mut f32,
    ) -> Option<u32> {
        let block = &self.document.blocks()[at];
        let id = ui.scope_id().with(("block", at));
        let rect = Rect::from_min_size(pos, vec2(column.width, galley.size().y));
        let response = ui.interact(rect, id, Sense::click_and_drag() - Sense::FOCUSABLE);
        let role = if block.style == BlockStyle::Headline { Role::Heading } else { Role::Paragraph };
        response.widget_info(|| WidgetInfo::labeled(role, true, self.document.words(block)));

        let pointed = response.hover_pos().and_then(|pointer| {
            let inside = pointer - pos;
            let hit = |rects: &[Rect]| rects.iter().any(|rect| rect.expand(1.0).contains(inside.to_pos2()));
            let contents = block.highlights.iter().filter(|h| h.part != Part::Cue);
            // The innermost is painted last.
            contents.rev().find(|h| hit(&rows::rectangles(&galley, &h.chars))).map(|h| h.mark)
        });
        self.paint_highlights(ui, &block.highlights, pos, &galley, pointed);
        LabelSelectionState::label_text_selection(
            ui,
            &response,
            pos,
            galley.clone(),
            ui.visuals().text_color(),
            Stroke::NONE,
        );
        let from_margin = self.show_margin(ui, at, pos, &galley, column, names_to);

        let mut clicked = None;
        if let Some(mark) = pointed.map(|mark| &self.document.marks()[mark as usize]) {
            if response.clicked() {
                clicked = Some(mark.key);
            }
            ui.set_cursor_icon(CursorIcon::PointingHand);
            self.explain(response.clone(), mark);
        } else if block.style == BlockStyle::Dimmed {
            response.clone().on_hover_text_at_pointer("Caption or page furniture: no statement is looked for here");
        }
        response.context_menu(|ui| {
            if ui.button("Copy paragraph").clicked() {
                ui.copy_text(self.document.words(block).to_owned());
                ui.close();
            }
            if ui.button("Copy whole article").clicked() {
                ui.copy_text(self.document.text().to_string());
                ui.close();
            }
        });
        clicked.or(from_margin)
    }

    fn explain(&self, response: Response, mark: &Mark) {
        response.on_hover_ui_at_pointer(|ui| {
            let words = (self.describe)(mark.key);
            let mut lines = words.lines();
            ui.strong(lines.next().unwrap_or(""));
            for line in lines {
                ui.label(line);
            }
        });
    }

    fn tint(&self, ui: &Ui, mark: &Mark) -> SpeakerTint {
        let palette = Palette::of(ui);
        match mark.tint {
            Some(tint) => palette.speaker(tint.into()),
            None => SpeakerTint {
                mark: palette.accent,
                fill: palette.selection,
                strong: palette.selection,
                sign: SpeakerSign::Plain,
            },
        }
    }

    fn paint_highlights(&self, ui: &Ui, highlights: &[Highlight], pos: Pos2, galley: &Galley, pointed: Option<u32>) {
        let painter = ui.painter();
        let contents = || highlights.iter().filter(|h| h.part != Part::Cue);
        for (number, highlight) in contents().enumerate() {
            let mark = &self.document.marks()[highlight.mark as usize];
            let tint = self.tint(ui, mark);
            let selected = (self.is_selected)(mark.key);
            let outer = |h: &Highlight| h.chars.start <= highlight.chars.start && highlight.chars.end <= h.chars.end;
            let depth = contents().take(number).filter(|h| h.mark != highlight.mark && outer(h)).count();
            let inset = 3.0 + 2.0 * depth.min(3) as f32;
            for rect in rows::rectangles(galley, &highlight.chars) {
                let rect = rect.translate(pos.to_vec2()).shrink2(vec2(0.0, inset)).expand2(vec2(2.0, 0.0));
                painter.rect_filled(rect, 3.0, if selected { tint.strong } else { tint.fill });
                if selected || pointed == Some(highlight.mark) {
                    let stroke = Stroke::new(if selected { 1.5 } else { 1.0 }, tint.mark);
                    painter.rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
                }
            }
        }
        for highlight in highlights.iter().filter(|h| h.part == Part::Cue) {
            let tint = self.tint(ui, &self.document.marks()[highlight.mark as usize]);
            for rect in rows::rectangles(galley, &highlight.chars) {
                let rect = rect.translate(pos.to_vec2());
                painter.hline(rect.x_range(), rect.bottom() - 4.0, Stroke::new(1.6, tint.mark));
            }
        }
    }

    /// Bars beside the lines of each statement, their line telling the form; the speakers' names beyond.
    fn show_margin(
        &self,
        ui: &mut Ui,
        at: usize,
        pos: Pos2,
        galley: &Galley,
        column: Column,
        names_to: &mut f32,
    ) -> Option<u32> {
        let block = &self.document.blocks()[at];
        let mut bars: Vec<Bar> = Vec::new();
        for highlight in block.highlights.iter().filter(|h| h.part != Part::Cue) {
            let rects = rows::rectangles(galley, &highlight.chars);
            let (Some(first), Some(last)) = (rects.first(), rects.last()) else { continue };
            let opens = highlight.part == Part::Content { opens: true };
            match bars.iter_mut().find(|bar| bar.mark == highlight.mark) {
                Some(bar) => {
                    bar.to = bar.to.max(last.bottom());
                    bar.opens |= opens;
                }
                None => bars.push(Bar { mark: highlight.mark, from: first.top(), to: last.bottom(), opens }),
            }
        }
        let columns = rows::columns(&bars.iter().map(|bar| (bar.from, bar.to)).collect::<Vec<_>>());
        let mut clicked = None;
        let mut last_name: Option<&str> = None;
        for (bar, place) in bars.iter().zip(columns) {
            let mark = &self.document.marks()[bar.mark as usize];
            let tint = self.tint(ui, mark);
            let selected = (self.is_selected)(mark.key);
            let x = pos.x - 13.0 - BAR_STEP * place.min(2) as f32;
            let (top, bottom) = (pos.y + bar.from + 4.0, pos.y + bar.to - 4.0);
            let rect = Rect::from_min_max(pos2(x - 4.0, top), pos2(x + 4.0, bottom));
            let id = ui.scope_id().with(("bar", at, bar.mark));
            let response = ui.interact(rect, id, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, self.name_of(mark)));
            if selected {
                ui.painter().rect_filled(
                    Rect::from_center_size(rect.center(), vec2(4.0, rect.height())),
                    2.0,
                    tint.mark,
                );
            } else {
                marks::paint_line(ui.painter(), pos2(x, top), pos2(x, bottom), mark.stroke, tint.mark);
            }
            if response.has_focus() {
                let stroke = Stroke::new(1.5, Palette::of(ui).accent);
                ui.painter().rect_stroke(rect.expand(2.0), 3.0, stroke, StrokeKind::Outside);
            }
            if response.clicked() {
                clicked = Some(mark.key);
            }
            self.explain(response.on_hover_cursor(CursorIcon::PointingHand), mark);

            let line = Look::of(block.style).line_height;
            let y = pos.y + bar.from + line / 2.0;
            let free = y - line / 2.0 >= *names_to - 0.5;
            if bar.opens && free && last_name != Some(mark.speaker.as_str()) && column.names >= NARROWEST_NAMES {
                let right = column.origin.x - BARS;
                name_in_margin(ui, &mark.speaker, pos2(right, y), column.names, tint);
                *names_to = y + line / 2.0;
                last_name = Some(&mark.speaker);
            }
        }
        clicked
    }

    /// `John Kelly, direct: “…”`
    fn name_of(&self, mark: &Mark) -> String {
        let words = self.document.words_of(mark);
        format!("{}, {}: {}", mark.speaker, mark.form, words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Whether a key moved the page.
fn scroll_by_keys(ui: &Ui, state: &mut ReadingState, height: f32) -> bool {
    let line = Look::of(BlockStyle::Body).line_height;
    let steps = [
        (Key::ArrowDown, 2.0 * line),
        (Key::ArrowUp, -2.0 * line),
        (Key::PageDown, height - line),
        (Key::PageUp, line - height),
        (Key::Home, f32::MIN),
        (Key::End, f32::MAX),
    ];
    let lowest = (state.page.height() + END - height).max(0.0);
    let before = state.offset;
    for (key, step) in steps {
        let presses = ui.input(|i| i.num_presses(key)) as f32;
        if presses > 0.0 {
            state.offset = (state.offset + presses * step).clamp(0.0, lowest);
        }
    }
    state.offset != before
}

#[derive(Clone, Copy)]
struct Column {
    origin: Pos2,
    width: f32,
    /// Room for names in the margin.
    names: f32,
}

struct Bar {
    mark: u32,
    from: f32,
    to: f32,
    /// The statement begins here.
    opens: bool,
}

/// `name` right-aligned at `at`, cut to `room`, with the speaker's dot.
fn name_in_margin(ui: &Ui, name: &str, at: Pos2, room: f32, tint: SpeakerTint) {
    let painter: &Painter = ui.painter();
    let mut job = egui::text::LayoutJob::simple_singleline(
        name.to_owned(),
        TextStyle::Small.resolve(ui.style()),
        Palette::of(ui).weak,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(room - 14.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let rect = Align2::RIGHT_CENTER.anchor_size(at, galley.size());
    painter.circle_filled(pos2(rect.left() - 9.0, at.y), 3.5, tint.mark);
    painter.galley(rect.min, galley, Palette::of(ui).weak);
}
