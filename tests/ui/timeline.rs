//! Events and statements in time: every one is on the axis, in a count, or among those without a date.

use crate::bench::{Bench, ScriptedDialogs, all_read, wait, window, window_with};
use crate::reading::ARTICLE;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Chooses what the lanes stand for.
fn group(harness: &mut Bench, by: &str) {
    harness.get_by_role(Role::ComboBox).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, by).click();
    harness.run();
}

fn on_timeline(text: &str) -> (Bench, tempfile::TempDir) {
    let (mut harness, folder) = window_with(text);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    (harness, folder)
}

/// The name of the plot: how many items it has and which days it shows.
fn shown(harness: &Bench) -> String {
    harness.get_by_role(Role::Canvas).accesskit_node().label().unwrap_or_default()
}

fn drag(harness: &mut Bench, from: egui::Pos2, to: egui::Pos2) {
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from.lerp(to, 0.5));
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

#[test]
fn the_timeline_shows_what_has_a_date() {
    let (mut harness, _folder) = window_with(ARTICLE);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness.get_by_role(Role::Canvas);
    group(&mut harness, "By article");
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

#[test]
fn table_and_timeline_are_narrowed_together() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    let all = shown(&harness);
    harness.get_by_label("Filter the timeline").focus();
    harness.run();
    harness.get_by_label("Filter the timeline").type_text("paid twice");
    harness.run();
    let narrowed = shown(&harness);
    assert!(narrowed.starts_with("Timeline of 1 items"), "{narrowed}, of {all}");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    assert_eq!(
        harness
            .query_all_by_role(Role::Row)
            .filter(|row| { row.accesskit_node().label().unwrap_or_default().contains("We paid for it twice") })
            .count(),
        1
    );
    assert_eq!(harness.state().session().orders().statements.len(), 1);
    harness.get_by_role_and_label(Role::Button, "Clear").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    assert_eq!(shown(&harness).split(',').next(), all.split(',').next());
}

#[test]
fn a_drag_along_the_dates_narrows_the_tables_too() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    let statements = harness.state().session().orders().statements.len();
    harness.get_by_label_contains("said 4 March 2024").click();
    harness.run();
    harness.get_by_label("Fit selection").click();
    harness.run();
    let dates = harness.get_by_label("Dates: drag over them to show only that time").rect();
    drag(&mut harness, dates.center() - egui::vec2(30.0, 0.0), dates.center() + egui::vec2(30.0, 0.0));
    let session = harness.state().session();
    let period = session.queries().period.expect("a period");
    let day = |text: &str| text.parse::<claimline::model::Edtf>().unwrap().days().unwrap().first.unwrap();
    assert!(period.first < day("2024-03-04") && period.last > day("2024-03-04"), "{period:?}");
    let orders = session.orders();
    assert!(orders.statements.len() < statements && !orders.statements.is_empty(), "{}", orders.statements.len());
    // What was selected is still selected, in the table as on the timeline.
    assert_eq!(session.selection().statements.len(), 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    harness.get_by_label_contains("show all times again").click();
    harness.run();
    assert_eq!(harness.state().session().queries().period, None);
    assert_eq!(harness.state().session().orders().statements.len(), statements);
}

#[test]
fn lanes_are_collapsed_pinned_and_moved() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    let lanes = |harness: &Bench| -> Vec<String> {
        let heads = harness.query_all_by_role(Role::Button).filter_map(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.strip_prefix("Lane ").map(|name| (node.rect().top() as i32, name.to_owned()))
        });
        let mut heads: Vec<_> = heads.collect();
        heads.sort();
        heads.into_iter().map(|(_, name)| name.split(',').next().unwrap_or("").to_owned()).collect()
    };
    let before = lanes(&harness);
    assert_eq!(before, ["Events", "Ines Holt"]);
    let item = "Ines Holt: “We paid for it twice,”, direct · said 4 March 2024, in “Bridge of Tarn opens again after two years”";
    harness.get_by_label(item);
    harness.get_by_label("Collapse Ines Holt").click();
    harness.run();
    harness.get_by_label("Expand Ines Holt").click();
    harness.run();
    let head = |name: &str| format!("Lane {name}");
    harness.get_by_label_contains(&head("Ines Holt")).click();
    harness.run();
    harness.get_by_label("Move to the top").click();
    harness.run();
    assert_eq!(lanes(&harness), ["Ines Holt", "Events"]);
    harness.get_by_label_contains(&head("Events")).click();
    harness.run();
    harness.get_by_label("Keep at the top").click();
    harness.run();
    assert_eq!(lanes(&harness), ["Events", "Ines Holt"]);
    harness.get_by_label(item);
}

