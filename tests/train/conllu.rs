//! Reads treebank files and carries their tags over to the program's own tokens.

use claimline::extract::tag::{Tag, Upos, Xpos};
use claimline::text::{Token, tokenize};
use flate2::read::GzDecoder;
use std::io::Read;
use std::ops::Range;

/// A treebank sentence in the program's tokens, each with its gold tag.
#[derive(Clone)]
pub struct Example {
    pub text: String,
    pub tokens: Vec<Token>,
    pub gold: Vec<Tag>,
}

struct Word {
    span: Range<usize>,
    tag: Tag,
}

/// The sentences of a `.conllu.gz` file that can be laid over their text.
pub fn read(file: impl Read) -> std::io::Result<Vec<Example>> {
    let mut content = String::new();
    GzDecoder::new(file).read_to_string(&mut content)?;
    Ok(content.split("\n\n").filter_map(example).collect())
}

fn example(block: &str) -> Option<Example> {
    let text = block.lines().find_map(|line| line.strip_prefix("# text = "))?;
    let words = lay_over(text, block)?;
    let tokens = tokenize(text);
    let gold = tokens.iter().map(|token| gold(token, &words)).collect::<Option<_>>()?;
    Some(Example { text: text.to_owned(), tokens, gold })
}

/// Finds each word of `block` in `text`. A part of a contraction that is not spelt as in the text
/// (`wanna`: want, to) gets the span of the whole.
fn lay_over(text: &str, block: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut at = 0;
    let mut contraction: Option<(u32, Range<usize>)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, ..] = columns[..] else { continue };
        let number = id.parse::<u32>();
        if let Some((last, whole)) = &contraction
            && number.as_ref().is_ok_and(|id| id > last)
        {
            at = whole.end;
            contraction = None;
        }
        at = text.len() - text[at..].trim_start().len();
        let here = text[at..].starts_with(form).then(|| at..at + form.len());
        if let Some((_, last)) = id.split_once('-') {
            contraction = Some((last.parse().ok()?, here?));
        } else if number.is_ok() {
            let tag = Tag::new(Upos::from_name(upos)?, Xpos::from_name(xpos)?);
            at = here.as_ref().map_or(at, |span| span.end);
            let span = here.or_else(|| contraction.as_ref().map(|(_, whole)| whole.clone()))?;
            words.push(Word { span, tag });
        }
    }
    Some(words)
}

/// The tag of the last word under `token` that is more than punctuation.
fn gold(token: &Token, words: &[Word]) -> Option<Tag> {
    let (start, end) = (token.span.start(), token.span.end());
    let under = || words.iter().filter(|w| w.span.start < end && start < w.span.end);
    under().rfind(|w| !w.tag.is_punctuation()).or_else(|| under().next_back()).map(|w| w.tag)
}
