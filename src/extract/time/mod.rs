//! Time expressions to TIMEX3 (TimeML 1.2.1).

use super::Page;
use crate::model::TimeExpression;

/// The time expressions of the page, in text order, without overlaps.
pub fn expressions(_page: &Page<'_>) -> Vec<TimeExpression> {
    Vec::new()
}
