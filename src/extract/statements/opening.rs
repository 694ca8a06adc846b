use super::content::ADJUNCT;
use super::kernel::Kernel;
use super::scene::Scene;
use crate::extract::tag::Upos;
use crate::lexicon::CueClass;

/// Where the reported words start, when the verb takes what follows.
pub fn content_start(scene: &Scene<'_>, kernel: &Kernel, at: usize, limit: usize) -> Option<usize> {
    let verb = kernel.verb;
    if at >= limit {
        return None;
    }
    let mut pos = at;
    // `…, which was first reported by the Post, that …`: the passive is an aside.
    let by_agent = !kernel.inverted && kernel.source.tokens.end == kernel.end;
    if by_agent && scene.page.word(pos) == "," {
        return None;
    }
    // `claiming, if reelected, he could`
    if scene.page.word(pos) == "," && matches!(scene.page.word(pos + 1), "if" | "when" | "unless") && verb.clause {
        return Some(pos + 1);
    }
    // `But, she added, it rained`; `as she reported, it rained`
    if scene.page.word(pos) == "," && verb.strong && verb.clause && leads_sentence(scene, kernel) {
        return Some(pos + 1);
    }
    if let Some(start) = behind_colon(scene, kernel, pos, limit).or_else(|| opens_here(scene, kernel, pos, limit)) {
        return Some(start);
    }
    // told NP that, warned NP about, urged NP to
    if let Some(phrase) = scene.phrases.noun_phrase_from(pos).filter(|_| !scene.is_quoted(pos)) {
        if verb.addressee || verb.infinitive {
            let clause = past_hearer(scene, phrase.tokens.end, limit, &[]);
            let about = past_hearer(scene, phrase.tokens.end, limit, verb.about);
            let comma = verb.addressee
                && scene.page.word(clause) == ","
                && (scene.page.tags.get(clause + 1).is_some_and(|t| t.is_personal_pronoun())
                    || leads_sentence(scene, kernel) && scene.page.lower(kernel.start - 1) == "as");
            // `tells the crowd, he will stay`; `As she told the crowd, the boat was old`
            let start = opens_here(scene, kernel, clause + usize::from(comma), limit);
            if let Some(start) = start.or_else(|| opens_here(scene, kernel, about, limit)) {
                return Some(start);
            }
        }
        if verb.object && takes_object(scene, kernel, pos, limit) {
            return Some(pos);
        }
    } else if verb.object
        && scene.page.tags[pos].is_determiner()
        && scene.phrases.noun_phrase_from(pos + 1).is_some()
        && takes_object(scene, kernel, pos, limit)
    {
        // `a few of …`
        return Some(pos);
    } else if verb.object && scene.quote_from(pos).is_some_and(|q| !super::title::is_title(scene, q)) {
        return Some(pos);
    }
    // said on Monday that; said in a statement that
    let reach = limit.min(pos + ADJUNCT);
    while pos < reach {
        let word = scene.page.word(pos);
        if is_that(scene, pos) && pos > at {
            return (verb.clause || verb.addressee).then_some(pos);
        }
        if pos > at && matches!(word, "how" | "why" | "whether" | "what") && (verb.wh || verb.clause) {
            return Some(pos);
        }
        let adjunct = scene.page.tags[pos].upos == Upos::Adp || scene.page.tags[pos].is_adverb() || word == ",";
        if let Some(phrase) = scene.phrases.noun_phrase_from(pos).filter(|_| !scene.is_quoted(pos)) {
            // `said on Tuesday the ferry would run`
            if pos > at && verb.strong && verb.clause && ends_adjunct(scene, pos) && starts_clause(scene, pos, limit) {
                return Some(pos);
            }
            pos = phrase.tokens.end;
        } else if adjunct && !scene.is_quoted(pos) {
            pos += 1;
        } else if let Some(q) = scene.quote_from(pos).filter(|q| super::title::is_title(scene, *q)) {
            pos = scene.quotes[q].tokens.end;
        } else {
            break;
        }
    }
    None
}

