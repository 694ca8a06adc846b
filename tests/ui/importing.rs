//! What stands around an import: its report, the status bar, folders shown.

use crate::bench::{Articles, Bench, ScriptedDialogs, wait, window};
use claimline::actions::Tab;
use claimline::app::Window;
use claimline::app::clipboard::Pasted;
use claimline::app::dialogs::DialogRequest;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;

/// Two articles, the same again, and a file that is not there.
fn imported(articles: &Articles, dialogs: &ScriptedDialogs) -> Bench {
    let mut paths = articles.paths();
    paths.extend(articles.paths());
    paths.push(PathBuf::from("/nowhere/absent.txt"));
    let mut harness = window(dialogs, paths);
    wait(&mut harness, |window| window.session().report().rows().len() == 5 && !window.session().is_working());
    harness
}

#[test]
fn the_status_bar_leads_to_the_report() {
    let articles = Articles::new();
    let mut harness = imported(&articles, &ScriptedDialogs::default());
    harness.get_by_role_and_label(Role::Button, "1 refused · 2 already there · 2 read").click();
    harness.run();
    harness.get_by_role_and_label(Role::Table, "Import report");
    harness.get_by_role_and_label(Role::Row, "absent.txt, refused");
    harness.get_by_role_and_label(Role::Button, "5 in all");
    harness.get_by_role_and_label(Role::Button, "2 already there").click();
    harness.run();
    assert_eq!(harness.get_all_by_role(Role::Row).count(), 2);
    harness.get_by_role_and_label(Role::Button, "5 in all").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Filter the import report").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Filter the import report").type_text("absent");
    harness.run();
    assert_eq!(harness.get_all_by_role(Role::Row).count(), 1);
}

#[test]
fn a_row_opens_its_article_or_the_folder_of_its_file() {
    let articles = Articles::new();
    let dialogs = ScriptedDialogs::default();
    let mut harness = imported(&articles, &dialogs);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "What became of it, sorted ascending");
    // The row that needs a person most stands first.
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(harness.get_all_by_label_contains("There is no such file or folder").count() >= 1);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(dialogs.requests(), [DialogRequest::ShowInFolder("/nowhere/absent.txt".into())]);
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().session().place().tab, Tab::Reading);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    harness.get_by_role_and_label(Role::Table, "Import report");
    harness.get_by_role_and_label(Role::Button, "Copy report").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Save report…").click();
    harness.run();
    let suggested = "Untitled import report.csv".to_owned();
    assert_eq!(dialogs.requests().last(), Some(&DialogRequest::SaveReport { suggested }));
    harness.get_by_role_and_label(Role::Button, "Clear").click();
    harness.run();
    harness.get_by_label("Nothing was read since the program started.");
}

#[test]
fn where_nothing_could_be_read_the_window_says_why() {
    let mut harness = window(&ScriptedDialogs::default(), vec![PathBuf::from("/nowhere/absent.txt")]);
    wait(&mut harness, |window| window.session().place().tab == Tab::Report);
    harness.get_by_role_and_label(Role::Row, "absent.txt, refused");
}

#[test]
fn typing_the_name_of_a_tab_puts_it_first() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find a command").type_text("timeline");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().session().place().tab, Tab::Timeline);
}

#[test]
fn what_was_copied_is_pasted_into_the_window() {
    let clipboard = Pasted { text: Some("The fair\n\nAll came.\n".into()), ..Pasted::default() };
    let pasted = |window: &Window| window.session().findings().articles.len() == 1;
    let dialogs = ScriptedDialogs::pasting(clipboard);
    let mut harness = window(&dialogs, Vec::new());
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    wait(&mut harness, pasted);
    harness.get_by_label_contains("The fair, ");

    // Ctrl+V, as the desktop tells it.
    let mut harness = window(&dialogs, Vec::new());
    harness.run();
    harness.event(egui::Event::Paste("The fair".into()));
    wait(&mut harness, pasted);
    // Into a field it is the field's.
    harness.get_by_label("Filter articles").focus();
    harness.run();
    harness.event(egui::Event::Paste("quay".into()));
    harness.run();
    assert_eq!(harness.state().session().queries().articles.filter, "quay");
    assert!(harness.state().session().report().rows().len() == 1);

    let mut harness = window(&ScriptedDialogs::default(), Vec::new());
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    harness.run();
    harness.get_by_label_contains("There is no text on the clipboard");
}

