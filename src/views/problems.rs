use super::Outbox;
use crate::actions::Intent;
use crate::project::{AnchorState, Problem, Unplaced};
use egui::{Frame, RichText, ScrollArea, Ui};

/// All that could not be read or done, with the reason and what to do; and decisions that lost their place.
pub fn show(ui: &mut Ui, problems: &[Problem], unplaced: &[Unplaced], outbox: &Outbox) {
    ui.heading("Problems");
    if problems.is_empty() && unplaced.is_empty() {
        ui.label("Nothing went wrong.");
        return;
    }
    ui.label("Everything else was read. These were left out:");
    ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
        for problem in problems {
            entry(ui, &problem.path, &problem.reason);
        }
        for lost in unplaced {
            entry(ui, &lost.article_title, &unplaced_reason(lost));
        }
    });
    ui.horizontal(|ui| {
        if ui.button("Copy all").clicked() {
            ui.copy_text(as_text(problems, unplaced));
        }
        if !problems.is_empty() && ui.button("Clear the list").clicked() {
            outbox.send(Intent::ClearProblems);
        }
    });
}

fn entry(ui: &mut Ui, about: &str, reason: &str) {
    let frame = Frame::new().fill(ui.visuals().extreme_bg_color).corner_radius(4).inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(reason);
        ui.label(RichText::new(about).small().weak());
    });
}

fn unplaced_reason(lost: &Unplaced) -> String {
    let fate = match lost.state {
        AnchorState::Ambiguous => "fits several places now",
        _ => "has no place any more",
    };
    format!("What you decided ({}) {fate}: “{}”. Decide again in the article.", lost.decided, lost.words)
}

fn as_text(problems: &[Problem], unplaced: &[Unplaced]) -> String {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&format!("{}\t{}\n", problem.path, problem.reason));
    }
    for lost in unplaced {
        text.push_str(&format!("{}\t{}\n", lost.article_title, unplaced_reason(lost)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copied_list_has_a_line_for_each() {
        let problems = [Problem::new("a.txt", "The file is empty."), Problem::new("b.bin", "The file is not text.")];
        let lost = Unplaced {
            article: crate::model::ArticleId(1),
            article_title: "Harbour".into(),
            state: AnchorState::Lost,
            words: "It will open".into(),
            decided: "checked".into(),
        };
        let text = as_text(&problems, &[lost]);
        assert_eq!(text.lines().next(), Some("a.txt\tThe file is empty."));
        assert_eq!(text.lines().count(), 3);
        assert!(text.contains("has no place any more: “It will open”"));
    }
}
