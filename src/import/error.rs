use super::limits::{MAX_BYTES, MAX_ENTRIES, MAX_INFLATED, MAX_PART, MAX_ROWS, MAX_TIME};
use std::io;
use std::path::{Path, PathBuf};

/// Why a file gives no article: a sentence, what the person can do, and the path last.
#[derive(Debug, thiserror::Error)]
#[error("{refusal}: {}", path.display())]
pub struct ImportError {
    pub refusal: Refusal,
    pub path: PathBuf,
}

impl ImportError {
    pub(super) fn new(refusal: Refusal, path: &Path) -> Self {
        ImportError { refusal, path: path.to_owned() }
    }
}

/// The reason alone, for lists that show the path in a column of its own.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("There is no such file or folder; check its name")]
    Missing,
    #[error("You may not read this; ask its owner for permission")]
    Forbidden,
    #[error("It can't be read ({0}); try to copy it elsewhere first")]
    Unreadable(io::Error),
    #[error("This is {0}, not a file; name the files to read")]
    NotAFile(&'static str),
    #[error("This link leads back to a folder that it lies in; it was left out")]
    Loop,
    #[error("It is larger than {} MB; split it and add the parts", MAX_BYTES >> 20)]
    TooLarge,
    #[error("Its text is longer than {} MB; split it and add the parts", MAX_PART >> 20)]
    TooLong,
    #[error("It is empty; there is nothing to read")]
    Empty,
    #[error("This is {0}, which can't be read; save it as .docx, .pdf, a web page or plain text first")]
    OtherFormat(&'static str),
    #[error("This is {0} that is locked by a password; open it in its own program and save it without one")]
    Encrypted(&'static str),
    #[error("There is no text in this file, only pictures of pages; have them read by a text recognition (OCR) first")]
    Scan,
    #[error("This {0} is damaged ({1}); open it in its own program and save it again")]
    Damaged(&'static str, String),
    #[error(
        "A part of it holds more than {} MB, or all together more than {} MB, when it is unpacked; unpack it and add the parts that you need",
        MAX_PART >> 20, MAX_INFLATED >> 20
    )]
    Inflates,
    #[error("It holds more than {MAX_ENTRIES} files; unpack it and add the parts that you need")]
    TooManyParts,
    #[error(
        "Of the {expected} articles that its cover page names, {found} were found; compare them with the list there"
    )]
    Incomplete { found: usize, expected: usize },
    #[error("Line {0} was left out ({1}); mend it there and add the file again")]
    Line(usize, String),
    #[error("{0} more lines were left out for the same kind of reasons; mend them and add the file again")]
    MoreLines(usize),
    #[error("It has more than {MAX_ROWS} rows; the rest was left out: split it and add the parts")]
    TooManyRows,
    #[error("It names {0} articles without their texts; open their pages and save them")]
    ReadingList(usize),
    #[error("None of its columns is known to hold the text ({0}); say which one does")]
    NoColumn(String),
    #[error("There is no text in this {0}; open it in its own program to see what it holds")]
    NoText(&'static str),
    #[error("Its parts lie deeper in each other than any article's do ({0}); save it as plain text first")]
    TooDeep(&'static str),
    #[error("It took longer than {} seconds to read and was left out; save it as plain text first", MAX_TIME.as_secs())]
    TooSlow,
    #[error("It broke the program's reader and was left out; please report it")]
    Broken,
    #[error("This is a Claimline project; open it with File ▸ Open")]
    Project,
    #[error("This is no text (it holds {0}) and no known document; check what made it")]
    Binary(&'static str),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Refusal::Missing,
            io::ErrorKind::PermissionDenied => Refusal::Forbidden,
            _ => Refusal::Unreadable(error),
        }
    }
}
