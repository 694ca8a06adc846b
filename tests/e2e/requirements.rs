//! Which of the needed programs and libraries are missing here, and which Debian packages bring them.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Program and its package.
const PROGRAMS: [(&str, &str); 5] =
    [("Xvfb", "xvfb"), ("openbox", "openbox"), ("xdotool", "xdotool"), ("import", "imagemagick"), ("zenity", "zenity")];

/// Libraries that the window opens when it starts, and their packages.
const LIBRARIES: [(&str, &str); 6] = [
    ("libEGL.so.1", "libegl1"),
    ("dri/swrast_dri.so", "libgl1-mesa-dri"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
];

/// Whether `test` can run here. If not, says so in one line, and panics where it is required.
pub fn met(test: &str) -> bool {
    let missing = missing(&programs_path(), &library_folders());
    if missing.is_empty() {
        return true;
    }
    let packages = Vec::from_iter(missing).join(" ");
    let line = format!("SKIPPED {test}: no window system here; apt-get install {packages}");
    assert!(!is_required(), "{line} (CLAIMLINE_E2E=required)");
    // Not `eprintln!`: the test harness keeps that to itself when a test passes.
    writeln!(std::io::stderr(), "\n{line}\n").expect("standard error can be written to");
    false
}

fn is_required() -> bool {
    std::env::var_os("CLAIMLINE_E2E").is_some_and(|value| value == "required")
}

fn missing(program_folders: &[PathBuf], library_folders: &[PathBuf]) -> BTreeSet<&'static str> {
    let absent = |folders: &[PathBuf], name: &str| !folders.iter().any(|folder| folder.join(name).exists());
    let programs = PROGRAMS.iter().filter(|(name, _)| absent(program_folders, name));
    let libraries = LIBRARIES.iter().filter(|(name, _)| absent(library_folders, name));
    programs.chain(libraries).map(|(_, package)| *package).collect()
}

fn programs_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map_or(Vec::new(), |path| std::env::split_paths(&path).collect())
}

/// Where libraries lie: also one folder deeper, named after the architecture.
fn library_folders() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for root in ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib"].map(Path::new) {
        folders.push(root.to_owned());
        let inside = root.read_dir().into_iter().flatten().flatten();
        folders.extend(inside.map(|entry| entry.path()).filter(|path| path.is_dir()));
    }
    folders
}

#[test]
fn what_is_missing_is_told_by_package() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folders = [folder.path().to_owned()];
    assert_eq!(missing(&folders, &folders).len(), PROGRAMS.len() + LIBRARIES.len());

    std::fs::create_dir(folder.path().join("dri")).expect("a folder");
    for (name, _) in PROGRAMS.iter().chain(&LIBRARIES).filter(|(name, _)| *name != "zenity") {
        std::fs::write(folder.path().join(name), "").expect("a file");
    }
    assert_eq!(Vec::from_iter(missing(&folders, &folders)), ["zenity"]);
}
