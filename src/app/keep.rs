//! Nothing is lost: every event of a document goes to its journal, and a start brings all back.
//!
//! The workbench without a `Keeper` (in tests, or where no folder can be written) works the same
//! and keeps nothing.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use crate::files::error::SaveError;
use crate::files::session::{MAX_TABS, Session, Tabs};
use crate::files::stored::StoredPath;

use super::command::Command;
use super::document::Document;
use super::jobs::scribe::{NotTaken, Order, Reply, Scribe, Written};
use super::jobs::watch::{Seen, Watch};
use super::jobs::{Slot, Wake};
use super::journal::{self, Restored};
use super::notice::NoticeKind;
use super::report::Report;
use super::settings::Settings;
use super::{Wish, Workbench};

/// A journal is started again when it has grown by this much, and by as much as it began with.
const GROWN: u64 = 4 * 1024 * 1024;

/// How far the journal of a document is.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Number of its journal in the session's folder.
    journal: Option<u64>,
    /// The journal must be started, or started again, with a snapshot.
    wants_snapshot: bool,
    /// Number of events so far.
    events: u64,
    written: Option<Written>,
    trouble: Option<SaveError>,
}

impl Kept {
    /// The revision that the journal holds for certain.
    pub fn revision(&self) -> Option<u64> {
        self.written.map(|w| w.revision)
    }

    /// When the journal was last written.
    pub fn at(&self) -> Option<SystemTime> {
        self.written.map(|w| w.at)
    }

    /// Why the journal cannot be written.
    pub fn trouble(&self) -> Option<&SaveError> {
        self.trouble.as_ref()
    }

    /// Whether the journal holds everything.
    pub fn is_whole(&self) -> bool {
        self.trouble.is_none() && self.written.is_some_and(|w| w.events == self.events)
    }
}

/// What was brought back at a start.
#[derive(Debug, Default)]
pub struct Recovered {
    /// The documents, in order of their tabs, with the numbers of their journals.
    documents: Vec<(u64, Restored)>,
    /// The one that was looked at.
    active: usize,
    /// Files whose journal could not be read at all.
    reopen: Vec<PathBuf>,
    /// Journals that could not be read whole or at all, and were put aside.
    damaged: usize,
    /// The first number for a new journal.
    next: u64,
}

/// Writes the journals and looks after the session's folder.
#[derive(Debug)]
pub(super) struct Keeper {
    session: Arc<Session>,
    scribe: Scribe,
    watch: Option<Watch>,
    next_journal: u64,
    tabs: Option<Tabs>,
    settings: Settings,
    closing: Vec<u64>,
    /// Documents are being brought back: these files wait.
    waiting: Option<Vec<PathBuf>>,
    ended: bool,
}

impl Keeper {
    fn order(&mut self, order: Order) -> bool {
        match self.scribe.order(order) {
            Ok(()) => true,
            Err(NotTaken::Full) => false,
            Err(NotTaken::Ended) => {
                self.ended = true;
                false
            }
        }
    }

    fn write_down(&mut self, document: &mut Document) {
        let events = document.take_events();
        document.kept.events += events.len() as u64;
        let all = document.kept.events;
        let number = document.number;
        if document.kept.journal.is_none() {
            document.kept.journal = Some(self.next_journal);
            self.next_journal += 1;
            document.kept.wants_snapshot = true;
        }
        // After trouble each further event tries again.
        let again = document.kept.trouble.is_some() && !events.is_empty();
        if document.kept.wants_snapshot || again {
            let path = self.session.journal(document.kept.journal.unwrap_or_default());
            let order = Order::Start(number, path, Box::new(document.snapshot()), all);
            document.kept.wants_snapshot = !self.order(order);
        } else if !events.is_empty() && !self.order(Order::Add(number, events, all)) {
            document.kept.wants_snapshot = true;
        }
    }

    /// Takes away the journals of closed documents; before anything else, since a document that is
    /// opened again has the same number.
    fn close(&mut self) -> bool {
        while let Some(number) = self.closing.last().copied() {
            if !self.order(Order::Close(number)) {
                return false;
            }
            self.closing.pop();
        }
        true
    }

    fn write_tabs(&mut self, documents: &[Document], active: usize) {
        let open = documents
            .iter()
            .filter_map(|d| Some((d.kept.journal?, d.path.as_deref().map(StoredPath::of))))
            .take(MAX_TABS)
            .collect();
        let tabs = Tabs { open, active };
        if self.tabs.as_ref() != Some(&tabs)
            && self.order(Order::Tabs(self.session.tabs_file(), tabs.clone()))
        {
            self.tabs = Some(tabs);
        }
    }
}

