use crate::extract::Page;
use crate::extract::mentions::Cast;
use crate::extract::phrases::Phrases;
use crate::extract::quotes::Quote;
use std::ops::Range;

/// What the rules of this stage read: the page, its phrases and its quotations.
pub struct Scene<'p> {
    pub page: &'p Page<'p>,
    pub phrases: &'p Phrases,
    pub quotes: &'p [Quote],
    /// Indices of the quotations that stand in no other, in text order.
    outermost: Vec<usize>,
    /// For each token, one past the last token of the outermost quotation that holds it; 0 outside.
    quote_end: Vec<usize>,
}

impl<'p> Scene<'p> {
    pub fn new(page: &'p Page<'p>, phrases: &'p Phrases, quotes: &'p [Quote]) -> Self {
        let outermost: Vec<usize> = (0..quotes.len()).filter(|q| quotes[*q].is_outermost()).collect();
        let mut quote_end = vec![0; page.tokens().len()];
        for q in &outermost {
            let tokens = quotes[*q].tokens.clone();
            quote_end[tokens.clone()].fill(tokens.end);
        }
        Scene { page, phrases, quotes, outermost, quote_end }
    }

    /// The quotations that stand in no other, with their indices, in text order.
    pub fn outermost(&self) -> impl Iterator<Item = (usize, &'p Quote)> + '_ {
        self.outermost.iter().map(|q| (*q, &self.quotes[*q]))
    }

    /// Whether token `i` stands in a quotation; its marks count as quoted.
    pub fn is_quoted(&self, i: usize) -> bool {
        self.quote_end.get(i).is_some_and(|end| *end > 0)
    }

    /// The outermost quotation that starts at token `i`.
    pub fn quote_from(&self, i: usize) -> Option<usize> {
        let at = self.outermost.partition_point(|q| self.quotes[*q].tokens.start < i);
        self.outermost.get(at).copied().filter(|q| self.quotes[*q].tokens.start == i)
    }

    /// The outermost quotation that ends just before token `i`.
    pub fn quote_before(&self, i: usize) -> Option<usize> {
        let at = self.outermost.partition_point(|q| self.quotes[*q].tokens.end < i);
        self.outermost.get(at).copied().filter(|q| self.quotes[*q].tokens.end == i)
    }

    /// The first outermost quotation that starts in the range.
    pub fn quote_in(&self, range: Range<usize>) -> Option<usize> {
        let at = self.outermost.partition_point(|q| self.quotes[*q].tokens.start < range.start);
        self.outermost.get(at).copied().filter(|q| self.quotes[*q].tokens.start < range.end)
    }

    /// The outermost quotation that holds token `i`.
    pub fn quote_holding(&self, i: usize) -> Option<usize> {
        let after = self.outermost.partition_point(|q| self.quotes[*q].tokens.start <= i);
        let q = *self.outermost.get(after.checked_sub(1)?)?;
        self.quotes[q].tokens.contains(&i).then_some(q)
    }

    /// One past the quotation that holds token `i`; `i` itself outside quotations.
    pub fn past_quote(&self, i: usize) -> usize {
        match self.quote_end.get(i) {
            Some(0) | None => i,
            Some(end) => *end,
        }
    }

    /// The tokens of the sentence that holds token `i`; `i..i` when there is no such token.
    pub fn sentence_of(&self, i: usize) -> Range<usize> {
        let Some(token) = self.page.tokens().get(i) else { return i..i };
        match self.page.segments.sentence_at(token.span.start()) {
            Some(s) => self.page.segments.sentences[s].tokens.clone(),
            None => i..i,
        }
    }

    /// The paragraph that holds token `i`; `usize::MAX` when there is no such token.
    pub fn paragraph_of(&self, i: usize) -> usize {
        let Some(token) = self.page.tokens().get(i) else { return usize::MAX };
        self.page.segments.sentence_at(token.span.start()).map_or(0, |s| self.page.segments.sentences[s].paragraph)
    }

    /// The end of the sentence that holds token `i`, a quotation that runs over sentences taken whole.
    pub fn statement_end(&self, i: usize) -> usize {
        let mut end = self.sentence_of(i).end;
        for _ in 0..64 {
            let inside = self.past_quote(end.saturating_sub(1));
            if inside <= end || self.paragraph_of(inside - 1) != self.paragraph_of(i) {
                break;
            }
            end = self.sentence_of(inside - 1).end.max(inside);
        }
        end
    }

    /// Where the words of a sentence start behind a dateline and its dash.
    pub fn lead_start(&self, sentence: &Range<usize>) -> usize {
        let Some(dateline) = self.page.article.dateline.as_ref().and_then(|d| d.span) else { return sentence.start };
        let inside = self.page.tokens()[sentence.start].span.start() <= dateline.end()
            && sentence.clone().next_back().is_some_and(|l| self.page.tokens()[l].span.end() > dateline.end());
        if !inside {
            return sentence.start;
        }
        let after = self.page.segments.token_at(dateline.end());
        let dash =
            (after..sentence.end.min(after + 8)).find(|i| matches!(self.page.word(*i), "—" | "–" | "-" | "--" | ":"));
        dash.map_or(sentence.start, |d| d + 1)
    }

    /// The first token from `i` on that is no unquoted adverb.
    pub fn skip_adverbs(&self, mut i: usize) -> usize {
        while self.page.tags.get(i).is_some_and(|t| t.is_adverb() && !t.is_wh_word()) && !self.is_quoted(i) {
            i += 1;
        }
        i
    }

    /// How many words stand between the marks of a quotation.
    pub fn words_in(&self, q: usize) -> usize {
        self.quotes[q].tokens.clone().filter(|i| self.page.word(*i).starts_with(char::is_alphanumeric)).count()
    }

    /// The last character of a quotation before its closing mark.
    pub fn last_sign(&self, q: usize) -> Option<char> {
        let quote = &self.quotes[q];
        let inner = quote.span.slice(self.page.text);
        inner.trim_end_matches(crate::text::is_quotation_mark).trim_end().chars().next_back()
    }
}

/// A noun phrase with what describes it, as the source of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub tokens: Range<usize>,
    /// The word that decides who it is.
    pub head: usize,
}

