//! What the journal of a document says: a snapshot with the whole history, then one record an event.
//!
//! The first record is the [`Head`], the second the study in the native format, then come the steps
//! of the history, done and undone, then events as they happened, each with the revision it led to.
//! Bringing a document back is doing the events again; the bytes are those of `files::journal`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::edit::history::{Entry, History};
use crate::files::error::SaveError;
use crate::files::journal::{self, End};
use crate::files::native;
use crate::files::stored::{Fingerprint, StoredPath};
use crate::model::id::VariantId;
use crate::model::study::Study;

use super::document::Document;

/// The format of the records; a journal of a newer program is left alone.
const FORMAT: u32 = 1;

/// Most bytes of history in a snapshot; the oldest steps beyond are forgotten.
const MAX_HISTORY: usize = 128 * 1024 * 1024;

/// Something that happened to a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// An edit was done.
    Done(Arc<Entry>),
    /// Joining of edits ended.
    Sealed,
    /// The last step was taken back.
    Undone,
    /// The last undone step was done again.
    Redone,
    /// Another variant was looked at.
    Looked(VariantId),
    /// The present state was saved.
    Saved(StoredPath, Fingerprint),
    /// The document is kept although the file holds something else, or has gone.
    Parted(Option<Fingerprint>),
}

/// The first record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Format of the records.
    pub format: u32,
    /// The file of the document.
    pub path: Option<StoredPath>,
    /// Fingerprint of the file as last read or written.
    pub print: Option<Fingerprint>,
    /// Whether it is the other version of a file, opened to compare.
    pub theirs: bool,
    /// The variant looked at.
    pub variant: VariantId,
    /// Highest id number handed out.
    pub high_water: u64,
    /// Revision of the study that follows.
    pub revision: u64,
    /// Number of done steps at the last save.
    pub saved: Option<usize>,
    /// Number of done steps that follow.
    pub past: usize,
    /// Number of undone steps that follow.
    pub future: usize,
}

/// A document as the journal starts with it. Making one costs the length of its history, no more.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The first record; the counts are those of the history.
    pub head: Head,
    /// The study as it is.
    pub study: Study,
    /// Undo and redo.
    pub history: History,
}

impl Head {
    /// The format this program writes.
    pub fn format() -> u32 {
        FORMAT
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn record(value: &impl Serialize) -> Result<Vec<u8>, SaveError> {
    let text = options().to_string(value).map_err(|e| SaveError::Unsayable(e.to_string()))?;
    journal::framed(text.as_bytes())
}

fn value<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    options().from_bytes(bytes).ok()
}

impl Event {
    /// The record of an event that led to this revision.
    pub fn record(&self, revision: u64) -> Result<Vec<u8>, SaveError> {
        record(&(revision, self))
    }
}

impl Snapshot {
    /// The records a journal starts with.
    pub fn records(&self) -> Result<Vec<Vec<u8>>, SaveError> {
        let future: Vec<Vec<u8>> =
            self.history.future().iter().map(record).collect::<Result<_, _>>()?;
        let mut room = MAX_HISTORY.saturating_sub(future.iter().map(Vec::len).sum());
        let mut past = Vec::new();
        for entry in self.history.past().rev() {
            let one = record(entry)?;
            let Some(left) = room.checked_sub(one.len()) else { break };
            room = left;
            past.push(one);
        }
        let forgotten = self.history.past().len() - past.len();
        let mut head = self.head.clone();
        head.past = past.len();
        head.future = future.len();
        head.saved = head.saved.and_then(|s| s.checked_sub(forgotten));
        let mut out =
            vec![record(&head)?, journal::framed(native::write(&self.study)?.as_bytes())?];
        out.extend(past.into_iter().rev());
        out.extend(future);
        Ok(out)
    }
}

/// A document brought back.
#[derive(Debug)]
pub struct Restored {
    /// The document, with a number still to be given.
    pub document: Document,
    /// Length of the journal's part that was read and done again.
    pub sound: u64,
    /// Whether something behind it could not be used; a half-written last record is not counted.
    pub damaged: bool,
}

/// A journal that gives no document.
#[derive(Debug)]
pub struct Lost {
    /// The file the document had, where that could be read.
    pub path: Option<PathBuf>,
}

/// Brings a document back from its journal.
pub fn bring_back(path: &Path) -> Result<Restored, Lost> {
    let Ok(read) = journal::read(path) else { return Err(Lost { path: None }) };
    let mut records = read.records();
    let head: Head = records.next().and_then(value).ok_or(Lost { path: None })?;
    let file = head.path.as_ref().map(StoredPath::path);
    let lost = || Lost { path: file.clone() };
    if head.format > FORMAT {
        return Err(lost());
    }
    let study = records.next().and_then(|b| native::read(b).ok()).ok_or_else(lost)?;
    let past = entries(&mut records, head.past);
    let future = past.as_ref().and_then(|_| entries(&mut records, head.future));
    let (Some(past), Some(future)) = (past, future) else {
        // The study is there, but not all of its history: none of it may be trusted.
        let history = History::of(Vec::new(), Vec::new(), None);
        let document = Document::of_snapshot(Snapshot { head, study, history });
        return Ok(Restored { document, sound: read.length_of(2), damaged: true });
    };
    let mut used = 2 + past.len() + future.len();
    let history = History::of(past, future, head.saved);
    let mut document = Document::of_snapshot(Snapshot { head, study, history });
    let mut damaged = read.end == End::Damaged;
    for bytes in records {
        let done = value::<(u64, Event)>(bytes).is_some_and(|(revision, event)| {
            document.replay(event) && document.revision() == revision
        });
        if !done {
            damaged = true;
            break;
        }
        used += 1;
    }
    Ok(Restored { document, sound: read.length_of(used), damaged })
}

/// So many steps of a history, or nothing where one of them cannot be read.
fn entries<'a>(
    records: &mut impl Iterator<Item = &'a [u8]>,
    count: usize,
) -> Option<Vec<Arc<Entry>>> {
    (0..count).map(|_| records.next().and_then(value)).collect()
}
