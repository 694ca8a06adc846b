//! Exports of newspaper databases: many articles in one text, each with a header of fields.

mod factiva;
mod nexis;
mod nexis_old;
mod proquest;

use crate::import::{ImportError, Imported, Refusal, completed, metadata};
use crate::model::{Article, Field, Origin};
use std::path::Path;

/// What one database says about one article.
#[derive(Debug, Default, PartialEq)]
struct Entry {
    headline: String,
    byline: String,
    outlet: String,
    date: String,
    body: String,
}

/// The articles of an export, in its order.
struct Export {
    entries: Vec<Entry>,
    /// How many articles the export itself says that it holds.
    expected: Option<usize>,
}

/// The articles of `text` when it is the export of a database.
pub fn read(text: &str, origin: &Origin) -> Option<Imported> {
    let readers = [nexis::read, nexis_old::read, proquest::read, factiva::read];
    let lines: Vec<&str> =
        text.lines().map(|line| line.trim_matches(['\u{feff}', '\u{c}', ' ', '\t', '\u{a0}'])).collect();
    let export = readers.iter().find_map(|read| read(&lines))?;
    let mut imported = Imported::default();
    for entry in export.entries {
        if !entry.body.trim().is_empty() {
            imported.articles.push(article(entry, origin.clone()));
        }
    }
    let found = imported.articles.len();
    if let Some(expected) = export.expected.filter(|expected| *expected != found) {
        imported.problems.push(ImportError::new(Refusal::Incomplete { found, expected }, Path::new(&origin.path)));
    }
    Some(imported)
}

fn article(entry: Entry, origin: Origin) -> Article {
    let mut article = Article::of(&entry.body, origin);
    let field = |value: String| (!value.is_empty()).then_some(Field { value, span: None });
    article.headline = field(entry.headline);
    article.byline = field(without_label(&entry.byline).to_owned());
    article.outlet = field(entry.outlet);
    article.published = metadata::read_date(&entry.date).or_else(|| metadata::find_date(&entry.date));
    if article.published.is_some() {
        article.origin.dated_by = Some("the database".to_owned());
    } else if !entry.date.is_empty() {
        article.origin.notes.push(format!("The published date “{}” can't be read.", entry.date));
    }
    completed(article)
}

/// `By Ada Brask` → `Ada Brask`
fn without_label(byline: &str) -> &str {
    let label = byline.get(..3).filter(|label| label.eq_ignore_ascii_case("by "));
    label.map_or(byline, |_| byline[3..].trim())
}

/// `label` and what follows it, a colon and any kind of space between: `Length:\u{a0}612 words`.
fn labelled<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let start = line.get(..label.len())?;
    let rest = line[label.len()..].trim_start_matches([' ', '\u{a0}']).strip_prefix(':')?;
    start.eq_ignore_ascii_case(label).then(|| rest.trim_matches([' ', '\u{a0}', '\t']))
}

