use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// With fewer such letters a text is not called encoded twice: `Â©` can be meant.
pub const FEWEST: usize = 2;

/// The byte that windows-1252 writes a sign outside ASCII with.
static BYTES: LazyLock<HashMap<char, u8>> = LazyLock::new(|| {
    (0x80..=0xff)
        .filter_map(|byte| Some((WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?, byte)))
        .collect()
});

/// `text` with the letters made whole that were encoded twice (`Ã©` → `é`), and how many these are.
pub fn mended(text: &str) -> (Cow<'_, str>, usize) {
    // Each of them opens with one of these: the bytes that open a letter of two, three or four bytes.
    if !text.contains(|c| ('\u{c2}'..='\u{f4}').contains(&c)) {
        return (Cow::Borrowed(text), 0);
    }
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut run: Vec<u8> = Vec::new();
    let mut flush = |run: &mut Vec<u8>, out: &mut String| {
        for chunk in run.utf8_chunks() {
            count += chunk.valid().chars().count();
            out.push_str(chunk.valid());
            out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
        run.clear();
    };
    for c in text.chars() {
        match BYTES.get(&c) {
            Some(byte) => run.push(*byte),
            None => {
                flush(&mut run, &mut out);
                out.push(c);
            }
        }
    }
    flush(&mut run, &mut out);
    (Cow::Owned(out), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters() {
        let check =
            |text: &str, expected: &str, count: usize| assert_eq!(mended(text), (expected.into(), count), "{text}");
        check("cafÃ© â€œyesâ€\u{9d}", "café “yes”", 3);
        check("café “yes” – Å", "café “yes” – Å", 0);
        check("Â£3 and café", "£3 and café", 1);
    }
}
