use super::scene::{Draft, Scene, Source};
use super::{Found, turns};
use crate::extract::mentions::{Cast, Reading};
use crate::lexicon::cue_verb;
use crate::model::{Certainty, Form, Reason, Statement, StatementIndex};
use crate::text::Span;
use std::ops::Range;

/// The drafts that stand for themselves, and those that another reports: `Kelly said Trump said …`.
pub struct Sifted {
    pub outer: Vec<Draft>,
    pub relays: Vec<Draft>,
}

/// Drops drafts that claim words which a surer one reports, keeps what lies wholly inside another’s words
/// and has a voice of its own as a relay, and sorts by where they start.
pub fn sift(scene: &Scene<'_>, mut drafts: Vec<Draft>) -> Sifted {
    drafts.iter_mut().for_each(|d| d.content.retain(|words| !words.is_empty()));
    drafts.retain(|d| !d.content.is_empty());
    drafts.sort_by(|a, b| {
        b.certainty.total_cmp(&a.certainty).then(b.len().cmp(&a.len())).then(a.start().cmp(&b.start()))
    });
    let mut kept: Vec<Draft> = Vec::new();
    let mut relays: Vec<Draft> = Vec::new();
    // For each token, one more than the kept draft that claims it.
    let mut claims = vec![0_usize; scene.page.tokens().len()];
    for draft in drafts {
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for i in draft.content.iter().flat_map(Range::clone) {
            match (claims[i], shared.last_mut()) {
                (0, _) => {}
                (claim, Some((last, count))) if *last == claim => *count += 1,
                (claim, _) => shared.push((claim, 1)),
            }
        }
        let doubles = shared.iter().any(|(claim, count)| 5 * count >= kept[claim - 1].len().min(draft.len()));
        let inside = shared.len() == 1 && shared[0].1 == draft.len();
        if doubles && inside && is_relay(&draft, &kept[shared[0].0 - 1]) {
            relays.push(draft);
        } else if !doubles {
            kept.push(draft);
            for range in kept[kept.len() - 1].content.clone() {
                claims[range].fill(kept.len());
            }
        }
    }
    kept.sort_by_key(Draft::start);
    relays.sort_by_key(Draft::start);
    Sifted { outer: kept, relays }
}

/// Whether a draft inside another is a statement of its own, its cue told by the outer speaker.
fn is_relay(draft: &Draft, outer: &Draft) -> bool {
    let told = |cue: &Range<usize>| outer.content.iter().any(|r| r.start <= cue.start && cue.end <= r.end);
    draft.certainty >= 0.85
        && draft.len() >= 3
        && draft.start() > outer.start()
        && draft.cue.as_ref().is_some_and(told)
        && draft.source != outer.source
}

/// How a statement stands to the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Outer,
    /// Somebody else’s words inside another statement.
    Relay,
    /// What the speaker of the outer statement says to have said: `“I told them that …”`.
    Own,
}

