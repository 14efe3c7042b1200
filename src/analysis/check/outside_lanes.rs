//! A step that stands beside its lane or body, or in no lane though the drawing has lanes: nobody can
//! see who does it.
//!
//! Mend: put it back into its lane.

use foldhash::{HashSet, HashSetExt as _};

use crate::model::finding::{Finding, Place, Severity};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{PoolId, StepId};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{Step, StepKind};

use super::covered::covered;
use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("outside-lanes", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if has_own_place(step) && !is_at_home(scene, id, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

/// What is inside a sub-procedure or on a border goes with it.
fn has_own_place(step: &Step) -> bool {
    step.parent.is_none() && !matches!(step.kind, StepKind::Boundary { .. })
}

/// Whether a step stands where its lane, its body or the lanes at large are.
fn is_at_home(scene: &Scene<'_>, id: &StepId, step: &Step) -> bool {
    match band_of(scene.procedure, step) {
        Some(at) => at.contains(step.at.center()),
        None => !scene.homeless().contains(id),
    }
}

/// Where the lane or body of a step is.
fn band_of(p: &Procedure, step: &Step) -> Option<Rect> {
    let lane = step.lane.as_ref().and_then(|id| p.lane(id)).map(|lane| lane.at);
    lane.or_else(|| step.pool.as_ref().and_then(|id| p.pool(id)).map(|pool| pool.at))
}

/// Steps of no lane and no body that stand outside all of them, where the drawing has lanes.
pub(super) fn homeless(p: &Procedure) -> HashSet<&StepId> {
    if p.lanes().next().is_none() {
        return HashSet::new();
    }
    let divided: HashSet<&PoolId> = p.lanes().filter_map(|(_, lane)| lane.pool.as_ref()).collect();
    let whole = p.pools().filter(|(id, _)| !divided.contains(id)).map(|(_, pool)| pool.at);
    let boxes: Vec<Rect> = p.lanes().map(|(_, lane)| lane.at).chain(whole).collect();
    let (ids, points): (Vec<&StepId>, Vec<Point>) = p
        .steps()
        .filter(|(_, step)| has_own_place(step) && band_of(p, step).is_none())
        .map(|(id, step)| (id, step.at.center()))
        .unzip();
    let covered = covered(&points, &boxes);
    ids.into_iter().zip(covered).filter(|(_, covered)| !covered).map(|(id, _)| id).collect()
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::IntoLane(id)))
}
