use super::page::Page;
use dom_query::NodeRef;

const META_AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "og:article:author",
    "article:author_name",
    "rnews:author",
    "content:author",
];

/// Elements that show who wrote the article, surer ones first.
const BYLINES: &[&str] = &[
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    "[rel=author]",
    ".byline .author, .author-name, .authorname, .byline-name, .author__name, [class*=author-name], \
     [class*=authorName], [class*=AuthorName], [class*=byline__name], [class*=bylineName]",
    ".byline a, [class*=byline] a, [class*=Byline] a",
    ".byline, [class*=byline], [class*=Byline], .author, .post-author, .entry-author, [class*=article-author], \
     [class*=post-author], [id=author]",
    "a[href*='/author/'], a[href*='/authors/']",
];

/// What no name of a person or desk is.
const NO_NAMES: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "authors",
    "by",
    "editor",
    "share",
    "follow",
    "contributor",
    "email",
    "view all posts",
    "staff",
    "guest",
    "unknown",
    "null",
    "undefined",
    "read more",
    "about the author",
    "anonymous",
    "posts",
    "website",
    "wordpress",
    "user",
];

/// The longest byline in bytes; more is prose.
const LONGEST: usize = 200;

/// Who wrote the article: names only, in page order, parted by commas; never the outlet.
pub fn byline(page: &Page, outlet: Option<&str>) -> Option<String> {
    let usable = |name: &String| {
        !outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(name)) && !NO_NAMES.contains(&&*name.to_lowercase())
    };
    let joined = |texts: Vec<String>| {
        let mut names: Vec<String> = Vec::new();
        for name in texts.iter().flat_map(|text| clean(text)).filter(usable) {
            if !names.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| names.join(", "))
    };
    let shown = |selector: &&str| {
        let elements: Vec<NodeRef> = page.all(selector).into_iter().filter(|element| !is_elsewhere(element)).collect();
        let texts = elements.iter().take(6).map(|element| super::blocks::text(element));
        joined(texts.filter(|text| text.len() <= LONGEST).collect())
    };
    joined(page.data.authors.clone())
        .or_else(|| META_AUTHORS.iter().find_map(|name| joined(page.meta(&[name]).map(str::to_owned).collect())))
        .or_else(|| joined(page.meta(&["citation_author"]).map(str::to_owned).collect()))
        .or_else(|| BYLINES.iter().find_map(shown))
}

/// The names in what a page shows as its byline.
fn clean(text: &str) -> Vec<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.eq_ignore_ascii_case("by"));
    let Some(mut line) = line.filter(|line| line.len() <= LONGEST) else { return Vec::new() };
    for label in ["written by", "posted by", "words by", "story by", "reviewed by", "by:", "by", "author:"] {
        if let Some(rest) = line.get(label.len()..).filter(|_| line[..label.len()].eq_ignore_ascii_case(label))
            && rest.starts_with([' ', '\u{a0}', '\t'])
        {
            line = rest.trim();
            break;
        }
    }
    // What follows a bar or a bullet is a role, a date, a place.
    let line = line.split(['|', '•', '·', '—', '(', '\u{2022}', '/']).next().unwrap_or("").trim();
    let parts = line.split([',', ';', '&']).flat_map(|part| part.split(" and ").map(str::trim));
    let names: Vec<&str> = parts.filter(|name| !name.is_empty()).collect();
    names.into_iter().take_while(|name| is_name(name)).map(str::to_owned).collect()
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let lower = text.to_lowercase();
    let holds = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    (1..=6).contains(&words)
        && text.len() <= 60
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['@', ':', '{', '<', '"', '?', '!'])
        && text.chars().filter(char::is_ascii_digit).count() <= 2
        && !holds(&["http", "www.", ".com", "email ", "follow ", "updated", "published", "min read", "share "])
}

