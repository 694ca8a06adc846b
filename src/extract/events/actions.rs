//! Finite clauses with a date of their own: `Finch resigned in May 2019`.

use super::clause::{clause, is_any, is_finite, is_name, opens_clause, sentence_of, span_of};
use super::context::{Context, dates};
use super::draft::{Draft, as_told, status};
use super::title::{title, words};
use crate::extract::tag::Xpos;
use crate::lexicon::{OccasionClass, occasion};
use crate::model::{Edtf, EventKind, TimeExpression};
use crate::text::TokenKind;
use std::ops::Range;

const PRONOUNS: &[&str] =
    &["he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "there", "one", "what"];
const OWNERS: &[&str] = &["his", "her", "their", "its", "our", "my", "your"];
/// A letter that is dated did not happen; what is said is a statement.
const NO_ACTION: &[&str] = &["said", "says", "say", "told", "tells", "added", "saying", "dated"];
const PUBLISHED: &[&str] = &["published", "released", "publish", "releases", "publishes"];
const HELPERS: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did"];
const MODALS: &[&str] = &["will", "would", "shall", "should", "may", "might", "can", "could", "must"];

/// One draft for each clause that a time expression dates, unless an occasion of `occasions` holds that
/// expression already; and one for each clause that happens at a dated occasion.
pub(super) fn actions(context: &Context<'_, '_>, occasions: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for time in context.times.iter().filter(|time| dates(time) && !context.is_head_matter(time.span)) {
        let tokens = context.page.segments.tokens_in(time.span);
        let taken = occasions.partition_point(|draft| draft.tokens.end <= tokens.start);
        if occasions.get(taken).is_some_and(|draft| draft.tokens.start < tokens.end) {
            continue;
        }
        found.extend(time.date.and_then(|date| dated(context, time, tokens, date)));
    }
    for (setting, date) in super::occasions::settings(context, occasions) {
        let at = setting.tokens.start - 1;
        let reason = format!("it happened at “{}”", words(context.page, setting.tokens.clone()));
        found.extend(before(context, at).and_then(|clause| clause.draft(context, at, date, reason)));
    }
    found
}

fn dated(context: &Context<'_, '_>, time: &TimeExpression, tokens: Range<usize>, date: Edtf) -> Option<Draft> {
    let page = context.page;
    let lead = tokens.start.checked_sub(1).map_or("", |i| page.word(i));
    let framed = is_any(lead, &["on", "in", "at", "during", "early", "late"]);
    let follows = page.tokens().get(tokens.end).filter(|t| t.kind == TokenKind::Word);
    // `a January report`, `the 2018 levels`, `since 2018`: the time belongs to something else.
    let owned = is_any(lead, &["the", "a", "an", "’s", "'s", "his", "her", "their", "its"]);
    let other = is_any(
        lead,
        &[
            "since", "until", "till", "by", "from", "between", "before", "after", "of", "for", "than", "to", "and",
            "or", "through", "as",
        ],
    );
    let noun_follows =
        follows.is_some() && framed && context.can_be_noun(tokens.end) && is_noun_tag(context, tokens.end);
    let ahead = is_any(lead, &["for"])
        && tokens.start > 1
        && is_any(page.word(tokens.start - 2), &["scheduled", "set", "planned", "slated"]);
    let edge = tokens.start - usize::from(framed || ahead);
    // `in March this year`: the first has dated the clause.
    let again = edge.checked_sub(1).is_some_and(|i| context.time_at(i).is_some());
    if owned || (other && !ahead) || noun_follows || again {
        return None;
    }
    let reason = format!("“{}” dates the clause", time.span.slice(page.text));
    if let Some(participle) = participle(context, edge) {
        return appeared(context, participle, date, reason);
    }
    match before(context, edge) {
        Some(clause) => clause.draft(context, edge, date, reason),
        None => after(context, tokens.end, edge)?.framed(context, date, reason),
    }
}

/// A participle after its noun, before `edge` and nearer than any verb: `a report published in May`.
fn participle(context: &Context<'_, '_>, edge: usize) -> Option<usize> {
    let page = context.page;
    let sentence = sentence_of(page, edge.checked_sub(1)?);
    let near = (sentence.start + 1..edge).rev().take(8).find(|i| is_verb_form(context, *i) || is_finite(page, *i))?;
    let of_noun = page.tags.get(near).is_some_and(|tag| matches!(tag.xpos, Xpos::Vbn | Xpos::Vbg));
    let before = near - 1;
    let noun = is_noun_tag(context, before) || page.tokens()[before].kind == TokenKind::Comma;
    (of_noun && noun).then_some(near)
}

/// Only what came out is an event of its own: `report published`.
fn appeared(context: &Context<'_, '_>, participle: usize, date: Edtf, reason: String) -> Option<Draft> {
    let page = context.page;
    if !is_any(page.word(participle), PUBLISHED) || !is_noun_tag(context, participle - 1) {
        return None;
    }
    let sentence = sentence_of(page, participle);
    let tokens = super::occasions::left_edge(context, participle - 1, sentence.start)..participle + 1;
    let bare = tokens.start + usize::from(is_any(page.word(tokens.start), &["a", "an", "the"]));
    if is_any(page.word(bare), OWNERS) {
        return None;
    }
    Some(Draft {
        title: title(&words(page, bare..tokens.end)),
        status: status(context, &tokens, Some(date)),
        noun: "",
        kind: EventKind::Publication,
        date: Some(date),
        definite: false,
        names: Vec::new(),
        places: Vec::new(),
        tokens,
        reason: reason.into(),
    })
}

fn is_noun_tag(context: &Context<'_, '_>, i: usize) -> bool {
    context.page.tags.get(i).is_some_and(|tag| matches!(tag.xpos, Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps))
}

/// A subject and its verb group.
struct Core {
    subject: Range<usize>,
    /// A quoted title or a noun before `who` or `which` stands for the subject.
    verb: Range<usize>,
    clause: Range<usize>,
}

/// The clause whose verb stands nearest before `edge`.
fn before(context: &Context<'_, '_>, edge: usize) -> Option<Core> {
    let page = context.page;
    let sentence = sentence_of(page, edge);
    let clause = clause(page, edge.min(sentence.end.checked_sub(1)?), sentence.clone());
    let last = (clause.start..edge).rev().find(|i| is_finite(page, *i))?;
    core(context, last, clause, sentence.start)
}

/// The first verb after a time that opens its clause: `On Monday, the council closed the port`.
fn after(context: &Context<'_, '_>, from: usize, edge: usize) -> Option<Core> {
    let page = context.page;
    let sentence = sentence_of(page, edge);
    let clause = clause(page, from.min(sentence.end.checked_sub(1)?), sentence.clone());
    if edge > clause.start + 1 {
        return None;
    }
    let first = (from..clause.end).find(|i| is_finite(page, *i))?;
    let start = from + usize::from(page.tokens()[from].kind == TokenKind::Comma);
    core(context, first, start..clause.end, sentence.start)
}

fn core(context: &Context<'_, '_>, verb: usize, clause: Range<usize>, sentence: usize) -> Option<Core> {
    let page = context.page;
    // Back to the first helper of `has been closed`.
    let in_group = |i: usize| {
        is_any(page.word(i), HELPERS)
            || is_any(page.word(i), MODALS)
            || is_adverb(page.word(i))
            || is_any(page.word(i), &["not", "also"])
    };
    let mut start = verb;
    while start > clause.start && in_group(start - 1) {
        start -= 1;
    }
    let mut end = verb + 1;
    while end < clause.end && end < verb + 6 && (in_group(end) || is_verb_form(context, end)) {
        end += 1;
    }
    let main = (start..end).rev().find(|i| !is_adverb(page.word(*i)))?;
    let empty = is_any(page.word(main), HELPERS) || is_any(page.word(main), MODALS);
    if empty || (start..end).any(|i| is_any(page.word(i), NO_ACTION)) || context.is_cue(start..end) {
        return None;
    }
    let subject = subject(context, start, &clause, sentence)?;
    Some(Core { subject, verb: start..end, clause })
}

/// `nearly`, not `July`.
fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
}

