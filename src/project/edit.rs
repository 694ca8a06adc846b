use super::{Anchor, SpeakerChoice, SpeakerKey};
use crate::model::{Article, ArticleId, Edtf, Form, SpeakerKind};
use std::sync::Arc;

/// One change of the [`super::Ground`]: one step to undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    AddArticles(Vec<(ArticleId, Arc<Article>)>),
    RemoveArticles(Vec<ArticleId>),
    Article {
        articles: Vec<ArticleId>,
        change: ArticleChange,
    },
    Statements {
        at: Vec<(ArticleId, Anchor)>,
        change: StatementChange,
    },
    Events {
        at: Vec<(ArticleId, Anchor)>,
        change: EventChange,
    },
    Speaker {
        key: SpeakerKey,
        change: SpeakerChange,
    },
    /// Makes all of them one speaker, the last named.
    MergeSpeakers {
        from: Vec<SpeakerKey>,
        into: SpeakerKey,
    },
}

/// What a person may set about an article.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleChange {
    Published(Option<Edtf>),
    Headline(String),
    Byline(String),
    Outlet(String),
}

/// What a person may set about a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementChange {
    Speaker(SpeakerChoice),
    Form(Form),
    /// `None` = unknown.
    Said(Option<Edtf>),
    Hidden(bool),
    Checked(bool),
    /// Empty takes the note away.
    Note(String),
    /// Back to what the engine found; hidden, checked and the note stay.
    AsFound,
}

/// What a person may set about an event.
#[derive(Clone, Debug, PartialEq)]
pub enum EventChange {
    Title(String),
    /// `None` = unknown.
    Date(Option<Edtf>),
    Hidden(bool),
}

/// What a person may set about a speaker.
#[derive(Clone, Debug, PartialEq)]
pub enum SpeakerChange {
    /// Empty gives back the name that the articles use.
    Name(String),
    Kind(SpeakerKind),
    /// Undoes a merge: the speaker is itself again.
    Split,
}
