use crate::model::ArticleId;
use crate::project::{EventKey, SpeakerKey, StatementKey};
use std::collections::BTreeSet;

/// What is selected, in all views at once. Names things by key, never by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub statements: BTreeSet<StatementKey>,
    /// The one among `statements` that the keyboard moves and the inspector shows first.
    pub focus: Option<StatementKey>,
    pub articles: BTreeSet<ArticleId>,
    pub speaker: Option<SpeakerKey>,
    /// The one that the inspector shows first.
    pub event: Option<EventKey>,
    /// Those that are selected beside `event`.
    pub more_events: BTreeSet<EventKey>,
}

impl Selection {
    pub fn has(&self, key: StatementKey) -> bool {
        self.statements.contains(&key)
    }

    /// All selected events, the one that was selected last before the others.
    pub fn events(&self) -> impl Iterator<Item = EventKey> {
        self.event.into_iter().chain(self.more_events.iter().copied())
    }

    pub fn has_event(&self, key: EventKey) -> bool {
        self.event == Some(key) || self.more_events.contains(&key)
    }
}

/// How a click or a key changes a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extend {
    /// This alone.
    Replace,
    /// In or out (Ctrl).
    Toggle,
    /// All that is shown from the focus to here (Shift).
    Through,
}

/// One of the tabs in the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    Reading,
    #[default]
    Statements,
    Speakers,
    Timeline,
    /// What became of all that the last import was to bring; there only when it has rows.
    Report,
    /// Articles whose files hold another text; there only when there are some.
    Versions,
}

impl Tab {
    pub const ALL: [Tab; 6] = [Tab::Reading, Tab::Statements, Tab::Speakers, Tab::Timeline, Tab::Report, Tab::Versions];

    pub fn name(self) -> &'static str {
        match self {
            Tab::Reading => "Reading",
            Tab::Statements => "Statements",
            Tab::Speakers => "Speakers",
            Tab::Timeline => "Timeline",
            Tab::Report => "Import report",
            Tab::Versions => "New versions",
        }
    }
}

/// Where the person is: what Back and Forward go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub tab: Tab,
    /// The article of the reading view.
    pub article: Option<ArticleId>,
    pub statement: Option<StatementKey>,
}
