//! Files and clipboard texts out.

mod citation;
mod csv;
pub mod import_report;
pub mod picture;
pub mod rows;
mod timeline;
mod write;

pub use citation::citations;
pub use timeline::TimelineData;
pub use write::write_file;
