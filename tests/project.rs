//! The document without a window and without the engine: findings, edits, history, orders, the file.

mod support;

use claimline::model::{Analysis, Article, ArticleId, Edtf, Event, Form, SpeakerKind, StatementIndex};
use claimline::project::store::{self, Fault, to_text};
use claimline::project::store::{load, save};
use claimline::project::{
    AnalysisKey, AnchorState, ArticleChange, DateConflicts, Edit, EventChange, EventKey, Findings, Project, Query,
    SpeakerChange, SpeakerChoice, SpeakerColumn, SpeakerKey, StatementChange, StatementColumn, StatementKey, order,
};
use claimline::text::Span;
use std::sync::Arc;
use support::{MARA, content, newsroom, report};

fn key(article: u32, index: u32) -> StatementKey {
    StatementKey { article: ArticleId(article), index: StatementIndex(index) }
}

fn speaker(name: &str) -> SpeakerKey {
    SpeakerKey::of(ArticleId(1), name, SpeakerKind::Person)
}

fn change(project: &mut Project, keys: &[StatementKey], change: StatementChange) {
    let at = project.anchors(keys);
    assert_eq!(at.len(), keys.len());
    assert!(project.apply(&Edit::Statements { at, change }).is_some());
}

fn names(findings: &Findings) -> Vec<(&str, u32, u32)> {
    findings.speakers.iter().map(|row| (&*row.name, row.count(), row.articles)).collect()
}

#[test]
fn a_full_name_is_one_speaker_and_others_stay_in_their_article() {
    let project = Project::new(newsroom());
    assert_eq!(
        names(project.findings()),
        [
            ("Arle", 1, 1),
            ("Mara Lindqvist", 3, 2),
            ("Tom Arle", 1, 1),
            ("town official", 1, 1),
            ("town official", 1, 1)
        ]
    );
    let mara = project.findings().speaker(&speaker("Mara Lindqvist")).unwrap();
    assert_eq!((&*mara.role, &*mara.first_text, &*mara.last_text), ("mill owner", "2024-03-12", "2024-04"));
    assert_eq!(mara.statements, [0, 2, 3]);
}

#[test]
fn a_row_says_what_stands_in_the_article() {
    let project = Project::new(newsroom());
    let row = project.findings().statement(key(1, 1)).unwrap();
    let shown = (&*row.speaker_name, &*row.cue, &*row.words, &*row.article_title, &*row.published_text);
    assert_eq!(shown, ("Tom Arle", "said", "“We will see,”", "Mill stays open", "2024-03-12"));
    assert_eq!((row.form, row.checked, row.hidden, row.edited), (Form::Direct, false, false, false));
}

#[test]
fn every_change_of_a_statement_is_seen_and_taken_back() {
    let check = |what: StatementChange, seen: fn(&claimline::project::StatementRow) -> bool| {
        let mut project = Project::new(newsroom());
        let before = project.findings().statements.clone();
        change(&mut project, &[key(1, 2)], what);
        assert!(seen(project.findings().statement(key(1, 2)).unwrap()));
        let others = |findings: &Findings| {
            findings.statements.iter().enumerate().filter(|(i, _)| *i != 2).map(|(_, r)| r.clone()).collect::<Vec<_>>()
        };
        assert_eq!(others(project.findings()), [&before[..2], &before[3..]].concat(), "a twin changed");
        assert!(project.undo());
        assert_eq!(project.findings().statements, before);
        assert!(project.redo());
        assert!(seen(project.findings().statement(key(1, 2)).unwrap()));
    };
    let new = SpeakerChoice::New { name: "Ida Voss".into(), kind: SpeakerKind::Person };
    check(StatementChange::Speaker(new), |row| &*row.speaker_name == "Ida Voss" && row.edited);
    check(StatementChange::Speaker(SpeakerChoice::Unknown), |row| row.speaker.is_none() && row.edited);
    check(StatementChange::Form(Form::Mixed), |row| row.form == Form::Mixed && row.edited);
    check(StatementChange::Said(Some(Edtf::year(2020))), |row| &*row.said_text == "2020" && row.edited);
    check(StatementChange::Hidden(true), |row| row.hidden && !row.edited);
    check(StatementChange::Checked(true), |row| row.checked && !row.edited);
    check(StatementChange::Note("ask her".into()), |row| &*row.note == "ask her");
}