impl Workbench {
    /// Keeps everything in a session's folder from now on: brings back what was open there, then
    /// opens these files. Where nothing comes of it, the first procedure is shown.
    pub fn keep_in(&mut self, session: Session, files: Vec<PathBuf>) {
        let wake: Wake = self.jobs.wake();
        let Some(scribe) = Scribe::start(Arc::clone(&wake)) else {
            return self.keep_nothing(None, files);
        };
        let session = Arc::new(session);
        self.safe.keeper = Some(Keeper {
            watch: Watch::start(session.spool(), wake),
            scribe,
            next_journal: 1,
            tabs: None,
            settings: self.settings.clone(),
            closing: Vec::new(),
            waiting: Some(files),
            ended: false,
            session: Arc::clone(&session),
        });
        self.jobs.start(Slot::Restore, move |desk| {
            desk.result(Report::Recovered(Box::new(recover(&session))));
        });
    }

    /// Opens files with no folder to keep anything in; says why, where there is a reason to say.
    pub fn keep_nothing(&mut self, why: Option<&SaveError>, files: Vec<PathBuf>) {
        if let Some(error) = why {
            let why = self.words.finding(&error.finding());
            let text = self.words.say_with("notice-no-journal", &[("why", why.into())]);
            self.notices.add(NoticeKind::Trouble, text);
        }
        self.open_first(files);
    }

    fn open_first(&mut self, files: Vec<PathBuf>) {
        if self.documents.is_empty() {
            if files.is_empty() {
                self.handle(Command::OpenTemplate(super::first_template()));
            } else {
                self.handle(Command::Act(super::action::Action::New));
            }
        }
        for file in files {
            self.handle(Command::OpenPath(file));
        }
    }

    /// Whether documents of the last start are still being brought back.
    pub fn is_recovering(&self) -> bool {
        self.safe.keeper.as_ref().is_some_and(|k| k.waiting.is_some())
    }

    /// Whether what happens is kept for the next start.
    pub fn keeps(&self) -> bool {
        self.safe.keeper.as_ref().is_some_and(|k| !k.ended)
    }

    /// Whether the journals hold everything that can be held.
    pub(super) fn is_written_down(&self) -> bool {
        let Some(keeper) = self.safe.keeper.as_ref().filter(|k| !k.ended) else { return true };
        if keeper.waiting.is_some() {
            return true;
        }
        keeper.closing.is_empty()
            && self.documents.iter().all(|d| d.kept.trouble.is_some() || d.kept.is_whole())
    }

    /// Documents with unsaved changes that the journal does not hold.
    pub fn unkept(&self) -> impl Iterator<Item = &Document> {
        let keeps = self.keeps();
        self.documents.iter().filter(move |d| d.is_modified() && !(keeps && d.kept.is_whole()))
    }

