use super::Refusal;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// What the first bytes of well-known formats are, and what a person calls such a file.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\xD0\xCF\x11\xE0", "an old office document (such as .doc)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"\x1F\x8B", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xFD7zXZ", "a compressed file (xz)"),
    (b"\x28\xB5\x2F\xFD", "a compressed file (zstd)"),
    (b"7z\xBC\xAF", "a compressed file (7z)"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database (SQLite)"),
];

/// The text of `bytes` with its line ends made LF, and the name of its encoding.
///
/// UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252. Bytes that are wrong in a
/// Unicode encoding become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), Refusal> {
    if is_encrypted(bytes) {
        return Err(Refusal::Encrypted("office document"));
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Refusal::OtherFormat(name));
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (without_mark(bytes), 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if text.contains('\0') {
        return Err(Refusal::Binary("NUL bytes"));
    }
    if is_mostly_control(&text) {
        return Err(Refusal::Binary("control characters"));
    }
    Ok((with_line_feeds(text), encoding.name()))
}

/// A locked .docx is an old office document that holds a part called `EncryptedPackage`.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0") && bytes.windows(name.len()).any(|window| window == name)
}

/// UTF-8 unless the bytes break its rules more often than they follow them outside ASCII: a damaged UTF-8
/// file still has many valid sequences, and Windows-1252 prose hardly ever has one.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut valid = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if broken > valid { WINDOWS_1252 } else { UTF_8 }
}

/// More than one control character in fifty near the start: a text has none but the few that lay it out.
fn is_mostly_control(text: &str) -> bool {
    const LOOKED_AT: usize = 100_000;
    let is_layout = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let (mut all, mut control) = (0, 0);
    for c in text.chars().take(LOOKED_AT) {
        all += 1;
        control += usize::from(c.is_control() && !is_layout(c));
    }
    control * 50 > all
}

fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        assert_eq!(decode(bytes).unwrap(), (text.into(), encoding), "{bytes:?}");
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once('\u{feff}')
            .chain(text.chars())
            .flat_map(|c| c.to_string().encode_utf16().collect::<Vec<_>>())
            .flat_map(order)
            .collect()
    }

    #[test]
    fn encodings() {
        check("Né “a” 𝄞".as_bytes(), "Né “a” 𝄞", "UTF-8");
        check(b"\xEF\xBB\xBFN\xC3\xA9", "Né", "UTF-8");
        check(&utf16("Né 𝄞", u16::to_le_bytes), "Né 𝄞", "UTF-16LE");
        check(&utf16("Né 𝄞", u16::to_be_bytes), "Né 𝄞", "UTF-16BE");
        check(b"N\xE9 \x93a\x94 \x96 \x80", "Né “a” – €", "windows-1252");
        check(b"", "", "UTF-8");
    }

    #[test]
    fn damaged_unicode_keeps_what_is_whole() {
        check(b"\xC3\xA9\xC3\xA9 a\xC3", "éé a\u{fffd}", "UTF-8");
        check(b"\xFF\xFEa\0b", "a\u{fffd}", "UTF-16LE");
        check(b"\xFF\xFEa\0\x00\xD8b\0", "a\u{fffd}b", "UTF-16LE");
        check(b"\xEF\xBB\xBFa\xE9b", "a\u{fffd}b", "UTF-8");
    }

    #[test]
    fn line_ends() {
        check(b"a\r\nb\rc\n\r\n", "a\nb\nc\n\n", "UTF-8");
        check(&utf16("a\r\nb", u16::to_be_bytes), "a\nb", "UTF-16BE");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let check = |bytes: &[u8], part: &str| {
            let refusal = decode(bytes).unwrap_err().to_string();
            assert!(refusal.contains(part), "{bytes:?}: {refusal}");
        };
        check(b"\xD0\xCF\x11\xE0", "old office document (such as .doc), which can't be read; save it as .docx");
        check(b"\x89PNG\r\n\x1A\n", "picture");
        check(b"a\0b", "NUL");
        check(&utf16("a\0b", u16::to_le_bytes), "NUL");
        check(b"a\x01\x02\x03", "control");
        check(b"\x81\x8D\x8F\x90\x9Dabc", "control");
    }
}
