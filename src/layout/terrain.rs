//! What routing needs to know of a procedure: the boxes of each level, labels and artifacts that are
//! passed unwillingly, the sides in use. Kept in step with a procedure that changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::geometry::Rect;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::dock::Side;
use super::field::Field;
use super::rules;

/// Deepest nesting of sub-procedures that is looked through.
const DEEPEST: usize = 64;

/// What is needed to route any flow of a procedure.
#[derive(Clone, Debug, Default)]
pub struct Terrain {
    levels: BTreeMap<Option<StepId>, Field>,
    stands: BTreeMap<StepId, Stand>,
    /// Boundary events by host.
    guests: BTreeMap<StepId, BTreeSet<StepId>>,
    /// Artifacts, and labels placed by hand: passed only where there is no other way.
    soft: Field,
    softs: BTreeMap<ItemId, Vec<usize>>,
    /// Sides on which a straight flow leaves or arrives, as bits.
    taken: BTreeMap<StepId, u8>,
}

/// Where a step stood when it was last looked at.
#[derive(Clone, Debug, PartialEq)]
struct Stand {
    level: Option<StepId>,
    name: usize,
    at: Rect,
    host: Option<StepId>,
}

fn bit(side: Side, leaves: bool) -> u8 {
    1 << (side as u8 * 2 + u8::from(leaves))
}

impl Terrain {
    /// Looks at a procedure.
    pub fn of(procedure: &Procedure) -> Self {
        let mut out = Self::default();
        for (id, step) in procedure.steps() {
            out.put_step(id, Some(step));
        }
        for (id, flow) in procedure.flows() {
            out.put_soft(&ItemId::Flow(id.clone()), flow.label.into_iter().collect());
        }
        for (id, link) in procedure.links() {
            out.put_soft(&ItemId::Link(id.clone()), link.label.into_iter().collect());
        }
        for (id, artifact) in procedure.artifacts() {
            out.put_soft(&ItemId::Artifact(id.clone()), rests(artifact));
        }
        for (_, flow) in procedure.flows() {
            let ends = (procedure.step(&flow.from), procedure.step(&flow.to));
            if let (Some(from), Some(to), true) = (ends.0, ends.1, flow.bends.is_empty())
                && let Some((a, b)) = rules::straight_sides(from, to)
            {
                *out.taken.entry(flow.from.clone()).or_default() |= bit(a, true);
                *out.taken.entry(flow.to.clone()).or_default() |= bit(b, false);
            }
        }
        out
    }

    /// The boxes of a level, where it has any.
    pub(super) fn level(&self, level: Option<&StepId>) -> Option<&Field> {
        self.levels.get(&level.cloned())
    }

    /// Artifacts and labels placed by hand.
    pub(super) fn soft(&self) -> &Field {
        &self.soft
    }

    /// The name of a step's box in its level.
    pub(super) fn name(&self, id: &StepId, level: Option<&StepId>) -> Option<usize> {
        self.stands.get(id).filter(|s| s.level.as_ref() == level).map(|s| s.name)
    }

    /// The names of a thing's soft boxes.
    pub(super) fn soft_names(&self, item: &ItemId) -> &[usize] {
        self.softs.get(item).map_or(&[], Vec::as_slice)
    }

    /// Whether a straight flow leaves (or arrives at) a side of a step.
    pub(super) fn is_taken(&self, id: &StepId, side: Side, leaves: bool) -> bool {
        self.taken.get(id).is_some_and(|bits| bits & bit(side, leaves) != 0)
    }

    /// Boundary events that sit, or sat, on a step.
    pub(super) fn guests(&self, host: &StepId) -> impl Iterator<Item = &StepId> {
        self.guests.get(host).into_iter().flatten()
    }

    /// Where a step stands on its level.
    pub(super) fn stand(&self, id: &StepId) -> Option<(Option<&StepId>, Rect)> {
        self.stands.get(id).map(|s| (s.level.as_ref(), s.at))
    }