fn is_verb_form(context: &Context<'_, '_>, i: usize) -> bool {
    match context.page.tags.get(i).map(|tag| tag.xpos) {
        Some(Xpos::None) | None => is_finite(context.page, i),
        Some(tag) => matches!(tag, Xpos::Vb | Xpos::Vbn | Xpos::Vbg),
    }
}

/// What stands before the verb at `verb` as its subject.
fn subject(context: &Context<'_, '_>, verb: usize, clause: &Range<usize>, sentence: usize) -> Option<Range<usize>> {
    let page = context.page;
    let mut start = clause.start;
    let comma = |i: &usize| page.tokens()[*i].kind == TokenKind::Comma;
    // `who resigned`, and after the relative clause is over: `Finch, who never held office, was elected`.
    let relative = is_any(page.word(start), &["who", "which", "that", "whose", "where", "when"]);
    if relative && (start + 1 >= verb || comma(&(verb - 1))) {
        return antecedent(context, start, sentence)
            .or_else(|| if comma(&(verb - 1)) { opening(context, sentence, verb) } else { None });
    }
    if opens_clause(page, start) || is_any(page.word(start), &["and", "but", "then", "so"]) {
        start += 1;
    }
    // After another verb of the clause only what it governs is left: `said he resigned`.
    if let Some(other) = (start..verb).rev().find(|i| is_finite(page, *i)) {
        if is_any(page.word(verb - 1), &["and", "or", "but", "then", "also"]) {
            return subject(context, (start..verb).find(|i| is_finite(page, *i))?, clause, sentence);
        }
        start = other + 1;
    }
    let mut subject = start..verb;
    if let Some(last) = subject.clone().rev().find(comma) {
        // `Finch, the mayor, resigned` or `In May, Finch resigned`.
        subject = if last + 1 < verb { last + 1..verb } else { start..subject.clone().find(comma)? };
    }
    let opens = |i: usize| context.time_at(i).is_some() || is_any(page.word(i), &["and", "but", "then", "so"]);
    while !subject.is_empty() && opens(subject.start) {
        subject.start += 1;
    }
    let fits = !subject.is_empty()
        && subject.len() <= 10
        && !super::clause::is_preposition(page.word(subject.start))
        && subject.clone().all(|i| {
            !opens_clause(page, i) && context.time_at(i).is_none() && page.tokens()[i].kind != TokenKind::Symbol
        });
    fits.then_some(subject)
}

