use super::rarity::rarity;
use crate::model::Article;
use crate::text::{Span, TokenKind, fold, is_opening_mark, tokenize};

/// A word of a statement in the form in which words of several articles are compared: without case, accents and
/// ending; “I” and “she”, “is” and “was” are one word, since a report changes them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// Equal for equal words; 0 for a gap.
    pub key: u64,
    /// How much it says that two statements share it.
    pub weight: f32,
    pub kind: WordKind,
    /// It stands in square brackets: the writer put it there.
    pub bracketed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    Plain,
    /// Written with a capital inside a sentence.
    Name,
    Number,
    Negation,
    /// An ellipsis: something was left out here.
    Gap,
}

/// A capital says what a text is about, which many texts share, rather than how something was said.
const NAME_SHARE: f32 = 0.4;

/// The words of these spans with where they stand (byte offsets of the article's text).
pub fn words(article: &Article, spans: &[Span]) -> Vec<(Word, Span)> {
    let mut found = Vec::new();
    for span in spans {
        words_of(&article.text, *span, &mut found);
    }
    found
}

fn words_of(text: &str, span: Span, found: &mut Vec<(Word, Span)>) {
    let part = span.slice(text);
    let tokens = tokenize(part);
    let (mut in_brackets, mut opens, mut stops) = (false, true, false);
    for token in tokens {
        let spelled = token.span.slice(part);
        let at = |start: usize, end: usize| {
            Span::new(text, span.start() + token.span.start() + start, span.start() + token.span.start() + end)
        };
        let Some(whole) = at(0, spelled.len()) else { continue };
        stops &= token.kind == TokenKind::Stop;
        match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Address => {
                let capital = spelled.starts_with(char::is_uppercase);
                for (start, piece) in pieces(spelled) {
                    let (Some(mut word), Some(place)) = (word(piece), at(start, start + piece.len())) else { continue };
                    let rare = word.weight >= 9.0;
                    if word.kind == WordKind::Plain && capital && piece != "I" && (!opens || rare) {
                        word.kind = WordKind::Name;
                        word.weight *= NAME_SHARE;
                    }
                    word.bracketed = in_brackets;
                    found.push((word, place));
                }
                opens = false;
            }
            TokenKind::Clitic => {
                if let Some(word) = clitic(spelled) {
                    found.push((Word { bracketed: in_brackets, ..word }, whole));
                }
            }
            TokenKind::Stop => {
                // `. . .` is an ellipsis, too.
                let again = std::mem::replace(&mut stops, true);
                opens = true;
                if again || spelled.starts_with('…') || spelled.starts_with("..") {
                    gap(found, whole);
                }
            }
            TokenKind::Open if spelled == "[" => in_brackets = true,
            TokenKind::Close if spelled == "]" => in_brackets = false,
            TokenKind::Symbol if spelled == "%" => found.push((plain("percent", 3.0), whole)),
            TokenKind::Mark => opens |= spelled.starts_with(|c: char| is_opening_mark(c) || c == '"'),
            TokenKind::Colon | TokenKind::Dash | TokenKind::Comma | TokenKind::Open | TokenKind::Close => {}
            TokenKind::Symbol => {}
        }
    }
}

/// `. . .` makes one gap.
fn gap(found: &mut Vec<(Word, Span)>, at: Span) {
    if found.last().is_none_or(|(word, _)| word.kind != WordKind::Gap) {
        let word = Word { key: 0, weight: 0.0, kind: WordKind::Gap, bracketed: false };
        found.push((word, at));
    }
}

/// `third-grade` is two words, as `third grade` is; with the byte where each starts.
fn pieces(spelled: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    spelled.split_inclusive(['-', '‐', '‑', '–']).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let piece = piece.trim_end_matches(['-', '‐', '‑', '–']);
        (!piece.is_empty()).then_some((start, piece))
    })
}

fn word(spelled: &str) -> Option<Word> {
    let folded = fold(spelled);
    let folded = folded.trim_end_matches('.');
    if folded.is_empty() {
        return None;
    }
    if let Some(number) = number(folded) {
        return Some(Word { key: hash(&number), weight: 5.0, kind: WordKind::Number, bracketed: false });
    }
    if is_negation(folded) {
        return Some(negation());
    }
    let weight = rarity(folded);
    Some(plain(&canonical(folded), weight))
}

fn plain(canonical: &str, weight: f32) -> Word {
    Word { key: hash(canonical), weight, kind: WordKind::Plain, bracketed: false }
}

fn negation() -> Word {
    Word { key: hash("not"), weight: 1.5, kind: WordKind::Negation, bracketed: false }
}

fn clitic(spelled: &str) -> Option<Word> {
    let folded = fold(spelled);
    match folded.trim_start_matches('\'') {
        "t" => Some(negation()),
        _ if folded.ends_with("n't") => Some(negation()),
        "ll" => Some(plain("will", 0.3)),
        "re" | "m" => Some(plain("be", 0.3)),
        "ve" => Some(plain("have", 0.3)),
        // “is”, “has” or a genitive; “had” or “would”.
        _ => None,
    }
}