    /// Puts a step where it stands now, or takes it away. Gives the boxes that came or went.
    pub(super) fn put_step(&mut self, id: &StepId, step: Option<&Step>) -> Vec<Rect> {
        let mut areas = Vec::new();
        let former = self.stands.get(id).cloned();
        let is_same = former.as_ref().zip(step).is_some_and(|(old, new)| {
            old.at == new.at && old.level == new.parent && old.host.as_ref() == host_of(new)
        });
        if !is_same {
            if let Some(old) = former {
                areas.push(old.at);
                self.stands.remove(id);
                if let Some(level) = self.levels.get_mut(&old.level) {
                    level.take(old.name);
                }
                if let Some(guests) = old.host.as_ref().and_then(|h| self.guests.get_mut(h)) {
                    guests.remove(id);
                }
            }
            if let Some(step) = step {
                areas.push(step.at);
                let name = self.levels.entry(step.parent.clone()).or_default().add(step.at);
                let host = host_of(step).cloned();
                if let Some(host) = &host {
                    self.guests.entry(host.clone()).or_default().insert(id.clone());
                }
                let level = step.parent.clone();
                self.stands.insert(id.clone(), Stand { level, name, at: step.at, host });
            }
        }
        let label = step.and_then(|s| s.label).into_iter().collect();
        areas.extend(self.put_soft(&ItemId::Step(id.clone()), label));
        areas
    }

    /// Puts what a thing has beside it; gives the boxes that came or went.
    pub(super) fn put_soft(&mut self, item: &ItemId, boxes: Vec<Rect>) -> Vec<Rect> {
        let former = self.softs.remove(item).unwrap_or_default();
        let old: Vec<Rect> = former.iter().filter_map(|n| self.soft.rect(*n)).collect();
        if old == boxes {
            if !former.is_empty() {
                self.softs.insert(item.clone(), former);
            }
            return Vec::new();
        }
        for name in former {
            self.soft.take(name);
        }
        let names: Vec<usize> = boxes.iter().map(|b| self.soft.add(*b)).collect();
        if !names.is_empty() {
            self.softs.insert(item.clone(), names);
        }
        old.into_iter().chain(boxes).collect()
    }

    /// Looks again at which sides of a step straight flows use; says whether that changed.
    pub(super) fn look_at_sides(&mut self, procedure: &Procedure, id: &StepId) -> bool {
        let mut bits = 0;
        if let Some(step) = procedure.step(id) {
            for (_, flow) in procedure.outgoing(id).filter(|(_, f)| f.bends.is_empty()) {
                let to = procedure.step(&flow.to);
                if let Some((side, _)) = to.and_then(|to| rules::straight_sides(step, to)) {
                    bits |= bit(side, true);
                }
            }
            for (_, flow) in procedure.incoming(id).filter(|(_, f)| f.bends.is_empty()) {
                let from = procedure.step(&flow.from);
                if let Some((_, side)) = from.and_then(|from| rules::straight_sides(from, step)) {
                    bits |= bit(side, false);
                }
            }
        }
        let former =
            if bits == 0 { self.taken.remove(id) } else { self.taken.insert(id.clone(), bits) };
        former.unwrap_or_default() != bits
    }
}

/// The host of a boundary event.
pub(super) fn host_of(step: &Step) -> Option<&StepId> {
    match &step.kind {
        StepKind::Boundary { host, .. } => Some(host),
        _ => None,
    }
}

/// The boxes of an artifact that lines go around: a group is open.
pub(super) fn rests(artifact: &crate::model::artifact::Artifact) -> Vec<Rect> {
    let is_group = artifact.kind == crate::model::artifact::ArtifactKind::Group;
    let own = (!is_group && artifact.at.is_drawn()).then_some(artifact.at);
    own.into_iter().chain(artifact.label).collect()
}

/// Whether a sub-procedure, or one around it, is drawn collapsed.
pub(super) fn is_folded(procedure: &Procedure, parent: Option<&StepId>) -> bool {
    let mut at = parent;
    for _ in 0..DEEPEST {
        let Some(step) = at.and_then(|id| procedure.step(id)) else { return false };
        if !matches!(step.kind, StepKind::SubProcedure { expanded: true, .. }) {
            return true;
        }
        at = step.parent.as_ref();
    }
    false
}

/// The step around `id` (or itself) that stands at the top.
pub(super) fn top_of<'a>(procedure: &'a Procedure, id: &'a StepId) -> &'a StepId {
    let mut at = id;
    for _ in 0..DEEPEST {
        let Some(parent) = procedure.step(at).and_then(|s| s.parent.as_ref()) else { break };
        at = parent;
    }
    at
}
