use super::clause::{is_any, is_name, span_of};
use super::when::{When, whens};
use crate::extract::Page;
use crate::extract::phrases::Phrases;
use crate::extract::tag::{Upos, Xpos};
use crate::lexicon::{calendar_word, place};
use crate::model::{DayRange, Edtf, Mention, Speaker, Statement, StatementIndex, TimeExpression, TimexType};
use crate::text::Span;
use std::ops::Range;

/// How many statements of one sentence are looked at: bounds the work in a text without stops.
const CROWD: usize = 64;

/// What the stages before found, laid out for looking things up by place.
pub(super) struct Context<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) phrases: &'p Phrases,
    pub(super) statements: &'p [Statement],
    pub(super) times: &'p [TimeExpression],
    /// In text order.
    pub(super) whens: Vec<When>,
    pub(super) speakers: &'p [Speaker],
    pub(super) mentions: &'p [Mention],
    /// For each sentence the statements that stand in it.
    by_sentence: Vec<Vec<StatementIndex>>,
}

impl<'p, 'a> Context<'p, 'a> {
    pub(super) fn new(
        page: &'p Page<'a>,
        phrases: &'p Phrases,
        statements: &'p [Statement],
        speakers: &'p [Speaker],
        mentions: &'p [Mention],
        times: &'p [TimeExpression],
    ) -> Self {
        let mut by_sentence = vec![Vec::new(); page.segments.sentences.len()];
        for (n, statement) in statements.iter().enumerate() {
            for span in statement.content.iter().chain(&statement.cue) {
                for sentence in sentences(page, *span) {
                    let here: &mut Vec<StatementIndex> = &mut by_sentence[sentence];
                    if here.len() < CROWD && here.last() != Some(&StatementIndex(n as u32)) {
                        here.push(StatementIndex(n as u32));
                    }
                }
            }
        }
        let mut context =
            Context { page, phrases, statements, times, whens: Vec::new(), speakers, mentions, by_sentence };
        context.whens = whens(&context);
        context
    }

    /// The words that tell when at token `i`, prepositions included.
    pub(super) fn when_at(&self, i: usize) -> Option<&When> {
        let after = self.whens.partition_point(|when| when.tokens.end <= i);
        self.whens.get(after).filter(|when| when.tokens.contains(&i))
    }