/// What stands before the first comma of the sentence, when it can be a subject.
fn opening(context: &Context<'_, '_>, sentence: usize, verb: usize) -> Option<Range<usize>> {
    let page = context.page;
    let comma = (sentence..verb.min(sentence + 10)).find(|i| page.tokens()[*i].kind == TokenKind::Comma)?;
    let plain = |i: usize| !opens_clause(page, i) && !is_finite(page, i) && context.time_at(i).is_none();
    let led = super::clause::is_preposition(page.word(sentence));
    (comma > sentence && !led && (sentence..comma).all(plain)).then_some(sentence..comma)
}

/// The name, noun or quoted title before the relative pronoun at `relative`.
fn antecedent(context: &Context<'_, '_>, relative: usize, sentence: usize) -> Option<Range<usize>> {
    let page = context.page;
    let kind = |i: usize| page.tokens()[i].kind;
    let mut end = relative;
    while end > sentence && kind(end - 1) == TokenKind::Comma {
        end -= 1;
    }
    if end > sentence && kind(end - 1) == TokenKind::Mark {
        let open = (sentence..end - 1).rev().take(14).find(|i| kind(*i) == TokenKind::Mark)?;
        return Some(open..end);
    }
    let name = (sentence..end).rev().take_while(|i| is_name(page, *i) && context.time_at(*i).is_none()).last();
    match name {
        Some(start) => Some(start..end),
        // `a yard that closed`
        None if end > sentence && end == relative && is_noun_tag(context, end - 1) => {
            let start = super::occasions::left_edge(context, end - 1, sentence);
            Some(start + usize::from(is_any(page.word(start), &["a", "an", "the"]) && start + 1 < end)..end)
        }
        None => None,
    }
}

impl Core {
    /// For a date after the verb: the title ends at `edge`.
    fn draft(self, context: &Context<'_, '_>, edge: usize, date: Edtf, reason: String) -> Option<Draft> {
        let end = edge.max(self.verb.end);
        self.finish(context, end, date, reason)
    }

    /// For a date that opens the clause: the title goes on to the next comma.
    fn framed(self, context: &Context<'_, '_>, date: Edtf, reason: String) -> Option<Draft> {
        let page = context.page;
        let end = (self.verb.end..self.clause.end)
            .find(|i| page.tokens()[*i].kind == TokenKind::Comma || context.time_at(*i).is_some())
            .unwrap_or(self.clause.end);
        self.finish(context, end, date, reason)
    }

