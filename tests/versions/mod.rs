//! Files that change after they were read, and files that are looked at before they come in. No window.

use crate::desk::Desk;
use claimline::actions::{Command, Intent, OfferAnswer, Tab};
use claimline::project::{Fate, Offer};
use std::fs;
use std::path::Path;

const MAY: &str = "Quay opens in May\n\n4 March 2021\n\n“The quay will open in May,” said Mara Lindqvist, the harbour \
                   master. “Nobody will lose work,” said Tobias Renn, a docker.\n";

/// Reads `name` with `text` in `folder`.
fn read(desk: &mut Desk, folder: &Path, name: &str, text: &[u8]) {
    fs::write(folder.join(name), text).unwrap();
    desk.send(Intent::AddPaths(vec![folder.join(name)]));
    desk.finish();
}

fn fates(desk: &Desk) -> Vec<Fate> {
    desk.session.report().rows().iter().map(|row| row.fate).collect()
}

#[test]
fn a_changed_file_offers_its_new_version_and_decisions_keep_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    read(&mut desk, folder.path(), "quay.txt", MAY.as_bytes());
    read(&mut desk, folder.path(), "fair.txt", b"The fair\n\nAll came.\n");
    desk.run(Command::ReRead);
    desk.finish();
    assert_eq!(desk.session.notice(), Some("No file has changed"));
    assert_eq!(fates(&desk), [Fate::AlreadyThere, Fate::AlreadyThere]);

    let words = |desk: &Desk, part: &str| {
        let row = desk.session.findings().statements.iter().find(|row| row.words.contains(part));
        row.unwrap_or_else(|| panic!("no statement with {part}")).key
    };
    let (quay, work) = (words(&desk, "open in May"), words(&desk, "lose work"));
    desk.send(Intent::SetNote(vec![quay], "ask her".into()));
    desk.send(Intent::SetNote(vec![work], "ask him".into()));
    let new = format!("Corrected.\n\n{}", MAY.replace("The quay will open in May,", "The quay will open in June,"));
    fs::write(folder.path().join("quay.txt"), new).unwrap();
    fs::remove_file(folder.path().join("fair.txt")).unwrap();
    desk.run(Command::ReRead);
    desk.finish();
    assert_eq!(fates(&desk), [Fate::Check, Fate::Check]);
    assert!(desk.session.report().rows()[1].reason.contains("no longer there"));
    let [version] = desk.session.versions() else { panic!("{:?}", desk.session.versions().len()) };
    assert_eq!((version.decisions, version.unplaced), (2, 1));
    assert_eq!(desk.session.place().tab, Tab::Versions);

    let id = version.id;
    let old = desk.session.findings().article(id).unwrap().article.clone();
    desk.send(Intent::TakeVersions(vec![id]));
    assert!(desk.session.versions().is_empty());
    let now = desk.session.findings().article(id).unwrap().article.clone();
    assert!(now.text.contains("in June") && now.origin.path == old.origin.path);
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo take new version of article"));
    let findings = desk.session.findings();
    assert_eq!(findings.statements.iter().filter(|row| &*row.note == "ask him").count(), 1);
    assert_eq!(findings.unplaced.len(), 1);
    desk.run(Command::Undo);
    let findings = desk.session.findings();
    assert_eq!(findings.article(id).unwrap().article, old);
    assert!(findings.unplaced.is_empty());
    desk.run(Command::Redo);
    assert!(desk.session.findings().article(id).unwrap().article.text.contains("in June"));
}

#[test]
fn a_version_can_be_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    read(&mut desk, folder.path(), "quay.txt", MAY.as_bytes());
    fs::write(folder.path().join("quay.txt"), MAY.replace("May", "June")).unwrap();
    desk.run(Command::ReRead);
    desk.finish();
    let id = desk.session.versions()[0].id;
    desk.send(Intent::LeaveVersions(vec![id]));
    assert!(desk.session.versions().is_empty());
    assert!(desk.session.findings().articles[0].article.text.contains("May"));
    // Where the article goes, its version goes.
    desk.run(Command::ReRead);
    desk.finish();
    desk.send(Intent::RemoveArticles(vec![id]));
    assert!(desk.session.versions().is_empty());
}

