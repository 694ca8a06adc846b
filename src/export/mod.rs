//! Files and clipboard texts out.

mod citation;
pub mod rows;

pub use citation::citations;
