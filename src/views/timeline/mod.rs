//! Events and dated statements of all articles on one axis.

mod add_event;
mod bar;
mod conflict;
mod content;
mod grouping;
mod list;
mod menu;
mod taste;
mod tray;
mod when;
mod words;

pub use grouping::Grouping;
pub use taste::LaneTaste;
pub use when::when;

use super::{ViewContext, short_date};
use crate::actions::{Command, Extend, Intent};
use crate::project::{DateConflicts, Period};
use crate::widgets::empty_state;
use crate::widgets::palette::Palette;
use crate::widgets::timeline::{Picture, Timeline, TimelineState, When};
use add_event::NewEvent;
use content::{Content, Subject};
use egui::{Id, Key, Modifiers, Ui};

#[derive(Default)]
pub struct TimelineView {
    as_list: bool,
    tray_open: bool,
    taste: LaneTaste,
    /// Rises with every change of `taste`.
    taste_change: u64,
    /// What was selected when the timeline was last drawn; `None` before.
    followed: Option<Option<Subject>>,
    /// The same of the list.
    listed: Option<Option<Subject>>,
    /// The event that is being written.
    adding: Option<NewEvent>,
    /// The revision for which they were looked for.
    conflicts: (u64, DateConflicts),
    state: TimelineState,
    made: Option<(MadeFor, Content)>,
}

/// Decides whether the content must be gathered anew.
#[derive(PartialEq, Eq)]
struct MadeFor {
    revision: u64,
    taste_change: u64,
    filter: String,
    hidden_too: (bool, bool),
    period: Option<Period>,
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

    pub fn filter_id() -> Id {
        Id::unique("timeline filter")
    }

    /// How the lanes stand.
    pub fn taste(&self) -> &LaneTaste {
        &self.taste
    }

    /// Rises with every change of [`TimelineView::taste`].
    pub fn taste_change(&self) -> u64 {
        self.taste_change
    }

    pub fn set_taste(&mut self, taste: LaneTaste) {
        self.taste = taste;
        self.taste_change += 1;
    }

    /// Zoom commands; others mean nothing here.
    pub fn run(&mut self, command: Command) {
        match command {
            Command::ZoomIn => self.state.zoom_in(),
            Command::ZoomOut => self.state.zoom_out(),
            Command::ZoomFit => self.state.fit_all(),
            Command::AddEvent => self.adding = Some(NewEvent::default()),
            _ => {}
        }
    }

