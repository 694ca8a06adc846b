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
    "dc:creator",
    "creator",
    "authors",
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

/// Elements that may show who wrote the article, or much else: only what looks like a person is taken.
const NEAR_BYLINES: &str = "[class*=author], [class*=Author], [class*=byline], [class*=Byline], [id*=author], [class*=writer], [itemprop=author]";

/// What stands before a name, alone or on one line with it.
const LABELS: &[&str] = &[
    "written by",
    "posted by",
    "words by",
    "story by",
    "article by",
    "published by",
    "reviewed by",
    "contributors:",
    "contributor:",
    "authors:",
    "author:",
    "by:",
    "by",
    "author",
    "authors",
];

/// Words in names of companies, papers and groups.
const GROUP_WORDS: &[&str] = &[
    "news",
    "times",
    "post",
    "daily",
    "weekly",
    "press",
    "media",
    "magazine",
    "journal",
    "team",
    "staff",
    "group",
    "services",
    "service",
    "inc",
    "ltd",
    "llc",
    "company",
    "blog",
    "the",
    "and",
    "editors",
    "editorial",
    "guest",
    "read",
    "more",
    "about",
    "our",
    "all",
    "view",
    "posts",
    "follow",
    "profile",
    "bio",
    "written",
    "updated",
    "published",
    "social",
    "association",
    "institute",
    "university",
    "center",
    "centre",
    "global",
    "online",
    "tv",
    "radio",
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
    "written by",
    "follow author",
    "author bio",
    "read bio",
    "full bio",
    "our team",
];

/// The longest byline in bytes; more is prose.
const LONGEST: usize = 200;

/// Who wrote the article: names only, in page order, parted by commas; never the outlet.
pub fn byline(page: &Page, outlet: Option<&str>) -> Option<String> {
    let usable = |name: &String| {
        // A person can be the outlet.
        let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(name)) && !is_person(name);
        !is_outlet && !NO_NAMES.contains(&&*name.to_lowercase())
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
        .or_else(|| joined(labelled(page)))
        .or_else(|| BYLINES.iter().find_map(shown))
        .or_else(|| persons(page.all(NEAR_BYLINES), |_| true))
        .or_else(|| persons(page.all(LINES), starts_with_label))
}

/// `<meta name=twitter:label1 content="Written by">` and the name that belongs to it.
fn labelled(page: &Page) -> Vec<String> {
    let pairs = [(["twitter:label1"], ["twitter:data1"]), (["twitter:label2"], ["twitter:data2"])];
    let names =
        pairs.iter().filter(|(label, _)| page.meta(label).any(|label| LABELS.contains(&&*label.to_lowercase())));
    names.flat_map(|(_, data)| page.meta(data).map(str::to_owned)).collect()
}

/// Elements that hold a line of words.
const LINES: &str = "p, span, li, strong, em, small, address, h4, h5, h6, a";

/// The persons in the first of `elements` that is wanted and names nobody else.
fn persons(elements: Vec<NodeRef>, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
    const LOOKED_AT: usize = 2_000;
    elements.iter().take(LOOKED_AT).filter(|element| element.children().len() <= 12).find_map(|element| {
        let text = super::blocks::text(element);
        if text.len() > LONGEST || !is_wanted(&text) {
            return None;
        }
        let names = clean(&text);
        (!names.is_empty() && names.iter().all(|name| is_person(name)) && !is_elsewhere(element))
            .then(|| names.join(", "))
    })
}

/// `By Ada Brask`, also over two lines.
fn starts_with_label(text: &str) -> bool {
    without_label(text.trim_start()).is_some()
}

/// What follows a label that `line` opens with.
fn without_label(line: &str) -> Option<&str> {
    LABELS.iter().find_map(|label| {
        let start = line.get(..label.len())?;
        let rest = &line[label.len()..];
        (start.eq_ignore_ascii_case(label) && rest.starts_with(char::is_whitespace)).then(|| rest.trim())
    })
}

/// Two to four words with capitals, none of a group.
fn is_person(name: &str) -> bool {
    const PARTICLES: &[&str] =
        &["van", "von", "der", "den", "de", "da", "di", "la", "le", "du", "al", "el", "bin", "ten"];
    let words: Vec<&str> = name.split(' ').collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            let lower = word.to_lowercase();
            let is_name = word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\''));
            (is_name || PARTICLES.contains(&&*lower)) && !GROUP_WORDS.contains(&&*lower)
        })
}

/// The names in what a page shows as its byline.
fn clean(text: &str) -> Vec<String> {
    let is_label = |line: &str| LABELS.iter().any(|label| line.eq_ignore_ascii_case(label));
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !is_label(line));
    let Some(line) = line.filter(|line| line.len() <= LONGEST) else { return Vec::new() };
    let line = without_label(line).unwrap_or(line);
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

/// The outlet, as the page calls itself.
pub fn outlet(page: &Page) -> Option<String> {
    let site =
        page.meta(&["og:site_name", "application-name"]).map(super::headline::squeezed).find(|name| !name.is_empty());
    site.or_else(|| page.data.outlet.clone()).filter(|name| name.len() <= 80 && !name.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn shown(html: &str) -> [String; 2] {
        let document = Document::from(html);
        let page = Page::of(&document);
        let outlet = outlet(&page);
        [byline(&page, outlet.as_deref()), outlet].map(|field| field.unwrap_or("-".to_owned()))
    }

    #[test]
    fn bylines() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html)[0], expected, "{html}");
        check("<meta name=author content='Ada Brask'>", "Ada Brask");
        check("<meta name=author content='By Ada Brask and Piet Oduya'>", "Ada Brask, Piet Oduya");
        check("<meta property=article:author content=https://norrby.example/ada>", "-");
        check("<meta property=og:site_name content='Norrby Post'><meta name=author content='Norrby Post'>", "-");
        check("<p class=byline>By <a>Ada Brask</a> <a>Email the author</a></p>", "Ada Brask");
        check("<p class=byline>By Ada Brask | 4 May 2021</p>", "Ada Brask");
        check("<a rel=author>Ada Brask</a>", "Ada Brask");
        check("<div class=comment><a rel=author>Piet Oduya</a></div>", "-");
        check("<p class=author>Updated 4 May 2021</p>", "-");
        check("<div class=the-author><div>Author</div><div>Ada Brask</div></div>", "Ada Brask");
        check("<p>By Ada Brask</p><p>By the harbour it is quiet.</p>", "Ada Brask");
        check("<p class=hero-author>Read more</p><p class=note_author>Ada van Brask</p>", "Ada van Brask");
        check(
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Brask'>",
            "Ada Brask",
        );
        check("<meta property=og:site_name content='Ada Brask'><meta name=author content='Ada Brask'>", "Ada Brask");
    }

    #[test]
    fn outlets() {
        let check = |html: &str, expected: &str| assert_eq!(shown(html)[1], expected, "{html}");
        check("<meta property=og:site_name content='Norrby Post'>", "Norrby Post");
        check("<p>a", "-");
    }
}
