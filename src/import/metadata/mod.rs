//! Headline, byline, outlet, dateline and published date, where they stand in the text. What the text does
//! not say, or says with two readings, stays unknown.

mod byline;
mod date;
mod dateline;
mod front_matter;
mod header;
mod headline;
mod names;

pub use date::read_date;

use crate::model::{Article, Edtf, Field};
use crate::text::Span;
use header::{HeaderLine, Label};
use headline::Next;
use std::ops::Range;

/// The first day that `line` spells in one way only.
pub(super) fn find_date(line: &str) -> Option<Edtf> {
    date::find(line)?.date
}

/// A header is read in this many lines at most.
const HEADER_LINES: usize = 12;

/// Fills the fields of `article` that are still unknown from its text. Gives the lines that hold them and
/// nothing else, in text order.
pub(super) fn fill(article: &mut Article) -> Vec<Span> {
    let text = article.text.clone();
    let mut reader = Reader { text: &text, article, updated: None, furniture: Vec::new() };
    let body = reader.front_matter();
    let lines = first_lines(&text, body);
    reader.header(&lines);
    reader.finish();
    reader.furniture
}

struct Line {
    /// Without white space and Markdown's marks at either end.
    range: Range<usize>,
    /// Whether a blank line stands before it.
    after_blank: bool,
    is_heading: bool,
}

struct Reader<'a> {
    text: &'a str,
    article: &'a mut Article,
    updated: Option<(Edtf, Range<usize>)>,
    furniture: Vec<Span>,
}

