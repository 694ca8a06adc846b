//! Claimline: who claimed what, when, in which article.
//!
//! A library and a thin binary; `src/ARCHITECTURE.md` shows how the folders stand on each other.

pub mod actions;
pub mod app;
pub mod cli;
pub mod export;
pub mod extract;
pub mod import;
pub mod jobs;
pub mod lexicon;
pub mod model;
pub mod project;
pub mod session;
pub mod text;
pub mod views;
pub mod widgets;
