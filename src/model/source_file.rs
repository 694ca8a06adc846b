use super::FileHash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::time::SystemTime;

/// A file that articles were read from, as it was then: leads back to the original and tells whether it has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// From the root, lossy where its name is not Unicode. For a part of an archive this is the archive.
    pub path: String,
    pub hash: FileHash,
    /// In bytes.
    pub size: u64,
    /// When it was last changed, in whole seconds of UTC: `2021-05-04T06:00:00Z`. `None` = the system does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

impl SourceFile {
    /// `time` as [`SourceFile::modified`] has it; `None` for times that no calendar holds.
    pub fn time(time: SystemTime) -> Option<String> {
        let seconds = Timestamp::try_from(time).ok()?.as_second();
        Some(Timestamp::from_second(seconds).ok()?.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times() {
        let check = |millis, expected: &str| {
            assert_eq!(SourceFile::time(SystemTime::UNIX_EPOCH + Duration::from_millis(millis)).unwrap(), expected);
        };
        check(0, "1970-01-01T00:00:00Z");
        check(1_620_108_000_999, "2021-05-04T06:00:00Z");
    }
}
