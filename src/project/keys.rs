use crate::model::{ArticleId, Speaker, SpeakerKind};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Names an event of one analysis, where `index` counts [`crate::model::Analysis::events`], or one that a person
/// added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKey {
    pub article: ArticleId,
    pub index: u32,
}

/// From here on, numbers of events are of those that a person added.
const ADDED: u32 = 1 << 31;

impl EventKey {
    /// The key of the event of `article` that a person added under this number.
    pub fn of_added(article: ArticleId, number: u32) -> EventKey {
        EventKey { article, index: ADDED | number }
    }

    /// The number of an event that a person added; `None` for one that the engine found.
    pub fn added(self) -> Option<u32> {
        (self.index & ADDED != 0).then_some(self.index & !ADDED)
    }
}

/// Names a speaker by what the text calls them, so that it survives a re-analysis. Names are folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SpeakerKey {
    /// Named in full: the same name in another article is the same speaker.
    Named(Arc<str>),
    /// Known by a part of a name or by description: never taken for one of another article. The number
    /// tells apart those whom one article calls the same.
    Local(ArticleId, Arc<str>, u32),
}

impl SpeakerKey {
    /// The key of a speaker called `name` in `article`, the first so called there.
    pub fn of(article: ArticleId, name: &str, kind: SpeakerKind) -> SpeakerKey {
        let folded = folded_name(name);
        let in_full = kind == SpeakerKind::Organisation || (kind == SpeakerKind::Person && folded.contains(' '));
        if in_full && !folded.is_empty() {
            SpeakerKey::Named(folded.into())
        } else {
            SpeakerKey::Local(article, folded.into(), 0)
        }
    }

    /// The name as it is compared: without capitals and accents.
    pub fn folded_name(&self) -> &Arc<str> {
        match self {
            SpeakerKey::Named(name) | SpeakerKey::Local(_, name, _) => name,
        }
    }

    /// The keys of all speakers of one analysis, in their order.
    pub fn of_all(article: ArticleId, speakers: &[Speaker]) -> Vec<SpeakerKey> {
        let mut keys: Vec<SpeakerKey> = Vec::with_capacity(speakers.len());
        let mut seen = std::collections::BTreeMap::new();
        for speaker in speakers {
            let mut key = SpeakerKey::of(article, &speaker.name, speaker.kind);
            if let SpeakerKey::Local(_, name, nth) = &mut key {
                let count = seen.entry(name.clone()).or_insert(0);
                *nth = *count;
                *count += 1;
            }
            keys.push(key);
        }
        keys
    }
}

fn folded_name(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_cross_articles_and_others_do_not() {
        let check = |name: &str, kind, crosses: bool| {
            let (a, b) = (SpeakerKey::of(ArticleId(1), name, kind), SpeakerKey::of(ArticleId(2), name, kind));
            assert_eq!(a == b, crosses, "{name}");
        };
        check("Mara Lindqvist", SpeakerKind::Person, true);
        check("Lindqvist", SpeakerKind::Person, false);
        check("Meridian", SpeakerKind::Organisation, true);
        check("former senior official", SpeakerKind::Unnamed, false);
        check("many local residents", SpeakerKind::Group, false);
        check("", SpeakerKind::Organisation, false);
    }

    #[test]
    fn spelling_of_blanks_accents_and_case_is_one_name() {
        let key = |name| SpeakerKey::of(ArticleId(1), name, SpeakerKind::Person);
        assert_eq!(key("José  Amado"), key("JOSE\u{a0}AMADO"));
    }

    #[test]
    fn two_unnamed_speakers_of_one_description_stay_two() {
        let speaker = |name: &str| Speaker {
            name: name.into(),
            kind: SpeakerKind::Unnamed,
            roles: Vec::new(),
            aliases: Vec::new(),
        };
        let keys = SpeakerKey::of_all(ArticleId(1), &[speaker("official"), speaker("aide"), speaker("official")]);
        let local = |name: &str, nth| SpeakerKey::Local(ArticleId(1), name.into(), nth);
        assert_eq!(keys, [local("official", 0), local("aide", 0), local("official", 1)]);
    }
}