#[test]
fn merge_rename_and_split() {
    let mut project = Project::new(newsroom());
    let arle = SpeakerKey::of(ArticleId(2), "Arle", SpeakerKind::Person);
    let tom = speaker("Tom Arle");
    project.apply(&Edit::MergeSpeakers { from: vec![arle.clone()], into: tom.clone() });
    assert_eq!(project.history().undo_label(), Some("Merge 2 speakers"));
    let row = project.findings().speaker(&tom).unwrap();
    assert_eq!((row.count(), row.articles, &*row.aliases), (2, 2, "Arle"));
    assert_eq!(row.merged, [(arle.clone(), "Arle".into())]);
    assert_eq!(&*project.findings().statement(key(2, 1)).unwrap().speaker_name, "Tom Arle");

    project.apply(&Edit::Speaker { key: tom.clone(), change: SpeakerChange::Name("Thomas Arle".into()) });
    assert_eq!(&*project.findings().statement(key(2, 1)).unwrap().speaker_name, "Thomas Arle");

    project.apply(&Edit::Speaker { key: arle.clone(), change: SpeakerChange::Split });
    assert_eq!(&*project.findings().statement(key(2, 1)).unwrap().speaker_name, "Arle");
    assert_eq!(project.findings().speaker(&tom).unwrap().count(), 1);
}

#[test]
fn two_speakers_of_one_article_become_one() {
    let mut project = Project::new(newsroom());
    project.apply(&Edit::MergeSpeakers { from: vec![speaker("Tom Arle")], into: speaker("Mara Lindqvist") });
    let row = project.findings().speaker(&speaker("Mara Lindqvist")).unwrap();
    assert_eq!((row.statements.as_slice(), row.articles, row.direct), ([0, 1, 2, 3].as_slice(), 2, 4));
}

#[test]
fn rows_that_did_not_change_are_the_same_rows() {
    let mut project = Project::new(newsroom());
    let before = project.findings().clone();
    change(&mut project, &[key(1, 0)], StatementChange::Checked(true));
    let after = project.findings();
    assert!(after.revision > before.revision);
    assert!(!Arc::ptr_eq(&before.statements[0], &after.statements[0]));
    assert!(before.statements[3..].iter().zip(&after.statements[3..]).all(|(a, b)| Arc::ptr_eq(a, b)));
    // A new name of a speaker reaches the articles that have the speaker, and no other.
    let before = project.findings().clone();
    project.apply(&Edit::Speaker { key: speaker("Mara Lindqvist"), change: SpeakerChange::Name("Mara L.".into()) });
    let same: Vec<bool> =
        before.articles.iter().zip(&project.findings().articles).map(|(a, b)| Arc::ptr_eq(a, b)).collect();
    assert_eq!(same, [false, false, true]);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let mut project = Project::new(newsroom());
    let edit = Edit::RemoveArticles(vec![ArticleId(99)]);
    assert_eq!(project.apply(&edit), None);
    assert!(!project.needs_save() && project.history().undo_label().is_none());
}

#[test]
fn saved_again_after_undo_and_redo() {
    let mut project = Project::new(newsroom());
    change(&mut project, &[key(1, 0)], StatementChange::Checked(true));
    assert!(project.needs_save());
    project.set_saved(project.history().state(), project.ground().clone());
    project.undo();
    assert!(project.needs_save());
    project.redo();
    assert!(!project.needs_save());
}

#[test]
fn an_event_is_edited() {
    let mut project = Project::new(newsroom());
    let event = EventKey { article: ArticleId(3), index: 0 };
    let at = project.event_places([event]);
    project.apply(&Edit::Events { at: at.clone(), change: EventChange::Date(Some(Edtf::month(2024, 5))) });
    let at_again = project.event_places([event]);
    assert_eq!(at, at_again, "a second decision about one event");
    project.apply(&Edit::Events { at: at_again, change: EventChange::Title("Spring fair".into()) });
    let row = project.findings().event(event).unwrap();
    assert_eq!((&*row.title, &*row.date_text, row.edited), ("Spring fair", "2024-05", true));
}

/// The project's first article as another engine would have read it.
fn reanalysed(project: &mut Project, change: impl FnOnce(&mut Analysis)) {
    let article = project.ground().articles[&ArticleId(1)].clone();
    let mut analysis = Analysis::clone(project.findings().analysis(ArticleId(1)).unwrap());
    change(&mut analysis);
    project.add_analyses([(AnalysisKey::of(&article), Arc::new(analysis))]);
}

