use crate::model::TextHash;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Where in a text a decision belongs, told so that a later analysis can be searched for it.
///
/// It never moves to another place with the same words while the text stays the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The text that `start` counts in.
    pub text: TextHash,
    /// Byte offset of `words`.
    pub start: u32,
    /// The exact words: a statement's first content span, an event's first mention.
    pub words: String,
    /// Up to [`CONTEXT`] characters that stand before the words.
    pub before: String,
    /// Up to [`CONTEXT`] characters that stand after the words.
    pub after: String,
    /// The words that report; they tell apart two statements with the same content. Empty for an event.
    pub cue: String,
    /// So many other places of the text looked the same from near by when the anchor was made: in a changed text
    /// nobody can tell then which of them is left.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub twins: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// How many characters of context an anchor keeps on each side.
const CONTEXT: usize = 32;

/// How an [`Anchor`] was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnchorState {
    /// The same words at the same place.
    Exact,
    /// At the same place with other boundaries, or in a changed text with the same surroundings.
    Moved,
    /// Several places fit equally well: a person has to say which.
    Ambiguous,
    /// Nothing is there any more.
    Lost,
}

/// Where an [`Anchor`] belongs among the places offered to it, as an index of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Located {
    Exact(usize),
    Moved(usize),
    Ambiguous,
    Lost,
}

/// A place that an anchor may belong to: its first words and its cue's words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate<'a> {
    pub span: Span,
    pub cue: &'a str,
}

/// In a changed text, so many characters of context on both sides must be the same, unless one side is whole.
const CONTEXT_NEEDED: usize = 12;

impl Anchor {
    pub fn new(text: &str, hash: TextHash, span: Span, cue: &str) -> Anchor {
        let before = text.get(..span.start()).unwrap_or("");
        let after = text.get(span.end()..).unwrap_or("");
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(i, _)| i);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(i, _)| i);
        let mut anchor = Anchor {
            text: hash,
            start: span.start() as u32,
            words: span.slice(text).to_owned(),
            before: before[from..].to_owned(),
            after: after[..to].to_owned(),
            cue: cue.to_owned(),
            twins: 0,
        };
        anchor.twins = anchor.places_in(text).filter(|start| *start != span.start()).count() as u32;
        anchor
    }

    /// Finds among `candidates`, places in `text`, the one that this anchor was made for.
    pub(crate) fn locate(&self, text: &str, hash: TextHash, candidates: &[Candidate]) -> Located {
        let (range, moved) = if hash == self.text {
            (self.start as usize..self.start as usize + self.words.len(), false)
        } else {
            match self.find_in_changed(text) {
                Found::At(start) => (start..start + self.words.len(), true),
                Found::Several => return Located::Ambiguous,
                Found::Nowhere => return Located::Lost,
            }
        };
        let exact = |c: &Candidate| c.span.start() == range.start && c.span.end() == range.end;
        let near = |c: &Candidate| {
            let shared = c.span.end().min(range.end).saturating_sub(c.span.start().max(range.start));
            shared > 0 && shared * 2 >= c.span.len().min(range.len())
        };
        match self.only(candidates, exact) {
            Only::One(i) if moved => Located::Moved(i),
            Only::One(i) => Located::Exact(i),
            Only::Several => Located::Ambiguous,
            Only::None => match self.only(candidates, near) {
                Only::One(i) => Located::Moved(i),
                Only::Several => Located::Ambiguous,
                Only::None => Located::Lost,
            },
        }
    }

    /// The only candidate that fits; of several, the only one with this anchor's cue.
    fn only(&self, candidates: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Only {
        let fitting = || candidates.iter().enumerate().filter(|(_, c)| fits(c));
        let mut all = fitting().map(|(i, _)| i);
        match (all.next(), all.next()) {
            (None, _) => Only::None,
            (Some(i), None) => Only::One(i),
            (Some(_), Some(_)) => {
                let mut same_cue = fitting().filter(|(_, c)| c.cue == self.cue).map(|(i, _)| i);
                match (same_cue.next(), same_cue.next()) {
                    (Some(i), None) => Only::One(i),
                    _ => Only::Several,
                }
            }
        }
    }

    /// Where the words stand in another text, going by what surrounds them.
    fn find_in_changed(&self, text: &str) -> Found {
        let mut places = self.places_in(text);
        match (places.next(), places.next()) {
            (None, _) => Found::Nowhere,
            (Some(start), None) if self.twins == 0 => Found::At(start),
            _ => Found::Several,
        }
    }

    /// Where in `text` the words stand between surroundings that are the same.
    fn places_in(&self, text: &str) -> impl Iterator<Item = usize> {
        let fits = move |start: usize| {
            let before = text[..start].chars().rev().zip(self.before.chars().rev());
            let after = text[start + self.words.len()..].chars().zip(self.after.chars());
            let before = (before.take_while(|(a, b)| a == b).count(), self.before.chars().count());
            let after = (after.take_while(|(a, b)| a == b).count(), self.after.chars().count());
            let enough = |(same, all): (usize, usize)| same >= CONTEXT_NEEDED.min(all);
            let whole = |(same, all): (usize, usize)| same == all && all == CONTEXT;
            (enough(before) && enough(after)) || whole(before) || whole(after)
        };
        let starts = text.match_indices(&self.words).map(|(start, _)| start);
        starts.filter(move |start| !self.words.is_empty() && fits(*start))
    }
}

