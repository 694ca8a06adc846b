//! A clause that tells a happening: its subject, its verbs, and what a date beside them makes of it.

use super::actions::PUBLISHED;
use super::clause::{is_any, is_name, is_one_of, is_preposition, sentence_of};
use super::context::Context;
use super::draft::{Draft, as_told, begins_after_publication, status_of};
use super::predicate::{Predicate, Tense, heads_clause, is_verb_form};
use super::subject::{OWNERS, Subject, subject};
use super::title::{Title, title};
use super::when::Lead;
use crate::extract::tag::Xpos;
use crate::lexicon::{OccasionClass, occasion};
use crate::model::{Bound, Edtf, EventKind, Point};
use crate::text::TokenKind;
use std::ops::Range;

/// What can go on until a date.
const LASTS: &str = "closed cancelled canceled suspended banned shut postponed delayed blocked extended barred halted \
    jailed detained stay stays stayed run runs ran continue continues continued last lasted serve served serves";
/// `the first time since 2018`: the date measures a rank.
const RANKED: &str = "first worst best most only lowest highest biggest largest greatest least";
/// With an occasion as subject they say that it takes place.
const TAKES_PLACE: &str = "held place took takes take expected scheduled due set planned opened opens open began \
    begins begin started starts start ended ends end";

/// A clause that tells a happening.
pub(super) struct Told {
    subject: Subject,
    pub(super) predicate: Predicate,
    clause: Range<usize>,
}

impl Told {
    /// The clause that the words at `at` date: the one whose verb stands nearest before, else the first after.
    pub(super) fn find(context: &Context<'_, '_>, at: &Range<usize>) -> Option<Told> {
        let page = context.page;
        let sentence = sentence_of(page, at.start);
        let clause = context.clause(at.start);
        let edge = at.start.min(clause.end);
        if let Some(verb) = (clause.start..edge).rev().find(|i| heads_clause(page, *i)) {
            return Told::of(context, verb, clause, sentence.start);
        }
        let verb = (at.end..clause.end).find(|i| heads_clause(page, *i))?;
        let opens = edge <= clause.start + 2;
        let beside = verb <= at.end + 3 && !(at.end..verb).any(|i| page.tokens()[i].kind == TokenKind::Comma);
        let another = (at.end..verb).any(|i| context.when_at(i).is_some());
        if !(opens || beside) || another {
            return None;
        }
        Told::of(context, verb, clause, sentence.start)
    }

    /// What the finite verb at `verb` tells, with a subject not before token `sentence`.
    pub(super) fn of(context: &Context<'_, '_>, verb: usize, clause: Range<usize>, sentence: usize) -> Option<Told> {
        let page = context.page;
        let predicate = Predicate::read(context, verb, &clause)?;
        let start = predicate.tokens.start;
        let joined = start.checked_sub(1).filter(|i| *i > clause.start && is_any(page.word(*i), &["and", "or", "but"]));
        // `resigned and left`: the subject stands before the first verb.
        let subject = match joined.and_then(|i| (clause.start..i).rev().find(|i| heads_clause(page, *i))) {
            Some(first) => {
                let first = Predicate::read(context, first, &clause).map_or(first, |p| p.tokens.start);
                subject(context, first, sentence)?
            }
            None => subject(context, start, sentence)?,
        };
        (!context.is_unreal(verb)).then_some(Told { subject, predicate, clause })
    }

    /// Whether a participle nearer to the date at `edge` than the verb has it for its own: `charged with closing
    /// the port in May`.
    pub(super) fn leaves_date_to_participle(&self, context: &Context<'_, '_>, edge: usize) -> bool {
        const GOES_ON: &str = "began begin begins started start starts kept stopped finished";
        let page = context.page;
        let from = self.predicate.tokens.end;
        let near = (from..edge).rev().take(25).find(|i| is_verb_form(page, *i) || heads_clause(page, *i));
        let Some(near) = near else { return false };
        let before = near - 1;
        let comma = |i: usize| page.tokens()[i].kind == TokenKind::Comma;
        let after_noun = page.tags[before].is_noun();
        let after_preposition = is_preposition(page.word(before)) && !is_any(page.word(before), &["by"]);
        let goes_on = is_one_of(page.word(self.predicate.main), GOES_ON);
        // `has erred twice, voting for Brask in 1908`
        let apart = comma(before) && !(near..edge).any(comma);
        let in_phrase = context.phrases.noun_phrase_at(near).is_some();
        match page.tags[near].xpos {
            Xpos::Vbn => after_noun || comma(before),
            Xpos::Vbg => !in_phrase && !goes_on && (after_noun || after_preposition || before < from || apart),
            _ => false,
        }
    }

