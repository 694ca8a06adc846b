use super::ending::trim_end;
use super::scene::{Draft, Scene};
use super::subject;
use crate::extract::phrases::VerbGroup;
use std::ops::Range;

/// Questions put to somebody: `Asked whether it would rain, Quill said …`, `Quill was asked about the boat`.
/// Who asked is seldom told.
pub fn questions(scene: &Scene<'_>) -> Vec<Draft> {
    scene.phrases.verb_groups.iter().filter_map(|group| question(scene, group)).collect()
}

/// Whether what stands in the quotation belongs to such a question: `Asked if it was “a wreck,” Quill …`
pub fn holds(scene: &Scene<'_>, q: usize) -> bool {
    let start = scene.quotes[q].tokens.start;
    let sentence = scene.sentence_of(start);
    let asked = (sentence.start..start.min(sentence.start + 2)).find(|i| &*scene.page.lower(*i) == "asked");
    asked.is_some_and(|a| (a..start).all(|i| scene.page.word(i) != ","))
}

fn question(scene: &Scene<'_>, group: &VerbGroup) -> Option<Draft> {
    let asked = group.main;
    if &*scene.page.lower(asked) != "asked" || group.negated || group.infinitive || scene.is_quoted(asked) {
        return None;
    }
    let alone = group.tokens.len() == 1 && opens_clause(scene, asked);
    if !alone && !group.passive || scene.page.is_furniture(scene.page.tokens()[asked].span) {
        return None;
    }
    let mut at = scene.skip_adverbs(group.tokens.end);
    let mut source = None;
    let limit = scene.statement_end(asked);
    // `asked on Monday by a reporter whether`
    while at < limit && matches!(scene.page.word(at), "by" | "on" | "in" | "at" | "during") {
        let asker = subject::after(scene, at + 1).filter(|_| scene.page.word(at) == "by");
        let end = match &asker {
            Some(asker) => asker.tokens.end,
            None => scene.phrases.noun_phrase_from(at + 1)?.tokens.end,
        };
        source = source.or(asker);
        at = scene.skip_adverbs(end);
    }
    let word = scene.page.lower(at);
    let clause = matches!(&*word, "if" | "whether" | "how" | "what" | "why" | "who" | "when" | "where" | "which");
    let infinitive = group.passive && scene.phrases.verb_group_from(at).is_some_and(|g| g.infinitive);
    if !clause && !infinitive && &*word != "about" {
        return None;
    }
    let start = if &*word == "about" { at + 1 } else { at };
    let end = question_end(scene, start, limit);
    let about = usize::from(&*word == "about" && start == asked + 2);
    (end > start).then(|| Draft {
        content: vec![start..end],
        cue: Some(asked..asked + 1 + about),
        source,
        certainty: 0.8,
        reason: "a question that was put to somebody",
        implied: None,
        verbatim: false,
    })
}

/// At the start of its sentence, or behind `when`.
fn opens_clause(scene: &Scene<'_>, asked: usize) -> bool {
    let start = scene.sentence_of(asked).start;
    let before = asked.checked_sub(1).map_or("".into(), |b| scene.page.lower(b));
    asked == start || matches!(&*before, "when" | "if") || asked == start + 1 && matches!(&*before, "and" | "but")
}

/// The comma before the main clause, also one inside a closing mark.
fn question_end(scene: &Scene<'_>, start: usize, limit: usize) -> usize {
    let closes = |i: usize| {
        let inside = i > start && scene.is_quoted(i - 1) && !scene.is_quoted(i) && scene.page.word(i - 2) == ",";
        let comma = scene.page.word(i) == "," && !scene.is_quoted(i);
        let main = if comma { i + 1 } else { i };
        // `Quill, when asked if it rained, nodded`
        let bracket = comma && scene.phrases.verb_group_from(scene.skip_adverbs(main)).is_some_and(|g| g.finite);
        (inside || comma) && (bracket || leads_clause(scene, main))
    };
    trim_end(scene, start, (start..limit).find(|i| closes(*i)).unwrap_or(limit))
}

fn leads_clause(scene: &Scene<'_>, at: usize) -> bool {
    let finite = |range: Range<usize>| scene.phrases.finite_in(range).is_some();
    scene.quote_from(at).is_some()
        || subject::after(scene, at).is_some_and(|s| {
            let verb = scene.skip_adverbs(s.tokens.end);
            finite(verb..verb + 1) || scene.page.word(verb) == ","
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, show};
    use super::*;

    fn check(text: &str, expected: &str) {
        let drafts = found(text, |scene, _| questions(scene).iter().map(|d| show(scene, d)).collect());
        assert_eq!(drafts, expected, "{text}");
    }

    #[test]
    fn a_question_before_its_answer() {
        check("Asked whether it would rain, Quill said no.", "nobody + Asked: whether it would rain");
        check("Asked if it was “a wreck,” Quill said no.", "nobody + Asked: if it was “a wreck,”");
        check("When asked about the boat, Quill said no.", "nobody + asked about: the boat");
        check("Asked on Monday by Peter Arle what it cost, Quill left.", "Peter Arle + Asked: what it cost");
    }

    #[test]
    fn a_question_to_its_subject() {
        check("Quill was asked about the boat.", "nobody + asked about: the boat");
        check("Quill was asked by Arle to leave.", "Arle + asked: to leave");
    }

    #[test]
    fn no_question() {
        check("Quill asked about the boat.", "");
        check("Quill was not asked about the boat.", "");
    }
}
