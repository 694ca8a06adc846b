use crate::text::Span;
use crate::widgets::marks::LineStroke;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// One text ready to be laid out: blocks from top to bottom, and what is marked in them.
pub struct Document {
    id: u64,
    text: Arc<str>,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
}

/// A paragraph, or a part of one that is too long to be laid out at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub words: Words,
    pub style: BlockStyle,
    /// Goes on in the same paragraph: no room above it.
    pub continues: bool,
    /// What is marked in it, outer marks before those inside of them.
    pub highlights: Vec<Highlight>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Words {
    /// Of the document's text.
    At(Span),
    /// Not of the text: who wrote it, when it was published.
    Own(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockStyle {
    Headline,
    /// Byline, outlet, date.
    Small,
    Body,
    /// Captions and page furniture.
    Dimmed,
}

/// A statement in the text, or something else that is shown in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The caller's name for it, given back when it is clicked.
    pub key: u32,
    /// What was said, in text order.
    pub content: Vec<Span>,
    /// The words that report it.
    pub cue: Vec<Span>,
    /// The speaker's number in the palette; `None` = the accent.
    pub tint: Option<u16>,
    /// Whose words these are: stands in the margin.
    pub speaker: String,
    /// The line that stands for the form, and the form's name.
    pub stroke: LineStroke,
    pub form: &'static str,
}

/// A part of a block, in characters of the block.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    pub chars: Range<usize>,
    /// Index into [`Document::marks`].
    pub mark: u32,
    pub part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of the content; `opens` = its first words.
    Content {
        opens: bool,
    },
    Cue,
}

/// A paragraph of more bytes is laid out in parts.
const LONGEST: usize = 3000;

impl Document {
    /// `blocks` in the order of the text; spans that do not fit `text` are shown empty.
    pub fn new(text: Arc<str>, blocks: impl IntoIterator<Item = (Words, BlockStyle)>, marks: Vec<Mark>) -> Document {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let mut parts = Vec::new();
        for (words, style) in blocks {
            match words {
                Words::Own(_) => parts.push(Block { words, style, continues: false, highlights: Vec::new() }),
                Words::At(span) => parts.extend(split(&text, span).enumerate().map(|(number, span)| Block {
                    words: Words::At(span),
                    style,
                    continues: number > 0,
                    highlights: Vec::new(),
                })),
            }
        }
        let mut document = Document { id: NEXT.fetch_add(1, Ordering::Relaxed), text, blocks: parts, marks };
        document.highlight();
        document
    }

    /// Differs between any two documents of one run.
    pub fn id(&self) -> u64 {
        self.id
    }

    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    pub fn words<'a>(&'a self, block: &'a Block) -> &'a str {
        match &block.words {
            Words::At(span) => span.slice(&self.text),
            Words::Own(words) => words,
        }
    }

    /// What a mark says, pieces joined by ` … `.
    pub fn words_of(&self, mark: &Mark) -> String {
        let pieces: Vec<&str> = mark.content.iter().map(|span| span.slice(&self.text)).collect();
        pieces.join(" … ")
    }

    /// The block and the characters where a mark's content begins.
    pub fn place_of(&self, key: u32) -> Option<(usize, Range<usize>)> {
        let mark = self.marks.iter().position(|mark| mark.key == key)? as u32;
        let opens = |h: &&Highlight| h.mark == mark && h.part == Part::Content { opens: true };
        let mut blocks = self.blocks.iter().enumerate();
        blocks.find_map(|(at, block)| Some((at, block.highlights.iter().find(opens)?.chars.clone())))
    }

    fn highlight(&mut self) {
        // Blocks of the text in its order, so that a span finds its blocks by search.
        let placed: Vec<(Span, usize)> =
            self.blocks.iter().enumerate().filter_map(|(i, b)| Some((b.words.span()?, i))).collect();
        for (number, mark) in self.marks.iter().enumerate() {
            let contents = mark.content.iter().enumerate().map(|(i, span)| (*span, Part::Content { opens: i == 0 }));
            for (span, part) in contents.chain(mark.cue.iter().map(|span| (*span, Part::Cue))) {
                let first = placed.partition_point(|(block, _)| block.end() <= span.start());
                let touched = placed[first..].iter().take_while(|(block, _)| block.start() < span.end());
                for (nth, (block, at)) in touched.enumerate() {
                    let part = if nth > 0 && part != Part::Cue { Part::Content { opens: false } } else { part };
                    let chars = chars_within(&self.text, *block, span);
                    if !chars.is_empty() {
                        self.blocks[*at].highlights.push(Highlight { chars, mark: number as u32, part });
                    }
                }
            }
        }
        for block in &mut self.blocks {
            block.highlights.sort_by_key(|h| (h.part == Part::Cue, h.chars.start, std::cmp::Reverse(h.chars.end)));
        }
    }
}

