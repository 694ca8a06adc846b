//! The document: articles and decisions, edits, history, findings, queries, the file format.
//! Does not know the engine: a saved project opens, sorts and exports without it.

mod anchor;
mod decision;
mod edit;
mod findings;
mod ground;
mod keys;
mod problem;
mod query;

pub use anchor::{Anchor, AnchorState};
pub use decision::{ArticleDecisions, EventDecision, SaidChoice, SpeakerChoice, SpeakerDecision, StatementDecision};
pub use edit::{ArticleChange, Edit, EventChange, SpeakerChange, StatementChange};
pub use findings::{ArticleRow, EventRow, Findings, SpeakerRow, StatementRow, Unplaced};
pub use ground::Ground;
pub use keys::{EventKey, SpeakerKey, StatementKey};
pub use problem::Problem;
pub use query::{
    ArticleColumn, Column, EventColumn, Orders, Queries, Query, SortBy, SpeakerColumn, StatementColumn, Table,
};
