//! The critical path of a case: what its time was spent on, adding up to the whole to the millisecond.
//!
//! Every token carries the way it came as a chain of segments, one a stage, newest first. A fork
//! shares the chain; at a join the way of the token that came last goes on, because the others
//! would have waited for it. So the segments of the token that ends a case add up exactly to the
//! time from its arrival to its end, and what lies on other branches is not counted twice.

use super::kernel::Kernel;
use super::net::{Cause, NONE, Op, Span, Stage};
use super::slab::State;
use super::trace::Trace;
use super::ways::Segment;

/// What a stage of a step took, ms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spent {
    /// Why it rested.
    pub(super) cause: Cause,
    /// How long it rested for that cause.
    pub(super) rest: i64,
    /// How long its office was closed, before or during the work.
    pub(super) closed: i64,
    /// How long it was worked on.
    pub(super) work: i64,
}

impl Spent {
    /// No time at all.
    pub(super) const NOTHING: Self =
        Self { cause: Cause::OfficeQueue, rest: 0, closed: 0, work: 0 };
}

impl<T: Trace> Kernel<'_, T> {
    /// A token has spent time in a stage: lengthens its way.
    #[inline]
    pub(super) fn pass(&mut self, token: u32, step: u32, spent: Spent) {
        let on = &self.tokens.items[token as usize];
        if !self.full || !self.cases.items[on.case as usize].measured {
            return;
        }
        let way = self.ways.lengthen(on.way, Segment { spent, step });
        self.tokens.items[token as usize].way = way;
    }

    /// The way of a token, named once more.
    #[inline]
    pub(super) fn share_way(&mut self, token: u32) -> u32 {
        self.ways.share(self.tokens.items[token as usize].way)
    }

    /// A token goes on from where another is.
    #[inline]
    pub(super) fn fork_way(&mut self, from: u32, twin: u32) {
        let way = self.share_way(from);
        self.tokens.items[twin as usize].way = way;
    }

    /// A token has come this way, whatever was thought before.
    pub(super) fn put_way(&mut self, token: u32, way: u32) {
        self.ways.share(way);
        let former = std::mem::replace(&mut self.tokens.items[token as usize].way, way);
        self.ways.drop_name(former);
    }

    /// A token goes on from where the one that ended last was.
    pub(super) fn take_last_way(&mut self, token: u32) {
        self.put_way(token, self.last_way);
    }

    /// A token is given up; so is its way.
    pub(super) fn forget_way(&mut self, token: u32) {
        let way = std::mem::replace(&mut self.tokens.items[token as usize].way, NONE);
        self.ways.drop_name(way);
    }

    /// A token ends: its way is that of whatever ends or goes on because of it.
    #[inline]
    pub(super) fn end_way(&mut self, token: u32) {
        let way = std::mem::replace(&mut self.tokens.items[token as usize].way, NONE);
        let former = std::mem::replace(&mut self.last_way, way);
        self.ways.drop_name(former);
    }

    /// A token that has just moved decides what goes on because of it, if it still lives.
    pub(super) fn follow_way(&mut self, token: u32, case: u32) {
        let on = &self.tokens.items[token as usize];
        if self.full && on.case == case && !matches!(on.state, State::Gone | State::Dead) {
            let way = self.share_way(token);
            let former = std::mem::replace(&mut self.last_way, way);
            self.ways.drop_name(former);
        }
    }

    /// The way of a token up to now, the stage it is in included; named once.
    pub(super) fn way_of(&mut self, token: u32) -> u32 {
        let on = &self.tokens.items[token as usize];
        if !self.full || !self.cases.items[on.case as usize].measured {
            return NONE;
        }
        let (case, child) = (on.case, on.child);
        if child != NONE {
            let mut inner = self.cases.items[case as usize].first;
            while inner != NONE && self.tokens.items[inner as usize].scope != child {
                inner = self.tokens.items[inner as usize].after;
            }
            if inner != NONE {
                return self.way_of(inner);
            }
        }
        let way = self.share_way(token);
        match self.spent_so_far(token) {
            Some((step, spent)) => self.ways.lengthen(way, Segment { spent, step }),
            None => way,
        }
    }

    /// What a token has spent in the stage it is in.
    fn spent_so_far(&self, token: u32) -> Option<(u32, Spent)> {
        let on = &self.tokens.items[token as usize];
        let node = self.net.nodes.get(on.node as usize)?;
        let stage = *self.net.stages.get(on.stage as usize)?;
        let passed = self.now - on.since;
        if node.op != Op::Act || passed <= 0 {
            return None;
        }
        let rest = |cause| Spent { cause, rest: passed, closed: 0, work: 0 };
        let spent = match (on.state, stage) {
            (State::Queued, Stage::Queue { office, .. }) => {
                let hours = &self.net.hours[self.net.desks[office as usize].hours as usize];
                let rest = hours.until(self.now) - on.open_since;
                Spent { cause: Cause::OfficeQueue, rest, closed: passed - rest, work: 0 }
            }
            (State::Serving, Stage::Queue { office, .. }) => {
                let hours = &self.net.hours[self.net.desks[office as usize].hours as usize];
                let begin = on.begin.min(self.now);
                let work = (hours.until(self.now) - hours.until(begin)).clamp(0, on.work);
                let rest = on.open_since;
                Spent { cause: Cause::OfficeQueue, rest, closed: passed - rest - work, work }
            }
            (State::Resting, Stage::Work { .. }) => {
                let work = on.work.min(self.now - on.begin).max(0);
                Spent { cause: Cause::OfficeClosed, rest: passed - work, closed: 0, work }
            }
            (State::Resting, Stage::Wait { cause, .. } | Stage::Answer { cause, .. }) => {
                rest(cause)
            }
            (State::Gathering, _) => rest(Cause::Sitting),
            (State::Blocked, _) => rest(self.cause_of(token)),
            _ => return None,
        };
        Some((node.step, spent))
    }

    /// A measured case has ended: takes the figures of its critical path.
    pub(super) fn close_way(&mut self, case: u32) {
        let owner = &self.cases.items[case as usize];
        let (arrival, number) = (owner.arrival, owner.number);
        self.series.finished(arrival, number, self.now - arrival);
        if !owner.measured {
            return;
        }
        let way = std::mem::replace(&mut self.last_way, NONE);
        let mut sum = 0;
        let tally = &mut self.tally;
        self.ways.stages(way, |Segment { spent, step }| {
            let critical = &mut tally.critical;
            critical[spent.cause as usize] += spent.rest;
            critical[Cause::OfficeClosed as usize] += spent.closed;
            critical[Cause::ALL.len()] += spent.work;
            let all = spent.rest + spent.closed + spent.work;
            sum += all;
            if let Some(tally) = tally.steps.get_mut(*step as usize) {
                tally.critical += all;
                // A step that a case comes to several times is on its path once.
                if tally.critical_last != number + 1 {
                    tally.critical_last = number + 1;
                    tally.critical_cases += 1;
                }
            }
        });
        self.tally.ways_agree &= sum == self.now - arrival;
        self.ways.drop_name(way);
    }

    /// A join goes on: which branch came last, and how much later than the one before it.
    pub(super) fn count_branches(&mut self, case: u32, row: usize, slots: Span) {
        if !self.cases.items[case as usize].measured || slots.len < 2 {
            return;
        }
        let (mut last, mut second) = ((i64::MIN, 0), i64::MIN);
        for slot in slots.range() {
            // `join` has already taken its tokens: a branch that brought none has an older time.
            let came = self.slot_times[row + slot];
            if came > last.0 {
                second = last.0;
                last = (came, slot);
            } else if came > second {
                second = came;
            }
        }
        let tally = &mut self.tally.branches[last.1];
        tally.last += 1;
        tally.lead += last.0 - second;
        self.tally.branches[slots.from as usize].joins += 1;
    }
}
