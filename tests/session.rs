//! The whole program without a window: intents in, findings and requests out.

mod desk;
mod support;
mod versions;

use claimline::actions::{Command, Extend, Intent, Request, Tab};
use claimline::model::{ArticleId, Edtf, SpeakerKind, StatementIndex};
use claimline::project::store::{load, save};
use claimline::project::{Column, Fate, Period, SpeakerChoice, SpeakerKey, StatementColumn, StatementKey, Table};
use desk::Desk;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use support::newsroom;

/// A desk with the hand-made project, saved in `folder`.
fn with_newsroom(folder: &Path) -> (Desk, PathBuf) {
    let path = folder.join("newsroom.claimline");
    save(&path, &newsroom()).unwrap();
    let mut desk = Desk::new();
    desk.open(&path);
    (desk, path)
}

fn speaker_of(desk: &Desk, key: StatementKey) -> &str {
    &desk.session.findings().statement(key).unwrap().speaker_name
}

fn key(article: u32, index: u32) -> StatementKey {
    StatementKey { article: ArticleId(article), index: StatementIndex(index) }
}

fn ida() -> SpeakerChoice {
    SpeakerChoice::New { name: "Ida Voss".into(), kind: SpeakerKind::Person }
}

/// Writes `count` articles that differ.
fn write_articles(folder: &Path, count: usize) {
    for i in 0..count {
        let text =
            format!("Report {i:03}\n\nThe council met again. “We will build {i} bridges,” said Mara Lindqvist.\n");
        fs::write(folder.join(format!("{i:03}.txt")), text).unwrap();
    }
}

#[test]
fn a_folder_is_read_in_order_and_is_one_step_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 70);
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    assert!(desk.session.is_working());
    desk.finish();
    let expected: Vec<String> = (0..70).map(|i| format!("Report {i:03}")).collect();
    assert_eq!(desk.titles(), expected);
    assert!(desk.session.findings().articles.iter().all(|row| row.analysis.is_some() && !row.outdated));
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo add 70 articles"));
    assert_eq!(desk.session.progress(), None);
    desk.run(Command::Undo);
    assert!(desk.titles().is_empty());
    assert_eq!(desk.session.redo_label().as_deref(), Some("Redo add 70 articles"));
    desk.run(Command::Redo);
    assert_eq!(desk.titles().len(), 70);
}

#[test]
fn what_cannot_be_read_is_listed_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 2);
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("binary.txt"), [0u8; 64]).unwrap();
    fs::copy(folder.path().join("000.txt"), folder.path().join("copy.txt")).unwrap();
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned(), folder.path().join("absent.txt")]));
    desk.finish();
    assert_eq!(desk.titles(), ["Report 000", "Report 001"]);
    let told: Vec<(&str, Fate)> =
        desk.session.report().rows().iter().map(|row| (row.path.rsplit('/').next().unwrap(), row.fate)).collect();
    let expected = [
        ("000.txt", Fate::Check),
        ("001.txt", Fate::Check),
        ("binary.txt", Fate::Refused),
        ("copy.txt", Fate::SameText),
        ("empty.txt", Fate::Refused),
        ("absent.txt", Fate::Refused),
    ];
    assert_eq!(told, expected);
    let first = &desk.session.report().rows()[0];
    assert_eq!(first.article, Some(desk.session.findings().articles[0].id));
    assert!(first.reason.contains("No date of publication"), "{}", first.reason);
    let refused = &desk.session.report().rows()[2];
    assert!(refused.reason.contains("This is no text") && refused.article.is_none(), "{}", refused.reason);
    assert_eq!(desk.session.report().summary(), "3 refused · 2 to check · 1 same text");
}

#[test]
fn the_same_import_again_adds_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 2);
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.finish();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.finish();
    assert_eq!(desk.titles().len(), 2);
    assert_eq!(desk.session.notice(), Some("Nothing new came in"));
    assert_eq!(desk.session.report().summary(), "2 already there");
    let ids: Vec<_> = desk.session.report().rows().iter().map(|row| row.article).collect();
    assert_eq!(ids, desk.session.findings().articles.iter().map(|row| Some(row.id)).collect::<Vec<_>>());
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo add 2 articles"));
    desk.send(Intent::ClearReport);
    assert!(desk.session.report().rows().is_empty() && !desk.session.situation().report);
}