#[test]
fn folders_are_watched_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let dialogs = ScriptedDialogs::answering(vec![folder.path().to_owned()]);
    let mut harness = window(&dialogs, Vec::new());
    harness.run();
    harness.get_by_label("File").click();
    harness.run();
    harness.get_by_label_contains("Watched folders…").click();
    harness.run();
    harness.get_by_label("No folder is watched.");
    harness.get_by_role_and_label(Role::Button, "Watch a folder…").click();
    harness.run();
    assert_eq!(dialogs.requests(), [DialogRequest::WatchFolder]);
    harness.get_by_role_and_label(Role::Button, "Watching 1 folder");
    harness.get_by_role_and_label(Role::Button, &format!("Stop watching {}", folder.path().display())).click();
    harness.run();
    harness.get_by_label("No folder is watched.");
    assert!(harness.query_by_role_and_label(Role::Button, "Watching 1 folder").is_none());
}

#[test]
fn the_original_is_shown_and_a_changed_file_compared() {
    let articles = Articles::new();
    let mut harness = articles.window(&ScriptedDialogs::default());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    harness.run();
    harness.get_by_label("SHA-256");
    harness.get_by_label("READ AS");
    harness.get_by_role_and_label(Role::Button, "Read again as…");
    let path = articles.paths()[0].clone();
    let text = std::fs::read_to_string(&path).unwrap().replace("finished in May", "finished in June");
    std::fs::write(&path, text).unwrap();
    harness.get_by_role_and_label(Role::Button, "Re-read").click();
    wait(&mut harness, |window| window.session().place().tab == Tab::Versions);
    harness.get_by_label("In the file today");
    harness.get_by_label("Nothing was decided in this article.");
    assert!(harness.get_all_by_role(Role::Row).any(|row| {
        let name = row.accesskit_node().label().unwrap_or_default();
        name.starts_with("Old: ") && name.contains("May") && name.contains("June")
    }));
    harness.get_by_role_and_label(Role::Button, "Take the new version").click();
    harness.run();
    let findings = harness.state().session().findings();
    assert!(findings.articles.iter().any(|row| row.article.text.contains("in June")));
    harness.get_by_label_contains("as far as it was looked at");
}

#[test]
fn a_large_file_and_an_unclear_table_are_shown_before_they_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let row = |n: usize| {
        format!(
            "Report {n},2021-03-04,\"The council met for the {n}. time, and nobody could say what \
                                  the bridges would cost the town in the end, or who would pay for them.\"\n"
        )
    };
    for (name, text, rows) in [("large.csv", "text", 30), ("unclear.csv", "Bericht", 2)] {
        let rows: String = (0..rows).map(|n| row(if rows == 2 { n + 100 } else { n })).collect();
        std::fs::write(folder.path().join(name), format!("headline,date,{text}\n{rows}")).unwrap();
    }
    let paths = ["large.csv", "unclear.csv"].map(|name| folder.path().join(name)).to_vec();
    let mut harness = window(&ScriptedDialogs::default(), paths);
    wait(&mut harness, |window| window.session().offers().len() == 2 && !window.session().is_working());
    // The two files are read at the same time: either may be the first.
    for _ in 0..2 {
        if harness.query_by_label("large.csv holds 30 articles").is_some() {
            harness.get_by_label("Report 7");
            harness.get_by_role_and_label(Role::Button, "Add 30 articles").click();
        } else {
            harness.get_by_label("Which column of unclear.csv is what?");
            assert!(harness.get_by_role_and_label(Role::Button, "Add 2 rows").accesskit_node().is_disabled());
            harness.get_by_role_and_label(Role::ComboBox, "Column Bericht: not kept").click();
            harness.run();
            harness.get_by_role_and_label(Role::Button, "text").click();
            harness.run();
            harness.get_by_role_and_label(Role::ComboBox, "Column Bericht: text");
            harness.get_by_role_and_label(Role::Button, "Add 2 rows").click();
        }
        harness.run();
    }
    wait(&mut harness, |window| window.session().findings().articles.len() == 32);
    assert!(harness.query_by_label_contains("Leave it out").is_none());
}
