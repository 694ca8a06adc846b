//! Things in time on one zoomable axis, in lanes, each drawn as precisely as its date is known.
//!
//! [`Chart`] sorts the items once; [`Arrangement`] gives them rows once per level of zoom; a frame draws
//! what is visible of it into one mesh.

mod arrange;
mod axis;
mod axis_strip;
mod brush;
mod chart;
mod hands;
mod head;
mod ink;
mod item;
mod labels;
mod lanes;
mod listing;
mod marked;
mod outside;
mod overview;
mod picture;
mod scale;
mod seen;
mod shapes;
mod show;
mod spots;
mod state;
mod svg;

pub use arrange::Arrangement;
pub use axis::day_in_words;
pub use chart::{Chart, Lane};
pub use head::LaneWish;
pub use item::{Course, Item, Kind, When};
pub use picture::Picture;
pub use scale::Scale;
pub use show::{Answer, Timeline};
pub use state::TimelineState;
