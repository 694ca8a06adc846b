use super::dialogs::{Answer, DialogRequest, FileDialogs};
use super::keyboard::{self, Focus};
use super::menu_bar::{self, MenuBarData};
use super::modals::{self, OpenModal};
use super::settings::Settings;
use super::{drops, sample, status_bar, theme};
use crate::actions::{Command, Intent, Request, Tab};
use crate::session::Session;
use crate::views::inspector::InspectorView;
use crate::views::library::LibraryView;
use crate::views::reading::ReadingView;
use crate::views::speakers::SpeakersView;
use crate::views::statements::StatementsView;
use crate::views::timeline::TimelineView;
use crate::views::{Outbox, SpeakerTints, ViewContext};
use crate::widgets::palette::Palette;
use crate::widgets::{empty_state, pick_list::PickList};
use egui::text_selection::LabelSelectionState;
use egui::{
    CentralPanel, Context, Frame, Id, Margin, Panel, RichText, Role, Stroke, ThemePreference, Ui, ViewportCommand,
    WidgetInfo,
};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The program's window: draws the session, and hands it what the person asks for.
pub struct Window {
    session: Session,
    outbox: Outbox,
    tints: SpeakerTints,
    settings: Settings,
    views: Views,
    modal: Option<OpenModal>,
    dialogs: Box<dyn FileDialogs>,
    answers: (Sender<Intent>, Receiver<Intent>),
    title: String,
    /// Nothing is left to ask: the next wish to close is granted.
    may_close: bool,
}

#[derive(Default)]
struct Views {
    library: LibraryView,
    reading: ReadingView,
    statements: StatementsView,
    timeline: TimelineView,
    speakers: SpeakersView,
    inspector: InspectorView,
}

