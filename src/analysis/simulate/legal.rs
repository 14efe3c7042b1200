//! The legal clock of each case, beside the work clock: marks in, expiries out.

use super::hours::{DAY, SimTime};
use super::kernel::{EXPIRY, Kernel};
use super::net::{Mark, NONE, Span, Stage};
use super::slab::State;
use super::tally::{MAX_LEGAL_DAYS, TermTally};
use super::trace::{Happening, Trace};
use crate::law::clock::{Clock, Decision, TermRule, mark};
use crate::law::day::Day;
use crate::model::card::{ClockEffect, Silence};
use crate::model::step::Outcome;

/// No moment.
const NEVER: SimTime = SimTime::MAX;

/// Terms of the card made ready.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct ClockRules {
    pub(in crate::analysis) terms: Vec<TermClock>,
    /// The day of time 0.
    pub(in crate::analysis) first: Day,
}

/// One term made ready.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct TermClock {
    pub(in crate::analysis) rule: TermRule,
    /// No mark starts it: it starts when the case comes.
    pub(in crate::analysis) starts_by_itself: bool,
    /// Something on the drawing happens when it expires.
    pub(in crate::analysis) awaited: bool,
    pub(in crate::analysis) silence: Silence,
}

/// The clock of one term of one case.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct CaseClock {
    clock: Option<Clock>,
    /// When the agenda will look at it.
    due: SimTime,
    expired: bool,
}

const IDLE: CaseClock = CaseClock { clock: None, due: NEVER, expired: false };

