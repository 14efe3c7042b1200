//! Proposals that change what a step is: its work, its waits, its sittings, who does it.

use crate::edit::Refusal;
use crate::model::finding::Place;
use crate::model::id::{OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::office::OfficeKind;
use crate::model::provenance::{Provenance, Sourced};
use crate::model::step::{Channel, Step, StepKind, SystemMode, TaskKind};
use crate::model::timing::{Distribution, Timing, Unit, WaitedFor};

use super::{Work, unfit};

impl Work<'_> {
    /// The second step becomes part of the first.
    pub(super) fn merge(
        &mut self,
        first: &StepId,
        second: &StepId,
    ) -> Result<Vec<ItemId>, Refusal> {
        let place = || unfit(Place::Step(second.clone()));
        self.without_events(&[first, second])?;
        let (mut a, b) = (self.step(first)?, self.step(second)?);
        let p = self.sheet.procedure()?;
        let (between, joint) = p.only_out(first).ok_or_else(place)?;
        let reached = p.only_in(second).map(|(f, _)| f);
        let onward: Vec<_> = p.outgoing(second).map(|(f, flow)| (f, flow.to.clone())).collect();
        let is_whole = joint.to == *second && reached.as_ref() == Some(&between);
        let alike = a.staff_needed == b.staff_needed && a.repeat.is_none() && b.repeat.is_none();
        if !is_whole || !alike || onward.iter().any(|(_, to)| to == first) {
            return Err(place());
        }
        a.work = together(a.work.as_ref(), b.work.as_ref()).ok_or_else(place)?;
        for (language, name) in b.name.iter() {
            let own = a.name.exact(language).unwrap_or_default().to_owned();
            let joined = if own.is_empty() { name.to_owned() } else { format!("{own} + {name}") };
            a.name.set(language, joined);
        }
        take_over(&mut a, b);
        self.put_step(first, a)?;
        for (flow, to) in onward {
            self.lead(&flow, first, &to)?;
        }
        self.sheet.run(|desk| desk.delete(&[ItemId::Step(second.clone())]))?;
        Ok(vec![ItemId::Step(first.clone())])
    }

    /// A rule decides what another body was asked; its wait goes.
    pub(super) fn rule(
        &mut self,
        id: &StepId,
        minutes: Option<&Sourced<f64>>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let minutes = minutes.ok_or_else(|| unfit(Place::Step(id.clone())))?;
        // What its events lead to would be left without a way in.
        self.without_events(&[id])?;
        let mut step = self.step(id)?;
        let p = self.sheet.procedure()?;
        let kind = |id: &OfficeId| p.office(id).map(|o| o.kind);
        let external = p.office_of(&step).and_then(kind) == Some(OfficeKind::External);
        // The office that asked applies the rule, else the one that gets the answer.
        let asked = p.only_in(id).map(|(_, f)| &f.from);
        let answered = p.only_out(id).map(|(_, f)| &f.to);
        let beside = asked.into_iter().chain(answered);
        let own = beside
            .filter_map(|s| p.step(s).and_then(|s| p.office_of(s)))
            .find(|o| kind(o) == Some(OfficeKind::Internal))
            .cloned();
        step.kind = StepKind::Task(TaskKind::Rule);
        step.waits.retain(|w| w.waited_for != WaitedFor::OtherBody);
        step.work = Some(Timing {
            provenance: minutes.provenance.clone(),
            ..Timing::new(Distribution::Fixed(minutes.value), Unit::Minutes)
        });
        self.put_step(id, step)?;
        match own.filter(|_| external) {
            Some(office) => self.hand_to(id, &office),
            None => Ok(vec![ItemId::Step(id.clone())]),
        }
    }

    /// What was typed in again comes from the other system; a part of the work is left.
    pub(super) fn acquire(
        &mut self,
        id: &StepId,
        left: Option<&Sourced<f64>>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let mut step = self.step(id)?;
        let left = left.ok_or_else(|| unfit(Place::Step(id.clone())))?;
        let mut copied = step.systems.iter_mut().filter(|s| s.mode == SystemMode::CopiedByHand);
        let mut any = false;
        for system in &mut copied {
            system.mode = SystemMode::Read;
            any = true;
        }
        if !any {
            return Err(unfit(Place::Step(id.clone())));
        }
        step.work = step.work.map(|w| scaled(&w, left));
        self.put_step(id, step)?;
        Ok(vec![ItemId::Step(id.clone())])
    }

    /// The step goes to another office, and to the band of its neighbor there.
    pub(super) fn hand_to(
        &mut self,
        id: &StepId,
        office: &OfficeId,
    ) -> Result<Vec<ItemId>, Refusal> {
        let p = self.sheet.procedure()?;
        if p.office(office).is_none() {
            return Err(unfit(Place::Office(office.clone())));
        }
        let of = |s: &StepId| p.step(s).is_some_and(|s| p.office_of(s) == Some(office));
        let before: Vec<StepId> = p.incoming(id).map(|(_, f)| f.from.clone()).collect();
        let after: Vec<StepId> = p.outgoing(id).map(|(_, f)| f.to.clone()).collect();
        let beside = before.iter().chain(&after).find(|s| of(s) && *s != id).cloned();
        let like = beside.as_ref().and_then(|s| p.step(s)).map(|s| (**s).clone());
        let mut step = self.step(id)?;
        step.office = Some(office.clone());
        let old = step.at;
        if let Some(like) = like.as_ref().filter(|l| l.parent == step.parent) {
            step.lane.clone_from(&like.lane);
            step.pool.clone_from(&like.pool);
            let level = like.at.center().y - step.at.center().y;
            step.at = step.at.moved(0.0, level);
            step.label = None;
        }
        let moved = step.at.y - old.y;
        self.put_step(id, step)?;
        // The band says who does it where it does.
        let mut step = self.step(id)?;
        step.office = None;
        let p = self.sheet.procedure()?;
        if p.office_of(&step) == Some(office) {
            self.put_step(id, step)?;
        }
        self.carry_guests(id, moved)?;
        let mut near = vec![id.clone()];
        near.extend(before.into_iter().chain(after).filter(|s| s != id));
        near.dedup();
        self.tidy(&near)?;
        Ok(vec![ItemId::Step(id.clone())])
    }

    /// Events on the border of a step that moved down by so much.
    fn carry_guests(&mut self, host: &StepId, by: f64) -> Result<(), Refusal> {
        let p = self.sheet.procedure()?;
        let (lane, pool) = p.step(host).map_or((None, None), |h| (h.lane.clone(), h.pool.clone()));
        let guests: Vec<(StepId, Step)> =
            p.boundary_events(host).map(|(id, s)| (id.clone(), s.clone())).collect();
        for (id, guest) in guests {
            let at = guest.at.moved(0.0, by);
            let (lane, pool) = (lane.clone(), pool.clone());
            self.put_step(&id, Step { at, lane, pool, label: None, ..guest })?;
        }
        Ok(())
    }

    /// The board sits twice as often, at most every week.
    pub(super) fn oftener(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        let mut step = self.step(id)?;
        let rule = step.sittings.as_ref().and_then(|s| s.rule.oftener());
        let (Some(sittings), Some(rule)) = (&mut step.sittings, rule) else {
            return Err(unfit(Place::Step(id.clone())));
        };
        sittings.rule = rule;
        self.put_step(id, step)?;
        Ok(vec![ItemId::Step(id.clone())])
    }

    /// No sittings, and no waits for them.
    pub(super) fn continuous(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        let mut step = self.step(id)?;
        if step.sittings.take().is_none() {
            return Err(unfit(Place::Step(id.clone())));
        }
        step.waits.retain(|w| w.waited_for != WaitedFor::Sitting);
        self.put_step(id, step)?;
        Ok(vec![ItemId::Step(id.clone())])
    }

    /// Certified mail in place of post; a part of the wait is left.
    pub(super) fn notify(
        &mut self,
        id: &StepId,
        left: Option<&Sourced<f64>>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let mut step = self.step(id)?;
        let left = left.ok_or_else(|| unfit(Place::Step(id.clone())))?;
        let mut any = false;
        for wait in step.waits.iter_mut().filter(|w| w.waited_for == WaitedFor::Post) {
            wait.timing = scaled(&wait.timing, left);
            any = true;
        }
        if !any {
            return Err(unfit(Place::Step(id.clone())));
        }
        step.channel = Some(Channel::CertifiedMail);
        self.put_step(id, step)?;
        Ok(vec![ItemId::Step(id.clone())])
    }
}