/// `observed: the plan was dead`, `said of the plan: it is dead`, without marks.
fn behind_colon(scene: &Scene<'_>, kernel: &Kernel, at: usize, limit: usize) -> Option<usize> {
    let verb = kernel.verb;
    if !(verb.quote && (verb.clause || verb.addressee)) || kernel.participle {
        return None;
    }
    let colon = (at..limit.min(at + ADJUNCT)).find(|i| scene.page.word(*i) == ":")?;
    let clean = scene.phrases.finite_in(at..colon).is_none() && (at..colon).all(|i| !scene.is_quoted(i));
    (clean && scene.phrases.finite_in(colon + 1..limit).is_some()).then_some(colon + 1)
}

/// Whether nothing but a conjunction or an adverb stands before the kernel in its sentence.
fn leads_sentence(scene: &Scene<'_>, kernel: &Kernel) -> bool {
    let sentence = scene.sentence_of(kernel.cue.start);
    let start = scene.lead_start(&sentence);
    start < kernel.start
        && kernel.start - start < 5
        && (start..kernel.start).all(|i| {
            let tag = scene.page.tags[i];
            tag.is_coordinator() || tag.is_adverb() || matches!(&*scene.page.lower(i), "," | "as")
        })
}

/// Past whom it was said to, its prepositional phrases and the adverbs behind; not past a preposition of
/// the verb’s own.
fn past_hearer(scene: &Scene<'_>, mut at: usize, limit: usize, own: &[&str]) -> usize {
    loop {
        if let Some(q) = scene.quote_from(at).filter(|q| super::title::is_title(scene, *q)) {
            at = scene.quotes[q].tokens.end;
        }
        let joins = at < limit && (scene.page.tags[at].upos == Upos::Adp || scene.page.word(at) == "and");
        let time = if is_time(scene, at) { scene.phrases.noun_phrase_from(at) } else { None };
        let next = time.or_else(|| {
            scene.phrases.noun_phrase_from(at + 1).filter(|_| joins && !own.contains(&scene.page.word(at)))
        });
        match next {
            Some(next) => at = next.tokens.end,
            None => return scene.skip_adverbs(at),
        }
    }
}

/// Past `on Tuesday`, `last week`; `None` when no time stands there.
pub fn past_time(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = at + usize::from(scene.page.tags.get(at).is_some_and(|t| t.upos == Upos::Adp));
    let time = scene.phrases.noun_phrase_from(start).filter(|_| is_time(scene, start))?;
    Some(time.tokens.end)
}

/// `Tuesday`, `last year`, `this week`
fn is_time(scene: &Scene<'_>, pos: usize) -> bool {
    scene.phrases.noun_phrase_from(pos).is_some_and(|p| {
        let head = scene.page.word(p.head);
        crate::extract::phrases::is_calendar_word(head)
            || matches!(
                head,
                "year" | "week" | "month" | "day" | "night" | "morning" | "afternoon" | "evening" | "time" | "weekend"
            )
    })
}

/// Whether a time or another noun phrase ends just before `pos`, not a preposition.
fn ends_adjunct(scene: &Scene<'_>, pos: usize) -> bool {
    pos > 0 && scene.phrases.noun_phrase_ending(pos).is_some()
}

