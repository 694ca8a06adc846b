//! The windows in the window: one at a time, over everything else.

use super::rescue::Rescue;
use crate::actions::{Command, ExportFormat, Intent, OfferAnswer, Situation};
use crate::import;
use crate::model::ArticleId;
use crate::project::{SpeakerKey, StatementKey};
use crate::session::Session;
use crate::views::history::{self, HistoryView};
use crate::views::offer::{self, OfferState};
use crate::views::{Outbox, ViewContext, choose_event, choose_speaker, original, signs, watched};
use crate::widgets::pick_list::{PickItem, PickList};
use egui::{Button, Frame, Grid, Id, Key, Modal, RichText, Role, ScrollArea, Sides, TextEdit, Ui, WidgetInfo, vec2};
use std::path::PathBuf;

/// Which one is open.
pub enum OpenModal {
    /// Find a command by typing.
    Palette(PickList),
    Keys,
    Signs,
    About,
    /// The steps that were made.
    History(HistoryView),
    /// What was removed.
    Bin,
    /// What a crash or another program did to the project.
    Rescue(Rescue),
    /// What a file holds, before it comes in.
    Offer(OfferState),
    /// Where this article came from.
    Original(ArticleId),
    /// Folders whose new files come in by themselves.
    Watched,
    /// A field for the path of a file or a folder.
    AddPath {
        typed: String,
    },
    /// Save / Don't save / Cancel.
    Unsaved {
        project: String,
    },
    /// As what kind of file the timeline goes out.
    Export,
    /// Something failed.
    Message(String),
    /// Who really said these.
    Speaker {
        statements: Vec<StatementKey>,
        list: PickList,
    },
    /// With whom this speaker is one.
    Merge {
        speaker: SpeakerKey,
        list: PickList,
    },
    /// Which of the selected events stays, or with which other one the selected one is one.
    MergeEvents(PickList),
}

/// Draws the modal that is open; it is `None` after it closed.
pub fn show(ui: &mut Ui, open: &mut Option<OpenModal>, session: &Session, ctx: &ViewContext<'_>) {
    let outbox = ctx.outbox;
    let Some(modal) = open else { return };
    let width = match modal {
        OpenModal::Palette(_)
        | OpenModal::AddPath { .. }
        | OpenModal::Signs
        | OpenModal::History(_)
        | OpenModal::Bin
        | OpenModal::Rescue(_)
        | OpenModal::Watched
        | OpenModal::Speaker { .. }
        | OpenModal::Merge { .. } => 520.0,
        OpenModal::MergeEvents(_) => 640.0,
        OpenModal::Keys | OpenModal::Offer(_) | OpenModal::Original(_) | OpenModal::Export => 720.0,
        _ => 420.0,
    };
    let mut unanswered = None;
    let frame = Frame::window(ui.style()).inner_margin(16);
    let response = Modal::new(Id::unique("modal")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 8.0;
        match modal {
            OpenModal::Palette(list) => palette(ui, list, session.situation(), outbox),
            OpenModal::Keys => keys(ui),
            OpenModal::Signs => {
                signs::show(ui);
                close_button(ui);
            }
            OpenModal::About => about(ui),
            OpenModal::Offer(state) => {
                unanswered = Some(Intent::AnswerOffer(OfferAnswer::LeaveOut));
                offer::show(ui, session.offers(), session.asking().asks, state, outbox);
            }
            OpenModal::Original(id) => {
                if let Some(row) = session.findings().article(*id) {
                    original::show(ui, row, import::encodings(), outbox);
                }
                close_button(ui);
            }
            OpenModal::Watched => {
                watched::show(ui, &session.watched(), outbox);
                close_button(ui);
            }
            OpenModal::AddPath { typed } => add_path(ui, typed, outbox),
            OpenModal::History(view) => {
                view.show(ui, session.history(), outbox);
                close_button(ui);
            }
            OpenModal::Bin => {
                history::bin(ui, session.history().ground(), outbox);
                close_button(ui);
            }
            OpenModal::Rescue(rescue) => {
                unanswered = rescue.unanswered();
                rescue.show(ui, outbox);
            }
            OpenModal::Unsaved { project } => {
                unanswered = Some(Intent::Stay);
                unsaved(ui, project, outbox);
            }
            OpenModal::Export => {
                export(ui, outbox);
            }
            OpenModal::Message(text) => {
                ui.label(text.as_str());
                close_button(ui);
            }
            OpenModal::Speaker { statements, list } => {
                if let Some(choice) = choose_speaker::show(ui, session.findings(), statements, list) {
                    outbox.send(Intent::SetSpeaker(std::mem::take(statements), choice));
                    ui.close();
                }
            }
            OpenModal::Merge { speaker, list } => {
                if let Some(into) = choose_speaker::show_merge(ui, session.findings(), speaker, list) {
                    outbox.send(Intent::MergeSpeakers(vec![speaker.clone()], into));
                    ui.close();
                }
            }
            OpenModal::MergeEvents(list) => {
                if let Some((from, into)) = choose_event::show(ui, ctx, list) {
                    outbox.send(Intent::MergeEvents(from, into));
                    ui.close();
                }
            }
        }
    });
    // It is placed by the size that it had in the frame before.
    let (size_id, size) = (Id::unique("modal size"), response.response.rect.size());
    if ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(size_id), size)) != size {
        ui.request_repaint();
    }
    if response.should_close() {
        // Escape, or a click beside the question, answers it as Cancel does.
        if !response.response.should_close() {
            unanswered.into_iter().for_each(|intent| outbox.send(intent));
        }
        *open = None;
    }
}

