use super::scene::{Scene, Source};
use crate::extract::tag::Upos;
use crate::lexicon::{document_noun, group_noun, person_noun};

/// How far an apposition or a relative clause may reach, in tokens.
const BRACKET: usize = 45;

/// The subject of the verb group that starts at token `verb`: the noun phrase before it with its
/// prepositional phrases, appositions and relative clauses.
pub fn before(scene: &Scene<'_>, verb: usize) -> Option<Source> {
    let floor = scene.sentence_of(verb).start;
    let end = back_over_adverbs(scene, verb, floor);
    if end > floor && is_relative(scene, end - 1) {
        let antecedent = antecedent(scene, end - 1, floor)?;
        return Some(Source { tokens: end - 1..end, head: antecedent.head });
    }
    let source = chain(scene, end, floor, 0).or_else(|| before_stray_comma(scene, end, floor))?;
    Some(Source { tokens: with_bound(scene, source.tokens.start, floor)..source.tokens.end, head: source.head })
}

/// `The firm Tarn Watch, has said`: a comma that parts a subject from its verb.
fn before_stray_comma(scene: &Scene<'_>, end: usize, floor: usize) -> Option<Source> {
    let comma = end.checked_sub(1).filter(|c| *c > floor && scene.page.word(*c) == ",")?;
    let source = chain(scene, comma, floor, 0).filter(|s| s.tokens.start == floor)?;
    let person = person_noun(&scene.page.lower(source.head)).is_some();
    (person || scene.page.tags[source.head].is_proper()).then_some(source)
}

/// Back over `about`, `nearly`, `at least`, `more than` before a number or a share.
fn with_bound(scene: &Scene<'_>, start: usize, floor: usize) -> usize {
    if !scene.page.tags[start].is_number() && !counts(scene, start) && scene.page.lower(start) != "least" {
        return start;
    }
    let word = |i: usize| scene.page.lower(i);
    match start.checked_sub(1).filter(|b| *b >= floor) {
        Some(b) if matches!(&*word(b), "about" | "nearly" | "almost" | "roughly" | "around" | "only" | "just") => b,
        Some(b) if &*word(b) == "at" && word(start) == "least" => b,
        Some(b) if b > floor && matches!(&*word(b), "than" | "least" | "most") => b - 1,
        _ => start,
    }
}

/// Whom a relative pronoun at `relative` takes up: the nearest noun, or the one that it belongs to.
fn antecedent(scene: &Scene<'_>, relative: usize, floor: usize) -> Option<Source> {
    let noun = if relative > floor && scene.page.word(relative - 1) == "," { relative - 1 } else { relative };
    let person = |p: &&crate::extract::phrases::NounPhrase| {
        scene.page.tags[p.head].is_proper() || person_noun(&scene.page.lower(p.head)).is_some()
    };
    let speaks = |p: &&crate::extract::phrases::NounPhrase| {
        let head = scene.page.lower(p.head);
        scene.page.lower(relative) == "which" && (document_noun(&head) || group_noun(&head))
    };
    if let Some(near) = scene.phrases.noun_phrase_ending(noun).filter(|p| person(p) || speaks(p)) {
        return Some(Source { tokens: near.tokens.clone(), head: near.head });
    }
    chain(scene, noun, floor, 0)
}

