//! What an event is called: the words of the text, with names for pronouns and without the date.

use super::clause::{is_any, is_preposition};
use super::context::Context;
use super::subject::Subject;
use crate::extract::Page;
use crate::extract::tag::Xpos;
use std::ops::Range;

/// The longest title, in characters.
const LONGEST: usize = 90;

/// The words of `tokens`, spaced as in the text where they are neighbours there.
pub(super) fn words(page: &Page<'_>, tokens: impl Iterator<Item = usize>) -> String {
    let mut text = String::new();
    let mut last: Option<usize> = None;
    for i in tokens {
        let touches =
            last.is_some_and(|at| at + 1 == i && page.tokens()[at].span.end() == page.tokens()[i].span.start());
        if !text.is_empty() && !touches && !matches!(page.word(i), "," | ";" | "." | "’s" | "'s") {
            text.push(' ');
        }
        text.push_str(page.word(i));
        last = Some(i);
    }
    text
}

/// The same without the words that tell when.
pub(super) fn words_without(context: &Context<'_, '_>, tokens: Range<usize>) -> String {
    words(context.page, tokens.filter(|i| context.when_at(*i).is_none()))
}

/// `text` as a title: a capital first, at most 90 characters, cut between words.
pub(super) fn title(text: &str) -> String {
    let text = text
        .trim_start_matches("’s ")
        .trim_start_matches("'s ")
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'));
    let mut chars = text.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    if capital.chars().count() <= LONGEST {
        return capital;
    }
    let end = capital.char_indices().nth(LONGEST - 1).map_or(capital.len(), |(at, _)| at);
    let cut = capital[..end].rfind(' ').unwrap_or(end);
    format!("{}…", capital[..cut].trim_end_matches([' ', ',']))
}

/// A title in the making: who, did, what, and more as far as there is room.
pub(super) struct Title {
    subject: String,
    /// `I` became a name, and the verb must follow.
    first_person: bool,
    /// Pieces that may be left out from the end on.
    pieces: Vec<String>,
}

impl Title {
    pub(super) fn new(subject: &Subject) -> Title {
        Title { subject: subject.text.clone(), first_person: subject.first_person, pieces: Vec::new() }
    }

    /// `Founded` of `Founded in 1931, Halvard Foods …`.
    pub(super) fn participle(self, context: &Context<'_, '_>, tokens: Range<usize>) -> Title {
        let mut title = self.rest(context, tokens);
        if let Some(first) = title.pieces.first_mut() {
            *first = lower_first(first);
        }
        title
    }

    /// What was done. The first piece holds all that a title needs.
    pub(super) fn rest(mut self, context: &Context<'_, '_>, tokens: Range<usize>) -> Title {
        let start = tokens.start;
        for piece in phrases(context, tokens) {
            let text = self.named(context, piece);
            if !text.is_empty() {
                self.pieces.push(text);
            }
        }
        if std::mem::take(&mut self.first_person)
            && let Some(first) = self.pieces.first_mut()
        {
            *first = third_person(context, start, first);
        }
        self
    }

    /// A noun phrase of another place of the sentence.
    pub(super) fn noun(mut self, context: &Context<'_, '_>, tokens: Range<usize>) -> Title {
        let start = tokens.start;
        let article = is_any(context.page.word(start), &["A", "An", "The"]);
        let text = self.named(context, tokens);
        self.pieces.push(if article { lower_first(&text) } else { text });
        self
    }

    /// More of it, all or nothing.
    pub(super) fn tail(mut self, context: &Context<'_, '_>, tokens: Range<usize>) -> Title {
        let text = self.named(context, tokens);
        if !text.is_empty() && self.length() + 1 + text.chars().count() <= LONGEST {
            self.pieces.push(text);
        }
        self
    }

    fn length(&self) -> usize {
        self.subject.chars().count() + self.pieces.iter().map(|p| 1 + p.chars().count()).sum::<usize>()
    }

