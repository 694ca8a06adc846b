use crate::project::{Findings, SpeakerKey};
use crate::widgets::palette::{HUES, Palette, SpeakerSign, SpeakerTint};
use std::collections::BTreeMap;

/// Which speaker has which tint, in all views alike.
///
/// Speakers are numbered in the order in which they first speak, so that those of one article differ; a
/// speaker keeps the number while the project is open.
#[derive(Debug, Default)]
pub struct SpeakerTints {
    revision: Option<u64>,
    numbers: BTreeMap<SpeakerKey, usize>,
}

impl SpeakerTints {
    /// Numbers the speakers that are new in `findings`.
    pub fn update(&mut self, findings: &Findings) {
        if self.revision.replace(findings.revision) == Some(findings.revision) {
            return;
        }
        if findings.articles.is_empty() {
            self.numbers.clear();
        }
        let mut new: Vec<_> = findings.speakers.iter().filter(|row| !self.numbers.contains_key(&row.key)).collect();
        new.sort_by_key(|row| row.statements.first().copied().unwrap_or(u32::MAX));
        for row in new {
            self.numbers.insert(row.key.clone(), self.numbers.len());
        }
    }

    /// The tint of `speaker`; nobody known has the quiet last one.
    pub fn of(&self, speaker: Option<&SpeakerKey>, palette: &Palette) -> SpeakerTint {
        palette.speaker(self.number(speaker))
    }

    /// The number of that tint in the palette.
    pub fn number(&self, speaker: Option<&SpeakerKey>) -> usize {
        let number = speaker.and_then(|key| self.numbers.get(key));
        // The last hue is kept for the unknown; each round through the others has a sign of its own.
        number.map_or(HUES - 1, |number| number % (HUES - 1) + number / (HUES - 1) % SpeakerSign::ALL.len() * HUES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::palette::LIGHT;

    #[test]
    fn the_unknown_have_a_tint_of_their_own() {
        let mut tints = SpeakerTints::default();
        for name in 0..30 {
            tints.numbers.insert(SpeakerKey::Named(name.to_string().into()), name);
        }
        let unknown = tints.of(None, &LIGHT);
        assert!(tints.numbers.keys().all(|key| tints.of(Some(key), &LIGHT).mark != unknown.mark));
        let all: std::collections::BTreeSet<usize> = tints.numbers.keys().map(|key| tints.number(Some(key))).collect();
        assert_eq!(all.len(), 30, "no two of thirty look alike");
    }
}
