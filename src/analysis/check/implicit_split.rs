//! Two or more flows leave a task: in BPMN the case then goes all ways at once, which is seldom
//! what was meant and is read differently by people and engines.
//!
//! Mend: put a gateway after the task that says whether one way or all are taken.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::Step;

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("implicit-split", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let ways = scene.fan_out(id);
    if !step.kind.is_gateway() && ways > 1 {
        out.push(|| {
            RULE.at(Place::Step(id.clone())).with("step", scene.name(id)).with("count", ways)
        });
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::InsertSplit(id)))
}
