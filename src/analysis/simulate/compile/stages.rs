//! What happens within a step, stage by stage, from its annotations.

use super::Maker;
use super::organisation::unit_ms;
use crate::analysis::simulate::luck::{Law, Purpose, key_of};
use crate::analysis::simulate::net::{Cause, Mark, NONE, NetMark, Span, Stage};
use crate::model::card::{ClockEffect, ClockMark};
use crate::model::finding::{Finding, Place};
use crate::model::id::StepId;
use crate::model::office::OfficeKind;
use crate::model::scenario::Override;
use crate::model::step::{Repeat, Step, StepKind, Timer, Trigger};
use crate::model::timing::{Timing, Unit, Wait, WaitedFor};

/// Most that a scenario multiplies work by.
const MOST_FACTOR: f64 = 1e6;

/// The cause of a wait for somebody.
pub(in crate::analysis) fn cause_of(waited_for: WaitedFor) -> Cause {
    match waited_for {
        WaitedFor::OwnOffice => Cause::OfficeQueue,
        WaitedFor::Applicant => Cause::Applicant,
        WaitedFor::OtherBody => Cause::OtherBody,
        WaitedFor::Law => Cause::Law,
        WaitedFor::Sitting => Cause::Sitting,
        WaitedFor::Post => Cause::Post,
    }
}