/// Whether content starts at `pos`: that, whether, a clause, an infinitive, a preposition of the verb's.
fn opens_here(scene: &Scene<'_>, kernel: &Kernel, pos: usize, limit: usize) -> Option<usize> {
    let verb = kernel.verb;
    if pos >= limit {
        return None;
    }
    let word = scene.page.lower(pos);
    let reports = verb.clause || verb.bare_clause || verb.addressee;
    if is_that(scene, pos) {
        return reports.then_some(pos);
    }
    if (matches!(&*word, "whether" | "how" | "what" | "why" | "where" | "who" | "when") || &*word == "if" && verb.wh)
        && scene.phrases.finite_in(pos..limit).is_some()
    {
        let clause = verb.wh || reports && matches!(&*word, "what" | "how" | "whether" | "why");
        return (clause && !scene.is_quoted(pos)).then_some(pos);
    }
    if verb.about.contains(&&*word)
        && pos + 1 < limit
        && scene.phrases.verb_group_from(pos).is_none_or(|g| !g.infinitive)
    {
        return Some(pos);
    }
    // `told the crew not to leave`
    if word == "not" && verb.infinitive && scene.phrases.verb_group_from(pos + 1).is_some_and(|g| g.infinitive) {
        return Some(pos);
    }
    let to_quotation = scene.page.tags[pos].is_infinitive_to() && scene.quote_from(pos + 1).is_some();
    if to_quotation || scene.phrases.verb_group_from(pos).is_some_and(|g| g.infinitive) {
        return verb.infinitive.then_some(pos);
    }
    // `denied causing the fire`
    let gerund = scene.page.tags[pos].is_ing_verb() && scene.phrases.verb_group_from(pos).is_some();
    if gerund
        && (verb.denies
            || matches!(
                verb.lemma,
                "admit"
                    | "acknowledge"
                    | "recall"
                    | "describe"
                    | "report"
                    | "suggest"
                    | "recommend"
                    | "propose"
                    | "mention"
                    | "discuss"
            ))
    {
        return Some(pos);
    }
    let names_hearer = verb.lemma == "tell" && pos == kernel.end;
    ((verb.bare_clause || verb.addressee && pos > kernel.end || verb.clause && verb.strong)
        && !names_hearer
        && !acts_on(scene, kernel, pos)
        && starts_clause(scene, pos, limit))
    .then_some(pos)
}

fn is_that(scene: &Scene<'_>, i: usize) -> bool {
    let tag = scene.page.tags.get(i).copied().unwrap_or_default();
    scene.page.word(i) == "that"
        && !scene.is_quoted(i)
        && (tag.is_subordinator()
            || tag.is_preposition()
            || tag.is_wh_word()
            || scene.phrases.noun_phrase_from(i + 1).is_some()
                && scene.phrases.noun_phrase_at(i).is_none_or(|p| p.tokens.len() == 1))
}

/// `[NP V …]`, also after an opening condition or adverbial: `if … he would`, `in 2018 they left`.
pub fn starts_clause(scene: &Scene<'_>, pos: usize, limit: usize) -> bool {
    if scene.is_quoted(pos) {
        return false;
    }
    let word = scene.page.lower(pos);
    let opener = matches!(&*word, "if" | "when" | "while" | "there" | "although" | "unless" | "once" | "despite");
    let tag = scene.page.tags[pos];
    let nominal = scene.phrases.noun_phrase_from(pos).is_some()
        || (tag.is_possessive_pronoun() || tag.is_determiner()) && scene.quote_from(pos + 1).is_some()
        || tag.is_adjective() && scene.page.word(pos + 1) == "of"
        || matches!(
            &*word,
            "this"
                | "that"
                | "these"
                | "those"
                | "there"
                | "nothing"
                | "everyone"
                | "anyone"
                | "both"
                | "all"
                | "any"
                | "most"
                | "some"
                | "neither"
                | "either"
                | "none"
                | "each"
        );
    // `says running for president is tough`
    let gerund = scene.page.tags[pos].is_ing_verb() && pos + 1 < limit;
    if !opener && !nominal && !gerund {
        return false;
    }
    // `told [me] that`, `told [the paper] in June that`
    if scene.phrases.noun_phrase_from(pos).is_some_and(|p| leads_to_that(scene, p.tokens.end)) {
        return false;
    }
    // The first verb must make a clause: `said the plan to leave failed` does, `named a man to lead` does not.
    let mut first_comma = None;
    for i in pos..limit.min(pos + 60) {
        if scene.page.word(i) == "," && first_comma.is_none() {
            first_comma = Some(i);
        }
        let Some(group) = scene.phrases.verb_group_from(i) else { continue };
        let relative = i > pos && matches!(scene.page.word(i - 1), "who" | "which" | "that");
        // `denied [the claim] and left`: the subject’s own next verb.
        if group.finite && !relative && i > pos && scene.page.tags[i - 1].is_coordinator() {
            break;
        }
        if group.finite && !relative {
            // `called it a disaster, was dead`: the verb of the clause around.
            return opener || first_comma.is_none_or(|c| c > pos + 1 && c + 1 != i && !is_other_clause(scene, c, i));
        }
    }
    // Quoted words may hold the verb: `said it “would not survive”`.
    scene
        .quote_in(pos..limit)
        .is_some_and(|q| scene.words_in(q) > 1 && scene.phrases.finite_in(scene.quotes[q].tokens.clone()).is_some())
}

