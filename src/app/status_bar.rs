use crate::actions::{Command, Intent, Tab};
use crate::session::Session;
use crate::views::{Outbox, counted};
use egui::{Align, Layout, ProgressBar, Ui};

/// Counts at the left, work under way in the middle, problems and save state at the right.
pub fn show(ui: &mut Ui, session: &Session, outbox: &Outbox) {
    ui.horizontal(|ui| {
        ui.label(counts(session));
        if let Some(progress) = session.progress() {
            ui.separator();
            ui.label(format!("Reading {} of {}", progress.done, progress.total));
            let part = progress.done as f32 / progress.total.max(1) as f32;
            ui.add(ProgressBar::new(part).desired_width(140.0).desired_height(8.0));
            if ui.button("Cancel").on_hover_text(Command::CancelWork.help()).clicked() {
                outbox.send(Intent::Run(Command::CancelWork));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.weak(save_state(session));
            if let Some(notice) = session.notice() {
                ui.separator();
                ui.add(egui::Label::new(egui::RichText::new(notice).weak()).truncate());
            }
            let problems = session.problems().len() + session.findings().unplaced.len();
            if problems > 0 {
                let text = egui::RichText::new(counted(problems, "problem")).color(ui.visuals().warn_fg_color);
                if ui.button(text).on_hover_text(Command::ShowProblems.help()).clicked() {
                    outbox.send(Intent::Run(Command::ShowProblems));
                }
            }
        });
    });
}

fn counts(session: &Session) -> String {
    let (findings, orders, selection) = (session.findings(), session.orders(), session.selection());
    let (shown, total, word) = match session.place().tab {
        Tab::Speakers => {
            // Those who are only named, and say nothing, are no rows of the table.
            let speaking = findings.speakers.iter().filter(|row| row.count() > 0).count();
            (orders.speakers.len(), speaking.max(orders.speakers.len()), "speaker")
        }
        Tab::Reading | Tab::Statements | Tab::Timeline => {
            (orders.statements.len(), findings.statements.len(), "statement")
        }
    };
    let mut text = counted(findings.articles.len(), "article");
    if session.place().tab == Tab::Timeline {
        text.push_str(&format!(" · {}", counted(orders.events.len(), "event")));
    }
    text.push_str(" · ");
    text.push_str(&counted(total, word));
    if shown != total {
        text.push_str(&format!(", {shown} shown"));
    }
    let selected = selection.statements.len();
    if selected > 0 {
        text.push_str(&format!(" · {selected} selected"));
    }
    text
}

fn save_state(session: &Session) -> &'static str {
    match (session.needs_save(), session.path()) {
        (true, _) => "Unsaved changes",
        (false, Some(_)) => "Saved",
        (false, None) => "",
    }
}
