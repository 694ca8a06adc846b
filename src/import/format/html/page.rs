use super::json_ld;
use dom_query::{Document, NodeRef};

/// What the head of a page says about it.
pub struct Page<'a> {
    pub document: &'a Document,
    /// Name (`name`, `property` or `itemprop`, lower case) and content of the meta elements, in page order.
    meta: Vec<(String, String)>,
    pub data: json_ld::Found,
    /// The language that the page declares, in lower case: `en-us`.
    pub language: String,
}

impl<'a> Page<'a> {
    pub fn of(document: &'a Document) -> Self {
        let mut meta = Vec::new();
        for element in document.select("meta[content]").iter() {
            let content = element.attr_or("content", "").trim().to_owned();
            let names = ["property", "name", "itemprop"].into_iter().filter_map(|key| element.attr(key));
            for name in names.filter(|_| !content.is_empty()) {
                meta.extend(name.to_lowercase().split_whitespace().map(|name| (name.to_owned(), content.clone())));
            }
        }
        let scripts: Vec<String> =
            document.select("script[type*=\"ld+json\"]").iter().map(|script| script.text().to_string()).collect();
        let language = document.select("html[lang]").attr_or("lang", "").to_lowercase();
        Page { document, meta, data: json_ld::read(&scripts), language }
    }

    /// The contents of the meta elements called one of `names`, in the order of `names`.
    pub fn meta<'b>(&'b self, names: &'b [&str]) -> impl Iterator<Item = &'b str> {
        names.iter().flat_map(|name| self.meta.iter().filter(move |(n, _)| n == name)).map(|(_, c)| c.as_str())
    }

    /// The contents of the meta elements whose names, in letters and digits alone, are wanted.
    pub fn meta_like(&self, is_wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
        let bare = |name: &str| -> String { name.chars().filter(char::is_ascii_alphanumeric).collect() };
        self.meta.iter().filter(move |(name, _)| is_wanted(&bare(name))).map(|(_, content)| content.as_str())
    }

    /// The address that the page gives as its own.
    pub fn address(&self) -> Option<String> {
        let link = self.document.select("link[rel=canonical]").attr("href").map(|href| href.to_string());
        let is_address = |text: &String| text.starts_with("https://") || text.starts_with("http://");
        link.filter(is_address).or_else(|| self.meta(&["og:url", "twitter:url"]).map(str::to_owned).find(is_address))
    }

    /// The elements that match `selector`, in page order.
    pub fn all(&self, selector: &str) -> Vec<NodeRef<'a>> {
        self.document.select(selector).nodes().to_vec()
    }

    /// The words of the title element.
    pub fn title(&self) -> String {
        self.document.select_single("title").text().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
