//! Putting a step where others are: into a flow, into or out of a sub-procedure; and what becomes of
//! the flows that would cross a border.

use std::collections::BTreeSet;

use crate::model::flow::{Anchor, Flow, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::id::{FlowId, LinkId, StepId};
use crate::model::procedure::Procedure;
use crate::model::text::Text;

use super::Refusal;
use super::bands;
use super::carry::Load;
use super::connect;
use super::follow::{Desk, ends_of};
use super::slate::{Hangs, Slate};

/// Whether a step can be put into a flow: cases must be able to come in and go on, and the flow must
/// be another's.
pub fn may_insert(p: &Procedure, id: &StepId, on: &FlowId) -> bool {
    let (Some(step), Some(flow)) = (p.step(id), p.flow(on)) else { return false };
    // Something inside the step cannot be led through it.
    let mut around = p.step(&flow.from).and_then(|s| s.parent.as_ref());
    for _ in 0..crate::model::invariants::MAX_DEPTH {
        let Some(parent) = around else { break };
        if parent == id {
            return false;
        }
        around = p.step(parent).and_then(|s| s.parent.as_ref());
    }
    ends_of(&step.kind) == (true, true) && flow.from != *id && flow.to != *id
}

/// Leads a flow through a step. Where the step had one way in and one way out, they are joined: it
/// leaves its place in the sequence for the new one.
pub(super) fn into_flow(
    desk: &mut Desk<'_>,
    slate: &mut Slate<'_>,
    hangs: &Hangs<'_>,
    id: &StepId,
    on: &FlowId,
) -> Result<(), Refusal> {
    let p = slate.p;
    let flow = p
        .flow(on)
        .cloned()
        .ok_or_else(|| super::follow::missing(crate::model::finding::Place::Flow(on.clone())))?;
    let incoming: Vec<(FlowId, Flow)> = p.incoming(id).map(|(f, x)| (f, x.clone())).collect();
    let outgoing: Vec<(FlowId, Flow)> = p.outgoing(id).map(|(f, x)| (f, x.clone())).collect();
    if let ([(first, before)], [(second, after)]) = (&incoming[..], &outgoing[..]) {
        slate.put_flow(second, None);
        let joined = p.outgoing(&before.from).any(|(_, f)| f.to == after.to);
        if before.from == after.to || joined {
            slate.put_flow(first, None);
        } else {
            slate.put_flow(first, Some(led_to(before, &after.to)));
        }
    }
    let level = p.step(&flow.from).and_then(|s| s.parent.clone());
    enter(slate, hangs, id, level.as_ref());
    // Where the step already follows, or leads on, one flow is enough.
    let follows =
        slate.flows_at(id).iter().any(|f| slate.flow(f).is_some_and(|f| f.from == flow.from));
    slate.put_flow(on, (!follows).then(|| led_to(&flow, id)));
    if !slate.flows_at(id).iter().any(|f| slate.flow(f).is_some_and(|f| f.to == flow.to)) {
        let second = FlowId::new(desk.fresh("f"));
        slate.put_flow(&second, Some(Flow::new(id.clone(), flow.to.clone())));
    }
    Ok(())
}

/// A flow that leads elsewhere; its line is found anew.
pub(super) fn led_to(flow: &Flow, to: &StepId) -> Flow {
    let bare = Flow { bends: Vec::new(), docks: None, label: None, ..flow.clone() };
    Flow { to: to.clone(), ..bare }
}

/// Puts a step, with the events on its border, into a sub-procedure or, with `None`, at the top.
pub(super) fn enter(slate: &mut Slate<'_>, hangs: &Hangs<'_>, id: &StepId, into: Option<&StepId>) {
    if slate.step(id).is_none_or(|s| s.parent.as_ref() == into) {
        return;
    }
    slate.edit_step(id, |s| s.parent = into.cloned());
    for event in hangs.events(id) {
        slate.edit_step(event, |s| s.parent = into.cloned());
    }
}

/// Takes away the flows of moved steps that now cross the border of a sub-procedure or of a pool;
/// returns how many. Where exactly one came in and one went out, what was before and after is
/// joined; across pools a message takes the place of a flow, where it may.
pub(super) fn mend_crossings(desk: &mut Desk<'_>, slate: &mut Slate<'_>, load: &Load) -> usize {
    let mut ids: BTreeSet<FlowId> = BTreeSet::new();
    for id in &load.steps {
        ids.extend(slate.flows_at(id));
    }
    let (mut into, mut out_of, mut cut) = (Vec::new(), Vec::new(), 0);
    for id in ids {
        let Some(flow) = slate.flow(&id).cloned() else { continue };
        let (Some(from), Some(to)) = (slate.step(&flow.from), slate.step(&flow.to)) else {
            continue;
        };
        let same_level = from.parent == to.parent;
        let pools = (bands::pool_of(slate.p, from), bands::pool_of(slate.p, to));
        let was = |id: &StepId| slate.p.step(id).and_then(|s| bands::pool_of(slate.p, s)).cloned();
        // Only what this move has brought about: a file may hold flows between pools.
        let parted = pools.0 != pools.1 && was(&flow.from) == was(&flow.to);
        if same_level && !parted {
            continue;
        }
        let message = parted && connect::may_send(&from.kind, &to.kind);
        cut += 1;
        slate.put_flow(&id, None);
        if message {
            let link = plain_link(LinkKind::Message, step(&flow.from), step(&flow.to));
            let link = Link { name: flow.name.clone(), ..link };
            slate.put_link(&LinkId::new(desk.fresh("k")), Some(link));
        }
        if load.steps.contains(&flow.to) {
            into.push((id, flow));
        } else {
            out_of.push(flow);
        }
    }
    if let ([(id, before)], [after]) = (&into[..], &out_of[..]) {
        join(slate, id, before, after);
    }
    cut
}

/// Leads on from what was before to what was after.
fn join(slate: &mut Slate<'_>, id: &FlowId, before: &Flow, after: &Flow) {
    let level = |id: &StepId| slate.step(id).map(|s| s.parent.clone());
    let joined = slate.p.outgoing(&before.from).any(|(_, f)| f.to == after.to);
    if before.from != after.to && !joined && level(&before.from) == level(&after.to) {
        let healed = led_to(before, &after.to);
        slate.put_flow(id, Some(healed));
    }
}

fn step(id: &StepId) -> Anchor {
    Anchor::Step(id.clone())
}

/// A link without anything set by hand.
pub(super) fn plain_link(kind: LinkKind, from: Anchor, to: Anchor) -> Link {
    Link {
        kind,
        from,
        to,
        name: Text::default(),
        bends: Vec::new(),
        docks: None,
        label: None,
        answer: None,
        foreign: Foreign::default(),
    }
}
