//! The journal: what was done is there after closing, crashing and damage, and undo goes on.

mod support;

use claimline::model::{ArticleId, SpeakerKind, StatementIndex, StatementKey};
use claimline::project::store::{Fault, Opened, beside, open, save, to_text};
use claimline::project::{ArticleChange, Edit, Import, Project, SpeakerChange, SpeakerKey, StatementChange};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::{MARA, newsroom, report};

fn saved_newsroom(folder: &Path) -> PathBuf {
    let path = folder.join("newsroom.claimline");
    save(&path, &newsroom()).unwrap();
    path
}

fn opened(path: &Path) -> Opened {
    open(path, None, None).unwrap()
}

fn journal_of(path: &Path) -> PathBuf {
    beside(path).join("steps.log")
}

fn text_of(project: &Project) -> String {
    to_text(&project.content()).unwrap()
}

fn labels(project: &Project) -> Vec<String> {
    project.history().steps().iter().skip(1).map(|step| step.label.to_string()).collect()
}

/// The file's text in every state of the history, the first state first.
fn states(project: &mut Project) -> Vec<String> {
    while project.undo() {}
    let mut states = vec![text_of(project)];
    while project.redo() {
        states.push(text_of(project));
    }
    states
}

fn note(project: &mut Project, article: u32, words: &str) {
    let key = StatementKey { article: ArticleId(article), index: StatementIndex(0) };
    let at = project.anchors(&[key]);
    project.apply(&Edit::Statements { at, change: StatementChange::Note(words.into()) });
}

#[test]
fn what_was_not_saved_is_recovered_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_newsroom(folder.path());
    let mut first = opened(&path);
    assert_eq!((&first.recovered, first.warnings.len()), (&None, 0));
    let (project, log) = (&mut first.project, first.log.as_mut().unwrap());
    note(project, 1, "ask her");
    log.write(project.history()).unwrap();
    note(project, 2, "ask him");
    project.apply(&Edit::RemoveArticles(vec![ArticleId(3)]));
    project.undo();
    log.write(project.history()).unwrap();
    let (expected, expected_labels) = (text_of(project), labels(project));
    drop(first);

    let mut again = opened(&path);
    assert_eq!(again.warnings, Vec::<String>::new());
    let recovered: Vec<String> = again.recovered.unwrap().steps.iter().map(|step| step.label.to_string()).collect();
    assert_eq!(recovered, ["Change note", "Change note"]);
    assert_eq!(text_of(&again.project), expected);
    assert_eq!(labels(&again.project), expected_labels);
    assert!(again.project.needs_save());
    assert!(again.project.redo());
    assert_eq!(again.project.history().undo_label(), Some("Remove article"));
    again.project.go_to_saved();
    assert!(!again.project.needs_save());
    assert_eq!(text_of(&again.project), fs::read_to_string(&path).unwrap());
}

#[test]
fn a_second_window_can_only_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_newsroom(folder.path());
    let first = opened(&path);
    let second = opened(&path);
    assert!(first.read_only.is_none());
    assert!(second.read_only.unwrap().starts_with("This project is open in another window (process "));
    assert!(second.log.is_none());
    drop(first);
    assert!(opened(&path).read_only.is_none());
}

#[test]
fn a_damaged_or_newer_file_is_shown_and_only_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_newsroom(folder.path());
    let good = fs::read_to_string(&path).unwrap();
    for (from, to, reason) in [
        ("claimline: 1", "claimline: 9", "This project was written by a newer Claimline"),
        ("id: 2", "id: two", "The project is damaged"),
    ] {
        let bad = good.replacen(from, to, 1);
        fs::write(&path, &bad).unwrap();
        let opened = opened(&path);
        assert!(opened.read_only.as_ref().is_some_and(|told| told.starts_with(reason)), "{:?}", opened.read_only);
        assert_eq!(opened.project.findings().articles.len(), 3);
        assert!(opened.log.is_none());
        assert_eq!(fs::read_to_string(&path).unwrap(), bad);
    }
}

