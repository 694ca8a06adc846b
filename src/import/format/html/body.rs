use super::blocks;
use dom_query::Document;
use dom_smoothie::Readability;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The main text of a page.
pub struct Body {
    pub text: String,
    /// Whether two extractors that work differently found nearly the same.
    pub is_sure: bool,
}

/// Below this share of common words two readings are not the same text.
const AGREEMENT: f64 = 0.9;

/// Above this share a third reading is not worth its time.
const SAME: f64 = 0.97;

/// The main text; `None` when the page has none.
///
/// Where two extractors differ a third is asked, and the reading that agrees most with the others is taken.
pub fn extract(html: &str, document: &Document) -> Option<Body> {
    // Where a script would fill the page, the extractors take its title for the text; some keep it in their data.
    if !html.contains("articleBody") && blocks::text(&document.body()?).is_empty() {
        return None;
    }
    let readings: Vec<String> = [by_rules, by_scores].iter().filter_map(|read| guarded(|| read(html))).collect();
    let [first, second] = &readings[..] else {
        let text = match readings.into_iter().next().or_else(|| guarded(|| by_page_type(html))) {
            Some(text) => text,
            None => blocks::text(&document.body()?),
        };
        return (!text.is_empty()).then_some(Body { text, is_sure: false });
    };
    let (a, b) = (grams(first), grams(second));
    let agreement = overlap(&a, &b);
    let third = if agreement < SAME { guarded(|| by_page_type(html)) } else { None };
    let text = match &third {
        None => first,
        Some(third) => {
            let c = grams(third);
            let (with_first, with_second) = (overlap(&a, &c), overlap(&b, &c));
            // Each reading agrees with two others; the sums differ by the pair that it is not part of.
            if agreement >= with_second && with_first >= with_second {
                first
            } else if agreement >= with_first {
                second
            } else {
                third
            }
        }
    };
    Some(Body { text: text.clone(), is_sure: agreement >= AGREEMENT })
}

/// A reader that panics has found nothing.
fn guarded(work: impl FnOnce() -> Option<String>) -> Option<String> {
    catch_unwind(AssertUnwindSafe(work)).ok().flatten().filter(|text| !text.trim().is_empty())
}

fn by_rules(html: &str) -> Option<String> {
    let options = trafilatura::Options::default().with_exclude_comments(true).with_fallback(true);
    let found = trafilatura::extract(html, &options).ok()?;
    Some(blocks::text_of(&found.content_html))
}

fn by_scores(html: &str) -> Option<String> {
    let found = Readability::new(html, None, None).ok()?.parse().ok()?;
    Some(blocks::text_of(&found.content))
}

fn by_page_type(html: &str) -> Option<String> {
    // Its HTML lacks words that its text has, so the text is taken.
    rs_trafilatura::extract(html).ok().map(|found| found.content_text)
}

/// Runs of four words with how often they stand in the text.
type Grams<'a> = HashMap<[&'a str; 4], u32>;

fn grams(text: &str) -> Grams<'_> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut grams = Grams::new();
    for run in words.windows(4) {
        *grams.entry([run[0], run[1], run[2], run[3]]).or_default() += 1;
    }
    grams
}

/// F1 of the common runs.
fn overlap(a: &Grams, b: &Grams) -> f64 {
    let all = |grams: &Grams| grams.values().sum::<u32>();
    let common: u32 = a.iter().map(|(gram, n)| b.get(gram).map_or(0, |m| *n.min(m))).sum();
    2.0 * f64::from(common) / f64::from((all(a) + all(b)).max(1))
}
