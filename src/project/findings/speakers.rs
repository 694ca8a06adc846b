use super::SpeakerRow;
use super::cast::{Cast, joined};
use super::folded::Folded;
use super::part::{Part, date_text};
use super::tally::{Dates, Tally};
use crate::model::SpeakerKind;
use crate::project::{SpeakerDecision, SpeakerKey};
use imbl::OrdMap;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Who a speaker of one article is in the whole project, after merges and renamings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resolved {
    pub key: SpeakerKey,
    pub name: Arc<str>,
    pub kind: SpeakerKind,
}

/// Says of every speaker who they are. Only looked up, never walked through: its order is by chance.
pub(super) struct Resolver {
    resolved: HashMap<SpeakerKey, Arc<Resolved>>,
}

impl Resolver {
    /// `joins` leads from a speaker to the one whom the engine takes them for.
    pub fn new(
        casts: &[Arc<Cast>],
        decisions: &OrdMap<SpeakerKey, SpeakerDecision>,
        joins: &HashMap<SpeakerKey, SpeakerKey>,
    ) -> Resolver {
        // A speaker is called as the first article that has them calls them; what a person once picked from
        // the table counts only where no article has them.
        let mut members: HashMap<&SpeakerKey, (&Arc<str>, SpeakerKind)> = HashMap::new();
        for found in [true, false] {
            for member in casts.iter().flat_map(|cast| &cast.members).filter(|member| member.found == found) {
                members.entry(&member.key).or_insert((&member.name, member.kind));
            }
        }
        let mut canonical: HashMap<&SpeakerKey, Arc<Resolved>> = HashMap::new();
        let mut resolved = HashMap::with_capacity(members.len());
        for member in casts.iter().flat_map(|cast| &cast.members) {
            if resolved.contains_key(&member.key) {
                continue;
            }
            let key = end_of(&member.key, decisions, joins);
            let one = canonical.entry(key).or_insert_with(|| {
                let decision = decisions.get(key);
                let (name, kind) = members.get(key).copied().unwrap_or((&member.name, member.kind));
                let chosen = decision.and_then(|d| d.name.as_deref());
                Arc::new(Resolved {
                    key: key.clone(),
                    name: chosen.map_or_else(|| name.clone(), Arc::from),
                    kind: decision.and_then(|d| d.kind).unwrap_or(kind),
                })
            });
            resolved.insert(member.key.clone(), one.clone());
        }
        Resolver { resolved }
    }

    pub fn of(&self, key: &SpeakerKey) -> Option<&Arc<Resolved>> {
        self.resolved.get(key)
    }

    /// The members of `cast`, in their order.
    pub fn all_of(&self, cast: &Cast) -> Vec<Arc<Resolved>> {
        cast.members.iter().filter_map(|member| self.resolved.get(&member.key).cloned()).collect()
    }
}

/// Who `key` is after the merges of persons and the joins of the engine.
fn end_of<'a>(
    key: &'a SpeakerKey,
    decisions: &'a OrdMap<SpeakerKey, SpeakerDecision>,
    joins: &'a HashMap<SpeakerKey, SpeakerKey>,
) -> &'a SpeakerKey {
    let mut end = merged_into(key, decisions);
    let mut seen = vec![end];
    while let Some(next) = joins.get(end) {
        end = merged_into(next, decisions);
        if seen.contains(&end) {
            return seen[0];
        }
        seen.push(end);
    }
    end
}

/// The end of the chain of merges that starts at `key`.
pub(super) fn merged_into<'a>(
    key: &'a SpeakerKey,
    decisions: &'a OrdMap<SpeakerKey, SpeakerDecision>,
) -> &'a SpeakerKey {
    let mut end = key;
    // A file made by hand may hold a ring: no chain is longer than there are decisions.
    for _ in 0..=decisions.len() {
        match decisions.get(end).and_then(|decision| decision.merged_into.as_ref()) {
            Some(next) => end = next,
            None => return end,
        }
    }
    key
}

/// What is gathered for one row of the table of speakers.
struct Gathered<'a> {
    speaker: &'a Arc<Resolved>,
    roles: Vec<&'a str>,
    aliases: Vec<&'a str>,
    articles: u32,
    forms: [u32; 3],
    statements: Vec<u32>,
    dates: Dates,
}