/// The source that starts at token `start`, for `said NP`: the phrase, its `of …` and its `who …`.
pub fn after(scene: &Scene<'_>, start: usize) -> Option<Source> {
    let phrase = scene.phrases.noun_phrase_from(start).filter(|_| !scene.is_quoted(start))?;
    let mut end = phrase.tokens.end;
    let limit = scene.sentence_of(start).end;
    while end < limit && matches!(scene.page.word(end), "of" | "for" | "from" | "at" | "with" | "by" | "in") {
        let Some(next) = scene.phrases.noun_phrase_from(end + 1).filter(|_| !scene.is_quoted(end + 1)) else { break };
        end = next.tokens.end;
    }
    // `according to a poll conducted by the club`
    if let Some(group) = scene.phrases.verb_group_from(end)
        && (scene.page.tags[group.main].is_past_participle() || is_reduced(scene, end))
        && group.tokens.len() == 1
    {
        end = (group.tokens.end..limit)
            .find(|i| scene.is_quoted(*i) || matches!(scene.page.word(*i), "," | "." | ";" | ":"))
            .unwrap_or(limit);
    }
    let comma = usize::from(scene.page.word(end) == ",");
    if end + comma < limit && matches!(scene.page.word(end + comma), "who" | "whose") {
        end = (end + comma + 1..limit)
            .find(|i| scene.is_quoted(*i) || matches!(scene.page.word(*i), "," | "." | ";" | ":"))
            .unwrap_or(limit);
    } else if comma == 1
        && let Some(next) = scene.phrases.noun_phrase_from(end + 1)
        && next.tokens.end <= limit
        && (scene.page.tags[next.tokens.start].is_determiner()
            || next.possessor.is_some()
            || scene.page.tags[phrase.head].is_common_noun())
        && scene.phrases.verb_group_from(next.tokens.end).is_none_or(|g| !g.finite)
    {
        end = next.tokens.end;
    }
    Some(Source { tokens: start..end, head: phrase.head })
}

/// An adverb or the `not` of `asked not to be named`.
fn is_adverbial(scene: &Scene<'_>, i: usize) -> bool {
    scene.page.tags[i].is_adverb() || scene.page.word(i) == "not"
}

fn back_over_adverbs(scene: &Scene<'_>, mut i: usize, floor: usize) -> usize {
    while i > floor && is_adverbial(scene, i - 1) && !scene.is_quoted(i - 1) {
        i -= 1;
    }
    // `Bolton, too, said`
    if i < scene.page.tokens().len() && i > floor + 1 && scene.page.word(i - 1) == "," && scene.page.tags[i].is_adverb()
    {
        return i - 1;
    }
    i
}

fn is_relative(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.page.word(i);
    matches!(word, "who" | "which") || word == "that" && scene.page.tags[i].is_wh_word()
}

/// The noun phrase with modifiers that ends just before `end`, read backwards.
fn chain(scene: &Scene<'_>, end: usize, floor: usize, depth: usize) -> Option<Source> {
    if end <= floor || depth > 6 || scene.is_quoted(end - 1) {
        return None;
    }
    let last = end - 1;
    if scene.page.word(last) == "," && last > floor && scene.page.word(last - 1) == ")" {
        return bracket(scene, last - 1, floor, depth).map(|s| Source { tokens: s.tokens.start..last, head: s.head });
    }
    if matches!(scene.page.word(last), "," | ")" | "—" | "–") {
        return bracket(scene, last, floor, depth);
    }
    if let Some(phrase) = scene.phrases.noun_phrase_ending(end) {
        let whole = Source { tokens: phrase.tokens.clone(), head: phrase.head };
        let start = phrase.tokens.start;
        // `A report Wednesday said`
        if is_time(scene, phrase) && start > floor {
            let noun = if scene.page.tags[start - 1].upos == Upos::Adp { start - 1 } else { start };
            if let Some(source) = chain(scene, noun, floor, depth + 1) {
                let published = scene.phrases.verb_group_ending(noun).is_some();
                let close = if published { end } else { source.tokens.end };
                return Some(Source { tokens: source.tokens.start..close, head: source.head });
            }
        }
        return Some(extend(scene, whole, start, floor, depth));
    }
    // `people familiar with the matter`
    if scene.page.tags[last].is_adjective()
        && scene.phrases.noun_phrase_at(last).is_none()
        && end < scene.page.tokens().len()
    {
        return chain(scene, last, floor, depth + 1).map(|s| Source { tokens: s.tokens.start..end, head: s.head });
    }
    let stranded = (scene.page.tags[last].upos == Upos::Adp || matches!(scene.page.word(last), "to" | "with"))
        && scene.phrases.verb_group_ending(last).is_some();
    let verb_end = if stranded { last } else { end };
    let group = scene.phrases.verb_group_ending(verb_end)?;
    let noun = relative_clause(scene, group.tokens.start, group.finite, floor, depth)?;
    Some(Source { tokens: noun.tokens.start..end, head: noun.head })
}