#[test]
fn lanes_stand_for_what_is_chosen() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    for (by, lane) in [
        ("By article", "Lane Bridge of Tarn opens again after two years"),
        ("By outlet", "Lane The Tarn Gazette"),
        ("By kind", "Lane Statements"),
        ("By status", "Lane Took place"),
        ("By speaker", "Lane Ines Holt"),
    ] {
        group(&mut harness, by);
        harness.get_by_label_contains(lane);
    }
}

#[test]
fn the_keyboard_steps_from_item_to_item() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    harness.get_by_role(Role::Canvas).focus();
    harness.run();
    let selected = |harness: &Bench| {
        let selection = harness.state().session().selection();
        (selection.event, selection.focus)
    };
    // The statement of 11 March, the last in time, is selected from the start.
    let last = selected(&harness);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    let before = selected(&harness);
    assert_ne!(before, last);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_ne!(selected(&harness), before);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), before);
}

/// One event without a date in the text, and one with.
const UNDATED: &str = "Fire at the mill
By Ada Brand
The Tarn Gazette
Published 12 March 2024

The council met on 4 March 2024.

Ines Holt, the mayor, wrote in her book: “Nobody asked the fishermen.”
";

#[test]
fn a_date_is_given_from_the_list_of_the_undated() {
    let (mut harness, _folder) = on_timeline(UNDATED);
    let undated = |harness: &Bench| {
        let findings = harness.state().session().findings();
        findings.statements.iter().filter(|row| row.said.is_none()).count()
    };
    assert_eq!(undated(&harness), 1);
    harness.get_by_label_contains("Without a date").click();
    harness.run();
    harness.get_by_label_contains("Give a date to").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Date").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Date").type_text("[2023-05..2023-06");
    harness.run();
    harness.get_by_label_contains("is not a date");
    harness.get_by_role_and_label(Role::TextInput, "Date").type_text("]");
    harness.run();
    harness.get_by_label("some time from May 2023 to June 2023");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(undated(&harness), 0);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(undated(&harness), 1);
}

#[test]
fn an_event_is_added_shown_changed_and_taken_back() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    let before = harness.state().session().findings().events.len();
    harness.get_by_label("Add event…").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "What happened").type_text("The toll booth burned");
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "When").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "When").type_text("2023-05~");
    harness.run();
    harness.get_by_label("about May 2023");
    harness.get_by_role_and_label(Role::Button, "Add").click();
    harness.run();
    let session = harness.state().session();
    let event = session.selection().event.expect("the new event is selected");
    let row = session.findings().event(event).unwrap();
    assert_eq!((&*row.title, &*row.date_text), ("The toll booth burned", "2023-05~"));
    assert_eq!(session.findings().events.len(), before + 1);
    harness.get_by_label_contains("The toll booth burned, event · about May 2023");
    let title = harness.get_by_role_and_label(Role::TextInput, "Title");
    title.focus();
    title.type_text(" down");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let title = |harness: &Bench| harness.state().session().findings().event(event).map(|row| row.title.to_string());
    assert_eq!(title(&harness).as_deref(), Some("The toll booth burned down"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(title(&harness), None);
}

#[test]
fn enter_opens_the_event_in_its_article() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    harness.get_by_label_contains(", event · July 2021").click();
    harness.run();
    let session = harness.state().session();
    let event = session.selection().event.expect("an event");
    let about = session.findings().event(event).unwrap().statements.len();
    harness.get_by_role(Role::Canvas).focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let session = harness.state().session();
    assert_eq!(session.place().tab, claimline::actions::Tab::Reading);
    assert_eq!((session.place().article, session.selection().event), (Some(event.article), Some(event)));
    assert_eq!(harness.query_all_by_label_contains("STATEMENTS ABOUT IT").count(), usize::from(about > 0));
}

