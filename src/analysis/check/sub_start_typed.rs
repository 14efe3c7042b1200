//! A start inside a sub-procedure that waits for a message, a time or a signal: a sub-procedure begins
//! when the case reaches it, and only an event sub-procedure is brought about by something else.
//!
//! Mend: make it a plain start, and put what is awaited on the way before or inside.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{Step, StepKind, SubKind, Trigger};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("sub-start-typed", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let is_typed =
        matches!(&step.kind, StepKind::Start { trigger, .. } if *trigger != Trigger::None);
    let is_inside = |parent: &StepId| {
        scene.step(parent).is_some_and(
            |s| matches!(&s.kind, StepKind::SubProcedure { kind, .. } if *kind != SubKind::Event),
        )
    };
    if is_typed && step.parent.as_ref().is_some_and(is_inside) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::Kind(id, StepKind::START)))
}
