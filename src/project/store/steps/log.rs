use super::record::{Encoder, Record};
use super::{FILE, HEADER};
use crate::model::TextHash;
use crate::project::change::{Way, changes, go};
use crate::project::store::folder::HistoryFolder;
use crate::project::store::save::write_whole;
use crate::project::{History, StateId};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

/// The journal of one project, open for appending.
///
/// After an error the file is as it was before; the same may be tried again.
#[derive(Debug)]
pub struct StepLog {
    folder: Arc<HistoryFolder>,
    file: File,
    /// Bytes that are whole lines.
    len: u64,
    /// Bytes after the last compaction.
    compacted: u64,
    /// A journal is compacted when it is as long as this and twice as long as after the last time.
    compact_from: u64,
    /// What the journal tells.
    written: History,
    known: BTreeSet<TextHash>,
    /// The states that are being saved, by number.
    points: Vec<(u64, StateId)>,
    /// Bytes of a line that was not finished may stand at the end.
    torn: bool,
}

/// Shorter journals are never compacted.
const COMPACT_FROM: u64 = 1 << 20;

impl StepLog {
    /// A new journal of `history`, of which `saved` is the state that a file of that hash holds. Takes the place of
    /// an older one at once.
    ///
    /// # Errors
    /// The folder or the disk refuses; or no step leads to that state.
    pub fn create(folder: Arc<HistoryFolder>, history: &History, saved: (StateId, TextHash)) -> io::Result<StepLog> {
        let (bytes, known) = whole(history, saved)?;
        let path = path_in(&folder);
        write_whole(&path, &bytes)?;
        let len = bytes.len() as u64;
        Ok(StepLog {
            file: OpenOptions::new().append(true).open(&path)?,
            folder,
            len,
            compacted: len,
            compact_from: COMPACT_FROM,
            written: history.clone(),
            known,
            points: Vec::new(),
            torn: false,
        })
    }

    /// Goes on after the first `len` bytes of the journal in `folder`, which tell `history`.
    pub(in super::super) fn resume(
        folder: Arc<HistoryFolder>,
        history: &History,
        len: u64,
        known: Vec<TextHash>,
    ) -> io::Result<StepLog> {
        let file = OpenOptions::new().append(true).open(path_in(&folder))?;
        let mut log = StepLog {
            folder,
            file,
            len,
            compacted: len,
            compact_from: COMPACT_FROM,
            written: history.clone(),
            known: known.into_iter().collect(),
            points: Vec::new(),
            torn: true,
        };
        log.mend()?;
        Ok(log)
    }

    pub fn folder(&self) -> &Arc<HistoryFolder> {
        &self.folder
    }

    /// Compacts journals of this many bytes and more.
    pub fn compact_from(&mut self, bytes: u64) {
        self.compact_from = bytes;
    }

    /// Appends what `history` has done since the last time.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write(&mut self, history: &History) -> io::Result<()> {
        let mut encoder = Encoder { known: std::mem::take(&mut self.known), ..Encoder::default() };
        let told = tell(&self.written, history, &mut encoder);
        let written = told.and_then(|()| self.append(&encoder.bytes));
        if written.is_err() {
            // They did not come to the disk.
            encoder.new.iter().for_each(|text| _ = encoder.known.remove(text));
        }
        self.known = encoder.known;
        written?;
        self.written = history.clone();
        Ok(())
    }

    /// Notes that the state of `history` is being saved as number `point`.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn point(&mut self, point: u64, history: &History) -> io::Result<()> {
        self.write(history)?;
        self.put(&Record::Point(point))?;
        self.points.push((point, history.state()));
        Ok(())
    }

    /// Notes what the file holds that is about to take the place of the old one; compacts a journal that grew long.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn saved(&mut self, point: u64, file: TextHash) -> io::Result<()> {
        self.put(&Record::Saved { point, file, at: jiff::Timestamp::now().as_second() })?;
        self.sync()
    }

    /// Writes a journal that grew long anew, when it can be told without what is gone. Only after the file of `point`
    /// has taken its place: until then the journal must fit the old file too.
    ///
    /// # Errors
    /// The disk refuses; the journal is as it was.
    pub fn compact(&mut self, point: u64, file: TextHash) -> io::Result<()> {
        let state = self.points.iter().find(|(number, _)| *number == point).map(|(_, state)| *state);
        self.points.retain(|(number, _)| *number > point);
        let Some(state) = state.filter(|state| self.written.step_of(*state).is_some()) else { return Ok(()) };
        // A save under way has a point in the journal that a new one would lack.
        if self.len < self.compact_from.max(self.compacted * 2) || !self.points.is_empty() {
            return Ok(());
        }
        let compact = StepLog::create(self.folder.clone(), &self.written, (state, file))?;
        *self = StepLog { compact_from: self.compact_from, ..compact };
        Ok(())
    }

    /// Waits until all is on the disk.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn put(&mut self, record: &Record) -> io::Result<()> {
        let mut encoder = Encoder::default();
        encoder.put(record)?;
        self.append(&encoder.bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.mend()?;
        self.torn = true;
        self.file.write_all(bytes)?;
        self.torn = false;
        self.len += bytes.len() as u64;
        Ok(())
    }

    /// Cuts off a line that was not finished.
    fn mend(&mut self) -> io::Result<()> {
        if self.torn {
            self.file.set_len(self.len)?;
            self.torn = false;
        }
        Ok(())
    }
}

