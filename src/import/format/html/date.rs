use super::numeric;
use super::page::Page;
use crate::import::metadata::find_date;
use crate::model::Edtf;

/// A published date and what in the page gave it.
#[derive(Debug)]
pub struct Published {
    pub date: Edtf,
    pub rung: &'static str,
    /// Whether it may be another date.
    pub is_unsure: bool,
}

/// Meta elements that give the published date, surer ones first; none that gives a change.
const META: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "article:published",
    "article.published",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "published-date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "displaydate",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "datecreated",
];

/// Classes and identifiers of elements that show a date.
const CLASSES: &str = "[class*=date],[class*=Date],[id*=date],[class*=publish],[class*=Publish],[class*=posted],\
    [class*=timestamp],[class*=Timestamp],[class*=byline],[class*=Byline],[class*=meta],[class*=Meta],[class*=time]";

/// Words beside a date that is not the published one.
const OTHERS: &[&str] = &["updat", "modif", "edited", "reviewed", "copyright", "©", "expire", "join", "event"];

/// Where a page keeps other articles and the talk about this one.
const ELSEWHERE: &[&str] =
    &["comment", "related", "sidebar", "footer", "recommend", "more-", "latest", "recent", "widget", "nav", "teaser"];

/// The published date, from the surest place that gives one.
pub fn published(page: &Page) -> Option<Published> {
    let sure = |rung| move |date| Published { date, rung, is_unsure: false };
    let unsure = |rung| move |date| Published { date, rung, is_unsure: true };
    let stamp = |text: &String| read(text, &page.language);
    (page.data.published.as_ref().and_then(stamp).map(sure("the page's data (JSON-LD)")))
        .or_else(|| page.meta(META).find_map(|text| read(text, &page.language)).map(sure("the page's head (meta)")))
        .or_else(|| {
            page.meta_like(is_publication)
                .find_map(|text| read(text, &page.language))
                .map(sure("the page's head (meta)"))
        })
        .or_else(|| page.data.page_published.as_ref().and_then(stamp).map(sure("the page's data (JSON-LD)")))
        .or_else(|| from_time_elements(page).map(sure("a time element")))
        .or_else(|| in_address(&page.address()?).map(sure("the page's address")))
        .or_else(|| from_classes(page).map(sure("an element that shows a date")))
        .or_else(|| from_words(page).map(unsure("the running text")))
}

/// Whether a meta element of this name, in letters alone, says when the page was published.
fn is_publication(name: &str) -> bool {
    const OTHERS: &[&str] = &["modif", "updat", "expir", "unpubl", "publisher", "last"];
    (name.contains("publish") || name.contains("pubdate")) && !OTHERS.iter().any(|other| name.contains(other))
}

/// A time stamp or a date as it is shown.
fn read(text: &str, language: &str) -> Option<Edtf> {
    let text = text.trim();
    let iso = text.get(..10).filter(|start| start.bytes().filter(u8::is_ascii_digit).count() == 8);
    if let Some(iso) = iso {
        let date: Option<Edtf> = iso.replace(['/', '.'], "-").parse().ok();
        if let Some(date) = date.filter(is_possible) {
            return Some(date);
        }
    }
    if let Some(compact) = text.get(..8).filter(|start| start.bytes().all(|b| b.is_ascii_digit())) {
        let date = format!("{}-{}-{}", &compact[..4], &compact[4..6], &compact[6..]).parse().ok();
        return date.filter(is_possible);
    }
    find_date(text).or_else(|| numeric::day(text, language)).filter(is_possible)
}

/// A whole day since newspapers came to screens.
fn is_possible(date: &Edtf) -> bool {
    date.as_day().is_some_and(|day| (1990..=2100).contains(&day.year()))
}

fn from_time_elements(page: &Page) -> Option<Edtf> {
    let elements = page.all("time, [itemprop*=datePublished], abbr.published, .entry-date[datetime]");
    let (mut best, mut rank) = (None, 3);
    for element in elements {
        let around = format!(
            "{} {} {} {}",
            element.attr_or("class", ""),
            element.attr_or("itemprop", ""),
            element.parent().map(|parent| parent.attr_or("class", "").to_string()).unwrap_or_default(),
            before(&element),
        );
        let around = around.to_lowercase();
        let is_published = around.contains("publi") || element.has_attr("pubdate") || around.contains("entry-date");
        if (!is_published && has_any(&around, OTHERS)) || is_elsewhere(&element) {
            continue;
        }
        let stated = ["datetime", "content", "title"].iter().find_map(|key| element.attr(key));
        let date =
            stated.and_then(|text| read(&text, &page.language)).or_else(|| read(&element.text(), &page.language));
        let this = if is_published { 0 } else { 1 };
        if let Some(date) = date.filter(|_| this < rank) {
            (best, rank) = (Some(date), this);
        }
    }
    best
}

