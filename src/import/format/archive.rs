use super::package::{Package, is_zip};
use super::{Format, Input, epub, office, plain};
use crate::import::{ImportError, Imported, Refusal};
use crate::model::Origin;
use std::path::Path;

/// Word and OpenDocument texts, e-books, and archives of article files, which all are ZIP archives.
pub(super) const FORMAT: Format =
    Format { extensions: &["docx", "odt", "epub", "zip"], is_sure: is_zip, goes_by_name: false, read, shape: None };

fn read(input: &Input) -> Result<Imported, Refusal> {
    let mut package = Package::open(input.bytes, "archive", input.budget)?;
    let text_of = |text: String, name: &str, kind: &'static str| {
        if text.trim().is_empty() {
            return Err(Refusal::NoText(kind));
        }
        Ok(plain::articles(&text, Origin { encoding: name.to_owned(), ..input.origin.clone() }))
    };
    if office::docx::is_docx(&package) {
        return text_of(office::docx::text(package)?, "DOCX", "Word document");
    }
    let media_type = package.part("mimetype")?.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
    match media_type.as_deref() {
        Some(media_type) if office::odt::is_odt(media_type) => {
            text_of(office::odt::text(package)?, "ODT", "OpenDocument text")
        }
        Some("application/epub+zip") => epub::read(package, input.origin),
        Some(media_type) if media_type.starts_with("application/vnd.oasis") => {
            Err(Refusal::OtherFormat("a spreadsheet or presentation"))
        }
        _ if package.has("xl/workbook.xml") || package.has("ppt/presentation.xml") => {
            Err(Refusal::OtherFormat("a spreadsheet or presentation"))
        }
        _ => files(package, input),
    }
}

/// The articles of the files in an archive, in the order of their names. Nothing is unpacked to a folder, so
/// a name with `../` in it is only a name.
fn files(mut package: Package, input: &Input) -> Result<Imported, Refusal> {
    if input.nesting == 0 {
        return Err(Refusal::TooDeep("archives in archives in archives"));
    }
    let mut names = package.names();
    names.retain(|name| is_article(name));
    names.sort();
    if names.is_empty() {
        return Err(Refusal::NoText("archive"));
    }
    let mut all = Imported::default();
    for name in names {
        let path = input.path.join(name.trim_start_matches('/'));
        let part = package.part(&name).and_then(|bytes| input.inside(&bytes.unwrap_or_default(), &path));
        match part {
            Ok(part) => {
                all.articles.extend(part.articles);
                all.problems.extend(part.problems);
            }
            // What grows without end would do so again.
            Err(refusal @ (Refusal::Inflates | Refusal::TooSlow)) => return Err(refusal),
            Err(refusal) => all.problems.push(ImportError::new(refusal, &path)),
        }
    }
    Ok(all)
}

fn is_article(name: &str) -> bool {
    let path = Path::new(name);
    let is_hidden =
        name.split('/').any(|part| (part.starts_with('.') && !part.trim_matches('.').is_empty()) || part == "__MACOSX");
    !name.ends_with('/') && !is_hidden && super::has_known_extension(path)
}

#[cfg(test)]
mod tests {
    use crate::import::format::package::tests::zipped;
    use crate::import::{ImportError, Imported, read_from};
    use std::path::Path;

    fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
        read_from(bytes, Path::new("a.zip"))
    }

    #[test]
    fn an_archive_of_articles() {
        let inner = zipped(&[("c.txt", b"Third.")]);
        let bytes = zipped(&[
            ("b.md", b"Second."),
            ("a/a.txt", b"First."),
            ("nul.txt", b"a\0b"),
            ("photo.png", b"x"),
            ("__MACOSX/._a.txt", b"x"),
            ("../up.txt", b"Above."),
            ("z.zip", &inner),
        ]);
        let all = read(&bytes).unwrap();
        let shown: Vec<String> = all.articles.iter().map(|a| format!("{} {}", a.origin.path, a.text)).collect();
        assert_eq!(
            shown,
            ["a.zip/../up.txt Above.", "a.zip/a/a.txt First.", "a.zip/b.md Second.", "a.zip/z.zip/c.txt Third."]
        );
        let told: Vec<String> = all.problems.iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].ends_with("a.zip/nul.txt"), "{told:?}");
    }

    #[test]
    fn hostile() {
        let check = |bytes: &[u8], part: &str| {
            let told = match read(bytes) {
                Ok(all) => all.problems.iter().map(ToString::to_string).collect::<String>(),
                Err(error) => error.to_string(),
            };
            assert!(told.contains(part), "{told}");
        };
        let mut nested = zipped(&[("a.txt", b"Deep.")]);
        for _ in 0..4 {
            nested = zipped(&[("a.zip", &nested)]);
        }
        check(&nested, "archives in archives");
        check(&zipped(&[]), "no text in this archive");
        check(&zipped(&[("a.png", b"x")]), "no text in this archive");
        check(&zipped(&[("a.txt", &vec![b' '; (64 << 20) + 1])]), "64 MB");
        check(&zipped(&[("xl/workbook.xml", b"x")]), "spreadsheet");
        check(&zipped(&[("word/document.xml", b"")]), "no text in this Word document");
        check(&zipped(&[("word/document.xml", b"<a")]), "damaged");
        check(&zipped(&[("word/document.xml", "<a>".repeat(10_000).as_bytes())]), "512");
        check(&zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), "content.xml is missing");
        let manifest: &[u8] = b"<manifest:encryption-data/>";
        check(
            &zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", manifest)]),
            "locked by a password",
        );
        check(b"PK\x03\x04", "damaged");
    }

    #[test]
    fn an_encrypted_word_document_is_told() {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 512], &name].concat();
        let error = read_from(&bytes[..], Path::new("a.docx")).unwrap_err().to_string();
        assert!(error.contains("locked by a password") && error.ends_with("a.docx"), "{error}");
    }
}
