use super::findings::Folded;
use super::{
    ArticleColumn, ArticleRow, EventColumn, EventRow, Findings, Queries, Query, SpeakerColumn, SpeakerRow,
    StatementColumn, StatementRow,
};
use crate::model::Edtf;
use crate::text::fold;
use std::cmp::Ordering;
use std::sync::Arc;

/// The rows that the tables show, in order: places in the vectors of [`Findings`] of the same revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    pub articles: Vec<u32>,
    pub statements: Vec<u32>,
    pub speakers: Vec<u32>,
    pub events: Vec<u32>,
    /// What the vectors were made for.
    made_for: Option<(u64, Queries)>,
}

impl Orders {
    /// Brings the orders up to date; does nothing when neither findings nor queries changed.
    pub fn refresh(&mut self, findings: &Findings, queries: &Queries) {
        let made_for = self.made_for.take();
        let same_rows = made_for.as_ref().is_some_and(|(revision, _)| *revision == findings.revision);
        let old = made_for.map(|(_, queries)| queries).unwrap_or_default();
        let same_period = same_rows && old.period == queries.period;
        let in_period = |date: Option<&Edtf>| queries.period.is_none_or(|period| period.has(date));
        let statement_in_period = |row: &StatementRow| in_period(row.said.as_ref());
        if !same_rows || old.articles != queries.articles {
            self.articles = order(&findings.articles, &queries.articles, &self.articles);
        }
        if !same_period || old.statements != queries.statements {
            self.statements =
                order_those(&findings.statements, &queries.statements, &self.statements, statement_in_period);
        }
        if !same_period || old.speakers != queries.speakers {
            let speaks = |row: &SpeakerRow| {
                let mut statements = row.statements.iter().map(|place| &*findings.statements[*place as usize]);
                queries.period.is_none() || statements.any(statement_in_period)
            };
            self.speakers = order_those(&findings.speakers, &queries.speakers, &self.speakers, speaks);
        }
        if !same_period || old.events != queries.events {
            self.events = order_those(&findings.events, &queries.events, &self.events, |row: &EventRow| {
                in_period(row.date.as_ref())
            });
        }
        self.made_for = Some((findings.revision, queries.clone()));
    }
}

/// The rows of a table that has columns `C`.
pub trait Rows<C> {
    /// How two rows compare in `column`.
    fn compare(&self, other: &Self, column: C) -> Ordering;
    /// Whether the row has nothing in `column`: such rows come last, whichever way the sort goes.
    fn is_blank(&self, column: C) -> bool;
    fn is_hidden(&self) -> bool;
    /// Whether every word, folded, occurs in the row.
    fn has_all(&self, folded_words: &[&str]) -> bool;
}

/// The places of the rows that `query` shows, in its order; equal rows stay in the order of `rows`.
///
/// `before`, an earlier order of the table, only makes it faster: little is left to sort.
pub fn order<C: Copy, R: Rows<C>>(rows: &[Arc<R>], query: &Query<C>, before: &[u32]) -> Vec<u32> {
    order_those(rows, query, before, |_| true)
}

/// As [`order`], of the rows that `also` lets through.
fn order_those<C: Copy, R: Rows<C>>(
    rows: &[Arc<R>],
    query: &Query<C>,
    before: &[u32],
    also: impl Fn(&R) -> bool,
) -> Vec<u32> {
    let folded = fold(&query.filter);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let shows = |row: &R| (query.show_hidden || !row.is_hidden()) && row.has_all(&words) && also(row);
    let mut pending: Vec<bool> = rows.iter().map(|row| shows(row)).collect();
    if query.sort.is_empty() {
        return (0..).zip(pending).filter_map(|(place, shown)| shown.then_some(place)).collect();
    }
    let mut order: Vec<u32> = Vec::with_capacity(rows.len());
    for place in before.iter().copied().chain(0..rows.len() as u32) {
        if pending.get(place as usize) == Some(&true) {
            pending[place as usize] = false;
            order.push(place);
        }
    }
    order.sort_by(|&a, &b| {
        let (row_a, row_b) = (&*rows[a as usize], &*rows[b as usize]);
        let steps = query.sort.iter().map(|step| {
            let (blank_a, blank_b) = (row_a.is_blank(step.column), row_b.is_blank(step.column));
            if blank_a || blank_b {
                return blank_a.cmp(&blank_b);
            }
            let ordering = row_a.compare(row_b, step.column);
            if step.descending { ordering.reverse() } else { ordering }
        });
        steps.fold(Ordering::Equal, Ordering::then).then(a.cmp(&b))
    });
    order
}

fn by_folded<const N: usize>(a: &Folded<N>, b: &Folded<N>, column: usize) -> Ordering {
    a.column(column).cmp(b.column(column))
}

