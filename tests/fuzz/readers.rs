//! A well-formed file for each reader, damaged in its parts and as a whole: bytes changed, pieces cut and doubled,
//! and the signs put in that the format is made of.

use crate::stages;
use claimline::import::read_from;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::io::{Cursor, Write as _};
use std::path::Path;

/// Name and content.
type Part = (&'static str, Vec<u8>);

/// A file as its reader expects it.
pub struct Sample {
    name: &'static str,
    parts: Vec<Part>,
    pack: fn(&[Part]) -> Vec<u8>,
}

const PROSE: &str = "The ferry between Norrby and the islands will sail again in June, the harbour master said on Monday.\n\n\
    “We have waited for two winters, and the engine is ready now,” said Piet Oduya, who leads the harbour.\n";

#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Insert(Index, &'static [u8]),
    Cut(Index, usize),
    Double(Index, usize),
    End(Index),
}

const SIGNS: &[&[u8]] = &[
    b"<",
    b">",
    b"</p>",
    b"<div>",
    b"<!--",
    b"<![CDATA[",
    b"&#x110000;",
    b"&amp;",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\"",
    b"'",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b";",
    b"\t",
    b":",
    b"\\",
    b"\\u",
    b"\\'",
    b"\\u-1?",
    b"\\bin9999999 ",
    b"\r\n",
    b"\n\n",
    b"--x\r\n",
    b"=\r\n",
    b"=ZZ",
    b"endobj",
    b"stream\n",
    b"0 R ",
    b"<</Length 99999999>>",
    b"%%EOF",
    b"WARC/1.0\r\n",
    b"PK\x03\x04",
    b"\x1F\x8B\x08\0",
    b"99999999999999999999",
    b"-1",
    b"\xE2\x80",
    b"\xC3",
    b"\xF0\x9F\x98\x80",
    b"1 of 2 DOCUMENTS\n",
    b"End of Document\n",
    b"Body\n",
    b"HD \n",
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<Index>(), select(SIGNS)).prop_map(|(at, signs)| Change::Insert(at, signs)),
        (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<Index>(), 1..400_usize).prop_map(|(at, length)| Change::Double(at, length)),
        any::<Index>().prop_map(Change::End),
    ]
}

fn changed(bytes: &mut Vec<u8>, change: &Change) {
    let place = |at: &Index| at.index(bytes.len() + 1);
    match change {
        Change::Set(at, byte) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Change::Set(..) => {}
        Change::Insert(at, signs) => {
            let at = place(at);
            bytes.splice(at..at, signs.iter().copied());
        }
        Change::Cut(at, length) => {
            let at = place(at);
            let end = (at + length).min(bytes.len());
            bytes.drain(at..end);
        }
        Change::Double(at, length) => {
            let at = place(at);
            let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        Change::End(at) => bytes.truncate(place(at)),
    }
}

/// The file of `sample` with a few changes in its parts, in the whole or in neither.
pub fn damaged(sample: Sample) -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let Sample { name, parts, pack } = sample;
    (vec((any::<Index>(), change()), 0..5), vec(change(), 0..3)).prop_map(move |(inner, outer)| {
        let mut parts = parts.clone();
        for (which, change) in &inner {
            let which = which.index(parts.len());
            changed(&mut parts[which].1, change);
        }
        let mut whole = pack(&parts);
        outer.iter().for_each(|change| changed(&mut whole, change));
        (name, whole)
    })
}

/// Reads the file: what comes in is sound, and a second reading gives the same.
pub fn check(name: &str, bytes: &[u8]) -> Result<(), String> {
    let read = || read_from(bytes, Path::new(name)).ok().map(|read| read.articles);
    let articles = read();
    for article in articles.iter().flatten() {
        stages::metadata(article)?;
        if article.text.contains('\r') || article.text.trim().is_empty() {
            return Err(format!("a line end was kept, or a blank article: {:?}", article.text));
        }
    }
    if read() == articles { Ok(()) } else { Err("a second reading gives something else".into()) }
}

fn whole(name: &'static str, text: impl Into<Vec<u8>>) -> Sample {
    Sample { name, parts: vec![("", text.into())], pack: |parts| parts[0].1.clone() }
}

fn zip(name: &'static str, parts: Vec<Part>) -> Sample {
    Sample { name, parts, pack: zipped }
}