impl<T: Trace> Kernel<'_, T> {
    fn today(&self) -> Day {
        self.net.clock.first.saturating_add((self.now / DAY) as Day)
    }

    fn row(&self, case: u32, term: u32) -> usize {
        case as usize * self.net.clock.terms.len() + term as usize
    }

    /// Starts the terms that start with the case.
    pub(in crate::analysis) fn start_clocks(&mut self, case: u32) {
        let net = self.net;
        let width = net.clock.terms.len();
        if self.clocks.len() < (case as usize + 1) * width {
            self.clocks.resize((case as usize + 1) * width, IDLE);
        }
        for (term, rules) in net.clock.terms.iter().enumerate() {
            let row = self.row(case, term as u32);
            self.clocks[row] = IDLE;
            if rules.starts_by_itself {
                self.start_clock(case, term as u32);
            }
        }
    }

    /// Starts a term on the day the case came.
    pub(in crate::analysis) fn start_clock(&mut self, case: u32, term: u32) {
        let net = self.net;
        let arrival = self.cases.items[case as usize].arrival;
        let day = net.clock.first.saturating_add(arrival.div_euclid(DAY) as Day);
        let row = self.row(case, term);
        self.clocks[row].clock = Some(Clock::start(day, &net.clock.terms[term as usize].rule));
        self.tell_clock(case, term);
        self.watch_expiry(case, term);
    }

    /// Tells the listener how a clock goes on.
    fn tell_clock(&mut self, case: u32, term: u32) {
        if T::ON
            && let Some(clock) = self.clocks[self.row(case, term)].clock
        {
            let number = self.cases.items[case as usize].number;
            self.trace.clock(number, self.now, term, &clock);
        }
    }

    /// Sees to it that the agenda looks at a term when it expires, where something depends on it.
    fn watch_expiry(&mut self, case: u32, term: u32) {
        let rules = &self.net.clock.terms[term as usize];
        let row = self.row(case, term);
        let state = &mut self.clocks[row];
        if !(rules.awaited || T::ON) || state.expired {
            return;
        }
        let Some(clock) = state.clock.filter(|c| c.decision(&rules.rule).is_none()) else { return };
        let Some(last) = clock.expiry_day(&rules.rule) else { return };
        // Silence takes effect at the end of the last day.
        let time = SimTime::from(last - self.net.clock.first + 1) * DAY;
        if time < state.due {
            state.due = time.max(self.now);
            self.agenda.push(time.max(self.now), EXPIRY | row as u32);
        }
    }

    /// The agenda looks at a term that may have expired.
    pub(in crate::analysis) fn expiry_due(&mut self, row: u32) {
        let width = self.net.clock.terms.len() as u32;
        let (case, term) = (row / width, row % width);
        let state = &mut self.clocks[row as usize];
        if state.due != self.now || state.expired {
            return;
        }
        state.due = NEVER;
        let rule = &self.net.clock.terms[term as usize].rule;
        let Some(clock) = state.clock.filter(|c| c.decision(rule).is_none()) else { return };
        let passed = clock
            .expiry_day(rule)
            .is_some_and(|last| SimTime::from(last - self.net.clock.first + 1) * DAY <= self.now);
        if !passed {
            return self.watch_expiry(case, term);
        }
        state.expired = true;
        if T::ON {
            self.tell(case, Happening::Expired(term));
        }
        self.fire_for_term(case, term);
        self.wake_for_term(case, term);
    }

    /// Wakes the tokens that wait for a term to expire.
    fn wake_for_term(&mut self, case: u32, term: u32) {
        loop {
            let mut token = self.cases.items[case as usize].first;
            while token != NONE {
                let on = &self.tokens.items[token as usize];
                let stage = self.net.stages.get(on.stage as usize);
                if on.state == State::Blocked
                    && self.net.nodes[on.node as usize].op == super::net::Op::Act
                    && matches!(stage, Some(Stage::Term(t)) if *t == term)
                {
                    break;
                }
                token = on.after;
            }
            if token == NONE || !self.cases.items[case as usize].alive {
                return;
            }
            self.record_rest(token);
            self.go_on(token);
        }
    }

    /// Effects of a step or flow on the clocks of a case.
    pub(in crate::analysis) fn apply_marks(&mut self, case: u32, marks: Span) {
        let net = self.net;
        for net_mark in &net.marks[marks.range()] {
            if net_mark.term == NONE {
                for term in 0..net.clock.terms.len() as u32 {
                    self.apply_mark(case, term, net_mark.mark);
                }
            } else {
                self.apply_mark(case, net_mark.term, net_mark.mark);
            }
        }
    }

    fn apply_mark(&mut self, case: u32, term: u32, what: Mark) {
        let rule = &self.net.clock.terms[term as usize].rule;
        let today = self.today();
        let row = self.row(case, term);
        let clock = &mut self.clocks[row].clock;
        let effect = match what {
            // What resumes after a notice of intended refusal are the observations.
            Mark::Model(ClockEffect::Resume) => clock
                .as_mut()
                .map_or(Ok(()), |c| c.resume(today, rule).or_else(|_| c.observations(today, rule))),
            Mark::Model(effect) => mark(clock, effect, today, rule),
            Mark::Received => clock.as_mut().map_or(Ok(()), |c| c.resume(today, rule)),
            Mark::Observations => clock.as_mut().map_or(Ok(()), |c| c.observations(today, rule)),
        };
        if effect.is_err() {
            return;
        }
        self.tell_clock(case, term);
        self.watch_expiry(case, term);
        if T::ON {
            self.tell(
                case,
                match what {
                    Mark::Model(effect) => Happening::Clock(term, effect),
                    Mark::Received | Mark::Observations => Happening::ClockResumed(term),
                },
            );
        }
    }

    /// Whether a term runs or stands, neither expired nor decided.
    pub(in crate::analysis) fn clock_is_open(&self, case: u32, term: u32) -> bool {
        let rule = &self.net.clock.terms[term as usize].rule;
        let state = &self.clocks[self.row(case, term)];
        !state.expired && state.clock.is_some_and(|c| c.decision(rule).is_none())
    }

    /// Whether a term has expired without a decision.
    pub(in crate::analysis) fn clock_is_expired(&self, case: u32, term: u32) -> bool {
        self.clocks[self.row(case, term)].expired
    }

    /// Takes the figures of a case's terms at its end; the end is the decision where none was.
    pub(in crate::analysis) fn close_clocks(&mut self, case: u32) {
        let net = self.net;
        let today = self.today();
        for (term, rules) in net.clock.terms.iter().enumerate() {
            let row = self.row(case, term as u32);
            let state = std::mem::replace(&mut self.clocks[row], IDLE);
            let Some(mut clock) = state.clock else { continue };
            let owner = &mut self.cases.items[case as usize];
            let ended_silent = matches!(owner.outcome, Some(Outcome::Silence(_)));
            let late = clock.expiry_day(&rules.rule).is_some_and(|last| last < today);
            let decision = match clock.decision(&rules.rule) {
                Some(decision) => Some(decision),
                None if state.expired || late => None,
                None => clock.decide(today, &rules.rule).ok(),
            };
            let silence_rules = rules.silence != Silence::Inertia || ended_silent;
            if T::ON && decision.is_some_and(|d| d.day == today) && !ended_silent {
                self.tell(case, Happening::Clock(term as u32, ClockEffect::Stop));
            }
            let owner = &self.cases.items[case as usize];
            if owner.measured {
                let source = owner.source as usize;
                let tally = &mut self.tally.terms[term];
                let before = tally.judged();
                match decision {
                    Some(decision) => count_decision(tally, &decision, silence_rules),
                    None if silence_rules => tally.silent += 1,
                    None => {
                        if let Ok(decision) = clock.decide(today, &rules.rule) {
                            count_decision(tally, &decision, false);
                        }
                    }
                }
                let after = tally.judged();
                self.tally.classes[source].count(term, before, after);
            }
        }
    }

    /// Takes the figures of terms of cases still open at the end of the run.
    pub(in crate::analysis) fn close_open_cases(&mut self) {
        let net = self.net;
        let today = self.today();
        for case in 0..self.cases.items.len() as u32 {
            let owner = &self.cases.items[case as usize];
            if !owner.alive || !owner.measured {
                continue;
            }
            for (term, rules) in net.clock.terms.iter().enumerate() {
                let row = self.row(case, term as u32);
                let Some(clock) = self.clocks[row].clock else { continue };
                let source = self.cases.items[case as usize].source as usize;
                let tally = &mut self.tally.terms[term];
                let before = tally.judged();
                let last = clock.expiry_day(&rules.rule);
                match clock.decision(&rules.rule) {
                    Some(decision) => {
                        count_decision(tally, &decision, rules.silence != Silence::Inertia);
                    }
                    None if last.is_none_or(|last| last >= today) => tally.open += 1,
                    None if rules.silence != Silence::Inertia => tally.silent += 1,
                    None => {
                        tally.open_expired += 1;
                        tally.late_days += (today - last.unwrap_or(today)) as u64;
                    }
                }
                let after = tally.judged();
                self.tally.classes[source].count(term, before, after);
            }
        }
    }
}

/// Counts a decided case; one decided after a term whose silence already spoke counts as silent.
fn count_decision(tally: &mut TermTally, decision: &Decision, silence_rules: bool) {
    if decision.in_time {
        tally.within += 1;
    } else if silence_rules {
        tally.silent += 1;
        return;
    } else {
        tally.late += 1;
        tally.late_days += u64::from(decision.days_late);
    }
    let bin = (decision.elapsed as usize).min(MAX_LEGAL_DAYS);
    if tally.days.len() <= bin {
        tally.days.resize(bin + 1, 0);
    }
    tally.days[bin] += 1;
}
