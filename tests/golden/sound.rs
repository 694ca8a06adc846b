//! What holds for the findings of every text, however odd.

use claimline::model::{Analysis, SpeakerIndex, Statement, StatementIndex};
use claimline::text::Span;

/// Says what is wrong when a span does not fit `text`, a list is out of order or an index is out of range.
pub fn check(text: &str, analysis: &Analysis) -> Result<(), String> {
    let speaker_exists = |index: Option<SpeakerIndex>| index.is_none_or(|i| (i.0 as usize) < analysis.speakers.len());
    let statement_exists = |index: &StatementIndex| (index.0 as usize) < analysis.statements.len();

    for speaker in &analysis.speakers {
        require(!speaker.name.trim().is_empty(), "a speaker has no name", speaker)?;
        for role in &speaker.roles {
            require(is_real(role.span, text), "the role's span is no words of the text", role)?;
        }
    }
    for mention in &analysis.mentions {
        require(is_real(mention.span, text), "the mention's span is no words of the text", mention)?;
        require(speaker_exists(mention.speaker), "the mention's speaker does not exist", mention)?;
    }
    require(analysis.mentions.is_sorted_by_key(|m| m.span), "the mentions are out of order", &analysis.mentions)?;
    for (n, statement) in analysis.statements.iter().enumerate() {
        let Statement { content, cue, source, .. } = statement;
        require(!content.is_empty(), "the statement says nothing", statement)?;
        for list in [content, cue, source] {
            require(list.iter().all(|span| is_real(*span, text)), "a span is no words of the text", statement)?;
            require(list.windows(2).all(|w| w[0].end() <= w[1].start()), "spans overlap or go back", statement)?;
        }
        let own = |words: &Span| content.iter().any(|said| said.overlaps(*words));
        require(!cue.iter().chain(source).any(own), "the words that report stand inside what was said", statement)?;
        let named = |words: &Span| source.iter().any(|who| who.overlaps(*words));
        require(!cue.iter().any(named), "the cue stands inside the speaker’s name", statement)?;
        require(statement.certainty.0 <= 100, "the certainty is no percentage", statement)?;
        let told = statement.reasons.iter().all(|reason| !reason.0.trim().is_empty());
        require(told && !statement.reasons.is_empty(), "a reason is missing", statement)?;
        require(speaker_exists(statement.speaker), "the statement's speaker does not exist", statement)?;
        let outer = statement.relay_of.as_ref();
        require(outer.is_none_or(statement_exists), "the statement around it does not exist", statement)?;
        require(outer.is_none_or(|o| o.0 as usize != n), "the statement stands inside itself", statement)?;
    }
    let starts: Vec<Option<&Span>> = analysis.statements.iter().map(|s| s.content.first()).collect();
    require(starts.is_sorted(), "the statements are out of order", &starts)?;
    for time in &analysis.times {
        require(is_real(time.span, text), "the time's span is no words of the text", time)?;
    }
    let times = &analysis.times;
    require(times.windows(2).all(|w| w[0].span.end() <= w[1].span.start()), "times overlap or go back", times)?;
    for event in &analysis.events {
        require(!event.spans.is_empty(), "the event stands nowhere", event)?;
        require(event.spans.iter().all(|span| is_real(*span, text)), "a span is no words of the text", event)?;
        require(event.spans.is_sorted(), "the event's spans are out of order", event)?;
        require(event.statements.iter().all(statement_exists), "the event's statement does not exist", event)?;
        require(event.title.chars().count() <= 90, "the event's title is too long", event)?;
    }
    let starts: Vec<Option<&Span>> = analysis.events.iter().map(|e| e.spans.first()).collect();
    require(starts.is_sorted(), "the events are out of order", &starts)
}

fn is_real(span: Span, text: &str) -> bool {
    span.is_valid_in(text) && !span.is_empty()
}

fn require(holds: bool, problem: &str, finding: &impl std::fmt::Debug) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("{problem}: {finding:?}")) }
}
