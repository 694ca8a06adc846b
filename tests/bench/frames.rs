//! What a frame costs in CPU, tessellation included: the views of a large project, and the window's own widgets.

mod large;
mod screen;

use claimline::actions::Selection;
use claimline::project::{Orders, Project, Queries};
use claimline::text::paragraphs;
use claimline::views::statements::StatementsView;
use claimline::views::timeline::TimelineView;
use claimline::views::{Outbox, SpeakerTints, ViewContext};
use claimline::widgets::reading::{BlockStyle, Document, Reading, ReadingState, Words};
use claimline::widgets::timeline::{Arrangement, Chart, Course, Item, Kind, Lane, Timeline, TimelineState, When};
use divan::Bencher;
use egui::{Event, Id, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Ui, pos2, vec2};
use screen::Screen;

fn main() {
    divan::main();
}

const ITEMS: u32 = 100_000;

/// Days, months and years over half a century, in 20 lanes.
fn chart() -> Chart {
    chart_of(20, ITEMS)
}

fn chart_of(lanes: u32, items: u32) -> Chart {
    let names = (0..lanes).map(|lane| Lane::named(format!("Speaker {lane}"))).collect();
    let items = (0..items).map(|key| {
        let first = (u64::from(key) * 7919 % 18_000) as i32;
        let length = [0, 0, 0, 30, 364][key as usize % 5];
        let when = When {
            first: Some(first),
            last: Some(first + length),
            course: Course::Dated,
            approximate: key % 17 == 0,
            uncertain: key % 23 == 0,
        };
        let kind = if key % 4 == 0 { Kind::Event } else { Kind::Statement };
        let label = "The council met about the wall".into();
        Item { lane: key % lanes, tint: Some((key % 9) as u16), label, ..Item::new(key, kind, when) }
    });
    Chart::new(names, items.collect())
}

fn show(ui: &mut Ui, chart: &Chart, state: &mut TimelineState) {
    let timeline = Timeline {
        id: Id::unique("plot"),
        chart,
        max_rows: 5,
        selected: &[7],
        related: &[8],
        lines: &[],
        period: None,
        describe: &|key| format!("Item {key}"),
        menu: &|_, _| (),
    };
    timeline.show(ui, state);
}

#[divan::bench]
fn widget_100k_standing(bencher: Bencher) {
    let (chart, mut state, mut screen) = (chart(), TimelineState::default(), Screen::new(false));
    screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    bencher.bench_local(|| screen.frame(vec![], |ui| show(ui, &chart, &mut state)));
}

#[divan::bench]
fn widget_100k_zooming(bencher: Bencher) {
    let (chart, mut state, mut screen) = (chart(), TimelineState::default(), Screen::new(false));
    let mut closer = 0;
    bencher.bench_local(|| {
        // In and out again over some 16 levels.
        closer = (closer + 1) % 40;
        if closer < 20 {
            state.zoom_in()
        } else {
            state.zoom_out()
        }
        screen.frame(vec![Event::PointerMoved(pos2(640.0, 400.0))], |ui| show(ui, &chart, &mut state));
    });
}

/// Twelve lanes that hold so many items together, zoomed in and out again.
#[divan::bench(args = [10_000, 120_000])]
fn widget_of_12_lanes(bencher: Bencher, items: u32) {
    let (chart, mut state, mut screen) = (chart_of(12, items), TimelineState::default(), Screen::new(false));
    screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    let mut turned = 0;
    bencher.bench_local(|| {
        turned = (turned + 1) % 40;
        if turned < 20 {
            state.zoom_in()
        } else {
            state.zoom_out()
        }
        screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    });
}

/// The plot shows so many days, from half a day to three times all that there is.
#[divan::bench(args = [0.5, 7.0, 60.0, 400.0, 2_000.0, 9_000.0, 54_000.0])]
fn widget_100k_standing_at_zoom(bencher: Bencher, days: f64) {
    let (chart, mut state, mut screen) = (chart(), TimelineState::default(), Screen::new(false));
    screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    state.fit_days(9_000.0 - days / 2.0, 9_000.0 + days / 2.0);
    for _ in 0..30 {
        screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    }
    bencher.bench_local(|| screen.frame(vec![], |ui| show(ui, &chart, &mut state)));
}