enum Only {
    None,
    One(usize),
    Several,
}

enum Found {
    Nowhere,
    At(usize),
    Several,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We will pay,” said Mara Lindqvist. The mill stays open. “We will pay,” said Tom Arle.";

    fn span(text: &str, words: &str, nth: usize) -> Span {
        let (start, _) = text.match_indices(words).nth(nth).unwrap();
        Span::new(text, start, start + words.len()).unwrap()
    }

    fn locate(anchor: &Anchor, text: &str, spans: &[Span]) -> Located {
        let candidates: Vec<Candidate> = spans.iter().map(|&span| Candidate { span, cue: "said" }).collect();
        anchor.locate(text, TextHash::of(text), &candidates)
    }

    fn second() -> Anchor {
        Anchor::new(TEXT, TextHash::of(TEXT), span(TEXT, "“We will pay,”", 1), "said")
    }

    #[test]
    fn same_text() {
        let check = |spans: &[Span], expected| assert_eq!(locate(&second(), TEXT, spans), expected);
        let (first, twin) = (span(TEXT, "“We will pay,”", 0), span(TEXT, "“We will pay,”", 1));
        check(&[first, twin], Located::Exact(1));
        check(&[first], Located::Lost);
        check(&[], Located::Lost);
        check(&[first, span(TEXT, "We will pay", 1)], Located::Moved(1));
        check(&[span(TEXT, "“We will", 1), span(TEXT, "pay,”", 1)], Located::Ambiguous);
        check(&[twin, twin], Located::Ambiguous);
    }

    #[test]
    fn changed_text() {
        let check = |text: &str, expected| {
            let spans: Vec<Span> = text
                .match_indices("“We will pay,”")
                .filter_map(|(start, words)| Span::new(text, start, start + words.len()))
                .collect();
            assert_eq!(locate(&second(), text, &spans), expected, "{text}");
        };
        check(&format!("Updated. {TEXT}"), Located::Moved(1));
        check("The mill stays open. “We will pay,” said Tom Arle.", Located::Moved(0));
        check("Elsewhere they sang: “We will pay,” and danced.", Located::Lost);
        check(&TEXT.replace("pay", "sing"), Located::Lost);
        let twins =
            "The mill stays open. “We will pay,” said Tom Arle. The mill stays open. “We will pay,” said Tom Arle.";
        check(twins, Located::Ambiguous);
    }

    #[test]
    fn two_statements_of_the_same_words_differ_by_their_cue() {
        let anchor = Anchor { cue: "claimed".into(), ..second() };
        let span = span(TEXT, "“We will pay,”", 1);
        let candidates = [Candidate { span, cue: "said" }, Candidate { span, cue: "claimed" }];
        assert_eq!(anchor.locate(TEXT, TextHash::of(TEXT), &candidates), Located::Exact(1));
    }

    #[test]
    fn context_is_cut_at_characters() {
        let text = "é".repeat(40) + "word" + &"ü".repeat(40);
        let anchor = Anchor::new(&text, TextHash::of(&text), Span::new(&text, 80, 84).unwrap(), "");
        assert_eq!((anchor.before.chars().count(), anchor.after.chars().count()), (32, 32));
    }
}