impl Rows<ArticleColumn> for ArticleRow {
    fn compare(&self, other: &Self, column: ArticleColumn) -> Ordering {
        match column {
            ArticleColumn::Published => self.published_order.cmp(&other.published_order),
            ArticleColumn::Outlet => by_folded(&self.folded, &other.folded, 1),
            ArticleColumn::Title => by_folded(&self.folded, &other.folded, 0),
            ArticleColumn::Statements => self.statements.cmp(&other.statements),
        }
    }

    fn is_blank(&self, column: ArticleColumn) -> bool {
        match column {
            ArticleColumn::Published => self.published_order.is_none(),
            ArticleColumn::Outlet => self.outlet.is_empty(),
            ArticleColumn::Title => self.title.is_empty(),
            ArticleColumn::Statements => false,
        }
    }

    fn is_hidden(&self) -> bool {
        false
    }

    fn has_all(&self, folded_words: &[&str]) -> bool {
        self.folded.has_all(folded_words)
    }
}

impl Rows<StatementColumn> for StatementRow {
    fn compare(&self, other: &Self, column: StatementColumn) -> Ordering {
        match column {
            StatementColumn::Speaker => by_folded(&self.folded, &other.folded, 0),
            StatementColumn::Form => self.form.cmp(&other.form),
            StatementColumn::Cue => by_folded(&self.folded, &other.folded, 1),
            StatementColumn::Words => by_folded(&self.folded, &other.folded, 2),
            StatementColumn::Said => self.said_order.cmp(&other.said_order),
            StatementColumn::Article => by_folded(&self.folded, &other.folded, 3),
            StatementColumn::Published => self.published_order.cmp(&other.published_order),
            StatementColumn::Certainty => self.certainty.cmp(&other.certainty),
            StatementColumn::Checked => self.checked.cmp(&other.checked),
        }
    }

    fn is_blank(&self, column: StatementColumn) -> bool {
        match column {
            StatementColumn::Speaker => self.speaker.is_none(),
            StatementColumn::Cue => self.cue.is_empty(),
            StatementColumn::Said => self.said_order.is_none(),
            StatementColumn::Published => self.published_order.is_none(),
            _ => false,
        }
    }

    fn is_hidden(&self) -> bool {
        self.hidden
    }

    fn has_all(&self, folded_words: &[&str]) -> bool {
        self.folded.has_all(folded_words)
    }
}

impl Rows<SpeakerColumn> for SpeakerRow {
    fn compare(&self, other: &Self, column: SpeakerColumn) -> Ordering {
        let first = |row: &SpeakerRow| row.first.map(|date| date.sort_key());
        let last = |row: &SpeakerRow| row.last.map(|date| date.sort_key());
        match column {
            SpeakerColumn::Name => by_folded(&self.folded, &other.folded, 0),
            SpeakerColumn::Role => by_folded(&self.folded, &other.folded, 1),
            SpeakerColumn::Kind => self.kind.cmp(&other.kind),
            SpeakerColumn::Direct => self.direct.cmp(&other.direct),
            SpeakerColumn::Mixed => self.mixed.cmp(&other.mixed),
            SpeakerColumn::Indirect => self.indirect.cmp(&other.indirect),
            SpeakerColumn::Articles => self.articles.cmp(&other.articles),
            SpeakerColumn::First => first(self).cmp(&first(other)),
            SpeakerColumn::Last => last(self).cmp(&last(other)),
        }
    }

    fn is_blank(&self, column: SpeakerColumn) -> bool {
        match column {
            SpeakerColumn::Role => self.role.is_empty(),
            SpeakerColumn::First => self.first.is_none(),
            SpeakerColumn::Last => self.last.is_none(),
            _ => false,
        }
    }

    /// Those who are only spoken of are no speakers of this table.
    fn is_hidden(&self) -> bool {
        self.count() == 0
    }

    fn has_all(&self, folded_words: &[&str]) -> bool {
        self.folded.has_all(folded_words)
    }
}

/// One that a person joined with another is not a row of its own.
impl Rows<EventColumn> for EventRow {
    fn compare(&self, other: &Self, column: EventColumn) -> Ordering {
        match column {
            EventColumn::Date => self.date_order.cmp(&other.date_order),
            EventColumn::Title => by_folded(&self.folded, &other.folded, 0),
            EventColumn::Kind => self.kind.cmp(&other.kind),
            EventColumn::Status => self.status.cmp(&other.status),
            EventColumn::Article => by_folded(&self.folded, &other.folded, 1),
        }
    }

    fn is_blank(&self, column: EventColumn) -> bool {
        column == EventColumn::Date && self.date_order.is_none()
    }

    fn is_hidden(&self) -> bool {
        self.hidden || self.merged_into.is_some()
    }

    fn has_all(&self, folded_words: &[&str]) -> bool {
        self.folded.has_all(folded_words)
    }
}
