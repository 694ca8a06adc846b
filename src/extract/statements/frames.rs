use super::content::Right;
use super::drafts::{Drafts, Key};
use super::ending::{clause_end, trim_end};
use super::kernel::Kernel;
use super::scene::{Draft, Scene};
use crate::lexicon::{CueClass, cue_verb};
use std::ops::Range;

/// The quotation or clause that a kernel follows: `“…,” Kelly said`; `The plan failed, Kelly said`.
pub fn left(scene: &Scene<'_>, kernels: &[Kernel], k: usize, floor: usize) -> Option<Vec<Range<usize>>> {
    let kernel = &kernels[k];
    if kernel.participle {
        return None;
    }
    let mut before = kernel.start;
    if before > 0
        && matches!(scene.page.word(before - 1), "," | "—" | "–" | "-")
        && scene.quote_before(before - 1).is_some()
    {
        before -= 1;
    }
    // `As Arle claimed that “it leaks,” Quill said …`: another’s words, in a clause of their own.
    let told = |q: &usize| scene.quotes[*q].tokens.start < floor && opens_dependent(scene, *q);
    if let Some(q) = scene.quote_before(before).filter(|q| speaks(scene, *q, kernel) && !told(q)) {
        return Some(with_lead(scene, q, floor));
    }
    // `…, he said.`
    let comma = kernel.start.checked_sub(1).filter(|c| scene.page.word(*c) == "," && !scene.is_quoted(*c))?;
    let sentence = scene.sentence_of(kernel.cue.start);
    let says = kernel.verb.clause || kernel.verb.bare_clause || kernel.verb.addressee;
    if !says || kernel.shared_subject || comma <= sentence.start.max(floor) {
        return None;
    }
    let start = after_colon(scene, scene.lead_start(&sentence).max(floor), comma);
    let start = skip_conjunction(scene, start, comma);
    let whole = is_main_clause(scene, start, comma) || resumed(scene, kernels, k, false).is_some();
    (comma > start && whole).then(|| vec![start..trim_end(scene, start, comma)])
}

/// `He was glum: there was, he said, …` reports what stands behind the colon.
fn after_colon(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let colon = (start..end).rev().find(|i| matches!(scene.page.word(*i), ":" | ";") && !scene.is_quoted(*i));
    colon.filter(|c| scene.phrases.finite_in(c + 1..end).is_some()).map_or(start, |c| c + 1)
}

/// Whether the tokens before a parenthetical `he said` make a sentence; not `In 2012` or `Asked why`.
fn is_main_clause(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let tag = scene.page.tags[start];
    let dependent = tag.is_subordinator()
        || tag.upos == crate::extract::tag::Upos::Adp
        || tag.is_ing_verb()
        || tag.is_past_participle()
        || matches!(&*scene.page.lower(start), "asked" | "when" | "while" | "after" | "before" | "as" | "speaking");
    let comma = (start..end).find(|i| scene.page.word(*i) == ",");
    // `Finding it is not simple`: a subject, not an adjunct.
    let from = if dependent { comma.unwrap_or(if tag.is_ing_verb() { start } else { end }) } else { start };
    scene.phrases.finite_in(from..end).is_some() || scene.quote_in(from..end).is_some()
}

/// Whether a quotation before a kernel is what the kernel reports.
fn speaks(scene: &Scene<'_>, q: usize, kernel: &Kernel) -> bool {
    let question = super::questions::holds(scene, q);
    if scene.paragraph_of(kernel.start) != scene.quotes[q].paragraph || kernel.shared_subject || question {
        return false;
    }
    let start = scene.quotes[q].tokens.start;
    // `In “The Salt Road”, Quill says`
    let in_a_work = start > 0 && scene.page.tags[start - 1].upos == crate::extract::tag::Upos::Adp;
    if in_a_work && super::title::is_title(scene, q) {
        return false;
    }
    // `Citing “old debts,” Quill said …`
    let sentence = scene.sentence_of(start);
    let participle = sentence.start < start && scene.page.tags[sentence.start].is_ing_verb();
    if participle && scene.phrases.finite_in(sentence.start..start).is_none() {
        return false;
    }
    let sign = scene.last_sign(q);
    let comma_after = scene.page.word(scene.quotes[q].tokens.end) == "," && kernel.start > scene.quotes[q].tokens.end;
    // `“It leaks.” Maas said.`
    let alone = matches!(sign, Some('.'))
        && kernel.verb.strong
        && kernel.start == scene.quotes[q].tokens.end
        && matches!(scene.page.word(kernel.end), "." | "");
    let open = matches!(sign, Some(',' | '!' | '?' | '—' | '–' | '-' | '…')) || comma_after || alone;
    (open || kernel.inverted && kernel.verb.strong) && (kernel.verb.quote || kernel.verb.clause || kernel.verb.strong)
}

