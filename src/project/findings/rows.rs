use super::folded::Folded;
use crate::model::{
    Analysis, Article, ArticleId, Certainty, Edtf, EventKind, EventStatus, Form, SpeakerKind, StatementIndex,
};
use crate::project::{AnchorState, EventKey, Fate, ReportRow, SpeakerChoice, SpeakerKey, StatementKey};
use crate::text::Span;
use std::sync::Arc;

/// One article as lists and the reading view show it.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRow {
    pub id: ArticleId,
    pub article: Arc<Article>,
    /// `None` while the engine has not read it.
    pub analysis: Option<Arc<Analysis>>,
    /// The analysis was made for another published date; a new one is under way.
    pub outdated: bool,
    pub title: Arc<str>,
    /// Empty when unknown; so are `byline` and `published_text`.
    pub outlet: Arc<str>,
    pub byline: Arc<str>,
    pub published: Option<Edtf>,
    pub published_text: Arc<str>,
    /// Statements that are not hidden.
    pub statements: u32,
    /// What the engine could not read.
    pub warnings: u32,
    pub(crate) published_order: Option<(i64, i64)>,
    /// Title, outlet, and all else.
    pub(crate) folded: Folded<3>,
}

/// One statement as tables, inspector, reading view and timeline show it: the engine's finding with the
/// person's decision laid over it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementRow {
    pub key: StatementKey,
    /// `None` = unknown.
    pub speaker: Option<SpeakerKey>,
    /// `unknown` when nobody is known.
    pub speaker_name: Arc<str>,
    pub speaker_kind: SpeakerKind,
    /// What the article calls the speaker by way of office; empty when it does not.
    pub role: Arc<str>,
    pub form: Form,
    /// The words that report; empty for a quotation that stands alone.
    pub cue: Arc<str>,
    /// What was said, pieces joined by ` … `, on one line.
    pub words: Arc<str>,
    pub said: Option<Edtf>,
    /// EDTF; empty when unknown. So is `published_text`.
    pub said_text: Arc<str>,
    pub article_title: Arc<str>,
    pub outlet: Arc<str>,
    pub published: Option<Edtf>,
    pub published_text: Arc<str>,
    pub certainty: Certainty,
    pub checked: bool,
    pub hidden: bool,
    pub note: Arc<str>,
    /// A person changed speaker, form or said-date.
    pub edited: bool,
    pub relay_of: Option<StatementIndex>,
    /// Where in the article's text the first words stand.
    pub start: u32,
    pub(crate) said_order: Option<(i64, i64)>,
    pub(crate) published_order: Option<(i64, i64)>,
    /// The decision about it, as a place in the article's [`crate::project::ArticleDecisions::statements`].
    pub(crate) decision: Option<u32>,
    /// Speaker, cue, words, article, and all else.
    pub(crate) folded: Folded<5>,
}

/// One speaker with all that they said.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakerRow {
    pub key: SpeakerKey,
    pub name: Arc<str>,
    /// The different offices that the articles give, joined by `; `.
    pub role: Arc<str>,
    pub kind: SpeakerKind,
    /// Other names that the articles use, joined by `; `.
    pub aliases: Arc<str>,
    pub direct: u32,
    pub mixed: u32,
    pub indirect: u32,
    /// In how many articles they speak.
    pub articles: u32,
    /// Said-dates, or the article's published date where the said-date is unknown.
    pub first: Option<Edtf>,
    pub last: Option<Edtf>,
    pub first_text: Arc<str>,
    pub last_text: Arc<str>,
    /// Places in [`super::Findings::statements`], ascending, without hidden ones.
    pub statements: Vec<u32>,
    /// Those whom a person merged into this one, with the name that the articles give them.
    pub merged: Vec<(SpeakerKey, Arc<str>)>,
    /// Name, role, and all else.
    pub(crate) folded: Folded<3>,
}

impl SpeakerRow {
    pub fn count(&self) -> u32 {
        self.direct + self.mixed + self.indirect
    }

    /// What to send to make this the speaker of a statement.
    pub fn as_choice(&self) -> SpeakerChoice {
        SpeakerChoice::Existing { key: self.key.clone(), name: self.name.to_string(), kind: self.kind }
    }
}

/// One event of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    pub key: EventKey,
    pub title: Arc<str>,
    pub kind: EventKind,
    pub status: EventStatus,
    pub date: Option<Edtf>,
    /// EDTF; empty when unknown.
    pub date_text: Arc<str>,
    pub article_title: Arc<str>,
    /// Where the article mentions it; empty for one that a person added.
    pub spans: Vec<Span>,
    pub participants: Arc<str>,
    pub statements: Vec<StatementKey>,
    pub certainty: Certainty,
    pub hidden: bool,
    pub edited: bool,
    /// The event that a person says this one is.
    pub merged_into: Option<EventKey>,
    /// Those that a person says are this one; their statements are among `statements`.
    pub merged: Vec<EventKey>,
    pub(crate) date_order: Option<(i64, i64)>,
    pub(crate) decision: Option<u32>,
    /// Title, article, and all else.
    pub(crate) folded: Folded<3>,
}

/// A decision that no longer has its place; it waits for the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplaced {
    pub article: ArticleId,
    pub article_title: Arc<str>,
    /// [`AnchorState::Ambiguous`] or [`AnchorState::Lost`].
    pub state: AnchorState,
    /// The words it was about.
    pub words: Arc<str>,
    /// What was decided: `speaker: Mara Lindqvist; checked`.
    pub decided: Arc<str>,
}

impl Unplaced {
    /// What the import report says of it.
    pub fn report_row(&self) -> ReportRow {
        let fate = match self.state {
            AnchorState::Ambiguous => "fits several places now",
            _ => "has no place any more",
        };
        ReportRow {
            fate: Fate::Unplaced,
            path: "".into(),
            title: self.article_title.clone(),
            article: Some(self.article),
            reason: format!(
                "What you decided ({}) {fate}: “{}”. Decide again in the article.",
                self.decided, self.words
            )
            .into(),
        }
    }
}