    /// Documents with unsaved changes.
    pub fn unsaved(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|d| d.is_modified())
    }

    /// Tells the journals what happened since last time; never waits.
    pub(super) fn write_down(&mut self) {
        let list = self.watched();
        let Some(keeper) = self.safe.keeper.as_mut().filter(|k| k.waiting.is_none()) else {
            self.documents.iter_mut().for_each(|d| drop(d.take_events()));
            return;
        };
        if !keeper.close() {
            return;
        }
        for document in &mut self.documents {
            keeper.write_down(document);
        }
        keeper.write_tabs(&self.documents, self.active);
        if keeper.settings != self.settings
            && keeper.order(Order::Settings(Box::new(self.settings.clone())))
        {
            keeper.settings = self.settings.clone();
        }
        if let Some(watch) = &keeper.watch {
            watch.set(list);
        }
    }

    /// The journal of a closed document goes.
    pub(super) fn forget_journal(&mut self, document: &mut Document) {
        if let Some(keeper) = &mut self.safe.keeper
            && document.kept.journal.is_some()
        {
            keeper.closing.push(document.number);
        }
        document.kept = Kept::default();
    }

    /// Takes what the scribe and the watch brought. Says whether anything came.
    pub(super) fn hear(&mut self) -> bool {
        let Some(keeper) = &mut self.safe.keeper else { return false };
        let replies = keeper.scribe.replies();
        let seen = keeper.watch.as_ref().map(Watch::seen).unwrap_or_default();
        let any = !replies.is_empty() || !seen.is_empty();
        for reply in replies {
            match reply {
                Reply::Kept(number, written) => {
                    if let Some(document) = self.by_number(number) {
                        let grown = written.length.saturating_sub(written.snapshot);
                        document.kept.wants_snapshot |= grown > GROWN.max(written.snapshot);
                        document.kept.written = Some(written);
                        document.kept.trouble = None;
                    }
                }
                Reply::Trouble(number, error) => self.cannot_keep(number, &error),
                Reply::NoTabs(error) => self.say_not_kept(&error),
            }
        }
        for seen in seen {
            match seen {
                Seen::Handed(files) => {
                    self.wishes.push(Wish::ComeForward);
                    for file in files {
                        self.handle(Command::OpenPath(file));
                    }
                }
                Seen::File(watched, standing) => self.saw_file(&watched, standing),
            }
        }
        any
    }

    fn cannot_keep(&mut self, number: u64, error: &SaveError) {
        let Some(document) = self.by_number(number) else { return };
        let news = document.kept.trouble.as_ref() != Some(error);
        document.kept.trouble = Some(error.clone());
        if news {
            self.say_not_kept(error);
        }
    }

    fn say_not_kept(&mut self, error: &SaveError) {
        let why = self.words.finding(&error.finding());
        let text = self.words.say_with("notice-no-journal", &[("why", why.into())]);
        let told = self.notices.all().iter().any(|n| n.text == text);
        if !told {
            self.notices.add(NoticeKind::Trouble, text);
        }
    }

    /// The person came back to the window: look at the files now.
    pub fn look_outside(&self) {
        if let Some(watch) = self.safe.keeper.as_ref().and_then(|k| k.watch.as_ref()) {
            watch.hurry();
        }
    }

    /// What was open at the end of the last start is here.
    pub(super) fn recovered(&mut self, recovered: Recovered) {
        let Some(keeper) = &mut self.safe.keeper else { return };
        let Recovered { documents, active, reopen, damaged, next } = recovered;
        keeper.next_journal = next;
        let files = keeper.waiting.take().unwrap_or_default();
        let mut unsaved = 0;
        for (journal, restored) in documents {
            let Restored { mut document, sound, damaged } = restored;
            document.number = self.next_document;
            self.next_document += 1;
            if damaged {
                document.kept.wants_snapshot = true;
                document.kept.journal = Some(keeper.next_journal);
                keeper.next_journal += 1;
            } else {
                let path = keeper.session.journal(journal);
                document.kept.journal = Some(journal);
                document.kept.written = Some(Written {
                    events: 0,
                    revision: document.revision(),
                    at: SystemTime::now(),
                    snapshot: sound,
                    length: sound,
                });
                if !keeper.order(Order::Resume(document.number, path, sound)) {
                    document.kept.wants_snapshot = true;
                }
            }
            unsaved += usize::from(document.is_modified());
            self.documents.push(document);
        }
        self.active = active.min(self.documents.len().saturating_sub(1));
        if damaged > 0 {
            let text = self.words.say_with("notice-journal-damaged", &[("count", damaged.into())]);
            self.notices.add(NoticeKind::Trouble, text);
        }
        if unsaved > 0 {
            let text = self.words.say_with("notice-recovered", &[("count", unsaved.into())]);
            self.notices.add(NoticeKind::ToRead, text);
        }
        for file in reopen {
            self.handle(Command::OpenPath(file));
        }
        if !self.documents.is_empty() {
            self.wishes.push(Wish::Fit);
            self.refresh();
        }
        self.open_first(files);
        self.write_down();
    }
}

/// Reads the journals of a session, off the frame.
fn recover(session: &Session) -> Recovered {
    // What cannot be taken over stays where it is; the next start tries again.
    let adopted = session.adopt_orphans();
    debug_assert!(adopted.is_ok(), "{adopted:?}");
    let tabs = session.tabs();
    let mut out = Recovered { next: session.free_number(), ..Recovered::default() };
    let there = session.journals();
    let listed = tabs.open.iter().map(|(n, path)| (*n, path.as_ref().map(StoredPath::path)));
    let unlisted = there.iter().filter(|n| tabs.open.iter().all(|(m, _)| m != *n));
    let all: Vec<_> = listed.chain(unlisted.map(|n| (*n, None))).take(MAX_TABS).collect();
    for (at, (number, path)) in all.into_iter().enumerate() {
        if at == tabs.active {
            out.active = out.documents.len();
        }
        if !there.contains(&number) {
            // Closed a moment before the end, or taken away by somebody.
            continue;
        }
        match journal::bring_back(&session.journal(number)) {
            Ok(restored) => {
                if restored.damaged && session.set_aside(number).is_ok() {
                    out.damaged += 1;
                }
                out.documents.push((number, restored));
            }
            Err(lost) => {
                out.reopen.extend(lost.path.or(path));
                if session.set_aside(number).is_ok() {
                    out.damaged += 1;
                }
            }
        }
    }
    out
}
