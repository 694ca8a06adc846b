use super::seen::Seen;
use super::{Cast, Reading};
use crate::extract::Page;
use crate::lexicon::Gender;
use crate::model::{Reason, SpeakerKind};

/// Whether the word is a pronoun that can speak.
pub fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "who" | "you")
}

/// Whether token `i` is a third-person pronoun that may stand for people.
pub(super) fn is_third_person(page: &Page<'_>, i: usize) -> bool {
    let tag = page.tags[i];
    (tag.is_pronoun() || tag.is_possessive_pronoun()) && Wanted::of(&page.lower(i)).is_some_and(|w| w.is_of_people())
}

/// How far back a pronoun may reach, in mentions.
const REACH: usize = 60;
/// Two candidates closer than this leave the question open.
const MARGIN: f32 = 0.35;

/// Whom the pronoun at token `at` stands for: gender and number must agree, then recency, subjecthood and
/// the paragraph decide (after Lappin & Leass 1994). Two readings that are close leave it open, with the
/// candidates in the reason.
pub(super) fn resolve(cast: &Cast<'_>, at: usize) -> Reading {
    let word = cast.page.lower(at);
    let Some(wanted) = Wanted::of(&word) else {
        return Reading { entity: None, certainty: 0.4, reason: Reason::from("the text does not say who") };
    };
    let start = cast.page.tokens()[at].span.start();
    let here =
        Here { sentence: cast.page.segments.sentence_at(start).unwrap_or(0), quote: cast.quote_at(at), token: at };
    let mut scores: Vec<(usize, f32)> = Vec::new();
    let mut counts: Vec<usize> = Vec::new();
    for seen in cast.seen_before(at).take(REACH) {
        let Some(entity) = seen.entity else { continue };
        let Some(fit) = wanted.fit(cast, entity) else { continue };
        let score = fit + here.score(cast, seen);
        match scores.iter().position(|(e, _)| *e == entity) {
            Some(known) => {
                scores[known].1 = scores[known].1.max(score);
                counts[known] += 1;
            }
            None => {
                scores.push((entity, score));
                counts.push(1);
            }
        }
    }
    for ((entity, score), count) in scores.iter_mut().zip(counts) {
        *score += 0.05 * count.min(5) as f32;
        if cast.last_speaker == Some(*entity) {
            *score += 0.4;
        }
    }
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    decide(cast, &word, &scores)
}

fn decide(cast: &Cast<'_>, word: &str, scores: &[(usize, f32)]) -> Reading {
    let name = |e: usize| cast.entities[e].name.as_str();
    match scores {
        [] => {
            Reading {
                entity: None, certainty: 0.3, reason: Reason::from(format!("nobody named before fits “{word}”"))
            }
        }
        [(first, a), (second, b), ..] if a - b < MARGIN => {
            let reason = format!("“{word}” may be {} or {}", name(*first), name(*second));
            Reading { entity: None, certainty: 0.4, reason: Reason::from(reason) }
        }
        [(first, a), rest @ ..] => {
            let lead = rest.first().map_or(1.5, |(_, b)| a - b);
            let reason = format!("“{word}” is read as {}", name(*first));
            Reading { entity: Some(*first), certainty: (0.6 + 0.2 * lead).min(0.92), reason: Reason::from(reason) }
        }
    }
}

#[derive(Clone, Copy)]
enum Wanted {
    Person(Gender),
    Plural,
    Thing,
}

impl Wanted {
    fn of(word: &str) -> Option<Wanted> {
        match word {
            "he" | "his" | "him" | "himself" => Some(Wanted::Person(Gender::Male)),
            "she" | "her" | "hers" | "herself" => Some(Wanted::Person(Gender::Female)),
            "they" | "their" | "them" | "theirs" | "themselves" | "themself" => Some(Wanted::Plural),
            "it" | "its" => Some(Wanted::Thing),
            _ => None,
        }
    }

    fn is_of_people(self) -> bool {
        !matches!(self, Wanted::Thing)
    }

    /// How well an entity agrees; `None` when it cannot be meant.
    fn fit(self, cast: &Cast<'_>, entity: usize) -> Option<f32> {
        let person = cast.is_person(entity);
        let e = &cast.entities[entity];
        match self {
            Wanted::Person(gender) => match (person, e.gender) {
                (false, _) => None,
                (true, Some(g)) if g == gender => Some(0.5),
                (true, None | Some(Gender::Either)) => Some(if e.surely_person { 0.0 } else { -0.8 }),
                (true, _) => None,
            },
            Wanted::Plural => match e.kind {
                SpeakerKind::Group => Some(0.6),
                SpeakerKind::Organisation if !e.is_place => Some(-0.3),
                SpeakerKind::Unnamed => Some(-1.0),
                _ => None,
            },
            Wanted::Thing => match e.kind {
                SpeakerKind::Organisation | SpeakerKind::Document => Some(0.3),
                SpeakerKind::Group => Some(0.1),
                _ => None,
            },
        }
    }
}

struct Here {
    sentence: usize,
    quote: Option<usize>,
    token: usize,
}

impl Here {
    fn score(&self, cast: &Cast<'_>, seen: &Seen) -> f32 {
        let distance = self.sentence.saturating_sub(seen.sentence) as f32;
        let paragraph = |s: usize| cast.page.segments.sentences.get(s).map_or(0, |s| s.paragraph);
        let paragraphs = paragraph(self.sentence).saturating_sub(paragraph(seen.sentence)) as f32;
        let mut score = 2.0 - 0.35 * distance.min(6.0) - 0.25 * paragraphs.min(4.0);
        if seen.subject {
            score += 0.7;
        }
        // What a quotation names, its speaker speaks about: seldom whom the reporter calls “he”.
        if seen.quote.is_some() && seen.quote != self.quote {
            score -= 1.2;
        }
        if cast.page.tags.get(seen.tokens.end).is_some_and(|t| t.is_possessive_marker()) {
            score -= 0.2;
        }
        if self.token.saturating_sub(seen.tokens.end) > 400 {
            score -= 0.5;
        }
        score
    }
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
    fn words_of_the_reporter_stand_for_nobody() {
        check("Martha Quill left. We said it.", "nobody: the text does not say who");
    }
}
