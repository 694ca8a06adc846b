use super::{Certainty, Edtf, Reason, StatementIndex};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A happening that an article tells of, with the precision that the article gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// At most 90 characters, names instead of pronouns, nothing that is not in the text.
    pub title: String,
    pub kind: EventKind,
    pub status: EventStatus,
    /// `None` = the article does not say when.
    pub date: Option<Edtf>,
    /// Where the article mentions it, in text order; at least one.
    pub spans: Vec<Span>,
    pub participants: Vec<String>,
    pub places: Vec<String>,
    /// The statements that speak of it or were made at it.
    pub statements: Vec<StatementIndex>,
    pub certainty: Certainty,
    pub reasons: Vec<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventKind {
    /// A named occasion: summit, town hall, election, trial.
    Occasion,
    /// A finite clause with a date of its own.
    Action,
    /// A dated utterance told as a happening: `weekend comments`.
    Statement,
    /// A term, a war, a campaign.
    Period,
    /// Something comes out: a book, a report.
    Publication,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventStatus {
    Occurred,
    /// Only a speaker says so.
    Claimed,
    Scheduled,
    Ongoing,
    Hypothetical,
}
