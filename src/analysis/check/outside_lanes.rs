//! A step that stands beside its lane or body, or in no lane though the drawing has lanes: nobody can
//! see who does it.
//!
//! Mend: put it back into its lane.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{Step, StepKind};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("outside-lanes", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    // What is inside a sub-procedure or on a border goes with it.
    if step.parent.is_some() || matches!(step.kind, StepKind::Boundary { .. }) {
        return;
    }
    if !is_at_home(scene.procedure, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

/// Whether a step stands where its lane, its body or the lanes at large are.
fn is_at_home(p: &Procedure, step: &Step) -> bool {
    let center = step.at.center();
    let lane = step.lane.as_ref().and_then(|id| p.lane(id));
    let pool = step.pool.as_ref().and_then(|id| p.pool(id));
    match (lane, pool) {
        (Some(lane), _) => lane.at.contains(center),
        (None, Some(pool)) => pool.at.contains(center),
        (None, None) => {
            let has_no_lanes = |pool| !p.lanes().any(|(_, l)| l.pool.as_ref() == Some(pool));
            p.lanes().next().is_none()
                || p.lanes().any(|(_, l)| l.at.contains(center))
                || p.pools().any(|(id, pool)| pool.at.contains(center) && has_no_lanes(id))
        }
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::IntoLane(id)))
}
