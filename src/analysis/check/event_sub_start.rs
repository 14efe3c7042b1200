//! An event sub-procedure whose start waits for nothing in particular: it can never begin.
//!
//! Mend: say what brings it about: a message, a time, an error.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, SubKind, Trigger};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("event-sub-start", Severity::Warning, Look::Step(look)).mended(remedies::kind);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let is_blank = matches!(step.kind, StepKind::Start { trigger: Trigger::None, .. });
    let is_inside = |parent: &StepId| {
        scene
            .step(parent)
            .is_some_and(|s| matches!(s.kind, StepKind::SubProcedure { kind: SubKind::Event, .. }))
    };
    if is_blank && step.parent.as_ref().is_some_and(is_inside) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