#[test]
fn an_import_can_be_paused_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 60);
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.run(Command::PauseWork);
    assert!(desk.session.is_paused() && desk.session.is_working());
    desk.run(Command::PauseWork);
    assert!(!desk.session.is_paused());
    desk.run(Command::PauseWork);
    desk.run(Command::PauseWork);
    desk.finish();
    assert_eq!(desk.titles().len(), 60);
}

#[test]
fn a_paused_import_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 300);
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.run(Command::PauseWork);
    desk.run(Command::CancelWork);
    desk.finish();
    assert!(desk.titles().len() < 300 && !desk.session.is_paused());
}

#[test]
fn the_report_is_copied_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 1);
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.finish();
    desk.run(Command::CopyReport);
    let [Request::CopyText(text)] = &desk.session.take_requests()[..] else { panic!() };
    assert_eq!(text.lines().count(), 3);
    assert!(text.lines().nth(2).unwrap().starts_with("refused	"), "{text}");
    desk.run(Command::SaveReport);
    let suggested = "Untitled import report.csv".to_owned();
    assert_eq!(desk.session.take_requests(), [Request::ChooseReportPath { suggested }]);
    for (name, lines) in [("report.csv", 3), ("report.jsonl", 2)] {
        let path = folder.path().join(name);
        desk.send(Intent::SaveReportTo(path.clone()));
        while !fs::read_to_string(&path).is_ok_and(|text| text.lines().count() == lines) {
            desk.woken.recv_timeout(Duration::from_secs(60)).expect("the report is not written");
            desk.session.poll();
        }
    }
}

#[test]
fn what_was_copied_is_an_article() {
    let mut desk = Desk::new();
    desk.send(Intent::AddPasted { html: None, text: Some("The fair\n\nAll came.\n".into()) });
    desk.finish();
    assert_eq!(desk.titles(), ["The fair"]);
    assert!(desk.session.findings().articles[0].article.origin.file.is_none());
    desk.send(Intent::AddPasted { html: None, text: Some(" \n".into()) });
    assert!(matches!(&desk.session.take_requests()[..], [Request::Tell(_)]));
}

#[test]
fn new_files_in_a_watched_folder_come_in_and_the_report_stays() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 1);
    let inbox = folder.path().join("inbox");
    fs::create_dir(&inbox).unwrap();
    fs::write(inbox.join("old.txt"), "Old\n\nIt was there before.\n").unwrap();
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().join("000.txt")]));
    desk.finish();
    desk.send(Intent::WatchFolder(inbox.clone()));
    desk.send(Intent::WatchFolder(inbox.clone()));
    assert_eq!(desk.session.watched(), std::slice::from_ref(&inbox));
    let deadline = std::time::Instant::now() + Duration::from_secs(60);
    let mut number = 0;
    while desk.titles().len() < 2 {
        assert!(std::time::Instant::now() < deadline, "no new file was seen");
        // The watcher may still be on its first look: what it finds then is not new.
        fs::write(inbox.join(format!("new {number}.txt")), format!("New {number}\n\nIt came.\n")).unwrap();
        number += 1;
        _ = desk.woken.recv_timeout(Duration::from_secs(3));
        desk.finish();
    }
    assert!(desk.titles()[1].starts_with("New "));
    assert_eq!(&*desk.session.report().rows()[0].title, "Report 000");
    assert!(desk.session.notice().unwrap().ends_with("from inbox"), "{:?}", desk.session.notice());
    desk.send(Intent::StopWatching(inbox.clone()));
    assert!(desk.session.watched().is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_not_watched_and_that_is_told() {
    let mut desk = Desk::new();
    desk.send(Intent::WatchFolder("/nowhere/inbox".into()));
    desk.woken.recv_timeout(Duration::from_secs(60)).unwrap();
    desk.session.poll();
    assert!(desk.session.watched().is_empty());
    assert!(desk.session.report().rows()[0].reason.contains("no such folder"));
}

#[test]
fn where_nothing_could_be_read_the_report_is_shown() {
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec!["/nowhere/at/all.txt".into()]));
    desk.finish();
    assert_eq!(desk.session.place().tab, Tab::Report);
    desk.send(Intent::ShowInFolder("/nowhere/at/all.txt".into()));
    assert_eq!(desk.session.take_requests(), [Request::ShowInFolder("/nowhere/at/all.txt".into())]);
}

#[test]
fn cancelled_work_keeps_what_was_read_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 300);
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.send(Intent::AddPaths(vec![folder.path().to_owned()]));
    desk.run(Command::CancelWork);
    desk.finish();
    assert!(desk.titles().len() < 300);
    assert_eq!(desk.session.progress(), None);
}