fn is_negation(folded: &str) -> bool {
    matches!(
        folded,
        "not"
            | "never"
            | "no"
            | "nobody"
            | "nothing"
            | "none"
            | "neither"
            | "nor"
            | "nowhere"
            | "without"
            | "cannot"
            | "hardly"
            | "barely"
            | "scarcely"
            | "false"
            | "untrue"
    )
}

/// The digits of a number however it is written: `1,200`, `five`, `3rd`.
fn number(folded: &str) -> Option<String> {
    const SMALL: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(folded.replace(',', ""));
    }
    // “one” is more often a pronoun.
    if let Some(value) = SMALL.iter().position(|word| *word == folded).filter(|value| *value != 1) {
        return Some(value.to_string());
    }
    let value = match folded {
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(value.to_string())
}

/// One form for the words that a report changes, and the bare stem for the rest.
fn canonical(folded: &str) -> String {
    let one = match folded {
        "i" | "he" | "she" | "we" | "they" | "it" | "you" | "me" | "him" | "her" | "us" | "them" => "they",
        "my" | "his" | "our" | "their" | "its" | "your" => "their",
        "myself" | "himself" | "herself" | "ourselves" | "themselves" | "itself" => "themselves",
        "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" => "be",
        "has" | "had" | "have" | "having" => "have",
        "would" | "will" | "wo" | "shall" | "should" => "will",
        "could" | "can" | "ca" => "can",
        "might" | "may" => "may",
        "do" | "does" | "did" => "do",
        "this" | "that" | "these" | "those" => "that",
        "went" | "gone" => "go",
        "said" => "say",
        "made" => "make",
        "took" | "taken" => "take",
        "knew" | "known" => "know",
        "saw" | "seen" => "see",
        "came" => "come",
        "gave" | "given" => "give",
        "paid" => "pay",
        "told" => "tell",
        "left" => "leave",
        "lost" => "lose",
        "met" => "meet",
        "won" => "win",
        "kept" => "keep",
        "held" => "hold",
        "sold" => "sell",
        "spent" => "spend",
        "built" => "build",
        "broke" | "broken" => "break",
        "wrote" | "written" => "write",
        _ => return stem(folded),
    };
    one.to_owned()
}

/// Without the endings of number and tense, British spelling made American.
fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    for (ending, instead, least) in
        [("ies", "y", 5), ("sses", "ss", 5), ("ing", "", 6), ("ed", "", 5), ("es", "", 5), ("s", "", 4)]
    {
        if word.len() >= least && word.ends_with(ending) && !(ending == "s" && word.ends_with("ss")) {
            stem.truncate(word.len() - ending.len());
            stem.push_str(instead);
            break;
        }
    }
    for (british, american) in [("isation", "ization"), ("our", "or"), ("ise", "iz"), ("ize", "iz")] {
        if stem.len() > british.len() + 2 && stem.ends_with(british) {
            stem.truncate(stem.len() - british.len());
            stem.push_str(american);
        }
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    let doubled = stem.as_bytes();
    if let [.., a, b] = doubled
        && a == b
        && matches!(b, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't')
        && stem.len() > 3
    {
        stem.pop();
    }
    stem
}

/// The same on every machine and in every version, unlike the standard library's.
pub fn hash(text: &str) -> u64 {
    let fnv = text.bytes().fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    mixed(fnv)
}

/// Spreads the bits, so that any part of the number is as good as any other.
pub fn mixed(mut n: u64) -> u64 {
    n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    fn read(text: &str) -> Vec<(Word, Span)> {
        let article = Article::of(text, Origin::default());
        let whole = Span::new(text, 0, text.len()).unwrap();
        words(&article, &[whole])
    }

    #[test]
    fn equal_for_a_reader() {
        let check = |a: &str, b: &str| {
            let keys = |text: &str| read(text).iter().map(|(word, _)| word.key).collect::<Vec<_>>();
            assert_eq!(keys(a), keys(b), "{a} | {b}");
        };
        check("“We’re going,”", "\"they are going\"");
        check("third-grade theatrics", "third grade theatrics");
        check("1,200 tonnes", "1200 tonnes");
        check("five boats", "5 boat");
        check("the harbours’ labour", "the harbor labor");
        check("José won’t organise it", "Jose will not organize it");
        check("it stopped. . . here", "it stops … here");
        check("she planned it", "he plans it");
    }

    #[test]
    fn kinds() {
        let check = |text: &str, expected: &str| {
            let letters = read(text).into_iter().map(|(word, _)| match word.kind {
                WordKind::Plain => 'p',
                WordKind::Name => 'n',
                WordKind::Number => '#',
                WordKind::Negation => '-',
                WordKind::Gap => '.',
            });
            assert_eq!(letters.collect::<String>(), expected, "{text}");
        };
        check("“We met Ada Brask", "ppnn");
        check("We don’t pay 40 crowns", "pp-p#p");
        check("Brask … never paid", "n.-p");
        check("I think I may", "pppp");
        check("", "");
    }

    #[test]
    fn words_stand_where_they_are() {
        let text = "“Né-là [the ferry] isn’t…”";
        for (_, span) in read(text) {
            assert!(!span.slice(text).is_empty());
        }
        let bracketed: Vec<&str> =
            read(text).iter().filter(|(word, _)| word.bracketed).map(|(_, span)| span.slice(text)).collect();
        assert_eq!(bracketed, ["the", "ferry"]);
    }
}
