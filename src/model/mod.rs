//! Facts: what an article says and what the engine found in it. Data with public fields and no behaviour
//! beyond reading them; built by `import` and `extract`, kept by `project`, shown by `views`.

mod analysis;
mod article;
mod edtf;
mod event;
mod reason;
mod speaker;
mod statement;
mod timex;

pub use analysis::{Analysis, ENGINE_VERSION};
pub use article::{Article, ArticleId, Field, Origin, TextHash};
pub use edtf::{Bound, DayRange, Edtf, EdtfError, Point, Precision};
pub use event::{Event, EventKind, EventStatus};
pub use reason::{Certainty, Reason};
pub use speaker::{Mention, MentionKind, Role, Speaker, SpeakerIndex, SpeakerKind};
pub use statement::{Form, Statement, StatementIndex};
pub use timex::{TimeExpression, TimexType};
