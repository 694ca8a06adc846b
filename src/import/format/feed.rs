use super::{Format, Input, html, xml};
use crate::import::normal::normal;
use crate::import::{ImportError, Imported, Refusal, completed, metadata};
use crate::model::{Article, Field, Origin};
use feed_rs::model::Entry;

/// RSS and Atom: each entry that brings its text is an article.
pub(super) const FORMAT: Format =
    Format { extensions: &["rss", "atom", "xml"], is_sure, goes_by_name: true, read, shape: None };

const KIND: &str = "feed";

/// A description with fewer words is a teaser and no text.
const FEWEST_WORDS: usize = 100;

fn is_sure(bytes: &[u8]) -> bool {
    let start = html::first_element(bytes);
    ["<rss", "<feed", "<rdf:rdf"].iter().any(|opening| start.starts_with(opening))
}

fn read(input: &Input) -> Result<Imported, Refusal> {
    // Counts depth, and finds what no reader should see.
    xml::tokens(input.bytes, KIND, |_| {})?;
    if !is_sure(input.bytes) {
        return Err(Refusal::OtherFormat("an XML file that is no feed"));
    }
    // An entry without an identifier gets none; one made up would be another each time.
    let parser = feed_rs::parser::Builder::new().id_generator(|_, _, _| String::new()).build();
    let feed = parser.parse(input.bytes);
    let feed = feed.map_err(|error| Refusal::Damaged(KIND, error.to_string()))?;
    let outlet = feed.title.map(|title| html::text_of(&title.content));
    let mut imported = Imported::default();
    let mut teasers = 0;
    for entry in feed.entries {
        match article(entry, outlet.as_deref(), input.origin) {
            Ok(Some(article)) => imported.articles.push(article),
            Ok(None) => teasers += 1,
            Err(refusal) => imported.problems.push(ImportError::new(refusal, input.path)),
        }
    }
    if teasers > 0 {
        imported.problems.push(ImportError::new(Refusal::ReadingList(teasers), input.path));
    }
    if imported.articles.is_empty() && imported.problems.is_empty() { Err(Refusal::NoText(KIND)) } else { Ok(imported) }
}

/// `None` when the feed holds only a teaser of it.
fn article(entry: Entry, outlet: Option<&str>, origin: &Origin) -> Result<Option<Article>, Refusal> {
    let plain = |html: &str| -> Result<String, Refusal> {
        html::check_shape(html)?;
        Ok(normal(&html::text_of(html)).into_owned())
    };
    let content = entry.content.and_then(|content| content.body).map(|body| plain(&body)).transpose()?;
    let mut origin =
        Origin { encoding: "feed".to_owned(), id: Some(entry.id).filter(|id| !id.is_empty()), ..origin.clone() };
    let text = match content.filter(|text| !text.trim().is_empty()) {
        Some(text) => text,
        None => {
            let Some(summary) = entry.summary else { return Ok(None) };
            let summary = plain(&summary.content)?;
            if summary.split_whitespace().count() < FEWEST_WORDS {
                return Ok(None);
            }
            origin.notes.push("The text is the feed’s description; check that it is the whole article.".to_owned());
            summary
        }
    };
    origin.address = entry.links.into_iter().map(|link| link.href).next();
    let mut article = Article::of(&text, origin);
    let field =
        |value: String| (!value.trim().is_empty()).then(|| Field { value: value.trim().to_owned(), span: None });
    article.headline = entry.title.and_then(|title| field(html::text_of(&title.content)));
    let names: Vec<String> = entry.authors.into_iter().filter_map(|person| person.name).collect();
    article.byline = field(names.join(", "));
    article.outlet = outlet.and_then(|outlet| field(outlet.to_owned()));
    if let Some(published) = entry.published.and_then(|time| metadata::read_date(time.to_rfc3339().get(..10)?)) {
        article.published = Some(published);
        article.origin.dated_by = Some("the feed".to_owned());
    }
    Ok(Some(completed(article)))
}

#[cfg(test)]
mod tests {
    use crate::import::{Imported, read_from};
    use std::path::Path;

    fn read(feed: &str) -> Result<Imported, String> {
        read_from(feed.as_bytes(), Path::new("a.bin")).map_err(|error| error.to_string())
    }

    #[test]
    fn rss_and_atom() {
        let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Norrby Post</title><link>https://norrby.example</link><description>News</description>\
            <item><title>Ferry returns</title><link>https://norrby.example/ferry</link><dc:creator>Ada Brask</dc:creator><pubDate>Tue, 04 May 2021 08:00:00 GMT</pubDate><description>Soon.</description><content:encoded><![CDATA[<p>The ferry waits.</p><p>It sails.</p>]]></content:encoded></item>\
            <item><title>Teaser</title><description>Read more.</description></item></channel></rss>";
        let all = read(rss).unwrap();
        let [article] = &all.articles[..] else { panic!("{all:?}") };
        let value =
            |field: &Option<crate::model::Field>| field.as_ref().map(|field| field.value.clone()).unwrap_or_default();
        assert_eq!(&*article.text, "The ferry waits.\n\nIt sails.");
        assert_eq!(value(&article.headline), "Ferry returns");
        assert_eq!(value(&article.byline), "Ada Brask");
        assert_eq!(value(&article.outlet), "Norrby Post");
        assert_eq!(article.published.unwrap().to_string(), "2021-05-04");
        assert_eq!(article.origin.address.as_deref(), Some("https://norrby.example/ferry"));
        assert!(all.problems[0].to_string().contains("without their texts"), "{:?}", all.problems);
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Norrby Post</title><id>x</id><updated>2021-05-05T00:00:00Z</updated><entry><id>y</id><title>Ferry returns</title><updated>2021-05-05T00:00:00Z</updated><content type=\"html\">&lt;p&gt;The ferry waits.&lt;/p&gt;</content></entry></feed>";
        let article = &read(atom).unwrap().articles[0];
        assert_eq!((&*article.text, article.published), ("The ferry waits.", None));
    }

    #[test]
    fn hostile() {
        let check = |feed: &str, part: &str| {
            let told = match read(feed) {
                Ok(all) => all.problems.iter().map(ToString::to_string).collect::<String>(),
                Err(error) => error,
            };
            assert!(told.contains(part), "{told}");
        };
        check("<rss", "damaged");
        check("<rss></rss>", "feed");
        check(&format!("<rss>{}", "<a>".repeat(100_000)), "512");
        let deep = "&lt;div&gt;".repeat(10_000);
        check(
            &format!("<rss version='2.0'><channel><item><description>{deep}</description></item></channel></rss>"),
            "512",
        );
        let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
        check(&format!("{laughs}<rss version='2.0'><channel><item><title>&b;</title></item></channel></rss>"), "");
    }
}