/// Two articles that give different dates of one fire.
#[test]
fn different_dates_of_one_event_stand_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, head: &str, day: &str| {
        let path = folder.path().join(name);
        let text =
            format!("{head}\nPublished 12 March 2024\n\nA fire destroyed the Tarn paper mill on {day} March 2024.\n");
        std::fs::write(&path, text).unwrap();
        path
    };
    let paths = vec![
        write("a.txt", "Mill burns down\nBy Ada Brand\nThe Tarn Gazette", "4"),
        write("b.txt", "Workers wait for news\nBy Nils Renn\nHarbour Post", "5"),
    ];
    let mut harness = window(&ScriptedDialogs::default(), paths);
    wait(&mut harness, all_read);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness.get_by_label("Dates differ: 2").click();
    harness.run();
    harness.get_by_label("Different dates are given for this");
    let [left, right] =
        ["The Tarn Gazette: A fire", "Harbour Post: A fire"].map(|who| harness.get_by_label_contains(who).rect());
    assert!(left.right() < right.left() && (left.top() - right.top()).abs() < 2.0, "{left:?} {right:?}");
    for date in ["4 March 2024", "5 March 2024"] {
        assert!(
            harness.query_all_by_label(date).any(|node| (node.rect().bottom() - left.top()).abs() < 12.0),
            "{date}"
        );
    }
    let shown = |harness: &Bench| harness.state().session().orders().events.len();
    let before = shown(&harness);
    harness.get_by_label_contains("into the selected event").click();
    harness.run();
    assert_eq!(shown(&harness), before - 1);
    assert!(harness.query_by_label("Different dates are given for this").is_none());
    harness.get_by_label("ALSO TOLD IN");
    harness.get_by_label("Split off").click();
    harness.run();
    assert_eq!(shown(&harness), before);
    harness.get_by_label("Open Workers wait for news").click();
    harness.run();
    let session = harness.state().session();
    let article = session.place().article.and_then(|id| session.findings().article(id)).unwrap();
    assert_eq!(&*article.title, "Workers wait for news");
}

/// Five statements of one day, and one a year before.
fn crowded() -> String {
    let said: Vec<String> =
        ["The quay is open", "The wall will hold", "The ferry is safe", "Nobody paid twice", "We are glad"]
            .map(|words| format!("“{words},” Ines Holt told the council on 4 March 2024."))
            .to_vec();
    let before = "“It was late,” Holt told the council on 6 March 2023.";
    let head = "A long day in Tarn\nBy Ada Brand\nThe Tarn Gazette\nPublished 12 March 2024";
    format!("{head}\n\n{}\n\n{before}\n", said.join("\n\n"))
}

#[test]
fn a_number_opens_as_a_list_when_nearer_would_not_part_it() {
    let (mut harness, _folder) = on_timeline(&crowded());
    harness.get_by_label("5 close together, about 4 March 2024").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Label, "5 together").is_some());
    harness.get_by_label_contains("Ines Holt: “The ferry is safe,”").click();
    harness.run();
    let session = harness.state().session();
    let row = session.findings().statement(session.selection().focus.unwrap()).unwrap();
    assert_eq!(&*row.words, "“The ferry is safe,”");
}

#[test]
fn a_number_opens_by_zooming_when_that_parts_it() {
    let days = ["4 March 2024", "6 March 2024", "9 March 2024", "11 March 2024"];
    let said: Vec<String> =
        days.iter().map(|day| format!("“We are glad of the {day},” Ines Holt told the council on {day}.")).collect();
    let before = "“It was late,” Holt told the council on 6 March 2013.";
    let text = format!("A week in Tarn\nPublished 12 March 2024\n\n{}\n\n{before}\n", said.join("\n\n"));
    let (mut harness, _folder) = on_timeline(&text);
    harness.get_by_label_contains("4 close together").click();
    harness.run();
    assert_eq!(harness.query_all_by_label_contains("close together").count(), 0);
    harness.get_by_label_contains("“We are glad of the 9 March 2024,”, direct");
}