impl Window {
    /// A window that starts by reading `paths`.
    pub fn new(creation: &eframe::CreationContext<'_>, dialogs: Box<dyn FileDialogs>, paths: Vec<PathBuf>) -> Window {
        let ctx = creation.egui_ctx.clone();
        theme::install(&ctx);
        // Closing goes through the question about unsaved changes, Ctrl+Q as well.
        ctx.options_mut(|options| options.quit_shortcuts.clear());
        let settings: Settings =
            creation.storage.and_then(|storage| eframe::get_value(storage, eframe::APP_KEY)).unwrap_or_default();
        let mut session = Session::new(Arc::new(move || ctx.request_repaint()));
        session.set_recent(settings.recent.clone());
        let window = Window {
            session,
            outbox: Outbox::default(),
            tints: SpeakerTints::default(),
            settings,
            views: Views::default(),
            modal: None,
            dialogs,
            answers: channel(),
            title: String::new(),
            may_close: false,
        };
        if !paths.is_empty() {
            window.outbox.send(Intent::AddPaths(paths));
        }
        window
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    fn perform(&mut self, ctx: &Context, request: Request) {
        match request {
            Request::ChooseArticles => self.ask(ctx, DialogRequest::AddArticles, Intent::AddPaths),
            Request::ChooseFolder => self.ask(ctx, DialogRequest::AddFolder, Intent::AddPaths),
            Request::ChooseProject => self.ask_one(ctx, DialogRequest::OpenProject, Intent::OpenProject),
            Request::ChooseSavePath { suggested } => {
                self.ask_one(ctx, DialogRequest::SaveProject { suggested }, Intent::SaveTo);
            }
            Request::ChooseExportPath { format, suggested } => {
                let request = DialogRequest::Export { kind: format.name(), extension: format.extension(), suggested };
                self.ask_one(ctx, request, move |path| Intent::ExportTimelineTo(format, path));
            }
            Request::DrawTimeline { format, path } => {
                let view = view_context(&self.session, &self.tints, &self.outbox);
                let svg = self.views.timeline.picture(ctx, &view, &self.session.timeline_title());
                self.outbox.send(Intent::WriteTimelinePicture { format, path, svg });
            }
            Request::ConfirmUnsaved { project } => self.modal = Some(OpenModal::Unsaved { project }),
            Request::Tell(text) => self.modal = Some(OpenModal::Message(text)),
            Request::CopyText(text) => ctx.copy_text(text),
            Request::Reveal(statement) => {
                self.views.statements.reveal(statement);
                self.views.reading.reveal();
            }
            Request::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Request::Window(command) => self.run(ctx, command),
        }
    }

    fn ask(&mut self, ctx: &Context, request: DialogRequest, intent: fn(Vec<PathBuf>) -> Intent) {
        let (sender, ctx) = (self.answers.0.clone(), ctx.clone());
        let done: Answer = Box::new(move |paths| {
            // Fails only when the window is gone.
            if !paths.is_empty() && sender.send(intent(paths)).is_ok() {
                ctx.request_repaint();
            }
        });
        self.dialogs.start(request, done);
    }

    fn ask_one(
        &mut self,
        ctx: &Context,
        request: DialogRequest,
        intent: impl FnOnce(PathBuf) -> Intent + Send + 'static,
    ) {
        let (sender, ctx) = (self.answers.0.clone(), ctx.clone());
        let done: Answer = Box::new(move |paths| {
            if let Some(path) = paths.into_iter().next()
                && sender.send(intent(path)).is_ok()
            {
                ctx.request_repaint();
            }
        });
        self.dialogs.start(request, done);
    }

    /// A command that is the window's own business.
    fn run(&mut self, ctx: &Context, command: Command) {
        let statements = || self.session.selection().statements.iter().copied().collect();
        match command {
            Command::Palette => self.modal = Some(OpenModal::Palette(PickList::default())),
            Command::Keys => self.modal = Some(OpenModal::Keys),
            Command::Signs => self.modal = Some(OpenModal::Signs),
            Command::About => self.modal = Some(OpenModal::About),
            Command::ShowProblems => self.modal = Some(OpenModal::Problems),
            Command::ToggleLibrary => self.settings.library ^= true,
            Command::ToggleInspector => self.settings.inspector ^= true,
            Command::ThemeLight => ctx.set_theme(ThemePreference::Light),
            Command::ThemeDark => ctx.set_theme(ThemePreference::Dark),
            Command::ThemeSystem => ctx.set_theme(ThemePreference::System),
            Command::NextPanel => self.focus_next_panel(ctx),
            Command::Find | Command::FindStatements => self.focus_filter(ctx, command),
            Command::ExportTimeline => self.modal = Some(OpenModal::Export),
            Command::AddPath => self.modal = Some(OpenModal::AddPath { typed: String::new() }),
            Command::AddSample => {
                let texts = sample::ARTICLES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
                self.session.handle(Intent::AddTexts(texts.collect()));
            }
            Command::AddEvent => {
                self.session.handle(Intent::ShowTab(Tab::Timeline));
                self.views.timeline.run(command);
            }
            Command::ZoomIn | Command::ZoomOut | Command::ZoomFit => self.views.timeline.run(command),
            Command::ChangeSpeaker => {
                self.modal = Some(OpenModal::Speaker { statements: statements(), list: PickList::default() });
            }
            Command::MergeSpeakers => {
                self.modal =
                    self.current_speaker().map(|speaker| OpenModal::Merge { speaker, list: PickList::default() });
            }
            Command::ChangeForm | Command::ChangeSaid | Command::EditNote | Command::RenameSpeaker => {
                self.settings.inspector = true;
                let speaker = self.current_speaker();
                self.views.inspector.edit(command, speaker);
            }
            _ => {}
        }
    }

    /// The selected speaker, or that of the focused statement.
    fn current_speaker(&self) -> Option<crate::project::SpeakerKey> {
        let selection = self.session.selection();
        let of_statement = || self.session.findings().statement(selection.focus?)?.speaker.clone();
        selection.speaker.clone().or_else(of_statement)
    }

    fn centre_id(&self) -> Id {
        match self.session.place().tab {
            Tab::Statements => StatementsView::table_id(),
            Tab::Speakers => SpeakersView::table_id(),
            Tab::Reading => ReadingView::page_id(),
            Tab::Timeline => TimelineView::plot_id(),
        }
    }

    fn focus_next_panel(&self, ctx: &Context) {
        let mut panels = vec![self.centre_id()];
        if self.settings.inspector {
            panels.push(InspectorView::panel_id());
        }
        if self.settings.library {
            panels.push(LibraryView::list_id());
        }
        let focused = ctx.memory(|memory| memory.focused());
        let current = panels.iter().position(|panel| Some(*panel) == focused);
        let next = panels[current.map_or(0, |current| (current + 1) % panels.len())];
        ctx.memory_mut(|memory| memory.request_focus(next));
    }

    /// Puts the keyboard into a filter; where none is on screen, the one of all statements is brought there.
    fn focus_filter(&mut self, ctx: &Context, command: Command) {
        let filter = match self.session.place().tab {
            Tab::Speakers if command == Command::Find => SpeakersView::filter_id(),
            Tab::Timeline if command == Command::Find => TimelineView::filter_id(),
            _ => {
                self.session.handle(Intent::ShowTab(Tab::Statements));
                StatementsView::filter_id()
            }
        };
        ctx.memory_mut(|memory| memory.request_focus(filter));
    }

    /// Turns keys into intents, before any widget may take them.
    fn keys(&self, ctx: &Context) {
        let focused = ctx.memory(|memory| memory.focused());
        let lists = [self.centre_id(), InspectorView::panel_id(), LibraryView::list_id()];
        let text = ctx.text_edit_focused();
        let focus = Focus { text, button: !text && focused.is_some_and(|id| !lists.contains(&id)) };
        let words_marked = ctx.plugin::<LabelSelectionState>().lock().has_selection();
        if self.modal.is_some() {
            return;
        }
        for command in keyboard::commands(ctx, focus, words_marked) {
            if command.is_enabled(&self.session.situation()) {
                self.outbox.send(Intent::Run(command));
            }
        }
    }

    fn tabs(&self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            for tab in Tab::ALL {
                let current = tab == self.session.place().tab;
                let ink = if current { palette.text } else { palette.weak };
                let text = RichText::new(tab.name()).color(ink).size(15.5);
                let text = if current { text.strong() } else { text };
                let button = egui::Button::new(text).frame(false).min_size(egui::vec2(0.0, 32.0));
                let response = ui.add(button);
                response.widget_info(|| WidgetInfo::selected(Role::Tab, true, current, tab.name()));
                if current {
                    let bottom = response.rect.bottom();
                    ui.painter().hline(response.rect.x_range(), bottom, Stroke::new(2.5, palette.accent));
                } else if response.hovered() {
                    ui.painter().hline(response.rect.x_range(), response.rect.bottom(), Stroke::new(1.5, palette.line));
                }
                if response.clicked() {
                    self.outbox.send(Intent::ShowTab(tab));
                }
            }
        });
    }

    fn centre(&mut self, ui: &mut Ui) {
        let place = self.session.place().clone();
        let ctx = view_context(&self.session, &self.tints, &self.outbox);
        match place.tab {
            Tab::Statements => self.views.statements.show(ui, &ctx),
            Tab::Speakers => self.views.speakers.show(ui, &ctx),
            Tab::Reading => self.views.reading.show(ui, &ctx, place.article),
            Tab::Timeline => self.views.timeline.show(ui, &ctx),
        }
    }

    fn empty(&self, ui: &mut Ui) {
        let reading = self.session.progress().is_some();
        let (title, explanation) = if reading {
            ("Reading…", "The articles show up here as they are read.")
        } else {
            (
                "Who said what, and when?",
                "Add articles as text or Markdown files: choose them, or drop files and folders on this window. \
                 Claimline finds the statements in them, who made them and when, and shows each where it stands.",
            )
        };
        let buttons: &[&str] = if reading { &[] } else { &["Add articles…", "Open the sample"] };
        match empty_state::show(ui, title, explanation, buttons) {
            Some(0) => self.outbox.send(Intent::Run(Command::AddArticles)),
            Some(_) => self.outbox.send(Intent::Run(Command::AddSample)),
            None => {}
        }
    }
}

