use crate::project::{Findings, SpeakerKey};
use crate::widgets::palette::{HUES, Palette, SpeakerSign, SpeakerTint};
use std::collections::BTreeMap;

/// Which speaker has which tint, in all views alike.
///
/// As long as the tints suffice, each speaker has one alone, given in the order in which they first speak. With more
/// speakers, those who say most have theirs to themselves as far as it goes. A speaker keeps the tint while the
/// project is open, unless it grows to many times as many speakers.
#[derive(Debug, Default)]
pub struct SpeakerTints {
    revision: Option<u64>,
    /// Below [`TINTS`].
    numbers: BTreeMap<SpeakerKey, usize>,
    /// How many speakers there were when all tints were given anew.
    begun_with: usize,
}

/// The last hue is kept for the unknown.
const KNOWN: usize = HUES - 1;
/// Each round through the others has a sign of its own.
const TINTS: usize = KNOWN * SpeakerSign::ALL.len();

impl SpeakerTints {
    /// Numbers the speakers that are new in `findings`.
    pub fn update(&mut self, findings: &Findings) {
        if self.revision.replace(findings.revision) == Some(findings.revision) {
            return;
        }
        if findings.articles.is_empty() {
            self.numbers.clear();
        }
        let many = findings.speakers.len() > TINTS;
        if many && findings.speakers.len() > 2 * self.begun_with {
            self.numbers.clear();
            self.begun_with = findings.speakers.len();
        }
        let mut new: Vec<_> = findings.speakers.iter().filter(|row| !self.numbers.contains_key(&row.key)).collect();
        new.sort_by_key(|row| {
            let much = if many { row.count() } else { 0 };
            (std::cmp::Reverse(much), row.statements.first().copied().unwrap_or(u32::MAX))
        });
        // How much is said in each tint.
        let mut said = [0_u32; TINTS];
        for row in &findings.speakers {
            if let Some(number) = self.numbers.get(&row.key) {
                said[*number] += 1 + row.count();
            }
        }
        for row in new {
            let least = (0..TINTS).min_by_key(|number| (said[*number], *number)).unwrap_or_default();
            said[least] += 1 + row.count();
            self.numbers.insert(row.key.clone(), least);
        }
    }

    /// The tint of `speaker`; nobody known has the quiet last one.
    pub fn of(&self, speaker: Option<&SpeakerKey>, palette: &Palette) -> SpeakerTint {
        palette.speaker(self.number(speaker))
    }

    /// The number of that tint in the palette.
    pub fn number(&self, speaker: Option<&SpeakerKey>) -> usize {
        let number = speaker.and_then(|key| self.numbers.get(key));
        number.map_or(KNOWN, |number| number % KNOWN + number / KNOWN * HUES)
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
