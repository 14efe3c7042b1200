//! Background work: a snapshot goes in, a report with its revision comes out; the only threads.
//!
//! In each [`Slot`] at most one job runs and one waits: a newer request replaces the one waiting
//! and asks the one running to stop. A panic in a job becomes a report, not a lost drawing.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::Builder;

pub mod hand;
pub mod scribe;
pub mod spread;
pub mod watch;

/// Called when a report is there to be read; must be cheap and never block.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Most reports waiting to be read; progress is dropped beyond, results wait.
const CHANNEL: usize = 64;

/// What kind of work runs, and for which document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Reading this file.
    Open(PathBuf),
    /// Writing a document to this file.
    Save(u64, PathBuf),
    /// Reading the other version of a document's file.
    Theirs(u64),
    /// Reading and merging another version into a document.
    Merge(u64),
    /// Reading a file to compare a document with.
    Beside(u64),
    /// Reading a file into a document's study.
    Import(u64),
    /// Reading the journals of the last start.
    Restore,
    /// Looking which recent files are there.
    Recent,
    /// A dialog of the system.
    Dialog,
    /// Checking a document.
    Check(u64),
    /// Simulating the variant looked at.
    Simulate(u64),
    /// Comparing two variants.
    Compare(u64),
    /// Finding out which change of a comparison brings the gain.
    Worth(u64),
    /// Finding out what would help the variant looked at.
    Levers(u64),
    /// Measuring proposals for the variant looked at.
    Proposals(u64),
    /// Playing the scenarios of the variant looked at.
    Scenarios(u64),
    /// Playing the variants in the scenarios.
    Across(u64),
    /// Tracing a case.
    Trace(u64),
    /// Filming a crowd of cases.
    Crowd(u64),
    /// Preparing the deliveries of a document.
    Deliver(u64),
    /// Laying out the pages of a document that is to be looked at.
    Leaf(u64),
    /// Writing a delivery to this file.
    Write(PathBuf),
    /// Reading the lessons.
    Lessons,
    /// Finding out what the answer to an exercise is measured by.
    Facts,
    /// Writing what a learner has done.
    Progress,
    /// Writing a lesson to a file.
    Lesson(PathBuf),
    /// Simulating for a document, and writing it to this file.
    Paper(PathBuf),
}

impl Slot {
    /// The document whose work it is, by number.
    pub fn document(&self) -> Option<u64> {
        match self {
            Self::Check(n)
            | Self::Simulate(n)
            | Self::Compare(n)
            | Self::Levers(n)
            | Self::Worth(n)
            | Self::Proposals(n)
            | Self::Scenarios(n)
            | Self::Across(n)
            | Self::Trace(n)
            | Self::Crowd(n)
            | Self::Deliver(n)
            | Self::Leaf(n)
            | Self::Theirs(n)
            | Self::Merge(n)
            | Self::Beside(n)
            | Self::Import(n)
            | Self::Save(n, _) => Some(*n),
            Self::Open(_)
            | Self::Dialog
            | Self::Write(_)
            | Self::Restore
            | Self::Recent
            | Self::Lessons
            | Self::Facts
            | Self::Progress
            | Self::Lesson(_)
            | Self::Paper(_) => None,
        }
    }

    /// The work whose results belong to a document and to nothing else.
    pub fn of_document(number: u64) -> [Self; 16] {
        [
            Self::Check(number),
            Self::Simulate(number),
            Self::Compare(number),
            Self::Worth(number),
            Self::Levers(number),
            Self::Proposals(number),
            Self::Scenarios(number),
            Self::Across(number),
            Self::Trace(number),
            Self::Crowd(number),
            Self::Deliver(number),
            Self::Leaf(number),
            Self::Theirs(number),
            Self::Merge(number),
            Self::Beside(number),
            Self::Import(number),
        ]
    }
}

/// Asked by a job from time to time: should it stop?
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Whether the job should stop.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Asks the job to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Where a job sends what it has.
pub struct Desk<R> {
    sender: SyncSender<Note<R>>,
    slot: Slot,
    number: u64,
    wake: Wake,
    /// Asked to stop?
    pub stop: Stop,
}

impl<R> Desk<R> {
    /// Sends progress; dropped when nobody reads fast enough.
    pub fn progress(&self, report: R) {
        let note = Note::Report(self.slot.clone(), self.number, report);
        match self.sender.try_send(note) {
            Ok(()) => (self.wake)(),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
        }
    }

