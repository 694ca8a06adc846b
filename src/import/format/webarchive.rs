use super::{Format, Input, html};
use crate::import::{Imported, Refusal};
use crate::model::Origin;
use plist::Value;
use std::io::Cursor;

/// A page as Safari saves it: a property list with the page and what it shows.
pub(super) const FORMAT: Format = Format {
    extensions: &["webarchive"],
    is_sure: |bytes| bytes.starts_with(b"bplist"),
    goes_by_name: false,
    read,
    shape: None,
};

const KIND: &str = "web archive";

fn read(input: &Input) -> Result<Imported, Refusal> {
    let value =
        Value::from_reader(Cursor::new(input.bytes)).map_err(|error| Refusal::Damaged(KIND, error.to_string()))?;
    let main = value.as_dictionary().and_then(|archive| archive.get("WebMainResource")?.as_dictionary());
    let main = main.ok_or(Refusal::NoText(KIND))?;
    let text = |key| main.get(key).and_then(Value::as_string);
    let data = main.get("WebResourceData").and_then(Value::as_data).ok_or(Refusal::NoText(KIND))?;
    let encoding =
        text("WebResourceTextEncodingName").and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    let page = encoding.unwrap_or(encoding_rs::UTF_8).decode(data).0;
    let address = text("WebResourceURL").map(str::to_owned);
    let origin = Origin { encoding: "Safari web archive".to_owned(), address, ..input.origin.clone() };
    html::article(&page, origin).map(Imported::from)
}

#[cfg(test)]
mod tests {
    use crate::import::read_from;
    use plist::{Dictionary, Value};
    use std::path::Path;

    #[test]
    fn the_page_inside() {
        let prose = "<p>The ferry between Norrby and the islands will sail again in June, the harbour master said.</p>"
            .repeat(6);
        let page =
            format!("<html><head><title>Ferry returns</title></head><body><article>{prose}</article></body></html>");
        let mut main = Dictionary::new();
        main.insert("WebResourceData".into(), Value::Data(page.into_bytes()));
        main.insert("WebResourceURL".into(), Value::String("https://norrby.example/ferry".into()));
        main.insert("WebResourceTextEncodingName".into(), Value::String("UTF-8".into()));
        let mut archive = Dictionary::new();
        archive.insert("WebMainResource".into(), Value::Dictionary(main));
        let mut bytes = Vec::new();
        Value::Dictionary(archive).to_writer_binary(&mut bytes).unwrap();
        let all = read_from(&bytes[..], Path::new("a.bin")).unwrap().articles;
        assert!(all[0].text.contains("harbour master said."));
        assert_eq!(all[0].origin.address.as_deref(), Some("https://norrby.example/ferry"));
        for end in [8, bytes.len() / 2, bytes.len() - 1] {
            assert!(read_from(&bytes[..end], Path::new("a.bin")).is_err(), "{end}");
        }
    }
}
