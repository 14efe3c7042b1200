//! A gateway with a rule of its own: neither a reader nor an engine can tell which branches a case
//! takes, and the simulation treats it as an inclusive one.
//!
//! Mend: draw it as an inclusive decision, or as several plain ones.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, Step, StepKind};

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("complex-gateway", Severity::Note, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if step.kind == StepKind::Gateway(GatewayKind::Complex) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let kind = StepKind::Gateway(GatewayKind::Inclusive);
    step_of(p, finding).map(|id| Remedy::Mend(Mend::Kind(id, kind)))
}
