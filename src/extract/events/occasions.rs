//! Nouns that name a happening, with the date in or after their phrase: `the alliance’s 2018 summit in
//! Brussels`, `a town hall in July 2023`, `weekend comments`.

use super::clause::{is_any, is_finite, is_name, is_preposition, opens_clause, sentence_of};
use super::context::Context;
use super::draft::{Draft, told_status};
use super::subject::OWNERS;
use super::title::{title, words};
use super::when::uncertain;
use crate::extract::tag::Xpos;
use crate::lexicon::{Occasion, OccasionClass, occasion};
use crate::model::{Edtf, EventKind, TimeExpression, TimexType};
use crate::text::TokenKind;
use std::ops::Range;

/// How many tokens a phrase may have before its noun.
const BEFORE: usize = 9;
/// How many tokens may follow the noun.
const COMPLEMENT: usize = 10;
const PRONOUNS: &[&str] = &["it", "them", "him", "her", "me", "us", "you", "this", "that", "these", "those", "which"];
const DETERMINERS: &[&str] =
    &["the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "another", "any", "no"];

/// All phrases of the page whose noun names a happening, dated or not.
pub(super) fn occasions(context: &Context<'_, '_>) -> Vec<Draft> {
    let page = context.page;
    let mut found = Vec::new();
    for sentence in &page.segments.sentences {
        if page.is_furniture(sentence.span) {
            continue;
        }
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let second = if i + 1 < sentence.tokens.end { page.word(i + 1) } else { "" };
            let hit = occasion(page.word(i), second).filter(|o| context.can_be_noun(i + o.words - 1));
            let Some(noun) = hit else {
                i += 1;
                continue;
            };
            let end = i + noun.words;
            // `the election commission`: the noun describes another.
            let head = context
                .phrases
                .noun_phrase_at(end - 1)
                .is_none_or(|phrase| phrase.head < end || context.when_at(phrase.head).is_some());
            let phrase = Phrase::read(context, i..end, sentence.tokens.clone());
            i = if head { phrase.tokens.end } else { end };
            found.extend(phrase.draft(context, noun).filter(|_| head));
        }
    }
    found
}

/// A noun phrase round the noun of an occasion.
struct Phrase<'p> {
    noun: Range<usize>,
    tokens: Range<usize>,
    time: Option<&'p TimeExpression>,
    /// Tokens that only date it: they do not belong in its title.
    dating: Vec<usize>,
    places: Vec<String>,
    names: Vec<String>,
}

impl<'p> Phrase<'p> {
    fn read(context: &Context<'p, '_>, noun: Range<usize>, sentence: Range<usize>) -> Self {
        let start = left_edge(context, noun.start, sentence.start);
        let mut phrase = Phrase {
            tokens: start..noun.end,
            noun,
            time: None,
            dating: Vec::new(),
            places: Vec::new(),
            names: Vec::new(),
        };
        for i in phrase.tokens.clone() {
            if context.date_at(i).is_some() {
                phrase.time = phrase.time.or(context.time_at(i));
                phrase.dating.push(i);
            } else if is_name(context.page, i)
                && !phrase.noun.contains(&i)
                && !is_any(context.page.word(i), DETERMINERS)
            {
                phrase.names.push(context.page.word(i).to_lowercase());
            }
        }
        while phrase.extend(context, sentence.end) {}
        phrase
    }

