//! Proposals that lead flows elsewhere: side by side, earlier, past a check, out of the way.

use crate::edit::Refusal;
use crate::edit::align::Axis;
use crate::edit::level::level_of;
use crate::edit::space::Space;
use crate::model::finding::Place;
use crate::model::flow::{CONDITIONAL, Flow};
use crate::model::geometry::Point;
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::step::{GatewayKind, StepKind};
use crate::model::text::Text;

use super::{Work, unfit};

/// Room between a step and a gateway beside it before the part is laid out, in canvas points.
const GAP: f64 = 25.0;
/// Room that a gateway in line takes beside a step, with a gap on both sides, in canvas points.
const BESIDE: f64 = 50.0 + 2.0 * GAP;

impl Work<'_> {
    /// The step goes; the flow before it leads on.
    pub(super) fn eliminate(&mut self, id: &StepId) -> Result<Vec<ItemId>, Refusal> {
        let [(_, into), (_, out)] = self.ends(id)?;
        self.without_events(&[id])?;
        let p = self.sheet.procedure()?;
        let beside = p.outgoing(&into.from).find(|(_, f)| f.to == out.to);
        let beside = beside.map(|(id, flow)| (id, flow.clone()));
        // What hangs on a flow that goes would be lost with it.
        if !out.marks.is_empty() || (beside.is_some() && !into.marks.is_empty()) {
            return Err(unfit(Place::Step(id.clone())));
        }
        self.sheet.run(|desk| desk.delete(&[ItemId::Step(id.clone())]))?;
        let p = self.sheet.procedure()?;
        // Where neither led on, the case would be lost.
        if !p.outgoing(&into.from).any(|(_, f)| f.to == out.to) {
            return Err(unfit(Place::Step(id.clone())));
        }
        if let Some((flow, beside)) = beside {
            self.take_over(&flow, beside, &into)?;
        }
        Ok(vec![ItemId::Step(into.from)])
    }

    /// A flow that led to the same already takes the cases of one that is gone.
    fn take_over(&mut self, id: &FlowId, mut flow: Flow, gone: &Flow) -> Result<(), Refusal> {
        match self.step(&flow.from)?.kind {
            StepKind::Gateway(GatewayKind::Parallel) => return Ok(()),
            StepKind::Gateway(GatewayKind::Exclusive) => {}
            _ => return Err(unfit(Place::Flow(id.clone()))),
        }
        let has_own = gone.is_conditional() && !flow.default;
        let (false, Some(share), Some(more)) = (has_own, &mut flow.share, &gone.share) else {
            return Err(unfit(Place::Flow(id.clone())));
        };
        share.value = (share.value + more.value).min(1.0);
        if gone.default {
            // What is taken when no other is has no condition of its own.
            flow.default = true;
            flow.condition.clear();
            flow.foreign.attributes.remove(CONDITIONAL);
        }
        self.put_flow(id, flow)
    }

    /// Two steps side by side between a split and a join.
    pub(super) fn parallelise(
        &mut self,
        first: &StepId,
        second: &StepId,
    ) -> Result<Vec<ItemId>, Refusal> {
        let [(into, before), (between, joint)] = self.ends(first)?;
        let [(_, reached), (out, after)] = self.ends(second)?;
        self.without_events(&[first, second])?;
        let (a, b) = (self.step(first)?, self.step(second)?);
        if joint.to != *second || reached.from != *first || a.parent != b.parent {
            return Err(unfit(Place::Step(second.clone())));
        }
        if before.from == *second || after.to == *first {
            return Err(unfit(Place::Step(first.clone())));
        }
        let parallel = (GatewayKind::Parallel, Text::default());
        let split =
            self.gateway(parallel.clone(), Point::new(a.at.x - GAP, a.at.center().y), &a)?;
        let join = self.gateway(parallel, Point::new(b.at.right() + GAP, b.at.center().y), &b)?;
        self.lead(&into, &before.from, &split)?;
        self.lead(&between, first, &join)?;
        self.lead(&out, &join, &after.to)?;
        self.new_flow(Flow::new(split.clone(), first.clone()))?;
        self.new_flow(Flow::new(split.clone(), second.clone()))?;
        self.new_flow(Flow::new(second.clone(), join.clone()))?;
        self.tidy(&[split, first.clone(), second.clone(), join])
    }

    /// A decision, with the task that leads to it, before a step that came earlier.
    pub(super) fn move_earlier(
        &mut self,
        check: &StepId,
        on: &FlowId,
        before: &StepId,
    ) -> Result<Vec<ItemId>, Refusal> {
        let p = self.sheet.procedure()?;
        let place = || Place::Step(check.clone());
        let main = self.flow(on)?;
        let (last, reaches) = p.only_in(check).ok_or_else(|| unfit(place()))?;
        let (mut head, mut last, mut end) = (check.clone(), last, reaches.from.clone());
        let task = p.step(&end).filter(|s| matches!(s.kind, StepKind::Task(_)));
        // Without a task of its own the decision is looked at where the case comes in.
        if let Some(task) = task.filter(|_| end != *before)
            && p.boundary_events(&end).next().is_none()
            && task.parent == self.step(check)?.parent
            && let Some((f, into)) = p.only_in(&end)
        {
            (head, last, end) = (end.clone(), f, into.from.clone());
        }
        let (door, into) = p.only_in(before).ok_or_else(|| unfit(place()))?;
        let outside = into.from.clone();
        let passed = between(p, before, &end).ok_or_else(|| unfit(place()))?;
        if main.from != *check || head == *before || passed.contains(&head) {
            return Err(unfit(place()));
        }
        if passed.contains(&main.to) || main.to == head || outside == *check {
            return Err(unfit(place()));
        }
        self.without_events(&passed.iter().collect::<Vec<_>>())?;
        self.lead(&door, &outside, &head)?;
        self.lead(on, check, before)?;
        self.lead(&last, &end, &main.to)?;
        let mut moved = vec![head.clone()];
        if head != *check {
            moved.push(check.clone());
        }
        moved.extend(passed);
        self.tidy(&moved)
    }

    /// Only a sample of the cases passes the step; the others go round it.
    pub(super) fn sample(
        &mut self,
        id: &StepId,
        share: Option<&Sourced<f64>>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let share = share.ok_or_else(|| unfit(Place::Step(id.clone())))?;
        let [(into, before), (out, after)] = self.ends(id)?;
        let [first, last] = self.room_beside(id)?;
        let (step, kind, named) = (self.step(id)?, GatewayKind::Exclusive, self.named);
        let split = self.gateway((kind, named.decision.clone()), first, &step)?;
        let join = self.gateway((kind, Text::default()), last, &step)?;
        self.lead(&into, &before.from, &split)?;
        self.lead(&out, &join, &after.to)?;
        let checked = Flow {
            share: Some(share.clone()),
            name: named.checked.clone(),
            ..Flow::new(split.clone(), id.clone())
        };
        let rest = Sourced { value: 1.0 - share.value, provenance: share.provenance.clone() };
        let passes = Flow {
            share: Some(rest),
            name: named.trusted.clone(),
            default: true,
            ..Flow::new(split.clone(), join.clone())
        };
        self.new_flow(checked)?;
        self.new_flow(passes)?;
        self.new_flow(Flow::new(id.clone(), join.clone()))?;
        Ok([split, id.clone(), join].map(ItemId::Step).into())
    }

    /// Makes room for a gateway in line before a step and for one after it; where their middles come.
    fn room_beside(&mut self, id: &StepId) -> Result<[Point; 2], Refusal> {
        let p = self.sheet.procedure()?;
        let (step, level) = (self.step(id)?, level_of(p, id));
        let in_lane = step.lane.as_ref().and_then(|lane| p.lane(lane)).map(|lane| lane.vertical);
        let in_pool = || Some(p.pool(step.pool.as_ref()?)?.vertical);
        let is_vertical = in_lane.or_else(in_pool).unwrap_or_default();
        let axis = if is_vertical { Axis::Down } else { Axis::Across };
        let (begin, end) = axis.span(step.at);
        // The farther one first: the line of the nearer stays where it is.
        for at in [end, begin] {
            let wish = Space { axis, at, by: BESIDE, branch: None };
            let made = self.sheet.run(|desk| desk.inside(level.clone()).make_space(&wish));
            // Where nothing is beyond there is room.
            if let Err(refusal) = made
                && refusal.0.code != "nothing-to-push"
            {
                return Err(refusal);
            }
        }
        let at = self.step(id)?.at;
        let ((begin, end), middle) = (axis.span(at), at.center());
        let half = BESIDE / 2.0;
        Ok([begin - half, end + half].map(|along| match axis {
            Axis::Across => Point::new(along, middle.y),
            Axis::Down => Point::new(middle.x, along),
        }))
    }

    /// Fewer cases take a branch; the ordinary one takes them.
    pub(super) fn fewer(
        &mut self,
        id: &FlowId,
        left: Option<&Sourced<f64>>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let flow = self.flow(id)?;
        let known = flow.share.as_ref().zip(left);
        let (share, left) = known.ok_or_else(|| unfit(Place::Flow(id.clone())))?;
        let value = share.value * left.value;
        self.sheet.run(|desk| desk.set_share(id, value))?;
        let mut flow = self.flow(id)?;
        if let Some(share) = &mut flow.share {
            share.provenance.clone_from(&left.provenance);
        }
        self.put_flow(id, flow)?;
        Ok(vec![ItemId::Flow(id.clone())])
    }
}

/// The run of steps from one to another, each with one way in and one way out; `None` where there is
/// no such run.
fn between(p: &Procedure, first: &StepId, last: &StepId) -> Option<Vec<StepId>> {
    let mut run = vec![first.clone()];
    while let Some(at) = run.last().filter(|at| *at != last).cloned() {
        let (_, flow) = p.only_out(&at)?;
        p.only_in(&flow.to)?;
        if run.contains(&flow.to) {
            return None;
        }
        run.push(flow.to.clone());
    }
    Some(run)
}