fn is_elsewhere(element: &NodeRef) -> bool {
    element.ancestors_it(Some(12)).any(|ancestor| {
        let name = ancestor.node_name();
        let class = format!("{} {}", ancestor.attr_or("class", ""), ancestor.attr_or("id", "")).to_lowercase();
        let is_body = matches!(name.as_deref(), Some("body" | "html" | "main"));
        let other = ["comment", "related", "sidebar", "recommend", "widget"];
        !is_body && (matches!(name.as_deref(), Some("footer" | "nav")) || other.iter().any(|part| class.contains(part)))
    })
}

/// The page's headline: its heading when that says what the title says, else the title without the site.
pub fn headline(page: &Page) -> Option<String> {
    let title = page.title();
    let stated: Vec<String> = page
        .data
        .headline
        .iter()
        .map(String::as_str)
        .chain(page.meta(&["og:title", "twitter:title", "headline", "title", "dc.title", "citation_title"]))
        .map(squeezed)
        .chain([title.clone()])
        .filter(|text| !text.is_empty())
        .collect();
    let headings: Vec<String> = page
        .all("h1")
        .iter()
        .map(|heading| squeezed(&heading.text()))
        .filter(|text| !text.is_empty() && text.len() < 300)
        .collect();
    let same = |heading: &&String| stated.iter().any(|text| says(text, heading));
    if let Some(heading) = headings.iter().find(same) {
        return Some(heading.clone());
    }
    if let Some(first) = stated.first() {
        return Some(without_site(first, page));
    }
    headings.into_iter().next()
}

/// Whether `title` holds `heading` or the other way round, in letters and digits alone.
fn says(title: &str, heading: &str) -> bool {
    let (title, heading) = (letters(title), letters(heading));
    let shorter = title.len().min(heading.len());
    shorter >= 8 && (title.contains(&heading) || heading.contains(&title))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn squeezed(text: &str) -> String {
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

/// The outlet, as the page calls itself.
pub fn outlet(page: &Page) -> Option<String> {
    let site = page.meta(&["og:site_name", "application-name"]).map(squeezed).find(|name| !name.is_empty());
    site.or_else(|| page.data.outlet.clone()).filter(|name| name.len() <= 80 && !name.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn shown(html: &str) -> [String; 3] {
        let document = Document::from(html);
        let page = Page::of(&document);
        let outlet = outlet(&page);
        [headline(&page), byline(&page, outlet.as_deref()), outlet].map(|field| field.unwrap_or("-".to_owned()))
    }

    #[test]
    fn headlines() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html)[0], expected, "{html}");
        check("<title>Harbour opens | Norrby Post</title><h1>Norrby Post</h1><h1>Harbour opens</h1>", "Norrby Post");
        check("<title>Harbour opens | Norrby Post</title><h1>Harbour opens</h1>", "Harbour opens");
        check("<title>The harbour opens | Norrby Post</title>", "The harbour opens");
        check("<title>Half-open - the harbour</title>", "Half-open - the harbour");
        check("<meta property=og:title content='The harbour opens'><h1>News</h1>", "The harbour opens");
        check("<h1>The <b>harbour</b>\nopens</h1>", "The harbour opens");
        check("<p>a", "-");
    }

    #[test]
    fn bylines() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html)[1], expected, "{html}");
        check("<meta name=author content='Ada Brask'>", "Ada Brask");
        check("<meta name=author content='By Ada Brask and Piet Oduya'>", "Ada Brask, Piet Oduya");
        check("<meta property=article:author content=https://norrby.example/ada>", "-");
        check("<meta property=og:site_name content='Norrby Post'><meta name=author content='Norrby Post'>", "-");
        check("<p class=byline>By <a>Ada Brask</a> <a>Email the author</a></p>", "Ada Brask");
        check("<p class=byline>By Ada Brask | 4 May 2021</p>", "Ada Brask");
        check("<a rel=author>Ada Brask</a>", "Ada Brask");
        check("<div class=comment><a rel=author>Piet Oduya</a></div>", "-");
        check("<p class=author>Updated 4 May 2021</p>", "-");
    }

    #[test]
    fn outlets() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html)[2], expected, "{html}");
        check("<meta property=og:site_name content='Norrby Post'>", "Norrby Post");
        check("<p>a", "-");
    }
}
