use super::heading;
use crate::actions::{Command, Intent};
use crate::model::SpeakerKind;
use crate::project::SpeakerRow;
use crate::views::{ViewContext, counted, short_date};
use crate::widgets::edit_field::EditField;
use crate::widgets::marks;
use crate::widgets::palette::Palette;
use egui::{ComboBox, Id, Label, RichText, Ui};

/// One speaker. Returns whether the person left the name's field; `wanted` puts the keyboard into it.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, row: &SpeakerRow, wanted: bool) -> bool {
    ui.horizontal_wrapped(|ui| {
        marks::dot(ui, ctx.tints.of(Some(&row.key), Palette::of(ui)));
        ui.label(RichText::new(&*row.name).size(17.0).strong());
    });
    let count = counted(row.count() as usize, "statement");
    ui.weak(format!("{count} in {}", counted(row.articles as usize, "article")));

    heading(ui, "NAME");
    let id = Id::unique(("speaker name", &row.key));
    if wanted {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let name =
        EditField { id, name: "Name", hint: "as in the articles", value: &row.name, lines: 1 }.show(ui, |_| true);
    if name.committed {
        ctx.outbox.send(Intent::RenameSpeaker(row.key.clone(), name.draft));
    }

    heading(ui, "KIND");
    kind(ui, ctx, row);
    for (title, text) in [("ROLE", &row.role), ("ALSO CALLED", &row.aliases)] {
        if !text.is_empty() {
            heading(ui, title);
            ui.add(Label::new(&**text).wrap());
        }
    }
    heading(ui, "STATEMENTS");
    ui.label(format!("{} direct, {} mixed, {} indirect", row.direct, row.mixed, row.indirect));
    if row.first.is_some() {
        let (first, last) = (short_date(row.first.as_ref()), short_date(row.last.as_ref()));
        ui.weak(if first == last { first } else { format!("{first} to {last}") });
    }
    heading(ui, "THE SAME AS");
    for (merged, name) in &row.merged {
        ui.horizontal_wrapped(|ui| {
            ui.label(&**name);
            if ui.button("Take apart").on_hover_text("Show them as a speaker of their own again").clicked() {
                ctx.outbox.send(Intent::SplitSpeaker(merged.clone()));
            }
        });
    }
    if ui.button(Command::Merge.name()).on_hover_text(Command::Merge.help()).clicked() {
        ctx.outbox.send(Intent::Run(Command::Merge));
    }
    name.response.lost_focus()
}

fn kind(ui: &mut Ui, ctx: &ViewContext<'_>, row: &SpeakerRow) {
    let kinds = [
        SpeakerKind::Person,
        SpeakerKind::Organisation,
        SpeakerKind::Group,
        SpeakerKind::Document,
        SpeakerKind::Unnamed,
    ];
    let combo = ComboBox::from_id_salt("kind").selected_text(row.kind.word()).show_ui(ui, |ui| {
        for kind in kinds {
            if ui.selectable_label(kind == row.kind, kind.word()).clicked() {
                ctx.outbox.send(Intent::SetSpeakerKind(row.key.clone(), kind));
                ui.close();
            }
        }
    });
    combo.response.accessible_name("Kind");
}
