//! What the ranker of pronouns looks at: yes-or-no questions about one candidate, kept as bits.

use super::pronouns::{Place, Wanted};
use super::seen::{Role, Seen};
use super::{Cast, Gender};
use crate::model::{MentionKind, SpeakerKind};

/// A set of [`Feature`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u128);

impl Features {
    pub fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    pub(super) fn has(self, feature: Feature) -> bool {
        self.0 & 1 << feature as u32 != 0
    }

    fn add_if(&mut self, holds: bool, feature: Feature) {
        if holds {
            self.add(feature);
        }
    }

    /// The indices of the features into [`NAMES`], smallest first.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let index = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            (index < 128).then_some(index)
        })
    }
}

macro_rules! features {
    ($($feature:ident $name:literal)*) => {
        /// What may hold of a candidate. “It” is the candidate’s nearest mention before the pronoun.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Feature { $($feature),* }

        /// The name of each feature in the file of weights.
        pub const NAMES: &[&str] = &[$($name),*];
    };
}

features! {
    SameSentence "in the same sentence"
    SentenceBefore "one sentence before"
    TwoBefore "two sentences before"
    UpToFive "three to five sentences before"
    Further "further before"
    ParagraphBefore "one paragraph before"
    ParagraphsBefore "several paragraphs before"
    Nearest "nearest candidate"
    SecondNearest "second nearest candidate"
    Subject "a subject"
    Object "an object"
    Owner "an owner"
    Complement "after a preposition"
    BothSubjects "a subject, and so is the pronoun"
    BothOthers "no subject, and neither is the pronoun"
    SubjectOwns "the subject of the clause, and the pronoun is an owner"
    SubjectBefore "a subject in this sentence or the one before"
    ClauseSubject "the subject of the clause, and the pronoun is its object"
    ClauseSubjectReflexive "the subject of the clause, and the pronoun is reflexive"
    Reporter "the subject of the reporting verb, and the pronoun is the subject of what it reports"
    OpensSentence "opens its sentence"
    Named "a name"
    Described "a description"
    SamePronoun "the same kind of pronoun"
    LastPronoun "the last pronoun of this kind"
    GenderKnown "gender known and the same"
    GenderAssumed "gender known from a pronoun and the same"
    GenderOpposed "gender known from a pronoun and another"
    GenderUnknown "gender unknown"
    UnclearKind "perhaps no person"
    UnclearBeside "perhaps no person, and somebody near surely is"
    Once "mentioned once of late"
    Few "mentioned two or three times of late"
    Often "mentioned more often of late"
    MostNamed "the person named most often in the article"
    FirstNamed "the first person named in the article"
    Nameless "never named"
    QuotedElsewhere "inside a quotation, and the pronoun is not"
    Unquoted "outside the quotation of the pronoun"
    SameQuote "in the quotation of the pronoun"
    LastSpeaker "the last speaker"
    LastSpeakerAgain "the last speaker, and the pronoun is the subject of a reporting verb"
    After "only named after the pronoun"
    TheyGroup "they: a group"
    TheyPair "they: two people"
    TheyOrganisation "they: an organisation"
    TheyUnnamed "they: one person, not named"
    TheyPerson "they: one person, named"
    TheySubject "they: a subject"
    TheyNearest "they: nearest candidate"
    TheyReports "they: a group, and the pronoun is the subject of a reporting verb"
    ItOrganisation "it: an organisation"
    ItDocument "it: a document"
    ItGroup "it: a group"
    Nobody "nobody: he or she"
    NobodyThey "nobody: they"
    NobodyIt "nobody: it"
    NobodyQuoted "nobody: the pronoun is quoted"
    NobodyReports "nobody: the pronoun is the subject of a reporting verb"
    NobodyFar "nobody: no candidate in this sentence or the one before"
    NobodyKnown "nobody: no candidate whose gender is known"
    NobodyPlural "nobody: they, and no group in this sentence or the one before"
}

/// What is known of a candidate when a pronoun asks for it.
pub(super) struct Candidate<'c> {
    pub(super) entity: usize,
    /// Its nearest mention before the pronoun; for `after`, the first one behind it.
    pub(super) nearest: &'c Seen,
    pub(super) mentions: usize,
    pub(super) subject_lately: bool,
    /// How many other candidates are nearer.
    pub(super) rank: usize,
    pub(super) after: bool,
}