impl Reader<'_> {
    /// Reads the front matter and gives where the text after it starts.
    fn front_matter(&mut self) -> usize {
        let Some(found) = front_matter::read(self.text) else { return 0 };
        for entry in &found.entries {
            let (Some(first), Some(last)) = (entry.values.first(), entry.values.last()) else { continue };
            let whole = first.start..last.end;
            match entry.key.as_str() {
                "title" | "headline" => self.article.headline = self.field(whole),
                "author" | "authors" | "byline" => {
                    let names: Vec<&str> = entry.values.iter().map(|value| &self.text[value.clone()]).collect();
                    let span = self.span(whole);
                    self.article.byline = Some(Field { value: names.join(", "), span });
                }
                "source" | "outlet" | "publication" | "publisher" => self.article.outlet = self.field(whole),
                "date" | "published" | "pubdate" => {
                    if let Some(date) = read_date(&self.text[whole.clone()]) {
                        self.published(date, whole);
                    }
                }
                _ => {}
            }
        }
        self.furniture.extend(self.span(found.block.clone()));
        found.block.end
    }

    fn header(&mut self, lines: &[Line]) {
        let lines = &lines[self.release(lines)..];
        let mut at = 0;
        if let (Some(first), true) = (lines.first(), self.article.headline.is_none()) {
            let words = &self.text[first.range.clone()];
            let next = match lines.get(1) {
                None => Next::End,
                Some(line) if self.read(line).is_some_and(|h| h.is_explicit() || !line.after_blank) => Next::Header,
                Some(line) if self.is_outlet_before_date(lines, 1, line) => Next::Header,
                Some(_) if self.is_author_line(lines, 1) => Next::Header,
                Some(line) if dateline::read(&self.text[line.range.clone()]).is_some() => Next::Header,
                Some(line) if line.after_blank => Next::Blank,
                Some(line) => Next::Line(&self.text[line.range.clone()]),
            };
            let opens_body = dateline::read(words).is_some() || header::read(words).is_some_and(|h| h.is_explicit());
            let is_date = date::read_date(words).is_some();
            let is_masthead = names::is_outlet(words) && header::is_outlet_line(words) && next == Next::Header;
            if !opens_body && !is_date && !is_masthead && (first.is_heading || headline::is_headline(words, next)) {
                self.article.headline = self.field(first.range.clone());
                at = 1;
            }
        }
        let mut begun = false;
        while let Some(line) = lines.get(at) {
            if let Some(found) = self.read(line) {
                begun = true;
                self.take(line, &found);
            } else if self.article.byline.is_none() && self.is_author_line(lines, at) {
                begun = true;
                self.article.byline = self.field(line.range.clone());
                self.furniture.extend(self.span(line.range.clone()));
            } else if self.article.outlet.is_none()
                && header::is_outlet_line(&self.text[line.range.clone()])
                && (self.is_outlet_before_date(lines, at, line) || self.closes_header(lines, at, line, begun))
            {
                begun = true;
                self.article.outlet = self.field(line.range.clone());
                self.furniture.extend(self.span(line.range.clone()));
            } else if begun && self.article.headline.is_none() && self.is_late_headline(lines, at) {
                self.article.headline = self.field(line.range.clone());
            } else if begun || at > 1 || !self.is_explicit(lines.get(at + 1)) {
                break;
            }
            at += 1;
        }
        if let Some(line) = lines.get(at) {
            self.dateline(line);
        }
    }

    fn read(&self, line: &Line) -> Option<HeaderLine> {
        header::read(&self.text[line.range.clone()])
    }

    fn is_explicit(&self, line: Option<&Line>) -> bool {
        line.and_then(|line| self.read(line)).is_some_and(|header| header.is_explicit())
    }

    /// `Norrby Television`, then `Published 12 July 2023`.
    fn is_outlet_before_date(&self, lines: &[Line], at: usize, line: &Line) -> bool {
        let next = lines.get(at + 1).and_then(|next| self.read(next));
        header::is_outlet_line(&self.text[line.range.clone()]) && next.is_some_and(|next| !next.dates.is_empty())
    }

    /// `Ada Brask`, then the outlet, then the date; or the outlet and the date in one line.
    fn is_author_line(&self, lines: &[Line], at: usize) -> bool {
        let words = |line: &Line| &self.text[line.range.clone()];
        let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
        let is_author = header::is_outlet_line(words(line)) && !names::is_outlet(words(line));
        let names_outlet = |found: HeaderLine| found.outlet.is_some() && !found.dates.is_empty();
        is_author
            && !next.after_blank
            && (self.read(next).is_some_and(names_outlet)
                || (names::is_outlet(words(next)) && self.is_outlet_before_date(lines, at + 1, next)))
    }

    /// How many lines at the top only say from when the rest may be told: `EMBARGOED UNTIL 7 APRIL 2025`.
    /// The day counts as the day of publication when no other is told.
    fn release(&mut self, lines: &[Line]) -> usize {
        let count = lines.iter().take_while(|line| header::is_release_line(&self.text[line.range.clone()])).count();
        for line in &lines[..count] {
            let found = date::find(&self.text[line.range.clone()]);
            if let Some((date, range)) = found.and_then(|found| Some((found.date?, found.range)))
                && self.updated.is_none()
            {
                self.updated = Some((date, line.range.start + range.start..line.range.start + range.end));
            }
        }
        if count < lines.len() { count } else { 0 }
    }

    /// An outlet in the last line of a header: right below the byline, a blank line after it.
    fn closes_header(&self, lines: &[Line], at: usize, line: &Line, begun: bool) -> bool {
        let is_parted = lines.get(at + 1).is_some_and(|next| next.after_blank);
        begun && !line.after_blank && is_parted && names::is_outlet(&self.text[line.range.clone()])
    }

    /// A headline below the masthead and the date of a page.
    fn is_late_headline(&self, lines: &[Line], at: usize) -> bool {
        let words = &self.text[lines[at].range.clone()];
        let next = match lines.get(at + 1) {
            None => Next::End,
            Some(line) if self.is_explicit(Some(line)) => Next::Header,
            Some(line) if line.after_blank => Next::Blank,
            Some(line) => Next::Line(&self.text[line.range.clone()]),
        };
        dateline::read(words).is_none() && headline::is_headline(words, next)
    }

    fn take(&mut self, line: &Line, found: &HeaderLine) {
        let base = line.range.start;
        let shift = |range: &Range<usize>| base + range.start..base + range.end;
        if self.article.byline.is_none() {
            self.article.byline = found.authors.as_ref().and_then(|range| self.field(shift(range)));
        }
        if self.article.outlet.is_none() {
            self.article.outlet = found.outlet.as_ref().and_then(|range| self.field(shift(range)));
        }
        for stated in &found.dates {
            let Some(date) = stated.date else { continue };
            match stated.label {
                Label::Published | Label::None => self.published(date, shift(&stated.range)),
                Label::Updated if self.updated.is_none() => self.updated = Some((date, shift(&stated.range))),
                Label::Updated => {}
            }
        }
        self.furniture.extend(self.span(line.range.clone()));
    }

    fn dateline(&mut self, line: &Line) {
        let base = line.range.start;
        let Some(found) = dateline::read(&self.text[line.range.clone()]) else { return };
        self.article.dateline = self.field(base + found.range.start..base + found.range.end);
        if let (None, Some(agency)) = (&self.article.outlet, found.agency) {
            self.article.outlet = self.field(base + agency.start..base + agency.end);
        }
        if let (Some(date), Some(range)) = (found.date, found.date_range) {
            self.published(date, base + range.start..base + range.end);
        }
        if found.stands_alone {
            self.furniture.extend(self.span(line.range.clone()));
        }
    }

    /// An article that tells only when it was changed counts as published then.
    fn finish(&mut self) {
        if let Some((date, range)) = self.updated.take() {
            self.published(date, range);
        }
    }

    fn published(&mut self, date: Edtf, range: Range<usize>) {
        if self.article.published.is_none() {
            self.article.published = Some(date);
            self.article.published_span = self.span(range);
        }
    }

    fn span(&self, range: Range<usize>) -> Option<Span> {
        Span::new(self.text, range.start, range.end)
    }

    fn field(&self, range: Range<usize>) -> Option<Field> {
        let span = self.span(range)?;
        (!span.is_empty()).then(|| Field { value: span.slice(self.text).to_owned(), span: Some(span) })
    }
}

