//! A step after which nothing comes, though it is not an end: the case stops there and nobody is
//! told.
//!
//! Mend: draw the flow to the next step, or an end event after it.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, SubKind, Trigger};

use super::scene::Scene;
use super::{Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("dead-end", Severity::Error, Look::Step(look)).mended(remedies::add_end);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Vec<Finding>) {
    if scene.fan_out(id) == 0 && !may_be_last(scene, id, step) {
        out.push(RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn may_be_last(scene: &Scene<'_>, id: &StepId, step: &Step) -> bool {
    let in_any_order = step
        .parent
        .as_ref()
        .and_then(|p| scene.procedure.step(p))
        .is_some_and(|p| matches!(p.kind, StepKind::SubProcedure { kind: SubKind::AdHoc, .. }));
    in_any_order
        || match &step.kind {
            StepKind::End { .. }
            | StepKind::Throw(Trigger::Link)
            | StepKind::Boundary { trigger: Trigger::Compensation, .. }
            | StepKind::SubProcedure { kind: SubKind::Event, .. } => true,
            _ => undoes_another(scene, id),
        }
}

/// Whether the step hangs on a compensation event: it undoes another and nothing follows it.
fn undoes_another(scene: &Scene<'_>, id: &StepId) -> bool {
    let hangs = |anchor: &Anchor| match anchor {
        Anchor::Step(from) => scene.procedure.step(from).is_some_and(|s| {
            matches!(s.kind, StepKind::Boundary { trigger: Trigger::Compensation, .. })
        }),
        Anchor::Pool(_) | Anchor::Artifact(_) | Anchor::Flow(_) => false,
    };
    scene.procedure.links().any(|(_, l)| {
        l.kind != LinkKind::Message && l.to == Anchor::Step(id.clone()) && hangs(&l.from)
    })
}