    /// Sends a result; waits for room.
    pub fn result(&self, report: R) {
        let note = Note::Report(self.slot.clone(), self.number, report);
        // Nobody reads any more only when the program ends: then nothing is lost.
        if self.sender.send(note).is_ok() {
            (self.wake)();
        }
    }
}

enum Note<R> {
    Report(Slot, u64, R),
    Ended(Slot, u64, Option<String>),
}

type Work<R> = Box<dyn FnOnce(&Desk<R>) + Send>;

struct Running<R> {
    number: u64,
    stop: Stop,
    waiting: Option<Work<R>>,
}

/// The background work of a workbench.
pub struct Jobs<R> {
    wake: Wake,
    sender: SyncSender<Note<R>>,
    receiver: Receiver<Note<R>>,
    running: BTreeMap<Slot, Running<R>>,
    next: u64,
}

/// What came of the background work since last asked.
pub struct Came<R> {
    /// Reports of jobs that were neither replaced nor stopped meanwhile, in order; of those that
    /// write a file, or whose work is not a document's, also what they said after they were stopped.
    pub reports: Vec<(Slot, R)>,
    /// Messages of jobs that panicked.
    pub panics: Vec<String>,
    /// Whether a job ended, also one that said nothing: its slot may be free now.
    pub ended: bool,
}

impl<R: Send + 'static> Jobs<R> {
    /// No work yet.
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = sync_channel(CHANNEL);
        Self { wake, sender, receiver, running: BTreeMap::new(), next: 0 }
    }

    /// What tells the screen that there is news.
    pub fn wake(&self) -> Wake {
        Arc::clone(&self.wake)
    }

    /// Starts work in a slot, in place of what runs or waits there.
    pub fn start(&mut self, slot: Slot, work: impl FnOnce(&Desk<R>) + Send + 'static) {
        if let Some(running) = self.running.get_mut(&slot) {
            running.stop.ask();
            running.waiting = Some(Box::new(work));
            return;
        }
        self.launch(slot, Box::new(work));
    }

    fn launch(&mut self, slot: Slot, work: Work<R>) {
        self.next += 1;
        let number = self.next;
        let stop = Stop::default();
        let desk = Desk {
            sender: self.sender.clone(),
            slot: slot.clone(),
            number,
            wake: self.wake.clone(),
            stop: stop.clone(),
        };
        let thread = Builder::new().name(format!("{slot:?}")).spawn(move || {
            let panic = catch_unwind(AssertUnwindSafe(|| work(&desk))).err().map(|p| {
                p.downcast_ref::<&str>().map_or_else(
                    || p.downcast_ref::<String>().cloned().unwrap_or_default(),
                    |s| (*s).to_owned(),
                )
            });
            if desk.sender.send(Note::Ended(desk.slot.clone(), number, panic)).is_ok() {
                (desk.wake)();
            }
        });
        if thread.is_ok() {
            self.running.insert(slot, Running { number, stop, waiting: None });
        }
    }

    /// Asks what runs in a slot to stop, and forgets what waits.
    pub fn stop(&mut self, slot: &Slot) {
        if let Some(running) = self.running.get_mut(slot) {
            running.stop.ask();
            running.waiting = None;
        }
    }

    /// Whether work runs or waits in a slot.
    pub fn is_busy(&self, slot: &Slot) -> bool {
        self.running.contains_key(slot)
    }

    /// Whether any work runs.
    pub fn any_busy(&self) -> bool {
        !self.running.is_empty()
    }

    /// Whether any work runs that must end before the program does.
    pub fn must_wait(&self) -> bool {
        self.running.keys().any(must_end)
    }

    /// Takes what came since last asked; never waits.
    pub fn take(&mut self) -> Came<R> {
        let mut came = Came { reports: Vec::new(), panics: Vec::new(), ended: false };
        while let Ok(note) = self.receiver.try_recv() {
            match note {
                Note::Report(slot, number, report) => {
                    let is_heard = self.running.get(&slot).is_some_and(|r| {
                        let is_wanted = !r.stop.asked() || is_heard_to_the_end(&slot);
                        r.number == number && r.waiting.is_none() && is_wanted
                    });
                    if is_heard {
                        came.reports.push((slot, report));
                    }
                }
                Note::Ended(slot, number, panic) => {
                    came.panics.extend(panic);
                    came.ended = true;
                    let ended = self.running.get(&slot).is_some_and(|r| r.number == number);
                    if ended
                        && let Some(Running { waiting: Some(work), .. }) =
                            self.running.remove(&slot)
                    {
                        self.launch(slot, work);
                    }
                }
            }
        }
        came
    }
}

