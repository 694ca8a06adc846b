//! What the person is asked after a crash, or when another program changed the project's file.

use crate::actions::{Command, Intent, Request};
use crate::project::store::Recovered;
use crate::views::{Outbox, counted, history};
use egui::{Response, Ui};
use std::path::PathBuf;

#[derive(Clone, Debug, PartialEq)]
pub enum Rescue {
    /// A project that was never saved is left of a crash.
    Unsaved { articles: usize, recovered: Recovered },
    /// The project was opened with what was not saved.
    Recovered(Recovered),
    /// Another program changed the file since it was opened.
    Changed { path: PathBuf },
}

impl Rescue {
    /// `None` for a request that is about something else.
    pub fn of(request: Request) -> Option<Rescue> {
        match request {
            Request::OfferUnsaved { articles, recovered } => Some(Rescue::Unsaved { articles, recovered }),
            Request::TellRecovered(recovered) => Some(Rescue::Recovered(recovered)),
            Request::TellChanged { path } => Some(Rescue::Changed { path }),
            _ => None,
        }
    }

    /// What Escape answers.
    pub fn unanswered(&self) -> Option<Intent> {
        matches!(self, Rescue::Unsaved { .. }).then_some(Intent::PassUnsaved)
    }

    pub fn show(&self, ui: &mut Ui, outbox: &Outbox) {
        match self {
            Rescue::Unsaved { articles, recovered } => {
                ui.heading("A project that was not saved");
                ui.label(format!(
                    "Claimline ended unexpectedly. A project of {} is left.",
                    counted(*articles, "article")
                ));
                history::recovered(ui, recovered);
                answers(
                    ui,
                    outbox,
                    &[
                        ("Open it", Some(Intent::OpenUnsaved)),
                        ("Not now", Some(Intent::PassUnsaved)),
                        ("Throw it away", Some(Intent::ForgetUnsaved)),
                    ],
                );
            }
            Rescue::Recovered(recovered) => {
                ui.heading("Changes were recovered");
                ui.label("Claimline ended before these were saved:");
                history::recovered(ui, recovered);
                ui.label("Whichever you open, the history leads to the other.");
                answers(ui, outbox, &[("Keep the changes", None), ("Open as it was saved", Some(Intent::OpenAsSaved))]);
            }
            Rescue::Changed { path } => {
                ui.heading("The file was changed by another program");
                let what = "It is not what Claimline opened or saved last, and was left as it is. Save yours beside it; \
                            then both can be opened:";
                ui.label(format!("{what} {}", path.display()));
                answers(
                    ui,
                    outbox,
                    &[
                        ("Save mine beside it", Some(Intent::SaveTo(beside(path)))),
                        ("Save as…", Some(Intent::Run(Command::SaveAs))),
                        ("Cancel", None),
                    ],
                );
            }
        }
    }
}

/// A name in the same folder that nothing has.
fn beside(path: &std::path::Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |number: usize| match number {
        1 => format!("{stem} (mine).claimline"),
        _ => format!("{stem} (mine {number}).claimline"),
    };
    let free = (1..1000).map(|number| path.with_file_name(name(number))).find(|path| !path.exists());
    free.unwrap_or_else(|| path.with_file_name(name(1000)))
}

/// Buttons; the first has the keyboard.
fn answers(ui: &mut Ui, outbox: &Outbox, answers: &[(&str, Option<Intent>)]) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let buttons: Vec<Response> = answers.iter().map(|(caption, _)| ui.button(*caption)).collect();
        if ui.memory(|memory| memory.focused().is_none())
            && let Some(first) = buttons.first()
        {
            first.request_focus();
        }
        for (button, (_, intent)) in buttons.iter().zip(answers) {
            if button.clicked() {
                intent.iter().for_each(|intent| outbox.send(intent.clone()));
                ui.close();
            }
        }
    });
}
