//! Work off the UI thread. Knows no egui.
//!
//! Each job has a thread with a name and sends [`Message`]s; whoever holds [`Jobs`] takes them out with
//! [`Jobs::next`]. A panic inside a job becomes a message, never a lost job.

mod analyse;
mod compare;
mod control;
mod import;
mod journal;
mod progress;
mod reread;
mod save;
mod sink;
mod tables;
mod watch;

pub use analyse::one as analyse;
pub use import::{Asking, Brought, ImportId, ImportSource, problem_row};
pub use journal::{Beginning, Journal};
pub use progress::Progress;
pub use reread::{NewVersion, Reread};
pub use save::{Known, SaveTask, SavedFile};
pub use watch::Watching;

use crate::export::write_file;
use crate::import::Options;
use crate::model::{Analysis, Article, ArticleId, TextHash};
use crate::project::store::{self, HistoryFolder, Opened, StoreError};
use crate::project::{AnalysisKey, Comparison, Offer, Readings, StateId};
use compare::Comparer;
use control::Control;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// Called after every message of a worker, from its thread: the window asks for a frame.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a worker tells.
#[derive(Debug)]
pub enum Message {
    Progress(ImportId, Progress),
    /// In the order of the files.
    Brought(ImportId, Vec<Brought>),
    ImportFinished(ImportId),
    /// A file that a person looks at before it comes in.
    Offered(ImportId, Offer),
    /// What the files of articles say today, and the encoding that was asked for.
    Reread(Vec<(ArticleId, Reread)>, Option<String>),
    /// The project that a file holds, and what did not fit.
    Loaded {
        path: PathBuf,
        result: Result<Box<Opened>, StoreError>,
    },
    Saved {
        path: PathBuf,
        state: StateId,
        result: Result<Box<SavedFile>, StoreError>,
    },
    /// Projects that were never saved and that a crash left behind.
    Unsaved(Vec<Opened>),
    /// Steps cannot be brought to the disk, for this reason; or can again.
    Journal(Result<(), String>),
    Exported {
        path: PathBuf,
        result: Result<(), String>,
    },
    /// Files that were not in a watched folder before.
    Appeared(PathBuf, Vec<PathBuf>),
    /// Why a folder is watched no longer.
    NotWatched(PathBuf, String),
    Analysed(Vec<(AnalysisKey, Arc<Analysis>)>),
    Compared(Arc<Comparison>),
    /// A job ended in the middle by a fault of the program; a sentence about what was not done.
    Broken(String),
}

/// Starts jobs and takes in what they tell.
pub struct Jobs {
    outlet: Outlet,
    messages: Receiver<Message>,
    next_import: u64,
    comparer: Arc<Mutex<Comparer>>,
}

/// Where a worker sends to.
#[derive(Clone)]
struct Outlet {
    sender: Sender<Message>,
    wake: Wake,
}

impl Outlet {
    fn send(&self, message: Message) {
        // Nobody listens any more when the program ends.
        if self.sender.send(message).is_ok() {
            (self.wake)();
        }
    }
}

/// An import under way. Cancelled by [`ImportHandle::cancel`] or by dropping it.
#[derive(Debug)]
pub struct ImportHandle {
    pub id: ImportId,
    control: Arc<Control>,
}

impl ImportHandle {
    /// What is read already stays; [`Message::ImportFinished`] still comes.
    pub fn cancel(&self) {
        self.control.cancel();
    }

    /// Stands still after the articles that are just being read, or goes on.
    pub fn set_paused(&self, paused: bool) {
        self.control.set_paused(paused);
    }

    pub fn is_paused(&self) -> bool {
        self.control.is_paused()
    }
}

impl Drop for ImportHandle {
    fn drop(&mut self) {
        self.cancel();
    }
}

impl Jobs {
    pub fn new(wake: Wake) -> Jobs {
        let (sender, messages) = channel();
        Jobs { outlet: Outlet { sender, wake }, messages, next_import: 1, comparer: Arc::default() }
    }

    /// The next thing that a worker told, when there is one.
    pub fn next(&self) -> Option<Message> {
        self.messages.try_recv().ok()
    }

