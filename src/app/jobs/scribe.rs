//! The scribe: one thread that writes the journals, so that no frame waits for a disk.
//!
//! Orders go in through a bounded channel and are never waited for: who finds it full asks later for
//! a snapshot, which says everything at once. After each event the bytes are with the system (a
//! killed program loses nothing); when there is a pause they are brought to the disk itself (a
//! lost power takes at most about a second).

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{
    Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, channel, sync_channel,
};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, SystemTime};

use crate::app::journal::{Event, Snapshot};
use crate::app::settings::{self, Settings};
use crate::files::error::SaveError;
use crate::files::journal::Journal;
use crate::files::session::{self, Tabs};

use super::Wake;

/// Most orders waiting to be written.
const QUEUE: usize = 1024;

/// The pause after which what was written is brought to the disk itself.
const PAUSE: Duration = Duration::from_millis(700);

/// Events after which that is done even without a pause.
const UNSYNCED: u32 = 64;

/// What the scribe is asked to do. Numbers are those of documents.
#[derive(Debug)]
pub enum Order {
    /// Start a journal, or start it again, with a snapshot that holds so many events.
    Start(u64, PathBuf, Box<Snapshot>, u64),
    /// Go on with a journal behind its sound part.
    Resume(u64, PathBuf, u64),
    /// Add events, each with the revision it led to; so many have happened with the last.
    Add(u64, Vec<(u64, Event)>, u64),
    /// The document was closed: its journal goes.
    Close(u64),
    /// Write the list of tabs.
    Tabs(PathBuf, Tabs),
    /// Keep the settings for the next start.
    Settings(Box<Settings>),
}

impl Order {
    fn number(&self) -> Option<u64> {
        match self {
            Self::Start(number, ..)
            | Self::Resume(number, ..)
            | Self::Add(number, ..)
            | Self::Close(number) => Some(*number),
            Self::Tabs(..) | Self::Settings(_) => None,
        }
    }
}

/// What the scribe answers.
#[derive(Debug)]
pub enum Reply {
    /// The journal of a document holds so many events, up to a revision.
    Kept(u64, Written),
    /// The journal of a document cannot be written.
    Trouble(u64, SaveError),
    /// The list of tabs cannot be written.
    NoTabs(SaveError),
}

/// How far a journal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Number of events of the document that it holds.
    pub events: u64,
    /// Revision of the document that it holds.
    pub revision: u64,
    /// When it was written.
    pub at: SystemTime,
    /// Bytes of the snapshot it starts with.
    pub snapshot: u64,
    /// Bytes of the whole.
    pub length: u64,
}

/// The thread and its channels; dropping it waits until all orders are carried out.
#[derive(Debug)]
pub struct Scribe {
    orders: Option<SyncSender<Order>>,
    replies: Receiver<Reply>,
    thread: Option<JoinHandle<()>>,
}

/// Why an order was not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Too many are waiting.
    Full,
    /// The thread has ended.
    Ended,
}

impl Scribe {
    /// Starts the thread; `None` where the system gives none.
    pub fn start(wake: Wake) -> Option<Self> {
        let (orders, incoming) = sync_channel(QUEUE);
        let (outgoing, replies) = channel();
        let thread = Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                Desk { open: BTreeMap::new(), outgoing, wake, unsynced: 0 }.run(&incoming);
            })
            .ok()?;
        Some(Self { orders: Some(orders), replies, thread: Some(thread) })
    }

    /// Gives an order; never waits.
    pub fn order(&self, order: Order) -> Result<(), NotTaken> {
        let Some(orders) = &self.orders else { return Err(NotTaken::Ended) };
        orders.try_send(order).map_err(|error| match error {
            TrySendError::Full(_) => NotTaken::Full,
            TrySendError::Disconnected(_) => NotTaken::Ended,
        })
    }

    /// What was answered since last asked.
    pub fn replies(&self) -> Vec<Reply> {
        self.replies.try_iter().collect()
    }
}