#[test]
fn decisions_find_their_statement_after_a_new_analysis() {
    let mut project = Project::new(newsroom());
    change(&mut project, &[key(1, 2)], StatementChange::Note("the second time".into()));
    // The first statement is no longer found: the others get other numbers.
    reanalysed(&mut project, |analysis| drop(analysis.statements.remove(0)));
    assert_eq!(&*project.findings().statement(key(1, 1)).unwrap().note, "the second time");
    assert!(project.findings().unplaced.is_empty());
}

#[test]
fn a_decision_without_its_statement_is_listed_and_does_not_jump_to_the_twin() {
    let mut project = Project::new(newsroom());
    change(&mut project, &[key(1, 2)], StatementChange::Hidden(true));
    let full = project.findings().analysis(ArticleId(1)).unwrap().clone();
    reanalysed(&mut project, |analysis| drop(analysis.statements.remove(2)));
    let findings = project.findings();
    assert!(findings.statements_of(ArticleId(1)).iter().all(|row| !row.hidden));
    let [unplaced] = findings.unplaced.as_slice() else { panic!("{:?}", findings.unplaced) };
    assert_eq!((unplaced.state, &*unplaced.words, &*unplaced.decided), (AnchorState::Lost, "“We will pay,”", "hidden"));
    reanalysed(&mut project, |analysis| *analysis = Analysis::clone(&full));
    assert!(project.findings().statement(key(1, 2)).unwrap().hidden);
}

#[test]
fn a_changed_date_keeps_the_old_findings_until_the_new_ones_come() {
    let mut project = Project::new(newsroom());
    let published = ArticleChange::Published(Some(Edtf::year(2025)));
    project.apply(&Edit::Article { articles: vec![ArticleId(1)], change: published });
    let row = project.findings().article(ArticleId(1)).unwrap();
    assert!(row.outdated && row.statements == 3);
    assert_eq!(project.unanalysed().count(), 1);
    project.undo();
    assert!(!project.findings().article(ArticleId(1)).unwrap().outdated);
    assert_eq!(project.unanalysed().count(), 0);
}

#[test]
fn filter_and_sort() {
    let mut project = Project::new(newsroom());
    change(&mut project, &[key(2, 0)], StatementChange::Hidden(true));
    let rows = &project.findings().statements;
    let check = |query: &Query<StatementColumn>, expected: &[u32]| assert_eq!(order(rows, query, &[]), expected);
    let mut query = Query::default();
    check(&query, &[0, 1, 2, 4, 5, 6]);
    query.filter = "MILL pay".into();
    check(&query, &[0, 2]);
    query.filter = "\"we will".into();
    check(&query, &[0, 1, 2]);
    query.filter = "nobody".into();
    check(&query, &[]);
    query.filter.clear();
    query.show_hidden = true;
    query.sort_by(StatementColumn::Speaker);
    check(&query, &[4, 0, 2, 3, 1, 5, 6]);
    query.sort_by(StatementColumn::Speaker);
    check(&query, &[5, 6, 1, 0, 2, 3, 4]);
    // An unknown date is last whichever way the sort goes; among equals the earlier click decides.
    query.sort_by(StatementColumn::Published);
    check(&query, &[1, 0, 2, 5, 3, 4, 6]);
    query.sort_by(StatementColumn::Published);
    check(&query, &[5, 3, 4, 1, 0, 2, 6]);
    assert_eq!(order(rows, &query, &[6, 5, 4, 3, 2, 1, 0, 77]), order(rows, &query, &[]));
}

#[test]
fn who_is_only_spoken_of_is_not_in_the_table_of_speakers() {
    let mut project = Project::new(newsroom());
    change(&mut project, &[key(1, 1)], StatementChange::Speaker(SpeakerChoice::Unknown));
    let rows = &project.findings().speakers;
    let tom = rows.iter().position(|row| &*row.name == "Tom Arle").unwrap() as u32;
    let mut query: Query<SpeakerColumn> = Query::default();
    assert!(!order(rows, &query, &[]).contains(&tom));
    query.show_hidden = true;
    assert!(order(rows, &query, &[]).contains(&tom));
}

