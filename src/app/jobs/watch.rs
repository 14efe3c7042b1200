//! The watch: one thread that looks, every now and then, whether files were changed by others and
//! whether a second start has handed something over.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder, JoinHandle};
use std::time::Duration;

use crate::files::session;
use crate::files::stored::{Fingerprint, Stamp, Standing, standing};

use super::{Stop, Wake};

/// Between two looks into the spool.
const BEAT: Duration = Duration::from_millis(250);

/// Beats between two looks at the files: two seconds.
const BEATS: u32 = 8;

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The document it belongs to.
    pub number: u64,
    /// Where it stands.
    pub path: PathBuf,
    /// Its content as the document knows it.
    pub known: Fingerprint,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A second start wants these files opened.
    Handed(Vec<PathBuf>),
    /// A file is not, or is again, as the document knows it.
    File(Watched, Standing),
}

#[derive(Debug, Default)]
struct Shared {
    list: Vec<Watched>,
    /// Look at the files at the next beat.
    hurry: bool,
}

/// The thread; dropping it ends it.
#[derive(Debug)]
pub struct Watch {
    shared: Arc<Mutex<Shared>>,
    seen: Receiver<Seen>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Starts the thread; `None` where the system gives none.
    pub fn start(spool: PathBuf, wake: Wake) -> Option<Self> {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let (outgoing, seen) = channel();
        let stop = Stop::default();
        let look = Look {
            spool,
            shared: Arc::clone(&shared),
            stop: stop.clone(),
            outgoing,
            wake,
            memory: BTreeMap::new(),
        };
        let thread = Builder::new().name("watch".to_owned()).spawn(move || look.run()).ok()?;
        Some(Self { shared, seen, stop, thread: Some(thread) })
    }

    /// Looks at these files from now on.
    pub fn set(&self, list: Vec<Watched>) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if shared.list != list {
            shared.list = list;
        }
    }

    /// Looks at once: the person comes back from another window.
    pub fn hurry(&self) {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).hurry = true;
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }

    /// What was seen since last asked.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.try_iter().collect()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop.ask();
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // It only looks; whether it ended well makes no difference.
            drop(thread.join());
        }
    }
}

/// What is remembered of a file between two looks.
struct Memory {
    watched: Watched,
    stamp: Option<(Stamp, Fingerprint)>,
    told: Standing,
}

struct Look {
    spool: PathBuf,
    shared: Arc<Mutex<Shared>>,
    stop: Stop,
    outgoing: Sender<Seen>,
    wake: Wake,
    memory: BTreeMap<u64, Memory>,
}

impl Look {
    fn run(mut self) {
        let mut beat = 0_u32;
        while !self.stop.asked() {
            for files in session::take_handed(&self.spool) {
                self.tell(Seen::Handed(files));
            }
            let (list, hurry) = {
                let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
                (shared.list.clone(), std::mem::take(&mut shared.hurry))
            };
            if hurry || beat.is_multiple_of(BEATS) {
                self.files(list);
            }
            beat = beat.wrapping_add(1);
            thread::park_timeout(BEAT);
        }
    }

    fn files(&mut self, list: Vec<Watched>) {
        self.memory.retain(|number, _| list.iter().any(|w| w.number == *number));
        for watched in list {
            let number = watched.number;
            let former = self.memory.remove(&number).filter(|m| m.watched == watched);
            let stamp = former.as_ref().and_then(|m| m.stamp);
            let (found, standing) = standing(&watched.path, stamp);
            let told = former.map_or(Standing::File(watched.known), |m| m.told);
            // A file that cannot be read at the moment tells nothing.
            let news = standing != told && standing != Standing::Hidden;
            let told = if news { standing } else { told };
            let stamp = match (found, standing) {
                (Some(stamp), Standing::File(print)) => Some((stamp, print)),
                _ => None,
            };
            if news {
                self.tell(Seen::File(watched.clone(), standing));
            }
            self.memory.insert(number, Memory { watched, stamp, told });
        }
    }

    fn tell(&self, seen: Seen) {
        if self.outgoing.send(seen).is_ok() {
            (self.wake)();
        }
    }
}
