use super::{Anchor, ArticleDecisions};
use crate::model::{Article, Field, TextHash};
use crate::text::Span;

/// Gives an article another text: what stands outside of what changed moves along, spans of the article and anchors of
/// decisions alike. What stands inside is left to be looked for.
pub(super) fn change_text(article: &mut Article, decisions: &mut ArticleDecisions, text: &str) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let shift = Shift::between(&article.text, &text);
    let (old_hash, hash) = (article.text_hash, TextHash::of(&text));
    let moved = |span: Span| shift.of(span).and_then(|(start, end)| Span::new(&text, start, end));
    let field = |field: Option<Field>| field.map(|field| Field { span: field.span.and_then(moved), ..field });
    article.headline = field(article.headline.take());
    article.byline = field(article.byline.take());
    article.outlet = field(article.outlet.take());
    article.dateline = field(article.dateline.take());
    article.published_span = article.published_span.and_then(moved);
    article.furniture = article.furniture.iter().copied().filter_map(moved).collect();
    let statements = decisions.statements.iter_mut().map(|decision| &mut decision.anchor);
    for anchor in statements.chain(decisions.events.iter_mut().map(|decision| &mut decision.anchor)) {
        let range = (anchor.start, anchor.start.saturating_add(anchor.words.len() as u32));
        if anchor.text == old_hash
            && let Some(span) = moved(Span::from(range))
        {
            *anchor = Anchor::new(&text, hash, span, &anchor.cue);
        }
    }
    article.text = text.into();
    article.text_hash = hash;
}

/// The one run of bytes in which two texts differ.
struct Shift {
    /// Where it begins in both.
    start: usize,
    /// Where it ends in the old text and in the new one.
    old_end: usize,
    new_end: usize,
}

impl Shift {
    fn between(old: &str, new: &str) -> Shift {
        let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let start = (0..=same).rev().find(|at| old.is_char_boundary(*at) && new.is_char_boundary(*at)).unwrap_or(0);
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let same = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(a, b)| a == b).count();
        let is_boundary = |count: &usize| {
            old_rest.is_char_boundary(old_rest.len() - count) && new_rest.is_char_boundary(new_rest.len() - count)
        };
        let end = (0..=same).rev().find(is_boundary).unwrap_or(0);
        Shift { start, old_end: old.len() - end, new_end: new.len() - end }
    }

    /// Where the bytes of `span` stand in the new text; `None` when some of them changed, or something came between
    /// them.
    fn of(&self, span: Span) -> Option<(usize, usize)> {
        if span.end() <= self.start {
            return Some((span.start(), span.end()));
        }
        let shifted = |at: usize| at - self.old_end + self.new_end;
        (span.start() >= self.old_end).then(|| (shifted(span.start()), shifted(span.end())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;
    use crate::project::StatementDecision;

    #[test]
    fn what_did_not_change_moves_along() {
        // The old text, its words in brackets; the new text; where they stand now.
        let check = |old: &str, new: &str, expected: Option<&str>| {
            let (start, end) = (old.find('[').unwrap(), old.find(']').unwrap() - 1);
            let old = old.replace(['[', ']'], "");
            let span = Span::new(&old, start, end).unwrap();
            let mut article = Article::of(&old, Origin::default());
            article.furniture = vec![span];
            let anchor = Anchor::new(&old, article.text_hash, span, "said");
            let mut decisions =
                ArticleDecisions { statements: vec![StatementDecision::new(anchor.clone())], ..Default::default() };
            change_text(&mut article, &mut decisions, new);
            let found = article.furniture.first().map(|span| span.slice(&article.text));
            assert_eq!(found, expected, "{old} {new}");
            let after = &decisions.statements[0].anchor;
            match expected {
                Some(words) => {
                    let at = after.start as usize;
                    assert_eq!((after.text, &article.text[at..at + words.len()]), (article.text_hash, words));
                }
                None => assert_eq!(*after, anchor),
            }
        };
        check("It [stays] here", "It [stays] here".replace(['[', ']'], "").as_str(), Some("stays"));
        check("Teh ferry [stays] here", "The ferry stays here", Some("stays"));
        check("It [stays] heer", "It stays here", Some("stays"));
        check("It [stays] here", "It stayed here", None);
        check("It [stays] here", "It stays, here", Some("stays"));
        check("It [stays] here", "stays", None);
        check("é [ö] ü", "è ö ü", Some("ö"));
        check("é [ö] ü", "é ó ü", None);
        check("a [b]", "", None);
        check("a\n[b]", "x\r\na\r\nb", Some("b"));
    }
}
