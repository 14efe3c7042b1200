//! A decision without a default branch: when no condition holds, an engine stops the case with an
//! error and a simulation has to draw again. An inclusive decision that always takes one of its
//! branches needs none.
//!
//! Mend: mark the ordinary branch as the default.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::StepId;
use crate::model::step::{GatewayKind, Step, StepKind};

use super::scene::{Scene, is_decision};
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("no-default", Severity::Warning, Look::Step(look));

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Vec<Finding>) {
    let is_inclusive = step.kind == StepKind::Gateway(GatewayKind::Inclusive);
    let is_sure = |flow: &Flow| is_inclusive && flow.share.as_ref().is_some_and(|s| s.value >= 1.0);
    if is_decision(scene, id, step)
        && !scene.procedure.outgoing(id).any(|(_, f)| f.default || is_sure(f))
    {
        out.push(RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}
