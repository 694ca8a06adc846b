//! egui parts that know no model.

pub mod edit_field;
pub mod empty_state;
pub mod filter_box;
pub mod list_focus;
pub mod marks;
pub mod palette;
pub mod pick_list;
pub mod reading;
pub mod sort_header;
pub mod timeline;
pub mod typography;
