use super::blocks;
use serde_json::Value;

/// What the JSON-LD of a page says about its article.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    /// The day of the page around the article, when the article itself gives none.
    pub page_published: Option<String>,
}

/// Objects nested deeper are not looked into.
const DEEPEST: usize = 12;

/// Reads the first article among all objects of `scripts`, wherever it lies.
pub fn read(scripts: &[String]) -> Found {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut objects = Vec::new();
    values.iter().for_each(|value| collect(value, 0, &mut objects));
    let mut found = Found::default();
    let is_article = |value: &&&Value| types(value).any(is_article_type);
    for article in objects.iter().filter(is_article) {
        if found.published.is_some() && found.headline.is_some() {
            break;
        }
        found.headline = found.headline.or_else(|| text(&article["headline"]).or_else(|| text(&article["name"])));
        found.published = found.published.or_else(|| text(&article["datePublished"]));
        if found.authors.is_empty() {
            found.authors = names(&article["author"], &objects);
        }
        found.outlet = found.outlet.or_else(|| names(&article["publisher"], &objects).into_iter().next());
    }
    let page = objects.iter().find(|value| types(value).any(|name| name.ends_with("Page")));
    found.page_published = page.and_then(|page| text(&page["datePublished"]));
    if found.authors.is_empty() {
        found.authors = page.map(|page| names(&page["author"], &objects)).unwrap_or_default();
    }
    let site = || objects.iter().find(|value| types(value).any(|name| name == "WebSite"));
    found.outlet = found.outlet.or_else(|| text(&site()?["name"]));
    found
}

/// Pages write JSON with raw line breaks in strings, in comments, and with a stray comma or semicolon.
fn parse(script: &str) -> Option<Value> {
    let trimmed = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let trimmed = trimmed.trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let trimmed = trimmed.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(trimmed) {
        return Some(value);
    }
    let mut clean: String = trimmed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    for (wrong, right) in [(", }", "}"), (",}", "}"), (", ]", "]"), (",]", "]"), ("\\'", "'")] {
        clean = clean.replace(wrong, right);
    }
    // What follows a whole first value is left out.
    serde_json::Deserializer::from_str(&clean).into_iter().next()?.ok()
}

fn collect<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Value>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, found)),
        Value::Object(fields) => {
            found.push(value);
            fields.values().for_each(|field| collect(field, depth + 1, found));
        }
        _ => {}
    }
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    let own = value["@type"].as_str();
    own.into_iter().chain(value["@type"].as_array().into_iter().flatten().filter_map(Value::as_str))
}

fn is_article_type(name: &str) -> bool {
    let name = name.rsplit(['/', ':']).next().unwrap_or(name);
    name.ends_with("Article") || name.ends_with("BlogPosting") || matches!(name, "Report" | "Review" | "CreativeWork")
}

fn text(value: &Value) -> Option<String> {
    let words = value.as_str().or_else(|| value.as_array()?.first()?.as_str())?;
    let words = if words.contains('&') { blocks::text_of(words) } else { words.to_owned() };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The names of persons or organisations; one that is only referred to is looked up.
fn names(value: &Value, objects: &[&Value]) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| names(item, objects)).collect(),
        Value::Object(_) => match text(&value["name"]) {
            Some(name) => vec![name],
            None => {
                let id = value["@id"].as_str();
                let same = |other: &&&Value| id.is_some() && other["@id"].as_str() == id && !other["name"].is_null();
                objects.iter().find(same).and_then(|other| text(&other["name"])).into_iter().collect()
            }
        },
        _ => text(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &str) {
        let found = read(&[script.to_owned()]);
        let or = |field: Option<String>| field.unwrap_or("-".to_owned());
        let shown = [or(found.headline), or(found.published), found.authors.join("+"), or(found.outlet)].join(" | ");
        assert_eq!(shown, expected, "{script}");
    }

    #[test]
    fn articles() {
        check(
            r#"{"@type":"NewsArticle","headline":"Harbour &amp; ferry","datePublished":"2021-05-04T09:00","author":{"name":"Ada Brask"},"publisher":{"name":"Norrby Post"}}"#,
            "Harbour & ferry | 2021-05-04T09:00 | Ada Brask | Norrby Post",
        );
        check(
            r#"{"@graph":[{"@type":"WebSite","name":"Norrby Post"},{"@type":["Article"],"headline":"H","author":{"@id":"x"}},{"@type":"Person","@id":"x","name":"Ada Brask"}]}"#,
            "H | - | Ada Brask | Norrby Post",
        );
        check(
            "{\"@type\":\"BlogPosting\",\"headline\":\"a\nb\",\"author\":[\"A B\",\"C D\"],}",
            "a b | - | A B+C D | -",
        );
        check(r#"{"@type":"Product","name":"Ferry"}"#, "- | - |  | -");
    }

    #[test]
    fn hostile() {
        for script in ["", "{", "[[[[", "null", "1", &"[".repeat(100_000), &"{\"a\":".repeat(100_000)] {
            check(script, "- | - |  | -");
        }
    }
}