/// A statement as a rule found it, in tokens.
#[derive(Clone, Debug)]
pub struct Draft {
    pub content: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Source>,
    /// That this is a statement and where it ends: a probability, whoever speaks.
    pub certainty: f32,
    pub reason: &'static str,
    /// The speaker is that of this source, but the statement has no source of its own: a quotation that
    /// stands alone.
    pub implied: Option<Source>,
    /// The words stand as they were spoken, though without quotation marks.
    pub verbatim: bool,
}

impl Draft {
    /// The first token of its content; 0 for no content.
    pub fn start(&self) -> usize {
        self.content.iter().map(|r| r.start).min().unwrap_or(0)
    }

    /// How many tokens its content has.
    pub fn len(&self) -> usize {
        self.content.iter().map(|r| r.len()).sum()
    }
}

/// Whether the source can speak: a name, a person, a group, a document, a pronoun, the writer's own among
/// them.
pub fn may_speak(scene: &Scene<'_>, cast: &Cast<'_>, source: &Source) -> bool {
    scene.page.lower(source.head) != "you"
        && (crate::extract::mentions::can_speak(cast, source.head) || names_a_person(scene, cast, source))
}

/// `the dock’s night watch, Ada Brask`: whatever the description, a person’s name stands beside it.
fn names_a_person(scene: &Scene<'_>, cast: &Cast<'_>, source: &Source) -> bool {
    let Some(comma) = source.tokens.clone().find(|i| scene.page.word(*i) == ",") else { return false };
    let name = scene.phrases.noun_phrase_from(comma + 1).filter(|p| p.tokens.end <= source.tokens.end);
    let entity = name.and_then(|p| cast.entity_at(p.head));
    source.head < comma && entity.is_some_and(|e| cast.entities[e].surely_person)
}
