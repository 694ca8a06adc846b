use super::{Anchor, EventPlace, SpeakerKey};
use crate::model::{ArticleId, Edtf, Form, SpeakerKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whom a person named as the speaker of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpeakerChoice {
    /// One who is in the table of speakers; name and kind are kept for the day when no analysis has them.
    Existing { key: SpeakerKey, name: String, kind: SpeakerKind },
    /// One whom the engine has not found.
    New { name: String, kind: SpeakerKind },
    /// The text does not say who.
    Unknown,
}

impl SpeakerChoice {
    /// The speaker that this means in `article`; `None` = unknown.
    pub fn key(&self, article: ArticleId) -> Option<SpeakerKey> {
        match self {
            SpeakerChoice::Existing { key, .. } => Some(key.clone()),
            SpeakerChoice::New { name, kind } => Some(SpeakerKey::of(article, name, *kind)),
            SpeakerChoice::Unknown => None,
        }
    }
}

/// What a person fixed about one statement; `None` = as the engine found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementDecision {
    pub anchor: Anchor,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerChoice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<SaidChoice>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A date that a person set, or that a person declared unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaidChoice {
    At(Edtf),
    Unknown,
}

impl SaidChoice {
    pub fn date(self) -> Option<Edtf> {
        match self {
            SaidChoice::At(date) => Some(date),
            SaidChoice::Unknown => None,
        }
    }
}

impl From<Option<Edtf>> for SaidChoice {
    fn from(date: Option<Edtf>) -> Self {
        date.map_or(SaidChoice::Unknown, SaidChoice::At)
    }
}

impl StatementDecision {
    pub fn new(anchor: Anchor) -> Self {
        StatementDecision {
            anchor,
            speaker: None,
            form: None,
            said: None,
            hidden: false,
            checked: false,
            note: String::new(),
        }
    }

    /// Whether it says nothing beyond the engine's finding.
    pub fn is_empty(&self) -> bool {
        !self.changes_finding() && !self.hidden && !self.checked && self.note.is_empty()
    }

    /// Whether it sets something that the engine had found differently or not at all.
    pub fn changes_finding(&self) -> bool {
        self.speaker.is_some() || self.form.is_some() || self.said.is_some()
    }
}

/// What a person fixed about one event; `None` = as the engine found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDecision {
    pub anchor: Anchor,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<SaidChoice>,
    /// The event that this one really is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<EventPlace>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl EventDecision {
    pub fn new(anchor: Anchor) -> Self {
        EventDecision { anchor, title: None, date: None, same_as: None, hidden: false }
    }

    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.date.is_none() && self.same_as.is_none() && !self.hidden
    }
}

/// What a person fixed about one speaker wherever they speak; `None` = as the engine found it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpeakerDecision {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SpeakerKind>,
    /// The speaker whom this one really is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<SpeakerKey>,
    /// Those whom this one is not, however alike the names.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub apart: BTreeSet<SpeakerKey>,
}

impl SpeakerDecision {
    pub fn is_empty(&self) -> bool {
        *self == SpeakerDecision::default()
    }
}

/// An event of an article that the engine did not find.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedEvent {
    /// Tells it from the others of its article; never given twice while one of them is there.
    pub number: u32,
    pub title: String,
    /// `None` = unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// The event that this one really is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<EventPlace>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// All decisions about what one article holds, each list in order of the anchors' positions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleDecisions {
    pub statements: Vec<StatementDecision>,
    pub events: Vec<EventDecision>,
    /// By number.
    pub added: Vec<AddedEvent>,
}

impl ArticleDecisions {
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.events.is_empty() && self.added.is_empty()
    }

    /// The events that events of this article were made one with.
    pub fn joined(&self) -> impl Iterator<Item = &EventPlace> {
        let found = self.events.iter().filter_map(|decision| decision.same_as.as_ref());
        found.chain(self.added.iter().filter_map(|event| event.same_as.as_ref()))
    }
}