    /// The event, dated by the words at `at`.
    pub(super) fn draft(
        self,
        context: &Context<'_, '_>,
        at: &Range<usize>,
        date: Edtf,
        lead: Lead,
        reason: String,
    ) -> Option<Draft> {
        let page = context.page;
        let tense = self.predicate.tense;
        let date = self.lasting(context, at, date, lead)?;
        // A past that is still to come, a present that is over: the date is not that of the verb.
        let early = begins_after_publication(context, date) && tense == Tense::Past && self.predicate.tokens.len() == 1;
        let late = context.is_over(date) && tense == Tense::Present && !context.in_headline(self.predicate.main);
        if lead == Lead::At && (early || late) {
            return None;
        }
        if let Some(held) = self.held(context, date, &reason) {
            return Some(held);
        }
        let published = self.predicate.tokens.clone().any(|i| is_any(page.word(i), PUBLISHED));
        let kind = match date {
            _ if published => EventKind::Publication,
            Edtf::Interval(..) => EventKind::Period,
            _ => EventKind::Action,
        };
        let (name, head_end, end) = self.title(context, at);
        let whole = self.subject.tokens.start.min(self.predicate.tokens.start)..head_end;
        let status = status_of(context, &self.clause, &whole, Some(date), tense, lead);
        Some(Draft {
            title: name,
            status: as_told(context, &self.predicate.tokens, status),
            noun: "",
            kind,
            date: Some(date),
            definite: false,
            names: Vec::new(),
            places: context.places_in(whole.start..end),
            tokens: whole,
            reason: reason.into(),
        })
    }

    /// What it is called, where the words before the date end, and where those after it end.
    fn title(&self, context: &Context<'_, '_>, at: &Range<usize>) -> (String, usize, usize) {
        let verbs = self.predicate.tokens.clone();
        let head_end = if at.start > verbs.start { at.start } else { self.tail_end(context, verbs.end) };
        let head_end = head_end.max(verbs.end);
        let mut name = Title::new(&self.subject);
        name = match &self.subject.object {
            Some(object) => {
                name.rest(context, verbs.clone()).noun(context, object.clone()).rest(context, verbs.end..head_end)
            }
            None => name.rest(context, verbs.start..head_end),
        };
        // `is expected to unveil on Monday a new ad`
        let object_follows = context.phrases.noun_phrase_from(at.end).is_some_and(|phrase| phrase.tokens.len() > 1);
        let cut_short = at.start == verbs.end && at.end < self.clause.end && object_follows;
        let mut end = head_end;
        if cut_short || at.start >= verbs.end && self.goes_on(context, at.end) {
            end = self.tail_end(context, at.end);
            name = name.tail(context, at.end..end);
        }
        (name.build(), head_end, end)
    }

    /// What the words before the date make of it, when the verb allows it.
    fn lasting(&self, context: &Context<'_, '_>, at: &Range<usize>, date: Edtf, lead: Lead) -> Option<Edtf> {
        let page = context.page;
        let group = self.predicate.tokens.clone();
        let point = |make: fn(Point) -> Edtf| match date {
            Edtf::At(point) => Some(make(point)),
            _ => None,
        };
        let perfect = self.predicate.tense == Tense::Perfect
            || group.len() > 1 && group.clone().any(|i| is_any(page.word(i), &["had", "’d", "'d"]));
        match lead {
            Lead::At | Lead::Lasting => Some(date),
            Lead::From if self.predicate.tense == Tense::Ahead || begins_after_publication(context, date) => Some(date),
            Lead::From => point(|from| Edtf::Interval(Bound::At(from), Bound::Open)),
            Lead::Since => {
                let ranked = (at.start.saturating_sub(7)..at.start).any(|i| is_one_of(page.word(i), RANKED));
                (perfect && !ranked).then(|| point(|from| Edtf::Interval(Bound::At(from), Bound::Open)))?
            }
            Lead::Until => is_one_of(page.word(self.predicate.main), LASTS)
                .then(|| point(|to| Edtf::Interval(Bound::Open, Bound::At(to))))?,
            Lead::By => (self.predicate.tense != Tense::Present)
                .then(|| point(|to| Edtf::Within(Bound::Open, Bound::At(to))))?,
        }
    }

