//! Bytes → text. What an encoding is, its byte order mark says, then strict tests for Unicode, then what the
//! file declares, then how the letters look.

mod detect;
mod looks;
mod refused;
mod twice;

use super::Refusal;
use super::normal::normal;
use detect::Found;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// Of letters that were written as UTF-8, read as Windows-1252 and written as UTF-8 again.
const TWICE: &str = "UTF-8, encoded twice";

/// The names of the encodings in which a file can be read by choice; [`super::Options::encoding`] takes one.
pub fn encodings() -> &'static [&'static str] {
    &[
        "UTF-8",
        "windows-1252",
        "macintosh",
        TWICE,
        "UTF-16LE",
        "UTF-16BE",
        "windows-1250",
        "ISO-8859-2",
        "windows-1251",
        "KOI8-R",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "windows-1257",
        "Shift_JIS",
        "EUC-JP",
        "EUC-KR",
        "GBK",
        "gb18030",
        "Big5",
    ]
}

/// A text and how it was read.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// For [`crate::model::Origin::encoding`].
    pub encoding: String,
    /// What a person should look at, in sentences.
    pub notes: Vec<String>,
}

/// The text of `bytes`, normalised by [`normal`]. `chosen` is one of [`encodings`].
pub(super) fn decode<'a>(bytes: &'a [u8], chosen: Option<&str>) -> Result<Decoded<'a>, Refusal> {
    decode_declared(bytes, chosen, None)
}

/// The same for a file that may declare its encoding.
pub(super) fn decode_declared<'a>(
    bytes: &'a [u8],
    chosen: Option<&str>,
    declared: Option<&'static Encoding>,
) -> Result<Decoded<'a>, Refusal> {
    refused::check(bytes)?;
    let mut decoded = match chosen {
        Some(TWICE) => {
            let inner = read(bytes, None, declared);
            let text = twice::mended(&inner.text).0.into_owned().into();
            Decoded { text, encoding: TWICE.to_owned(), notes: Vec::new() }
        }
        Some(label) => read(bytes, Encoding::for_label(label.as_bytes()), None),
        None => {
            let mut decoded = read(bytes, None, declared);
            if twice::mended(&decoded.text).1 >= twice::FEWEST {
                decoded.notes.push(format!("Its letters seem to be encoded twice; read it again as “{TWICE}”."));
            }
            decoded
        }
    };
    refused::check_text(&decoded.text)?;
    if let Cow::Owned(text) = normal(&decoded.text) {
        decoded.text = Cow::Owned(text);
    }
    Ok(decoded)
}

fn read<'a>(bytes: &'a [u8], chosen: Option<&'static Encoding>, declared: Option<&'static Encoding>) -> Decoded<'a> {
    let found = match chosen {
        Some(encoding) => {
            let mark = Encoding::for_bom(bytes).filter(|(marked, _)| *marked == encoding).map_or(0, |(_, mark)| mark);
            Found { encoding, mark, is_mixed: false }
        }
        None => detect::detect(bytes, declared),
    };
    let rest = &bytes[found.mark..];
    if found.is_mixed {
        let (text, mended) = detect::mixed(rest);
        if mended > 0 {
            let note = "Some of its letters are UTF-8 and others windows-1252; check the signs outside ASCII.";
            return Decoded { text, encoding: "UTF-8 and windows-1252".to_owned(), notes: vec![note.to_owned()] };
        }
        return Decoded { text, encoding: "UTF-8".to_owned(), notes: damaged() };
    }
    let (text, had_errors) = found.encoding.decode_without_bom_handling(rest);
    let notes = if had_errors { damaged() } else { Vec::new() };
    Decoded { text, encoding: found.encoding.name().to_owned(), notes }
}