impl<R> Drop for Jobs<R> {
    /// Nobody waits for results any more: what only computes stops.
    fn drop(&mut self) {
        for (slot, running) in &mut self.running {
            if !must_end(slot) {
                running.stop.ask();
                running.waiting = None;
            }
        }
    }
}

/// Whether the work of this slot must end before the program does.
pub fn must_end(slot: &Slot) -> bool {
    matches!(slot, Slot::Save(..) | Slot::Write(_) | Slot::Progress | Slot::Lesson(_))
}

/// Whether what a job says after it was asked to stop is read: what became of a file is told, and what
/// belongs to no document is of all of them; what was only read or computed for one document is not
/// wanted any more, and may be of another time.
fn is_heard_to_the_end(slot: &Slot) -> bool {
    slot.document().is_none() || must_end(slot)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(jobs: &mut Jobs<u32>) -> Vec<u32> {
        let mut out = Vec::new();
        while jobs.any_busy() {
            out.extend(jobs.take().reports.into_iter().map(|(_, r)| r));
            std::thread::yield_now();
        }
        out
    }

    #[test]
    fn a_newer_request_replaces_the_running_one() {
        let mut jobs: Jobs<u32> = Jobs::new(Arc::new(|| {}));
        jobs.start(Slot::Dialog, |desk| {
            while !desk.stop.asked() {
                std::thread::yield_now();
            }
            desk.result(1);
        });
        jobs.start(Slot::Dialog, |desk| desk.result(2));
        jobs.start(Slot::Dialog, |desk| desk.result(3));
        assert_eq!(settle(&mut jobs), [3]);
    }

    #[test]
    fn what_a_stopped_job_computed_is_not_read_and_what_became_of_a_file_is() {
        let file = || PathBuf::from("a.pdf");
        for (slot, heard) in [
            (Slot::Across(1), Vec::new()),
            (Slot::Paper(file()), vec![1, 2]),
            (Slot::Save(1, file()), vec![1, 2]),
        ] {
            let mut jobs: Jobs<u32> = Jobs::new(Arc::new(|| {}));
            let (sender, receiver) = std::sync::mpsc::channel();
            jobs.start(slot.clone(), move |desk| {
                desk.progress(1);
                sender.send(()).expect("the test listens");
                while !desk.stop.asked() {
                    std::thread::yield_now();
                }
                desk.result(2);
            });
            // The first is said before, and read after the stop.
            receiver.recv().expect("it begins");
            jobs.stop(&slot);
            assert_eq!(settle(&mut jobs), heard, "{slot:?}");
        }
    }

    #[test]
    fn the_end_of_a_job_is_told_though_it_said_nothing() {
        let mut jobs: Jobs<u32> = Jobs::new(Arc::new(|| {}));
        assert!(!jobs.take().ended, "nothing ran");
        jobs.start(Slot::Simulate(1), |_| {});
        while jobs.any_busy() {
            let came = jobs.take();
            assert!(came.reports.is_empty() && came.ended != jobs.any_busy());
            std::thread::yield_now();
        }
        assert!(!jobs.take().ended, "it is told once");
    }

    #[test]
    fn work_stops_when_nobody_waits_for_it_any_more() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let mut jobs: Jobs<u32> = Jobs::new(Arc::new(|| {}));
        jobs.start(Slot::Dialog, move |desk| {
            while !desk.stop.asked() {
                std::thread::yield_now();
            }
            sender.send(()).expect("the test listens");
        });
        drop(jobs);
        receiver.recv_timeout(std::time::Duration::from_mins(1)).expect("it stops");
    }

    #[test]
    fn a_panic_is_reported_and_the_slot_is_free_again() {
        let mut jobs: Jobs<u32> = Jobs::new(Arc::new(|| {}));
        jobs.start(Slot::Dialog, |_| panic!("on purpose"));
        let mut panics = Vec::new();
        while jobs.any_busy() {
            panics.extend(jobs.take().panics);
        }
        assert_eq!(panics, ["on purpose"]);
        jobs.start(Slot::Dialog, |desk| desk.result(7));
        assert_eq!(settle(&mut jobs), [7]);
    }
}
