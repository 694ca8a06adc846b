//! Events and dated statements of all articles on one axis.

mod content;
mod list;
mod tray;
mod when;
mod words;

pub use content::Grouping;

use super::ViewContext;
use crate::actions::{Command, Extend, Intent};
use crate::widgets::empty_state;
use crate::widgets::palette::Palette;
use crate::widgets::timeline::{Timeline, TimelineState};
use content::{Content, Subject};
use egui::{Frame, Id, Margin, Ui};

#[derive(Default)]
pub struct TimelineView {
    grouping: Grouping,
    as_list: bool,
    tray_open: bool,
    state: TimelineState,
    made: Option<(MadeFor, Content)>,
}

/// Decides whether the content must be gathered anew.
#[derive(Clone, Copy, PartialEq, Eq)]
struct MadeFor {
    revision: u64,
    grouping: Grouping,
    hidden_too: (bool, bool),
}

/// What the person wants of an item.
#[derive(Clone, Copy)]
enum Asked {
    Select(Subject),
    Open(Subject),
}

impl TimelineView {
    /// What takes the keyboard's focus.
    pub fn plot_id() -> Id {
        Id::unique("timeline plot")
    }

    /// Zoom commands; others mean nothing here.
    pub fn run(&mut self, command: Command) {
        match command {
            Command::ZoomIn => self.state.zoom_in(),
            Command::ZoomOut => self.state.zoom_out(),
            Command::ZoomFit => self.state.fit_all(),
            _ => {}
        }
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        let made_for = MadeFor {
            revision: ctx.findings.revision,
            grouping: self.grouping,
            hidden_too: (ctx.queries.events.show_hidden, ctx.queries.statements.show_hidden),
        };
        let content = match self.made.take() {
            Some((made, content)) if made == made_for => content,
            _ => Content::new(ctx, self.grouping),
        };
        if content.subjects.is_empty() && content.undated.is_empty() {
            show_nothing(ui, ctx);
            return;
        }
        self.show_bar(ui, ctx, &content);
        let mut asked = None;
        if self.as_list {
            asked = list::show(ui, ctx, &content).or(asked);
        } else {
            asked = tray::show(ui, ctx, &content, &mut self.tray_open).or(asked);
            asked = self.show_axis(ui, ctx, &content).or(asked);
        }
        if let Some(asked) = asked {
            let extend = if ui.input(|i| i.modifiers.command) { Extend::Toggle } else { Extend::Replace };
            send(ctx, asked, extend);
        }
        self.made = Some((made_for, content));
    }

    fn show_bar(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, content: &Content) {
        let frame = Frame::new().fill(Palette::of(ui).chrome).inner_margin(Margin::symmetric(10, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                for grouping in Grouping::ALL {
                    if ui.selectable_label(self.grouping == grouping, grouping.name()).clicked() {
                        self.grouping = grouping;
                    }
                }
                ui.separator();
                if ui.button("Fit all").on_hover_text("Show all of the timeline (0)").clicked() {
                    self.state.fit_all();
                }
                let selected = || content.subjects.iter().any(|subject| is_selected(ctx, *subject));
                if ui.add_enabled(selected(), egui::Button::new("Fit selection")).clicked() {
                    let keys = (0..).zip(&content.subjects).filter(|(_, subject)| is_selected(ctx, **subject));
                    self.state.fit(keys.map(|(key, _)| key).collect());
                }
                if ui.button("−").on_hover_text("Zoom out (-)").clicked() {
                    self.state.zoom_out();
                }
                if ui.button("+").on_hover_text("Zoom in (+)").clicked() {
                    self.state.zoom_in();
                }
                ui.separator();
                ui.checkbox(&mut self.as_list, "As a list");
                if ui.button("Signs").on_hover_text(Command::Signs.help()).clicked() {
                    ctx.outbox.send(Intent::Run(Command::Signs));
                }
            });
        });
    }

    fn show_axis(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, content: &Content) -> Option<Asked> {
        if content.subjects.is_empty() {
            let explanation = "What was found has no date. Set one in the inspector, and it appears here.";
            empty_state::show(ui, "Nothing has a place in time yet", explanation, &[]);
            return None;
        }
        let selected = |key| content.subject(key).is_some_and(|subject| is_selected(ctx, subject));
        let words =
            |key| content.subject(key).map(|subject| words::describe(ctx.findings, subject)).unwrap_or_default();
        let timeline = Timeline {
            id: TimelineView::plot_id(),
            chart: &content.chart,
            max_rows: self.grouping.max_rows(),
            is_selected: &selected,
            describe: &words,
        };
        let answer = timeline.show(ui, &mut self.state);
        let open = answer.double_clicked.and_then(|key| content.subject(key)).map(Asked::Open);
        open.or(answer.clicked.and_then(|key| content.subject(key)).map(Asked::Select))
    }
}

fn is_selected(ctx: &ViewContext<'_>, subject: Subject) -> bool {
    match subject {
        Subject::Event(key) => ctx.selection.event == Some(key),
        Subject::Statement(key) => ctx.selection.has(key),
    }
}

fn send(ctx: &ViewContext<'_>, asked: Asked, extend: Extend) {
    match asked {
        Asked::Select(Subject::Statement(key)) => ctx.outbox.send(Intent::SelectStatement(key, extend)),
        Asked::Select(Subject::Event(key)) => ctx.outbox.send(Intent::SelectEvent(Some(key))),
        Asked::Open(Subject::Statement(key)) => ctx.outbox.send(Intent::OpenStatement(key)),
        Asked::Open(subject @ Subject::Event(key)) => {
            ctx.outbox.send(Intent::OpenArticle(subject.article()));
            ctx.outbox.send(Intent::SelectEvent(Some(key)));
        }
    }
}

fn show_nothing(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let explanation = "Events and statements of the articles you add stand here in time, each as exactly as its \
                       date is known.";
    match empty_state::show(ui, "No events yet", explanation, &["Add articles…", "Add sample articles"]) {
        Some(0) => ctx.outbox.send(Intent::Run(Command::AddArticles)),
        Some(_) => ctx.outbox.send(Intent::Run(Command::AddSample)),
        None => {}
    }
}