#[test]
fn texts_without_a_file_are_read_like_files() {
    let mut desk = Desk::new();
    desk.send(Intent::AddTexts(vec![("sample.txt".into(), "The fair\n\nAll came.\n".into())]));
    desk.finish();
    assert_eq!(desk.titles(), ["The fair"]);
}

#[test]
fn one_person_is_one_row_until_a_person_says_otherwise() {
    let texts = [
        ("a", "“It sank in the night,” said Robert Quill, the harbour master."),
        ("b", "“Nobody was on board,” said harbour master Bob Quill."),
        ("c", "The wind turned. “It will be raised,” said Captain Quill."),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    desk.send(Intent::AddTexts(texts.map(|(name, text)| (format!("{name}.txt"), text.to_owned())).into()));
    desk.finish();
    let rows = |desk: &Desk| -> Vec<(String, usize)> {
        let rows = desk.session.findings().speakers.iter().filter(|row| !row.statements.is_empty());
        rows.map(|row| (row.name.to_string(), row.statements.len())).collect()
    };
    let row = |name: &str, count| (name.to_owned(), count);
    assert_eq!(rows(&desk), [row("Quill", 1), row("Robert Quill", 2)]);

    let [candidate] = &desk.session.findings().candidates[..] else { panic!() };
    assert!(!candidate.reasons.is_empty());
    let [a, b] = candidate.pair.clone();
    desk.send(Intent::KeepApart(a, b));
    assert!(desk.session.findings().candidates.is_empty());

    let bob = SpeakerKey::of(ArticleId(2), "Bob Quill", SpeakerKind::Person);
    desk.send(Intent::SplitSpeaker(bob));
    desk.finish();
    assert_eq!(rows(&desk), [row("Bob Quill", 1), row("Quill", 1), row("Robert Quill", 1)]);

    let path = folder.path().join("quill.claimline");
    desk.send(Intent::SaveTo(path.clone()));
    desk.finish();
    let mut again = Desk::new();
    again.open(&path);
    assert_eq!(rows(&again), rows(&desk));
    assert_eq!(again.session.findings().candidates, desk.session.findings().candidates);

    desk.run(Command::Undo);
    assert_eq!(rows(&desk), [row("Quill", 1), row("Robert Quill", 2)]);
}

#[test]
fn correct_undo_save_and_reopen() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = with_newsroom(folder.path());
    assert_eq!(desk.session.title(), "newsroom – Claimline");
    desk.send(Intent::SetSpeaker(vec![key(1, 0), key(2, 0)], ida()));
    desk.send(Intent::SetChecked(vec![key(1, 1)], true));
    assert_eq!((speaker_of(&desk, key(1, 0)), speaker_of(&desk, key(2, 0))), ("Ida Voss", "Ida Voss"));
    assert_eq!(desk.session.title(), "newsroom • – Claimline");
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo check statement"));
    desk.run(Command::Undo);
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo change speaker of 2 statements"));
    desk.run(Command::Save);
    desk.finish();
    assert!(!desk.session.needs_save());

    let bytes = fs::read(&path).unwrap();
    let mut again = Desk::new();
    again.open(&path);
    assert_eq!(again.session.findings().statements, desk.session.findings().statements);
    assert_eq!(again.session.findings().speakers, desk.session.findings().speakers);
    assert_eq!(again.session.recent(), std::slice::from_ref(&path));
    again.run(Command::Save);
    again.finish();
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn articles_named_with_a_project_are_read_into_it() {
    let folder = tempfile::tempdir().unwrap();
    write_articles(folder.path(), 2);
    let path = folder.path().join("newsroom.claimline");
    save(&path, &newsroom()).unwrap();
    let mut desk = Desk::new();
    desk.send(Intent::AddPaths(vec![folder.path().join("000.txt"), path.clone(), folder.path().join("001.txt")]));
    desk.finish();
    assert_eq!(desk.titles(), ["Mill stays open", "Mill may close", "Fair opens", "Report 000", "Report 001"]);
    assert_eq!(desk.session.path(), Some(&*path));
}

#[test]
fn a_save_dialog_that_was_closed_ends_what_waited_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    desk.send(Intent::AddTexts(vec![("a.txt".into(), "The fair\n\nAll came.\n".into())]));
    desk.finish();
    desk.run(Command::Quit);
    desk.send(Intent::SaveAndGoOn);
    desk.send(Intent::Stay);
    desk.session.take_requests();
    desk.send(Intent::SaveTo(folder.path().join("a.claimline")));
    desk.finish();
    assert_eq!(desk.session.take_requests(), []);
    assert!(!desk.session.needs_save());
}

