use crate::import::Refusal;

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

/// Refuses bytes that are no text.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    if is_encrypted(bytes) {
        return Err(Refusal::Encrypted("office document"));
    }
    if bytes.get(257..262).is_some_and(|mark| mark == b"ustar") {
        return Err(Refusal::OtherFormat("an archive (tar)"));
    }
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, name)) => Err(Refusal::OtherFormat(name)),
        None => Ok(()),
    }
}

/// Refuses what was decoded but is no text all the same.
pub fn check_text(text: &str) -> Result<(), Refusal> {
    if text.contains('\0') {
        return Err(Refusal::Binary("NUL bytes"));
    }
    if is_mostly_control(text) {
        return Err(Refusal::Binary("control characters"));
    }
    Ok(())
}

/// A locked .docx is an old office document that holds a part called `EncryptedPackage`.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0") && bytes.windows(name.len()).any(|window| window == name)
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
