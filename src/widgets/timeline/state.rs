use super::arrange::level_of;
use super::overview::Density;
use super::{Arrangement, Chart, Scale};
use egui::Pos2;

/// What a timeline keeps from frame to frame: where the person looks, and what was computed for it.
#[derive(Default)]
pub struct TimelineState {
    /// Where the view is, or goes.
    scale: Option<Scale>,
    /// Where it was in the last frame.
    shown: Option<Scale>,
    /// The person zoomed or panned: new data no longer changes what is shown.
    moved: bool,
    wish: Option<Wish>,
    fitted: Option<(u64, f32)>,
    /// Everything is asked for, also what lies far away from most.
    all: bool,
    width: Option<f32>,
    arranged: Option<Arranged>,
    pub(super) density: Option<Density>,
    /// On the way to what a command asked for: from where, and since when.
    glide: Option<(Scale, f64)>,
    /// The item whose lane is scrolled to when it is drawn next.
    pub(super) revealed: Option<u32>,
    pub(super) listing: Option<Listing>,
}

enum Wish {
    All,
    Items(Vec<u32>),
    Zoom(f64),
    Days(f64, f64),
}

struct Arranged {
    chart: u64,
    level: i32,
    max_rows: usize,
    arrangement: Arrangement,
}

/// The open list of what a number stands for.
pub(super) struct Listing {
    pub at: Pos2,
    pub title: String,
    /// Keys of items.
    pub keys: Vec<u32>,
}

/// Of one press on a zoom button.
const STEP: f64 = 1.5;

impl TimelineState {
    /// Shows everything; and goes on doing so when the data change.
    pub fn fit_all(&mut self) {
        self.wish = Some(Wish::All);
    }

    /// Shows the items with these keys.
    pub fn fit(&mut self, keys: Vec<u32>) {
        self.wish = Some(Wish::Items(keys));
    }

    /// Shows the days from `first` to `last`.
    pub fn fit_days(&mut self, first: f64, last: f64) {
        self.wish = Some(Wish::Days(first, last));
    }

    /// Brings the item with this key into view; nothing moves when it is there already.
    pub fn reveal(&mut self, key: u32) {
        self.revealed = Some(key);
    }

    /// The days that are shown, once something was.
    pub fn shown_days(&self) -> Option<(f64, f64)> {
        let width = self.width?;
        self.scale.map(|scale| (scale.day_at(0.0), scale.day_at(f64::from(width))))
    }

    /// Zooms about the middle.
    pub fn zoom_in(&mut self) {
        self.wish = Some(Wish::Zoom(STEP));
    }

    pub fn zoom_out(&mut self) {
        self.wish = Some(Wish::Zoom(1.0 / STEP));
    }

    /// The scale for this frame, after what was asked for; `now` in seconds. What a command asks for is reached
    /// within `glide` seconds.
    pub(super) fn scale_for(&mut self, chart: &Chart, width: f32, now: f64, glide: f64) -> Scale {
        let asked = self.wish.is_some() || self.revealed.is_some();
        let before = self.shown.filter(|_| asked && glide > 0.0);
        let aim = self.aim_for(chart, width);
        if let Some(before) = before.filter(|before| *before != aim) {
            self.glide = Some((before, now));
        }
        let part = self.glide.map(|(_, since)| (now - since) / glide.max(1e-6));
        let scale = match (self.glide, part) {
            (Some((from, _)), Some(part)) if part < 1.0 => from.toward(&aim, 1.0 - (1.0 - part.max(0.0)).powi(3)),
            _ => {
                self.glide = None;
                aim
            }
        };
        self.shown = Some(scale);
        scale
    }

    /// Whether more frames are wanted.
    pub(super) fn is_gliding(&self) -> bool {
        self.glide.is_some()
    }

    fn aim_for(&mut self, chart: &Chart, width: f32) -> Scale {
        if matches!(self.wish, Some(Wish::All)) {
            self.moved = false;
            self.fitted = None;
            self.all = true;
        }
        self.width = Some(width);
        let days = if self.all { Chart::extent(chart.items()) } else { chart.bulk() };
        let fitting = || {
            let (first, last) = days.unwrap_or((0.0, 365.0));
            Scale::fitting(first, last, width)
        };
        if !self.moved && self.fitted != Some((chart.id(), width)) {
            self.scale = Some(fitting());
            self.fitted = Some((chart.id(), width));
        }
        let mut scale = self.scale.unwrap_or_else(fitting);
        match self.wish.take() {
            Some(Wish::Items(keys)) => {
                if let Some((first, last)) = Chart::extent(chart.with_keys(&keys)) {
                    scale = Scale::fitting(first, last, width);
                    self.moved = true;
                }
            }
            Some(Wish::Zoom(factor)) => {
                scale.zoom_at(f64::from(width) / 2.0, factor);
                self.moved = true;
            }
            Some(Wish::Days(first, last)) => {
                scale = Scale::fitting(first, last, width);
                self.moved = true;
            }
            Some(Wish::All) | None => {}
        }
        let revealed = self.revealed.and_then(|key| Some(&chart.items()[chart.index_of(key)?]));
        if let Some((first, last)) = revealed.and_then(|item| item.when.known_days()) {
            let x = scale.x_of((first + last) / 2.0);
            if !(0.0..f64::from(width)).contains(&x) {
                scale.pan(x - f64::from(width) / 2.0, width);
                self.moved = true;
            }
        }
        self.scale = Some(scale);
        scale
    }

    pub(super) fn move_to(&mut self, scale: Scale) {
        if self.shown != Some(scale) {
            self.shown = Some(scale);
            self.scale = Some(scale);
            self.glide = None;
            self.moved = true;
        }
    }

    /// The arrangement of `chart` at this scale; made anew when the level of zoom or the chart is another.
    pub(super) fn arrangement(&mut self, chart: &Chart, scale: &Scale, max_rows: usize) -> &Arrangement {
        let level = level_of(scale.points_per_day());
        let wanted = (chart.id(), level, max_rows);
        if self.arranged.as_ref().is_none_or(|a| (a.chart, a.level, a.max_rows) != wanted) {
            self.arranged = None;
        }
        let arranged = self.arranged.get_or_insert_with(|| Arranged {
            chart: chart.id(),
            level,
            max_rows,
            arrangement: Arrangement::new(chart, level, max_rows),
        });
        &arranged.arrangement
    }
}
