//! How long a project of 102,000 statements takes to show, to edit, to filter, to sort and to save.

mod large;

use claimline::model::{ArticleId, SpeakerKind, StatementIndex};
use claimline::project::store::{parse, to_text};
use claimline::project::{
    Edit, Findings, Project, Query, SpeakerChange, SpeakerKey, StatementChange, StatementColumn, StatementKey, order,
};
use divan::Bencher;
use large::content_of_102k_statements as large;

fn main() {
    divan::main();
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
