//! A gateway that joins several ways and splits into several at once: the reader cannot tell which of
//! the two it is for, and engines disagree.
//!
//! Mend: make it two gateways, one that joins and one that splits.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::Step;

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("split-and-join", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if step.kind.is_gateway() && scene.fan_in(id) > 1 && scene.fan_out(id) > 1 {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::SplitGateway(id)))
}
