use super::format;
use super::{ImportError, Refusal};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The files that `paths` name, in the order given; a folder stands for the files in it and its folders
/// that have an extension this version reads, in the order of their names; hidden ones, a README, which
/// tells about the folder, and folders that a browser saved beside a page are left out.
///
/// A file that is named itself is taken whatever its extension. Links are followed. What can't be listed
/// is in the second list, and the rest goes on.
pub fn collect_files(paths: &[impl AsRef<Path>]) -> (Vec<PathBuf>, Vec<ImportError>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths.iter().map(AsRef::as_ref) {
        if !path.is_dir() {
            files.push(path.to_owned());
            continue;
        }
        let entries = WalkDir::new(path).follow_links(true).sort_by_file_name();
        for entry in entries
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !(is_hidden(entry) || belongs_to_page(entry)))
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() || is_readme(entry.path()) => {}
                Ok(entry) if format::has_known_extension(entry.path()) => files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => problems.push(problem(error, path)),
            }
        }
    }
    (files, problems)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether it is the folder with the pictures and frames of a saved page, `NAME_files` beside `NAME.html`;
/// browsers translate the ending.
fn belongs_to_page(entry: &DirEntry) -> bool {
    const ENDINGS: &[&str] = &[
        "_files",
        ".files",
        "-Dateien",
        "_fichiers",
        "_archivos",
        "_file",
        "_bestanden",
        "-filer",
        "_ficheiros",
        "_arquivos",
        "_pliki",
        "_soubory",
    ];
    let name = entry.file_name().to_string_lossy();
    let page = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).filter(|_| entry.file_type().is_dir());
    page.is_some_and(|page| {
        ["html", "htm", "xhtml", "HTML", "HTM"]
            .iter()
            .any(|extension| entry.path().with_file_name(format!("{page}.{extension}")).is_file())
    })
}

fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn problem(error: walkdir::Error, folder: &Path) -> ImportError {
    let path = error.path().unwrap_or(folder).to_owned();
    let refusal = match error.loop_ancestor() {
        Some(_) => Refusal::Loop,
        None => error.into_io_error().map_or(Refusal::Loop, Refusal::from),
    };
    ImportError { refusal, path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_give_their_articles_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in ["c.txt", "a.MD", "b/z.text", "b/.hidden.txt", "b/.git/x.txt", "photo.png", "noext", "b/README.md"]
        {
            fs::write(root.join(name), "x").unwrap();
        }
        let (files, problems) = collect_files(&[root.join("photo.png"), root.to_owned()]);
        let names: Vec<String> =
            files.iter().map(|f| f.strip_prefix(root).unwrap().to_string_lossy().into_owned()).collect();
        assert_eq!(names, ["photo.png", "a.MD", "b/z.text", "c.txt"]);
        assert!(problems.is_empty());
    }

    #[test]
    fn the_folder_of_a_saved_page_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["ferry_files", "notes_files"] {
            fs::create_dir(root.join(name)).unwrap();
            fs::write(root.join(name).join("frame.html"), "x").unwrap();
        }
        fs::write(root.join("ferry.html"), "x").unwrap();
        let files = collect_files(&[root]).0;
        assert_eq!(files, [root.join("ferry.html"), root.join("notes_files/frame.html")]);
    }

    #[test]
    fn a_missing_file_is_left_to_the_reader() {
        assert_eq!(collect_files(&["/nowhere/at/all.txt"]).0, [PathBuf::from("/nowhere/at/all.txt")]);
    }

    #[cfg(unix)]
    #[test]
    fn loops_and_closed_folders_are_problems_and_the_rest_goes_on() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        symlink(root, root.join("again")).unwrap();
        symlink(root.join("self"), root.join("self")).unwrap();
        symlink("absent.txt", root.join("dangling.txt")).unwrap();
        fs::write(root.join("z.txt"), "x").unwrap();
        let closed = root.join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let (files, problems) = collect_files(&[root]);
        let superuser = fs::read_dir(&closed).is_ok();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();

        assert_eq!(files, [root.join("z.txt")]);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told[0].contains("leads back") && told[0].ends_with("again"), "{told:?}");
        if superuser {
            println!("SKIPPED: a folder without permission (this user may read every folder)");
        } else {
            assert!(told[1].contains("may not read") && told[1].ends_with("closed"), "{told:?}");
        }
        let rest: Vec<&String> = told.iter().filter(|t| t.ends_with("self") || t.ends_with("dangling.txt")).collect();
        assert_eq!(rest.len(), 2, "{told:?}");
    }
}
