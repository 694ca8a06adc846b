//! A list to pick the event that stays when events are made one.

use super::{ViewContext, choose_speaker::shares_a_word};
use crate::project::{EventKey, EventRow};
use crate::widgets::pick_list::{PickItem, PickList};
use egui::{RichText, Ui};

/// Asks which event stays: one of those selected, or, when one alone is, with which other one it is the same. The
/// answer says which go into which.
pub fn show(ui: &mut Ui, ctx: &ViewContext<'_>, list: &mut PickList) -> Option<(Vec<EventKey>, EventKey)> {
    let selected: Vec<EventKey> = ctx.selection.events().collect();
    let rows = match selected[..] {
        [] => return None,
        [one] => {
            let row = ctx.findings.event(one)?;
            ui.heading(format!("{} is the same as…", row.title));
            others(ctx, row)
        }
        _ => {
            ui.heading(format!("Which of the {} stays?", selected.len()));
            selected.iter().filter_map(|key| ctx.findings.event(*key)).collect()
        }
    };
    ui.label(RichText::new("The one you choose keeps its title and date. You can take them apart again.").weak());
    let notes: Vec<String> = rows.iter().map(|row| note(ctx, row)).collect();
    let items: Vec<PickItem<'_>> = rows
        .iter()
        .zip(&notes)
        .map(|(row, note)| PickItem { words: &row.article_title, ..PickItem::new(&row.title, note) })
        .collect();
    let picked = list.show(ui, "Event", "Type words of its title or its article", &items)?;
    let stays = rows.get(picked)?.key;
    Some((selected.into_iter().filter(|key| *key != stays).collect(), stays))
}

/// All other events that are shown, those with words in common first, then those near in time.
fn others<'a>(ctx: &ViewContext<'a>, event: &EventRow) -> Vec<&'a EventRow> {
    let shown = |row: &&'a EventRow| row.key != event.key && row.merged_into.is_none() && !row.hidden;
    let mut rows: Vec<&EventRow> = ctx.findings.events.iter().map(|row| &**row).filter(shown).collect();
    let day = |row: &EventRow| row.date.and_then(|date| date.days()?.first);
    let apart = |row: &EventRow| Some(day(row)?.abs_diff(day(event)?));
    rows.sort_by_cached_key(|row| (!shares_a_word(&row.title, &event.title), apart(row).unwrap_or(u32::MAX)));
    rows
}

/// What tells it from others of its title.
fn note(ctx: &ViewContext<'_>, row: &EventRow) -> String {
    let date = row.date.map_or("date unknown".to_owned(), |date| date.in_words());
    match ctx.findings.article(row.key.article).map_or("", |article| &article.outlet) {
        "" => date,
        outlet => format!("{date}, {outlet}"),
    }
}
