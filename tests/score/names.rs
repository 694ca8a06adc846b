//! When two names name the same speaker.

use claimline::text::fold;

/// Whether the last words of the two are the same, as in `Mara Lindqvist` and `Ms. Lindqvist’s`. What stands in
/// brackets or after a comma, generations, degrees and possessives do not count.
pub fn same_speaker(gold: &str, found: &str) -> bool {
    last_name(gold).is_some_and(|name| Some(name) == last_name(found))
}

fn last_name(name: &str) -> Option<String> {
    let name = without_brackets(&fold(name));
    let mut words = name.split(',').next()?.split([' ', '/']).map(|word| {
        let word = word.trim_matches(['.', '"', '\'']);
        word.strip_suffix("'s").or(word.strip_suffix('\'')).unwrap_or(word)
    });
    let is_suffix = |word: &str| SUFFIXES.contains(&&*word.replace('.', ""));
    words.rfind(|word| !word.is_empty() && !is_suffix(word)).map(str::to_owned)
}

/// Generations and degrees.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "qc", "kc"];

fn without_brackets(name: &str) -> String {
    let mut rest = name;
    let mut kept = String::new();
    while let Some((before, (_, after))) =
        rest.split_once('(').and_then(|(before, inner)| Some((before, inner.split_once(')')?)))
    {
        kept.push_str(before);
        kept.push(' ');
        rest = after;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |gold: &str, found: &str, same: bool| assert_eq!(same_speaker(gold, found), same, "{gold} {found}");
        check("Mara Lindqvist", "Ms. Lindqvist", true);
        check("Tom Arle Jr.", "Arle’s", true);
        check("Tom Arle, Ph.D.", "Arle (North)", true);
        check("Sen. Né Rosé (D)", "Rose", true);
        check("The union", "union", true);
        check("Mara Lindqvist", "Mara", false);
        check("Mara Lindqvist", "", false);
        check("", "", false);
        check("Arle (", "Arle", false);
    }
}
