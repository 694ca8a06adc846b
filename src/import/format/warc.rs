use super::{Format, Input};
use crate::import::{ImportError, Imported, Refusal};
use crate::model::Origin;
use flate2::read::{GzDecoder, ZlibDecoder};
use std::borrow::Cow;

/// Web archives as crawlers write them: what a server answered, page by page.
pub(super) const FORMAT: Format = Format {
    extensions: &["warc"],
    is_sure: |bytes| bytes.starts_with(b"WARC/"),
    goes_by_name: false,
    read,
    shape: None,
};

const KIND: &str = "web archive";

fn read(input: &Input) -> Result<Imported, Refusal> {
    let mut imported = Imported::default();
    let mut rest = input.bytes;
    while let Some(start) = find(rest, b"WARC/") {
        input.budget.check_time()?;
        let Some((header, after)) = parted(&rest[start..]) else { break };
        let length = header.value("content-length").and_then(|length| length.parse::<usize>().ok());
        let Some(block) = length.and_then(|length| after.get(..length)) else {
            let refusal = Refusal::Damaged(KIND, "it ends in the middle of a page".to_owned());
            imported.problems.push(ImportError::new(refusal, input.path));
            break;
        };
        rest = &after[block.len()..];
        let Some(page) = page(&header, block) else { continue };
        input.budget.take_parts(1)?;
        let path = input.path.join(page.address.trim_matches(['<', '>']).replace("://", "/"));
        let body = page.body(input);
        let origin = Origin {
            address: Some(page.address.clone()),
            saved: header.value("warc-date").map(str::to_owned),
            ..input.origin.clone()
        };
        match body.and_then(|body| input.inside_from(&body, &path, origin)) {
            Ok(part) => {
                imported.articles.extend(part.articles);
                imported.problems.extend(part.problems);
            }
            Err(Refusal::Inflates) => return Err(Refusal::Inflates),
            Err(refusal) => imported.problems.push(ImportError::new(refusal, &path)),
        }
    }
    if imported.articles.is_empty() && imported.problems.is_empty() { Err(Refusal::NoText(KIND)) } else { Ok(imported) }
}

/// Lines of names and values, after a first line.
struct Header<'a> {
    first: Cow<'a, str>,
    values: Vec<(String, String)>,
}

impl Header<'_> {
    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// The header that `bytes` open with, and what stands below it.
fn parted(bytes: &[u8]) -> Option<(Header<'_>, &[u8])> {
    /// No honest header is longer, in bytes.
    const LONGEST: usize = 1 << 16;
    let start = &bytes[..bytes.len().min(LONGEST)];
    let mut end = 0;
    let blank = loop {
        let line = find(&start[end..], b"\n")? + 1;
        if start[end..end + line].trim_ascii().is_empty() {
            break line;
        }
        end += line;
    };
    let mut lines = bytes[..end].split(|byte| *byte == b'\n').map(|line| String::from_utf8_lossy(line.trim_ascii()));
    let first = lines.next()?;
    let pair = |line: Cow<str>| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    };
    Some((Header { first, values: lines.filter_map(pair).collect() }, &bytes[end + blank..]))
}

/// What a server answered.
struct Page<'a> {
    address: String,
    header: Header<'a>,
    content: &'a [u8],
}

/// The page of a record when it holds one that can be an article.
fn page<'a>(record: &Header, block: &'a [u8]) -> Option<Page<'a>> {
    const ARTICLES: &[&str] = &["text/html", "application/xhtml", "application/pdf"];
    if record.value("warc-type")? != "response" {
        return None;
    }
    let (header, content) = parted(block)?;
    let is_good = header.first.split(' ').nth(1) == Some("200");
    let kind = header.value("content-type").unwrap_or("text/html").to_ascii_lowercase();
    let is_article = is_good && ARTICLES.iter().any(|article| kind.starts_with(article));
    let address = record.value("warc-target-uri")?.to_owned();
    is_article.then_some(Page { address, header, content })
}

