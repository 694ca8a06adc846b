//! The project's own short articles with their speakers and claims marked by hand: `tests/corpus/across/articles.txt`.

use crate::gold::print;
use claimline::extract::analyze;
use claimline::import::article_from_text;
use claimline::model::{Analysis, Article, Origin, Stance};
use rayon::prelude::*;
use std::path::Path;

pub struct Set {
    pub print: String,
    pub articles: Vec<Marked>,
}

pub struct Marked {
    pub article: Article,
    pub analysis: Analysis,
    /// What the article calls a speaker, and who that is; each `None` is somebody else.
    pub speakers: Vec<(String, Option<String>)>,
    pub claims: Vec<MarkedClaim>,
}

pub struct MarkedClaim {
    pub claim: String,
    pub stance: Stance,
    /// Where the words stand in the text, in bytes.
    pub start: usize,
    pub end: usize,
}

/// Reads the file: `=== name date`, `@ speaker = who` (`-`: nobody else), `! claim stance | words`, then the text.
pub fn read(file: &Path) -> Set {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{error}: {}", file.display()));
    let blocks: Vec<&str> = text.split("=== ").skip(1).collect();
    let articles = blocks.par_iter().map(|block| marked(block).unwrap_or_else(|problem| panic!("{problem}: {block}")));
    Set { articles: articles.collect(), print: print([text.as_bytes()]) }
}

fn marked(block: &str) -> Result<Marked, String> {
    let (head, rest) = block.split_once('\n').ok_or("it has no text")?;
    let (_, date) = head.split_once(' ').ok_or("it has no date")?;
    let is_mark = |line: &&str| line.starts_with(['@', '!']);
    let marks: Vec<&str> = rest.lines().take_while(is_mark).collect();
    let text = rest.lines().skip(marks.len()).collect::<Vec<_>>().join("\n");
    let text = text.trim();
    let mut article = article_from_text(text, Origin::default());
    article.published = Some(date.parse().map_err(|error: claimline::model::EdtfError| error.to_string())?);
    let (mut speakers, mut claims) = (Vec::new(), Vec::new());
    for mark in marks {
        if let Some((name, who)) = mark.strip_prefix("@ ").and_then(|mark| mark.split_once(" = ")) {
            speakers.push((name.to_owned(), (who != "-").then(|| who.to_owned())));
        } else if let Some((claim, words)) = mark.strip_prefix("! ").and_then(|mark| mark.split_once(" | ")) {
            let (claim, word) = claim.split_once(' ').ok_or("a claim has no stance")?;
            let start = text.find(words).ok_or_else(|| format!("“{words}” is not in the text"))?;
            let stances = [Stance::Asserts, Stance::Denies, Stance::Hedges, Stance::Questions, Stance::Repeats];
            let stance = stances.into_iter().find(|stance| stance.word() == word);
            let stance = stance.ok_or_else(|| format!("“{word}” is no stance"))?;
            claims.push(MarkedClaim { claim: claim.to_owned(), stance, start, end: start + words.len() });
        } else {
            return Err(format!("“{mark}” is no mark"));
        }
    }
    let analysis = analyze(&article);
    Ok(Marked { article, analysis, speakers, claims })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_clear_is_refused() {
        let check = |block: &str, part: &str| {
            let problem = marked(block).err().unwrap_or_else(|| panic!("{block} is read"));
            assert!(problem.contains(part), "{problem}");
        };
        check("a1\nText.", "no date");
        check("a1 soon\nText.", "soon");
        check("a1 2024\n! leak asserts | words\nText.", "“words” is not in the text");
        check("a1 2024\n! leak shouts | Text\nText.", "“shouts” is no stance");
        check("a1 2024\n@ Brask\nText.", "no mark");
        assert_eq!(marked("a1 2024\n@ Brask = -\n! leak asserts | Text\nText.").unwrap().claims.len(), 1);
    }
}
