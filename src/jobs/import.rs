use super::analyse;
use super::control::Control;
use super::progress::Meter;
use super::sink::Sink;
use super::tables;
use super::{Message, Outlet};
use crate::import::{ImportError, Imported, Refusal, collect_files, read_file_with, read_from};
use crate::model::{Analysis, Article, TextHash};
use crate::project::{ColumnRole, Fate, Offer, ReportRow};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Names an import; never given twice by one [`super::Jobs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportId(pub(super) u64);

/// Where articles come from.
#[derive(Debug)]
pub enum ImportSource {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// Name and text of each.
    Texts(Vec<(String, String)>),
    /// One article as another program copied it, formatted and plain.
    Pasted { html: Option<String>, text: Option<String> },
    /// A table, and which of its columns is what.
    Table { path: PathBuf, columns: Vec<ColumnRole> },
    /// Articles that a person looked at before, and what else their file told.
    Seen { articles: Vec<Arc<Article>>, notes: Vec<ReportRow> },
    /// New files in a watched folder, which is called so.
    Watched(String, Vec<PathBuf>),
}

/// What is shown before it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// Large bundles, and tables of which it is not sure which column is what.
    pub asks: bool,
    /// What a person said of the columns of tables, by the tables' shape.
    pub tables: BTreeMap<String, Vec<ColumnRole>>,
}

/// A file with so many articles is large.
pub const LARGE: usize = 20;

/// What an import brings, one by one.
#[derive(Debug)]
pub enum Brought {
    /// Without an analysis: the text was known already.
    Article(Arc<Article>, Option<Arc<Analysis>>),
    /// What gave no article, or fewer than it should.
    Problem(ReportRow),
}

/// One thing to read.
enum Item {
    File(PathBuf),
    Text(String, String),
    Pasted { html: Option<String>, text: Option<String> },
    Table(PathBuf, Vec<ColumnRole>),
    Seen(Arc<Article>),
}

/// What pasted articles are called where others have a path.
const PASTED: &str = "Clipboard";

/// Articles of a bundle that are analysed before they are sent.
const CHUNK: usize = 32;

/// Reads and analyses everything; what is sent keeps the order of the files, whatever the number of threads.
pub(super) fn run(
    id: ImportId,
    source: ImportSource,
    known: &BTreeSet<TextHash>,
    asking: &Asking,
    control: &Control,
    outlet: &Outlet,
) -> Result<(), rayon::ThreadPoolBuildError> {
    let sink = Sink::new(id, outlet);
    let items = match source {
        ImportSource::Paths(paths) => {
            let (files, problems) = collect_files(&paths);
            outlet.send(Message::Brought(id, problems.iter().map(problem).collect()));
            files.into_iter().map(Item::File).collect()
        }
        ImportSource::Watched(_, files) => files.into_iter().map(Item::File).collect(),
        ImportSource::Table { path, columns } => vec![Item::Table(path, columns)],
        ImportSource::Seen { articles, notes } => {
            outlet.send(Message::Brought(id, notes.into_iter().map(Brought::Problem).collect()));
            articles.into_iter().map(Item::Seen).collect()
        }
        ImportSource::Pasted { html, text } => vec![Item::Pasted { html, text }],
        ImportSource::Texts(texts) => texts.into_iter().map(|(name, text)| Item::Text(name, text)).collect::<Vec<_>>(),
    };
    let meter = Meter::new(id, items.len(), outlet, control);
    let reader = Reader { id, outlet, asking, known, control, sink: &sink, meter: &meter };
    // Threads of its own: a pause must not hold up what else the program computes.
    let pool = rayon::ThreadPoolBuilder::new().thread_name(|n| format!("claimline import {n}")).build()?;
    let next = AtomicUsize::new(0);
    pool.scope(|scope| {
        for _ in 0..pool.current_num_threads() {
            scope.spawn(|_| {
                while reader.goes_on() {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(place) else { return };
                    reader.take(place, item);
                }
            });
        }
    });
    sink.flush();
    Ok(())
}

struct Reader<'a> {
    id: ImportId,
    outlet: &'a Outlet,
    asking: &'a Asking,
    known: &'a BTreeSet<TextHash>,
    control: &'a Control,
    sink: &'a Sink<'a>,
    meter: &'a Meter<'a>,
}

impl Reader<'_> {
    /// What is read is shown before a pause is kept.
    fn goes_on(&self) -> bool {
        if self.control.is_paused() {
            self.sink.flush();
            self.meter.tell();
        }
        self.control.goes_on()
    }

    /// A file that breaks its reader is a row of the report; the rest goes on.
    fn take(&self, place: usize, item: &Item) {
        let broken = catch_unwind(AssertUnwindSafe(|| self.read(place, item))).is_err();
        let name = match item {
            Item::File(path) | Item::Table(path, _) => path.to_string_lossy(),
            Item::Text(name, _) => name.into(),
            Item::Pasted { .. } => PASTED.into(),
            Item::Seen(article) => article.origin.path.as_str().into(),
        };
        let broke = || ReportRow::refused(name, "It broke the program's reader and was left out; please report it");
        self.sink.put(place, broken.then(|| Brought::Problem(broke())).into_iter().collect(), true);
    }

    fn offer(&self, offer: Offer) {
        self.meter.done(1);
        self.outlet.send(Message::Offered(self.id, offer));
    }

    fn read(&self, place: usize, item: &Item) {
        let imported = match item {
            Item::File(path) => match tables::options(path, self.asking) {
                Ok(options) => read_file_with(path, &options),
                Err(offer) => return self.offer(Offer::Table(*offer)),
            },
            Item::Table(path, columns) => read_file_with(path, &tables::chosen(columns)),
            Item::Seen(article) => Ok(Imported { articles: vec![(**article).clone()], ..Imported::default() }),
            Item::Text(name, text) => read_from(text.as_bytes(), Path::new(name)),
            Item::Pasted { html, text } => pasted(html.as_deref(), text.as_deref()),
        };
        let imported = match imported {
            Ok(mut imported) => {
                if matches!(item, Item::Text(..) | Item::Pasted { .. }) {
                    imported.articles.iter_mut().for_each(|article| article.origin.file = None);
                }
                imported
            }
            Err(error) => {
                self.meter.done(1);
                return self.sink.put(place, vec![problem(&error)], false);
            }
        };
        if matches!(item, Item::File(_)) && self.asking.asks && imported.articles.len() >= LARGE {
            return self.offer(bundle(item, imported));
        }
        self.meter.holds(imported.articles.len());
        self.sink.put(place, imported.problems.iter().map(problem).collect(), false);
        if imported.articles.is_empty() {
            self.meter.done(1);
        }
        for chunk in imported.articles.chunks(CHUNK) {
            if !self.goes_on() {
                return;
            }
            let brought = chunk.par_iter().filter(|_| !self.control.is_cancelled()).map(|article| {
                let analysis = (!self.known.contains(&article.text_hash)).then(|| Arc::new(analyse::one(article)));
                self.meter.done(1);
                Brought::Article(Arc::new(article.clone()), analysis)
            });
            self.sink.put(place, brought.collect(), false);
        }
    }
}

fn bundle(item: &Item, imported: Imported) -> Offer {
    let path = match item {
        Item::File(path) => path.to_string_lossy(),
        _ => "".into(),
    };
    Offer::Bundle {
        path: path.into(),
        articles: imported.articles.into_iter().map(Arc::new).collect(),
        notes: imported.problems.iter().map(problem_row).collect(),
    }
}

/// The formatted text, which tells headline and paragraphs apart, unless its reader left out some of the words that
/// the person copied.
fn pasted(html: Option<&str>, text: Option<&str>) -> Result<Imported, ImportError> {
    let read = |bytes: &str| read_from(bytes.as_bytes(), Path::new(PASTED));
    let words = |imported: &Imported| -> usize {
        imported.articles.iter().map(|article| article.text.split_whitespace().count()).sum()
    };
    let plain = text.map(read);
    // The bare part of a page that browsers copy is known by its name alone.
    let formatted = html.map(|html| read_from(html.as_bytes(), &Path::new(PASTED).with_extension("html")));
    match (formatted, plain) {
        (Some(Ok(formatted)), Some(Ok(plain))) => {
            let all = words(&formatted) * 10 >= words(&plain) * 9;
            Ok(if all { formatted } else { plain })
        }
        (Some(Ok(imported)), _) | (_, Some(Ok(imported))) => Ok(imported),
        (_, Some(error)) | (Some(error), None) => error,
        (None, None) => Err(ImportError { refusal: Refusal::Empty, path: PASTED.into() }),
    }
}

fn problem(error: &ImportError) -> Brought {
    Brought::Problem(problem_row(error))
}

/// The row of the report for what a file did not give.
pub fn problem_row(error: &ImportError) -> ReportRow {
    // A bundle came in, but not all of it.
    let incomplete = matches!(error.refusal, Refusal::Incomplete { .. });
    ReportRow {
        fate: if incomplete { Fate::Check } else { Fate::Refused },
        ..ReportRow::refused(error.path.to_string_lossy(), error.refusal.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_read_whole() {
        let check = |html: Option<&str>, text: Option<&str>, expected: Option<&str>| {
            let read = pasted(html, text).ok();
            assert_eq!(read.as_ref().map(|read| read.articles[0].text.trim()), expected, "{html:?} {text:?}");
        };
        check(None, Some("Harbour opens\n\nIt did."), Some("Harbour opens\n\nIt did."));
        let part = "<nav>Home</nav>";
        check(
            Some(part),
            Some("It opened in May, said the harbour master."),
            Some("It opened in May, said the harbour master."),
        );
        check(Some(""), None, None);
        check(None, None, None);
        let page = "<h1>Harbour opens</h1><p>The quay opened in May, the harbour master said on Thursday.</p>\
                    <p>“Nobody will lose work,” she said. The dockers were not so sure of it.</p>";
        let text = pasted(Some(page), None).unwrap().articles.remove(0).text;
        assert!(text.contains("Nobody will lose work") && !text.contains('<'), "{text}");
    }
}
