//! The timeline as files, each read again by another reader.

use crate::bench::{Bench, ScriptedDialogs, wait, window};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;

const TEXT: &str = "Fire at the Tarn mill, “again”
By Ada Brand
The Tarn Gazette
Published 12 March 2024

“The mill will open again,” Mayor Ines Holt said on Monday.

A fire destroyed the mill on 4 March 2024; the council met in 2022.

“We paid for it twice, and <nobody> asked,” Holt told the council on 4 March 2024.

The council will meet on 2 May 2024.
";

/// A window on the timeline of one article that exports to `path` when asked where to.
fn exporting(folder: &Path, path: &Path) -> Bench {
    let article = folder.join("fire.txt");
    std::fs::write(&article, TEXT).unwrap();
    let dialogs = ScriptedDialogs::answering(vec![path.to_owned()]);
    let mut harness = window(&dialogs, vec![article]);
    wait(&mut harness, |window| {
        let read = window.session().findings().articles.iter().any(|row| row.analysis.is_some());
        read && window.session().progress().is_none()
    });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run();
    harness
}

/// What the program writes for `format`, chosen by its name.
fn exported(format: &str, name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut harness = exporting(folder.path(), &path);
    harness.get_by_label("Export…").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, format).click();
    wait(&mut harness, |window| window.session().notice().is_some());
    std::fs::read(path).unwrap()
}

#[test]
fn a_table_has_a_row_for_everything() {
    let bytes = exported("Table for a spreadsheet (CSV)", "a.csv");
    let text = String::from_utf8(bytes).unwrap();
    let mut reader = csv::Reader::from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|other| other == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let said: Vec<_> =
        rows.iter().filter(|row| &row[column("What")] == "“We paid for it twice, and <nobody> asked,”").collect();
    let [row] = said[..] else { panic!("{rows:?}") };
    let cells = ["Type", "Date (EDTF)", "Date in words", "First day", "Who", "Article", "Outlet", "Published"];
    let cells = cells.map(|name| &row[column(name)]);
    let article = "Fire at the Tarn mill, “again”";
    let day = "2024-03-04";
    assert_eq!(cells, ["statement", day, "4 March 2024", day, "Ines Holt", article, "The Tarn Gazette", "2024-03-12"]);
    assert!(rows.iter().any(|row| &row[0] == "event" && &row[column("Date (EDTF)")] == "2022"), "{rows:?}");
}

#[test]
fn a_calendar_has_the_days_that_a_date_can_mean() {
    let bytes = exported("Calendar (ICS)", "a.ics");
    let calendars: Vec<_> = ical::IcalParser::new(&bytes[..]).map(Result::unwrap).collect();
    let [calendar] = &calendars[..] else { panic!() };
    let value = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
        let property = event.properties.iter().find(|property| property.name == name);
        property.and_then(|property| property.value.clone()).unwrap_or_default()
    };
    let found: Vec<[String; 4]> = calendar
        .events
        .iter()
        .map(|event| ["DTSTART", "DTEND", "SUMMARY", "STATUS"].map(|name| value(event, name)))
        .collect();
    let has = |start: &str, end: &str, words: &str, status: &str| {
        found.iter().any(|[a, b, c, d]| a == start && b == end && c.contains(words) && d == status)
    };
    assert!(has("20240304", "20240305", "We paid for it twice\\, and <nobody> asked", "CONFIRMED"), "{found:?}");
    // A year stands over the whole year, and says so.
    assert!(has("20220101", "20230101", "(2022)", "CONFIRMED"), "{found:?}");
    assert!(has("20240502", "20240503", "", "TENTATIVE"), "{found:?}");
    let ids: std::collections::BTreeSet<String> = calendar.events.iter().map(|event| value(event, "UID")).collect();
    assert_eq!(ids.len(), calendar.events.len());
}

#[test]
fn timeline_js_gets_no_part_of_a_date_that_is_not_known() {
    let bytes = exported("TimelineJS (JSON)", "a.json");
    let timeline: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let events = timeline["events"].as_array().unwrap();
    let of_2022 = events.iter().find(|event| event["display_date"] == "2022").unwrap();
    assert_eq!(of_2022["start_date"], serde_json::json!({ "year": 2022 }));
    let said = events.iter().find(|event| event["group"] == "Ines Holt").unwrap();
    assert_eq!(said["start_date"], serde_json::json!({ "year": 2024, "month": 3, "day": 4 }));
    let words = said["text"]["headline"].as_str().unwrap();
    assert!(words.contains("&lt;nobody&gt;"), "{words}");
}

#[test]
fn pictures_show_all_lanes() {
    let svg = String::from_utf8(exported("Picture for print (SVG)", "a.svg")).unwrap();
    let tree = resvg::usvg::Tree::from_str(&svg, &Default::default()).unwrap();
    assert_eq!(tree.size().width(), 1400.0);
    for words in ["Ines Holt", "&lt;nobody&gt;", ">Events<"] {
        assert!(svg.contains(words), "{words} in {svg}");
    }
    let png = exported("Picture for the web (PNG)", "a.png");
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (2800, (tree.size().height() * 2.0) as u32));
    let ink = pixels.pixels().iter().filter(|pixel| pixel.red() < 100).count();
    assert!(ink > 1000, "{ink} dark pixels");
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = exporting(folder.path(), &folder.path().join("missing").join("a.csv"));
    harness.get_by_label("Export…").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Table for a spreadsheet (CSV)").click();
    wait(&mut harness, |_| true);
    for _ in 0..200 {
        harness.step();
        if harness.query_by_label_contains("could not be written").is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nothing was said");
}
