//! Small painted signs inside rows. Each has words beside it: none is told by colour or shape alone.

use super::palette::{Palette, SpeakerTint};
use egui::{Color32, Pos2, Rect, Response, RichText, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

/// A speaker's dot.
pub fn dot(ui: &mut Ui, tint: SpeakerTint) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
    paint_dot(ui, rect.center(), tint);
    response
}

pub fn paint_dot(ui: &Ui, middle: Pos2, tint: SpeakerTint) {
    const RADIUS: f32 = 4.5;
    ui.painter().circle_filled(middle, RADIUS, tint.mark);
    for stroke in tint.sign.strokes(middle, RADIUS) {
        ui.painter().line_segment(stroke, Stroke::new(1.8, Palette::of(ui).page));
    }
}

/// A short line in the stroke that stands for a form: solid, dashed or dotted.
pub fn line(ui: &mut Ui, stroke: LineStroke) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 10.0), Sense::hover());
    let colour = Palette::of(ui).weak;
    paint_line(ui.painter(), rect.left_center(), rect.right_center(), stroke, colour);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStroke {
    Solid,
    Dashed,
    Dotted,
}

pub fn paint_line(painter: &egui::Painter, from: Pos2, to: Pos2, stroke: LineStroke, colour: Color32) {
    let pen = Stroke::new(2.0, colour);
    match stroke {
        LineStroke::Solid => {
            painter.line_segment([from, to], pen);
        }
        LineStroke::Dashed => {
            painter.extend(Shape::dashed_line(&[from, to], pen, 5.0, 3.0));
        }
        LineStroke::Dotted => {
            painter.extend(Shape::dotted_line(&[from, to], colour, 4.0, 1.2));
        }
    }
}

/// A bar of `percent` and the number.
pub fn percent_bar(ui: &mut Ui, percent: u8) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, 6.0), Sense::hover());
    let part = f32::from(percent.min(100)) / 100.0;
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * part, rect.height()));
    ui.painter().rect_filled(rect, 3.0, palette.line);
    ui.painter().rect_filled(filled, 3.0, palette.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, format!("{percent} percent")));
    ui.add(egui::Label::new(format!("{percent} %")).selectable(false));
}

/// A word on a quiet ground: `hidden`, `checked`.
pub fn badge(ui: &mut Ui, word: &str) -> Response {
    let palette = Palette::of(ui);
    let frame = egui::Frame::new().fill(palette.control).corner_radius(4).inner_margin(egui::Margin::symmetric(6, 1));
    frame.show(ui, |ui| ui.label(RichText::new(word).small().color(palette.text))).response
}