impl Candidate<'_> {
    /// What holds of the candidate for a pronoun at `here`.
    pub(super) fn features(&self, cast: &Cast<'_>, wanted: Wanted, here: &Place) -> Features {
        use Feature as F;
        let mut f = Features::default();
        let (seen, entity) = (self.nearest, &cast.entities[self.entity]);
        if self.after {
            f.add(F::After);
        } else {
            let sentences = here.sentence.saturating_sub(seen.sentence);
            f.add(match sentences {
                0 => F::SameSentence,
                1 => F::SentenceBefore,
                2 => F::TwoBefore,
                3..=5 => F::UpToFive,
                _ => F::Further,
            });
            match cast.paragraph(here.sentence).saturating_sub(cast.paragraph(seen.sentence)) {
                0 => {}
                1 => f.add(F::ParagraphBefore),
                _ => f.add(F::ParagraphsBefore),
            }
            self.place_features(cast, here, &mut f);
        }
        f.add_if(self.rank == 0, F::Nearest);
        f.add_if(self.rank == 1, F::SecondNearest);
        f.add(match self.mentions {
            0 | 1 => F::Once,
            2 | 3 => F::Few,
            _ => F::Often,
        });
        f.add_if(entity.words.is_empty(), F::Nameless);
        f.add_if(cast.most_named == Some(self.entity), F::MostNamed);
        f.add_if(cast.first_named == Some(self.entity), F::FirstNamed);
        let speaker = cast.last_speaker == Some(self.entity);
        f.add_if(speaker, F::LastSpeaker);
        f.add_if(speaker && here.reports, F::LastSpeakerAgain);
        match wanted {
            Wanted::Person(gender) => {
                f.add(match (entity.gender, entity.assumed) {
                    (Some(known), _) if known == gender => F::GenderKnown,
                    (_, Some(assumed)) if assumed == gender => F::GenderAssumed,
                    (_, Some(_)) => F::GenderOpposed,
                    _ => F::GenderUnknown,
                });
                let unclear = !entity.surely_person && entity.assumed.is_none();
                f.add_if(unclear, F::UnclearKind);
                f.add_if(unclear && here.sure_near, F::UnclearBeside);
            }
            Wanted::Plural => {
                f.add_if(self.rank == 0, F::TheyNearest);
                f.add_if(here.reports && entity.kind == SpeakerKind::Group, F::TheyReports);
                f.add_if(seen.role == Role::Subject, F::TheySubject);
                f.add(match entity.kind {
                    SpeakerKind::Group if entity.is_pair => F::TheyPair,
                    SpeakerKind::Group => F::TheyGroup,
                    SpeakerKind::Unnamed => F::TheyUnnamed,
                    SpeakerKind::Person => F::TheyPerson,
                    _ => F::TheyOrganisation,
                });
            }
            Wanted::Thing => f.add(match entity.kind {
                SpeakerKind::Organisation => F::ItOrganisation,
                SpeakerKind::Document => F::ItDocument,
                _ => F::ItGroup,
            }),
        }
        f
    }

    /// What the place of the nearest mention before the pronoun tells.
    fn place_features(&self, cast: &Cast<'_>, here: &Place, f: &mut Features) {
        use Feature as F;
        let seen = self.nearest;
        match seen.role {
            Role::Subject => f.add(F::Subject),
            Role::Object => f.add(F::Object),
            Role::Owner => f.add(F::Owner),
            Role::Complement => f.add(F::Complement),
            Role::Other => {}
        }
        let (subject, asks) = (seen.role == Role::Subject, here.role == Role::Subject);
        f.add_if(subject && asks, F::BothSubjects);
        f.add_if(!subject && !asks, F::BothOthers);
        f.add_if(self.subject_lately, F::SubjectBefore);
        f.add_if(cast.page.starts_sentence(seen.tokens.start), F::OpensSentence);
        if here.clause_subject == Some(self.entity) {
            match here.role {
                Role::Owner => f.add(F::SubjectOwns),
                _ if here.reflexive => f.add(F::ClauseSubjectReflexive),
                Role::Subject => {}
                _ => f.add(F::ClauseSubject),
            }
        }
        f.add_if(here.reporter == Some(self.entity), F::Reporter);
        match seen.kind {
            MentionKind::Name => f.add(F::Named),
            MentionKind::Description => f.add(F::Described),
            MentionKind::Pronoun => {
                let same = Wanted::of(&cast.page.lower(seen.tokens.start)) == Some(here.wanted);
                f.add_if(same, F::SamePronoun);
                f.add_if(same && here.last_pronoun == Some(seen.tokens.start), F::LastPronoun);
            }
        }
        match (seen.quote, here.quote) {
            (Some(a), Some(b)) if a == b => f.add(F::SameQuote),
            (Some(_), _) => f.add(F::QuotedElsewhere),
            (None, Some(_)) => f.add(F::Unquoted),
            (None, None) => {}
        }
    }
}

/// What speaks for none of the candidates.
pub(super) fn nobody(wanted: Wanted, here: &Place, candidates: &[Features]) -> Features {
    use Feature as F;
    let mut f = Features::default();
    f.add(match wanted {
        Wanted::Person(_) => F::Nobody,
        Wanted::Plural => F::NobodyThey,
        Wanted::Thing => F::NobodyIt,
    });
    let any = |wanted: &[Feature]| candidates.iter().any(|c| wanted.iter().any(|f| c.has(*f)));
    f.add_if(here.quote.is_some(), F::NobodyQuoted);
    f.add_if(here.reports, F::NobodyReports);
    f.add_if(!any(&[F::SameSentence, F::SentenceBefore]), F::NobodyFar);
    let personal = matches!(wanted, Wanted::Person(_));
    let near = |c: &Features| c.has(F::SameSentence) || c.has(F::SentenceBefore);
    let group = |c: &Features| c.has(F::TheyGroup) || c.has(F::TheyPair);
    f.add_if(wanted == Wanted::Plural && !candidates.iter().any(|c| near(c) && group(c)), F::NobodyPlural);
    f.add_if(personal && !any(&[F::GenderKnown, F::GenderAssumed]), F::NobodyKnown);
    f
}

/// Whether two genders exclude each other.
pub(super) fn opposes(a: Option<Gender>, b: Option<Gender>) -> bool {
    matches!((a, b), (Some(Gender::Male), Some(Gender::Female)) | (Some(Gender::Female), Some(Gender::Male)))
}
