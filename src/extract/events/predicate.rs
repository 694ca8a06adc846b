//! The verbs of a clause, and whether what they tell is a happening.

use super::clause::{is_any, is_finite, is_one_of};
use super::context::Context;
use crate::extract::Page;
use crate::extract::tag::Xpos;
use crate::text::TokenKind;
use std::ops::Range;

const HELPERS: &str = "is are was were be been being has have had do does did am ’s 's ’ve 've ’re 're ’m 'm ’d 'd";
const MODALS: &str = "will would shall should may might can could must ’ll 'll";
const NEGATIONS: &str = "not n’t n't never hardly barely";
/// What is said is a statement; a letter that is dated did not happen.
const NO_ACTION: &str = "said says say told tells added saying dated wrote writes tell telling";
/// What they tell lasts, or happens in somebody's mind.
const STATES: &str = "know knew known knows believe believed believes think thought thinks want wanted wants need \
    needed needs like liked likes love loved loves hate hated hates seem seemed seems appear \
    appears remain remains belong belonged belongs contain contained contains depend depended \
    depends deserve deserved deserves mean meant means owe owed owes consist consisted consists \
    resemble resembled resembles cost costs weigh weighed weighs exist existed exists include \
    included includes involve involved involves consider considered considers regard regarded \
    regards hope hoped hopes prefer preferred prefers fear feared fears tend tended tends suggest \
    suggests show shows indicate indicates foretell predict predicts feel felt feels understand \
    understood understands matter mattered matters lack lacked lacks represent represents \
    represented happen happened happens occur occurred occurs called-for saw sees totaled totalled \
    averaged stood stands amounted";
/// A verb that goes on with `to`, and whose date is that of what follows.
const GO_ON: &str = "due set expected scheduled likely supposed planned slated about poised ready plans plan \
    promised promises agreed agrees vowed vows pledged pledges intends intend began begins begin \
    started starts continued continues tried tries decided refused refuses failed fails managed \
    expects expect planning going forced ordered asked voted wants";
/// Of these, the verbs that put what follows into the future.
const AHEAD: &str = "plans plan expects expect intends intend promised promises vowed vows pledged pledges agreed \
    agrees going planning";
/// Adverbs without `-ly` inside a verb group.
const ADVERBS: &str = "also last first then again still just already now once later soon even never not n’t n't since \
    long always often ever";

/// When the verbs put it, without regard to the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Perfect,
    Present,
    /// `will`, `is to`, `is due to`.
    Ahead,
    /// `would`, `could`, `may`, `was due to`: it is open whether it came to pass.
    Open,
}

/// A verb group that tells a happening.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    /// From its first helper to the verb that carries the meaning, an infinitive included.
    pub(super) tokens: Range<usize>,
    pub(super) main: usize,
    pub(super) tense: Tense,
}

impl Predicate {
    /// The group round the finite verb at `verb`; `None` when it tells no happening.
    pub(super) fn read(context: &Context<'_, '_>, verb: usize, clause: &Range<usize>) -> Option<Predicate> {
        let page = context.page;
        let mut start = verb;
        while start > clause.start && in_group(page, start - 1) && context.time_at(start - 1).is_none() {
            start -= 1;
        }
        while start < verb && is_one_of(page.word(start), ADVERBS) {
            start += 1;
        }
        let mut end = verb + 1;
        let mut main = verb;
        while end < clause.end && end < verb + 7 && context.time_at(end).is_none() {
            let helps = is_helper(page, main);
            if helps && is_verb_form(page, end) {
                main = end;
            } else if !(in_group(page, end) && (helps || is_any(page.word(end), &["been", "being"]))) {
                break;
            }
            end += 1;
        }
        end = main + 1;
        let mut ahead = false;
        let goes_on = |at: usize| is_one_of(page.word(at), GO_ON);
        let to = end + usize::from(is_helper(page, main) && goes_on(end));
        if (goes_on(main) || is_be(page, main))
            && to + 1 < clause.end
            && is_any(page.word(to), &["to"])
            && page.tags.get(to + 1).is_some_and(|tag| tag.xpos == Xpos::Vb)
        {
            ahead = is_be(page, main)
                || is_one_of(page.word(main), AHEAD)
                || is_any(page.word(to - 1), &["due", "set", "expected", "scheduled", "likely", "planned", "slated"]);
            main = to + 1;
            if is_any(page.word(main), &["be", "have"]) && page.tags.get(main + 1).is_some_and(|t| t.xpos == Xpos::Vbn)
            {
                main += 1;
            }
            end = main + 1;
        }
        let group = start..end;
        let word = page.word(main);
        let empty = is_helper(page, main);
        let negated = (start.saturating_sub(1)..end + 1).any(|i| is_one_of(page.word(i), NEGATIONS));
        // `promised to deliver`: a promise is a statement, what it is of is still to come.
        let promise = ahead && main > verb;
        let said =
            group.clone().any(|i| is_one_of(page.word(i), NO_ACTION)) || context.is_cue(group.clone()) && !promise;
        // `The court heard that …`
        let heard = is_any(word, &["heard", "hears"]);
        if empty || negated || said || heard || is_one_of(word, STATES) {
            return None;
        }
        let tense = tense(page, verb, &group, ahead)?;
        Some(Predicate { tokens: group, main, tense })
    }
}

