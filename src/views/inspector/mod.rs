//! Details of what is selected, at the right: who, what, when, where, why, and what can be changed.

mod article;
mod event;
mod several_events;
mod speaker;
mod statement;

use super::ViewContext;
use crate::actions::Command;
use crate::project::SpeakerKey;
use crate::widgets::list_focus;
use egui::{Frame, Id, RichText, Role, ScrollArea, Ui};

/// The field that a command asked to edit; it gets the keyboard when it is drawn next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Form,
    Said,
    Note,
    /// Of a speaker, or the title of an event.
    Name,
}

#[derive(Debug, Default)]
pub struct InspectorView {
    wanted: Option<Wanted>,
    /// A speaker whose name is edited though statements are selected.
    renaming: Option<SpeakerKey>,
}

impl InspectorView {
    pub fn panel_id() -> Id {
        Id::unique("inspector")
    }

    /// Puts the keyboard into the field that `command` is about; `speaker` is whom a rename is about.
    pub fn edit(&mut self, command: Command, speaker: Option<SpeakerKey>) {
        self.wanted = match command {
            Command::ChangeForm => Some(Wanted::Form),
            Command::ChangeSaid => Some(Wanted::Said),
            Command::EditNote => Some(Wanted::Note),
            Command::Rename => Some(Wanted::Name),
            _ => None,
        };
        self.renaming = speaker.filter(|_| command == Command::Rename);
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        let area = ui.available_rect_before_wrap();
        let focused = list_focus::show(ui, Self::panel_id(), area, Role::Pane, "Inspector");
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(egui::Margin { left: 2, right: 10, top: 2, bottom: 12 }).show(ui, |ui| {
                self.contents(ui, ctx);
            });
        });
        if focused {
            list_focus::ring(ui, area);
        }
    }

    fn contents(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        let selection = ctx.selection;
        let speaker = self.renaming.as_ref().or(selection.speaker.as_ref());
        if (selection.statements.is_empty() || self.renaming.is_some())
            && let Some(row) = speaker.and_then(|key| ctx.findings.speaker(key))
        {
            let done = speaker::show(ui, ctx, row, self.wanted.take() == Some(Wanted::Name));
            if done {
                self.renaming = None;
            }
            return;
        }
        if !selection.statements.is_empty() {
            statement::show(ui, ctx, self.wanted.take());
        } else if !selection.more_events.is_empty() {
            several_events::show(ui, ctx);
        } else if let Some(row) = selection.event.and_then(|key| ctx.findings.event(key)) {
            event::show(ui, ctx, row, self.wanted.take());
        } else if !selection.articles.is_empty() {
            article::show(ui, ctx);
        } else {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| ui.weak("Select a statement, a speaker, an event or an article to see more."));
        }
        self.wanted = None;
    }
}

/// A small heading above a part.
fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).small().strong().color(ui.visuals().weak_text_color()));
}

/// Reasons of the engine, one below the other.
fn reasons(ui: &mut Ui, reasons: &[crate::model::Reason]) {
    for reason in reasons {
        ui.horizontal_top(|ui| {
            ui.weak("•");
            ui.add(egui::Label::new(&*reason.0).wrap());
        });
    }
}
