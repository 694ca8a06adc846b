use super::dialogs::FileDialogs;
use super::kept_lanes::KeptLanes;
use super::keyboard::{self, Focus};
use super::menu_bar::{self, MenuBarData};
use super::modals::{self, OpenModal};
use super::settings::Settings;
use super::{drops, status_bar, theme};
use crate::actions::{Command, Intent, Tab};
use crate::session::Session;
use crate::views::inspector::InspectorView;
use crate::views::library::LibraryView;
use crate::views::offer::OfferState;
use crate::views::reading::ReadingView;
use crate::views::report::ReportView;
use crate::views::speakers::SpeakersView;
use crate::views::statements::StatementsView;
use crate::views::timeline::TimelineView;
use crate::views::versions::VersionsView;
use crate::views::{Outbox, SpeakerTints, ViewContext};
use crate::widgets::palette::Palette;
use egui::text_selection::LabelSelectionState;
use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The program's window: draws the session, and hands it what the person asks for.
pub struct Window {
    pub(super) session: Session,
    pub(super) outbox: Outbox,
    pub(super) tints: SpeakerTints,
    pub(super) settings: Settings,
    lanes: KeptLanes,
    pub(super) views: Views,
    pub(super) modal: Option<OpenModal>,
    pub(super) dialogs: Box<dyn FileDialogs>,
    pub(super) answers: (Sender<Intent>, Receiver<Intent>),
    title: String,
    /// Nothing is left to ask: the next wish to close is granted.
    pub(super) may_close: bool,
}

#[derive(Default)]
pub(super) struct Views {
    pub library: LibraryView,
    pub reading: ReadingView,
    pub statements: StatementsView,
    pub timeline: TimelineView,
    pub speakers: SpeakersView,
    pub report: ReportView,
    pub versions: VersionsView,
    pub inspector: InspectorView,
}

impl Window {
    /// A window that starts by reading `paths`.
    ///
    /// `data` is where steps are kept that are in no project yet.
    pub fn new(
        creation: &eframe::CreationContext<'_>,
        dialogs: Box<dyn FileDialogs>,
        paths: Vec<PathBuf>,
        data: Option<PathBuf>,
    ) -> Window {
        let ctx = creation.egui_ctx.clone();
        theme::install(&ctx);
        // Closing goes through the question about unsaved changes, Ctrl+Q as well.
        ctx.options_mut(|options| options.quit_shortcuts.clear());
        let settings: Settings =
            creation.storage.and_then(|storage| eframe::get_value(storage, eframe::APP_KEY)).unwrap_or_default();
        let mut session = Session::new(Arc::new(move || ctx.request_repaint()));
        session.set_recent(settings.recent.clone());
        data.into_iter().for_each(|data| session.keep_in(data));
        session.set_asking(settings.preview, settings.tables.clone());
        settings.watched.iter().for_each(|folder| session.watch(folder.clone()));
        let window = Window {
            session,
            outbox: Outbox::default(),
            tints: SpeakerTints::default(),
            settings,
            lanes: KeptLanes::default(),
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

    /// Turns keys into intents, before any widget may take them.
    fn keys(&self, ctx: &Context) {
        let focused = ctx.memory(|memory| memory.focused());
        let lists = [self.centre_id(), InspectorView::panel_id(), LibraryView::list_id()];
        let text = ctx.text_edit_focused();
        // In the report Enter opens a row, not a statement selected elsewhere.
        let report = self.session.place().tab == Tab::Report;
        let button = !text && (report || focused.is_some_and(|id| !lists.contains(&id)));
        let focus = Focus { text, button };
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
}

/// What the views read of the session. Takes the fields one by one, so that a view’s own state stays free to change.
pub(super) fn view_context<'a>(session: &'a Session, tints: &'a SpeakerTints, outbox: &'a Outbox) -> ViewContext<'a> {
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
        if self.modal.is_none() && !self.session.offers().is_empty() {
            self.modal = Some(OpenModal::Offer(OfferState::default()));
        }
        self.tints.update(self.session.findings());
        self.lanes.follow(&self.session, &mut self.views.timeline, &mut self.settings);
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
        let report = self.session.place().tab == Tab::Report;
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
            if empty && !report {
                self.empty(ui);
            } else {
                self.tabs(ui);
                ui.separator();
                self.centre(ui);
            }
        });
        drops::show(ui, &self.outbox);
        let ctx = view_context(&self.session, &self.tints, &self.outbox);
        modals::show(ui, &mut self.modal, &self.session, &ctx);
        if !self.outbox.is_empty() {
            ui.request_repaint();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.settings.recent = self.session.recent().to_vec();
        self.settings.watched = self.session.watched();
        self.settings.preview = self.session.asking().asks;
        self.settings.tables = self.session.asking().tables.clone();
        eframe::set_value(storage, eframe::APP_KEY, &self.settings);
    }
}