#[test]
fn a_file_is_read_again_in_another_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    read(&mut desk, folder.path(), "cafe.txt", b"The caf\xe9\n\nIt opened on Monday.\n");
    assert!(desk.session.findings().articles[0].article.text.contains("café"));
    let id = desk.session.findings().articles[0].id;
    desk.send(Intent::ReadAgain(id, "windows-1251".into()));
    desk.finish();
    let [version] = desk.session.versions() else { panic!("{:?}", desk.session.notice()) };
    assert!(version.article.text.contains("cafй"), "{}", version.article.text);
    desk.send(Intent::TakeVersions(vec![id]));
    assert!(desk.session.findings().articles[0].article.origin.encoding.contains("1251"));

    desk.send(Intent::AddTexts(vec![("a.txt".into(), "The fair\n\nAll came.\n".into())]));
    desk.finish();
    let id = desk.session.findings().articles[1].id;
    desk.send(Intent::ReadAgain(id, "windows-1251".into()));
    assert!(matches!(&desk.session.take_requests()[..], [claimline::actions::Request::Tell(_)]));
}

/// A table of articles; its second row has no text.
fn table(text: &str, rows: usize) -> String {
    let row = |n| {
        format!(
            "Report {n},2021-03-0{},\"The council met for the {n}. time and went home late at night, \
                           because nobody could say what the bridges would cost the town in the end.\"\n",
            n % 9 + 1
        )
    };
    format!("headline,date,{text}\n") + &(1..=rows).map(row).collect::<String>()
}

#[test]
fn a_large_file_is_looked_at_before_it_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    read(&mut desk, folder.path(), "small.csv", table("text", 3).as_bytes());
    assert_eq!((desk.titles().len(), desk.session.offers().len()), (3, 0));
    read(&mut desk, folder.path(), "large.csv", table("text", 40).replace("Report", "Paper").as_bytes());
    let [offer @ Offer::Bundle { articles, .. }] = desk.session.offers() else { panic!() };
    assert_eq!((offer.name().as_str(), articles.len(), desk.titles().len()), ("large.csv", 40, 3));
    desk.send(Intent::AnswerOffer(OfferAnswer::Add(Vec::new())));
    desk.finish();
    // The texts of the first three are there already.
    assert_eq!(desk.titles().len(), 40);
    assert_eq!(desk.session.undo_label().as_deref(), Some("Undo add 37 articles"));
    assert_eq!(desk.session.report().rows().len(), 40);

    let names = ["a.csv", "b.csv", "c.csv"];
    for name in names {
        let text = table("text", 25).replace("Report", name).replace("council", name);
        fs::write(folder.path().join(name), text).unwrap();
    }
    desk.send(Intent::AddPaths(names.map(|name| folder.path().join(name)).to_vec()));
    desk.finish();
    assert_eq!(desk.session.offers().len(), 3);
    desk.send(Intent::AnswerOffer(OfferAnswer::LeaveOut));
    assert!(desk.session.report().rows()[0].reason.contains("left it out"));
    desk.send(Intent::AnswerOffer(OfferAnswer::AddAllBundles));
    desk.finish();
    assert_eq!((desk.titles().len(), desk.session.offers().len()), (90, 0));

    desk.send(Intent::AskBeforeImport(false));
    desk.send(Intent::AddPaths(names.map(|name| folder.path().join(name)).to_vec()));
    desk.finish();
    assert_eq!((desk.titles().len(), desk.session.offers().len()), (115, 0));
}

#[test]
fn what_a_person_says_of_a_table_is_remembered_for_its_shape() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    read(&mut desk, folder.path(), "a.csv", table("Bericht", 3).as_bytes());
    let [Offer::Table(table_offer)] = desk.session.offers() else { panic!("{:?}", desk.session.report().rows()) };
    let mut columns = table_offer.columns.clone();
    assert_eq!(columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["headline", "date", "Bericht"]);
    assert_eq!((columns[0].1.as_deref(), columns[2].1.as_deref()), (Some("headline"), None));
    columns[2].1 = Some("text".into());
    desk.send(Intent::AnswerOffer(OfferAnswer::Add(columns)));
    desk.finish();
    assert_eq!(desk.titles(), ["Report 1", "Report 2", "Report 3"]);
    let other = table("Bericht", 3).replace("council", "committee").replace("Report", "Paper");
    read(&mut desk, folder.path(), "b.csv", other.as_bytes());
    assert_eq!(desk.titles().len(), 6);
    desk.run(Command::ForgetTables);
    read(&mut desk, folder.path(), "b.csv", other.as_bytes());
    assert_eq!(desk.session.offers().len(), 1);
}