fn path_in(folder: &HistoryFolder) -> PathBuf {
    folder.path().join(FILE)
}

/// What leads from the history `old` to `new`, as lines.
fn tell(old: &History, new: &History, encoder: &mut Encoder) -> io::Result<()> {
    let (before, after) = (old.steps(), new.steps());
    let shared = before.iter().zip(after).take_while(|(a, b)| a.id == b.id).count();
    let mut grown = Vec::new();
    for (place, (a, b)) in before.iter().zip(after).take(shared).enumerate() {
        if a.state == b.state {
            continue;
        }
        let no_growth = |_| io::Error::other("a step changed that had been written");
        let more = changes(&go(&a.ground, &grown, Way::Forth).map_err(no_growth)?, &b.ground);
        if place == 0 || (more.is_empty() && a.label == b.label) {
            continue;
        }
        grown.extend(more.iter().cloned());
        let changes = encoder.without_texts(more)?;
        encoder.put(&Record::Grow { id: b.id.0, label: b.label.clone(), changes })?;
    }
    let mut current = old.steps()[old.current()].id;
    let mut previous = after[shared - 1].clone();
    for step in after.iter().skip(shared) {
        if current != previous.id {
            encoder.put(&Record::Current(previous.id.0))?;
        }
        let changes = encoder.without_texts(changes(&previous.ground, &step.ground))?;
        encoder.put(&Record::Step { id: step.id.0, at: step.at, label: step.label.clone(), changes })?;
        current = step.id;
        previous = step.clone();
    }
    let here = after[new.current()].id;
    if current != here {
        encoder.put(&Record::Current(here.0))?;
    }
    Ok(())
}

/// A journal that tells `history` and nothing that is gone.
fn whole(history: &History, (state, file): (StateId, TextHash)) -> io::Result<(Vec<u8>, BTreeSet<TextHash>)> {
    let steps = history.steps();
    let saved = steps.iter().position(|step| step.state == state);
    let saved = saved.ok_or_else(|| io::Error::other("no step leads to what was saved"))?;
    let mut encoder = Encoder { bytes: HEADER.as_bytes().to_vec(), ..Encoder::default() };
    for (place, step) in steps.iter().enumerate() {
        if place > 0 {
            let changes = encoder.without_texts(changes(&steps[place - 1].ground, &step.ground))?;
            encoder.put(&Record::Step { id: step.id.0, at: step.at, label: step.label.clone(), changes })?;
        }
        if place == saved {
            encoder.put(&Record::Point(0))?;
            encoder.put(&Record::Saved { point: 0, file, at: jiff::Timestamp::now().as_second() })?;
        }
    }
    if history.current() + 1 < steps.len() {
        encoder.put(&Record::Current(steps[history.current()].id.0))?;
    }
    Ok((encoder.bytes, encoder.known))
}