impl Page<'_> {
    /// The content as it was before it was sent.
    fn body(&self, input: &Input) -> Result<Vec<u8>, Refusal> {
        let is_chunked = self.header.value("transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked"));
        let whole = if is_chunked { unchunked(self.content) } else { Cow::Borrowed(self.content) };
        let inflated = match self.header.value("content-encoding").unwrap_or("identity") {
            // Some crawlers unpack the content and leave the header.
            "gzip" | "x-gzip" if whole.starts_with(b"\x1F\x8B") => input.budget.inflate(GzDecoder::new(&*whole)),
            "deflate" => input.budget.inflate(ZlibDecoder::new(&*whole)),
            "br" | "zstd" => return Err(Refusal::OtherFormat("a page in a compression that is not known here")),
            _ => input.budget.inflate(&*whole),
        };
        inflated.map_err(|error| Refusal::Damaged("web page", error.to_string()))?
    }
}

/// Chunks, each after a line with its length in hexadecimal digits; what is none is taken as it stands.
fn unchunked(content: &[u8]) -> Cow<'_, [u8]> {
    let mut out = Vec::new();
    let mut rest = content;
    loop {
        let line = find(rest, b"\r\n").filter(|end| *end <= 20).map(|end| rest.split_at(end));
        let Some((line, after)) = line else { break };
        let digits = line.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let length = std::str::from_utf8(digits).ok().and_then(|digits| usize::from_str_radix(digits, 16).ok());
        match length.and_then(|length| after[2..].get(..length)) {
            None | Some([]) => break,
            Some(chunk) => {
                out.extend_from_slice(chunk);
                rest = &after[2 + chunk.len()..];
                rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
            }
        }
    }
    if out.is_empty() { Cow::Borrowed(content) } else { Cow::Owned(out) }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

#[cfg(test)]
mod tests {
    use crate::import::read_from;
    use std::path::Path;

    fn record(kind: &str, address: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-05-09T10:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn page() -> String {
        let prose = "<p>The ferry between Norrby and the islands will sail again in June, the harbour master said.</p>"
            .repeat(6);
        format!(
            "<html><head><title>Ferry returns to Norrby</title></head><body><article>{prose}</article></body></html>"
        )
    }

    fn told(bytes: &[u8]) -> String {
        match read_from(bytes, Path::new("a.bin")) {
            Ok(all) => {
                let articles =
                    all.articles.iter().map(|a| format!("{} {:?} {}", a.origin.path, a.origin.address, &a.text[..9]));
                articles.chain(all.problems.iter().map(ToString::to_string)).collect::<Vec<_>>().join(" | ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn pages_of_an_archive() {
        let (page, address) = (page(), "https://norrby.example/ferry");
        let (start, end) = page.split_at(100);
        let answers = [
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"),
            format!(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{start}\r\n{:X};a=b\r\n{end}\r\n0\r\n\r\n",
                start.len(),
                end.len()
            ),
        ];
        for answer in answers {
            let archive = [
                record("warcinfo", "-", "software: x"),
                record("response", address, &answer),
                record(
                    "response",
                    "https://norrby.example/a.png",
                    "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
                ),
                record(
                    "response",
                    "https://norrby.example/gone",
                    "HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\nx",
                ),
            ];
            assert_eq!(
                told(archive.concat().as_bytes()),
                "a.bin/https/norrby.example/ferry Some(\"https://norrby.example/ferry\") The ferry"
            );
        }
    }

    #[test]
    fn hostile() {
        let check = |bytes: &[u8], part: &str| assert!(told(bytes).contains(part), "{}", told(bytes));
        check(b"WARC/1.0", "no text in this web archive");
        check(b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n", "ends in the middle");
        check("WARC/1.0\r\nContent-Length: 0\r\n\r\n".repeat(100_000).as_bytes(), "no text");
        let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx";
        check(record("response", "https://norrby.example/../../x", answer).as_bytes(), "fff");
        check(record("response", "x", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx").as_bytes(), "compression");
        check(record("response", "x", "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nx").as_bytes(), "damaged");
    }
}