fn damaged() -> Vec<String> {
    vec![
        "Some of its bytes are no letters and are shown as \u{fffd}; try to read it again in another encoding."
            .to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let found = decode(bytes, None).unwrap();
        assert_eq!((&*found.text, found.encoding.as_str()), (text, encoding), "{bytes:?}");
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    const PROSE: &str = "“We won’t wait,” said Ada Brask at the café – and André left. The naïve crew had paid £30.";

    #[test]
    fn encodings_that_are_found() {
        check("Né “a” 𝄞".as_bytes(), "Né “a” 𝄞", "UTF-8");
        check(b"\xEF\xBB\xBFN\xC3\xA9", "Né", "UTF-8");
        check(b"", "", "UTF-8");
        for (order, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")] {
            check(&utf16("\u{feff}Né 𝄞", order), "Né 𝄞", name);
            check(&utf16(PROSE, order), PROSE, name);
        }
        check(b"N\xE9 \x93a\x94 \x96 \x80", "Né “a” – €", "windows-1252");
        for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::MACINTOSH] {
            check(&encoding.encode(PROSE).0, PROSE, encoding.name());
        }
        let russian = "Паром останется в гавани, сказала Ада Браск во вторник утром.";
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, russian, "windows-1251");
        let polish = "Prom zostanie w porcie, powiedziała wczoraj kapitan. Żeglarze są źli, ale łódź płynie dalej.";
        check(&encoding_rs::ISO_8859_2.encode(polish).0, polish, "ISO-8859-2");
    }

    #[test]
    fn damaged_unicode_keeps_what_is_whole() {
        check(b"\xC3\xA9\xC3\xA9 a\xC3", "éé a\u{fffd}", "UTF-8");
        check(b"\xFF\xFEa\0b", "a\u{fffd}", "UTF-16LE");
        check(b"\xFF\xFEa\0\x00\xD8b\0", "a\u{fffd}b", "UTF-16LE");
        assert_eq!(decode(b"\xC3\xA9\xC3\xA9 a\xC3", None).unwrap().notes.len(), 1);
    }

    #[test]
    fn a_file_of_two_encodings() {
        let mixed = [PROSE.as_bytes(), b" \x93Caf\xE9\x94, it\x92s"].concat();
        check(&mixed, &format!("{PROSE} “Café”, it’s"), "UTF-8 and windows-1252");
        assert_eq!(decode(&mixed, None).unwrap().notes.len(), 1);
    }

    #[test]
    fn encoded_twice() {
        let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(PROSE.as_bytes()).0.into_owned();
        let found = decode(twice.as_bytes(), None).unwrap();
        assert!(found.text == twice && found.notes[0].contains(TWICE), "{found:?}");
        let mended = decode(twice.as_bytes(), Some(TWICE)).unwrap();
        assert_eq!((&*mended.text, mended.encoding.as_str()), (PROSE, TWICE));
        assert!(decode(PROSE.as_bytes(), None).unwrap().notes.is_empty());
    }

    #[test]
    fn a_chosen_encoding() {
        for name in encodings() {
            let found = decode(b"plain words", Some(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
            assert!(found.encoding == *name || name.starts_with("ISO-"), "{name} {found:?}");
        }
        assert_eq!(decode(b"\xC3\xA9", Some("windows-1252")).unwrap().text, "Ã©");
        assert_eq!(decode(b"\xEF\xBB\xBFa", Some("UTF-8")).unwrap().text, "a");
    }

    #[test]
    fn line_ends() {
        check(b"a\r\nb\rc\n\r\n", "a\nb\nc\n\n", "UTF-8");
        check(&utf16("\u{feff}a\r\nb", u16::to_be_bytes), "a\nb", "UTF-16BE");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let check = |bytes: &[u8], part: &str| {
            let refusal = decode(bytes, None).unwrap_err().to_string();
            assert!(refusal.contains(part), "{bytes:?}: {refusal}");
        };
        check(b"\xD0\xCF\x11\xE0", "old office document (such as .doc), which can't be read; save it as .docx");
        check(b"\x89PNG\r\n\x1A\n", "picture");
        check(b"a\0b", "NUL");
        check(&utf16("\u{feff}a\0b", u16::to_le_bytes), "NUL");
        check(b"a\x01\x02\x03", "control");
    }
}
