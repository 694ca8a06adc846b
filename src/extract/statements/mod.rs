//! Cues, content and attribution: who said what.
