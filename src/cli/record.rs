use crate::extract::mentions::CorefMention;
use crate::model::{Analysis, Article, Statement, StatementIndex};
use crate::text::{CharIndex, Span};
use serde::Serialize;

/// A span in Unicode characters: `[start, end]`.
type Chars = [usize; 2];

/// One line of output: an article and what was found in it. The order of the fields is the order of the
/// keys; offsets count Unicode characters of the article's text.
#[derive(Serialize)]
pub struct Record<'a> {
    id: &'a str,
    path: &'a str,
    headline: Option<&'a str>,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    furniture: Vec<Chars>,
    statements: Vec<StatementRecord<'a>>,
    times: Vec<TimeRecord<'a>>,
    events: Vec<EventRecord<'a>>,
    warnings: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Vec<MentionRecord>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct StatementRecord<'a> {
    id: String,
    form: &'static str,
    content: Vec<Chars>,
    cue: Vec<Chars>,
    source: Vec<Chars>,
    speaker: Option<SpeakerRecord<'a>>,
    said: Option<String>,
    certainty: f64,
    reasons: Vec<&'a str>,
    relay_of: Option<String>,
}

#[derive(Serialize)]
struct SpeakerRecord<'a> {
    id: String,
    name: &'a str,
    kind: &'static str,
    role: Option<&'a str>,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    span: Chars,
    #[serde(rename = "type")]
    timex_type: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    title: &'a str,
    date: Option<String>,
    spans: Vec<Chars>,
    participants: &'a [String],
    statements: Vec<String>,
}

/// A mention with the entity that it refers to; `m1` here is not the `p1` of the statements.
#[derive(Serialize)]
struct MentionRecord {
    span: Chars,
    entity: String,
    name: String,
    etype: &'static str,
}

impl<'a> Record<'a> {
    /// `prefix` goes before the ids of statements and speakers.
    pub fn new(
        id: &'a str,
        prefix: &str,
        article: &'a Article,
        analysis: &'a Analysis,
        mentions: Option<Vec<CorefMention>>,
        with_text: bool,
    ) -> Self {
        let index = CharIndex::new(article.text.clone());
        let chars = |spans: &[Span]| spans.iter().map(|s| span(&index, *s)).collect::<Vec<_>>();
        let statements =
            analysis.statements.iter().enumerate().map(|(n, s)| statement(n, s, prefix, analysis, &index)).collect();
        let times = analysis.times.iter().map(|time| TimeRecord {
            span: span(&index, time.span),
            timex_type: time.timex_type.word(),
            value: &time.value,
        });
        let events = analysis.events.iter().map(|event| EventRecord {
            title: &event.title,
            date: event.date.map(|date| date.to_string()),
            spans: chars(&event.spans),
            participants: &event.participants,
            statements: event.statements.iter().map(|s| statement_id(prefix, *s)).collect(),
        });
        let mentions = mentions.map(|list| list.into_iter().map(|m| mention(m, &index)).collect());
        Record {
            id,
            path: if article.origin.path.is_empty() { "-" } else { &article.origin.path },
            headline: article.headline.as_ref().map(|field| field.value.as_str()),
            byline: article.byline.as_ref().map(|field| field.value.as_str()),
            outlet: article.outlet.as_ref().map(|field| field.value.as_str()),
            published: article.published.map(|date| date.to_string()),
            furniture: chars(&article.furniture),
            statements,
            times: times.collect(),
            events: events.collect(),
            warnings: &analysis.warnings,
            mentions,
            text: with_text.then_some(&*article.text),
        }
    }
}

fn statement<'a>(
    n: usize,
    found: &'a Statement,
    prefix: &str,
    analysis: &'a Analysis,
    index: &CharIndex,
) -> StatementRecord<'a> {
    let chars = |spans: &[Span]| spans.iter().map(|s| span(index, *s)).collect::<Vec<_>>();
    let speaker = found.speaker.and_then(|speaker| {
        let named = analysis.speakers.get(speaker.0 as usize)?;
        Some(SpeakerRecord {
            id: format!("{prefix}p{}", speaker.0 + 1),
            name: &named.name,
            kind: named.kind.word(),
            role: named.roles.first().map(|role| role.text.as_str()),
        })
    });
    StatementRecord {
        id: statement_id(prefix, StatementIndex(n as u32)),
        form: found.form.word(),
        content: chars(&found.content),
        cue: chars(&found.cue),
        source: chars(&found.source),
        speaker,
        said: found.said.map(|date| date.to_string()),
        certainty: found.certainty.as_probability(),
        reasons: found.reasons.iter().map(|reason| &*reason.0).collect(),
        relay_of: found.relay_of.map(|outer| statement_id(prefix, outer)),
    }
}

