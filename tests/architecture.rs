//! Holds the rules of `src/ARCHITECTURE.md`: its table of floors is read and every path in `src` is checked
//! against it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders (or files) that may name egui and its kin.
const WINDOW: &[&str] = &["widgets/", "views/", "app/"];
const WINDOW_CRATES: &[&str] = &["egui", "eframe", "egui_extras", "winit", "rfd"];

/// Folders that may touch files. Unit tests may everywhere.
const FILES: &[&str] = &["import/", "export/", "project/store/", "app/", "cli/"];

/// Lines of one file before its unit tests.
const LONGEST_FILE: usize = 400;

/// What may stand beside `src`; dot-files and the build's `target` are no part of the program.
const TOP_LEVEL: &[&str] = &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "assets", "src", "target", "tests"];

#[derive(Debug, PartialEq)]
struct Breach {
    file: String,
    line: usize,
    rule: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/{}:{}: {}", self.file, self.line, self.rule)
    }
}

/// Floor → the floors that it may use.
type Floors = BTreeMap<String, BTreeSet<String>>;

#[test]
fn the_source_keeps_the_floors() {
    let floors = floors(&fs::read_to_string(root().join("src/ARCHITECTURE.md")).unwrap());
    let mut breaches = Vec::new();
    for (file, source) in sources() {
        breaches.extend(check(&file, &source, &floors));
    }
    assert!(breaches.is_empty(), "src/ARCHITECTURE.md is broken:\n{}", lines_of(&breaches));
}

#[test]
fn every_floor_is_a_folder_and_every_folder_a_floor() {
    let floors = floors(&fs::read_to_string(root().join("src/ARCHITECTURE.md")).unwrap());
    let folders: BTreeSet<String> = entries(&root().join("src"), |path| path.is_dir());
    assert_eq!(floors.into_keys().collect::<BTreeSet<_>>(), folders);
    let files = entries(&root().join("src"), |path| path.is_file());
    assert_eq!(files, ["ARCHITECTURE.md", "lib.rs", "main.rs"].map(str::to_owned).into());
}

#[test]
fn the_top_level_holds_nothing_else() {
    let other: Vec<String> = entries(root(), |_| true)
        .into_iter()
        .filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str()))
        .collect();
    assert!(other.is_empty(), "the top level may hold only {TOP_LEVEL:?}, not {other:?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path, wanted: fn(&Path) -> bool) -> BTreeSet<String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| wanted(path));
    paths.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// Every Rust file of `src` with its path below `src`, in order.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn lines_of(breaches: &[Breach]) -> String {
    breaches.iter().map(|breach| format!("  {breach}\n")).collect()
}

/// Reads the table's rows ``| `floor` | may use | what it is |``.
fn floors(page: &str) -> Floors {
    let rows: Vec<(String, &str)> = page
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split('|');
            Some((cells.next()?.trim().trim_end_matches('`').to_owned(), cells.next()?.trim()))
        })
        .collect();
    let all: BTreeSet<String> = rows.iter().map(|(floor, _)| floor.clone()).collect();
    let words = |text: &str| -> BTreeSet<String> {
        text.split([' ', ',']).filter(|word| all.contains(*word)).map(str::to_owned).collect()
    };
    let uses = |text: &str| match text.strip_prefix("everything") {
        Some(but) => all.difference(&words(but)).cloned().collect(),
        None => words(text),
    };
    rows.iter().map(|(floor, text)| (floor.clone(), uses(text))).collect()
}

