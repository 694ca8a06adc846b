//! The document: articles and decisions, edits, history, findings, queries, the file format.
//! Does not know the engine: a saved project opens, sorts and exports without it.

mod analyses;
mod anchor;
mod change;
mod comparison;
mod conflicts;
mod decision;
mod document;
mod edit;
mod event_place;
mod findings;
mod ground;
mod history;
mod keys;
mod offer;
mod order;
mod query;
mod report;
pub mod store;
mod text_change;
mod version;

pub use crate::model::StatementKey;
pub use analyses::{Analyses, AnalysisKey};
pub use anchor::{Anchor, AnchorState};
pub use comparison::{Comparison, Readings, are_same};
pub use conflicts::DateConflicts;
pub use decision::{
    AddedEvent, ArticleDecisions, EventDecision, SaidChoice, SpeakerChoice, SpeakerDecision, StatementDecision,
};
pub use document::{Content, Import, Project};
pub use edit::{ArticleChange, Edit, EventChange, SpeakerChange, StatementChange};
pub use event_place::EventPlace;
pub use findings::{ArticleRow, CandidateRow, EventRow, Findings, SpeakerRow, StatementRow, Unplaced};
pub use ground::{Binned, Ground};
pub use history::{History, StateId, Step, StepId};
pub use keys::{EventKey, SpeakerKey};
pub use offer::{ColumnRole, Offer, TEXT_ROLE, TableOffer};
pub use order::{Orders, Rows, order};
pub use query::{
    ArticleColumn, Column, EventColumn, Period, Queries, Query, SortBy, SpeakerColumn, StatementColumn, Table,
};
pub use report::{Fate, ImportReport, ReportRow, counted};
pub use version::Version;
