use super::part::Part;
use super::{EventRow, placed};
use crate::project::{EventKey, EventPlace};
use std::collections::BTreeMap;
use std::sync::Arc;

/// More merges after one another than any person makes.
const LONGEST_CHAIN: usize = 32;

/// Lays what a person joined over `events`, which are in order of their keys. A merge with what is not there any more
/// waits, and the event stands for itself.
pub(super) fn join(events: &mut [Arc<EventRow>], parts: &[Arc<Part>]) {
    let mut into: BTreeMap<EventKey, EventKey> = BTreeMap::new();
    for part in parts {
        let inputs = &part.cast.inputs;
        for (index, place) in part.cast.placed.events.iter().enumerate() {
            let decision = place.and_then(|place| inputs.decisions.as_ref()?.events.get(place as usize));
            if let Some(target) = decision.and_then(|decision| key_at(parts, decision.same_as.as_ref()?)) {
                into.insert(EventKey { article: inputs.id, index: index as u32 }, target);
            }
        }
        for event in inputs.decisions.iter().flat_map(|decisions| &decisions.added) {
            if let Some(target) = event.same_as.as_ref().and_then(|place| key_at(parts, place)) {
                into.insert(EventKey::of_added(inputs.id, event.number), target);
            }
        }
    }
    for key in into.keys().copied() {
        let mut target = key;
        for _ in 0..LONGEST_CHAIN {
            target = into.get(&target).copied().unwrap_or(target);
        }
        // A ring leads nowhere.
        if target == key || into.contains_key(&target) {
            continue;
        }
        let place = |key: EventKey| events.binary_search_by_key(&key, |row| row.key).ok();
        let (Some(from), Some(to)) = (place(key), place(target)) else { continue };
        let statements = events[from].statements.clone();
        Arc::make_mut(&mut events[from]).merged_into = Some(target);
        let stays = Arc::make_mut(&mut events[to]);
        stays.merged.push(key);
        stays.statements.extend(statements);
    }
}

fn key_at(parts: &[Arc<Part>], place: &EventPlace) -> Option<EventKey> {
    let EventPlace::Found { article, anchor } = place else { return place.added() };
    let part = parts.binary_search_by_key(article, |part| part.cast.inputs.id).ok()?;
    let inputs = &parts[part].cast.inputs;
    let index = placed::event_at(&inputs.article, inputs.analysis.as_ref()?, anchor)?;
    Some(EventKey { article: *article, index: index as u32 })
}