/// Whether “that” follows, right away or behind prepositional phrases.
fn leads_to_that(scene: &Scene<'_>, mut at: usize) -> bool {
    while scene.page.tags.get(at).is_some_and(|t| t.upos == Upos::Adp && !is_that(scene, at))
        && let Some(next) = scene.phrases.noun_phrase_from(at + 1)
    {
        at = next.tokens.end;
    }
    is_that(scene, at) && scene.page.tags[at].is_subordinator()
}

/// `reporters, and he left`: the verb belongs to another clause.
fn is_other_clause(scene: &Scene<'_>, comma: usize, verb: usize) -> bool {
    matches!(scene.page.word(comma + 1), "and" | "but" | "while" | "as") && verb > comma + 1
}

/// `conceded a penalty`: with this object the verb reports nothing.
fn acts_on(scene: &Scene<'_>, kernel: &Kernel, pos: usize) -> bool {
    let phrase = scene.phrases.noun_phrase_from(pos);
    // `called his vote a shame`: what follows tells what was said.
    let says =
        |i: usize| scene.page.tags.get(i).is_some_and(|t| t.is_determiner() || t.is_nominal() || t.is_adjective());
    phrase.is_some_and(|p| kernel.verb.acts_on.contains(&&*scene.page.lower(p.head)) && !says(p.tokens.end))
}

/// `called the mayor on Monday`, `a group called the Tarn Club`: nothing is said of whom the verb takes.
fn calls_on_the_phone(scene: &Scene<'_>, kernel: &Kernel, after: usize) -> bool {
    let Some(tag) = scene.page.tags.get(after).filter(|_| kernel.verb.lemma == "call") else { return false };
    let says = tag.is_nominal() || tag.is_determiner() || tag.is_adjective() || tag.is_adverb() || tag.is_number();
    !says && !tag.is_possessive_pronoun() && scene.quote_from(after).is_none() && !tag.is_past_participle()
}

/// A noun phrase is what was said: `called the budget “…”`, `denied the claim`.
fn takes_object(scene: &Scene<'_>, kernel: &Kernel, pos: usize, limit: usize) -> bool {
    let quoted = scene.quote_in(pos..limit).is_some_and(|q| !super::title::is_title(scene, q));
    let told = scene.phrases.noun_phrase_from(pos).is_some_and(|p| leads_to_that(scene, p.tokens.end));
    let acts = acts_on(scene, kernel, pos)
        || scene.phrases.noun_phrase_from(pos).is_some_and(|p| calls_on_the_phone(scene, kernel, p.tokens.end));
    if is_time(scene, pos) || told && kernel.verb.clause || acts && !quoted {
        return false;
    }
    let document = crate::extract::mentions::is_document(scene.page, kernel.source.head);
    let shown = kernel.verb.class == CueClass::Evidence && document;
    // A headline’s `Hackers attack museum` and `Storm hits pier` need no words.
    let does = !kernel.verb.strong && super::headline::is_titled(scene, kernel.cue.start);
    (kernel.verb.topic && !does || shown || quoted) && !kernel.doubtful
}
