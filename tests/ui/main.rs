//! Drives the real window without a screen, by role and label: interface and accessibility tests in one.

mod bench;
mod chrome;
mod statements;