#[test]
fn the_first_save_asks_for_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.claimline");
    let mut desk = Desk::new();
    desk.run(Command::Save);
    assert_eq!(desk.session.take_requests(), [Request::ChooseSavePath { suggested: "Untitled.claimline".into() }]);
    desk.send(Intent::SaveTo(path.clone()));
    desk.finish();
    assert_eq!(desk.session.path(), Some(&*path));
    assert!(load(&path).is_ok());
}

#[test]
fn a_file_that_cannot_be_read_is_not_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.claimline");
    fs::write(&bad, "(\n    claimline: 1,\n    articles: [(]\n)").unwrap();
    let (mut desk, path) = with_newsroom(folder.path());
    desk.open(&bad);
    let [Request::Tell(sentence)] = &desk.session.take_requests()[..] else { panic!() };
    assert!(sentence.contains("line 3") && sentence.ends_with("bad.claimline"), "{sentence}");
    assert_eq!((desk.session.path(), desk.titles().len()), (Some(&*path), 3));
    desk.send(Intent::SaveTo(bad.clone()));
    desk.finish();
    assert!(matches!(desk.session.take_requests()[..], [Request::Tell(_), Request::ChooseSavePath { .. }]));
    assert!(fs::read_to_string(&bad).unwrap().contains("[(]"));
}

#[test]
fn unsaved_changes_are_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = with_newsroom(folder.path());
    desk.run(Command::Quit);
    assert_eq!(desk.session.take_requests(), [Request::Quit]);

    let ask = || Request::ConfirmUnsaved { project: "newsroom".into() };
    desk.send(Intent::SetChecked(vec![key(1, 0)], true));
    desk.run(Command::Quit);
    assert_eq!(desk.session.take_requests(), [ask()]);
    desk.send(Intent::Stay);
    desk.send(Intent::DiscardAndGoOn);
    assert_eq!(desk.session.take_requests(), []);

    desk.run(Command::Quit);
    desk.send(Intent::SaveAndGoOn);
    desk.finish();
    assert_eq!(desk.session.take_requests(), [ask(), Request::Quit]);
    assert!(load(&path).unwrap().content.ground.decisions.len() == 1);

    desk.send(Intent::SetChecked(vec![key(1, 1)], true));
    desk.run(Command::NewProject);
    desk.send(Intent::DiscardAndGoOn);
    assert!(desk.titles().is_empty() && desk.session.path().is_none() && !desk.session.needs_save());
}

#[test]
fn a_new_published_date_is_read_again_and_loses_no_decision() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    desk.send(Intent::SetNote(vec![key(1, 2)], "ask her".into()));
    desk.send(Intent::SetPublished(vec![ArticleId(1)], Some(Edtf::year(2025))));
    assert!(desk.session.findings().article(ArticleId(1)).unwrap().outdated);
    desk.finish();
    let findings = desk.session.findings();
    assert!(!findings.article(ArticleId(1)).unwrap().outdated);
    let noted = findings.statements_of(ArticleId(1)).iter().filter(|row| &*row.note == "ask her").count();
    assert_eq!(noted + findings.unplaced.len(), 1);
    desk.run(Command::Undo);
    assert_eq!(&*desk.session.findings().statement(key(1, 2)).unwrap().note, "ask her");
    assert!(desk.session.findings().unplaced.is_empty());
}

