use super::lines::LineCounter;
use super::{Bad, Record};
use csv::ReaderBuilder;

/// The rows of `text` below its first, with the names that the first gives.
pub fn records(text: &str, take: &mut dyn FnMut(Result<Record, Bad>) -> bool) {
    let text = text.trim_start_matches('\u{feff}');
    // Spreadsheets write which sign parts the cells.
    let (declared, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) => (sign.trim_end_matches('\r').bytes().next(), rest),
        None => (None, text),
    };
    let delimiter = declared.unwrap_or_else(|| delimiter(text));
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut names: Vec<String> = Vec::new();
    let first_line = usize::from(declared.is_some());
    let mut lines = LineCounter::default();
    for row in reader.records() {
        let record = match row {
            Ok(row) => {
                // A row is said to start before the blank lines above it.
                let start = row.position().map_or(0, |position| position.byte() as usize);
                let start =
                    text.len() - text.get(start..).map_or(0, |rest| rest.trim_start_matches(['\n', '\r']).len());
                let line = lines.at(text, start) + first_line;
                if names.is_empty() {
                    names = row.iter().map(|name| name.trim().to_owned()).collect();
                    continue;
                }
                let is_surplus = row.iter().skip(names.len()).any(|cell| !cell.trim().is_empty());
                if is_surplus {
                    let reason = format!("it has {} cells and the first line {}", row.len(), names.len());
                    Err(Bad { line, reason })
                } else {
                    let cells = names.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
                    Ok(Record { line, cells })
                }
            }
            Err(error) => Err(Bad { line: first_line + 1, reason: error.to_string() }),
        };
        if !take(record) {
            return;
        }
    }
}

/// Whether `text` opens like a table whatever its name: names in a first line, and as many cells in the next.
pub fn header(text: &str) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records().flatten();
    let (names, second) = (rows.next()?, rows.next()?);
    let are_names = names.len() >= FEWEST && names.iter().all(|name| name.len() <= 40 && !name.contains(['.', '\n']));
    (are_names && second.len() == names.len()).then(|| names.iter().map(str::to_owned).collect())
}

/// The sign that parts most cells of the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut is_quoted = false;
    for byte in first.bytes() {
        is_quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !is_quoted) {
            *count += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &str, expected: &[&str]) {
        let mut found = Vec::new();
        records(table, &mut |record| {
            found.push(match record {
                Ok(record) => {
                    let cells = record.cells.iter().map(|(name, words)| format!("{name}={}", words.replace('\n', "/")));
                    format!("{}: {}", record.line, cells.collect::<Vec<_>>().join(" "))
                }
                Err(bad) => format!("{}! {}", bad.line, bad.reason),
            });
            true
        });
        assert_eq!(found, expected, "{table}");
    }

    #[test]
    fn tables() {
        check("a,b\n1,2\n\n3,\"4, \"\"5\"\"\n6\"\n7,8\n", &["2: a=1 b=2", "4: a=3 b=4, \"5\"/6", "6: a=7 b=8"]);
        check("\u{feff}a\tb\n1\t2", &["2: a=1 b=2"]);
        check("sep=;\na;b\n1,5;2", &["3: a=1,5 b=2"]);
        check("\"a,x\";b\n1;2\n", &["2: a,x=1 b=2"]);
        check("a,b\n1,2,3\n4\n5,6,\n", &["2! it has 3 cells and the first line 2", "3: a=4", "4: a=5 b=6"]);
        check("", &[]);
        check("a,b", &[]);
    }

    #[test]
    fn what_opens_like_a_table() {
        let check = |text: &str, expected: bool| assert_eq!(header(text).is_some(), expected, "{text}");
        check("id\ttitle\ttext\n1\tA\tB\n", true);
        check("One, two, three.\nFour, five, six.\n", false);
        check("The ferry, the crew, and the dog\nwait.\n", false);
        check("a,b\n1,2\n", false);
    }
}