/// Whether the sentence of the quotation opens with `As`, `But while` and the like.
fn opens_dependent(scene: &Scene<'_>, q: usize) -> bool {
    let start = scene.sentence_of(scene.quotes[q].tokens.start).start;
    let word = |i: usize| scene.page.lower(i);
    let skipped = (start..start + 2).take_while(|i| matches!(&*word(*i), "but" | "and" | "even" | "just")).count();
    matches!(&*word(start + skipped), "as" | "while" | "although" | "though" | "after" | "when" | "because")
}

/// The quotation and the reported words before it in its sentence: `The plan was “a disaster,” he said`.
fn with_lead(scene: &Scene<'_>, q: usize, floor: usize) -> Vec<Range<usize>> {
    let quote = &scene.quotes[q];
    let sentence = scene.sentence_of(quote.tokens.start);
    let start = skip_conjunction(scene, scene.lead_start(&sentence).max(floor), quote.tokens.start);
    let lead = start..quote.tokens.start;
    let weighty = lead.clone().any(|i| scene.page.tags[i].is_nominal() || scene.page.tags[i].is_main_verb());
    let starts_sentence = scene.page.word(quote.tokens.start + 1).starts_with(char::is_uppercase)
        && lead.end > lead.start
        && matches!(scene.page.word(lead.end - 1), "," | ":");
    if weighty && !starts_sentence && !lead.is_empty() {
        vec![lead.start..quote.tokens.end]
    } else {
        vec![quote.tokens.clone()]
    }
}

fn skip_conjunction(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut i = start;
    while i < end
        && (scene.page.tags[i].is_coordinator() || matches!(scene.page.word(i), "," | "—" | "–" | ";"))
        && !scene.is_quoted(i)
    {
        i += 1;
    }
    i
}

/// What goes on after a kernel that stands in or behind its content: `…,” she said, “…”` and `…, he said, …`.
pub fn resumed(scene: &Scene<'_>, kernels: &[Kernel], k: usize, quoted: bool) -> Option<Range<usize>> {
    let kernel = &kernels[k];
    let limit = scene.statement_end(kernel.cue.start);
    let tail = if kernel.inverted { kernel.source.tokens.end.max(kernel.end) } else { kernel.end };
    if quoted {
        // A quotation in the same sentence after a comma, with nothing but an adjunct between.
        let q = scene.quote_in(tail..limit.min(tail + 25))?;
        let start = scene.quotes[q].tokens.start;
        let clean =
            scene.phrases.finite_in(tail..start).is_none() && kernels.get(k + 1).is_none_or(|n| n.cue.start > start);
        let parted = matches!(scene.page.word(start - 1), "," | ":" | "—" | "–" | ";");
        let own_kernel = kernels.get(k + 1).is_some_and(|n| n.start == scene.quotes[q].tokens.end);
        return (clean && parted && !own_kernel).then(|| scene.quotes[q].tokens.clone());
    }
    let tail = past_adjuncts(scene, tail, limit);
    if scene.page.word(tail) != "," || tail + 1 >= limit {
        return None;
    }
    let end = clause_end(scene, kernels, k, tail + 1, limit);
    let end = new_clause(scene, tail + 1, end);
    let adds = scene.page.tags[tail + 1].is_ing_verb()
        || matches!(scene.page.word(tail + 1), "citing" | "referring" | "according");
    (end > tail + 1 && !adds).then_some(tail + 1..end)
}