    /// Takes the next piece after the noun: a date, a place, or those it was held with.
    fn extend(&mut self, context: &Context<'p, '_>, end: usize) -> bool {
        const LEADS: &[&str] =
            &["in", "on", "at", "for", "of", "late", "early", "this", "scheduled", "set", "planned", "due", "slated"];
        let page = context.page;
        let at = self.tokens.end;
        let dated = (at..end.min(at + 3))
            .take_while(|i| *i == at || is_any(page.word(*i - 1), LEADS))
            .find_map(|i| context.date_at(i));
        if let Some((time, after)) = dated
            && self.time.is_none()
            && !is_any(page.word(after), &["’s", "'s"])
        {
            self.time = Some(time);
            self.dating.extend(at..after);
            self.tokens.end = after;
            return true;
        }
        let word = page.word(at);
        let place = is_any(word, &["in", "near", "outside", "at"]);
        if at >= end || !(place || is_any(word, &["with", "between", "and", "against"])) {
            return self.complement(context, at, end);
        }
        // `and` goes on a list of names only.
        if is_any(word, &["and"]) && !is_name(page, at - 1) {
            return false;
        }
        let names = match context.phrases.noun_phrase_from(at + 1).map(|phrase| phrase.tokens.clone()) {
            // `at the Methodist hall`, `with investors`
            Some(phrase)
                if phrase.end <= end
                    && !names_occasion(context, &phrase)
                    && phrase.clone().any(|i| is_name(page, i))
                    && !phrase.clone().any(|i| context.time_at(i).is_some()) =>
            {
                phrase.start + usize::from(is_any(page.word(phrase.start), &["the"]))..phrase.end
            }
            _ => return self.complement(context, at, end),
        };
        if place {
            self.places.push(words(page, names.clone()));
        }
        self.names.extend(names.clone().map(|i| page.word(i).to_lowercase()));
        self.tokens.end = names.end;
        true
    }

    /// What it was of, on or about: `the hearing on the bridge`, `the death of Ada Brask`.
    fn complement(&mut self, context: &Context<'p, '_>, at: usize, end: usize) -> bool {
        let page = context.page;
        let led = is_any(page.word(at), &["of", "on", "into", "over", "about", "for", "to", "in", "at", "by", "with"]);
        let Some(phrase) = context.phrases.noun_phrase_from(at + 1).filter(|_| led && at < end) else { return false };
        let tokens = phrase.tokens.clone();
        let fits = tokens.end <= end
            && !is_any(page.word(tokens.end), &["’s", "'s", "’"])
            && !names_occasion(context, &tokens)
            && tokens.end - self.noun.end <= COMPLEMENT
            && !tokens.clone().any(|i| context.time_at(i).is_some() || is_any(page.word(i), PRONOUNS));
        if fits {
            let of = is_any(page.word(at), &["of", "on", "for", "to", "by"]);
            self.names.extend(tokens.clone().filter(|i| of && is_name(page, *i)).map(|i| page.word(i).to_lowercase()));
            self.tokens.end = tokens.end;
        }
        fits
    }

