use super::{ArticleId, Certainty, Reason, SpeakerIndex, SpeakerKind, StatementIndex};
use serde::{Deserialize, Serialize};

/// Names a statement of one analysis. After a re-analysis the same number may be another statement: what must
/// outlive that (a decision) holds an anchor instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatementKey {
    pub article: ArticleId,
    pub index: StatementIndex,
}

/// A speaker as one article knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SpeakerPlace {
    pub article: ArticleId,
    pub speaker: SpeakerIndex,
}

/// What holds between several articles, as the engine sees it: proposals that a person decides on.
///
/// Every list is in the order of the articles; the same articles give the same lists, in whatever order they
/// came in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Across {
    pub people: Vec<Someone>,
    /// Surest first.
    pub candidates: Vec<MergeCandidate>,
    /// Articles that are one story: at least two in each group.
    pub copies: Vec<Vec<ArticleId>>,
    pub variants: Vec<Utterance>,
    pub claims: Vec<Claim>,
    /// Surest first.
    pub changes: Vec<ChangedPosition>,
}

/// One person, organisation or other speaker with all articles in which they speak. Two that the engine did not
/// take for one may be one all the same: see [`Across::candidates`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Someone {
    /// The fullest name.
    pub name: String,
    pub kind: SpeakerKind,
    /// Other names in the articles, in their order.
    pub aliases: Vec<String>,
    pub places: Vec<SpeakerPlace>,
    pub statements: Vec<StatementKey>,
}

/// Two who may be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeCandidate {
    /// Indices into [`Across::people`], the lower one first.
    pub pair: [u32; 2],
    pub certainty: Certainty,
    pub reasons: Vec<Reason>,
}

/// One utterance as several articles give it: whole, shortened, bracketed, reported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Utterance {
    /// At least two, of different articles.
    pub statements: Vec<StatementKey>,
    /// Pairs of which the first leaves out a negation of the second.
    pub dropped_negations: Vec<[StatementKey; 2]>,
}

/// What statements have in common: the same checkable proposition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The words of the statement that gives it most plainly.
    pub title: String,
    /// At least two.
    pub statements: Vec<(StatementKey, Stance)>,
    /// The first report; `None` when the dates do not tell.
    pub first: Option<StatementKey>,
    pub certainty: Certainty,
}

/// What a statement does with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    Asserts,
    Denies,
    Hedges,
    Questions,
    /// The same utterance again.
    Repeats,
}

impl Stance {
    /// The word used in tables and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Asserts => "asserts",
            Stance::Denies => "denies",
            Stance::Hedges => "hedges",
            Stance::Questions => "questions",
            Stance::Repeats => "repeats",
        }
    }
}

/// Two statements of one speaker on one claim that differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangedPosition {
    /// Index into [`Across::people`].
    pub speaker: u32,
    /// Index into [`Across::claims`].
    pub claim: u32,
    /// The earlier one first, where the dates tell.
    pub statements: [StatementKey; 2],
    pub differs: Difference,
    pub certainty: Certainty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Difference {
    /// One affirms what the other denies.
    Polarity,
    Number,
}
