use super::clause::{is_any, is_name};
use crate::extract::Page;
use crate::extract::tag::{Upos, Xpos};
use crate::lexicon::{calendar_word, place};
use crate::model::{Mention, MentionKind, Speaker, Statement, StatementIndex, TimeExpression, TimexType};
use crate::text::Span;
use std::ops::Range;

/// How many statements of one sentence are looked at: bounds the work in a text without stops.
const CROWD: usize = 64;

/// What the stages before found, laid out for looking things up by place.
pub(super) struct Context<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) statements: &'p [Statement],
    pub(super) times: &'p [TimeExpression],
    speakers: &'p [Speaker],
    mentions: &'p [Mention],
    /// For each sentence the statements that stand in it.
    by_sentence: Vec<Vec<StatementIndex>>,
}

impl<'p, 'a> Context<'p, 'a> {
    pub(super) fn new(
        page: &'p Page<'a>,
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
        Context { page, statements, times, speakers, mentions, by_sentence }
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
            if speaker.kind.is_named() && !elsewhere && !names.contains(&speaker.name) {
                names.push(speaker.name.clone());
            }
        }
        names
    }

    /// The name that the pronoun at token `i` stands for.
    pub(super) fn name_of(&self, i: usize) -> Option<&'p str> {
        let span = self.page.tokens().get(i)?.span;
        let at = self.mentions.partition_point(|m| m.span.start() < span.start());
        let mention = self.mentions.get(at).filter(|m| m.span == span && m.kind == MentionKind::Pronoun)?;
        let speaker = self.speakers.get(mention.speaker?.0 as usize)?;
        speaker.kind.is_named().then_some(speaker.name.as_str())
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

    /// Whether one of `tokens` reports a statement.
    pub(super) fn is_cue(&self, tokens: Range<usize>) -> bool {
        let Some(span) = super::clause::span_of(self.page, tokens) else { return false };
        let Some(sentence) = self.page.segments.sentence_at(span.start()) else { return false };
        let here = self.by_sentence[sentence].iter().map(|s| &self.statements[s.0 as usize]);
        here.into_iter().any(|s| s.cue.iter().any(|cue| cue.overlaps(span)))
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
