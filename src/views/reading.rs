use super::ViewContext;
use super::statement_cells::{stroke_of, teller};
use crate::actions::{Extend, Intent};
use crate::model::{Article, ArticleId, Field, StatementIndex};
use crate::project::{ArticleRow, EventKey, Findings, StatementKey, StatementRow};
use crate::text::{Span, paragraphs};
use crate::widgets::empty_state;
use crate::widgets::marks::LineStroke;
use crate::widgets::reading::{BlockStyle, Document, Mark, Reading, ReadingState, Words};
use egui::{Id, Ui};

/// One article to read, with what was found in it.
#[derive(Default)]
pub struct ReadingView {
    shown: Option<Shown>,
    state: ReadingState,
}

struct Shown {
    what: What,
    document: Document,
}

/// Decides whether a document must be made anew.
#[derive(Clone, Copy, PartialEq, Eq)]
struct What {
    article: ArticleId,
    revision: u64,
    hidden_too: bool,
    /// The selected event, when it is one of this article.
    event: Option<EventKey>,
}

/// The key of the event's marks; those of statements are their numbers.
const EVENT: u32 = u32::MAX;

impl ReadingView {
    /// What takes the keyboard's focus.
    pub fn page_id() -> Id {
        Id::unique("reading page")
    }

    /// Brings the selected words into view, also when the person has scrolled away from them.
    pub fn reveal(&mut self) {
        self.state.reveal();
    }

    pub fn show(&mut self, ui: &mut Ui, ctx: &ViewContext<'_>, article: Option<ArticleId>) {
        let Some(row) = article.and_then(|id| ctx.findings.article(id)) else {
            empty_state::show(ui, "No article is open", "Choose one in the library, or a statement in a table.", &[]);
            return;
        };
        let what = What {
            article: row.id,
            revision: ctx.findings.revision,
            hidden_too: ctx.queries.statements.show_hidden,
            event: ctx.selection.event.filter(|event| event.article == row.id),
        };
        if self.shown.as_ref().is_none_or(|shown| shown.what != what) {
            self.shown = Some(Shown { what, document: document(ctx, row, &what) });
        }
        let Some(shown) = &self.shown else { return };

        let key = |number: u32| StatementKey { article: row.id, index: StatementIndex(number) };
        let statement = ctx.selection.focus.filter(|focus| focus.article == row.id).map(|focus| focus.index.0);
        let reading = Reading {
            id: ReadingView::page_id(),
            document: &shown.document,
            text: u64::from(row.id.0),
            is_selected: &|number| number == EVENT || ctx.selection.has(key(number)),
            focus: statement.or(what.event.map(|_| EVENT)),
            describe: &|number| match what.event {
                Some(event) if number == EVENT => describe_event(ctx.findings, event),
                _ => ctx.findings.statement(key(number)).map(|row| describe(ctx.findings, row)).unwrap_or_default(),
            },
        };
        if let Some(number) = reading.show(ui, &mut self.state)
            && number != EVENT
        {
            let extend = if ui.input(|i| i.modifiers.command) { Extend::Toggle } else { Extend::Replace };
            ctx.outbox.send(Intent::SelectStatement(key(number), extend));
        }
    }
}

fn document(ctx: &ViewContext<'_>, row: &ArticleRow, what: &What) -> Document {
    let text = row.article.text.clone();
    let mut blocks: Vec<_> = about(row).map(|about| (Words::Own(about), BlockStyle::Small)).into_iter().collect();
    let in_text = row.article.headline.as_ref().is_some_and(|headline| headline.span.is_some());
    if !in_text && row.article.headline.is_some() {
        blocks.push((Words::Own(row.title.to_string()), BlockStyle::Headline));
    }
    blocks.extend(paragraphs(&text).into_iter().map(|span| (Words::At(span), style_of(&row.article, span))));

    let statements = ctx.findings.statements_of(row.id).iter().filter(|row| what.hidden_too || !row.hidden);
    let mut marks: Vec<Mark> = statements.filter_map(|row| mark_of(ctx, row)).collect();
    marks.extend(what.event.and_then(|key| event_mark(ctx.findings, key)));
    Document::new(text, blocks, marks)
}

