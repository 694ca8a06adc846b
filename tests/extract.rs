//! `claimline extract` as a person or a script runs it: the binary, its output and its exit codes.

use serde_json::{Value, json};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn claimline(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.current_dir(folder).arg("extract");
    command
}

/// Runs with `input` on standard input.
fn run(command: &mut Command, input: &str) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // The process may end before it has read everything.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn records(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_record_has_its_keys_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "\u{feff}“Né,” said Ada Brask.\r\n").unwrap();
    let output = run(claimline(folder.path()).args(["--with-text", "--published", "2024-02", "a.txt"]), "");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let line = String::from_utf8(output.stdout.clone()).unwrap();
    let keys = [
        "id",
        "path",
        "headline",
        "byline",
        "outlet",
        "published",
        "furniture",
        "statements",
        "times",
        "events",
        "warnings",
        "text",
    ];
    let mut at = 0;
    for key in keys {
        let key = format!("\"{key}\":");
        at += line[at..].find(&key).unwrap_or_else(|| panic!("{key} is missing or too early: {line}"));
    }
    let record = &records(&output)[0];
    assert_eq!(record["id"], "a");
    assert_eq!(record["path"], "a.txt");
    assert_eq!(record["published"], "2024-02");
    assert_eq!(record["text"], "“Né,” said Ada Brask.\n");
    assert_eq!(record.as_object().unwrap().len(), keys.len());
}

#[test]
fn wrong_use_is_2_and_says_how() {
    let folder = tempfile::tempdir().unwrap();
    let check = |arguments: &[&str]| {
        let output = run(claimline(folder.path()).args(arguments), "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(errors(&output).starts_with("error: "), "{}", errors(&output));
    };
    check(&[]);
    check(&["--input", "csv", "a"]);
    check(&["--jobs", "0", "a"]);
    check(&["--published", "yesterday", "a"]);
}

#[test]
fn a_bad_line_is_told_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let input = concat!(
        r#"{"id":"a","text":"One.","published":"2024-02-12","gold":{"x":[1]}}"#,
        "\n\n{\"id\":\"b\",\n",
        r#"{"id":"c","text":"\ud800"}"#,
        "\n",
        r#"{"id":"d","text":"Four."}"#,
    );
    let output = run(claimline(folder.path()).args(["--input", "jsonl", "--published", "2020", "-"]), input);
    assert_eq!(output.status.code(), Some(1));
    let found: Vec<(Value, Value)> =
        records(&output).iter().map(|r| (r["id"].clone(), r["published"].clone())).collect();
    assert_eq!(found, [(json!("a"), json!("2024-02-12")), (json!("d"), json!("2020"))]);
    let errors = errors(&output);
    let lines: Vec<&str> = errors.lines().collect();
    assert!(lines.len() == 2 && lines[0].starts_with("Line 3: ") && lines[1].starts_with("Line 4: "), "{errors}");
}

#[test]
fn the_order_is_the_inputs_order_whatever_the_threads() {
    let folder = tempfile::tempdir().unwrap();
    let input: String = (0..700)
        .map(|n| {
            let text = "“We wait,” Ada Brask said on Monday. ".repeat(1 + (n * 7919) % 40);
            format!("{}\n", json!({ "id": n, "text": text }))
        })
        .collect();
    let jobs = |n: &str| run(claimline(folder.path()).args(["--input", "jsonl", "--jobs", n, "-"]), &input);
    let (one, four) = (jobs("1"), jobs("4"));
    let ids: Vec<String> = records(&one).iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..700).map(|n| n.to_string()).collect::<Vec<_>>());
    assert!(one.stdout == four.stdout);
    assert_eq!(four.status.code(), Some(0));
}

#[test]
fn a_folder_is_read_in_order_and_ids_are_unique() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    for name in ["b.txt", "a.md", "sub/b.txt", "photo.png", ".hidden.txt"] {
        fs::write(folder.path().join(name), "The harbour is open.\n").unwrap();
    }
    let output = run(claimline(folder.path()).arg("."), "");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let found: Vec<(Value, Value)> = records(&output).iter().map(|r| (r["id"].clone(), r["path"].clone())).collect();
    let expected = [("a", "./a.md"), ("b", "./b.txt"), ("b-2", "./sub/b.txt")];
    assert_eq!(found, expected.map(|(id, path)| (json!(id), json!(path))));
}