#[test]
fn from_an_event_to_its_statements_to_their_article() {
    let text = "Holt speaks at the summit
By Ada Brand
The Tarn Gazette
Published 12 March 2024

At the summit in Estmere in July 2023, Ines Holt said that the bridge would stay.

“The summit in Estmere was too long,” Olga Brandt said.
";
    let (mut harness, _folder) = on_timeline(text);
    harness.get_by_label_contains(", event · July 2023").click();
    harness.run();
    let session = harness.state().session();
    let event = session.findings().event(session.selection().event.expect("the event")).unwrap();
    let about = session.findings().statement(event.statements[0]).unwrap();
    let link = format!("{}: {}", about.speaker_name, about.words);
    let key = about.key;
    harness.get_by_role_and_label(Role::Link, &link).click();
    harness.run();
    let session = harness.state().session();
    assert_eq!(session.place().tab, claimline::actions::Tab::Reading);
    assert_eq!((session.place().article, session.selection().focus), (Some(key.article), Some(key)));
}

#[test]
fn the_overview_moves_the_view() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    harness.get_by_label_contains("said 4 March 2024").click();
    harness.run();
    harness.get_by_label("Fit selection").click();
    harness.run();
    let near = shown(&harness);
    let overview = harness.get_by_label_contains("Overview of all times").rect();
    harness.hover_at(overview.left_center() + egui::vec2(60.0, 0.0));
    harness.run();
    harness.drag_at(overview.left_center() + egui::vec2(60.0, 0.0));
    harness.run();
    harness.drop_at(overview.left_center() + egui::vec2(60.0, 0.0));
    harness.run();
    assert_ne!(shown(&harness), near);
}

#[test]
fn what_is_selected_elsewhere_is_brought_into_view() {
    let (mut harness, _folder) = on_timeline(ARTICLE);
    harness.get_by_label_contains(", event · July 2021").click();
    harness.run();
    harness.get_by_label("Fit selection").click();
    harness.run();
    assert!(harness.query_by_label_contains("said 4 March 2024").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    let row = harness
        .query_all_by_role(Role::Row)
        .find(|row| row.accesskit_node().label().unwrap_or_default().contains("We paid for it twice"));
    row.expect("the row").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness.get_by_label_contains("We paid for it twice,”, direct · said 4 March 2024");
}

/// Two events of one article, on days that stand apart.
const TWO_EVENTS: &str = "Two days in Tarn
By Ada Brand
The Tarn Gazette
Published 12 March 2024

A fire destroyed the Tarn paper mill on 4 March 2024.

The council held an emergency meeting on 6 June 2023.
";

fn titles_shown(harness: &Bench) -> Vec<String> {
    let session = harness.state().session();
    let rows = session.orders().events.iter().map(|place| &session.findings().events[*place as usize]);
    rows.map(|row| row.title.to_string()).collect()
}

#[test]
fn any_two_selected_events_are_merged_and_split_again() {
    let (mut harness, _folder) = on_timeline(TWO_EVENTS);
    let before = titles_shown(&harness);
    harness.get_by_label_contains(", event · 6 June 2023").click();
    harness.run();
    harness.get_by_label_contains(", event · 4 March 2024").click_modifiers(Modifiers::COMMAND);
    harness.run();
    assert_eq!(harness.state().session().selection().events().count(), 2);
    harness.get_by_label("2 events selected");
    harness.query_all_by_label_contains("Merge into ").next().expect("the older one").click();
    harness.run();
    assert_eq!(titles_shown(&harness).len(), before.len() - 1);
    harness.get_by_label("ALSO TOLD IN");
    harness.get_by_label("Split off").click();
    harness.run();
    assert_eq!(titles_shown(&harness), before);
    let undo = |harness: &mut Bench| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        titles_shown(harness).len()
    };
    assert_eq!([undo(&mut harness), undo(&mut harness)], [before.len() - 1, before.len()]);
}

