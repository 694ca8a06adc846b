use super::features::{Candidate, Feature, nobody, opposes};
use super::ranker::Question;
use super::seen::Role;
use super::{Cast, Reading};
use crate::extract::Page;
use crate::extract::quotes::Quote;
use crate::lexicon::Gender;
use crate::model::{MentionKind, Reason, SpeakerKind};

/// Whether the word is a pronoun that can speak.
pub fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "who" | "you")
}

/// Whether token `i` is a third-person pronoun that may stand for people.
pub(super) fn is_third_person(page: &Page<'_>, i: usize) -> bool {
    let tag = page.tags[i];
    (tag.is_pronoun() || tag.is_possessive_pronoun()) && Wanted::of(&page.lower(i)).is_some_and(|w| w != Wanted::Thing)
}

/// How far back a pronoun may reach, in mentions.
const REACH: usize = 60;
/// How near somebody must stand who is surely a person, in sentences.
const NEAR: usize = 2;
/// How far behind a quotation its speaker may stand, in tokens.
const BEHIND: usize = 6;
/// A likelier reading than this is given; else the question stays open.
const LEAST: f32 = 0.5;
/// The same for the subject of a reporting verb, as a share of the candidates without “nobody”.
const LEAST_SPEAKER: f32 = 0.6;

/// Whom the pronoun at token `at` stands for: gender and number must agree, then the ranker’s weights
/// decide. Readings that are close leave it open, with the candidates in the reason.
pub(super) fn resolve(cast: &mut Cast<'_>, at: usize) -> Reading {
    let word = cast.page.lower(at);
    let Some(wanted) = Wanted::of(&word) else {
        return Reading { entity: None, certainty: 0.4, reason: Reason::from("the text does not say who") };
    };
    let question = question(cast, wanted, at);
    let probabilities = cast.ranker.probabilities(&question);
    let reading = decide(cast, &word, &question, &probabilities);
    if let (Some(entity), Wanted::Person(gender)) = (reading.entity, wanted)
        && reading.certainty >= 0.7
    {
        cast.entities[entity].assumed.get_or_insert(gender);
    }
    cast.questions.push(question);
    reading
}

fn decide(cast: &Cast<'_>, word: &str, question: &Question, probabilities: &[f32]) -> Reading {
    let name = |n: usize| cast.entities[question.candidates[n].0].name.as_str();
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]).then(a.cmp(b)));
    let Some(&first) = order.first() else {
        let reason = Reason::from(format!("nobody named before fits “{word}”"));
        return Reading { entity: None, certainty: 0.3, reason };
    };
    let (best, none) = (probabilities[first], 1.0 - probabilities.iter().sum::<f32>());
    // Who speaks has nearly always been named: only the other candidates count.
    let speaks = question.nobody.has(Feature::NobodyReports);
    let certainty = if speaks { best / (1.0 - none).max(f32::EPSILON) } else { best };
    if certainty >= if speaks { LEAST_SPEAKER } else { LEAST } {
        let reason = Reason::from(format!("“{word}” is read as {}", name(first)));
        let entity = Some(question.candidates[first].0);
        return Reading { entity, certainty: certainty.min(0.97), reason };
    }
    let close: Vec<&str> =
        order.iter().take(3).filter(|n| probabilities[**n] >= best / 4.0).map(|n| name(*n)).collect();
    let reason = match close[..] {
        [only] if none > best => format!("“{word}” may be {only} or somebody who is not named"),
        [only] => format!("“{word}” may be {only}"),
        [.., last] => format!("“{word}” may be {} or {last}", close[..close.len() - 1].join(", ")),
        [] => format!("nobody named before fits “{word}”"),
    };
    Reading { entity: None, certainty: 0.4, reason: Reason::from(reason) }
}

