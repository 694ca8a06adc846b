use super::names::outlet;
use super::page::Page;
use std::collections::BTreeSet;

/// The page's headline: its heading when that says what the page says about itself, or is the only one; else what
/// the page says, without the site.
pub fn headline(page: &Page) -> Option<String> {
    let title = page.title();
    let said: Vec<String> = page
        .data
        .headline
        .iter()
        .map(String::as_str)
        .chain(page.meta(&["og:title", "twitter:title", "headline", "title", "dc.title", "citation_title"]))
        .map(squeezed)
        .filter(|text| !text.is_empty())
        .collect();
    let headings: Vec<String> = page
        .all("h1")
        .iter()
        .map(|heading| squeezed(&heading.text()))
        .filter(|text| !text.is_empty() && text.len() < 300 && !is_site(text, &title, &said, page))
        .collect();
    let stated = || said.iter().chain([&title]).filter(|text| !text.is_empty());
    // A site puts its name into a heading too; the headline is longer.
    let same = headings.iter().filter(|heading| stated().any(|text| says(text, heading)));
    if let Some(heading) = same.rev().max_by_key(|heading| letters(heading).len()) {
        return Some(heading.clone());
    }
    let is_like = |heading: &&String| stated().any(|text| shares_words(text, heading));
    if let Some(heading) = headings.iter().find(is_like) {
        return Some(heading.clone());
    }
    const FEWEST_WORDS: usize = 4;
    if let [heading] = &headings[..]
        && heading.split(' ').count() >= FEWEST_WORDS
    {
        return Some(heading.clone());
    }
    stated().next().map(|first| without_site(first, page)).or_else(|| headings.into_iter().next())
}

/// Whether a heading is the name of the site: the title holds it beside what the page calls itself.
fn is_site(heading: &str, title: &str, said: &[String], page: &Page) -> bool {
    let (heading, title) = (letters(heading), letters(title));
    let is_outlet = outlet(page).is_some_and(|outlet| letters(&outlet) == heading);
    let is_beside = said.iter().map(|text| letters(text)).any(|text| {
        text.len() >= 8
            && text != title
            && title.contains(&text)
            && !text.contains(&heading)
            && title.contains(&heading)
    });
    (is_outlet && !said.iter().any(|text| letters(text) == heading)) || is_beside
}

/// Whether `title` holds `heading` or the other way round, in letters and digits alone.
fn says(title: &str, heading: &str) -> bool {
    let (title, heading) = (letters(title), letters(heading));
    let shorter = title.len().min(heading.len());
    shorter >= 8 && (title.contains(&heading) || heading.contains(&title))
}

/// Whether two headlines have more than half of the words of the shorter one in common, at least three.
fn shares_words(a: &str, b: &str) -> bool {
    let words =
        |text: &str| -> BTreeSet<String> { text.split(' ').map(letters).filter(|word| word.len() > 1).collect() };
    let (a, b) = (words(a), words(b));
    let common = a.intersection(&b).count();
    common >= 3 && 2 * common > a.len().min(b.len())
}

pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Harbour opens | Norrby Post` → `Harbour opens`.
fn without_site(title: &str, page: &Page) -> String {
    let site = outlet(page).map(|outlet| letters(&outlet));
    for sign in [" | ", " – ", " — ", " - ", " :: ", " » ", " · "] {
        if let Some((before, after)) = title.rsplit_once(sign) {
            let after = letters(after);
            let is_site = site.as_ref().is_some_and(|site| site.contains(&after) || after.contains(site.as_str()));
            let is_short = before.split_whitespace().count() >= 3 && sign != " - ";
            if !after.is_empty() && (is_site || is_short) {
                return before.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn headlines() {
        let check = |html: &str, expected: &str| {
            let document = Document::from(html);
            assert_eq!(headline(&Page::of(&document)).as_deref().unwrap_or("-"), expected, "{html}");
        };
        check("<title>Harbour opens | Norrby Post</title><h1>Norrby Post</h1><h1>Harbour opens</h1>", "Harbour opens");
        check("<title>Harbour opens | Norrby Post</title><h1>Harbour opens</h1>", "Harbour opens");
        check("<title>The harbour opens | Norrby Post</title>", "The harbour opens");
        check("<title>Half-open - the harbour</title>", "Half-open - the harbour");
        check("<meta property=og:title content='The harbour opens'><h1>News</h1>", "The harbour opens");
        check("<h1>The <b>harbour</b>\nopens</h1>", "The harbour opens");
        check("<p>a", "-");
        let titles =
            "<title>The harbour opens | Norrby Post</title><meta property=og:title content='The harbour opens'>";
        check(&format!("{titles}<h1>Norrby Post</h1>"), "The harbour opens");
        check(
            &format!("{titles}<h1>The old harbour opens again</h1><h1>Most read</h1>"),
            "The old harbour opens again",
        );
        check(&format!("{titles}<h1>Ferries sail from Norrby again</h1>"), "Ferries sail from Norrby again");
    }
}
