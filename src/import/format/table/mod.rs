//! Tables of articles, as scrapers, databases and reference managers export them: JSON, JSON lines, CSV and TSV.
//! Columns are known by their names; a row that gives no article is told with its line.

mod columns;
mod delimited;
mod json;
mod lines;
mod row;

pub use columns::{Columns, Role};

use super::{Format, Input};
use crate::import::encoding::{Decoded, decode};
use crate::import::limits::{MAX_LISTED, MAX_ROWS};
use crate::import::{ImportError, Imported, Refusal};
use crate::model::Origin;

pub(super) const JSON: Format = Format {
    extensions: &["json", "jsonl", "ndjson"],
    is_sure: is_json,
    goes_by_name: true,
    read: |input| read(input, "JSON", json::records),
    shape: Some(|input| shape(input, json::records)),
};

pub(super) const DELIMITED: Format = Format {
    extensions: &["csv", "tsv"],
    is_sure: is_delimited,
    goes_by_name: true,
    read: |input| read(input, "table", delimited::records),
    shape: Some(|input| shape(input, delimited::records)),
};

/// Hands out records until its taker has enough.
type Records = fn(&str, &mut dyn FnMut(Result<Record, Bad>) -> bool);

/// One row: names of columns and what stands in them.
struct Record {
    /// Where it starts, from 1.
    line: usize,
    cells: Vec<(String, String)>,
}

/// A row that can't be read.
struct Bad {
    line: usize,
    reason: String,
}

/// What a table looks like, for a preview in which a person can correct which column is what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// In the order of the table.
    pub columns: Vec<Column>,
    /// The first rows, cut; a cell for each column.
    pub sample: Vec<Vec<String>>,
    /// How many rows there are.
    pub rows: usize,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// What it says about an article; `None` = nothing that is kept.
    pub role: Option<Role>,
}

impl Shape {
    /// The same for all tables of the same shape, so that what a person chose can be remembered.
    pub fn signature(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join("\t")
    }
}

/// `{"` and `[{` with white space between: no prose opens so.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let in_list = bytes.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    let inside = in_list.unwrap_or(bytes).strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| inside.starts_with(b"\""))
}

/// A first line of names of which three are known, the text's or the address's among them.
fn is_delimited(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 1 << 16;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    let Some(names) = delimited::header(&start) else { return false };
    let roles: Vec<Role> = names.iter().filter_map(|name| Some(Columns::default().role(name)?.0)).collect();
    roles.len() >= 3 && roles.iter().any(|role| matches!(role, Role::Text | Role::Address))
}

fn read(input: &Input, kind: &'static str, records: Records) -> Result<Imported, Refusal> {
    let Decoded { text, encoding, notes } = decode(input.bytes, input.options.encoding())?;
    let origin = Origin { encoding: format!("{kind}, {encoding}"), notes, ..input.origin.clone() };
    let columns = &input.options.columns;
    let mut imported = Imported::default();
    let (mut rows, mut without_text, mut failed, mut names) = (0, Vec::new(), 0, Vec::new());
    let mut refused = |imported: &mut Imported, bad: Bad| {
        failed += 1;
        if failed <= MAX_LISTED {
            imported.problems.push(ImportError::new(Refusal::Line(bad.line, bad.reason), input.path));
        }
    };
    let mut is_late = false;
    records(&text, &mut |record| {
        rows += 1;
        match record {
            Ok(record) => {
                if names.is_empty() {
                    names = record.cells.iter().map(|(name, _)| name.clone()).collect();
                }
                let line = record.line;
                match row::article(record, columns, &origin) {
                    Ok(article) => imported.articles.push(article),
                    Err(row::NoArticle::NoText { is_entry }) => without_text.push((line, is_entry)),
                    Err(row::NoArticle::Html(refusal)) => {
                        refused(&mut imported, Bad { line, reason: refusal.to_string() })
                    }
                }
            }
            Err(bad) => refused(&mut imported, bad),
        }
        is_late = input.budget.check_time().is_err();
        rows < MAX_ROWS && !is_late
    });
    if is_late {
        return Err(Refusal::TooSlow);
    }
    if rows == 0 {
        return Err(Refusal::Empty);
    }
    if imported.articles.is_empty() && imported.problems.is_empty() {
        let entries = without_text.iter().filter(|(_, is_entry)| *is_entry).count();
        return Err(if entries > 0 { Refusal::ReadingList(entries) } else { Refusal::NoColumn(names.join(", ")) });
    }
    for (line, _) in without_text {
        refused(&mut imported, Bad { line, reason: "there is no text in it".to_owned() });
    }
    if failed > MAX_LISTED {
        imported.problems.push(ImportError::new(Refusal::MoreLines(failed - MAX_LISTED), input.path));
    }
    if rows == MAX_ROWS {
        imported.problems.push(ImportError::new(Refusal::TooManyRows, input.path));
    }
    Ok(imported)
}