#[test]
fn a_file_that_another_program_changed_has_no_steps_and_the_journal_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_newsroom(folder.path());
    let mut first = opened(&path);
    note(&mut first.project, 1, "ask her");
    first.log.as_mut().unwrap().write(first.project.history()).unwrap();
    drop(first);
    let journal = fs::read(journal_of(&path)).unwrap();
    let changed = fs::read_to_string(&path).unwrap().replacen("Meridian Post", "Evening Post", 1);
    fs::write(&path, &changed).unwrap();
    let second = opened(&path);
    assert!(second.warnings[0].starts_with("The project was changed by another program"), "{:?}", second.warnings);
    assert_eq!((text_of(&second.project), labels(&second.project).len()), (changed, 0));
    let kept = fs::read_dir(beside(&path)).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    assert!(kept.into_iter().any(|bytes| bytes == journal));
}

#[test]
fn a_journal_of_a_newer_version_is_kept_and_the_project_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_newsroom(folder.path());
    fs::create_dir(beside(&path)).unwrap();
    for (journal, warning) in [
        ("claimline-steps 2\nwhat will be", "The steps to undo were written by a newer Claimline"),
        ("junk\u{0}\n", "The steps to undo could not be read"),
        ("", "The steps to undo could not be read"),
        ("claimline-steps 1\n", "The project was changed by another program"),
    ] {
        fs::write(journal_of(&path), journal).unwrap();
        let opened = opened(&path);
        assert!(opened.warnings[0].starts_with(warning), "{:?}", opened.warnings);
        assert_eq!(opened.project.findings().articles.len(), 3);
        assert!(opened.log.is_some() && opened.read_only.is_none());
    }
    let kept = fs::read_dir(beside(&path))
        .unwrap()
        .filter(|entry| fs::read(entry.as_ref().unwrap().path()).unwrap().starts_with(b"claimline-steps 2"));
    assert_eq!(kept.count(), 1);
}

/// A journal with every kind of record in it, and the states that it went through.
fn rich_journal(folder: &Path) -> (PathBuf, Vec<u8>, Vec<String>) {
    let path = saved_newsroom(folder);
    let mut first = opened(&path);
    let (project, log) = (&mut first.project, first.log.as_mut().unwrap());
    let mut seen = vec![text_of(project)];
    let mut import = Import::default();
    let mut bring = |project: &mut Project, title: &str| {
        let (article, analysis) = report(title, None, &[(MARA, "A whole new thing")]);
        project.import(&mut import, vec![(Arc::new(article), Some(Arc::new(analysis)))]);
    };
    let mut keep = |project: &Project, log: &mut claimline::project::store::StepLog| {
        log.write(project.history()).unwrap();
        seen.push(text_of(project));
    };
    bring(project, "Bridge closed");
    keep(project, log);
    note(project, 1, "ask “her”\nagain");
    keep(project, log);
    bring(project, "Bridge open");
    keep(project, log);
    project.undo();
    keep(project, log);
    project.apply(&Edit::RemoveArticles(vec![ArticleId(1)]));
    keep(project, log);
    drop(first);
    let bytes = fs::read(journal_of(&path)).unwrap();
    (path, bytes, seen)
}

/// Without findings: those of articles that came from the journal are made anew.
fn without_findings(text: &str) -> String {
    let mut content = claimline::project::store::parse(text).unwrap().content;
    content.analyses = Default::default();
    to_text(&content).unwrap()
}

