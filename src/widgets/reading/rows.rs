use egui::text::CharIndex;
use egui::{Galley, Rect, pos2};
use std::ops::Range;

/// Where the characters `chars` of a galley stand: one rectangle per row, without the white space at the
/// ends of rows. Relative to the galley.
pub fn rectangles(galley: &Galley, chars: &Range<usize>) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let here = chars.start.max(start)..chars.end.min(start + count);
        if here.start < here.end {
            let mut last = here.end - start;
            let first = here.start - start;
            while last > first + 1 && row.glyphs[last - 1].chr.is_whitespace() {
                last -= 1;
            }
            let x = |column: usize| row.pos.x + row.x_offset(CharIndex(column));
            found.push(Rect::from_min_max(pos2(x(first), row.min_y()), pos2(x(last), row.max_y())));
        }
        start += row.char_count_including_newline().0;
        if start >= chars.end {
            break;
        }
    }
    found
}

/// Gives each interval the lowest column in which it overlaps no earlier one.
pub fn columns(intervals: &[(f32, f32)]) -> Vec<usize> {
    let mut ends: Vec<Vec<(f32, f32)>> = Vec::new();
    intervals
        .iter()
        .map(|(from, to)| {
            let free = |column: &Vec<(f32, f32)>| column.iter().all(|(a, b)| *to <= *a || *b <= *from);
            let at = ends.iter().position(free).unwrap_or(ends.len());
            if at == ends.len() {
                ends.push(Vec::new());
            }
            ends[at].push((*from, *to));
            at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, FontId, text::LayoutJob};

    fn check(text: &str, chars: Range<usize>, expected: &[&str]) {
        let ctx = egui::Context::default();
        let output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let job = LayoutJob::simple(text.to_owned(), FontId::monospace(10.0), Color32::BLACK, 65.0);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let words: Vec<String> = rectangles(&galley, &chars)
                .iter()
                .map(|rect| {
                    let at = |x: f32| galley.cursor_from_pos(egui::vec2(x, rect.center().y)).index.0;
                    let (from, to) = (at(rect.left() + 0.1), at(rect.right() - 0.1));
                    text.chars().skip(from).take(to - from).collect()
                })
                .collect();
            assert_eq!(words, expected);
        });
        output.drop_without_applying_deltas();
    }

    #[test]
    fn one_rectangle_a_row() {
        check("aaaa bbbb", 0..4, &["aaaa"]);
        check("aaaa bbbb cccc dddd", 2..12, &["aa bbbb", "cc"]);
        check("ééé bb", 1..3, &["éé"]);
        check("aaaa", 9..12, &[]);
    }

    #[test]
    fn bars_beside_each_other_when_they_overlap() {
        let check = |intervals: &[(f32, f32)], expected: &[usize]| assert_eq!(columns(intervals), expected);
        check(&[(0.0, 10.0), (10.0, 20.0)], &[0, 0]);
        check(&[(0.0, 10.0), (5.0, 20.0), (10.0, 12.0), (21.0, 22.0)], &[0, 1, 0, 0]);
    }
}