/// Turns drafts into statements and asks the cast who speaks, in the order of the text.
///
/// The drafts from `relays_from` on, sorted or not, are relays of those before, which stand in the order of the
/// text; the second scene has the quotations inside quotations. `look` sees the cast when all have asked.
pub fn resolve(
    [scene, inside]: [&Scene<'_>; 2],
    mut cast: Cast<'_>,
    drafts: Vec<Draft>,
    relays_from: usize,
    look: impl FnOnce(&mut Cast<'_>),
) -> Found {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|d| asks_at(&drafts[*d]));
    let mut readings: Vec<Option<Reading>> = vec![None; drafts.len()];
    let mut known: Vec<(Source, Reading)> = Vec::new();
    for d in order {
        let Some(source) = speaks(scene, &drafts[d]).filter(|s| d < relays_from || !is_self(scene, s)) else {
            continue;
        };
        let reading = match known.iter().rev().take(8).find(|(s, _)| s == source) {
            Some((_, reading)) => reading.clone(),
            None if is_label(scene, &drafts[d]) => cast.resolve_label(source.tokens.clone()),
            None => cast.resolve(&source.tokens, source.head),
        };
        known.push((source.clone(), reading.clone()));
        readings[d] = Some(reading);
    }
    for d in relays_from..drafts.len() {
        if drafts[d].source.as_ref().is_some_and(|s| is_self(scene, s)) {
            readings[d] = teller(&drafts[..relays_from], &drafts[d]).and_then(|o| own_reading(&readings[o]));
        }
    }
    look(&mut cast);
    let mut speaking = vec![false; cast.entities.len()];
    for entity in readings.iter().flatten().filter_map(|r| r.entity) {
        speaking[entity] = true;
    }
    let (speakers, mentions, index) = cast.finish(&speaking);
    let mut statements: Vec<(Rank, Statement)> = drafts
        .into_iter()
        .zip(readings)
        .enumerate()
        .map(|(d, (draft, reading))| {
            let denial = denial(scene, &draft);
            let rank = match &draft.source {
                _ if d < relays_from => Rank::Outer,
                Some(source) if is_self(scene, source) => Rank::Own,
                _ => Rank::Relay,
            };
            let content = spans(scene, draft.content);
            let quoted = draft.cue.as_ref().is_some_and(|c| rank != Rank::Outer && scene.is_quoted(c.start));
            let speaker = reading.as_ref().and_then(|r| r.entity).and_then(|e| index[e]);
            let certainty = draft.certainty * reading.as_ref().map_or(0.6, sureness);
            let mut reasons = vec![Reason::from(draft.reason)];
            reasons.extend(reading.map(|r| r.reason));
            reasons.extend(denial);
            let statement = Statement {
                form: if draft.verbatim { Form::Direct } else { form(if quoted { inside } else { scene }, &content) },
                content,
                cue: draft.cue.into_iter().map(|c| scene.page.span(c)).collect(),
                source: draft.source.into_iter().map(|s| scene.page.span(s.tokens)).collect(),
                speaker,
                said: None,
                certainty: Certainty::of(certainty),
                reasons,
                relay_of: None,
            };
            (rank, statement)
        })
        .collect();
    statements.sort_by_key(|(_, s)| s.content[0]);
    Found { statements: with_outer(statements), speakers, mentions }
}

/// Gives each relay the statement that its words stand in.
fn with_outer(statements: Vec<(Rank, Statement)>) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut outer = None;
    for (rank, mut statement) in statements {
        if rank != Rank::Outer {
            let teller = outer.and_then(|o: StatementIndex| found[o.0 as usize].speaker);
            // `Brask said she had said`: nobody else’s words.
            if rank == Rank::Relay && teller.is_some() && teller == statement.speaker {
                continue;
            }
            statement.relay_of = outer;
            statement.reasons.push(Reason::from("told inside another statement"));
        } else {
            outer = Some(StatementIndex(found.len() as u32));
        }
        found.push(statement);
    }
    found
}

/// How surely a reading is right. That the text does not say who is a finding, too, and mostly a right one.
fn sureness(reading: &Reading) -> f32 {
    const OPEN: f32 = 0.75;
    if reading.entity.is_some() { reading.certainty } else { reading.certainty.max(OPEN) }
}

/// Whether a source inside somebody’s words is that person.
fn is_self(scene: &Scene<'_>, source: &Source) -> bool {
    scene.page.lower(source.head) == "i"
}

/// Which of the drafts, in text order, holds the cue of a relay.
fn teller(outer: &[Draft], relay: &Draft) -> Option<usize> {
    const NEAR: usize = 12;
    let cue = relay.cue.as_ref()?.start;
    let after = outer.partition_point(|d| d.start() <= cue);
    (after.saturating_sub(NEAR)..after).rev().find(|o| outer[*o].content.iter().any(|r| r.contains(&cue)))
}

/// Who says “I” in the words of a statement.
fn own_reading(outer: &Option<Reading>) -> Option<Reading> {
    let outer = outer.as_ref()?;
    Some(Reading { reason: Reason::from("“I” is who says these words"), ..outer.clone() })
}