fn zipped(parts: &[Part]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzipped(parts: &[Part]) -> Vec<u8> {
    let mut out = Vec::new();
    for (_, bytes) in parts {
        let mut writer = flate2::write::GzEncoder::new(&mut out, flate2::Compression::fast());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap();
    }
    out
}

fn page() -> String {
    let body: String = PROSE.split("\n\n").map(|words| format!("<p>{words}</p>")).collect::<String>().repeat(3);
    format!(
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://norrby.example/ferry -->\n<html lang=en-GB><head><meta charset=utf-8>\
         <title>Ferry returns | Norrby Post</title><meta property=og:site_name content='Norrby Post'>\
         <script type=application/ld+json>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry returns\",\"datePublished\":\"2021-05-04T08:00:00+02:00\",\"author\":[{{\"name\":\"Ada Brask\"}}]}}]}}</script>\
         </head><body><nav><a href=/>Home</a></nav><article><h1>Ferry returns</h1><p class=byline>By <a rel=author>Ada Brask</a> <time datetime=2021-05-04>4 May 2021</time></p>{body}\
         <table><tr><td>a</td><td>b</td></tr></table><ul><li>c</ul></article><footer>© 2021</footer></body></html>"
    )
}

pub fn html() -> Sample {
    whole("a.html", page())
}

pub fn mhtml() -> Sample {
    let page = page();
    whole(
        "a.mhtml",
        format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://norrby.example/ferry\r\nSubject: Ferry\r\nDate: Tue, 4 May 2021 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--x--\r\n",
            page.replace('=', "=3D")
        ),
    )
}

pub fn mail() -> Sample {
    whole(
        "a.eml",
        format!(
            "From: Ada Brask <ada@norrby.example>\r\nDate: Tue, 4 May 2021 08:00:00 +0200\r\nSubject: =?utf-8?Q?Ferry_returns?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{PROSE}\r\n--x\r\nContent-Type: text/plain; name=b.txt\r\nContent-Disposition: attachment; filename=b.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIGZlcnJ5IHdhaXRzLg==\r\n--x--\r\n"
        ),
    )
}

pub fn webarchive() -> Sample {
    let pack: fn(&[Part]) -> Vec<u8> = |parts| {
        let mut main = plist::Dictionary::new();
        main.insert("WebResourceData".into(), plist::Value::Data(parts[0].1.clone()));
        main.insert("WebResourceURL".into(), plist::Value::String("https://norrby.example/ferry".into()));
        main.insert("WebResourceTextEncodingName".into(), plist::Value::String("UTF-8".into()));
        let mut archive = plist::Dictionary::new();
        archive.insert("WebMainResource".into(), plist::Value::Dictionary(main));
        let mut bytes = Vec::new();
        plist::Value::Dictionary(archive).to_writer_binary(&mut bytes).unwrap();
        bytes
    };
    Sample { name: "a.webarchive", parts: vec![("", page().into_bytes())], pack }
}

pub fn docx() -> Sample {
    let document = "<w:document><w:body><w:p><w:r><w:t>The ferry waits</w:t><w:tab/><w:t>in port.</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:body></w:document>";
    let notes = "<w:footnotes><w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    zip("a.docx", vec![("word/document.xml", document.into()), ("word/footnotes.xml", notes.into())])
}

pub fn odt() -> Sample {
    let content = "<office:document-content><office:body><office:text><text:h>Harbour</text:h><text:p>It <text:span>opens</text:span>.<text:tab/>a<text:s text:c='2'/>b<text:line-break/></text:p><text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p></office:text></office:body></office:document-content>";
    zip("a.odt", vec![("mimetype", "application/vnd.oasis.opendocument.text".into()), ("content.xml", content.into())])
}

pub fn epub() -> Sample {
    let container = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
    let opf = "<package><metadata><dc:title>Harbours</dc:title><dc:creator>Ada Brask</dc:creator></metadata><manifest><item id='a' href='a%20b.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    zip(
        "a.epub",
        vec![
            ("mimetype", "application/epub+zip".into()),
            ("META-INF/container.xml", container.into()),
            ("OPS/book.opf", opf.into()),
            ("OPS/a b.xhtml", page().into()),
        ],
    )
}

pub fn archive() -> Sample {
    let inner = zipped(&[("c.txt", PROSE.into())]);
    zip(
        "a.zip",
        vec![
            ("a/a.txt", PROSE.into()),
            ("../b.md", format!("---\ntitle: Ferry\n---\n{PROSE}").into()),
            ("c.zip", inner),
        ],
    )
}

pub fn rtf() -> Sample {
    whole(
        "a.rtf",
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}}\uc1 \'93We {\b have} waited\'94 said Brask.\par \u8220?a\u8221? \{b\}\tab c\line d{\*\generator x;}{\footnote note}{\f1 \'cf\'f0}\par}",
    )
}