    /// Whether what follows the date says more of the same: `on Friday to close the port`, `last summer at a pier`.
    fn goes_on(&self, context: &Context<'_, '_>, from: usize) -> bool {
        let page = context.page;
        from < self.clause.end && (is_preposition(page.word(from)) || is_any(page.word(from), &["to", "after"]))
    }

    /// Where the words from `from` on stop telling of this happening.
    pub(super) fn tail_end(&self, context: &Context<'_, '_>, from: usize) -> usize {
        let page = context.page;
        let end = self.clause.end.min(from + 30);
        let stops = |i: &usize| {
            let joins = is_any(page.word(*i), &["and", "but"]) && !context.lists_names(*i);
            page.tokens()[*i].kind == TokenKind::Comma && !self.is_aside(context, *i)
                || *i > from && (joins || context.opens(*i) || heads_clause(page, *i))
                || context.when_at(*i).is_some_and(|when| {
                    let phrase = context.phrases.noun_phrase_at(*i);
                    when.date.is_none() && phrase.is_none_or(|phrase| phrase.tokens.start >= when.tokens.start)
                })
        };
        let stop = (from..end).find(stops).unwrap_or(end);
        let kind = page.tokens().get(stop).map(|t| t.kind);
        if stop < end && heads_clause(page, stop) {
            // `in terms she understood`: a clause without a pronoun begins before its verb.
            return context.phrases.noun_phrase_ending(stop).map_or(stop, |phrase| phrase.tokens.start.max(from));
        }
        if kind == Some(TokenKind::Mark) {
            // `to end “the regime”`: half a phrase says nothing.
            let edge = (from..stop).rev().find(|i| is_preposition(page.word(*i)) || is_any(page.word(*i), &["to"]));
            return edge.unwrap_or(from);
        }
        stop
    }

    /// `voted, seven to four, to close the port`: at either comma.
    fn is_aside(&self, context: &Context<'_, '_>, comma: usize) -> bool {
        let page = context.page;
        let is_comma = |i: usize| page.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Comma);
        let plain = |mut range: Range<usize>| range.all(|i| !heads_clause(page, i) && !context.opens(i));
        let goes_on = |i: usize| is_any(page.word(i + 1), &["to", "that"]);
        let close = (comma + 1..comma + 7).find(|i| is_comma(*i));
        let open = (comma.saturating_sub(6)..comma).rev().find(|i| is_comma(*i));
        close.is_some_and(|close| goes_on(close) && plain(comma + 1..close))
            || open.is_some_and(|open| goes_on(comma) && plain(open + 1..comma) && open >= self.predicate.main)
    }

    /// `The hearing is expected in November`: the subject names an occasion, the verb says that it takes place.
    fn held(&self, context: &Context<'_, '_>, date: Edtf, reason: &str) -> Option<Draft> {
        let page = context.page;
        let first = context.phrases.noun_phrase_at(self.subject.tokens.start)?;
        let last = first.tokens.end.min(self.subject.tokens.end).checked_sub(1)?;
        let noun =
            occasion(page.word(last), "").or_else(|| occasion(page.word(last.checked_sub(1)?), page.word(last)))?;
        let told = is_one_of(page.word(self.predicate.main), TAKES_PLACE);
        if noun.class != OccasionClass::Occasion || !told || is_any(page.word(self.subject.tokens.start), OWNERS) {
            return None;
        }
        let tokens = self.subject.tokens.clone();
        let bare = tokens.start + usize::from(is_any(page.word(tokens.start), &["a", "an", "the", "this", "that"]));
        let names = (bare..tokens.end).filter(|i| is_name(page, *i)).map(|i| page.word(i).to_lowercase());
        let whole = tokens.start..self.predicate.tokens.end;
        Some(Draft {
            title: title(&super::title::words_without(context, bare..tokens.end)),
            status: status_of(context, &self.clause, &whole, Some(date), self.predicate.tense, Lead::At),
            noun: noun.name,
            kind: EventKind::Occasion,
            date: Some(date),
            definite: true,
            names: names.collect(),
            places: context.places_in(tokens),
            tokens: whole,
            reason: reason.to_owned().into(),
        })
    }
}
