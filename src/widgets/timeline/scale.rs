/// Days from 1970-01-01 to the first and past the last day that the axis can name: 9999 BC to AD 9999.
pub const FIRST_DAY: f64 = -4_371_587.0;
pub const LAST_DAY: f64 = 2_932_897.0;

/// A day is never wider than this, in points: its hours can be told apart.
const WIDEST_DAY: f64 = 2400.0;
/// Nor is the whole axis narrower than about a window.
const NARROWEST_DAY: f64 = 1.0 / 20_000.0;

/// Which stretch of time stands at which x: a straight line from days to points.
///
/// Days are counted from 1970-01-01 and may have fractions; x is counted from the left edge of the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day at x = 0.
    left: f64,
    points_per_day: f64,
}

impl Scale {
    /// Days `first` to `last` over `width` points, with a little air on both sides. A single day gets
    /// the month around it, so that it stands among something.
    pub fn fitting(first: f64, last: f64, width: f32) -> Scale {
        let width = f64::from(width.max(1.0));
        let (middle, length) = ((first + last) / 2.0, (last - first).max(30.0));
        let air = 0.07;
        let points_per_day = (width * (1.0 - 2.0 * air) / length).clamp(NARROWEST_DAY, WIDEST_DAY);
        Scale { left: middle - width / 2.0 / points_per_day, points_per_day }
    }

    /// From exactly `first` to `last`, as far as the limits of zoom allow.
    pub fn spanning(first: f64, last: f64, width: f32) -> Scale {
        let points_per_day = (f64::from(width.max(1.0)) / (last - first).max(1e-3)).clamp(NARROWEST_DAY, WIDEST_DAY);
        Scale { left: first, points_per_day }
    }

    /// On the way from `self` to `to`, by `part` from 0 to 1: the zoom is about the one day that stands at the same
    /// place in both, so that the eye can follow it.
    pub fn toward(&self, to: &Scale, part: f64) -> Scale {
        let points_per_day = (self.points_per_day.ln() * (1.0 - part) + to.points_per_day.ln() * part).exp();
        let turn = 1.0 / self.points_per_day - 1.0 / to.points_per_day;
        let left = if turn.abs() * points_per_day < 1e-3 {
            self.left + (to.left - self.left) * part
        } else {
            let x = (to.left - self.left) / turn;
            self.day_at(x) - x / points_per_day
        };
        Scale { left, points_per_day }
    }

    pub fn points_per_day(&self) -> f64 {
        self.points_per_day
    }

    pub fn x_of(&self, day: f64) -> f64 {
        (day - self.left) * self.points_per_day
    }

    pub fn day_at(&self, x: f64) -> f64 {
        self.left + x / self.points_per_day
    }

    /// Zooms in by `factor` (out when it is below 1); the day under `x` stays under `x`.
    pub fn zoom_at(&mut self, x: f64, factor: f64) {
        let day = self.day_at(x);
        let wanted = self.points_per_day * factor;
        if wanted.is_finite() {
            self.points_per_day = wanted.clamp(NARROWEST_DAY, WIDEST_DAY);
            self.left = day - x / self.points_per_day;
        }
    }

    /// Moves the view to later days by `points`; its middle stays on the axis.
    pub fn pan(&mut self, points: f64, width: f32) {
        let half = f64::from(width) / 2.0 / self.points_per_day;
        let middle = (self.left + half + points / self.points_per_day).clamp(FIRST_DAY, LAST_DAY);
        self.left = middle - half;
    }

    /// Whether one more step of zoom would show more.
    pub fn can_zoom_in(&self) -> bool {
        self.points_per_day < WIDEST_DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fits_with_air() {
        let scale = Scale::fitting(0.0, 1000.0, 500.0);
        assert!((0.0..60.0).contains(&scale.x_of(0.0)));
        assert!((440.0..500.0).contains(&scale.x_of(1000.0)));
        assert!(Scale::fitting(5.0, 5.0, 500.0).points_per_day() < 20.0);
        assert!(Scale::fitting(FIRST_DAY, LAST_DAY, 500.0).x_of(FIRST_DAY) > 0.0);
    }

    #[test]
    fn panning_stops_at_the_ends_of_the_calendar() {
        let mut scale = Scale::fitting(0.0, 1000.0, 500.0);
        scale.pan(1e12, 500.0);
        assert!((scale.day_at(250.0) - LAST_DAY).abs() < 1.0);
    }

    #[test]
    fn a_glide_begins_and_ends_where_it_should() {
        let check = |from: Scale, to: Scale| {
            for (part, expected) in [(0.0, from), (1.0, to)] {
                let found = from.toward(&to, part);
                for x in [0.0, 500.0] {
                    let off = (found.day_at(x) - expected.day_at(x)) * expected.points_per_day;
                    assert!(off.abs() < 0.5, "{found:?} at {part}, not {expected:?}");
                }
            }
            let middle = from.toward(&to, 0.5).points_per_day();
            let (a, b) = (from.points_per_day.min(to.points_per_day), from.points_per_day.max(to.points_per_day));
            assert!(a <= middle && middle <= b);
        };
        check(Scale::fitting(0.0, 1000.0, 500.0), Scale::fitting(200.0, 300.0, 500.0));
        check(Scale::fitting(0.0, 1000.0, 500.0), Scale::fitting(9000.0, 10_000.0, 500.0));
        check(Scale::fitting(FIRST_DAY, LAST_DAY, 500.0), Scale::fitting(9000.0, 9000.5, 500.0));
    }

    proptest! {
        #[test]
        fn the_day_under_the_pointer_stays(
            day in FIRST_DAY..LAST_DAY,
            steps in prop::collection::vec((0.0..2000.0f64, -3.0..3.0f64), 200),
        ) {
            let mut scale = Scale::fitting(day, day + 400.0, 1000.0);
            for (x, power) in steps {
                let under = scale.day_at(x);
                scale.zoom_at(x, power.exp2());
                prop_assert!((scale.x_of(under) - x).abs() < 1.0, "{} became {}", x, scale.x_of(under));
            }
        }
    }
}
