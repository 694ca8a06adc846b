//! Random texts and files through every stage of the engine: nothing panics, and what each stage guarantees
//! holds.
//!
//! `cargo test --test fuzz` takes seconds; `PROPTEST_CASES=100000 cargo test --test fuzz` runs for long. A
//! failure is made as small as possible and printed: mend the engine and put the text into `found_before`.

mod files;
mod readers;
#[path = "../golden/sound.rs"]
mod sound;
mod stages;
mod texts;

use proptest::prelude::*;

fn check(text: &str) -> Result<(), TestCaseError> {
    stages::check(text).map_err(TestCaseError::fail)
}

#[test]
fn found_before() {
    for text in [
        // A quotation without its end crossed the one that begins inside it.
        "“‘that “that,”’ said Ada Brask, \"that\" ",
        // A no-break space was taken for one byte.
        "Ada Brask\u{a0}she March 12 ",
        // Nothing but a comma stood before the words that report.
        "on Monday, ,” Ada Brask said. , said Ada Brask, . that (the minister said on Monday) that.",
    ] {
        stages::check(text).unwrap_or_else(|problem| panic!("{problem}: {text}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in "\\PC{0,200}|.{0,100}|(\\PC|[ \n\"“”‘’.,]){0,200}") {
        check(&text)?;
    }

    #[test]
    fn words_and_marks_of_reports_in_any_order(text in texts::scrambled()) {
        check(&text)?;
    }

    #[test]
    fn reports_with_odd_pieces(text in texts::report()) {
        check(&text)?;
    }

    #[test]
    fn articles_cut_and_spliced(text in texts::damaged_article()) {
        check(&text)?;
    }

    #[test]
    fn files_of_any_bytes((name, bytes) in files::any_file()) {
        files::check(&name, &bytes).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn files_that_hold_a_damaged_article((name, bytes) in files::damaged_file()) {
        files::check(&name, &bytes).map_err(TestCaseError::fail)?;
    }
}

/// A property for each reader of files, with fewer cases than the others: a page is read by three extractors.
macro_rules! readers {
    ($($reader:ident)*) => {
        mod reader {
            use super::*;

            proptest! {
                #![proptest_config(ProptestConfig {
                    failure_persistence: None,
                    cases: ProptestConfig::default().cases.div_ceil(8),
                    ..ProptestConfig::default()
                })]

                $(
                    #[test]
                    fn $reader((name, bytes) in readers::damaged(readers::$reader())) {
                        readers::check(name, &bytes).map_err(TestCaseError::fail)?;
                    }
                )*
            }
        }
    };
}

readers! {
    html mhtml mail webarchive docx odt epub archive rtf pdf database json json_lines table feed atom warc encodings
}
