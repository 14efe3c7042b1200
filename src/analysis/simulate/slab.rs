//! Tokens, cases, scopes and armed events in slabs with free lists: nothing is allocated per event
//! once a run has reached its working size.

use super::hours::SimTime;
use super::net::NONE;
use crate::model::step::Outcome;

/// What a token is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// On its way; named in the kernel's list of moves or being moved now.
    Moving,
    /// In an office's queue.
    Queued,
    /// Being worked on; an entry of the agenda names it.
    Serving,
    /// Resting until an entry of the agenda names it.
    Resting,
    /// In a board's queue.
    Gathering,
    /// Waiting for something that will look for it: a message, a term, a race, the steps inside.
    Blocked,
    /// Given up, but a queue, the agenda or the list of moves still names it.
    Dead,
    /// Its place is free.
    Gone,
}

/// One token of one case.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) case: u32,
    pub(super) scope: u32,
    pub(super) node: u32,
    /// Index of the stage it is in, counted over the whole net.
    pub(super) stage: u32,
    /// Next in its queue, or next free.
    pub(super) next: u32,
    /// Neighbours in the list of its case.
    pub(super) before: u32,
    pub(super) after: u32,
    /// First armed event on the border of its step.
    pub(super) armed: u32,
    /// Scope of the steps inside its step.
    pub(super) child: u32,
    pub(super) visit: u32,
    /// Last segment of the way it came; see `critical`.
    pub(super) way: u32,
    pub(super) state: State,
    /// Since when it is in its stage.
    pub(super) since: SimTime,
    /// Office open time until `since`.
    pub(super) open_since: SimTime,
    /// When work began.
    pub(super) begin: SimTime,
    /// Work drawn, ms.
    pub(super) work: SimTime,
}

/// One case.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) seed: u64,
    pub(super) number: u64,
    /// Where it came from: an index of the sources.
    pub(super) source: u32,
    pub(super) arrival: SimTime,
    /// First token of its list, or next free case.
    pub(super) first: u32,
    pub(super) tokens: u32,
    pub(super) measured: bool,
    pub(super) alive: bool,
    /// The end that gave a legal outcome, if any.
    pub(super) outcome: Option<Outcome>,
    /// Whether several branches may be joined by an inclusive join and must be looked at.
    pub(super) waiting_joins: u32,
}

/// One run of the whole procedure, or of the steps inside a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub(super) case: u32,
    /// Token of the step around it; `NONE` for the whole procedure.
    pub(super) parent: u32,
    /// Tokens that can move, and tokens held in joins.
    pub(super) live: u32,
    pub(super) held: u32,
    pub(super) next: u32,
}

/// An event waiting to happen on a border or in a race.
#[derive(Clone, Copy, Debug)]
pub(super) struct Armed {
    pub(super) token: u32,
    pub(super) arm: u32,
    /// Next on the same border, or next free.
    pub(super) next: u32,
    pub(super) alive: bool,
    /// Whether an entry of the agenda names it.
    pub(super) timed: bool,
}

/// A message sent within a case.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sent {
    pub(super) count: u32,
    pub(super) last: SimTime,
}

/// Items in reused places.
pub(super) struct Slab<T> {
    pub(super) items: Vec<T>,
    free: u32,
}

/// What a slab needs to know of its items.
pub(super) trait Linked {
    /// The link used while the place is free.
    fn link(&mut self) -> &mut u32;

    /// Called when its place becomes free.
    fn freed(&mut self) {}
}

impl<T: Linked> Slab<T> {
    pub(super) fn new() -> Self {
        Self { items: Vec::new(), free: NONE }
    }

    /// Puts an item; its index.
    #[inline]
    pub(super) fn put(&mut self, item: T) -> u32 {
        if self.free == NONE {
            self.items.push(item);
            return self.items.len() as u32 - 1;
        }
        let at = self.free;
        let place = &mut self.items[at as usize];
        self.free = *place.link();
        *place = item;
        at
    }

    /// Frees a place.
    #[inline]
    pub(super) fn release(&mut self, at: u32) {
        self.items[at as usize].freed();
        *self.items[at as usize].link() = self.free;
        self.free = at;
    }
}

impl Linked for Token {
    fn link(&mut self) -> &mut u32 {
        &mut self.next
    }

    fn freed(&mut self) {
        self.state = State::Gone;
    }
}

impl Linked for Case {
    fn link(&mut self) -> &mut u32 {
        &mut self.first
    }
}

impl Linked for Scope {
    fn link(&mut self) -> &mut u32 {
        &mut self.next
    }
}

impl Linked for Armed {
    fn link(&mut self) -> &mut u32 {
        &mut self.next
    }
}
