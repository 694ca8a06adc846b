use crate::extract::Page;
use crate::extract::tag::{Upos, Xpos};
use std::ops::Range;

/// A verb with its auxiliaries, adverbs and negation: `has repeatedly said`, `did not say`, `to say`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    pub tokens: Range<usize>,
    /// The verb that carries the meaning; the copula or auxiliary when it stands alone.
    pub main: usize,
    /// Its first verb makes a clause: says, said, will say.
    pub finite: bool,
    pub passive: bool,
    pub negated: bool,
    /// could, may, might, should, would, can, must; not will.
    pub hypothetical: bool,
    /// `to say`
    pub infinitive: bool,
}

impl VerbGroup {
    /// `saying`, without an auxiliary.
    pub fn is_participle(&self, page: &Page<'_>) -> bool {
        !self.finite && !self.infinitive && page.tags[self.main].is_ing_verb()
    }
}

/// Adds the verb groups of one sentence; `free` tells the tokens that no noun phrase holds.
pub(super) fn read(page: &Page<'_>, sentence: Range<usize>, free: impl Fn(usize) -> bool, found: &mut Vec<VerbGroup>) {
    let mut i = sentence.start;
    while i < sentence.end {
        match group_from(page, i, sentence.end).filter(|_| free(i)) {
            Some(group) => {
                i = group.tokens.end;
                found.push(group);
            }
            None => i += 1,
        }
    }
}

fn group_from(page: &Page<'_>, start: usize, end: usize) -> Option<VerbGroup> {
    let to = page.tags[start].is_infinitive_to();
    let first = if to { skip_adverbs(page, start + 1, end) } else { start };
    let tag = page.tags.get(first).filter(|_| first < end)?;
    if !tag.is_verb() || tag.is_proper() {
        return None;
    }
    let mut group = VerbGroup {
        tokens: start..first + 1,
        main: first,
        finite: tag.is_finite_verb() || (tag.is_base_verb() && !to && tag.upos == Upos::Aux),
        passive: false,
        negated: false,
        hypothetical: is_hypothetical(page, first),
        infinitive: to,
    };
    let mut auxiliary = tag.is_auxiliary();
    let mut i = first + 1;
    while i < end && auxiliary {
        let tag = page.tags[i];
        if is_negation(page.word(i)) {
            group.negated = true;
        } else if tag.is_verb() {
            group.passive = tag.is_past_participle() && is_be(page.word(group.main));
            group.main = i;
            auxiliary = tag.is_auxiliary();
            group.tokens.end = i + 1;
        } else if page.word(i) == ","
            && i == group.tokens.end
            && let Some(past) = past_aside(page, i, end)
        {
            i = past;
            continue;
        } else if !tag.is_adverb() {
            break;
        }
        i += 1;
    }
    if i > group.tokens.end && group.negated {
        group.tokens.end = i.min(group.tokens.end.max(last_negation(page, group.tokens.end, i)));
    }
    group.negated |= first > 0 && page.word(first - 1).eq_ignore_ascii_case("never");
    Some(group)
}

/// Past `, in fact,` between an auxiliary and its verb.
fn past_aside(page: &Page<'_>, comma: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let close = (comma + 2..end.min(comma + 2 + LONGEST)).find(|i| page.word(*i) == ",")?;
    let verb = page.tags.get(close + 1).filter(|_| close + 1 < end)?;
    let plain = (comma + 1..close).all(|i| !page.tags[i].is_verb());
    (plain && (verb.is_past_participle() || verb.is_base_verb())).then_some(close + 1)
}

/// One past the last negation in the range: `is not`.
fn last_negation(page: &Page<'_>, from: usize, to: usize) -> usize {
    (from..to).rev().find(|i| is_negation(page.word(*i))).map_or(from, |i| i + 1)
}

fn skip_adverbs(page: &Page<'_>, mut i: usize, end: usize) -> usize {
    while i < end && page.tags[i].is_adverb() {
        i += 1;
    }
    i
}

fn is_negation(word: &str) -> bool {
    ["not", "n't", "n’t", "never"].iter().any(|n| word.eq_ignore_ascii_case(n))
}

fn is_be(word: &str) -> bool {
    ["be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "get", "got"]
        .iter()
        .any(|b| word.eq_ignore_ascii_case(b))
}

fn is_hypothetical(page: &Page<'_>, i: usize) -> bool {
    page.tags[i].xpos == Xpos::Md
        && ["could", "may", "might", "should", "would", "can", "must", "’d", "'d"]
            .iter()
            .any(|m| page.word(i).eq_ignore_ascii_case(m))
}

#[cfg(test)]
mod tests {
    use crate::extract::Page;
    use crate::extract::page::tests::article;
    use crate::extract::phrases::Phrases;

    /// Each verb group in brackets, its main verb behind `/` unless it is the last word, then what holds of it.
    fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let found: Vec<String> = Phrases::new(&page)
            .verb_groups
            .iter()
            .map(|g| {
                let main = if g.main + 1 == g.tokens.end { "" } else { &format!("/{}", page.word(g.main)) };
                let flags = [
                    (g.finite, "finite"),
                    (g.passive, "passive"),
                    (g.negated, "negated"),
                    (g.hypothetical, "hypothetical"),
                    (g.infinitive, "infinitive"),
                    (g.is_participle(&page), "participle"),
                ];
                let flags: String = flags.iter().filter(|(holds, _)| *holds).map(|(_, f)| format!(" {f}")).collect();
                format!("[{}{main}]{flags}", page.phrase(g.tokens.clone()))
            })
            .collect();
        assert_eq!(found.join(", "), expected, "{text}");
    }

    #[test]
    fn auxiliaries_and_adverbs_between_belong_to_the_verb() {
        check("She said it.", "[said] finite");
        check("She has repeatedly said it.", "[has repeatedly said] finite");
        check("She will say it.", "[will say] finite");
        check("She was there.", "[was] finite");
    }

    #[test]
    fn voice_negation_and_mood() {
        check("The boat was sold.", "[was sold] finite passive");
        check("The boat has not been sold.", "[has not been sold] finite passive negated");
        check("She did not say it.", "[did not say] finite negated");
        check("She didn’t say it.", "[didn’t say] finite negated");
        check("She never said it.", "[said] finite negated");
        check("She might say it.", "[might say] finite hypothetical");
        check("The boat is not old.", "[is not/is] finite negated");
    }

    #[test]
    fn infinitives_and_participles_make_no_clause() {
        check("She wants to sell it.", "[wants] finite, [to sell] infinitive");
        check("She left, saying nothing.", "[left] finite, [saying] participle");
    }
}
