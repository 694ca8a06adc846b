use crate::actions::{Command, Intent, Tab};
use crate::jobs::Progress;
use crate::project::Fate;
use crate::session::Session;
use crate::views::{Outbox, counted};
use crate::widgets::palette::Palette;
use egui::{Align, Button, Label, Layout, ProgressBar, RichText, Ui};
use std::time::Duration;

/// Counts at the left, work under way in the middle, the import report and the save state at the right.
pub fn show(ui: &mut Ui, session: &Session, outbox: &Outbox) {
    ui.horizontal(|ui| {
        ui.label(counts(session));
        if let Some(progress) = session.progress() {
            ui.separator();
            work(ui, session, progress, outbox);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            match session.journal_failure() {
                Some(reason) => {
                    let text = format!("Changes are not on the disk ({reason}): free some space, or save elsewhere");
                    ui.colored_label(ui.visuals().warn_fg_color, text);
                }
                None => _ = ui.weak(save_state(session)),
            }
            report(ui, session, outbox);
            watched(ui, session, outbox);
            if let Some(notice) = session.notice() {
                ui.add(Label::new(RichText::new(notice).weak()).truncate());
            }
        });
    });
}

fn work(ui: &mut Ui, session: &Session, progress: Progress, outbox: &Outbox) {
    let paused = session.is_paused();
    ui.label(told(progress, paused));
    let part = progress.done as f32 / progress.total.max(1) as f32;
    ui.add(ProgressBar::new(part).desired_width(110.0).desired_height(8.0));
    for (command, caption) in
        [(Command::PauseWork, if paused { "Go on" } else { "Pause" }), (Command::CancelWork, "Cancel")]
    {
        let key = command.shortcut().map_or(String::new(), |key| format!(" ({key})"));
        if ui.button(caption).on_hover_text(format!("{}{key}", command.help())).clicked() {
            outbox.send(Intent::Run(command));
        }
    }
}

/// `Reading 120 of 600 · 45 a second · about 11 s left`.
fn told(progress: Progress, paused: bool) -> String {
    let verb = if paused { "Paused at" } else { "Reading" };
    let mut text = format!("{verb} {} of {}", grouped(progress.done), grouped(progress.total));
    if let Some(rate) = progress.rate.filter(|rate| !paused && *rate > 0.0) {
        let rate = if rate >= 10.0 { grouped(rate.round() as usize) } else { format!("{rate:.1}") };
        text.push_str(&format!(" · {rate} a second"));
    }
    if let Some(left) = progress.left().filter(|_| !paused) {
        text.push_str(&format!(" · {} left", duration(left)));
    }
    text
}

/// In the unit that a person waits in.
fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..=1 => "a moment".to_owned(),
        seconds @ 2..=90 => format!("{seconds} s"),
        seconds if seconds < 5_400 => format!("{} min", (seconds + 30) / 60),
        seconds => format!("{:.1} h", seconds as f32 / 3_600.0),
    }
}

/// `12,345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the last import came to; a click opens it.
fn report(ui: &mut Ui, session: &Session, outbox: &Outbox) {
    let report = session.report();
    let mut parts = report.summary();
    let unplaced = session.findings().unplaced.len();
    if unplaced > 0 {
        let text = format!("{} without place", counted(unplaced, "decision"));
        parts = if parts.is_empty() { text } else { format!("{text} · {parts}") };
    }
    if parts.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    let ink = match (report.count(Fate::Refused) + unplaced, report.count(Fate::Check)) {
        (0, 0) => palette.text,
        (0, _) => palette.warning,
        _ => palette.error,
    };
    let button = Button::new(RichText::new(parts).color(ink));
    if ui.add(button).on_hover_text(Command::ShowReport.help()).clicked() {
        outbox.send(Intent::Run(Command::ShowReport));
    }
}

/// That folders are watched; a click shows which.
fn watched(ui: &mut Ui, session: &Session, outbox: &Outbox) {
    let folders = session.watched().len();
    if folders > 0 {
        let button = Button::new(format!("Watching {}", counted(folders, "folder")));
        if ui.add(button).on_hover_text(Command::WatchFolders.help()).clicked() {
            outbox.send(Intent::Run(Command::WatchFolders));
        }
    }
}

fn counts(session: &Session) -> String {
    let (findings, orders, selection) = (session.findings(), session.orders(), session.selection());
    let (shown, total, word) = match session.place().tab {
        Tab::Speakers => {
            // Those who are only named, and say nothing, are no rows of the table.
            let speaking = findings.speakers.iter().filter(|row| row.count() > 0).count();
            (orders.speakers.len(), speaking.max(orders.speakers.len()), "speaker")
        }
        Tab::Reading | Tab::Statements | Tab::Timeline | Tab::Report | Tab::Versions => {
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
    if session.read_only().is_some() {
        return "Read-only";
    }
    match (session.needs_save(), session.path()) {
        (true, _) => "Unsaved changes",
        (false, Some(_)) => "Saved",
        (false, None) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_told_with_rate_and_time_left() {
        let check = |done, total, rate, paused, expected: &str| {
            assert_eq!(told(Progress { done, total, rate }, paused), expected);
        };
        check(0, 600, None, false, "Reading 0 of 600");
        check(120, 600, Some(45.2), false, "Reading 120 of 600 · 45 a second · 10 s left");
        check(1_200, 60_000, Some(3.25), false, "Reading 1,200 of 60,000 · 3.2 a second · 5.0 h left");
        check(599, 600, Some(2.0), false, "Reading 599 of 600 · 2.0 a second · a moment left");
        check(120, 600, Some(45.2), true, "Paused at 120 of 600");
        check(0, 600, Some(1.0), false, "Reading 0 of 600 · 1.0 a second · 10 min left");
        check(5, 600, Some(0.0), false, "Reading 5 of 600");
    }
}
