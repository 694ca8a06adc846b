use super::Edtf;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A span that tells a time, with its TIMEX3 type and value (TimeML 1.2.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    pub span: Span,
    pub timex_type: TimexType,
    /// TIMEX3 value: `2023-07`, `XXXX-03-12`, `2024-W06-WE`, `P4Y`, `PRESENT_REF`.
    pub value: String,
    /// The same as EDTF when it stands for a stretch of the calendar.
    pub date: Option<Edtf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexType {
    /// As TIMEX3 spells it.
    pub fn word(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}
