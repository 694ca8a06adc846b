use super::when::when;
use crate::model::ArticleId;
use crate::project::{ArticleRow, EventKey, EventRow, SpeakerKey, StatementKey, StatementRow};
use crate::views::ViewContext;
use crate::widgets::timeline::{Chart, Item, Kind, Lane};
use std::collections::BTreeMap;

/// What the lanes stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    #[default]
    Speaker,
    Article,
    /// One lane.
    All,
}

impl Grouping {
    pub const ALL: [Grouping; 3] = [Grouping::Speaker, Grouping::Article, Grouping::All];

    pub fn name(self) -> &'static str {
        match self {
            Grouping::Speaker => "By speaker",
            Grouping::Article => "By article",
            Grouping::All => "All in one",
        }
    }

    pub fn max_rows(self) -> usize {
        match self {
            Grouping::Speaker | Grouping::Article => 5,
            Grouping::All => 14,
        }
    }
}

/// What an item of the chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// All events and statements, each on the axis or among those without a date.
pub struct Content {
    pub chart: Chart,
    /// By key of the chart's items.
    pub subjects: Vec<Subject>,
    pub undated: Vec<Undated>,
    /// Keys of all items in order of time, for the list.
    pub in_time: Vec<u32>,
}

impl Content {
    pub fn new(ctx: &ViewContext<'_>, grouping: Grouping) -> Content {
        let mut builder = Builder {
            ctx,
            grouping,
            lanes: Lanes::new(ctx, grouping),
            subjects: vec![],
            items: vec![],
            undated: vec![],
        };
        for row in ctx.findings.events.iter().filter(|row| ctx.queries.events.show_hidden || !row.hidden) {
            builder.add_event(row);
        }
        for row in ctx.findings.statements.iter().filter(|row| ctx.queries.statements.show_hidden || !row.hidden) {
            builder.add_statement(row);
        }
        builder.finish()
    }

    pub fn subject(&self, key: u32) -> Option<Subject> {
        self.subjects.get(key as usize).copied()
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
                let lane = self.lanes.of(None, row.key.article);
                self.add(
                    subject,
                    Item { key: 0, lane, kind: Kind::Event, when, tint: None, label: row.title[..].into() },
                );
            }
            Err(reason) => self.undated.push(Undated { subject, reason }),
        }
    }

    fn add_statement(&mut self, row: &StatementRow) {
        let subject = Subject::Statement(row.key);
        match when(row.said.as_ref()) {
            Ok(when) => {
                let lane = self.lanes.of(Some(row.speaker.as_ref()), row.key.article);
                let tint = u16::try_from(self.ctx.tints.number(row.speaker.as_ref())).ok();
                let words = match self.grouping {
                    Grouping::Speaker => first_words(&row.words),
                    Grouping::Article | Grouping::All => format!("{}: {}", row.speaker_name, first_words(&row.words)),
                };
                self.add(subject, Item { key: 0, lane, kind: Kind::Statement, when, tint, label: words.into() });
            }
            Err(reason) => self.undated.push(Undated { subject, reason }),
        }
    }

    fn add(&mut self, subject: Subject, item: Item) {
        self.items.push(Item { key: self.subjects.len() as u32, ..item });
        self.subjects.push(subject);
    }

    fn finish(mut self) -> Content {
        let (lanes, places) = self.lanes.used(&self.items);
        for item in &mut self.items {
            item.lane = places[item.lane as usize];
        }
        let mut in_time: Vec<u32> = (0..self.items.len() as u32).collect();
        in_time.sort_by_key(|key| {
            let when = &self.items[*key as usize].when;
            (when.first.or(when.last), when.last)
        });
        let chart = Chart::new(lanes, self.items);
        Content { chart, subjects: self.subjects, undated: self.undated, in_time }
    }
}

/// The lanes in the order in which they are shown. Those that stay empty are left out at the end.
struct Lanes {
    lanes: Vec<Lane>,
    /// The lane of events, when they have one of their own; also the only lane.
    common: bool,
    speakers: BTreeMap<Option<SpeakerKey>, u32>,
    articles: BTreeMap<ArticleId, u32>,
}

impl Lanes {
    fn new(ctx: &ViewContext<'_>, grouping: Grouping) -> Lanes {
        let mut lanes = Lanes { lanes: vec![], common: false, speakers: BTreeMap::new(), articles: BTreeMap::new() };
        match grouping {
            Grouping::All => {
                lanes.common = true;
                lanes.lanes.push(Lane::named(""));
            }
            Grouping::Speaker => {
                lanes.common = true;
                lanes.lanes.push(Lane::named("Events"));
                // Those who speak most come first; the unknown last.
                let mut speakers: Vec<_> = ctx.findings.speakers.iter().collect();
                speakers.sort_by_key(|row| std::cmp::Reverse(row.count()));
                for row in speakers {
                    lanes.speakers.insert(Some(row.key.clone()), lanes.lanes.len() as u32);
                    let name = if row.name.is_empty() { "unnamed" } else { &row.name };
                    lanes.lanes.push(Lane {
                        hover: if row.role.is_empty() { name.to_owned() } else { format!("{name}, {}", row.role) },
                        tint: u16::try_from(ctx.tints.number(Some(&row.key))).ok(),
                        ..Lane::named(name)
                    });
                }
                lanes.speakers.insert(None, lanes.lanes.len() as u32);
                let tint = u16::try_from(ctx.tints.number(None)).ok();
                lanes.lanes.push(Lane { tint, ..Lane::named("Speaker unknown") });
            }
            Grouping::Article => {
                let mut articles: Vec<&ArticleRow> = ctx.findings.articles.iter().map(|row| &**row).collect();
                articles.sort_by_key(|row| row.published.as_ref().map_or((i64::MAX, i64::MAX), |date| date.sort_key()));
                for row in articles {
                    lanes.articles.insert(row.id, lanes.lanes.len() as u32);
                    lanes.lanes.push(article_lane(row));
                }
            }
        }
        lanes
    }

    /// `speaker` is `None` for an event.
    fn of(&self, speaker: Option<Option<&SpeakerKey>>, article: ArticleId) -> u32 {
        if let Some(lane) = self.articles.get(&article) {
            return *lane;
        }
        let speaker = speaker.map(|speaker| speaker.cloned());
        match speaker.and_then(|speaker| self.speakers.get(&speaker).or(self.speakers.get(&None))) {
            Some(lane) => *lane,
            None => 0,
        }
    }

    /// The lanes that hold something, and the new number of each.
    fn used(&self, items: &[Item]) -> (Vec<Lane>, Vec<u32>) {
        let mut used = vec![false; self.lanes.len()];
        for item in items {
            used[item.lane as usize] = true;
        }
        let mut places = Vec::with_capacity(used.len());
        let mut next = 0;
        for used in &used {
            places.push(next);
            next += u32::from(*used);
        }
        let lanes = self.lanes.iter().zip(&used).filter(|(_, used)| **used).map(|(lane, _)| lane.clone()).collect();
        (lanes, places)
    }
}

fn article_lane(row: &ArticleRow) -> Lane {
    let published = row
        .published
        .as_ref()
        .and_then(|date| Some((when(Some(date)).ok()?, format!("Published {}", date.in_words()))));
    let mut hover = row.title.to_string();
    let date = row.published.as_ref().map_or("published date unknown".to_owned(), |date| date.in_words());
    for part in [&row.outlet[..], &date] {
        if !part.is_empty() {
            hover.push('\n');
            hover.push_str(part);
        }
    }
    Lane { hover, published, ..Lane::named(&row.title[..]) }
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