#[test]
fn the_file_gives_back_what_was_saved() {
    let mut project = Project::new(newsroom());
    change(&mut project, &[key(1, 2), key(2, 0)], StatementChange::Note("“ask”\nher\ttwice".into()));
    project.apply(&Edit::MergeSpeakers { from: vec![speaker("Tom Arle")], into: speaker("Mara Lindqvist") });
    let text = to_text(&project.content()).unwrap();
    let loaded = store::parse(&text).unwrap();
    assert_eq!(loaded.warnings, Vec::<String>::new());
    assert_eq!(loaded.content, project.content());
    assert_eq!(to_text(&loaded.content).unwrap(), text);
    assert_eq!(Project::new(loaded.content).findings().statements, project.findings().statements);
}

#[test]
fn one_edit_changes_at_most_five_lines() {
    let check = |edit: &dyn Fn(&mut Project)| {
        let mut project = Project::new(newsroom());
        let before = to_text(&project.content()).unwrap();
        edit(&mut project);
        let after = to_text(&project.content()).unwrap();
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (before, after) = (lines(&before), lines(&after));
        let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        let rest = (&before[same..], &after[same..]);
        let same_end = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
        let changed = (rest.0.len() - same_end) + (rest.1.len() - same_end);
        assert!((1..=5).contains(&changed), "{changed} lines changed");
    };
    check(&|project| change(project, &[key(1, 0)], StatementChange::Checked(true)));
    check(&|project| {
        let new = SpeakerChoice::New { name: "Ida Voss".into(), kind: SpeakerKind::Person };
        change(project, &[key(2, 1)], StatementChange::Speaker(new));
    });
    check(&|project| {
        let change = ArticleChange::Headline("Mill stays".into());
        project.apply(&Edit::Article { articles: vec![ArticleId(1)], change });
    });
    check(&|project| {
        project.apply(&Edit::Speaker { key: speaker("Tom Arle"), change: SpeakerChange::Name("Thomas".into()) });
    });
}

#[test]
fn files_that_are_no_project_say_so() {
    let good = to_text(&newsroom()).unwrap();
    let fault = |text: &str| store::parse(text).unwrap_err();
    assert_eq!(fault(""), Fault::NotAProject);
    assert_eq!(fault("Mill stays open"), Fault::NotAProject);
    assert_eq!(fault(&good.replacen("claimline: 1", "claimline: 2", 1)), Fault::Newer);
    assert_eq!(fault(&good.replacen("id: 2", "id: 1", 1)), Fault::SameNumber(1));
    let damaged = |text: &str| match fault(text) {
        Fault::Damaged { line, column, reason } => (line, column, reason),
        other => panic!("{other:?}"),
    };
    let (line, ..) = damaged(&good.replacen("id: 1", "id: one", 1));
    assert_eq!(line, 1 + good.lines().position(|line| line.contains("id: 1")).unwrap());
    let half: String = good.chars().take(good.chars().count() / 2).collect();
    damaged(&half);
    damaged(&format!("(claimline: 1, articles: {}", "[".repeat(100_000)));
    damaged("(claimline: 1, articles: [], speakers: [], more: ())");
}

#[test]
fn every_half_written_file_is_an_error_and_no_panic() {
    let good = to_text(&content(vec![report("Fair", None, &[(MARA, "Déjà vu")])])).unwrap();
    for (end, _) in good.char_indices() {
        assert!(store::parse(&good[..end]).is_err() || good[end..].trim().is_empty(), "cut at {end}");
    }
}

#[test]
fn findings_that_do_not_fit_their_text_are_left_out_and_said() {
    let good = to_text(&newsroom()).unwrap();
    let check = |from: &str, to: &str| {
        assert!(good.contains(from), "{from} is not in the file");
        let loaded = store::parse(&good.replacen(from, to, 1)).unwrap();
        assert_eq!(loaded.warnings.len(), 1, "{from}");
        let project = Project::new(loaded.content);
        assert_eq!(project.unanalysed().count(), 1);
        assert_eq!(project.findings().articles.len(), 3);
    };
    check("We will pay", "We shall pay");
    check("speaker: Some(0)", "speaker: Some(77)");
    let content = good.lines().find_map(|line| line.split("content: [").nth(1)).unwrap();
    let span = &content[..content.find(']').unwrap()];
    check(&format!("content: [{span}]"), "content: []");
    check(&format!("content: [{span}]"), "content: [(0, 4000000)]");
    check(&format!("content: [{span}]"), "content: [(18, 19)]");
}

