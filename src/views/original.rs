use super::Outbox;
use crate::actions::{Command, Intent};
use crate::model::Article;
use crate::project::ArticleRow;
use crate::widgets::palette::Palette;
use egui::{Button, Grid, Label, RichText, Ui, vec2};
use std::path::PathBuf;

/// Where an article came from, and what can be done with that file. `encodings` are those in which a text can be read.
pub fn show(ui: &mut Ui, row: &ArticleRow, encodings: &[&str], outbox: &Outbox) {
    let article = &row.article;
    ui.heading("Original");
    ui.add(Label::new(RichText::new(&*row.title).weak()).wrap());
    let facts = facts(article);
    Grid::new("original").num_columns(2).spacing(vec2(16.0, 7.0)).show(ui, |ui| {
        for (name, value) in &facts {
            ui.label(RichText::new(*name).small().strong().color(Palette::of(ui).weak));
            ui.scope(|ui| {
                ui.set_max_width(480.0);
                ui.add(Label::new(value).wrap());
            });
            ui.end_row();
        }
    });
    let path = file_path(article);
    ui.horizontal_wrapped(|ui| {
        if let Some(path) = &path {
            if ui.button("Show in folder").on_hover_text("Open the folder of the file").clicked() {
                outbox.send(Intent::ShowInFolder(PathBuf::from(path)));
            }
            if ui.button("Copy path").clicked() {
                ui.copy_text(path.clone());
            }
        }
        if ui.button("Copy all").on_hover_text("All of this as text").clicked() {
            ui.copy_text(facts.iter().map(|(name, value)| format!("{name}: {value}\n")).collect());
        }
        if article.origin.file.is_none() {
            return;
        }
        if ui.button("Re-read").on_hover_text(Command::ReRead.help()).clicked() {
            outbox.send(Intent::Run(Command::ReRead));
            ui.close();
        }
        let now = article.origin.encoding.as_str();
        ui.menu_button("Read again as…", |ui| {
            egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                for encoding in encodings {
                    if ui.add(Button::new(*encoding).selected(now.ends_with(encoding))).clicked() {
                        outbox.send(Intent::ReadAgain(row.id, (*encoding).to_owned()));
                        ui.close();
                    }
                }
            });
        })
        .response
        .on_hover_text("When letters look wrong: read the file in another encoding and compare");
    });
    if let Some(twice) = offered_twice(article, encodings) {
        ui.label("Its letters seem to be encoded twice.");
        if ui.button("Mend double-encoded text").on_hover_text("Read it again and compare").clicked() {
            outbox.send(Intent::ReadAgain(row.id, twice.to_owned()));
            ui.close();
        }
    }
}

/// The encoding that the reader of the file named in a note, for letters that were encoded twice.
fn offered_twice<'a>(article: &Article, encodings: &[&'a str]) -> Option<&'a str> {
    let twice = encodings.iter().find(|encoding| encoding.contains("twice"))?;
    let offered = |note: &String| note.contains(&format!("“{twice}”"));
    article.origin.notes.iter().any(offered).then_some(*twice)
}

/// The file as it was, or the path as it was given; `None` for what came from no file.
fn file_path(article: &Article) -> Option<String> {
    match &article.origin.file {
        Some(file) => Some(file.path.clone()),
        None => Some(article.origin.path.clone()).filter(|path| path.contains(['/', '\\'])),
    }
}

fn facts(article: &Article) -> Vec<(&'static str, String)> {
    let origin = &article.origin;
    let mut facts = Vec::new();
    match &origin.file {
        Some(file) => {
            facts.push(("FILE", file.path.clone()));
            facts.extend(part(&origin.path, &file.path).map(|part| ("PART OF IT", part)));
            facts.push(("SIZE", size(file.size)));
            facts.extend(
                file.modified.clone().map(|time| ("LAST CHANGED", time.replace('T', " ").replace('Z', " UTC"))),
            );
            facts.push(("SHA-256", file.hash.to_string()));
        }
        None => facts.push(("FILE", if origin.path.is_empty() { "standard input" } else { &origin.path }.to_owned())),
    }
    facts.push(("READ AS", origin.encoding.clone()));
    facts.extend(origin.address.clone().map(|address| ("ADDRESS", address)));
    facts.extend(origin.saved.clone().map(|saved| ("SAVED", saved)));
    facts.extend(origin.dated_by.clone().map(|rung| ("DATE FROM", rung)));
    facts.extend(origin.id.clone().map(|id| ("IDENTIFIER", id)));
    facts
}

/// What stands behind the archive's name in the path of a part.
fn part(path: &str, file: &str) -> Option<String> {
    let name = file.rsplit(['/', '\\']).next().filter(|name| !name.is_empty())?;
    let (_, part) = path.split_once(&format!("{name}/"))?;
    Some(part.to_owned())
}

/// `1,234 bytes`, `1.2 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..1_000_000 => format!("{} kB ({bytes} bytes)", bytes / 1_000),
        _ => format!("{:.1} MB ({bytes} bytes)", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_within_its_file() {
        let check = |path: &str, file: &str, expected: Option<&str>| {
            assert_eq!(part(path, file).as_deref(), expected, "{path}");
        };
        check("in/a.zip/b/c.txt", "/home/in/a.zip", Some("b/c.txt"));
        check("in/a.txt", "/home/in/a.txt", None);
        check("a.txt", "", None);
    }

    #[test]
    fn sizes() {
        for (bytes, expected) in
            [(9, "9 bytes"), (12_345, "12 kB (12345 bytes)"), (2_500_000, "2.5 MB (2500000 bytes)")]
        {
            assert_eq!(size(bytes), expected);
        }
    }
}
