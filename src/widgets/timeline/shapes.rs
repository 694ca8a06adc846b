use super::arrange::{DRAWN, EntryForm};
use super::ink::{Pen, circle, corners, diamond, pill};
use super::{Course, Kind, When};
use crate::widgets::palette::SpeakerSign;
use egui::{Color32, Pos2, Rect, pos2, vec2};

/// One entry as it is drawn.
pub struct Drawn<'a> {
    pub form: EntryForm,
    pub kind: Kind,
    pub when: &'a When,
    pub planned: bool,
    /// From its left to its right end, as high as its row.
    pub rect: Rect,
    /// The colour of the speaker, or of the text.
    pub colour: Color32,
    /// Behind it: what hollow shapes are filled with.
    pub ground: Color32,
    /// Of the speaker.
    pub sign: SpeakerSign,
    pub strong: bool,
    /// Words stand over it, inside its ends: it makes room for them.
    pub under_words: bool,
}

/// Half the height of a mark.
const RADIUS: f32 = DRAWN[0] as f32 / 2.0;
const FADE: f32 = DRAWN[2] as f32;
/// Between two strokes of a hatched bar.
pub const HATCH: f32 = 7.0;
/// Longest soft end of a bar.
const SOFT: f32 = 14.0;

impl Drawn<'_> {
    pub fn paint(&self, ink: &mut dyn Pen) {
        match self.form {
            EntryForm::Mark => self.mark(ink, self.rect.center()),
            EntryForm::Bar => self.bar(ink),
            EntryForm::Crowd => self.badge(ink, self.rect.shrink2(vec2(0.0, 4.0))),
            EntryForm::SaidBy => self.said_by(ink),
        }
    }

    fn mark(&self, ink: &mut dyn Pen, middle: Pos2) {
        let radius = RADIUS + if self.strong { 1.0 } else { 0.0 };
        match self.kind {
            Kind::Event => self.solid_or_hollow(ink, &diamond(middle, radius)),
            Kind::Statement => {
                self.solid_or_hollow(ink, &circle(middle, radius - 1.5));
                let hollow = self.planned || self.when.uncertain;
                self.sign(ink, middle, radius - 1.5, if hollow { self.colour } else { self.ground });
            }
        }
        if self.when.approximate {
            let reach = vec2(radius + 3.0, 0.0);
            wave(ink, middle - reach + vec2(0.0, radius + 1.0), middle + reach + vec2(0.0, radius + 1.0), self.colour);
        }
    }

    fn solid_or_hollow(&self, ink: &mut dyn Pen, shape: &[Pos2]) {
        if self.planned {
            let middle = self.rect.center();
            let core: Vec<Pos2> = shape.iter().map(|corner| middle + (*corner - middle) * 0.36).collect();
            ink.fill(shape, self.ground);
            ink.outline(shape, 1.6, self.colour);
            if !self.when.uncertain {
                ink.fill(&core, self.colour);
            }
        } else if self.when.uncertain {
            ink.fill(shape, self.ground);
            ink.outline(shape, 1.6, self.colour);
        } else {
            ink.fill(shape, self.colour);
        }
    }

    fn sign(&self, ink: &mut dyn Pen, middle: Pos2, radius: f32, colour: Color32) {
        for [from, to] in self.sign.strokes(middle, radius) {
            ink.line(from, to, 1.8, colour);
        }
    }

    /// Events are high with corners, statements low and round; words stand on them as on a line.
    fn bar(&self, ink: &mut dyn Pen) {
        let (height, down) = match self.kind {
            Kind::Event => (18.0, 0.0),
            Kind::Statement if self.under_words && !self.when.is_day() => (5.0, 7.5),
            Kind::Statement => (9.0, 0.0),
        };
        let bar = Rect::from_center_size(self.rect.center() + vec2(0.0, down), vec2(self.rect.width(), height));
        let fill = self.colour.gamma_multiply(if self.strong { 0.5 } else { 0.28 });
        match (self.when.first, self.when.last, self.when.course) {
            (None, ..) => self.open_end(ink, bar, fill, -1.0),
            (_, None, _) => self.open_end(ink, bar, fill, 1.0),
            (_, _, Course::Within) => self.whisker(ink, bar),
            (_, _, Course::Lasted) => {
                let shape = if self.kind == Kind::Event { corners(bar).to_vec() } else { pill(bar) };
                if !self.when.uncertain {
                    ink.fill(&shape, fill);
                }
                ink.outline(&shape, 1.3, self.colour);
            }
            (_, _, Course::Dated) if self.when.is_day() => self.day(ink, bar),
            (_, _, Course::Dated) if self.planned => self.dashed_bar(ink, bar),
            (_, _, Course::Dated) => self.soft_bar(ink, bar, fill),
        }
        if self.when.is_day() {
            return;
        }
        if self.kind == Kind::Statement && !self.under_words {
            self.sign(ink, bar.center(), bar.height() / 2.0, self.colour);
        }
        if self.when.approximate {
            self.hatch(ink, bar);
        }
    }

    /// A day that is wider than a mark: nothing is known of its hours, so the mark stands on a band over all of it.
    fn day(&self, ink: &mut dyn Pen, bar: Rect) {
        let band = bar.shrink2(vec2(0.5, 1.0));
        let faint = self.colour.gamma_multiply(if self.strong { 0.24 } else { 0.12 });
        ink.gradient(band, faint, faint);
        for x in [band.left(), band.right()] {
            ink.line(pos2(x, bar.top()), pos2(x, bar.bottom()), 1.0, self.colour.gamma_multiply(0.5));
        }
        self.mark(ink, bar.center());
    }

    fn soft_bar(&self, ink: &mut dyn Pen, bar: Rect, fill: Color32) {
        let soft = SOFT.min(bar.width() * 0.25);
        let clear = Color32::TRANSPARENT;
        let parts = |rect: Rect| {
            let (a, b) = (rect.left() + soft, rect.right() - soft);
            let cut = |from, to| Rect::from_x_y_ranges(from..=to, rect.y_range());
            [cut(rect.left(), a), cut(a, b), cut(b, rect.right())]
        };
        let mut paint = |rect: Rect, colour: Color32| {
            let [left, middle, right] = parts(rect);
            ink.gradient(left, clear, colour);
            ink.gradient(middle, colour, colour);
            ink.gradient(right, colour, clear);
        };
        if !self.when.uncertain {
            paint(bar, fill);
        }
        let edge = |y: f32| Rect::from_x_y_ranges(bar.x_range(), y..=y + 1.0);
        let colour = self.colour.gamma_multiply(0.6);
        paint(edge(bar.top()), colour);
        paint(edge(bar.bottom() - 1.0), colour);
    }

    /// Some time inside it, and not yet.
    fn dashed_bar(&self, ink: &mut dyn Pen, bar: Rect) {
        const DASH: f32 = 7.0;
        let mut x = bar.left() + SOFT.min(bar.width() * 0.2);
        while x + DASH * 0.6 < bar.right() - SOFT.min(bar.width() * 0.2) + 1.0 {
            for y in [bar.top() + 0.7, bar.bottom() - 0.7] {
                ink.line(pos2(x, y), pos2(x + DASH * 0.6, y), 1.4, self.colour);
            }
            x += DASH;
        }
    }

    /// Once, some time between the caps.
    fn whisker(&self, ink: &mut dyn Pen, bar: Rect) {
        let middle = bar.center().y;
        let width = if self.strong { 2.4 } else { 1.6 };
        ink.gradient(bar.shrink2(vec2(0.0, 2.0)), self.colour.gamma_multiply(0.13), self.colour.gamma_multiply(0.13));
        ink.line(pos2(bar.left(), middle), pos2(bar.right(), middle), width, self.colour);
        for x in [bar.left() + 0.8, bar.right() - 0.8] {
            ink.line(pos2(x, bar.top()), pos2(x, bar.bottom()), width, self.colour);
        }
    }

    /// Fades away to one side (-1 = left), with an arrow head that says so.
    fn open_end(&self, ink: &mut dyn Pen, bar: Rect, fill: Color32, side: f32) {
        let known = if side < 0.0 { bar.right() } else { bar.left() };
        let open = known + side * FADE;
        let reach = Rect::from_x_y_ranges(known.min(open)..=known.max(open), bar.y_range());
        let (left, right) = if side < 0.0 { (Color32::TRANSPARENT, fill) } else { (fill, Color32::TRANSPARENT) };
        ink.gradient(reach, left, right);
        ink.line(pos2(known, bar.top()), pos2(known, bar.bottom()), 1.8, self.colour);
        let tip = pos2(open - side * 2.0, bar.center().y);
        for up in [-4.0, 4.0] {
            ink.line(tip, tip + vec2(-side * 5.0, up), 1.4, self.colour.gamma_multiply(0.8));
        }
    }

    /// By how much the words stand above its middle.
    pub fn words_up(&self) -> f32 {
        let stand_on_it = self.under_words && self.kind == Kind::Statement && !self.when.is_day();
        if stand_on_it { 3.0 } else { 0.0 }
    }

    fn badge(&self, ink: &mut dyn Pen, rect: Rect) {
        let shape = pill(rect);
        ink.fill(&shape, self.ground);
        ink.fill(&shape, self.colour.gamma_multiply(if self.strong { 0.45 } else { 0.16 }));
        ink.outline(&shape, 1.2, self.colour.gamma_multiply(0.8));
    }

    fn said_by(&self, ink: &mut dyn Pen) {
        let end = self.rect.right() - RADIUS;
        // Low, so that the number has room above it.
        let y = self.rect.bottom() - 6.0;
        let line = Rect::from_x_y_ranges(self.rect.left()..=end, y - 1.0..=y + 1.0);
        let weak = self.colour.gamma_multiply(if self.strong { 1.0 } else { 0.55 });
        ink.gradient(line, Color32::TRANSPARENT, weak);
        ink.line(pos2(end, self.rect.top() + 5.0), pos2(end, self.rect.bottom() - 5.0), 1.8, weak);
    }

    /// “About then”.
    fn hatch(&self, ink: &mut dyn Pen, bar: Rect) {
        let colour = self.colour.gamma_multiply(0.7);
        let mut x = bar.left() + 3.0;
        while x < bar.right() - bar.height() * 0.6 {
            ink.line(pos2(x, bar.bottom() - 1.5), pos2(x + bar.height() * 0.6, bar.top() + 1.5), 1.0, colour);
            x += HATCH;
        }
    }
}

fn wave(ink: &mut dyn Pen, from: Pos2, to: Pos2, colour: Color32) {
    let mut before = from;
    for step in 1..=4 {
        let along = from + (to - from) * (step as f32 / 4.0);
        let next = along + vec2(0.0, if step % 2 == 1 { -2.0 } else { 2.0 });
        ink.line(before, next, 1.3, colour);
        before = next;
    }
}
