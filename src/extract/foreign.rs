//! Articles in other languages than English: who speaks there cannot be told, so only the quoted passages are marked.

use super::Page;
use super::quotes::Quote;
use crate::model::{Analysis, Certainty, ENGINE_VERSION, Form, Statement};
use crate::text::TokenKind;

/// A quotation with fewer words is a title or a single word.
const FEWEST_WORDS: usize = 3;

const CERTAINTY: f32 = 0.3;

/// The quoted passages of the page as statements without speakers.
pub fn passages(page: &Page<'_>, quotes: &[Quote]) -> Analysis {
    let mut statements: Vec<Statement> = Vec::new();
    for quote in quotes.iter().filter(|quote| quote.is_outermost()) {
        if quote.carries
            && let Some(last) = statements.last_mut()
        {
            last.content.push(quote.span);
            continue;
        }
        let words = page.tokens()[quote.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word).count();
        if words >= FEWEST_WORDS && quote.closed {
            statements.push(statement(quote));
        }
    }
    Analysis {
        engine: ENGINE_VERSION,
        text_hash: page.article.text_hash,
        speakers: Vec::new(),
        mentions: Vec::new(),
        statements,
        times: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    }
}

fn statement(quote: &Quote) -> Statement {
    Statement {
        form: Form::Direct,
        content: vec![quote.span],
        cue: Vec::new(),
        source: Vec::new(),
        speaker: None,
        said: None,
        certainty: Certainty::of(CERTAINTY),
        reasons: vec!["the article is not in English, so only what stands in quotation marks is found".into()],
        relay_of: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::analyze;
    use crate::model::{Article, Origin};

    #[test]
    fn quoted_passages_without_speakers() {
        let check = |text: &str, expected: &[&str]| {
            let origin = Origin { language: Some("German".into()), ..Origin::default() };
            let found = analyze(&Article::of(text, origin));
            let words: Vec<&str> = found.statements.iter().map(|s| s.content[0].slice(text)).collect();
            assert_eq!(words, expected, "{text}");
            assert!(found.speakers.is_empty() && found.times.is_empty() && found.events.is_empty());
        };
        check(
            "„Wir haben zwei Winter gewartet“, sagte Ada Brask am 4. Mai. Das Schiff „Norrby“ wartet.",
            &["„Wir haben zwei Winter gewartet“"],
        );
        check("« Nous avons attendu deux hivers », a dit Ada Brask.", &["« Nous avons attendu deux hivers »"]);
        check("Ada Brask said she waits.", &[]);
    }
}
