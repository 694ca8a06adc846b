use super::{Wanted, heading, reasons};
use crate::actions::{Command, Intent};
use crate::model::Form;
use crate::project::{StatementKey, StatementRow};
use crate::views::{ViewContext, counted, date_field, statement_cells as cells};
use crate::widgets::edit_field::EditField;
use crate::widgets::marks;
use crate::widgets::palette::Palette;
use crate::widgets::typography;
use egui::{Button, Frame, Id, Label, RichText, Stroke, Ui};
use std::collections::BTreeSet;

/// The selected statements. What is changed here is changed for all of them.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, wanted: Option<Wanted>) {
    let rows: Vec<&StatementRow> =
        ctx.selection.statements.iter().filter_map(|key| ctx.findings.statement(*key)).collect();
    let Some(first) = ctx.selection.focus.and_then(|key| ctx.findings.statement(key)).or(rows.first().copied()) else {
        return;
    };
    let keys: Vec<StatementKey> = rows.iter().map(|row| row.key).collect();
    if rows.len() == 1 {
        quotation(ui, ctx, first);
    } else {
        ui.heading(format!("{} statements", rows.len()));
        ui.weak("What you change here is changed for all of them.");
    }

    marks_of(ui, ctx, &rows, &keys);
    heading(ui, "WHO");
    who(ui, ctx, &rows);
    heading(ui, "FORM");
    form(ui, ctx, &rows, &keys, wanted == Some(Wanted::Form));
    heading(ui, "WHEN IT WAS SAID");
    said(ui, ctx, &rows, &keys, wanted == Some(Wanted::Said));
    if rows.len() == 1 {
        heading(ui, "WHERE");
        place(ui, ctx, first);
        heading(ui, "WHY");
        why(ui, ctx, first);
    }
    heading(ui, "NOTE");
    note(ui, ctx, &rows, &keys, wanted == Some(Wanted::Note));
    if rows.iter().any(|row| row.edited) {
        ui.add_space(6.0);
        let command = Command::AsFound;
        if ui.button(command.name()).on_hover_text(command.help()).clicked() {
            ctx.outbox.send(Intent::SetAsFound(keys));
        }
    }
}

fn quotation(ui: &mut Ui, ctx: &ViewContext<'_>, row: &StatementRow) {
    let palette = Palette::of(ui);
    let tint = ctx.tints.of(row.speaker.as_ref(), palette);
    let frame = Frame::new().fill(tint.fill).corner_radius(6).inner_margin(12).stroke(Stroke::new(1.0, palette.line));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = RichText::new(&*row.words).font(typography::quotation()).color(palette.text);
        ui.add(Label::new(words).wrap());
    });
}

fn who(ui: &mut Ui, ctx: &ViewContext<'_>, rows: &[&StatementRow]) {
    let speakers: BTreeSet<_> = rows.iter().map(|row| row.speaker.as_ref()).collect();
    let name = match (rows, speakers.len()) {
        ([row, ..], 1) if row.speaker.is_none() => "Speaker unknown".to_owned(),
        ([row, ..], 1) => row.speaker_name.to_string(),
        (_, number) => counted(number, "speaker"),
    };
    ui.horizontal_wrapped(|ui| {
        if let ([row, ..], 1) = (rows, speakers.len()) {
            marks::dot(ui, ctx.tints.of(row.speaker.as_ref(), Palette::of(ui)));
        }
        ui.label(RichText::new(name).size(16.0).strong());
    });
    if let [row] = rows {
        if !row.role.is_empty() {
            ui.add(Label::new(RichText::new(&*row.role).weak()).wrap());
        }
        if !row.cue.is_empty() {
            ui.weak(format!("Cue: {}", row.cue));
        }
    }
    ui.horizontal(|ui| {
        let command = Command::ChangeSpeaker;
        if ui.button(command.name()).on_hover_text("Say who really said it (S)").clicked() {
            ctx.outbox.send(Intent::Run(command));
        }
        if let (Some(Some(key)), 1) = (speakers.first(), speakers.len())
            && ui.button("All they said").on_hover_text("Show this speaker and everything they said").clicked()
        {
            ctx.outbox.send(Intent::SelectSpeaker(Some((*key).clone())));
            ctx.outbox.send(Intent::ShowTab(crate::actions::Tab::Speakers));
        }
    });
}

