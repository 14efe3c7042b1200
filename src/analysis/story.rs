//! The story of one case: what happens to it in a run, moment by moment, for teaching.
//!
//! A story is told from the same run that the figures come from: listening changes nothing.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::Serialize;

use super::simulate::hours::{DAY, SimTime, date_of};
use super::simulate::listen;
use super::simulate::net::{Cause, Labels, Net};
use super::simulate::plan::RunPlan;
use super::simulate::trace::{Happening, Trace};
use super::simulate::watch::Watch;
use crate::model::card::ClockEffect;
use crate::model::id::{FlowId, StepId, TermId};
use crate::model::step::Outcome;

/// Most moments of one story; longer ones are cut and say so.
const MAX_MOMENTS: usize = 20_000;

/// Which case to tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The case that came in this place, from 0.
    Number(u64),
    /// The one that took longest.
    Slowest,
    /// The one in the middle: half took longer.
    Typical,
    /// The first of which a term expires; the slowest if there is none.
    MissesTerm,
    /// The one that visits one step most often.
    LoopsMost,
}

/// Something that happens in a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The case comes in.
    Arrive,
    /// It reaches a step.
    Enter(StepId),
    /// It stands in the queue of the step's office.
    QueueStart(StepId),
    /// Work on it begins: the queue, or the wait for the opening, is over.
    WorkStart(StepId),
    /// Work on it ends.
    WorkEnd(StepId),
    /// It rests.
    WaitStart(StepId, Cause),
    /// It goes on.
    WaitEnd(StepId, Cause),
    /// It takes a flow.
    TakeFlow(FlowId),
    /// One of its branches waits for the others.
    JoinWait,
    /// Its branches are joined.
    JoinGo,
    /// A mark acts on the clock of a term.
    Clock(TermId, ClockEffect),
    /// The clock of a term goes on.
    ClockResumes(TermId),
    /// A term expires.
    Expires(TermId),
    /// An event on a border, or the first of several, happens.
    Event(StepId),
    /// It ends.
    End(Option<Outcome>),
}

/// A moment of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// Milliseconds since the first simulated midnight.
    pub at: SimTime,
    /// The same as date and time.
    pub when: DateTime,
    /// What happens.
    pub what: What,
}

/// The story of one case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// In which place the case came, from 0.
    pub number: u64,
    /// What happens, in order of time.
    pub moments: Vec<Moment>,
    /// Whether it is told to its end.
    pub ended: bool,
}

/// Tells the story of a case of one replication, picked among the first `among` that come. `None`
/// when there is no such case.
pub fn tell(
    net: &Net,
    plan: &RunPlan,
    replication: u32,
    pick: Pick,
    among: u64,
    watch: &mut dyn Watch,
) -> Option<Story> {
    let number = if let Pick::Number(number) = pick {
        number
    } else {
        let mut survey = Survey { among, seen: BTreeMap::new() };
        listen(net, plan, replication, &mut survey, watch);
        survey.pick(pick)?
    };
    let mut teller = Teller { number, labels: net.labels(), moments: Vec::new(), ended: false };
    listen(net, plan, replication, &mut teller, watch);
    if teller.moments.is_empty() {
        return None;
    }
    // What is sure to happen later was told ahead; the order within a moment stays.
    teller.moments.sort_by_key(|(at, _)| *at);
    let moments = teller.moments.into_iter().map(|(at, what)| {
        let date = date_of(net.first_day(), at);
        let second = at.rem_euclid(DAY) / 1000;
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let when = date.at(hour as i8, minute as i8, second as i8, 0);
        Moment { at, when, what }
    });
    Some(Story { number, moments: moments.collect(), ended: teller.ended })
}

/// What a survey remembers of a case.
#[derive(Clone, Debug, Default)]
struct Seen {
    arrived: SimTime,
    took: Option<SimTime>,
    visits: BTreeMap<u32, u32>,
    expired: bool,
}

/// Looks at many cases to choose one.
struct Survey {
    among: u64,
    seen: BTreeMap<u64, Seen>,
}

impl Trace for Survey {
    const ON: bool = true;

    fn tell(&mut self, number: u64, _: u32, time: SimTime, what: Happening) {
        if number >= self.among {
            return;
        }
        let seen = self.seen.entry(number).or_default();
        match what {
            Happening::Arrive => seen.arrived = time,
            Happening::Enter(step) => *seen.visits.entry(step).or_default() += 1,
            Happening::Expired(_) => seen.expired = true,
            Happening::End(_) => seen.took = Some(time - seen.arrived),
            _ => {}
        }
    }
}

impl Survey {
    fn pick(&self, pick: Pick) -> Option<u64> {
        let mut ended: Vec<(u64, &Seen)> =
            self.seen.iter().filter(|(_, s)| s.took.is_some()).map(|(n, s)| (*n, s)).collect();
        ended.sort_by_key(|(number, seen)| (seen.took, *number));
        let found = match pick {
            Pick::Number(number) => return Some(number),
            Pick::Slowest => ended.last(),
            Pick::Typical => ended.get(ended.len() / 2),
            Pick::MissesTerm => ended
                .iter()
                .filter(|(_, s)| s.expired)
                .min_by_key(|(number, _)| *number)
                .or(ended.last()),
            Pick::LoopsMost => ended.iter().max_by_key(|(number, s)| {
                (s.visits.values().max().copied(), std::cmp::Reverse(*number))
            }),
        };
        found.map(|(number, _)| *number)
    }
}

/// Tells of one case.
struct Teller<'a> {
    number: u64,
    labels: &'a Labels,
    moments: Vec<(SimTime, What)>,
    ended: bool,
}

impl Trace for Teller<'_> {
    const ON: bool = true;

    fn tell(&mut self, number: u64, _: u32, time: SimTime, what: Happening) {
        if number != self.number || self.moments.len() >= MAX_MOMENTS {
            return;
        }
        self.ended |= matches!(what, Happening::End(_));
        if let Some(what) = self.named(what) {
            self.moments.push((time, what));
        }
    }
}

impl Teller<'_> {
    fn named(&self, what: Happening) -> Option<What> {
        let step = |at: u32| self.labels.steps.get(at as usize).cloned();
        let term = |at: u32| self.labels.terms.get(at as usize).map(|t| t.0.clone());
        Some(match what {
            Happening::Arrive => What::Arrive,
            Happening::Enter(at) => What::Enter(step(at)?),
            Happening::Queue(at) => What::QueueStart(step(at)?),
            Happening::WorkStart(at) => What::WorkStart(step(at)?),
            Happening::WorkEnd(at) => What::WorkEnd(step(at)?),
            Happening::WaitStart(at, cause) => What::WaitStart(step(at)?, cause),
            Happening::WaitEnd(at, cause) => What::WaitEnd(step(at)?, cause),
            Happening::Flow(at) => What::TakeFlow(self.labels.flows.get(at as usize).cloned()?),
            Happening::JoinWait(_) => What::JoinWait,
            Happening::JoinGo(..) => What::JoinGo,
            Happening::Clock(at, effect) => What::Clock(term(at)?, effect),
            Happening::ClockResumed(at) => What::ClockResumes(term(at)?),
            Happening::Expired(at) => What::Expires(term(at)?),
            Happening::Event(at) => What::Event(step(at)?),
            Happening::End(outcome) => What::End(outcome),
            Happening::Split(_) | Happening::Forgotten(..) | Happening::Gone => return None,
        })
    }
}
