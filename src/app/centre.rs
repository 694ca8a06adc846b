use super::window::{Window, view_context};
use crate::actions::{Command, Intent, Tab};
use crate::views::inspector::InspectorView;
use crate::views::library::LibraryView;
use crate::views::reading::ReadingView;
use crate::views::report::ReportView;
use crate::views::speakers::SpeakersView;
use crate::views::statements::StatementsView;
use crate::views::timeline::TimelineView;
use crate::views::versions::VersionsView;
use crate::widgets::empty_state;
use crate::widgets::palette::Palette;
use egui::{Context, Id, RichText, Role, Stroke, Ui, WidgetInfo};

/// The tabs, what they show, and where the keyboard is in them.
impl Window {
    pub(super) fn centre_id(&self) -> Id {
        match self.session.place().tab {
            Tab::Statements => StatementsView::table_id(),
            Tab::Speakers => SpeakersView::table_id(),
            Tab::Reading => ReadingView::page_id(),
            Tab::Timeline => TimelineView::plot_id(),
            Tab::Report => ReportView::table_id(),
            Tab::Versions => VersionsView::list_id(),
        }
    }

    pub(super) fn focus_next_panel(&self, ctx: &Context) {
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
    pub(super) fn focus_filter(&mut self, ctx: &Context, command: Command) {
        let filter = match self.session.place().tab {
            Tab::Speakers if command == Command::Find => SpeakersView::filter_id(),
            Tab::Timeline if command == Command::Find => TimelineView::filter_id(),
            Tab::Report if command == Command::Find => ReportView::filter_id(),
            _ => {
                self.session.handle(Intent::ShowTab(Tab::Statements));
                StatementsView::filter_id()
            }
        };
        ctx.memory_mut(|memory| memory.request_focus(filter));
    }

    pub(super) fn tabs(&self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            let now = self.session.situation();
            for tab in Tab::ALL {
                let current = tab == self.session.place().tab;
                let empty = tab == Tab::Report && !now.report || tab == Tab::Versions && !now.versions;
                if empty && !current {
                    continue;
                }
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

    pub(super) fn centre(&mut self, ui: &mut Ui) {
        let place = self.session.place().clone();
        let ctx = view_context(&self.session, &self.tints, &self.outbox);
        match place.tab {
            Tab::Statements => self.views.statements.show(ui, &ctx),
            Tab::Speakers => self.views.speakers.show(ui, &ctx),
            Tab::Reading => self.views.reading.show(ui, &ctx, place.article),
            Tab::Timeline => self.views.timeline.show(ui, &ctx),
            Tab::Report => self.views.report.show(ui, &ctx, self.session.report()),
            Tab::Versions => self.views.versions.show(ui, &ctx, self.session.versions()),
        }
    }

    pub(super) fn empty(&self, ui: &mut Ui) {
        let reading = self.session.progress().is_some();
        let (title, explanation) = if reading {
            ("Reading…", "The articles show up here as they are read.")
        } else {
            (
                "Who said what, and when?",
                "Add articles: choose files, or drop files and folders on this window. Web pages, PDF, Word, mails, \
                 database exports, archives and plain text are read. Claimline finds the statements in them, who made them and when, and shows each where it stands.",
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
