//! The import report for spreadsheets, mails and other programs.

use super::{csv, rows};
use crate::project::ReportRow;
use serde::Serialize;

const HEADER: [&str; 4] = ["What became of it", "File", "Article", "Reason"];

fn cells(row: &ReportRow) -> [&str; 4] {
    [row.fate.word(), &row.path, &row.title, &row.reason]
}

/// For the clipboard.
pub fn tab_separated(report: &[ReportRow]) -> String {
    rows::table(HEADER, report.iter().map(|row| cells(row).map(rows::cell)))
}

/// For a file that a spreadsheet opens.
pub fn csv(report: &[ReportRow]) -> String {
    let mut text = csv::MARK.to_owned();
    csv::line(&mut text, HEADER);
    for row in report {
        csv::line(&mut text, cells(row));
    }
    text
}

/// One object a line.
pub fn json_lines(report: &[ReportRow]) -> String {
    report.iter().map(|row| json_line(row) + "\n").collect()
}

/// `{"fate":"refused","path":"a.txt","title":null,"reason":"It is empty"}`, without a line end.
pub fn json_line(row: &ReportRow) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        fate: &'a str,
        path: &'a str,
        title: Option<&'a str>,
        reason: Option<&'a str>,
    }
    fn said(text: &str) -> Option<&str> {
        Some(text).filter(|text| !text.is_empty())
    }
    let line = Line { fate: row.fate.word(), path: &row.path, title: said(&row.title), reason: said(&row.reason) };
    // Strings alone: it cannot fail.
    serde_json::to_string(&line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Fate;

    #[test]
    fn every_row_is_a_line() {
        let refused = ReportRow::refused("a, b.txt", "It is empty");
        let read = ReportRow { fate: Fate::Read, title: "Harbour\topens".into(), ..ReportRow::refused("c.txt", "") };
        let report = [refused, read];
        assert_eq!(
            tab_separated(&report),
            "What became of it\tFile\tArticle\tReason\nrefused\ta, b.txt\t\tIt is empty\nread\tc.txt\tHarbour opens\t\n"
        );
        assert_eq!(csv(&report).lines().nth(1), Some("refused,\"a, b.txt\",,It is empty"));
        assert_eq!(
            json_lines(&report),
            "{\"fate\":\"refused\",\"path\":\"a, b.txt\",\"title\":null,\"reason\":\"It is empty\"}\n\
             {\"fate\":\"read\",\"path\":\"c.txt\",\"title\":\"Harbour\\topens\",\"reason\":null}\n"
        );
    }
}
