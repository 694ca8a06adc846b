//! Files as they come: the importer refuses what it cannot read and never panics.

use crate::{stages, texts};
use claimline::import::read_from;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::path::Path;

const NAMES: &[&str] = &[
    "a.txt", "a.md", "a.html", "a.htm", "a.json", "a.jsonl", "a.csv", "a.eml", "a.docx", "a.rtf", "a.pdf", "a.zip",
    "a.mht", "a", "é.TXT",
];

/// Reads `bytes` as the file `name` and runs every stage on what is in it.
pub fn check(name: &str, bytes: &[u8]) -> Result<(), String> {
    let Ok(articles) = read_from(bytes, Path::new(name)) else { return Ok(()) };
    for article in &articles.articles {
        if article.text.contains("\r\n") {
            return Err("a line end was kept as CRLF".into());
        }
        stages::check_article(article)?;
    }
    if read_from(bytes, Path::new(name)).ok().map(|read| read.articles).as_ref() != Some(&articles.articles) {
        return Err("a second reading gives something else".into());
    }
    Ok(())
}

pub fn any_file() -> impl Strategy<Value = (String, Vec<u8>)> {
    let bytes = prop_oneof![
        vec(any::<u8>(), 0..300),
        // Mostly letters, with bytes of broken UTF-8 and of other encodings.
        vec(
            prop_oneof![8 => b' '..=b'~', 1 => any::<u8>(), 1 => select(&b"\r\n\t\0\x80\x93\x94\xc3\xe2\xff\xfe"[..])],
            0..400
        ),
    ];
    (select(NAMES).prop_map(str::to_owned), bytes)
}

/// An article in some encoding, with some bytes changed.
pub fn damaged_file() -> impl Strategy<Value = (String, Vec<u8>)> {
    let text = prop_oneof![texts::damaged_article(), texts::report()];
    let encoded = (text, 0..6_u8).prop_map(|(text, encoding)| match encoding {
        0 => text.replace('\n', "\r\n").into_bytes(),
        1 => [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat(),
        2 => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        3 => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        4 => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0x93)).collect(),
        _ => text.into_bytes(),
    });
    let changes = vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (select(NAMES).prop_map(str::to_owned), encoded, changes).prop_map(|(name, mut bytes, changes)| {
        for (at, byte) in changes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        (name, bytes)
    })
}