#[test]
fn events_are_edited_by_keyboard_alone() {
    let (mut harness, _folder) = on_timeline(TWO_EVENTS);
    let before = titles_shown(&harness);
    harness.get_by_role(Role::Canvas).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    let selected = |harness: &Bench| {
        let session = harness.state().session();
        session.findings().event(session.selection().event.expect("an event")).unwrap().clone()
    };
    let first = selected(&harness);
    assert_eq!(&*first.date_text, "2023-06-06");
    // Title.
    harness.key_press(Key::F2);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Title").type_text("!");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*selected(&harness).title, format!("{}!", first.title));
    // Date, read back in words while it is typed.
    harness.key_press(Key::D);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Date of the event").type_text("~");
    harness.run();
    harness.get_by_label("about 6 June 2023");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(&*selected(&harness).date_text, "2023-06-06~");
    // The other one is selected too, and both are one.
    harness.get_by_role(Role::Canvas).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().session().selection().events().count(), 2);
    harness.key_press(Key::M);
    harness.run();
    harness.get_by_label("Which of the 2 stays?");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(titles_shown(&harness).len(), before.len() - 1);
    // Hidden, and all taken back.
    harness.key_press(Key::X);
    harness.run();
    assert_eq!(titles_shown(&harness).len(), 0);
    for _ in 0..4 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
    }
    assert_eq!(titles_shown(&harness), before);
}

#[test]
fn who_has_no_dates_is_asked_when_the_article_came_out() {
    let text = "Quay to close\nBy Ada Brand\nThe Tarn Gazette\n\n“The quay will close,” Ines Holt said on Monday.\n";
    let (mut harness, _folder) = on_timeline(text);
    harness.get_by_label("When did the article come out?").click();
    harness.run();
    assert_eq!(harness.state().session().selection().articles.len(), 1);
}

#[test]
fn a_double_click_on_an_empty_place_adds_an_event_there() {
    let (mut harness, _folder) = on_timeline(TWO_EVENTS);
    let plot = harness.get_by_role(Role::Canvas).rect();
    let at = egui::pos2(plot.center().x, plot.bottom() - 30.0);
    harness.hover_at(at);
    harness.run();
    // In one frame: the bench's frames are too far apart for a double click.
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        harness.input_mut().events.push(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run();
    harness.get_by_label("Add an event");
    let date = harness.get_by_role_and_label(Role::TextInput, "When");
    assert!(date.value().is_some_and(|date| date.starts_with("2023-")), "{date:?}");
}

#[test]
fn an_events_menu_acts_on_it() {
    let (mut harness, _folder) = on_timeline(TWO_EVENTS);
    let before = titles_shown(&harness);
    harness.get_by_label_contains(", event · 6 June 2023").click_secondary();
    harness.run();
    harness.get_by_label("Hide X").click();
    harness.run();
    let after = titles_shown(&harness);
    assert_eq!(after.len(), before.len() - 1);
    let hidden = harness.state().session().findings().events.iter().find(|row| row.hidden).expect("one");
    assert_eq!(&*hidden.date_text, "2023-06-06");
}

#[test]
fn where_nothing_is_one_is_told_and_led_to_the_nearest() {
    let (mut harness, _folder) = on_timeline(TWO_EVENTS);
    harness.get_by_label_contains(", event · 6 June 2023").click();
    harness.run();
    harness.get_by_label("Fit selection").click();
    harness.run();
    harness.get_by_role(Role::Canvas).focus();
    harness.run();
    for _ in 0..10 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    harness.get_by_label("Nothing happened or was said in this time.");
    harness.get_by_label_contains(" later »").click();
    harness.run();
    assert!(harness.query_by_label("Nothing happened or was said in this time.").is_none());
    harness.get_by_label_contains(", event · 4 March 2024");
}
