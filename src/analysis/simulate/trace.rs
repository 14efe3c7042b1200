//! What happens to a case, told to whoever listens; listening costs nothing when nobody does.

use super::hours::SimTime;
use super::net::Cause;
use crate::law::clock::Clock;
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
    /// One of its branches is split off another, which is told of by its token.
    Split(u32),
    /// A branch waits at a join, named by its first slot, for its other branches.
    JoinWait(u32),
    /// Branches are joined at a join: one goes on, so many that waited are gone.
    JoinGo(u32, u32),
    /// So many branches that waited at a join are given up.
    Forgotten(u32, u32),
    /// A branch ends, or is given up.
    Gone,
    /// A mark acts on a term.
    Clock(u32, ClockEffect),
    /// What suspended a term has ended.
    ClockResumed(u32),
    /// A term expires.
    Expired(u32),
    /// A branch waits for the first of several events.
    Race,
    /// An event on a border or in a race happens.
    Event(u32),
    /// It ends.
    End(Option<Outcome>),
}

/// Who listens.
pub(in crate::analysis) trait Trace {
    /// Whether anything is told at all.
    const ON: bool;
    /// Something happens to case `number`: to one of its branches, by the name of its token for as
    /// long as that lives, or (for `NONE`) to the case.
    fn tell(&mut self, number: u64, token: u32, time: SimTime, what: Happening);

    /// The clock of a term of case `number` has been started, or a mark has acted on it.
    fn clock(&mut self, _number: u64, _time: SimTime, _term: u32, _clock: &Clock) {}

    /// The queue of an office, or its staff without work, is so many now.
    fn desk(&mut self, _office: u32, _time: SimTime, _waiting: u32, _free: u32) {}
}

/// Nobody listens.
pub(super) struct Silent;

impl Trace for Silent {
    const ON: bool = false;

    fn tell(&mut self, _: u64, _: u32, _: SimTime, _: Happening) {}
}