impl Words {
    fn span(&self) -> Option<Span> {
        match self {
            Words::At(span) => Some(*span),
            Words::Own(_) => None,
        }
    }
}

/// The characters of `block` that `span` covers.
fn chars_within(text: &str, block: Span, span: Span) -> Range<usize> {
    let count = |from: usize, to: usize| text.get(from..to).map_or(0, |words| words.chars().count());
    let (start, end) = (span.start().max(block.start()), span.end().min(block.end()));
    let before = count(block.start(), start);
    before..before + count(start, end)
}

/// `span` in parts of at most [`LONGEST`] bytes, cut at white space where there is some.
fn split(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start();
    let whole = (span.len() <= LONGEST).then_some(span);
    let parts = std::iter::from_fn(move || {
        let rest = text.get(start..span.end()).filter(|rest| !rest.is_empty())?;
        let mut length = rest.len().min(LONGEST);
        if length < rest.len() {
            length = rest.floor_char_boundary(length);
            length = rest[..length].rfind(char::is_whitespace).map_or(length, |space| space + 1);
        }
        let part = Span::new(text, start, start + length);
        start += length;
        part
    });
    whole.into_iter().chain(parts.take(if whole.is_some() { 0 } else { usize::MAX }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words are there");
        Span::new(text, start, start + words.len()).expect("whole characters")
    }

    fn mark(key: u32, content: Vec<Span>, cue: Vec<Span>) -> Mark {
        Mark { key, content, cue, tint: None, speaker: "Ada Brand".into(), stroke: LineStroke::Solid, form: "direct" }
    }

    #[test]
    fn highlights_are_counted_in_characters_of_their_block() {
        let text = "“Ünser Geld”, sagte sie.\nUnd é“Nein”.";
        let blocks = [span(text, "“Ünser Geld”, sagte sie."), span(text, "Und é“Nein”.")];
        let marks = vec![mark(7, vec![span(text, "“Ünser Geld”"), span(text, "“Nein”")], vec![span(text, "sagte")])];
        let document = Document::new(text.into(), blocks.map(|b| (Words::At(b), BlockStyle::Body)), marks);
        let found: Vec<(usize, Range<usize>, Part)> = document
            .blocks()
            .iter()
            .enumerate()
            .flat_map(|(i, b)| b.highlights.iter().map(move |h| (i, h.chars.clone(), h.part)))
            .collect();
        let content = |opens| Part::Content { opens };
        assert_eq!(found, [(0, 0..12, content(true)), (0, 14..19, Part::Cue), (1, 5..11, content(false))]);
        assert_eq!(document.place_of(7), Some((0, 0..12)));
        assert_eq!(document.place_of(8), None);
        assert_eq!(document.words_of(&document.marks()[0]), "“Ünser Geld” … “Nein”");
    }

    #[test]
    fn a_mark_that_runs_through_two_blocks_opens_once() {
        let text = "One two.\nThree four.";
        let blocks = [span(text, "One two."), span(text, "Three four.")];
        let marks = vec![mark(1, vec![span(text, "two.\nThree")], vec![])];
        let document = Document::new(text.into(), blocks.map(|b| (Words::At(b), BlockStyle::Body)), marks);
        let chars: Vec<_> =
            document.blocks().iter().map(|b| (b.highlights[0].chars.clone(), b.highlights[0].part)).collect();
        assert_eq!(chars, [(4..8, Part::Content { opens: true }), (0..5, Part::Content { opens: false })]);
    }

    proptest! {
        #[test]
        fn parts_tile_the_paragraph(words in prop::collection::vec("[a-zé“𝄞]{1,900}", 1..30), glue in "[ ]{0,1}") {
            let text = words.join(&glue);
            let whole = Span::new(&text, 0, text.len()).expect("whole");
            let parts: Vec<Span> = split(&text, whole).collect();
            let joined: String = parts.iter().map(|part| part.slice(&text)).collect();
            prop_assert_eq!(&joined, &text);
            prop_assert!(parts.iter().all(|part| part.len() <= LONGEST && !part.is_empty()));
        }
    }
}
