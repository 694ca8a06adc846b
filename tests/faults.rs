//! The program is killed while it works, the disk is full, the folder refuses: nothing that is older than a second is
//! lost, the project opens, and undo goes on.
//!
//! The killed program is this test’s own binary, started again to run [`driver`]: the session, its jobs, the store and
//! the journal as the window uses them. `CLAIMLINE_KILLS=10000` kills more often.

#[path = "support/random.rs"]
mod random;
mod support;

use claimline::actions::{Command, Intent, Request};
use claimline::model::TextHash;
use claimline::project::store::{Opened, beside, load, open, open_unsaved, orphans, save, to_text};
use claimline::project::{Content, Ground, Project};
use claimline::session::Session;
use random::Random;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use support::newsroom;

/// Tells the driver in which folder it works.
const FOLDER: &str = "CLAIMLINE_FAULTS_FOLDER";
const SEED: &str = "CLAIMLINE_FAULTS_SEED";
/// So long the program may take to bring a step to the disk.
const GRACE_MS: u128 = 1000;
/// Folders in which programs are killed side by side.
const LANES: u64 = 4;
/// After so many kills a lane begins with an empty folder.
const LIFE: u64 = 10;

fn now_ms() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// What tells one ground from another.
fn fingerprint(ground: &Ground) -> String {
    let content = Content { ground: ground.clone(), ..Content::default() };
    TextHash::of(&to_text(&content).unwrap()).to_string()
}

struct Driver {
    session: Session,
    woken: Receiver<()>,
    random: Random,
    diary: File,
    last: String,
    texts: u64,
}

fn project_in(folder: &Path) -> PathBuf {
    folder.join("harbour.claimline")
}

fn diary_in(folder: &Path) -> PathBuf {
    folder.join("diary")
}

/// Run only as the program that is killed.
#[test]
fn driver() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let seed = std::env::var(SEED).unwrap().parse().unwrap();
    let (wake, woken) = channel();
    let session = Session::new(Arc::new(move || _ = wake.send(())));
    let diary = File::options().create(true).append(true).open(diary_in(&folder)).unwrap();
    let mut driver = Driver { session, woken, random: Random(seed), diary, last: String::new(), texts: seed };
    driver.begin(&folder);
    loop {
        driver.act(&folder);
        for _ in 0..driver.random.below(4) {
            driver.poll();
        }
    }
}

impl Driver {
    fn begin(&mut self, folder: &Path) {
        self.session.compact_journals_from(4096);
        self.session.keep_in(folder.join("data"));
        self.finish();
        if project_in(folder).exists() {
            self.session.handle(Intent::OpenProject(project_in(folder)));
        } else if self.session.take_requests().iter().any(|request| matches!(request, Request::OfferUnsaved { .. })) {
            self.session.handle(Intent::OpenUnsaved);
        }
        self.finish();
        self.note();
    }

    fn finish(&mut self) {
        self.poll();
        while self.session.is_working() {
            let _ = self.woken.recv_timeout(Duration::from_secs(1));
            self.poll();
        }
    }

    fn poll(&mut self) {
        let _ = self.woken.recv_timeout(Duration::from_millis(1));
        self.session.poll();
        self.note();
    }

    /// Writes down which state is the present, and since when.
    fn note(&mut self) {
        let state = fingerprint(self.session.history().ground());
        if state != self.last {
            writeln!(self.diary, "{} {state}", now_ms()).unwrap();
            self.last = state;
        }
    }

    fn act(&mut self, folder: &Path) {
        let choice = self.random.below(24);
        let findings = self.session.findings();
        let statement = |random: &mut Random| {
            let place = random.below(findings.statements.len() as u64) as usize;
            findings.statements.get(place).map(|row| row.key)
        };
        let speaker = |random: &mut Random| {
            let place = random.below(findings.speakers.len() as u64) as usize;
            findings.speakers.get(place).map(|row| row.key.clone())
        };
        let all = || findings.statements.iter().map(|row| row.key).collect::<Vec<_>>();
        let random = &mut self.random;
        let word = random.below(1 << 20).to_string();
        let intent = match choice {
            0..=2 if findings.articles.len() < 30 => {
                let texts = (0..=random.below(5)).map(|_| {
                    self.texts += 1;
                    (format!("{}.txt", self.texts), text(self.texts))
                });
                Some(Intent::AddTexts(texts.collect()))
            }
            3..=6 => statement(random).map(|key| Intent::SetNote(vec![key], word)),
            7 => Some(Intent::SetNote(all(), word)),
            8..=9 => statement(random).map(|key| Intent::SetHidden(vec![key], word.ends_with('1'))),
            10 => Some(Intent::SetChecked(all(), word.len() > 5)),
            11 => speaker(random).map(|key| Intent::RenameSpeaker(key, word)),
            12 => speaker(random).zip(speaker(random)).map(|(a, b)| Intent::MergeSpeakers(vec![a], b)),
            13 => findings.articles.first().map(|row| Intent::RemoveArticles(vec![row.id])),
            14 => {
                let binned = self.session.history().ground().bin.keys().next();
                binned.map(|id| Intent::RestoreArticles(vec![*id]))
            }
            15..=17 => Some(Intent::Run(Command::Undo)),
            18..=19 => Some(Intent::Run(Command::Redo)),
            20..=21 => Some(Intent::SaveTo(project_in(folder))),
            22 => {
                let steps = self.session.history().steps();
                steps.get(random.below(steps.len() as u64) as usize).map(|step| Intent::GoToStep(step.id))
            }
            _ => None,
        };
        if let Some(intent) = intent {
            self.session.handle(intent);
            self.note();
        }
    }
}