/// The candidates that agree with the pronoun at token `at`, the nearest first, and what holds of them.
fn question(cast: &Cast<'_>, wanted: Wanted, at: usize) -> Question {
    let mut here = Place::of(cast, wanted, at);
    let mut found: Vec<Candidate<'_>> = Vec::new();
    for seen in cast.seen_before(at).take(REACH).filter(|s| s.tokens.end <= at) {
        if here.last_pronoun.is_none()
            && seen.kind == MentionKind::Pronoun
            && Wanted::of(&cast.page.lower(seen.tokens.start)) == Some(wanted)
        {
            here.last_pronoun = Some(seen.tokens.start);
        }
        let Some(entity) = seen.entity else { continue };
        let lately = seen.role == Role::Subject && here.sentence.saturating_sub(seen.sentence) <= 1;
        if let Some(known) = found.iter_mut().find(|c| c.entity == entity) {
            known.mentions += 1;
            known.subject_lately |= lately;
        } else if wanted.fits(cast, entity) && here.teller != Some(entity) && !here.spoken_of.contains(&entity) {
            let rank = found.len();
            let mentions = 1;
            found.push(Candidate { entity, nearest: seen, mentions, subject_lately: lately, rank, after: false });
        }
    }
    let end = cast.page.segments.sentences.get(here.sentence).map_or(at, |s| s.tokens.end);
    let from = cast.named.partition_point(|s| s.tokens.start <= at);
    for seen in cast.named[from..].iter().take_while(|s| s.tokens.start < end) {
        let Some(entity) = seen.entity else { continue };
        let known = found.iter().any(|c| c.entity == entity);
        if !known && here.opens && wanted.fits(cast, entity) {
            let (rank, subject_lately) = (found.len(), false);
            found.push(Candidate { entity, nearest: seen, mentions: 1, subject_lately, rank, after: true });
        }
    }
    let sure = |c: &Candidate<'_>| {
        let e = &cast.entities[c.entity];
        let near = here.sentence.saturating_sub(c.nearest.sentence) <= NEAR;
        (e.surely_person || e.assumed.is_some()) && near
    };
    here.sure_near = matches!(wanted, Wanted::Person(_)) && found.iter().any(sure);
    let candidates: Vec<_> = found.iter().map(|c| (c.entity, c.features(cast, wanted, &here))).collect();
    let features: Vec<_> = candidates.iter().map(|(_, f)| *f).collect();
    Question { token: at, nobody: nobody(wanted, &here, &features), candidates }
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Person(Gender),
    Plural,
    Thing,
}

impl Wanted {
    pub(super) fn of(word: &str) -> Option<Wanted> {
        match word {
            "he" | "his" | "him" | "himself" => Some(Wanted::Person(Gender::Male)),
            "she" | "her" | "hers" | "herself" => Some(Wanted::Person(Gender::Female)),
            "they" | "their" | "them" | "theirs" | "themselves" | "themself" => Some(Wanted::Plural),
            "it" | "its" => Some(Wanted::Thing),
            _ => None,
        }
    }

    /// Whether gender and number let the entity be meant.
    fn fits(self, cast: &Cast<'_>, entity: usize) -> bool {
        let e = &cast.entities[entity];
        match self {
            Wanted::Person(gender) => cast.is_person(entity) && !opposes(e.gender, Some(gender)),
            Wanted::Plural => {
                let body = e.kind == SpeakerKind::Organisation && !e.is_place;
                body || matches!(e.kind, SpeakerKind::Group | SpeakerKind::Unnamed)
            }
            Wanted::Thing => match e.kind {
                SpeakerKind::Organisation | SpeakerKind::Document => true,
                SpeakerKind::Group => !e.is_pair,
                _ => false,
            },
        }
    }
}

/// Where a pronoun stands.
pub(super) struct Place {
    pub(super) wanted: Wanted,
    pub(super) sentence: usize,
    pub(super) quote: Option<usize>,
    pub(super) role: Role,
    pub(super) reflexive: bool,
    /// It stands before the first verb of its sentence and below it: whom it means may be named after it.
    pub(super) opens: bool,
    /// The subject of a reporting verb.
    pub(super) reports: bool,
    /// The token of the last pronoun of its kind.
    pub(super) last_pronoun: Option<usize>,
    /// Somebody stands near who surely is a person.
    pub(super) sure_near: bool,
    /// Who is the subject of its clause, when it is none.
    pub(super) clause_subject: Option<usize>,
    /// Who reports the clause whose subject it is.
    pub(super) reporter: Option<usize>,
    /// Whom the quotation names that ends before it: none of them speaks it.
    pub(super) spoken_of: Vec<usize>,
    /// Who speaks the quotation that it stands in.
    pub(super) teller: Option<usize>,
}