#[test]
fn a_journal_cut_anywhere_gives_a_state_that_was() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes, seen) = rich_journal(folder.path());
    let seen: Vec<String> = seen.iter().map(|text| without_findings(text)).collect();
    let mut latest = 0;
    for end in (0..=bytes.len()).filter(|end| end % 7 == 0 || *end == bytes.len()) {
        fs::write(journal_of(&path), &bytes[..end]).unwrap();
        let opened = opened(&path);
        let text = without_findings(&text_of(&opened.project));
        let state = seen.iter().rposition(|seen| *seen == text);
        assert!(state.is_some(), "cut at {end}");
        // What is behind the first half of the states needs the first half of the journal.
        latest = latest.max(state.unwrap());
        assert!(opened.log.is_some());
    }
    assert_eq!(latest, seen.len() - 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_journal_never_harms_the_project(
        damage in prop::collection::vec((0.0..1.0f64, any::<u8>(), 0usize..3), 1..4)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut bytes, seen) = rich_journal(folder.path());
        for (at, byte, how) in damage {
            let place = ((bytes.len() as f64 * at) as usize).min(bytes.len() - 1);
            match how {
                0 => bytes[place] ^= byte,
                1 => bytes.insert(place, byte),
                _ => _ = bytes.drain(place..(place + 40).min(bytes.len())),
            }
        }
        fs::write(journal_of(&path), &bytes).unwrap();
        let file = fs::read_to_string(&path).unwrap();
        let mut opened = opened(&path);
        let text = without_findings(&text_of(&opened.project));
        prop_assert!(seen.iter().any(|seen| without_findings(seen) == text));
        // The history holds together, and goes on.
        let expected: Vec<String> = states(&mut opened.project);
        note(&mut opened.project, 2, "on it goes");
        opened.log.as_mut().unwrap().write(opened.project.history()).unwrap();
        drop(opened);
        prop_assert_eq!(&fs::read_to_string(&path).unwrap(), &file);
        let mut again = self::opened(&path);
        prop_assert_eq!(&again.warnings, &Vec::<String>::new());
        let states = states(&mut again.project);
        let same = |texts: &[String]| texts.iter().map(|text| without_findings(text)).collect::<Vec<_>>();
        prop_assert_eq!(same(&states[..expected.len()]), same(&expected));
    }

    #[test]
    fn the_history_is_the_same_after_reopening(
        steps in prop::collection::vec((0u8..11, 1u32..6, any::<u16>()), 1..40)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = saved_newsroom(folder.path());
        let mut now = opened(&path);
        let mut import = Import::default();
        for (count, (kind, article, number)) in steps.into_iter().enumerate() {
            let project = &mut now.project;
            match kind {
                0 => {
                    let (article, analysis) = report(&format!("Report {count}"), None, &[(MARA, "A new thing")]);
                    project.import(&mut import, vec![(Arc::new(article), Some(Arc::new(analysis)))]);
                }
                1 => import = Import::default(),
                2 => { project.apply(&Edit::RemoveArticles(vec![ArticleId(article)])); }
                3 => { project.apply(&Edit::RestoreArticles(vec![ArticleId(article)])); }
                4 => {
                    let change = ArticleChange::Headline(number.to_string());
                    project.apply(&Edit::Article { articles: vec![ArticleId(article), ArticleId(2)], change });
                }
                5 => {
                    let key = SpeakerKey::of(ArticleId(1), "Tom Arle", SpeakerKind::Person);
                    project.apply(&Edit::Speaker { key, change: SpeakerChange::Name(number.to_string()) });
                }
                6 => (0..number % 4).for_each(|_| _ = project.undo()),
                7 => (0..number % 3).for_each(|_| _ = project.redo()),
                8 => now.log.as_mut().unwrap().write(project.history()).unwrap(),
                9 => {
                    let log = now.log.as_mut().unwrap();
                    log.compact_from(1);
                    log.write(project.history()).unwrap();
                    log.point(count as u64, project.history()).unwrap();
                    let saving = claimline::project::store::Saving::prepare(&path, &project.content()).unwrap();
                    let file = saving.hash();
                    log.saved(count as u64, file).unwrap();
                    saving.finish().unwrap();
                    log.compact(count as u64, file).unwrap();
                    project.set_saved(project.history().state(), project.ground().clone());
                }
                _ => note(project, article, &number.to_string()),
            }
        }
        now.log.as_mut().unwrap().write(now.project.history()).unwrap();
        let (text, names) = (without_findings(&text_of(&now.project)), labels(&now.project));
        let needed_save = now.project.needs_save();
        let expected: Vec<String> = states(&mut now.project).iter().map(|text| without_findings(text)).collect();
        drop(now);
        let mut again = opened(&path);
        prop_assert_eq!(&again.warnings, &Vec::<String>::new());
        prop_assert_eq!(without_findings(&text_of(&again.project)), text);
        prop_assert_eq!(labels(&again.project), names);
        prop_assert_eq!(again.recovered.is_some(), again.project.needs_save());
        prop_assert!(needed_save || !again.project.needs_save());
        let states: Vec<String> = states(&mut again.project).iter().map(|text| without_findings(text)).collect();
        prop_assert_eq!(states, expected);
    }
}

#[test]
fn a_save_that_another_program_came_before_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved_newsroom(folder.path());
    let opened = opened(&path);
    fs::write(&path, "other").unwrap();
    let saving = claimline::project::store::Saving::prepare(&path, &opened.project.content()).unwrap();
    assert_eq!(saving.check(opened.file).unwrap_err().fault, Fault::ChangedOnDisk);
    drop(saving);
    assert_eq!(fs::read_to_string(&path).unwrap(), "other");
}