/// A part of a time; where it comes from is where the part does.
fn scaled(timing: &Timing, left: &Sourced<f64>) -> Timing {
    let law = if left.value > 0.0 {
        timing.law.map_amounts(|v| v * left.value)
    } else {
        Distribution::Fixed(0.0)
    };
    Timing { law, unit: timing.unit, provenance: left.provenance.clone() }
}

/// Two works as one: the mean is the sum of the means, the variance that of the variances. `None`
/// where a work is not in minutes or hours.
fn together(a: Option<&Timing>, b: Option<&Timing>) -> Option<Option<Timing>> {
    let (a, b) = match (a, b) {
        (Some(a), Some(b)) => (a, b),
        (one, None) | (None, one) => return Some(one.cloned()),
    };
    let mean = a.mean_minutes()? + b.mean_minutes()?;
    let minutes = |t: &Timing| if t.unit == Unit::Hours { 60.0 } else { 1.0 };
    let variance: f64 = [a, b].iter().map(|t| t.law.variance() * minutes(t) * minutes(t)).sum();
    let law = if variance > 0.0 && mean > 0.0 {
        Distribution::Gamma { mean, sd: variance.sqrt() }
    } else {
        Distribution::Fixed(mean)
    };
    let least = |a: &Provenance, b: &Provenance| {
        if a.confidence <= b.confidence { a.clone() } else { b.clone() }
    };
    let provenance = match (&a.provenance, &b.provenance) {
        (Some(a), Some(b)) => Some(least(a, b)),
        _ => None,
    };
    Some(Some(Timing { law, unit: Unit::Minutes, provenance }))
}

/// Adds what is not there yet.
fn join<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

/// What the second of two merged steps leaves to the first.
fn take_over(a: &mut Step, b: Step) {
    a.waits.extend(b.waits);
    a.sittings = a.sittings.take().or(b.sittings);
    join(&mut a.documents, b.documents);
    join(&mut a.systems, b.systems);
    join(&mut a.basis, b.basis);
    join(&mut a.marks, b.marks);
    a.priority = a.priority.max(b.priority);
    a.at_most = a.at_most.or(b.at_most);
    a.channel = a.channel.or(b.channel);
    a.cost = match (a.cost.take(), b.cost) {
        (Some(mut one), Some(two)) => {
            one.value.0 = one.value.0.saturating_add(two.value.0);
            Some(one)
        }
        (one, two) => one.or(two),
    };
    a.risk = a.risk.take().or(b.risk);
    for (language, note) in b.notes.iter() {
        let own = a.notes.exact(language).unwrap_or_default().to_owned();
        let joined = if own.is_empty() { note.to_owned() } else { format!("{own}\n{note}") };
        a.notes.set(language, joined);
    }
}
