//! What happens to a case, told to whoever listens; listening costs nothing when nobody does.

use super::hours::SimTime;
use super::net::Cause;
use crate::model::card::ClockEffect;
use crate::model::step::Outcome;

/// Something that happens to a case. Indices are those of `Labels`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happening {
    /// It comes in.
    Arrive,
    /// It reaches a step.
    Enter(u32),
    /// It stands in the queue of a step's office.
    Queue(u32),
    /// Work on it begins.
    WorkStart(u32),
    /// Work on it ends.
    WorkEnd(u32),
    /// It rests.
    WaitStart(u32, Cause),
    /// It goes on.
    WaitEnd(u32, Cause),
    /// It takes a flow.
    Flow(u32),
    /// It waits at a join for its other branches.
    JoinWait,
    /// Its branches are joined.
    JoinGo,
    /// A mark acts on a term.
    Clock(u32, ClockEffect),
    /// What suspended a term has ended.
    ClockResumed(u32),
    /// A term expires.
    Expired(u32),
    /// An event on a border or in a race happens.
    Event(u32),
    /// It ends.
    End(Option<Outcome>),
}

/// Who listens.
pub(in crate::analysis) trait Trace {
    /// Whether anything is told at all.
    const ON: bool;
    /// Something happens to case `number`.
    fn tell(&mut self, number: u64, time: SimTime, what: Happening);
}

/// Nobody listens.
pub(super) struct Silent;

impl Trace for Silent {
    const ON: bool = false;

    fn tell(&mut self, _: u64, _: SimTime, _: Happening) {}
}
