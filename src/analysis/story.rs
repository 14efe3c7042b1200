//! The story of one case: what happens to it in a run, moment by moment, for teaching.
//!
//! A story is told from the same run that the figures come from: listening changes nothing.

use jiff::civil::DateTime;
use serde::Serialize;

use super::simulate::hours::{DAY, SimTime, date_of};
use super::simulate::listen;
use super::simulate::net::{Cause, Labels, Net};
use super::simulate::plan::RunPlan;
use super::simulate::trace::{Happening, Trace};
use super::simulate::watch::Watch;
use crate::law::clock::{Clock, State};
use crate::law::day::Day;
use crate::model::card::ClockEffect;
use crate::model::id::{FlowId, StepId, TermId};
use crate::model::step::Outcome;

/// Most moments of one story; longer ones are cut and say so.
const MAX_MOMENTS: usize = 20_000;
/// Most days of a term.
const MAX_DAYS: i64 = 20_000;

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
    /// How its terms stand from day to day.
    #[serde(skip)]
    pub terms: Vec<TermCourse>,
}

/// A term of a case, from the day it starts to the day the story ends.
#[derive(Clone, Debug, PartialEq)]
pub struct TermCourse {
    /// Which.
    pub term: TermId,
    /// The first day, from the first simulated one.
    first: i64,
    days: Vec<TermDay>,
}

/// A term at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermDay {
    /// What its clock is doing.
    pub state: State,
    /// Units counted, beyond the term too once it has expired: working days where the term is in
    /// those, else calendar days. The days for which its last day waits are none.
    pub elapsed: u32,
    /// Units there are, extensions too.
    pub of: u32,
    /// When it expires as it stands; `None` while it is suspended.
    pub ends: Option<SimTime>,
}

impl TermCourse {
    /// How it stands at a moment; `None` before it starts.
    pub fn at(&self, time: SimTime) -> Option<TermDay> {
        let day = usize::try_from(time.div_euclid(DAY) - self.first).ok()?;
        self.days.get(day).or(self.days.last()).copied()
    }

    /// The last of the moments at which it would expire, as it stood from day to day.
    pub fn last_end(&self) -> Option<SimTime> {
        self.days.iter().filter_map(|d| d.ends).max()
    }
}

impl Story {
    /// The term that at first leaves the most time; the first of several.
    pub fn longest_term(&self) -> Option<&TermCourse> {
        let room = |t: &TermCourse| Some(t.days.first()?.ends? - t.first * DAY);
        self.terms.iter().rev().max_by_key(|t| room(t))
    }
}

/// Tells the story of the case of one replication that came in place `number`, from 0. `None` when
/// there is no such case.
pub fn tell(
    net: &Net,
    plan: &RunPlan,
    replication: u32,
    number: u64,
    watch: &mut dyn Watch,
) -> Option<Story> {
    let (moments, clocks) = (Vec::new(), Vec::new());
    let mut teller = Teller { number, labels: net.labels(), moments, clocks, ended: false };
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
    let moments: Vec<Moment> = moments.collect();
    let end = moments.last().map_or(0, |m| m.at);
    let terms = courses(net, &teller.clocks, end);
    Some(Story { number, moments, ended: teller.ended, terms })
}

/// How the terms stand from day to day up to a moment, from the clocks as they were told.
fn courses(net: &Net, clocks: &[(SimTime, u32, Clock)], end: SimTime) -> Vec<TermCourse> {
    let mut out = Vec::new();
    for (at, rules) in net.clock.terms.iter().enumerate() {
        let told = || clocks.iter().filter(|(_, term, _)| *term as usize == at);
        let (Some(first), Some(name)) = (told().next(), net.labels().terms.get(at)) else {
            continue;
        };
        let first = first.0.div_euclid(DAY);
        let last = end.div_euclid(DAY).min(first + MAX_DAYS - 1);
        let mut days: Vec<TermDay> = Vec::new();
        let mut next = told().peekable();
        let mut clock = None;
        for day in first..=last {
            while let Some((_, _, now)) = next.next_if(|(time, ..)| time.div_euclid(DAY) <= day) {
                clock = Some(now);
            }
            let Some(clock) = clock else { continue };
            let today = net.clock.first.saturating_add(day as Day);
            let found = clock.at_end_of(today, &rules.rule);
            let of = found.remaining.map_or_else(
                || days.last().map_or(found.elapsed, |before| before.of),
                |left| found.elapsed.saturating_add(left),
            );
            // A term whose last day waits for the next open one has what it had; so has an expired
            // one, whose days count on.
            let is_open = matches!(found.state, State::Running | State::Suspended);
            let rolls = is_open
                && found.remaining == Some(0)
                && days.last().is_some_and(|d| d.of > 0 && d.elapsed >= d.of);
            let keeps = rolls || found.state == State::Expired;
            let of = days.last().map(|d| d.of).filter(|_| keeps).unwrap_or(of);
            // The days waited for count for nothing, also where it is decided on one of them.
            let in_time = clock.decision(&rules.rule).is_some_and(|d| d.in_time);
            let elapsed = if rolls || in_time { found.elapsed.min(of) } else { found.elapsed };
            let ends = clock.expiry_day(&rules.rule).map(|last| {
                // It takes effect at the end of the last day.
                (i64::from(last) - i64::from(net.clock.first) + 1) * DAY
            });
            let ends = ends.filter(|_| found.state != State::Suspended);
            days.push(TermDay { state: found.state, elapsed, of, ends });
        }
        out.push(TermCourse { term: name.0.clone(), first, days });
    }
    out
}

/// Tells of one case.
struct Teller<'a> {
    number: u64,
    labels: &'a Labels,
    moments: Vec<(SimTime, What)>,
    clocks: Vec<(SimTime, u32, Clock)>,
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

    fn clock(&mut self, number: u64, time: SimTime, term: u32, clock: &Clock) {
        if number == self.number && self.clocks.len() < MAX_MOMENTS {
            self.clocks.push((time, term, *clock));
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
            Happening::Split(_) | Happening::Race | Happening::Forgotten(..) | Happening::Gone => {
                return None;
            }
        })
    }
}
