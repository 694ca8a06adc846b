use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// One line of two texts side by side. A side without words has no line there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffRow {
    Same(String),
    /// So many lines that are the same, left out.
    Skipped(usize),
    /// Pieces of the old and of the new line; `true` = this piece differs.
    Changed(Vec<(bool, String)>, Vec<(bool, String)>),
}

/// Lines that are the same are shown so many before and after a change.
const CONTEXT: usize = 1;

/// `old` and `new` side by side: what differs, with some lines around it. Empty when they are the same.
pub fn side_by_side(old: &str, new: &str) -> Vec<DiffRow> {
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let operations = capture_diff_slices(Algorithm::Patience, &old, &new);
    if operations.iter().all(|op| matches!(op, DiffOp::Equal { .. })) {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (place, op) in operations.iter().enumerate() {
        if let DiffOp::Equal { old_index, len, .. } = *op {
            let before = if place == 0 { 0 } else { CONTEXT };
            let after = if place + 1 == operations.len() { 0 } else { CONTEXT };
            same(&old[old_index..old_index + len], before, after, &mut rows);
        } else {
            changed(&old[op.old_range()], &new[op.new_range()], &mut rows);
        }
    }
    rows
}

/// The first `before` and the last `after` of `lines`.
fn same(lines: &[String], before: usize, after: usize, rows: &mut Vec<DiffRow>) {
    let row = |line: &String| DiffRow::Same(line.clone());
    // Leaving out a single line saves nothing.
    if lines.len() <= before + after + 1 {
        return rows.extend(lines.iter().map(row));
    }
    rows.extend(lines[..before].iter().map(row));
    rows.push(DiffRow::Skipped(lines.len() - before - after));
    rows.extend(lines[lines.len() - after..].iter().map(row));
}

fn changed(old: &[String], new: &[String], rows: &mut Vec<DiffRow>) {
    for place in 0..old.len().max(new.len()) {
        rows.push(match (old.get(place), new.get(place)) {
            (Some(old), Some(new)) => words(old, new),
            (old, new) => {
                let whole = |line: Option<&String>| line.map(|line| (true, line.clone())).into_iter().collect();
                DiffRow::Changed(whole(old), whole(new))
            }
        });
    }
}

/// Two lines word by word.
fn words(old: &str, new: &str) -> DiffRow {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {
                add(&mut left, false, change.value());
                add(&mut right, false, change.value());
            }
            ChangeTag::Delete => add(&mut left, true, change.value()),
            ChangeTag::Insert => add(&mut right, true, change.value()),
        }
    }
    DiffRow::Changed(left, right)
}

fn add(pieces: &mut Vec<(bool, String)>, differs: bool, words: &str) {
    match pieces.last_mut() {
        Some((last, text)) if *last == differs => text.push_str(words),
        _ => pieces.push((differs, words.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[x]` stands for words that differ, `|` between the sides, `…n` for lines left out.
    fn shown(old: &str, new: &str) -> Vec<String> {
        let side = |pieces: Vec<(bool, String)>| -> String {
            pieces.into_iter().map(|(differs, text)| if differs { format!("[{text}]") } else { text }).collect()
        };
        let row = |row| match row {
            DiffRow::Same(line) => line,
            DiffRow::Skipped(lines) => format!("…{lines}"),
            DiffRow::Changed(old, new) => format!("{}|{}", side(old), side(new)),
        };
        side_by_side(old, new).into_iter().map(row).collect()
    }

    #[test]
    fn what_changes_stands_side_by_side() {
        let check = |old: &str, new: &str, expected: &[&str]| assert_eq!(shown(old, new), expected, "{old} {new}");
        check("a\nb", "a\nb", &[]);
        check("a\n\nb", "a\nb\n", &[]);
        check("It opens in May.", "It opens in June.", &["It opens in [May.]|It opens in [June.]"]);
        check("a\nb", "a\nx\nb", &["a", "|[x]", "b"]);
        check("a\nx\nb", "a\nb", &["a", "[x]|", "b"]);
        check("1\n2\n3\n4\n5\nold\n6\n7\n8", "1\n2\n3\n4\n5\nnew\n6\n7\n8", &["…4", "5", "[old]|[new]", "6", "…2"]);
        check("", "a", &["|[a]"]);
    }
}
