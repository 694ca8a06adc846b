//! The whole program without a window.
