//! Data, notes and groups: what belongs to a step stands beside it, a group around its members, the
//! rest below the drawing.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::artifact::ArtifactKind;
use crate::model::flow::Anchor;
use crate::model::geometry::Rect;
use crate::model::id::{ArtifactId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::{Old, Placement};

/// Gap between things below the drawing.
const GAP: f64 = 90.0;
/// Gap between the drawing and what stands below it.
const BELOW: f64 = 50.0;
/// Room between a group's frame and its members.
const FRAME: f64 = 16.0;

/// The artifacts that belong to each step: by their first link to a step, or to a flow that leaves
/// one.
pub(super) fn owners(procedure: &Procedure) -> BTreeMap<StepId, Vec<ArtifactId>> {
    let mut owner: BTreeMap<&ArtifactId, &StepId> = BTreeMap::new();
    for (_, link) in procedure.links() {
        let ((Anchor::Artifact(artifact), other) | (other, Anchor::Artifact(artifact))) =
            (&link.from, &link.to)
        else {
            continue;
        };
        let step = match other {
            Anchor::Step(step) => Some(step),
            Anchor::Flow(flow) => procedure.flow(flow).map(|f| &f.from),
            Anchor::Pool(_) | Anchor::Artifact(_) => None,
        };
        let is_group = procedure.artifact(artifact).is_none_or(|a| a.kind == ArtifactKind::Group);
        if let (Some(step), false) = (step, is_group) {
            owner.entry(artifact).or_insert(step);
        }
    }
    let mut out: BTreeMap<StepId, Vec<ArtifactId>> = BTreeMap::new();
    for (artifact, step) in owner {
        // What belongs to an event on a border stands with its host.
        let host = match procedure.step(step).map(|s| &s.kind) {
            Some(StepKind::Boundary { host, .. }) => host,
            _ => step,
        };
        out.entry(host.clone()).or_default().push(artifact.clone());
    }
    out
}

/// Adds groups around the steps that stood in them, and everything that has no place yet in a row
/// below.
pub(super) fn place_rest(procedure: &Procedure, old: &Old, out: &mut Placement) {
    let places: BTreeMap<&StepId, Rect> = out.steps.iter().map(|(id, r)| (id, *r)).collect();
    let done: BTreeSet<ArtifactId> = out.artifacts.iter().map(|(id, _)| id.clone()).collect();
    let mut rest: Vec<(f64, &ArtifactId, (f64, f64))> = Vec::new();
    let mut groups = Vec::new();
    for (id, artifact) in procedure.artifacts().filter(|(id, _)| !done.contains(*id)) {
        let was = old.artifact(id);
        let members = was.filter(|_| artifact.kind == ArtifactKind::Group).and_then(|frame| {
            let inside = procedure.steps().filter(|(s, step)| {
                step.parent == artifact.parent
                    && old.step(s).is_some_and(|at| frame.contains(at.center()))
            });
            inside.filter_map(|(s, _)| places.get(s).copied()).reduce(Rect::union)
        });
        if let Some(members) = members {
            groups.push((id.clone(), members.grown(FRAME)));
        } else {
            let size = was.map_or_else(|| artifact.kind.standard_size(), |r| (r.w, r.h));
            rest.push((was.map_or(0.0, |r| r.x), id, size));
        }
    }
    let bands = out.lanes.iter().map(|l| l.1).chain(out.pools.iter().map(|p| p.1));
    let beside = out.artifacts.iter().map(|a| a.1);
    let whole = places.values().copied().chain(bands).chain(beside);
    let whole = whole.reduce(Rect::union).unwrap_or_default();
    rest.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let mut x = whole.x;
    for (_, id, (w, h)) in rest {
        out.artifacts.push((id.clone(), Rect::new(x, whole.bottom() + BELOW, w, h)));
        x += w + GAP;
    }
    out.artifacts.extend(groups);
    out.artifacts.sort_by(|a, b| a.0.cmp(&b.0));
}
