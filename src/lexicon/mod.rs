//! Word tables read from `assets/lexicon`: reporting words, names, titles, nouns of persons and groups, places,
//! calendar words.
//!
//! Every table is one text file, one entry a line: `key` or `key: attribute attribute …`, sorted, `#` for
//! comments. A table is parsed at its first use and kept for the life of the program. Keys are folded as in
//! [`crate::text::fold`]: lower case, no accents. Looking up lower-case words allocates nothing.

mod calendar;
mod cue_nouns;
mod cue_prepositions;
mod cue_verbs;
mod first_names;
mod inflection;
mod nicknames;
mod nouns;
mod occasions;
mod organisations;
mod person_nouns;
mod places;
mod table;
mod titles;

pub use calendar::{CalendarUnit, CalendarWord, Count, calendar_word, is_irregular_past};
pub use cue_nouns::{CueNoun, cue_noun};
pub use cue_prepositions::cue_prepositions;
pub use cue_verbs::{CueClass, CueVerb, cue_verb};
pub use first_names::{Gender, first_name};
pub use nicknames::nicknames;
pub use nouns::{document_noun, group_noun};
pub use occasions::{Occasion, OccasionClass, occasion};
pub use organisations::organisation_word;
pub use person_nouns::{PersonNoun, kinship, person_noun};
pub use places::{demonym, place};
pub use titles::{Title, title};
