use crate::import::Refusal;
use crate::import::limits::MAX_DEPTH;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What an XML file consists of, with names without their prefix.
#[derive(Debug, PartialEq)]
pub enum Token {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Hands the tokens of `xml` to `take`. Only the five entities of XML and numbers are resolved: nothing that
/// the file defines itself grows, and nothing outside is read.
///
/// A damaged file is read as far as it goes when it gave something; `kind` names it in refusals.
pub fn tokens(xml: &[u8], kind: &'static str, mut take: impl FnMut(Token)) -> Result<(), Refusal> {
    let (decoded, _, _) =
        encoding_rs::Encoding::for_bom(xml).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding).decode(xml);
    let mut reader = Reader::from_str(&decoded);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| Refusal::Damaged(kind, error.to_string()))? {
            Event::Eof => return Ok(()),
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Refusal::TooDeep("more than 512 elements in each other"));
                }
                take(Token::Open(local(start.local_name().as_ref()), attributes(&start)));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Token::Close(local(end.local_name().as_ref())));
            }
            Event::Text(text) => take(Token::Text(text.decode().unwrap_or_default().replace("\r\n", "\n"))),
            Event::CData(text) => take(Token::Text(text.decode().unwrap_or_default().into_owned())),
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap_or_default().into_owned();
                let named = quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                let number = || reference.resolve_char_ref().ok().flatten().map(String::from);
                take(Token::Text(named.or_else(number).unwrap_or_default()));
            }
            _ => {}
        }
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn attributes(start: &BytesStart) -> Vec<(String, String)> {
    // Without checks: those compare each attribute with each.
    let mut all = start.attributes();
    let attributes = all.with_checks(false).take(64).flatten();
    let value = |attribute: &quick_xml::events::attributes::Attribute| {
        String::from_utf8_lossy(&attribute.value).replace("&amp;", "&").replace("&quot;", "\"")
    };
    attributes.map(|attribute| (local(attribute.key.local_name().as_ref()), value(&attribute))).collect()
}

/// The value of the attribute `name`.
pub fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, String> {
        let mut text = String::new();
        let take = |token| {
            if let Token::Text(words) = token {
                text.push_str(&words);
            }
        };
        tokens(xml.as_bytes(), "document", take).map_err(|refusal| refusal.to_string())?;
        Ok(text)
    }

    #[test]
    fn entities_do_not_grow() {
        assert_eq!(text("<a>a&amp;b&#8220;&#x201d;</a>").unwrap(), "a&b“”");
        let laughs =
            "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        assert_eq!(text(&format!("{laughs}<a>x&b;&c;y</a>")).unwrap(), "xy");
    }

    #[test]
    fn hostile() {
        assert!(text(&"<a>".repeat(100_000)).unwrap_err().contains("512"));
        assert_eq!(text("").unwrap(), "");
        assert_eq!(text(&"</a>".repeat(1_000)).unwrap(), "");
        assert!(text("<a").is_err());
    }
}