/// What of the rules `source`, the file `file` below `src`, breaks.
fn check(file: &str, source: &str, floors: &Floors) -> Vec<Breach> {
    let code = without_comments_and_strings(source);
    let words = words(&code);
    let breach = |line: usize, rule: String| Breach { file: file.to_owned(), line, rule };
    let mut breaches = Vec::new();

    let code_lines = source.lines().position(|line| line == "#[cfg(test)]").unwrap_or(source.lines().count());
    if code_lines > LONGEST_FILE {
        let rule = format!("{code_lines} lines before the tests; at most {LONGEST_FILE} (one idea a file)");
        breaches.push(breach(code_lines, rule));
    }
    if let Some(floor) = file.split_once('/').map(|(floor, _)| floor) {
        let nothing = BTreeSet::new();
        let may_use = floors.get(floor).unwrap_or(&nothing);
        for (line, used) in floors_named(file, &words, floors) {
            if used != floor && !may_use.contains(&used) {
                breaches.push(breach(line, format!("`{floor}` may not use `{used}`, only {may_use:?}")));
            }
        }
    }
    if !WINDOW.iter().any(|folder| file.starts_with(folder)) {
        for word in words.iter().filter(|word| WINDOW_CRATES.contains(&word.text)) {
            breaches.push(breach(word.line, format!("only {WINDOW:?} may name `{}`", word.text)));
        }
    }
    if !FILES.iter().any(|folder| file.starts_with(folder)) {
        for line in paths(&words, "std").into_iter().filter(|(_, name)| name == "fs").map(|(line, _)| line) {
            if line <= code_lines {
                breaches.push(breach(line, format!("only {FILES:?} may touch files (`std::fs`)")));
            }
        }
    }
    breaches
}

/// The floors that paths from the crate's root name: `crate::a`, `crate::{a, b}`, `super::super::a`.
fn floors_named(file: &str, words: &[Word<'_>], floors: &Floors) -> Vec<(usize, String)> {
    let mut named = paths(words, "crate");
    // Files lie one module below their folder, unless they are its `mod.rs`; unit tests lie one deeper.
    let depth = file.matches('/').count() + usize::from(!file.ends_with("/mod.rs"));
    let tests = words.windows(2).position(|pair| pair[0].text == "mod" && pair[1].text == "tests");
    let mut at = 0;
    while at < words.len() {
        let mut ups = 0;
        let start = at;
        while words.get(at + 2 * ups).is_some_and(|w| w.text == "super")
            && words.get(at + 2 * ups + 1).is_some_and(|w| w.text == "::")
        {
            ups += 1;
        }
        if ups > 0 && ups == depth + usize::from(tests.is_some_and(|tests| start > tests)) {
            named.extend(tree(words, at + 2 * ups));
        }
        at += (2 * ups).max(1);
    }
    named.retain(|(_, name)| floors.contains_key(name));
    named
}

/// The first names of every path that starts with `root::`.
fn paths(words: &[Word<'_>], root: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        if pair[0].text == root && pair[1].text == "::" {
            found.extend(tree(words, at + 2));
        }
    }
    found
}

