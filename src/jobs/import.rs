use super::analyse;
use super::{Message, Outlet, Progress};
use crate::import::{ImportError, collect_files, read_file, read_from};
use crate::model::{Analysis, Article, TextHash};
use crate::project::Problem;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
}

/// One thing to read.
enum Item {
    File(PathBuf),
    Text(String, String),
}

type Read = (Arc<Article>, Option<Arc<Analysis>>);

/// The articles of one item, and what of it gave none.
type Outcome = (Vec<Read>, Vec<Problem>);

/// Items that are read in parallel before their articles are sent: few at first, so that the first rows
/// are soon seen, then more.
const FIRST_CHUNK: usize = 4;
const CHUNK: usize = 32;

/// Reads and analyses everything, chunk by chunk; within and across chunks the articles keep the order of
/// their files, whatever the number of threads.
pub(super) fn run(
    id: ImportId,
    source: ImportSource,
    known: &BTreeSet<TextHash>,
    cancelled: &AtomicBool,
    outlet: &Outlet,
) {
    let items = match source {
        ImportSource::Paths(paths) => {
            let (files, problems) = collect_files(&paths);
            if !problems.is_empty() {
                outlet.send(Message::Problems(id, problems.iter().map(problem).collect()));
            }
            files.into_iter().map(Item::File).collect()
        }
        ImportSource::Texts(texts) => texts.into_iter().map(|(name, text)| Item::Text(name, text)).collect::<Vec<_>>(),
    };
    let total = items.len();
    let mut rest = items.as_slice();
    let mut size = FIRST_CHUNK;
    while !rest.is_empty() && !cancelled.load(Ordering::Relaxed) {
        outlet.send(Message::Progress(id, Progress { done: total - rest.len(), total }));
        let chunk;
        (chunk, rest) = rest.split_at(size.min(rest.len()));
        size = CHUNK;
        let read: Vec<_> = chunk
            .par_iter()
            .filter(|_| !cancelled.load(Ordering::Relaxed))
            .map(|item| read_guarded(item, known, cancelled))
            .collect();
        let (mut articles, mut problems) = (Vec::new(), Vec::new());
        for result in read {
            match result {
                Ok((more, partial)) => {
                    articles.extend(more);
                    problems.extend(partial);
                }
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            outlet.send(Message::Problems(id, problems));
        }
        if !articles.is_empty() {
            outlet.send(Message::Articles(id, articles));
        }
    }
}

/// A file that breaks its reader is a problem in the list; the rest goes on.
fn read_guarded(item: &Item, known: &BTreeSet<TextHash>, cancelled: &AtomicBool) -> Result<Outcome, Problem> {
    catch_unwind(AssertUnwindSafe(|| read(item, known, cancelled))).unwrap_or_else(|_| {
        let name = match item {
            Item::File(path) => path.to_string_lossy(),
            Item::Text(name, _) => name.into(),
        };
        Err(Problem::new(name, "It broke the program's reader and was left out; please report it"))
    })
}

fn read(item: &Item, known: &BTreeSet<TextHash>, cancelled: &AtomicBool) -> Result<Outcome, Problem> {
    let imported = match item {
        Item::File(path) => read_file(path),
        Item::Text(name, text) => read_from(text.as_bytes(), Path::new(name)),
    };
    let imported = imported.map_err(|error| problem(&error))?;
    let problems = imported.problems.iter().map(problem).collect();
    let read = imported
        .articles
        .into_par_iter()
        .filter(|_| !cancelled.load(Ordering::Relaxed))
        .map(|article| {
            let analysis = (!known.contains(&article.text_hash)).then(|| Arc::new(analyse::one(&article)));
            (Arc::new(article), analysis)
        })
        .collect();
    Ok((read, problems))
}

fn problem(error: &ImportError) -> Problem {
    Problem::new(error.path.to_string_lossy(), error.refusal.to_string())
}
