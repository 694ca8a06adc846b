//! Annotated articles made by hand, for the tests of the scorers themselves.

use super::gold::{Annotated, Gold, GoldEvent, GoldStatement, GoldTime};
use claimline::model::{
    Analysis, Article, Certainty, ENGINE_VERSION, Event, EventKind, EventStatus, Form, Origin, Speaker, SpeakerIndex,
    SpeakerKind, Statement, StatementIndex, TimeExpression, TimexType,
};
use claimline::text::Span;

/// An article of which nothing is marked and nothing found.
pub fn nothing(text: &str) -> Annotated {
    let article = Article::of(text, Origin::default());
    let analysis = Analysis {
        engine: ENGINE_VERSION,
        text_hash: article.text_hash,
        speakers: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    };
    Annotated { name: "by hand".to_owned(), article, analysis, gold: Gold::default() }
}

/// The first place of `words`; empty words have none.
pub fn spans(text: &str, words: &str) -> Vec<Span> {
    let start = text.find(words).unwrap_or_else(|| panic!("“{words}” is in the text"));
    Span::new(text, start, start + words.len()).into_iter().filter(|span| !span.is_empty()).collect()
}

impl Annotated {
    /// Marks a statement: its content, cue, source and speaker; no words = none.
    pub fn mark(&mut self, [content, cue, source, speaker]: [&str; 4]) -> &mut GoldStatement {
        let at = |words: &str| spans(&self.article.text, words);
        self.gold.statements.push(GoldStatement {
            form: if content.starts_with('“') { Form::Direct } else { Form::Indirect },
            content: at(content),
            cue: at(cue),
            source: at(source),
            speaker: Some(speaker.to_owned()).filter(|name| !name.is_empty()),
            kind: Some(SpeakerKind::Person),
            said: None,
            relay: false,
            speech: true,
            core: true,
        });
        self.gold.statements.last_mut().expect("one was pushed")
    }

    /// As if the engine had found it.
    pub fn find(&mut self, [content, cue, source, speaker]: [&str; 4]) -> &mut Statement {
        let at = |words: &str| spans(&self.article.text, words);
        let index = SpeakerIndex(self.analysis.speakers.len() as u32);
        self.analysis.statements.push(Statement {
            form: if content.starts_with('“') { Form::Direct } else { Form::Indirect },
            content: at(content),
            cue: at(cue),
            source: at(source),
            speaker: Some(index).filter(|_| !speaker.is_empty()),
            said: None,
            certainty: Certainty(80),
            reasons: Vec::new(),
            relay_of: None,
        });
        let kind = SpeakerKind::Person;
        let name = speaker.to_owned();
        self.analysis.speakers.push(Speaker { name, kind, roles: Vec::new(), aliases: Vec::new() });
        self.analysis.statements.last_mut().expect("one was pushed")
    }

    pub fn mark_time(&mut self, words: &str, value: &str) -> &mut GoldTime {
        let span = spans(&self.article.text, words)[0];
        self.gold.times.push(GoldTime { span, kind: TimexType::Date, value: value.to_owned(), published: false });
        self.gold.times.last_mut().expect("one was pushed")
    }

    pub fn find_time(&mut self, words: &str, value: &str) {
        let span = spans(&self.article.text, words)[0];
        let timex_type = TimexType::Date;
        self.analysis.times.push(TimeExpression { span, timex_type, value: value.to_owned(), date: None });
    }

    /// `times` date the event; no date = none.
    pub fn mark_event(&mut self, words: &str, times: &[&str], tier: u8, date: &str) {
        let at = |words: &&str| spans(&self.article.text, words);
        let (mentions, times) = (at(&words), times.iter().flat_map(at).collect());
        self.gold.events.push(GoldEvent { mentions, times, tier, date: date.parse().ok() });
    }

    pub fn find_event(&mut self, words: &str, date: &str) {
        self.analysis.events.push(Event {
            title: words.to_owned(),
            kind: EventKind::Action,
            status: EventStatus::Occurred,
            date: date.parse().ok(),
            spans: spans(&self.article.text, words),
            participants: Vec::new(),
            places: Vec::new(),
            statements: Vec::<StatementIndex>::new(),
            certainty: Certainty(80),
            reasons: Vec::new(),
        });
    }
}