impl Maker<'_> {
    /// The stages of a step, in order; `raced` leaves out the waiting that an event-based gateway
    /// before it does.
    pub(super) fn stages_of(&mut self, id: &StepId, step: &Step) -> Vec<Stage> {
        let mut stages = Vec::new();
        let raced = self.raced.contains(id);
        let staff_known = self.staff_known(step);
        if !staff_known {
            for (at, wait) in own_waits(step).enumerate() {
                stages.push(self.wait_stage(id, step, wait, at as u64));
            }
        }
        if let Some(sittings) = &step.sittings {
            let board = self.board(id, sittings);
            stages.push(Stage::Sitting(board));
        }
        if !raced {
            self.put_awaited(id, step, &mut stages);
        }
        if let Some(work) = &step.work {
            let stage = self.work_stage(id, step, work, staff_known);
            stages.extend(stage);
        }
        let marks = self.put_marks(&step.marks, false);
        stages.extend((marks.len > 0).then_some(Stage::Marks(marks)));
        let sends = self.sends_of(id);
        if !sends.is_empty() {
            let span =
                crate::analysis::simulate::builder::lay(&mut self.builder.sends, sends.into_iter());
            stages.push(Stage::Send(span));
        }
        let waits: Vec<&Wait> =
            step.waits.iter().filter(|w| w.waited_for != WaitedFor::OwnOffice).collect();
        // The first wait of a step behind an event-based gateway is that gateway's.
        let skipped = usize::from(raced && !has_timer(step));
        for (at, wait) in waits.iter().enumerate().skip(skipped) {
            stages.push(self.wait_stage(id, step, wait, 16 + at as u64));
        }
        if !waits.is_empty() {
            let ends = self.put_marks(&step.marks, true);
            stages.extend((ends.len > 0).then_some(Stage::Marks(ends)));
        }
        stages
    }

    /// Whether the office of a step is simulated as a queue.
    fn staff_known(&self, step: &Step) -> bool {
        self.desk_of(step).is_some_and(|at| self.builder.desks[at as usize].staff.is_some())
    }

    /// The office of a step.
    pub(super) fn desk_of(&self, step: &Step) -> Option<u32> {
        self.procedure.office_of(step).and_then(|id| self.offices.get(id)).copied()
    }

    fn work_stage(
        &mut self,
        id: &StepId,
        step: &Step,
        work: &Timing,
        staff_known: bool,
    ) -> Option<Stage> {
        let Some(ms) = unit_ms(work.unit) else {
            let place = Place::Step(id.clone());
            self.builder.findings.push(Finding::warning(place, "sim-work-unit"));
            return None;
        };
        let mut factor = ms;
        for change in self.overrides {
            if let Override::WorkFactor(of, by) = change
                && of == id
                && by.is_finite()
                && *by >= 0.0
            {
                factor *= by.min(MOST_FACTOR);
            }
        }
        let law = self.builder.law(Law::of(&work.law, factor));
        let times = match step.repeat {
            Some(Repeat::EachInTurn(n) | Repeat::EachAtOnce(n)) => n.max(1),
            Some(Repeat::Loop) | None => 1,
        };
        if matches!(step.repeat, Some(Repeat::EachAtOnce(_))) {
            self.note(id, "sim-at-once");
        }
        let office = self.desk_of(step).unwrap_or(NONE);
        if !staff_known {
            let hours =
                self.builder.desks.get(office as usize).map_or(self.body_hours, |desk| desk.hours);
            return Some(Stage::Work { hours, law, office, times });
        }
        let desk = &mut self.builder.desks[office as usize];
        let all = desk.staff.unwrap_or(1);
        if step.staff_needed > all {
            let place = Place::Step(id.clone());
            self.builder.findings.push(Finding::warning(place, "sim-too-few-staff"));
        }
        let staff = step.staff_needed.clamp(1, all.max(1));
        desk.strict |= staff > 1;
        let classes = &self.priorities[office as usize];
        let least = classes.len().saturating_sub(1);
        let class = classes.iter().position(|p| *p <= step.priority).unwrap_or(least) as u32;
        Some(Stage::Queue { office, law, staff, class, times })
    }

    /// The calendar a wait counts in: that of whom the case waits for, else the body's.
    fn hours_for(&self, step: &Step, waited_for: WaitedFor) -> u32 {
        let own = self.procedure.office_of(step).and_then(|id| self.procedure.office(id));
        let of_kind = |kind: OfficeKind| {
            let found = own.filter(|o| o.kind == kind).map(|o| self.hours_of(o)).or_else(|| {
                self.procedure
                    .offices()
                    .find(|(_, o)| o.kind == kind && o.calendar.is_some())
                    .map(|(_, o)| self.hours_of(o))
            });
            found.unwrap_or(self.body_hours)
        };
        match waited_for {
            WaitedFor::OwnOffice | WaitedFor::Sitting => {
                own.map_or(self.body_hours, |o| self.hours_of(o))
            }
            WaitedFor::Applicant => of_kind(OfficeKind::Applicant),
            WaitedFor::OtherBody => of_kind(OfficeKind::External),
            WaitedFor::Law | WaitedFor::Post => self.body_hours,
        }
    }

    fn wait_stage(&mut self, id: &StepId, step: &Step, wait: &Wait, index: u64) -> Stage {
        let law = self.builder.law(Law::of(&wait.timing.law, 1.0));
        Stage::Wait {
            law,
            unit: wait.timing.unit,
            hours: self.hours_for(step, wait.waited_for),
            cause: cause_of(wait.waited_for),
            key: key_of(id.as_str(), Purpose::Wait, index),
        }
    }

    /// A law with its unit and calendar, for timers and answers.
    pub(super) fn timing_parts(
        &mut self,
        step: &Step,
        timing: &Timing,
        waited_for: WaitedFor,
    ) -> (u32, Unit, u32) {
        let law = self.builder.law(Law::of(&timing.law, 1.0));
        (law, timing.unit, self.hours_for(step, waited_for))
    }

    /// What an event or a receiving task waits for: time, a term, a message, an answer.
    fn put_awaited(&mut self, id: &StepId, step: &Step, stages: &mut Vec<Stage>) {
        if let StepKind::Catch(Trigger::Timer(timer)) = &step.kind {
            match timer {
                Some(Timer::After(timing)) => {
                    let (law, unit, hours) = self.timing_parts(step, timing, WaitedFor::Law);
                    let key = key_of(id.as_str(), Purpose::Event, 0);
                    stages.push(Stage::Wait { law, unit, hours, cause: Cause::Law, key });
                }
                Some(Timer::TermExpires(term)) => {
                    stages.extend(self.terms.get(term).map(|t| Stage::Term(*t)));
                }
                Some(Timer::Text(_)) | None => self.note(id, "sim-timer-unknown"),
            }
            return;
        }
        if matches!(step.kind, StepKind::Start { .. } | StepKind::Boundary { .. }) {
            return;
        }
        let answer = self.answer_to(id);
        if let Some((link, pool)) = answer {
            if let Some(wait) = &link.answer {
                let (law, unit, hours) = self.timing_parts(step, &wait.timing, wait.waited_for);
                let cause = cause_of(wait.waited_for);
                let key = key_of(id.as_str(), Purpose::Event, 1);
                stages.push(match self.pool_slots.get(pool) {
                    Some(slot) => Stage::Answer { slot: *slot, law, unit, hours, cause, key },
                    None => Stage::Wait { law, unit, hours, cause, key },
                });
            } else if step.waits.is_empty() {
                self.note(id, "sim-answer-unknown");
            }
        } else if let Some(slot) = self.slots.get(id) {
            stages.push(Stage::Message { slot: *slot, cause: Cause::OtherBody });
        } else if matches!(step.kind, StepKind::Catch(_)) && step.waits.is_empty() {
            self.note(id, "sim-event-at-once");
        }
    }

    /// Marks of a step: what acts at the end of its work, or (`at_end`) what ends with its waits.
    pub(super) fn put_marks(&mut self, marks: &[ClockMark], at_end: bool) -> Span {
        let terms = &self.terms;
        let made: Vec<NetMark> = marks
            .iter()
            .filter_map(|m| {
                let term = match &m.term {
                    Some(id) => *terms.get(id)?,
                    None => NONE,
                };
                let mark = match (m.effect, at_end) {
                    (effect, false) => Mark::Model(effect),
                    (ClockEffect::Suspend, true) => Mark::Received,
                    (ClockEffect::PreRefusal, true) => Mark::Observations,
                    _ => return None,
                };
                Some(NetMark { mark, term })
            })
            .collect();
        crate::analysis::simulate::builder::lay(&mut self.builder.marks, made.into_iter())
    }
}

fn own_waits(step: &Step) -> impl Iterator<Item = &Wait> {
    step.waits.iter().filter(|w| w.waited_for == WaitedFor::OwnOffice)
}

fn has_timer(step: &Step) -> bool {
    matches!(step.kind, StepKind::Catch(Trigger::Timer(Some(_))))
}
