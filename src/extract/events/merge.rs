use super::clause::span_of;
use super::context::Context;
use super::draft::Draft;
use super::when::{agree, uncertain, width};
use crate::model::{Certainty, Edtf, Event, EventStatus};
use std::collections::BTreeMap;

/// How many events of one noun a mention is compared with: bounds the work in a text of one phrase repeated.
const LOOK_BACK: usize = 32;

/// Drafts of one happening become one event, in order of their first mention. A mention without a date joins the
/// last event that its noun and names fit; alone it stays only when it has a name.
pub(super) fn merge(context: &Context<'_, '_>, mut drafts: Vec<Draft>) -> Vec<Event> {
    drafts.sort_by_key(|draft| (draft.tokens.start, draft.tokens.end));
    let mut merged: Vec<Merged> = Vec::new();
    // A mention can stand before the phrase that dates it (a headline), so the dated ones come first.
    let (dated, undated): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| draft.date.is_some());
    let mut by_noun: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for draft in dated.into_iter().chain(undated) {
        let alike = by_noun.entry(draft.noun).or_default();
        let near = if draft.noun.is_empty() { 0 } else { LOOK_BACK };
        let fitting = alike.iter().rev().take(near).copied().filter(|at| merged[*at].fits(&draft));
        match fitting.max_by_key(|at| merged[*at].last_before(draft.tokens.start)) {
            Some(same) => merged[same].take(draft),
            None if draft.date.is_some() || draft.can_stand_undated() => {
                alike.push(merged.len());
                merged.push(Merged::new(draft));
            }
            None => {}
        }
    }
    let mut events: Vec<Event> = merged.into_iter().filter_map(|m| m.event(context)).collect();
    events.sort_by_key(|event| event.spans.first().copied());
    events
}

struct Merged {
    first: Draft,
    others: Vec<Draft>,
    /// Where it is mentioned, in text order.
    mentioned: Vec<usize>,
}

impl Merged {
    fn new(first: Draft) -> Self {
        Merged { mentioned: vec![first.tokens.start], first, others: Vec::new() }
    }

    /// The last mention before token `i`: the nearer an event was told of, the likelier `the summit` is it.
    fn last_before(&self, i: usize) -> Option<usize> {
        self.mentioned.partition_point(|at| *at < i).checked_sub(1).map(|n| self.mentioned[n])
    }

    fn fits(&self, draft: &Draft) -> bool {
        let names = |a: &[String], b: &[String]| a.is_empty() || b.is_empty() || a.iter().any(|name| b.contains(name));
        if self.first.kind != draft.kind || !names(&self.first.names, &draft.names) {
            return false;
        }
        // `the summit in Vienna` is none that was told of without a place.
        let known = draft.names.iter().all(|name| self.first.names.contains(name));
        match (self.first.date, draft.date) {
            (Some(a), Some(b)) => agree(a, b) || self.may_be_the_same_vote(draft, a, b),
            (Some(_), None) | (None, None) if !known => false,
            (Some(_), None) | (None, None) => draft.definite,
            (None, Some(_)) => false,
        }
    }

    /// `Tuesday’s primary` is read a week back, `the primary will be held on Tuesday` a week on: of one name there
    /// is one.
    fn may_be_the_same_vote(&self, draft: &Draft, a: Edtf, b: Edtf) -> bool {
        const HELD_ONCE: &[&str] = &["primary", "caucus", "election", "by-election", "referendum", "inauguration"];
        let day = |date: Edtf| date.as_day().is_some().then(|| date.days().and_then(|days| days.first))?;
        let named = draft.names.iter().any(|name| self.first.names.contains(name));
        let week = day(a).zip(day(b)).is_some_and(|(a, b)| a.abs_diff(b) == 7);
        named && week && HELD_ONCE.contains(&draft.noun)
    }

    fn take(&mut self, draft: Draft) {
        if let (Some(a), Some(b)) = (self.first.date, draft.date)
            && !agree(a, b)
        {
            // What is still to come is said so; a past is only assumed.
            let later = if a.days().map(|d| d.first) < b.days().map(|d| d.first) { b } else { a };
            self.first.date = Some(uncertain(later));
            if draft.date == Some(later) {
                self.first.status = draft.status;
            }
        }
        // The narrower of two dates that agree, and the title that names more.
        if let (Some(a), Some(b)) = (self.first.date, draft.date)
            && agree(a, b)
            && width(b) < width(a)
        {
            self.first.date = draft.date;
        }
        if draft.names.len() > self.first.names.len() {
            self.first.title.clone_from(&draft.title);
        }
        for (mine, theirs) in [(&mut self.first.names, &draft.names), (&mut self.first.places, &draft.places)] {
            for name in theirs {
                if !mine.contains(name) {
                    mine.push(name.clone());
                }
            }
        }
        let at = self.mentioned.partition_point(|at| *at < draft.tokens.start);
        self.mentioned.insert(at, draft.tokens.start);
        self.others.push(draft);
    }

    fn event(self, context: &Context<'_, '_>) -> Option<Event> {
        let page = context.page;
        let all = || std::iter::once(&self.first).chain(&self.others);
        let mut spans: Vec<_> = all().filter_map(|draft| span_of(page, draft.tokens.clone())).collect();
        spans.sort_unstable();
        if spans.is_empty() || self.first.title.is_empty() {
            return None;
        }
        let mut participants: Vec<String> = Vec::new();
        let clauses = all().filter_map(|draft| {
            let whole = if draft.noun.is_empty() { draft.tokens.clone() } else { context.clause(draft.tokens.start) };
            span_of(page, whole)
        });
        // Whom a pronoun meant is named in the title alone.
        let titled = context.speakers.iter().filter(|s| s.kind.is_named() && self.first.title.starts_with(&s.name));
        let leading: Vec<String> = titled.map(|speaker| speaker.name.clone()).take(1).collect();
        participants.extend(leading);
        for name in clauses.flat_map(|span| context.people_in(span)) {
            if !participants.contains(&name) && !self.first.places.contains(&name) {
                participants.push(name);
            }
        }
        let mut reasons = vec![self.first.reason.clone()];
        if !self.others.is_empty() {
            reasons.push(format!("{} mentions are read as one event", spans.len()).into());
        }
        let status = self.first.status;
        let certainty = match (self.first.date, status) {
            (None, _) => 50,
            (Some(_), EventStatus::Claimed | EventStatus::Hypothetical) => 60,
            (Some(_), _) if self.first.noun.is_empty() => 70,
            (Some(_), _) => 85,
        };
        Some(Event {
            title: self.first.title,
            kind: self.first.kind,
            status,
            date: self.first.date,
            statements: context.statements_at(&spans),
            spans,
            participants,
            places: self.first.places,
            certainty: Certainty(certainty),
            reasons,
        })
    }
}