fn export(ui: &mut Ui, outbox: &Outbox) {
    ui.heading("Export the timeline");
    ui.weak("What is shown goes out: filter, period and lanes as they are now.");
    for format in ExportFormat::ALL {
        let button = Button::new(format.name()).right_text(RichText::new(format.help()).weak());
        let response = ui.add(button.min_size(vec2(ui.available_width(), 30.0)));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format.name()));
        if response.clicked() {
            outbox.send(Intent::ExportTimeline(format));
            ui.close();
        }
    }
    close_button(ui);
}

fn close_button(ui: &mut Ui) {
    Sides::new().show(
        ui,
        |_| {},
        |ui| {
            if ui.button("Close").clicked() {
                ui.close();
            }
        },
    );
}

fn palette(ui: &mut Ui, list: &mut PickList, situation: Situation, outbox: &Outbox) {
    let commands: Vec<Command> = Command::all().filter(|command| *command != Command::Palette).collect();
    let keys: Vec<String> = commands
        .iter()
        .map(|command| command.shortcut().map_or(String::new(), |shortcut| shortcut.to_string()))
        .collect();
    let items: Vec<PickItem<'_>> = commands
        .iter()
        .zip(&keys)
        .map(|(command, key)| PickItem {
            enabled: command.is_enabled(&situation),
            words: command.palette_words(),
            ..PickItem::new(command.name(), key)
        })
        .collect();
    if let Some(index) = list.show(ui, "Find a command", "What do you want to do?", &items) {
        outbox.send(Intent::Run(commands[index]));
        ui.close();
    }
}

fn keys(ui: &mut Ui) {
    ui.heading("Keys");
    ScrollArea::vertical().max_height(460.0).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("keys").num_columns(3).spacing(vec2(24.0, 8.0)).striped(true).show(ui, |ui| {
            for command in Command::all().filter(|command| command.shortcut().is_some()) {
                let keys: Vec<String> = command.shortcuts().map(|shortcut| shortcut.to_string()).collect();
                ui.label(RichText::new(keys.join(", ")).strong());
                ui.label(command.name());
                ui.label(RichText::new(command.help()).weak());
                ui.end_row();
            }
            for (keys, name, help) in MOUSELESS {
                ui.label(RichText::new(keys).strong());
                ui.label(name);
                ui.label(RichText::new(help).weak());
                ui.end_row();
            }
        });
    });
    close_button(ui);
}

/// Keys that no command stands for.
const MOUSELESS: [(&str, &str, &str); 3] = [
    ("Up, Down", "Move in a list", "With Shift, select the rows in between"),
    ("Ctrl++, Ctrl+-", "Larger, smaller", "The whole window; Ctrl+0 for the usual size"),
    ("Esc", "Close or clear", "Closes what is open, empties a filter, leaves a field as it was"),
];

/// A way in where the desktop's file dialog does not work, or a path is at hand.
fn add_path(ui: &mut Ui, typed: &mut String, outbox: &Outbox) {
    ui.heading("Add by path");
    ui.label("Where is the file or the folder?");
    let field = TextEdit::singleline(typed).hint_text("/home/me/articles").desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Path");
    if ui.memory(|memory| memory.focused().is_none()) && !field.lost_focus() {
        field.request_focus();
    }
    // Paths copied from file managers often come in quotation marks.
    let path = typed.trim().trim_matches(['"', '\'']).to_owned();
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let cancel = |ui: &mut Ui| {
        if ui.button("Cancel").clicked() {
            ui.close();
        }
    };
    let add = |ui: &mut Ui| ui.add_enabled(!path.is_empty(), egui::Button::new("Add")).clicked();
    let (_, clicked) = Sides::new().show(
        ui,
        |_| {},
        |ui| {
            cancel(ui);
            add(ui)
        },
    );
    if (entered || clicked) && !path.is_empty() {
        outbox.send(Intent::AddPaths(vec![PathBuf::from(path)]));
        ui.close();
    }
}

fn about(ui: &mut Ui) {
    ui.heading("Claimline");
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    ui.label("Finds who claimed what, when, in which article. Works offline: nothing leaves this computer.");
    ui.weak("MIT licence. The reading face is Libertinus Serif, under the SIL Open Font License 1.1.");
    close_button(ui);
}

fn unsaved(ui: &mut Ui, project: &str, outbox: &Outbox) {
    ui.heading("Save your changes?");
    ui.label(format!("“{project}” has changes that are not saved."));
    let answer = |ui: &mut Ui, caption: &str, intent: Intent| {
        let response = ui.button(caption);
        if response.clicked() {
            outbox.send(intent);
            ui.close();
        }
        response
    };
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let save = answer(ui, "Save", Intent::SaveAndGoOn);
        if ui.memory(|memory| memory.focused().is_none()) {
            save.request_focus();
        }
        answer(ui, "Don't save", Intent::DiscardAndGoOn);
        answer(ui, "Cancel", Intent::Stay);
    });
}
