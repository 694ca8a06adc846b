//! Files that are made to break a reader: each ends with what could be read or with a sentence that says why not,
//! and nothing is written anywhere.

use claimline::import::{read_file, read_from};
use std::io::{Cursor, Write as _};
use std::path::Path;

/// The text and the problems of the file, or why it was refused.
fn told(name: &str, bytes: &[u8]) -> String {
    match read_from(bytes, Path::new(name)) {
        Ok(all) => {
            let texts = all.articles.iter().map(|article| format!("{}: {}", article.origin.path, article.text));
            texts.chain(all.problems.iter().map(ToString::to_string)).collect::<Vec<_>>().join("\n")
        }
        Err(error) => error.to_string(),
    }
}

fn check(name: &str, bytes: impl AsRef<[u8]>, part: &str) {
    let told = told(name, bytes.as_ref());
    let start: String = told.chars().take(300).collect();
    assert!(told.contains(part), "{name} should say “{part}”: {start}");
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn page(body: &str) -> String {
    let prose =
        "<p>The ferry between Norrby and the islands will sail again in June, the harbour master said.</p>".repeat(5);
    format!("<html><head><title>Ferry</title></head><body><article>{prose}{body}</article></body></html>")
}

#[test]
fn pages() {
    check("a.html", page(&"<div>".repeat(100_000)), "512 elements");
    check("a.html", page(&"<b><i>".repeat(50_000)), "512 elements");
    check("a.html", page(&format!("<p {}>", "a=1 ".repeat(1_000_000))), "attributes");
    check("a.html", page(&format!("<img src='data:image/png;base64,{}'>", "QUJDREVG".repeat(6 << 17))), "master said");
    check("a.html", page(&"<!--".repeat(100_000)), "master said");
    check("a.html", page(&"<script>".repeat(10_000)), "master said");
    check("a.html", page(&"&#x110000;&amp;".repeat(50_000)), "master said");
    check(
        "a.mhtml",
        format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n{}", "--x\n".repeat(50_000)),
        "",
    );
}

#[test]
fn marked_up_documents() {
    let mut laughs = "<!DOCTYPE l [<!ENTITY a0 \"ha\">".to_owned();
    for n in 1..30 {
        let before = format!("&a{};", n - 1).repeat(10);
        laughs += &format!("<!ENTITY a{n} \"{before}\">");
    }
    let document = format!(
        "{laughs}<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:t>Ferry &a29;&x;</w:t></w:p></w:document>"
    );
    let told_ = told("a.docx", &zipped(&[("word/document.xml", document.as_bytes())]));
    assert!(told_.contains("Ferry") && !told_.contains("haha") && !told_.contains("root:"), "{told_}");
    check(
        "a.rss",
        format!("{laughs}]><rss version='2.0'><channel><item><title>&a29;</title></item></channel></rss>"),
        "",
    );
    check("a.docx", zipped(&[("word/document.xml", "<w:p>".repeat(100_000).as_bytes())]), "512 elements");
    check("a.rtf", [b"{\\rtf1".as_slice(), &b"{".repeat(1_000_000)].concat(), "512 groups");
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(
        "a.docx",
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 512], &encrypted].concat(),
        "locked by a password",
    );
}

#[test]
fn archives() {
    let bomb = zipped(&[("a.txt", &vec![b' '; 65 << 20])]);
    assert!(bomb.len() < 100_000);
    check("a.zip", &bomb, "more than 64 MB");
    check("a.zip", zipped(&[("a.txt", &vec![0; 50 << 20])]), "NUL bytes");
    let mut nested = zipped(&[("a.txt", b"Deep.")]);
    for _ in 0..5 {
        nested = zipped(&[("a.zip", &nested)]);
    }
    check("a.zip", nested, "archives in archives");
    let names: Vec<String> = (0..10_001).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    check("a.zip", zipped(&files), "more than 10000 files");
    check(
        "a.zip",
        zipped(&[("../../../up.txt", b"Above."), ("/etc/x.txt", b"Root."), ("C:\\x.txt", b"Drive.")]),
        "Above.",
    );
    assert!(!Path::new("../../../up.txt").exists());
    check(
        "a.warc",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\n",
        "ends in the middle",
    );
}

#[test]
fn tables() {
    check("a.json", "[".repeat(1_000_000), "recursion limit");
    check("a.jsonl", "{\"text\":\"It waits.\"}\n{\"text\":\n", "It waits.");
    check("a.csv", format!("text\n\"{}", "x,\n".repeat(100_000)), "x,");
    check("a.csv", format!("{}\n", "text,".repeat(100_000)), "empty");
}

#[test]
fn printed_pages_that_lead_in_circles() {
    let pdf = |objects: &[&str], trailer: &str| {
        let mut out = "%PDF-1.4\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (n, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", out.len());
            out += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
        }
        let start = out.len();
        format!(
            "{out}{table}trailer<</Size 9/Root 1 0 R{}>>\nstartxref\n{start}\n%%EOF\n",
            trailer.replace("HERE", &start.to_string())
        )
    };
    let catalog = "<</Type/Catalog/Pages 2 0 R>>";
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>";
    let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    let content = "<</Length 4>>stream\n/X Do\nendstream";
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>stream\n/X Do\nendstream";
    check("a.pdf", pdf(&[catalog, "<</Type/Pages/Kids[2 0 R]/Count 1>>"], ""), "");
    check("a.pdf", pdf(&[catalog, pages, page, content, form], ""), "");
    check("a.pdf", pdf(&[catalog, pages, page, content, form], "/Prev HERE"), "");
    check("a.pdf", pdf(&["1 0 R", "2 0 R"], ""), "");
    check("a.pdf", pdf(&[catalog, pages, page, "<</Length 4 0 R>>stream\nx\nendstream"], ""), "");
    check("a.pdf", pdf(&[catalog, "<</Type/Pages/Kids[3 0 R]/Count 99999999>>", page, content], ""), "");
    check(
        "a.pdf",
        pdf(&[catalog, &format!("<</A {}1{}>>", "[".repeat(100_000), "]".repeat(100_000))], ""),
        "lists in each other",
    );
    check("a.pdf", pdf(&[catalog, &format!("<</A {}1{}>>", "[".repeat(4_500), "]".repeat(4_500))], ""), "");
}

#[test]
fn texts() {
    check("a.txt", b"The caf\xC3\xA9 waits \xE2\x80", "The café waits \u{fffd}");
    check("a.txt", b"The caf\xC3\xA9 and \xC3\xA9 \x93wait\x94.", "“wait”");
    check("a.txt", b"a\0b", "NUL bytes");
    check("a.txt", [0xFF, 0xFE], "empty");
    check("a.txt", "\u{202e}".repeat(100_000), "\u{202e}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |path: &Path, part: &str| {
        let error = read_file(path).unwrap_err().to_string();
        assert!(error.contains(part) && error.ends_with(&path.display().to_string()), "{error}");
    };
    let (pipe, link) = (folder.path().join("pipe"), folder.path().join("self"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink(&link, &link).unwrap();
    refused(&pipe, "a pipe");
    refused(&link, "link");
    refused(folder.path(), "a folder");
    refused(Path::new("/dev/zero"), "a device");
}
