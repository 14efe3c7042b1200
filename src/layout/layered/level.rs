//! The steps of one level with the room each needs: its own, that of events on its border, of data
//! and notes beside it, of a label below it.

use std::collections::BTreeMap;

use crate::layout::dock::{Side, attached_side};
use crate::model::geometry::Rect;
use crate::model::id::{ArtifactId, StepId};
use crate::model::step::{Step, StepKind};

use super::Plan;

/// Least room across on either side of a step's middle: steps of any kind stand in rows alike.
const LEAST: f64 = 40.0;
/// Gap between a step and what stands beside it.
const BESIDE: f64 = 18.0;
/// Gap between two things beside a step.
const BETWEEN: f64 = 12.0;
/// Half an event on the border.
const RIM: f64 = 18.0;
/// Width and height of a letter of a label, roughly, in points: no font is known here.
pub(super) const LETTER: (f64, f64) = (6.6, 14.0);
/// Widest line of a label outside its shape, in points.
const LABEL: f64 = 90.0;

/// A step of a level.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) id: StepId,
    /// Length and breadth.
    pub(super) size: (f64, f64),
    /// Room across before and after its middle.
    pub(super) before: f64,
    pub(super) after: f64,
    /// Its band.
    pub(super) band: usize,
    /// Its middle as it stands: along and across.
    pub(super) old: Option<(f64, f64)>,
    /// Data and notes beside it, as boxes from its middle.
    pub(super) beside: Vec<(ArtifactId, Rect)>,
}

impl Node {
    pub(super) fn of(plan: &Plan<'_>, id: &StepId, step: &Step, size: (f64, f64)) -> Self {
        let axis = plan.axis;
        let size = axis.size(size);
        let old = plan.old.step(id).map(|r| axis.turn(r).center());
        let (mut before, mut after) = (size.1 / 2.0, size.1 / 2.0);
        for (_, event) in plan.guests(id) {
            match axis.side(attached_side(step.at, event.at)) {
                Side::Top => before = size.1 / 2.0 + RIM,
                Side::Bottom => after = size.1 / 2.0 + RIM,
                Side::Left | Side::Right => {}
            }
        }
        if step.kind.is_event() && axis == super::axis::Axis::Right {
            after = after.max(size.1 / 2.0 + label_height(step));
        }
        let beside = beside(plan, id, size, &mut before);
        Self {
            id: id.clone(),
            size,
            before: before.max(LEAST),
            after: after.max(LEAST),
            band: 0,
            old: old.map(|c| (c.x, c.y)),
            beside,
        }
    }
}

/// The height of a step's label below it.
fn label_height(step: &Step) -> f64 {
    let letters = step.name.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
    if letters == 0 {
        return 0.0;
    }
    let lines = (letters as f64 * LETTER.0 / LABEL).ceil().clamp(1.0, 3.0);
    4.0 + lines * LETTER.1
}

/// Boxes of what is linked to a step: in rows before it, the nearest first.
fn beside(
    plan: &Plan<'_>,
    id: &StepId,
    size: (f64, f64),
    before: &mut f64,
) -> Vec<(ArtifactId, Rect)> {
    let mut out = Vec::new();
    let limit = size.0 + 60.0;
    let (mut along, mut across, mut high) = (0.0_f64, *before + BESIDE, 0.0_f64);
    for artifact in plan.beside.get(id).into_iter().flatten() {
        let Some(kept) = plan.procedure.artifact(artifact) else { continue };
        let own = if kept.at.is_drawn() && kept.at.is_sound() {
            (kept.at.w, kept.at.h)
        } else {
            kept.kind.standard_size()
        };
        let own = plan.axis.size(own);
        if along > 0.0 && along + own.0 > limit {
            (along, across, high) = (0.0, across + high + BETWEEN, 0.0);
        }
        let corner = (along - size.0 / 2.0, -across - own.1);
        out.push((artifact.clone(), Rect::new(corner.0, corner.1, own.0, own.1)));
        along += own.0 + BETWEEN;
        high = high.max(own.1);
        *before = before.max(across + high);
    }
    out
}

/// The size a step has, or its standard one where it has none.
pub(super) fn size_of(step: &Step) -> (f64, f64) {
    if step.at.w >= 8.0 && step.at.h >= 8.0 && step.at.is_sound() {
        (step.at.w, step.at.h)
    } else {
        step.kind.standard_size()
    }
}

/// The steps of a level that get a place of their own, with what is inside them laid out first.
pub(super) fn nodes(
    plan: &Plan<'_>,
    parent: Option<&StepId>,
    deeper: usize,
    inner: &mut BTreeMap<StepId, super::Inside>,
) -> Vec<Node> {
    let mut out = Vec::new();
    for id in plan.children.get(&parent.cloned()).into_iter().flatten() {
        let Some(step) = plan.procedure.step(id) else { continue };
        if matches!(&step.kind, StepKind::Boundary { host, .. } if plan.procedure.step(host).is_some())
        {
            continue;
        }
        let mut size = size_of(step);
        if plan.children.contains_key(&Some(id.clone())) && deeper > 0 {
            let (inside, room) = super::inside(plan, id, deeper - 1);
            if matches!(step.kind, StepKind::SubProcedure { expanded: true, .. }) {
                size = (room.0.max(100.0), room.1.max(80.0));
            }
            inner.insert(id.clone(), inside);
        }
        out.push(Node::of(plan, id, step, size));
    }
    out
}
