//! Facts: what an article says and what the engine found in it. Data with public fields and no behaviour
//! beyond reading them; built by `import` and `extract`, kept by `project`, shown by `views`.

mod across;
mod analysis;
mod article;
mod edtf;
mod event;
mod hash;
mod reason;
mod source_file;
mod speaker;
mod statement;
mod timex;

pub use across::{
    Across, ChangedPosition, Claim, Difference, MergeCandidate, Someone, SpeakerPlace, Stance, StatementKey, Utterance,
};
pub use analysis::{Analysis, ENGINE_VERSION};
pub use article::{Article, ArticleId, Field, Origin};
pub use edtf::{Bound, DayRange, Edtf, EdtfError, Point, Precision};
pub use event::{Event, EventKind, EventStatus};
pub use hash::{ContentHash, FileHash, TextHash};
pub use reason::{Certainty, Reason};
pub use source_file::SourceFile;
pub use speaker::{Mention, MentionKind, Role, Speaker, SpeakerIndex, SpeakerKind};
pub use statement::{Form, Statement, StatementIndex};
pub use timex::{TimeExpression, TimexType};
