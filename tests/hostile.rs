//! Texts that nobody writes: the engine must end, find only what is there and never panic.
//!
//! The sizes are such that work that grows with the square of the text would take hours; `tests/bench/engine.rs`
//! shows the times.

#[path = "hostile/files.rs"]
mod files;
#[path = "golden/sound.rs"]
mod sound;

use claimline::extract::analyze;
use claimline::import::article_from_text;
use claimline::model::Origin;

fn check(name: &str, text: &str) {
    let article = article_from_text(text, Origin::default());
    let analysis = analyze(&article);
    sound::check(text, &analysis).unwrap_or_else(|problem| panic!("{name}: {problem}"));
}

fn check_repeated(unit: &str, times: usize) {
    check(&format!("{unit:?} × {times}"), &unit.repeat(times));
}

#[test]
fn marks_without_end() {
    check_repeated("\"", 100_000);
    check_repeated("“", 100_000);
    check_repeated("”", 100_000);
    check_repeated("'", 100_000);
    check_repeated("’ ", 50_000);
    check_repeated("\"a\" ", 20_000);
    check_repeated("“‘", 50_000);
    check_repeated("“a b.\n\n", 10_000);
    check_repeated("‘a b.\n\n", 10_000);
    check("a quotation of 10,000 paragraphs", &format!("Ada Brask said:\n\n{}", "“a b.\n\n".repeat(10_000)));
    check_repeated("a b,” said Brask. ", 5_000);
    check_repeated("“Tug” ", 10_000);
}

#[test]
fn signs_and_blanks_without_end() {
    check_repeated(",", 100_000);
    check_repeated(", a", 30_000);
    check_repeated("\n", 200_000);
    check_repeated("\r\n", 100_000);
    check_repeated(" \t", 100_000);
    check_repeated("\0", 100_000);
    check_repeated("-", 200_000);
    check_repeated("—", 50_000);
    check_repeated(".", 200_000);
    check_repeated("[image] ", 10_000);
    check_repeated("<p>", 30_000);
    check_repeated("> ", 50_000);
}

#[test]
fn only_emoji_and_other_rare_letters() {
    check_repeated("👩‍👩‍👧‍👦", 20_000);
    check_repeated("🙂", 50_000);
    check_repeated("🙂 ", 50_000);
    check_repeated("🇪🇺👍🏽", 20_000);
    check_repeated("e\u{301}\u{323}\u{302}", 50_000);
    check_repeated("\u{301}", 100_000);
    check_repeated("\u{202e}", 50_000);
    check_repeated("\u{fffd}", 50_000);
    check_repeated("قالت المدير “نعم”. ", 5_000);
}

#[test]
fn words_of_reports_without_end() {
    check_repeated("said ", 30_000);
    check_repeated("he ", 100_000);
    check_repeated("he said ", 5_000);
    check_repeated("Ada Brask said that ", 3_000);
    check_repeated("“No,” said the official. He smiled. ", 2_000);
    check_repeated("according to ", 10_000);
    check_repeated("his claim that ", 4_000);
    check_repeated("who said ", 10_000);
    check_repeated("and ", 30_000);
    check_repeated("A: ", 20_000);
    check_repeated("Q: a?\n\nA: b.\n\n", 4_000);
    check_repeated("BRASK: no.\n", 5_000);
    check_repeated("“a b c” — Ada Brask\n", 3_000);
    check_repeated("Brask wrote:\n\n    a b.\n\n", 3_000);
}

#[test]
fn a_hundred_thousand_names() {
    check_repeated("Brask ", 100_000);
    check_repeated("Owen “Tug” Tarrant ", 5_000);
    let letters = || 'a'..='z';
    let first_names = letters().flat_map(|a| letters().map(move |b| format!("D{a}{b}en")));
    check("namesakes", &first_names.map(|first| format!("{first} Ostrander said no. ")).collect::<String>());
}

#[test]
fn a_megabyte_of_digits_and_dates() {
    check_repeated("1234567890", 50_000);
    check_repeated("1,234.5 ", 20_000);
    check_repeated("31 December 2019, ", 6_000);
    check_repeated("on Monday ", 5_000);
    check_repeated("10:30 ", 10_000);
    check_repeated("in '44 ", 10_000);
}

#[test]
fn deep_nesting() {
    let check = |open: &str, close: &str| {
        let depth = 10_000;
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
    check("5 MB in one sentence", &format!("{} ", "unpronounceable-".repeat(5)).repeat(62_500));
    check("5 MB in one word", &"a".repeat(5_000_000));
}

#[test]
fn no_text() {
    for text in
        ["", " ", "\n", "\0", "\u{feff}", "”", "“", "\"\"", "“”", "said", ":", "X:", "—", "'s", "> ", "Q:", "“Tug"]
    {
        check(text, text);
    }
}
