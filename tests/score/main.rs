//! Scores every stage of the engine on every corpus that is there, prints one table and holds the figures.
//!
//! `cargo test --test score -- --nocapture` shows the table; with `CLAIMLINE_SHOW=1` the stages across articles also
//! list what they get wrong. The corpora outside the project lie in the folder that
//! `CLAIMLINE_CORPORA` names, else in `../shared`; when they are not there, a line says so and `tests/corpus`, the
//! project's own articles, is scored alone. `ratchet.ron` holds what was reached; see [`ratchet`].

mod across;
mod anchors;
mod assign;
mod by_hand;
mod cases;
mod certainty;
#[path = "../train/conllu.rs"]
mod conllu;
mod corpora;
mod dates;
mod events;
mod gold;
mod jsonl;
mod marks;
mod names;
mod own;
mod pronouns;
mod ratchet;
mod seed;
mod share;
mod statements;
mod table;
mod tags;
mod times;
mod words;

use claimline::model::TimexType;
use corpora::Corpora;
use gold::Corpus;
use ratchet::Ratchet;
use std::io::Write as _;
use std::path::Path;
use table::Table;

#[test]
fn no_stage_got_worse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut corpora = Corpora::find();
    let own = own::read(OWN, &root.join("tests/corpus")).unwrap_or_else(|problem| panic!("{problem}"));
    let mut table = Table::default();
    let reliability = score(&mut corpora, own.as_ref(), &mut table);

    let file = root.join("tests/score/ratchet.ron");
    let read = || {
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{error}: {}", file.display()));
        Ratchet::read(&text).unwrap_or_else(|problem| panic!("{problem}: {}", file.display()))
    };
    if std::env::var_os("UPDATE_RATCHET").is_some() {
        std::fs::write(&file, read().updated(&table)).unwrap_or_else(|error| panic!("{error}: {}", file.display()));
    }
    let ratchet = read();
    println!("\n{}\n{reliability}", table.show(&ratchet));
    corpora.tell_absent();
    let risen = ratchet.risen(&table);
    if risen > 0 {
        // Not `eprintln!`: the test harness keeps that to itself when a test passes.
        let _ = writeln!(std::io::stderr(), "\n{}\n", ratchet::how_to_write(risen));
    }
    let complaints = ratchet.complaints(&table);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The project's own articles as the table names them.
const OWN: &str = "tests/corpus";

/// Fills the table; the text shows how reliable the stated certainty is.
fn score(corpora: &mut Corpora, own: Option<&Corpus>, table: &mut Table) -> String {
    tags::score(corpora, table);
    let polnear = jsonl::read(corpora, "polnear_dev", "corpora/polnear_dev.jsonl");
    let news = jsonl::read(corpora, "gum_news_dev", "corpora/gum_news_dev.jsonl");
    let mut judged: Vec<certainty::Judged> = Vec::new();
    for corpus in [polnear.as_ref(), news.as_ref(), own].into_iter().flatten() {
        let scores = statements::put(corpus, table);
        if corpus.name != "gum_news_dev" {
            judged.push(certainty::Judged {
                corpus: corpus.name,
                print: corpus.print.clone(),
                findings: scores.judged,
            });
        }
    }
    if let Some(cases) = jsonl::read(corpora, "cases", "cases/quotes.jsonl") {
        cases::put(&cases, table);
    }
    pronouns::put(corpora, table);
    if let Some(meantime) = jsonl::read(corpora, "meantime_dev", "temporal/meantime_dev.jsonl") {
        times::put(&meantime, None, table);
    }
    if let Some(dates) = jsonl::read(corpora, "gum_dates", "temporal/gum_dates_dev.jsonl") {
        times::put(&dates, Some(TimexType::Date), table);
    }
    if let Some(own) = own {
        times::put(own, None, table);
        events::put(own, table);
    }
    if let Some(seed) = seed::read(corpora) {
        seed::put(&seed, table);
    }
    let made_of: Vec<&Corpus> = [own, polnear.as_ref()].into_iter().flatten().collect();
    let short = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/across/articles.txt");
    across::put(&short, &made_of, corpora, table);
    certainty::put(&judged, table)
}
