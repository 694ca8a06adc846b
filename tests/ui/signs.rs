//! How each kind of date is drawn: one picture with a lane for each.

use claimline::model::Edtf;
use claimline::views::timeline::when;
use claimline::widgets::palette::LIGHT;
use claimline::widgets::timeline::{Chart, Item, Kind, Lane, Picture};

/// Each kind of date that the program reads, and how it is drawn.
const KINDS: [(&str, &str); 18] = [
    ("2022-05-04", "a day: a mark"),
    ("2022-05", "a month: soft ends"),
    ("2022", "a year: soft ends, never a mark on 1 January"),
    ("2022-22", "a season"),
    ("2022-33", "a quarter"),
    ("202X", "a decade"),
    ("2022-05-04~", "about a day: a wave below"),
    ("2022~", "about a year: hatched"),
    ("2022-05-04?", "a day in doubt: hollow"),
    ("2022?", "a year in doubt: hollow"),
    ("2022%", "both"),
    ("2022-03-01/2022-09-30", "it lasted: firm ends"),
    ("2022-03/2022-09?", "it lasted, in doubt: hollow"),
    ("2022-06/..", "from then on: an arrow"),
    ("../2022-06", "until then: an arrow"),
    ("[2022-03..2022-09]", "once in between: a whisker"),
    ("[..2022-06-30]", "by then"),
    ("[2022-06-30..]", "then or later"),
];

#[test]
fn every_kind_of_date_has_its_own_drawing() {
    let mut lanes = Vec::new();
    let mut items = Vec::new();
    for (text, _) in KINDS {
        let date: Edtf = text.parse().expect(text);
        let when = when(Some(&date)).expect(text);
        for kind in [Kind::Event, Kind::Statement] {
            items.push(Item { lane: lanes.len() as u32, ..Item::new(items.len() as u32, kind, when) });
        }
        lanes.push(Lane::named(text));
    }
    let day = |text: &str| f64::from(text.parse::<Edtf>().unwrap().days().unwrap().first.unwrap());
    let picture = Picture {
        chart: &Chart::new(lanes, items),
        title: "How dates are drawn: events above, statements below",
        days: (day("2021-06-01"), day("2023-06-01")),
        width: 760.0,
        max_rows: 3,
        palette: &LIGHT,
        font: "sans-serif",
        font_size: 12.0,
        measure: &|text| text.chars().count() as f32 * 6.5,
        describe: &|key| KINDS[key as usize / 2].1.to_owned(),
    };
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/timeline-signs.svg");
    let drawn = picture.svg();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = drawn.lines().zip(golden.lines()).find(|(drawn, golden)| drawn != golden);
    assert!(
        drawn == golden,
        "the picture changed: {differs:?}; UPDATE_GOLDEN=1 writes it anew, then look at {}",
        path.display()
    );
}
