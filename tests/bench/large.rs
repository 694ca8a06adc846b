//! A project of 102,000 statements in 3,000 articles by 400 speakers.

#[allow(dead_code, reason = "the tests' articles; a bench needs some of them")]
#[path = "../support/mod.rs"]
mod support;

use claimline::model::{Analysis, Article, SpeakerKind};
use claimline::project::Content;
use support::{Voice, content, report};

const ARTICLES: usize = 3_000;
const STATEMENTS: usize = 34;

/// Each statement was said on the day on which its article was published.
pub fn content_of_102k_statements() -> Content {
    let names: Vec<String> =
        (0..400).map(|i| format!("{}{} {}{}", char::from(b'A' + (i % 23) as u8), "nna", "Lind", i)).collect();
    content((0..ARTICLES).map(|article| numbered_report(article, &names)).collect())
}

fn numbered_report(number: usize, names: &[String]) -> (Article, Analysis) {
    let words = |i: usize| {
        let (a, b) = (number * 31 % 997, i * 17 % 89);
        format!("We counted {a} barges and {b} lorries before the café closed, and nobody at the quay could say why")
    };
    let words: Vec<String> = (0..STATEMENTS).map(words).collect();
    let voice = |i: usize| Voice(&names[(number * 7 + i % 5) % names.len()], SpeakerKind::Person, "mill owner");
    let said: Vec<(Voice, &str)> = words.iter().enumerate().map(|(i, words)| (voice(i), &**words)).collect();
    let day = format!("20{:02}-{:02}-{:02}", number % 24, number % 12 + 1, number % 28 + 1);
    let (article, mut analysis) = report(&format!("Report {number} from the quay"), Some(&day), &said);
    for statement in &mut analysis.statements {
        statement.said = article.published;
    }
    (article, analysis)
}
