use super::grouping::{Grouping, Lanes, is_planned};
use super::taste::Taste;
use super::when::when;
use crate::model::ArticleId;
use crate::project::{EventKey, EventRow, StatementKey, StatementRow};
use crate::views::ViewContext;
use crate::widgets::timeline::{Chart, Item, Kind};

/// What an item of the chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Event(EventKey),
    Statement(StatementKey),
}

impl Subject {
    pub fn article(self) -> ArticleId {
        match self {
            Subject::Event(key) => key.article,
            Subject::Statement(key) => key.article,
        }
    }
}

/// Something without a place on the axis.
pub struct Undated {
    pub subject: Subject,
    pub reason: String,
}

/// The events and statements that the tables show, each on the axis or among those without a date.
pub struct Content {
    pub chart: Chart,
    /// By key of the chart's items; ascending.
    pub subjects: Vec<Subject>,
    pub undated: Vec<Undated>,
    /// The articles of what is undated whose own date is unknown.
    pub unpublished: Vec<ArticleId>,
    /// Keys of all items in order of time, for the list.
    pub in_time: Vec<u32>,
}

impl Content {
    pub fn new(ctx: &ViewContext<'_>, grouping: Grouping, taste: &Taste) -> Content {
        let mut builder = Builder {
            ctx,
            grouping,
            lanes: Lanes::new(ctx, grouping),
            subjects: vec![],
            items: vec![],
            undated: vec![],
        };
        // In the order of the findings, whichever way the tables are sorted.
        let in_order = |order: &[u32]| {
            let mut places = order.to_vec();
            places.sort_unstable();
            places
        };
        for place in in_order(&ctx.orders.events) {
            builder.add_event(&ctx.findings.events[place as usize]);
        }
        for place in in_order(&ctx.orders.statements) {
            builder.add_statement(&ctx.findings.statements[place as usize]);
        }
        builder.finish(taste)
    }

    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty() && self.undated.is_empty()
    }

    pub fn subject(&self, key: u32) -> Option<Subject> {
        self.subjects.get(key as usize).copied()
    }

    /// The keys of the items that stand for these, ascending.
    pub fn keys_of(&self, subjects: impl IntoIterator<Item = Subject>) -> Vec<u32> {
        let mut keys: Vec<u32> = subjects.into_iter().filter_map(|subject| self.key_of(subject)).collect();
        keys.sort_unstable();
        keys
    }

    /// The key of the item that stands for `subject`.
    pub fn key_of(&self, subject: Subject) -> Option<u32> {
        self.subjects.binary_search(&subject).ok().map(|place| place as u32)
    }
}

struct Builder<'a> {
    ctx: &'a ViewContext<'a>,
    grouping: Grouping,
    lanes: Lanes,
    subjects: Vec<Subject>,
    items: Vec<Item>,
    undated: Vec<Undated>,
}

impl Builder<'_> {
    fn add_event(&mut self, row: &EventRow) {
        let subject = Subject::Event(row.key);
        match when(row.date.as_ref()) {
            Ok(when) => {
                let weight = (row.spans.len() + 3 * row.statements.len() + 6 * row.merged.len()).min(1000) as u16;
                let item = Item {
                    lane: self.lanes.of_event(row),
                    label: row.title[..].into(),
                    planned: is_planned(row),
                    weight,
                    ..Item::new(0, Kind::Event, when)
                };
                self.add(subject, item);
            }
            Err(reason) => self.undated.push(Undated { subject, reason }),
        }
    }

    fn add_statement(&mut self, row: &StatementRow) {
        let subject = Subject::Statement(row.key);
        match when(row.said.as_ref()) {
            Ok(when) => {
                let words = match self.grouping {
                    Grouping::Speaker => first_words(&row.words),
                    _ => format!("{}: {}", row.speaker_name, first_words(&row.words)),
                };
                let item = Item {
                    lane: self.lanes.of_statement(row),
                    tint: u16::try_from(self.ctx.tints.number(row.speaker.as_ref())).ok(),
                    label: words.into(),
                    weight: u16::from(row.certainty.0) + if row.checked { 100 } else { 0 },
                    ..Item::new(0, Kind::Statement, when)
                };
                self.add(subject, item);
            }
            Err(reason) => self.undated.push(Undated { subject, reason }),
        }
    }

    fn add(&mut self, subject: Subject, item: Item) {
        self.items.push(Item { key: self.subjects.len() as u32, ..item });
        self.subjects.push(subject);
    }

    fn finish(mut self, taste: &Taste) -> Content {
        let lanes = self.lanes.used(&mut self.items, |lanes| taste.arrange(lanes));
        let mut in_time: Vec<u32> = (0..self.items.len() as u32).collect();
        in_time.sort_by_key(|key| {
            let when = &self.items[*key as usize].when;
            (when.first.or(when.last), when.last)
        });
        let chart = Chart::new(lanes, self.items);
        let published = |id| self.ctx.findings.article(id).is_none_or(|row| row.published.is_some());
        let mut unpublished: Vec<ArticleId> = self.undated.iter().map(|undated| undated.subject.article()).collect();
        unpublished.sort_unstable();
        unpublished.dedup();
        unpublished.retain(|id| !published(*id));
        Content { chart, subjects: self.subjects, undated: self.undated, unpublished, in_time }
    }
}

/// Enough of a statement for a label.
fn first_words(words: &str) -> String {
    const LONGEST: usize = 44;
    match words.char_indices().nth(LONGEST) {
        None => words.to_owned(),
        Some((end, _)) => {
            let cut = words[..end].rfind(' ').unwrap_or(end);
            format!("{}…", words[..cut].trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_at_a_word() {
        let check = |words: &str, expected: &str| assert_eq!(first_words(words), expected);
        check("“We pay”", "“We pay”");
        check("the harbour would have to be closed before the winter", "the harbour would have to be closed before…");
        check(&"é".repeat(60), &format!("{}…", "é".repeat(44)));
    }
}
