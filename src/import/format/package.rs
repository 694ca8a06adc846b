use crate::import::Refusal;
use crate::import::budget::Budget;
use std::io::Cursor;
use zip::ZipArchive;

/// A ZIP archive whose parts are read in memory, each and all together no more than the limits: what the
/// directory says about their sizes is not believed.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: &'a Budget,
    kind: &'static str,
}

pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'a> Package<'a> {
    /// `kind` names it in refusals.
    pub fn open(bytes: &'a [u8], kind: &'static str, budget: &'a Budget) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(kind, &error))?;
        budget.take_parts(archive.len())?;
        Ok(Package { archive, budget, kind })
    }

    pub fn called(self, kind: &'static str) -> Self {
        Package { kind, ..self }
    }

    /// The names of the files in it, in the archive's order.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    pub fn has(&self, name: &str) -> bool {
        self.archive.file_names().any(|other| other.is_ok_and(|other| other == name))
    }

    /// The content of the file `name`; `None` when there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let kind = self.kind;
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(zip::result::ZipError::UnsupportedArchive(reason)) if reason.to_string().contains("assword") => {
                return Err(Refusal::Encrypted(kind));
            }
            Err(error) => return Err(damaged(kind, &error)),
        };
        self.budget.inflate(file).map_err(|error| damaged(kind, &error))?.map(Some)
    }

    /// The content of a file without which this is not what it seems to be.
    pub fn needed(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let kind = self.kind;
        self.part(name)?.ok_or_else(|| Refusal::Damaged(kind, format!("{name} is missing")))
    }
}

fn damaged(kind: &'static str, error: &dyn std::error::Error) -> Refusal {
    Refusal::Damaged(kind, error.to_string())
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::import::limits::MAX_PART;
    use std::io::Write as _;

    /// An archive of `files`.
    pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts() {
        let bytes = zipped(&[("a/b.xml", b"<a/>")]);
        let budget = Budget::new();
        let mut package = Package::open(&bytes, "archive", &budget).unwrap();
        assert_eq!(package.part("a/b.xml").unwrap().unwrap(), b"<a/>");
        assert_eq!(package.part("absent").unwrap(), None);
        assert!(matches!(package.needed("absent"), Err(Refusal::Damaged(..))));
    }

    #[test]
    fn what_inflates_without_end_is_refused() {
        let bytes = zipped(&[("a", &vec![0; MAX_PART as usize + 1])]);
        assert!(bytes.len() < 1 << 20);
        assert!(matches!(Package::open(&bytes, "archive", &Budget::new()).unwrap().part("a"), Err(Refusal::Inflates)));
    }

    #[test]
    fn damaged_archives() {
        let whole = zipped(&[("a.txt", &b"The ferry waits. ".repeat(100))]);
        for end in [0, 3, 4, 30, whole.len() / 2, whole.len() - 1] {
            assert!(Package::open(&whole[..end], "archive", &Budget::new()).is_err(), "{end}");
        }
    }
}