/// `Wednesday`, `last month`
fn is_time(scene: &Scene<'_>, phrase: &crate::extract::phrases::NounPhrase) -> bool {
    crate::extract::phrases::is_calendar_word(scene.page.word(phrase.head))
        || matches!(scene.page.word(phrase.tokens.start), "last" | "this" | "earlier")
            && matches!(scene.page.word(phrase.head), "week" | "month" | "year" | "night" | "morning" | "weekend")
}

/// What stands before a noun phrase may make it part of a longer one.
fn extend(scene: &Scene<'_>, own: Source, start: usize, floor: usize, depth: usize) -> Source {
    if start <= floor {
        return own;
    }
    let before = start - 1;
    let tag = scene.page.tags[before];
    // `The “History” section`
    if let Some(q) = scene.quote_before(start).filter(|q| scene.words_in(*q) <= 4) {
        let determiner = scene.quotes[q].tokens.start.checked_sub(1).filter(|d| *d >= floor);
        return match determiner.filter(|d| scene.page.tags[*d].is_determiner()) {
            Some(first) => Source { tokens: first..own.tokens.end, head: own.head },
            None => own,
        };
    }
    let widened = if tag.upos == Upos::Adp && !scene.is_quoted(before) {
        chain(scene, before, floor, depth + 1)
    } else if tag.is_coordinator() && matches!(scene.page.word(before), "and" | "or" | "&") {
        chain(scene, before, floor, depth + 1).filter(|left| is_clause_start(scene, left.tokens.start, floor))
    } else if let Some(group) = scene.phrases.verb_group_ending(start) {
        relative_clause(scene, group.tokens.start, group.finite, floor, depth)
    } else {
        None
    };
    match widened {
        // `the University of Texas president Ada Brask`, `academic and professor Ada Brask`
        Some(left) if names_with_role(scene, &own) && !scene.page.tags[left.tokens.start].is_determiner() => {
            Source { tokens: left.tokens.start..own.tokens.end, head: own.head }
        }
        // `two of the delegates` are delegates.
        Some(left) if counts(scene, left.head) && is_of_a_whole(scene, before, own.head) => {
            Source { tokens: left.tokens.start..own.tokens.end, head: own.head }
        }
        Some(left) => Source { tokens: left.tokens.start..own.tokens.end, head: left.head },
        None => own,
    }
}

/// `president Ada Brask`: a role and a name in one phrase.
fn names_with_role(scene: &Scene<'_>, source: &Source) -> bool {
    scene.page.tags[source.head].is_proper()
        && source.tokens.clone().take_while(|i| *i < source.head).any(|i| person_noun(&scene.page.lower(i)).is_some())
}

/// `half of the voters`, `four in ten voters`
fn is_of_a_whole(scene: &Scene<'_>, preposition: usize, head: usize) -> bool {
    let word = scene.page.word(preposition);
    word == "of" || word == "in" && !scene.page.tags[head].is_number()
}

fn counts(scene: &Scene<'_>, head: usize) -> bool {
    scene.page.tags[head].is_number()
        || matches!(
            &*scene.page.lower(head),
            "one"
                | "some"
                | "many"
                | "several"
                | "most"
                | "both"
                | "few"
                | "majority"
                | "number"
                | "dozens"
                | "hundreds"
                | "all"
                | "half"
                | "third"
                | "two-thirds"
                | "quarter"
                | "three-quarters"
                | "percent"
        )
}

/// Whether a clause may start at `start`: nothing before it that could govern it.
fn is_clause_start(scene: &Scene<'_>, start: usize, floor: usize) -> bool {
    start <= floor
        || matches!(
            scene.page.word(start - 1),
            "," | ";" | ":" | "—" | "–" | "that" | "but" | "But" | "And" | "Both" | "both" | "”" | "\""
        )
        || scene.page.tags[start - 1].is_subordinator()
}

