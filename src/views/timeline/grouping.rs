use super::when::when;
use super::words::{kind_words, status_words};
use crate::model::{ArticleId, EventKind, EventStatus};
use crate::project::{ArticleRow, EventRow, SpeakerKey, StatementRow};
use crate::views::ViewContext;
use crate::widgets::timeline::{Item, Lane};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the lanes stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grouping {
    #[default]
    Speaker,
    Article,
    Outlet,
    Kind,
    Status,
    /// One lane.
    All,
}

impl Grouping {
    pub const ALL: [Grouping; 6] =
        [Grouping::Speaker, Grouping::Article, Grouping::Outlet, Grouping::Kind, Grouping::Status, Grouping::All];

    pub fn name(self) -> &'static str {
        match self {
            Grouping::Speaker => "By speaker",
            Grouping::Article => "By article",
            Grouping::Outlet => "By outlet",
            Grouping::Kind => "By kind",
            Grouping::Status => "By status",
            Grouping::All => "All in one",
        }
    }

    pub fn max_rows(self) -> usize {
        match self {
            Grouping::Speaker | Grouping::Article => 5,
            Grouping::Outlet | Grouping::Kind | Grouping::Status => 8,
            Grouping::All => 14,
        }
    }
}

/// Whether it has not happened: planned, or only considered.
pub fn is_planned(row: &EventRow) -> bool {
    matches!(row.status, EventStatus::Scheduled | EventStatus::Hypothetical)
}

/// The lanes in the order in which they are shown when the person wants no other. Those that stay empty are left
/// out at the end.
pub struct Lanes {
    grouping: Grouping,
    lanes: Vec<Lane>,
    speakers: BTreeMap<Option<SpeakerKey>, u32>,
    articles: BTreeMap<ArticleId, u32>,
}

const KINDS: [EventKind; 5] =
    [EventKind::Occasion, EventKind::Action, EventKind::Statement, EventKind::Period, EventKind::Publication];
const STATUSES: [EventStatus; 5] = [
    EventStatus::Occurred,
    EventStatus::Ongoing,
    EventStatus::Claimed,
    EventStatus::Scheduled,
    EventStatus::Hypothetical,
];

impl Lanes {
    pub fn new(ctx: &ViewContext<'_>, grouping: Grouping) -> Lanes {
        let mut lanes = Lanes { grouping, lanes: vec![], speakers: BTreeMap::new(), articles: BTreeMap::new() };
        match grouping {
            Grouping::All => lanes.lanes.push(Lane::named("")),
            Grouping::Kind => {
                lanes.lanes.extend(KINDS.map(|kind| Lane::named(kind_words(kind))));
                lanes.lanes.push(Lane::named("Statements"));
            }
            Grouping::Status => {
                lanes.lanes.extend(STATUSES.map(|status| Lane::named(status_words(status))));
                lanes.lanes.push(Lane::named("Statements"));
            }
            Grouping::Speaker => lanes.add_speakers(ctx),
            Grouping::Article => {
                for row in by_date(ctx) {
                    lanes.articles.insert(row.id, lanes.lanes.len() as u32);
                    lanes.lanes.push(article_lane(row));
                }
            }
            Grouping::Outlet => {
                let mut outlets: BTreeMap<&str, Vec<ArticleId>> = BTreeMap::new();
                for row in &ctx.findings.articles {
                    outlets.entry(&row.outlet).or_default().push(row.id);
                }
                // Those with most articles first, the unknown outlet last.
                let mut outlets: Vec<_> = outlets.into_iter().collect();
                outlets.sort_by_key(|(name, articles)| (name.is_empty(), std::cmp::Reverse(articles.len())));
                for (name, articles) in outlets {
                    let number = lanes.lanes.len() as u32;
                    lanes.articles.extend(articles.into_iter().map(|id| (id, number)));
                    lanes.lanes.push(Lane::named(if name.is_empty() { "Outlet unknown" } else { name }));
                }
            }
        }
        lanes
    }

    fn add_speakers(&mut self, ctx: &ViewContext<'_>) {
        self.lanes.push(Lane::named("Events"));
        self.lanes.push(Lane {
            hover: "What was planned, or only considered, when the article was written".to_owned(),
            id: "planned".to_owned(),
            ..Lane::named("Planned, possible")
        });
        // Those who speak most come first; the unknown last.
        let mut speakers: Vec<_> = ctx.findings.speakers.iter().collect();
        speakers.sort_by_key(|row| std::cmp::Reverse(row.count()));
        for row in speakers {
            self.speakers.insert(Some(row.key.clone()), self.lanes.len() as u32);
            let name = if row.name.is_empty() { "unnamed" } else { &row.name };
            self.lanes.push(Lane {
                id: format!("{:?}", row.key),
                hover: if row.role.is_empty() { name.to_owned() } else { format!("{name}, {}", row.role) },
                tint: u16::try_from(ctx.tints.number(Some(&row.key))).ok(),
                ..Lane::named(name)
            });
        }
        self.speakers.insert(None, self.lanes.len() as u32);
        let tint = u16::try_from(ctx.tints.number(None)).ok();
        self.lanes.push(Lane { tint, ..Lane::named("Speaker unknown") });
    }

    pub fn of_event(&self, row: &EventRow) -> u32 {
        let place = |place: Option<usize>| place.unwrap_or(0) as u32;
        match self.grouping {
            Grouping::Speaker => u32::from(is_planned(row)),
            Grouping::Article | Grouping::Outlet => self.articles.get(&row.key.article).copied().unwrap_or(0),
            Grouping::Kind => place(KINDS.iter().position(|kind| *kind == row.kind)),
            Grouping::Status => place(STATUSES.iter().position(|status| *status == row.status)),
            Grouping::All => 0,
        }
    }

    pub fn of_statement(&self, row: &StatementRow) -> u32 {
        match self.grouping {
            Grouping::Speaker => {
                let lane = self.speakers.get(&row.speaker).or(self.speakers.get(&None));
                lane.copied().unwrap_or(0)
            }
            Grouping::Article | Grouping::Outlet => self.articles.get(&row.key.article).copied().unwrap_or(0),
            Grouping::Kind | Grouping::Status => self.lanes.len() as u32 - 1,
            Grouping::All => 0,
        }
    }

    /// The lanes that hold something, in the order of `arrange`; the items get their new numbers.
    pub fn used(self, items: &mut [Item], arrange: impl FnOnce(&mut [Lane]) -> Vec<usize>) -> Vec<Lane> {
        let mut used = vec![false; self.lanes.len()];
        for item in items.iter() {
            used[item.lane as usize] = true;
        }
        let old: Vec<usize> = (0..used.len()).filter(|lane| used[*lane]).collect();
        let mut lanes: Vec<Lane> =
            self.lanes.into_iter().zip(&used).filter(|(_, used)| **used).map(|(l, _)| l).collect();
        let order = arrange(&mut lanes);
        let mut places = vec![0; used.len()];
        for (place, number) in order.iter().enumerate() {
            places[old[*number]] = place as u32;
        }
        for item in items {
            item.lane = places[item.lane as usize];
        }
        order.into_iter().map(|number| lanes[number].clone()).collect()
    }
}

fn by_date<'a>(ctx: &ViewContext<'a>) -> Vec<&'a ArticleRow> {
    let mut articles: Vec<&ArticleRow> = ctx.findings.articles.iter().map(|row| &**row).collect();
    articles.sort_by_key(|row| row.published.as_ref().map_or((i64::MAX, i64::MAX), |date| date.sort_key()));
    articles
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
    Lane { id: row.id.0.to_string(), hover, published, ..Lane::named(&row.title[..]) }
}
