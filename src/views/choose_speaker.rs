//! Lists to pick a speaker from: for statements, and to make two speakers one.

use crate::model::SpeakerKind;
use crate::project::{Findings, SpeakerChoice, SpeakerKey, SpeakerRow, StatementKey};
use crate::widgets::pick_list::{PickItem, PickList};
use egui::{RichText, Ui};
use std::sync::Arc;

/// Asks who said `statements`; the speakers of the same articles come first.
pub fn show(
    ui: &mut Ui,
    findings: &Findings,
    statements: &[StatementKey],
    list: &mut PickList,
) -> Option<SpeakerChoice> {
    ui.heading(match statements {
        [_] => "Who said this?".to_owned(),
        _ => format!("Who said these {} statements?", statements.len()),
    });
    if let [one] = statements
        && let Some(row) = findings.statement(*one)
    {
        ui.label(RichText::new(shortened(&row.words)).weak());
    }
    let speakers = near_first(findings, |row| statements.iter().any(|key| speaks_in(row, findings, *key)));
    let notes: Vec<String> = speakers.iter().map(|row| note(row)).collect();
    let typed = list.typed.trim().to_owned();
    let new_name = format!("New speaker “{typed}”");
    let mut items: Vec<PickItem<'_>> = items(&speakers, &notes);
    if !typed.is_empty() {
        items.push(PickItem { always: true, ..PickItem::new(&new_name, "") });
    }
    items.push(PickItem { always: true, ..PickItem::new("The text does not say", "") });

    let picked = list.show(ui, "Speaker", "Type a name", &items)?;
    Some(match speakers.get(picked) {
        Some(row) => row.as_choice(),
        None if !typed.is_empty() && picked == speakers.len() => {
            SpeakerChoice::New { name: typed, kind: SpeakerKind::Person }
        }
        None => SpeakerChoice::Unknown,
    })
}

/// Asks with whom `speaker` is one.
pub fn show_merge(ui: &mut Ui, findings: &Findings, speaker: &SpeakerKey, list: &mut PickList) -> Option<SpeakerKey> {
    let row = findings.speaker(speaker)?;
    ui.heading(format!("{} is the same as…", row.name));
    ui.label(RichText::new("Their statements are shown as one speaker's. You can take it apart again.").weak());
    let mut speakers = near_first(findings, |other| shares_a_word(&row.name, &other.name));
    speakers.retain(|other| other.key != *speaker);
    let notes: Vec<String> = speakers.iter().map(|row| note(row)).collect();
    let picked = list.show(ui, "Speaker", "Type a name", &items(&speakers, &notes))?;
    speakers.get(picked).map(|row| row.key.clone())
}

/// All speakers, those that are `near` first, then those with more statements.
fn near_first(findings: &Findings, near: impl Fn(&SpeakerRow) -> bool) -> Vec<&Arc<SpeakerRow>> {
    let mut speakers: Vec<_> = findings.speakers.iter().collect();
    speakers.sort_by_cached_key(|row| (!near(row), std::cmp::Reverse(row.count())));
    speakers
}

fn items<'a>(speakers: &[&'a Arc<SpeakerRow>], notes: &'a [String]) -> Vec<PickItem<'a>> {
    let item = |(row, note): (&&'a Arc<SpeakerRow>, &'a String)| PickItem {
        words: &row.aliases,
        ..PickItem::new(&row.name, note)
    };
    speakers.iter().zip(notes).map(item).collect()
}

fn note(row: &SpeakerRow) -> String {
    match &*row.role {
        "" => super::counted(row.count() as usize, "statement"),
        role => shortened(role),
    }
}

fn speaks_in(row: &SpeakerRow, findings: &Findings, key: StatementKey) -> bool {
    let first = row.statements.partition_point(|place| {
        findings.statements.get(*place as usize).is_some_and(|statement| statement.key.article < key.article)
    });
    let next = row.statements.get(first).and_then(|place| findings.statements.get(*place as usize));
    next.is_some_and(|statement| statement.key.article == key.article)
}

/// Whether a longer word stands in both.
pub(super) fn shares_a_word(a: &str, b: &str) -> bool {
    let (a, b) = (crate::text::fold(a), crate::text::fold(b));
    a.split_whitespace().any(|word| word.chars().count() > 2 && b.split_whitespace().any(|other| other == word))
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_the_same_share_a_name() {
        let check = |a: &str, b: &str, expected: bool| assert_eq!(shares_a_word(a, b), expected, "{a} / {b}");
        check("Edmund Varrick", "Varrick", true);
        check("Varrick", "EDMUND VÁRRICK", true);
        check("Piers Calloway", "Nora Pellworth", false);
        check("an official", "an aide", false);
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        assert_eq!(shortened("short"), "short");
        let long = shortened(&"é".repeat(80));
        assert_eq!(long.chars().count(), 61);
        assert!(long.ends_with('…'));
    }
}
