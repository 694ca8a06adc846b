use super::{Event, Mention, Speaker, Statement, TextHash, TimeExpression};
use serde::{Deserialize, Serialize};

/// Rises with every change of the engine that can change a finding.
pub const ENGINE_VERSION: u32 = 1;

/// What the engine found in one article. Depends on that article alone; same article, same analysis.
///
/// Every span lies in the text that `text_hash` names; every index is in range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub engine: u32,
    pub text_hash: TextHash,
    pub speakers: Vec<Speaker>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// In order of their first content span.
    pub statements: Vec<Statement>,
    /// In text order, without overlaps.
    pub times: Vec<TimeExpression>,
    /// In order of their first mention.
    pub events: Vec<Event>,
    /// What the engine could not read, for the person: plain sentences.
    pub warnings: Vec<String>,
}
