use std::borrow::Cow;

/// Singular and plural of a table's noun, written `noun` or, where the plural follows no rule, `noun/plural`.
pub(super) fn noun_forms(noun: &'static str) -> (&'static str, Cow<'static, str>) {
    match noun.split_once('/') {
        Some((singular, plural)) => (singular, Cow::Borrowed(plural)),
        None => (noun, Cow::Owned(noun_plural(noun))),
    }
}

/// The plural by rule; `woman` and `man` in compounds change their vowel.
fn noun_plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man")
        && noun != "human"
    {
        format!("{stem}men")
    } else if let Some(stem) = noun.strip_suffix("person") {
        format!("{stem}people")
    } else {
        add_s(noun)
    }
}

/// All forms of a verb written `lemma[/past[/participle[/ing]]]`; what is not written follows the rules.
/// A past that doubles the last letter ("admit/admitted") doubles it before "-ing" too.
pub(super) fn verb_forms(verb: &str) -> Vec<String> {
    let mut parts = verb.split('/');
    let lemma = parts.next().unwrap_or_default();
    let past = parts.next().map_or_else(|| add_ed(lemma), str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    let doubles = past.strip_suffix("ed").is_some_and(|stem| {
        stem.len() == lemma.len() + 1 && stem.starts_with(lemma) && stem.as_bytes().last() == lemma.as_bytes().last()
    });
    let progressive = match parts.next() {
        Some(written) => written.to_owned(),
        None if doubles => format!("{}ing", past.strip_suffix("ed").unwrap_or(lemma)),
        None => add_ing(lemma),
    };
    let mut forms = vec![lemma.to_owned(), add_s(lemma), past, participle, progressive];
    forms.dedup();
    forms
}

fn add_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn add_ed(verb: &str) -> String {
    if let Some(stem) = consonant_y(verb) {
        format!("{stem}ied")
    } else if verb.ends_with('e') {
        format!("{verb}d")
    } else {
        format!("{verb}ed")
    }
}

fn add_ing(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix("ie") {
        format!("{stem}ying")
    } else if let Some(stem) = verb.strip_suffix('e')
        && !stem.ends_with(['e', 'o', 'y'])
    {
        format!("{stem}ing")
    } else {
        format!("{verb}ing")
    }
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs() {
        let check = |verb: &str, expected: &str| assert_eq!(verb_forms(verb).join(" "), expected);
        check("warn", "warn warns warned warning");
        check("say/said", "say says said saying");
        check("write/wrote/written", "write writes wrote written writing");
        check("admit/admitted", "admit admits admitted admitting");
        check("reply", "reply replies replied replying");
        check("betray", "betray betrays betrayed betraying");
        check("criticise", "criticise criticises criticised criticising");
        check("agree", "agree agrees agreed agreeing");
        check("stress", "stress stresses stressed stressing");
        check("lie", "lie lies lied lying");
        check("forget/forgot/forgotten/forgetting", "forget forgets forgot forgotten forgetting");
        check("echo", "echo echoes echoed echoing");
        check("need", "need needs needed needing");
    }

    #[test]
    fn nouns() {
        let check = |noun: &'static str, plural: &str| assert_eq!(noun_forms(noun).1, plural);
        check("official", "officials");
        check("deputy", "deputies");
        check("attorney", "attorneys");
        check("coach", "coaches");
        check("spokeswoman", "spokeswomen");
        check("spokesperson", "spokespeople");
        check("german/germans", "germans");
        check("chief/chiefs", "chiefs");
    }
}
