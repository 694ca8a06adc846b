use crate::import::Refusal;
use crate::import::encoding::{Decoded, decode_declared};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// How far into a page its `<meta charset>` is looked for, in bytes.
const LOOKED_AT: usize = 4096;

/// The text of the page: by its byte order mark; else UTF-8 if it is valid UTF-8, whatever it declares; else
/// as declared; else as any text.
pub fn decode<'a>(bytes: &'a [u8], chosen: Option<&str>) -> Result<Decoded<'a>, Refusal> {
    let whole = decode_declared(bytes, chosen, declared(bytes));
    if !matches!(whole, Err(Refusal::Binary(_))) || !bytes.contains(&0) {
        return whole;
    }
    // Browsers read a NUL as a sign that can't be shown, and go on.
    let without: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let Decoded { text, encoding, notes } = decode_declared(&without, chosen, declared(bytes))?;
    Ok(Decoded { text: Cow::Owned(text.into_owned()), encoding, notes })
}

/// The encoding that the page names in its head. A page whose declaration could be read byte by byte is not
/// UTF-16, so that is not believed.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_ascii_lowercase();
    let mut rest = &*start;
    while let Some((_, after)) = rest.split_once("charset") {
        rest = after;
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).next()?;
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            return encoding.is_ascii_compatible().then_some(encoding);
        }
    }
    None
}

/// What the start of `bytes` says, for telling what it is.
pub fn first_kilobyte(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(1024)];
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&start[mark.min(start.len())..]).0.into_owned(),
        None => String::from_utf8_lossy(start).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let check = |bytes: &[u8], part: &str, encoding: &str| {
            let Decoded { text, encoding: name, .. } = decode(bytes, None).unwrap();
            assert!(text.contains(part) && name == encoding, "{text:?} {name}");
        };
        check("<meta charset=latin1>é".as_bytes(), "é", "UTF-8");
        check(b"<meta charset=\"windows-1251\">\xCF", "П", "windows-1251");
        check(b"<meta http-equiv=x content='text/html; charset=iso-8859-2'>\xB1", "ą", "ISO-8859-2");
        check(b"<meta charset=utf-16>\x93a\x94", "“a”", "windows-1252");
        check(b"<meta charset=nonsense>\xE9", "é", "windows-1252");
        check(b"<p>a\0b</p>", "ab", "UTF-8");
        check(b"\xFF\xFE<\0p\0>\0", "<p>", "UTF-16LE");
    }
}