fn form(ui: &mut Ui, ctx: &ViewContext<'_>, rows: &[&StatementRow], keys: &[StatementKey], wanted: bool) {
    ui.horizontal(|ui| {
        for form in Form::ALL {
            let all = rows.iter().all(|row| row.form == form);
            let button = ui.add(Button::selectable(all, form.word())).on_hover_text(cells::meaning_of(form));
            if wanted && (all || form == Form::Direct) {
                button.request_focus();
            }
            if button.clicked() && !all {
                ctx.outbox.send(Intent::SetForm(keys.to_vec(), form));
            }
        }
        if let [row] = rows {
            marks::line(ui, cells::stroke_of(row.form));
        }
    });
}

fn said(ui: &mut Ui, ctx: &ViewContext<'_>, rows: &[&StatementRow], keys: &[StatementKey], wanted: bool) {
    let dates: Vec<_> = rows.iter().map(|row| row.said).collect();
    let same = dates.windows(2).all(|pair| pair[0] == pair[1]);
    if !same {
        ui.weak("They have different dates.");
    }
    let id = Id::unique(("said", keys));
    if wanted {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let date = dates.first().copied().flatten().filter(|_| same);
    if let Some(date) = date_field::show(ui, id, "Said-date", date) {
        ctx.outbox.send(Intent::SetSaid(keys.to_vec(), date));
    }
}

fn place(ui: &mut Ui, ctx: &ViewContext<'_>, row: &StatementRow) {
    let title = RichText::new(&*row.article_title);
    if ui.add(egui::Link::new(title)).on_hover_text("Open the article").clicked() {
        ctx.outbox.send(Intent::OpenArticle(row.key.article));
    }
    let outlet = if row.outlet.is_empty() { "outlet unknown" } else { &row.outlet };
    let published = row.published.map_or_else(|| "published date unknown".to_owned(), |date| date.in_words());
    ui.weak(format!("{outlet} · {published}"));
    if let Some(outer) = row.relay_of {
        let outer = StatementKey { article: row.key.article, index: outer };
        if let Some(outer) = ctx.findings.statement(outer)
            && ui.add(egui::Link::new(format!("Told by {}", outer.speaker_name))).clicked()
        {
            ctx.outbox.send(Intent::OpenStatement(outer.key));
        }
    }
}

fn why(ui: &mut Ui, ctx: &ViewContext<'_>, row: &StatementRow) {
    ui.horizontal(|ui| {
        marks::percent_bar(ui, row.certainty.0);
        ui.weak("sure");
    });
    if row.edited {
        ui.label("Changed by hand; what was found before:");
    }
    match ctx.findings.found(row.key) {
        Some(found) => reasons(ui, &found.reasons),
        None => {
            ui.weak("Nothing more is known.");
        }
    }
}

fn marks_of(ui: &mut Ui, ctx: &ViewContext<'_>, rows: &[&StatementRow], keys: &[StatementKey]) {
    ui.horizontal(|ui| {
        if let [row] = rows
            && ui.button("Open").on_hover_text("Show the words where they stand in the article (Enter)").clicked()
        {
            ctx.outbox.send(Intent::OpenStatement(row.key));
        }
        let mut checked = rows.iter().all(|row| row.checked);
        if ui.checkbox(&mut checked, "Checked").on_hover_text(Command::Check.help()).changed() {
            ctx.outbox.send(Intent::SetChecked(keys.to_vec(), checked));
        }
        let mut hidden = rows.iter().all(|row| row.hidden);
        if ui.checkbox(&mut hidden, "Hidden").on_hover_text(Command::Hide.help()).changed() {
            ctx.outbox.send(Intent::SetHidden(keys.to_vec(), hidden));
        }
    });
}

fn note(ui: &mut Ui, ctx: &ViewContext<'_>, rows: &[&StatementRow], keys: &[StatementKey], wanted: bool) {
    let same = rows.windows(2).all(|pair| pair[0].note == pair[1].note);
    let value = if same { rows.first().map_or("", |row| &row.note) } else { "" };
    let id = Id::unique(("note", keys));
    if wanted {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let hint = if same { "Note" } else { "They have different notes" };
    let edited = EditField { id, name: "Note", hint, value, lines: 3 }.show(ui, |_| true);
    if edited.committed {
        ctx.outbox.send(Intent::SetNote(keys.to_vec(), edited.draft));
    }
}
