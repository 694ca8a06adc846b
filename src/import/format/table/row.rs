use super::{Columns, Record, Role};
use crate::import::format::html;
use crate::import::normal::normal;
use crate::import::{Refusal, completed, metadata};
use crate::model::{Article, Edtf, Field, Origin};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Why a row gives no article.
pub enum NoArticle {
    /// `is_entry`: it names an article all the same, by its headline or its address.
    NoText { is_entry: bool },
    /// Its text is HTML that is refused.
    Html(Refusal),
}

/// The article of a row.
pub fn article(record: Record, columns: &Columns, origin: &Origin) -> Result<Article, NoArticle> {
    let mut best: [Option<(usize, String, String)>; Role::ALL.len()] = Default::default();
    for (name, words) in record.cells {
        let Some((role, rank)) = columns.role(&name).filter(|_| !words.trim().is_empty()) else { continue };
        let place = &mut best[role as usize];
        if place.as_ref().is_none_or(|(other, ..)| rank < *other) {
            *place = Some((rank, name, words));
        }
    }
    let mut take = |role: Role| best[role as usize].take().map(|(_, name, words)| (name, words));
    let mut value = |role| take(role).map(|(_, words)| words.split_whitespace().collect::<Vec<_>>().join(" "));
    let (headline, outlet, address, id) =
        (value(Role::Headline), value(Role::Outlet), value(Role::Address), value(Role::Id));
    let is_entry = headline.is_some() || address.is_some();
    let text = take(Role::Text).map(|(_, words)| plain(words)).transpose().map_err(NoArticle::Html)?;
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Err(NoArticle::NoText { is_entry }) };
    let mut origin = Origin { id, address, ..origin.clone() };
    if is_cut(&text) {
        origin.notes.push("The table holds only the start of this text; open the page for the rest.".to_owned());
    }
    let mut article = Article::of(&text, origin);
    let field = |value: String| Field { value, span: None };
    article.headline = headline.map(field);
    article.outlet = outlet.map(field);
    article.byline = take(Role::Byline).and_then(|(_, words)| names(&words)).map(field);
    if let Some((name, words)) = take(Role::Published) {
        article.published = published(words.trim());
        if article.published.is_some() {
            article.origin.dated_by = Some(format!("the column “{name}”"));
        } else {
            article.origin.notes.push(format!("The published date “{}” can't be read.", words.trim()));
        }
    }
    Ok(completed(article))
}

/// HTML as a reader sees it; other text as it stands, lines of a list as paragraphs.
fn plain(words: String) -> Result<String, Refusal> {
    const TAGS: &[&str] = &["<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "<div", "</div>"];
    if TAGS.iter().any(|tag| words.contains(tag)) {
        html::check_shape(&words)?;
        return Ok(normal(&html::text_of(&words)).into_owned());
    }
    Ok(normal(&words).into_owned())
}

/// `Ada Brask`, one a line, in a list as some programs print it (`['Ada Brask']`), or last name first.
fn names(words: &str) -> Option<String> {
    let listed = words.trim().strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let parts: Vec<String> = match listed {
        Some(inner) => inner.split(',').map(|name| name.trim_matches([' ', '\'', '"']).to_owned()).collect(),
        None => words.split(['\n', ';', '|']).map(first_name_first).collect(),
    };
    let parts: Vec<String> = parts.into_iter().filter(|name| !name.is_empty()).collect();
    let joined = parts.join(", ");
    let bare =
        joined.get(..3).filter(|label| label.eq_ignore_ascii_case("by ")).map_or(&*joined, |_| joined[3..].trim());
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// `Brask, Ada` → `Ada Brask`; a list of full names stays one.
fn first_name_first(name: &str) -> String {
    let name = name.trim();
    match name.split_once(", ") {
        Some((last, first)) if !last.contains(' ') && !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

/// A day in words or numbers, or seconds (thousandths of seconds) since 1970.
fn published(words: &str) -> Option<Edtf> {
    let is_number = words.bytes().all(|byte| byte.is_ascii_digit());
    match words.len() {
        10 | 13 if is_number => {
            let seconds: i64 = words[..10].parse().ok()?;
            let day = Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date();
            metadata::read_date(&day.to_string())
        }
        _ => metadata::read_date(words).or_else(|| metadata::find_date(words)),
    }
}

/// `… [+1234 chars]`: some services give only the start.
fn is_cut(text: &str) -> bool {
    let rest = text.trim_end().strip_suffix(" chars]").and_then(|text| text.rsplit_once("[+"));
    rest.is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        let check =
            |words: &str, expected: &str| assert_eq!(names(words).as_deref().unwrap_or("-"), expected, "{words}");
        check("['Ada Brask', 'Piet Oduya']", "Ada Brask, Piet Oduya");
        check("Brask, Ada; Oduya, Piet", "Ada Brask, Piet Oduya");
        check("Ada Brask, Piet Oduya", "Ada Brask, Piet Oduya");
        check("By Ada Brask\nPiet Oduya", "Ada Brask, Piet Oduya");
        check("[]", "-");
    }

    #[test]
    fn days() {
        let check = |words: &str, expected: &str| {
            assert_eq!(published(words).map_or("-".to_owned(), |day| day.to_string()), expected, "{words}");
        };
        check("2021-05-04 08:00:00+00:00", "2021-05-04");
        check("2021-05-04T08:00:00Z", "2021-05-04");
        check("Tue, 04 May 2021 08:00:00 GMT", "2021-05-04");
        check("1620108000", "2021-05-04");
        check("1620108000000", "2021-05-04");
        check("2021", "2021");
        check("soon", "-");
    }

    #[test]
    fn texts() {
        assert_eq!(plain("<p>A &amp; b</p><p>c</p>".to_owned()).unwrap(), "A & b\n\nc");
        assert_eq!(plain("2 < 3".to_owned()).unwrap(), "2 < 3");
        assert!(plain("<div>".repeat(1_000)).is_err());
        assert!(is_cut("The ferry… [+1234 chars]") && !is_cut("The ferry [+ chars]"));
    }
}