#[test]
fn hostile_files_are_told_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("nul.txt"), b"a\0b").unwrap();
    fs::write(root.join("empty.txt"), b" \n").unwrap();
    fs::write(root.join("report.txt"), b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n").unwrap();
    fs::write(root.join("page.txt"), b"\n<!DOCTYPE html><title>x</title>").unwrap();
    fs::write(root.join("odd.txt"), b"\xFF\xFEO\0k\0.\0\x00\xD8x").unwrap();
    fs::write(root.join("cp1252.txt"), b"\x93N\xE9,\x94 Ada Brask said.").unwrap();
    let mut command = claimline(root);
    command.args(["--with-text", "nul.txt", "empty.txt", "report.txt", "page.txt", "absent.txt"]);
    let mut problems = vec![
        "This is no text (it holds NUL bytes)",
        "It is empty",
        "This PDF is damaged",
        "There is no text in this web page",
        "There is no such file",
    ];
    #[cfg(unix)]
    {
        assert!(Command::new("mkfifo").arg(root.join("pipe.txt")).status().unwrap().success());
        std::os::unix::fs::symlink("self.txt", root.join("self.txt")).unwrap();
        command.args(["pipe.txt", "self.txt"]);
        problems.extend(["This is a pipe", "It can't be read"]);
    }
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::ffi::OsStrExt as _;
        let name = std::ffi::OsStr::from_bytes(b"n\xFFme.txt");
        fs::write(root.join(name), "Named.").unwrap();
        command.arg(name);
    }
    let output = run(command.args(["odd.txt", "cp1252.txt"]), "");
    assert_eq!(output.status.code(), Some(1));
    let errors = errors(&output);
    let told: Vec<&str> = errors.lines().collect();
    assert_eq!(told.len(), problems.len(), "{errors}");
    for (line, part) in told.iter().zip(&problems) {
        assert!(line.starts_with(part) && line.ends_with(".txt"), "{line} should start with {part}");
    }
    let texts: Vec<Value> = records(&output).iter().map(|r| r["text"].clone()).collect();
    let expected = ["Ok.\u{fffd}", "“Né,” Ada Brask said."];
    assert!(texts.ends_with(&expected.map(Value::from)), "{texts:?}");
    assert_eq!(texts.contains(&json!("Named.")), cfg!(target_os = "linux"));
}

#[test]
fn what_holds_across_the_articles_comes_last() {
    let folder = tempfile::tempdir().unwrap();
    let story = "“We will rebuild the old breakwater before the winter storms,” said Ada Brask, the mayor. Ferries wait \
                 at the pier, and crews sleep on benches in the hall until the wind turns to the north again.";
    let input: String = [
        json!({ "id": "b", "text": story, "published": "2024-03-02" }),
        json!({ "id": "a", "text": "The wind turned. Ivo Quill said that Ada Brask had never rebuilt the old breakwater.",
                "published": "2024-03-01" }),
        json!({ "id": "c", "text": story, "published": "2024-03-03" }),
        json!({ "id": "d", "text": "A senior official said that Mr Brask was late.", "published": "2024-03-04" }),
    ]
    .map(|line| format!("{line}\n"))
    .concat();
    let with =
        |jobs: &str| run(claimline(folder.path()).args(["--input", "jsonl", "--across", "--jobs", jobs, "-"]), &input);
    let output = with("2");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(output.stdout, with("1").stdout);
    let records = records(&output);
    let [articles @ .., across] = &records[..] else { panic!() };
    let statements = articles.iter().flat_map(|record| record["statements"].as_array().unwrap());
    let ids: Vec<&str> = statements.map(|statement| statement["id"].as_str().unwrap()).collect();
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    let keys: Vec<&String> = across.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    let brask = across["speakers"].as_array().unwrap().iter().find(|s| s["name"] == "Ada Brask").unwrap();
    assert_eq!((&brask["kind"], &brask["articles"]), (&json!("person"), &json!(["b", "c"])));
    assert_eq!(brask["statements"], json!(["a1s1", "a3s1"]));
    assert_eq!(across["copies"], json!([["b", "c"]]));
    assert_eq!(across["variants"], json!([["a1s1", "a3s1"]]));
    let claim = &across["claims"][0];
    assert_eq!(claim["first"], "a1s1");
    assert_eq!(claim["statements"][1], json!({ "id": "a3s1", "stance": "repeats" }));
}