impl Drop for Scribe {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was already caught and told.
            drop(thread.join());
        }
    }
}

struct Open {
    journal: Journal,
    snapshot: u64,
}

struct Desk {
    open: BTreeMap<u64, Open>,
    outgoing: Sender<Reply>,
    wake: Wake,
    unsynced: u32,
}

impl Desk {
    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let order = if self.unsynced == 0 {
                orders.recv().map_err(RecvTimeoutError::from)
            } else {
                orders.recv_timeout(PAUSE)
            };
            match order {
                Ok(order) => {
                    let number = order.number();
                    let carried = catch_unwind(AssertUnwindSafe(|| self.carry_out(order)));
                    if carried.is_err()
                        && let Some(number) = number
                    {
                        self.open.remove(&number);
                        let error = SaveError::Unwritable("the journal's writer".to_owned());
                        self.say(Reply::Trouble(number, error));
                    }
                    if self.unsynced >= UNSYNCED {
                        self.sync();
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.sync(),
                Err(RecvTimeoutError::Disconnected) => {
                    self.sync();
                    return;
                }
            }
        }
    }

    fn carry_out(&mut self, order: Order) {
        match order {
            Order::Start(number, path, snapshot, events) => {
                self.open.remove(&number);
                let started = snapshot.records().and_then(|r| Journal::start(&path, &r));
                let result = started.map(|journal| {
                    let length = journal.length();
                    self.open.insert(number, Open { journal, snapshot: length });
                });
                self.answer(number, snapshot.head.revision, events, result);
            }
            Order::Resume(number, path, sound) => match Journal::resume(&path, sound) {
                Ok(journal) => {
                    let snapshot = journal.length();
                    self.open.insert(number, Open { journal, snapshot });
                    self.unsynced += 1;
                }
                Err(error) => self.say(Reply::Trouble(number, error)),
            },
            Order::Add(number, added, events) => {
                // A journal in trouble waits for a snapshot.
                let Some(open) = self.open.get_mut(&number) else { return };
                let revision = added.last().map_or(0, |(revision, _)| *revision);
                let result = added
                    .iter()
                    .try_for_each(|(revision, event)| open.journal.add(&event.record(*revision)?));
                self.unsynced += 1;
                if result.is_err() {
                    // What was half written would hide what follows.
                    self.open.remove(&number);
                }
                self.answer(number, revision, events, result);
            }
            Order::Close(number) => {
                if let Some(open) = self.open.remove(&number)
                    && let Err(error) = open.journal.remove()
                {
                    self.say(Reply::NoTabs(error));
                }
            }
            Order::Tabs(path, tabs) => {
                if let Err(error) = session::write_tabs(&path, &tabs) {
                    self.say(Reply::NoTabs(error));
                }
            }
            Order::Settings(settings) => {
                // Nothing is lost without them; the next change tries again.
                settings::store(&settings);
            }
        }
    }

    fn answer(&self, number: u64, revision: u64, events: u64, result: Result<(), SaveError>) {
        let reply = match (result, self.open.get(&number)) {
            (Ok(()), Some(open)) => Reply::Kept(
                number,
                Written {
                    events,
                    revision,
                    at: SystemTime::now(),
                    snapshot: open.snapshot,
                    length: open.journal.length(),
                },
            ),
            (Err(error), _) => Reply::Trouble(number, error),
            (Ok(()), None) => return,
        };
        self.say(reply);
    }

    fn say(&self, reply: Reply) {
        // Nobody reads any more only when the program ends.
        if self.outgoing.send(reply).is_ok() {
            (self.wake)();
        }
    }

    fn sync(&mut self) {
        self.unsynced = 0;
        let mut broken = Vec::new();
        for (number, open) in &mut self.open {
            if let Err(error) = open.journal.sync() {
                broken.push((*number, error));
            }
        }
        for (number, error) in broken {
            self.open.remove(&number);
            self.say(Reply::Trouble(number, error));
        }
    }
}
