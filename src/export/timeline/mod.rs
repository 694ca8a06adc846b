//! The timeline's data for other programs: tables, calendars, other timelines.

mod calendar;
mod table;
mod timeline_js;

use crate::model::{Edtf, EventStatus};
use crate::project::{EventRow, Findings, StatementRow};
use std::borrow::Cow;

/// One event or statement as it goes out.
struct Entry<'a> {
    /// Tells it from all others of the project.
    id: String,
    kind: &'static str,
    title: Cow<'a, str>,
    /// The speaker, or who took part.
    who: &'a str,
    date: Option<Edtf>,
    status: &'static str,
    tentative: bool,
    article: &'a str,
    outlet: &'a str,
    published: &'a str,
    file: &'a str,
}

/// Events and statements in order of time, ready to go out.
pub struct TimelineData<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> TimelineData<'a> {
    pub fn new(
        findings: &'a Findings,
        events: impl IntoIterator<Item = &'a EventRow>,
        statements: impl IntoIterator<Item = &'a StatementRow>,
    ) -> TimelineData<'a> {
        let events = events.into_iter().map(|row| event(findings, row));
        let statements = statements.into_iter().map(|row| statement(findings, row));
        let mut entries: Vec<Entry<'a>> = events.chain(statements).collect();
        entries.sort_by_key(|entry| entry.date.map_or((i64::MAX, i64::MAX), |date| date.sort_key()));
        TimelineData { entries }
    }

    /// A table for spreadsheets; what has no date stands at its end.
    pub fn csv(&self) -> String {
        table::write(&self.entries)
    }

    /// A calendar. `now` is the moment of writing: `20240312T101500Z`.
    pub fn calendar(&self, title: &str, now: &str) -> String {
        calendar::write(title, &self.entries, now)
    }

    /// The JSON that TimelineJS reads.
    pub fn timeline_js(&self, title: &str) -> String {
        timeline_js::write(title, &self.entries)
    }
}

fn event<'a>(findings: &'a Findings, row: &'a EventRow) -> Entry<'a> {
    let article = findings.article(row.key.article);
    Entry {
        id: format!("{}-event-{}", row.key.article.0, row.key.index),
        kind: "event",
        title: Cow::Borrowed(&row.title),
        who: &row.participants,
        date: row.date,
        status: match row.status {
            EventStatus::Occurred => "took place",
            EventStatus::Claimed => "claimed by a speaker",
            EventStatus::Scheduled => "planned",
            EventStatus::Ongoing => "going on",
            EventStatus::Hypothetical => "only considered",
        },
        tentative: matches!(row.status, EventStatus::Scheduled | EventStatus::Hypothetical | EventStatus::Claimed),
        article: &row.article_title,
        outlet: article.map_or("", |article| &article.outlet),
        published: article.map_or("", |article| &article.published_text),
        file: article.map_or("", |article| &article.article.origin.path),
    }
}

fn statement<'a>(findings: &'a Findings, row: &'a StatementRow) -> Entry<'a> {
    Entry {
        id: format!("{}-statement-{}", row.key.article.0, row.key.index.0),
        kind: "statement",
        title: Cow::Borrowed(&row.words),
        who: &row.speaker_name,
        date: row.said,
        status: row.form.word(),
        tentative: false,
        article: &row.article_title,
        outlet: &row.outlet,
        published: &row.published_text,
        file: findings.article(row.key.article).map_or("", |article| &article.article.origin.path),
    }
}

impl Entry<'_> {
    fn when(&self) -> String {
        self.date.map_or_else(|| "unknown".to_owned(), |date| date.in_words())
    }

    fn is_event(&self) -> bool {
        self.kind == "event"
    }

    /// Who said it before the words; an event's title alone.
    fn headline(&self) -> String {
        if self.is_event() { self.title.to_string() } else { format!("{}: {}", self.who, self.title) }
    }

    /// Where it stands: outlet, headline and date of the article.
    fn source(&self) -> String {
        let title = format!("“{}”", self.article);
        let parts = [self.outlet, &title, self.published];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The first and the last day that it can have, when both are known.
    fn days(&self) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
        let days = self.date?.days()?;
        let epoch = jiff::civil::date(1970, 1, 1);
        let day = |number: i32| epoch.checked_add(jiff::Span::new().days(number)).ok();
        Some((day(days.first.or(days.last)?)?, day(days.last.or(days.first)?)?))
    }
}