fn first_lines(text: &str, from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = from;
    let mut after_blank = false;
    for line in text[from..].split_inclusive('\n') {
        let words = line.trim();
        let is_heading = words.trim_start_matches('#').starts_with(' ') && words.starts_with('#');
        let marks: &[char] = if is_heading { &['#', ' ', '*', '_'] } else { &['*', '_'] };
        let inner = words.trim_matches(marks);
        let lead = line.len() - line.trim_start().len() + words.len() - words.trim_start_matches(marks).len();
        if inner.is_empty() {
            after_blank = true;
        } else {
            lines.push(Line { range: start + lead..start + lead + inner.len(), after_blank, is_heading });
            after_blank = false;
        }
        start += line.len();
        if lines.len() == HEADER_LINES {
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::import::article_from_text;
    use crate::model::Origin;

    /// `headline / byline / outlet / dateline / published`
    fn check(text: &str, expected: &str) {
        let article = article_from_text(text, Origin::default());
        let fields = [&article.headline, &article.byline, &article.outlet, &article.dateline];
        let mut shown: Vec<String> =
            fields.iter().map(|field| field.as_ref().map_or("-".to_owned(), |field| field.value.clone())).collect();
        shown.push(article.published.map_or("-".to_owned(), |date| date.to_string()));
        assert_eq!(shown.join(" / "), expected, "{text}");
        for field in fields.into_iter().flatten() {
            let words = field.span.unwrap().slice(text);
            assert!(words == field.value || field.value.contains(", "), "{words} is not {}", field.value);
        }
        assert_eq!(article.published.is_some(), article.published_span.is_some_and(|span| span.is_valid_in(text)));
    }

    const BODY: &str = "The council of Norrby voted on 3 May 2021 to open the harbour again.\n\nIt meets on Monday.\n";

    #[test]
    fn headers_of_newspapers() {
        let check = |header: &str, expected: &str| check(&format!("{header}{BODY}"), expected);
        check("", "- / - / - / - / -");
        check("Harbour opens\n\n", "Harbour opens / - / - / - / -");
        check("Harbour opens\n", "Harbour opens / - / - / - / -");
        check("Harbour opens\nBy Ada Brask\n\n", "Harbour opens / Ada Brask / - / - / -");
        check(
            "Harbour opens\nBy Ada Brask\nNorrby Courier | 4 May 2021\n\n",
            "Harbour opens / Ada Brask / Norrby Courier / - / 2021-05-04",
        );
        check(
            "Harbour opens\nBy Ada Brask\nNorrby Television\nPublished 4 May 2021\n\n",
            "Harbour opens / Ada Brask / Norrby Television / - / 2021-05-04",
        );
        check(
            "Harbour opens\n\nBy Ada Brask\n\nNorrby Post\n\n4 May 2021\n\n",
            "Harbour opens / Ada Brask / Norrby Post / - / 2021-05-04",
        );
        check("Harbour opens\nBy Ada Brask\nNorrby Post\n\n", "Harbour opens / Ada Brask / Norrby Post / - / -");
        check(
            "Harbour opens\nBy ADA BRASK, NORRBY COURIER\n4 May 2021\n\n",
            "Harbour opens / ADA BRASK / NORRBY COURIER / - / 2021-05-04",
        );
        check(
            "Harbour opens\nThe vote was close, and a new one may follow.\nBy Ada Brask\n\n",
            "Harbour opens / Ada Brask / - / - / -",
        );
        check("Norrby Courier\n4 May 2021\nHarbour opens\n\n", "Harbour opens / - / Norrby Courier / - / 2021-05-04");
        check("By Ada Brask\n\n", "- / Ada Brask / - / - / -");
        check("4 May 2021\n\n", "- / - / - / - / 2021-05-04");
        check("NORRBY (Meridian Wire) — ", "- / - / Meridian Wire / NORRBY (Meridian Wire) / -");
        check(
            "Harbour opens\n\nNORRBY, May 4, 2021 (AP) — ",
            "Harbour opens / - / AP / NORRBY, May 4, 2021 (AP) / 2021-05-04",
        );
        check("The harbour is open.\n\nNORRBY (AP) — ", "The harbour is open. / - / AP / NORRBY (AP) / -");
        check("CNN  —\n", "- / - / CNN / CNN / -");
    }

    #[test]
    fn names_without_by() {
        let check = |header: &str, expected: &str| check(&format!("{header}{BODY}"), expected);
        let three = "Harbour opens / Ada Brask / The Norrby Standard / - / 2021-05-04";
        check("Harbour opens\nAda Brask\nThe Norrby Standard\n4 May 2021\n\n", three);
        check("Harbour opens\nAda Brask\nThe Norrby Standard | Tuesday 4 May 2021\n\n", three);
        check("Harbour opens\nBy Ada Brask, harbour reporter\nThe Norrby Standard\n4 May 2021\n\n", three);
        check("Harbour opens\nAda Brask\n\n", "- / - / - / - / -");
    }

    #[test]
    fn releases() {
        let check = |header: &str, expected: &str| check(&format!("{header}{BODY}"), expected);
        check(
            "EMBARGOED UNTIL 06:00 ON TUESDAY, 4 MAY 2021\n\nHarbour opens\n\nNORRBY, 4 May 2021 – ",
            "Harbour opens / - / - / NORRBY, 4 May 2021 / 2021-05-04",
        );
        check("EMBARGOED UNTIL 4 MAY 2021\n\nHarbour opens\n\n", "Harbour opens / - / - / - / 2021-05-04");
        check("FOR IMMEDIATE RELEASE\n\nHarbour opens\n\n", "Harbour opens / - / - / - / -");
        check("Press release\n4 May 2021\n\nHarbour opens\n\n", "Harbour opens / - / - / - / 2021-05-04");
    }

    #[test]
    fn published_and_updated() {
        let check = |header: &str, date: &str| {
            check(&format!("H\nBy A B\n{header}\n\n{BODY}"), &format!("H / A B / - / - / {date}"))
        };
        check("Updated 5 May 2021\nPublished 4 May 2021", "2021-05-04");
        check("Published 4 May 2021\nUpdated 5 May 2021", "2021-05-04");
        check("Updated 9:02 AM EST, Wed May 5, 2021", "2021-05-05");
        check("Published 05/04/2021", "-");
        check("Published March 12", "XXXX-03-12");
    }

    #[test]
    fn a_date_in_the_body_is_not_the_published_date() {
        check("The chair was sold on 3 May 2021.\n\n4 May 2021\n\nThe chair came back.\n", "- / - / - / - / -");
        check(
            "What happened\n\nThe chair was sold, Brask said.\n\n4 May 2021\n\nIt came back.\n",
            "What happened / - / - / - / -",
        );
    }

    #[test]
    fn markdown() {
        check(&format!("# Harbour opens #\n\n*By Ada Brask*\n\n{BODY}"), "Harbour opens / Ada Brask / - / - / -");
        let front = "---\ntitle: 'Harbour: open'\nauthors:\n  - Ada Brask\n  - Piet Oduya\ndate: 2021-05-04\nsource: Norrby Post\n---\n";
        let expected = "Harbour: open / Ada Brask, Piet Oduya / Norrby Post / - / 2021-05-04";
        check(&format!("{front}\n# Another\n{BODY}"), expected);
        check(&format!("{front}\n{BODY}"), expected);
    }

    #[test]
    fn strange_texts() {
        for text in
            ["", "\n", "#", "# ", "***", "By ", "—", "|", "é\u{301}", "---\n---", "a\u{2028}b", "By A\nBy B\nBy C\n"]
        {
            let article = article_from_text(text, Origin::default());
            assert!(article.furniture.iter().all(|span| span.is_valid_in(text)), "{text:?}");
        }
    }
}
