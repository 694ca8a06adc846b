//! Texts that nobody writes: the engine must end, find only what is there and never panic.

#[path = "golden/sound.rs"]
mod sound;

use claimline::extract::analyze;
use claimline::import::article_from_text;
use claimline::model::{Analysis, Origin};

/// What is found in `text`, when it holds together.
fn findings(text: &str) -> Result<Analysis, String> {
    let article = article_from_text(text, Origin::default());
    let analysis = analyze(&article);
    sound::check(text, &analysis)?;
    Ok(analysis)
}

fn check(name: &str, text: &str) {
    findings(text).unwrap_or_else(|problem| panic!("{name}: {problem}"));
}

#[test]
fn repeated_text() {
    let check = |unit: &str, times: usize| check(&format!("{unit:?} × {times}"), &unit.repeat(times));
    check("\"", 100_000);
    check("“", 100_000);
    check("”", 100_000);
    check("'", 100_000);
    check("’ ", 50_000);
    check("\"a\" ", 30_000);
    check("“‘", 50_000);
    check(",", 200_000);
    check(", a", 60_000);
    check("\n", 200_000);
    check("\r\n", 100_000);
    check(" \t", 100_000);
    check("\0", 100_000);
    check("👩‍👩‍👧‍👦", 10_000);
    check("🙂 ", 50_000);
    check("e\u{301}\u{323}\u{302}", 50_000);
    check("\u{301}", 100_000);
    check("\u{202e}", 50_000);
    check("قالت المدير “نعم”. ", 5_000);
    check("-", 200_000);
    check("—", 100_000);
    check(".", 200_000);
    check("[image] ", 30_000);
    check("1 January ", 20_000);
    check("9", 100_000);
    check("said ", 50_000);
    check("he ", 50_000);
    check("Ada Brask ", 20_000);
    check("Ada Brask said ", 4_000);
    check("Ada Brask said that ", 3_000);
    check("according to ", 15_000);
    check("A: ", 30_000);
    check("A:\n\n", 20_000);
    check("who said ", 20_000);
    check("and ", 40_000);
    check("on Monday ", 15_000);
    check("\u{fffd}", 50_000);
    check("a", 300_000);
}

#[test]
fn deep_nesting() {
    let check = |open: &str, close: &str| {
        let depth = 20_000;
        check(open, &format!("{}Ada Brask said no{}", open.repeat(depth), close.repeat(depth)));
    };
    check("(", ")");
    check("[", "]");
    check("“", "”");
    check("‘", "’");
    check("“‘", "’”");
    check("« ", " »");
    check("she said, “he said, ‘", "’”");
    check("(Brask said ", ")");
}

#[test]
fn one_endless_sentence() {
    let clause = "and Ada Brask said that the harbour, which the council had sold in May, would open on Monday, ";
    check("a sentence of clauses", &clause.repeat(1_000));
    check("a quotation without an end", &format!("“{}", clause.repeat(1_000)));
    check("a line of words", &"harbour ".repeat(40_000));
}

#[test]
fn one_endless_family() {
    let letters = || 'a'..='z';
    let first_names =
        letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| format!("D{a}{b}{c}"))));
    check("namesakes", &first_names.map(|first| format!("{first} Ostrander said no. ")).collect::<String>());
}

#[test]
fn no_text() {
    for text in ["", " ", "\n", "\0", "\u{feff}", "”", "“", "\"\"", "“”", "said", ":", "X:", "—", "'s"] {
        check(text, text);
    }
}
