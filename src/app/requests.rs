use super::clipboard::Pasted;
use super::dialogs::{Answer, DialogRequest};
use super::modals::OpenModal;
use super::rescue::Rescue;
use super::sample;
use super::window::{Window, view_context};
use crate::actions::{Command, Intent, Request, Tab};
use crate::model::ArticleId;
use crate::views::history::HistoryView;
use crate::widgets::pick_list::PickList;
use egui::{Context, ThemePreference, ViewportCommand};
use std::path::PathBuf;

impl Window {
    /// Does what the session asks of the window.
    pub(super) fn perform(&mut self, ctx: &Context, request: Request) {
        match request {
            Request::ChooseArticles => self.ask(ctx, DialogRequest::AddArticles, Intent::AddPaths),
            Request::ChooseFolder => self.ask(ctx, DialogRequest::AddFolder, Intent::AddPaths),
            Request::ChooseWatchFolder => self.ask_one(ctx, DialogRequest::WatchFolder, Intent::WatchFolder),
            Request::ChooseProject => self.ask_one(ctx, DialogRequest::OpenProject, Intent::OpenProject),
            Request::ChooseSavePath { suggested } => {
                self.ask_one(ctx, DialogRequest::SaveProject { suggested }, Intent::SaveTo);
            }
            Request::ChooseExportPath { format, suggested } => {
                let request = DialogRequest::Export { kind: format.name(), extension: format.extension(), suggested };
                self.ask_one(ctx, request, move |path| Intent::ExportTimelineTo(format, path));
            }
            Request::ChooseReportPath { suggested } => {
                self.ask_one(ctx, DialogRequest::SaveReport { suggested }, Intent::SaveReportTo);
            }
            Request::ShowInFolder(path) => {
                // Nothing comes back: the file manager has it now.
                self.dialogs.start(DialogRequest::ShowInFolder(path), Box::new(|_| {}));
            }
            Request::DrawTimeline { format, path } => {
                let view = view_context(&self.session, &self.tints, &self.outbox);
                let svg = self.views.timeline.picture(ctx, &view, &self.session.timeline_title());
                self.outbox.send(Intent::WriteTimelinePicture { format, path, svg });
            }
            Request::ConfirmUnsaved { project } => self.modal = Some(OpenModal::Unsaved { project }),
            Request::OfferUnsaved { .. } | Request::TellRecovered(_) | Request::TellChanged { .. } => {
                self.modal = Rescue::of(request).map(OpenModal::Rescue);
            }
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

    /// Asks the desktop for what was copied.
    fn paste(&mut self, ctx: &Context) {
        let (sender, ctx) = (self.answers.0.clone(), ctx.clone());
        self.dialogs.clipboard(Box::new(move |Pasted { files, html, text }| {
            let intent = if files.is_empty() { Intent::AddPasted { html, text } } else { Intent::AddPaths(files) };
            // Fails only when the window is gone.
            if sender.send(intent).is_ok() {
                ctx.request_repaint();
            }
        }));
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
            Command::ShowHistory => self.modal = Some(OpenModal::History(HistoryView::default())),
            Command::ShowBin => self.modal = Some(OpenModal::Bin),
            Command::About => self.modal = Some(OpenModal::About),
            Command::ToggleLibrary => self.settings.library ^= true,
            Command::ToggleInspector => self.settings.inspector ^= true,
            Command::ThemeLight => ctx.set_theme(ThemePreference::Light),
            Command::ThemeDark => ctx.set_theme(ThemePreference::Dark),
            Command::ThemeSystem => ctx.set_theme(ThemePreference::System),
            Command::NextPanel => self.focus_next_panel(ctx),
            Command::Find | Command::FindStatements => self.focus_filter(ctx, command),
            Command::ExportTimeline => self.modal = Some(OpenModal::Export),
            Command::AddPath => self.modal = Some(OpenModal::AddPath { typed: String::new() }),
            Command::AddFromClipboard => self.paste(ctx),
            Command::ShowOriginal => self.modal = self.current_article().map(OpenModal::Original),
            Command::WatchFolders => self.modal = Some(OpenModal::Watched),
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
            Command::Merge if self.session.selection().event.is_some() => {
                self.modal = Some(OpenModal::MergeEvents(PickList::default()));
            }
            Command::Merge => {
                self.modal =
                    self.current_speaker().map(|speaker| OpenModal::Merge { speaker, list: PickList::default() });
            }
            Command::ChangeForm | Command::ChangeSaid | Command::EditNote | Command::Rename => {
                self.settings.inspector = true;
                let speaker = self.current_speaker();
                self.views.inspector.edit(command, speaker);
            }
            _ => {}
        }
    }

    /// The article that is read, or that of the selection, or the first.
    fn current_article(&self) -> Option<ArticleId> {
        let (place, selection) = (self.session.place(), self.session.selection());
        let read = place.article.filter(|_| place.tab == Tab::Reading);
        let first = || self.session.findings().articles.first().map(|row| row.id);
        let selected = || selection.articles.first().copied().or(selection.focus.map(|key| key.article));
        read.or_else(selected).or(selection.event.map(|key| key.article)).or_else(first)
    }

    /// The selected speaker, or that of the focused statement.
    fn current_speaker(&self) -> Option<crate::project::SpeakerKey> {
        let selection = self.session.selection();
        let of_statement = || self.session.findings().statement(selection.focus?)?.speaker.clone();
        selection.speaker.clone().or_else(of_statement)
    }
}