    fn draft(self, context: &Context<'p, '_>, noun: Occasion) -> Option<Draft> {
        let page = context.page;
        // `a two-day summit on Thursday`: which of its days that was is not told.
        let long = (self.tokens.start..self.noun.start)
            .filter_map(|i| context.time_at(i))
            .any(|time| time.timex_type == TimexType::Duration);
        let date = self.time.and_then(|t| t.date).map(|date| if long { uncertain(date) } else { date });
        let first = page.word(self.tokens.start);
        let definite = is_any(first, &["the", "this", "that"]);
        let kind = match noun.class {
            OccasionClass::Occasion => EventKind::Occasion,
            OccasionClass::Act => EventKind::Action,
            OccasionClass::Speech => EventKind::Statement,
            OccasionClass::Publication => EventKind::Publication,
            OccasionClass::Period => EventKind::Period,
        };
        let indefinite = is_any(first, &["a", "an", "any", "no", "another"]);
        let named = noun.class == OccasionClass::Occasion && !self.names.is_empty() && !indefinite;
        // `the next summit` is not the one that was told of; a campaign lasts longer than the day beside it.
        let another = (self.tokens.start..self.noun.start).any(|i| {
            page.tags.get(i).is_some_and(|tag| matches!(tag.xpos, Xpos::Jjs | Xpos::Rbs))
                || is_any(
                    page.word(i),
                    &["next", "last", "previous", "other", "future", "second", "every", "each", "annual"],
                )
        });
        let lasting = noun.class == OccasionClass::Period && self.tokens.end > self.noun.end;
        let date = date.filter(|_| !lasting && !context.is_unreal(self.noun.start));
        let alone = self.tokens.len() - self.dating.len() == self.noun.len() + usize::from(definite);
        // Without a date only `the summit` or a summit by its name can be one that was told of.
        let open = is_any(page.word(self.tokens.end), &["that", "which", "who", "where", "when"]);
        let plural = page.tags.get(self.noun.end - 1).is_some_and(|tag| matches!(tag.xpos, Xpos::Nns | Xpos::Nnps));
        let loud = self.noun.clone().all(|i| page.word(i).chars().all(|c| !c.is_lowercase()));
        let told_of = (definite || named) && (alone || named && !plural) && !open && !loud;
        if date.is_none() && (another || !told_of) {
            return None;
        }
        let after = if noun.class == OccasionClass::Speech { about(context, self.tokens.end) } else { 0..0 };
        let reason = match self.time {
            Some(time) => format!("“{}” dates “{}”", time.span.slice(page.text), words(page, self.noun.clone())),
            None => format!("“{}” stands without a date", words(page, self.noun.clone())),
        };
        let title = self.title(context, noun.class, after)?;
        // `Statement`, `Release`: nobody would know which.
        let bare = title.split_whitespace().count() <= self.noun.len()
            || matches!(noun.class, OccasionClass::Speech | OccasionClass::Publication)
                && self.names.is_empty()
                && self.tokens.end <= self.noun.end
                && !title.contains(['’', '\'']);
        if bare && !definite && noun.class != OccasionClass::Occasion
            || bare && matches!(noun.class, OccasionClass::Speech | OccasionClass::Publication | OccasionClass::Act)
        {
            return None;
        }
        Some(Draft {
            title,
            status: told_status(context, &self.tokens, date),
            noun: noun.name,
            kind,
            date,
            definite: definite || named,
            tokens: self.tokens,
            names: self.names,
            places: self.places,
            reason: reason.into(),
        })
    }

    /// Whose `speech in Ostervik` it was: `Finch said in a speech in Ostervik`.
    fn speaker(&self, context: &Context<'p, '_>, class: OccasionClass) -> Option<String> {
        let page = context.page;
        let owned = (self.tokens.start..self.noun.start).any(|i| is_any(page.word(i), &["’s", "'s"]));
        let led = self.tokens.start.checked_sub(1).is_some_and(|i| is_any(page.word(i), &["in", "during", "at"]));
        let indefinite = is_any(page.word(self.tokens.start), &["a", "an"]);
        if class != OccasionClass::Speech || owned || !led || !indefinite {
            return None;
        }
        let clause = context.clause(self.tokens.start);
        let cue = clause.start..self.tokens.start;
        context.speaker_of_cue(cue)
    }

    /// The phrase without its date and its article, an owner by name: `Summit in Brussels`.
    fn title(&self, context: &Context<'p, '_>, class: OccasionClass, after: Range<usize>) -> Option<String> {
        let page = context.page;
        let mut start = self.tokens.start;
        let owner =
            if is_any(page.word(start), OWNERS) { context.person_at(start) } else { self.speaker(context, class) };
        let owner_name = owner.map(|name| format!("{name}’s ")).unwrap_or_default();
        if is_any(page.word(start), DETERMINERS) && start < self.noun.start {
            start += 1;
        }
        let owner = (start..self.noun.start).find(|i| is_any(page.word(*i), &["’s", "'s"]));
        if let Some(owner) = owner
            && !(start..owner).any(|i| is_name(page, i) && context.time_at(i).is_none())
        {
            start = owner + 1;
        }
        let dated = |i: usize| {
            self.dating.contains(&i) || i >= self.noun.end && context.when_at(i).is_some() || {
                // `Tuesday night’s debate`
                i > 0 && is_any(page.word(i), &["’s", "'s"]) && self.dating.contains(&(i - 1))
            }
        };
        let kept = (start..self.tokens.end).filter(|i| !dated(*i));
        let phrase = format!("{owner_name}{}", words(page, kept));
        let more = words(page, after.filter(|i| !dated(*i)));
        let whole = if more.is_empty() { phrase.clone() } else { format!("{phrase} {more}") };
        let short = whole.chars().count() > 90 && phrase.chars().count() <= 90;
        let title = title(if short { &phrase } else { &whole });
        title.chars().any(char::is_alphabetic).then_some(title)
    }
}

