use super::Certainty;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Index into [`super::Analysis::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpeakerIndex(pub u32);

/// Whom the mentions of one article resolve to: a person, organisation, group or document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name, without titles (`John Kelly`), or the description of an unnamed speaker
    /// (`former senior US official`).
    pub name: String,
    pub kind: SpeakerKind,
    /// What the article calls them by way of title, office or role, in text order.
    pub roles: Vec<Role>,
    /// Other names used in the article, in text order.
    pub aliases: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SpeakerKind {
    Person,
    Organisation,
    /// Several people without names: `many veterans of the administration`.
    Group,
    /// A report, a study, a statement.
    Document,
    /// One person known only by description: `a former senior US official`.
    Unnamed,
    /// The text does not say who: `it was said that`.
    Unknown,
}

impl SpeakerKind {
    /// The word used in tables and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::Organisation => "organisation",
            SpeakerKind::Group => "group",
            SpeakerKind::Document => "document",
            SpeakerKind::Unnamed => "unnamed",
            SpeakerKind::Unknown => "unknown",
        }
    }

    /// Whether the engine may take two such speakers of different articles for one when their full
    /// names are the same.
    pub fn is_named(self) -> bool {
        matches!(self, SpeakerKind::Person | SpeakerKind::Organisation)
    }
}

/// `White House chief of staff`, and where the article says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub text: String,
    pub span: Span,
}

/// A span that names a speaker: by name, by description or by pronoun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    pub span: Span,
    pub kind: MentionKind,
    /// `None` when no reading is clear.
    pub speaker: Option<SpeakerIndex>,
    pub certainty: Certainty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MentionKind {
    Name,
    Description,
    Pronoun,
}
