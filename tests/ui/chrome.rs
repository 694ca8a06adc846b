//! What stands around the views: empty state, menus, palette, key list.

use crate::bench::{ScriptedDialogs, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[test]
fn an_empty_window_says_what_to_do() {
    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.get_by_label("Who said what, and when?");
    harness.get_by_label("Add articles…");
    harness.get_by_label("Open the sample");
    assert!(harness.query_by_label("Statements").is_none());
}

#[test]
fn the_palette_finds_a_command_by_the_beginnings_of_its_words() {
    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find a command").type_text("all com ke");
    harness.run();
    harness.get_by_label("Nothing matches.");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Find a command").is_none());
}

#[test]
fn the_key_list_opens_and_closes() {
    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.key_press(Key::F1);
    harness.run();
    harness.get_by_label("Ctrl+Shift+Z, Ctrl+Y");
    harness.get_by_label("Close").click();
    harness.run();
    assert!(harness.query_by_label("Ctrl+Shift+Z, Ctrl+Y").is_none());
}