#[test]
fn a_project_of_version_1_stays_readable() {
    let text = include_str!("project/version-1.claimline");
    let loaded = store::parse(text).unwrap();
    assert_eq!(loaded.warnings, Vec::<String>::new());
    let project = Project::new(loaded.content);
    assert_eq!(names(project.findings()), [("Mara Lindqvist", 2, 1), ("Tom Arle", 1, 1)]);
    assert_eq!(&*project.findings().statement(key(1, 2)).unwrap().note, "the second time");
    assert_eq!(to_text(&project.content()).unwrap(), text);
}

#[test]
fn different_dates_of_one_event_are_put_side_by_side() {
    // Title and date of an event of one article, and of another; whether the dates are in conflict.
    let check = |a: (&str, &str), b: (&str, &str), expected: bool| {
        let project = Project::new(content(vec![told("2024-04-30", &[a]), told("2024-04-30", &[b])]));
        let conflicts = DateConflicts::new(project.findings());
        let key = |article| EventKey { article: ArticleId(article), index: 0 };
        let found: Vec<EventKey> = conflicts.events().collect();
        assert_eq!(found, if expected { vec![key(1), key(2)] } else { vec![] }, "{a:?} {b:?}");
        assert!(!expected || conflicts.alike(key(1)) == [key(2)]);
        assert_eq!(conflicts.of(key(1)), if expected { vec![key(2)] } else { vec![] });
    };
    check(("Fire in the Tarn mill", "2024-03-11"), ("Fire in Tarn mill", "2024-03-12"), true);
    check(("Fire in the Tarn mill", "2024-03-11"), ("Fire in Tarn mill", "2024-03"), false);
    check(("Fire in the Tarn mill", "2024-03-11"), ("Fire in Tarn mill", "2024-03-11"), false);
    check(("Fire in the Tarn mill", "2024-03-11"), ("Fire in Tarn mill", "2023-03-12"), false);
    check(("Fire in the Tarn mill", "2024-03-11"), ("Strike in the Tarn mill", "2024-03-12"), false);
    check(("Fire", "2024-03-11"), ("Fire", "2024-03-12"), false);
    // The same date with less precision: one event, and no conflict.
    let reports = [("Fire in the Tarn mill", "2024-03-11"), ("Fire in Tarn mill", "2024-03")];
    let project = Project::new(content(reports.map(|event| told("2024-04-30", &[event])).to_vec()));
    let key = |article| EventKey { article: ArticleId(article), index: 0 };
    assert_eq!(DateConflicts::new(project.findings()).alike(key(1)), [key(2)]);
}

/// A report that came out on this day and tells of events with these titles and dates.
fn told(published: &str, events: &[(&str, &str)]) -> (Article, Analysis) {
    let titles: Vec<&str> = events.iter().map(|(title, _)| *title).collect();
    let (article, mut analysis) = report(&titles.join(", "), Some(published), &[(MARA, "We pay")]);
    let found = analysis.events.remove(0);
    let mut start = 0;
    for (title, date) in events {
        let span = Span::new(&article.text, start, start + title.len()).unwrap();
        start += title.len() + 2;
        let event = Event { title: (*title).into(), date: date.parse().ok(), spans: vec![span], ..found.clone() };
        analysis.events.push(event);
    }
    (article, analysis)
}

#[test]
fn what_comes_again_has_no_dates_in_conflict() {
    let meeting = |date| ("Meeting of the Tarn council", date);
    // When each report came out and what it tells of; how many of the events have dates in conflict.
    let check = |reports: &[(&str, &[(&str, &str)])], expected: usize| {
        let reports = reports.iter().map(|(published, events)| told(published, events)).collect();
        let project = Project::new(content(reports));
        assert_eq!(DateConflicts::new(project.findings()).events().count(), expected);
    };
    // Both look back on it: one of them must be wrong.
    let (monday, wednesday) = (meeting("2024-03-11"), meeting("2024-03-13"));
    check(&[("2024-03-20", &[monday]), ("2024-03-21", &[wednesday])], 2);
    // The first had come out before the second meeting: two meetings.
    check(&[("2024-03-12", &[monday]), ("2024-03-13", &[wednesday])], 0);
    // On the same day of the next week.
    check(&[("2024-03-20", &[monday]), ("2024-03-20", &[meeting("2024-03-18")])], 0);
    // The first report knows of two.
    check(&[("2024-03-20", &[monday, meeting("2024-03-15")]), ("2024-03-20", &[wednesday])], 0);
    // Years apart says nothing.
    check(&[("2024-03-20", &[monday, meeting("2019-03-15")]), ("2024-03-20", &[wednesday])], 2);
    // The title says it.
    let briefing = |date| ("Daily briefing of the Tarn police", date);
    check(&[("2024-03-20", &[briefing("2024-03-11")]), ("2024-03-20", &[briefing("2024-03-12")])], 0);
}

