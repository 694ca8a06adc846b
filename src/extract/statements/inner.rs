use super::ending::trim_end;
use super::frames;
use super::kernel;
use super::scene::{Draft, Scene};
use crate::extract::mentions::Cast;
use crate::extract::quotes::Quote;
use std::ops::Range;

/// The quotations of the second rank as if they stood alone: the quotations of the inner scene.
pub fn nested(quotes: &[Quote]) -> Vec<Quote> {
    let second = quotes.iter().filter(|q| q.parent.is_some_and(|p| quotes[p].is_outermost()));
    second.map(|q| Quote { parent: None, ..q.clone() }).collect()
}

/// What speakers tell in their own words of what was said: `“He told me that it leaked,” Arle said`.
///
/// The grammar of reports runs once more inside the quotations; only what lies wholly in one of them is kept, and
/// only of verbs that nearly always report.
pub fn relays(outer: &Scene<'_>, inner: &Scene<'_>, cast: &Cast<'_>) -> Vec<Draft> {
    let kernels = kernel::kernels(inner, cast, |i| outer.is_quoted(i));
    let mut found = Vec::new();
    let mut floor = 0;
    for (k, kernel) in kernels.iter().enumerate() {
        let Some(words) = words_around(outer, kernel.cue.start) else { continue };
        if !kernel.verb.strong || kernel.doubtful || !words.contains(&kernel.source.head) {
            continue;
        }
        let Some(draft) = frames::draft(inner, &kernels, k, floor.max(words.start)) else { continue };
        let draft = within(inner, draft, &words);
        floor = draft.content.iter().map(|r| r.end).chain([kernel.end]).max().unwrap_or(floor);
        if draft.len() >= 3 {
            found.push(draft);
        }
    }
    found
}

/// The tokens between the marks of the quotation that holds token `i`.
fn words_around(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    let quote = &scene.quotes[scene.quote_holding(i)?];
    let end = if quote.closed { quote.tokens.end - 1 } else { quote.tokens.end };
    Some(quote.tokens.start + 1..end)
}

/// The draft without what stands outside the range.
fn within(scene: &Scene<'_>, mut draft: Draft, words: &Range<usize>) -> Draft {
    let clipped = draft.content.iter().map(|r| r.start.max(words.start)..r.end.min(words.end));
    let trimmed = clipped.filter(|r| r.start < r.end).map(|r| r.start..trim_end(scene, r.start, r.end));
    draft.content = trimmed.filter(|r| r.start < r.end).collect();
    draft
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_a_speaker_tells_of_others() {
        check(
            "“He told me that the boat leaked,” said Martha Quill of Peter Arle.",
            "Martha Quill, Direct: “He told me that the boat leaked,” | ^nobody, Indirect: that the boat leaked",
        );
        check(
            "Peter Arle left. “Peter Arle said the boat leaked,” said Martha Quill.",
            "Martha Quill, Direct: “Peter Arle said the boat leaked,” | ^Peter Arle, Indirect: the boat leaked",
        );
    }

    #[test]
    fn what_a_speaker_said_before() {
        check(
            "“I told them the boat leaked,” said Martha Quill.",
            "Martha Quill, Direct: “I told them the boat leaked,” | ^Martha Quill, Indirect: the boat leaked",
        );
    }

    #[test]
    fn what_nobody_said() {
        check("“I never said it leaked,” said Martha Quill.", "Martha Quill, Direct: “I never said it leaked,”");
        check("“I think it leaks,” said Martha Quill.", "Martha Quill, Direct: “I think it leaks,”");
    }
}