/// The words that stand right before an element.
fn before(element: &dom_query::NodeRef) -> String {
    let siblings = std::iter::successors(element.prev_sibling(), |sibling| sibling.prev_sibling());
    let mut texts = siblings.take(3).map(|sibling| sibling.text().trim().to_owned());
    let text = texts.find(|text| !text.is_empty()).unwrap_or_default();
    let start = text.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    text[start..].to_owned()
}

fn is_elsewhere(element: &dom_query::NodeRef) -> bool {
    element.ancestors_it(Some(12)).any(|ancestor| {
        let name = ancestor.node_name();
        let name = name.as_deref().unwrap_or("");
        if matches!(name, "body" | "html" | "main") {
            return false;
        }
        let class = format!("{} {}", ancestor.attr_or("class", ""), ancestor.attr_or("id", "")).to_lowercase();
        matches!(name, "footer" | "aside" | "nav") || has_any(&class, ELSEWHERE)
    })
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// `/2021/05/04/` or `2021-05-04` in an address.
fn in_address(address: &str) -> Option<Edtf> {
    let path = address.split_once("://")?.1;
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let separated = parts.windows(3).find_map(|run| {
        let [year, month, day] = run else { return None };
        let fits = year.len() == 4 && month.len() == 2 && day.len() == 2;
        let joined = ["/", "-"].iter().any(|sign| path.contains(&format!("{year}{sign}{month}{sign}{day}")));
        if !fits || !joined { None } else { format!("{year}-{month}-{day}").parse().ok() }
    });
    separated
        .or_else(|| parts.iter().find(|part| part.len() == 8 && part.starts_with("20")).and_then(|part| read(part, "")))
        .filter(is_possible)
}

fn from_classes(page: &Page) -> Option<Edtf> {
    page.all(CLASSES).iter().find_map(|element| {
        let text = element.text();
        let text = text.trim();
        if text.is_empty() || text.len() > 200 || is_elsewhere(element) {
            return None;
        }
        dated(text, &page.language)
    })
}

/// The first date in `text` that is not said to be another.
fn dated(text: &str, language: &str) -> Option<Edtf> {
    let lower = text.to_lowercase();
    let is_other = has_any(&lower, OTHERS);
    if is_other && !lower.contains("publi") && !lower.contains("posted") {
        return None;
    }
    let from = lower.find("publi").or_else(|| lower.find("posted")).filter(|_| is_other).unwrap_or(0);
    read(text.get(from..)?, language)
}

/// `Published on 4 May 2021` or a date that stands alone, high up in the page.
fn from_words(page: &Page) -> Option<Edtf> {
    const LINES: usize = 60;
    let body = page.document.body()?;
    let text = super::blocks::text(&body);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && line.len() < 120);
    let is_labelled = |line: &&str| {
        let lower = line.to_lowercase();
        lower.starts_with("publi") || lower.starts_with("posted") || lower.starts_with("date")
    };
    let labelled = lines().filter(is_labelled).find_map(|line| dated(line, &page.language));
    labelled.or_else(|| {
        lines()
            .take(LINES)
            .filter(|line| line.split_whitespace().count() <= 8)
            .find_map(|line| dated(line, &page.language))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn check(html: &str, expected: &str) {
        let document = Document::from(html);
        let found = published(&Page::of(&document));
        assert_eq!(found.map_or("-".to_owned(), |found| found.date.to_string()), expected, "{html}");
    }

    #[test]
    fn the_ladder() {
        let meta = "<meta property=article:published_time content=2021-05-04T08:00:00Z>";
        check(meta, "2021-05-04");
        check(
            &format!(
                "<script type=application/ld+json>{{\"@type\":\"Article\",\"datePublished\":\"2021-05-03\"}}</script>{meta}"
            ),
            "2021-05-03",
        );
        check("<meta name=date content='May 4, 2021'>", "2021-05-04");
        check("<time datetime=2021-05-04>yesterday</time>", "2021-05-04");
        check("<time class=updated datetime=2021-05-05></time><time datetime=2021-05-04></time>", "2021-05-04");
        check("<link rel=canonical href=https://norrby.example/2021/05/04/ferry>", "2021-05-04");
        check("<div class=post-date>Posted on May 4, 2021</div>", "2021-05-04");
        check("<html lang=en-GB><body><span class=date>04/05/2021</span>", "2021-05-04");
        check("<p>Published: 4 May 2021</p>", "2021-05-04");
    }

    #[test]
    fn other_dates_are_not_the_published_one() {
        check("<meta property=article:modified_time content=2021-05-04>", "-");
        check("<meta name=last-modified content=2021-05-04>", "-");
        check("<!-- saved date: 2021-05-04 --><p>a</p>", "-");
        check("<p>Updated 4 May 2021</p>", "-");
        check("<div class=related><time datetime=2021-05-04></time></div>", "-");
        check("<footer><time datetime=2021-05-04></time></footer>", "-");
        check("<p>The council of Norrby, which met for the first time on 3 May 2021, voted.</p>", "-");
    }
}
