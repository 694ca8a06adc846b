use crate::actions::{Command, Intent, Menu, Situation};
use crate::views::Outbox;
use egui::{Button, MenuBar, RichText, Ui};
use std::path::PathBuf;

/// What the menus show beside the table of commands.
pub struct MenuBarData<'a> {
    pub situation: Situation,
    /// `Undo change speaker`, when there is something to undo.
    pub undo: Option<String>,
    pub redo: Option<String>,
    pub recent: &'a [PathBuf],
    pub outbox: &'a Outbox,
}

pub fn show(ui: &mut Ui, data: &MenuBarData<'_>) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| {
                ui.set_min_width(240.0);
                let mut group = None;
                for command in menu.commands() {
                    if group.replace(group_of(command)).is_some_and(|last| last != group_of(command)) {
                        ui.separator();
                    }
                    entry(ui, command, data);
                    if command == Command::OpenProject {
                        recent(ui, data);
                    }
                }
            });
        }
    });
}

/// Entries of one group stand together between two lines.
fn group_of(command: Command) -> u8 {
    match command {
        Command::NewProject
        | Command::OpenProject
        | Command::Undo
        | Command::Redo
        | Command::Palette
        | Command::ShowHistory => 0,
        Command::AddArticles
        | Command::AddFolder
        | Command::AddPath
        | Command::AddSample
        | Command::AddFromClipboard
        | Command::WatchFolders
        | Command::ReRead
        | Command::PauseWork
        | Command::CancelWork => 1,
        Command::Save | Command::SaveAs | Command::ExportTimeline | Command::CopyRows | Command::CopyCitation => 2,
        Command::ShowReading
        | Command::ShowStatements
        | Command::ShowSpeakers
        | Command::ShowTimeline
        | Command::ShowReport
        | Command::ShowVersions => 3,
        Command::ToggleLibrary | Command::ToggleInspector | Command::ToggleHidden | Command::ShowOriginal => 4,
        Command::NextPanel
        | Command::Back
        | Command::Forward
        | Command::SelectAll
        | Command::Find
        | Command::FindStatements => 5,
        Command::ZoomIn | Command::ZoomOut | Command::ZoomFit => 6,
        Command::ThemeLight | Command::ThemeDark | Command::ThemeSystem => 7,
        Command::NextStatement | Command::PreviousStatement | Command::OpenInArticle => 8,
        Command::Check | Command::Hide => 9,
        Command::ChangeSpeaker | Command::ChangeForm | Command::ChangeSaid | Command::EditNote | Command::AsFound => 10,
        Command::Rename | Command::Merge => 11,
        Command::CopyReport | Command::SaveReport => 14,
        Command::AskBeforeImport | Command::ForgetTables => 15,
        Command::Quit
        | Command::AddEvent
        | Command::RemoveArticles
        | Command::ShowBin
        | Command::Keys
        | Command::Signs => 12,
        Command::About => 13,
    }
}

fn entry(ui: &mut Ui, command: Command, data: &MenuBarData<'_>) {
    let label = match command {
        Command::Undo => data.undo.as_deref().unwrap_or(command.name()),
        Command::Redo => data.redo.as_deref().unwrap_or(command.name()),
        _ => command.name(),
    };
    let shortcut = command.shortcut().map_or(String::new(), |shortcut| shortcut.to_string());
    let button = Button::new(label).shortcut_text(RichText::new(shortcut).weak());
    let response = ui.add_enabled(command.is_enabled(&data.situation), button).on_hover_text(command.help());
    if response.clicked() {
        data.outbox.send(Intent::Run(command));
        ui.close();
    }
}

fn recent(ui: &mut Ui, data: &MenuBarData<'_>) {
    ui.add_enabled_ui(!data.recent.is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for path in data.recent {
                let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    data.outbox.send(Intent::OpenProject(path.clone()));
                    ui.close();
                }
            }
        });
    });
}