/// The noun that a relative clause or a participle describes, given the clause's verb.
fn relative_clause(scene: &Scene<'_>, verb: usize, finite: bool, floor: usize, depth: usize) -> Option<Source> {
    let end = back_over_adverbs(scene, verb, floor);
    if end <= floor {
        return None;
    }
    if is_relative(scene, end - 1) {
        let noun = if end >= 2 && scene.page.word(end - 2) == "," { end - 2 } else { end - 1 };
        return chain(scene, noun, floor, depth + 1);
    }
    // `who asked not to be named`: one verb governs the next.
    if let Some(group) = scene.phrases.verb_group_ending(end).filter(|_| depth < 6) {
        return relative_clause(scene, group.tokens.start, group.finite, floor, depth + 1);
    }
    let subject = scene.phrases.noun_phrase_ending(end)?;
    if !finite || is_reduced(scene, verb) {
        return chain(scene, end, floor, depth + 1);
    }
    // `the officials she spoke to`
    scene.phrases.noun_phrase_ending(subject.tokens.start).filter(|p| p.tokens.start >= floor)?;
    chain(scene, subject.tokens.start, floor, depth + 1)
}

/// `a report published Wednesday said`: a participle that looks like a past tense and has no object.
fn is_reduced(scene: &Scene<'_>, verb: usize) -> bool {
    let Some(group) = scene.phrases.verb_group_from(verb).filter(|g| g.tokens.len() == 1) else { return false };
    let after = group.tokens.end;
    let adjunct = scene.page.tags.get(after).is_some_and(|t| t.upos == Upos::Adp)
        || crate::extract::phrases::is_calendar_word(scene.page.word(after));
    scene.page.word(group.main).ends_with("ed") && adjunct
}

/// `NP, a former adviser, V` and `NP (R-Ohio) V`: from the closing comma back to the noun phrase.
fn bracket(scene: &Scene<'_>, close: usize, floor: usize, depth: usize) -> Option<Source> {
    let opener = match scene.page.word(close) {
        ")" => "(",
        word => word,
    };
    let lowest = floor.max(close.saturating_sub(BRACKET));
    let mut tried = 0;
    for open in (lowest..close).rev() {
        if scene.is_quoted(open) {
            return None;
        }
        if scene.page.word(open) != opener {
            continue;
        }
        tried += 1;
        if !describes(scene, open + 1, close) {
            if tried == 3 {
                break;
            }
            continue;
        }
        if let Some(noun) = chained(scene, open, floor, depth).or_else(|| chain(scene, open, floor, depth + 1)) {
            let end = if opener == "(" { close + 1 } else { close };
            return Some(Source { tokens: noun.tokens.start..end, head: noun.head });
        }
        // `A third, Daniel Arle, said`
        let name = scene.phrases.noun_phrase_from(open + 1).filter(|p| p.tokens.end == close && opener == ",");
        if let Some(name) = name.filter(|p| scene.page.tags[p.head].is_proper() && !is_time(scene, p)) {
            return Some(Source { tokens: name.tokens.clone(), head: name.head });
        }
        if tried == 3 {
            break;
        }
    }
    None
}

/// `Brask, 54, a mother of two, said`: an apposition behind another, from the comma between them back to the name.
fn chained(scene: &Scene<'_>, comma: usize, floor: usize, depth: usize) -> Option<Source> {
    if depth > 2 || scene.page.word(comma) != "," {
        return None;
    }
    let source = bracket(scene, comma, floor, depth + 1)?;
    let start = source.tokens.start;
    let adjunct = start > floor && scene.page.tags[start - 1].upos == Upos::Adp;
    let time = crate::extract::phrases::is_calendar_word(scene.page.word(source.head));
    // `Greta Solheim died on Sunday, her daughter, Ingrid, said`: no apposition of hers.
    let clause = scene.phrases.finite_in(start..comma).is_some();
    (scene.page.tags[source.head].is_proper() && !adjunct && !time && !clause).then_some(source)
}