/// Past `on Monday` and `in an interview`.
fn past_adjuncts(scene: &Scene<'_>, mut at: usize, limit: usize) -> usize {
    while at < limit {
        let adjunct = scene.page.tags[at].upos == crate::extract::tag::Upos::Adp;
        let start = if adjunct { at + 1 } else { at };
        let Some(phrase) = scene
            .phrases
            .noun_phrase_from(start)
            .filter(|p| adjunct || crate::extract::phrases::is_calendar_word(scene.page.word(p.head)))
        else {
            break;
        };
        at = phrase.tokens.end;
    }
    at
}

/// `…, she said, and Brask smiled`: where a clause of the reporter's own begins, or `end`.
fn new_clause(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let own = (start..end).find(|i| {
        scene.page.tags[*i].is_coordinator()
            && (*i == start || scene.page.word(i - 1) == ",")
            && scene.phrases.noun_phrase_from(i + 1).is_some_and(|p| {
                scene.phrases.verb_group_from(scene.skip_adverbs(p.tokens.end)).is_some_and(|g| g.finite)
            })
    });
    own.map_or(end, |i| trim_end(scene, start, i))
}

/// Joins a quotation that goes on after a framed one: the next sentence of the paragraph, or the next
/// paragraph when the mark was left open.
pub fn continuation(scene: &Scene<'_>, drafts: &Drafts, q: usize) -> Option<Key> {
    let quote = &scene.quotes[q];
    if quote.carries {
        let before = scene.quotes[..q].iter().rev().take(12).find(|p| p.is_outermost())?;
        return drafts.holding(&before.tokens);
    }
    let sentence = scene.sentence_of(quote.tokens.start);
    if sentence.start != quote.tokens.start || scene.words_in(q) == 0 {
        return None;
    }
    let before = scene.sentence_of(sentence.start.checked_sub(1)?);
    if scene.paragraph_of(before.start) != quote.paragraph && !fills_paragraph(scene, q, &before) {
        return None;
    }
    let inside = before.clone().rev().find(|i| scene.is_quoted(*i));
    let framed = drafts.before(quote.tokens.start).find(|(_, d)| {
        d.cue.as_ref().is_some_and(|c| before.contains(&c.start))
            && d.content.iter().any(|r| scene.is_quoted(r.end - 1) && r.end <= quote.tokens.start)
    })?;
    let (framed, draft) = framed;
    let last = draft.content.iter().map(|r| r.end).max()?;
    // `“…,” said Maas, who called it “old”. “…”`: the sentence is this speaker’s as a whole.
    let opens = draft.content.iter().any(|r| r.start == before.start) && draft.certainty >= 0.93;
    // Otherwise nothing but the frame stands between the two.
    (opens || inside.is_none_or(|i| i < last) && quote.tokens.start.saturating_sub(last) < 60).then_some(framed)
}

/// A paragraph that is nothing but this quotation, right after one that ends with its frame.
fn fills_paragraph(scene: &Scene<'_>, q: usize, before: &Range<usize>) -> bool {
    let quote = &scene.quotes[q];
    let alone = scene.page.segments.paragraphs[quote.paragraph].span == quote.span;
    alone && quote.closed && scene.paragraph_of(before.start) + 1 == quote.paragraph
}

/// `declined to comment`, `refused to say whether`, `asked not to be named`: nothing was said.
fn keeps_silent(scene: &Scene<'_>, kernel: &Kernel, content: &[Range<usize>]) -> bool {
    let start = content.first().map_or(0, |r| r.start);
    let negation = usize::from(scene.page.lower(start) == "not");
    let Some(group) = scene.phrases.verb_group_from(start + negation).filter(|g| g.infinitive) else { return false };
    let verb = scene.page.lower(group.main);
    match kernel.verb.lemma {
        "decline" | "refuse" => cue_verb(&verb).is_some() || &*verb == "comment",
        "ask" | "request" => {
            let unnamed = matches!(&*verb, "named" | "identified" | "quoted" | "cited");
            unnamed && (negation == 1 || group.negated) || &*scene.page.lower(group.tokens.end) == "anonymous"
        }
        _ => false,
    }
}

/// `said nothing about it`; `said nothing would change` tells something.
fn says_nothing(scene: &Scene<'_>, content: &[Range<usize>]) -> bool {
    let start = content.first().map_or(0, |r| r.start);
    scene.page.lower(start) == "nothing"
        && scene.phrases.verb_group_from(scene.skip_adverbs(start + 1)).is_none_or(|g| !g.finite)
}