/// The rows of all speakers, by name; those who only are mentioned have no statements.
pub(super) fn speaker_rows(
    parts: &[Arc<Part>],
    decisions: &OrdMap<SpeakerKey, SpeakerDecision>,
    joins: &HashMap<SpeakerKey, SpeakerKey>,
) -> Vec<Arc<SpeakerRow>> {
    let mut places: HashMap<&SpeakerKey, usize> = HashMap::new();
    let mut all: Vec<Gathered> = Vec::new();
    let mut before = 0;
    for part in parts {
        let here: Vec<usize> = part
            .speakers
            .iter()
            .map(|speaker| {
                *places.entry(&speaker.key).or_insert_with(|| {
                    all.push(Gathered::new(speaker));
                    all.len() - 1
                })
            })
            .collect();
        for (member, &place) in part.cast.members.iter().zip(&here) {
            all[place].roles.push(&member.role);
            all[place].aliases.push(&member.name);
            all[place].aliases.extend(member.aliases.iter().map(|alias| &**alias));
        }
        let mut speaking: Vec<usize> = Vec::new();
        for (tally, &place) in part.tallies.iter().zip(&here).filter(|(tally, _)| !tally.statements.is_empty()) {
            all[place].add(before, tally);
            // Two members may be one speaker by a merge.
            if !speaking.contains(&place) {
                speaking.push(place);
                all[place].articles += 1;
            }
        }
        before += part.statements.len() as u32;
    }
    let merged = merged_speakers(parts, decisions, joins);
    let mut rows: Vec<Arc<SpeakerRow>> = all
        .into_iter()
        .map(|gathered| {
            let merged = merged.get(&gathered.speaker.key).cloned().unwrap_or_default();
            Arc::new(gathered.into_row(merged))
        })
        .collect();
    rows.sort_by(|a, b| a.folded.column(0).cmp(b.folded.column(0)).then_with(|| a.key.cmp(&b.key)));
    rows
}

/// For each speaker, those merged into them, called as the first article that has them calls them.
fn merged_speakers<'a>(
    parts: &[Arc<Part>],
    decisions: &'a OrdMap<SpeakerKey, SpeakerDecision>,
    joins: &'a HashMap<SpeakerKey, SpeakerKey>,
) -> BTreeMap<&'a SpeakerKey, Vec<(SpeakerKey, Arc<str>)>> {
    let keys: BTreeSet<&SpeakerKey> = decisions.keys().chain(joins.keys()).collect();
    let ends = keys.into_iter().map(|key| (key, end_of(key, decisions, joins)));
    let gone: Vec<_> = ends.filter(|(key, end)| key != end).collect();
    let mut names: BTreeMap<&SpeakerKey, Option<&Arc<str>>> = gone.iter().map(|(key, _)| (*key, None)).collect();
    if !names.is_empty() {
        for member in parts.iter().flat_map(|part| &part.cast.members) {
            if let Some(name) = names.get_mut(&member.key) {
                name.get_or_insert(&member.name);
            }
        }
    }
    let mut merged: BTreeMap<&SpeakerKey, Vec<(SpeakerKey, Arc<str>)>> = BTreeMap::new();
    for (key, end) in gone {
        let name = names.get(key).copied().flatten().unwrap_or(key.folded_name());
        merged.entry(end).or_default().push((key.clone(), name.clone()));
    }
    merged
}

impl<'a> Gathered<'a> {
    fn new(speaker: &'a Arc<Resolved>) -> Self {
        Gathered {
            speaker,
            roles: Vec::new(),
            aliases: Vec::new(),
            articles: 0,
            forms: [0; 3],
            statements: Vec::new(),
            dates: Dates::default(),
        }
    }

    fn add(&mut self, before: u32, tally: &Tally) {
        self.statements.extend(tally.statements.iter().map(|place| before + place));
        for (sum, count) in self.forms.iter_mut().zip(tally.forms) {
            *sum += count;
        }
        self.dates.include(tally.dates);
    }

    fn into_row(mut self, merged: Vec<(SpeakerKey, Arc<str>)>) -> SpeakerRow {
        // Members of one article that a merge made one came one after the other.
        self.statements.sort_unstable();
        let Dates { first, last, .. } = self.dates;
        let name = &self.speaker.name;
        let role = joined(self.roles.into_iter());
        let aliases = joined(self.aliases.into_iter().filter(|alias| **alias != **name));
        let rest = format!("{} {aliases}", self.speaker.kind.word());
        SpeakerRow {
            key: self.speaker.key.clone(),
            name: name.clone(),
            kind: self.speaker.kind,
            direct: self.forms[0],
            mixed: self.forms[1],
            indirect: self.forms[2],
            articles: self.articles,
            first,
            last,
            first_text: date_text(first),
            last_text: date_text(last),
            statements: self.statements,
            merged,
            folded: Folded::new([name, &role, &rest]),
            role: role.into(),
            aliases: aliases.into(),
        }
    }
}
