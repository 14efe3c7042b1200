//! One case replayed: a list of dated events through the clock, with what had no effect.

use super::clock::{Clock, Ignored, TermRule};
use super::day::Day;

/// What happens to a case, in the law's own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The office asks for what is missing: suspends.
    Suspend,
    /// What was missing came: goes on.
    Resume,
    /// Notice of intended refusal.
    PreRefusal,
    /// The applicant's observations on the notice.
    Observations,
    /// Interruption: from zero.
    Restart,
    /// Extension by so many units.
    Extend(u32),
    /// The decision.
    Decide,
}

/// A case after its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The clock after the last event.
    pub clock: Clock,
    /// Events without effect: their place in the list, and why.
    pub ignored: Vec<(usize, Ignored)>,
}

/// Starts a clock and lets events happen, in order of time.
pub fn replay(start: Day, events: &[(Day, Event)], rule: &TermRule) -> Replay {
    let mut clock = Clock::start(start, rule);
    let mut ignored = Vec::new();
    for (index, (day, event)) in events.iter().enumerate() {
        if let Err(reason) = happen(&mut clock, *day, *event, rule) {
            ignored.push((index, reason));
        }
    }
    Replay { clock, ignored }
}

/// Lets one event happen.
pub fn happen(clock: &mut Clock, day: Day, event: Event, rule: &TermRule) -> Result<(), Ignored> {
    match event {
        Event::Suspend => clock.suspend(day, rule),
        Event::Resume => clock.resume(day, rule),
        Event::PreRefusal => clock.pre_refusal(day, rule),
        Event::Observations => clock.observations(day, rule),
        Event::Restart => clock.restart(day, rule),
        Event::Extend(units) => clock.extend(day, units, rule),
        Event::Decide => clock.decide(day, rule).map(|_| ()),
    }
}
