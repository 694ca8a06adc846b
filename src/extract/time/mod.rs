//! Time expressions to TIMEX3 (TimeML 1.2.1).
//!
//! One pass over the tokens; what a word means to a calendar (`crate::lexicon`) chooses the rules that are
//! tried on it, and the first that fits wins. A rule may take words before it that no expression holds yet.
//! Bare weekdays, months and seasons are placed by the tense of their clause and the day of publication;
//! without that day they stay as incomplete as the text leaves them.

mod amount;
mod anchor;
mod business;
mod clock;
mod dates;
mod durations;
mod periods;
mod references;
mod relative;
mod scan;
mod sets;
mod tense;
mod terms;
mod value;
mod weekdays;
mod years;

use super::Page;
use crate::lexicon::CalendarWord;
use crate::model::TimeExpression;
use crate::text::TokenKind;
use anchor::Anchor;
use scan::{Found, Scan};

type Rule = fn(&Scan<'_, '_>, usize) -> Option<Found>;

/// The time expressions of the page, in text order, without overlaps; none in its furniture.
pub fn expressions(page: &Page<'_>) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    let mut scan =
        Scan { page, anchor: Anchor::new(page.article.published), reference: None, sentence: 0..0, free_from: 0 };
    let mut paragraph = None;
    for sentence in &page.segments.sentences {
        if paragraph != Some(sentence.paragraph) {
            paragraph = Some(sentence.paragraph);
            scan.reference = None;
        }
        scan.sentence = sentence.tokens.clone();
        scan.free_from = sentence.tokens.start;
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let hit = rules(&scan, i).iter().find_map(|rule| rule(&scan, i));
            let Some(hit) = hit.filter(|hit| hit.tokens.end > i && hit.tokens.end <= scan.sentence.end) else {
                i += 1;
                continue;
            };
            i = hit.tokens.end;
            scan.free_from = i;
            scan.reference = hit.value.reference().or(scan.reference);
            found.extend(expression(page, &hit));
        }
    }
    terms::settle(page, &mut found);
    found
}

fn expression(page: &Page<'_>, hit: &Found) -> Option<TimeExpression> {
    let first = page.tokens().get(hit.tokens.start)?.span;
    let span = first.to(page.tokens().get(hit.tokens.end - 1)?.span);
    // The date of publication is told, though the line that tells it is furniture.
    let published = page.article.published_span.is_some_and(|published| published.overlaps(span));
    (published || !page.is_furniture(span)).then(|| TimeExpression {
        span,
        timex_type: hit.timex_type,
        value: hit.value.timex(),
        date: hit.value.edtf(hit.approximate),
    })
}

/// The rules to try on token `i`, the most particular first.
fn rules(scan: &Scan<'_, '_>, i: usize) -> &'static [Rule] {
    match scan.class(i) {
        Some(CalendarWord::Month(_)) => &[dates::month_first],
        Some(CalendarWord::Weekday(..)) => &[weekdays::weekday],
        Some(CalendarWord::Season(_)) => &[periods::season],
        Some(CalendarWord::PartOfDay(_)) => &[clock::part_of_day],
        Some(CalendarWord::Today(_)) => &[relative::today],
        Some(CalendarWord::Unit(..)) => &[
            periods::weekend,
            periods::quarter,
            relative::beside,
            relative::year_before,
            relative::of_the,
            relative::year_end,
            durations::single,
            durations::plural,
        ],
        Some(CalendarWord::Often(_)) => &[sets::often],
        Some(CalendarWord::Reference(_)) => &[references::reference],
        Some(CalendarWord::Number(_)) => &[clock::spoken, durations::counted],
        Some(CalendarWord::Ordinal(_)) => &[dates::ordinal_first, years::century, durations::term],
        Some(CalendarWord::Holiday(..)) => &[dates::holiday],
        None if scan.kind(i) == Some(TokenKind::Number) => &[
            business::code,
            clock::time,
            dates::day_first,
            durations::counted,
            durations::hyphenated,
            dates::numeric,
            years::fiscal,
            years::short_year,
            years::year,
            years::decade,
            years::century,
        ],
        None if scan.kind(i) == Some(TokenKind::Word) => words(scan.word(i)),
        None => &[],
    }
}

