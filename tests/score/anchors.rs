//! Finds the words that a gold file quotes in its article: an excerpt of the text, and parts of the excerpt.

use claimline::text::Span;

/// The span of `excerpt`, which must stand exactly once in `text`, as whole words.
pub fn excerpt(text: &str, excerpt: &str) -> Result<Span, String> {
    match &places(text, excerpt)[..] {
        [] => Err(format!("“{excerpt}” is not in the text")),
        [start] => Ok(span(text, *start, excerpt)),
        several => Err(format!("“{excerpt}” stands {} times in the text; quote more words of it", several.len())),
    }
}

/// The spans of `parts` inside `excerpt`, in text order and without overlaps.
///
/// A part stands in the excerpt as whole words; of several places the first is meant, `said#2` is the second.
pub fn parts(text: &str, excerpt: Span, parts: &[String]) -> Result<Vec<Span>, String> {
    let mut found: Vec<Span> = Vec::new();
    for part in parts {
        let span = self::part(text, excerpt, part)?;
        if found.last().is_some_and(|last| span.start() < last.end()) {
            return Err(format!("“{part}” stands before the part that is written before it"));
        }
        found.push(span);
    }
    Ok(found)
}

fn part(text: &str, excerpt: Span, part: &str) -> Result<Span, String> {
    let inside = excerpt.slice(text);
    let numbered = part.rsplit_once('#').and_then(|(words, n)| Some((words, n.parse::<usize>().ok()?)));
    let (words, number) = numbered.unwrap_or((part, 1));
    let places = places(inside, words);
    let place = number.checked_sub(1).and_then(|number| places.get(number));
    match place {
        Some(start) => Ok(span(text, excerpt.start() + start, words)),
        None if places.is_empty() => Err(format!("“{words}” is not in “{inside}”")),
        None => Err(format!("“{words}” stands {} times in “{inside}”, there is no {part}", places.len())),
    }
}

fn span(text: &str, start: usize, words: &str) -> Span {
    Span::new(text, start, start + words.len()).expect("words found in a text lie on its characters")
}

/// Where `words` start in `text`, as whole words: `he` does not stand in `the`.
fn places(text: &str, words: &str) -> Vec<usize> {
    let joins =
        |a: Option<char>, b: Option<char>| a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric);
    let is_whole = |start: usize| {
        let (before, after) = (&text[..start], &text[start + words.len()..]);
        !joins(before.chars().next_back(), words.chars().next())
            && !joins(words.chars().next_back(), after.chars().next())
    };
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| !words.is_empty() && text[*at..].starts_with(words));
    starts.filter(|start| is_whole(*start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We said no,” he said. The mayor said so. “No, no,” the mayor said.";

    #[test]
    fn excerpts_stand_once() {
        let check = |words: &str, expected: Result<usize, &str>| {
            let found = excerpt(TEXT, words).map(Span::start);
            match expected {
                Ok(start) => assert_eq!(found, Ok(start)),
                Err(part) => assert!(found.clone().unwrap_err().contains(part), "{words}: {found:?}"),
            }
        };
        check("“We", Ok(0));
        check("he", Ok(TEXT.find("he").unwrap()));
        check("“No, no,”", Ok(TEXT.find("“No").unwrap()));
        check("mayor", Err("stands 2 times"));
        check("said", Err("stands 4 times"));
        check("may", Err("is not in the text"));
        check("Said", Err("is not in the text"));
        check("", Err("is not in the text"));
    }

    #[test]
    fn parts_stand_in_the_excerpt() {
        let check = |words: &[&str], expected: Result<&[usize], &str>| {
            let inside = excerpt(TEXT, "“We said no,” he said. The mayor said so.").unwrap();
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let found = parts(TEXT, inside, &words);
            match expected {
                Ok(starts) => assert_eq!(found.unwrap().iter().map(|s| s.start()).collect::<Vec<_>>(), starts),
                Err(part) => assert!(found.clone().unwrap_err().contains(part), "{words:?}: {found:?}"),
            }
        };
        check(&[], Ok(&[]));
        check(&["“We said no,”", "The mayor"], Ok(&[0, 27]));
        check(&["said#2"], Ok(&[21]));
        check(&["said#1", "said#3"], Ok(&[6, 37]));
        check(&["said"], Ok(&[6]));
        check(&["said#4"], Err("there is no said#4"));
        check(&["said#0"], Err("there is no said#0"));
        check(&["The mayor", "said"], Err("before the part"));
        check(&["no,” the mayor"], Err("is not in"));
        check(&["The mayor", "he"], Err("before the part"));
        check(&["The mayor", "mayor"], Err("before the part"));
        check(&[""], Err("is not in"));
        check(&["#1"], Err("is not in"));
    }

    #[test]
    fn hostile_words_are_survived() {
        for text in ["", "é", "👩‍👩‍👧 👩", "aaaa", "# #1"] {
            for words in ["", "é", "a", "👩", "#", "a#99999999999999999999"] {
                let found = excerpt(text, words).and_then(|span| parts(text, span, &[words.to_owned()]));
                assert!(found.is_err() || found.is_ok_and(|spans| spans[0].slice(text) == words));
            }
        }
    }
}
