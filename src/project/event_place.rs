use super::{Anchor, EventKey};
use crate::model::ArticleId;
use serde::{Deserialize, Serialize};

/// Names an event for good: one that the engine found by its words, one that a person added by its number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Record", into = "Record")]
pub enum EventPlace {
    Found { article: ArticleId, anchor: Anchor },
    Added { article: ArticleId, number: u32 },
}

impl EventPlace {
    pub fn article(&self) -> ArticleId {
        match self {
            EventPlace::Found { article, .. } | EventPlace::Added { article, .. } => *article,
        }
    }

    /// The key of one that a person added.
    pub(crate) fn added(&self) -> Option<EventKey> {
        match self {
            EventPlace::Found { .. } => None,
            EventPlace::Added { article, number } => Some(EventKey::of_added(*article, *number)),
        }
    }
}

/// As it stands in a file: with an anchor or with a number.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    article: ArticleId,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    added: Option<u32>,
}

impl From<EventPlace> for Record {
    fn from(place: EventPlace) -> Record {
        match place {
            EventPlace::Found { article, anchor } => Record { article, anchor: Some(anchor), added: None },
            EventPlace::Added { article, number } => Record { article, anchor: None, added: Some(number) },
        }
    }
}

impl TryFrom<Record> for EventPlace {
    type Error = &'static str;

    fn try_from(record: Record) -> Result<EventPlace, Self::Error> {
        let article = record.article;
        match (record.anchor, record.added) {
            (Some(anchor), None) => Ok(EventPlace::Found { article, anchor }),
            (None, Some(number)) => Ok(EventPlace::Added { article, number }),
            _ => Err("an event is named by its words or by its number"),
        }
    }
}

/// A value that is there, without `Some` around it: as files had it when there was no other kind.
mod bare {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_unit(),
        }
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TextHash;

    #[test]
    fn both_kinds_survive_a_file() {
        let check = |place: EventPlace, has: &str| {
            let text = ron::to_string(&place).unwrap();
            assert!(text.contains(has) && !text.contains("Some"), "{text}");
            assert_eq!(ron::from_str(&text), Ok(place));
        };
        let empty = String::new;
        let anchor = Anchor {
            text: TextHash::of(""),
            start: 3,
            words: empty(),
            before: empty(),
            after: empty(),
            cue: empty(),
            twins: 0,
        };
        check(EventPlace::Found { article: ArticleId(2), anchor }, "anchor:(");
        check(EventPlace::Added { article: ArticleId(2), number: 7 }, "added:7");
        for text in ["(article: 2)", "(article: 2, added: 1, more: 2)", "(added: 1)", "(article: 2, added: -1)"] {
            assert!(ron::from_str::<EventPlace>(text).is_err(), "{text}");
        }
    }
}
