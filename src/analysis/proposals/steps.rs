//! Levers on what a step is: its work, its waits, its sittings, who does it.

use super::{Reason, Scene, assuming, by_law, proposal};
use crate::analysis::check::opinion_term::{Timers, waits_for_another_body};
use crate::law::figures::FigureKey;
use crate::model::id::{OfficeId, StepId};
use crate::model::proposal::{Lever, Proposal};
use crate::model::step::{Phase, Step, StepKind, SystemMode};
use crate::model::timing::{Unit, WaitedFor};

/// Part of the work that is left where data are no longer copied by hand: a guess to begin with.
const LEFT_OF_COPYING: f64 = 0.5;
/// Part of the wait that is left with digital notification: a guess to begin with.
const LEFT_OF_POST: f64 = 0.3;
/// Minutes that it takes to apply a rule: a guess to begin with.
const RULE_MINUTES: f64 = 10.0;

impl Scene<'_> {
    pub(super) fn merge(&self, id: &StepId) -> Result<Proposal, Reason> {
        let (_, (_, into), (_, out)) = self.in_line(id)?;
        let after = self.one_of_two(id, &out.to);
        after.or_else(|reason| self.one_of_two(&into.from, id).or(Err(reason)))
    }

    fn one_of_two(&self, first: &StepId, second: &StepId) -> Result<Proposal, Reason> {
        let (a, (_, before), (_, joint)) = self.neighbor(first)?;
        let (b, _, (_, after)) = self.neighbor(second)?;
        if joint.to != *second || a.parent != b.parent {
            return Err("no-neighbor");
        }
        if before.from == *second || after.to == *first {
            return Err("no-neighbor");
        }
        let office = self.office(first);
        if office.is_none() || office != self.office(second) {
            return Err("other-office");
        }
        if self.has_events(first) || self.has_events(second) {
            return Err("has-events");
        }
        let repeats = a.repeat.is_some() || b.repeat.is_some();
        let timed = |s: &Step| {
            s.work.as_ref().is_none_or(|w| matches!(w.unit, Unit::Minutes | Unit::Hours))
        };
        let apart = a.sittings.is_some() || b.sittings.is_some() || !a.waits.is_empty();
        if repeats || a.staff_needed != b.staff_needed || !timed(a) || !timed(b) || apart {
            return Err("not-alike");
        }
        let lever = Lever::Merge { first: first.clone(), second: second.clone() };
        Ok(proposal(lever, "merge"))
    }

    pub(super) fn rule(&self, step: &Step, id: &StepId) -> Result<Proposal, Reason> {
        if !matches!(step.kind, StepKind::Task(_)) {
            return Err("not-a-task");
        }
        if !waits_for_another_body(self.p, step) {
            return Err("no-opinion");
        }
        if self.has_events(id) {
            return Err("has-events");
        }
        Ok(assuming(Lever::Rule(id.clone()), "rule", RULE_MINUTES))
    }

    pub(super) fn one_desk(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        if step.phase == Some(Phase::Decision) {
            return Err("decides");
        }
        let office = self.neighbor_office(id)?;
        Ok(proposal(Lever::OneDesk { step: id.clone(), office }, "one-desk"))
    }

    pub(super) fn delegate(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        if step.phase != Some(Phase::Decision) {
            return Err("no-decision");
        }
        let office = self.neighbor_office(id)?;
        Ok(proposal(Lever::Delegate { step: id.clone(), office }, "delegate"))
    }

    /// The other office of the body from which a step gets its cases, else to which it gives them.
    fn neighbor_office(&self, id: &StepId) -> Result<OfficeId, Reason> {
        let (_, (_, into), (_, out)) = self.in_line(id)?;
        let own = self.office(id).ok_or("no-office")?;
        if !self.is_own(own) {
            return Err("not-ours");
        }
        let mut beside = [&into.from, &out.to].into_iter().filter_map(|s| self.office(s));
        let other = beside.find(|o| *o != own && self.is_own(o));
        other.cloned().ok_or("no-hand-off")
    }

    pub(super) fn timer(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        if !step.kind.is_activity() || !waits_for_another_body(self.p, step) {
            return Err("no-opinion");
        }
        if self.timers.get_or_init(|| Timers::of(self.p)).end_wait(self.p, id) {
            return Err("has-a-term");
        }
        // An assent on a draft act has a longer term than an opinion.
        let key = match step.phase {
            Some(Phase::Decision) => FigureKey::ConsentDays,
            _ => FigureKey::OpinionDays,
        };
        let figure = self.figures.find(key, self.on, self.territory).ok_or("no-figure")?;
        Ok(by_law(Lever::Timer(id.clone()), "timer", figure.value, &figure.source))
    }
}

pub(super) fn acquire(id: &StepId, step: &Step) -> Result<Proposal, Reason> {
    if !step.systems.iter().any(|s| s.mode == SystemMode::CopiedByHand) {
        return Err("no-copying");
    }
    Ok(assuming(Lever::Acquire(id.clone()), "acquire", LEFT_OF_COPYING))
}

pub(super) fn oftener(id: &StepId, step: &Step) -> Result<Proposal, Reason> {
    let sittings = step.sittings.as_ref().ok_or("no-sittings")?;
    sittings.rule.oftener().ok_or("often-enough")?;
    Ok(proposal(Lever::Oftener(id.clone()), "oftener"))
}

pub(super) fn continuous(id: &StepId, step: &Step) -> Result<Proposal, Reason> {
    step.sittings.as_ref().ok_or("no-sittings")?;
    Ok(proposal(Lever::Continuous(id.clone()), "continuous"))
}

pub(super) fn notify(id: &StepId, step: &Step) -> Result<Proposal, Reason> {
    if !step.waits.iter().any(|w| w.waited_for == WaitedFor::Post) {
        return Err("no-post");
    }
    Ok(assuming(Lever::Notify(id.clone()), "notify", LEFT_OF_POST))
}