    /// The timeline as SVG: all lanes, in the time shown now.
    pub fn picture(&mut self, egui: &egui::Context, ctx: &ViewContext<'_>, title: &str) -> String {
        let content = Content::new(ctx, self.taste.grouping, self.taste.chosen());
        let style = egui.style_of(egui.theme());
        let font = egui::TextStyle::Small.resolve(&style);
        let measure = |text: &str| {
            let job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font.clone(), egui::Color32::BLACK);
            egui.fonts_mut(|fonts| fonts.layout_job(job)).size().x
        };
        let days = self.state.shown_days().or(content.chart.bulk()).unwrap_or((0.0, 365.0));
        let picture = Picture {
            chart: &content.chart,
            title,
            days,
            width: 1400.0,
            max_rows: self.taste.grouping.max_rows(),
            palette: Palette::for_dark_mode(style.visuals.dark_mode),
            font: "Ubuntu, 'Noto Sans', 'Segoe UI', sans-serif",
            font_size: font.size,
            measure: &measure,
            describe: &|key| {
                content.subject(key).map(|subject| words::describe(ctx.findings, subject)).unwrap_or_default()
            },
        };
        picture.svg()
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>) {
        let made_for = MadeFor {
            revision: ctx.findings.revision,
            taste_change: self.taste_change,
            filter: ctx.queries.statements.filter.clone(),
            hidden_too: (ctx.queries.events.show_hidden, ctx.queries.statements.show_hidden),
            period: ctx.queries.period,
        };
        if !self.as_list {
            self.listed = None;
        }
        let content = match self.made.take() {
            Some((made, content)) if made == made_for => content,
            _ => Content::new(ctx, self.taste.grouping, self.taste.chosen()),
        };
        if content.is_empty() && ctx.findings.events.is_empty() && ctx.findings.statements.is_empty() {
            show_nothing(ui, ctx);
            return;
        }
        if self.conflicts.0 != ctx.findings.revision {
            self.conflicts = (ctx.findings.revision, DateConflicts::new(ctx.findings));
        }
        let mut asked = self.show_bar(ui, ctx, Some(&content).filter(|_| !self.as_list));
        if let Some(Asked::Select(Subject::Event(key))) = asked {
            // All its dates are in view.
            let dates = self.conflicts.1.of(key).iter().chain([&key]).map(|key| Subject::Event(*key));
            self.state.fit(content.keys_of(dates));
        }
        add_event::show(ui, ctx, &mut self.adding);
        if content.is_empty() {
            show_no_match(ui);
        } else if self.as_list {
            let follow = self.listed.replace(chosen(ctx)) != Some(chosen(ctx));
            asked = list::show(ui, ctx, &content, follow).or(asked);
        } else {
            asked = tray::show(ui, ctx, &content, &mut self.tray_open).or(asked);
            asked = conflict::show(ui, ctx, &self.conflicts.1).or(asked);
            asked = self.show_axis(ui, ctx, &content).or(asked);
        }
        if let Some(asked) = asked {
            // In the list, Shift with an arrow takes in the next row too.
            let (command, shift) = ui.input(|i| (i.modifiers.command, i.modifiers.shift));
            let extend = if command || (shift && self.as_list) { Extend::Toggle } else { Extend::Replace };
            send(ctx, asked, extend);
        }
        self.made = Some((made_for, content));
    }

    fn show_axis(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, content: &Content) -> Option<Asked> {
        if content.subjects.is_empty() {
            let explanation = "What was found has no date. Give it one from the list below, and it appears here.";
            empty_state::show(ui, "Nothing has a place in time yet", explanation, &[]);
            return None;
        }
        let stepped = self.step(ui, ctx, content);
        self.follow_selection(ctx, content);
        let selected = content.keys_of(selected_subjects(ctx));
        let related = content.keys_of(self.related(ctx));
        let words =
            |key| content.subject(key).map(|subject| words::describe(ctx.findings, subject)).unwrap_or_default();
        let timeline = Timeline {
            id: TimelineView::plot_id(),
            chart: &content.chart,
            max_rows: self.taste.grouping.max_rows(),
            selected: &selected,
            related: &related,
            lines: &self.article_date(ctx),
            period: ctx.queries.period.map(|period| (period.first, period.last)),
            describe: &words,
            menu: &|ui, key| {
                if let Some(subject) = content.subject(key) {
                    menu::show(ui, ctx, subject);
                }
            },
        };
        let answer = timeline.show(ui, &mut self.state);
        if let Some((number, wish)) = answer.lane {
            self.taste.chosen().change(content.chart.lanes(), number, wish);
            self.taste_change += 1;
        }
        if let Some((first, last)) = answer.empty_place {
            self.adding = Some(NewEvent::between(first, last));
        }
        if let Some((first, last)) = answer.period {
            ctx.outbox.send(Intent::ShowPeriod(Some(Period::between(first, last))));
        }
        let open = answer.double_clicked.and_then(|key| content.subject(key)).map(Asked::Open);
        open.or(answer.clicked.and_then(|key| content.subject(key)).map(Asked::Select)).or(stepped)
    }

    /// Shift with an arrow goes to the next or the previous thing in time; with Ctrl, what was selected stays so.
    fn step(&mut self, ui: &Ui, ctx: &ViewContext<'_>, content: &Content) -> Option<Asked> {
        if ui.memory(|memory| memory.focused()) != Some(TimelineView::plot_id()) {
            return None;
        }
        let steps = ui.input_mut(|input| {
            let mut pressed = |key| {
                let also = input.count_and_consume_key(Modifiers::SHIFT | Modifiers::COMMAND, key);
                (also + input.count_and_consume_key(Modifiers::SHIFT, key)) as isize
            };
            pressed(Key::ArrowRight) - pressed(Key::ArrowLeft)
        });
        if steps == 0 {
            return None;
        }
        let at = |key: &u32| content.subject(*key) == chosen(ctx);
        let last = content.in_time.len() - 1;
        let next = match content.in_time.iter().position(at) {
            Some(place) => place.saturating_add_signed(steps).min(last),
            None if steps < 0 => last,
            None => 0,
        };
        content.subject(content.in_time[next]).map(Asked::Select)
    }

    /// Brings into view what was selected elsewhere since.
    fn follow_selection(&mut self, ctx: &ViewContext<'_>, content: &Content) {
        let selected = chosen(ctx);
        let before = self.followed.replace(selected);
        // The first time, the whole is shown.
        if before.is_some_and(|before| before != selected)
            && let Some(key) = selected.and_then(|subject| content.key_of(subject))
        {
            self.state.reveal(key);
        }
    }

    /// The statements about the selected event and the events that seem to be the same; or the events that the
    /// selected statement is about.
    fn related(&self, ctx: &ViewContext<'_>) -> Vec<Subject> {
        match chosen(ctx) {
            Some(Subject::Event(key)) => {
                let statements = ctx.findings.event(key).map(|row| row.statements.as_slice()).unwrap_or_default();
                let others = self.conflicts.1.alike(key).iter().copied().map(Subject::Event);
                statements.iter().copied().map(Subject::Statement).chain(others).collect()
            }
            Some(Subject::Statement(key)) => {
                let events = ctx.findings.events_of(key.article).iter();
                events.filter(|row| row.statements.contains(&key)).map(|row| Subject::Event(row.key)).collect()
            }
            None => Vec::new(),
        }
    }

    /// When the article of what is selected came out, or the only article; lanes of articles have lines of their own.
    fn article_date(&self, ctx: &ViewContext<'_>) -> Vec<(When, String)> {
        let selected = || ctx.selection.articles.first().copied().filter(|_| ctx.selection.articles.len() == 1);
        let only = || ctx.findings.articles.first().map(|row| row.id).filter(|_| ctx.findings.articles.len() == 1);
        let article = chosen(ctx).map(Subject::article).or_else(selected).or_else(only);
        let row = article.and_then(|id| ctx.findings.article(id));
        let date = row.filter(|_| self.taste.grouping != Grouping::Article).and_then(|row| row.published);
        let line =
            date.and_then(|date| Some((when(Some(&date)).ok()?, format!("published {}", short_date(Some(&date))))));
        line.into_iter().collect()
    }
}

/// The one thing that the inspector is about.
fn chosen(ctx: &ViewContext<'_>) -> Option<Subject> {
    let event = ctx.selection.event.map(Subject::Event);
    event.or(ctx.selection.focus.map(Subject::Statement))
}

fn selected_subjects(ctx: &ViewContext<'_>) -> impl Iterator<Item = Subject> {
    let statements = ctx.selection.statements.iter().copied().map(Subject::Statement);
    ctx.selection.events().map(Subject::Event).chain(statements)
}

fn is_selected(ctx: &ViewContext<'_>, subject: Subject) -> bool {
    match subject {
        Subject::Event(key) => ctx.selection.has_event(key),
        Subject::Statement(key) => ctx.selection.has(key),
    }
}

fn send(ctx: &ViewContext<'_>, asked: Asked, extend: Extend) {
    match asked {
        Asked::Select(Subject::Statement(key)) => ctx.outbox.send(Intent::SelectStatement(key, extend)),
        Asked::Select(Subject::Event(key)) if extend == Extend::Toggle => ctx.outbox.send(Intent::ToggleEvent(key)),
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

fn show_no_match(ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label("Nothing matches.");
        ui.weak("The filter and the period above narrow the timeline and the tables. Clear them to see all again.");
    });
}
