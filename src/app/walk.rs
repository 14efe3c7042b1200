//! Walking the drawing by keyboard: the next step, the flow's end, the branch beside.

use crate::edit::level::stands_in;
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::action::Action;

/// Where a walking action leads from the selection, within the level shown.
pub fn to(
    p: &Procedure,
    (level, at): (Option<&StepId>, Option<&StepId>),
    lead: Option<&ItemId>,
    action: Action,
) -> Option<ItemId> {
    let mut order = reading_order(p);
    order.retain(|id| stands_in(p, id, level));
    let first = || order.first().cloned().map(ItemId::Step);
    match action {
        Action::WalkNext | Action::WalkBack => {
            let Some(at) = at else { return first() };
            let place = order.iter().position(|id| id == at)?;
            let n = order.len();
            let next = if action == Action::WalkNext { place + 1 } else { place + n - 1 } % n;
            order.get(next).cloned().map(ItemId::Step)
        }
        Action::Follow => {
            // A flow leads to its target; a step to where its first flow goes.
            if let Some(ItemId::Flow(id)) = lead {
                return p.flow(id).map(|f| ItemId::Step(f.to.clone()));
            }
            if let Some(ItemId::Link(id)) = lead {
                return p.link(id).and_then(|l| match &l.to {
                    Anchor::Step(to) => Some(ItemId::Step(to.clone())),
                    Anchor::Pool(to) => Some(ItemId::Pool(to.clone())),
                    Anchor::Artifact(_) | Anchor::Flow(_) => None,
                });
            }
            let Some(at) = at else { return first() };
            // Where the way parts, the first branch is chosen and the person says which.
            let mut ways = p.outgoing(at);
            match (ways.next(), ways.next()) {
                (Some((_, flow)), None) => Some(ItemId::Step(flow.to.clone())),
                (None, _) => None,
                _ => branches_of(p, at).into_iter().next(),
            }
        }
        Action::WalkFirst => first(),
        Action::WalkLast => order.last().cloned().map(ItemId::Step),
        Action::BranchUp | Action::BranchDown => {
            // From a step to its branches; from a branch to the one above or below.
            let (source, chosen) = match lead {
                Some(ItemId::Flow(id)) => (p.flow(id)?.from.clone(), lead),
                Some(ItemId::Link(id)) => match &p.link(id)?.from {
                    Anchor::Step(from) => (from.clone(), lead),
                    Anchor::Pool(_) | Anchor::Artifact(_) | Anchor::Flow(_) => return None,
                },
                _ => (at?.clone(), None),
            };
            let branches = branches_of(p, &source);
            let n = branches.len();
            let down = action == Action::BranchDown;
            let place = match chosen.and_then(|c| branches.iter().position(|b| b == c)) {
                Some(i) if down => (i + 1) % n,
                Some(i) => (i + n - 1) % n,
                None if down => 0,
                None => n.checked_sub(1)?,
            };
            branches.get(place).cloned()
        }
        _ => None,
    }
}

/// What leaves a step, from top to bottom: its flows, then its messages.
fn branches_of(p: &Procedure, step: &StepId) -> Vec<ItemId> {
    let mut flows: Vec<_> = p.outgoing(step).collect();
    let height = |f: &crate::model::flow::Flow| p.step(&f.to).map_or(0.0, |s| s.at.center().y);
    flows.sort_by(|a, b| height(a.1).total_cmp(&height(b.1)).then(a.0.cmp(&b.0)));
    let from = Anchor::Step(step.clone());
    let messages = p.links().filter(|(_, l)| l.kind == LinkKind::Message && l.from == from);
    let messages = messages.map(|(id, _)| ItemId::Link(id.clone()));
    flows.into_iter().map(|(id, _)| ItemId::Flow(id)).chain(messages).collect()
}

/// Steps as a person reads them: along the flow from the starts, branches from top to bottom, then
/// what no start reaches.
pub fn reading_order(p: &Procedure) -> Vec<StepId> {
    use crate::model::step::StepKind;
    let mut starts: Vec<_> = p
        .steps()
        .filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }) && s.parent.is_none())
        .collect();
    starts.sort_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x).then(a.1.at.y.total_cmp(&b.1.at.y)));
    let mut seen = std::collections::BTreeSet::new();
    let mut out = Vec::new();
    let mut left: Vec<_> = p.steps().collect();
    left.sort_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x).then(a.1.at.y.total_cmp(&b.1.at.y)));
    let roots = starts.into_iter().chain(left).map(|(id, _)| id.clone());
    for root in roots {
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            if !seen.insert(id.clone()) {
                continue;
            }
            let mut next: Vec<StepId> = p.outgoing(&id).map(|(_, f)| f.to.clone()).collect();
            next.extend(p.boundary_events(&id).map(|(b, _)| b.clone()));
            next.extend(p.inside(&id).map(|(c, _)| c.clone()));
            let height = |id: &StepId| p.step(id).map_or(0.0, |s| s.at.center().y);
            next.sort_by(|a, b| height(b).total_cmp(&height(a)).then(b.cmp(a)));
            out.push(id);
            stack.extend(next);
        }
    }
    out
}
