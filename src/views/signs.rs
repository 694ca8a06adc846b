use super::statement_cells::{meaning_of, stroke_of};
use crate::model::Form;
use crate::widgets::marks;
use egui::{Grid, Label, RichText, Ui, vec2};

/// What lines, colours and the shapes of the timeline stand for.
pub fn show(ui: &mut Ui) {
    ui.heading("What the signs mean");
    Grid::new("signs").num_columns(2).spacing(vec2(18.0, 5.0)).show(ui, |ui| {
        for form in Form::ALL {
            ui.horizontal(|ui| {
                marks::line(ui, stroke_of(form));
                ui.strong(form.word());
            });
            ui.label(meaning_of(form));
            ui.end_row();
        }
        for (sign, meaning) in ELSEWHERE.iter().chain(&TIMELINE) {
            ui.strong(*sign);
            ui.add(Label::new(*meaning).wrap());
            ui.end_row();
        }
    });
    ui.label(RichText::new("Rest the pointer on anything to see it in words.").weak());
}

const ELSEWHERE: [(&str, &str); 4] = [
    (
        "Colour",
        "One for each speaker; where several share one, strokes in the dot tell them apart. Grey: speaker unknown",
    ),
    ("Underlined", "The words that report: said, told, according to"),
    ("Certainty", "How sure it is who said it, and that it was said"),
    ("retold", "Told inside what somebody else said"),
];

const TIMELINE: [(&str, &str); 10] = [
    ("Corners", "Diamonds and square bars are events"),
    ("Round", "Dots and round bars are statements"),
    ("Bar", "As long as the date is inexact; with soft ends: some time inside it"),
    ("Caps", "Once, between two days; “said by then”: on that day or before"),
    ("Hatched, hollow", "About then; in doubt"),
    ("Ring with a core", "Planned, or only considered"),
    ("Number", "Stands for several: click to open it"),
    ("Dashed ring", "Goes with what is selected: the statements about an event, its other dates"),
    ("Moving", "Wheel: nearer and farther. Drag: to and fro. Drag along the dates: only that time"),
    ("Clicks", "Ctrl: select one more. Double: open it, or add an event where nothing stands. Right: more"),
];