#[test]
fn events_are_merged_and_split_again() {
    let fire = |title: &str, date: &str| told("2024-04-30", &[(title, date)]);
    let mut project = Project::new(content(vec![
        fire("Fire in the Tarn mill", "2024-03-11"),
        fire("Fire in Tarn mill", "2024-03-12"),
        fire("Mill burns", "2024-03-12"),
    ]));
    let key = |article| EventKey { article: ArticleId(article), index: 0 };
    let place = |project: &Project, article| project.event_places([key(article)]).remove(0);
    let merge = |project: &mut Project, from: u32, into: u32| {
        let edit = Edit::MergeEvents { from: project.event_places([key(from)]), into: place(project, into) };
        project.apply(&edit);
    };
    // For each event, whose it is and which are its.
    let check = |project: &Project, expected: [(Option<u32>, &[u32], usize); 3]| {
        for (article, (into, merged, statements)) in (1..).zip(expected) {
            let row = project.findings().event(key(article)).unwrap();
            let keys: Vec<EventKey> = merged.iter().map(|article| key(*article)).collect();
            assert_eq!(
                (row.merged_into, &row.merged, row.statements.len()),
                (into.map(key), &keys, statements),
                "{article}"
            );
        }
    };
    merge(&mut project, 2, 1);
    check(&project, [(None, &[2], 2), (Some(1), &[], 1), (None, &[], 1)]);
    assert_eq!(DateConflicts::new(project.findings()).events().count(), 0);
    merge(&mut project, 1, 3);
    check(&project, [(Some(3), &[], 1), (Some(3), &[], 1), (None, &[1, 2], 3)]);

    // A file keeps it.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.claimline");
    save(&path, &project.content()).unwrap();
    check(&Project::new(load(&path).unwrap().content), [(Some(3), &[], 1), (Some(3), &[], 1), (None, &[1, 2], 3)]);

    // The other way round: no ring.
    merge(&mut project, 3, 1);
    check(&project, [(None, &[2, 3], 3), (Some(1), &[], 1), (Some(1), &[], 1)]);
    let split = Edit::Events { at: project.event_places([key(2)]), change: EventChange::Split };
    project.apply(&split);
    check(&project, [(None, &[3], 2), (None, &[], 1), (Some(1), &[], 1)]);
    // Those that a person added as well, either way round.
    let added = EventKey::of_added(ArticleId(2), 0);
    project.apply(&Edit::AddEvent { article: ArticleId(2), title: "Blaze".into(), date: None });
    let [blaze, second] = [added, key(2)].map(|key| project.event_places([key]).remove(0));
    project.apply(&Edit::MergeEvents { from: vec![second.clone()], into: blaze.clone() });
    let row = project.findings().event(added).unwrap();
    assert_eq!((&*row.merged, row.statements.len()), (&[key(2)][..], 1));
    project.apply(&Edit::MergeEvents { from: vec![blaze.clone()], into: second });
    let row = project.findings().event(key(2)).unwrap();
    assert_eq!((row.merged_into, &*row.merged), (None, &[added][..]));
    save(&path, &project.content()).unwrap();
    let read = Project::new(load(&path).unwrap().content);
    assert_eq!(read.findings().event(added).unwrap().merged_into, Some(key(2)));
    project.apply(&Edit::Events { at: vec![blaze], change: EventChange::Split });
    assert_eq!(project.findings().event(added).unwrap().merged_into, None);
    for _ in 0..4 {
        project.undo();
    }
    assert_eq!(project.findings().event(added), None);

    // Without the one that stayed, the other stands for itself.
    project.apply(&Edit::RemoveArticles(vec![ArticleId(1)]));
    assert_eq!(project.findings().event(key(3)).unwrap().merged_into, None);
    project.undo();
    project.undo();
    check(&project, [(None, &[2, 3], 3), (Some(1), &[], 1), (Some(1), &[], 1)]);
}