/// The name at `at`, or the first names inside the braces there.
fn tree(words: &[Word<'_>], at: usize) -> Vec<(usize, String)> {
    let Some(first) = words.get(at) else { return Vec::new() };
    if first.text != "{" {
        return vec![(first.line, first.text.to_owned())];
    }
    let mut found = Vec::new();
    let mut depth = 0;
    for pair in words[at..].windows(2) {
        match pair[0].text {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(pair[0].text, "{" | ",") {
            found.push((pair[1].line, pair[1].text.to_owned()));
        }
    }
    found
}

struct Word<'a> {
    text: &'a str,
    /// From 1.
    line: usize,
}

/// Names, `::` and single signs.
fn words(code: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for (n, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let length = if is_name(first) {
                rest.find(|c| !is_name(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            words.push(Word { text: &rest[..length], line: n + 1 });
            rest = rest[length..].trim_start();
        }
    }
    words
}

/// `source` with comments, strings and characters blanked and its lines kept.
fn without_comments_and_strings(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let previous = code.chars().last().unwrap_or(' ');
        let is_start = !(previous.is_alphanumeric() || previous == '_');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = is_start.then(|| raw_string(rest)).flatten() {
            let close = format!("\"{}", "#".repeat(hashes));
            let opening = rest.find('"').map_or(rest.len(), |at| at + 1);
            rest[opening..].find(&close).map_or(rest.len(), |end| opening + end + close.len())
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.extend(rest[..length].chars().filter(|c| *c == '\n'));
        code.push(' ');
        rest = &rest[length..];
    }
    code
}

/// How many `#` the raw string at the start of `code` has.
fn raw_string(code: &str) -> Option<usize> {
    let after = code.strip_prefix("br").or_else(|| code.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// Whether a character and no lifetime starts here.
fn is_character(code: &str) -> bool {
    let mut chars = code.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

/// The length of the literal that `mark` opens and closes.
fn quoted(code: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    code.len()
}

mod the_checker_itself {
    use super::*;

    const PAGE: &str = "\
| floor | may use | what it is |
|---|---|---|
| `text` | – | characters |
| `model` | text | facts, read from text |
| `views` | text model | what is on screen |
| `app` | everything | window |
| `cli` | everything but views, app | commands |
";

    /// `line floor` of every breach.
    fn found(file: &str, source: &str) -> Vec<(usize, String)> {
        check(file, source, &floors(PAGE)).into_iter().map(|breach| (breach.line, breach.rule)).collect()
    }

    fn breaks(file: &str, source: &str, expected: &[(usize, &str)]) {
        let found = found(file, source);
        assert_eq!(found.len(), expected.len(), "{source}: {found:?}");
        for ((line, rule), (expected_line, part)) in found.iter().zip(expected) {
            assert!(line == expected_line && rule.contains(part), "{source}: {found:?}");
        }
    }

    #[test]
    fn reads_the_table() {
        let floors = floors(PAGE);
        let uses = |floor: &str| floors[floor].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(uses("text"), Vec::<&str>::new());
        assert_eq!(uses("model"), ["text"]);
        assert_eq!(uses("app"), ["app", "cli", "model", "text", "views"]);
        assert_eq!(uses("cli"), ["cli", "model", "text"]);
    }

    #[test]
    fn paths_to_other_floors() {
        let no_views = "`model` may not use `views`";
        breaks("model/a.rs", "use crate::text::Span;\nuse crate::views::X;", &[(2, no_views)]);
        breaks("model/a.rs", "use crate::{\n    text,\n    views::{A, text},\n};", &[(3, no_views)]);
        breaks("model/a.rs", "fn f() -> crate::app::X { crate::text::y() }", &[(1, "`app`")]);
        breaks("model/a.rs", "use super::super::views::X;", &[(1, no_views)]);
        breaks("model/mod.rs", "use super::{views, text};", &[(1, no_views)]);
        breaks("model/mod.rs", "mod tests {\n    use super::*;\n    use super::super::views;\n}", &[(3, no_views)]);
        breaks("model/b/c.rs", "use super::super::views; use super::views;", &[]);
        breaks("model/a.rs", "use crate::model::B;\n// crate::views\nconst A: &str = \"crate::views\";", &[]);
        breaks("cli/a.rs", "use crate::model::B;\nuse crate::app;", &[(2, "`cli` may not use `app`")]);
        breaks("app/a.rs", "use crate::{cli, views};", &[]);
        breaks("new/a.rs", "use crate::text;", &[(1, "`new` may not use `text`")]);
        breaks("main.rs", "use claimline::app;", &[]);
    }

    #[test]
    fn window_and_files() {
        breaks(
            "model/a.rs",
            "use egui::Ui;\nfn f(ui: &eframe::egui::Ui) {}",
            &[(1, "egui"), (2, "eframe"), (2, "egui")],
        );
        breaks("views/a.rs", "use egui::Ui;", &[]);
        breaks("model/a.rs", "/* egui */ let regui = 'e'; let s = r#\"egui \" egui\"#;", &[]);
        breaks("model/a.rs", "fn f<'egui_>(x: &'a str) {}\nuse std::fs;", &[(2, "std::fs")]);
        breaks("model/a.rs", "use std::{fmt, fs::File};", &[(1, "std::fs")]);
        breaks("model/a.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}", &[]);
        breaks("cli/a.rs", "use std::fs;", &[]);
    }

    #[test]
    fn length() {
        breaks("model/a.rs", &"\n".repeat(LONGEST_FILE), &[]);
        breaks("model/a.rs", &"\n".repeat(LONGEST_FILE + 1), &[(LONGEST_FILE + 1, "one idea")]);
        let tested = format!("{}#[cfg(test)]\n{}", "\n".repeat(LONGEST_FILE), "\n".repeat(100));
        breaks("model/a.rs", &tested, &[]);
    }

    #[test]
    fn a_breach_names_file_line_and_rule() {
        let breach = &check("text/a.rs", "\nuse crate::model::B;", &floors(PAGE))[0];
        assert_eq!(breach.to_string(), "src/text/a.rs:2: `text` may not use `model`, only {}");
    }
}
