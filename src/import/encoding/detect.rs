use super::looks;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How bytes are to be read.
pub struct Found {
    pub encoding: &'static Encoding,
    /// The length of the byte order mark.
    pub mark: usize,
    /// UTF-8 with bytes in it that are not.
    pub is_mixed: bool,
}

/// Bytes that a detector sees at most.
const LOOKED_AT: usize = 1 << 20;

/// The strict tests come first: detectors take UTF-16 without a mark, and short UTF-8, for code pages.
pub fn detect(bytes: &[u8], declared: Option<&'static Encoding>) -> Found {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let is_mixed = encoding == UTF_8 && std::str::from_utf8(&bytes[mark..]).is_err();
        return Found { encoding, mark, is_mixed };
    }
    let found = |encoding| Found { encoding, mark: 0, is_mixed: false };
    if let Some(encoding) = utf16(bytes) {
        return found(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return found(UTF_8);
    }
    if is_mostly_utf8(bytes) {
        return Found { encoding: UTF_8, mark: 0, is_mixed: true };
    }
    // A file that declares UTF-8 and is none at all was converted by somebody who left the declaration.
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return found(encoding);
    }
    found(by_letters(&bytes[..bytes.len().min(LOOKED_AT)]))
}

/// UTF-16 without a mark: of letters that Europe writes every second byte is often zero, and never the others.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const FEWEST: usize = 8;
    let start = &bytes[..bytes.len().min(LOOKED_AT) & !1];
    if start.len() < FEWEST || !start.contains(&0) {
        return None;
    }
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
    let encoding = if even.max(odd) < 3 {
        return None;
    } else if odd * 10 >= pairs && even == 0 {
        UTF_16LE
    } else if even * 10 >= pairs && odd == 0 {
        UTF_16BE
    } else {
        return None;
    };
    (!encoding.decode_without_bom_handling(start).1).then_some(encoding)
}

/// Whether outside ASCII the bytes follow the rules of UTF-8 at least as often as they break them: a damaged
/// UTF-8 file still has many valid sequences, and prose in a code page hardly ever has one.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= broken
}

/// Western prose is told by what its signs stand beside; the rest by a detector that knows the languages' letters.
fn by_letters(bytes: &[u8]) -> &'static Encoding {
    let western =
        [WINDOWS_1252, MACINTOSH].map(|encoding| looks::share(&encoding.decode_without_bom_handling(bytes).0));
    // Both have accented letters; the marks must speak for it.
    let better = if western[1] > western[0] + 0.2 { MACINTOSH } else { WINDOWS_1252 };
    let is_western = |share: f64| western[0].max(western[1]) >= share;
    // Nearly all of it fits, in a text that hardly leaves ASCII or is too short for a detector.
    const SHORT: usize = 64;
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if (foreign * 20 < bytes.len() || bytes.len() < SHORT) && is_western(0.9) {
        return better;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == WINDOWS_1252 { better } else { guess }
}

/// UTF-8 with windows-1252 where it breaks, and how often it was read so. What was cut off in the middle of a
/// letter stays a U+FFFD.
pub fn mixed(bytes: &[u8]) -> (Cow<'_, str>, usize) {
    let mut text = String::with_capacity(bytes.len());
    let mut mended = 0;
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        match chunk.invalid() {
            [] => {}
            invalid => {
                let words = WINDOWS_1252.decode_without_bom_handling(invalid).0;
                let before = text.chars().next_back().unwrap_or(' ');
                let after = chunks.peek().and_then(|next| next.valid().chars().next());
                // `E2 80` opens a mark of UTF-8, whatever else it could be.
                if !invalid.starts_with(b"\xE2") && after.is_some_and(|after| looks::fit(before, &words, after)) {
                    text.push_str(&words);
                    mended += 1;
                } else {
                    text.push('\u{fffd}');
                }
            }
        }
    }
    (Cow::Owned(text), mended)
}
