//! A step after which nothing comes, though it is not an end: the case stops there and nobody is
//! told.
//!
//! Mend: draw the flow to the next step, or an end event after it.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, SubKind, Trigger};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("dead-end", Severity::Error, Look::Step(look)).mended(remedies::add_end);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if scene.fan_out(id) == 0 && !may_be_last(scene, id, step) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn may_be_last(scene: &Scene<'_>, id: &StepId, step: &Step) -> bool {
    let in_any_order = step
        .parent
        .as_ref()
        .and_then(|p| scene.step(p))
        .is_some_and(|p| matches!(p.kind, StepKind::SubProcedure { kind: SubKind::AdHoc, .. }));
    in_any_order
        || match &step.kind {
            StepKind::End { .. }
            | StepKind::Throw(Trigger::Link)
            | StepKind::Boundary { trigger: Trigger::Compensation, .. }
            | StepKind::SubProcedure { kind: SubKind::Event, .. } => true,
            // It undoes another, and nothing follows it.
            _ => scene.undoing().contains(id),
        }
}