/// `a comment at a town hall`: two happenings.
fn names_occasion(context: &Context<'_, '_>, phrase: &Range<usize>) -> bool {
    let word = |i: usize| context.page.word(i);
    phrase.clone().any(|i| occasion(word(i), if i + 1 < phrase.end { word(i + 1) } else { "" }).is_some())
}

/// Where the noun phrase that ends at `noun` starts.
pub(super) fn left_edge(context: &Context<'_, '_>, noun: usize, sentence: usize) -> usize {
    let page = context.page;
    let mut start = noun;
    while start > sentence && noun - start < BEFORE {
        let at = start - 1;
        let word = page.word(at);
        if context.date_at(at).is_some() {
            start = at;
            continue;
        }
        if is_any(word, DETERMINERS) {
            return at;
        }
        let kind = page.tokens()[at].kind;
        let stops = !matches!(kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Number)
            || (kind == TokenKind::Clitic && !is_any(word, &["’s", "'s"]))
            || is_preposition(word)
            || opens_clause(page, at)
            || is_any(
                word,
                &["and", "or", "but", "nor", "to", "not", "than", "he", "she", "it", "they", "we", "i", "you", "so"],
            )
            || is_plain_verb(context, at);
        if stops {
            break;
        }
        start = at;
    }
    // A possessive or an adverb left hanging at the edge opens nothing.
    start + usize::from(start < noun && is_any(page.word(start), &["’s", "'s"]))
}

fn is_plain_verb(context: &Context<'_, '_>, i: usize) -> bool {
    match context.page.tags.get(i).map(|tag| tag.xpos) {
        Some(Xpos::None) | None => is_finite(context.page, i),
        // `Noting Finch’s remarks`
        Some(Xpos::Vbg) => context.page.tags.get(i + 1).is_some_and(|next| next.is_proper() || next.is_determiner()),
        Some(tag) => matches!(tag, Xpos::Vb | Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md | Xpos::Rb),
    }
}

/// What was said: `encouraging Russia to attack`, `on the new law`.
fn about(context: &Context<'_, '_>, from: usize) -> Range<usize> {
    let page = context.page;
    let word = page.word(from);
    let speaks_of = is_any(word, &["on", "about", "to"]) || (word.len() > 4 && word.ends_with("ing"));
    if !speaks_of {
        return from..from;
    }
    let sentence = sentence_of(page, from);
    let end = (from..sentence.end.min(from + 14))
        .find(|i| {
            opens_clause(page, *i)
                || context.time_at(*i).is_some()
                || !matches!(page.tokens()[*i].kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Number)
                || (*i > from && is_finite(page, *i))
        })
        .unwrap_or(sentence.end.min(from + 14));
    from..end
}

/// The token range and the date of every dated occasion of `drafts` that a clause happens `at`.
pub(super) fn settings<'d>(context: &Context<'_, '_>, drafts: &'d [Draft]) -> Vec<(&'d Draft, Edtf)> {
    let at = |draft: &Draft| {
        let before = draft.tokens.start.checked_sub(1).map_or("", |i| context.page.word(i));
        is_any(before, &["at", "during"]) && draft.kind == EventKind::Occasion
    };
    drafts.iter().filter(|draft| at(draft)).filter_map(|draft| Some((draft, draft.date?))).collect()
}