    /// The words of `tokens` with names for the pronouns that are not the subject’s.
    fn named(&self, context: &Context<'_, '_>, tokens: Range<usize>) -> String {
        const REPLACED: &[&str] = &["me", "my", "us", "him", "her", "his", "them", "their", "i"];
        let page = context.page;
        let mut text = String::new();
        let mut run = tokens.start;
        let add = |text: &mut String, more: &str| {
            if !text.is_empty() && !more.is_empty() {
                text.push(' ');
            }
            text.push_str(more);
        };
        for i in tokens.clone() {
            if !is_any(page.word(i), REPLACED) {
                continue;
            }
            let said = |name: &str| {
                let last = name.split(' ').next_back().unwrap_or(name);
                self.subject.contains(last) || text.contains(last) || self.pieces.iter().any(|p| p.contains(last))
            };
            let Some(name) = context.person_at(i).filter(|name| !said(name)) else { continue };
            add(&mut text, &words_without(context, run..i));
            let owns = page.tags.get(i).is_some_and(|tag| tag.xpos == Xpos::PrpPoss);
            add(&mut text, &if owns { format!("{name}’s") } else { name });
            run = i + 1;
        }
        add(&mut text, &words_without(context, run..tokens.end));
        text
    }

    /// As many pieces as there is room for; the first is never left out.
    pub(super) fn build(mut self) -> String {
        while self.length() > LONGEST && self.pieces.len() > 1 {
            self.pieces.pop();
        }
        let mut text = self.subject;
        for piece in self.pieces {
            if !piece.starts_with([',', ';', '.', '’']) {
                text.push(' ');
            }
            text.push_str(&piece);
        }
        const OPEN: &[&str] = &["the", "a", "an", "those", "these", "of", "and", "or", "to", "with", "for", "from"];
        while let Some((rest, last)) = text.rsplit_once(' ')
            && is_any(last, OPEN)
        {
            text.truncate(rest.len());
        }
        title(&text)
    }
}

/// `turn 80` as it is told of somebody else: `turns 80`.
fn third_person(context: &Context<'_, '_>, verb: usize, text: &str) -> String {
    let (word, rest) = text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest));
    let present = context.page.tags.get(verb).is_some_and(|tag| tag.xpos == Xpos::Vbp);
    let form = match word {
        "am" | "’m" | "'m" => "is".to_owned(),
        "have" | "’ve" | "'ve" => "has".to_owned(),
        "do" => "does".to_owned(),
        "’ll" | "'ll" => "will".to_owned(),
        _ if !present => return text.to_owned(),
        _ if ["s", "sh", "ch", "x", "o"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
            Some(stem) => format!("{stem}ies"),
            None => format!("{word}s"),
        },
    };
    if rest.is_empty() { form } else { format!("{form} {rest}") }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// The words from one preposition or comma to the next: a title may end before each.
fn phrases(context: &Context<'_, '_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let page = context.page;
    let mut found = Vec::new();
    let mut start = tokens.start;
    for i in tokens.clone().skip(1) {
        let edge = is_preposition(page.word(i)) && !is_any(page.word(i), &["of", "to"])
            || is_any(page.word(i), &["after", "before", "while", "when", "who", "which", ","]);
        // The particle of a verb, the object of a preposition: `handed over`, `voted for`.
        let near = i <= tokens.start + 1 || i + 1 >= tokens.end;
        if edge && !near {
            found.push(start..i);
            start = i;
        }
    }
    found.push(start..tokens.end);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let check = |text: &str, expected: &str| assert_eq!(title(text), expected);
        check(" summit in Brussels,", "Summit in Brussels");
        check("’s debate", "Debate");
        check("éclair sale", "Éclair sale");
        check("", "");
        check(&"word ".repeat(30), &format!("W{}…", &"word ".repeat(17).trim_end()[1..]));
        let long = title(&"é".repeat(500));
        assert_eq!(long.chars().count(), LONGEST);
    }
}
