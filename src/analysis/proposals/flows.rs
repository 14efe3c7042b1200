//! Levers that lead flows elsewhere: leaving out, side by side, earlier, samples, better forms.

use std::collections::BTreeSet;

use super::{Reason, Scene, assuming, names, passes_on, proposal};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::office::OfficeKind;
use crate::model::proposal::{Lever, Proposal};
use crate::model::step::{Direction, GatewayKind, Outcome, Phase, Step, StepKind, TaskKind};
use crate::model::timing::WaitedFor;

/// Steps looked at along a branch to see where it leads.
const FAR: usize = 6;
/// Share of cases that a sample checks: a guess to begin with.
const SAMPLE: f64 = 0.2;
/// Part of the incomplete cases that a standard form leaves: a guess to begin with.
const LEFT_INCOMPLETE: f64 = 0.7;

impl Scene<'_> {
    pub(super) fn eliminate(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        let (_, (_, into), (_, out)) = self.in_line(id)?;
        if self.has_events(id) {
            return Err("has-events");
        }
        if !self.may_join(into, out) {
            return Err("leads-there-too");
        }
        // What hangs on a flow that goes would be lost with it.
        let joins = self.p.outgoing(&into.from).any(|(_, f)| f.to == out.to);
        if [&step.marks, &out.marks].iter().any(|m| !m.is_empty())
            || (joins && !into.marks.is_empty())
        {
            return Err("on-the-clock");
        }
        if step.phase == Some(Phase::Decision) || self.leads_to_choice(out) {
            return Err("decides");
        }
        if self.makes_needed(id, step) {
            return Err("needed-later");
        }
        Ok(proposal(Lever::Eliminate(id.clone()), "eliminate"))
    }

    /// Whether what comes before may lead on to what comes after: where another flow does already, it
    /// must be plain how many cases take it then, and on what condition.
    fn may_join(&self, into: &Flow, out: &Flow) -> bool {
        let mut beside = self.p.outgoing(&into.from).filter(|(_, f)| f.to == out.to);
        let kind = self.p.step(&into.from).map(|s| s.kind.clone());
        beside.all(|(_, flow)| match kind {
            Some(StepKind::Gateway(GatewayKind::Parallel)) => true,
            Some(StepKind::Gateway(GatewayKind::Exclusive)) => {
                let has_own = into.is_conditional() && !flow.default;
                !has_own && flow.share.is_some() && into.share.is_some()
            }
            _ => false,
        })
    }

    /// Whether the next thing is a choice, or an end that means something in law.
    fn leads_to_choice(&self, out: &Flow) -> bool {
        self.p.step(&out.to).is_some_and(|s| {
            matches!(
                s.kind,
                StepKind::Gateway(
                    GatewayKind::Exclusive | GatewayKind::Inclusive | GatewayKind::Complex
                ) | StepKind::End { outcome: Some(_), .. }
            ) && (!s.kind.is_gateway() || self.p.only_out(&out.to).is_none())
        })
    }

    /// Whether another step needs a document that this one makes.
    fn makes_needed(&self, id: &StepId, step: &Step) -> bool {
        let made = names(step, Direction::Out);
        let mut others = self.p.steps().filter(|(other, _)| *other != id);
        !made.is_empty() && others.any(|(_, s)| !names(s, Direction::In).is_disjoint(&made))
    }

    pub(super) fn parallelise(&self, id: &StepId) -> Result<Proposal, Reason> {
        let (_, (_, into), (_, out)) = self.in_line(id)?;
        let after = self.side_by_side(id, &out.to);
        // The step before is asked only where the step after does not do.
        after.or_else(|reason| self.side_by_side(&into.from, id).or(Err(reason)))
    }

    fn side_by_side(&self, first: &StepId, second: &StepId) -> Result<Proposal, Reason> {
        let (a, (_, before), (_, joint)) = self.neighbor(first)?;
        let (b, _, (_, after)) = self.neighbor(second)?;
        if joint.to != *second || a.parent != b.parent {
            return Err("no-neighbor");
        }
        let offices = self.office(first).zip(self.office(second));
        let (one, other) = offices.ok_or("no-office")?;
        if one == other {
            return Err("same-office");
        }
        let applies = |o| self.p.office(o).is_some_and(|o| o.kind == OfficeKind::Applicant);
        let is_message =
            a.kind == StepKind::Task(TaskKind::Send) || b.kind == StepKind::Task(TaskKind::Receive);
        if applies(one) || applies(other) || is_message {
            return Err("answers-it");
        }
        if !a.marks.is_empty() || !b.marks.is_empty() {
            return Err("on-the-clock");
        }
        if self.has_events(first) || self.has_events(second) {
            return Err("has-events");
        }
        if a.phase.zip(b.phase).is_some_and(|(a, b)| a != b) {
            return Err("other-phase");
        }
        if passes_on(a, b) {
            return Err("passes-data");
        }
        if before.from == *second || after.to == *first {
            return Err("no-neighbor");
        }
        let says = |s: &Step| !s.documents.is_empty() || !s.systems.is_empty();
        let why = if says(a) && says(b) { "parallelise" } else { "parallelise-unsaid" };
        let lever = Lever::Parallelise { first: first.clone(), second: second.clone() };
        Ok(proposal(lever, why))
    }

    pub(super) fn move_earlier(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        let is_choice = |s: &Step| s.kind == StepKind::Gateway(GatewayKind::Exclusive);
        let check = if is_choice(step) {
            id.clone()
        } else {
            let (_, _, (_, out)) = self.in_line(id)?;
            out.to.clone()
        };
        if !self.p.step(&check).is_some_and(|s| is_choice(s)) {
            return Err("no-check");
        }
        let (_, reaches) = self.p.only_in(&check).ok_or("not-in-line")?;
        let task = reaches.from.clone();
        let (looks, (_, into), _) = self.in_line(&task).ok().ok_or("no-check")?;
        if self.has_events(&task) || !looks.marks.is_empty() {
            return Err("on-the-clock");
        }
        let (rejected, kept): (Vec<_>, Vec<_>) =
            self.p.outgoing(&check).partition(|(_, f)| self.rejects(&f.to));
        let [(on, _)] = &kept[..] else { return Err("no-check") };
        if rejected.is_empty() {
            return Err("no-check");
        }
        let before = self.door(looks, &task, into.from.clone()).ok_or("nothing-before")?;
        let lever = Lever::MoveEarlier { check, on: on.clone(), before };
        Ok(proposal(lever, "move-earlier"))
    }

    /// The first of the steps in line before a check that do nothing the check needs.
    fn door(&self, looks: &Step, task: &StepId, last: StepId) -> Option<StepId> {
        let (mut door, mut at) = (None, last);
        for _ in 0..self.p.size() {
            let Ok((step, (_, into), _)) = self.in_line(&at) else { break };
            let stays = self.has_events(&at)
                || !step.marks.is_empty()
                || step.phase == Some(Phase::Initiative)
                || step.parent != looks.parent
                || passes_on(step, looks)
                || self
                    .office(&at)
                    .and_then(|o| self.p.office(o))
                    .is_some_and(|o| o.kind == OfficeKind::Applicant);
            if stays || at == *task {
                break;
            }
            let next = into.from.clone();
            door = Some(std::mem::replace(&mut at, next));
        }
        door
    }

    /// Whether a branch only leads to an end that refuses the case.
    fn rejects(&self, from: &StepId) -> bool {
        let mut at = from.clone();
        for _ in 0..FAR {
            let Some(step) = self.p.step(&at) else { return false };
            if let StepKind::End { outcome, .. } = &step.kind {
                let refuses = [Outcome::Refused, Outcome::Inadmissible, Outcome::Withdrawn];
                return outcome.is_some_and(|o| refuses.contains(&o));
            }
            let Some((_, next)) = self.p.only_out(&at) else { return false };
            at = next.to.clone();
        }
        false
    }

    pub(super) fn self_declaration(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        self.in_line(id)?;
        if !step.marks.is_empty() {
            return Err("on-the-clock");
        }
        if step.phase == Some(Phase::Decision) {
            return Err("decides");
        }
        let office = self.office(id).ok_or("no-office")?;
        if !self.is_own(office) {
            return Err("not-ours");
        }
        if names(step, Direction::In).is_empty() && step.phase != Some(Phase::Inquiry) {
            return Err("checks-nothing");
        }
        Ok(assuming(Lever::SelfDeclaration(id.clone()), "self-declaration", SAMPLE))
    }

    pub(super) fn form(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        let gateway = if step.kind.is_gateway() {
            id.clone()
        } else {
            self.p.only_in(id).map(|(_, f)| f.from.clone()).ok_or("no-incomplete")?
        };
        let is_choice = self
            .p
            .step(&gateway)
            .is_some_and(|s| s.kind == StepKind::Gateway(GatewayKind::Exclusive));
        let branches: Vec<(FlowId, &Flow)> = self.p.outgoing(&gateway).collect();
        if !is_choice || branches.len() < 2 {
            return Err("no-incomplete");
        }
        let asked = |f: &Flow| step.kind.is_gateway() || f.to == *id;
        let found = branches.iter().find(|(_, f)| asked(f) && self.asks_again(&f.to, &gateway));
        let (flow, branch) = found.ok_or("no-incomplete")?;
        if branch.share.as_ref().is_none_or(|s| s.value <= 0.0 || s.value >= 1.0) {
            return Err("no-share");
        }
        Ok(assuming(Lever::Form(flow.clone()), "form", LEFT_INCOMPLETE))
    }

    /// Whether a branch waits for the applicant and comes back to where cases are looked at.
    fn asks_again(&self, from: &StepId, gateway: &StepId) -> bool {
        let (mut at, mut waited) = (from.clone(), false);
        for _ in 0..FAR {
            let Some(step) = self.p.step(&at) else { return false };
            waited |= step.waits.iter().any(|w| w.waited_for == WaitedFor::Applicant);
            if waited && self.leads_to(&at, gateway) {
                return true;
            }
            let Some((_, next)) = self.p.only_out(&at) else { return false };
            at = next.to.clone();
        }
        false
    }

    /// Whether cases come from one step to another.
    fn leads_to(&self, from: &StepId, to: &StepId) -> bool {
        let mut seen = BTreeSet::from([from.clone()]);
        let mut todo = vec![from.clone()];
        while let Some(at) = todo.pop() {
            if at == *to {
                return true;
            }
            let next = self.p.outgoing(&at).map(|(_, f)| f.to.clone());
            todo.extend(next.filter(|s| seen.insert(s.clone())));
        }
        false
    }
}
