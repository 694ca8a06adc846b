use super::{Certainty, Edtf, Reason, SpeakerIndex};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Index into [`super::Analysis::statements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatementIndex(pub u32);

/// One attributed utterance in one article.
///
/// Spans are byte ranges of the article's text, each list in text order and without overlaps. Quotation
/// marks belong to the content; the final full stop of an indirect statement does not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    pub form: Form,
    /// What was said; at least one span. Several when the cue stands in between or the utterance goes on.
    pub content: Vec<Span>,
    /// The words that report: `said`, `according to`. Empty for a quotation that stands alone.
    pub cue: Vec<Span>,
    /// The whole noun phrase that names the speaker where it stands, or the pronoun.
    pub source: Vec<Span>,
    /// `None` when the text does not say, or two readings are close: the reasons list the candidates.
    pub speaker: Option<SpeakerIndex>,
    /// When it was said, as precisely as the article tells; `None` = unknown.
    pub said: Option<Edtf>,
    pub certainty: Certainty,
    pub reasons: Vec<Reason>,
    /// The statement that this one was said inside of: `Kelly said Trump said …`.
    pub relay_of: Option<StatementIndex>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// All of it in quotation marks.
    Direct,
    /// Reported, with quoted words inside.
    Mixed,
    /// Reported.
    Indirect,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Direct, Form::Mixed, Form::Indirect];

    /// The word used in tables and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Mixed => "mixed",
            Form::Indirect => "indirect",
        }
    }
}
