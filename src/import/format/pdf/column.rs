use pdf_oxide::layout::TextSpan;

/// A piece of text and where it stands on its page: to the right and upwards, in points.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub base: f32,
    pub size: f32,
}

impl From<TextSpan> for Piece {
    fn from(span: TextSpan) -> Self {
        let size = span.font_size.max(1.0);
        Piece { left: span.bbox.x, right: span.bbox.x + span.bbox.width, base: span.bbox.y, size, text: span.text }
    }
}

/// The text of a page whose lines stand below each other, with a blank line where a paragraph starts; `None` for
/// pages in columns, whose order is another question.
///
/// A first line that is indented, or a gap between two lines, starts a paragraph.
pub fn text(pieces: Vec<Piece>) -> Option<String> {
    let lines = lines(pieces);
    let margin = lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
    let middle = margin + (right - margin) * 0.45;
    // In one column hardly a line starts in the right half or has a hole.
    let elsewhere = lines.iter().filter(|line| line.left > middle || line.has_hole).count();
    if lines.is_empty() || elsewhere * 8 > lines.len() {
        return None;
    }
    let mut steps: Vec<f32> = lines.windows(2).map(|two| two[0].base - two[1].base).collect();
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
    let is_indented = |line: &Line| line.left > margin + 0.7 * line.size && line.left < margin + 4.0 * line.size;
    let indents = 2 * lines.iter().filter(|line| is_indented(line)).count() < lines.len();
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        if let Some(before) = before {
            let is_apart = before.base - line.base > 1.3 * usual || (before.size - line.size).abs() > 1.5;
            let starts = indents && is_indented(line) && !is_indented(before);
            out.push_str(if is_apart || starts { "\n\n" } else { "\n" });
        }
        out.push_str(&line.text);
        before = Some(line);
    }
    Some(out)
}

struct Line {
    text: String,
    left: f32,
    right: f32,
    base: f32,
    size: f32,
    /// Two of its pieces stand further apart than words do.
    has_hole: bool,
}

/// The lines from the top.
fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.retain(|piece| !piece.text.trim().is_empty() && piece.left.is_finite() && piece.base.is_finite());
    pieces.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let row = rows.last_mut().filter(|row| row[0].base - piece.base < 0.5 * piece.size.min(row[0].size));
        match row {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    rows.into_iter().map(line).collect()
}

fn line(mut row: Vec<Piece>) -> Line {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let size = row.iter().map(|piece| piece.size).fold(0.0, f32::max);
    let (left, base) = (row[0].left, row[0].base);
    let mut line = Line { text: String::new(), left, right: left, base, size, has_hole: false };
    for piece in row {
        let gap = piece.left - line.right;
        let is_parted = line.text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
        if !line.text.is_empty() {
            line.has_hole |= gap > 2.5 * size;
            if gap > 0.12 * size && !is_parted {
                line.text.push(' ');
            }
        }
        line.text.push_str(&piece.text);
        line.right = line.right.max(piece.right);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, base: f32) -> Piece {
        Piece { text: text.into(), left, right: left + 5.0 * text.len() as f32, base, size: 10.0 }
    }

    #[test]
    fn lines_below_each_other() {
        let check = |pieces: &[Piece], expected: Option<&str>| {
            assert_eq!(text(pieces.to_vec()).as_deref(), expected, "{pieces:?}");
        };
        let top = [
            piece("The ferry waits in", 50.0, 700.0),
            piece("the harbour of", 50.0, 688.0),
            piece("Norrby today.", 50.0, 676.0),
        ];
        let first = "The ferry waits in\nthe harbour of\nNorrby today.";
        check(&[top[2].clone(), top[0].clone(), top[1].clone()], Some(first));
        let with = |more: &[Piece]| [&top[..], more].concat();
        check(
            &with(&[piece("Its crew", 65.0, 664.0), piece("waits.", 50.0, 652.0)]),
            Some(&format!("{first}\n\nIts crew\nwaits.")),
        );
        check(&with(&[piece("Its crew", 50.0, 650.0)]), Some(&format!("{first}\n\nIts crew")));
        check(&with(&[piece("Its", 50.0, 664.0), piece("crew", 68.0, 664.2)]), Some(&format!("{first}\nIts crew")));
        check(&with(&[piece("The next", 300.0, 700.0), piece("column", 300.0, 688.0)]), None);
        check(&[], None);
        check(&[piece("x", f32::NAN, 1.0)], None);
    }
}
