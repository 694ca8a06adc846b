use crate::import::Refusal;
use crate::import::limits::{MAX_ATTRIBUTES, MAX_DEPTH};
use std::borrow::Cow;

/// Elements without an end of their own.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr",
];

/// Elements whose end tag may be missing and that end where the next of their kind starts.
const SELF_ENDING: &[&str] =
    &["p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "rp", "rt"];

/// Elements that hold no elements.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noframes", "xmp", "iframe", "noembed"];

/// The page without pictures that are written into it, which only cost time; refused when it is nested so
/// deeply or has so many attributes that building a tree of it would never end. Nothing is built for that.
pub fn checked(html: &str) -> Result<Cow<'_, str>, Refusal> {
    check(html)?;
    Ok(without_data(html))
}

/// Refuses a page that no tree should be built of.
pub fn check(html: &str) -> Result<(), Refusal> {
    let bytes = html.as_bytes();
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(start) = find(bytes, b'<', at) {
        at = start + 1;
        if html[at..].starts_with("!--") {
            at = html[at..].find("-->").map_or(bytes.len(), |end| at + end + 3);
            continue;
        }
        let closes = bytes.get(at) == Some(&b'/');
        let from = at + usize::from(closes);
        let length = bytes[from..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')).count();
        if length == 0 || !bytes[from].is_ascii_alphabetic() {
            continue;
        }
        let name = &html[from..from + length];
        let (end, attributes) = tag_end(bytes, from + length);
        if attributes > MAX_ATTRIBUTES {
            return Err(Refusal::TooDeep("thousands of attributes in one tag"));
        }
        let closes_itself = end > 1 && bytes.get(end - 2) == Some(&b'/');
        at = end;
        if is_in(VOID, name) || is_in(SELF_ENDING, name) {
            continue;
        }
        if closes {
            if let Some(level) = open.iter().rposition(|other| other.eq_ignore_ascii_case(name)) {
                open.truncate(level);
            }
        } else if is_in(RAW, name) {
            at = raw_end(html, at, name);
        } else if !(closes_itself && is_foreign(&open, name)) {
            open.push(name);
            if open.len() > MAX_DEPTH {
                return Err(Refusal::TooDeep("more than 512 elements in each other"));
            }
        }
    }
    Ok(())
}

/// Where the tag ends that goes on at `at`, and how many attributes it seems to have.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut attributes = 0;
    let mut quote = None;
    let mut after_space = false;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match (quote, byte) {
            (Some(mark), _) if mark == byte => {
                quote = None;
                after_space = true;
            }
            (Some(_), _) => {}
            (None, b'>') => break,
            (None, b'"' | b'\'') if bytes[..at - 1].last() == Some(&b'=') => quote = Some(byte),
            (None, b' ' | b'\t' | b'\n' | b'/' | b'\'' | b'"') => after_space = true,
            (None, _) => {
                attributes += usize::from(after_space);
                after_space = false;
            }
        }
    }
    (at, attributes)
}

fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(start) = find(bytes, b'<', at) {
        let rest = &bytes[start + 1..];
        if rest.first() == Some(&b'/')
            && rest.get(1..=name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        {
            return start;
        }
        at = start + 1;
    }
    bytes.len()
}

/// Whether `<name/>` has no content here: HTML does not know that, drawings and formulas do.
fn is_foreign(open: &[&str], name: &str) -> bool {
    const HTML: &[&str] = &[
        "a",
        "b",
        "big",
        "blockquote",
        "body",
        "center",
        "code",
        "div",
        "dl",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "i",
        "menu",
        "nobr",
        "ol",
        "pre",
        "ruby",
        "s",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tt",
        "u",
        "ul",
        "var",
    ];
    let is_drawing = |name: &&str| name.eq_ignore_ascii_case("svg") || name.eq_ignore_ascii_case("math");
    is_drawing(&name) || (!is_in(HTML, name) && open.iter().any(is_drawing))
}

fn is_in(names: &[&str], name: &str) -> bool {
    names.iter().any(|other| other.eq_ignore_ascii_case(name))
}

fn find(bytes: &[u8], wanted: u8, from: usize) -> Option<usize> {
    bytes[from..].iter().position(|byte| *byte == wanted).map(|at| from + at)
}

/// `html` with `data:…;base64,…` emptied.
fn without_data(html: &str) -> Cow<'_, str> {
    const MARK: &str = ";base64,";
    if !html.contains(MARK) {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len() / 4);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(MARK) {
        kept.push_str(before);
        kept.push_str(MARK);
        let end = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'%'));
        rest = &after[end.count()..];
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_pages_pass() {
        for html in [
            "",
            "a < b",
            "<p>a".repeat(10_000).as_str(),
            "<ul><li>a<li>b</ul>".repeat(1_000).as_str(),
            "<br><img src=a><input>".repeat(1_000).as_str(),
            "<div><span>a</span></div>".repeat(1_000).as_str(),
            &format!("<svg>{}</svg>", "<path d='M1'/>".repeat(1_000)),
            &format!("<script>{}</script>", "'<div>'".repeat(1_000)),
            &format!("<!-- {} -->", "<div>".repeat(1_000)),
            &format!("<table>{}</table>", "<tr><td>a<td>b".repeat(1_000)),
        ] {
            assert!(check(html).is_ok(), "{}", &html[..html.len().min(60)]);
        }
    }

    #[test]
    fn hostile_pages_are_refused_before_a_tree_is_built() {
        for html in [
            "<div>".repeat(100_000),
            "<div></p>".repeat(1_000),
            "<div/>".repeat(1_000),
            "<b><p>".repeat(1_000),
            "<svg><div/>".repeat(600),
            format!("<p {}>", "a=1 ".repeat(1_000_000)),
            format!("<p {}>", "a ".repeat(10_000)),
            format!("<p {}>", "a=''".repeat(10_000)),
        ] {
            assert!(check(&html).is_err(), "{}", &html[..60]);
        }
    }

    #[test]
    fn pictures_in_the_page_are_left_out() {
        let page = format!("<img src=\"data:image/png;base64,{}\"><p>a", "QUJD".repeat(100_000));
        assert_eq!(checked(&page).unwrap(), "<img src=\"data:image/png;base64,\"><p>a");
    }
}