/// `The Harbour Post · Ada Brand · 12 March 2024`, above the text: as much of it as the text does not say
/// itself.
fn about(row: &ArticleRow) -> Option<String> {
    let article = &row.article;
    let unsaid = |shown: &str, field: &Option<Field>| {
        let stands = field.as_ref().is_some_and(|field| field.span.is_some() && field.value == *shown);
        (!stands && !shown.is_empty()).then(|| shown.to_owned())
    };
    let published = match &row.published {
        None => Some("published date unknown".to_owned()),
        shown if *shown == article.published && article.published_span.is_some() => None,
        Some(date) => Some(date.in_words()),
    };
    let parts = [unsaid(&row.outlet, &article.outlet), unsaid(&row.byline, &article.byline), published];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("  ·  "))
}

fn style_of(article: &Article, block: Span) -> BlockStyle {
    let is = |field: Option<Span>| {
        // A line is the field's own when little else stands in it: “By …”, “Published …”.
        const BESIDE: usize = 30;
        field.is_some_and(|field| field.overlaps(block) && block.len() <= field.len() + BESIDE)
    };
    let span = |field: &Option<Field>| field.as_ref().and_then(|field| field.span);
    if article.furniture.iter().any(|furniture| furniture.contains(block)) {
        BlockStyle::Dimmed
    } else if is(span(&article.headline)) {
        BlockStyle::Headline
    } else if is(span(&article.byline)) || is(span(&article.outlet)) || is(article.published_span) {
        BlockStyle::Small
    } else {
        BlockStyle::Body
    }
}

fn mark_of(ctx: &ViewContext<'_>, row: &StatementRow) -> Option<Mark> {
    let found = ctx.findings.found(row.key)?;
    Some(Mark {
        key: row.key.index.0,
        content: found.content.clone(),
        cue: found.cue.clone(),
        tint: u16::try_from(ctx.tints.number(row.speaker.as_ref())).ok(),
        speaker: match row.speaker {
            Some(_) => row.speaker_name.to_string(),
            None => "speaker unknown".to_owned(),
        },
        stroke: stroke_of(row.form),
        form: row.form.word(),
    })
}

fn event_mark(findings: &Findings, key: EventKey) -> Option<Mark> {
    let row = findings.event(key).filter(|row| !row.spans.is_empty())?;
    Some(Mark {
        key: EVENT,
        content: row.spans.clone(),
        cue: Vec::new(),
        tint: None,
        speaker: row.title.to_string(),
        stroke: LineStroke::Solid,
        form: "event",
    })
}

fn describe(findings: &Findings, row: &StatementRow) -> String {
    let speaker = match (&row.speaker, row.role.is_empty()) {
        (None, _) => "Speaker unknown".to_owned(),
        (Some(_), true) => row.speaker_name.to_string(),
        (Some(_), false) => format!("{}, {}", row.speaker_name, row.role),
    };
    let said = match &row.said {
        Some(date) => format!("said {}", date.in_words()),
        None => "said-date unknown".to_owned(),
    };
    let told = teller(findings, row).map(|teller| format!("\ntold by {teller}")).unwrap_or_default();
    let mut lines = format!("{speaker}{told}\n{} · {said}\n{} % certain", row.form.word(), row.certainty.0);
    for (state, words) in [(row.checked, " · checked"), (row.edited, " · changed by hand"), (row.hidden, " · hidden")]
    {
        if state {
            lines.push_str(words);
        }
    }
    lines
}

fn describe_event(findings: &Findings, key: EventKey) -> String {
    let Some(row) = findings.event(key) else { return String::new() };
    match &row.date {
        Some(date) => format!("{}\nevent · {}", row.title, date.in_words()),
        None => format!("{}\nevent · date unknown", row.title),
    }
}