pub fn pdf() -> Sample {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[5 0 R ]/Count 1>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let content = "BT /F1 11 Tf 14 TL 72 740 Td\n(The ferry between Norrby and the islands will sail again, the har-) Tj T*\n[(bour) -200 (master said.)] TJ T*\nET";
    objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    objects.push(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>".into(),
    );
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let start = out.len();
    whole(
        "a.pdf",
        format!("{out}{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1),
    )
}

pub fn database() -> Sample {
    whole(
        "a.txt",
        format!(
            "Page 1 of 9\nDocuments (2)\n1. Ferry returns\n2. Crew waits\n\nFerry returns\nNorrby Post\nMay 4, 2021 Tuesday\nCopyright 2021 Norrby Post\nSection: NEWS; Pg. 3\nLength:\u{a0}40 words\nByline:\u{a0}Ada Brask\nBody\n{PROSE}\nClassification\nLoad-Date: May 5, 2021\nEnd of Document\n\n1 of 2 DOCUMENTS\n\nNorrby Post\n\nMay 4, 2021\n\nFerry returns\n\nBYLINE: Ada Brask\n\nLENGTH: 40 words\n\n{PROSE}\nLOAD-DATE: May 5, 2021\n\n____________________________________________________________\nFerry returns\nAuthor: Ada Brask\nPublication date: May 4, 2021\nFull text: {PROSE}\n\nHD\nFerry returns\nBY\nAda Brask\nWC\n40 words\nPD\n4 May 2021\nSN\nNorrby Post\nLP\n{PROSE}\nTD\n{PROSE}\nAN\nDocument NORR000020210504\n"
        ),
    )
}

pub fn json() -> Sample {
    whole(
        "a.json",
        r#"[{"url":"https://norrby.example/ferry","title":"Ferry returns","authors":["Ada Brask",{"given":"Piet","family":"Oduya"}],"publish_date":"2021-05-04 08:00:00+02:00","issued":{"date-parts":[[2021,5,4]]},"text":"The ferry waits.\n\nIt sails \u201csoon\u201d."},{"title":"b","content":"<p>The crew waits.</p>"}]"#,
    )
}

pub fn json_lines() -> Sample {
    whole(
        "a.jsonl",
        "{\"title\":\"Ferry\",\"maintext\":\"It waits.\"}\n\n{\"title\":\"Crew\",\"text\":\"They\\nwait.\",\"date_publish\":1620108000}\n{\"articles\":[{\"text\":\"x\"}]}\n",
    )
}

pub fn table() -> Sample {
    whole(
        "a.csv",
        "stories_id,publish_date,title,url,media_name,text\n7,2021-05-04,Ferry returns,https://norrby.example/ferry,Norrby Post,\"By Ada Brask\n\nThe \"\"ferry\"\" waits.\"\n8,,Crew,,,They wait.\n",
    )
}

pub fn feed() -> Sample {
    whole(
        "a.rss",
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Norrby Post</title><item><title>Ferry returns</title><link>https://norrby.example/ferry</link><dc:creator>Ada Brask</dc:creator><pubDate>Tue, 04 May 2021 08:00:00 GMT</pubDate><content:encoded><![CDATA[<p>The ferry waits.</p><p>It sails.</p>]]></content:encoded></item></channel></rss>",
    )
}

pub fn atom() -> Sample {
    whole(
        "a.atom",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Norrby Post</title><id>x</id><updated>2021-05-05T00:00:00Z</updated><entry><id>y</id><title>Ferry returns</title><author><name>Ada Brask</name></author><published>2021-05-04T00:00:00Z</published><content type=\"html\">&lt;p&gt;The ferry waits.&lt;/p&gt;</content></entry></feed>",
    )
}

pub fn warc() -> Sample {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page());
    let chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n10;a=b\r\nThe ferry waits.\r\n0\r\n\r\n";
    let record = |block: &str| {
        format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://norrby.example/ferry\r\nWARC-Date: 2021-05-09T10:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len()).into_bytes()
    };
    Sample { name: "a.warc.gz", parts: vec![("", record(&answer)), ("", record(chunked))], pack: gzipped }
}

pub fn encodings() -> Sample {
    let utf16: Vec<u8> = PROSE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let western = b" \x93Caf\xE9\x94, it\x92s \xD2Mac\xD3 ".to_vec();
    let twice = "cafÃ© â€œyesâ€\u{9d} ".into();
    Sample { name: "a.txt", parts: vec![("", utf16), ("", western), ("", twice), ("", PROSE.into())], pack: joined }
}

fn joined(parts: &[Part]) -> Vec<u8> {
    parts.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect()
}