    fn finish(self, context: &Context<'_, '_>, end: usize, date: Edtf, reason: String) -> Option<Draft> {
        let page = context.page;
        let subject = self.subject_words(context)?;
        let hangs = |i: usize| super::clause::is_preposition(page.word(i)) || page.tokens()[i].kind == TokenKind::Comma;
        let mut last = end;
        while last > self.verb.end && (context.time_at(last - 1).is_some() || hangs(last - 1)) {
            last -= 1;
        }
        let rest = words(page, (self.verb.start..last).filter(|i| context.time_at(*i).is_none()));
        let published = self.verb.clone().any(|i| is_any(page.word(i), PUBLISHED));
        let tokens = self.verb.start..end.max(self.verb.end);
        let whole = if self.subject.end <= tokens.start { self.subject.start..tokens.end } else { tokens.clone() };
        if let Some(held) = self.held(context, date, &reason) {
            return Some(held);
        }
        let kind = match date {
            _ if published => EventKind::Publication,
            Edtf::Interval(..) => EventKind::Period,
            _ => EventKind::Action,
        };
        Some(Draft {
            title: title(&format!("{subject} {rest}")),
            status: as_told(context, &tokens, status(context, &tokens, Some(date))),
            noun: "",
            kind,
            date: Some(date),
            definite: false,
            names: Vec::new(),
            places: places(context, whole.clone()),
            tokens: whole,
            reason: reason.into(),
        })
    }

    /// `The hearing is expected in November`: the subject names an occasion, the verb says that it takes place.
    fn held(&self, context: &Context<'_, '_>, date: Edtf, reason: &str) -> Option<Draft> {
        const TAKES_PLACE: &[&str] = &[
            "held",
            "place",
            "took",
            "takes",
            "take",
            "expected",
            "scheduled",
            "due",
            "set",
            "planned",
            "opened",
            "opens",
            "open",
            "began",
            "begins",
            "begin",
            "started",
            "starts",
            "start",
        ];
        let page = context.page;
        let last = self.subject.end.checked_sub(1)?;
        let noun =
            occasion(page.word(last), "").or_else(|| occasion(page.word(last.checked_sub(1)?), page.word(last)))?;
        let told = self.verb.clone().any(|i| is_any(page.word(i), TAKES_PLACE));
        if noun.class != OccasionClass::Occasion || !told {
            return None;
        }
        let bare = self.subject.start
            + usize::from(is_any(page.word(self.subject.start), &["a", "an", "the", "this", "that"]));
        let names = (bare..self.subject.end).filter(|i| is_name(page, *i)).map(|i| page.word(i).to_lowercase());
        Some(Draft {
            title: title(&words(page, bare..self.subject.end)),
            status: status(context, &self.verb, Some(date)),
            noun: noun.name,
            kind: EventKind::Occasion,
            date: Some(date),
            definite: true,
            names: names.collect(),
            places: Vec::new(),
            tokens: self.subject.start..self.verb.end,
            reason: reason.to_owned().into(),
        })
    }

    /// The subject with names instead of pronouns; `None` when whom a pronoun means is not clear.
    fn subject_words(&self, context: &Context<'_, '_>) -> Option<String> {
        let page = context.page;
        let first = self.subject.start;
        if is_any(page.word(first), PRONOUNS) {
            return if self.subject.len() == 1 { context.name_of(first).map(str::to_owned) } else { None };
        }
        if is_any(page.word(first), OWNERS) {
            let owner = context.name_of(first)?;
            return Some(format!("{owner}’s {}", words(page, first + 1..self.subject.end)));
        }
        Some(words(page, self.subject.clone()))
    }
}

/// Names after `in`, `near` or `outside`.
fn places(context: &Context<'_, '_>, tokens: Range<usize>) -> Vec<String> {
    let page = context.page;
    let mut found: Vec<String> = Vec::new();
    let leads = tokens.clone().filter(|i| is_any(page.word(*i), &["in", "near", "outside"]));
    for names in leads.filter_map(|i| context.names_from(i + 1, tokens.end)) {
        let organisation = names.len() == 1 && is_acronym(page.word(names.start));
        let name = words(page, names);
        let person = span_of(page, tokens.clone()).is_some_and(|span| context.people_in(span).contains(&name));
        if !organisation && !person && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// `NATO`, not `US` or `UK`.
fn is_acronym(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}
