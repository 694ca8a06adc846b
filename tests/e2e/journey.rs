use crate::desktop::Desktop;
use crate::dialog::FileDialog;
use crate::program::Program;
use crate::requirements;
use crate::wait;
use eframe::egui::Role;
use std::path::Path;

/// Nobody in the sample articles.
const CORRECTED: &str = "Ottilie Brandt";

#[test]
fn from_article_files_to_a_saved_and_reopened_project() {
    if !requirements::met("the end-to-end test") {
        return;
    }
    let desktop = Desktop::start("journey");
    let project = desktop.folder("projects").join("treaty.claimline");

    let program = Program::start(&desktop, &[]);
    add_the_samples(&program, &desktop);
    see_who_spoke(&program);
    see_the_timeline(&program);
    open_the_words(&program);
    sort_speakers(&program);
    let words = correct_a_speaker(&program);
    undo_and_redo(&program, &words);
    save(&program, &desktop, &project);
    program.press("ctrl+q");
    assert!(program.wait_for_end().success());

    let program = Program::start(&desktop, &[project.as_os_str()]);
    see_all_again(&program, &words);
    let again = project.with_file_name("again.claimline");
    program.choose("File", "Save as… Ctrl+Shift+S");
    FileDialog::opened(&desktop).save_as(&again);
    wait::until("for the second file", || again.exists().then_some(()));
    let read = |path: &Path| std::fs::read_to_string(path).expect("a saved project");
    assert!(read(&again) == read(&project), "a project that was only opened is saved as it was");
    program.press("ctrl+q");
    assert!(program.wait_for_end().success());
}

fn add_the_samples(program: &Program<'_>, desktop: &Desktop) {
    program.see_named(Role::Label, "Who said what, and when?");
    program.choose("File", "Add articles… Ctrl+O");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    FileDialog::opened(desktop).choose_all_of(&samples);
    let entries = samples.read_dir().expect("the sample articles").flatten();
    let files = entries.filter(|entry| entry.path().extension().is_some()).count();
    program.see(Role::Label, "all articles in the status bar", |name| {
        name.starts_with(&format!("{files} articles · ")) && name.contains(" statements")
    });
}

fn see_who_spoke(program: &Program<'_>) {
    program.see(Role::ListItem, "the town hall", |name| name.starts_with("Varrick tells town hall "));
    program.click(Role::Tab, "Statements");
    program.see(Role::Row, "a statement of Varrick", |name| name.starts_with("Edmund Varrick: "));
    program.click(Role::Tab, "Speakers");
    program.see(Role::Row, "Varrick among the speakers", |name| name.starts_with("Edmund Varrick, person, "));
}

fn see_the_timeline(program: &Program<'_>) {
    program.click(Role::Tab, "Timeline");
    program.see(Role::Canvas, "the timeline", |name| name.starts_with("Timeline of "));
    program.see(Role::Button, "an event", |name| name.contains(", event · "));
    program.see(Role::Button, "a dated statement", |name| name.contains(", direct · said "));
}

fn open_the_words(program: &Program<'_>) {
    program.click(Role::Tab, "Statements");
    let row = program.see(Role::Row, "a statement", |name| name.starts_with("Edmund Varrick: ")).name;
    program.click(Role::Row, &row);
    program.press("Return");
    let (_, words) = row.split_once(": ").expect("a row names its speaker");
    program.see(Role::Button, words, |name| name.starts_with("Edmund Varrick, ") && name.ends_with(words));
}

fn sort_speakers(program: &Program<'_>) {
    program.click(Role::Tab, "Speakers");
    let shown = || {
        let rows = program.tree();
        let names = rows.names(Role::Row).into_iter().map(|row| row.split(", ").next().unwrap_or_default());
        names.map(str::to_lowercase).collect::<Vec<String>>()
    };
    program.click(Role::ColumnHeader, "Name");
    program.see_named(Role::ColumnHeader, "Name, sorted ascending");
    let up = shown();
    assert!(up.len() > 5 && up.is_sorted(), "{up:#?}");

    program.click(Role::ColumnHeader, "Name, sorted ascending");
    program.see_named(Role::ColumnHeader, "Name, sorted descending");
    let down = shown();
    assert!(down.len() > 5 && down.iter().rev().is_sorted() && down[0] > up[0], "{down:#?}");
}

/// Returns the words of the statement whose speaker it changed.
fn correct_a_speaker(program: &Program<'_>) -> String {
    program.click(Role::Tab, "Statements");
    // So that another speaker leaves it at its place.
    program.click(Role::ColumnHeader, "What was said");
    program.see_named(Role::ColumnHeader, "What was said, sorted ascending");
    let row = program.tree().names(Role::Row)[0].to_owned();
    program.click(Role::Row, &row);
    program.click(Role::Button, "Change speaker…");
    program.see_named(Role::TextInput, "Speaker");
    program.type_text(CORRECTED);
    program.see_named(Role::ListBoxOption, &format!("New speaker “{CORRECTED}”"));
    program.press("Return");
    let (_, words) = row.split_once(": ").expect("a row names its speaker");
    program.see_named(Role::Row, &corrected(words));
    words.to_owned()
}

fn corrected(words: &str) -> String {
    format!("{CORRECTED}: {words}, changed by hand")
}

fn undo_and_redo(program: &Program<'_>, words: &str) {
    program.choose("Edit", "Undo change speaker Ctrl+Z");
    program.see_gone(Role::Row, &corrected(words));
    program.press("ctrl+shift+z");
    program.see_named(Role::Row, &corrected(words));
    program.press("ctrl+z");
    program.see_gone(Role::Row, &corrected(words));
    program.choose("Edit", "Redo change speaker Ctrl+Shift+Z");
    program.see_named(Role::Row, &corrected(words));
}

fn save(program: &Program<'_>, desktop: &Desktop, project: &Path) {
    program.see_named(Role::Label, "Unsaved changes");
    program.press("ctrl+s");
    FileDialog::opened(desktop).save_as(project);
    program.see_named(Role::Label, "Saved");
    assert!(project.is_file());
}

fn see_all_again(program: &Program<'_>, words: &str) {
    program.see_named(Role::Label, "Saved");
    see_the_timeline(program);
    program.click(Role::Tab, "Speakers");
    program.click(Role::TextInput, "Filter speakers");
    program.type_text("Ottilie");
    program.see_named(Role::Row, &format!("{CORRECTED}, person, 1 statement"));
    program.click(Role::Tab, "Statements");
    program.click(Role::TextInput, "Filter statements");
    program.type_text("Ottilie");
    program.see_named(Role::Row, &corrected(words));
}