/// Builds the draft of a kernel from what stands left and right of it.
pub fn draft(scene: &Scene<'_>, kernels: &[Kernel], k: usize, floor: usize) -> Option<Draft> {
    let kernel = &kernels[k];
    let right = super::content::right(scene, kernels, k);
    let left = left(scene, kernels, k, floor);
    let quoted_left = left.as_ref().is_some_and(|l| l.iter().any(|r| scene.is_quoted(r.end - 1)));
    let (content, reason) = match (left, right) {
        (Some(mut content), right) if quoted_left || !matches!(right, Some(Right::Words(_) | Right::Quotation(_))) => {
            let sentence_goes_on = quoted_left && matches!(right, Some(Right::Words(_)));
            if !sentence_goes_on && let Some(more) = resumed(scene, kernels, k, quoted_left) {
                content.push(more);
            }
            let reason = if quoted_left { "a quotation, then who said it" } else { "a clause, then who said it" };
            (content, reason)
        }
        (Some(mut content), Some(Right::Quotation(q)))
            if scene.page.word(kernel.end) == "," && is_main_clause(scene, content[0].start, content[0].end) =>
        {
            content.push(scene.quotes[q].tokens.clone());
            (content, "a clause, who said it, then its quoted rest")
        }
        (_, Some(Right::Quotation(q))) => (vec![scene.quotes[q].tokens.clone()], "who said it, then a quotation"),
        (_, Some(Right::Words(range))) => (vec![range], "who said it, then what"),
        (None | Some(_), None) => return None,
    };
    let quoted = content.iter().any(|r| r.clone().any(|i| scene.is_quoted(i)));
    if kernel.doubtful && !(quoted && quoted_left) && !kernel.verb.denies {
        return None;
    }
    if !quoted && (keeps_silent(scene, kernel, &content) || says_nothing(scene, &content)) {
        return None;
    }
    let attitude = kernel.verb.class == CueClass::Attitude;
    if attitude && !quoted {
        return None;
    }
    let certainty = match (quoted_left, quoted, kernel.verb.strong) {
        (true, ..) => 0.98,
        (_, true, true) => 0.94,
        (_, _, true) => 0.88,
        (_, true, false) => 0.82,
        _ => 0.55,
    };
    Some(Draft {
        cue: Some(super::content::whole_cue(scene, kernel, &content)),
        content,
        source: Some(kernel.source.clone()),
        certainty,
        reason,
        implied: None,
        verbatim: false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::kernel::kernels;
    use super::super::tests::{found, show};
    use super::*;

    /// The drafts of the text's kernels.
    fn check(text: &str, expected: &str) {
        let drafts = found(text, |scene, cast| {
            let kernels = kernels(scene, cast, |_| true);
            (0..kernels.len()).filter_map(|k| draft(scene, &kernels, k, 0)).map(|d| show(scene, &d)).collect()
        });
        assert_eq!(drafts, expected, "{text}");
    }

    #[test]
    fn a_quotation_before_its_frame() {
        check("“It rains,” Martha Quill said.", "Martha Quill + said: “It rains,”");
        check("“Does it rain?” asked Martha Quill.", "Martha Quill + asked: “Does it rain?”");
        check("“It rains”, said Martha Quill.", "Martha Quill + said: “It rains”");
        check("The boat was “a wreck,” Martha Quill said.", "Martha Quill + said: The boat was “a wreck,”");
    }

    #[test]
    fn a_frame_inside_what_was_said() {
        check("“It rains,” Martha Quill said, “and I stay.”", "Martha Quill + said: “It rains,” … “and I stay.”");
        check("The boat, Martha Quill said, was old.", "Martha Quill + said: The boat … was old");
    }

    #[test]
    fn a_clause_before_its_frame() {
        check("The boat was old, Martha Quill said.", "Martha Quill + said: The boat was old");
        check("In 2012, Martha Quill said the boat was old.", "Martha Quill + said: the boat was old");
        check("But the boat was old, Martha Quill said.", "Martha Quill + said: the boat was old");
    }

    #[test]
    fn what_was_not_said() {
        check("Martha Quill did not say the boat was old.", "");
        check("Martha Quill would not say the boat was old.", "");
    }
}
