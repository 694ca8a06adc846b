use crate::extract::Page;
use crate::extract::phrases::Phrases;
use crate::extract::quotes::Quote;
use crate::lexicon::cue_verb;

/// Ends quotations that lack their closing mark where their frame begins: `“It will be inspected in May,
/// mayor Oduya said.`
pub fn cut_at_frame(page: &Page<'_>, phrases: &Phrases, quotes: &[Quote]) -> Vec<Quote> {
    let mut cut = quotes.to_vec();
    for q in 0..cut.len() {
        if cut[q].closed {
            continue;
        }
        if let Some(comma) = frame_comma(page, phrases, &cut[q]) {
            // What follows is no part of it any more.
            if let Some(next) = cut.get_mut(q + 1) {
                next.carries = false;
            }
            cut[q].tokens.end = comma + 1;
            cut[q].span = page.span(cut[q].tokens.clone());
        }
    }
    cut
}

/// The comma before a subject and cue verb that end the paragraph, or a cue verb and subject.
fn frame_comma(page: &Page<'_>, phrases: &Phrases, quote: &Quote) -> Option<usize> {
    const REACH: usize = 14;
    let end = quote.tokens.end;
    let from = quote.tokens.start.max(end.saturating_sub(REACH));
    (from..end).rev().filter(|i| page.word(*i) == ",").find(|comma| {
        let reports = (comma + 1..end).any(|i| {
            phrases.verb_group_from(i).is_some_and(|g| g.finite)
                && cue_verb(&page.lower(i)).is_some_and(|v| v.strong && v.quote)
        });
        reports && (phrases.noun_phrase_from(comma + 1).is_some() || phrases.verb_group_from(comma + 1).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_quotation_without_its_closing_mark_ends_at_its_frame() {
        check("“The boat is old, Martha Quill said.", "Martha Quill, Direct: “The boat is old,");
        check("“The boat is old, said Martha Quill.", "Martha Quill, Direct: “The boat is old,");
        check(
            "“The boat, so we hear, is old, Martha Quill said.",
            "Martha Quill, Direct: “The boat, so we hear, is old,",
        );
    }

    #[test]
    fn the_next_paragraph_is_no_part_of_it() {
        check(
            "“The boat is old, Martha Quill said.\n\n“It leaks,” said Peter Arle.",
            "Martha Quill, Direct: “The boat is old, | Peter Arle, Direct: “It leaks,”",
        );
    }

    #[test]
    fn without_a_frame_it_runs_on() {
        check(
            "Martha Quill said: “The boat is old, and it leaks.",
            "Martha Quill, Direct: “The boat is old, and it leaks.",
        );
    }
}
