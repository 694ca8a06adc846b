//! Where the corpora outside the project lie, and what is said when they do not.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The folder of the corpora: `CLAIMLINE_CORPORA`, else `../shared` beside the checkout.
pub struct Corpora {
    folder: PathBuf,
    absent: Vec<&'static str>,
}

impl Corpora {
    pub fn find() -> Self {
        let folder = match std::env::var_os("CLAIMLINE_CORPORA") {
            Some(folder) => folder.into(),
            None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        };
        Corpora { folder, absent: Vec::new() }
    }

    /// The content of `file` below the folder, which holds the corpus `name`; `None` when it is not there.
    pub fn file(&mut self, name: &'static str, file: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(file);
        match std::fs::read(&path) {
            Ok(content) => Some(content),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                if !self.absent.contains(&name) {
                    self.absent.push(name);
                }
                None
            }
            Err(error) => panic!("{error}: {}", path.display()),
        }
    }

    /// Says which corpora were not there, even when the test passes.
    pub fn tell_absent(&self) {
        if self.absent.is_empty() {
            return;
        }
        let line = format!(
            "SCORES ARE INCOMPLETE: these corpora are not there and were not scored: {}.\n\
             Only what is there was checked, tests/corpus always. Name the folder of the corpora in \
             CLAIMLINE_CORPORA; looked in {}",
            self.absent.join(", "),
            self.folder.display()
        );
        // Not `eprintln!`: the test harness keeps that to itself when a test passes.
        writeln!(std::io::stderr(), "\n{line}\n").expect("standard error can be written to");
    }
}