#[test]
fn a_selection_is_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    let selected = |desk: &Desk| desk.session.selection().statements.iter().copied().collect::<Vec<_>>();
    desk.send(Intent::Sort(Column::Statement(StatementColumn::Speaker)));
    desk.send(Intent::Filter(Table::Statements, "mill".into()));
    assert_eq!(desk.session.order(Table::Statements), [4, 0, 2, 3, 1, 5]);
    desk.send(Intent::SelectStatement(key(2, 1), Extend::Replace));
    desk.run(Command::NextStatement);
    assert_eq!(selected(&desk), [key(1, 0)]);
    assert_eq!(desk.session.take_requests(), [Request::Reveal(key(1, 0))]);
    desk.send(Intent::SelectStatement(key(2, 0), Extend::Through));
    assert_eq!(selected(&desk), [key(1, 0), key(1, 2), key(2, 0)]);
    desk.send(Intent::SelectStatement(key(1, 2), Extend::Toggle));
    assert_eq!(selected(&desk), [key(1, 0), key(2, 0)]);
    desk.run(Command::SelectAll);
    assert_eq!(selected(&desk).len(), 6);
    desk.run(Command::Hide);
    assert!(desk.session.order(Table::Statements).is_empty());
    desk.run(Command::Hide);
    assert_eq!(desk.session.order(Table::Statements).len(), 6);
    desk.run(Command::CopyRows);
    let [Request::CopyText(rows)] = &desk.session.take_requests()[..] else { panic!() };
    assert_eq!(rows.lines().count(), 7);
    assert!(rows.lines().nth(1).unwrap().starts_with("Arle\t"));
}

#[test]
fn back_and_forward_go_where_the_person_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    let here = |desk: &Desk| (desk.session.place().tab, desk.session.place().article);
    desk.send(Intent::OpenStatement(key(2, 1)));
    desk.send(Intent::ShowTab(Tab::Timeline));
    assert_eq!(here(&desk), (Tab::Timeline, Some(ArticleId(2))));
    desk.run(Command::Back);
    assert_eq!(here(&desk), (Tab::Reading, Some(ArticleId(2))));
    assert_eq!(desk.session.selection().focus, Some(key(2, 1)));
    desk.run(Command::Back);
    assert_eq!(here(&desk).0, Tab::Statements);
    assert!(!desk.session.situation().can_go_back);
    desk.run(Command::Forward);
    desk.run(Command::Forward);
    assert_eq!(here(&desk).0, Tab::Timeline);
    assert!(!desk.session.situation().can_go_forward);
}

#[test]
fn the_reading_view_walks_through_its_own_article() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    desk.send(Intent::OpenArticle(ArticleId(2)));
    desk.run(Command::NextStatement);
    assert_eq!(desk.session.selection().focus, Some(key(2, 0)));
    desk.run(Command::NextStatement);
    desk.run(Command::NextStatement);
    desk.run(Command::NextStatement);
    assert_eq!(desk.session.selection().focus, Some(key(2, 2)));
}

#[test]
fn what_is_gone_is_not_selected() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    desk.send(Intent::OpenStatement(key(2, 1)));
    desk.send(Intent::RemoveArticles(vec![ArticleId(2)]));
    assert_eq!(desk.session.place().article, None);
    assert!(desk.session.selection().statements.is_empty());
    desk.send(Intent::SelectArticle(ArticleId(1), Extend::Replace));
    desk.send(Intent::SelectArticle(ArticleId(3), Extend::Through));
    desk.run(Command::RemoveArticles);
    assert!(desk.titles().is_empty());
    desk.run(Command::Undo);
    desk.run(Command::Undo);
    assert_eq!(desk.titles().len(), 3);
}

#[test]
fn a_citation_has_words_speaker_office_outlet_date_and_address() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    desk.send(Intent::SelectStatement(key(1, 0), Extend::Replace));
    desk.run(Command::CopyCitation);
    assert_eq!(
        desk.session.take_requests(),
        [Request::CopyText(
            "“We will pay,” — said by Mara Lindqvist, mill owner. Source: Meridian Post, “Mill stays open”, \
             2024-03-12, /articles/Mill stays open.txt"
                .into()
        )]
    );
}

#[test]
fn a_period_narrows_every_table_but_the_articles() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = with_newsroom(folder.path());
    let counts = |desk: &Desk| {
        [Table::Articles, Table::Statements, Table::Speakers, Table::Events]
            .map(|table| desk.session.order(table).len())
    };
    let all = counts(&desk);
    // No statement of the newsroom has a said-date; the events have the dates of their articles.
    let date = desk.session.findings().events[0].date.unwrap().days().unwrap();
    let period = Period { first: date.first.unwrap(), last: date.last.unwrap() };
    desk.send(Intent::ShowPeriod(Some(period)));
    let [articles, statements, speakers, events] = counts(&desk);
    assert_eq!((articles, statements, speakers), (all[0], 0, 0));
    assert!(events >= 1 && events < all[3], "{events} of {}", all[3]);
    desk.send(Intent::SetSaid(vec![key(1, 0)], desk.session.findings().events[0].date));
    assert_eq!(counts(&desk)[1..3], [1, 1]);
    desk.send(Intent::ShowPeriod(None));
    assert_eq!(counts(&desk), all);
}