fn text(number: u64) -> String {
    format!(
        "Ferry {number} stays in port\n\nSALTBY. The harbour office met again. “We will wait {number} days,” said Mara \
         Lindqvist, who runs it. “Nobody was told,” Tom Arle said.\n"
    )
}

/// What a start of the program would find.
fn found_in(folder: &Path) -> (Option<Opened>, Vec<Opened>) {
    let data = folder.join("data");
    let project = project_in(folder);
    let saved = project.exists().then(|| {
        load(&project).unwrap();
        open(&project, Some(&data), None).unwrap()
    });
    (saved, orphans(&data).into_iter().filter_map(|folder| open_unsaved(Arc::new(folder))).collect())
}

/// The states that the driver was in, with the time when each began.
fn diary_of(folder: &Path) -> Vec<(u128, String)> {
    let diary = fs::read_to_string(diary_in(folder)).unwrap_or_default();
    let lines = diary.lines().filter_map(|line| {
        let (at, state) = line.split_once(' ')?;
        (state.len() == 64).then_some((at.parse().ok()?, state.to_owned()))
    });
    lines.collect()
}

/// Goes through all steps, there and back.
fn walk(project: &mut Project) {
    let here = fingerprint(project.ground());
    let place = project.history().current();
    let mut back = 0;
    while project.undo() {
        back += 1;
    }
    assert_eq!(back, place);
    while project.redo() {}
    let id = project.history().steps()[place].id;
    project.go_to(id);
    assert_eq!(fingerprint(project.ground()), here);
}

/// How old what is missing is, in milliseconds; `None` = too old, or the state never was.
fn missing(project: &mut Project, diary: &[(u128, String)], killed: u128) -> Option<u128> {
    // A state lasts until the next one begins.
    let mut last: BTreeMap<&str, u128> = BTreeMap::new();
    for (place, (_, state)) in diary.iter().enumerate() {
        last.insert(state, diary.get(place + 1).map_or(killed, |(next, _)| *next));
    }
    let age = |project: &Project| last.get(&*fingerprint(project.ground())).map(|end| killed.saturating_sub(*end));
    let mut ages = vec![age(project)];
    if ages[0].is_none() {
        // A step that was on the disk before the diary told of it.
        let here = project.history().steps()[project.history().current()].id;
        for step in [Project::undo as fn(&mut Project) -> bool, Project::redo] {
            if step(project) {
                ages.push(age(project));
                project.go_to(here);
            }
        }
    }
    ages.into_iter().flatten().min().filter(|age| *age <= GRACE_MS)
}

fn lane(lane: u64, kills: u64) -> u128 {
    let mut random = Random(lane);
    let mut worst = 0;
    let mut folder = tempfile::tempdir().unwrap();
    for kill in 0..kills {
        if kill % LIFE == 0 {
            folder = tempfile::tempdir().unwrap();
        }
        let seed = lane * 1_000_000 + kill;
        let mut program = process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "driver", "--nocapture"])
            .env(FOLDER, folder.path())
            .env(SEED, seed.to_string())
            .stdout(Stdio::null())
            .stderr(File::create(folder.path().join("errors")).unwrap())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + random.below(1600)));
        let killed = now_ms();
        assert!(program.try_wait().unwrap().is_none(), "{seed}: it ended by itself: {}", errors(folder.path()));
        program.kill().unwrap();
        program.wait().unwrap();

        let diary = diary_of(folder.path());
        let (mut saved, mut unsaved) = found_in(folder.path());
        let mut ages = Vec::new();
        for opened in saved.iter_mut().chain(&mut unsaved) {
            assert_eq!((&opened.warnings, &opened.read_only), (&Vec::new(), &None), "{seed}");
            ages.extend(missing(&mut opened.project, &diary, killed));
            walk(&mut opened.project);
        }
        let age = ages.into_iter().min();
        assert!(age.is_some() || diary.len() <= 1 || killed - diary[1].0 < GRACE_MS, "{seed}: work is lost");
        worst = worst.max(age.unwrap_or(0));

        // The next program starts from what it finds; its diary begins there.
        let _ = fs::remove_file(diary_in(folder.path()));
        if let Some(opened) = &saved {
            for log in unsaved.iter().filter_map(|opened| opened.log.as_ref()) {
                log.folder().remove().unwrap();
            }
            begin_diary(folder.path(), opened);
        } else if let Some(opened) = unsaved.first() {
            begin_diary(folder.path(), opened);
        }
    }
    worst
}