    /// Reads and analyses articles; those whose text is `known` are not analysed.
    pub fn import(&mut self, source: ImportSource, known: BTreeSet<TextHash>, asking: Asking) -> ImportHandle {
        let id = ImportId(self.next_import);
        self.next_import += 1;
        let control = Arc::new(Control::default());
        let (worker_control, outlet) = (control.clone(), self.outlet.clone());
        self.start("import", "Reading the files stopped", move || {
            let run = || import::run(id, source, &known, &asking, &worker_control, &outlet);
            let outcome = catch_unwind(AssertUnwindSafe(run));
            outlet.send(Message::ImportFinished(id));
            match outcome {
                Ok(Ok(())) => {}
                Ok(Err(error)) => outlet.send(Message::Broken(format!("No file could be read: {error}"))),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        ImportHandle { id, control }
    }

    /// Reads the files of these articles again, in `encoding` when one is given.
    pub fn reread(&self, articles: Vec<(ArticleId, Arc<Article>)>, encoding: Option<String>) {
        let outlet = self.outlet.clone();
        self.start("re-read", "The files could not be read again", move || {
            let options = Options { encoding: encoding.clone(), ..Options::default() };
            outlet.send(Message::Reread(reread::run(&articles, &options), encoding));
        });
    }

    /// Tells of new files in `folder` until what it returns is dropped.
    pub fn watch(&self, folder: PathBuf) -> std::io::Result<Watching> {
        watch::start(self.outlet.clone(), folder)
    }

    /// Opens a project when `journal` has written what is left; `held` is the folder that this program holds.
    pub fn load(
        &self,
        path: PathBuf,
        data: Option<PathBuf>,
        journal: Option<Journal>,
        held: Option<Arc<HistoryFolder>>,
    ) {
        let outlet = self.outlet.clone();
        self.start("load", "The project could not be opened", move || {
            journal.iter().for_each(Journal::flush);
            let result = store::open(&path, data.as_deref(), held.as_ref()).map(Box::new);
            outlet.send(Message::Loaded { path, result });
        });
    }

    /// Looks for projects that were never saved and that no window holds.
    pub fn find_unsaved(&self, data: PathBuf) {
        let outlet = self.outlet.clone();
        self.start("recover", "What a crash left behind could not be read", move || {
            let mut found = Vec::new();
            for folder in store::orphans(&data).into_iter().map(Arc::new) {
                match store::open_unsaved(folder.clone()) {
                    Some(opened) => found.push(opened),
                    // Nothing is in it; when it stays, it is looked at again the next time.
                    None => _ = folder.remove_empty(),
                }
            }
            outlet.send(Message::Unsaved(found));
        });
    }

    pub fn journal(&self, beginning: Beginning) -> Journal {
        Journal::start(beginning, self.outlet.clone())
    }

    pub fn save(&self, task: SaveTask) {
        let outlet = self.outlet.clone();
        self.start("save", "The project could not be saved", move || {
            let (path, state) = (task.path.clone(), task.history.state());
            outlet.send(Message::Saved { path, state, result: task.run().map(Box::new) });
        });
    }

    /// Writes what `make` makes to a file.
    pub fn export(&self, path: PathBuf, make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) {
        let outlet = self.outlet.clone();
        self.start("export", "The file could not be written", move || {
            let written = |bytes: Vec<u8>| write_file(&path, &bytes).map_err(|error| error.to_string());
            let result = make().and_then(written);
            outlet.send(Message::Exported { path, result });
        });
    }

    pub fn analyse(&self, articles: Vec<Arc<Article>>) {
        let outlet = self.outlet.clone();
        self.start("analyse", "The articles could not be analysed", move || {
            outlet.send(Message::Analysed(analyse::all(&articles)));
        });
    }

    /// Finds what holds between these articles.
    pub fn compare(&self, readings: Readings) {
        let (outlet, comparer) = (self.outlet.clone(), self.comparer.clone());
        self.start("compare", "The articles could not be compared", move || {
            // Whatever broke an earlier comparison is not trusted.
            let mut comparer = comparer.lock().unwrap_or_else(|broken| {
                let mut comparer = broken.into_inner();
                *comparer = Comparer::default();
                comparer
            });
            let compared = catch_unwind(AssertUnwindSafe(|| comparer.compare(readings.clone())));
            let found = compared.as_ref().ok().cloned();
            let nothing = || Comparison { of: readings, ..Comparison::default() };
            outlet.send(Message::Compared(Arc::new(found.unwrap_or_else(nothing))));
            if let Err(panic) = compared {
                std::panic::resume_unwind(panic);
            }
        });
    }

    fn start(&self, name: &str, failure: &'static str, work: impl FnOnce() + Send + 'static) {
        let outlet = self.outlet.clone();
        let guarded = move || {
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                outlet.send(Message::Broken(format!("{failure} by a fault of the program; please report it")));
            }
        };
        let thread = std::thread::Builder::new().name(format!("claimline {name}"));
        if let Err(error) = thread.spawn(guarded) {
            self.outlet.send(Message::Broken(format!("{failure}: no thread could be started ({error})")));
        }
    }
}
