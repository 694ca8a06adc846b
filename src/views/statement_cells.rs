//! How parts of a statement look in every list.

use crate::model::{Edtf, Form};
use crate::project::{Findings, StatementKey, StatementRow};
use crate::widgets::marks::{self, LineStroke};
use crate::widgets::palette::Palette;
use egui::{Label, RichText, Ui};
use std::sync::Arc;

use super::{ViewContext, short_date};

/// Left of what a cell holds.
pub const PADDING: f32 = 4.0;

/// Lines between columns are there to be dragged, not to be looked at.
pub fn quiet_column_lines(ui: &mut Ui) {
    let stroke = &mut ui.visuals_mut().widgets.noninteractive.bg_stroke;
    stroke.color = stroke.color.gamma_multiply(0.55);
}

/// The stroke that stands for a form, here and on the timeline.
pub fn stroke_of(form: Form) -> LineStroke {
    match form {
        Form::Direct => LineStroke::Solid,
        Form::Mixed => LineStroke::Dashed,
        Form::Indirect => LineStroke::Dotted,
    }
}

/// One line of plain text that leaves clicks to its row and ends in … where it does not fit.
pub fn text(ui: &mut Ui, text: &str) {
    ui.add(Label::new(text).selectable(false).truncate());
}

pub fn weak_text(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).weak()).selectable(false).truncate());
}

pub fn speaker(ui: &mut Ui, ctx: &ViewContext<'_>, row: &StatementRow) {
    marks::dot(ui, ctx.tints.of(row.speaker.as_ref(), Palette::of(ui)));
    if row.speaker.is_some() { text(ui, &row.speaker_name) } else { weak_text(ui, "unknown") }
}

/// Who tells of it, when it stands inside what somebody else said.
pub fn teller(findings: &Findings, row: &StatementRow) -> Option<Arc<str>> {
    let outer = StatementKey { article: row.key.article, index: row.relay_of? };
    findings.statement(outer).map(|outer| outer.speaker_name.clone())
}

pub fn form(ui: &mut Ui, form: Form) {
    marks::line(ui, stroke_of(form));
    text(ui, form.word());
}

/// What a form means, in a sentence.
pub fn meaning_of(form: Form) -> &'static str {
    match form {
        Form::Direct => "All of it stands in quotation marks",
        Form::Mixed => "Reported, with quoted words inside",
        Form::Indirect => "Reported in the article's own words",
    }
}

/// A date or, where there is none, that it is unknown.
pub fn date(ui: &mut Ui, date: Option<&Edtf>) {
    if date.is_none() { weak_text(ui, "unknown") } else { text(ui, &short_date(date)) }
}

/// What screen readers say of a row.
pub fn spoken(row: &StatementRow) -> String {
    let name = if row.speaker.is_some() { &row.speaker_name } else { "Speaker unknown" };
    let mut spoken = format!("{name}: {}", row.words);
    for (state, word) in [(row.checked, ", checked"), (row.hidden, ", hidden"), (row.edited, ", changed by hand")] {
        if state {
            spoken.push_str(word);
        }
    }
    spoken
}
