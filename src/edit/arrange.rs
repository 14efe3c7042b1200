//! Plans that tidy: the whole drawing, a part of it, after every change, or only the lines.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::layout::layered::{self, Placement, part};
use crate::model::flow::{Anchor, Flow, Link};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::apply::apply;
use super::follow::{Desk, Plan};
use super::history::Description;
use super::{Change, Edit, Refusal};

impl Desk<'_> {
    /// Lays the whole drawing out; lines find their way anew.
    pub fn arrange_whole(self) -> Result<Plan, Refusal> {
        let placement = layered::arrange(self.procedure()?);
        self.arrange(&placement)
    }

    /// Puts everything where a layout of the whole has it; lines find their way anew.
    pub fn arrange(self, placement: &Placement) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let mut edits = self.places(p, placement);
        edits.extend(p.flows().filter_map(|(id, flow)| {
            let free = freed(flow)?;
            Some(self.put(Change::Flow(id.clone(), Some(Arc::new(free)))))
        }));
        edits.extend(p.links().filter_map(|(id, link)| {
            let free = freed_link(link)?;
            Some(self.put(Change::Link(id.clone(), Some(Arc::new(free)))))
        }));
        Ok(Plan::of(Description::new("edit-arrange"), edits))
    }

    /// Lays the chosen steps out among themselves; the rest makes room.
    pub fn arrange_part(self, items: &[ItemId]) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let chosen: Vec<StepId> = items
            .iter()
            .filter_map(|i| match i {
                ItemId::Step(id) => Some(id.clone()),
                _ => None,
            })
            .collect();
        let placement = part::arrange_part(p, &chosen);
        let mut edits = self.places(p, &placement);
        let moves = moves(p, &placement);
        for (id, flow) in p.flows() {
            let ends = [&flow.from, &flow.to].map(|id| moves.get(id).copied());
            let flow = match ends {
                [None, None] => continue,
                // Both ends went the same way: so do the bends.
                [Some(a), Some(b)] if a == b && !chosen.contains(&flow.from) => Flow {
                    bends: flow.bends.iter().map(|b| b.moved(a.0, a.1)).collect(),
                    docks: flow.docks.map(|d| d.moved(a.0, a.1)),
                    label: flow.label.map(|l| l.moved(a.0, a.1)),
                    ..flow.clone()
                },
                _ => match freed(flow) {
                    Some(free) => free,
                    None => continue,
                },
            };
            edits.push(self.put(Change::Flow(id.clone(), Some(Arc::new(flow)))));
        }
        for (id, link) in p.links() {
            let is_moved = [&link.from, &link.to]
                .into_iter()
                .any(|a| matches!(a, Anchor::Step(id) if moves.contains_key(id)));
            if let (true, Some(free)) = (is_moved, freed_link(link)) {
                edits.push(self.put(Change::Link(id.clone(), Some(Arc::new(free)))));
            }
        }
        Ok(Plan::of(Description::new("edit-arrange-part"), edits))
    }

    /// Lets lines find their way anew: the chosen ones, or those of the chosen steps; all where
    /// nothing is chosen. Nothing else moves.
    pub fn reroute(self, items: &[ItemId]) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let chosen: BTreeSet<&ItemId> = items.iter().collect();
        let is_chosen = |line: ItemId, ends: [ItemId; 2]| {
            chosen.is_empty() || chosen.contains(&line) || ends.iter().any(|e| chosen.contains(e))
        };
        let mut edits = Vec::new();
        for (id, flow) in p.flows() {
            let ends = [&flow.from, &flow.to].map(|id| ItemId::Step(id.clone()));
            if is_chosen(ItemId::Flow(id.clone()), ends)
                && let Some(free) = freed(flow)
            {
                edits.push(self.put(Change::Flow(id.clone(), Some(Arc::new(free)))));
            }
        }
        for (id, link) in p.links() {
            let ends = [&link.from, &link.to].map(|anchor| match anchor {
                Anchor::Step(id) => ItemId::Step(id.clone()),
                Anchor::Pool(id) => ItemId::Pool(id.clone()),
                Anchor::Artifact(id) => ItemId::Artifact(id.clone()),
                Anchor::Flow(id) => ItemId::Flow(id.clone()),
            });
            if is_chosen(ItemId::Link(id.clone()), ends)
                && let Some(free) = freed_link(link)
            {
                edits.push(self.put(Change::Link(id.clone(), Some(Arc::new(free)))));
            }
        }
        Ok(Plan::of(Description::new("edit-reroute"), edits))
    }

    /// A plan with the drawing tidied after it, as one undo step; the plan itself where it changes
    /// nothing that a layout depends on.
    pub fn tidied(self, plan: Plan) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        if !is_structural(p, &plan.edit) {
            return Ok(plan);
        }
        // Tried on a copy: what the plan leaves is what is to be laid out.
        let mut study = self.study().clone();
        apply(&mut study, plan.edit.clone())?;
        let tidy = Desk::new(&study, self.variant(), study.next_id()).arrange_whole()?;
        Ok(Plan { edit: Edit::Group(vec![plan.edit.clone(), tidy.edit]), ..plan })
    }

    /// Edits that put things where a layout has them; labels go back to their own places.
    fn places(&self, p: &Procedure, placement: &Placement) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (id, at) in &placement.steps {
            if let Some(step) = p.step(id).filter(|s| s.at != *at || s.label.is_some()) {
                let mut step = step.clone();
                let inner = Arc::make_mut(&mut step);
                (inner.at, inner.label) = (*at, None);
                edits.push(self.put(Change::Step(id.clone(), Some(step))));
            }
        }
        for (id, at) in &placement.lanes {
            if let Some(mut lane) = p.lane(id).filter(|l| l.at != *at).cloned() {
                Arc::make_mut(&mut lane).at = *at;
                edits.push(self.put(Change::Lane(id.clone(), Some(lane))));
            }
        }
        for (id, at) in &placement.pools {
            if let Some(mut pool) = p.pool(id).filter(|l| l.at != *at).cloned() {
                Arc::make_mut(&mut pool).at = *at;
                edits.push(self.put(Change::Pool(id.clone(), Some(pool))));
            }
        }
        for (id, at) in &placement.artifacts {
            let differs =
                |a: &&Arc<crate::model::artifact::Artifact>| a.at != *at || a.label.is_some();
            if let Some(mut artifact) = p.artifact(id).filter(differs).cloned() {
                let inner = Arc::make_mut(&mut artifact);
                (inner.at, inner.label) = (*at, None);
                edits.push(self.put(Change::Artifact(id.clone(), Some(artifact))));
            }
        }
        edits
    }
}