    /// The time expression that holds token `i`.
    pub(super) fn time_at(&self, i: usize) -> Option<&'p TimeExpression> {
        let token = self.page.tokens().get(i)?.span;
        let after = self.times.partition_point(|t| t.span.end() <= token.start());
        self.times.get(after).filter(|t| t.span.overlaps(token))
    }

    /// The time expression at token `i` when it dates something, and the token after it.
    pub(super) fn date_at(&self, i: usize) -> Option<(&'p TimeExpression, usize)> {
        let time = self.time_at(i).filter(|t| dates(t))?;
        Some((time, self.page.segments.tokens_in(time.span).end.max(i + 1)))
    }

    /// The names of the speakers that are named in `span`, each once, in text order.
    pub(super) fn people_in(&self, span: Span) -> Vec<String> {
        let first = self.mentions.partition_point(|m| m.span.start() < span.start());
        let mut names: Vec<String> = Vec::new();
        for mention in self.mentions[first..].iter().take_while(|m| m.span.start() < span.end()) {
            let Some(speaker) = mention.speaker.and_then(|s| self.speakers.get(s.0 as usize)) else { continue };
            let elsewhere = calendar_word(&speaker.name).is_some() || place(&speaker.name.to_lowercase());
            let at = self.page.segments.tokens_in(mention.span).start;
            let before = self.page.word(at.wrapping_sub(1));
            // Where something happens takes no part in it; the words of a book’s title are nobody.
            let setting =
                is_any(before, &["in", "at", "near", "outside", "above", "across"]) || self.in_short_quote(at);
            if speaker.kind.is_named() && !elsewhere && !setting && !names.contains(&speaker.name) {
                names.push(speaker.name.clone());
            }
        }
        names
    }

    /// Whether `date` lies before the day of publication.
    pub(super) fn is_over(&self, date: Edtf) -> bool {
        let published = self.page.article.published.and_then(|published| published.days());
        matches!(
            (date.days(), published),
            (Some(DayRange { last: Some(last), .. }), Some(DayRange { first: Some(published), .. })) if last < published
        )
    }

    pub(super) fn in_headline(&self, i: usize) -> bool {
        let headline = self.page.article.headline.as_ref().and_then(|headline| headline.span);
        headline.is_some_and(|headline| self.page.tokens().get(i).is_some_and(|t| headline.contains(t.span)))
    }

    /// Whether the `and` at token `i` stands between two names.
    pub(super) fn lists_names(&self, i: usize) -> bool {
        i > 0 && is_name(self.page, i - 1) && self.page.tokens().get(i + 1).is_some() && is_name(self.page, i + 1)
    }

    /// Names after `in`, `near` or `outside`, each once.
    pub(super) fn places_in(&self, tokens: Range<usize>) -> Vec<String> {
        let page = self.page;
        let mut found: Vec<String> = Vec::new();
        let people = span_of(page, tokens.clone()).map(|span| self.people_in(span)).unwrap_or_default();
        let leads = tokens.clone().filter(|i| is_any(page.word(*i), &["in", "near", "outside"]));
        for names in leads.filter_map(|i| self.names_from(i + 1, tokens.end)) {
            // `NATO`, not `US` or `UK`.
            let word = page.word(names.start);
            let organisation = names.len() == 1 && word.len() > 2 && word.chars().all(char::is_uppercase);
            // `in the Republican party`: the name describes a noun.
            let describes = page.tags.get(names.end).is_some_and(|tag| tag.is_common_noun());
            let name = super::title::words(page, names);
            if !organisation && !describes && !people.contains(&name) && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    /// Whether `span` stands in the article's byline, dateline or line of publication.
    pub(super) fn is_head_matter(&self, span: Span) -> bool {
        let article = self.page.article;
        let fields = [&article.byline, &article.outlet, &article.dateline].into_iter().flatten();
        let spans = fields.filter_map(|field| field.span).chain(article.published_span);
        spans.into_iter().any(|field| field.overlaps(span))
    }

    /// The statements whose content or sentence holds one of `spans`.
    pub(super) fn statements_at(&self, spans: &[Span]) -> Vec<StatementIndex> {
        let mut found: Vec<StatementIndex> = spans
            .iter()
            .flat_map(|span| sentences(self.page, *span))
            .flat_map(|sentence| self.by_sentence[sentence].iter().copied())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The statement whose words hold `span`: only its speaker says so.
    pub(super) fn teller_of(&self, span: Span) -> Option<&'p Statement> {
        let sentence = self.page.segments.sentence_at(span.start())?;
        let here = self.by_sentence.get(sentence)?.iter().map(|s| &self.statements[s.0 as usize]);
        here.into_iter().find(|s| s.content.iter().any(|content| content.contains(span)))
    }

    /// Whether what somebody says begins with token `i`.
    pub(super) fn opens_content(&self, i: usize) -> bool {
        let Some(token) = self.page.tokens().get(i) else { return false };
        self.teller_of(token.span).is_some_and(|s| s.content.iter().any(|c| c.start() == token.span.start()))
    }

    /// Whether one of `tokens` reports a statement.
    pub(super) fn is_cue(&self, tokens: Range<usize>) -> bool {
        let Some(span) = super::clause::span_of(self.page, tokens) else { return false };
        let Some(sentence) = self.page.segments.sentence_at(span.start()) else { return false };
        let here = self.by_sentence[sentence].iter().map(|s| &self.statements[s.0 as usize]);
        here.into_iter().any(|s| s.cue.iter().any(|cue| cue.overlaps(span)))
    }

    /// The name of the one speaker whose words one of `tokens` reports.
    pub(super) fn speaker_of_cue(&self, tokens: Range<usize>) -> Option<String> {
        let span = super::clause::span_of(self.page, tokens)?;
        let sentence = self.page.segments.sentence_at(span.start())?;
        let mut here = self.by_sentence.get(sentence)?.iter().map(|s| &self.statements[s.0 as usize]);
        let statement = here.find(|s| s.relay_of.is_none() && s.cue.iter().any(|cue| cue.overlaps(span)))?;
        let speaker = self.speakers.get(statement.speaker?.0 as usize)?;
        speaker.kind.is_named().then(|| speaker.name.clone())
    }

    /// Names from token `i` on: `Brussels`, `the White House`; the token after them.
    pub(super) fn names_from(&self, i: usize, end: usize) -> Option<Range<usize>> {
        let start = i + usize::from(is_any(self.page.word(i), &["the"]));
        let stop = (start..end.min(start + 5))
            .find(|at| !is_name(self.page, *at) || self.time_at(*at).is_some())
            .unwrap_or(end.min(start + 5));
        (stop > start).then_some(start..stop)
    }

    /// Whether token `i` can be a noun: by its tag, or where there is none by what stands round it.
    pub(super) fn can_be_noun(&self, i: usize) -> bool {
        match self.page.tags.get(i) {
            Some(tag) if tag.xpos != Xpos::None => matches!(tag.upos, Upos::Noun | Upos::Propn),
            _ => {
                let before = self.page.word(i.wrapping_sub(1));
                let after = self.page.word(i + 1);
                !is_any(
                    before,
                    &["to", "will", "would", "not", "they", "we", "i", "you", "he", "she", "it", "who", "and", "can"],
                ) && !is_any(after, &["the", "a", "an", "his", "her", "their", "its", "him", "them"])
            }
        }
    }
}

/// A date or time of day with a place on the calendar.
pub(super) fn dates(time: &TimeExpression) -> bool {
    matches!(time.timex_type, TimexType::Date | TimexType::Time) && time.date.is_some()
}

/// The sentences that `span` touches.
fn sentences(page: &Page<'_>, span: Span) -> Range<usize> {
    let all = &page.segments.sentences;
    let first = all.partition_point(|s| s.span.end() <= span.start());
    let last = all.partition_point(|s| s.span.start() < span.end());
    first..last.max(first)
}
