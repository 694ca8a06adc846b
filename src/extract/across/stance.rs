use super::words::{Word, WordKind};
use crate::lexicon::cue_verb;
use crate::model::{Article, Statement};
use crate::text::fold;

/// How a statement puts its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// It holds its own words to be false: “denied that …”.
    pub denies: bool,
    pub hedges: bool,
    pub questions: bool,
    /// Its words negate an odd number of times.
    pub negated: bool,
}

impl Manner {
    /// Whether the speaker takes the affirmed proposition to be false.
    pub fn is_against(self) -> bool {
        self.denies != self.negated
    }
}

/// Reads the manner from the cue and the words.
pub fn manner(article: &Article, statement: &Statement, words: &[Word]) -> Manner {
    let cue: Vec<String> = statement
        .cue
        .iter()
        .flat_map(|span| span.slice(&article.text).split_whitespace())
        .map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    let denies = cue.iter().any(|word| cue_verb(word).is_some_and(|verb| verb.denies) || is_denial(word));
    let asks = cue.iter().any(|word| matches!(word.as_str(), "ask" | "asks" | "asked" | "asking" | "question"));
    let text: String = statement.content.iter().map(|span| span.slice(&article.text)).collect::<Vec<_>>().join(" ");
    let folded = fold(&text);
    let whether = folded.trim_start_matches('"').starts_with("whether ") || folded.starts_with("if ");
    let ends_asking = folded.trim_end_matches(['"', '\'', ')', ' ']).ends_with('?');
    let doubts = cue.iter().any(|word| is_doubt(word));
    let negations = words.iter().filter(|word| word.kind == WordKind::Negation).count();
    Manner {
        denies,
        // “May” is a month.
        hedges: doubts || text.split(|c: char| !c.is_alphanumeric()).any(is_hedge),
        questions: ends_asking || (asks && whether),
        negated: negations % 2 == 1,
    }
}

fn is_denial(word: &str) -> bool {
    matches!(word, "denial" | "denials" | "rebuttal" | "rejection")
}

/// Reports of what somebody thinks likely rather than so.
fn is_doubt(word: &str) -> bool {
    matches!(
        word,
        "suggested"
            | "suggests"
            | "suspects"
            | "suspected"
            | "speculated"
            | "guessed"
            | "hinted"
            | "hints"
            | "doubts"
            | "fears"
            | "feared"
            | "believes"
            | "believed"
    )
}

fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "may"
            | "might"
            | "could"
            | "perhaps"
            | "maybe"
            | "possibly"
            | "probably"
            | "likely"
            | "apparently"
            | "seemingly"
            | "reportedly"
            | "allegedly"
            | "unclear"
            | "unsure"
    )
}