#[test]
fn a_reader_that_hangs_up_ends_it_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let line = format!("{}\n", json!({ "id": "a", "text": "The harbour is open. ".repeat(500) }));
    fs::write(folder.path().join("many.jsonl"), line.repeat(600)).unwrap();
    let mut child = claimline(folder.path())
        .args(["--input", "jsonl", "--with-text", "many.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(errors(&output), "");
}

#[test]
fn standard_input_is_an_article_too() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(claimline(folder.path()).arg("-"), "The harbour is open.");
    assert_eq!(records(&output)[0]["path"], "-");
    let output = run(claimline(folder.path()).arg("-"), "");
    assert_eq!(
        (output.status.code(), errors(&output).as_str()),
        (Some(1), "It is empty; there is nothing to read: -\n")
    );
}

#[test]
fn the_sample_articles_tell_their_headline_authors_outlet_and_date() {
    let output = run(claimline(Path::new(env!("CARGO_MANIFEST_DIR"))).arg("assets/sample"), "");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let found: Vec<String> = records(&output)
        .iter()
        .map(|record| {
            assert!(record["headline"].as_str().is_some_and(|headline| headline.len() > 30), "{record}");
            let words = |key: &str| record[key].as_str().unwrap_or("-").to_owned();
            [words("id"), words("byline"), words("outlet"), words("published")].join(" | ")
        })
        .collect();
    let expected = [
        "2016-10-24-varrick-elected | Owen Tarrant | Eskhaven Courier | 2016-10-24",
        "2018-07-12-brussels-summit | Idris Fenwick | Meridian Wire | 2018-07-12",
        "2019-03-09-roake-resigns | Clara Denholm | The Harbour Post | 2019-03-09",
        "2019-11-14-leaked-memo | Clara Denholm and Femi Strand | THE HARBOUR POST | 2019-11-14",
        "2022-07-29-saltby-strike-ends | Hanne Brixby | Saltby Evening Chronicle | 2022-07-29",
        "2023-07-12-varrick-town-hall | Rafe Ansell | Beacon Television | 2023-07-12",
        "2023-11-16-libel-hearing | OWEN TARRANT | ESKHAVEN COURIER | 2023-11-16",
        "2024-03-04-roake-book | Clara Denholm | The Harbour Post | 2024-03-04",
        "2024-05-18-aldane-interview | Lise Harrow | Northlight Review | 2024-05-18",
        "harbour-treaty-signed | Idris Fenwick and Maya Thorsby | MERIDIAN WIRE | -",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_report_has_a_line_for_each_article_and_file() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (name, text) in [("a.txt", "Harbour opens\n\n4 March 2021\n\nIt did."), ("b.txt", "No day."), ("c.txt", "")] {
        fs::write(root.join(name), text).unwrap();
    }
    fs::copy(root.join("b.txt"), root.join("d.txt")).unwrap();
    let output = run(claimline(root).args(["--report", "report.jsonl", "a.txt", "b.txt", "c.txt", "d.txt"]), "");
    assert_eq!((output.status.code(), records(&output).len()), (Some(1), 3));
    let report = fs::read_to_string(root.join("report.jsonl")).unwrap();
    let rows: Vec<Value> = report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<[&str; 2]> = rows.iter().map(|row| ["path", "fate"].map(|key| row[key].as_str().unwrap())).collect();
    assert_eq!(told, [["a.txt", "read"], ["b.txt", "to check"], ["c.txt", "refused"], ["d.txt", "same text"]]);
    assert!(rows[0]["reason"].is_null() && rows[0]["title"] == "Harbour opens");
    assert!(rows[3]["reason"].as_str().unwrap().ends_with("b.txt"));

    let output = run(claimline(root).args(["--report", "no/such/report.jsonl", "a.txt"]), "");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("The report can't be written") && output.stdout.is_empty());
}