fn begin_diary(folder: &Path, opened: &Opened) {
    fs::write(diary_in(folder), format!("{} {}\n", now_ms(), fingerprint(opened.project.ground()))).unwrap();
}

fn errors(folder: &Path) -> String {
    fs::read_to_string(folder.join("errors")).unwrap_or_default()
}

#[test]
fn a_killed_program_loses_nothing_older_than_a_second() {
    if std::env::var_os(FOLDER).is_some() {
        return;
    }
    let kills: u64 = std::env::var("CLAIMLINE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(200);
    let lanes: Vec<_> =
        (0..LANES).map(|number| std::thread::spawn(move || lane(number, kills.div_ceil(LANES)))).collect();
    let worst = lanes.into_iter().map(|lane| lane.join().unwrap()).max().unwrap();
    println!("killed {kills} times; what was missing was never older than {worst} ms");
}

/// Run only as the program whose disk is full.
#[test]
fn driver_on_a_full_disk() {
    let Some(folder) = std::env::var_os("CLAIMLINE_FULL_FOLDER").map(PathBuf::from) else { return };
    let (wake, woken) = channel();
    let mut session = Session::new(Arc::new(move || _ = wake.send(())));
    let until = |session: &mut Session, done: &dyn Fn(&Session) -> bool| {
        for _ in 0..600 {
            session.poll();
            if !session.is_working() && done(session) {
                return;
            }
            let _ = woken.recv_timeout(Duration::from_millis(100));
        }
        panic!("it did not happen");
    };
    session.handle(Intent::OpenProject(project_in(&folder)));
    until(&mut session, &|_| true);
    let key = session.findings().statements[0].key;
    session.handle(Intent::SetNote(vec![key], "there is room for this".into()));
    until(&mut session, &|session| session.needs_save());
    assert_eq!(session.journal_failure(), None);
    session.handle(Intent::SetNote(vec![key], "there is no room for this. ".repeat(40_000)));
    until(&mut session, &|session| session.journal_failure().is_some());
    session.handle(Intent::Run(Command::Save));
    until(&mut session, &|session| session.needs_save());
    let told = session.take_requests();
    assert!(matches!(&told[..], [Request::Tell(text)] if text.contains("cannot be saved here")), "{told:?}");
    // Room again: what waits is written, and the program goes on.
    session.handle(Intent::Run(Command::Undo));
    session.handle(Intent::SetNote(vec![key], "small again".into()));
    until(&mut session, &|session| session.journal_failure().is_none());
    session.handle(Intent::Run(Command::Save));
    until(&mut session, &|session| !session.needs_save());
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = project_in(folder.path());
    save(&path, &newsroom()).unwrap();
    // A limit of the size of files is what a full disk is to whoever writes one.
    let limited = "trap '' XFSZ; ulimit -f 600; exec \"$0\" --exact driver_on_a_full_disk --nocapture";
    let output = process::Command::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().unwrap())
        .env("CLAIMLINE_FULL_FOLDER", folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut opened = open(&path, None, None).unwrap();
    assert_eq!((&opened.warnings, &opened.recovered), (&Vec::new(), &None));
    assert_eq!(&*opened.project.findings().statements[0].note, "small again");
    assert!(opened.project.undo());
    assert_eq!(&*opened.project.findings().statements[0].note, "there is room for this");
}

#[test]
fn a_folder_that_refuses_the_journal_is_told_and_the_data_folder_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = project_in(folder.path());
    save(&path, &newsroom()).unwrap();
    // Rights do not stop every user; a file in the place of the folder does.
    fs::write(beside(&path), "in the way").unwrap();
    let opened = open(&path, None, None).unwrap();
    assert!(opened.warnings[0].starts_with("The steps to undo cannot be kept beside this project"));
    assert!(opened.log.is_none());
    let data = folder.path().join("data");
    let opened = open(&path, Some(&data), None).unwrap();
    assert_eq!(opened.warnings, Vec::<String>::new());
    assert!(opened.log.unwrap().folder().path().starts_with(&data));
    assert_eq!(fs::read_to_string(beside(&path)).unwrap(), "in the way");
}
