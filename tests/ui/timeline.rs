//! Events and statements in time: every one is on the axis, in a count, or among those without a date.

use crate::bench::{Bench, window_with};
use crate::reading::ARTICLE;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn the_timeline_shows_what_has_a_date() {
    let (mut harness, _folder) = window_with(ARTICLE);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness.get_by_role(Role::Canvas);
    harness.get_by_label("By article").click();
    harness.run();
    harness.get_by_label("Fit all").click();
    harness.run();
    harness.get_by_label_contains("said 4 March 2024").click();
    harness.run();
    let session = harness.state().session();
    let row = session.findings().statement(session.selection().focus.unwrap()).unwrap();
    assert_eq!(&*row.words, "“We paid for it twice,”");
}

#[test]
fn the_list_has_a_row_for_everything() {
    let (mut harness, _folder) = window_with(ARTICLE);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness.get_by_label("As a list").click();
    harness.run();
    let findings = harness.state().session().findings();
    let all = findings.statements.len() + findings.events.len();
    // The library's rows are articles; these begin with a date.
    let rows = harness.query_all_by_role(Role::Row).filter(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(", event, ") || label.contains(", statement, ")
    });
    assert_eq!(rows.count(), all);
    harness.get_by_label_contains("4 March 2024, statement, Ines Holt: “We paid for it twice,”");
}

#[test]
fn an_empty_project_has_an_empty_timeline() {
    let (mut harness, _folder) = window_with("Nothing was said here.\n");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness.get_by_label("No events yet");
}

#[test]
fn wheel_and_keys_move_the_axis() {
    let (mut harness, _folder) = window_with(ARTICLE);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    let shown = |harness: &Bench| harness.get_by_role(Role::Canvas).accesskit_node().label().unwrap_or_default();
    let all = shown(&harness);
    let middle = harness.get_by_role(Role::Canvas).rect().center();
    harness.hover_at(middle);
    harness.run();
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 300.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    let nearer = shown(&harness);
    assert_ne!(nearer, all);
    harness.get_by_role(Role::Canvas).focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_ne!(shown(&harness), nearer);
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(shown(&harness), all);
}
