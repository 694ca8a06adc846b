use super::names::Name;
use super::shingles::Shingles;
use super::stance::{self, Manner};
use super::words::{Word, WordKind, mixed, words};
use crate::model::{Analysis, Article, DayRange, Form, SpeakerKind};
use crate::text::{Span, fold};

/// What the comparison of articles needs of one article: a small part of its text, none of its spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The days on which it may have been published; `None` = unknown.
    pub(super) published: Option<DayRange>,
    pub(super) shingles: Shingles,
    pub(super) speakers: Vec<Spoken>,
    pub(super) statements: Vec<Said>,
}

/// A speaker as one article knows them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spoken {
    pub name: String,
    pub kind: SpeakerKind,
    pub parsed: Name,
    /// Other spellings, and those that are names in full.
    pub aliases: Vec<String>,
    pub also: Vec<Name>,
    /// Folded.
    pub roles: Vec<String>,
    pub speaks: bool,
}

/// A statement as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub words: Vec<Word>,
    /// The hash of all its words: equal for equal utterances.
    pub print: u64,
    /// Index into [`Digest::speakers`].
    pub speaker: Option<u32>,
    pub manner: Manner,
    /// The words as they stand, for titles; cut after some hundred characters.
    pub spelled: String,
    pub form: Form,
    /// The statement that this one was said inside of.
    pub relay_of: Option<u32>,
}

/// So many words of a statement are compared; longer ones are whole speeches.
const LONGEST: usize = 500;
/// Characters of a statement that are kept for titles.
const SPELLED: usize = 160;

impl Digest {
    /// Reads what the comparison needs.
    pub fn new(article: &Article, analysis: &Analysis) -> Digest {
        let mut speaks = vec![false; analysis.speakers.len()];
        for speaker in analysis.statements.iter().filter_map(|statement| statement.speaker) {
            if let Some(speaks) = speaks.get_mut(speaker.0 as usize) {
                *speaks = true;
            }
        }
        let speakers = analysis.speakers.iter().zip(speaks).map(|(speaker, speaks)| {
            let full = |name: &&String| name.contains(' ') || speaker.kind == SpeakerKind::Organisation;
            Spoken {
                name: speaker.name.clone(),
                kind: speaker.kind,
                parsed: Name::of(&speaker.name, speaker.kind),
                aliases: speaker.aliases.clone(),
                also: speaker.aliases.iter().filter(full).map(|name| Name::of(name, speaker.kind)).collect(),
                roles: speaker.roles.iter().map(|role| fold(&role.text)).collect(),
                speaks,
            }
        });
        let statements = analysis.statements.iter().map(|statement| {
            let mut found: Vec<Word> = words(article, &statement.content).into_iter().map(|(word, _)| word).collect();
            found.truncate(LONGEST);
            let real = found.iter().filter(|word| word.kind != WordKind::Gap);
            let print = real.fold(0, |print: u64, word| mixed(print.rotate_left(9) ^ word.key));
            Said {
                print,
                speaker: statement.speaker.map(|speaker| speaker.0),
                manner: stance::manner(article, statement, &found),
                spelled: spelled(article, &statement.content),
                form: statement.form,
                relay_of: statement.relay_of.map(|outer| outer.0),
                words: found,
            }
        });
        Digest {
            published: article.published.and_then(|date| date.days()),
            shingles: Shingles::of(article),
            speakers: speakers.collect(),
            statements: statements.collect(),
        }
    }
}

fn spelled(article: &Article, spans: &[Span]) -> String {
    let mut text = String::new();
    for word in spans.iter().flat_map(|span| span.slice(&article.text).split_whitespace()) {
        if text.len() + word.len() > SPELLED {
            text.push_str(" …");
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// A statement of these words and nothing else: direct when it opens with a quotation mark.
#[cfg(test)]
pub(super) fn said(text: &str) -> Said {
    use crate::model::{Certainty, Origin, Statement, TextHash};
    let article = Article::of(text, Origin::default());
    let statement = Statement {
        form: if text.starts_with('“') { Form::Direct } else { Form::Indirect },
        content: Span::new(text, 0, text.len()).into_iter().collect(),
        cue: Vec::new(),
        source: Vec::new(),
        speaker: None,
        said: None,
        certainty: Certainty(90),
        reasons: Vec::new(),
        relay_of: None,
    };
    let analysis = Analysis {
        engine: 1,
        text_hash: TextHash::of(text),
        speakers: Vec::new(),
        mentions: Vec::new(),
        statements: vec![statement],
        times: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    };
    Digest::new(&article, &analysis).statements.remove(0)
}