/// Paragraphs of `lines`, which a blank line parts. Lines that were wrapped are joined; lines that are
/// paragraphs of their own (longer than any wrapped line) are not.
fn unwrapped(lines: &[&str]) -> String {
    const WRAPPED: usize = 100;
    let is_wrapped = lines.iter().all(|line| line.chars().count() <= WRAPPED);
    let mut out = String::new();
    let mut after_blank = false;
    for line in lines {
        if line.is_empty() {
            after_blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if after_blank || !is_wrapped { "\n\n" } else { " " });
        }
        out.push_str(line);
        after_blank = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line an article: `headline / byline / outlet / date / body`.
    pub fn shown(text: &str) -> String {
        let Some(imported) = read(text, &Origin::default()) else { return "-".to_owned() };
        let value = |field: &Option<Field>| field.as_ref().map_or("-", |field| &field.value).to_owned();
        let lines = imported.articles.iter().map(|article| {
            let date = article.published.map_or("-".to_owned(), |date| date.to_string());
            let fields = [value(&article.headline), value(&article.byline), value(&article.outlet), date];
            format!("{} / {}", fields.join(" / "), article.text.replace('\n', "¶"))
        });
        lines.chain(imported.problems.iter().map(|problem| problem.refusal.to_string())).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn prose_is_no_export() {
        for text in ["", "The harbour opens.\nBy Ada Brask\n\nBody\n", "Document\n", "HD\n", "____\nLength: 3 words"] {
            assert_eq!(shown(text), "-", "{text}");
        }
    }

    #[test]
    fn nexis_uni() {
        let cover = "User Name: A\nDate and Time: Monday, May 10, 2021\nJob Number: 1\nDocuments (3)\n1. Ferry returns\n2. Harbour opens\n";
        let one = "Ferry returns\nNorrby Post\nMay 4, 2021 Tuesday\nCopyright 2021 Norrby Post\nSection:\u{a0}NEWS; Pg. 3\nLength:\u{a0}612 words\nByline:\u{a0}By Ada Brask\nBody\n\nThe ferry waits.\n\nIt sails.\nClassification\nLanguage: ENGLISH\nLoad-Date:\u{a0}May 5, 2021\nEnd of Document\n";
        let two = "Harbour opens\nSaltby Courier\n3 May 2021\nLength: 5 words\nBody\nIt opens.\nLoad-Date: May 4, 2021\nEnd of Document\n";
        let first = "Ferry returns / Ada Brask / Norrby Post / 2021-05-04 / The ferry waits.¶¶It sails.";
        let second = "Harbour opens / - / Saltby Courier / 2021-05-03 / It opens.";
        assert_eq!(
            shown(&format!("{cover}{one}{two}")),
            format!(
                "{first}\n{second}\nOf the 3 articles that its cover page names, 2 were found; compare them with the list there"
            )
        );
        assert_eq!(shown(one), first);
    }

    #[test]
    fn nexis_as_it_was() {
        let text = "\n                    1 of 2 DOCUMENTS\n\n                 Norrby Post\n\n              May 4, 2021 Tuesday\n\nFerry returns to the\nislands\n\nBYLINE: By Ada Brask\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 6 words\n\nThe ferry waits in\nthe harbour.\n\nIt sails.\n\nLOAD-DATE: May 5, 2021\n\nLANGUAGE: ENGLISH\n\n                    2 of 2 DOCUMENTS\n\nSaltby Courier\n\n3 May 2021\n\nHarbour opens\n\nLENGTH: 2 words\n\nIt opens.\n\nLOAD-DATE: May 4, 2021\n";
        assert_eq!(
            shown(text),
            "Ferry returns to the islands / Ada Brask / Norrby Post / 2021-05-04 / The ferry waits in the harbour.¶¶It sails.\nHarbour opens / - / Saltby Courier / 2021-05-03 / It opens."
        );
        assert_eq!(shown(&text.replace("DOCUMENTS", "DOKUMENTEN").replace(" of ", " von ")).lines().count(), 2);
        assert!(shown(&text.replace("of 2", "of 9")).contains("Of the 9 articles"));
    }

    #[test]
    fn proquest() {
        let text = "____________________________________________________________\n\nFerry returns\n\nAuthor: Brask, Ada\n\nPublication info: Norrby Post ; Norrby\n\nAbstract: A ferry.\n\nFull text: The ferry waits.\n\nIt sails.\n\nPublication title: Norrby Post\n\nPublication date: May 4, 2021\n\n____________________________________________________________\n\nHarbour opens\n\nFull text: It opens.\n\nTitle: Harbour opens\n\nPublication title: Saltby Courier\n\nPublication date: 2021-05-03\n\n____________________________________________________________\n\nContact us at: norrby.example\n";
        assert_eq!(
            shown(text),
            "Ferry returns / Brask, Ada / Norrby Post / 2021-05-04 / The ferry waits.¶¶It sails.\nHarbour opens / - / Saltby Courier / 2021-05-03 / It opens."
        );
    }

    #[test]
    fn factiva() {
        let coded = "HD  Ferry returns\nBY  By Ada Brask\nWC  612 words\nPD  4 May 2021\nSN  Norrby Post\nLP \nThe ferry waits.\n\nTD \nIt sails.\n\nNS  ferries\nAN  Document NORRBY0020210504eh540001x\n";
        let shown_as = "Ferry returns / Ada Brask / Norrby Post / 2021-05-04 / The ferry waits.¶¶It sails.";
        assert_eq!(shown(coded), shown_as);
        assert_eq!(shown(&coded.repeat(2)).lines().count(), 2);
        let plain = "Ferry returns\nBy Ada Brask\n612 words\n4 May 2021\n09:12\nNorrby Post\nNRBY\nEnglish\n(c) 2021 Norrby Post\n\nThe ferry waits.\n\nIt sails.\n\nDocument NORRBY0020210504eh540001x\n";
        assert_eq!(shown(plain), shown_as);
    }

    #[test]
    fn hostile() {
        for unit in [
            "Body\nEnd of Document\n",
            "1 of 1 DOCUMENTS\n",
            "Full text:\n____________________\n",
            "HD\nLP\nTD\n",
            "Document NORRBY0020210504eh540001x\n",
        ] {
            shown(&unit.repeat(20_000));
        }
        shown("Body\nEnd of Document\n4 May 2021\nLength: \nBody");
    }
}