fn shape(input: &Input, records: Records) -> Result<Shape, Refusal> {
    const SHOWN: usize = 20;
    const LONGEST: usize = 200;
    let text = decode(input.bytes, input.options.encoding())?.text;
    let mut first = Vec::new();
    let mut rows = 0;
    records(&text, &mut |record| {
        rows += 1;
        if let Ok(record) = record
            && first.len() < SHOWN
        {
            first.push(record.cells);
        }
        rows < MAX_ROWS && input.budget.check_time().is_ok()
    });
    let mut columns: Vec<Column> = Vec::new();
    for (name, _) in first.iter().flatten() {
        if columns.iter().all(|column| column.name != *name) {
            let role = input.options.columns.role(name).map(|(role, _)| role);
            columns.push(Column { name: name.clone(), role });
        }
    }
    let cell = |row: &[(String, String)], column: &Column| {
        let words = row.iter().find(|(name, _)| *name == column.name).map_or("", |(_, words)| words);
        words.chars().take(LONGEST).collect()
    };
    let sample = first.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
    Ok(Shape { columns, sample, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, read_from_with, shape};
    use crate::model::{Article, Field};
    use std::path::Path;

    fn shown(article: &Article) -> String {
        let value = |field: &Option<Field>| field.as_ref().map_or("-", |field| &field.value).to_owned();
        let date = article.published.map_or("-".to_owned(), |date| date.to_string());
        let address = article.origin.address.as_deref().unwrap_or("-").to_owned();
        let fields = [value(&article.headline), value(&article.byline), value(&article.outlet), date, address];
        format!("{} / {}", fields.join(" / "), article.text.replace('\n', "¶"))
    }

    fn told(name: &str, table: &str, options: &Options) -> Vec<String> {
        match read_from_with(table.as_bytes(), Path::new(name), options) {
            Ok(all) => {
                all.articles.iter().map(shown).chain(all.problems.iter().map(|p| p.refusal.to_string())).collect()
            }
            Err(error) => vec![error.refusal.to_string()],
        }
    }

    fn check(name: &str, table: &str, expected: &[&str]) {
        assert_eq!(told(name, table, &Options::default()), expected, "{table}");
    }

    const FERRY: &str = "Ferry returns / Ada Brask / Norrby Post / 2021-05-04 / https://norrby.example/ferry / The ferry waits.¶¶It sails.";

    #[test]
    fn scrapers() {
        // newspaper4k
        check(
            "a.json",
            r#"[{"url":"https://norrby.example/ferry","read_more_link":"","language":"en","title":"Ferry returns","authors":["Ada Brask"],"publish_date":"2021-05-04 08:00:00+02:00","summary":"","meta_site_name":"Norrby Post","text":"The ferry waits.\n\nIt sails."}]"#,
            &[FERRY],
        );
        // trafilatura
        check(
            "a.json",
            r#"{"title":"Ferry returns","author":"Ada Brask","hostname":"norrby.example","date":"2021-05-04","fingerprint":"x","id":null,"raw_text":"The ferry","text":"The ferry waits.\n\nIt sails.","source":"https://norrby.example/ferry","source-hostname":"Norrby Post","filedate":"2022-01-01","url":"https://norrby.example/ferry"}"#,
            &[
                "Ferry returns / Ada Brask / https://norrby.example/ferry / 2021-05-04 / https://norrby.example/ferry / The ferry waits.¶¶It sails.",
            ],
        );
        // news-please
        check(
            "a.jsonl",
            "{\"authors\":[\"Ada Brask\"],\"date_download\":\"2022-01-01 00:00:00\",\"date_modify\":null,\"date_publish\":\"2021-05-04 08:00:00\",\"maintext\":\"The ferry waits.\\n\\nIt sails.\",\"source_domain\":\"Norrby Post\",\"title\":\"Ferry returns\",\"url\":\"https://norrby.example/ferry\"}\n\n{\"title\":\n",
            &[FERRY, "Line 4 was left out (it ends in the middle); mend it there and add the file again"],
        );
    }

    #[test]
    fn tables_of_databases() {
        check(
            "a.csv",
            "stories_id,publish_date,title,url,language,media_name,text\n7,2021-05-04,Ferry returns,https://norrby.example/ferry,en,Norrby Post,\"By Ada Brask\n\nThe ferry waits.\"\n8,2021-05-05,Ferry sails,https://norrby.example/x,en,Norrby Post,\n",
            &[
                "Ferry returns / Ada Brask / Norrby Post / 2021-05-04 / https://norrby.example/ferry / By Ada Brask¶¶The ferry waits.",
                "Line 5 was left out (there is no text in it); mend it there and add the file again",
            ],
        );
        check(
            "a.tsv",
            "url\ttitle\tdate\ttext\nu\tFerry\t2021-05-04\tIt waits.\n",
            &["Ferry / - / - / 2021-05-04 / u / It waits."],
        );
    }

    #[test]
    fn reading_lists_are_no_articles() {
        let list = "It names 2 articles without their texts; open their pages and save them";
        check(
            "a.csv",
            "title,url,time_added,tags,status\nFerry,u,1620108000,,unread\nCrew,v,1620108000,,read\n",
            &[list],
        );
        check(
            "a.csv",
            "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication Title\",\"Url\",\"Abstract Note\",\"Date\",\"Date Added\"\nK,newspaperArticle,2021,\"Brask, Ada\",Ferry,Norrby Post,u,The ferry waits.,2021-05-04,2022-01-01\nL,newspaperArticle,2021,,Crew,Norrby Post,v,,2021-05-04,2022-01-01\n",
            &[list],
        );
        check(
            "a.json",
            r#"[{"id":"x","type":"article-newspaper","title":"Ferry","container-title":"Norrby Post","author":[{"family":"Brask","given":"Ada"}],"issued":{"date-parts":[[2021,5,4]]},"abstract":"The ferry waits."},{"id":"y","title":"Crew"}]"#,
            &[list],
        );
    }

    #[test]
    fn unknown_columns_are_asked_for_and_given() {
        let table = "name,words\nFerry,It waits.\n";
        check("a.csv", table, &["None of its columns is known to hold the text (name, words); say which one does"]);
        let given = vec![("words".to_owned(), Some(Role::Text)), ("name".to_owned(), Some(Role::Headline))];
        let options = Options { columns: Columns { given }, ..Options::default() };
        assert_eq!(told("a.csv", table, &options), ["Ferry / - / - / - / - / It waits."]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, table).unwrap();
        let found = shape(&path, &options).unwrap().unwrap();
        assert_eq!((found.rows, &*found.sample[0][1], found.columns[1].role), (1, "It waits.", Some(Role::Text)));
        assert_eq!(found.signature(), "name\twords");
        std::fs::write(&path, "%PDF-").unwrap();
        assert_eq!(shape(&path, &options).unwrap(), None);
    }

    #[test]
    fn hostile() {
        let line =
            |n: usize, reason: &str| format!("Line {n} was left out ({reason}); mend it there and add the file again");
        check("a.json", &"[".repeat(1_000_000), &[&line(1, "recursion limit exceeded")]);
        check("a.json", "[]", &["It is empty; there is nothing to read"]);
        check("a.csv", "", &["It is empty; there is nothing to read"]);
        check("a.csv", "text\n\"It waits.", &["- / - / - / - / - / It waits."]);
        let many = told("a.jsonl", &"{\"a\n".repeat(3_000), &Options::default());
        assert_eq!(many.len(), MAX_LISTED + 1);
        let wide = format!("{}\n{}\n", "text,".repeat(100_000), "x,".repeat(100_000));
        assert_eq!(told("a.csv", &wide, &Options::default()).len(), 1);
    }
}
