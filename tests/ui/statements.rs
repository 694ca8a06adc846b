//! The table of statements and the inspector beside it.

use crate::bench::{Articles, Bench, ScriptedDialogs};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The rows shown, as screen readers hear them.
fn rows(harness: &Bench) -> Vec<String> {
    harness.get_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
}

fn row_with(harness: &Bench, words: &str) -> String {
    let found = rows(harness).into_iter().find(|row| row.contains(words));
    found.unwrap_or_else(|| panic!("no row with “{words}” among {:?}", rows(harness)))
}

fn click_row(harness: &mut Bench, words: &str, modifiers: Modifiers) {
    let label = row_with(harness, words);
    harness.get_by_role_and_label(Role::Row, &label).click_modifiers(modifiers);
    harness.run();
}

fn selected(harness: &Bench) -> usize {
    harness.state().session().selection().statements.len()
}

#[test]
fn the_filter_keeps_the_rows_that_have_the_words() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    assert!(rows(&harness).len() >= 3, "{:?}", rows(&harness));
    harness.get_by_label("Filter statements").focus();
    harness.run();
    harness.get_by_label("Filter statements").type_text("ferry safe");
    harness.run();
    assert_eq!(rows(&harness).len(), 1);
    row_with(&harness, "The ferry is safe");
    harness.get_by_role_and_label(Role::Button, "Clear").click();
    harness.run();
    assert!(rows(&harness).len() >= 3);
}

#[test]
fn a_click_on_a_head_sorts_and_another_turns_the_order_round() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    harness.get_by_role_and_label(Role::ColumnHeader, "Speaker").click();
    harness.run();
    let ascending = rows(&harness);
    assert!(ascending[0].starts_with("Mara Lindqvist"), "{ascending:?}");
    harness.get_by_role_and_label(Role::ColumnHeader, "Speaker, sorted ascending").click();
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "Speaker, sorted descending");
    assert!(rows(&harness)[0].starts_with("Tobias Renn"), "{:?}", rows(&harness));
}

#[test]
fn rows_are_selected_by_mouse_and_by_keys() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    click_row(&mut harness, "the plan was late", Modifiers::NONE);
    assert_eq!(selected(&harness), 1);
    click_row(&mut harness, "The ferry is safe", Modifiers::COMMAND);
    assert_eq!(selected(&harness), 2);
    harness.get_by_label("2 statements");
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(selected(&harness), 1);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert_eq!(selected(&harness), 2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(selected(&harness), harness.state().session().findings().statements.len());
}

#[test]
fn another_speaker_by_three_keys_and_back_by_undo() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    click_row(&mut harness, "the plan was late", Modifiers::NONE);
    assert!(row_with(&harness, "the plan was late").starts_with("Tobias Renn"));
    harness.key_press(Key::S);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Speaker").type_text("ol");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(row_with(&harness, "the plan was late").starts_with("Olga Brandt"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(row_with(&harness, "the plan was late").starts_with("Tobias Renn"));
}

#[test]
fn a_date_is_read_back_in_words_and_a_wrong_one_is_not_taken() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    click_row(&mut harness, "the plan was late", Modifiers::NONE);
    harness.key_press(Key::D);
    harness.run();
    let field = |harness: &Bench, text: &str| {
        harness.get_by_label("Said-date").focus();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_label("Said-date").type_text(text);
    };
    field(&harness, "2021-02");
    harness.run();
    harness.get_by_label("February 2021");
    harness.key_press(Key::Enter);
    harness.run();
    let said = |harness: &Bench| {
        let findings = harness.state().session().findings();
        let row = findings.statements.iter().find(|row| row.words.contains("the plan was late"));
        row.and_then(|row| row.said).map(|date| date.to_string())
    };
    assert_eq!(said(&harness).as_deref(), Some("2021-02"));
    field(&harness, "soon");
    harness.run();
    harness.get_by_label_contains("“soon” is not a date");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(said(&harness).as_deref(), Some("2021-02"));
}

#[test]
fn checked_and_hidden_by_one_key_each() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    let before = rows(&harness).len();
    click_row(&mut harness, "the plan was late", Modifiers::NONE);
    harness.key_press(Key::A);
    harness.run();
    assert!(row_with(&harness, "the plan was late").ends_with(", checked"));
    harness.key_press(Key::X);
    harness.run();
    assert_eq!(rows(&harness).len(), before - 1);
    harness.get_by_label("Show hidden").click();
    harness.run();
    assert!(row_with(&harness, "the plan was late").contains(", hidden"));
}