/// Whether the tokens can describe a noun before them: an apposition, a relative clause, an age, a place.
fn describes(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let page = scene.page;
    if matches!(
        page.word(start),
        "who" | "whose" | "which" | "then" | "now" | "also" | "himself" | "herself" | "too" | "however"
    ) {
        return true;
    }
    let tag = page.tags[start];
    if start + 1 == end && (tag.is_adverb() || tag.is_wh_word()) {
        return true;
    }
    if tag.upos == Upos::Adp || tag.is_number() || !tag.is_finite_verb() && tag.is_main_verb() {
        return true;
    }
    let Some(phrase) = scene.phrases.noun_phrase_at(start).filter(|p| p.tokens.end <= end) else { return false };
    // An apposition holds no clause of its own.
    scene.phrases.finite_in(phrase.tokens.end..end).is_none_or(|g| {
        (phrase.tokens.end..g.tokens.start).any(|i| is_relative(scene, i) || scene.page.word(i) == "whose")
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    fn show(scene: &Scene<'_>, source: Option<Source>) -> Vec<String> {
        source.map(|s| format!("{} ({})", scene.page.phrase(s.tokens), scene.page.word(s.head))).into_iter().collect()
    }

    /// The subject before `said` and the word that decides who it is.
    fn check(text: &str, expected: &str) {
        let source = found(text, |scene, _| {
            let said = (0..scene.page.tokens().len()).find(|i| scene.page.word(*i) == "said");
            show(scene, said.and_then(|i| before(scene, i)))
        });
        assert_eq!(source, expected, "{text}");
    }

    /// The source after `said`.
    fn check_after(text: &str, expected: &str) {
        let source = found(text, |scene, _| {
            let said = (0..scene.page.tokens().len()).find(|i| scene.page.word(*i) == "said");
            show(scene, said.and_then(|i| after(scene, i + 1)))
        });
        assert_eq!(source, expected, "{text}");
    }

    #[test]
    fn a_noun_phrase_with_what_belongs_to_it() {
        check("On Monday the old mayor said it.", "the old mayor (mayor)");
        check("The mayor of the old town said it.", "The mayor of the old town (mayor)");
        check("The mayor and her brother said it.", "The mayor and her brother (mayor)");
        check("The boat was old and the mayor said it.", "the mayor (mayor)");
        check("The mayor also said it.", "The mayor (mayor)");
        check("A report Wednesday said it.", "A report (report)");
        check("A report published Wednesday said it.", "A report published Wednesday (report)");
        check("The mayor last week said it.", "The mayor (mayor)");
        check("At least half of the voters said it.", "At least half of the voters (voters)");
        check("About 4 in 10 voters said it.", "About 4 in 10 voters (voters)");
        check("Yesterday “the boat” said it.", "");
    }

    #[test]
    fn appositions_ages_and_brackets() {
        check("Martha Quill, a retired painter, said it.", "Martha Quill, a retired painter (Quill)");
        check("Martha Quill, 78, said it.", "Martha Quill, 78 (Quill)");
        check("Martha Quill (Tarn) said it.", "Martha Quill (Tarn) (Quill)");
        check("Martha Quill (Tarn), said it.", "Martha Quill (Tarn) (Quill)");
        check("Martha Quill, however, said it.", "Martha Quill, however (Quill)");
        check("When it sank, the mayor said it.", "the mayor (mayor)");
    }

    #[test]
    fn relative_clauses_and_participles() {
        check("Martha Quill, who owns the boat, said it.", "Martha Quill, who owns the boat (Quill)");
        check("The man who owns the boat said it.", "The man who owns the boat (man)");
        check("A man who asked not to be named said it.", "A man who asked not to be named (man)");
        check("Two women sitting on the pier said it.", "Two women sitting on the pier (women)");
        check("They met Martha Quill, who said it.", "who (Quill)");
    }

    #[test]
    fn behind_the_verb() {
        check_after("“Yes,” said Martha Quill on Monday.", "Martha Quill (Quill)");
        check_after("“Yes,” said the mayor of the old town.", "the mayor of the old town (mayor)");
        check_after("“Yes,” said Martha Quill, the mayor, on Monday.", "Martha Quill, the mayor (Quill)");
        check_after("“Yes,” said a man who owns a boat.", "a man who owns a boat (man)");
        check_after("She said “yes”.", "");
    }
}
