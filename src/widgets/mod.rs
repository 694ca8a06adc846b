//! egui parts that know no model.

pub mod palette;
pub mod typography;
