use super::limits::MAX_BYTES;
use super::{ImportError, Refusal};
use std::fs::{File, FileType};
use std::io::Read;
use std::path::Path;

/// Opens a regular file. A folder, pipe, socket or device is refused before it is opened, because opening
/// a pipe waits for its writer.
pub fn open(path: &Path) -> Result<File, ImportError> {
    let opened = std::fs::metadata(path).map_err(Refusal::from).and_then(|metadata| {
        if !metadata.is_file() {
            return Err(Refusal::NotAFile(kind(metadata.file_type())));
        }
        Ok(File::open(path)?)
    });
    opened.map_err(|refusal| ImportError::new(refusal, path))
}

/// All bytes of `input`, at most [`MAX_BYTES`]. The length is not asked for beforehand: it can be wrong.
pub(super) fn read(input: impl Read) -> Result<Vec<u8>, Refusal> {
    read_up_to(MAX_BYTES, input)
}

fn read_up_to(limit: u64, input: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    input.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Refusal::TooLarge);
    }
    Ok(bytes)
}

fn kind(file_type: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if file_type.is_fifo() {
            return "a pipe";
        }
        if file_type.is_socket() {
            return "a socket";
        }
        if file_type.is_char_device() || file_type.is_block_device() {
            return "a device";
        }
    }
    if file_type.is_dir() { "a folder" } else { "something other than a file" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_exact() {
        assert_eq!(read_up_to(9, std::io::repeat(b'a').take(9)).unwrap().len(), 9);
        assert!(matches!(read_up_to(9, std::io::repeat(b'a')), Err(Refusal::TooLarge)));
    }

    #[test]
    fn only_files_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let check = |path: &Path, part: &str| {
            let error = open(path).unwrap_err().to_string();
            assert!(error.contains(part) && error.ends_with(&path.display().to_string()), "{error}");
        };
        check(folder.path(), "a folder, not a file");
        check(&folder.path().join("absent"), "no such file");
        #[cfg(unix)]
        {
            check(Path::new("/dev/null"), "a device");
            let link = folder.path().join("self");
            std::os::unix::fs::symlink(&link, &link).unwrap();
            check(&link, "link");
            let pipe = folder.path().join("pipe");
            assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            check(&pipe, "a pipe");
        }
    }
}
