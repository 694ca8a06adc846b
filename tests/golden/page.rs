//! A page: Markdown in which each `article` block is followed by the `findings` block that belongs to it.

use claimline::model::Edtf;

/// One Markdown file.
pub struct Page<'a> {
    source: &'a str,
    pub cases: Vec<Case<'a>>,
}

/// An article and what is expected to be found in it.
pub struct Case<'a> {
    pub article: &'a str,
    /// `published=2024-03-05` after the word `article`.
    pub published: Option<Edtf>,
    pub shows: Shows,
    pub expected: &'a str,
    /// Of the article's fence, counted from 1.
    pub line: usize,
    /// Where `expected` stands in the page's source.
    at: std::ops::Range<usize>,
}

/// What is listed beside the statements, when the word stands after `article`.
#[derive(Clone, Copy, Default)]
pub struct Shows {
    pub times: bool,
    pub events: bool,
}

/// The lines between two fences.
struct Block<'a> {
    info: &'a str,
    inside: std::ops::Range<usize>,
    line: usize,
}

impl<'a> Page<'a> {
    /// Says what is wrong when the blocks are not pairs of `article` and `findings`.
    pub fn read(source: &'a str) -> Result<Self, String> {
        let mut cases = Vec::new();
        let mut blocks = blocks(source)?.into_iter();
        while let Some(article) = blocks.next() {
            let misplaced = |line| format!("line {line}: an article block and a findings block must take turns");
            let mut words = article.info.split_whitespace();
            if words.next() != Some("article") {
                return Err(misplaced(article.line));
            }
            let findings = blocks.next().filter(|b| b.info == "findings").ok_or_else(|| misplaced(article.line))?;
            let (mut published, mut shows) = (None, Shows::default());
            for word in words {
                match word.split_once('=') {
                    Some(("published", date)) => {
                        published = Some(date.parse().map_err(|_| format!("line {}: {date}", article.line))?);
                    }
                    None if word == "times" => shows.times = true,
                    None if word == "events" => shows.events = true,
                    _ => return Err(format!("line {}: {word}", article.line)),
                }
            }
            cases.push(Case {
                article: &source[article.inside],
                published,
                shows,
                expected: &source[findings.inside.clone()],
                line: article.line,
                at: findings.inside,
            });
        }
        Ok(Page { source, cases })
    }

    /// The page's source with `found` in place of what was expected, one for each case.
    pub fn with_findings(&self, found: &[String]) -> String {
        let mut written = String::new();
        let mut end = 0;
        for (case, found) in self.cases.iter().zip(found) {
            written.push_str(&self.source[end..case.at.start]);
            written.push_str(found);
            end = case.at.end;
        }
        written + &self.source[end..]
    }
}

fn blocks(source: &str) -> Result<Vec<Block<'_>>, String> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize, usize)> = None;
    let mut start = 0;
    for (n, line) in source.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        match (line.trim_end().strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some((info, end, n + 1)),
            (Some(""), Some((info, from, line))) => blocks.push(Block { info, inside: from..start, line }),
            (_, still_open) => open = still_open,
        }
        start = end;
    }
    match open {
        Some((_, _, line)) => Err(format!("line {line}: this block has no end")),
        None => Ok(blocks),
    }
}

/// The lines in which the two differ, those of `expected` with a minus and those of `found` with a plus.
pub fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same_start;
    let same_end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let minus = old[same_start..old.len() - same_end].iter().map(|line| format!("- {line}\n"));
    let plus = new[same_start..new.len() - same_end].iter().map(|line| format!("+ {line}\n"));
    minus.chain(plus).collect()
}

#[test]
fn a_page_keeps_its_prose() {
    let source = "# T\n```article published=2024 times\nA.\n```\nWhy.\n```findings\nold\n```\nEnd.\n";
    let page = Page::read(source).unwrap();
    assert_eq!((page.cases[0].article, page.cases[0].expected, page.cases[0].line), ("A.\n", "old\n", 2));
    assert!(page.cases[0].published.is_some() && page.cases[0].shows.times && !page.cases[0].shows.events);
    assert_eq!(page.with_findings(&["old\n".into()]), source);
    assert_eq!(page.with_findings(&["".into()]), source.replace("old\n", ""));
}

#[test]
fn a_broken_page_is_told() {
    let check = |source, expected| assert_eq!(Page::read(source).err().as_deref(), Some(expected), "{source}");
    check("```article\nA.\n", "line 1: this block has no end");
    check("\n```article\nA.\n```\n", "line 2: an article block and a findings block must take turns");
    check("```findings\n```\n", "line 1: an article block and a findings block must take turns");
    check("```article publised=2024\n```\n```findings\n```\n", "line 1: publised=2024");
}

#[test]
fn a_difference_leaves_out_what_is_the_same() {
    assert_eq!(difference("a\nb\nc\n", "a\nx\nc\n"), "- b\n+ x\n");
    assert_eq!(difference("a\n", "a\na\n"), "+ a\n");
}