fn mention(found: CorefMention, index: &CharIndex) -> MentionRecord {
    let CorefMention { entity, name, etype, .. } = found;
    MentionRecord { span: span(index, found.span), entity: format!("m{}", entity + 1), name, etype }
}

/// How a statement is named in the output.
pub fn statement_id(prefix: &str, index: StatementIndex) -> String {
    format!("{prefix}s{}", index.0 + 1)
}

fn span(index: &CharIndex, span: Span) -> Chars {
    [index.char_of(span.start()), index.char_of(span.end())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article_from_text;
    use crate::model::{
        Certainty, Event, EventKind, EventStatus, Form, MentionKind, Origin, Role, Speaker, SpeakerIndex, SpeakerKind,
        TimeExpression, TimexType,
    };

    #[test]
    fn keys_stand_in_their_order_and_offsets_count_characters() {
        let article = article_from_text("“Né,” said Brask on 12 May.", Origin::default());
        let at = |words: &str| {
            let start = article.text.find(words).unwrap();
            Span::new(&article.text, start, start + words.len()).unwrap()
        };
        let analysis = Analysis {
            engine: 1,
            text_hash: article.text_hash,
            speakers: vec![Speaker {
                name: "Brask".into(),
                kind: SpeakerKind::Person,
                roles: vec![Role { text: "engineer".into(), span: at("Brask") }],
                aliases: vec![],
            }],
            mentions: vec![],
            statements: vec![Statement {
                form: Form::Direct,
                content: vec![at("“Né,”")],
                cue: vec![at("said")],
                source: vec![at("Brask")],
                speaker: Some(SpeakerIndex(0)),
                said: "XXXX-05-12".parse().ok(),
                certainty: Certainty(90),
                reasons: vec!["“said” stands beside the quotation".into()],
                relay_of: None,
            }],
            times: vec![TimeExpression {
                span: at("12 May"),
                timex_type: TimexType::Date,
                value: "XXXX-05-12".into(),
                date: None,
            }],
            events: vec![Event {
                title: "Brask speaks".into(),
                kind: EventKind::Action,
                status: EventStatus::Occurred,
                date: None,
                spans: vec![at("12 May")],
                participants: vec!["Brask".into()],
                places: vec![],
                statements: vec![StatementIndex(0)],
                certainty: Certainty(50),
                reasons: vec![],
            }],
            warnings: vec!["w".into()],
        };
        let mentions = vec![CorefMention {
            span: at("Brask"),
            kind: MentionKind::Name,
            entity: 0,
            name: "Brask".into(),
            etype: "person",
        }];
        let json = serde_json::to_string(&Record::new("a", "", &article, &analysis, Some(mentions), true)).unwrap();
        assert_eq!(
            json,
            concat!(
                r#"{"id":"a","path":"-","headline":null,"byline":null,"outlet":null,"published":null,"furniture":[],"#,
                r#""statements":[{"id":"s1","form":"direct","content":[[0,5]],"cue":[[6,10]],"source":[[11,16]],"#,
                r#""speaker":{"id":"p1","name":"Brask","kind":"person","role":"engineer"},"said":"XXXX-05-12","#,
                r#""certainty":0.9,"reasons":["“said” stands beside the quotation"],"relay_of":null}],"#,
                r#""times":[{"span":[20,26],"type":"DATE","value":"XXXX-05-12"}],"#,
                r#""events":[{"title":"Brask speaks","date":null,"spans":[[20,26]],"participants":["Brask"],"#,
                r#""statements":["s1"]}],"warnings":["w"],"#,
                r#""mentions":[{"span":[11,16],"entity":"m1","name":"Brask","etype":"person"}],"#,
                r#""text":"“Né,” said Brask on 12 May."}"#
            )
        );
        let json = serde_json::to_string(&Record::new("a", "a7", &article, &analysis, None, false)).unwrap();
        assert!(
            json.contains(r#"{"id":"a7s1""#) && json.ends_with(r#""statements":["a7s1"]}],"warnings":["w"]}"#),
            "{json}"
        );
    }
}
