//! How long a project of 100,000 statements takes to show, to edit, to filter, to sort and to save.

#[allow(dead_code, reason = "the tests' articles; a bench needs some of them")]
#[path = "../support/mod.rs"]
mod support;

use claimline::model::{ArticleId, SpeakerKind, StatementIndex};
use claimline::project::store::{parse, to_text};
use claimline::project::{
    Content, Edit, Findings, Project, Query, SpeakerChange, SpeakerKey, StatementChange, StatementColumn, StatementKey,
    order,
};
use divan::Bencher;
use support::{Voice, content, report};

const ARTICLES: usize = 3_000;
const STATEMENTS: usize = 34;

fn main() {
    divan::main();
}

fn large() -> Content {
    let names: Vec<String> =
        (0..400).map(|i| format!("{}{} {}{}", char::from(b'A' + (i % 23) as u8), "nna", "Lind", i)).collect();
    let reports = (0..ARTICLES).map(|article| {
        let words: Vec<String> = (0..STATEMENTS)
            .map(|i| {
                let (a, b) = (article * 31 % 997, i * 17 % 89);
                format!(
                    "We counted {a} barges and {b} lorries before the café closed, and nobody at the quay could say why"
                )
            })
            .collect();
        let said: Vec<(Voice, &str)> = words
            .iter()
            .enumerate()
            .map(|(i, words)| {
                (Voice(&names[(article * 7 + i % 5) % names.len()], SpeakerKind::Person, "mill owner"), &**words)
            })
            .collect();
        let day = format!("20{:02}-{:02}-{:02}", article % 24, article % 12 + 1, article % 28 + 1);
        report(&format!("Report {article} from the quay"), Some(&day), &said)
    });
    content(reports.collect())
}

#[divan::bench(sample_count = 10)]
fn findings_from_nothing(bencher: Bencher) {
    let content = large();
    bencher.bench_local(|| Findings::default().updated(&content.ground, &content.analyses, 1));
}

#[divan::bench(sample_count = 20)]
fn check_a_statement(bencher: Bencher) {
    let mut project = Project::new(large());
    let key = StatementKey { article: ArticleId(1500), index: StatementIndex(7) };
    let mut checked = false;
    bencher.bench_local(|| {
        checked = !checked;
        let at = project.anchors(&[key]);
        project.apply(&Edit::Statements { at, change: StatementChange::Checked(checked) })
    });
}

#[divan::bench(sample_count = 20)]
fn rename_a_speaker(bencher: Bencher) {
    let mut project = Project::new(large());
    let key = SpeakerKey::of(ArticleId(1), "Anna Lind0", SpeakerKind::Person);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        project.apply(&Edit::Speaker { key: key.clone(), change: SpeakerChange::Name(format!("Anna {turn}")) })
    });
}

#[divan::bench(sample_count = 20)]
fn filter(bencher: Bencher) {
    let project = Project::new(large());
    let query = Query { filter: "barges lind77".into(), ..Query::default() };
    bencher.bench_local(|| order(&project.findings().statements, &query, &[]));
}

#[divan::bench(sample_count = 20, args = [StatementColumn::Speaker, StatementColumn::Words, StatementColumn::Said, StatementColumn::Published])]
fn sort(bencher: Bencher, column: StatementColumn) {
    let project = Project::new(large());
    let mut query = Query::default();
    query.sort_by(column);
    bencher.bench_local(|| order(&project.findings().statements, &query, &[]));
}

#[divan::bench(sample_count = 20)]
fn sort_again_after_an_edit(bencher: Bencher) {
    let project = Project::new(large());
    let mut query = Query::default();
    query.sort_by(StatementColumn::Words);
    let before = order(&project.findings().statements, &query, &[]);
    bencher.bench_local(|| order(&project.findings().statements, &query, &before));
}

#[divan::bench(sample_count = 5)]
fn write_the_file(bencher: Bencher) {
    let content = large();
    bencher.bench_local(|| to_text(&content));
}

#[divan::bench(sample_count = 5)]
fn read_the_file(bencher: Bencher) {
    let text = to_text(&large()).unwrap_or_default();
    bencher.bench_local(|| parse(&text));
}