/// The wheel turned all the time, as when a person looks for something: in and out again over all of it.
#[divan::bench(sample_count = 300)]
fn widget_100k_by_wheel(bencher: Bencher) {
    let (chart, mut state, mut screen) = (chart(), TimelineState::default(), Screen::new(false));
    screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    let mut turned = 0;
    bencher.bench_local(|| {
        turned = (turned + 1) % 160;
        let mut events = wheel();
        if let Event::MouseWheel { delta, .. } = &mut events[1] {
            delta.y = if turned < 80 { 40.0 } else { -40.0 };
        }
        screen.frame(events, |ui| show(ui, &chart, &mut state));
    });
}

#[divan::bench]
fn chart_of_100k(bencher: Bencher) {
    bencher.bench_local(chart);
}

#[divan::bench(args = [-20, -10, 0, 10])]
fn arrange_100k(bencher: Bencher, level: i32) {
    let chart = chart();
    bencher.bench_local(|| Arrangement::new(&chart, level, 5));
}

/// What the views show: 102,000 statements, some of them selected.
struct Large {
    project: Project,
    orders: Orders,
    queries: Queries,
    selection: Selection,
    tints: SpeakerTints,
    outbox: Outbox,
}

impl Large {
    fn new() -> Large {
        let project = Project::new(large::content_of_102k_statements());
        let (mut orders, queries, mut tints) = (Orders::default(), Queries::default(), SpeakerTints::default());
        orders.refresh(project.findings(), &queries);
        tints.update(project.findings());
        let keys = project.findings().statements.iter().map(|row| row.key);
        let selection = Selection { statements: keys.skip(50_000).take(40).collect(), ..Selection::default() };
        Large { project, orders, queries, selection, tints, outbox: Outbox::default() }
    }

    fn context(&self) -> ViewContext<'_> {
        ViewContext {
            findings: self.project.findings(),
            orders: &self.orders,
            queries: &self.queries,
            selection: &self.selection,
            tints: &self.tints,
            outbox: &self.outbox,
        }
    }
}

/// The wheel turned by some rows, the pointer over the view.
fn wheel() -> Vec<Event> {
    let delta = vec2(0.0, -100.0);
    let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE);
    let turned = Event::MouseWheel { unit, delta, phase, modifiers, source: MouseWheelSource::Unknown };
    vec![Event::PointerMoved(pos2(640.0, 400.0)), turned]
}

#[divan::bench(args = [false, true])]
fn statements_102k_standing(bencher: Bencher, read_aloud: bool) {
    let (large, mut view, mut screen) = (Large::new(), StatementsView::default(), Screen::new(read_aloud));
    bencher.bench_local(|| screen.frame(vec![], |ui| view.show(ui, &large.context())));
}

#[divan::bench(args = [false, true])]
fn statements_102k_scrolling(bencher: Bencher, read_aloud: bool) {
    let (large, mut view, mut screen) = (Large::new(), StatementsView::default(), Screen::new(read_aloud));
    bencher.bench_local(|| screen.frame(wheel(), |ui| view.show(ui, &large.context())));
}

#[divan::bench(args = [false, true])]
fn timeline_102k_standing(bencher: Bencher, read_aloud: bool) {
    let (large, mut view, mut screen) = (Large::new(), TimelineView::default(), Screen::new(read_aloud));
    screen.frame(vec![], |ui| view.show(ui, &large.context()));
    bencher.bench_local(|| screen.frame(vec![], |ui| view.show(ui, &large.context())));
}

fn article(paragraphs: usize) -> String {
    let sentence = "The harbour board said on Friday that the sea wall would cost more than the city had been told. ";
    format!("{}\n\n", sentence.repeat(5)).repeat(paragraphs)
}

fn document(text: &str) -> Document {
    let blocks = paragraphs(text).into_iter().map(|span| (Words::At(span), BlockStyle::Body));
    Document::new(text.into(), blocks, vec![])
}

#[divan::bench]
fn reading_10k_words(bencher: Bencher) {
    let document = document(&article(110));
    let (mut state, mut screen) = (ReadingState::default(), Screen::new(false));
    bencher.bench_local(|| {
        screen.frame(vec![], |ui| {
            let reading = Reading {
                id: Id::unique("page"),
                document: &document,
                text: 1,
                is_selected: &|_| false,
                focus: None,
                describe: &|_| String::new(),
            };
            reading.show(ui, &mut state);
        });
    });
}

#[divan::bench(sample_count = 5)]
fn document_of_50_mb_on_one_line(bencher: Bencher) {
    let text = article(1).replace('\n', " ").repeat(100_000);
    bencher.bench_local(|| document(&text));
}