/// What the views read of the session. Takes the fields one by one, so that a view’s own state stays free to change.
fn view_context<'a>(session: &'a Session, tints: &'a SpeakerTints, outbox: &'a Outbox) -> ViewContext<'a> {
    ViewContext {
        findings: session.findings(),
        orders: session.orders(),
        queries: session.queries(),
        selection: session.selection(),
        tints,
        outbox,
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.session.poll();
        let answers: Vec<Intent> = self.answers.1.try_iter().collect();
        for intent in self.outbox.take().into_iter().chain(answers) {
            self.session.handle(intent);
        }
        for request in self.session.take_requests() {
            self.perform(ctx, request);
        }
        self.tints.update(self.session.findings());
        let title = self.session.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.session.handle(Intent::Run(Command::Quit));
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.keys(ui.ctx());
        let palette = Palette::of(ui);
        let chrome = |x, y| Frame::new().fill(palette.chrome).inner_margin(Margin::symmetric(x, y));
        Panel::top("menu bar").frame(chrome(8, 3)).show(ui, |ui| {
            let data = MenuBarData {
                situation: self.session.situation(),
                undo: self.session.undo_label(),
                redo: self.session.redo_label(),
                recent: self.session.recent(),
                outbox: &self.outbox,
            };
            menu_bar::show(ui, &data);
        });
        Panel::bottom("status bar")
            .frame(chrome(12, 5))
            .show(ui, |ui| status_bar::show(ui, &self.session, &self.outbox));

        let empty = self.session.findings().articles.is_empty();
        if !empty {
            let mut library = self.settings.library;
            let mut inspector = self.settings.inspector;
            let reading = self.session.place().article.filter(|_| self.session.place().tab == Tab::Reading);
            let ctx = view_context(&self.session, &self.tints, &self.outbox);
            Panel::left("library")
                .resizable(true)
                .default_size(244.0)
                .size_range(190.0..=460.0)
                .frame(chrome(10, 10))
                .show_collapsible(ui, &mut library, |ui| self.views.library.show(ui, &ctx, reading));
            Panel::right("inspector")
                .resizable(true)
                .default_size(296.0)
                .size_range(240.0..=520.0)
                .frame(chrome(12, 10))
                .show_collapsible(ui, &mut inspector, |ui| self.views.inspector.show(ui, &ctx));
            self.settings.library = library;
            self.settings.inspector = inspector;
        }
        let page = Frame::new().fill(palette.page).inner_margin(Margin { left: 14, right: 10, top: 6, bottom: 6 });
        CentralPanel::default().frame(page).show(ui, |ui| {
            if empty {
                self.empty(ui);
            } else {
                self.tabs(ui);
                ui.separator();
                self.centre(ui);
            }
        });
        drops::show(ui, &self.outbox);
        modals::show(ui, &mut self.modal, &self.session, &self.outbox);
        if !self.outbox.is_empty() {
            ui.request_repaint();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.settings.recent = self.session.recent().to_vec();
        eframe::set_value(storage, eframe::APP_KEY, &self.settings);
    }
}