fn tense(page: &Page<'_>, verb: usize, group: &Range<usize>, ahead: bool) -> Option<Tense> {
    let has = |words: &[&str]| group.clone().any(|i| is_any(page.word(i), words));
    let past = has(&["was", "were", "had"]);
    Some(if has(&["will", "’ll", "'ll", "shall"]) {
        Tense::Ahead
    } else if has(&["would", "could", "might", "may", "’d", "'d"]) {
        Tense::Open
    } else if has(&["should", "must", "can"]) {
        return None;
    } else if ahead {
        if past && is_be(page, verb) { Tense::Open } else { Tense::Ahead }
    } else if has(&["has", "have", "’ve", "'ve"]) && group.len() > 1 {
        Tense::Perfect
    } else if page.tags.get(verb).is_some_and(|tag| matches!(tag.xpos, Xpos::Vbz | Xpos::Vbp)) {
        Tense::Present
    } else {
        Tense::Past
    })
}

fn is_be(page: &Page<'_>, i: usize) -> bool {
    is_any(page.word(i), &["is", "are", "was", "were", "be", "been", "am"])
}

fn is_helper(page: &Page<'_>, i: usize) -> bool {
    is_one_of(page.word(i), HELPERS) || is_one_of(page.word(i), MODALS) && page.word(i) != "May"
}

fn in_group(page: &Page<'_>, i: usize) -> bool {
    is_helper(page, i) || is_adverb(page, i)
}

/// `nearly`, not `July`.
pub(super) fn is_adverb(page: &Page<'_>, i: usize) -> bool {
    let word = page.word(i);
    is_one_of(word, ADVERBS)
        || page.tags.get(i).is_some_and(|tag| tag.xpos == Xpos::Rb) && word.starts_with(char::is_lowercase)
        || word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
}

pub(super) fn is_verb_form(page: &Page<'_>, i: usize) -> bool {
    match page.tags.get(i).map(|tag| tag.xpos) {
        Some(Xpos::None) | None => is_finite(page, i),
        Some(tag) => matches!(tag, Xpos::Vb | Xpos::Vbn | Xpos::Vbg),
    }
}

/// A verb that heads a clause: a possessive that the tagger takes for `is` heads none.
pub(super) fn heads_clause(page: &Page<'_>, i: usize) -> bool {
    if is_past_of_relative(page, i) || follows_aside(page, i) || takes_object(page, i) {
        return true;
    }
    // `the paper mill` is none, whatever the tagger says.
    if page.tags.get(i).is_some_and(|tag| tag.xpos == Xpos::Md) && !is_one_of(page.word(i), MODALS) {
        return false;
    }
    let clitic = page.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Clitic);
    is_finite(page, i) && !(clitic && is_any(page.word(i), &["’s", "'s"]) && !is_verb_form(page, i + 1))
}

/// `A fire destroyed the mill`: a participle behind its noun has no object of its own, but of a few verbs.
fn takes_object(page: &Page<'_>, i: usize) -> bool {
    const TWO_OBJECTS: &str = "given shown told awarded offered handed sent paid named called elected made granted \
        denied asked taught considered deemed dubbed appointed promised left";
    let behind_noun = i > 0 && page.tags.get(i - 1).is_some_and(|tag| tag.is_noun());
    let before_object = page.tags.get(i + 1).is_some_and(|next| next.is_determiner() || next.is_possessive_pronoun());
    behind_noun && before_object && page.tags[i].xpos == Xpos::Vbn && !is_one_of(page.word(i), TWO_OBJECTS)
}

/// `that the council commissioned in March`: after a relative pronoun and a noun, a participle is a past tense.
fn is_past_of_relative(page: &Page<'_>, i: usize) -> bool {
    if page.tags.get(i).is_none_or(|tag| tag.xpos != Xpos::Vbn) {
        return false;
    }
    let nominal = |i: usize| page.tags[i].is_noun() || page.tags[i].is_adjective() || page.tags[i].is_determiner();
    let before = (i.saturating_sub(5)..i).rev().find(|at| !nominal(*at));
    before.is_some_and(|at| at + 1 < i && is_any(page.word(at), &["that", "which", "whom", "where", "when"]))
}

/// `Dietz, she noted, voted against it`, `The mayor, Ada Brask, resigned`: no participle stands there.
fn follows_aside(page: &Page<'_>, i: usize) -> bool {
    let comma = |at: usize| page.tokens()[at].kind == TokenKind::Comma;
    if i < 4 || page.tags.get(i).is_none_or(|tag| tag.xpos != Xpos::Vbn) || !comma(i - 1) {
        return false;
    }
    let reports = page.tags[i - 2].is_finite_verb() && page.tags[i - 3].is_nominal() && comma(i - 4);
    let nominal = |at: usize| page.tags[at].is_noun() || page.tags[at].is_determiner() || page.tags[at].is_adjective();
    let inside = (1..i - 1).rev().take(6).take_while(|at| nominal(*at)).count();
    let apposition = inside > 0 && comma(i - 2 - inside);
    // Else another verb of the sentence carries it: `The mayor, Ada Brask, elected in May, sang`.
    let alone = || {
        let sentence = super::clause::sentence_of(page, i);
        let mut near = sentence.start.max(i.saturating_sub(30))..sentence.end.min(i + 30);
        !near.any(|at| page.tags[at].is_finite_verb())
    };
    reports || apposition && alone()
}
