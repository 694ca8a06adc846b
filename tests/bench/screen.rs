//! A window without a screen: what a frame costs in CPU, tessellation included, without the drawing itself.

use claimline::app::theme;
use egui::{Context, Event, Pos2, RawInput, Rect, Ui, vec2};

pub struct Screen {
    ctx: Context,
    time: f64,
}

impl Screen {
    /// With `read_aloud`, a screen reader listens: each frame makes the accessibility tree as well.
    pub fn new(read_aloud: bool) -> Screen {
        let ctx = Context::default();
        theme::install(&ctx);
        if read_aloud {
            ctx.enable_accesskit();
        }
        Screen { ctx, time: 0.0 }
    }

    pub fn frame(&mut self, events: Vec<Event>, mut show: impl FnMut(&mut Ui)) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| show(ui));
        let shapes = std::mem::take(&mut output.shapes);
        divan::black_box(self.ctx.tessellate(shapes, 1.0));
        divan::black_box(&output.platform_output);
        output.drop_without_applying_deltas();
    }
}