#[test]
fn a_project_that_was_never_saved_is_offered_after_a_crash() {
    let data = tempfile::tempdir().unwrap();
    let articles = tempfile::tempdir().unwrap();
    write_articles(articles.path(), 3);
    // A crash: nothing of the session runs any more, and the system gives its lock back.
    let left = {
        let mut desk = Desk::new();
        desk.session.keep_in(data.path().to_owned());
        desk.send(Intent::AddPaths(vec![articles.path().to_owned()]));
        desk.finish();
        let key = desk.session.findings().statements[0].key;
        desk.send(Intent::SetNote(vec![key], "ask her".into()));
        desk.titles().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let mut desk = Desk::new();
    desk.session.keep_in(data.path().to_owned());
    desk.finish();
    let requests = desk.session.take_requests();
    let [Request::OfferUnsaved { articles: 3, recovered }] = &requests[..] else { panic!("{requests:?}") };
    let labels: Vec<&str> = recovered.steps.iter().map(|step| &*step.label).collect();
    assert_eq!((labels, recovered.saved_at), (vec!["Add 3 articles", "Change note"], 0));
    // Another start while it is open finds nothing.
    let mut other = Desk::new();
    other.session.keep_in(data.path().to_owned());
    other.finish();
    assert_eq!(other.session.take_requests(), []);

    desk.send(Intent::OpenUnsaved);
    desk.finish();
    assert_eq!(desk.titles(), left);
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo change note"));
    assert!(desk.session.needs_save());

    // Saved, it goes on beside its file, and nothing is left to offer.
    let path = data.path().join("harbour.claimline");
    desk.send(Intent::SaveTo(path.clone()));
    desk.finish();
    desk.run(Command::Undo);
    drop(desk);
    let mut desk = Desk::new();
    desk.session.keep_in(data.path().to_owned());
    desk.open(&path);
    let requests = desk.session.take_requests();
    assert!(matches!(&requests[..], [Request::TellRecovered(recovered)] if recovered.steps.is_empty()), "{requests:?}");
    assert_eq!(desk.session.redo_label().as_deref(), Some("Redo change note"));
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo add 3 articles"));
}

#[test]
fn what_is_not_saved_on_purpose_can_be_made_again_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = with_newsroom(folder.path());
    desk.send(Intent::SetChecked(vec![key(1, 0)], true));
    desk.run(Command::Quit);
    desk.send(Intent::DiscardAndGoOn);
    drop(desk);
    let mut desk = Desk::new();
    desk.open(&path);
    assert_eq!(desk.session.take_requests(), []);
    assert!(!desk.session.needs_save());
    assert_eq!(desk.session.redo_label().as_deref(), Some("Redo check statement"));
}

#[test]
fn a_second_window_reads_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (_first, path) = with_newsroom(folder.path());
    let mut second = Desk::new();
    second.open(&path);
    assert!(matches!(&second.session.take_requests()[..], [Request::Tell(_)]));
    assert_eq!(second.session.title(), "newsroom (read-only) – Claimline");
    let before = second.session.findings().revision;
    for intent in [
        Intent::SetChecked(vec![key(1, 0)], true),
        Intent::Run(Command::Save),
        Intent::AddTexts(vec![("a.txt".into(), "A text.".into())]),
    ] {
        second.send(intent);
        second.finish();
        assert!(matches!(&second.session.take_requests()[..], [Request::Tell(_)]));
        assert_eq!(second.session.findings().revision, before);
    }
    second.send(Intent::SaveTo(folder.path().join("copy.claimline")));
    second.finish();
    assert_eq!(second.session.title(), "copy – Claimline");
    second.send(Intent::SetChecked(vec![key(1, 0)], true));
    assert!(second.session.needs_save());
}

#[test]
fn a_file_that_another_program_changed_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = with_newsroom(folder.path());
    let other = fs::read_to_string(&path).unwrap().replacen("Meridian Post", "Evening Post", 1);
    fs::write(&path, &other).unwrap();
    desk.send(Intent::SetChecked(vec![key(1, 0)], true));
    desk.run(Command::Save);
    desk.finish();
    assert_eq!(desk.session.take_requests(), [Request::TellChanged { path: path.clone() }]);
    assert!(desk.session.needs_save());
    assert_eq!(fs::read_to_string(&path).unwrap(), other);
}
