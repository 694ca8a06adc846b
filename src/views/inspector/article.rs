use super::heading;
use crate::actions::{Command, Intent};
use crate::model::ArticleId;
use crate::project::ArticleRow;
use crate::views::{ViewContext, counted, date_field};
use crate::widgets::edit_field::EditField;
use egui::{Id, Label, RichText, Ui};

/// The selected articles: outlet and published date can be set for all of them at once.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>) {
    let rows: Vec<&ArticleRow> = ctx.selection.articles.iter().filter_map(|id| ctx.findings.article(*id)).collect();
    let ids: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
    match rows.as_slice() {
        [] => return,
        [row] => one(ui, ctx, row),
        rows => {
            ui.heading(format!("{} articles", rows.len()));
            ui.weak("What you change here is changed for all of them.");
        }
    }
    heading(ui, "OUTLET");
    let same = rows.windows(2).all(|pair| pair[0].outlet == pair[1].outlet);
    let value = if same { rows.first().map_or("", |row| &row.outlet) } else { "" };
    let hint = if same { "unknown" } else { "different outlets" };
    let edited =
        EditField { id: Id::unique(("outlet", &ids)), name: "Outlet", hint, value, lines: 1 }.show(ui, |_| true);
    if edited.committed {
        ctx.outbox.send(Intent::SetOutlet(ids.clone(), edited.draft));
    }

    heading(ui, "PUBLISHED");
    let same = rows.windows(2).all(|pair| pair[0].published == pair[1].published);
    if !same {
        ui.weak("They have different dates.");
    }
    let date = rows.first().and_then(|row| row.published).filter(|_| same);
    if let Some(date) = date_field::show(ui, Id::unique(("published", &ids)), "Published date", date) {
        ctx.outbox.send(Intent::SetPublished(ids, date));
    }
    if date.is_none() && same {
        ui.weak("Dates without a year, such as “March 12”, stay open until you set it.");
    }
    if let [row] = rows.as_slice() {
        origin(ui, ctx, row);
    }
}

fn one(ui: &mut Ui, ctx: &ViewContext<'_>, row: &ArticleRow) {
    ui.add(Label::new(RichText::new(&*row.title).size(17.0).strong()).wrap());
    ui.weak(counted(row.statements as usize, "statement"));
    if ui.button("Read").on_hover_text("Show the article").clicked() {
        ctx.outbox.send(Intent::OpenArticle(row.id));
    }
    heading(ui, "HEADLINE");
    let field = |id, name, value| EditField { id, name, hint: "unknown", value, lines: 1 };
    let headline = field(Id::unique(("headline", row.id)), "Headline", &row.title).show(ui, |_| true);
    if headline.committed {
        ctx.outbox.send(Intent::SetHeadline(row.id, headline.draft));
    }
    heading(ui, "BYLINE");
    let byline = field(Id::unique(("byline", row.id)), "Byline", &row.byline).show(ui, |_| true);
    if byline.committed {
        ctx.outbox.send(Intent::SetByline(row.id, byline.draft));
    }
}

fn origin(ui: &mut Ui, ctx: &ViewContext<'_>, row: &ArticleRow) {
    if let Some(dateline) = &row.article.dateline {
        heading(ui, "DATELINE");
        ui.label(&dateline.value);
    }
    heading(ui, "FILE");
    let path = if row.article.origin.path.is_empty() { "standard input" } else { &row.article.origin.path };
    ui.add(Label::new(RichText::new(path).small()).wrap());
    ui.weak(format!("Read as {}", row.article.origin.encoding));
    if ui.button("Original…").on_hover_text(Command::ShowOriginal.help()).clicked() {
        ctx.outbox.send(Intent::Run(Command::ShowOriginal));
    }
    if let Some(address) = &row.article.origin.address {
        heading(ui, "ADDRESS");
        ui.add(Label::new(RichText::new(address).small()).wrap());
    }
    if let Some(saved) = &row.article.origin.saved {
        ui.weak(format!("Saved {saved}"));
    }
    if let Some(rung) = &row.article.origin.dated_by {
        ui.weak(format!("Published date from {rung}"));
    }
    let warnings = row.analysis.as_ref().map_or(&[][..], |analysis| &analysis.warnings);
    if !warnings.is_empty() {
        heading(ui, "NOT UNDERSTOOD");
        for warning in warnings {
            ui.add(Label::new(RichText::new(warning).color(ui.visuals().warn_fg_color)).wrap());
        }
    }
}
