//! Articles with findings made by hand, so that what stands on the engine is tested without it.

use claimline::model::{
    Analysis, Article, ArticleId, Certainty, ENGINE_VERSION, Event, EventKind, EventStatus, Field, FileHash, Form,
    Mention, MentionKind, Origin, Role, SourceFile, Speaker, SpeakerIndex, SpeakerKind, Statement, StatementIndex,
    TextHash,
};
use claimline::project::{AnalysisKey, Content};
use claimline::text::Span;
use std::sync::Arc;

/// Who speaks in a report: name, kind and office.
#[derive(Clone, Copy)]
pub struct Voice<'a>(pub &'a str, pub SpeakerKind, pub &'a str);

pub const MARA: Voice<'static> = Voice("Mara Lindqvist", SpeakerKind::Person, "mill owner");
pub const TOM: Voice<'static> = Voice("Tom Arle", SpeakerKind::Person, "");
pub const ARLE: Voice<'static> = Voice("Arle", SpeakerKind::Person, "");
pub const OFFICIAL: Voice<'static> = Voice("town official", SpeakerKind::Unnamed, "");

/// A report in which each voice says its words in turn: `“…” said NAME.`
pub fn report(title: &str, published: Option<&str>, said: &[(Voice, &str)]) -> (Article, Analysis) {
    let mut text = format!("{title}\n\n");
    let mut speakers: Vec<Speaker> = Vec::new();
    let (mut mentions, mut statements) = (Vec::new(), Vec::new());
    for (Voice(name, kind, office), words) in said {
        let place = speakers.iter().position(|speaker| speaker.name == *name).unwrap_or_else(|| {
            speakers.push(Speaker { name: (*name).into(), kind: *kind, roles: Vec::new(), aliases: Vec::new() });
            speakers.len() - 1
        });
        let content = push(&mut text, &format!("“{words},”"));
        text.push(' ');
        let cue = push(&mut text, "said");
        text.push(' ');
        let source = push(&mut text, name);
        if !office.is_empty() {
            text.push_str(", ");
            let span = push(&mut text, office);
            speakers[place].roles.push(Role { text: (*office).into(), span });
        }
        text.push_str(".\n");
        let speaker = Some(SpeakerIndex(place as u32));
        mentions.push(Mention { span: source, kind: MentionKind::Name, speaker, certainty: Certainty(90) });
        statements.push(Statement {
            form: Form::Direct,
            content: vec![content],
            cue: vec![cue],
            source: vec![source],
            speaker,
            said: None,
            certainty: Certainty(90),
            reasons: vec!["the name stands after “said”".into()],
            relay_of: None,
        });
    }
    let events = vec![Event {
        title: title.into(),
        kind: EventKind::Occasion,
        status: EventStatus::Occurred,
        date: published.and_then(|date| date.parse().ok()),
        spans: vec![Span::new(&text, 0, title.len()).unwrap()],
        participants: Vec::new(),
        places: Vec::new(),
        statements: (0..statements.len() as u32).map(StatementIndex).collect(),
        certainty: Certainty(80),
        reasons: Vec::new(),
    }];
    let article = Article {
        text_hash: TextHash::of(&text),
        headline: Some(Field { value: title.into(), span: Span::new(&text, 0, title.len()) }),
        byline: None,
        outlet: Some(Field { value: "Meridian Post".into(), span: None }),
        dateline: None,
        published: published.map(|date| date.parse().unwrap()),
        published_span: None,
        furniture: Vec::new(),
        origin: Origin {
            path: format!("/articles/{title}.txt"),
            encoding: "UTF-8".into(),
            file: Some(SourceFile {
                path: format!("/articles/{title}.txt"),
                hash: FileHash::of(title),
                size: text.len() as u64,
                modified: Some("2024-03-12T07:30:00Z".into()),
            }),
            ..Origin::default()
        },
        text: text.into(),
    };
    let analysis = Analysis {
        engine: ENGINE_VERSION,
        text_hash: article.text_hash,
        speakers,
        mentions,
        statements,
        times: Vec::new(),
        events,
        warnings: Vec::new(),
    };
    (article, analysis)
}

/// A project of these reports, numbered from 1.
pub fn content(reports: Vec<(Article, Analysis)>) -> Content {
    let mut content = Content::default();
    for ((article, analysis), id) in reports.into_iter().zip(1..) {
        content.analyses.insert(AnalysisKey::of(&article), Arc::new(analysis));
        content.ground.articles.insert(ArticleId(id), Arc::new(article));
    }
    content
}

/// Three reports: one full name in two of them, a part of a name and a description that stay in theirs.
pub fn newsroom() -> Content {
    content(vec![
        report(
            "Mill stays open",
            Some("2024-03-12"),
            &[(MARA, "We will pay"), (TOM, "We will see"), (MARA, "We will pay")],
        ),
        report(
            "Mill may close",
            Some("2024-04"),
            &[(MARA, "It was too dear"), (ARLE, "I warned them"), (OFFICIAL, "No comment")],
        ),
        report("Fair opens", None, &[(OFFICIAL, "All are welcome")]),
    ])
}

fn push(text: &mut String, words: &str) -> Span {
    let start = text.len();
    text.push_str(words);
    Span::new(text, start, text.len()).unwrap()
}