/// Whether the source is the label of a turn: `BRASK:`.
fn is_label(scene: &Scene<'_>, draft: &Draft) -> bool {
    draft.verbatim && draft.source.is_some() && draft.cue.as_ref().is_some_and(|c| scene.page.word(c.start) == ":")
}

/// `Brask denied that …`: she says no to it. Words in marks are her own: `“Never,” she disputed`.
fn denial(scene: &Scene<'_>, draft: &Draft) -> Option<Reason> {
    let cue = draft.cue.clone()?;
    let denies = cue_verb(&scene.page.lower(cue.start)).is_some_and(|v| v.denies);
    let own_words = draft.content.iter().all(|r| scene.is_quoted(r.start));
    (denies && !own_words).then(|| {
        Reason::from(format!("“{}” says no to it: the speaker holds it to be false or wrong", scene.page.phrase(cue)))
    })
}

/// The words that tell who speaks: not the letter of a turn.
fn speaks<'d>(scene: &Scene<'_>, draft: &'d Draft) -> Option<&'d Source> {
    let source = draft.source.as_ref().filter(|s| !(draft.verbatim && turns::is_letter(scene, s)));
    source.or(draft.implied.as_ref())
}

fn asks_at(draft: &Draft) -> usize {
    draft.source.as_ref().or(draft.implied.as_ref()).map_or(draft.start(), |s| s.head)
}

fn spans(scene: &Scene<'_>, mut ranges: Vec<Range<usize>>) -> Vec<Span> {
    ranges.sort_by_key(|r| r.start);
    ranges.into_iter().map(|r| scene.page.span(r)).collect()
}

/// Direct when all words stand in quotation marks, mixed when some do.
fn form(scene: &Scene<'_>, content: &[Span]) -> Form {
    let (mut inside, mut outside) = (0, 0);
    for span in content {
        for i in scene.page.segments.tokens_in(*span) {
            if !scene.page.word(i).starts_with(char::is_alphanumeric) {
                continue;
            }
            if scene.is_quoted(i) { inside += 1 } else { outside += 1 }
        }
    }
    match (inside, outside) {
        (0, _) => Form::Indirect,
        (_, 0) => Form::Direct,
        _ => Form::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, draft, found};
    use super::*;

    /// Which of these drafts over the tokens of one sentence stand for themselves.
    fn check_doubles(drafts: &[(Range<usize>, f32)], expected: &str) {
        let kept =
            found("They came and went by day and by night, in rain and in snow, year after year.", |scene, _| {
                let drafts = drafts.iter().map(|(content, certainty)| draft(content.clone(), *certainty)).collect();
                sift(scene, drafts).outer.iter().map(|d| format!("{:?}", d.content[0])).collect()
            });
        assert_eq!(kept, expected);
    }

    #[test]
    fn the_surer_of_two_drafts_is_kept() {
        check_doubles(&[(0..10, 0.5), (5..15, 0.9)], "5..15");
        check_doubles(&[(0..10, 0.9), (0..10, 0.9)], "0..10");
        check_doubles(&[(0..10, 0.9), (0..20, 0.9)], "0..20");
        check_doubles(&[(15..20, 0.5), (0..10, 0.9)], "0..10 | 15..20");
    }

    #[test]
    fn less_than_a_fifth_may_be_shared() {
        check_doubles(&[(0..10, 0.5), (9..20, 0.9)], "0..10 | 9..20");
        check_doubles(&[(0..10, 0.5), (8..20, 0.9)], "8..20");
        check_doubles(&[(3..3, 0.9)], "");
    }

    #[test]
    fn the_form_tells_how_much_stands_in_marks() {
        check("Martha Quill said: “It rains.”", "Martha Quill, Direct: “It rains.”");
        check("Martha Quill said that it rained.", "Martha Quill, Indirect: that it rained");
        check("Martha Quill said that it “rained”.", "Martha Quill, Mixed: that it “rained”");
    }
    #[test]
    fn a_relay_is_told_by_another_speaker() {
        check(
            "Martha Quill said Peter Arle had told her that the boat was sold.",
            "Martha Quill, Indirect: Peter Arle had told her that the boat was sold | ^Peter Arle, Indirect: that the boat was sold",
        );
    }
}
