//! What stands around the views: empty state, menus, palette, key list, tabs, library, questions.

use crate::bench::{Articles, ScriptedDialogs, all_read, wait, window};
use claimline::actions::Tab;
use claimline::app::dialogs::DialogRequest;
use egui::accesskit::Role;
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
fn articles_chosen_in_the_dialog_fill_library_and_table() {
    let articles = Articles::new();
    let dialogs = ScriptedDialogs::answering(articles.paths());
    let mut harness = window(&dialogs, Vec::new());
    harness.run();
    harness.get_by_label("Add articles…").click();
    wait(&mut harness, all_read);
    assert_eq!(dialogs.requests(), [DialogRequest::AddArticles]);
    harness.get_by_label_contains("Lindqvist promises a second quay, ");
    harness.get_by_label_contains("Ferry stays in port, ");
    harness.get_by_role_and_label(Role::Table, "Statements");
}

#[test]
fn the_sample_opens_without_files() {
    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.get_by_label("Open the sample").click();
    wait(&mut harness, |window| window.session().findings().articles.len() == 10);
    assert!(harness.get_all_by_role(Role::ListItem).count() > 5);
}

#[test]
fn the_palette_finds_a_command_by_the_beginnings_of_its_words() {
    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find a command").type_text("xyz");
    harness.run();
    harness.get_by_label("Nothing matches.");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Find a command").is_none());

    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find a command").type_text("abo cl");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label_contains("Version ");
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

#[test]
fn tabs_by_mouse_and_by_key() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    harness.get_by_role_and_label(Role::Tab, "Speakers").click();
    harness.run();
    assert_eq!(harness.state().session().place().tab, Tab::Speakers);
    harness.get_by_role_and_label(Role::Table, "Speakers");
    harness.get_by_label_contains("Olga Brandt, person, ").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Name");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    assert_eq!(harness.state().session().place().tab, Tab::Statements);
}

#[test]
fn panels_hide_and_come_back_by_key() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    assert!(harness.query_by_role_and_label(Role::List, "Articles").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::List, "Articles").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::List, "Articles").is_some());
}

#[test]
fn letters_typed_in_a_field_are_no_commands() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.key_press(Key::S);
    harness.key_press(Key::X);
    harness.run();
    assert!(harness.query_by_label("Who said this?").is_none());
    assert!(harness.state().session().findings().statements.iter().all(|row| !row.hidden));
}

#[test]
fn find_brings_a_filter_to_the_screen_wherever_one_is() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    for (tab, expected) in [(Key::Num1, Tab::Statements), (Key::Num3, Tab::Speakers), (Key::Num4, Tab::Timeline)] {
        harness.key_press_modifiers(Modifiers::COMMAND, tab);
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
        harness.run();
        assert_eq!(harness.state().session().place().tab, expected, "{tab:?}");
        assert!(harness.ctx.text_edit_focused(), "{tab:?}");
        harness.key_press(Key::Escape);
        harness.run();
    }
}

#[test]
fn articles_are_added_by_a_typed_path() {
    let articles = Articles::new();
    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find a command").type_text("by path");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let path = articles.paths()[0].display().to_string();
    harness.get_by_label("Path").type_text(&format!("\"{path}\""));
    harness.run();
    harness.key_press(Key::Enter);
    wait(&mut harness, |window| window.session().findings().articles.len() == 1);
    assert!(harness.query_by_label("Path").is_none());
}

#[test]
fn after_the_first_articles_a_statement_is_selected() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    let session = harness.state().session();
    assert_eq!(session.selection().focus, session.findings().statements.first().map(|row| row.key));
    let first = session.selection().focus;
    harness.key_press(Key::J);
    harness.run();
    assert!(harness.state().session().selection().focus > first);
}

#[test]
fn unsaved_changes_are_asked_about_and_cancel_stays() {
    let articles = Articles::new();
    let dialogs = ScriptedDialogs::default();
    let mut harness = articles.window(&dialogs);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    harness.get_by_label("Save your changes?");
    harness.get_by_role_and_label(Role::Button, "Cancel").click();
    harness.run();
    assert_eq!(harness.state().session().findings().articles.len(), 2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Don't save").click();
    harness.run();
    harness.get_by_label("Who said what, and when?");
    assert!(dialogs.requests().is_empty());
}

#[test]
fn the_published_date_is_set_in_the_list() {
    let articles = Articles::new();
    let mut harness = window(&ScriptedDialogs::default(), articles.paths());
    wait(&mut harness, all_read);
    harness.get_by_label_contains("Ferry stays in port, ").click_secondary();
    harness.run();
    harness.get_by_label("Set published date").click();
    harness.run();
    let name = "Published date of Ferry stays in port";
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, name).type_text("2022-05");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let findings = harness.state().session().findings();
    let ferry = findings.articles.iter().find(|row| row.title.starts_with("Ferry stays")).unwrap();
    assert_eq!(ferry.published.map(|date| date.to_string()).as_deref(), Some("2022-05"));
}