/// By how much each step of a placement moves.
fn moves(p: &Procedure, placement: &Placement) -> std::collections::BTreeMap<StepId, (f64, f64)> {
    let by = |(id, at): &(StepId, crate::model::geometry::Rect)| {
        let old = p.step(id)?.at;
        Some((id.clone(), (at.x - old.x, at.y - old.y)))
    };
    placement.steps.iter().filter_map(by).collect()
}

/// A flow without what fixes its line; `None` where nothing does.
fn freed(flow: &Flow) -> Option<Flow> {
    let is_fixed = !flow.bends.is_empty() || flow.docks.is_some() || flow.label.is_some();
    is_fixed.then(|| Flow { bends: Vec::new(), docks: None, label: None, ..flow.clone() })
}

/// The same for a message flow or association.
fn freed_link(link: &Link) -> Option<Link> {
    let is_fixed = !link.bends.is_empty() || link.docks.is_some() || link.label.is_some();
    is_fixed.then(|| Link { bends: Vec::new(), docks: None, label: None, ..link.clone() })
}

/// Whether an edit changes what a layout depends on: which steps, flows, lanes and pools there are,
/// and where steps belong; not their names, times or places.
pub fn is_structural(p: &Procedure, edit: &Edit) -> bool {
    match edit {
        Edit::Group(edits) => edits.iter().any(|e| is_structural(p, e)),
        Edit::In(_, change) => changes_structure(p, change),
        Edit::Title(_)
        | Edit::Body(_)
        | Edit::Language(_)
        | Edit::NextId(_)
        | Edit::Variant(..) => false,
    }
}

fn changes_structure(p: &Procedure, change: &Change) -> bool {
    match change {
        Change::Step(id, now) => match (p.step(id), now) {
            (Some(old), Some(new)) => {
                old.lane != new.lane
                    || old.pool != new.pool
                    || old.parent != new.parent
                    || std::mem::discriminant(&old.kind) != std::mem::discriminant(&new.kind)
            }
            (old, new) => old.is_some() != new.is_some(),
        },
        Change::Flow(id, now) => match (p.flow(id), now) {
            (Some(old), Some(new)) => old.from != new.from || old.to != new.to,
            (old, new) => old.is_some() != new.is_some(),
        },
        Change::Link(id, now) => p.link(id).is_some() != now.is_some(),
        Change::Lane(id, now) => p.lane(id).is_some() != now.is_some(),
        Change::Pool(id, now) => p.pool(id).is_some() != now.is_some(),
        Change::Artifact(id, now) => p.artifact(id).is_some() != now.is_some(),
        Change::Card(_)
        | Change::BodyCalendar(_)
        | Change::FirstDay(_)
        | Change::Office(..)
        | Change::Calendar(..)
        | Change::Scenario(..)
        | Change::Note(..) => false,
    }
}
