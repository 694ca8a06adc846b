//! Quotation marks paired across paragraphs, tolerant of a missing one.

mod marks;
mod nickname;
mod pairs;

use crate::extract::Page;
use crate::text::Span;
pub use nickname::surname_behind;
use std::ops::Range;

/// A stretch in quotation marks, within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks; to the paragraph's end when the closing mark is missing.
    pub span: Span,
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    pub paragraph: usize,
    /// The quotation that it stands inside of: an index into the same list.
    pub parent: Option<usize>,
    pub closed: bool,
    /// It goes on from an unclosed quotation of the paragraph before.
    pub carries: bool,
}

impl Quote {
    pub fn is_outermost(&self) -> bool {
        self.parent.is_none()
    }
}

/// The quotations of the page in text order, outer before inner; none in furniture. Linear in the number
/// of tokens.
pub fn quotes(page: &Page<'_>) -> Vec<Quote> {
    pairs::pair(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::page::tests::article;

    /// Each quotation in brackets, `+` before one that goes on, `?` after one without its closing mark.
    fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let found: Vec<String> = quotes(&page)
            .iter()
            .map(|q| {
                let (plus, ask) = (if q.carries { "+" } else { "" }, if q.closed { "" } else { "?" });
                let nested = if q.parent.is_some() { "^" } else { "" };
                format!("{nested}{plus}[{}]{ask}", q.span.slice(text))
            })
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn pairs() {
        check("“We won,” she said. “Good.”", "[“We won,”] [“Good.”]");
        check("\"We won,\" she said. \"Good.\"", "[\"We won,\"] [\"Good.\"]");
        check("“We won,\" she said. \"Good.”", "[“We won,\"] [\"Good.”]");
        check("«We won,» she said.", "[«We won,»]");
        check("„We won,“ she said.", "[„We won,“]");
        check("»We won,« she said.", "[»We won,«]");
        check("``We won,'' he said", "[``We won,'']");
    }

    #[test]
    fn single_marks_and_apostrophes() {
        check("‘We can’t open,’ said Ann. ‘Not yet.’", "[‘We can’t open,’] [‘Not yet.’]");
        check(
            "'We don't know,' he said. 'The trains' times are set.'",
            "['We don't know,'] ['The trains' times are set.']",
        );
        check("The farmers’ union met in the ’90s. “Hm,” he said.", "[“Hm,”]");
        check("The boys' shoes and the girls' coats", "");
        check("rock 'n' roll", "['n']");
        check("'It was in '44, and it'll be again,' he said.", "['It was in '44, and it'll be again,']");
        check("'The '80s were good,' he said. '44 boats came.'", "['The '80s were good,'] ['44 boats came.']");
        check("The ‘lost’ year", "[‘lost’]");
        check("Owen “Tug” Tarrant came. “Oh.”", "[“Oh.”]");
    }

    #[test]
    fn nested() {
        check("“He said ‘No way,’ and left.”", "[“He said ‘No way,’ and left.”] ^[‘No way,’]");
        check("“He said ‘No.’” Ann left.", "[“He said ‘No.’”] ^[‘No.’]");
    }

    #[test]
    fn across_paragraphs() {
        check("“One.\n\n“Two.”\n\nThree", "[“One.]? +[“Two.”]");
        check("He said: “One.\n\nTwo.”", "[“One.]? +[Two.”]");
        check("“One.\n\nTwo.", "[“One.]?");
    }

    #[test]
    fn a_missing_mark_swallows_no_neighbour() {
        check("“One, said Bo. “Two,” said Cy.", "[“One, said Bo.]? [“Two,”]");
        check("One,” said Bo. “Two,” said Cy.", "[One,”] [“Two,”]");
        check("We met. One,” Bo said. “Two,” said Cy.", "[One,”] [“Two,”]");
        check("One,\" said Bo. \"Two,\" said Cy.", "[One,\"] [\"Two,\"]");
        check("A 5,” and a 6” pipe", "");
        check("“‘No “no,”’ said Bo.", "[‘No “no,”’] ^[“no,”]");
        check("A 5\" pipe and a 6\" pipe", "");
    }
}