fn words(word: &str) -> &'static [Rule] {
    if word.contains('-') {
        return &[
            business::year_earlier,
            business::half_adjective,
            business::year_end,
            durations::hyphenated,
            periods::quarter_adjective,
            durations::counted,
            years::century,
        ];
    }
    if word.len() <= 6 && word.starts_with(['Q', 'H', 'F']) && word.ends_with(|c: char| c.is_ascii_digit()) {
        return &[business::code];
    }
    match word.len() {
        3 | 4 | 6 | 7 if scan::is_any(word, &["few", "half", "many", "couple", "several"]) => {
            &[clock::spoken, periods::quarter, durations::vague]
        }
        3..=5 if scan::is_any(word, &["per", "each", "every"]) => &[sets::every],
        4 | 6 if scan::is_any(word, &["past", "time", "future"]) => &[references::noun],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Origin};
    use crate::text::Span;

    pub(super) fn article(published: &str, text: &str) -> Article {
        Article { published: published.parse().ok(), ..Article::of(text, Origin::default()) }
    }

    fn tagged(article: &Article) -> String {
        let found = expressions(&Page::new(article));
        for pair in found.windows(2) {
            assert!(pair[0].span.end() <= pair[1].span.start(), "in order, without overlaps");
        }
        let words = |t: &TimeExpression| {
            assert!(t.span.is_valid_in(&article.text));
            format!("{}={}", t.span.slice(&article.text), t.value)
        };
        found.iter().map(words).collect::<Vec<_>>().join(" | ")
    }

    /// A Monday: what the cases of every rule are published on.
    pub(super) const MONDAY: &str = "2024-02-12";

    /// Each time expression of `text` as `words=VALUE`.
    pub(super) fn check(text: &str, expected: &str) {
        check_published(MONDAY, text, expected);
    }

    pub(super) fn check_published(published: &str, text: &str, expected: &str) {
        assert_eq!(tagged(&article(published, text)), expected, "{text}");
    }

    #[test]
    fn nothing_is_tagged() {
        for text in [
            "Then Mayor Orla Finch, 54, signed Article 5 of the treaty.",
            "It held up to the last minute, and ten percent left.",
            "Mr. May may march on. April Stone met June Harrow.",
            "A 42-year-old man and a five years old girl, aged 12 years.",
            "The Sunday Times, Black Friday, USA Today and the Daily Courier.",
            "The 2,000 people paid $2018 for 1950 troops and page 1984.",
            "He is likely to go further in a second.",
            "They won the third quarter of the match 24-20.",
            "Upcoming and former members often met once.",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn unknown_publication_leaves_dates_incomplete() {
        let check = |text: &str, expected: &str| check_published("", text, expected);
        check("It opens on March 12.", "March 12=XXXX-03-12");
        check("She said on Tuesday that it was over.", "Tuesday=XXXX-WXX-2");
        check("He left last week, in May 2019 or in May.", "last week=XXXX-WXX | May 2019=2019-05 | May=XXXX-05");
        check("They spoke yesterday and this summer.", "yesterday=XXXX-XX-XX | this summer=XXXX-SU");
        check("It closed two years ago, since ’82.", "two years ago=PAST_REF | ’82=XX82");
        let article = article("", "It was two years ago last Monday, in the third quarter of this year.");
        assert!(expressions(&Page::new(&article)).iter().all(|t| t.date.is_none()));
    }

    #[test]
    fn furniture_is_left_out() {
        let mut article = article(MONDAY, "It was Monday.\nat 01:54 UTC - Pool\nIt was Friday.");
        article.furniture = vec![Span::new(&article.text, 15, 35).unwrap()];
        assert_eq!(tagged(&article), "Monday=2024-02-12 | Friday=2024-02-09");
        article.published_span = Span::new(&article.text, 18, 27);
        assert_eq!(tagged(&article), "Monday=2024-02-12 | 01:54 UTC=2024-02-12T01:54Z | Friday=2024-02-09");
    }

    #[test]
    fn hostile_text_is_survived() {
        let digits = "9".repeat(100_000);
        let long = "two years before March the ".repeat(5_000);
        for text in [
            "99999999999 years ago, 999999999 years from now, 9999999999999999999999 days later",
            "It was 30 February 2024, 31 April, 99/99/9999, 0000-00-00, 29 February 2023, 24:61 UTC",
            "In 9999 BC, 10,000 BC, 99999 AD, 0 BC, the 0th century, the 99th century, the 0000s",
            "🎉 March 🎉 12 🎉, é2018, ２０１８, mid-🎉, four-🎉-year, 🎉-year-old, 1990’s",
            "half a, a couple of, every, each other, the end of the, more than, since ’, -, --",
            "\u{0}\u{0} next \u{0} Tuesday \u{200b} of",
            digits.as_str(),
            long.as_str(),
        ] {
            for published in ["", MONDAY, "2024", "9999-12-31", "-9999-01-01", "0000-01-01"] {
                tagged(&article(published, text));
            }
        }
    }
}
