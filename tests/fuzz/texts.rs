//! Texts as nobody writes them: the words of reports in any order, and articles with odd pieces in them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Names, nouns and pronouns that can speak.
const SPEAKERS: &[&str] = &[
    "Ada Brask",
    "Mr Tom Arle",
    "Brask",
    "ADA BRASK",
    "Owen “Tug” Tarrant",
    "Olek (“the Broom”) Sarr",
    "Dr. R. J. Pike III",
    "the minister",
    "a former senior official",
    "officials",
    "two people familiar with the matter",
    "the report",
    "the Harbour Board",
    "the U.S. Department of Tides",
    "Tom Arle’s spokesman, Piers Cole,",
    "she",
    "he",
    "they",
    "it",
    "who",
    "we",
    "I",
    "Ms. O’Neill-d’Arcy",
    "Nisha Patel, 43,",
    "@brask",
    "İpek Ünal",
    "Ðorða Ærø",
    "王芳",
];

const CUES: &[&str] = &[
    "said",
    "says",
    "told",
    "asked",
    "warned",
    "called",
    "denied",
    "added",
    "saying",
    "according to",
    "has said",
    "did not say",
    "would say",
    "declined to comment",
    "was told by",
    "pointed out",
    "wrote on X",
    "his claim",
    "a warning from",
    "per",
    "tweeted",
    "agreed",
    "is said to",
    "who said",
    "reporters",
    "in a statement",
];

const MARKS: &[&str] = &[
    "“", "”", "‘", "’", "\"", "'", "``", "''", "«", "»", "‹", "›", "„", "‚", "″", "′", "\"'", "'\"", "“‘", "’”", "(",
    ")", "[", "]", "—", "–", "-", "--", "…", "...", ".", ",", ";", ":", "?", "!", "?!", "•", "*", ">", "#", "|",
];

const TIMES: &[&str] = &[
    "on Monday",
    "March 12",
    "12/31/2019",
    "2019-02-29",
    "in 2019",
    "'44",
    "the ’90s",
    "last year",
    "the 31st of February",
    "at 25:61",
    "tomorrow",
    "two centuries ago",
    "99999999999999999999 days ago",
    "May",
    "every Tuesday",
    "0 AD",
    "between 1999 and 1914",
    "10am",
    "noon",
    "the next few decades",
    "6' 4\"",
    "1,000,000.5",
    "Q3 2020",
    "Easter",
];

const WORDS: &[&str] = &[
    "that",
    "whether",
    "not",
    "and",
    "but",
    "if",
    "the ferry",
    "would run",
    "is",
    "was",
    "no",
    "only",
    "to resign",
    "the pier",
    "of",
    "in",
    "by",
    "as",
    "with",
    "because",
    "harbour",
    "n’t",
    "’s",
    "'s",
    "can't",
    "council",
];

const ODD: &[&str] = &[
    "\r",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{202f}",
    "\u{2009}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{2028}",
    "\u{85}",
    "\0",
    "\u{301}",
    "e\u{301}\u{323}",
    "ﬁ",
    "ẞ",
    "ß",
    "İ",
    "ı",
    "Σ",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "🇪🇺",
    "👍🏽",
    "😀",
    "\u{202e}",
    "\u{202a}",
    "\u{2066}",
    "שלום",
    "قالت",
    "हिन्दी",
    "한국어",
    "日本語。",
    "\u{fffd}",
    "𝒜𝒹𝒶",
    "\u{10ffff}",
    "https://example.org/“a”?b='c'",
    "ada@example.org",
    "#ferry",
    "~~~",
    "```",
    "<p>",
    "&nbsp;",
    "\u{1b}[0m",
    "½",
    "٣",
    "²",
];

const LINES: &[&str] = &[
    "\n",
    "\n\n",
    "\n\n\n",
    "\n> ",
    "\n    ",
    "\nBRASK: ",
    "\nQ: ",
    "\nA. ",
    "\n\n— ",
    "\nADVERTISEMENT\n",
    "\nPhoto: ",
    "\nBy Owen Tarrant\n",
    "SALTMERE (Northline) — ",
    "\nShare this article\n",
    "\n---\n",
    "\n# ",
    "\n* * *\n",
    "\n\n“",
];

/// Words and marks on which the grammar of reports turns, in any order.
pub fn scrambled() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        3 => select(SPEAKERS), 3 => select(CUES), 4 => select(MARKS), 1 => select(TIMES), 3 => select(WORDS), 1 => select(LINES),
    ];
    let between = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => select(ODD)];
    vec((word, between), 0..80).prop_map(|parts| parts.into_iter().flat_map(|(a, b)| [a, b]).collect())
}

/// What could be a report, with pieces in it that do not belong there.
pub fn report() -> impl Strategy<Value = String> {
    let clause = || {
        (select(SPEAKERS), select(CUES), vec(select(WORDS), 0..8), select(TIMES))
            .prop_map(|(who, cue, what, when)| (who, cue, what.join(" "), when))
    };
    let sentence = (clause(), 0..9_u8).prop_map(|((who, cue, what, when), shape)| match shape {
        0 => format!("“{what},” {who} {cue} {when}. "),
        1 => format!("{who} {cue} that {what} {when}. "),
        2 => format!("{what}, {cue} {who}, {what}. "),
        3 => format!("‘{what} “{what},”’ {cue} {who}, \"{what}\" "),
        4 => format!("{who} {cue}: “{what}\n\n“{what}.”\n"),
        5 => format!("{what} ({who} {cue} {when}) {what}, and {who} {cue} {what}. "),
        6 => format!("{who}: {what}\n"),
        7 => format!("“{what}.” — {who}, {what}\n\n"),
        _ => format!("{when}, {what},” {who} {cue}. "),
    });
    let long = prop_oneof![
        (select(WORDS), 1..400_usize).prop_map(|(word, n)| word.repeat(n)),
        (select(MARKS), 1..200_usize).prop_map(|(mark, n)| mark.repeat(n)),
        (select(ODD), 1..100_usize).prop_map(|(odd, n)| odd.repeat(n)),
    ];
    let odd = prop_oneof![select(ODD), select(MARKS), select(LINES)].prop_map(str::to_owned);
    let piece = prop_oneof![8 => sentence, 4 => odd, 1 => long, 1 => "\\PC{0,8}"];
    vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// The articles of the sample project and of the golden pages.
static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["assets/sample", "tests/golden"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md" || e == "txt"))
        .collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
});

/// One to three stretches of articles behind each other, with cuts, doublings and odd pieces in them.
pub fn damaged_article() -> impl Strategy<Value = String> {
    let stretch = (any::<prop::sample::Index>(), 0.0..1.0_f64, 1..1_500_usize).prop_map(|(article, from, length)| {
        let text = article.get(&ARTICLES);
        let start = text.floor_char_boundary((text.len() as f64 * from) as usize);
        text[start..text.floor_char_boundary((start + length).min(text.len()))].to_owned()
    });
    let piece = prop_oneof![select(ODD), select(MARKS), select(LINES), select(CUES), select(SPEAKERS)];
    let edit = (0.0..1.0_f64, 0..30_usize, any::<bool>(), piece);
    (vec(stretch, 1..4), vec(edit, 0..12)).prop_map(|(stretches, edits)| {
        let mut text = stretches.concat();
        for (at, length, double, piece) in edits {
            let start = text.floor_char_boundary((text.len() as f64 * at) as usize);
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            let kept = if double { text[start..end].repeat(2) } else { String::new() };
            text.replace_range(start..end, &(kept + piece));
        }
        text
    })
}
