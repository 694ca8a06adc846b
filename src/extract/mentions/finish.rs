use super::{Cast, Entity};
use crate::model::{Certainty, Mention, MentionKind, Speaker, SpeakerIndex, SpeakerKind};
use crate::text::Span;

/// A mention with the entity that it refers to, of all that the engine resolves: names, descriptions of
/// people, third-person pronouns.
#[derive(Clone, Debug, PartialEq)]
pub struct CorefMention {
    /// Byte offsets of the article’s text.
    pub span: Span,
    pub kind: MentionKind,
    /// Mentions of one person, group or organisation have one number.
    pub entity: usize,
    /// What the entity is called: the fullest name in the article, else its first description.
    pub name: String,
    /// In the words of the coreference corpora: `person`, `organization`, `place`, `object`, `unknown`.
    pub etype: &'static str,
}

impl Cast<'_> {
    /// The speakers and mentions of the analysis: every person and organisation, and whoever speaks
    /// (`speaks[e]`). Returns the index of each entity, too.
    pub fn finish(self, speaks: &[bool]) -> (Vec<Speaker>, Vec<Mention>, Vec<Option<SpeakerIndex>>) {
        let mut speakers = Vec::new();
        let mut index = vec![None; self.entities.len()];
        for (e, entity) in self.entities.into_iter().enumerate() {
            if speaks[e] || (!entity.is_place && entity.kind.is_named()) {
                index[e] = Some(SpeakerIndex(speakers.len() as u32));
                let Entity { name, kind, roles, aliases, .. } = entity;
                speakers.push(Speaker { name, kind, roles, aliases });
            }
        }
        let mut seen = self.named;
        seen.extend(self.resolved);
        seen.sort_by_key(|s| (s.tokens.start, s.tokens.end));
        let mentions = seen
            .into_iter()
            .filter(|s| s.entity.is_none_or(|e| index[e].is_some()))
            .map(|s| Mention {
                span: self.page.span(s.tokens),
                kind: s.kind,
                speaker: s.entity.and_then(|e| index[e]),
                certainty: Certainty::of(s.certainty),
            })
            .collect();
        (speakers, mentions, index)
    }

    /// Reads the page to its end and lists every mention that refers to somebody, in text order.
    pub(crate) fn coreference(&mut self) -> Vec<CorefMention> {
        self.read_to(self.page.tokens().len());
        let mut seen: Vec<_> = self.named.iter().chain(&self.resolved).collect();
        seen.sort_by_key(|s| (s.tokens.start, s.tokens.end));
        let listed = seen.into_iter().filter_map(|s| {
            let entity = s.entity?;
            let e = &self.entities[entity];
            let span = self.page.span(s.tokens.clone());
            Some(CorefMention { span, kind: s.kind, entity, name: e.name.clone(), etype: etype(e) })
        });
        listed.collect()
    }
}

fn etype(entity: &Entity) -> &'static str {
    match entity.kind {
        _ if entity.is_place => "place",
        SpeakerKind::Person | SpeakerKind::Group | SpeakerKind::Unnamed => "person",
        SpeakerKind::Organisation => "organization",
        SpeakerKind::Document => "object",
        SpeakerKind::Unknown => "unknown",
    }
}
