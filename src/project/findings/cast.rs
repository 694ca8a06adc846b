use super::placed::Placed;
use crate::model::{Analysis, Article, ArticleId, SpeakerKind};
use crate::project::{ArticleDecisions, SpeakerChoice, SpeakerKey};
use std::sync::Arc;

/// All that the findings of one article are made from; the same pointers give the same findings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Inputs {
    pub id: ArticleId,
    pub article: Arc<Article>,
    pub analysis: Option<Arc<Analysis>>,
    pub outdated: bool,
    pub decisions: Option<Arc<ArticleDecisions>>,
}

impl Inputs {
    pub fn is_same(&self, other: &Inputs) -> bool {
        let same_analysis = match (&self.analysis, &other.analysis) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let same_decisions = match (&self.decisions, &other.decisions) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        self.id == other.id
            && self.outdated == other.outdated
            && Arc::ptr_eq(&self.article, &other.article)
            && same_analysis
            && same_decisions
    }
}

/// Who speaks in one article: those whom the engine found and those whom a person named.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cast {
    pub inputs: Inputs,
    pub placed: Placed,
    pub members: Vec<Member>,
    /// For each statement of the analysis, its speaker among `members`.
    pub speaker_of: Vec<Option<u32>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub key: SpeakerKey,
    pub name: Arc<str>,
    pub kind: SpeakerKind,
    /// What the article calls them by way of office, joined by `; `.
    pub role: Arc<str>,
    pub aliases: Vec<Arc<str>>,
    /// By the engine, not named by a person.
    pub found: bool,
}

impl Cast {
    pub fn new(inputs: Inputs) -> Cast {
        let placed = Placed::new(&inputs);
        let mut members = Vec::new();
        let mut speaker_of = Vec::new();
        if let Some(analysis) = &inputs.analysis {
            let keys = SpeakerKey::of_all(inputs.id, &analysis.speakers);
            members.extend(analysis.speakers.iter().zip(keys).map(|(speaker, key)| Member {
                key,
                name: speaker.name.as_str().into(),
                kind: speaker.kind,
                role: joined(speaker.roles.iter().map(|role| role.text.as_str())).into(),
                aliases: speaker.aliases.iter().map(|alias| alias.as_str().into()).collect(),
                found: true,
            }));
            speaker_of.extend(analysis.statements.iter().map(|statement| statement.speaker.map(|index| index.0)));
        }
        for (statement, speaker) in speaker_of.iter_mut().enumerate() {
            if let Some(choice) = placed.statement(&inputs, statement).and_then(|d| d.speaker.as_ref()) {
                *speaker = chosen(&mut members, inputs.id, choice);
            }
        }
        Cast { inputs, placed, members, speaker_of }
    }
}

/// The place among `members` of the one whom `choice` names, who joins them when new.
fn chosen(members: &mut Vec<Member>, article: ArticleId, choice: &SpeakerChoice) -> Option<u32> {
    let key = choice.key(article)?;
    let place = members.iter().position(|member| member.key == key).unwrap_or_else(|| {
        let (name, kind) = match choice {
            SpeakerChoice::Existing { name, kind, .. } | SpeakerChoice::New { name, kind } => (name.as_str(), *kind),
            SpeakerChoice::Unknown => ("", SpeakerKind::Unknown),
        };
        let (role, aliases) = ("".into(), Vec::new());
        members.push(Member { key, name: name.into(), kind, role, aliases, found: false });
        members.len() - 1
    });
    Some(place as u32)
}

/// The different texts in their order, joined by `; `.
pub(super) fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen.join("; ")
}
