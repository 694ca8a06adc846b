//! egui parts that know no model.
