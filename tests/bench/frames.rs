//! What a frame of the window's own widgets costs in CPU, tessellation included.

use claimline::app::theme;
use claimline::text::paragraphs;
use claimline::widgets::reading::{BlockStyle, Document, Reading, ReadingState, Words};
use claimline::widgets::timeline::{Arrangement, Chart, Course, Item, Kind, Lane, Timeline, TimelineState, When};
use divan::Bencher;
use egui::{Context, Event, Id, Pos2, RawInput, Rect, Ui, pos2, vec2};

fn main() {
    divan::main();
}

const ITEMS: u32 = 100_000;

/// Days, months and years over half a century, in 20 lanes.
fn chart() -> Chart {
    let lanes = (0..20).map(|lane| Lane::named(format!("Speaker {lane}"))).collect();
    let items = (0..ITEMS).map(|key| {
        let first = (u64::from(key) * 7919 % 18_000) as i32;
        let length = [0, 0, 0, 30, 364][key as usize % 5];
        Item {
            key,
            lane: key % 20,
            kind: if key % 4 == 0 { Kind::Event } else { Kind::Statement },
            when: When {
                first: Some(first),
                last: Some(first + length),
                course: Course::Dated,
                approximate: key % 17 == 0,
                uncertain: key % 23 == 0,
            },
            tint: Some((key % 9) as u16),
            label: "The council met about the wall".into(),
        }
    });
    Chart::new(lanes, items.collect())
}

/// A window without a screen.
struct Screen {
    ctx: Context,
    time: f64,
}

impl Screen {
    fn new() -> Screen {
        let ctx = Context::default();
        theme::install(&ctx);
        Screen { ctx, time: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>, mut show: impl FnMut(&mut Ui)) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| show(ui));
        let shapes = std::mem::take(&mut output.shapes);
        divan::black_box(self.ctx.tessellate(shapes, 1.0));
        output.drop_without_applying_deltas();
    }
}

fn show(ui: &mut Ui, chart: &Chart, state: &mut TimelineState) {
    let timeline = Timeline {
        id: Id::unique("plot"),
        chart,
        max_rows: 5,
        is_selected: &|key| key == 7,
        describe: &|key| format!("Item {key}"),
    };
    timeline.show(ui, state);
}

#[divan::bench]
fn timeline_100k_standing(bencher: Bencher) {
    let (chart, mut state, mut screen) = (chart(), TimelineState::default(), Screen::new());
    screen.frame(vec![], |ui| show(ui, &chart, &mut state));
    bencher.bench_local(|| screen.frame(vec![], |ui| show(ui, &chart, &mut state)));
}

#[divan::bench]
fn timeline_100k_zooming(bencher: Bencher) {
    let (chart, mut state, mut screen) = (chart(), TimelineState::default(), Screen::new());
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

#[divan::bench(args = [-20, -10, 0, 10])]
fn arrange_100k(bencher: Bencher, level: i32) {
    let chart = chart();
    bencher.bench_local(|| Arrangement::new(&chart, level, 5));
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
    let (mut state, mut screen) = (ReadingState::default(), Screen::new());
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
