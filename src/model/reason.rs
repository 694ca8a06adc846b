use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why the engine decided so, as a short clause a person understands: `“he” is read as John Kelly, the
/// last man named`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reason(pub Cow<'static, str>);

impl From<&'static str> for Reason {
    fn from(text: &'static str) -> Self {
        Reason(Cow::Borrowed(text))
    }
}

impl From<String> for Reason {
    fn from(text: String) -> Self {
        Reason(Cow::Owned(text))
    }
}

/// How sure the engine is, in whole percent from 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Certainty(pub u8);

impl Certainty {
    /// From a probability; out of range is clamped.
    pub fn of(probability: f32) -> Self {
        Certainty((probability.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    pub fn as_probability(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}
