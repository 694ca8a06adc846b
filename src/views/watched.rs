use super::Outbox;
use crate::actions::{Command, Intent};
use egui::{Label, RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// The folders that are watched, to add to and to take from.
pub fn show(ui: &mut Ui, folders: &[PathBuf], outbox: &Outbox) {
    ui.heading("Watched folders");
    ui.label("New article files in these folders come in by themselves while the program is open.");
    if folders.is_empty() {
        ui.weak("No folder is watched.");
    }
    ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).show(ui, |ui| {
        for folder in folders {
            ui.horizontal(|ui| {
                let name = folder.display().to_string();
                let stop = ui.button("Stop").on_hover_text("Watch this folder no longer; its articles stay");
                stop.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Stop watching {name}"))
                });
                if stop.clicked() {
                    outbox.send(Intent::StopWatching(folder.clone()));
                }
                ui.add(Label::new(RichText::new(name)).truncate());
            });
        }
    });
    if ui.button("Watch a folder…").on_hover_text(Command::WatchFolders.help()).clicked() {
        outbox.send(Intent::ChooseWatchFolder);
    }
}
