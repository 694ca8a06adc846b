use super::content::Content;
use super::grouping::Grouping;
use super::{Asked, TimelineView, conflict, selected_subjects};
use crate::actions::{Command, Intent};
use crate::project::{Period, StatementRow, Table};
use crate::views::{ViewContext, period_chip};
use crate::widgets::filter_box::FilterBox;
use crate::widgets::palette::Palette;
use egui::{Button, ComboBox, Frame, Margin, Ui};

impl TimelineView {
    /// What narrows the timeline, and how it is shown.
    pub(super) fn show_bar(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, content: Option<&Content>) -> Option<Asked> {
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            let mut filter = ctx.queries.statements.filter.clone();
            let (orders, findings) = (ctx.orders, ctx.findings);
            let filter_box = FilterBox {
                id: TimelineView::filter_id(),
                name: "Filter the timeline",
                hint: "Filter: name, words, outlet…",
                shown: orders.statements.len() + orders.events.len(),
                total: findings.statements.len() + findings.events.len(),
                width: 220.0,
            };
            if filter_box.show(ui, &mut filter).changed() {
                ctx.outbox.send(Intent::Filter(Table::Statements, filter));
            }
            period_chip::show(ui, ctx);
            if ctx.queries.period.is_none() && !self.as_list {
                let days = self.state.shown_days();
                let only = ui.add_enabled(days.is_some(), Button::new("Only this time"));
                let hint = "Show only what lies in the time shown now, in the tables too.\nOr drag along the dates.";
                if let (true, Some((from, to))) = (only.on_hover_text(hint).clicked(), days) {
                    let period = Period::between(from.ceil() as i32, (to.floor() - 1.0).max(from.ceil()) as i32);
                    ctx.outbox.send(Intent::ShowPeriod(Some(period)));
                }
            }
            if ui
                .button("Add event…")
                .on_hover_text(format!("{}.\nOr double-click its place in time.", Command::AddEvent.help()))
                .clicked()
            {
                self.run(Command::AddEvent);
            }
            if ui.button("Export…").on_hover_text(Command::ExportTimeline.help()).clicked() {
                ctx.outbox.send(Intent::Run(Command::ExportTimeline));
            }
        });
        let frame = Frame::new().fill(Palette::of(ui).chrome).inner_margin(Margin::symmetric(8, 5));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                if let Some(content) = content {
                    self.choose_grouping(ui);
                    ui.separator();
                    self.zoom_buttons(ui, ctx, content);
                    ui.separator();
                }
                ui.checkbox(&mut self.as_list, "As a list");
                if ui.button("Signs").on_hover_text(Command::Signs.help()).clicked() {
                    ctx.outbox.send(Intent::Run(Command::Signs));
                }
                let events: Vec<_> = self.conflicts.1.events().collect();
                asked = conflict::next_button(ui, ctx, &events);
            });
        });
        asked
    }

    fn choose_grouping(&mut self, ui: &mut Ui) {
        let before = self.taste.grouping;
        let combo = ComboBox::from_id_salt("timeline lanes").selected_text(before.name()).width(112.0);
        let shown = combo.show_ui(ui, |ui| {
            for grouping in Grouping::ALL {
                ui.selectable_value(&mut self.taste.grouping, grouping, grouping.name());
            }
        });
        self.taste_change += u64::from(self.taste.grouping != before);
        let name = format!("Lanes: {}", self.taste.grouping.name());
        shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
        shown.response.on_hover_text("What the lanes stand for");
    }

    fn zoom_buttons(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, content: &Content) {
        if ui.button("Fit all").on_hover_text("Show all of the timeline (0)").clicked() {
            self.state.fit_all();
        }
        let dated = |row: &StatementRow| row.said.is_some_and(|date| date.days().is_some());
        let of_event = ctx.selection.events().find_map(|key| ctx.findings.event(key)?.date?.days());
        let mut statements = ctx.selection.statements.iter().filter_map(|key| ctx.findings.statement(*key));
        let some = of_event.is_some() || statements.any(dated);
        let fit = ui.add_enabled(some, Button::new("Fit selection"));
        if fit.on_hover_text("Show what is selected, as near as it goes").clicked() {
            self.state.fit(content.keys_of(selected_subjects(ctx)));
        }
        if ui.button("−").on_hover_text("Zoom out (-)").clicked() {
            self.state.zoom_out();
        }
        if ui.button("+").on_hover_text("Zoom in (+)").clicked() {
            self.state.zoom_in();
        }
    }
}