impl Place {
    fn of(cast: &Cast<'_>, wanted: Wanted, token: usize) -> Place {
        let page = cast.page;
        let seen = cast.sighting(token..token + 1, MentionKind::Pronoun, None, 0.0);
        let start = page.segments.sentences.get(seen.sentence).map_or(token, |s| s.tokens.start);
        Place {
            wanted,
            sentence: seen.sentence,
            quote: seen.quote,
            role: seen.role,
            reflexive: page.lower(token).ends_with("self") || page.lower(token).ends_with("selves"),
            opens: cast.phrases.finite_in(start..token).is_none()
                && seen.quote == cast.quote_at(start)
                && matches!(wanted, Wanted::Person(_))
                && (seen.role != Role::Subject || page.tags[start].is_subordinator() || page.tags[start].is_wh_word()),
            reports: seen.reports,
            last_pronoun: None,
            sure_near: false,
            clause_subject: if seen.role == Role::Subject {
                None
            } else {
                cast.clause_subject(token).and_then(|s| s.entity)
            },
            reporter: if seen.role == Role::Subject { cast.reporter(token).and_then(|s| s.entity) } else { None },
            spoken_of: if seen.reports { spoken_of(cast, token) } else { Vec::new() },
            teller: seen.quote.and_then(|q| teller(cast, q, token)),
        }
    }
}

/// Whom the quotation that ends before token `at` names.
fn spoken_of(cast: &Cast<'_>, at: usize) -> Vec<usize> {
    let after = cast.quotes.partition_point(|q| q.tokens.start < at);
    let ends_here = |q: &&Quote| q.is_outermost() && q.tokens.end == at;
    let Some(quote) = cast.quotes[..after].iter().rev().take(12).find(ends_here) else { return Vec::new() };
    let inside = cast.seen_before(at).take_while(|s| s.tokens.start >= quote.tokens.start);
    inside.filter(|s| s.kind != MentionKind::Pronoun).filter_map(|s| s.entity).collect()
}

/// Who speaks quotation `q`: the subject of the reporting verb behind it, else of the nearest one before it
/// in the paragraph. In their own words nobody is “he”.
fn teller(cast: &Cast<'_>, q: usize, at: usize) -> Option<usize> {
    let tokens = &cast.quotes[q].tokens;
    let from = cast.named.partition_point(|s| s.tokens.start < tokens.end);
    let behind = cast.named[from..].iter().take_while(|s| s.tokens.start < tokens.end + BEHIND);
    if let Some(seen) = behind.into_iter().find(|s| s.reports && s.quote.is_none()) {
        return seen.entity;
    }
    // `“…,” she said`: not read yet.
    if (tokens.end..tokens.end + 3).any(|i| cast.page.tags.get(i).is_some_and(|t| t.is_personal_pronoun())) {
        return None;
    }
    let paragraph = cast.quotes[q].paragraph;
    let before = cast.seen_before(at).take(20).take_while(|s| cast.paragraph(s.sentence) == paragraph);
    before.into_iter().find(|s| s.reports && s.quote.is_none())?.entity
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn gender_and_number_agree() {
        check("Martha Quill met Peter Arle. She said it.", "Martha Quill, Person: “she” is read as Martha Quill");
        check("Martha Quill met Peter Arle. He said it.", "Peter Arle, Person: “he” is read as Peter Arle");
        check("Martha Quill met two fishermen. They said it.", "two fishermen, Group: “they” is read as two fishermen");
        check("Martha Quill met Peter Arle. They said it.", "nobody: nobody named before fits “they”");
        check(
            "Martha Quill met the Harbour Board. It said it.",
            "Harbour Board, Organisation: “it” is read as Harbour Board",
        );
        check("Martha Quill left. He said it.", "nobody: nobody named before fits “he”");
    }

    #[test]
    fn the_subject_and_the_nearer_one_are_likelier() {
        check("Peter Arle met Robert Quill. He said it.", "Peter Arle, Person: “he” is read as Peter Arle");
        check(
            "Robert Quill left. The sea rose. It fell. Peter Arle slept. He said it.",
            "Peter Arle, Person: “he” is read as Peter Arle",
        );
    }

    #[test]
    fn two_that_fit_alike_leave_it_open() {
        check(
            "The boats of Peter Arle and Robert Quill sank. He said it.",
            "nobody: “he” may be Peter Arle or Robert Quill",
        );
    }

    #[test]
    fn whom_a_quotation_names_is_seldom_meant() {
        check(
            "Robert Quill came. “Peter Arle is gone.” He said it.",
            "Robert Quill, Person: “he” is read as Robert Quill",
        );
    }

    #[test]
    fn nobody_is_he_in_his_own_words() {
        check(
            "Robert Quill met Peter Arle. “He is late,” Arle said. Tessa Brandt laughed. He said it.",
            "Peter Arle, Person: “Arle” is Peter Arle, named in this article; \
             Peter Arle, Person: “he” is read as Peter Arle",
        );
    }

    #[test]
    fn words_of_the_reporter_stand_for_nobody() {
        check("Martha Quill left. We said it.", "nobody: the text does not say who");
    }
}
