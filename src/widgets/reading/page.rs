use super::{Block, BlockStyle, Document};
use crate::widgets::{palette::Palette, typography};
use egui::{Color32, FontId, Galley, Ui, text::LayoutJob, text::TextFormat};
use std::sync::Arc;

/// Where the blocks of a document stand at one width. Heights are estimated until a block has been laid
/// out; only what is near the view ever is.
#[derive(Default)]
pub struct Page {
    made_for: Option<MadeFor>,
    heights: Vec<f32>,
    laid_out: Vec<bool>,
    /// One more than blocks: the last is the height of the whole page.
    tops: Vec<f32>,
}

#[derive(Clone, Copy, PartialEq)]
struct MadeFor {
    document: u64,
    width: f32,
    pixels_per_point: f32,
}

/// A line of text is at most so many average characters long.
const LINE: f32 = 68.0;

/// The width of the column in a view `room` wide.
pub fn column_width(ui: &Ui, room: f32) -> f32 {
    let char_width = ui.fonts_mut(|fonts| {
        let sample = "the words of an ordinary sentence as newspapers print it";
        let job = LayoutJob::simple_singleline(sample.to_owned(), typography::reading(), Color32::BLACK);
        fonts.layout_job(job).size().x / sample.len() as f32
    });
    (LINE * char_width).min(room).floor()
}

impl Page {
    /// Makes the page one of `document` at `width`; whether it was another before.
    pub fn prepare(&mut self, ui: &Ui, document: &Document, width: f32) -> bool {
        let wanted = MadeFor { document: document.id(), width, pixels_per_point: ui.pixels_per_point() };
        if self.made_for == Some(wanted) {
            return false;
        }
        self.made_for = Some(wanted);
        self.laid_out = vec![false; document.blocks().len()];
        self.heights = document
            .blocks()
            .iter()
            .map(|block| {
                let look = Look::of(block.style);
                let per_line = (width / (look.font.size * 0.45)).max(1.0);
                // Bytes are as good as characters for an estimate.
                let lines = (document.words(block).len() as f32 / per_line).ceil().max(1.0);
                lines * look.line_height + look.above(block)
            })
            .collect();
        self.sum_up();
        true
    }

    /// Lays out the block, or takes it from egui's cache, and remembers its height.
    pub fn galley(&mut self, ui: &Ui, document: &Document, at: usize, width: f32) -> Arc<Galley> {
        let block = &document.blocks()[at];
        let look = Look::of(block.style);
        let galley = look.lay_out(ui, document.words(block), width);
        self.heights[at] = galley.size().y + look.above(block);
        self.laid_out[at] = true;
        galley
    }

    /// Lays out every block between `from` and `to` whose height is only an estimate. Returns by how much
    /// the block at `anchor` moved down.
    pub fn settle(&mut self, ui: &Ui, document: &Document, width: f32, [from, to, anchor]: [f32; 3]) -> f32 {
        let anchor = self.block_at(anchor);
        let before = self.top(anchor);
        let mut changed = false;
        let mut at = self.block_at(from);
        while at < self.heights.len() && self.top(at) < to {
            if !self.laid_out[at] {
                self.galley(ui, document, at, width);
                changed = true;
            }
            at += 1;
        }
        if changed {
            self.sum_up();
        }
        self.top(anchor) - before
    }

    pub fn sum_up(&mut self) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut y = 0.0_f64;
        for height in &self.heights {
            y += f64::from(*height);
            self.tops.push(y as f32);
        }
    }

    /// The block that stands at `y`, or the last.
    pub fn block_at(&self, y: f32) -> usize {
        let below = self.tops.partition_point(|top| *top <= y);
        below.saturating_sub(1).min(self.heights.len().saturating_sub(1))
    }

    pub fn top(&self, block: usize) -> f32 {
        self.tops.get(block).copied().unwrap_or(0.0)
    }

    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }
}

/// Face, size and spacing of a style.
pub struct Look {
    pub font: FontId,
    pub line_height: f32,
    above: f32,
    dimmed: bool,
}

impl Look {
    pub fn of(style: BlockStyle) -> Look {
        let look = |font: FontId, leading: f32, above: f32, dimmed: bool| {
            let line_height = (font.size * leading).round();
            Look { font, line_height, above, dimmed }
        };
        let small = FontId::proportional(13.5);
        match style {
            BlockStyle::Headline => look(typography::headline(), 1.22, 20.0, false),
            BlockStyle::Small => look(small, 1.4, 8.0, true),
            BlockStyle::Body => look(typography::reading(), 1.5, 14.0, false),
            BlockStyle::Dimmed => look(small, 1.45, 14.0, true),
        }
    }

    /// Room above the block.
    pub fn above(&self, block: &Block) -> f32 {
        if block.continues { 0.0 } else { self.above }
    }

    fn lay_out(&self, ui: &Ui, words: &str, width: f32) -> Arc<Galley> {
        let palette = Palette::of(ui);
        let format = TextFormat {
            font_id: self.font.clone(),
            color: if self.dimmed { palette.weak } else { palette.text },
            line_height: Some(self.line_height),
            ..TextFormat::default()
        };
        // A line break inside a paragraph is a space. One character for one: places stay the same.
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut job = LayoutJob::single_section(words, format);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}
